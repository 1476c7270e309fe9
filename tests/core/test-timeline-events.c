/* test-timeline-events.c: events that stand together are told apart
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <string.h>

#include "bundled-figure.h"
#include "chart/deal-timeline-private.h"

/* In the years 2019 to 2035 of the bundled deal there is a crowd in 2025 and 2026. */
static const DealFrame windows[] = {
  { .width = 360, .height = 500, .text_scale = 1 },
  { .width = 640, .height = 500, .text_scale = 1 },
  { .width = 1000, .height = 520, .text_scale = 1 },
  { .width = 1900, .height = 900, .text_scale = 1 },
  { .width = 700, .height = 900, .text_scale = 2 },
};

static const char *const years[] = { "", "from=2025", "from=2026", "from=2028" };

static Deal *
make_deal (const char *const *dates)
{
  g_autoptr (GString) text = g_string_new (
    "{\"format\":\"counterpart-deal/1\",\"id\":\"m\",\"title\":\"M\","
    "\"as_of\":\"2026-06-30\",\"currency\":\"USD\","
    "\"compare\":{\"old\":\"a\",\"new\":\"b\"},"
    "\"parties\":[{\"id\":\"x\",\"name\":\"X\"}],\"versions\":["
    "{\"id\":\"a\",\"title\":\"A\",\"announced\":\"2020-01-01\","
    "\"status\":\"superseded\",\"sources\":[]},"
    "{\"id\":\"b\",\"title\":\"B\",\"announced\":\"2026-01-01\","
    "\"status\":\"in-force\",\"sources\":[]}],\"sources\":[],"
    "\"categories\":[{\"id\":\"c\",\"title\":\"C\"}],"
    "\"terms\":[{\"id\":\"t\",\"category\":\"c\",\"title\":\"T\",\"type\":\"period\","
    "\"values\":{\"a\":{\"state\":\"value\",\"text\":\"T\","
    "\"period\":{\"to\":\"2030\"},\"sources\":[]}}}],\"events\":[");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) problems =
    g_ptr_array_new_with_free_func ((GDestroyNotify) deal_problem_free);
  g_autoptr (GError) error = NULL;
  Deal *deal;

  for (guint i = 0; dates[i] != NULL; i++)
    g_string_append_printf (
      text, "%s{\"date\":\"%s\",\"title\":\"Event %u\",\"sources\":[]}", i > 0 ? "," : "",
      dates[i], i + 1);
  g_string_append (text, "]}");
  bytes = g_bytes_new (text->str, text->len);
  deal = deal_new_from_bytes (bytes, "events.deal.json", problems, &error);
  g_assert_no_error (error);

  return deal;
}

static DealFigure *
make_figure (const char *const *dates)
{
  g_autoptr (Deal) deal = make_deal (dates);
  g_autoptr (DealOptions) options = deal_options_new (deal);
  g_autoptr (GError) error = NULL;
  DealFigure *figure = deal_figure_new (DEAL_FIGURE_TIMELINE, options, FALSE, &error);

  g_assert_no_error (error);

  return figure;
}

/* The plan and the scene that the figure makes of a frame. */
typedef struct
{
  DealScene       *scene;
  DealTimelinePlan plan;
} Layout;

static void
lay_out (Layout           *layout,
         const DealFigure *figure,
         const DealFrame  *frame)
{
  layout->scene =
    deal_scene_new (frame->width, frame->height, deal_figure_get_n_marks (figure));
  deal_timeline_plan_init (&layout->plan, (const DealTimelineFigure *) figure, frame,
                           layout->scene);
}

static void
layout_clear (Layout *layout)
{
  deal_timeline_plan_clear (&layout->plan);
  deal_scene_unref (layout->scene);
}

static const DealEventCluster *
get_clusters (const Layout *layout)
{
  return (const DealEventCluster *) layout->plan.clusters->data;
}

/* Each event is in one sign, which lies over its day or beside it by less than a sign,
 * and no sign or number lies on another. */
static void
check_apart (const DealFigure *figure,
             const DealFrame  *frame)
{
  Layout           layout;
  const GArray    *spots;
  guint            n = 0;
  double           end = 0;
  double           row_ends[2] = { 0 };
  const DealEvent *events = deal_figure_get_options (figure)->deal->events;

  lay_out (&layout, figure, frame);
  spots = layout.plan.spots;
  for (guint i = 0; i < layout.plan.clusters->len; i++)
    {
      const DealEventCluster *cluster = &get_clusters (&layout)[i];
      double                  right = cluster->left + cluster->width;
      double                  slack = 4 * DEAL_TIMELINE_DIAMOND * layout.plan.unit;
      g_autofree char        *numbers =
        deal_event_cluster_format (&layout.plan, cluster);

      g_assert_cmpuint (cluster->first, ==, n);
      g_assert_cmpfloat (cluster->left, >=, end - 0.001);
      g_assert_cmpfloat (cluster->left, >=, layout.plan.left - 0.001);
      g_assert_cmpfloat (right, <=, layout.plan.right + 0.001);
      for (; n <= cluster->last; n++)
        {
          double x = g_array_index (spots, DealEventSpot, n).x;

          g_assert_cmpfloat (x, >=, cluster->left - slack);
          g_assert_cmpfloat (x, <=, right + slack);
        }
      end = right;
      if (layout.plan.number_rows == 0)
        continue;
      g_assert_cmpuint (cluster->row, <, layout.plan.number_rows);
      g_assert_cmpfloat (cluster->number_x, >=, row_ends[cluster->row]);
      row_ends[cluster->row] =
        cluster->number_x + deal_fonts_get_width (layout.plan.chrome.small, numbers);
      g_assert_cmpfloat (row_ends[cluster->row], <=, frame->width);
    }
  if (layout.plan.events_form != DEAL_EVENTS_LABELLED)
    g_assert_cmpuint (n, ==, spots->len);
  for (guint i = 1; i < spots->len; i++)
    {
      gsize before = g_array_index (spots, DealEventSpot, i - 1).event;
      gsize after = g_array_index (spots, DealEventSpot, i).event;

      g_assert_cmpuint (deal_date_get_first_day (events[before].date), <=,
                        deal_date_get_last_day (events[after].date));
    }
  layout_clear (&layout);
}

static void
test_apart (void)
{
  for (gsize c = 0; c < G_N_ELEMENTS (years); c++)
    {
      g_autoptr (DealFigure) figure =
        make_bundled_figure (DEAL_FIGURE_TIMELINE, years[c]);

      for (gsize i = 0; i < G_N_ELEMENTS (windows); i++)
        check_apart (figure, &windows[i]);
      for (gsize i = 0; i < DEAL_N_PRESETS; i++)
        {
          DealFrame frame;
          double    scale;

          deal_size_get_frame (&deal_preset_get (i)->size, DEAL_STYLE_LIGHT, &frame,
                               &scale);
          check_apart (figure, &frame);
        }
    }
}

/* A crowd is split where there is room: not all of it is one sign. */
static void
test_split (void)
{
  g_autoptr (DealFigure) figure = make_bundled_figure (DEAL_FIGURE_TIMELINE, "");
  guint before = 0;

  for (gsize i = 1; i < 4; i++)
    {
      Layout layout;
      guint  n;

      lay_out (&layout, figure, &windows[i]);
      n = layout.plan.clusters->len;
      g_test_message ("%.0f: %u signs", windows[i].width, n);
      g_assert_cmpuint (n, >, before);
      before = n;
      layout_clear (&layout);
    }
  g_assert_cmpuint (before, >=, 12);
}

static void
test_numbers (void)
{
  static const struct
  {
    const char *dates[24];
    const char *numbers;
  } cases[] = {
    /* A year stands in its middle, and is first in the list. */
    { { "2023", "2023-01-15", "2023-06-30", "2023-07-01", "2023-07-02", "2026-01-01",
        "2027-01-01", "2028-01-01", "2029-01-01", NULL },
      "1, 3–5" },
    { { "2023-05-01", "2023-05-01", "2024-01-01", "2025-01-01", "2026-01-01",
        "2027-01-01", "2028-01-01", "2029-01-01", "2030-01-01", NULL },
      "1–2" },
    { { "2023-05-01", "2023-05-01", "2023-05-01", "2023-05-01", "2023-05-01",
        "2023-05-01", "2023-05-01", "2023-05-01", "2023-05-01", "2023-05-01", NULL },
      "1–10" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DealFigure) figure = make_figure (cases[i].dates);
      Layout   layout;
      gboolean is_found = FALSE;

      lay_out (&layout, figure, &windows[2]);
      for (guint k = 0; k < layout.plan.clusters->len; k++)
        {
          const DealEventCluster *cluster = &get_clusters (&layout)[k];
          g_autofree char        *numbers =
            deal_event_cluster_format (&layout.plan, cluster);

          g_test_message ("%zu: %s", i, numbers);
          is_found |= strcmp (numbers, cases[i].numbers) == 0;
        }
      g_assert_true (is_found);
      check_apart (figure, &windows[2]);
      layout_clear (&layout);
    }
}

/* The last: the signs lie over the list. */
static const DealItem *
find_text (const DealScene *scene,
           const char      *text)
{
  for (guint i = scene->items->len; i-- > 0;)
    {
      const DealItem *item = scene->items->pdata[i];

      if (item->text != NULL && strcmp (item->text, text) == 0)
        return item;
    }

  return NULL;
}

/* A sign says how many it holds, and below it which; each of them says so too. */
static void
test_words (void)
{
  static const char *const dates[] = { "2022-01-01", "2023-05-01", "2023-05-02",
                                       "2023-05-03", "2025-01-01", "2026-01-01",
                                       "2027-01-01", "2028-01-01", "2029-01-01",
                                       NULL };
  g_autoptr (DealFigure) figure = make_figure (dates);
  g_autoptr (DealScene) scene = deal_figure_get_scene (figure, &windows[2]);
  const DealItem *count = find_text (scene, "3");
  const DealItem *numbers = find_text (scene, "2–4");

  g_assert_nonnull (count);
  g_assert_nonnull (numbers);
  g_assert_cmpfloat (numbers->box.y, >=, count->box.y + 8);
  g_assert_cmpfloat_with_epsilon (numbers->box.x + numbers->box.width / 2,
                                  count->box.x + count->box.width / 2, 1);
  g_assert_cmpstr (deal_scene_get_note (scene, 2), ==,
                   "One of 3 events that stand together: numbers 2–4.");
  g_assert_null (deal_scene_get_note (scene, 0));
}

/* Each event is picked on its part of a sign and on its entry of the list. */
static void
test_pick (void)
{
  g_autoptr (DealFigure) figure = make_bundled_figure (DEAL_FIGURE_TIMELINE, "");
  DealFrame frame = { .width = 1000, .height = 3000, .text_scale = 1 };
  g_autoptr (DealScene) scene = deal_figure_get_scene (figure, &frame);
  const Deal *deal = deal_figure_get_options (figure)->deal;
  guint       n_entries = 0;

  g_assert_cmpuint (deal->n_events, >, 20);
  for (gsize i = 0; i < deal->n_events; i++)
    {
      cairo_rectangle_t area;
      cairo_rectangle_t met;

      g_assert_true (deal_figure_get_mark_area (figure, &frame, i, &area));
      g_assert_cmpint (deal_figure_pick_area (figure, &frame, area.x + area.width / 2,
                                              area.y + area.height / 2, &met),
                       ==, i);
      g_assert_cmpfloat (met.y, ==, area.y);
      g_assert_cmpfloat (area.y, <, 200);
    }
  for (guint i = 0; i < scene->echoes->len; i++)
    {
      const DealEcho   *echo = &g_array_index (scene->echoes, DealEcho, i);
      cairo_rectangle_t met;

      g_assert_cmpint (deal_figure_pick_area (
                         figure, &frame, echo->area.x + echo->area.width / 2,
                         echo->area.y + echo->area.height / 2, &met),
                       ==, echo->mark);
      g_assert_cmpfloat (met.y, ==, echo->area.y);
      n_entries++;
    }
  g_assert_cmpuint (n_entries, ==, deal->n_events);
}

/* Words for those who see no picture: every event, by its number. */
static void
test_told (void)
{
  g_autoptr (DealFigure) figure = make_bundled_figure (DEAL_FIGURE_TIMELINE, "");
  const Deal *deal = deal_figure_get_options (figure)->deal;
  const char *words = deal_figure_get_alt_text (figure);
  g_autoptr (DealFigure) late = make_bundled_figure (DEAL_FIGURE_TIMELINE, "from=2026");

  for (gsize i = 0; i < deal->n_events; i++)
    {
      g_autofree char *date = deal_date_to_iso (deal->events[i].date);
      g_autofree char *start = g_strdup_printf (" %zu, ", i + 1);
      g_autofree char *end = g_strdup_printf (", %s", deal->events[i].title);

      g_test_message ("%s %s", date, deal->events[i].title);
      g_assert_nonnull (strstr (words, start));
      g_assert_nonnull (strstr (words, end));
    }
  g_assert_nonnull (strstr (words, "Events: 1, 22\u00a0Jul\u00a02019, First investment"));
  g_assert_null (strstr (deal_figure_get_alt_text (late), "First investment"));
}

/* The first day of all and the last lie in the picture as well. */
static void
test_edges (void)
{
  static const char *const dates[] = { "2020-01-01", "2020-01-01", "2030-12-31", NULL };
  g_autoptr (DealFigure) figure = make_figure (dates);

  for (gsize i = 0; i < G_N_ELEMENTS (windows); i++)
    {
      Layout layout;

      lay_out (&layout, figure, &windows[i]);
      g_assert_cmpuint (layout.plan.spots->len, ==, 3);
      layout_clear (&layout);
      check_apart (figure, &windows[i]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-events/no-sign-lies-on-another", test_apart);
  g_test_add_func ("/timeline-events/a-crowd-is-split", test_split);
  g_test_add_func ("/timeline-events/numbers", test_numbers);
  g_test_add_func ("/timeline-events/a-sign-says-what-it-holds", test_words);
  g_test_add_func ("/timeline-events/each-is-picked", test_pick);
  g_test_add_func ("/timeline-events/all-are-told", test_told);
  g_test_add_func ("/timeline-events/at-the-edges", test_edges);

  return g_test_run ();
}
