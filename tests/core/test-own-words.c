/* test-own-words.c: what a scenario of the user's own is in words, in little room too
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "calc/deal-scenario-words.h"
#include "calc/deal-schedule.h"
#include "chart/deal-figure-private.h"
#include "own-scenario.h"

#define STEADY                                                                        \
  "{\"id\": \"steady\", \"title\": \"Steady\", \"why\": \"As after 2009.\", "         \
  "\"base\": \"base\", \"series\": {\"openai-revenue\": ["                            \
  "{\"period\": \"2027\", \"amount\": 40, \"kind\": \"projected\", \"sources\": []}," \
  "{\"period\": \"2028\", \"amount\": 46, \"kind\": \"projected\", \"sources\": []}," \
  "{\"period\": \"2029\", \"amount\": 52.9, \"kind\": \"projected\", "                \
  "\"sources\": []}]}}"

/* All that is written in a picture. */
static char *
get_texts (const DealFigure *figure,
           const DealFrame  *frame)
{
  g_autoptr (DealScene) scene = deal_figure_get_scene (figure, frame);
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < scene->items->len; i++)
    {
      const DealItem *item = scene->items->pdata[i];

      if (item->text != NULL)
        g_string_append_printf (all, "%s\n", item->text);
    }

  return g_string_free (all, FALSE);
}

/* In the smallest picture, too, stands what the figure rests on. */
static void
test_says_so_in_every_picture (void)
{
  static const struct
  {
    const char *body;
    const char *id;
    const char *says[3];
  } cases[] = {
    { SLOW, "slow", { "“Slow” is the user’s own", "2028 $50\u00a0bn", "“Base" } },
    { STEADY,
      "steady",
      { "2027 $40\u00a0bn", "15% a period to 2029", "Why: As after 2009." } },
  };
  g_autoptr (Deal) deal = load_bundled ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Deal) with = add (deal, cases[i].body);
      g_autoptr (DealFigure) figure = make_figure (with, cases[i].id);

      for (gsize k = 0; k < DEAL_N_PRESETS; k++)
        {
          const char      *preset = deal_preset_get (k)->name;
          DealFrame        frame = get_preset_frame (preset);
          g_autofree char *words = get_texts (figure, &frame);
          double           width;
          double           height;

          deal_figure_get_least_size (figure, &frame, &width, &height);
          g_assert_cmpfloat (width, ==, frame.width);
          g_assert_cmpfloat (height, ==, frame.height);
          for (gsize n = 0; n < G_N_ELEMENTS (cases[i].says); n++)
            if (strstr (words, cases[i].says[n]) == NULL)
              g_error ("%s: no “%s” in “%s”", preset, cases[i].says[n], words);
        }
    }
}

/* Many amounts are counted where there is little room. */
static void
test_briefly (void)
{
  g_autoptr (Deal) deal = load_bundled ();
  DealPoint          points[5] = { 0 };
  DealScenarioSeries own = { deal->series, points, G_N_ELEMENTS (points) };
  DealScenario       base = { .title = "Base" };
  DealScenario       scenario = { .title = "Mine",
                                  .why = "Because of a reason that is told at a length "
                                               "which no small picture has any room for",
                                  .is_own = TRUE };
  g_autofree char   *nothing = deal_scenario_describe_briefly (&scenario, deal);
  g_autofree char   *as_base = NULL;
  g_autofree char   *many = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (points); i++)
    points[i] = (DealPoint){ .period = deal_period_of_year (2030 + (int) i),
                             .amount = (gint64) (i * i + 1) * 100000000000 };
  g_assert_cmpstr (nothing, ==,
                   "“Mine” is the user’s own. Why: Because of a reason that is told at a "
                   "length which no small…");
  scenario.why = NULL;
  scenario.base = &base;
  as_base = deal_scenario_describe_briefly (&scenario, deal);
  g_assert_cmpstr (as_base, ==, "“Mine” is the user’s own, with the amounts of “Base”.");
  scenario.own_series = &own;
  scenario.n_own_series = 1;
  many = deal_scenario_describe_briefly (&scenario, deal);
  g_assert_cmpstr (many, ==,
                   "“Mine” is the user’s own: OpenAI revenue: 5 amounts from "
                   "2030 $1 bn to 2034 $17 bn, else as “Base”.");
}

/* Five periods that grow alike are one change in words, others are five. */
static void
test_growth_in_words (void)
{
  g_autoptr (Deal) deal = load_bundled ();
  const DealSeries  *series = &deal->series[0];
  DealPoint          points[5] = { 0 };
  gint64             amounts[5];
  DealScenarioSeries own = { series, points, G_N_ELEMENTS (points) };
  DealScenario       scenario = { .title = "Mine", .is_own = TRUE };
  g_autofree char   *grown = NULL;
  g_autofree char   *listed = NULL;

  scenario.own_series = &own;
  scenario.n_own_series = 1;
  g_assert_true (deal_series_grow (G_GINT64_CONSTANT (1000000000333),
                                   (DealDecimal){ 15, 2 },
                                   G_N_ELEMENTS (amounts), amounts));
  g_assert_cmpint (amounts[0], ==, G_GINT64_CONSTANT (1000000000333));
  /* 1 000 000 000 333 × 1.15 = 1 150 000 000 382.95 */
  g_assert_cmpint (amounts[1], ==, G_GINT64_CONSTANT (1150000000383));
  for (gsize i = 0; i < G_N_ELEMENTS (points); i++)
    {
      points[i].period = deal_period_of_year (2030 + (int) i);
      points[i].amount = amounts[i];
    }
  grown = deal_scenario_describe (&scenario, deal);
  g_assert_nonnull (strstr (grown, "growing by 15"));
  g_assert_nonnull (strstr (grown, "to 2034"));
  g_assert_null (strstr (grown, "2032"));

  points[3].amount++;
  listed = deal_scenario_describe (&scenario, deal);
  g_assert_null (strstr (listed, "growing"));
  g_assert_nonnull (strstr (listed, "2032"));

  g_assert_false (deal_series_grow (G_MAXINT64, (DealDecimal){ 15, 2 }, 2, amounts));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/own-words/in-every-picture", test_says_so_in_every_picture);
  g_test_add_func ("/own-words/briefly", test_briefly);
  g_test_add_func ("/own-words/growth", test_growth_in_words);

  return g_test_run ();
}
