/* deal-document.c: the file that a window shows: loaded, watched, loaded again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-document.h"

#include <string.h>

#include "deal-error.h"
#include "deal-text.h"
#include "deal-ui.h"

/* Editors write a file in several steps, some by way of another one; what is
 * seen in between is half a file.  In milliseconds; by trying. */
#define SETTLE_TIME 200

/**
 * DealDocument:
 *
 * Reads a deal file in a thread and watches it.  A file that fails never takes
 * the place of one that worked: both are kept until one of them is chosen.
 */
struct _DealDocument
{
  GObject parent_instance;

  GFile *file; /* what @deal came from; nullable */
  Deal  *deal; /* the last that worked; nullable */

  GFile     *asked; /* what is being read, or failed; nullable */
  GPtrArray *problems;
  GError    *error;
  GBytes    *bytes; /* of what failed; NULL: it could not be read */

  GCancellable *cancellable; /* of the reading under way; nullable */
  GFileMonitor *monitor;
  guint         settle_id;
};

/* What one reading is given and gives back. */
typedef struct
{
  GFile     *file;
  GBytes    *bytes;
  GPtrArray *problems;
} Reading;

enum
{
  STARTED,
  LOADED,
  FAILED,
  SETTLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DealDocument, deal_document, G_TYPE_OBJECT)

static void
reading_free (Reading *reading)
{
  g_clear_object (&reading->file);
  g_clear_pointer (&reading->bytes, g_bytes_unref);
  g_clear_pointer (&reading->problems, g_ptr_array_unref);
  g_free (reading);
}

static void
forget_failure (DealDocument *self)
{
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_error (&self->error);
}

static void
stop_reading (DealDocument *self)
{
  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* In a thread of its own. */
static void
read_file (GTask        *task,
           gpointer      source_object,
           gpointer      task_data,
           GCancellable *cancellable)
{
  Reading         *reading = task_data;
  g_autofree char *path = g_file_get_path (reading->file);
  g_autofree char *name = g_file_get_basename (reading->file);
  g_autofree char *shown = g_filename_display_name (name != NULL ? name : "");
  g_autoptr (GError) error = NULL;
  Deal *deal = NULL;

  if (path == NULL)
    g_set_error (&error, DEAL_ERROR, DEAL_ERROR_NOT_FOUND,
                 _ ("“%s” is not a file on this computer"), shown);
  else
    reading->bytes = deal_file_load (path, &error);
  if (reading->bytes != NULL)
    deal = deal_new_from_bytes (reading->bytes, shown, reading->problems, &error);

  if (deal != NULL)
    g_task_return_pointer (task, deal, (GDestroyNotify) deal_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void watch (DealDocument *self, GFile *file);

static void
take_deal (DealDocument *self,
           Deal         *deal,
           GFile        *file)
{
  gboolean again = self->file != NULL && g_file_equal (self->file, file);
  gboolean failed_before = self->error != NULL;
  gboolean same = again && self->deal != NULL &&
                  g_str_equal (self->deal->sha256, deal->sha256);

  forget_failure (self);
  g_set_object (&self->file, file);
  g_clear_object (&self->asked);
  if (same)
    {
      g_signal_emit (self, signals[SETTLED], 0);
      return;
    }

  g_clear_pointer (&self->deal, deal_unref);
  self->deal = deal_ref (deal);
  g_signal_emit (self, signals[LOADED], 0, again && !failed_before);
}

static void
file_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  DealDocument *self = DEAL_DOCUMENT (source);
  Reading      *reading = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (Deal) deal = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  if (deal != NULL)
    {
      take_deal (self, deal, reading->file);
      return;
    }

  forget_failure (self);
  self->problems = g_ptr_array_ref (reading->problems);
  self->bytes = g_steal_pointer (&reading->bytes);
  self->error = g_steal_pointer (&error);
  g_signal_emit (self, signals[FAILED], 0);
}

static void
start_reading (DealDocument *self)
{
  Reading *reading = g_new0 (Reading, 1);
  g_autoptr (GTask) task = NULL;

  stop_reading (self);
  self->cancellable = g_cancellable_new ();
  reading->file = g_object_ref (self->asked);
  reading->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) deal_problem_free);

  task = g_task_new (self, self->cancellable, file_read_cb, NULL);
  g_task_set_source_tag (task, start_reading);
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);
  g_task_run_in_thread (task, read_file);
  g_signal_emit (self, signals[STARTED], 0);
}

static gboolean
settled_cb (gpointer user_data)
{
  DealDocument *self = DEAL_DOCUMENT (user_data);

  self->settle_id = 0;
  if (self->asked == NULL)
    self->asked = g_object_ref (self->file);
  start_reading (self);

  return G_SOURCE_REMOVE;
}

static void
file_changed_cb (GFileMonitor     *monitor,
                 GFile            *file,
                 GFile            *other,
                 GFileMonitorEvent event,
                 gpointer          user_data)
{
  DealDocument *self = DEAL_DOCUMENT (user_data);

  /* A file that is away is mostly on its way back: an editor that writes a new
   * one in its place.  What is shown stays. */
  if (event == G_FILE_MONITOR_EVENT_DELETED || event == G_FILE_MONITOR_EVENT_MOVED_OUT ||
      event == G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED)
    return;

  g_clear_handle_id (&self->settle_id, g_source_remove);
  self->settle_id = g_timeout_add (SETTLE_TIME, settled_cb, self);
}

/* Watching is a service: where a file system cannot do it, Check again can. */
static void
watch (DealDocument *self,
       GFile        *file)
{
  if (self->monitor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->monitor, self);
      g_clear_object (&self->monitor);
    }
  if (file != NULL)
    self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect (self->monitor, "changed", G_CALLBACK (file_changed_cb), self);
}

static void
deal_document_dispose (GObject *object)
{
  DealDocument *self = DEAL_DOCUMENT (object);

  stop_reading (self);
  watch (self, NULL);

  G_OBJECT_CLASS (deal_document_parent_class)->dispose (object);
}

static void
deal_document_finalize (GObject *object)
{
  DealDocument *self = DEAL_DOCUMENT (object);

  forget_failure (self);
  g_clear_object (&self->file);
  g_clear_object (&self->asked);
  g_clear_pointer (&self->deal, deal_unref);

  G_OBJECT_CLASS (deal_document_parent_class)->finalize (object);
}

static void
deal_document_class_init (DealDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = deal_document_dispose;
  object_class->finalize = deal_document_finalize;

  signals[STARTED] = deal_ui_signal_new ("started", DEAL_TYPE_DOCUMENT, 0);
  signals[LOADED] = deal_ui_signal_new ("loaded", DEAL_TYPE_DOCUMENT, 1, G_TYPE_BOOLEAN);
  signals[FAILED] = deal_ui_signal_new ("failed", DEAL_TYPE_DOCUMENT, 0);
  signals[SETTLED] = deal_ui_signal_new ("settled", DEAL_TYPE_DOCUMENT, 0);
}

static void
deal_document_init (DealDocument *self)
{
}

DealDocument *
deal_document_new (void)
{
  return g_object_new (DEAL_TYPE_DOCUMENT, NULL);
}

/**
 * deal_document_open:
 * @self: a document
 * @file: a deal file
 *
 * Starts to read @file; a reading under way is given up.  What is open stays
 * so until this has worked.
 */
void
deal_document_open (DealDocument *self,
                    GFile        *file)
{
  g_return_if_fail (DEAL_IS_DOCUMENT (self));
  g_return_if_fail (G_IS_FILE (file));

  forget_failure (self);
  g_set_object (&self->asked, file);
  watch (self, file);
  start_reading (self);
}

/* Reads again what failed, or else what is shown. */
void
deal_document_check_again (DealDocument *self)
{
  g_return_if_fail (DEAL_IS_DOCUMENT (self));

  if (self->asked == NULL && self->file != NULL)
    self->asked = g_object_ref (self->file);
  if (self->asked != NULL)
    start_reading (self);
}

/**
 * deal_document_use_last:
 * @self: a document that has a deal
 *
 * Puts the file that failed aside and stays with what worked.  Its own file is
 * watched on, so that a better one still comes in.
 */
void
deal_document_use_last (DealDocument *self)
{
  g_return_if_fail (DEAL_IS_DOCUMENT (self));
  g_return_if_fail (self->deal != NULL);

  stop_reading (self);
  forget_failure (self);
  g_clear_object (&self->asked);
  watch (self, self->file);
  g_signal_emit (self, signals[SETTLED], 0);
}

gboolean
deal_document_is_loading (DealDocument *self)
{
  g_return_val_if_fail (DEAL_IS_DOCUMENT (self), FALSE);

  return self->cancellable != NULL;
}

Deal *
deal_document_get_deal (DealDocument *self)
{
  g_return_val_if_fail (DEAL_IS_DOCUMENT (self), NULL);

  return self->deal;
}

GFile *
deal_document_get_file (DealDocument *self)
{
  g_return_val_if_fail (DEAL_IS_DOCUMENT (self), NULL);

  return self->file;
}

GFile *
deal_document_get_failed_file (DealDocument *self)
{
  g_return_val_if_fail (DEAL_IS_DOCUMENT (self), NULL);

  return self->error != NULL ? self->asked : NULL;
}

const GError *
deal_document_get_error (DealDocument *self)
{
  g_return_val_if_fail (DEAL_IS_DOCUMENT (self), NULL);

  return self->error;
}

GPtrArray *
deal_document_get_problems (DealDocument *self)
{
  g_return_val_if_fail (DEAL_IS_DOCUMENT (self), NULL);

  return self->problems;
}

/**
 * deal_document_is_watched:
 * @self: a document whose file failed
 *
 * Returns: whether it is a file that was read, and that is read again when it is
 *   saved: no folder, nothing too large, nothing that is not there
 */
gboolean
deal_document_is_watched (DealDocument *self)
{
  g_return_val_if_fail (DEAL_IS_DOCUMENT (self), FALSE);

  return self->monitor != NULL && self->bytes != NULL;
}
