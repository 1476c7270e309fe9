/* test-scenario-fields.c: the fields of the editor of scenarios: what they take, what
 * they say, and Enter in them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-scenario-editor.h"

#include "deal-ui.h"
#include "fixture.h"

typedef struct
{
  Deal               *deal;
  DealOptions        *options;
  DealScenarioEditor *editor;
  char               *saved; /* the body of what was saved; NULL: nothing was */
} Fixture;

static void
saved_cb (DealScenarioEditor *editor,
          const char         *id,
          const char         *body,
          Fixture            *fixture)
{
  g_free (fixture->saved);
  fixture->saved = g_strdup (body);
}

static void
open_editor (Fixture *fixture)
{
  GtkWidget *editor = deal_scenario_editor_new (NULL, fixture->options, NULL);

  fixture->editor = DEAL_SCENARIO_EDITOR (editor);
  g_object_add_weak_pointer (G_OBJECT (editor), (gpointer *) &fixture->editor);
  g_signal_connect (editor, "saved", G_CALLBACK (saved_cb), fixture);
  gtk_window_present (GTK_WINDOW (editor));
  fixture_idle (100);
  deal_scenario_editor_set_title (fixture->editor, "Mine");
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->deal = fixture_load (NULL, NULL);
  fixture->options = deal_options_new (fixture->deal);
  open_editor (fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  if (fixture->editor != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->editor));
  deal_options_free (fixture->options);
  deal_unref (fixture->deal);
  g_free (fixture->saved);
}

/* The first that is on the screen. */
static GtkWidget *
find (GtkWidget  *widget,
      const char *css_class,
      GType       type)
{
  GtkWidget *found = NULL;

  if (gtk_widget_get_mapped (widget) &&
      (css_class == NULL || gtk_widget_has_css_class (widget, css_class)) &&
      G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find (child, css_class, type);

  return found;
}

static GtkWidget *
find_said (Fixture *fixture)
{
  return find (GTK_WIDGET (fixture->editor), "deal-row-problem", GTK_TYPE_LABEL);
}

/* What is said below which field; the field. */
static GtkWidget *
assert_said (Fixture    *fixture,
             const char *text,
             const char *typed)
{
  GtkWidget *said = find_said (fixture);
  GtkWidget *field;

  g_assert_nonnull (said);
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (said)), text));
  field = gtk_widget_get_prev_sibling (gtk_widget_get_parent (said));
  g_assert_true (ADW_IS_ENTRY_ROW (field));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field)), ==, typed);

  return field;
}

/* Below each field that is wrong, all at once; the first has the focus, and each falls
 * silent once something else is typed. */
static void
test_said_at_the_field (Fixture      *fixture,
                        gconstpointer data)
{
  GtkWidget *field;
  GtkWidget *focus;

  deal_scenario_editor_set_amount (fixture->editor, 0, "25");
  deal_scenario_editor_set_amount (fixture->editor, 3, "many");
  deal_scenario_editor_set_amount (fixture->editor, 4, "more");
  g_assert_false (deal_scenario_editor_save (fixture->editor));
  fixture_idle (50);
  field = assert_said (fixture, "“many”", "many");
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->editor));
  g_assert_true (gtk_widget_is_ancestor (focus, field));

  deal_scenario_editor_set_amount (fixture->editor, 3, "30");
  assert_said (fixture, "“more”", "more");
  deal_scenario_editor_set_amount (fixture->editor, 4, "");
  g_assert_null (find_said (fixture));
  g_assert_cmpstr (deal_scenario_editor_get_problem (fixture->editor), ==, "");

  deal_scenario_editor_set_title (fixture->editor, "");
  g_assert_false (deal_scenario_editor_save (fixture->editor));
  assert_said (fixture, "name", "");
  deal_scenario_editor_set_title (fixture->editor, "Mine");
  g_assert_null (find_said (fixture));
}

/* Nothing to grow from is said at the first of the years. */
static void
test_nothing_to_grow_from (Fixture      *fixture,
                           gconstpointer data)
{
  deal_scenario_editor_set_amount (fixture->editor, 0, "many");
  deal_scenario_editor_grow (fixture->editor, 10);
  assert_said (fixture, "“many”", "many");
  deal_scenario_editor_set_amount (fixture->editor, 0, "9000");
  deal_scenario_editor_grow (fixture->editor, 1000);
  assert_said (fixture, "too large", "9000");
}

/* As every other field takes it, and as this program writes it. */
static void
test_amounts (Fixture      *fixture,
              gconstpointer data)
{
  static const char *const typed[] = { "80bn", " 80 BN ", "$80 bn", "USD 80bn",
                                       "80000m", "80.0", "$80\u00a0bn", "80" };
  g_autofree char         *first = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_test_message ("%s", typed[i]);
      deal_scenario_editor_set_amount (fixture->editor, 0, typed[i]);
      g_assert_true (deal_scenario_editor_save (fixture->editor));
      fixture_idle (20);
      if (first == NULL)
        first = g_strdup (fixture->saved);
      g_assert_nonnull (strstr (fixture->saved, "80"));
      g_assert_cmpstr (fixture->saved, ==, first);
      open_editor (fixture);
    }
}

static gboolean
is_closed (gpointer data)
{
  return ((Fixture *) data)->editor == NULL;
}

/* In the name, and in an amount. */
static void
test_enter (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget *text = find (GTK_WIDGET (fixture->editor), NULL, GTK_TYPE_TEXT);

  deal_scenario_editor_set_amount (fixture->editor, 0, "many");
  g_assert_false (deal_scenario_editor_save (fixture->editor));
  g_signal_emit_by_name (gtk_window_get_focus (GTK_WINDOW (fixture->editor)), "activate");
  fixture_idle (400);
  g_assert_false (is_closed (fixture));
  g_assert_null (fixture->saved);

  deal_scenario_editor_set_amount (fixture->editor, 0, "25");
  g_signal_emit_by_name (text, "activate");
  fixture_wait (is_closed, fixture);
  g_assert_nonnull (strstr (fixture->saved, "Mine"));
}

#define ADD(name, func) \
  g_test_add ("/scenario-fields/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("said-at-the-field", test_said_at_the_field);
  ADD ("nothing-to-grow-from", test_nothing_to_grow_from);
  ADD ("amounts", test_amounts);
  ADD ("enter-saves", test_enter);

  return g_test_run ();
}
