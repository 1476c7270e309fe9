/* deal-report-job.c: a report is written in a thread of its own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-report-job.h"

typedef struct
{
  DealOptions       *options;
  DealStyle          style;
  DealReportForm     form;
  char              *path;
  DealReportProgress progress;
  gpointer           user_data;
} Job;

/* What the thread says on its way to the main loop. */
typedef struct
{
  GTask *task;
  char  *doing;
  guint  n_done;
  guint  n_steps;
} Step;

static void
job_free (Job *job)
{
  deal_options_free (job->options);
  g_free (job->path);
  g_free (job);
}

static void
step_free (Step *step)
{
  g_object_unref (step->task);
  g_free (step->doing);
  g_free (step);
}

/* Whoever has cancelled may be gone. */
static gboolean
tell (gpointer data)
{
  Step *step = data;
  Job  *job = g_task_get_task_data (step->task);

  if (!g_cancellable_is_cancelled (g_task_get_cancellable (step->task)))
    job->progress (step->doing, step->n_done, step->n_steps, job->user_data);

  return G_SOURCE_REMOVE;
}

static void
step_begun (const char *doing,
            guint       n_done,
            guint       n_steps,
            gpointer    user_data)
{
  GTask *task = user_data;
  Step  *step = g_new0 (Step, 1);

  step->task = g_object_ref (task);
  step->doing = g_strdup (doing);
  step->n_done = n_done;
  step->n_steps = n_steps;
  g_main_context_invoke_full (g_task_get_context (task), G_PRIORITY_DEFAULT, tell, step,
                              (GDestroyNotify) step_free);
}

static void
run (GTask        *task,
     gpointer      source,
     gpointer      data,
     GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;

  if (deal_report_write (job->options, job->style, job->form, job->path, cancellable,
                         step_begun, task, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * deal_report_job_run_async:
 * @options: what the reader chose; copied
 * @style: the colours of the pictures
 * @form: a folder or a page
 * @path: where to
 * @progress: called on the main loop before each step, until @cancellable is
 *   cancelled; gets @user_data
 * @cancellable: until the files are in their places, stops it
 * @callback: called on the main loop
 * @user_data: for both
 *
 * The deal never changes, so the thread and the window may look at it at once.
 */
void
deal_report_job_run_async (const DealOptions  *options,
                           DealStyle           style,
                           DealReportForm      form,
                           const char         *path,
                           DealReportProgress  progress,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->options = deal_options_copy (options);
  job->style = style;
  job->form = form;
  job->path = g_strdup (path);
  job->progress = progress;
  job->user_data = user_data;
  g_task_set_source_tag (task, deal_report_job_run_async);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, run);
}

/**
 * deal_report_job_run_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: whether the report is written; else FALSE with a `DealError`, or with
 *   `G_IO_ERROR_CANCELLED`
 */
gboolean
deal_report_job_run_finish (GAsyncResult *result,
                            GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
