/* test-figure-views.c: controls reach the selection, and the selection the figures
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-availability-view.h"
#include "deal-date-bar.h"
#include "deal-mark-popover.h"
#include "deal-parameter-control.h"
#include "deal-payments-view.h"
#include "deal-scenario-picker.h"
#include "deal-source-chips.h"
#include "deal-status-chip.h"
#include "show-figure-view.h"

/* The headline is the figure's, whatever is chosen. */
static void
check_words (Fixture *fixture)
{
  g_assert_true (
    fixture_shows (fixture->view, deal_figure_get_title (get_figure (fixture))));
  g_assert_true (
    fixture_shows (fixture->view, deal_figure_get_subtitle (get_figure (fixture))));
}

static void
test_payments_controls (void)
{
  Fixture               fixture;
  DealParameterControl *control;
  GtkWidget            *check;
  GtkWidget            *drop_down;

  show_view (&fixture, DEAL_TYPE_PAYMENTS_VIEW, 1000);
  check_words (&fixture);

  press (fixture.view, "Cumulative");
  g_assert_true (get_options (&fixture)->cumulative);
  press (fixture.view, "Annual");
  g_assert_false (get_options (&fixture)->cumulative);

  check = find_widget (fixture.view, GTK_TYPE_CHECK_BUTTON);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_assert_true (get_options (&fixture)->range);

  control =
    DEAL_PARAMETER_CONTROL (find_widget (fixture.view, DEAL_TYPE_PARAMETER_CONTROL));
  press (GTK_WIDGET (control), "Assumed");
  g_assert_true (get_options (&fixture)->is_set[0]);
  gtk_range_set_value (GTK_RANGE (find_widget (GTK_WIDGET (control), GTK_TYPE_SCALE)), 4);
  g_assert_cmpint (get_options (&fixture)->values[0].digits, ==, 3);
  g_assert_cmpuint (deal_figure_get_options (get_figure (&fixture))->values[0].digits, ==,
                    3);
  check_words (&fixture);

  drop_down = find_widget (fixture.view, GTK_TYPE_DROP_DOWN);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), DEAL_BY_QUARTER);
  g_assert_cmpint (get_options (&fixture)->by, ==, DEAL_BY_QUARTER);
  g_assert_nonnull (find_button (fixture.view, "Quarterly"));
  tear_down (&fixture);
}

static void
test_scenarios (void)
{
  Fixture    fixture;
  GtkWidget *picker;

  show_view (&fixture, DEAL_TYPE_PAYMENTS_VIEW, 1000);
  picker = find_widget (fixture.view, DEAL_TYPE_SCENARIO_PICKER);
  for (gsize i = 0; i < deal_selection_get_deal (fixture.selection)->n_scenarios; i++)
    {
      const DealScenario *scenario =
        &deal_selection_get_deal (fixture.selection)->scenarios[i];
      g_autofree char *title = deal_scenario_get_short_title (scenario);

      press (picker, title);
      g_assert_true (get_options (&fixture)->scenario == scenario);
    }
  press (picker, "Reported");
  g_assert_null (get_options (&fixture)->scenario);
  tear_down (&fixture);
}

static const struct
{
  const char *title;
  const char *short_title;
} titles[] = {
  { "Base", "Base" },
  { "Base: forecasts", "Base" },
  { "Base:forecasts", "Base:forecasts" },
  { ": forecasts", ": forecasts" },
};

static void
test_short_titles (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      DealScenario     scenario = { .title = titles[i].title };
      g_autofree char *title = deal_scenario_get_short_title (&scenario);

      g_assert_cmpstr (title, ==, titles[i].short_title);
    }
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* A pointer moves more often than the screen is drawn. */
static void
test_slides_once_a_frame (void)
{
  Fixture    fixture;
  GtkWidget *control;
  GtkRange  *range;
  guint      n_changed = 0;

  show_view (&fixture, DEAL_TYPE_PAYMENTS_VIEW, 1000);
  control = find_widget (fixture.view, DEAL_TYPE_PARAMETER_CONTROL);
  press (control, "Assumed");
  settle ();
  g_signal_connect_swapped (fixture.selection, "changed", G_CALLBACK (count_cb),
                            &n_changed);
  range = GTK_RANGE (find_widget (control, GTK_TYPE_SCALE));
  for (int i = 0; i < 20; i++)
    gtk_range_set_value (range, 30 + i);
  settle ();
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpfloat (gtk_range_get_value (range), ==, 49);
  tear_down (&fixture);
}

static void
test_resets (void)
{
  Fixture     fixture;
  GtkWidget  *control;
  GtkWidget  *reset;
  const Deal *deal;
  GtkWidget  *child;

  show_view (&fixture, DEAL_TYPE_PAYMENTS_VIEW, 1000);
  deal = deal_selection_get_deal (fixture.selection);
  control = find_widget (fixture.view, DEAL_TYPE_PARAMETER_CONTROL);
  child =
    gtk_widget_get_last_child (gtk_widget_get_parent (gtk_widget_get_parent (control)));
  reset = gtk_widget_get_prev_sibling (child);
  g_assert_false (gtk_widget_get_visible (reset));
  press (control, "Assumed");
  press (find_widget (fixture.view, DEAL_TYPE_SCENARIO_PICKER), "Reported");
  settle ();
  g_assert_true (gtk_widget_get_visible (reset));
  g_signal_emit_by_name (reset, "clicked");
  g_assert_false (get_options (&fixture)->is_set[0]);
  g_assert_true (get_options (&fixture)->scenario == deal->compare_scenario);
  g_assert_false (gtk_widget_get_visible (reset));
  tear_down (&fixture);
}

/* As many rows as the figure's table has, and in those of payments the same number
 * on the old side. */
static void
assert_table_of (DealTableView *view,
                 DealFigure    *figure)
{
  const DealTable *shown = deal_table_view_get_table (view);
  const DealTable *table = deal_figure_get_table (figure);
  gssize           shown_old = deal_table_find_column (shown, "old");
  gssize           old = deal_table_find_column (table, "old");
  guint            n_compared = 0;

  g_assert_cmpuint (shown->rows->len, ==, table->rows->len);
  g_assert_cmpint (shown_old >= 0, ==, old >= 0);
  for (guint i = 0; old >= 0 && i < table->rows->len; i++)
    {
      const char *said = deal_table_get_cell (shown, i, (gsize) shown_old);
      const char *cell = deal_table_get_cell (table, i, (gsize) old);

      if (said[0] == '\0' || cell[0] == '\0')
        continue;
      g_assert_cmpstr (said, ==, cell);
      n_compared++;
    }
  g_assert_true (old < 0 || n_compared > 0);
}

/* The table twin has the figure's rows, and follows it. */
static void
test_flips_to_the_table (gconstpointer data)
{
  GType          type = data == NULL ? DEAL_TYPE_PAYMENTS_VIEW
                                     : DEAL_TYPE_AVAILABILITY_VIEW;
  Fixture        fixture;
  DealTableView *view;

  show_view (&fixture, type, 1000);
  g_assert_false (deal_figure_card_get_shows_table (fixture.card));
  g_assert_true (gtk_widget_activate_action (fixture.view, "view.table", NULL));
  settle ();
  g_assert_true (deal_figure_card_get_shows_table (fixture.card));
  view = deal_figure_card_get_table_view (fixture.card);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (view)));
  assert_table_of (view, get_figure (&fixture));
  deal_selection_swap (fixture.selection);
  settle ();
  assert_table_of (view, get_figure (&fixture));
  g_assert_true (gtk_widget_activate_action (fixture.view, "view.table", NULL));
  settle ();
  g_assert_true (
    gtk_widget_get_mapped (GTK_WIDGET (deal_figure_card_get_chart (fixture.card))));
  tear_down (&fixture);
}

/* With little room the picture stands above what changes it. */
static void
test_narrow (void)
{
  Fixture         fixture;
  GtkWidget      *picker;
  graphene_rect_t card;
  graphene_rect_t controls;

  show_view (&fixture, DEAL_TYPE_PAYMENTS_VIEW, 400);
  picker = find_widget (fixture.view, DEAL_TYPE_SCENARIO_PICKER);
  g_assert_true (
    gtk_widget_compute_bounds (GTK_WIDGET (fixture.card), fixture.view, &card));
  g_assert_true (gtk_widget_compute_bounds (picker, fixture.view, &controls));
  g_assert_cmpfloat (controls.origin.y, >, card.origin.y + card.size.height);
  g_assert_cmpint (gtk_widget_get_width (fixture.view), ==, 400);
  gtk_window_set_default_size (GTK_WINDOW (fixture.window), 1000, 760);
  settle ();
  g_assert_true (
    gtk_widget_compute_bounds (GTK_WIDGET (fixture.card), fixture.view, &card));
  g_assert_true (gtk_widget_compute_bounds (picker, fixture.view, &controls));
  g_assert_cmpfloat (controls.origin.y, <, card.origin.y);
  tear_down (&fixture);
}

static void
source_opened_cb (DealSelection *selection,
                  const char    *view,
                  char         **opened)
{
  *opened = g_strdup (view);
}

static GtkPopover *
open_mark (Fixture *fixture,
           gsize    mark)
{
  DealChart *chart = deal_figure_card_get_chart (fixture->card);
  GtkWidget *popover;

  g_signal_emit_by_name (chart, "activated", (guint) mark);
  settle ();
  popover = find_widget (GTK_WIDGET (chart), GTK_TYPE_POPOVER);
  g_assert_nonnull (popover);
  g_assert_true (gtk_widget_get_mapped (popover));
  g_assert_cmpint (deal_chart_get_mark (chart), ==, (gssize) mark);

  return GTK_POPOVER (popover);
}

static guint
count_widgets (GtkWidget *widget,
               GType      type)
{
  guint n = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_widgets (child, type);

  return n;
}

/* A cell says both layers before and after, and a source in it opens. */
static void
test_cell_opens (void)
{
  Fixture           fixture;
  GtkPopover       *popover;
  g_autofree char  *opened = NULL;
  const DealMatrix *matrix;
  const DealMark   *mark;
  guint             n_chips = 0;

  show_view (&fixture, DEAL_TYPE_AVAILABILITY_VIEW, 1000);
  check_words (&fixture);
  g_signal_connect (fixture.selection, "open-view", G_CALLBACK (source_opened_cb),
                    &opened);
  matrix = deal_selection_get_matrix (fixture.selection);
  for (int layer = 0; layer < DEAL_N_LAYERS; layer++)
    {
      const DealMatrixLayer *cell = &deal_matrix_get_cell (matrix, 0, 0)->layers[layer];

      n_chips +=
        cell->before == cell->after && cell->before_entry == cell->after_entry ? 1 : 2;
    }

  popover = open_mark (&fixture, 0);
  mark = deal_figure_get_mark (get_figure (&fixture), 0);
  gtk_test_accessible_assert_property (
    find_widget (GTK_WIDGET (popover), GTK_TYPE_SCROLLED_WINDOW),
    GTK_ACCESSIBLE_PROPERTY_LABEL, mark->label);
  g_assert_cmpuint (count_widgets (GTK_WIDGET (popover), DEAL_TYPE_STATUS_CHIP), ==,
                    n_chips);
  g_signal_emit_by_name (
    find_widget (find_widget (GTK_WIDGET (popover), DEAL_TYPE_SOURCE_CHIPS),
                 GTK_TYPE_BUTTON),
    "clicked");
  settle ();
  g_assert_cmpstr (opened, ==, "sources");
  g_assert_nonnull (deal_find_source (deal_selection_get_deal (fixture.selection),
                                      deal_selection_get_source (fixture.selection)));
  g_assert_null (find_widget (GTK_WIDGET (deal_figure_card_get_chart (fixture.card)),
                              GTK_TYPE_POPOVER));
  tear_down (&fixture);
}

static void
test_bar_opens (void)
{
  Fixture         fixture;
  GtkPopover     *popover;
  const DealMark *mark;

  show_view (&fixture, DEAL_TYPE_PAYMENTS_VIEW, 1000);
  mark = deal_figure_get_mark (get_figure (&fixture), 1);
  popover = open_mark (&fixture, 1);
  g_assert_true (fixture_shows (GTK_WIDGET (popover), mark->label));
  g_assert_nonnull (find_widget (GTK_WIDGET (popover), DEAL_TYPE_SOURCE_CHIPS));
  gtk_popover_popdown (popover);
  settle ();
  tear_down (&fixture);
}

static void
test_steps_through_dates (void)
{
  Fixture      fixture;
  DealDateBar *bar;
  g_autoptr (GArray) dates = NULL;
  guint32 first;
  guint32 day;

  show_view (&fixture, DEAL_TYPE_AVAILABILITY_VIEW, 1000);
  dates = deal_matrix_get_dates (deal_selection_get_deal (fixture.selection));
  bar = DEAL_DATE_BAR (find_widget (fixture.view, DEAL_TYPE_DATE_BAR));
  first = deal_date_get_first_day (g_array_index (dates, DealDate, 0));
  day = deal_date_get_last_day (get_options (&fixture)->on);
  while (day > first)
    {
      guint32 before = day;

      deal_date_bar_step (bar, -1);
      day = deal_date_get_last_day (get_options (&fixture)->on);
      g_assert_cmpuint (day, <, before);
      g_assert_cmpuint (
        deal_date_get_last_day (deal_figure_get_options (get_figure (&fixture))->on), ==,
        day);
    }
  g_assert_cmpuint (day, ==, first);
  deal_date_bar_step (bar, -1);
  g_assert_cmpuint (deal_date_get_last_day (get_options (&fixture)->on), ==, first);
  for (guint i = 1; i < dates->len; i++)
    {
      deal_date_bar_step (bar, 1);
      g_assert_cmpuint (deal_date_get_last_day (get_options (&fixture)->on), ==,
                        deal_date_get_first_day (g_array_index (dates, DealDate, i)));
    }
  deal_date_bar_step (bar, 1);
  day = deal_date_get_last_day (get_options (&fixture)->on);
  g_assert_cmpuint (
    day, ==,
    MAX (deal_date_get_last_day (deal_selection_get_deal (fixture.selection)->as_of),
         deal_date_get_first_day (deal_date_get_today ())));
  deal_date_bar_step (bar, 1);
  g_assert_cmpuint (deal_date_get_last_day (get_options (&fixture)->on), ==, day);
  tear_down (&fixture);
}

/* What is not seen is not computed, but is right when it is seen. */
static void
test_waits_until_seen (void)
{
  Fixture     fixture;
  DealFigure *before;

  show_view (&fixture, DEAL_TYPE_PAYMENTS_VIEW, 1000);
  before = get_figure (&fixture);
  gtk_widget_set_visible (fixture.view, FALSE);
  settle ();
  deal_selection_swap (fixture.selection);
  settle ();
  g_assert_true (get_figure (&fixture) == before);
  gtk_widget_set_visible (fixture.view, TRUE);
  settle ();
  g_assert_true (deal_figure_get_options (get_figure (&fixture))->old_version ==
                 get_options (&fixture)->old_version);
  tear_down (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/payments-view/controls", test_payments_controls);
  g_test_add_func ("/payments-view/scenarios", test_scenarios);
  g_test_add_func ("/payments-view/short-titles", test_short_titles);
  g_test_add_func ("/payments-view/slides-once-a-frame", test_slides_once_a_frame);
  g_test_add_func ("/payments-view/resets", test_resets);
  g_test_add_data_func ("/payments-view/flips-to-the-table", NULL,
                        test_flips_to_the_table);
  g_test_add_func ("/payments-view/narrow", test_narrow);
  g_test_add_func ("/payments-view/a-bar-opens", test_bar_opens);
  g_test_add_func ("/payments-view/waits-until-seen", test_waits_until_seen);
  g_test_add_data_func ("/availability-view/flips-to-the-table", GINT_TO_POINTER (TRUE),
                        test_flips_to_the_table);
  g_test_add_func ("/availability-view/a-cell-opens", test_cell_opens);
  g_test_add_func ("/availability-view/steps-through-dates", test_steps_through_dates);

  return g_test_run ();
}
