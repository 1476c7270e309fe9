/* deal-figure-job.c: a figure made, and let go of, in a thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-figure-job.h"

/* As many marks are freed within a frame. */
#define MARKS_AT_ONCE 2000

/* As many terms and claims together, or dated amounts, are a figure within a frame. */
#define CLAIMS_AT_ONCE 1500
#define AMOUNTS_AT_ONCE 5000

typedef struct
{
  DealFigureKind kind;
  DealOptions   *options;
  gboolean       translated;
} Job;

static gboolean
has_many_amounts (const Deal *deal)
{
  gsize n = 0;

  for (gsize i = 0; i < deal->n_payments && n <= AMOUNTS_AT_ONCE; i++)
    {
      const DealRule *rule = &deal->payments[i].rule;

      n += 1 + rule->n_amounts + (rule->series != NULL ? rule->series->n_points : 0);
    }

  return n > AMOUNTS_AT_ONCE;
}

/**
 * deal_figure_job_is_worth:
 * @kind: which figure
 * @options: what the reader chose
 *
 * Returns: whether to make the figure takes longer than a frame
 */
gboolean
deal_figure_job_is_worth (DealFigureKind     kind,
                          const DealOptions *options)
{
  const Deal *deal = options->deal;

  return ((kind == DEAL_FIGURE_EVIDENCE || kind == DEAL_FIGURE_TIMELINE) &&
          deal->n_terms + deal->n_claims > CLAIMS_AT_ONCE) ||
         (kind == DEAL_FIGURE_PAYMENTS && has_many_amounts (deal));
}

/**
 * deal_figure_job_move_window:
 * @shown: (nullable): a figure
 * @options: what the reader chose then
 *
 * Returns: (transfer full) (nullable): the figure with another part of its time, at
 *   once, where @options want no more than that
 */
DealFigure *
deal_figure_job_move_window (const DealFigure  *shown,
                             const DealOptions *options)
{
  if (shown == NULL || deal_figure_get_kind (shown) != DEAL_FIGURE_PAYMENTS ||
      !deal_options_equal_but_window (deal_figure_get_options (shown), options))
    return NULL;

  return deal_figure_new_window (shown, options->window);
}

/**
 * deal_figure_job_leaves:
 * @shown: (nullable): a figure
 * @options: what another is made of
 *
 * Returns: whether @shown may stay until the other is there: nothing of the picture of
 *   another deal is true of this one
 */
gboolean
deal_figure_job_leaves (const DealFigure  *shown,
                        const DealOptions *options)
{
  return shown != NULL &&
         g_str_equal (deal_figure_get_options (shown)->deal->id, options->deal->id);
}

static void
job_free (Job *job)
{
  deal_options_free (job->options);
  g_free (job);
}

/* In a thread of its own.  A deal does not change, the options are the job's, and a
 * new figure has no letters yet: they are laid out by the thread that draws it. */
static void
run (GTask        *task,
     gpointer      source_object,
     gpointer      task_data,
     GCancellable *cancellable)
{
  const Job *job = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DealFigure) figure = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;

  figure = deal_figure_new (job->kind, job->options, job->translated, &error);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (figure != NULL)
    g_task_return_pointer (task, g_steal_pointer (&figure),
                           (GDestroyNotify) deal_figure_job_release);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * deal_figure_job_run_async:
 * @kind: which figure
 * @options: what the reader chose; copied
 * @translated: as in deal_figure_new()
 * @cancellable: (nullable): to want it no more
 * @callback: called on the main loop
 * @user_data: for @callback
 *
 * deal_figure_new() on a thread: ten thousand terms would be felt.
 */
void
deal_figure_job_run_async (DealFigureKind      kind,
                           const DealOptions  *options,
                           gboolean            translated,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->kind = kind;
  job->options = deal_options_copy (options);
  job->translated = translated;
  g_task_set_source_tag (task, deal_figure_job_run_async);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, run);
}

/**
 * deal_figure_job_run_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full): the figure, or `NULL` with an error of deal_figure_new(),
 *   or with `G_IO_ERROR_CANCELLED`
 */
DealFigure *
deal_figure_job_run_finish (GAsyncResult *result,
                            GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
release (GTask        *task,
         gpointer      source_object,
         gpointer      task_data,
         GCancellable *cancellable)
{
  deal_figure_unref (task_data);
}

/**
 * deal_figure_job_release:
 * @figure: (transfer full): a figure
 *
 * Drops a reference, of a large figure in a thread: it may be the last.
 */
void
deal_figure_job_release (DealFigure *figure)
{
  g_autoptr (GTask) task = NULL;

  if (deal_figure_get_n_marks (figure) <= MARKS_AT_ONCE)
    {
      deal_figure_unref (figure);
      return;
    }

  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_source_tag (task, deal_figure_job_release);
  g_task_set_task_data (task, figure, NULL);
  g_task_run_in_thread (task, release);
}
