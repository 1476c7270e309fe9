/* test-payment-tips.c: what is pointed at in the payments, and what is said of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-format.h"
#include "deal-payment-tip.h"
#include "deal-payments-view.h"
#include "show-figure-view.h"

static void
change_options (Fixture        *fixture,
                DealGranularity by,
                gboolean        cumulative)
{
  g_autoptr (DealOptions) options = deal_options_copy (get_options (fixture));

  options->by = by;
  options->cumulative = cumulative;
  deal_selection_set_options (fixture->selection, options);
  settle ();
}

static guint
count_prefixed (GtkWidget  *widget,
                const char *prefix)
{
  guint n = GTK_IS_LABEL (widget) &&
                g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), prefix)
              ? 1
              : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_prefixed (child, prefix);

  return n;
}

/* The chosen period stays chosen, or nothing does: never another one. */
static void
test_keeps_the_period (void)
{
  Fixture    fixture;
  DealChart *chart;
  DealPeriod period;
  gssize     mark;

  show_view (&fixture, DEAL_TYPE_PAYMENTS_VIEW, 1000);
  chart = deal_figure_card_get_chart (fixture.card);
  mark = (gssize) deal_figure_get_n_marks (get_figure (&fixture)) - 1;
  deal_chart_set_mark (chart, mark);
  period = deal_figure_get_mark (get_figure (&fixture), (gsize) mark)->period;
  g_assert_cmpint (period.first, >, 0);

  change_options (&fixture, DEAL_BY_YEAR, TRUE);
  g_assert_cmpint (deal_chart_get_mark (chart), >=, 0);
  mark = deal_chart_get_mark (chart);
  g_assert_true (deal_period_equal (
    deal_figure_get_mark (get_figure (&fixture), (gsize) mark)->period, period));

  change_options (&fixture, DEAL_BY_QUARTER, FALSE);
  g_assert_cmpint (deal_chart_get_mark (chart), ==, -1);
  tear_down (&fixture);
}

/* As wide as the design says, 12 pixels beside the period, on the side that has room. */
static void
test_tip_stands_beside (void)
{
  Fixture    fixture;
  DealChart *chart;
  GtkWidget *tip;
  gsize      n_left = 0;
  gsize      n_right = 0;

  show_view (&fixture, DEAL_TYPE_PAYMENTS_VIEW, 1000);
  chart = deal_figure_card_get_chart (fixture.card);
  tip = gtk_widget_get_first_child (GTK_WIDGET (chart));
  for (gsize i = 0; i < deal_figure_get_n_marks (get_figure (&fixture)); i++)
    {
      graphene_rect_t bounds;
      GdkRectangle    area;

      g_assert_true (deal_chart_get_mark_rectangle (chart, i, &area));
      point_at (GTK_WIDGET (chart), area.x + area.width / 2.0,
                area.y + area.height / 2.0);
      settle ();
      g_assert_true (gtk_widget_get_child_visible (tip));
      g_assert_true (gtk_widget_compute_bounds (tip, GTK_WIDGET (chart), &bounds));
      g_assert_cmpint ((int) bounds.size.width, ==, 272);
      if (bounds.origin.x >= (float) (area.x + area.width))
        n_right++;
      else if (bounds.origin.x + bounds.size.width <= (float) area.x)
        n_left++;
    }
  g_assert_cmpuint (n_left + n_right, ==,
                    deal_figure_get_n_marks (get_figure (&fixture)));
  g_assert_cmpuint (n_left, >, 0);
  g_assert_cmpuint (n_right, >, 0);
  tear_down (&fixture);
}

/* What a cap of unknown size leaves is said as the chart says it. */
static void
test_tip_says_the_bound (void)
{
  g_autoptr (Deal) deal = read_small_deal ();
  g_autoptr (DealOptions) options = deal_options_new (deal);
  g_autoptr (DealFigure) figure = NULL;
  guint n_bounds = 0;

  figure = deal_figure_new (DEAL_FIGURE_PAYMENTS, options, TRUE, NULL);
  for (gsize i = 0; i < deal_figure_get_n_marks (figure); i++)
    {
      GtkWidget *tip = g_object_ref_sink (deal_payment_tip_new (figure, i));

      n_bounds += count_prefixed (tip, "≤") > 0 ? 1 : 0;
      g_object_unref (tip);
    }
  g_assert_cmpuint (n_bounds, >, 0);
}

/* Both sides and their difference, for every mark there is. */
static void
test_tips (gconstpointer cumulative)
{
  g_autoptr (Deal) deal = read_small_deal ();
  g_autoptr (DealOptions) options = deal_options_new (deal);
  g_autoptr (GError) error = NULL;
  g_autoptr (DealFigure) figure = NULL;
  g_autofree char *old_name =
    deal_format_version (options->old_version, options->new_version);
  g_autofree char *new_name =
    deal_format_version (options->new_version, options->old_version);
  guint n_differences = 0;

  options->cumulative = GPOINTER_TO_INT (cumulative);
  options->range = TRUE;
  g_assert_true (deal_options_set (options, "cap", "12m", NULL));
  figure = deal_figure_new (DEAL_FIGURE_PAYMENTS, options, TRUE, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < deal_figure_get_n_marks (figure); i++)
    {
      GtkWidget *tip = deal_payment_tip_new (figure, i);
      GtkWidget *window = show_widget (tip, 400, 300);

      g_assert_true (fixture_shows (tip, old_name));
      g_assert_true (fixture_shows (tip, new_name));
      n_differences += fixture_shows (tip, "Difference") ? 1 : 0;
      destroy_window (window);
    }
  g_assert_cmpuint (n_differences, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/payment-tips/keep-the-period", test_keeps_the_period);
  g_test_add_func ("/payment-tips/beside", test_tip_stands_beside);
  g_test_add_func ("/payment-tips/bound", test_tip_says_the_bound);
  g_test_add_data_func ("/payment-tips/amounts", GINT_TO_POINTER (FALSE), test_tips);
  g_test_add_data_func ("/payment-tips/cumulative", GINT_TO_POINTER (TRUE), test_tips);

  return g_test_run ();
}
