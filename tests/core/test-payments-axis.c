/* test-payments-axis.c: the numbers at the axis, and the lines of the key
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bundled-figure.h"
#include "chart/deal-figure-private.h"
#include "find-text.h"

/* The axis counts from zero in equal steps, however few of them are named. */
static void
test_axis (void)
{
  static const char *const presets[] = { "report-column", "report-page" };
  g_autoptr (DealFigure) figure =
    make_bundled_figure (DEAL_FIGURE_PAYMENTS, "microsoft-share=2bn");

  for (gsize i = 0; i < G_N_ELEMENTS (presets); i++)
    {
      const DealPreset *preset = deal_preset_find (presets[i]);
      DealFrame         frame;
      double            scale;
      const DealItem   *top;
      const DealItem   *zero;
      g_autoptr (DealScene) scene = NULL;

      deal_size_get_frame (&preset->size, DEAL_STYLE_LIGHT, &frame, &scale);
      scene = deal_figure_get_scene (figure, &frame);
      top = find_text (scene, "$40\302\240bn");
      zero = find_text (scene, "0");
      g_test_message ("%s", preset->name);
      g_assert_nonnull (zero);
      g_assert_nonnull (top);
      g_assert_nonnull (find_text (scene, "20"));
      g_assert_null (find_text (scene, "30"));
      g_assert_null (find_text (scene, "$50\302\240bn"));
      g_assert_cmpfloat (top->box.y, <, zero->box.y);
    }
}

/* A sample whose last dash is cut off would look like another kind of line. */
static void
test_dashed_samples (void)
{
  g_autoptr (DealFigure) figure =
    make_bundled_figure (DEAL_FIGURE_PAYMENTS, "cumulative");

  for (guint i = 0; i < DEAL_N_PRESETS; i++)
    {
      DealFrame frame;
      double    scale;
      guint     n = 0;
      g_autoptr (DealScene) scene = NULL;

      deal_size_get_frame (&deal_preset_get (i)->size, DEAL_STYLE_LIGHT, &frame, &scale);
      scene = deal_figure_get_scene (figure, &frame);
      for (guint k = 0; k < scene->items->len; k++)
        {
          const DealItem *item = scene->items->pdata[k];

          if (item->kind != DEAL_ITEM_LINE || item->dash != DEAL_DASH_DASHES ||
              item->box.height > 0)
            continue;
          n++;
          g_assert_cmpfloat_with_epsilon (
            item->box.width, deal_dash_get_pair (item->edge_width), 0.01);
        }
      g_assert_cmpuint (n, ==, 2);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/payments-axis/round", test_axis);
  g_test_add_func ("/payments-axis/dashed-samples", test_dashed_samples);

  return g_test_run ();
}
