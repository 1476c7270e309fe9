/* test-findings.c: what a figure finds, and what it leaves open
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bundled-figure.h"
#include "chart/deal-figure-private.h"

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
      "A $128.78 bn cap would not be reached by 2030" },
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
  DealFrame frame = { 1000, 520, DEAL_STYLE_LIGHT, FALSE, 1, FALSE, 0, 0 };
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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figure/findings", test_findings);
  g_test_add_func ("/figure/unknown-has-no-bar", test_unknown_has_no_bar);

  return g_test_run ();
}
