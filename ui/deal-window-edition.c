/* deal-window-edition.c: another edition of the deal: told of, shown, taken, undone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-error.h"
#include "deal-text.h"
#include "deal-update-bar.h"
#include "deal-update-dialog.h"
#include "deal-window-private.h"

/* What is looked for, in a thread: the files may be large. */
typedef struct
{
  DealArchive *archive;
  Deal        *deal;
  char        *uri;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_object_unref (question->archive);
  deal_unref (question->deal);
  g_free (question->uri);
  g_free (question);
}

static void
look (GTask        *task,
      gpointer      source_object,
      gpointer      task_data,
      GCancellable *cancellable)
{
  const Question *question = task_data;
  GError         *error = NULL;
  DealUpdate     *update =
    deal_update_load (question->archive, question->deal, question->uri, FALSE, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, update, (GDestroyNotify) deal_update_unref);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DealUpdate) update = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  DealWindow      *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = DEAL_WINDOW (user_data);
  /* That the file is not what is open is told by who reads it again. */
  if (error != NULL && !g_error_matches (error, DEAL_ERROR, DEAL_ERROR_ARCHIVE))
    g_clear_error (&error);
  deal_window_tell_once (self, &self->edition_told, error);
  g_clear_object (&self->looking);
  g_clear_pointer (&self->update, deal_update_unref);
  if (update == NULL ||
      g_strcmp0 (self->update_put_off, update->new_deal->sha256) == 0)
    {
      deal_update_bar_hide (self->update_bar);
      return;
    }

  title = deal_update_describe (update);
  text = deal_update_count (update);
  deal_update_bar_show (self->update_bar, title, text);
  self->update = g_steal_pointer (&update);
}

/**
 * deal_window_look_for_edition:
 * @self: a window
 *
 * Finds out, soon, whether an edition waits for the reader's word.
 */
void
deal_window_look_for_edition (DealWindow *self)
{
  DealArchive *archive = deal_updates_get_archive (self->updates, NULL);
  Deal        *deal = deal_document_get_deal (self->document);
  GFile       *file = deal_document_get_file (self->document);
  Question    *question;
  g_autoptr (GTask) task = NULL;

  deal_window_forget_edition (self);
  if (archive == NULL || deal == NULL || file == NULL)
    {
      deal_update_bar_hide (self->update_bar);
      return;
    }

  question = g_new0 (Question, 1);
  question->archive = g_object_ref (archive);
  question->deal = deal_ref (deal);
  question->uri = g_file_get_uri (file);
  self->looking = g_cancellable_new ();
  task = g_task_new (NULL, self->looking, looked_cb, self);
  g_task_set_source_tag (task, deal_window_look_for_edition);
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, look);
}

/* Gives up what is being looked for. */
void
deal_window_forget_edition (DealWindow *self)
{
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
}

/* What is needed to take back a choice. */
typedef struct
{
  GWeakRef     window;
  DealArchive *archive;
  char        *uri;
  char        *url; /* nullable: the file was replaced, not kept */
} Choice;

static void
choice_free (gpointer  data,
             GClosure *closure)
{
  Choice *choice = data;

  g_weak_ref_clear (&choice->window);
  g_object_unref (choice->archive);
  g_free (choice->uri);
  g_free (choice->url);
  g_free (choice);
}

static void
undone_cb (Choice  *choice,
           GError **error)
{
  g_autoptr (DealWindow) self = g_weak_ref_get (&choice->window);

  if (choice->url != NULL)
    deal_archive_decline_edition (choice->archive, choice->url, NULL, error);
  else if (deal_update_undo (choice->archive, choice->uri, error) && self != NULL)
    deal_document_check_again (self->document);
}

static void
offer_undo (DealWindow *self,
            const char *text,
            const char *uri,
            const char *url)
{
  Choice   *choice = g_new0 (Choice, 1);
  GClosure *undo = g_cclosure_new_swap (G_CALLBACK (undone_cb), choice, choice_free);

  g_weak_ref_init (&choice->window, self);
  choice->archive = g_object_ref (deal_updates_get_archive (self->updates, NULL));
  choice->uri = g_strdup (uri);
  choice->url = g_strdup (url);
  deal_window_toast_undo (self, text, undo);
}

/* Of what the dialog shows, and not of what may have come since. */
static void
replace_cb (DealUpdateDialog *dialog,
            DealWindow       *self)
{
  const DealUpdate *update = deal_update_dialog_get_update (dialog);
  DealArchive      *archive = deal_updates_get_archive (self->updates, NULL);
  g_autoptr (GError) error = NULL;

  if (!deal_update_accept (update, archive, &error))
    {
      deal_window_toast (self, error->message);
      return;
    }

  g_free (self->replaced_uri);
  self->replaced_uri = g_strdup (update->uri);
  deal_update_bar_hide (self->update_bar);
  deal_document_check_again (self->document);
}

static void
keep_cb (DealUpdateDialog *dialog,
         DealWindow       *self)
{
  const DealUpdate *update = deal_update_dialog_get_update (dialog);
  DealArchive      *archive = deal_updates_get_archive (self->updates, NULL);
  g_autoptr (GError) error = NULL;

  if (!deal_update_decline (update, archive, TRUE, &error))
    {
      deal_window_toast (self, error->message);
      return;
    }

  deal_update_bar_hide (self->update_bar);
  offer_undo (self, _ ("Your edition stays"), update->uri, update->url);
}

static void
show_changes_cb (DealWindow *self)
{
  GtkWidget *dialog;

  if (self->update == NULL)
    return;

  dialog = deal_update_dialog_new (GTK_WINDOW (self), self->update);
  g_signal_connect_object (dialog, "replace", G_CALLBACK (replace_cb), self, 0);
  g_signal_connect_object (dialog, "keep", G_CALLBACK (keep_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Until the window is closed, or yet another edition comes. */
static void
put_off_cb (DealWindow *self)
{
  if (self->update == NULL)
    return;

  g_free (self->update_put_off);
  self->update_put_off = g_strdup (self->update->new_deal->sha256);
}

/**
 * deal_window_tell_replaced:
 * @self: a window whose file was read again
 *
 * Says so, with a way back, if an edition has taken its place.
 *
 * Returns: whether that was the reason
 */
gboolean
deal_window_tell_replaced (DealWindow *self)
{
  g_autofree char *uri = g_steal_pointer (&self->replaced_uri);

  if (uri == NULL)
    return FALSE;

  offer_undo (self, _ ("The new edition is open"), uri, NULL);

  return TRUE;
}

void
deal_window_bind_edition (GtkWidgetClass *widget_class)
{
  g_type_ensure (DEAL_TYPE_UPDATE_BAR);
  gtk_widget_class_bind_template_child (widget_class, DealWindow, update_bar);
  gtk_widget_class_bind_template_callback (widget_class, show_changes_cb);
  gtk_widget_class_bind_template_callback (widget_class, put_off_cb);
}

void
deal_window_clear_edition (DealWindow *self)
{
  deal_window_forget_edition (self);
  g_clear_pointer (&self->update, deal_update_unref);
  g_clear_pointer (&self->update_put_off, g_free);
  g_clear_pointer (&self->replaced_uri, g_free);
  g_clear_pointer (&self->citations_told, g_free);
  g_clear_pointer (&self->edition_told, g_free);
}
