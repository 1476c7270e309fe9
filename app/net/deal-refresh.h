/* deal-refresh.h: asks all lists for what is new, and keeps it
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
  DEAL_OUTCOME_CAME_IN,     /* read, and kept in the archive */
  DEAL_OUTCOME_NOT_CHANGED, /* the server says that nothing is new */
  DEAL_OUTCOME_SKIPPED,     /* not asked; the message says why and until when */
  DEAL_OUTCOME_FAILED,
  DEAL_OUTCOME_GONE, /* its server says that it is gone for good */
} DealOutcome;

/**
 * DealRefreshLine:
 * @url: the list's address as it was given
 * @title: the list's title, or its host
 * @n_entries: how many entries it has
 * @n_new: how many sources became known through it
 * @n_changed: how many known ones it has with another text
 * @status: HTTP status; 0: no answer
 * @not_before: when it may be asked again, in seconds since 1970; 0: at any time
 * @message: one sentence for people, translated, without the full stop
 *
 * What came of one list.
 */
typedef struct
{
  char       *url;
  char       *title;
  DealOutcome outcome;
  guint       n_entries;
  guint       n_new;
  guint       n_changed;
  guint       status;
  gint64      not_before;
  char       *message;
} DealRefreshLine;

const char *deal_outcome_to_name (DealOutcome outcome);

/**
 * DealRefreshOptions:
 * @deal: (nullable): its feeds are asked, and its sources count as known
 * @urls: (nullable) (array zero-terminated=1): further lists that the user named
 * @only_urls: leave the feeds of the deal and the user's own lists alone
 * @only_due: leave alone what failed lately: for a refresh that nobody asked for
 * @offline: ask nobody
 * @timeout: seconds for each address; 0 for the usual 20
 */
typedef struct
{
  const Deal        *deal;
  const char *const *urls;
  gboolean           only_urls;
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
 */
typedef struct
{
  guint n_lists;
  guint n_in;
  guint n_skipped;
  guint n_failed;
  guint n_new;
  guint n_changed;
} DealRefreshSummary;

/*
 * Properties, all read-only and notifying: `running` (gboolean), `done` and
 * `total` (guint: lists), `host` (string, nullable: whose answer came last).
 * Signal `line` (const DealRefreshLine *): a list is done; valid while it is
 * emitted.  All on the main context that the refresh was started on.
 *
 * A refresh that is cancelled leaves whole lists only: what came in before is
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

gboolean    deal_refresh_is_running (DealRefresh *self);
guint       deal_refresh_get_done (DealRefresh *self);
guint       deal_refresh_get_total (DealRefresh *self);
const char *deal_refresh_get_host (DealRefresh *self);
GPtrArray  *deal_refresh_get_lines (DealRefresh *self);

G_END_DECLS
