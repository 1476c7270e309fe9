/* test-timeline-room.c: a picture of a timeline says what it has no room for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "timeline-figure.h"

/* What is left out is named in whole names; the height that is said to hold all does,
 * and not much less does. */
static void
test_full_height (void)
{
  g_autoptr (DealFigure) figure = make_bundled_figure (DEAL_FIGURE_TIMELINE, "");
  const DealLanes *lanes = get_lanes (figure);

  for (gsize i = 0; i < DEAL_N_PRESETS; i++)
    {
      const DealPreset *preset = deal_preset_get (i);
      DealFrame         frame = get_preset_frame (preset->name);
      g_autoptr (DealScene) scene = deal_figure_get_scene (figure, &frame);
      const DealItem *statement = find_start (scene, "And ");
      DealSize        full = deal_size_get_full (&preset->size, figure);
      DealSize        less = full;
      gsize           n_all;
      gsize           n = deal_size_count_left_out (&preset->size, figure, &n_all);

      g_test_message ("%s: %zu, %d", preset->name, n, full.height);
      g_assert_cmpuint (n_all, ==, lanes->n_lanes);
      g_assert_cmpint (n > 0, ==, statement != NULL);
      g_assert_cmpint (full.width, ==, preset->size.width);
      g_assert_cmpuint (deal_size_count_left_out (&full, figure, &n_all), ==, 0);
      less.height = full.height * 95 / 100;
      if (n > 0)
        {
          gboolean is_whole = FALSE;

          g_assert_cmpuint (deal_size_count_left_out (&less, figure, &n_all), >, 0);
          for (gsize k = 0; k < lanes->n_lanes; k++)
            is_whole |= g_str_has_suffix (statement->text, lanes->lanes[k].title);
          g_assert_true (is_whole);
        }
    }
}

/* A page of a report holds most of what changed. */
static void
test_dense (void)
{
  static const struct
  {
    const char *preset;
    gsize       n_least;
  } cases[] = {
    { "report-column", 8 }, { "report-page", 10 }, { "slide", 12 }, { "web", 20 }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DealFigure) figure = make_bundled_figure (DEAL_FIGURE_TIMELINE, "");
      DealFrame frame = get_preset_frame (cases[i].preset);
      gsize     n_all;
      gsize     n = deal_figure_count_left_out (figure, &frame, &n_all);

      g_assert_cmpuint (n_all - n, >=, cases[i].n_least);
    }
}

static gboolean
is_change (const DealLane *lane)
{
  return lane->change != DEAL_LANE_UNCHANGED && lane->change != DEAL_LANE_NOT_RESTATED &&
         lane->change != DEAL_LANE_UNCLEAR;
}

/* On a page of a report are all whose time changed; in a chart of the usual size all. */
static void
test_changes (void)
{
  g_autoptr (DealFigure) figure = make_bundled_figure (DEAL_FIGURE_TIMELINE, "");
  const DealLanes  *lanes = get_lanes (figure);
  DealFrame         frame = get_preset_frame ("report-page");
  DealSize          size = { 1600, 900, 96 };
  gsize             n_all;
  cairo_rectangle_t area;

  for (gsize i = 0; i < lanes->n_lanes; i++)
    {
      gsize first = ((const DealTimelineFigure *) figure)->first_mark[i];
      guint n_seen = 0;

      for (guint k = 0; k < lanes->lanes[i].spans->len; k++)
        n_seen += deal_figure_get_mark_area (figure, &frame, first + k, &area) ? 1 : 0;
      if (is_change (&lanes->lanes[i]))
        g_assert_cmpuint (n_seen, >, 0);
    }
  g_assert_cmpuint (deal_size_count_left_out (&size, figure, &n_all), ==, 0);
  g_assert_cmpuint (n_all, ==, lanes->n_lanes);
}

/* Where the years begin and end. */
static void
get_scale (const DealFigure *figure,
           const DealFrame  *frame,
           double           *left,
           double           *right)
{
  g_autoptr (DealScene) scene = deal_scene_new (frame->width, frame->height,
                                                deal_figure_get_n_marks (figure));
  DealTimelinePlan plan;

  deal_timeline_plan_init (&plan, (const DealTimelineFigure *) figure, frame, scene);
  *left = plan.left;
  *right = plan.right;
  deal_timeline_plan_clear (&plan);
}

/* A run of pages has each lane once, in their order, on one scale, and says which it
 * has and that it goes on. */
static void
test_run (void)
{
  static const char *const presets[] = { "report-column", "report-page", "slide" };

  for (gsize p = 0; p < G_N_ELEMENTS (presets); p++)
    {
      g_autoptr (DealFigure) figure = make_bundled_figure (DEAL_FIGURE_TIMELINE, "");
      const DealLanes *lanes = get_lanes (figure);
      DealFrame        frame = get_preset_frame (presets[p]);
      gsize            n_left;
      gsize            next = 0;
      gsize            n_all;
      double           left;
      double           right;

      frame.continues = TRUE;
      get_scale (figure, &frame, &left, &right);
      do
        {
          g_autoptr (DealScene) scene = deal_figure_get_scene (figure, &frame);
          g_autofree char *part = NULL;
          double           page_left;
          double           page_right;
          gsize            before = next;

          get_scale (figure, &frame, &page_left, &page_right);
          g_assert_cmpfloat (page_left, ==, left);
          g_assert_cmpfloat (page_right, ==, right);
          g_assert_true (
            (find_start (scene, "6 rights or duties end, 2 get an end date, 2 are new "
                                "(continued)") != NULL) == (next > 0));
          n_left = deal_figure_count_left_out (figure, &frame, &n_all);
          for (gsize i = 0; i < lanes->n_lanes; i++)
            {
              g_autofree char *start =
                g_utf8_substring (lanes->lanes[i].title, 0,
                                  MIN (g_utf8_strlen (lanes->lanes[i].title, -1), 20));
              gboolean is_here = i >= next && i < lanes->n_lanes - n_left;

              if (is_here)
                g_assert_nonnull (find_start (scene, start));
            }
          next = n_all - n_left;
          g_assert_cmpuint (next, >, before);
          part = g_strdup_printf ("Lanes %zu–%zu of %zu%s", before + 1, next, n_all,
                                  n_left > 0 ? ", continued on the next page" : "");
          g_assert_cmpstr (find_start (scene, "Lanes ")->text, ==, part);
          g_assert_null (find_start (scene, "And "));
          frame.first_row = next;
        }
      while (n_left > 0);
      g_assert_cmpuint (next, ==, lanes->n_lanes);
    }
}

/* A name that is too long for a line takes two before it is cut, and no more room than
 * its lane has. */
static void
test_names (void)
{
  static const DealFrame frames[] = {
    { .width = 330, .height = 4000, .text_scale = 1 },
    { .width = 900, .height = 6000, .text_scale = 2 },
    { .width = 1000, .height = 4000, .text_scale = 1 },
  };
  guint n_cut = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (frames); i++)
    {
      g_autoptr (DealFigure) figure = make_bundled_figure (DEAL_FIGURE_TIMELINE, "");
      g_autoptr (DealScene) scene = deal_figure_get_scene (figure, &frames[i]);

      /* The name of a group goes on over the years, where nothing else is. */
      g_assert_cmpstr (find_start (scene, "Cloud and")->text, ==,
                       "Cloud and distribution");

      for (guint k = 0; k < scene->items->len; k++)
        {
          const DealItem *item = scene->items->pdata[k];
          double          line = deal_fonts_get_height (item->font);

          if (item->kind != DEAL_ITEM_TEXT || item->wrap <= 0 || item->font.weight < 700)
            continue;
          g_assert_cmpfloat (item->box.height, <, 2.5 * line);
          if (!g_str_has_suffix (item->text, "…"))
            continue;
          n_cut++;
          g_test_message ("%s", item->text);
          g_assert_true (item->box.height > 1.5 * line ||
                         strchr (item->text, ' ') == NULL);
        }
    }
  g_assert_cmpuint (n_cut, >, 0);
}

/* No line of a version goes through the light words above it. */
static void
test_crossed_names (void)
{
  for (gsize i = 0; i < DEAL_N_PRESETS; i++)
    {
      g_autoptr (DealFigure) figure = make_bundled_figure (DEAL_FIGURE_TIMELINE, "");
      DealFrame frame = get_preset_frame (deal_preset_get (i)->name);
      g_autoptr (DealScene) scene = deal_figure_get_scene (figure, &frame);

      for (guint k = 0; k < scene->items->len; k++)
        {
          const DealItem *text = scene->items->pdata[k];

          if (text->kind != DEAL_ITEM_TEXT || text->fill != DEAL_COLOUR_INK2 ||
              text->halo == DEAL_COLOUR_NONE || text->font.weight > 400)
            continue;
          for (guint m = 0; m < scene->items->len; m++)
            {
              const DealItem *line = scene->items->pdata[m];

              const double *ends;

              if (line->kind != DEAL_ITEM_LINE || line->dash == DEAL_DASH_NONE ||
                  line->points == NULL || line->points->len != 4)
                continue;
              ends = (const double *) line->points->data;
              if (ends[0] == ends[2] && ends[1] < text->box.y + 4 &&
                  ends[3] > text->box.y + 4 && ends[0] > text->box.x &&
                  ends[0] < text->box.x + text->box.width)
                g_error ("%s: a line goes through “%s”", deal_preset_get (i)->name,
                         text->text);
            }
        }
    }
}

/* Words beside a bar have a ground of their own, over the rules. */
static void
test_ground (void)
{
  g_autoptr (DealFigure) figure = make_bundled_figure (DEAL_FIGURE_TIMELINE, "");
  DealFrame frame = { .width = 1000, .height = 9000, .text_scale = 1 };
  g_autoptr (DealScene) scene = deal_figure_get_scene (figure, &frame);
  guint n_words = 0;

  for (guint i = 1; i < scene->items->len; i++)
    {
      const DealItem *words = scene->items->pdata[i];
      const DealItem *ground = scene->items->pdata[i - 1];

      if (words->kind != DEAL_ITEM_TEXT || !g_str_has_prefix (words->text, "ended"))
        continue;
      n_words++;
      g_assert_cmpint (ground->kind, ==, DEAL_ITEM_RECT);
      g_assert_cmpint (ground->fill, ==, words->halo);
      g_assert_cmpfloat (ground->box.x, <=, words->box.x);
    }
  g_assert_cmpuint (n_words, >=, 4);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-room/says-what-height-holds-all", test_full_height);
  g_test_add_func ("/timeline-room/holds-most-of-what-changed", test_dense);
  g_test_add_func ("/timeline-room/holds-all-that-changed", test_changes);
  g_test_add_func ("/timeline-room/goes-on-on-the-next-page", test_run);
  g_test_add_func ("/timeline-room/names-take-two-lines", test_names);
  g_test_add_func ("/timeline-room/no-line-goes-through-a-date", test_crossed_names);
  g_test_add_func ("/timeline-room/words-have-a-ground", test_ground);

  return g_test_run ();
}
