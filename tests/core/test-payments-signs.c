/* test-payments-signs.c: what the payments figure must not hide, and what it draws
 * between the two sides
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "bundled-figure.h"
#include "chart/deal-figure-private.h"
#include "find-text.h"
#include "small-figure.h"

static const DealFrame narrow = {
  .width = 380, .height = 480, .style = DEAL_STYLE_LIGHT, .whole = TRUE, .text_scale = 1
};

static const DealFrame wide = {
  .width = 1200, .height = 800, .style = DEAL_STYLE_LIGHT, .whole = TRUE, .text_scale = 1
};

static guint
count_texts (const DealScene *scene,
             const char      *text)
{
  guint n = 0;

  for (guint i = 0; i < scene->items->len; i++)
    {
      const DealItem *item = scene->items->pdata[i];

      n += item->kind == DEAL_ITEM_TEXT && g_str_equal (item->text, text) ? 1 : 0;
    }

  return n;
}

/* Payments of 100 months from 2020, each month 5; every @gap months one more payment of
 * which nobody says how much. */
static DealFigure *
make_months (int         gap,
             const char *cap)
{
  g_autoptr (GString) text = g_string_new (",\"payments\":[");
  g_autoptr (DealFigure) yearly = NULL;
  g_autoptr (DealOptions) options = NULL;
  g_autoptr (GError) error = NULL;
  DealFigure *figure;

  for (int version = 0; version < 2; version++)
    g_string_append_printf (
      text,
      "%s{\"id\":\"p%d\",\"title\":\"p\",\"payer\":\"x\",\"payee\":\"y\",\"versions\":"
      "[\"%s\"],\"rule\":{\"type\":\"share\",\"of\":\"r\",\"rate\":0.5,"
      "\"from\":\"2020-01\",\"to\":\"2028-04\"%s},\"certainty\":\"official\",\"note\":"
      "\"\",\"sources\":[]}",
      version > 0 ? "," : "", version, version == 0 ? "a" : "b",
      version == 1 ? cap : "");
  g_string_append (text, "],\"series\":[{\"id\":\"r\",\"title\":\"R\",\"unit\":"
                         "\"currency\",\"scale\":1,\"points\":[");
  for (int i = 0; i < 100; i++)
    if (gap == 0 || i % gap != gap - 1)
      g_string_append_printf (
        text,
        "%s{\"period\":\"%d-%02d\",\"amount\":10,\"kind\":\"reported\",\"sources\":[]}",
        i > 0 ? "," : "", 2020 + i / 12, i % 12 + 1);
  g_string_append (text, "]}]");

  yearly = make_small_figure (DEAL_FIGURE_PAYMENTS, text->str, FALSE);
  options = deal_options_copy (deal_figure_get_options (yearly));
  options->by = DEAL_BY_MONTH;
  figure = deal_figure_new (DEAL_FIGURE_PAYMENTS, options, FALSE, &error);
  g_assert_no_error (error);

  return figure;
}

/* Marks that are drawn, and of how many the place is told. */
static guint
count_notes (const DealFigure *figure,
             const DealFrame  *frame,
             const char       *part)
{
  guint n = 0;

  for (gsize i = 0; i < deal_figure_get_n_marks (figure); i++)
    {
      g_autofree char  *note = deal_figure_get_mark_note (figure, frame, i);
      cairo_rectangle_t area;

      if (!deal_figure_get_mark_area (figure, frame, i, &area))
        {
          g_assert_null (note);
          continue;
        }
      n += note != NULL && strstr (note, part) != NULL ? 1 : 0;
    }

  return n;
}

/* Where signs of the lane of @colour stand under @x. */
static gboolean
has_lane (const DealScene *scene,
          DealColour       colour,
          double           x)
{
  for (guint i = 0; i < scene->items->len; i++)
    {
      const DealItem *item = scene->items->pdata[i];
      gboolean        is_line = item->kind == DEAL_ITEM_LINE && item->edge == colour &&
                         item->dash != DEAL_DASH_NONE;
      gboolean is_sign = item->kind == DEAL_ITEM_GLYPH && item->fill == colour;

      if ((is_line || is_sign) && item->box.x <= x + 3 &&
          item->box.x + item->box.width >= x - 3)
        return TRUE;
    }

  return FALSE;
}

/* Three months of a hundred share a place: the key, the lane, the words of each bar and
 * the alternative text all tell of those without a number. */
static void
test_hidden_unknowns (void)
{
  g_autoptr (DealFigure) all = make_months (0, "");
  g_autoptr (DealFigure) gaps = make_months (7, "");
  g_autoptr (DealScene) full = deal_figure_get_scene (all, &narrow);
  g_autoptr (DealScene) scene = deal_figure_get_scene (gaps, &narrow);
  guint n_told;

  g_assert_nonnull (find_text (full, "each bar: the highest of 2 months"));
  g_assert_null (find_text (full, "no figure found: 14 months"));
  g_assert_cmpuint (count_notes (all, &narrow, "No figure found"), ==, 0);
  g_assert_cmpuint (count_notes (all, &narrow, "Its bar stands for"), ==, 100);

  g_assert_nonnull (find_text (scene, "each bar: the highest known of 2 months"));
  g_assert_nonnull (find_text (scene, "no figure found: 14 months"));
  g_assert_nonnull (
    strstr (deal_figure_get_alt_text (gaps), "no figure found: 14 months;"));
  n_told = count_notes (gaps, &narrow, "No figure found: 1 month.");
  g_assert_cmpuint (n_told, ==, 2 * 14);
  for (gsize i = 0; i < deal_figure_get_n_marks (gaps); i++)
    {
      g_autofree char  *note = deal_figure_get_mark_note (gaps, &narrow, i);
      gboolean          is_new = deal_figure_get_mark (gaps, i)->row % 2 == 1;
      cairo_rectangle_t area;

      if (note == NULL || strstr (note, "No figure found") == NULL)
        continue;
      g_assert_true (deal_figure_get_mark_area (gaps, &narrow, i, &area));
      g_assert_true (has_lane (scene,
                               is_new ? DEAL_COLOUR_NEW_TEXT : DEAL_COLOUR_OLD_TEXT,
                               area.x + (is_new ? 0 : area.width)));
    }
}

/* Bars that are too thin for a sign each, though none share a place. */
static void
test_thin_places (void)
{
  g_autoptr (DealFigure) figure = make_months (7, "");
  g_autoptr (DealScene) scene = deal_figure_get_scene (figure, &wide);

  g_assert_null (find_text (scene, "each bar: the highest known of 2 months"));
  g_assert_nonnull (find_text (scene, "no figure found: 14 months"));
  g_assert_cmpuint (count_notes (figure, &wide, "stands for"), ==, 0);
}

/* Month 21 is the first that the cap of 108 cuts, and the second of its place: the bar
 * of the place is whole, and the sign of the cap stands on it all the same. */
static void
test_hidden_cap (void)
{
  g_autoptr (DealFigure) figure = make_months (0, ",\"cap\":{\"total\":108}");
  g_autoptr (DealScene) scene = deal_figure_get_scene (figure, &narrow);
  guint n_lines = 0;

  for (guint i = 0; i < scene->items->len; i++)
    {
      const DealItem *item = scene->items->pdata[i];

      /* Below the key, which has one to explain it. */
      n_lines += item->kind == DEAL_ITEM_LINE && item->edge == DEAL_COLOUR_NEW &&
                     item->box.height <= 2 && item->box.y > 100
                   ? 1
                   : 0;
    }
  /* Months 0 to 20 are paid, 21 in part, and 22 to 99 not at all: 40 places of 50. */
  g_assert_cmpuint (count_notes (figure, &narrow, "Cut off by the cap"), ==, 40);
  g_assert_cmpuint (n_lines, ==, 40);
  g_assert_nonnull (
    strstr (deal_figure_get_alt_text (figure), "cut off by the cap: 79 months;"));
}

/* The low and the high of what stands for several months. */
static void
test_hidden_range (void)
{
  g_autoptr (DealFigure) figure =
    make_bundled_figure (DEAL_FIGURE_PAYMENTS, "month old=2023-01 range cap=38bn");
  g_autoptr (DealScene) scene = deal_figure_get_scene (figure, &narrow);
  guint n_stems = 0;

  g_assert_nonnull (find_text (scene, "low–high of 4 scenarios"));
  g_assert_null (find_text (scene, "low to high: no room to draw it"));
  for (guint i = 0; i < scene->items->len; i++)
    {
      const DealItem *item = scene->items->pdata[i];

      n_stems += item->kind == DEAL_ITEM_LINE && item->edge == DEAL_COLOUR_NEW_TEXT &&
                     item->box.width <= 2 && item->box.height > 3
                   ? 1
                   : 0;
    }
  g_assert_cmpuint (n_stems, >, 10);
}

/* A number at a bar, without the sign of a bound. */
static const char *
get_number (const DealItem *item,
            DealColour      colour)
{
  const char *text = item->kind == DEAL_ITEM_TEXT ? item->text : "";

  if (item->fill != colour || item->n_bold > 0)
    return NULL;
  if (g_str_has_prefix (text, "≤"))
    text = g_utf8_next_char (text);

  return g_ascii_isdigit (text[0]) && strlen (text) <= 6 ? text : NULL;
}

/* Both sides owe the same, one of them at most: no size of picture may say that they
 * differ. */
static void
test_rounding_agrees (void)
{
  static const char *const presets[] = { "report-column", "report-page", "slide",
                                         "web", "link-preview", "square" };

  for (gsize i = 0; i < G_N_ELEMENTS (presets); i++)
    {
      g_autoptr (DealFigure) figure = make_bundled_figure (DEAL_FIGURE_PAYMENTS, "");
      g_autoptr (GPtrArray) old_numbers = g_ptr_array_new ();
      g_autoptr (GPtrArray) new_numbers = g_ptr_array_new ();
      g_autoptr (DealScene) scene = NULL;
      DealFrame frame;
      double    scale;

      deal_size_get_frame (&deal_preset_find (presets[i])->size, DEAL_STYLE_LIGHT, &frame,
                           &scale);
      scene = deal_figure_get_scene (figure, &frame);
      for (guint k = 0; k < scene->items->len; k++)
        {
          const DealItem *item = scene->items->pdata[k];

          if (get_number (item, DEAL_COLOUR_OLD_TEXT) != NULL)
            g_ptr_array_add (old_numbers,
                             (gpointer) get_number (item, DEAL_COLOUR_OLD_TEXT));
          if (get_number (item, DEAL_COLOUR_NEW_TEXT) != NULL &&
              !g_str_equal (get_number (item, DEAL_COLOUR_NEW_TEXT), "0"))
            g_ptr_array_add (new_numbers,
                             (gpointer) get_number (item, DEAL_COLOUR_NEW_TEXT));
        }
      g_test_message ("%s: %u", presets[i], old_numbers->len);
      g_assert_cmpuint (old_numbers->len, ==, 5);
      g_assert_cmpuint (new_numbers->len, ==, 5);
      for (guint k = 0; k < 5; k++)
        g_assert_cmpstr (old_numbers->pdata[k], ==, new_numbers->pdata[k]);
    }
}

static guint
count_arrow_heads (const DealScene *scene)
{
  guint n = 0;

  for (guint i = 0; i < scene->items->len; i++)
    {
      const DealItem *item = scene->items->pdata[i];

      n += item->kind == DEAL_ITEM_LINE && item->edge == DEAL_COLOUR_INK2 &&
               item->points != NULL && item->points->len == 6
             ? 1
             : 0;
    }

  return n;
}

/* Worked out by hand: 20.5, 33.88 and 56 bn due, of which the cap leaves 19.6, 0, 0. */
static void
test_difference (void)
{
  g_autoptr (DealFigure) capped =
    make_bundled_figure (DEAL_FIGURE_PAYMENTS, "cap=38bn");
  g_autoptr (DealFigure) open = make_bundled_figure (DEAL_FIGURE_PAYMENTS, "");
  g_autoptr (DealFigure) total =
    make_bundled_figure (DEAL_FIGURE_PAYMENTS, "cumulative cap=38bn");
  g_autoptr (DealFigure) swapped =
    make_bundled_figure (DEAL_FIGURE_PAYMENTS, "swap cap=38bn");
  g_autoptr (DealScene) scene = deal_figure_get_scene (capped, &wide);

  /* The 6 bn of 2026 are not what is reported of the old terms: 0 would be wrong. */
  g_assert_cmpuint (count_texts (scene, "Δ 0"), ==, 1);
  g_assert_cmpuint (count_texts (scene, "Δ ?"), ==, 1);
  g_assert_nonnull (find_text (scene, "Δ −0.9"));
  g_assert_nonnull (find_text (scene, "Δ −33.88"));
  g_assert_nonnull (find_text (scene, "Δ −56"));
  g_assert_nonnull (find_text (scene, "Δ: new less old; ?: not known"));
  g_assert_cmpuint (count_arrow_heads (scene), ==, 2);
  g_clear_pointer (&scene, deal_scene_unref);

  scene = deal_figure_get_scene (swapped, &wide);
  g_assert_nonnull (find_text (scene, "Δ +33.88"));
  g_clear_pointer (&scene, deal_scene_unref);

  /* What the cap will take is not known, so what changes is not. */
  scene = deal_figure_get_scene (open, &wide);
  g_assert_cmpuint (count_texts (scene, "Δ ?"), ==, 5);
  g_assert_cmpuint (count_arrow_heads (scene), ==, 0);
  g_clear_pointer (&scene, deal_scene_unref);

  /* 128.78 less 38. */
  scene = deal_figure_get_scene (total, &wide);
  g_assert_nonnull (find_text (scene, "Δ −$90.78\u00a0bn"));
}

static const DealItem *
find_diamond (const DealScene *scene)
{
  const DealItem *found = NULL;

  for (guint i = 0; i < scene->items->len; i++)
    {
      const DealItem *item = scene->items->pdata[i];

      if (item->kind == DEAL_ITEM_AREA && item->fill == DEAL_COLOUR_NEW_TEXT &&
          item->points->len == 8)
        found = item;
    }

  return found;
}

/* Where the sum that is due without a cap ends: with the line of the old terms, which
 * have none. */
static void
test_break_point (void)
{
  g_autoptr (DealFigure) bars = make_bundled_figure (DEAL_FIGURE_PAYMENTS, "cap=38bn");
  g_autoptr (DealFigure) lines =
    make_bundled_figure (DEAL_FIGURE_PAYMENTS, "cumulative cap=38bn");
  g_autoptr (DealFigure) none =
    make_bundled_figure (DEAL_FIGURE_PAYMENTS, "old=2025-01 new=2025-10");
  g_autoptr (DealScene) scene = deal_figure_get_scene (bars, &wide);
  const DealItem *diamond = find_diamond (scene);
  double          highest = G_MAXDOUBLE;

  g_assert_nonnull (diamond);
  g_assert_nonnull (find_text (scene, "break-point"));
  g_assert_nonnull (strstr (deal_figure_get_subtitle (bars), "$128.78\u00a0bn"));
  g_clear_pointer (&scene, deal_scene_unref);

  scene = deal_figure_get_scene (lines, &wide);
  diamond = find_diamond (scene);
  g_assert_nonnull (diamond);
  for (guint i = 0; i < scene->items->len; i++)
    {
      const DealItem *item = scene->items->pdata[i];

      if (item->kind == DEAL_ITEM_LINE && item->edge == DEAL_COLOUR_OLD &&
          item->box.y > 150)
        highest = MIN (highest, item->box.y);
    }
  g_assert_cmpfloat (fabs (diamond->box.y + diamond->box.height / 2 - highest), <, 1);
  g_clear_pointer (&scene, deal_scene_unref);

  scene = deal_figure_get_scene (none, &wide);
  g_assert_null (find_diamond (scene));
  g_assert_null (find_text (scene, "break-point"));
}

/* 2024 is from the books, 2026 from a forecast; of 2025 nobody says anything. */
static void
test_history (void)
{
  g_autoptr (DealFigure) figure =
    make_bundled_figure (DEAL_FIGURE_PAYMENTS, "old=2023-01");
  g_autoptr (DealFigure) forecast = make_bundled_figure (DEAL_FIGURE_PAYMENTS, "");
  g_autoptr (DealScene) scene = deal_figure_get_scene (figure, &wide);
  const DealItem *before = find_text (scene, "reported");
  const DealItem *after = find_text (scene, "projected or assumed");
  const DealItem *last = find_text (scene, "2025");
  const DealItem *first = find_text (scene, "2026");
  double          rule;

  g_assert_nonnull (before);
  g_assert_nonnull (after);
  rule = (before->box.x + before->box.width + after->box.x) / 2;
  g_assert_cmpfloat (last->box.x + last->box.width, <, rule);
  g_assert_cmpfloat (first->box.x, >, rule);
  g_clear_pointer (&scene, deal_scene_unref);

  scene = deal_figure_get_scene (forecast, &wide);
  g_assert_null (find_text (scene, "reported"));
  g_assert_null (find_text (scene, "projected or assumed"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/payments/hidden-unknowns", test_hidden_unknowns);
  g_test_add_func ("/payments/thin-places", test_thin_places);
  g_test_add_func ("/payments/hidden-cap", test_hidden_cap);
  g_test_add_func ("/payments/hidden-range", test_hidden_range);
  g_test_add_func ("/payments/rounding-agrees", test_rounding_agrees);
  g_test_add_func ("/payments/difference", test_difference);
  g_test_add_func ("/payments/break-point", test_break_point);
  g_test_add_func ("/payments/history", test_history);

  return g_test_run ();
}
