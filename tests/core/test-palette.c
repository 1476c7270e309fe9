/* test-palette.c: contrast and grey values of every pair of colours that figures use
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "chart/deal-availability-private.h"
#include "chart/deal-palette.h"
#include "chart/deal-scale.h"

typedef struct
{
  DealColour front;
  DealColour back;
} Pair;

static void
check_pairs (const Pair *pairs,
             gsize       n_pairs,
             double      least)
{
  for (int style = 0; style < DEAL_N_STYLES; style++)
    for (gsize i = 0; i < n_pairs; i++)
      {
        double contrast = deal_palette_get_contrast (
          deal_palette_get ((DealStyle) style, pairs[i].front),
          deal_palette_get ((DealStyle) style, pairs[i].back));

        if (contrast < least)
          g_error ("%s: colour %d on %d has %.2f, not %.1f",
                   deal_style_to_name ((DealStyle) style), pairs[i].front, pairs[i].back,
                   contrast, least);
      }
}

static void
test_text (void)
{
  static const Pair pairs[] = {
    { DEAL_COLOUR_INK, DEAL_COLOUR_GROUND },
    { DEAL_COLOUR_INK, DEAL_COLOUR_CARD },
    { DEAL_COLOUR_INK2, DEAL_COLOUR_GROUND },
    { DEAL_COLOUR_INK2, DEAL_COLOUR_CARD },
    { DEAL_COLOUR_OLD_TEXT, DEAL_COLOUR_GROUND },
    { DEAL_COLOUR_OLD_TEXT, DEAL_COLOUR_CARD },
    { DEAL_COLOUR_OLD_TEXT, DEAL_COLOUR_OLD_TINT },
    { DEAL_COLOUR_NEW_TEXT, DEAL_COLOUR_GROUND },
    { DEAL_COLOUR_NEW_TEXT, DEAL_COLOUR_CARD },
    { DEAL_COLOUR_NEW_TEXT, DEAL_COLOUR_NEW_TINT },
    { DEAL_COLOUR_INK, DEAL_COLOUR_GRID },
    { DEAL_COLOUR_ON_STRONGEST, DEAL_COLOUR_STRONGEST },
    { DEAL_COLOUR_ON_STRONG, DEAL_COLOUR_STRONG },
    { DEAL_COLOUR_ON_MIDDLE, DEAL_COLOUR_MIDDLE },
    { DEAL_COLOUR_ON_LIGHT, DEAL_COLOUR_LIGHT },
    { DEAL_COLOUR_ON_BARRED, DEAL_COLOUR_BARRED },
  };

  check_pairs (pairs, G_N_ELEMENTS (pairs), 4.5);
}

static void
test_marks (void)
{
  static const Pair pairs[] = {
    { DEAL_COLOUR_OLD, DEAL_COLOUR_GROUND },
    { DEAL_COLOUR_OLD, DEAL_COLOUR_CARD },
    { DEAL_COLOUR_NEW, DEAL_COLOUR_GROUND },
    { DEAL_COLOUR_NEW, DEAL_COLOUR_CARD },
    { DEAL_COLOUR_NEW, DEAL_COLOUR_NEW_TINT },
    { DEAL_COLOUR_INK3, DEAL_COLOUR_GROUND },
    { DEAL_COLOUR_INK3, DEAL_COLOUR_CARD },
    { DEAL_COLOUR_STRONG, DEAL_COLOUR_GROUND },
    { DEAL_COLOUR_STRONGEST, DEAL_COLOUR_GROUND },
    { DEAL_COLOUR_STRONG, DEAL_COLOUR_CARD },
    { DEAL_COLOUR_CONTRADICTS, DEAL_COLOUR_GROUND },
    { DEAL_COLOUR_CONTRADICTS, DEAL_COLOUR_CARD },
    { DEAL_COLOUR_DISPUTED, DEAL_COLOUR_GROUND },
    { DEAL_COLOUR_DISPUTED, DEAL_COLOUR_CARD },
  };

  check_pairs (pairs, G_N_ELEMENTS (pairs), 3.0);
}

/* The hatch on its tint is the second channel; the printed one is grey on grey
 * and has an edge of 3.4 on the ground. */
static void
test_hatch (void)
{
  static const Pair pairs[] = { { DEAL_COLOUR_OLD, DEAL_COLOUR_OLD_TINT } };

  check_pairs (pairs, G_N_ELEMENTS (pairs), 2.9);
}

/* Source: WCAG 2.1, the two ends of the scale and its published example. */
static void
test_contrast (void)
{
  g_assert_cmpfloat_with_epsilon (deal_palette_get_contrast (0x000000, 0xffffff), 21,
                                  0.001);
  g_assert_cmpfloat_with_epsilon (deal_palette_get_contrast (0x777777, 0x777777), 1,
                                  0.001);
  g_assert_cmpfloat_with_epsilon (deal_palette_get_contrast (0xffffff, 0x767676), 4.54,
                                  0.005);
}

/* In grey the two sides are told apart by value in print, and everywhere by
 * the direction of the hatch. */
static void
test_grey (void)
{
  double old_value = deal_palette_get_luminance (
    deal_palette_get (DEAL_STYLE_PRINT, DEAL_COLOUR_OLD));
  double new_value = deal_palette_get_luminance (
    deal_palette_get (DEAL_STYLE_PRINT, DEAL_COLOUR_NEW));

  g_assert_cmpfloat (
    (MAX (old_value, new_value) + 0.05) / (MIN (old_value, new_value) + 0.05), >=, 2.0);
}

/* No two statuses of a layer look the same without colour. */
static void
test_statuses (void)
{
  for (int a = DEAL_STATUS_UNKNOWN; a <= DEAL_STATUS_WITHDRAWN; a++)
    for (int b = DEAL_STATUS_UNKNOWN; b < a; b++)
      g_assert_cmpint (deal_glyph_for_status ((DealStatus) a), !=,
                       deal_glyph_for_status ((DealStatus) b));
}

static void
test_scale (void)
{
  static const struct
  {
    gint64 up;
    gint64 down;
    guint  n_ticks;
    gint64 step;
    guint  n_up;
    guint  n_down;
    guint  power;
    guint  places;
  } cases[] = {
    /* dollars and cents: 56 bn up, nothing down */
    { 5600000000000, 0, 6, 1000000000000, 5, 0, 9, 0 },
    { 5600000000000, 0, 4, 2000000000000, 2, 0, 9, 0 },
    { 4000000000000, 1400000000000, 6, 1000000000000, 4, 1, 9, 0 },
    { 467000000000, 0, 5, 100000000000, 4, 0, 9, 0 },
    { 100, 0, 5, 20, 5, 0, 0, 1 },
    { 0, 0, 4, 1, 1, 0, 0, 2 },
    { 1, 0, 4, 1, 1, 0, 0, 2 },
    { 150000000000, 0, 3, 50000000000, 3, 0, 9, 1 },
    /* a last tick just beyond the bar */
    { 5990000000000, 0, 6, 1000000000000, 6, 0, 9, 0 },
    { 5700000000000, 0, 6, 1000000000000, 5, 0, 9, 0 },
    /* 866 m: all of it in m */
    { 86600000000, 0, 6, 20000000000, 4, 0, 6, 0 },
    /* 12.5 m by 2.5, but 1.25 bn by 0.2 or 0.5, never by 0.25 */
    { 1250000000, 0, 5, 250000000, 5, 0, 6, 1 },
    { 125000000000, 0, 5, 50000000000, 2, 0, 9, 1 },
    { 125000000000, 0, 6, 20000000000, 6, 0, 9, 1 },
    /* the unit is that of the longer side */
    { 200000, 1400000000000, 5, 250000000000, 0, 5, 9, 1 },
    { 0, 3000000000, 4, 1000000000, 0, 3, 6, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DealScale scale;

      deal_scale_init (&scale, cases[i].up, cases[i].down, 2, cases[i].n_ticks);
      g_assert_cmpint (scale.step, ==, cases[i].step);
      g_assert_cmpuint (scale.n_up, ==, cases[i].n_up);
      g_assert_cmpuint (scale.n_down, ==, cases[i].n_down);
      g_assert_cmpuint (scale.power, ==, cases[i].power);
      g_assert_cmpuint (scale.places, ==, cases[i].places);
    }
}

/* From four ticks on there are at least two, and no more than were asked for. */
static void
test_scale_count (void)
{
  for (gint64 amount = 2; amount < G_MAXINT64 / 1000; amount += amount / 7 + 1)
    for (guint most = 4; most <= 8; most++)
      for (guint digits = 0; digits <= 3; digits++)
        {
          DealScale scale;

          deal_scale_init (&scale, amount, 0, digits, most);
          g_assert_cmpuint (scale.n_up, >=, 2);
          g_assert_cmpuint (scale.n_up, <=, most);
          g_assert_cmpint (scale.step * (scale.n_up - 1), <=, amount);
          deal_scale_init (&scale, amount / 3, amount, digits, most + 1);
          g_assert_cmpuint (scale.n_up + scale.n_down, >=, 2);
          g_assert_cmpuint (scale.n_up + scale.n_down, <=, most + 1);
        }
}

/* The largest amounts there are do not wrap. */
static void
test_scale_extremes (void)
{
  DealScale scale;

  deal_scale_init (&scale, G_MAXINT64, G_MAXINT64, 2, 2);
  g_assert_cmpint (scale.step, >, 0);
  g_assert_cmpuint (scale.n_up + scale.n_down, >=, 2);
  g_assert_cmpuint (deal_scale_get_power (G_MININT64, 2), ==, 12);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/palette/contrast-formula", test_contrast);
  g_test_add_func ("/palette/text-has-4.5", test_text);
  g_test_add_func ("/palette/marks-have-3", test_marks);
  g_test_add_func ("/palette/hatch-on-tint", test_hatch);
  g_test_add_func ("/palette/grey", test_grey);
  g_test_add_func ("/palette/statuses-differ-in-sign", test_statuses);
  g_test_add_func ("/scale/round-steps", test_scale);
  g_test_add_func ("/scale/neither-one-tick-nor-too-many", test_scale_count);
  g_test_add_func ("/scale/extremes", test_scale_extremes);

  return g_test_run ();
}
