/* test-window-undo.c: what the window tells of what was done, and takes back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <sqlite3.h>

#include "archive/deal-archive.h"
#include "deal-compat.h"
#include "deal-error.h"
#include "deal-parameter-control.h"
#include "deal-scenario-picker.h"
#include "deal-text.h"
#include "window-fixture.h"

static void
undo_cb (gpointer user_data)
{
  (*(guint *) user_data)++;
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  if (GTK_IS_BUTTON (widget) &&
      g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_undo (Fixture      *fixture,
           gconstpointer data)
{
  guint      n = 0;
  GtkWidget *button;

  deal_window_toast_undo (fixture->window, "1 < 2 & more",
                          g_cclosure_new_swap (G_CALLBACK (undo_cb), &n, NULL));
  fixture_idle (200);
  button = find_button (GTK_WIDGET (fixture->window), "_Undo");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (n, ==, 1);
}

static void
undo_last_cb (gpointer user_data)
{
  GString *done = user_data;

  g_string_append (done, "last ");
}

static void
undo_first_cb (gpointer user_data)
{
  GString *done = user_data;

  g_string_append (done, "first ");
}

/* Each once, the last of all first, however long ago its message went. */
static void
test_undo_all (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (GString) done = g_string_new (NULL);

  deal_window_toast_undo (fixture->window, "The first",
                          g_cclosure_new_swap (G_CALLBACK (undo_first_cb), done, NULL));
  deal_window_toast_undo (fixture->window, "The last",
                          g_cclosure_new_swap (G_CALLBACK (undo_last_cb), done, NULL));
  deal_window_toast (fixture->window, "Something else");
  for (guint i = 0; i < 3; i++)
    activate (fixture, "win.undo");
  g_assert_cmpstr (done->str, ==, "last first ");
}

static gboolean
shows_first (gpointer data)
{
  return fixture_shows (data, "The first");
}

static gboolean
shows_plain (gpointer data)
{
  return fixture_shows (data, "Something else");
}

static gboolean
shows_taken_back (gpointer data)
{
  return fixture_shows (data, "Taken back: The first");
}

/* A plain message waits until an offer could be read, and comes then; once it is taken
 * back there is nothing to wait for. */
static void
test_undo_is_not_displaced (Fixture      *fixture,
                            gconstpointer data)
{
  g_autoptr (GString) done = g_string_new (NULL);
  GtkWidget *window = GTK_WIDGET (fixture->window);
  gint64     since;

  deal_window_toast_undo (fixture->window, "The first",
                          g_cclosure_new_swap (G_CALLBACK (undo_first_cb), done, NULL));
  fixture_wait (shows_first, window);
  since = g_get_monotonic_time ();
  deal_window_toast (fixture->window, "Something");
  deal_window_toast (fixture->window, "Something else");
  fixture_wait (shows_plain, window);
  g_assert_cmpint (g_get_monotonic_time () - since, >, 4 * G_USEC_PER_SEC);

  deal_window_toast_undo (fixture->window, "The first",
                          g_cclosure_new_swap (G_CALLBACK (undo_first_cb), done, NULL));
  fixture_wait (shows_first, window);
  since = g_get_monotonic_time ();
  deal_window_toast (fixture->window, "Something else");
  activate (fixture, "win.undo");
  fixture_wait (shows_taken_back, window);
  g_assert_cmpint (g_get_monotonic_time () - since, <, 4 * G_USEC_PER_SEC);
  g_assert_cmpstr (done->str, ==, "first ");
}

static void
undo_fails_cb (gpointer unused,
               GError **error)
{
  g_set_error_literal (error, DEAL_ERROR, DEAL_ERROR_ARCHIVE, "The disk is full");
}

static gboolean
tells_failure (gpointer data)
{
  return fixture_shows (data, "The disk is full");
}

static gboolean
tells_success (gpointer data)
{
  return fixture_shows (data, "Taken back: The second");
}

/* What could not be taken back is never said to be. */
static void
test_undo_fails (Fixture      *fixture,
                 gconstpointer data)
{
  GString *done = g_string_new (NULL);

  deal_window_toast_undo (fixture->window, "The second",
                          g_cclosure_new_swap (G_CALLBACK (undo_last_cb), done, NULL));
  deal_window_toast_undo (fixture->window, "The third",
                          g_cclosure_new_swap (G_CALLBACK (undo_fails_cb), NULL, NULL));
  activate (fixture, "win.undo");
  fixture_wait (tells_failure, fixture->window);
  activate (fixture, "win.undo");
  fixture_wait (tells_success, fixture->window);
  g_string_free (done, TRUE);
}

static gboolean
tells_not_kept (gpointer data)
{
  return fixture_shows (data,
                        "The archive could not be used: no such table: readings");
}

/* A reading that could not be kept is told, though an offer to undo is told as well. */
static void
test_reading_not_kept (Fixture      *fixture,
                       gconstpointer data)
{
  DealSelection      *selection = deal_window_get_selection (fixture->window);
  const DealConflict *conflict = &deal_selection_get_deal (selection)->conflicts[0];
  g_autofree char    *path = deal_archive_get_default_path ();
  GString            *done = g_string_new (NULL);
  sqlite3            *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "ALTER TABLE readings RENAME TO elsewhere", NULL,
                                 NULL, NULL),
                   ==, SQLITE_OK);
  deal_selection_choose_reading (selection, conflict, &conflict->positions[0], NULL);
  deal_window_toast_undo (fixture->window, "Reading used in charts",
                          g_cclosure_new_swap (G_CALLBACK (undo_last_cb), done, NULL));
  fixture_wait (tells_not_kept, fixture->window);
  g_assert_cmpint (sqlite3_exec (db, "ALTER TABLE elsewhere RENAME TO readings", NULL,
                                 NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (db);
  g_string_free (done, TRUE);
}

static GtkWidget *
find_type (GtkWidget *widget,
           GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
shows_controls (gpointer data)
{
  return find_type (data, DEAL_TYPE_PARAMETER_CONTROL) != NULL;
}

static const DealOptions *
get_options (Fixture *fixture)
{
  return deal_selection_get_options (deal_window_get_selection (fixture->window));
}

static gboolean
is_assumed (gpointer data)
{
  return deal_selection_get_options (deal_window_get_selection (data))->is_set[0];
}

static gboolean
is_low (gpointer data)
{
  const DealOptions *options =
    deal_selection_get_options (deal_window_get_selection (data));

  return options->scenario != NULL && g_str_equal (options->scenario->id, "low");
}

/* What is seen at once needs no message, and is taken back all the same: the slider's
 * whole way at once, one thing after the other. */
static void
test_choices (Fixture      *fixture,
              gconstpointer data)
{
  const DealScenario *scenario;
  GtkWidget          *control;
  GtkWidget          *scenarios;
  GtkAdjustment      *adjustment;

  deal_selection_open_view (deal_window_get_selection (fixture->window), "payments");
  fixture_wait (shows_controls, fixture->window);
  scenario = get_options (fixture)->scenario;
  control = find_type (GTK_WIDGET (fixture->window), DEAL_TYPE_PARAMETER_CONTROL);
  gtk_toggle_button_set_active (
    GTK_TOGGLE_BUTTON (find_button (control, C_ ("parameter", "Assumed"))), TRUE);
  adjustment = gtk_range_get_adjustment (GTK_RANGE (find_type (control, GTK_TYPE_RANGE)));
  for (int i = 1; i < 6; i++)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + 1);
  fixture_wait (is_assumed, fixture->window);
  g_assert_null (find_button (GTK_WIDGET (fixture->window), "_Undo"));

  scenarios = find_type (GTK_WIDGET (fixture->window), DEAL_TYPE_SCENARIO_PICKER);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (scenarios, "Low")), TRUE);
  fixture_wait (is_low, fixture->window);

  activate (fixture, "win.undo");
  g_assert_true (get_options (fixture)->scenario == scenario);
  g_assert_true (is_assumed (fixture->window));
  activate (fixture, "win.undo");
  g_assert_false (is_assumed (fixture->window));
  g_assert_true (get_options (fixture)->scenario == scenario);

  /* What has not been drawn yet is taken back as well. */
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (scenarios, "Low")), TRUE);
  activate (fixture, "win.undo");
  fixture_idle (100);
  g_assert_true (get_options (fixture)->scenario == scenario);
}

/* A day of which less was known makes another copy of the deal, in which the same
 * choice is taken back. */
static void
test_choice_across_days (Fixture      *fixture,
                         gconstpointer data)
{
  DealSelection *selection = deal_window_get_selection (fixture->window);
  GtkWidget     *control;

  deal_selection_open_view (selection, "payments");
  fixture_wait (shows_controls, fixture->window);
  control = find_type (GTK_WIDGET (fixture->window), DEAL_TYPE_PARAMETER_CONTROL);
  gtk_toggle_button_set_active (
    GTK_TOGGLE_BUTTON (find_button (control, C_ ("parameter", "Assumed"))), TRUE);
  fixture_wait (is_assumed, fixture->window);

  g_assert_true (
    deal_selection_set_known_on (selection, (DealDate){ 2026, 5, 1 }, NULL));
  g_assert_true (is_assumed (fixture->window));
  activate (fixture, "win.undo");
  g_assert_false (is_assumed (fixture->window));
}

static gboolean
is_refused (gpointer window)
{
  return fixture_shows (window, "The address holds a user name or a password");
}

static gboolean
is_not_refused (gpointer window)
{
  return !is_refused (window);
}

/* An address that is not opened, from a part of the window and from a dialog. */
static void
test_refused_address (Fixture      *fixture,
                      gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *dialog = gtk_window_new ();
  GtkWidget *inside[] = { gtk_widget_get_first_child (window), dialog };

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (window));
  for (gsize i = 0; i < G_N_ELEMENTS (inside); i++)
    {
      deal_compat_show_uri (inside[i], "https://me:secret@example.org/");
      fixture_wait (is_refused, window);
      deal_window_toast (fixture->window, "Something else");
      fixture_wait (is_not_refused, window);
    }
  gtk_window_destroy (GTK_WINDOW (dialog));
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/window/undo", test_undo },
    { "/window/undoes-in-turn", test_undo_all },
    { "/window/undo-that-fails", test_undo_fails },
    { "/window/reading-not-kept", test_reading_not_kept },
    { "/window/undo-is-not-displaced", test_undo_is_not_displaced },
    { "/window/undo-of-choices", test_choices },
    { "/window/undo-across-days", test_choice_across_days },
    { "/window/refused-address", test_refused_address },
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *home = g_dir_make_tmp ("deal-window-XXXXXX", &error);

  g_assert_no_error (error);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
