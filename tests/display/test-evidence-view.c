/* test-evidence-view.c: the matrix, the conflict and the claims of the selected term
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-claim-row.h"
#include "deal-conflict-box.h"
#include "deal-conflict-panel.h"
#include "deal-evidence-matrix.h"
#include "deal-evidence-view.h"
#include "show-figure-view.h"

/* The bundled deal: disputed on most of its terms, with more sources than fit. */
static void
show_evidence (Fixture *fixture,
               int      width)
{
  g_autoptr (Deal) deal = fixture_load (NULL, NULL);

  fixture->selection = deal_selection_new ();
  deal_selection_set_deal (fixture->selection, deal);
  fixture->view = g_object_new (DEAL_TYPE_EVIDENCE_VIEW, "selection", fixture->selection,
                                NULL);
  fixture->window = show_widget (fixture->view, width, 760);
  settle ();
  fixture->card = DEAL_FIGURE_CARD (find_widget (fixture->view, DEAL_TYPE_FIGURE_CARD));
}

static DealConflictPanel *
get_panel (Fixture *fixture)
{
  return DEAL_CONFLICT_PANEL (find_widget (fixture->view, DEAL_TYPE_CONFLICT_PANEL));
}

static DealChart *
get_chart (Fixture *fixture)
{
  return deal_figure_card_get_chart (fixture->card);
}

static const char *
get_question (Fixture *fixture)
{
  const DealConflict *conflict;

  settle ();
  conflict = deal_conflict_panel_get_conflict (get_panel (fixture));

  return conflict != NULL ? conflict->question : NULL;
}

static void
select_term (Fixture    *fixture,
             const char *term)
{
  deal_selection_set_term (fixture->selection, term);
  settle ();
}

/* What is said of a conflict: its kind, its question, what each side rests on, whether
 * all can be true, the assessment and what would settle it. */
static void
test_conflict (void)
{
  static const char *const texts[] = {
    "Is the size of the cap known?",
    "Contradiction",
    "OpenAI pays: total",
    "38 billion dollars, from one unnamed person.",
    "3 sources, 1 origin",
    "Can all be true?",
    "No. Not all of them can be right.",
    "What would settle it",
    "Conflict 3 of 22",
    "No reading is chosen: charts follow no side.",
    "11 claims",
  };
  Fixture fixture;

  show_evidence (&fixture, 1240);
  select_term (&fixture, "rev-cap");
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (!fixture_shows (GTK_WIDGET (get_panel (&fixture)), texts[i]))
      g_error ("“%s” is not said", texts[i]);
  g_assert_true (
    fixture_shows (fixture.view, deal_figure_get_title (get_figure (&fixture))));
  tear_down (&fixture);
}

/* From conflict to conflict in the order of the matrix, and to no other side. */
static void
test_steps (void)
{
  Fixture              fixture;
  const Deal          *deal;
  g_autofree gboolean *seen = NULL;

  show_evidence (&fixture, 1240);
  deal = deal_selection_get_deal (fixture.selection);
  seen = g_new0 (gboolean, deal->n_conflicts);

  select_term (&fixture, "joint-work");
  g_assert_null (get_question (&fixture));
  for (gsize i = 0; i < deal->n_conflicts; i++)
    {
      const DealConflict *conflict;

      gtk_widget_activate_action (fixture.view, "view.next", NULL);
      conflict = deal_conflict_panel_get_conflict (get_panel (&fixture));
      g_assert_nonnull (conflict);
      g_assert_false (seen[conflict - deal->conflicts]);
      seen[conflict - deal->conflicts] = TRUE;
      g_assert_cmpstr (deal_selection_get_term (fixture.selection), ==,
                       conflict->term->id);
    }
  g_assert_false (deal_conflict_panel_step (get_panel (&fixture), +1));
  g_assert_true (deal_conflict_panel_step (get_panel (&fixture), -1));
  tear_down (&fixture);
}

/* A cell that is activated shows its claim, in the panel and in sight. */
static void
test_cell (void)
{
  Fixture     fixture;
  DealFigure *figure;
  gsize       mark = 0;
  GtkWidget  *claim;
  gboolean    is_shown = FALSE;
  double      x;
  double      y;

  show_evidence (&fixture, 1240);
  select_term (&fixture, "joint-work");
  figure = get_figure (&fixture);
  while (deal_figure_get_mark (figure, mark)->source == NULL ||
         strcmp (deal_figure_get_mark (figure, mark)->term->id, "rev-rate") != 0 ||
         strcmp (deal_figure_get_mark (figure, mark)->source->id, "o-allwin") != 0)
    mark++;

  g_signal_emit_by_name (fixture.card, "mark-activated", (guint) mark, &is_shown);
  g_assert_true (is_shown);
  settle ();
  g_assert_cmpstr (deal_selection_get_term (fixture.selection), ==, "rev-rate");
  g_assert_cmpstr (deal_selection_get_source (fixture.selection), ==, "o-allwin");
  claim = deal_conflict_panel_get_chosen_claim (get_panel (&fixture));
  g_assert_true (gtk_widget_has_css_class (claim, "chosen"));
  g_assert_true (gtk_widget_translate_coordinates (
    claim, GTK_WIDGET (get_panel (&fixture)), 0, 0, &x, &y));
  g_assert_cmpfloat (y, >=, 0);
  g_assert_cmpfloat (y, <, gtk_widget_get_height (GTK_WIDGET (get_panel (&fixture))));
  tear_down (&fixture);
}

/* The selected term is in sight in the matrix, wherever it was chosen. */
static void
test_selected_is_seen (void)
{
  static const char *const terms[] = { "joint-work", "rev-rate", "agi-panel" };
  Fixture                  fixture;

  show_evidence (&fixture, 1240);
  for (gsize i = 0; i < G_N_ELEMENTS (terms); i++)
    {
      DealFigure  *figure = get_figure (&fixture);
      gsize        mark = 0;
      GdkRectangle area;

      select_term (&fixture, terms[i]);
      while (strcmp (deal_figure_get_mark (figure, mark)->term->id, terms[i]) != 0)
        mark++;
      g_assert_true (deal_chart_get_mark_rectangle (get_chart (&fixture), mark, &area));
      g_assert_cmpint (area.y + area.height, <=,
                       gtk_widget_get_height (GTK_WIDGET (get_chart (&fixture))));
    }
  tear_down (&fixture);
}

/* The check button under @widget whose label is @says. */
static GtkWidget *
find_check (GtkWidget  *widget,
            const char *says)
{
  GtkWidget *found = NULL;

  if (GTK_IS_CHECK_BUTTON (widget))
    return fixture_shows (widget, says) ? widget : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_check (child, says);

  return found;
}

typedef struct
{
  char     *text;
  GClosure *undo;
} Told;

static void
undoable_cb (Told       *told,
             const char *text,
             GClosure   *undo)
{
  g_free (told->text);
  told->text = g_strdup (text);
  g_clear_pointer (&told->undo, g_closure_unref);
  told->undo = g_closure_ref (undo);
}

/* As the button of a toast does. */
static void
undo (Told *told)
{
  GtkWidget *button = g_object_ref_sink (gtk_button_new ());

  g_signal_connect_closure (button, "clicked", told->undo, FALSE);
  g_signal_emit_by_name (button, "clicked");
  g_object_unref (button);
}

static GtkWidget *
get_box (Fixture *fixture)
{
  return find_widget (fixture->view, DEAL_TYPE_CONFLICT_BOX);
}

static DealGivenBy
get_cap (Fixture *fixture)
{
  const DealOptions *options = get_options (fixture);

  return deal_options_get_parameter (
    options, deal_find_parameter (options->deal, "cap"), NULL);
}

#define REPORTED "38 billion dollars, from one unnamed person."
#define DATED "The cap dates from October 2025."

/* Nothing is chosen at first; a choice reaches the calculations, is told, keeps its
 * reason, and is taken back by undo and by Clear. */
static void
test_reading (void)
{
  Fixture            fixture;
  Told               told = { 0 };
  const DealReading *reading;
  GtkWidget         *check;
  GtkWidget         *entry;

  show_evidence (&fixture, 1240);
  g_signal_connect_swapped (fixture.view, "undoable", G_CALLBACK (undoable_cb), &told);
  select_term (&fixture, "rev-cap");
  g_assert_cmpint (get_cap (&fixture), ==, DEAL_GIVEN_BY_NOBODY);

  check = find_check (get_box (&fixture), REPORTED);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_assert_cmpint (get_cap (&fixture), ==, DEAL_GIVEN_BY_READING);
  g_assert_cmpstr (told.text, ==, "Reading used in charts: “" REPORTED "”");
  g_assert_true (fixture_shows (fixture.view, "Reading used in charts"));

  /* The same widget: a choice takes no focus away. */
  g_assert_true (find_check (get_box (&fixture), REPORTED) == check);
  entry = find_widget (get_box (&fixture), GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "The only number there is");
  g_signal_emit_by_name (entry, "activate");
  reading = deal_options_get_reading (
    get_options (&fixture), deal_conflict_panel_get_conflict (get_panel (&fixture)));
  g_assert_cmpstr (reading->reason, ==, "The only number there is");

  undo (&told);
  g_assert_cmpint (get_cap (&fixture), ==, DEAL_GIVEN_BY_NOBODY);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  press (fixture.view, "Clear");
  g_assert_cmpint (get_cap (&fixture), ==, DEAL_GIVEN_BY_NOBODY);
  g_assert_cmpstr (told.text, ==, "Charts follow no side of this conflict");
  undo (&told);
  g_assert_cmpint (get_cap (&fixture), ==, DEAL_GIVEN_BY_READING);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));

  /* A position without a number changes none, and does not say that it does. */
  check = find_check (get_box (&fixture), DATED);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_assert_cmpint (get_cap (&fixture), ==, DEAL_GIVEN_BY_NOBODY);
  g_assert_cmpstr (told.text, ==,
                   "Reading noted, no number changes by it: “" DATED "”");
  undo (&told);
  g_assert_cmpint (get_cap (&fixture), ==, DEAL_GIVEN_BY_READING);

  g_closure_unref (told.undo);
  g_free (told.text);
  tear_down (&fixture);
}

/* Order and columns are choices like others: the figure and every export follow. */
static void
test_choices (void)
{
  Fixture        fixture;
  GtkWidget     *order;
  DealTableView *table;

  show_evidence (&fixture, 1240);
  order = find_widget (fixture.view, GTK_TYPE_DROP_DOWN);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (order), DEAL_ORDER_TITLE);
  g_assert_cmpint (get_options (&fixture)->term_order, ==, DEAL_ORDER_TITLE);
  g_assert_cmpstr (deal_figure_get_mark (get_figure (&fixture), 0)->term->title, ==,
                   "AGI as a trigger");

  press (fixture.view, "Kinds");
  g_assert_true (get_options (&fixture)->by_kind);
  g_assert_null (deal_figure_get_mark (get_figure (&fixture), 1)->source);
  press (fixture.view, "Sources");
  g_assert_false (get_options (&fixture)->by_kind);

  gtk_widget_activate_action (fixture.view, "view.table", NULL);
  settle ();
  table = deal_figure_card_get_table_view (fixture.card);
  g_assert_cmpint (deal_table_find_column (deal_table_view_get_table (table), "says"), >=,
                   0);
  tear_down (&fixture);
}

/* With little room the panel is a page: a term that another view asks for opens it, and
 * back leads to the matrix. */
static void
test_narrow (void)
{
  Fixture  fixture;
  gboolean can_go_back = TRUE;

  show_evidence (&fixture, 360);
  g_object_get (fixture.view, "can-go-back", &can_go_back, NULL);
  g_assert_false (can_go_back);

  deal_selection_set_term (fixture.selection, "rofr");
  deal_selection_open_view (fixture.selection, "evidence");
  settle ();
  g_object_get (fixture.view, "can-go-back", &can_go_back, NULL);
  g_assert_true (can_go_back);

  gtk_widget_activate_action (fixture.view, "view.back", NULL);
  settle ();
  g_object_get (fixture.view, "can-go-back", &can_go_back, NULL);
  g_assert_false (can_go_back);
  tear_down (&fixture);
}

/* A wheel over the matrix moves what is under it, and draws what is seen alone. */
static void
test_scroll (void)
{
  Fixture        fixture;
  DealFrame      frame;
  GtkAdjustment *across = NULL;
  GtkAdjustment *down = NULL;
  guint          n_draws;

  show_evidence (&fixture, 1240);
  g_object_get (get_chart (&fixture), "hadjustment", &across, "vadjustment", &down, NULL);
  g_assert_cmpfloat (gtk_adjustment_get_upper (across), >,
                     2 * gtk_adjustment_get_page_size (across));
  g_assert_cmpfloat (gtk_adjustment_get_upper (down), >,
                     gtk_adjustment_get_page_size (down));

  n_draws = deal_chart_get_n_draws (get_chart (&fixture));
  gtk_adjustment_set_value (across, 500);
  gtk_adjustment_set_value (down, 100);
  settle ();
  deal_chart_get_frame (get_chart (&fixture), &frame);
  g_assert_cmpfloat (frame.scroll_x, ==, 500);
  g_assert_cmpfloat (frame.scroll_y, ==, 100);
  g_assert_cmpuint (deal_chart_get_n_draws (get_chart (&fixture)), >, n_draws);
  g_object_unref (across);
  g_object_unref (down);
  tear_down (&fixture);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/evidence-view/conflict", test_conflict);
  g_test_add_func ("/evidence-view/steps-through-all-conflicts", test_steps);
  g_test_add_func ("/evidence-view/cell-shows-its-claim", test_cell);
  g_test_add_func ("/evidence-view/selected-term-is-seen", test_selected_is_seen);
  g_test_add_func ("/evidence-view/reading", test_reading);
  g_test_add_func ("/evidence-view/order-and-columns", test_choices);
  g_test_add_func ("/evidence-view/narrow", test_narrow);
  g_test_add_func ("/evidence-view/scrolls", test_scroll);

  return g_test_run ();
}
