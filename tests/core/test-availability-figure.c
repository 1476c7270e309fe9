/* test-availability-figure.c: what the matrix finds, how it is read, what it needs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdlib.h>
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
      "Before Apr 2026 amendment (26 Apr 2026) → 20 Nov 2026. 63\u00a0pairs: " },
    { "swap", NULL,
      "20 Nov 2026 → back to before Apr 2026 amendment (26 Apr 2026). 63" },
    { "on=2026-01-01", NULL,
      "Before Oct 2025 agreement (27 Oct 2025) → 1 Jan 2026, before Apr 2026 "
      "amendment. 63\u00a0pairs: " },
    { "on=2018-01-01", "No source says what was permitted or offered then",
      "As of 1 Jan 2018, before both versions: one day, no change. 63\u00a0pairs: "
      "0\u00a0changed, 0\u00a0newly stated, 0\u00a0unchanged, 63\u00a0unknown." },
    { "old=2019-07 new=2021 on=2022-01-01",
      "Known for 5 of 63 pairs: 0 changed, 0 newly stated",
      "Before 2021 investment (31 Dec 2020) → 1 Jan 2022. 63\u00a0pairs: " },
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

/* The numbers behind the statuses of each layer, added up; 0 where there are none. */
static void
sum_key (const DealScene *scene,
         guint            sums[DEAL_N_LAYERS])
{
  int layer = -1;

  sums[0] = sums[1] = 0;
  for (guint i = 0; i < scene->items->len; i++)
    {
      const DealItem *item = scene->items->pdata[i];
      const char     *number;

      if (item->kind != DEAL_ITEM_TEXT)
        continue;
      if (g_str_has_prefix (item->text, "Contract, "))
        layer = DEAL_LAYER_CONTRACT;
      else if (g_str_has_prefix (item->text, "Offer, "))
        layer = DEAL_LAYER_OFFER;
      number = strstr (item->text, "\u00a0");
      if (layer >= 0 && number != NULL && g_ascii_isdigit (number[2]))
        sums[layer] += (guint) atoi (number + 2);
      if (g_str_has_prefix (item->text, "strip: ") ||
          g_str_has_prefix (item->text, "first pair: "))
        break;
    }
}

/* The place of a layer and that of a day are never told with the same word, and the
 * numbers of a layer add up to the cells. */
static void
test_key (void)
{
  static const struct
  {
    double      width;
    double      height;
    const char *contract;
    const char *before;
    guint       sum;
  } cases[] = {
    { 413, 330, "Contract, first sign:", "first pair: 26 Apr 2026", 0 },
    { 1300, 800, "Contract, first:", "strip: 26 Apr 2026", 63 },
    { 1900, 1080, "Contract, left:", "strip: 26 Apr 2026", 63 },
  };
  g_autoptr (DealFigure) figure = make_bundled_figure (DEAL_FIGURE_AVAILABILITY, "");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DealFrame frame = {
        cases[i].width, cases[i].height, DEAL_STYLE_LIGHT, TRUE, 1, FALSE, 0, 0, FALSE, 0
      };
      g_autoptr (DealScene) scene = deal_figure_get_scene (figure, &frame);
      guint sums[DEAL_N_LAYERS];

      if (!has_text (scene, cases[i].contract))
        g_error ("%.0f×%.0f: no “%s”", frame.width, frame.height, cases[i].contract);
      g_assert_true (has_text (scene, cases[i].before));
      g_assert_cmpint (has_text (scene, "Either:"), ==, cases[i].sum == 0);
      sum_key (scene, sums);
      g_assert_cmpuint (sums[DEAL_LAYER_CONTRACT], ==, cases[i].sum);
      g_assert_cmpuint (sums[DEAL_LAYER_OFFER], ==, cases[i].sum);
    }
}

/* How many rows of the table have @word in @column. */
static guint
count_cells (const DealTable *table,
             const char      *column,
             const char      *word)
{
  gssize index = deal_table_find_column (table, column);
  guint  n = 0;

  g_assert_cmpint (index, >=, 0);
  for (guint i = 0; i < table->rows->len; i++)
    if (g_str_equal (deal_table_get_cell (table, i, (gsize) index), word))
      n++;

  return n;
}

/* What the subtitle counts, the title names and the table lists is the same. */
static void
test_counts (void)
{
  static const char *const pairs[] = { "", "swap", "on=2026-01-01", "on=2018-01-01",
                                       "old=2019-07 new=2025-01 on=2025-06-01" };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (DealFigure)
        figure = make_bundled_figure (DEAL_FIGURE_AVAILABILITY, pairs[i]);
      const char      *subtitle = deal_figure_get_subtitle (figure);
      const char      *counts = strstr (subtitle, ". 63\u00a0pairs: ");
      const DealTable *table = deal_figure_get_table (figure);
      guint            sum = 0;
      guint            n_changed;

      g_assert_nonnull (counts);
      counts += strlen (". 63\u00a0pairs: ");
      n_changed = (guint) atoi (counts);
      for (int part = 0; part < 4; part++)
        {
          g_assert_true (g_ascii_isdigit (*counts));
          sum += (guint) atoi (counts);
          counts = part < 3 ? strstr (counts, ", ") + 2 : counts;
        }
      g_assert_cmpuint (sum, ==, 63);
      g_assert_cmpuint (table->rows->len, ==, 2 * 63);
      g_assert_cmpuint (count_cells (table, "change", "changed") +
                          count_cells (table, "change", "newly stated") +
                          count_cells (table, "change", "unchanged") +
                          count_cells (table, "change", "unknown"),
                        ==, 2 * 63);
      /* A cell changes in one layer or in both. */
      g_assert_cmpuint (count_cells (table, "change", "changed"), >=, n_changed);
      g_assert_cmpuint (count_cells (table, "change", "changed"), <=, 2 * n_changed);
    }
}

/* A report column has room for it, too. */
static void
check_column (const DealFigure *figure,
              const char       *key,
              gboolean          is_past)
{
  DealFrame column = { 413, 292, DEAL_STYLE_LIGHT, TRUE, 1, FALSE, 0, 0, FALSE, 0 };
  g_autoptr (DealScene) scene = deal_figure_get_scene (figure, &column);
  double width;
  double height;

  deal_figure_get_least_size (figure, &column, &width, &height);
  g_assert_cmpfloat (width, <=, column.width);
  g_assert_cmpfloat (height, <=, column.height);
  g_assert_cmpint (has_text (scene, key), ==, is_past);
}

/* In a picture of an earlier day the present one is never out of sight: cells that
 * became another thing since have a bar, a word and a cell of the table for it. */
static void
test_latest (void)
{
  static const struct
  {
    const char *choice;
    gboolean    is_past;
  } cases[] = {
    { "", FALSE },
    { "on=2026-05-01", TRUE },
    { "on=2026-05-01 swap", TRUE },
  };
  DealFrame frame = { 1300, 800, DEAL_STYLE_LIGHT, TRUE, 1, FALSE, 0, 0, FALSE, 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DealFigure)
        figure = make_bundled_figure (DEAL_FIGURE_AVAILABILITY, cases[i].choice);
      g_autoptr (DealScene) scene = deal_figure_get_scene (figure, &frame);
      const DealTable *table = deal_figure_get_table (figure);
      guint            n_bars = 0;
      guint            n_words = 0;
      g_autofree char *key = NULL;

      for (guint k = 0; k < scene->items->len; k++)
        {
          const DealItem *item = scene->items->pdata[k];

          if (item->kind == DEAL_ITEM_RECT && item->fill == DEAL_COLOUR_INK)
            n_bars++;
        }
      for (gsize k = 0; k < deal_figure_get_n_marks (figure); k++)
        if (strstr (deal_figure_get_mark (figure, k)->label, " By 20\u00a0Nov") != NULL)
          n_words++;
      g_assert_cmpint (n_words > 0, ==, cases[i].is_past);
      /* One more in the key. */
      g_assert_cmpuint (n_bars, ==, cases[i].is_past ? n_words + 1 : 0);
      key = g_strdup_printf ("different by 20\u00a0Nov\u00a02026: %u", n_words);
      g_assert_cmpint (has_text (scene, key), ==, cases[i].is_past);
      check_column (figure, key, cases[i].is_past);
      g_assert_cmpuint (count_cells (table, "latest_on", "2026-11-20"), ==,
                        cases[i].is_past ? 2 * 63 : 0);
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
        cases[i].width, cases[i].height, DEAL_STYLE_LIGHT, TRUE, 1, FALSE, 0, 0, FALSE, 0
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
          g_assert_cmpfloat (area.height, >=, 6.8);
          bottom = area.y + area.height;
        }
      g_assert_cmpfloat (bottom, <=, height - 4 * 12);
    }
}

/* On the screen rows are never squeezed: they scroll below the heads, which stay. */
static void
test_scrolls (void)
{
  g_autoptr (DealFigure) figure = make_large_figure (40, 12);
  g_autoptr (DealScene) scene = NULL;
  DealFrame         frame = { .width = 860, .height = 400, .text_scale = 1 };
  gsize             last = 40 * 12 - 1;
  cairo_rectangle_t first_area;
  cairo_rectangle_t area;
  double            width;
  double            height;
  double            dx;
  double            dy;

  g_assert_true (deal_figure_get_content_size (figure, &frame, &width, &height));
  g_assert_cmpfloat (width, <=, 860);
  g_assert_cmpfloat (height, >, 40 * 24);
  g_assert_cmpfloat (height, <=, deal_figure_get_natural_height (figure, 860, 1) + 1);
  g_assert_true (deal_figure_get_mark_area (figure, &frame, 0, &first_area));
  g_assert_false (deal_figure_get_mark_area (figure, &frame, last, &area));

  g_assert_true (deal_figure_get_scroll_to_mark (figure, &frame, last, &dx, &dy));
  frame.scroll_y = dy;
  g_assert_true (deal_figure_get_mark_area (figure, &frame, last, &area));
  g_assert_cmpfloat (area.y, >=, first_area.y);
  g_assert_cmpfloat (area.y + area.height, <=, 400);
  g_assert_cmpfloat_with_epsilon (area.height, first_area.height, 0.01);
  g_assert_false (deal_figure_get_mark_area (figure, &frame, 0, &area));
  scene = deal_figure_get_scene (figure, &frame);
  for (gsize i = 0; i < 12; i++)
    {
      g_autofree char *head = g_strdup_printf ("Cloud number %u", (guint) i);

      g_assert_true (has_text (scene, head));
    }
  g_assert_true (deal_figure_get_scroll_to_mark (figure, &frame, 0, &dx, &dy));
  g_assert_cmpfloat_with_epsilon (frame.scroll_y + dy, 0, 0.01);
}

/* One platform at a time says everything in words, whatever the size of the text:
 * names in full, above their tiles. */
static void
test_single (void)
{
  static const double scales[] = { 1, 2 };
  g_autoptr (DealFigure) whole = make_bundled_figure (DEAL_FIGURE_AVAILABILITY, "");
  const Deal *deal = deal_figure_get_options (whole)->deal;

  for (gsize i = 0; i < G_N_ELEMENTS (scales); i++)
    for (gsize place = 0; place < deal->n_platforms; place++)
      {
        g_autoptr (DealOptions)
          options = deal_options_copy (deal_figure_get_options (whole));
        g_autoptr (DealFigure) figure = NULL;
        g_autoptr (DealScene) scene = NULL;
        DealFrame frame = { .width = 332, .text_scale = scales[i] };
        double    bottom = 0;

        options->platform = &deal->platforms[place];
        figure = deal_figure_new (DEAL_FIGURE_AVAILABILITY, options, FALSE, NULL);
        frame.height = deal_figure_get_natural_height (figure, 332, scales[i]);
        scene = deal_figure_get_scene (figure, &frame);
        g_assert_cmpstr (deal_figure_get_title (figure), ==,
                         deal_figure_get_title (whole));
        g_assert_cmpuint (deal_figure_get_n_marks (figure), ==, deal->n_products);
        for (gsize row = 0; row < deal->n_products; row++)
          {
            const DealMark   *mark = deal_figure_get_mark (figure, row);
            cairo_rectangle_t area;

            g_assert_true (mark->platform == &deal->platforms[place]);
            g_assert_true (has_text (scene, deal->products[row].title));
            g_assert_true (deal_figure_get_mark_area (figure, &frame, row, &area));
            g_assert_cmpfloat (area.width, >=, 300);
            g_assert_cmpfloat (area.height, >=, 40 * scales[i]);
            g_assert_cmpfloat (area.y, >, bottom + 12 * scales[i]);
            bottom = area.y + area.height;
          }
        g_assert_cmpfloat (bottom, <=, frame.height);
      }
}

/* A thumbnail shows what was, too: as many signs as the picture. */
static void
test_thumbnail (void)
{
  g_autoptr (DealFigure) figure = make_bundled_figure (DEAL_FIGURE_AVAILABILITY, "");
  DealFrame frame = { 360, 200, DEAL_STYLE_LIGHT, FALSE, 1, TRUE, 0, 0, FALSE, 0 };
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
  g_test_add_func ("/availability-figure/counts", test_counts);
  g_test_add_func ("/availability-figure/latest", test_latest);
  g_test_add_func ("/availability-figure/room", test_room);
  g_test_add_func ("/availability-figure/scrolls", test_scrolls);
  g_test_add_func ("/availability-figure/single", test_single);
  g_test_add_func ("/availability-figure/thumbnail", test_thumbnail);

  return g_test_run ();
}
