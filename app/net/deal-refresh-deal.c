/* deal-refresh-deal.c: the deal itself, where it is published
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/deal-refresh-private.h"

#include "deal-error.h"
#include "deal-text.h"
#include "model/deal-reader.h"
#include "net/deal-publication.h"

/* What keeps it from opening first, of all that does. */
static void
set_problem (GError   **error,
             GPtrArray *problems,
             GError    *problem)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const DealProblem *one = problems->pdata[i];

      if (one->severity != DEAL_SEVERITY_ERROR)
        continue;
      g_set_error (error, DEAL_ERROR, DEAL_ERROR_INVALID,
                   /* Translators: a line, a column, and what is wrong there */
                   _ ("The edition that is published has a mistake in line %u, column "
                      "%u: %s"),
                   one->line, one->column, one->message);
      g_error_free (problem);
      return;
    }

  g_propagate_error (error, problem);
}

/**
 * deal_refresh_read_deal:
 * @job: a deal
 * @fetched: what its server answered, with a body
 * @error: return location for an error
 *
 * Judges an edition as any file is judged.
 *
 * Returns: (transfer full): the deal; `NULL` with `DEAL_ERROR_INVALID` for a file
 *   with a mistake or of another deal
 */
Deal *
deal_refresh_read_deal (const DealRefreshJob *job,
                        const DealFetched    *fetched,
                        GError              **error)
{
  g_autoptr (GPtrArray) problems =
    g_ptr_array_new_with_free_func ((GDestroyNotify) deal_problem_free);
  GError *problem = NULL;
  g_autoptr (Deal) deal =
    deal_new_from_bytes (fetched->body, job->title, problems, &problem);

  if (deal == NULL)
    {
      set_problem (error, problems, problem);
      return NULL;
    }
  if (g_str_equal (deal->id, job->deal_id))
    return g_steal_pointer (&deal);

  g_set_error (error, DEAL_ERROR, DEAL_ERROR_INVALID,
               /* Translators: the names of two deals */
               _ ("What is published there is another deal: “%s”, not “%s”"), deal->id,
               job->deal_id);

  return NULL;
}

/* Whether the user is still to judge the edition with @hash; NULL: the one that came
 * last, of which @last is what is kept, if it is not the one that is open. */
static gboolean
is_waiting (const DealRefreshJob      *job,
            const DealArchivedEdition *last,
            const char                *hash)
{
  if (hash == NULL)
    hash = last != NULL ? last->hash : job->deal_hash;

  return !g_str_equal (hash, job->deal_hash) &&
         !(last != NULL && last->is_declined && g_str_equal (last->hash, hash));
}

/* Of a deal whose answer was kept; @hash as above. */
DealRefreshLine *
deal_refresh_deal_line_new (const DealRefreshJob *job,
                            DealArchive          *archive,
                            const char           *hash)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DealArchivedEdition)
    last = deal_archive_load_edition (archive, job->url, job->deal_hash, &error);
  gboolean         is_new;
  DealRefreshLine *line;

  if (error != NULL)
    return deal_refresh_line_new (job, DEAL_OUTCOME_FAILED, error->message);

  is_new = is_waiting (job, last, hash);
  line = deal_refresh_line_new (
    job, is_new ? DEAL_OUTCOME_CHANGED : DEAL_OUTCOME_NOT_CHANGED,
    is_new ? _ ("Another edition is published") : _ ("The deal is as it is published"));
  line->n_changed = is_new;

  return line;
}

/**
 * deal_refresh_keep_deal:
 * @work: a deal whose answer is good
 * @archive: the archive
 *
 * Keeps the edition beside the one that is open; only the user puts it in its place.
 *
 * Returns: (transfer full): the line about it
 */
DealRefreshLine *
deal_refresh_keep_deal (const DealRefreshWork *work,
                        DealArchive           *archive)
{
  const DealRefreshJob *job = work->job;
  g_autoptr (GError) error = NULL;
  DealRefreshLine *line;

  if (!deal_publication_keep (archive, job->url, work->fetched, work->deal, &error))
    return deal_refresh_line_new (job, DEAL_OUTCOME_FAILED, error->message);

  line = deal_refresh_deal_line_new (job, archive, work->deal->sha256);
  line->status = work->fetched->status;

  return line;
}
