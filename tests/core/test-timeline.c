/* test-timeline.c: a timeline shows what it says, and says what it does not show
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "timeline-figure.h"

static const DealFrame window = { .width = 1000, .height = 520, .text_scale = 1 };

static gboolean
is_seen (const DealFigure *figure,
         const DealScene  *scene,
         gsize             lane)
{
  gsize first = ((const DealTimelineFigure *) figure)->first_mark[lane];
  guint n = get_lanes (figure)->lanes[lane].spans->len;

  for (guint i = 0; i < n; i++)
    if (g_array_index (scene->areas, cairo_rectangle_t, first + i).width > 0)
      return TRUE;

  return FALSE;
}

static gboolean
is_change (const DealLane *lane)
{
  return lane->change != DEAL_LANE_UNCHANGED && lane->change != DEAL_LANE_NOT_RESTATED &&
         lane->change != DEAL_LANE_UNCLEAR;
}

/* What a picture leaves out it counts, and it leaves out no change before sameness. */
static void
test_left_out (void)
{
  for (gsize i = 0; i < DEAL_N_PRESETS; i++)
    {
      g_autoptr (DealFigure) figure = make_bundled_figure (DEAL_FIGURE_TIMELINE, "");
      DealFrame frame = get_preset_frame (deal_preset_get (i)->name);
      g_autoptr (DealScene) scene = deal_figure_get_scene (figure, &frame);
      const DealLanes *lanes = get_lanes (figure);
      guint            n_seen = 0;
      guint            n_changes_left_out = 0;
      guint            n_others_seen = 0;
      const DealItem  *statement = find_start (scene, "And ");

      for (gsize k = 0; k < lanes->n_lanes; k++)
        {
          gboolean seen = is_seen (figure, scene, k);

          n_seen += seen ? 1 : 0;
          if (!seen && is_change (&lanes->lanes[k]))
            n_changes_left_out++;
          if (seen && !is_change (&lanes->lanes[k]))
            n_others_seen++;
        }
      g_assert_cmpuint (n_seen, >=, 4);
      g_assert_true (n_changes_left_out == 0 || n_others_seen == 0);
      if (n_seen == lanes->n_lanes)
        {
          g_assert_null (statement);
          continue;
        }
      g_assert_nonnull (statement);
      g_assert_cmpuint (atoi (statement->text + 4), ==, lanes->n_lanes - n_seen);
    }
}

/* A fade for every end that no date gives, a wall for every date of the pair. */
static void
test_ends (void)
{
  static const char *const pairs[] = { "", "swap", "old=2025-01 new=2025-10",
                                       "old=2019-07 new=2026-04" };

  for (gsize p = 0; p < G_N_ELEMENTS (pairs); p++)
    {
      g_autoptr (DealFigure) figure =
        make_bundled_figure (DEAL_FIGURE_TIMELINE, pairs[p]);
      DealFrame        frame = { .width = 1000, .height = 9000, .text_scale = 1 };
      const DealLanes *lanes = get_lanes (figure);
      guint            n_open = 0;
      guint            n_dated = 0;
      guint            n_fades = 0;
      guint            n_walls = 0;
      g_autoptr (DealScene) scene = deal_figure_get_scene (figure, &frame);

      for (gsize i = 0; i < lanes->n_lanes; i++)
        for (DealLaneSide side = DEAL_LANE_OLD; side <= DEAL_LANE_NEW; side++)
          {
            const DealSpan *span = deal_lane_get_side (&lanes->lanes[i], side);

            if (span == NULL || span->state != DEAL_SPAN_RUNS)
              continue;
            if (deal_date_is_set (span->to))
              n_dated++;
            else
              n_open++;
          }
      for (guint i = 0; i < scene->items->len; i++)
        {
          const DealItem *item = scene->items->pdata[i];

          n_fades += item->fades ? 1 : 0;
          n_walls += item->kind == DEAL_ITEM_RECT && item->box.width == 3 &&
                         (item->fill == DEAL_COLOUR_OLD_TEXT ||
                          item->fill == DEAL_COLOUR_NEW_TEXT)
                       ? 1
                       : 0;
        }
      g_assert_cmpuint (n_open, >, 0);
      g_assert_cmpuint (n_fades, ==, n_open);
      g_assert_cmpuint (n_walls, ==, n_dated);
    }
}

/* A window keeps the head and moves the rest by just what was scrolled. */
static void
test_scroll (void)
{
  g_autoptr (DealFigure) figure = make_bundled_figure (DEAL_FIGURE_TIMELINE, "");
  DealFrame frame = window;
  double    width;
  double    height;
  g_autoptr (DealScene) top = deal_figure_get_scene (figure, &frame);
  g_autoptr (DealScene) below = NULL;
  const DealItem *before;

  g_assert_true (deal_figure_get_content_size (figure, &frame, &width, &height));
  g_assert_cmpfloat (width, ==, frame.width);
  g_assert_cmpfloat (height, >, frame.height);

  frame.scroll_y = 120;
  below = deal_figure_get_scene (figure, &frame);
  g_assert_true (below->clips);
  g_assert_cmpfloat (find_start (below, "2019")->box.y, ==,
                     find_start (top, "2019")->box.y);
  g_assert_cmpfloat (find_start (below, "Events")->box.y, ==,
                     find_start (top, "Events")->box.y);
  before = find_start (top, "API exclusivity");
  g_assert_cmpfloat_with_epsilon (find_start (below, "API exclusivity")->box.y,
                                  before->box.y - 120, 0.01);
  g_assert_null (find_start (below, "OpenAI pays: AGI link"));
}

/* Every mark can be scrolled to, and is then below the head. */
static void
test_reach (void)
{
  g_autoptr (DealFigure) figure = make_bundled_figure (DEAL_FIGURE_TIMELINE, "");

  for (gsize i = 0; i < deal_figure_get_n_marks (figure); i++)
    {
      DealFrame         frame = window;
      cairo_rectangle_t area;
      double            dx;
      double            dy;

      frame.scroll_y = i % 3 == 0 ? 400 : 0;
      deal_figure_get_scroll_to_mark (figure, &frame, i, &dx, &dy);
      g_assert_cmpfloat (dx, ==, 0);
      frame.scroll_y = MAX (ceil (frame.scroll_y + dy), 0);
      g_assert_true (deal_figure_get_mark_area (figure, &frame, i, &area));
      g_assert_cmpint (pick_middle (figure, &frame, &area),
                       ==, i);
    }
}

/* Every event has its number in the list, and the strip names them all in order. */
static void
test_events (void)
{
  g_autoptr (DealFigure) figure = make_bundled_figure (DEAL_FIGURE_TIMELINE, "");
  const Deal *deal = deal_figure_get_options (figure)->deal;
  DealFrame   frame = { .width = 1000, .height = 9000, .text_scale = 1 };
  g_autoptr (DealScene) scene = deal_figure_get_scene (figure, &frame);
  g_autofree char *last = g_strdup_printf ("%zu", deal->n_events);

  for (gsize i = 0; i < deal->n_events; i++)
    {
      cairo_rectangle_t area;

      g_assert_true (deal_figure_get_mark_area (figure, &frame, i, &area));
      g_assert_true (deal_figure_get_mark (figure, i)->event == &deal->events[i]);
    }
  g_assert_nonnull (find_start (scene, last));
  g_assert_nonnull (find_start (scene, deal->events[0].title));
}

/* Few events are named where they stand. */
static void
test_named_events (void)
{
  g_autoptr (DealFigure) figure =
    make_bundled_figure (DEAL_FIGURE_TIMELINE, "from=2027");
  DealFrame frame = window;
  g_autoptr (DealScene) scene = deal_figure_get_scene (figure, &frame);

  g_assert_nonnull (find_start (scene, "Licence ends"));
  g_assert_null (find_start (scene, "Amended agreement"));
}

static void
assert_head_has (const char *choice,
                 const char *words)
{
  g_autoptr (DealFigure) figure = make_bundled_figure (DEAL_FIGURE_TIMELINE, choice);
  DealFrame frame = window;
  g_autoptr (DealScene) scene = deal_figure_get_scene (figure, &frame);

  if (find_start (scene, words) == NULL)
    g_error ("“%s” is not in the head of “%s”", words, choice);
}

static void
test_head (void)
{
  /* No effective date is known: announced, and said so. */
  assert_head_has ("", "Apr 2026 amendment, announced");
  assert_head_has ("", "Oct 2025 agreement");
  assert_head_has ("", "As of 20\u00a0Nov\u00a02026");
  assert_head_has ("swap", "Apr 2026 amendment, announced");
}

/* The window's day moves the dotted line and nothing that goes into a file. */
static void
test_today (void)
{
  g_autoptr (Deal) deal = load_bundled ();
  g_autoptr (DealOptions) options = deal_options_new (deal);
  g_autoptr (GError) error = NULL;
  g_autoptr (DealFigure) figure = NULL;
  g_autoptr (DealScene) scene = NULL;
  DealFrame frame = window;

  options->today = (DealDate){ 2027, 3, 1 };
  figure = deal_figure_new (DEAL_FIGURE_TIMELINE, options, FALSE, &error);
  g_assert_no_error (error);
  scene = deal_figure_get_scene (figure, &frame);
  g_assert_nonnull (find_start (scene, "Today, 1\u00a0Mar\u00a02027"));
  g_assert_null (find_start (scene, "As of"));
}

/* However small the picture, both sides of the pair are named above their rules. */
static void
test_pair_named (void)
{
  static const struct
  {
    double      width;
    const char *name;
  } cases[] = {
    { 1000, "Apr 2026 amendment, announced" },
    { 334, "Apr 2026 amendment" },
  };
  g_autoptr (DealFigure) figure = make_bundled_figure (DEAL_FIGURE_TIMELINE, "");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DealFrame frame = { .width = cases[i].width, .height = 500, .text_scale = 1 };
      g_autoptr (DealScene) scene = deal_figure_get_scene (figure, &frame);

      g_assert_nonnull (find_start (scene, cases[i].name));
    }
}

/* The headline counts what ends, the tally only the terms that are said to: a reader
 * who sees both numbers is told what lies between them. */
static void
test_ends_explained (void)
{
  static const struct
  {
    const char *choice;
    const char *says; /* nullable: the numbers are the same */
  } cases[] = {
    { "", "6 end: 4 terms counted as ended, 1 otherwise, 1 payment." },
    { "old=2021 new=2023-01", NULL },
    { "old=2026-04 new=2026-04", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DealFigure) figure =
        make_bundled_figure (DEAL_FIGURE_TIMELINE, cases[i].choice);
      const char *const *said = deal_figure_get_assumptions (figure);
      const char        *found = NULL;

      for (; *said != NULL; said++)
        if (strstr (*said, " counted as ") != NULL)
          found = *said;
      g_assert_cmpstr (found, ==, cases[i].says);
    }
}

static void
test_words (void)
{
  static const struct
  {
    const char *choice;
    const char *title;
  } cases[] = {
    { "", "6 rights or duties end, 2 get an end date, 2 are new" },
    { "old=2021 new=2023-01", "3 rights or duties are new" },
    { "old=2026-04 new=2026-04", "No right or duty is stated to change its time" },
  };
  g_autoptr (DealFigure) figure = make_bundled_figure (DEAL_FIGURE_TIMELINE, "");
  gboolean is_silent = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DealFigure) one =
        make_bundled_figure (DEAL_FIGURE_TIMELINE, cases[i].choice);

      g_assert_cmpstr (deal_figure_get_title (one), ==, cases[i].title);
    }
  for (gsize i = 0; i < deal_figure_get_n_marks (figure); i++)
    {
      const DealMark *mark = deal_figure_get_mark (figure, i);

      g_assert_true (g_str_has_suffix (mark->label, ".") ||
                     g_str_has_suffix (mark->label, ".”"));
      g_assert_true (mark->event != NULL || mark->term != NULL || mark->payment != NULL);
      is_silent |= strstr (mark->label, "neither ended nor confirmed") != NULL;
    }
  g_assert_true (is_silent);
}

static Deal *
make_deal_with (guint       n_terms,
                const char *members)
{
  GString *text = g_string_new (
    "{\"format\":\"counterpart-deal/1\",\"id\":\"m\",\"title\":\"M\","
    "\"as_of\":\"2026-06-30\",\"currency\":\"USD\","
    "\"compare\":{\"old\":\"a\",\"new\":\"b\"},");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) problems =
    g_ptr_array_new_with_free_func ((GDestroyNotify) deal_problem_free);
  g_autoptr (GError) error = NULL;
  Deal *deal;

  g_string_append (text, members);
  g_string_append (
    text,
    "\"parties\":[{\"id\":\"x\",\"name\":\"X\"}],\"versions\":["
    "{\"id\":\"a\",\"title\":\"A\",\"announced\":\"2024-05-10\","
    "\"effective\":\"2024-06-10\",\"status\":\"superseded\",\"sources\":[]},"
    "{\"id\":\"b\",\"title\":\"B\",\"announced\":\"2026-04-27\","
    "\"status\":\"in-force\",\"sources\":[]}],\"sources\":[],"
    "\"categories\":[{\"id\":\"c\",\"title\":\"C\"},{\"id\":\"d\",\"title\":\"D\"}],"
    "\"terms\":[");
  for (guint i = 0; i < n_terms; i++)
    g_string_append_printf (
      text,
      "%s{\"id\":\"t%u\",\"category\":\"%s\",\"title\":\"Term number %u of many\","
      "\"type\":\"period\",\"values\":{\"a\":{\"state\":\"value\",\"text\":\"T\","
      "\"period\":{\"until\":\"it rains\"},\"sources\":[]},\"b\":{\"state\":\"value\","
      "\"text\":\"T\",\"period\":{\"to\":\"%u\"},\"sources\":[]}}}",
      i > 0 ? "," : "", i, i % 2 == 0 ? "c" : "d", i, 2027 + i % 9);
  g_string_append (text, "]}");
  bytes = g_string_free_to_bytes (text);
  deal = deal_new_from_bytes (bytes, "many.deal.json", problems, &error);
  g_assert_no_error (error);

  return deal;
}

static Deal *
make_deal (guint n_terms)
{
  return make_deal_with (n_terms, "");
}

/* None, one, and more than any picture holds. */
static void
test_many (void)
{
  static const guint counts[] = { 0, 1, 200 };

  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autoptr (Deal) deal = make_deal (counts[i]);
      g_autoptr (DealOptions) options = deal_options_new (deal);
      g_autoptr (GError) error = NULL;
      g_autoptr (DealFigure) figure =
        deal_figure_new (DEAL_FIGURE_TIMELINE, options, FALSE, &error);
      DealFrame frame = get_preset_frame ("slide");
      g_autoptr (DealScene) scene = deal_figure_get_scene (figure, &frame);

      g_assert_no_error (error);
      g_assert_cmpuint (deal_figure_get_n_marks (figure), ==, 2 * counts[i]);
      g_assert_true ((find_start (scene, "And ") != NULL) == (counts[i] == 200));
      g_assert_nonnull (find_start (scene, "2024"));
      for (guint k = 0; k < scene->items->len; k++)
        {
          const DealItem *item = scene->items->pdata[k];

          g_assert_cmpfloat (item->box.y + item->box.height, <=, frame.height + 1);
        }
    }
}

/* A payment of one day has a mark that can be pointed at. */
static void
test_one_day (void)
{
  static const char members[] =
    "\"payments\":[{\"id\":\"p\",\"title\":\"Fee\",\"payer\":\"x\",\"payee\":\"x\","
    "\"versions\":[\"a\"],\"rule\":{\"type\":\"one-off\",\"amount\":5,"
    "\"on\":\"2025-02-03\"},\"certainty\":\"official\",\"sources\":[]}],";
  g_autoptr (Deal) deal = make_deal_with (20, members);
  g_autoptr (DealOptions) options = deal_options_new (deal);
  g_autoptr (GError) error = NULL;
  g_autoptr (DealFigure) figure =
    deal_figure_new (DEAL_FIGURE_TIMELINE, options, FALSE, &error);
  DealFrame         frame = { .width = 600, .height = 9000, .text_scale = 1 };
  cairo_rectangle_t area;

  g_assert_no_error (error);
  g_assert_true (deal_figure_get_mark_area (figure, &frame, 40, &area));
  g_assert_cmpfloat (area.width, >=, 4);
}

/* What is not in the years that are shown is named, not drawn. */
static void
test_from (void)
{
  g_autoptr (DealFigure) figure =
    make_bundled_figure (DEAL_FIGURE_TIMELINE, "from=2031");
  DealFrame frame = { .width = 1000, .height = 9000, .text_scale = 1 };
  g_autoptr (DealScene) scene = deal_figure_get_scene (figure, &frame);
  DealTimelinePlan plan;

  deal_timeline_plan_init (&plan, (const DealTimelineFigure *) figure, &frame, NULL);
  g_assert_null (find_start (scene, "2030"));
  g_assert_nonnull (find_start (scene, "2031"));
  for (guint i = 0; i < scene->areas->len; i++)
    {
      const cairo_rectangle_t *area = &g_array_index (scene->areas, cairo_rectangle_t, i);

      if (area->width > 0 && deal_figure_get_mark (figure, i)->event == NULL)
        g_assert_cmpfloat (area->x, >=, plan.left - 0.5);
    }
  deal_timeline_plan_clear (&plan);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline/counts-what-it-leaves-out", test_left_out);
  g_test_add_func ("/timeline/open-ends-fade", test_ends);
  g_test_add_func ("/timeline/head-stays", test_scroll);
  g_test_add_func ("/timeline/every-mark-is-reached", test_reach);
  g_test_add_func ("/timeline/events-are-listed", test_events);
  g_test_add_func ("/timeline/few-events-are-named", test_named_events);
  g_test_add_func ("/timeline/head", test_head);
  g_test_add_func ("/timeline/today", test_today);
  g_test_add_func ("/timeline/pair-named", test_pair_named);
  g_test_add_func ("/timeline/ends-explained", test_ends_explained);
  g_test_add_func ("/timeline/words", test_words);
  g_test_add_func ("/timeline/none-one-many", test_many);
  g_test_add_func ("/timeline/from-a-year", test_from);
  g_test_add_func ("/timeline/one-day-is-seen", test_one_day);

  return g_test_run ();
}
