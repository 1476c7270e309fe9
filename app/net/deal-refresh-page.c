/* deal-refresh-page.c: what came of the page of a source goes into the archive
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/deal-refresh-private.h"

#include "deal-clock.h"
#include "deal-text.h"

static DealRefreshLine *
new_line (const DealRefreshJob *job,
          DealPageChange        change)
{
  switch (change)
    {
    case DEAL_PAGE_FIRST:
      return deal_refresh_line_new (job, DEAL_OUTCOME_CAME_IN,
                                    _ ("The page's text is kept"));
    case DEAL_PAGE_SAME:
      return deal_refresh_line_new (job, DEAL_OUTCOME_NOT_CHANGED,
                                    _ ("The page is as it was"));
    case DEAL_PAGE_CHANGED:
      return deal_refresh_line_new (job, DEAL_OUTCOME_CHANGED,
                                    _ ("The page's text has changed"));
    default:
      g_assert_not_reached ();
    }
}

/**
 * deal_refresh_keep_page:
 * @work: a page whose answer is good
 * @archive: the archive
 *
 * Keeps its text.
 *
 * Returns: (transfer full): the line about it
 */
DealRefreshLine *
deal_refresh_keep_page (const DealRefreshWork *work,
                        DealArchive           *archive)
{
  const DealRefreshJob *job = work->job;
  const DealFetched    *fetched = work->fetched;
  DealPageChange        change = DEAL_PAGE_SAME;
  g_autoptr (GError) error = NULL;
  DealRefreshLine *line;
  DealReceivedPage received = {
    .answer = deal_refresh_describe_answer (job->url, fetched),
    .title = job->title != NULL ? job->title : work->page->title,
    .publisher = job->publisher != NULL ? job->publisher : "",
    .is_known = job->is_cited,
    .text = work->page->text,
  };

  if (!deal_archive_store_page (archive, &received, &change, &error))
    return deal_refresh_line_new (job, DEAL_OUTCOME_FAILED, error->message);

  line = new_line (job, change);
  line->status = fetched->status;
  line->n_changed = change == DEAL_PAGE_CHANGED;

  return line;
}
