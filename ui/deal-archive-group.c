/* deal-archive-group.c: how large the archive is, and what can be done with it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-archive-group.h"

#include "deal-compat.h"
#include "deal-text.h"
#include "export/deal-archive-folder.h"

/**
 * DealArchiveGroup:
 *
 * Part of the preferences.  An archive may have a hundred megabytes: it is measured,
 * pruned and saved on a thread of its own, one at a time.
 */
struct _DealArchiveGroup
{
  AdwPreferencesGroup parent_instance;

  DealArchive  *archive; /* nullable */
  GCancellable *cancellable;
  guint         n_texts; /* that can go */
  gint64        n_bytes;
  gboolean      is_busy;

  AdwActionRow *size_row;
  GtkWidget    *size;
  AdwActionRow *old_row;
  GtkWidget    *old_spinner;
  GtkWidget    *remove_button;
  GtkWidget    *save_spinner;
  GtkWidget    *save_button;
};

G_DEFINE_FINAL_TYPE (DealArchiveGroup, deal_archive_group, ADW_TYPE_PREFERENCES_GROUP)

/* What a thread is asked for, and what it found. */
typedef struct
{
  gint64 size;
  guint  n_texts;
  gint64 n_bytes;
  GFile *folder;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_clear_object (&work->folder);
  g_free (work);
}

static void measure (DealArchiveGroup *self);

static void
tell (DealArchiveGroup *self,
      const char       *text)
{
  deal_compat_preferences_tell (GTK_WIDGET (self), text);
}

static void
set_busy (DealArchiveGroup *self,
          gboolean          is_busy,
          GtkWidget        *spinner)
{
  self->is_busy = is_busy;
  gtk_widget_set_sensitive (self->remove_button, !is_busy && self->n_texts > 0);
  gtk_widget_set_sensitive (self->save_button, !is_busy && self->archive != NULL);
  gtk_widget_set_visible (spinner, is_busy);
  gtk_spinner_set_spinning (GTK_SPINNER (spinner), is_busy);
}

static void
start (DealArchiveGroup   *self,
       Work               *work,
       GTaskThreadFunc     function,
       GAsyncReadyCallback done)
{
  g_autoptr (GTask) task = g_task_new (self->archive, self->cancellable, done, self);

  /* Nobody hears of the end once the window is closed; the work goes on. */
  g_task_set_return_on_cancel (task, FALSE);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, function);
}

/* FALSE: the window is closed, and @user_data is no more. */
static gboolean
finish (GAsyncResult *result,
        GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error) ||
         !g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
measure_thread (GTask        *task,
                gpointer      archive,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Work   *work = task_data;
  GError *error = NULL;

  work->size = deal_archive_get_size (archive);
  if (deal_archive_count_old (archive, &work->n_texts, &work->n_bytes, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
measured_cb (GObject      *archive,
             GAsyncResult *result,
             gpointer      user_data)
{
  DealArchiveGroup *self = user_data;
  Work             *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *size = NULL;
  g_autofree char *old = NULL;
  g_autofree char *text = NULL;

  if (!finish (result, &error))
    return;

  size = g_format_size ((guint64) MAX (0, work->size));
  gtk_label_set_label (GTK_LABEL (self->size), size);
  self->n_texts = work->n_texts;
  self->n_bytes = work->n_bytes;
  old = g_format_size ((guint64) self->n_bytes);
  if (error != NULL)
    text = g_strdup (error->message);
  else if (self->n_texts == 0)
    text = g_strdup (_ ("None. The first and the newest text of a page always stay."));
  else
    /* Translators: %s is a size, as “1.2 MB”. */
    text = g_strdup_printf (P_ ("%u text between the first and the newest, %s",
                                "%u texts between the first and the newest, %s",
                                self->n_texts),
                            self->n_texts, old);
  adw_action_row_set_subtitle (self->old_row, text);
  set_busy (self, FALSE, self->old_spinner);
}

static void
measure (DealArchiveGroup *self)
{
  set_busy (self, TRUE, self->old_spinner);
  start (self, g_new0 (Work, 1), measure_thread, measured_cb);
}

static void
prune_thread (GTask        *task,
              gpointer      archive,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Work   *work = task_data;
  GError *error = NULL;

  work->size = deal_archive_get_size (archive);
  if (deal_archive_prune (archive, &work->n_texts, &error))
    {
      work->n_bytes = work->size - deal_archive_get_size (archive);
      g_task_return_boolean (task, TRUE);
    }
  else
    g_task_return_error (task, error);
}

static void
pruned_cb (GObject      *archive,
           GAsyncResult *result,
           gpointer      user_data)
{
  DealArchiveGroup *self = user_data;
  const Work       *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *size = g_format_size ((guint64) MAX (0, work->n_bytes));

  if (!finish (result, &error))
    return;

  if (error != NULL)
    text = g_strdup (error->message);
  else
    /* Translators: %s is a size, as “1.2 MB”. */
    text = g_strdup_printf (P_ ("%u old text removed; the archive is smaller by %s",
                                "%u old texts removed; the archive is smaller by %s",
                                work->n_texts),
                            work->n_texts, size);
  tell (self, text);
  measure (self);
}

static void
remove_confirmed (gpointer user_data)
{
  DealArchiveGroup *self = user_data;

  if (self->is_busy)
    return;

  set_busy (self, TRUE, self->old_spinner);
  adw_action_row_set_subtitle (self->old_row, _ ("Removing old texts…"));
  start (self, g_new0 (Work, 1), prune_thread, pruned_cb);
}

static void
remove_clicked_cb (DealArchiveGroup *self)
{
  g_autofree char *size = g_format_size ((guint64) self->n_bytes);
  g_autofree char *heading =
    g_strdup_printf (P_ ("Remove %u Old Text?", "Remove %u Old Texts?", self->n_texts),
                     self->n_texts);
  /* Translators: %s is a size, as “1.2 MB”. */
  g_autofree char *body = g_strdup_printf (
    _ ("This frees about %s and cannot be undone. The newest text of each source, the "
       "first of each page, and all that you marked stay."),
    size);

  deal_compat_confirm (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), heading,
                       body, _ ("Remove"), remove_confirmed, self);
}

static void
save_thread (GTask        *task,
             gpointer      archive,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Work            *work = task_data;
  g_autofree char *path = g_file_get_path (work->folder);
  GError          *error = NULL;

  if (deal_archive_save_folder (archive, path, &work->n_texts, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
saved_cb (GObject      *archive,
          GAsyncResult *result,
          gpointer      user_data)
{
  DealArchiveGroup *self = user_data;
  const Work       *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!finish (result, &error))
    return;

  if (error != NULL)
    text = g_strdup (error->message);
  else
    text = g_strdup_printf (P_ ("%u text saved", "%u texts saved", work->n_texts),
                            work->n_texts);
  set_busy (self, FALSE, self->save_spinner);
  tell (self, text);
}

static void
folder_chosen (GFile   *folder,
               gpointer user_data)
{
  DealArchiveGroup *self = user_data;
  Work             *work;

  if (self->is_busy)
    return;
  if (!g_file_is_native (folder))
    {
      tell (self, _ ("Choose a folder on this computer."));
      return;
    }

  work = g_new0 (Work, 1);
  work->folder = g_object_ref (folder);
  set_busy (self, TRUE, self->save_spinner);
  start (self, work, save_thread, saved_cb);
}

static void
save_clicked_cb (DealArchiveGroup *self)
{
  deal_compat_choose_folder (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                             _ ("Choose an Empty Folder"), folder_chosen, self);
}

static void
let_go (DealArchiveGroup *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->archive);
}

/* libadwaita 1.2 never disposes of a group whose window is closed. */
static void
deal_archive_group_unroot (GtkWidget *widget)
{
  let_go (DEAL_ARCHIVE_GROUP (widget));

  GTK_WIDGET_CLASS (deal_archive_group_parent_class)->unroot (widget);
}

static void
deal_archive_group_dispose (GObject *object)
{
  let_go (DEAL_ARCHIVE_GROUP (object));

  G_OBJECT_CLASS (deal_archive_group_parent_class)->dispose (object);
}

static void
deal_archive_group_class_init (DealArchiveGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = deal_archive_group_dispose;
  widget_class->unroot = deal_archive_group_unroot;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/counterpart_app/Counterpart/deal-archive-group.ui");
  gtk_widget_class_bind_template_child (widget_class, DealArchiveGroup, size_row);
  gtk_widget_class_bind_template_child (widget_class, DealArchiveGroup, size);
  gtk_widget_class_bind_template_child (widget_class, DealArchiveGroup, old_row);
  gtk_widget_class_bind_template_child (widget_class, DealArchiveGroup, old_spinner);
  gtk_widget_class_bind_template_child (widget_class, DealArchiveGroup, remove_button);
  gtk_widget_class_bind_template_child (widget_class, DealArchiveGroup, save_spinner);
  gtk_widget_class_bind_template_child (widget_class, DealArchiveGroup, save_button);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
}

static void
deal_archive_group_init (DealArchiveGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

/**
 * deal_archive_group_new:
 * @archive: (nullable): the user's archive
 * @problem: (nullable): why there is none
 *
 * Returns: (transfer floating): a group for the preferences
 */
GtkWidget *
deal_archive_group_new (DealArchive *archive,
                        const char  *problem)
{
  DealArchiveGroup *self = g_object_new (DEAL_TYPE_ARCHIVE_GROUP, NULL);

  if (archive != NULL)
    {
      g_autofree char *path =
        g_filename_display_name (deal_archive_get_path (archive));

      self->archive = g_object_ref (archive);
      adw_action_row_set_subtitle (self->size_row, path);
      measure (self);
    }
  else
    {
      adw_action_row_set_subtitle (self->size_row, problem);
      set_busy (self, FALSE, self->old_spinner);
    }

  return GTK_WIDGET (self);
}
