/* test-timeline-view.c: the timeline follows the selection and changes it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-timeline-view.h"

#include "deal-chart-picture.h"
#include "deal-data.h"
#include "deal-ui.h"
#include "show-figure-view.h"

static DealChart *
get_chart (Fixture *fixture)
{
  return deal_figure_card_get_chart (fixture->card);
}

static void
set_up (Fixture *fixture)
{
  g_setenv ("COUNTERPART_NOW", "2026-07-09T12:00:00Z", TRUE);
  show_view (fixture, DEAL_TYPE_TIMELINE_VIEW, 1000);
}

static GtkDropDown *
get_scale (Fixture *fixture)
{
  return GTK_DROP_DOWN (find_widget (fixture->view, GTK_TYPE_DROP_DOWN));
}

static gssize
find_mark (DealFigure *figure,
           gboolean    has_term,
           gboolean    has_event)
{
  for (gsize i = 0; i < deal_figure_get_n_marks (figure); i++)
    {
      const DealMark *mark = deal_figure_get_mark (figure, i);

      if ((mark->term != NULL) == has_term && (mark->event != NULL) == has_event)
        return (gssize) i;
    }

  return -1;
}

/* Any year of the list, and all of them again. */
static void
test_scale (void)
{
  Fixture          fixture;
  GtkDropDown     *scale;
  g_autofree char *words = NULL;
  const char      *all;
  guint            n;

  set_up (&fixture);
  scale = get_scale (&fixture);
  n = g_list_model_get_n_items (gtk_drop_down_get_model (scale));
  g_assert_cmpuint (n, >, 3);
  g_assert_cmpint (get_options (&fixture)->from_year, ==, 0);

  gtk_drop_down_set_selected (scale, 2);
  words = g_strdup_printf ("From %d", get_options (&fixture)->from_year);
  g_assert_cmpstr (
    gtk_string_object_get_string (gtk_drop_down_get_selected_item (scale)), ==, words);
  g_assert_cmpint (deal_figure_get_options (get_figure (&fixture))->from_year, ==,
                   get_options (&fixture)->from_year);
  g_assert_cmpuint (gtk_drop_down_get_selected (scale), ==, 2);

  gtk_drop_down_set_selected (scale, 0);
  g_assert_cmpint (get_options (&fixture)->from_year, ==, 0);
  /* The first year stands on the left from right to left too, as on the axis. */
  all = gtk_string_object_get_string (gtk_drop_down_get_selected_item (scale));
  g_assert_true (g_str_has_prefix (all, DEAL_UI_LEFT_TO_RIGHT));
  tear_down (&fixture);
}

/* The screen has a today, which the options of files do not have. */
static void
test_today (void)
{
  Fixture            fixture;
  const DealOptions *options;

  set_up (&fixture);
  settle ();
  options = deal_figure_get_options (get_figure (&fixture));
  g_assert_cmpint (options->today.year, ==, 2026);
  g_assert_cmpint (options->today.month, ==, 7);
  g_assert_cmpint (options->today.day, ==, 9);
  g_assert_false (deal_date_is_set (get_options (&fixture)->today));
  tear_down (&fixture);
}

static void
view_asked_cb (DealSelection *selection,
               const char    *view,
               char         **asked)
{
  g_free (*asked);
  *asked = g_strdup (view);
}

static gboolean
activate (Fixture *fixture,
          gssize   mark)
{
  gboolean is_shown = FALSE;

  g_signal_emit_by_name (fixture->card, "mark-activated", (guint) mark, &is_shown);

  return is_shown;
}

/* A lane opens its term's claims; a payment or an event has a popover. */
static void
test_evidence (void)
{
  Fixture          fixture;
  g_autofree char *asked = NULL;
  gssize           mark;
  DealFigure      *figure;

  set_up (&fixture);
  settle ();
  g_signal_connect (fixture.selection, "open-view", G_CALLBACK (view_asked_cb), &asked);
  figure = get_figure (&fixture);

  mark = find_mark (figure, FALSE, TRUE);
  g_assert_cmpint (mark, >=, 0);
  g_assert_false (activate (&fixture, mark));
  g_assert_null (asked);

  mark = find_mark (figure, TRUE, FALSE);
  g_assert_cmpint (mark, >=, 0);
  g_assert_true (activate (&fixture, mark));
  g_assert_cmpstr (asked, ==, "evidence");
  g_assert_cmpstr (deal_selection_get_term (fixture.selection), ==,
                   deal_figure_get_mark (figure, (gsize) mark)->term->id);
  tear_down (&fixture);
}

/* From the top of a lane's upper bar to the bottom of its lower one. */
static double
get_lane_height (Fixture *fixture,
                 gsize    mark)
{
  DealFigure *figure = get_figure (fixture);
  int         row = deal_figure_get_mark (figure, mark)->row;
  double      top = G_MAXDOUBLE;
  double      bottom = 0;
  DealFrame   frame;

  deal_chart_get_frame (get_chart (fixture), &frame);
  for (gsize i = 0; i < deal_figure_get_n_marks (figure); i++)
    {
      cairo_rectangle_t area;

      if (deal_figure_get_mark (figure, i)->row != row ||
          !deal_figure_get_mark_area (figure, &frame, i, &area))
        continue;
      top = MIN (top, area.y);
      bottom = MAX (bottom, area.y + area.height);
    }

  return bottom - MIN (top, bottom);
}

/* The selection is of a lane, with both its bars. */
static void
test_selected (void)
{
  Fixture              fixture;
  cairo_surface_t     *picture;
  const unsigned char *data;
  int                  stride;
  gsize                mark = 0;
  guint                n = 0;

  set_up (&fixture);
  settle ();
  /* One with two bars, one below the other. */
  while (deal_figure_get_mark (get_figure (&fixture), mark)->term == NULL ||
         get_lane_height (&fixture, mark) < 24)
    mark++;
  deal_chart_set_selected (get_chart (&fixture), (gssize) mark);
  settle ();
  picture = picture_widget (GTK_WIDGET (get_chart (&fixture)));
  data = cairo_image_surface_get_data (picture);
  stride = cairo_image_surface_get_stride (picture);
  for (int y = 0; y < cairo_image_surface_get_height (picture); y++)
    {
      guint32 pixel = *(const guint32 *) (data + y * stride + 4);

      /* The accent of the edge at the start of the row. */
      if ((pixel & 0xff) > 0xd0 && (pixel >> 16 & 0xff) < 0x60)
        n++;
    }
  g_assert_cmpfloat_with_epsilon (n, get_lane_height (&fixture, mark), 2);
  cairo_surface_destroy (picture);
  tear_down (&fixture);
}

/* Words for people, no columns for programs; the chart comes back. */
static void
test_table (void)
{
  Fixture fixture;

  set_up (&fixture);
  settle ();
  deal_figure_card_set_shows_table (fixture.card, TRUE);
  settle ();
  g_assert_true (gtk_widget_get_mapped (
    GTK_WIDGET (deal_figure_card_get_table_view (fixture.card))));
  g_assert_true (fixture_shows (fixture.view, "Kind of end") == FALSE);
  deal_figure_card_set_shows_table (fixture.card, FALSE);
  settle ();
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (get_chart (&fixture))));
  tear_down (&fixture);
}

/* The lanes scroll in the card and the page does not, in any width, twice the
 * letters, either direction. */
static void
test_shapes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      Fixture          fixture;
      cairo_surface_t *picture;
      const char      *folder = g_getenv ("PICTURES");

      g_setenv ("COUNTERPART_NOW", "2026-07-09T12:00:00Z", TRUE);
      show_in_shape (&fixture, DEAL_TYPE_TIMELINE_VIEW, &shapes[i]);
      g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (get_chart (&fixture))), <=,
                       760);
      picture = picture_widget (fixture.view);
      g_assert_cmpint (cairo_image_surface_get_width (picture), <=, shapes[i].width);
      if (folder != NULL)
        {
          g_autofree char *name = g_strdup_printf ("%s/timeline-%zu.png", folder, i);

          cairo_surface_write_to_png (picture, name);
        }
      cairo_surface_destroy (picture);
      for (gsize k = 0; k < deal_figure_get_n_marks (get_figure (&fixture)); k++)
        deal_chart_set_mark (get_chart (&fixture), (gssize) k);
      leave_shape (&fixture);
    }
}

/* The ring of the focus goes around a crowd's whole sign, which has its count, and not
 * around the sliver of it that one event has. */
static void
test_ring (void)
{
  g_autofree char *path = deal_data_get_bundled_deal ();
  g_autoptr (Deal) deal = deal_new_from_path (path, NULL, NULL);
  g_autoptr (DealOptions) options = deal_options_new (deal);
  g_autoptr (DealFigure) figure =
    deal_figure_new (DEAL_FIGURE_TIMELINE, options, TRUE, NULL);
  DealFrame        frame = { .width = 1000, .height = 600, .text_scale = 1 };
  DealChartPicture picture;
  guint            n_crowded = 0;

  deal_chart_picture_init (&picture);
  deal_chart_picture_set_figure (&picture, figure);
  deal_chart_picture_update (&picture, &frame);
  for (guint i = 0; i < picture.areas->len; i++)
    {
      cairo_rectangle_t area = deal_chart_picture_get_area (&picture, i);
      cairo_rectangle_t sign = deal_chart_picture_get_sign (&picture, i);
      g_autofree char  *note = deal_chart_picture_get_note (&picture, i);

      g_assert_cmpfloat (sign.x, <=, area.x);
      g_assert_cmpfloat (sign.x + sign.width, >=, area.x + area.width);
      if (deal_figure_get_mark (figure, i)->event != NULL && note != NULL)
        {
          n_crowded++;
          g_assert_cmpfloat (sign.width, >, area.width * 1.5);
          g_assert_cmpfloat (sign.width, <, 60);
        }
      else
        g_assert_cmpfloat (sign.width, ==, area.width);
    }
  g_assert_cmpuint (n_crowded, >, 10);
  deal_chart_picture_clear (&picture);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/timeline-view/scale", test_scale);
  g_test_add_func ("/timeline-view/today-is-the-screen's", test_today);
  g_test_add_func ("/timeline-view/lanes-open-evidence", test_evidence);
  g_test_add_func ("/timeline-view/selected-lane", test_selected);
  g_test_add_func ("/timeline-view/table", test_table);
  g_test_add_func ("/timeline-view/ring", test_ring);
  g_test_add_func ("/timeline-view/shapes", test_shapes);

  return g_test_run ();
}
