/* deal-news-job.c: what is new, and to be read, looked up in a thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-news-job.h"

typedef struct
{
  Deal        *deal;
  DealArchive *archive;
} Job;

static void
job_free (Job *job)
{
  deal_unref (job->deal);
  g_object_unref (job->archive);
  g_free (job);
}

void
deal_news_found_free (DealNewsFound *found)
{
  deal_unref (found->deal);
  g_free (found->edition);
  g_free (found->before);
  g_clear_pointer (&found->news, g_ptr_array_unref);
  g_free (found);
}

static void
count (DealNewsFound            *found,
       const DealArchivedSource *source)
{
  gboolean is_new = source->state == DEAL_ARCHIVED_NEW;
  gboolean is_changed = source->state == DEAL_ARCHIVED_CHANGED;

  found->n_checked += source->is_own_time;
  found->n_problems += source->state == DEAL_ARCHIVED_UNREACHABLE ||
                       source->state == DEAL_ARCHIVED_GONE;
  if (source->is_read)
    return;

  found->n_unread++;
  found->n_new += is_new && source->first_seen >= found->visited;
  found->n_changed += is_changed && source->changed >= found->visited;
}

/* In a thread of its own. */
static void
run (GTask        *task,
     gpointer      source_object,
     gpointer      task_data,
     GCancellable *cancellable)
{
  const Job     *job = task_data;
  DealNewsFound *found;
  g_autoptr (GPtrArray) sources = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;

  found = g_new0 (DealNewsFound, 1);
  found->deal = deal_ref (job->deal);
  found->edition = deal_edition_write (job->deal);
  if (deal_archive_load_visit (job->archive, job->deal->id, &found->before,
                               &found->visited, NULL))
    found->is_first = found->before == NULL;
  if (found->before != NULL)
    found->news = deal_edition_compare (found->before, found->edition);

  sources = deal_archive_load_sources (job->archive, NULL);
  found->is_counted = sources != NULL;
  for (guint i = 0; sources != NULL && i < sources->len; i++)
    count (found, g_ptr_array_index (sources, i));

  g_task_return_pointer (task, found, (GDestroyNotify) deal_news_found_free);
}

/**
 * deal_news_job_run_async:
 * @deal: a deal, whole
 * @archive: what knows of the last visit, and of the sources
 * @cancellable: (nullable): to want it no more
 * @callback: called on the main loop
 * @user_data: for @callback
 *
 * Compares the deal with the edition of the last visit, and counts the sources: ten
 * thousand of them would be felt.
 */
void
deal_news_job_run_async (Deal               *deal,
                         DealArchive        *archive,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->deal = deal_ref (deal);
  job->archive = g_object_ref (archive);
  g_task_set_source_tag (task, deal_news_job_run_async);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, run);
}

/**
 * deal_news_job_run_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full): what was found; `NULL` when it was cancelled
 */
DealNewsFound *
deal_news_job_run_finish (GAsyncResult *result,
                          GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
