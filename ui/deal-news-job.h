/* deal-news-job.h: what is new, and to be read, looked up in a thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "archive/deal-archive.h"
#include "calc/deal-edition.h"

G_BEGIN_DECLS

/**
 * DealNewsFound:
 * @deal: what was asked about
 * @edition: what it says
 * @before: (nullable): what it said at the last visit
 * @is_first: there was no visit before
 * @visited: when it was, in seconds since 1970
 * @news: (nullable) (element-type DealNews): between the two
 * @is_counted: whether the archive could be read; else the counts say nothing
 * @n_unread: sources that are new or changed, and not read
 * @n_checked: sources that were themselves asked for, not only the list they came in
 * @n_problems: those of them that are unreachable or gone
 * @n_new: of the unread ones, those that came since the last visit
 * @n_changed: likewise, those that were rewritten
 */
typedef struct
{
  Deal      *deal;
  char      *edition;
  char      *before;
  gboolean   is_first;
  gint64     visited;
  GPtrArray *news;
  gboolean   is_counted;
  guint      n_unread;
  guint      n_checked;
  guint      n_problems;
  guint      n_new;
  guint      n_changed;
} DealNewsFound;

void deal_news_found_free (DealNewsFound *found);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DealNewsFound, deal_news_found_free)

void           deal_news_job_run_async (Deal               *deal,
                                        DealArchive        *archive,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
DealNewsFound *deal_news_job_run_finish (GAsyncResult *result, GError **error);

G_END_DECLS
