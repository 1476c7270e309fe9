/* deal-window-actions.c: what the window's buttons, menus and shortcuts do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-compat.h"
#include "deal-export-dialog.h"
#include "deal-preferences.h"
#include "deal-report-dialog.h"
#include "deal-shortcuts.h"
#include "deal-window-private.h"

static void
file_chosen (GFile   *file,
             gpointer user_data)
{
  deal_window_open_file (DEAL_WINDOW (user_data), file);
}

static void
open_activated (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  deal_compat_choose_deal_file (GTK_WINDOW (widget), file_chosen, widget);
}

static void
open_uri_activated (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  deal_window_open_file (DEAL_WINDOW (widget), file);
}

static void
open_bundled_activated (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  deal_window_open_bundled (DEAL_WINDOW (widget));
}

static void
swap_activated (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  deal_selection_swap (deal_window_get_selection (DEAL_WINDOW (widget)));
}

static void
known_on_activated (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  deal_known_bar_start (DEAL_WINDOW (widget)->known_bar);
}

static void
view_activated (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  deal_window_show_nth_view (DEAL_WINDOW (widget), g_variant_get_uint32 (parameter) - 1);
}

static void
back_activated (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  deal_window_go_back (DEAL_WINDOW (widget));
}

static void
shortcuts_activated (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  deal_shortcuts_show (GTK_WINDOW (widget));
}

static void
preferences_activated (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  DealWindow *self = DEAL_WINDOW (widget);

  deal_preferences_show (GTK_WINDOW (self), self->settings, self->updates);
}

/* The figure of the view that is shown; elsewhere that of the payments. */
static void
export_activated (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  DealWindow        *self = DEAL_WINDOW (widget);
  DealSelection     *selection = deal_window_get_selection (self);
  const DealOptions *options = deal_selection_get_options (selection);
  DealFigureKind     kind = DEAL_FIGURE_PAYMENTS;

  if (options == NULL)
    return;
  if (!deal_figure_kind_from_name (deal_window_get_view (self), &kind))
    kind = DEAL_FIGURE_PAYMENTS;
  gtk_window_present (
    GTK_WINDOW (deal_export_dialog_new (GTK_WINDOW (self), options, kind)));
}

static void
report_activated (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  DealWindow        *self = DEAL_WINDOW (widget);
  DealSelection     *selection = deal_window_get_selection (self);
  const DealOptions *options = deal_selection_get_options (selection);

  if (options != NULL)
    gtk_window_present (GTK_WINDOW (deal_report_dialog_new (GTK_WINDOW (self), options)));
}

/* `win.find` is `view.find` of the view that is shown; a view that has no such
 * thing does nothing. */
static void
forward_activated (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  g_autofree char *view_action = g_strconcat ("view.", strchr (name, '.') + 1, NULL);
  GtkWidget       *view = deal_window_get_view_widget (DEAL_WINDOW (widget));

  if (view != NULL)
    gtk_widget_activate_action_variant (view, view_action, NULL);
}

static void
search_activated (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  deal_search_bar_grab_entry (DEAL_WINDOW (widget)->search);
}

void
deal_window_install_actions (GtkWidgetClass *widget_class)
{
  static const char *const forwarded[] = {
    "win.find", "win.next", "win.previous", "win.details", "win.table"
  };

  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_activated);
  gtk_widget_class_install_action (widget_class, "win.open-uri", "s", open_uri_activated);
  gtk_widget_class_install_action (widget_class, "win.open-bundled", NULL,
                                   open_bundled_activated);
  gtk_widget_class_install_action (widget_class, "win.swap", NULL, swap_activated);
  gtk_widget_class_install_action (widget_class, "win.known-on", NULL,
                                   known_on_activated);
  gtk_widget_class_install_action (widget_class, "win.view", "u", view_activated);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_activated);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_activated);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL,
                                   preferences_activated);
  gtk_widget_class_install_action (widget_class, "win.show-help-overlay", NULL,
                                   shortcuts_activated);
  gtk_widget_class_install_action (widget_class, "win.export", NULL, export_activated);
  gtk_widget_class_install_action (widget_class, "win.report", NULL, report_activated);
  deal_window_install_claims (widget_class);
  deal_window_install_copying (widget_class);
  deal_window_install_undo (widget_class);
  deal_window_install_scenarios (widget_class);
  for (guint i = 0; i < G_N_ELEMENTS (forwarded); i++)
    gtk_widget_class_install_action (widget_class, forwarded[i], NULL, forward_activated);
}

/* What can be done depends on whether a deal is shown. */
void
deal_window_update_actions (DealWindow *self)
{
  static const char *const names[] = {
    "win.swap", "win.known-on", "win.view", "win.search", "win.find", "win.next",
    "win.previous", "win.details", "win.table", "win.copy", "win.copy-figure",
    "win.print", "win.export", "win.report"
  };
  const char *page = gtk_stack_get_visible_child_name (self->pages);
  gboolean    shown = g_strcmp0 (page, "views") == 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), names[i], shown);
  gtk_widget_set_sensitive (GTK_WIDGET (self->list), shown);
  gtk_widget_set_sensitive (GTK_WIDGET (self->pair), shown);
  gtk_widget_set_sensitive (self->search_button, shown);
  if (!shown)
    deal_search_bar_set_active (self->search, FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->narrow_pair), shown);
}

/**
 * deal_window_set_accels:
 * @application: the program
 *
 * Gives the window's actions their keys.  They belong to the program, because
 * only then do menus and the shortcuts window show them.
 */
void
deal_window_set_accels (GtkApplication *application)
{
  static const struct
  {
    const char *action;
    const char *accels[3];
  } keys[] = {
    { "win.open", { "<Control>o" } },
    { "win.swap", { "<Control><Shift>x" } },
    { "win.back", { "<Alt>Left" } },
    { "win.search", { "<Control>f" } },
    { "win.find", { "<Control><Shift>f" } },
    { "win.next", { "<Alt>Down" } },
    { "win.previous", { "<Alt>Up" } },
    { "win.details", { "F9" } },
    { "win.table", { "<Control>d" } },
    { "win.export", { "<Control>e" } },
    { "win.report", { "<Control><Shift>e" } },
    { "win.copy-figure", { "<Control><Shift>c" } },
    { "win.print", { "<Control>p" } },
    { "win.preferences", { "<Control>comma" } },
    { "win.show-help-overlay", { "<Control>question", "F1" } },
    { "win.refresh", { "<Control>r", "F5" } },
    { "window.close", { "<Control>w" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (application, keys[i].action, keys[i].accels);
  for (guint i = 1; i <= 9; i++)
    {
      g_autofree char *action = g_strdup_printf ("win.view(uint32 %u)", i);
      g_autofree char *accel = g_strdup_printf ("<Control>%u", i);

      gtk_application_set_accels_for_action (application, action,
                                             (const char *[]){ accel, NULL });
    }
}
