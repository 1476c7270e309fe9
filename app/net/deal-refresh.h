/* deal-refresh.h: asks lists, pages and the deal's own address for what is new
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "model/deal.h"

G_BEGIN_DECLS

typedef struct _DealArchive DealArchive;

typedef enum
{
  DEAL_OUTCOME_CAME_IN,     /* read, and kept in the archive; a page: its first text */
  DEAL_OUTCOME_NOT_CHANGED, /* the server says that nothing is new */
  DEAL_OUTCOME_SKIPPED,     /* not asked; the message says why and until when */
  DEAL_OUTCOME_FAILED,
  DEAL_OUTCOME_GONE,    /* its server says that it is gone for good */
  DEAL_OUTCOME_CHANGED, /* a page: its text is another one than before; a deal: there
                         * is an edition that is not the open one */
} DealOutcome;

/**
 * DealRefreshLine:
 * @url: the address as it was given
 * @title: the title of the list or source, or its host
 * @is_page: the page of a source, not a list
 * @is_deal: the deal itself, where it is published
 * @n_entries: how many entries it has
 * @n_new: how many sources became known through it
 * @n_changed: how many known ones it has with another text; of a page 1 or 0; of the
 *   deal 1 when an edition waits that is not the open one
 * @status: HTTP status; 0: no answer
 * @not_before: when it may be asked again, in seconds since 1970; 0: at any time
 * @message: one sentence for people, translated, without the full stop
 *
 * What came of one list or page.
 */
typedef struct
{
  char       *url;
  char       *title;
  gboolean    is_page;
  gboolean    is_deal;
  DealOutcome outcome;
  guint       n_entries;
  guint       n_new;
  guint       n_changed;
  guint       status;
  gint64      not_before;
  char       *message;
} DealRefreshLine;

const char *deal_outcome_to_name (DealOutcome outcome);

/* Which pages of sources are asked for besides the lists. */
typedef enum
{
  DEAL_PAGES_NONE,
  DEAL_PAGES_DUE, /* not asked for within a day, and left alone after a failure */
  DEAL_PAGES_ALL,
} DealPages;

/**
 * DealRefreshOptions:
 * @deal: (nullable): its feeds are asked, and its sources count as known
 * @deal_uri: (nullable): the file that @deal was read from: where that was published
 *   is asked for a newer edition
 * @urls: (nullable) (array zero-terminated=1): further lists that the user named
 * @only_urls: leave the feeds of the deal and the user's own lists alone
 * @pages: which pages of what the deal cites, and of new articles, are asked for
 * @page_urls: (nullable) (array zero-terminated=1): further pages of sources that
 *   the user typed, so that they may be private
 * @again_url: (nullable): a further page, of a source that is known
 * @only_due: leave alone what failed lately: for a refresh that nobody asked for
 * @offline: ask nobody
 * @timeout: seconds for each address; 0 for the usual 20
 */
typedef struct
{
  const Deal        *deal;
  const char        *deal_uri;
  const char *const *urls;
  gboolean           only_urls;
  DealPages          pages;
  const char *const *page_urls;
  const char        *again_url;
  gboolean           only_due;
  gboolean           offline;
  guint              timeout;
} DealRefreshOptions;

/**
 * DealRefreshSummary:
 * @n_lists: how many lists there were
 * @n_in: how many came in or had nothing new
 * @n_skipped: how many were not asked
 * @n_failed: how many failed or are gone
 * @n_new: how many sources became known
 * @n_changed: how many known ones changed
 * @n_pages: how many pages there were
 * @n_pages_in: how many of them came in
 * @n_pages_failed: how many failed or are gone
 * @n_pages_changed: how many have another text than before
 * @n_deals: 1 when the deal itself was to be asked for
 * @n_deals_in: 1 when it came in
 * @n_deals_failed: 1 when that failed
 * @n_deals_changed: 1 when an edition waits that is not the open one
 */
typedef struct
{
  guint n_lists;
  guint n_in;
  guint n_skipped;
  guint n_failed;
  guint n_new;
  guint n_changed;
  guint n_pages;
  guint n_pages_in;
  guint n_pages_failed;
  guint n_pages_changed;
  guint n_deals;
  guint n_deals_in;
  guint n_deals_failed;
  guint n_deals_changed;
} DealRefreshSummary;

/*
 * Properties, all read-only and notifying: `running` (gboolean), `done` and
 * `total` (guint: lists and pages), `host` (string, nullable: whose answer came last).
 * Signal `line` (const DealRefreshLine *): a list or page is done; valid while it is
 * emitted.  All on the main context that the refresh was started on.
 *
 * A refresh that is cancelled leaves whole lists and pages only: what came in before is
 * kept, the rest is as it was.
 */
#define DEAL_TYPE_REFRESH (deal_refresh_get_type ())
G_DECLARE_FINAL_TYPE (DealRefresh, deal_refresh, DEAL, REFRESH, GObject)

DealRefresh *deal_refresh_new (DealArchive *archive);
void         deal_refresh_run_async (DealRefresh              *self,
                                     const DealRefreshOptions *options,
                                     GCancellable             *cancellable,
                                     GAsyncReadyCallback       callback,
                                     gpointer                  user_data);
gboolean     deal_refresh_run_finish (DealRefresh        *self,
                                      GAsyncResult       *result,
                                      DealRefreshSummary *summary,
                                      GError            **error);

guint       deal_refresh_get_done (DealRefresh *self);
guint       deal_refresh_get_total (DealRefresh *self);
gboolean    deal_refresh_has_deal (DealRefresh *self);
const char *deal_refresh_get_host (DealRefresh *self);
GPtrArray  *deal_refresh_get_lines (DealRefresh *self);

G_END_DECLS
