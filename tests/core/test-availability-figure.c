/* test-availability-figure.c: what the matrix finds, how it is read, what it needs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "bundled-figure.h"
#include "chart/deal-figure-private.h"
#include "small-figure.h"

/* Title and the days compared, for the days and pairs a reader can choose. */
static void
test_findings (void)
{
  static const struct
  {
    const char *choice;
    const char *title;
    const char *days;
  } cases[] = {
    { "", "8 product–platform pairs newly permitted, 3 newly on offer",
      "26 Apr 2026, before the later version → 20 Nov 2026. 63 pairs: " },
    { "swap", NULL,
      "20 Nov 2026 → back to 26 Apr 2026, before the later version. 63 " },
    { "on=2026-01-01", NULL,
      "27 Oct 2025, before the earlier version → 1 Jan 2026, the later one not yet "
      "there. 63 pairs: " },
    { "on=2018-01-01", "No source says what was permitted or offered then",
      "As of 1 Jan 2018, before both versions: one day, no change. 63 pairs: 0 changed, "
      "0 newly stated, 0 unchanged, 63 unknown" },
    { "old=2019-07 new=2021 on=2022-01-01",
      "Known for 5 of 63 pairs: 0 changed, 0 newly stated",
      "31 Dec 2020, before the later version → 1 Jan 2022. 63 pairs: " },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DealFigure)
        figure = make_bundled_figure (DEAL_FIGURE_AVAILABILITY, cases[i].choice);

      if (cases[i].title != NULL)
        g_assert_cmpstr (deal_figure_get_title (figure), ==, cases[i].title);
      if (!g_str_has_prefix (deal_figure_get_subtitle (figure), cases[i].days))
        g_error ("“%s”: %s", cases[i].choice, deal_figure_get_subtitle (figure));
    }
}

static gboolean
has_text (const DealScene *scene,
          const char      *text)
{
  for (guint i = 0; i < scene->items->len; i++)
    {
      const DealItem *item = scene->items->pdata[i];

      if (item->kind == DEAL_ITEM_TEXT && strcmp (item->text, text) == 0)
        return TRUE;
    }

  return FALSE;
}

/* The place of a layer and that of a day are never told with the same word. */
static void
test_key (void)
{
  static const struct
  {
    double      width;
    double      height;
    const char *contract;
    const char *before;
  } cases[] = {
    { 413, 330, "Contract, first sign:", "first pair: 26 Apr 2026" },
    { 1300, 800, "Contract, first:", "strip: 26 Apr 2026" },
    { 1900, 1080, "Contract, left:", "strip: 26 Apr 2026" },
  };
  g_autoptr (DealFigure) figure = make_bundled_figure (DEAL_FIGURE_AVAILABILITY, "");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DealFrame frame = {
        cases[i].width, cases[i].height, DEAL_STYLE_LIGHT, TRUE, 1, FALSE, 0, 0
      };
      g_autoptr (DealScene) scene = deal_figure_get_scene (figure, &frame);

      if (!has_text (scene, cases[i].contract))
        g_error ("%.0f×%.0f: no “%s”", frame.width, frame.height, cases[i].contract);
      g_assert_true (has_text (scene, cases[i].before));
      g_assert_true (has_text (scene, "Either:"));
      g_assert_true (has_text (scene, "Unknown"));
    }
}

static DealFigure *
make_large_figure (guint n_products,
                   guint n_platforms)
{
  g_autoptr (GString) text = g_string_new (",\"products\":[");

  for (guint i = 0; i < n_products; i++)
    g_string_append_printf (text, "%s{\"id\":\"p%u\",\"title\":\"Product number %u\"}",
                            i > 0 ? "," : "", i, i);
  g_string_append (text, "],\"platforms\":[");
  for (guint i = 0; i < n_platforms; i++)
    g_string_append_printf (text, "%s{\"id\":\"c%u\",\"title\":\"Cloud number %u\"}",
                            i > 0 ? "," : "", i, i);
  g_string_append (text, "],\"availability\":[]");

  return make_small_figure (DEAL_FIGURE_AVAILABILITY, text->str, FALSE);
}

/* No row lies on another or in the footer, and what has no room says how much it
 * takes. */
static void
test_room (void)
{
  static const struct
  {
    guint  n_products;
    guint  n_platforms;
    double width;
    double height;
    int    fits;
  } cases[] = {
    { 9, 7, 1000, 520, TRUE },
    { 40, 12, 860, 538, FALSE },
    { 40, 12, 1200, 1200, TRUE },
    { 5, 4, 480, 320, TRUE },
    { 30, 4, 480, 320, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DealFigure)
        figure = make_large_figure (cases[i].n_products, cases[i].n_platforms);
      DealFrame frame = {
        cases[i].width, cases[i].height, DEAL_STYLE_LIGHT, TRUE, 1, FALSE, 0, 0
      };
      double            width;
      double            height;
      double            bottom = 0;
      cairo_rectangle_t area;

      deal_figure_get_least_size (figure, &frame, &width, &height);
      g_assert_cmpint (width <= frame.width && height <= frame.height, ==,
                       cases[i].fits);
      frame.width = width;
      frame.height = height;
      for (guint row = 0; row < cases[i].n_products; row++)
        {
          gsize mark = (gsize) row * cases[i].n_platforms;

          g_assert_true (deal_figure_get_mark_area (figure, &frame, mark, &area));
          g_assert_cmpfloat (area.y, >=, bottom);
          g_assert_cmpfloat (area.height, >=, 7);
          bottom = area.y + area.height;
        }
      g_assert_cmpfloat (bottom, <=, height - 4 * 12);
    }
}

/* A thumbnail shows what was, too: as many signs as the picture. */
static void
test_thumbnail (void)
{
  g_autoptr (DealFigure) figure = make_bundled_figure (DEAL_FIGURE_AVAILABILITY, "");
  DealFrame frame = { 360, 200, DEAL_STYLE_LIGHT, FALSE, 1, TRUE, 0, 0 };
  g_autoptr (DealScene) scene = deal_figure_get_scene (figure, &frame);
  guint n_barred = 0;

  for (guint i = 0; i < scene->items->len; i++)
    {
      const DealItem *item = scene->items->pdata[i];

      if (item->kind == DEAL_ITEM_RECT && item->fill == DEAL_COLOUR_BARRED)
        n_barred++;
    }
  /* Not permitted before the amendment, and nowhere after it. */
  g_assert_cmpuint (n_barred, ==, 8);

  /* A tile is wide enough for the two signs of a day. */
  g_assert_cmpfloat (g_array_index (scene->areas, cairo_rectangle_t, 0).width, >=, 20);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/availability-figure/findings", test_findings);
  g_test_add_func ("/availability-figure/key", test_key);
  g_test_add_func ("/availability-figure/room", test_room);
  g_test_add_func ("/availability-figure/thumbnail", test_thumbnail);

  return g_test_run ();
}
