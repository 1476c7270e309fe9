/* test-window-drop.c: what is dropped on the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>

#include "export/deal-export.h"
#include "window-fixture.h"

static GtkEventController *
find_drop_target (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  GtkEventController *found = NULL;

  for (guint i = 0; found == NULL && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        found = controller;
    }

  return found;
}

/* What GTK does when the pointer lets go; @path NULL: of nothing. */
static gboolean
drop (Fixture    *fixture,
      const char *path)
{
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;
  g_autoptr (GSList) files = path != NULL ? g_slist_prepend (NULL, file) : NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean is_taken = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_set_boxed (&value, files);
  g_signal_emit_by_name (find_drop_target (GTK_WIDGET (fixture->window)), "drop", &value,
                         10.0, 10.0, &is_taken);

  return is_taken;
}

static char *
save_picture (const DealOptions *options,
              DealFigureKind     kind,
              const char        *folder)
{
  const DealSize size = { 1200, 628, 96 };
  char          *path = g_build_filename (folder, "picture.png", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DealFigure) figure = deal_figure_new (kind, options, FALSE, &error);
  g_autoptr (GBytes) bytes = deal_figure_export (figure, DEAL_FORMAT_PNG, &size,
                                                 DEAL_STYLE_LIGHT, &error);

  g_assert_true (deal_file_save (path, bytes, &error));
  g_assert_no_error (error);

  return path;
}

static gboolean
shows_timeline (gpointer window)
{
  return g_strcmp0 (deal_window_get_view (window), "timeline") == 0;
}

/* The window makes the choices again that the picture was drawn from. */
static void
test_drops_a_picture (Fixture      *fixture,
                      gconstpointer data)
{
  DealSelection *selection = deal_window_get_selection (fixture->window);
  g_autoptr (DealOptions) options =
    deal_options_copy (deal_selection_get_options (selection));
  const DealVersion *old_version = options->old_version;
  g_autofree char   *folder = g_dir_make_tmp ("deal-window-XXXXXX", NULL);
  g_autofree char   *path = NULL;

  deal_options_swap (options);
  options->from_year = 2024;
  path = save_picture (options, DEAL_FIGURE_TIMELINE, folder);
  g_assert_cmpstr (deal_window_get_view (fixture->window), ==, "terms");
  g_assert_true (drop (fixture, path));
  fixture_wait (shows_timeline, fixture->window);
  g_assert_true (deal_selection_get_options (selection)->new_version == old_version);
  g_assert_cmpint (deal_selection_get_options (selection)->from_year, ==, 2024);
  g_unlink (path);
  g_rmdir (folder);
}

/* A picture of another program says so, and what was shown stays. */
static void
test_drops_what_is_none (Fixture      *fixture,
                         gconstpointer data)
{
  DealSelection    *selection = deal_window_get_selection (fixture->window);
  const Deal       *deal = deal_selection_get_deal (selection);
  g_autofree char  *folder = g_dir_make_tmp ("deal-window-XXXXXX", NULL);
  g_autofree char  *path = g_build_filename (folder, "empty.png", NULL);
  static const char png[] = "\x89PNG\r\n\x1a\n";

  g_assert_false (drop (fixture, NULL));
  g_assert_true (g_file_set_contents (path, png, sizeof png - 1, NULL));
  g_assert_true (drop (fixture, path));
  fixture_idle (400);
  g_assert_true (deal_selection_get_deal (selection) == deal);
  g_assert_cmpstr (deal_window_get_view (fixture->window), ==, "terms");
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/window/drop/picture", Fixture, NULL, set_up, test_drops_a_picture,
              tear_down);
  g_test_add ("/window/drop/none", Fixture, NULL, set_up, test_drops_what_is_none,
              tear_down);

  return g_test_run ();
}
