/* deal-window.c: the window of one deal: sidebar, comparison pair, views
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-window.h"

#include "deal-adaptive-bin.h"
#include "deal-config.h"
#include "deal-preferences.h"
#include "deal-text.h"
#include "deal-ui.h"
#include "deal-window-private.h"

G_DEFINE_FINAL_TYPE (DealWindow, deal_window, ADW_TYPE_APPLICATION_WINDOW)

static void
deal_window_map (GtkWidget *widget)
{
  DealWindow *self = DEAL_WINDOW (widget);

  GTK_WIDGET_CLASS (deal_window_parent_class)->map (widget);
  deal_window_name_views (self);
  if (!self->was_asked)
    deal_window_open_first (self);
}

static void
save_state (DealWindow *self)
{
  const char *view = deal_window_get_view (self);
  int         width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (self->settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
  if (width > 0 && height > 0)
    {
      g_settings_set_int (self->settings, "window-width", width);
      g_settings_set_int (self->settings, "window-height", height);
    }
  if (view != NULL)
    g_settings_set_string (self->settings, "view", view);
}

static gboolean
deal_window_close_request (GtkWindow *window)
{
  save_state (DEAL_WINDOW (window));

  return GTK_WINDOW_CLASS (deal_window_parent_class)->close_request (window);
}

static void
deal_window_dispose (GObject *object)
{
  DealWindow *self = DEAL_WINDOW (object);

  g_clear_handle_id (&self->patience_id, g_source_remove);
  g_clear_handle_id (&self->citations_id, g_source_remove);
  g_clear_handle_id (&self->interval_id, g_source_remove);
  deal_window_forget_figure (self);
  deal_window_forget_undo (self);
  deal_window_clear_edition (self);
  g_clear_object (&self->picture);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  /* It unmarks its row as it goes. */
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), DEAL_TYPE_WINDOW);
  g_clear_object (&self->document);
  g_clear_object (&self->selection);
  if (self->updates != NULL)
    deal_updates_stop (self->updates);
  g_clear_object (&self->updates);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (deal_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DealWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, DealWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, DealWindow, sidebar_header);
  gtk_widget_class_bind_template_child (widget_class, DealWindow, file_menu);
  gtk_widget_class_bind_template_child (widget_class, DealWindow, list);
  gtk_widget_class_bind_template_child (widget_class, DealWindow, status);
  gtk_widget_class_bind_template_child (widget_class, DealWindow, content);
  gtk_widget_class_bind_template_child (widget_class, DealWindow, header);
  gtk_widget_class_bind_template_child (widget_class, DealWindow, back);
  gtk_widget_class_bind_template_child (widget_class, DealWindow, pair);
  gtk_widget_class_bind_template_child (widget_class, DealWindow, search);
  gtk_widget_class_bind_template_child (widget_class, DealWindow, search_button);
  gtk_widget_class_bind_template_child (widget_class, DealWindow, view_title);
  gtk_widget_class_bind_template_child (widget_class, DealWindow, export_button);
  gtk_widget_class_bind_template_child (widget_class, DealWindow, export_label);
  gtk_widget_class_bind_template_child (widget_class, DealWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, DealWindow, narrow_pair);
  gtk_widget_class_bind_template_child (widget_class, DealWindow, order_bar);
  gtk_widget_class_bind_template_child (widget_class, DealWindow, known_bar);
  gtk_widget_class_bind_template_child (widget_class, DealWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, DealWindow, views);
}

static void
deal_window_class_init (DealWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = deal_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = deal_window_close_request;
  widget_class->map = deal_window_map;

  g_type_ensure (DEAL_TYPE_ADAPTIVE_BIN);
  g_type_ensure (DEAL_TYPE_FILE_MENU);
  g_type_ensure (DEAL_TYPE_KNOWN_BAR);
  g_type_ensure (DEAL_TYPE_PAIR);
  g_type_ensure (DEAL_TYPE_PROBLEMS_PAGE);
  g_type_ensure (DEAL_TYPE_REFRESH_BUTTON);
  g_type_ensure (DEAL_TYPE_SEARCH_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DEAL_UI_PATH "deal-window.ui");
  bind_children (widget_class);
  deal_window_install_updates (widget_class);
  deal_window_bind_problems (widget_class);
  deal_window_bind_figure (widget_class);
  deal_window_bind_edition (widget_class);
  deal_window_install_actions (widget_class);
}

static void
name_menu_button (DealWindow *self)
{
  /* The button inside is what has the focus. */
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (gtk_widget_get_first_child (self->menu_button)),
    GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Main menu"),
    -1);
}

static void
restore_state (DealWindow *self)
{
  g_autofree char *view = g_settings_get_string (self->settings, "view");

  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  deal_window_show_view (self, view);
}

/* Once: it works with what is usual. */
static void
tell_of_settings (DealWindow *self)
{
  static gboolean is_told = FALSE;

  if (is_told || deal_preferences_can_keep ())
    return;

  is_told = TRUE;
  deal_window_toast (
    self, _ ("What you set is not kept: the folder for settings cannot be written to."));
}

static void
deal_window_init (DealWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->settings = g_settings_new (DEAL_APP_ID);
  deal_preferences_bind (self->settings);
  self->document = deal_document_new ();
  self->selection = deal_selection_new ();
  deal_pair_set_selection (self->pair, self->selection);
  deal_pair_set_selection (self->narrow_pair, self->selection);
  deal_pair_set_wraps (self->narrow_pair);
  deal_known_bar_set_selection (self->known_bar, self->selection);
  deal_window_init_undo (self);
  deal_window_init_updates (self);
  deal_window_init_views (self);
  deal_window_init_document (self);
  deal_window_init_scenarios (self);
  name_menu_button (self);
  restore_state (self);
  deal_window_update_actions (self);
  deal_window_update_title (self);
  tell_of_settings (self);
}

/**
 * deal_window_new:
 * @application: (nullable): what the window belongs to
 *
 * Makes a window that opens the deal of the last time when it is shown first,
 * unless it is given another one before.
 *
 * Returns: (transfer none): the window; GTK owns it
 */
DealWindow *
deal_window_new (GtkApplication *application)
{
  if (application != NULL)
    deal_window_set_accels (application);

  return g_object_new (DEAL_TYPE_WINDOW, "application", application, NULL);
}

DealSelection *
deal_window_get_selection (DealWindow *self)
{
  g_return_val_if_fail (DEAL_IS_WINDOW (self), NULL);

  return self->selection;
}
