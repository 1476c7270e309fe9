/* test-findings.c: what a figure finds, and what it leaves open
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bundled-figure.h"
#include "chart/deal-figure-private.h"

/* A headline concludes nothing from what is missing, and nothing of one scenario where
 * all of them are drawn. */
static void
test_cautious (void)
{
  static const struct
  {
    const char *choice;
    const char *title;
  } cases[] = {
    { "scenario=none cap=38bn",
      "Whether a $38 bn cap would be reached by 2030 is not known" },
    { "scenario=flat cap=22.8bn",
      "A $22.8 bn cap would be reached only at the end of 2030" },
    { "range cap=38bn",
      "A $38 bn cap would stop payments in 2028 at the earliest, or not by 2030" },
    { "range cap=10bn",
      "With a $10 bn cap, payments would stop in 2027 to 2028, by scenario" },
    { "range cap=150bn", "A $150 bn cap would not be reached by 2030" },
    { "range cumulative cap=38bn",
      "A $38 bn cap would stop payments in 2028 at the earliest, or not by 2030" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DealFigure)
        figure = make_bundled_figure (DEAL_FIGURE_PAYMENTS, cases[i].choice);

      g_assert_cmpstr (deal_figure_get_title (figure), ==, cases[i].title);
    }
}

/* The words of a running total are its own amounts. */
static void
test_running_words (void)
{
  g_autoptr (DealFigure)
    figure = make_bundled_figure (DEAL_FIGURE_PAYMENTS, "cumulative cap=38bn");
  const char *words = deal_figure_get_alt_text (figure);

  g_assert_nonnull (strstr (words, "2027 $18.4 bn; 2028 $38.9 bn"));
  g_assert_nonnull (strstr (words, "2029 $38 bn of the $72.78 bn due, cut off"));
  g_assert_null (strstr (words, "$12.4"));
}

/* A break-point is one scenario's, and says whose where all of them are drawn. */
static void
test_whose_break_point (void)
{
  g_autoptr (DealFigure)
    figure = make_bundled_figure (DEAL_FIGURE_PAYMENTS, "range cap=38bn");

  g_assert_nonnull (strstr (
    deal_figure_get_subtitle (figure),
    "In “Base: forecasts of early 2026”, a cap below $128.78 bn binds by 2030."));
}

/* What the title and the subtitle find, recomputed from the numbers. */
static void
test_findings (void)
{
  static const struct
  {
    DealFigureKind kind;
    const char    *choice;
    const char    *title;
  } cases[] = {
    { DEAL_FIGURE_PAYMENTS, "",
      "OpenAI keeps paying 20% (reported) through 2030, up to an undisclosed cap" },
    { DEAL_FIGURE_PAYMENTS, "cap=38bn",
      "With a $38 bn cap, OpenAI’s payments to Microsoft would stop in 2028" },
    { DEAL_FIGURE_PAYMENTS, "cap=10bn",
      "With a $10 bn cap, OpenAI’s payments to Microsoft would stop in 2027" },
    { DEAL_FIGURE_PAYMENTS, "cap=128.78bn",
      "A $128.78 bn cap would be reached only at the end of 2030" },
    { DEAL_FIGURE_PAYMENTS, "cap=150bn", "A $150 bn cap would not be reached by 2030" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DealFigure)
        figure = make_bundled_figure (cases[i].kind, cases[i].choice);

      g_assert_cmpstr (deal_figure_get_title (figure), ==, cases[i].title);
      g_assert_nonnull (strstr (deal_figure_get_subtitle (figure),
                                "A cap below $128.78 bn binds by 2030."));
    }
}

/* Nothing unknown is drawn as known: what Microsoft paid has no bar until the
 * reader assumes one. */
static guint
count_down_bars (const char *choice)
{
  g_autoptr (DealFigure) figure = make_bundled_figure (DEAL_FIGURE_PAYMENTS, choice);
  DealFrame frame = { 1000, 520, DEAL_STYLE_LIGHT, FALSE, 1, FALSE, 0, 0, FALSE, 0 };
  g_autoptr (DealScene) scene = deal_figure_get_scene (figure, &frame);
  double zero = 0;
  guint  n = 0;

  for (guint i = 0; i < scene->items->len; i++)
    {
      const DealItem *item = scene->items->pdata[i];

      if (item->kind == DEAL_ITEM_LINE && item->edge == DEAL_COLOUR_INK2)
        zero = MAX (zero, item->box.y);
    }
  for (guint i = 0; i < scene->items->len; i++)
    {
      const DealItem *item = scene->items->pdata[i];

      if (item->kind == DEAL_ITEM_RECT && item->box.y >= zero - 0.5 &&
          (item->edge == DEAL_COLOUR_OLD || item->fill == DEAL_COLOUR_OLD))
        n++;
    }

  return n;
}

static void
test_unknown_has_no_bar (void)
{
  g_assert_cmpuint (count_down_bars (""), ==, 0);
  g_assert_cmpuint (count_down_bars ("microsoft-share=2bn"), ==, 5);
}

static guint
count_texts (const char *choice,
             const char *text)
{
  g_autoptr (DealFigure) figure = make_bundled_figure (DEAL_FIGURE_PAYMENTS, choice);
  DealFrame frame = { 1000, 520, DEAL_STYLE_LIGHT, FALSE, 1, FALSE, 0, 0, FALSE, 0 };
  g_autoptr (DealScene) scene = deal_figure_get_scene (figure, &frame);
  guint n = 0;

  for (guint i = 0; i < scene->items->len; i++)
    n += g_strcmp0 (((DealItem *) scene->items->pdata[i])->text, text) == 0 ? 1 : 0;

  return n;
}

/* What the cap takes is not zero; what Microsoft no longer pays is. */
static void
test_capped_is_not_zero (void)
{
  g_assert_cmpuint (count_texts ("cap=38bn", "capped"), ==, 2);
  g_assert_cmpuint (count_texts ("cap=38bn", "0"), ==, 1 + 5);
  g_assert_cmpuint (count_texts ("", "capped"), ==, 0);
}

/* One precision for labels, notes and headline. */
static void
test_numbers_agree (void)
{
  g_assert_cmpuint (count_texts ("", "33.88"), ==, 1);
  g_assert_cmpuint (count_texts ("", "≤33.88"), ==, 1);
  g_assert_cmpuint (count_texts ("", "size not disclosed; $128.78\u00a0bn is due by 2030 "
                                     "if it is not reached"),
                    ==, 1);
  g_assert_cmpuint (count_texts ("cumulative cap=38bn", "$128.78\u00a0bn by 2030"), ==,
                    1);
}

static gboolean
has_hatch (const char *choice,
           DealHatch   hatch)
{
  g_autoptr (DealFigure) figure = make_bundled_figure (DEAL_FIGURE_PAYMENTS, choice);
  DealFrame frame = { 1000, 520, DEAL_STYLE_LIGHT, FALSE, 1, FALSE, 0, 0, FALSE, 0 };
  g_autoptr (DealScene) scene = deal_figure_get_scene (figure, &frame);

  for (guint i = 0; i < scene->items->len; i++)
    if (((DealItem *) scene->items->pdata[i])->hatch == hatch)
      return TRUE;

  return FALSE;
}

/* Solid is reported; what a cap of unknown or assumed size may cut is not. */
static void
test_reported_is_solid (void)
{
  g_assert_false (has_hatch ("scenario=none", DEAL_HATCH_OLD));
  g_assert_true (has_hatch ("scenario=none", DEAL_HATCH_NEW));
  g_assert_false (has_hatch ("scenario=none cap=38bn", DEAL_HATCH_OLD));
  g_assert_true (has_hatch ("scenario=none cap=38bn", DEAL_HATCH_NEW));
}

/* The words of a pair claim no more than the file knows. */
static void
test_pairs (void)
{
  static const struct
  {
    const char *choice;
    const char *title;
  } cases[] = {
    { "old=2019-07 new=2021",
      "OpenAI pays Microsoft: listed for 2021, not for Jul\u00a02019" },
    { "swap cap=38bn",
      "Apr\u00a02026: With a $38\u00a0bn cap, OpenAI’s payments would stop in 2028" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DealFigure)
        figure = make_bundled_figure (DEAL_FIGURE_PAYMENTS, cases[i].choice);

      g_assert_cmpstr (deal_figure_get_title (figure), ==, cases[i].title);
    }
}

/* Years that no source states are named in footer and alternative text. */
static void
test_caveats (void)
{
  g_autoptr (DealFigure) figure = make_bundled_figure (DEAL_FIGURE_PAYMENTS, "");
  const char *alt_text = deal_figure_get_alt_text (figure);

  g_assert_nonnull (strstr (alt_text, "Interpolated, stated by no source: 2028–2029."));
  g_assert_nonnull (strstr (alt_text, "bn, interpolated;"));
  g_assert_nonnull (strstr (alt_text, "A straight 20% overstates the near years"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figure/findings", test_findings);
  g_test_add_func ("/figure/cautious", test_cautious);
  g_test_add_func ("/figure/whose-break-point", test_whose_break_point);
  g_test_add_func ("/figure/running-words", test_running_words);
  g_test_add_func ("/figure/unknown-has-no-bar", test_unknown_has_no_bar);
  g_test_add_func ("/figure/capped-is-not-zero", test_capped_is_not_zero);
  g_test_add_func ("/figure/numbers-agree", test_numbers_agree);
  g_test_add_func ("/figure/reported-is-solid", test_reported_is_solid);
  g_test_add_func ("/figure/pairs", test_pairs);
  g_test_add_func ("/figure/caveats", test_caveats);

  return g_test_run ();
}
