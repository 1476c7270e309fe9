/* deal-application.c: the program in its desktop session
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-application.h"

#include <glib-unix.h>

#include "../ui/deal-compat.h"
#include "../ui/deal-window.h"
#include "deal-config.h"

/**
 * DealApplication:
 *
 * One for each session: a second start hands its files to the first.  Every
 * file has a window of its own, so that two deals can be read beside each
 * other.
 */
struct _DealApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (DealApplication, deal_application, ADW_TYPE_APPLICATION)

static void
quit_activated_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  GtkApplication *self = GTK_APPLICATION (user_data);
  g_autolist (GtkWindow) windows = NULL;

  for (GList *l = gtk_application_get_windows (self); l != NULL; l = l->next)
    windows = g_list_prepend (windows, g_object_ref (l->data));
  windows = g_list_reverse (windows);

  /* Each window gets to keep what it keeps, and may take its dialogs along.  The last
   * one ends the program, or what is still being written when it is closed. */
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (GTK_WINDOW (l->data));
}

/* A second one ends the program at once. */
static gboolean
told_to_end_cb (gpointer user_data)
{
  g_action_group_activate_action (G_ACTION_GROUP (user_data), "quit", NULL);

  return G_SOURCE_REMOVE;
}

static void
about_activated_cb (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  deal_compat_show_about (
    gtk_application_get_active_window (GTK_APPLICATION (user_data)));
}

/* The desktop entry's own action. */
static void
open_activated_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  GtkWindow *window;

  g_application_activate (G_APPLICATION (user_data));
  window = gtk_application_get_active_window (GTK_APPLICATION (user_data));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.open", NULL);
}

static void
deal_application_startup (GApplication *application)
{
  static const char *const  quit_keys[] = { "<Control>q", NULL };
  static const int          signals[] = { SIGINT, SIGTERM, SIGHUP };
  static const GActionEntry entries[] = {
    { .name = "quit", .activate = quit_activated_cb },
    { .name = "about", .activate = about_activated_cb },
    { .name = "open", .activate = open_activated_cb },
  };

  G_APPLICATION_CLASS (deal_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application),
                                   entries,
                                   G_N_ELEMENTS (entries),
                                   application);
  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    g_unix_signal_add (signals[i], told_to_end_cb, application);
  gtk_application_set_accels_for_action (GTK_APPLICATION (application),
                                         "app.quit",
                                         quit_keys);
  gtk_window_set_default_icon_name (DEAL_APP_ID);
  /* Many texts can be copied; reaching one with Tab is not choosing all of it. */
  g_object_set (gtk_settings_get_default (), "gtk-label-select-on-focus", FALSE, NULL);
}

static void
deal_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = GTK_WINDOW (deal_window_new (GTK_APPLICATION (application)));
  gtk_window_present (window);
}

static void
deal_application_open (GApplication *application,
                       GFile       **files,
                       int           n_files,
                       const char   *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      DealWindow *window = deal_window_new (GTK_APPLICATION (application));

      deal_window_open_file (window, files[i]);
      gtk_window_present (GTK_WINDOW (window));
    }
}

static void
deal_application_class_init (DealApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = deal_application_startup;
  application_class->activate = deal_application_activate;
  application_class->open = deal_application_open;
}

static void
deal_application_init (DealApplication *self)
{
}

/**
 * deal_application_new:
 *
 * Returns: (transfer full): the program, to be run once
 */
DealApplication *
deal_application_new (void)
{
  return g_object_new (DEAL_TYPE_APPLICATION,
                       "application-id", DEAL_APP_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       NULL);
}
