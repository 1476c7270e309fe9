/* test-fade.c: one picture turns into the next, for those who like motion
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-chart.h"
#include "deal-fade.h"
#include "fixture.h"
#include "show-widget.h"

/* Longer than a slider's next step may take. */
#define APART 500

typedef struct
{
  GtkWidget  *window;
  DealChart  *chart;
  DealFigure *first;
  DealFigure *second;
} Fixture;

static DealFigure *
make_figure (DealFigureKind kind,
             gboolean       is_cumulative)
{
  g_autoptr (Deal) deal = read_small_deal ();
  g_autoptr (DealOptions) options = deal_options_new (deal);
  g_autoptr (GError) error = NULL;
  DealFigure *figure;

  options->cumulative = is_cumulative;
  figure = deal_figure_new (kind, options, TRUE, &error);
  g_assert_no_error (error);

  return figure;
}

static void
let_move (gboolean moves)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", moves, NULL);
}

/* Whether the chart draws two pictures, the one before and the one of now. */
static gboolean
is_fading (gpointer data)
{
  GtkWidget   *chart = GTK_WIDGET (data);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  GskRenderNode *first;

  GTK_WIDGET_GET_CLASS (chart)->snapshot (chart, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  first = gsk_render_node_get_node_type (node) == GSK_CONTAINER_NODE
            ? gsk_container_node_get_child (node, 0)
            : node;

  return gsk_render_node_get_node_type (first) == GSK_CROSS_FADE_NODE;
}

static gboolean
is_still (gpointer chart)
{
  return !is_fading (chart);
}

static gboolean
is_drawn (gpointer chart)
{
  return deal_chart_get_n_draws (chart) > 0;
}

static void
set_up (Fixture       *fixture,
        DealFigureKind kind,
        gboolean       moves)
{
  let_move (moves);
  fixture->first = make_figure (kind, FALSE);
  fixture->second = make_figure (kind, kind == DEAL_FIGURE_PAYMENTS);
  fixture->chart = DEAL_CHART (deal_chart_new ());
  deal_chart_set_figure (fixture->chart, fixture->first);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 800, 500);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->chart));
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture_wait (is_drawn, fixture->chart);
  /* The first picture comes from nothing. */
  g_assert_false (is_fading (fixture->chart));
  fixture_idle (APART);
}

static void
tear_down (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  deal_figure_unref (fixture->first);
  deal_figure_unref (fixture->second);
  let_move (FALSE);
}

/* A change of one figure into another. */
typedef struct
{
  const char    *path;
  DealFigureKind kind;
  gboolean       moves; /* where motion is wanted */
  gboolean       fades;
} Change;

static void
test_change (gconstpointer data)
{
  const Change *change = data;
  Fixture       fixture;

  set_up (&fixture, change->kind, change->moves);
  deal_chart_set_figure (fixture.chart, fixture.second);
  g_assert_cmpint (is_fading (fixture.chart), ==, change->fades);
  fixture_wait (is_still, fixture.chart);
  g_assert_true (deal_chart_get_figure (fixture.chart) == fixture.second);
  tear_down (&fixture);
}

/* A slider that is dragged is followed: its second step ends the fade of its first. */
static void
test_dragged (void)
{
  Fixture fixture;

  set_up (&fixture, DEAL_FIGURE_PAYMENTS, TRUE);
  deal_chart_set_figure (fixture.chart, fixture.second);
  deal_chart_set_figure (fixture.chart, fixture.first);
  g_assert_false (is_fading (fixture.chart));
  deal_chart_set_figure (fixture.chart, fixture.second);
  g_assert_false (is_fading (fixture.chart));
  tear_down (&fixture);
}

/* A chart that goes meanwhile takes its fade along. */
static void
test_goes (void)
{
  Fixture fixture;

  set_up (&fixture, DEAL_FIGURE_PAYMENTS, TRUE);
  deal_chart_set_figure (fixture.chart, fixture.second);
  g_assert_true (is_fading (fixture.chart));
  g_object_add_weak_pointer (G_OBJECT (fixture.chart), (gpointer *) &fixture.chart);
  tear_down (&fixture);
  fixture_idle (APART);
  g_assert_null (fixture.chart);
}

int
main (int    argc,
      char **argv)
{
  static const Change changes[] = {
    { "/fade/payments", DEAL_FIGURE_PAYMENTS, TRUE, TRUE },
    { "/fade/availability", DEAL_FIGURE_AVAILABILITY, TRUE, TRUE },
    { "/fade/no-motion/payments", DEAL_FIGURE_PAYMENTS, FALSE, FALSE },
    { "/fade/no-motion/availability", DEAL_FIGURE_AVAILABILITY, FALSE, FALSE },
    { "/fade/no-others", DEAL_FIGURE_TIMELINE, TRUE, FALSE },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    g_test_add_data_func (changes[i].path, &changes[i], test_change);
  g_test_add_func ("/fade/dragged", test_dragged);
  g_test_add_func ("/fade/goes-with-the-chart", test_goes);

  return g_test_run ();
}
