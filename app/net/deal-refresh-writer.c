/* deal-refresh-writer.c: keeps what comes, together what comes together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/deal-refresh-private.h"

/* Nobody else can write to the archive for so long: a mark that the user sets
 * meanwhile waits. */
#define BATCH_MICROSECONDS 50000

/* So many are worth being read while the main loop has other things to do; once it has
 * none, so is one. */
#define READ_LEAST 32

/* So many are worth a transaction while others are read. */
#define WRITE_LEAST 64

/* So many bytes wait to be kept at most, but for what is under way. */
#define BACKLOG_MOST (2 * 1024 * 1024)

/**
 * DealRefreshWriter:
 *
 * What is reported as kept is on the disk, and waiting for a disk is what takes
 * longest.  So all that comes while it is waited for is kept at once, and
 * reported after that.
 *
 * Belongs to the thread of the refresh; one other reads, and yet another writes what
 * is read.
 */
struct _DealRefreshWriter
{
  DealArchive       *archive;
  DealRefreshWritten written;
  gpointer           user_data;
  GPtrArray         *waiting; /* DealRefreshWork, to be read */
  GPtrArray         *ready;   /* likewise, to be written */
  gsize              n_bytes; /* of what is not being written yet */
  GSource           *idle;    /* owned; nullable: to begin once nothing else is to do */
  gboolean           is_reading;
  gboolean           is_writing;
};

/* What is with the thread, which may be the last to let go of it: so the archive is
 * the writer's, or the end of a program would come before its end. */
typedef struct
{
  DealArchive *archive;
  GPtrArray   *works;
  GPtrArray   *lines; /* of the works, in their order */
} Batch;

static void go_on (DealRefreshWriter *writer);

static void
work_free (gpointer data)
{
  DealRefreshWork *work = data;

  g_clear_pointer (&work->fetched, deal_fetched_free);
  g_clear_error (&work->problem);
  g_clear_pointer (&work->document, deal_feed_document_free);
  g_clear_pointer (&work->page, deal_page_free);
  g_clear_pointer (&work->deal, deal_unref);
  g_free (work);
}

static GPtrArray *
works_new (void)
{
  return g_ptr_array_new_with_free_func (work_free);
}

/* Of its answer, in bytes. */
static gsize
get_size (const DealRefreshWork *work)
{
  return work->fetched != NULL && work->fetched->body != NULL
           ? g_bytes_get_size (work->fetched->body)
           : 0;
}

static void
batch_free (gpointer data)
{
  Batch *batch = data;

  g_ptr_array_unref (batch->works);
  g_ptr_array_unref (batch->lines);
  g_free (batch);
}

static void
keep_one (Batch *batch,
          guint  index)
{
  g_ptr_array_add (batch->lines,
                   deal_refresh_work_keep (batch->works->pdata[index], batch->archive));
}

/* Keeps works from @first on for a while, and says which is the next one. */
static guint
keep_some (Batch *batch,
           guint  first)
{
  gint64 until = g_get_monotonic_time () + BATCH_MICROSECONDS;
  guint  end = batch->works->len;
  guint  next = first;

  if (!deal_archive_begin_batch (batch->archive, NULL))
    {
      keep_one (batch, next);
      return next + 1;
    }

  while (next < end && g_get_monotonic_time () < until)
    keep_one (batch, next++);
  if (deal_archive_end_batch (batch->archive, TRUE, NULL))
    return next;

  /* Nothing of it was kept: perhaps one by one, or each says why not. */
  g_ptr_array_set_size (batch->lines, (gint) first);
  for (guint i = first; i < next; i++)
    keep_one (batch, i);

  return next;
}

static void
write_in_thread (GTask        *task,
                 gpointer      source_object,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Batch *batch = task_data;

  for (guint next = 0; next < batch->works->len;)
    next = keep_some (batch, next);
  g_ptr_array_set_size (batch->works, 0);
  g_task_return_boolean (task, TRUE);
}

/* The last line ends the run, and the writer with it. */
static void
batch_written_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  DealRefreshWriter *writer = user_data;
  Batch             *batch = g_task_get_task_data (G_TASK (result));
  DealRefreshWritten written = writer->written;
  gpointer           data = writer->user_data;

  writer->is_writing = FALSE;
  go_on (writer);
  for (guint i = 0; i < batch->lines->len; i++)
    written (g_steal_pointer (&batch->lines->pdata[i]), data);
}

/* What is being written is written to its end, also when the user cancels. */
static void
begin_writing (DealRefreshWriter *writer)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, batch_written_cb, writer);
  Batch *batch = g_new0 (Batch, 1);

  batch->archive = writer->archive;
  batch->works = g_steal_pointer (&writer->ready);
  batch->lines =
    g_ptr_array_new_with_free_func ((GDestroyNotify) deal_refresh_line_free);
  for (guint i = 0; i < batch->works->len; i++)
    writer->n_bytes -= get_size (batch->works->pdata[i]);
  writer->ready = works_new ();
  writer->is_writing = TRUE;
  g_task_set_source_tag (task, begin_writing);
  g_task_set_task_data (task, batch, batch_free);
  g_task_run_in_thread (task, write_in_thread);
}

static void
read_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GPtrArray *works = task_data;

  for (guint i = 0; i < works->len; i++)
    deal_refresh_work_read (works->pdata[i]);
  g_task_return_boolean (task, TRUE);
}

static void
works_read_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  DealRefreshWriter *writer = user_data;
  GPtrArray         *works = g_task_get_task_data (G_TASK (result));

  writer->is_reading = FALSE;
  g_ptr_array_extend_and_steal (writer->ready, g_ptr_array_ref (works));
  go_on (writer);
}

static void
begin_reading (DealRefreshWriter *writer)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, works_read_cb, writer);

  if (writer->idle != NULL)
    g_source_destroy (writer->idle);
  g_clear_pointer (&writer->idle, g_source_unref);
  writer->is_reading = TRUE;
  g_task_set_source_tag (task, begin_reading);
  g_task_set_task_data (task, writer->waiting, (GDestroyNotify) g_ptr_array_unref);
  writer->waiting = works_new ();
  g_task_run_in_thread (task, read_in_thread);
}

static gboolean
idle_cb (gpointer user_data)
{
  begin_reading (user_data);

  return G_SOURCE_REMOVE;
}

/* Begins what can be begun. */
static void
go_on (DealRefreshWriter *writer)
{
  if (!writer->is_reading && writer->waiting->len >= READ_LEAST)
    begin_reading (writer);
  if (!writer->is_writing && writer->ready->len > 0 &&
      (writer->ready->len >= WRITE_LEAST || !writer->is_reading))
    begin_writing (writer);
  if (!writer->is_reading && writer->waiting->len > 0 && writer->idle == NULL)
    {
      writer->idle = g_idle_source_new ();
      g_source_set_callback (writer->idle, idle_cb, writer, NULL);
      g_source_attach (writer->idle, g_main_context_get_thread_default ());
    }
}

/**
 * deal_refresh_writer_new:
 * @archive: where everything is kept
 * @written: told of each work, once it is on the disk; takes the line
 * @user_data: for @written
 *
 * Returns: (transfer full): a writer
 */
DealRefreshWriter *
deal_refresh_writer_new (DealArchive       *archive,
                         DealRefreshWritten written,
                         gpointer           user_data)
{
  DealRefreshWriter *writer = g_new0 (DealRefreshWriter, 1);

  writer->archive = g_object_ref (archive);
  writer->written = written;
  writer->user_data = user_data;
  writer->waiting = works_new ();
  writer->ready = works_new ();

  return writer;
}

/**
 * deal_refresh_writer_free:
 * @writer: (transfer full): a writer that has told of all that it was given
 */
void
deal_refresh_writer_free (DealRefreshWriter *writer)
{
  g_assert (!writer->is_reading && writer->waiting->len == 0);
  g_assert (!writer->is_writing && writer->ready->len == 0);
  g_ptr_array_unref (writer->waiting);
  g_ptr_array_unref (writer->ready);
  g_object_unref (writer->archive);
  g_free (writer);
}

/**
 * deal_refresh_writer_push:
 * @writer: the writer
 * @job: stays the caller's until it is written
 * @fetched: (nullable) (transfer full): what its server answered
 * @problem: (nullable) (transfer full): or why nothing came of it
 */
void
deal_refresh_writer_push (DealRefreshWriter *writer,
                          DealRefreshJob    *job,
                          DealFetched       *fetched,
                          GError            *problem)
{
  DealRefreshWork *work = g_new0 (DealRefreshWork, 1);

  work->job = job;
  work->fetched = fetched;
  work->problem = problem;
  g_ptr_array_add (writer->waiting, work);
  writer->n_bytes += get_size (work);
  go_on (writer);
}

/**
 * deal_refresh_writer_is_full:
 * @writer: the writer
 *
 * Returns: whether it should be given no more at the moment
 */
gboolean
deal_refresh_writer_is_full (DealRefreshWriter *writer)
{
  return writer->n_bytes > BACKLOG_MOST;
}
