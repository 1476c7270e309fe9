/* test-window.c: the whole window: opens, switches, swaps, and names its controls
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>

#include "window-fixture.h"

static void
test_bundled (Fixture      *fixture,
              gconstpointer data)
{
  DealSelection *selection = deal_window_get_selection (fixture->window);
  const char    *title = deal_selection_get_deal (selection)->title;

  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, title);
  g_assert_cmpstr (deal_window_get_view (fixture->window), ==, "terms");
}

static void
test_swap (Fixture      *fixture,
           gconstpointer data)
{
  DealSelection     *selection = deal_window_get_selection (fixture->window);
  const DealOptions *options = deal_selection_get_options (selection);
  const DealVersion *old_version = options->old_version;

  activate (fixture, "win.swap");
  options = deal_selection_get_options (selection);
  g_assert_true (options->new_version == old_version);
  activate (fixture, "win.swap");
  options = deal_selection_get_options (selection);
  g_assert_true (options->old_version == old_version);
}

static void
test_views (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *first = NULL;

  for (guint i = 1; i <= 7; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.view", "u", i);
      g_assert_nonnull (deal_window_get_view (fixture->window));
      if (i == 1)
        first = g_strdup (deal_window_get_view (fixture->window));
      else
        g_assert_cmpstr (deal_window_get_view (fixture->window), !=, first);
    }

  deal_selection_open_view (deal_window_get_selection (fixture->window), "terms/changed");
  g_assert_cmpstr (deal_window_get_view (fixture->window), ==, "terms");
  deal_selection_open_view (deal_window_get_selection (fixture->window), "no-such-view");
  g_assert_cmpstr (deal_window_get_view (fixture->window), ==, "terms");
}

/* What would be read out: a label of its own, or the text within. */
static gboolean
has_name (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  if (gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL) ||
      gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    return TRUE;
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget))[0] != '\0';

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child) && has_name (child))
      return TRUE;

  return FALSE;
}

/* Text in an entry belongs to the entry; scrolling is no control. */
static gboolean
needs_name (GtkWidget *widget)
{
  return gtk_widget_get_focusable (widget) && gtk_widget_get_mapped (widget) &&
         !GTK_IS_SCROLLED_WINDOW (widget) && !GTK_IS_TEXT (widget) &&
         !GTK_IS_WINDOW (widget);
}

static guint
count_nameless (GtkWidget *widget)
{
  guint n = 0;

  if (needs_name (widget) && !has_name (widget))
    {
      GtkWidget *parent = gtk_widget_get_parent (widget);

      g_test_message ("%s in %s has no name", G_OBJECT_TYPE_NAME (widget),
                      parent != NULL ? G_OBJECT_TYPE_NAME (parent) : "nothing");
      n++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_nameless (child);

  return n;
}

/* Rows of a long list get their texts when their turn comes. */
static gboolean
has_all_names (gpointer data)
{
  return count_nameless (data) == 0;
}

static void
test_names (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget *nameless = gtk_button_new ();

  /* The check can fail. */
  g_assert_false (has_name (nameless));
  g_object_ref_sink (nameless);
  g_object_unref (nameless);

  for (guint i = 1; i <= 7; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.view", "u", i);
      fixture_idle (300);
      g_test_message ("%s", deal_window_get_view (fixture->window));
      fixture_wait (has_all_names, fixture->window);
    }
}

static void
test_state (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *view = NULL;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.view", "u", 2u);
  g_settings_set_string (fixture->settings, "view", "overview");
  view = g_strdup (deal_window_get_view (fixture->window));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 700, 500);
  gtk_window_close (GTK_WINDOW (fixture->window));
  fixture_idle (100);
  fixture->window = NULL;

  g_autofree char *saved = g_settings_get_string (fixture->settings, "view");

  g_assert_cmpstr (saved, ==, view);
  g_assert_cmpint (g_settings_get_int (fixture->settings, "window-width"), ==, 700);
  g_assert_cmpint (g_settings_get_int (fixture->settings, "window-height"), ==, 500);
}

static void
test_narrow (Fixture      *fixture,
             gconstpointer data)
{
  for (guint i = 1; i <= 7; i++)
    {
      int minimum;

      gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.view", "u", i);
      gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 640);
      fixture_idle (400);
      gtk_widget_measure (GTK_WIDGET (fixture->window), GTK_ORIENTATION_HORIZONTAL, -1,
                          &minimum, NULL, NULL, NULL);
      g_test_message ("%s: %d", deal_window_get_view (fixture->window), minimum);
      g_assert_cmpint (minimum, ==, 360);
    }
}

static GtkWidget *
find_type (GtkWidget *widget,
           GType      type)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type);

  return found;
}

static gboolean
has_small_deal (gpointer data)
{
  const Deal *deal = deal_selection_get_deal (deal_window_get_selection (data));

  return deal != NULL && g_str_has_prefix (deal->title, "Harbour");
}

/* A file that is dropped anywhere on the window is opened; an empty hand is not. */
static void
test_drop (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "deals",
                                                 "good-small.deal.json", NULL);
  g_autoptr (GListModel) controllers =
    gtk_widget_observe_controllers (GTK_WIDGET (fixture->window));
  g_autoslist (GFile) files = g_slist_prepend (NULL, g_file_new_for_path (path));
  GtkDropTarget *target = NULL;
  GValue         value = G_VALUE_INIT;
  gboolean       is_taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        target = GTK_DROP_TARGET (controller);
    }
  g_assert_nonnull (target);
  g_assert_true (gdk_content_formats_contain_gtype (gtk_drop_target_get_formats (target),
                                                    GDK_TYPE_FILE_LIST));
  g_assert_true (gtk_drop_target_get_actions (target) & GDK_ACTION_COPY);

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_signal_emit_by_name (target, "drop", &value, 10.0, 10.0, &is_taken);
  g_assert_false (is_taken);
  g_value_set_boxed (&value, files);
  g_signal_emit_by_name (target, "drop", &value, 10.0, 10.0, &is_taken);
  g_assert_true (is_taken);
  fixture_wait (has_small_deal, fixture->window);
  g_value_unset (&value);
}

/* What is chosen is seen at once, and kept. */
static void
test_style (Fixture      *fixture,
            gconstpointer data)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GListModel      *windows = gtk_window_get_toplevels ();
  guint            n_before = g_list_model_get_n_items (windows);

  g_settings_set_string (fixture->settings, "color-scheme", "dark");
  g_assert_true (adw_style_manager_get_dark (manager));
  g_settings_set_string (fixture->settings, "color-scheme", "light");
  g_assert_false (adw_style_manager_get_dark (manager));

  activate (fixture, "win.preferences");
  fixture_idle (100);
  g_assert_cmpuint (g_list_model_get_n_items (windows), ==, n_before + 1);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);
      GtkWidget *row = find_type (GTK_WIDGET (window), ADW_TYPE_COMBO_ROW);

      if (row == NULL)
        continue;
      g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 1);
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), 2);
      g_assert_true (adw_style_manager_get_dark (manager));
      gtk_window_destroy (window);
      break;
    }
  g_assert_cmpuint (g_list_model_get_n_items (windows), ==, n_before);
  g_settings_reset (fixture->settings, "color-scheme");
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/window/opens-what-comes-with-it", test_bundled },
    { "/window/swaps", test_swap },
    { "/window/views", test_views },
    { "/window/every-control-has-a-name", test_names },
    { "/window/keeps-its-state", test_state },
    { "/window/fits-a-telephone", test_narrow },
    { "/window/takes-a-dropped-file", test_drop },
    { "/window/style", test_style },
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *home = g_dir_make_tmp ("deal-window-XXXXXX", &error);

  g_assert_no_error (error);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
