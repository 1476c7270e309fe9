/* test-availability-view.c: the matrix in a window: wide, narrow, its cells, its days
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-availability-view.h"

#include "calc/deal-lanes.h"
#include "deal-data.h"
#include "deal-date-bar.h"
#include "deal-mark-cell.h"
#include "deal-mark-popover.h"
#include "deal-platform-bar.h"
#include "deal-status-chip.h"
#include "show-figure-view.h"

/* As DESIGN-VISUAL has it. */
#define POPOVER_WIDTH 382

/* The deal that has terms behind its cells. */
static void
show_bundled (Fixture *fixture,
              int      width)
{
  g_autofree char *path = deal_data_get_bundled_deal ();
  g_autoptr (GError) error = NULL;
  g_autoptr (Deal) deal = deal_new_from_path (path, NULL, &error);

  g_assert_no_error (error);
  show_view (fixture, DEAL_TYPE_AVAILABILITY_VIEW, width);
  deal_selection_set_deal (fixture->selection, deal);
  settle ();
}

static DealChart *
get_chart (Fixture *fixture)
{
  return deal_figure_card_get_chart (fixture->card);
}

static DealPlatformBar *
get_platforms (Fixture *fixture)
{
  return DEAL_PLATFORM_BAR (find_widget (fixture->view, DEAL_TYPE_PLATFORM_BAR));
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

static gboolean
press_key (DealChart *chart,
           guint      key)
{
  g_autoptr (GListModel) controllers =
    gtk_widget_observe_controllers (GTK_WIDGET (chart));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean is_handled = FALSE;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &is_handled);
      if (is_handled)
        return TRUE;
    }

  return FALSE;
}

/* With room for all platforms there is no list of them; names and heads stay while
 * the card scrolls. */
static void
test_wide (void)
{
  Fixture fixture;

  show_view (&fixture, DEAL_TYPE_AVAILABILITY_VIEW, 1000);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (get_platforms (&fixture))));
  g_assert_cmpuint (deal_figure_get_n_marks (get_figure (&fixture)), ==,
                    get_options (&fixture)->deal->n_products *
                      get_options (&fixture)->deal->n_platforms);
  g_assert_true (GTK_IS_SCROLLED_WINDOW (
    gtk_widget_get_parent (GTK_WIDGET (get_chart (&fixture)))));
  g_assert_false (press_key (get_chart (&fixture), GDK_KEY_Right));
  tear_down (&fixture);
}

/* One platform at a time, from the list, the arrows and the keys. */
static void
test_narrow (void)
{
  Fixture          fixture;
  DealPlatformBar *bar;
  const Deal      *deal;

  show_view (&fixture, DEAL_TYPE_AVAILABILITY_VIEW, 360);
  deal = get_options (&fixture)->deal;
  bar = get_platforms (&fixture);
  g_assert_cmpuint (deal->n_platforms, >=, 2);
  g_assert_cmpint (gtk_widget_get_width (fixture.view), ==, 360);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (bar)));
  g_assert_cmpuint (deal_figure_get_n_marks (get_figure (&fixture)), ==,
                    deal->n_products);
  g_assert_true (deal_figure_get_mark (get_figure (&fixture), 0)->platform ==
                 &deal->platforms[0]);

  deal_chart_set_mark (get_chart (&fixture), 1);
  for (gsize i = 1; i < deal->n_platforms; i++)
    {
      g_assert_true (press_key (get_chart (&fixture), GDK_KEY_Right));
      settle ();
      g_assert_cmpuint (deal_platform_bar_get_platform (bar), ==, i);
      g_assert_true (deal_figure_get_mark (get_figure (&fixture), 0)->platform ==
                     &deal->platforms[i]);
      /* The place in the column is kept. */
      g_assert_cmpint (deal_chart_get_mark (get_chart (&fixture)), ==, 1);
    }
  deal_platform_bar_step (bar, 1);
  settle ();
  g_assert_cmpuint (deal_platform_bar_get_platform (bar), ==, deal->n_platforms - 1);

  /* Only what is drawn is of one platform: nobody else hears of it. */
  g_assert_null (get_options (&fixture)->platform);
  gtk_window_set_default_size (GTK_WINDOW (fixture.window), 1000, 760);
  settle ();
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (bar)));
  g_assert_cmpuint (deal_figure_get_n_marks (get_figure (&fixture)), ==,
                    deal->n_products * deal->n_platforms);
  gtk_window_set_default_size (GTK_WINDOW (fixture.window), 360, 760);
  settle ();
  g_assert_cmpuint (deal_platform_bar_get_platform (bar), ==, deal->n_platforms - 1);
  g_assert_cmpuint (deal_figure_get_n_marks (get_figure (&fixture)), ==,
                    deal->n_products);
  tear_down (&fixture);
}

/* The box that the pointer's tip is in. */
static GtkWidget *
find_tip (DealChart *chart)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (chart)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_has_css_class (child, "deal-tip"))
      return child;

  g_assert_not_reached ();
}

/* With room on neither side of a tile the tip does not lie on it. */
static void
test_tip (void)
{
  static const int widths[] = { 1000, 360 };

  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      Fixture fixture;

      show_view (&fixture, DEAL_TYPE_AVAILABILITY_VIEW, widths[i]);
      for (gsize k = 0; k < deal_figure_get_n_marks (get_figure (&fixture)); k++)
        {
          GtkWidget      *tip = find_tip (get_chart (&fixture));
          GdkRectangle    area;
          graphene_rect_t bounds;

          g_assert_true (deal_chart_get_mark_rectangle (get_chart (&fixture), k, &area));
          point_at (GTK_WIDGET (get_chart (&fixture)), area.x + area.width / 2.0,
                    area.y + area.height / 2.0);
          settle ();
          g_assert_true (gtk_widget_get_child_visible (tip));
          g_assert_true (
            gtk_widget_compute_bounds (tip, GTK_WIDGET (get_chart (&fixture)), &bounds));
          g_assert_false (graphene_rect_intersection (
            &bounds,
            &GRAPHENE_RECT_INIT ((float) area.x + 1, (float) area.y + 1,
                                 (float) area.width - 2, (float) area.height - 2),
            NULL));
        }
      tear_down (&fixture);
    }
}

static GtkWidget *
open_cell (Fixture *fixture,
           gsize    mark)
{
  GtkWidget *popover;

  g_signal_emit_by_name (get_chart (fixture), "activated", (guint) mark);
  settle ();
  popover = find_widget (GTK_WIDGET (get_chart (fixture)), GTK_TYPE_POPOVER);
  g_assert_nonnull (popover);
  g_assert_true (gtk_widget_get_mapped (popover));

  return popover;
}

/* Both layers on both days, each with its evidence, in a popover of no more than its
 * width, that says what it is of. */
static void
check_cell (Fixture *fixture,
            gsize    mark)
{
  const DealMark   *details = deal_figure_get_mark (get_figure (fixture), mark);
  const DealMatrix *matrix = deal_selection_get_matrix (fixture->selection);
  const Deal       *deal = matrix->deal;
  GtkWidget        *popover = open_cell (fixture, mark);
  gsize             product = (gsize) (details->product - deal->products);
  gsize             platform = (gsize) (details->platform - deal->platforms);
  guint             n_chips = 0;
  GtkWidget        *clamp = find_widget (popover, ADW_TYPE_CLAMP);

  g_assert_cmpint (gtk_widget_get_width (clamp), <=, POPOVER_WIDTH - 34);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (popover),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, details->label);
  for (int layer = 0; layer < DEAL_N_LAYERS; layer++)
    {
      const DealMatrixLayer *state =
        &deal_matrix_get_cell (matrix, product, platform)->layers[layer];
      const DealAvailability *entries[] = { state->before_entry, state->after_entry };
      gboolean                is_same = entries[0] == entries[1] &&
                         state->before == state->after;

      n_chips += is_same ? 1 : 2;
      for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
        {
          g_autoptr (GPtrArray) claims = NULL;

          if (entries[i] == NULL)
            continue;
          if (entries[i]->note != NULL)
            g_assert_true (fixture_shows (popover, entries[i]->note));
          claims = deal_mark_cell_list_claims (deal, entries[i]);
          if (claims->len > 0)
            g_assert_true (
              fixture_shows (popover, ((const DealClaim *) claims->pdata[0])->says));
        }
    }
  g_assert_cmpuint (count_widgets (popover, DEAL_TYPE_STATUS_CHIP), ==, n_chips);
  gtk_popover_popdown (GTK_POPOVER (popover));
  settle ();
}

static void
test_cells (void)
{
  Fixture fixture;

  show_view (&fixture, DEAL_TYPE_AVAILABILITY_VIEW, 1000);
  for (gsize i = 0; i < deal_figure_get_n_marks (get_figure (&fixture)); i++)
    check_cell (&fixture, i);
  tear_down (&fixture);

  show_bundled (&fixture, 1000);
  for (gsize i = 0; i < deal_figure_get_n_marks (get_figure (&fixture)); i += 8)
    check_cell (&fixture, i);
  tear_down (&fixture);
}

/* A day that is looked at is never to be taken for the day on which something began,
 * nor the first day on record for the first of all. */
static void
test_days_of_cell (void)
{
  static const struct
  {
    const char *product;
    const char *platform;
    const char *since; /* nullable; ~: a space that does not break */
    const char *on;
  } cases[] = {
    { "frontier-api", "aws", "since 27~Apr~2026", "20~Nov~2026" },
    { "frontier-api", "aws", "on record since 23~Jan~2023", "26~Apr~2026" },
    { "frontier-api", "azure", "on record since 20~Jun~2025",
      "26~Apr~2026 and 20~Nov~2026" },
    { "frontier-api", "gcp", "since Aug~2026", "20~Nov~2026" },
    { "frontier-api", "coreweave", NULL, "26~Apr~2026 and 20~Nov~2026" },
  };
  Fixture fixture;

  show_bundled (&fixture, 1000);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DealFigure *figure = get_figure (&fixture);
      g_autoptr (GString) says = g_string_new (cases[i].since);
      GtkWidget         *popover = NULL;
      GtkScrolledWindow *window;

      g_string_append (says, says->len > 0 ? " · as of " : "as of ");
      g_string_append (says, cases[i].on);
      g_string_replace (says, "~", "\u00a0", 0);
      for (gsize k = 0; k < deal_figure_get_n_marks (figure); k++)
        {
          const DealMark *mark = deal_figure_get_mark (figure, k);

          if (g_str_equal (mark->product->id, cases[i].product) &&
              g_str_equal (mark->platform->id, cases[i].platform))
            popover = open_cell (&fixture, k);
        }
      g_assert_nonnull (popover);
      if (!fixture_shows (popover, says->str))
        g_error ("%s on %s: no “%s”", cases[i].product, cases[i].platform, says->str);
      /* What lies below is told by a bar that does not fade. */
      window = GTK_SCROLLED_WINDOW (find_widget (popover, GTK_TYPE_SCROLLED_WINDOW));
      g_assert_false (gtk_scrolled_window_get_overlay_scrolling (window));
      gtk_popover_popdown (GTK_POPOVER (popover));
      settle ();
    }
  tear_down (&fixture);
}

/* At most two ways on: to the claims on the term, and to the source. */
static void
test_ways_on (void)
{
  Fixture         fixture;
  const DealMark *mark = NULL;
  gsize           index = 0;

  show_bundled (&fixture, 1000);
  for (; index < deal_figure_get_n_marks (get_figure (&fixture)); index++)
    {
      mark = deal_figure_get_mark (get_figure (&fixture), index);
      if (mark->term != NULL && mark->availability != NULL &&
          mark->availability->sources.n > 0)
        break;
    }
  g_assert_cmpuint (index, <, deal_figure_get_n_marks (get_figure (&fixture)));

  for (int i = 0; i < 2; i++)
    {
      GtkWidget *popover = open_cell (&fixture, index);
      GtkWidget *content = adw_clamp_get_child (
        ADW_CLAMP (find_widget (popover, ADW_TYPE_CLAMP)));
      GtkWidget *buttons = gtk_widget_get_last_child (content);
      GtkWidget *button = gtk_widget_get_first_child (buttons);

      g_assert_cmpuint (count_widgets (buttons, GTK_TYPE_BUTTON), ==, 2);
      if (i > 0)
        button = gtk_widget_get_next_sibling (button);
      g_signal_emit_by_name (button, "clicked");
      settle ();
      g_assert_null (find_widget (GTK_WIDGET (get_chart (&fixture)), GTK_TYPE_POPOVER));
    }
  g_assert_cmpstr (deal_selection_get_term (fixture.selection), ==, mark->term->id);
  g_assert_nonnull (deal_selection_get_source (fixture.selection));
  tear_down (&fixture);
}

/* What keys and pointer ask of the slider, and the day that it goes to. */
static void
ask (Fixture      *fixture,
     GtkScrollType scroll,
     double        by,
     guint32       wanted)
{
  GtkRange *range = GTK_RANGE (find_widget (fixture->view, GTK_TYPE_SCALE));
  gboolean  is_handled = FALSE;

  g_signal_emit_by_name (range, "change-value", scroll, gtk_range_get_value (range) + by,
                         &is_handled);
  g_assert_true (is_handled);
  g_assert_cmpuint (deal_date_get_last_day (get_options (fixture)->on), ==, wanted);
}

static void
test_slider (void)
{
  Fixture fixture;
  g_autoptr (GArray) dates = NULL;
  DealDateBar *bar;
  const Deal  *deal;
  guint32      first_day;
  guint32      second_day;
  guint32      version;

  show_view (&fixture, DEAL_TYPE_AVAILABILITY_VIEW, 1000);
  deal = get_options (&fixture)->deal;
  dates = deal_matrix_get_dates (deal);
  bar = DEAL_DATE_BAR (find_widget (fixture.view, DEAL_TYPE_DATE_BAR));
  g_assert_cmpuint (dates->len, >=, 2);
  first_day = deal_date_get_first_day (g_array_index (dates, DealDate, 0));
  second_day = deal_date_get_first_day (g_array_index (dates, DealDate, 1));

  while (deal_date_get_last_day (get_options (&fixture)->on) > first_day)
    deal_date_bar_step (bar, -1);
  ask (&fixture, GTK_SCROLL_STEP_FORWARD, 1, second_day);
  ask (&fixture, GTK_SCROLL_STEP_BACKWARD, -1, first_day);
  /* Nearer than the pointer can show is on the day itself. */
  ask (&fixture, GTK_SCROLL_JUMP, 1, first_day);

  /* Pages are versions: the second, the third, and back. */
  version = deal_date_get_first_day (deal_version_get_start (&deal->versions[1]));
  ask (&fixture, GTK_SCROLL_PAGE_FORWARD, 1, version);
  ask (&fixture, GTK_SCROLL_PAGE_FORWARD, 1,
       deal_date_get_first_day (deal_version_get_start (&deal->versions[2])));
  ask (&fixture, GTK_SCROLL_PAGE_BACKWARD, -1, version);
  /* Far from every change the pointer stops where it is. */
  ask (&fixture, GTK_SCROLL_JUMP, -60, version - 60);
  tear_down (&fixture);
}

/* Another pair moves the as-of date into the time of its later version, and the view
 * says so. */
static void
test_pair (void)
{
  Fixture fixture;
  g_autoptr (DealOptions) options = NULL;
  const Deal *deal;

  show_view (&fixture, DEAL_TYPE_AVAILABILITY_VIEW, 1000);
  options = deal_options_copy (get_options (&fixture));
  deal = options->deal;
  g_assert_cmpuint (deal->n_versions, >=, 3);
  deal_options_set_pair (options, &deal->versions[0], &deal->versions[1]);
  deal_selection_set_options (fixture.selection, options);
  g_assert_cmpuint (deal_date_get_last_day (get_options (&fixture)->on), <,
                    deal_date_get_first_day (
                      deal_version_get_start (&deal->versions[2])));
  g_assert_cmpuint (deal_date_get_last_day (
                      deal_figure_get_options (get_figure (&fixture))->on),
                    ==, deal_date_get_last_day (get_options (&fixture)->on));
  g_assert_nonnull (strstr (deal_figure_get_subtitle (get_figure (&fixture)),
                            deal->versions[1].title));
  g_assert_true (
    fixture_shows (fixture.view, deal_figure_get_subtitle (get_figure (&fixture))));
  tear_down (&fixture);
}

/* Any width, twice the letters, either direction: nothing is wider than the window,
 * and every cell can be reached. */
static void
test_shapes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      Fixture fixture;

      show_in_shape (&fixture, DEAL_TYPE_AVAILABILITY_VIEW, &shapes[i]);
      g_assert_cmpint (gtk_widget_get_width (fixture.view), ==, shapes[i].width);
      for (gsize k = 0; k < deal_figure_get_n_marks (get_figure (&fixture)); k++)
        {
          GdkRectangle area;

          deal_chart_set_mark (get_chart (&fixture), (gssize) k);
          if (deal_chart_get_mark_rectangle (get_chart (&fixture), k, &area))
            g_assert_cmpint (area.x + area.width, <=,
                             gtk_widget_get_width (GTK_WIDGET (get_chart (&fixture))));
        }
      leave_shape (&fixture);
    }
}

/* Nothing that a day could be chosen for. */
static void
test_nothing (void)
{
  const char *path =
    g_test_get_filename (G_TEST_DIST, "fixtures/deals/renewal.deal.json", NULL);
  g_autoptr (Deal) deal = deal_new_from_path (path, NULL, NULL);
  Fixture fixture;

  show_bundled (&fixture, 900);
  deal_selection_set_deal (fixture.selection, deal);
  g_assert_false (gtk_widget_is_visible (find_widget (fixture.view, DEAL_TYPE_DATE_BAR)));
  tear_down (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/availability-view/nothing", test_nothing);
  g_test_add_func ("/availability-view/wide", test_wide);
  g_test_add_func ("/availability-view/narrow", test_narrow);
  g_test_add_func ("/availability-view/tip", test_tip);
  g_test_add_func ("/availability-view/cells", test_cells);
  g_test_add_func ("/availability-view/days-of-a-cell", test_days_of_cell);
  g_test_add_func ("/availability-view/ways-on", test_ways_on);
  g_test_add_func ("/availability-view/slider", test_slider);
  g_test_add_func ("/availability-view/pair", test_pair);
  g_test_add_func ("/availability-view/shapes", test_shapes);

  return g_test_run ();
}
