/* test-chart.c: a figure on the screen: its picture, the pointer, the keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-chart-picture.h"
#include "deal-chart-walk.h"
#include "deal-chart.h"
#include "show-widget.h"

static DealFigure *
make_figure (DealFigureKind kind)
{
  g_autoptr (Deal) deal = read_small_deal ();
  g_autoptr (DealOptions) options = deal_options_new (deal);
  g_autoptr (GError) error = NULL;
  DealFigure *figure = deal_figure_new (kind, options, TRUE, &error);

  g_assert_no_error (error);

  return figure;
}

static cairo_surface_t *
draw_directly (const DealFigure *figure,
               const DealFrame  *frame)
{
  cairo_surface_t *surface = cairo_image_surface_create (
    CAIRO_FORMAT_ARGB32, (int) frame->width, (int) frame->height);
  cairo_t *cr = cairo_create (surface);

  deal_figure_draw (figure, cr, frame);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static gsize
count_differences (cairo_surface_t *a,
                   cairo_surface_t *b)
{
  int   stride = cairo_image_surface_get_stride (a);
  int   height = cairo_image_surface_get_height (a);
  gsize n = 0;

  g_assert_cmpint (height, ==, cairo_image_surface_get_height (b));
  g_assert_cmpint (stride, ==, cairo_image_surface_get_stride (b));
  for (int i = 0; i < stride * height; i++)
    n +=
      cairo_image_surface_get_data (a)[i] != cairo_image_surface_get_data (b)[i] ? 1 : 0;

  return n;
}

/* The window shows what an export draws, to the byte. */
static void
test_picture (gconstpointer kind)
{
  g_autoptr (DealFigure) figure = make_figure (GPOINTER_TO_INT (kind));
  GtkWidget       *chart = deal_chart_new ();
  GtkWidget       *window;
  DealFrame        frame;
  cairo_surface_t *shown;
  cairo_surface_t *drawn;

  deal_chart_set_figure (DEAL_CHART (chart), figure);
  window = show_widget (chart, 800, 600);
  deal_chart_get_frame (DEAL_CHART (chart), &frame);
  g_assert_cmpfloat (frame.width, ==, gtk_widget_get_width (chart));
  g_assert_false (frame.whole);
  /* Focus is drawn over the figure, and a window gives it to its only widget. */
  gtk_window_set_focus_visible (GTK_WINDOW (window), FALSE);
  settle ();

  shown = picture_widget (chart);
  drawn = draw_directly (figure, &frame);
  g_assert_cmpuint (count_differences (shown, drawn), ==, 0);
  cairo_surface_destroy (shown);
  cairo_surface_destroy (drawn);
  destroy_window (window);
}

/* What a reader does to walk: every row from its start to its end. */
static void
test_walk_visits_all (gconstpointer kind)
{
  g_autoptr (DealFigure) figure = make_figure (GPOINTER_TO_INT (kind));
  gsize                n = deal_figure_get_n_marks (figure);
  g_autofree gboolean *visited = g_new0 (gboolean, n);
  gssize               mark = deal_chart_walk (figure, -1, DEAL_STEP_RIGHT);
  gssize               last = -1;

  g_assert_cmpuint (n, >, 0);
  do
    {
      last = mark;
      mark = deal_chart_walk (figure, mark, DEAL_STEP_ROW_START);
      do
        {
          visited[mark] = TRUE;
          last = mark;
          mark = deal_chart_walk (figure, mark, DEAL_STEP_RIGHT);
        }
      while (mark != last);
      g_assert_cmpint (mark, ==, deal_chart_walk (figure, mark, DEAL_STEP_ROW_END));
      mark = deal_chart_walk (figure, mark, DEAL_STEP_DOWN);
    }
  while (deal_figure_get_mark (figure, (gsize) mark)->row !=
         deal_figure_get_mark (figure, (gsize) last)->row);

  for (gsize i = 0; i < n; i++)
    g_assert_true (visited[i]);
  g_assert_cmpint (deal_chart_walk (figure, last, DEAL_STEP_FIRST), ==,
                   deal_chart_walk (figure, -1, DEAL_STEP_RIGHT));
  g_assert_cmpint (deal_chart_walk (figure, 0, DEAL_STEP_LAST), ==,
                   deal_chart_walk (figure, -1, DEAL_STEP_LAST));
}

/* In a matrix each step is known: it goes one tile in its direction. */
static void
test_walk_directions (void)
{
  static const struct
  {
    DealStep step;
    int      rows;
    int      columns;
  } steps[] = {
    { DEAL_STEP_RIGHT, 0, 1 },
    { DEAL_STEP_LEFT, 0, -1 },
    { DEAL_STEP_DOWN, 1, 0 },
    { DEAL_STEP_UP, -1, 0 },
  };
  g_autoptr (DealFigure) figure = make_figure (DEAL_FIGURE_AVAILABILITY);
  const Deal *deal = deal_figure_get_options (figure)->deal;

  for (gsize i = 0; i < deal_figure_get_n_marks (figure); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (steps); j++)
      {
        const DealMark *from = deal_figure_get_mark (figure, i);
        gssize          there = deal_chart_walk (figure, (gssize) i, steps[j].step);
        const DealMark *to = deal_figure_get_mark (figure, (gsize) there);
        int             row = CLAMP (from->row + steps[j].rows, 0,
                                     (int) deal->n_products - 1);
        int             column =
          CLAMP (from->column + steps[j].columns, 0, (int) deal->n_platforms - 1);

        g_assert_cmpint (to->row, ==, row);
        g_assert_cmpint (to->column, ==, column);
      }
}

static void
test_says_each_mark (void)
{
  g_autoptr (DealFigure) figure = make_figure (DEAL_FIGURE_PAYMENTS);
  GtkWidget *chart = g_object_ref_sink (deal_chart_new ());

  gtk_test_accessible_assert_role (chart, GTK_ACCESSIBLE_ROLE_IMG);
  deal_chart_set_figure (DEAL_CHART (chart), figure);
  gtk_test_accessible_assert_property (chart, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       deal_figure_get_title (figure));
  gtk_test_accessible_assert_property (chart, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       deal_figure_get_alt_text (figure));
  for (gsize i = 0; i < deal_figure_get_n_marks (figure); i++)
    {
      deal_chart_set_mark (DEAL_CHART (chart), (gssize) i);
      gtk_test_accessible_assert_property (chart, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                           deal_figure_get_mark (figure, i)->label);
    }
  deal_chart_set_mark (DEAL_CHART (chart), -1);
  gtk_test_accessible_assert_property (chart, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       deal_figure_get_title (figure));
  g_assert_finalize_object (chart);
}

static void
test_pointer_redraws_nothing (gconstpointer kind)
{
  g_autoptr (DealFigure) figure = make_figure (GPOINTER_TO_INT (kind));
  GtkWidget   *chart = deal_chart_new ();
  GtkWidget   *window;
  GdkRectangle rectangle;
  gsize        n_seen = 0;
  guint        n_draws;

  deal_chart_set_figure (DEAL_CHART (chart), figure);
  window = show_widget (chart, 800, 600);
  settle ();
  n_draws = deal_chart_get_n_draws (DEAL_CHART (chart));
  g_assert_cmpuint (n_draws, ==, 1);

  for (gsize i = 0; i < deal_figure_get_n_marks (figure); i++)
    if (deal_chart_get_mark_rectangle (DEAL_CHART (chart), i, &rectangle))
      {
        cairo_surface_t *picture;

        point_at (chart, rectangle.x + rectangle.width / 2.0,
                  rectangle.y + rectangle.height / 2.0);
        settle ();
        picture = picture_widget (chart);
        cairo_surface_destroy (picture);
        deal_chart_set_mark (DEAL_CHART (chart), (gssize) i);
        n_seen++;
        if (n_seen == 6)
          break;
      }
  g_assert_cmpuint (n_seen, >, 1);
  g_assert_cmpuint (deal_chart_get_n_draws (DEAL_CHART (chart)), ==, n_draws);

  /* But another size does. */
  gtk_window_set_default_size (GTK_WINDOW (window), 700, 620);
  gtk_test_widget_wait_for_draw (window);
  settle ();
  g_assert_cmpuint (deal_chart_get_n_draws (DEAL_CHART (chart)), >, n_draws);
  destroy_window (window);
}

/* And what it points at is tinted and told. */
static void
test_pointer_is_followed (void)
{
  g_autoptr (DealFigure) figure = make_figure (DEAL_FIGURE_AVAILABILITY);
  GtkWidget       *chart = deal_chart_new ();
  GtkWidget       *window;
  GtkWidget       *tip;
  GdkRectangle     rectangle;
  cairo_surface_t *before;
  cairo_surface_t *after;

  deal_chart_set_figure (DEAL_CHART (chart), figure);
  window = show_widget (chart, 800, 600);
  gtk_window_set_focus_visible (GTK_WINDOW (window), FALSE);
  settle ();
  tip = gtk_widget_get_first_child (chart);
  g_assert_false (gtk_widget_get_child_visible (tip));
  before = picture_widget (chart);
  g_assert_true (deal_chart_get_mark_rectangle (DEAL_CHART (chart), 1, &rectangle));
  point_at (chart, rectangle.x + rectangle.width / 2.0,
            rectangle.y + rectangle.height / 2.0);
  settle ();

  after = picture_widget (chart);
  g_assert_cmpuint (count_differences (before, after), >, 0);
  g_assert_true (gtk_widget_get_child_visible (tip));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (find_widget (tip, GTK_TYPE_LABEL))), ==,
                   deal_figure_get_mark (figure, 1)->label);
  point_at (chart, -5, -5);
  g_assert_false (gtk_widget_get_child_visible (tip));
  cairo_surface_destroy (before);
  cairo_surface_destroy (after);
  destroy_window (window);
}

/* The mark that the keys have gone to is ringed and told for as long as the chart has
 * the focus, though GTK hides the focus after a while. */
static void
test_walked_mark_stays_ringed (gconstpointer kind)
{
  g_autoptr (DealFigure) figure = make_figure (GPOINTER_TO_INT (kind));
  GtkWidget       *chart = deal_chart_new ();
  GtkWidget       *other = gtk_button_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget       *window;
  GtkWidget       *tip;
  cairo_surface_t *pictures[4];

  gtk_widget_set_vexpand (chart, TRUE);
  gtk_box_append (GTK_BOX (box), chart);
  gtk_box_append (GTK_BOX (box), other);
  deal_chart_set_figure (DEAL_CHART (chart), figure);
  window = show_widget (box, 800, 600);
  tip = gtk_widget_get_first_child (chart);

  for (gsize i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      gtk_widget_grab_focus (i < 3 ? chart : other);
      deal_chart_set_mark (DEAL_CHART (chart), i == 0 ? -1 : i == 2 ? 1
                                                                    : 0);
      gtk_window_set_focus_visible (GTK_WINDOW (window), FALSE);
      settle ();
      g_assert_true (gtk_widget_has_focus (i < 3 ? chart : other));
      g_assert_cmpint (gtk_widget_get_child_visible (tip), ==, i == 1 || i == 2);
      pictures[i] = picture_widget (chart);
    }

  g_assert_cmpuint (count_differences (pictures[0], pictures[1]), >, 0);
  g_assert_cmpuint (count_differences (pictures[1], pictures[2]), >, 0);
  g_assert_cmpuint (count_differences (pictures[0], pictures[3]), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (pictures); i++)
    cairo_surface_destroy (pictures[i]);
  destroy_window (window);
}

/* A new figure keeps the reader's place; one that has no such place does not. */
static void
test_keeps_the_place (void)
{
  g_autoptr (DealFigure) first = make_figure (DEAL_FIGURE_PAYMENTS);
  g_autoptr (DealFigure) second = make_figure (DEAL_FIGURE_PAYMENTS);
  GtkWidget *chart = g_object_ref_sink (deal_chart_new ());

  deal_chart_set_figure (DEAL_CHART (chart), first);
  deal_chart_set_mark (DEAL_CHART (chart), 3);
  deal_chart_set_figure (DEAL_CHART (chart), second);
  g_assert_cmpint (deal_chart_get_mark (DEAL_CHART (chart)), ==, 3);
  deal_chart_set_figure (DEAL_CHART (chart), NULL);
  g_assert_cmpint (deal_chart_get_mark (DEAL_CHART (chart)), ==, -1);
  g_assert_finalize_object (chart);
}

static void
test_thumbnail (void)
{
  g_autoptr (DealFigure) figure = make_figure (DEAL_FIGURE_PAYMENTS);
  GtkWidget *chart = g_object_ref_sink (deal_chart_new_thumbnail ());

  deal_chart_set_figure (DEAL_CHART (chart), figure);
  gtk_test_accessible_assert_role (chart, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  g_assert_false (gtk_widget_get_focusable (chart));
  g_assert_false (gtk_widget_get_can_target (chart));
  g_assert_null (gtk_widget_get_first_child (chart));
  g_assert_finalize_object (chart);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_data_func ("/chart/shows-what-is-drawn/payments",
                        GINT_TO_POINTER (DEAL_FIGURE_PAYMENTS), test_picture);
  g_test_add_data_func ("/chart/shows-what-is-drawn/availability",
                        GINT_TO_POINTER (DEAL_FIGURE_AVAILABILITY), test_picture);
  g_test_add_data_func ("/chart/keys-visit-every-mark/payments",
                        GINT_TO_POINTER (DEAL_FIGURE_PAYMENTS), test_walk_visits_all);
  g_test_add_data_func ("/chart/keys-visit-every-mark/availability",
                        GINT_TO_POINTER (DEAL_FIGURE_AVAILABILITY), test_walk_visits_all);
  g_test_add_func ("/chart/a-key-goes-one-tile", test_walk_directions);
  g_test_add_func ("/chart/says-each-mark", test_says_each_mark);
  g_test_add_data_func ("/chart/the-pointer-redraws-nothing/payments",
                        GINT_TO_POINTER (DEAL_FIGURE_PAYMENTS),
                        test_pointer_redraws_nothing);
  g_test_add_data_func ("/chart/the-pointer-redraws-nothing/availability",
                        GINT_TO_POINTER (DEAL_FIGURE_AVAILABILITY),
                        test_pointer_redraws_nothing);
  g_test_add_func ("/chart/the-pointer-is-followed", test_pointer_is_followed);
  g_test_add_data_func ("/chart/a-walked-mark-stays-ringed/payments",
                        GINT_TO_POINTER (DEAL_FIGURE_PAYMENTS),
                        test_walked_mark_stays_ringed);
  g_test_add_data_func ("/chart/a-walked-mark-stays-ringed/availability",
                        GINT_TO_POINTER (DEAL_FIGURE_AVAILABILITY),
                        test_walked_mark_stays_ringed);
  g_test_add_func ("/chart/keeps-the-place", test_keeps_the_place);
  g_test_add_func ("/chart/thumbnail", test_thumbnail);

  return g_test_run ();
}
