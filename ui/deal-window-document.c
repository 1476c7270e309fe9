/* deal-window-document.c: the window and its file: opened, dropped, read again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-data.h"
#include "deal-text.h"
#include "deal-window-private.h"

/* A file that is read faster than this shows no sign of being read; in
 * milliseconds. */
#define PATIENCE 300

static void
show_page (DealWindow *self,
           const char *name)
{
  gtk_stack_set_visible_child_name (self->pages, name);
}

/* The line below the sidebar: how many sources there are, and how old they are. */
void
deal_window_update_status (DealWindow *self)
{
  Deal            *deal = deal_selection_get_deal (self->selection);
  g_autofree char *sources = NULL;
  g_autofree char *age = NULL;
  g_autofree char *text = NULL;

  if (deal == NULL)
    {
      gtk_label_set_text (self->status, _ ("No deal file loaded"));
      return;
    }

  sources = g_strdup_printf (P_ ("%u source", "%u sources", deal->n_sources),
                             (guint) deal->n_sources);
  age = deal_updates_is_running (self->updates)
          ? g_strdup (deal_updates_get_status (self->updates))
          : deal_updates_describe_age (self->updates);
  text = g_strdup_printf ("%s\n%s", sources, age);
  gtk_label_set_text (self->status, text);
}

static void
show_document (DealWindow *self)
{
  Deal  *deal = deal_document_get_deal (self->document);
  GFile *file = deal_document_get_file (self->document);

  g_clear_handle_id (&self->patience_id, g_source_remove);
  deal_selection_set_deal (self->selection, deal);
  deal_file_menu_set_deal (self->file_menu, deal, file);
  gtk_window_set_title (GTK_WINDOW (self), deal != NULL ? deal->title
                                                        : _ ("Counterpart"));
  show_page (self, deal != NULL ? "views" : "empty");
  deal_window_update_actions (self);
  deal_window_update_status (self);
  deal_window_update_title (self);
}

static gboolean
patience_ended_cb (gpointer user_data)
{
  DealWindow *self = DEAL_WINDOW (user_data);

  self->patience_id = 0;
  show_page (self, "loading");
  deal_window_update_actions (self);

  return G_SOURCE_REMOVE;
}

static void
document_started_cb (DealWindow *self)
{
  g_clear_handle_id (&self->patience_id, g_source_remove);
  if (deal_document_get_deal (self->document) == NULL)
    self->patience_id = g_timeout_add (PATIENCE, patience_ended_cb, self);
}

static gboolean
is_bundled (GFile *file)
{
  g_autofree char *path = deal_data_get_bundled_deal ();
  g_autoptr (GFile) bundled = g_file_new_for_path (path);

  return g_file_equal (file, bundled);
}

static void
document_loaded_cb (DealWindow *self,
                    gboolean    again)
{
  GFile           *file = deal_document_get_file (self->document);
  g_autofree char *uri = g_file_get_uri (file);

  show_document (self);
  deal_updates_set_file (self->updates, file);
  deal_window_look_for_edition (self);
  deal_window_load_scenarios (self);
  deal_window_load_readings (self);
  deal_window_restore_figure (self);
  if (again)
    {
      if (!deal_window_tell_replaced (self))
        deal_window_toast (self, _ ("The file has changed, and was read again"));
    }
  else if (!is_bundled (file))
    deal_file_menu_remember (file);
  g_settings_set_string (self->settings, "last-file", is_bundled (file) ? "" : uri);
}

/* What is shown is what was asked for, as it was. */
static void
document_settled_cb (DealWindow *self)
{
  show_document (self);
  deal_window_restore_figure (self);
}

static void
document_failed_cb (DealWindow *self)
{
  deal_window_forget_figure (self);
  g_clear_handle_id (&self->patience_id, g_source_remove);
  deal_problems_page_show (self->problems,
                           deal_document_get_failed_file (self->document),
                           deal_document_get_error (self->document),
                           deal_document_get_problems (self->document),
                           deal_document_get_deal (self->document) != NULL,
                           deal_document_is_watched (self->document));
  show_page (self, "problems");
  deal_window_update_actions (self);
}

static void
check_again_cb (DealWindow *self)
{
  deal_document_check_again (self->document);
}

static void
use_last_cb (DealWindow *self)
{
  deal_document_use_last (self->document);
}

static void
open_another_cb (DealWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open", NULL);
}

void
deal_window_bind_problems (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DealWindow, problems);
  gtk_widget_class_bind_template_callback (widget_class, check_again_cb);
  gtk_widget_class_bind_template_callback (widget_class, use_last_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_another_cb);
  gtk_widget_class_bind_template_callback (widget_class, deal_window_toast);
}

void
deal_window_open_bundled (DealWindow *self)
{
  g_autofree char *path = deal_data_get_bundled_deal ();
  g_autoptr (GFile) file = g_file_new_for_path (path);

  deal_window_open_file (self, file);
}

/* The file of the last time; when it is no longer there, what always is. */
void
deal_window_open_first (DealWindow *self)
{
  g_autofree char *uri = g_settings_get_string (self->settings, "last-file");
  g_autoptr (GFile) file = g_file_new_for_uri (uri);

  if (uri[0] != '\0' && g_file_query_exists (file, NULL))
    deal_window_open_file (self, file);
  else
    deal_window_open_bundled (self);
}

static gboolean
file_dropped_cb (GtkDropTarget *target,
                 const GValue  *value,
                 double         x,
                 double         y,
                 gpointer       user_data)
{
  GSList *files = g_value_get_boxed (value);

  if (files == NULL)
    return FALSE;

  deal_window_open_file (DEAL_WINDOW (user_data), files->data);

  return TRUE;
}

void
deal_window_init_document (DealWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (file_dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));

  g_signal_connect_swapped (self->document, "started",
                            G_CALLBACK (document_started_cb), self);
  g_signal_connect_swapped (self->document, "loaded",
                            G_CALLBACK (document_loaded_cb), self);
  g_signal_connect_swapped (self->document, "failed",
                            G_CALLBACK (document_failed_cb), self);
  g_signal_connect_swapped (self->document, "settled",
                            G_CALLBACK (document_settled_cb), self);
  deal_window_update_status (self);
}

/**
 * deal_window_open_file:
 * @self: a window
 * @file: a deal file, or a picture that was exported from one
 *
 * Starts to read @file; what is shown stays until that has worked.
 */
void
deal_window_open_file (DealWindow *self,
                       GFile      *file)
{
  g_autofree char *path = NULL;

  g_return_if_fail (DEAL_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  self->was_asked = TRUE;
  path = g_file_get_path (file);
  if (path != NULL && deal_png_is_at (path))
    {
      deal_window_open_figure (self, file);
      return;
    }

  deal_window_forget_figure (self);
  deal_figure_bar_hide (self->figure_bar);
  deal_document_open (self->document, file);
}
