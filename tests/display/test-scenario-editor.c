/* test-scenario-editor.c: scenarios of the user's own in the window: made, changed,
 * deleted, brought back, written to a file and read from one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-scenario-editor.h"

#include <glib/gstdio.h>

#include "deal-config.h"
#include "deal-window.h"
#include "fixture.h"
#include "model/deal-own.h"

typedef struct
{
  DealWindow *window;
  char       *folder;
} Fixture;

static gboolean
has_deal (gpointer data)
{
  return deal_selection_get_deal (deal_window_get_selection (data)) != NULL;
}

static void
open_window (Fixture *fixture)
{
  g_autoptr (GSettings) settings = g_settings_new (DEAL_APP_ID);

  g_settings_reset (settings, "last-file");
  g_settings_set_string (settings, "view", "payments");
  fixture->window = deal_window_new (NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture_wait (has_deal, fixture->window);
  fixture_idle (200);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("scenario-XXXXXX", NULL);
  open_window (fixture);
}

static const Deal *
get_deal (Fixture *fixture)
{
  return deal_selection_get_deal (deal_window_get_selection (fixture->window));
}

static const DealOptions *
get_options (Fixture *fixture)
{
  return deal_selection_get_options (deal_window_get_selection (fixture->window));
}

static guint
count_own (Fixture *fixture)
{
  const Deal *deal = get_deal (fixture);
  guint       n = 0;

  for (gsize i = 0; i < deal->n_scenarios; i++)
    n += deal->scenarios[i].is_own ? 1 : 0;

  return n;
}

static gboolean
activate (Fixture    *fixture,
          const char *action)
{
  gboolean is_done =
    gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL);

  fixture_idle (50);

  return is_done;
}

/* Each test leaves the archive as it found it. */
static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  while (count_own (fixture) > 0)
    {
      DealSelection *selection = deal_window_get_selection (fixture->window);
      g_autoptr (DealOptions) options = deal_options_copy (get_options (fixture));

      for (gsize i = 0; i < options->deal->n_scenarios; i++)
        if (options->deal->scenarios[i].is_own)
          options->scenario = &options->deal->scenarios[i];
      deal_selection_set_options (selection, options);
      activate (fixture, "win.scenario-delete");
    }
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static GtkWindow *
find_toplevel (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWindow  *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) &&
          gtk_widget_get_visible (GTK_WIDGET (window)))
        found = window;
    }

  return found;
}

static gboolean
has_toplevel (gpointer data)
{
  return find_toplevel (GPOINTER_TO_SIZE (data)) != NULL;
}

static DealScenarioEditor *
open_editor (Fixture    *fixture,
             const char *action)
{
  g_assert_true (activate (fixture, action));
  fixture_wait (has_toplevel, GSIZE_TO_POINTER (DEAL_TYPE_SCENARIO_EDITOR));

  return DEAL_SCENARIO_EDITOR (find_toplevel (DEAL_TYPE_SCENARIO_EDITOR));
}

static void
make_scenario (Fixture    *fixture,
               const char *title,
               const char *amount)
{
  DealScenarioEditor *editor = open_editor (fixture, "win.scenario-new");

  deal_scenario_editor_set_title (editor, title);
  deal_scenario_editor_set_amount (editor, 0, amount);
  g_assert_true (deal_scenario_editor_save (editor));
  fixture_idle (100);
}

/* The first amount of the scenario that is looked at, in cents. */
static gint64
get_amount (Fixture *fixture)
{
  const DealScenario *scenario = get_options (fixture)->scenario;

  g_assert_true (scenario->is_own);
  g_assert_cmpuint (scenario->n_own_series, ==, 1);

  return scenario->own_series[0].points[0].amount;
}

typedef struct
{
  GtkWidget  *widget;
  const char *text;
} Said;

static gboolean
is_said (gpointer data)
{
  Said *said = data;

  return fixture_shows (said->widget, said->text);
}

/* A message may wait until the one before it has appeared. */
static void
assert_said (Fixture    *fixture,
             const char *text)
{
  Said said = { GTK_WIDGET (fixture->window), text };

  fixture_wait (is_said, &said);
}

/* What is wrong is said, and nothing is kept, until it is right. */
static void
test_mistakes (Fixture      *fixture,
               gconstpointer data)
{
  static const char *const wrong[] = { "many", "-", "12,,5", "1e999",
                                       "99999999999999999999" };
  DealScenarioEditor      *editor = open_editor (fixture, "win.scenario-new");

  g_assert_cmpstr (deal_scenario_editor_get_problem (editor), ==, "");
  g_assert_false (deal_scenario_editor_save (editor));
  g_assert_cmpstr (deal_scenario_editor_get_problem (editor), ==,
                   "Give the scenario a name.");
  deal_scenario_editor_set_title (editor, "  ");
  g_assert_false (deal_scenario_editor_save (editor));
  deal_scenario_editor_set_title (editor, "Mine");
  g_assert_false (deal_scenario_editor_save (editor));
  g_assert_true (
    g_str_has_prefix (deal_scenario_editor_get_problem (editor), "Nothing is changed"));
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      deal_scenario_editor_set_amount (editor, 0, wrong[i]);
      g_assert_false (deal_scenario_editor_save (editor));
      g_test_message ("%s: %s", wrong[i], deal_scenario_editor_get_problem (editor));
      g_assert_cmpstr (deal_scenario_editor_get_problem (editor), !=, "");
    }
  g_assert_cmpuint (count_own (fixture), ==, 0);
  gtk_window_close (GTK_WINDOW (editor));
  fixture_idle (100);
  g_assert_null (find_toplevel (DEAL_TYPE_SCENARIO_EDITOR));
  g_assert_cmpuint (count_own (fixture), ==, 0);
}

/* Made, chosen, told on the figure, and there again in the next window. */
static void
test_new (Fixture      *fixture,
          gconstpointer data)
{
  const DealScenario *scenario;

  g_assert_false (get_options (fixture)->scenario->is_own);
  make_scenario (fixture, "Slow & steady", "25");
  scenario = get_options (fixture)->scenario;
  g_assert_cmpstr (scenario->title, ==, "Slow & steady");
  g_assert_cmpint (get_amount (fixture), ==, G_GINT64_CONSTANT (2500000000000));
  assert_said (fixture, "The scenario was added");

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  open_window (fixture);
  g_assert_cmpuint (count_own (fixture), ==, 1);
}

static void
test_grow (Fixture      *fixture,
           gconstpointer data)
{
  DealScenarioEditor *editor = open_editor (fixture, "win.scenario-new");
  const DealScenario *scenario;

  deal_scenario_editor_set_title (editor, "Growth");
  deal_scenario_editor_set_amount (editor, 0, "100");
  deal_scenario_editor_grow (editor, 10);
  g_assert_true (deal_scenario_editor_save (editor));
  fixture_idle (100);
  scenario = get_options (fixture)->scenario;
  /* 100, 110 and 121 bn. */
  g_assert_cmpuint (scenario->own_series[0].n_points, >=, 3);
  g_assert_cmpint (scenario->own_series[0].points[2].amount, ==,
                   G_GINT64_CONSTANT (12100000000000));
}

/* Changed, and as it was before. */
static void
test_edit (Fixture      *fixture,
           gconstpointer data)
{
  DealScenarioEditor *editor;

  make_scenario (fixture, "Mine", "25");
  editor = open_editor (fixture, "win.scenario-edit");
  deal_scenario_editor_set_amount (editor, 0, "26.5");
  g_assert_true (deal_scenario_editor_save (editor));
  fixture_idle (100);
  g_assert_cmpuint (count_own (fixture), ==, 1);
  g_assert_cmpstr (get_options (fixture)->scenario->title, ==, "Mine");
  g_assert_cmpint (get_amount (fixture), ==, G_GINT64_CONSTANT (2650000000000));
  assert_said (fixture, "The scenario was changed");

  g_assert_true (activate (fixture, "win.undo"));
  g_assert_cmpuint (count_own (fixture), ==, 1);
  g_assert_cmpint (get_amount (fixture), ==, G_GINT64_CONSTANT (2500000000000));
}

/* Gone from window and archive, and back in both. */
static void
test_delete (Fixture      *fixture,
             gconstpointer data)
{
  make_scenario (fixture, "Mine", "25");
  g_assert_true (activate (fixture, "win.scenario-delete"));
  g_assert_cmpuint (count_own (fixture), ==, 0);
  /* Back to what it was based on, which cannot be deleted. */
  g_assert_false (get_options (fixture)->scenario->is_own);
  activate (fixture, "win.scenario-delete");
  activate (fixture, "win.scenario-edit");
  g_assert_null (find_toplevel (DEAL_TYPE_SCENARIO_EDITOR));

  g_assert_true (activate (fixture, "win.undo"));
  g_assert_cmpuint (count_own (fixture), ==, 1);
  g_assert_cmpint (get_amount (fixture), ==, G_GINT64_CONSTANT (2500000000000));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  open_window (fixture);
  g_assert_cmpuint (count_own (fixture), ==, 1);
}

typedef struct
{
  GtkFileChooser *chooser;
  GFile          *file;
} Choice;

/* A chooser reads its folder in the background, and forgets meanwhile what it was
 * given: it is told until it has it. */
static gboolean
has_file (gpointer data)
{
  Choice *choice = data;
  g_autoptr (GFile) chosen = gtk_file_chooser_get_file (choice->chooser);
  g_autoptr (GFile) folder = g_file_get_parent (choice->file);
  g_autofree char *name = g_file_get_basename (choice->file);

  if (chosen != NULL && g_file_equal (chosen, choice->file))
    return TRUE;
  if (gtk_file_chooser_get_action (choice->chooser) == GTK_FILE_CHOOSER_ACTION_SAVE)
    {
      gtk_file_chooser_set_current_folder (choice->chooser, folder, NULL);
      gtk_file_chooser_set_current_name (choice->chooser, name);
    }
  else
    {
      gtk_file_chooser_set_file (choice->chooser, choice->file, NULL);
    }
  fixture_idle (200);

  return FALSE;
}

/* What a person does in the file chooser. */
static void
choose_file (Fixture    *fixture,
             const char *action,
             const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  Choice choice = { .file = file };

  g_assert_true (activate (fixture, action));
  fixture_wait (has_toplevel, GSIZE_TO_POINTER (GTK_TYPE_FILE_CHOOSER_DIALOG));
  choice.chooser = GTK_FILE_CHOOSER (find_toplevel (GTK_TYPE_FILE_CHOOSER_DIALOG));
  fixture_wait (has_file, &choice);
  gtk_dialog_response (GTK_DIALOG (choice.chooser), GTK_RESPONSE_ACCEPT);
  fixture_idle (300);
}

static gboolean
exists (gpointer data)
{
  return g_file_test (data, G_FILE_TEST_EXISTS);
}

/* Written to a file of its own, and read from it where it is not there, once. */
static void
test_file (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "mine.json", NULL);
  g_autofree char *text = NULL;

  make_scenario (fixture, "Mine", "25");
  choose_file (fixture, "win.scenario-export", path);
  fixture_wait (exists, path);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Mine"));
  assert_said (fixture, "The scenario was saved");

  choose_file (fixture, "win.scenario-import", path);
  g_assert_cmpuint (count_own (fixture), ==, 1);
  assert_said (fixture, "The deal has these scenarios already");

  g_assert_true (activate (fixture, "win.scenario-delete"));
  g_assert_cmpuint (count_own (fixture), ==, 0);
  choose_file (fixture, "win.scenario-import", path);
  g_assert_cmpuint (count_own (fixture), ==, 1);
  g_assert_cmpint (get_amount (fixture), ==, G_GINT64_CONSTANT (2500000000000));
  assert_said (fixture, "The scenarios were added");
  g_unlink (path);
}

/* A file that is none leaves everything as it is, and says what is wrong with it. */
static void
test_bad_file (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "bad.json", NULL);

  g_assert_true (g_file_set_contents (path, "{\"scenarios\": 5", -1, NULL));
  choose_file (fixture, "win.scenario-import", path);
  g_assert_cmpuint (count_own (fixture), ==, 0);
  g_assert_false (
    fixture_shows (GTK_WIDGET (fixture->window), "The scenarios were added"));
  g_assert_false (get_options (fixture)->scenario->is_own);
  g_unlink (path);
}

#define ADD(name, func) \
  g_test_add ("/scenario-editor/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("mistakes", test_mistakes);
  ADD ("new", test_new);
  ADD ("grow", test_grow);
  ADD ("edit", test_edit);
  ADD ("delete", test_delete);
  g_test_add ("/scenario-file/both-ways", Fixture, NULL, set_up, test_file, tear_down);
  g_test_add ("/scenario-file/bad", Fixture, NULL, set_up, test_bad_file, tear_down);

  return g_test_run ();
}
