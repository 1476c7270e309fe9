/* deal-export-job.c: a figure is written in a thread of its own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-export-job.h"

typedef struct
{
  DealFigure *figure;
  DealFormat  format;
  DealSize    size;
  DealStyle   style;
  char       *path; /* nullable */
} Job;

static void
job_free (Job *job)
{
  deal_figure_unref (job->figure);
  g_free (job->path);
  g_free (job);
}

static void
run (GTask        *task,
     gpointer      source,
     gpointer      data,
     GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  bytes = deal_figure_export (job->figure, job->format, &job->size, job->style, &error);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (bytes == NULL || (job->path != NULL && !deal_file_save (job->path, bytes, &error)))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_int (task, (gssize) g_bytes_get_size (bytes));
}

/**
 * deal_export_job_run_async:
 * @figure: what to write
 * @format: as what
 * @size: how large
 * @style: in which colours
 * @path: (nullable): where to; `NULL`: nowhere, to learn how many bytes it is
 * @cancellable: (nullable): until the file is written, stops it
 * @callback: called on the main loop
 * @user_data: for @callback
 *
 * A picture of 25 megapixels takes seconds; the window does not wait for it.
 * The file is replaced as a whole or not at all.
 */
void
deal_export_job_run_async (DealFigure         *figure,
                           DealFormat          format,
                           const DealSize     *size,
                           DealStyle           style,
                           const char         *path,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->figure = deal_figure_ref (figure);
  job->format = format;
  job->size = *size;
  job->style = style;
  job->path = g_strdup (path);
  g_task_set_source_tag (task, deal_export_job_run_async);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, run);
}

/**
 * deal_export_job_run_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: how many bytes the file has; -1 with a `DealError`, or with
 *   `G_IO_ERROR_CANCELLED`
 */
gssize
deal_export_job_run_finish (GAsyncResult *result,
                            GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), -1);

  return g_task_propagate_int (G_TASK (result), error);
}
