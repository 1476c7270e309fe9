/* test-payments-lines.c: where the lines and bands of running totals begin and end
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "bundled-figure.h"
#include "chart/deal-figure-private.h"
#include "export/deal-export-private.h"
#include "small-figure.h"

/* The samples of the key are above. */
#define KEY 60

/* The item of that kind that begins furthest to the left of those after @after. */
static const DealItem *
find_item (const DealScene *scene,
           DealItemKind     kind,
           double           after)
{
  const DealItem *found = NULL;

  for (guint i = 0; i < scene->items->len; i++)
    {
      const DealItem *item = scene->items->pdata[i];

      if (item->kind == kind && item->points != NULL && item->box.x >= after &&
          item->box.y > KEY &&
          (kind == DEAL_ITEM_AREA || item->edge == DEAL_COLOUR_NEW) &&
          (found == NULL || item->box.x < found->box.x))
        found = item;
    }

  return found;
}

/* What was paid before the first year that is drawn is not nothing. */
static void
test_window_of_band (void)
{
  g_autoptr (DealFigure) whole =
    make_bundled_figure (DEAL_FIGURE_PAYMENTS, "cumulative range cap=38bn");
  g_autoptr (DealOptions) options = deal_options_copy (deal_figure_get_options (whole));
  g_autoptr (DealFigure) part = NULL;
  const DealFigure *figures[2];
  double            start[2];

  options->window = (DealPeriod){ 2028 * 12, 2030 * 12 + 11 };
  part = deal_figure_new (DEAL_FIGURE_PAYMENTS, options, FALSE, NULL);
  figures[0] = whole;
  figures[1] = part;
  for (int i = 0; i < 2; i++)
    {
      DealFrame frame = { 1000, 520, DEAL_STYLE_LIGHT, FALSE, 1, FALSE, 0, 0, FALSE, 0 };
      g_autoptr (DealScene) scene = deal_figure_get_scene (figures[i], &frame);
      const DealItem *band = find_item (scene, DEAL_ITEM_AREA, 0);

      g_assert_nonnull (band);
      start[i] = fabs (g_array_index (band->points, double, 1) -
                       g_array_index (band->points, double, band->points->len - 1));
    }
  g_assert_cmpfloat (start[0], ==, 0);
  g_assert_cmpfloat (start[1], >, 5);
}

/* Between payments the total stands still, and is told: in the line, on hovering, in
 * words and in the table.  After the last no line goes on. */
static void
test_line_through_break (void)
{
  static const char members[] =
    ",\"payments\":[{\"id\":\"p\",\"title\":\"p\",\"payer\":\"x\",\"payee\":\"y\","
    "\"versions\":[\"b\"],\"rule\":{\"type\":\"one-off\",\"amount\":50,\"on\":\"2026-03-01\"},"
    "\"certainty\":\"official\",\"note\":\"\",\"sources\":[]},"
    "{\"id\":\"q\",\"title\":\"q\",\"payer\":\"x\",\"payee\":\"y\","
    "\"versions\":[\"b\"],\"rule\":{\"type\":\"one-off\",\"amount\":50,\"on\":\"2029-03-01\"},"
    "\"certainty\":\"official\",\"note\":\"\",\"sources\":[]},"
    "{\"id\":\"r\",\"title\":\"r\",\"payer\":\"x\",\"payee\":\"y\","
    "\"versions\":[\"a\"],\"rule\":{\"type\":\"one-off\",\"amount\":7,\"on\":\"2031-03-01\"},"
    "\"certainty\":\"official\",\"note\":\"\",\"sources\":[]}]";
  static const char *const running[] = { "50", "50", "50", "100" };
  g_autoptr (DealFigure) figure = make_small_figure (DEAL_FIGURE_PAYMENTS, members, TRUE);
  g_autoptr (DealFigure) each = make_small_figure (DEAL_FIGURE_PAYMENTS, members, FALSE);
  DealFrame frame = { 1000, 520, DEAL_STYLE_LIGHT, FALSE, 1, FALSE, 0, 0, FALSE, 0 };
  g_autoptr (DealScene) scene = deal_figure_get_scene (figure, &frame);
  g_autoptr (DealSchedule) old_schedule = NULL;
  g_autoptr (DealSchedule) new_schedule = NULL;
  g_autoptr (DealTable) sheet = NULL;
  const DealItem *line = find_item (scene, DEAL_ITEM_LINE, 0);
  const char     *words = deal_figure_get_alt_text (figure);
  guint           n_marks = 0;

  /* From nothing over four years: the second and the third are flat. */
  g_assert_nonnull (line);
  g_assert_cmpuint (line->points->len, ==, 2 * 5);
  g_assert_cmpfloat (g_array_index (line->points, double, 1), >,
                     g_array_index (line->points, double, 3));
  for (guint i = 3; i < 7; i += 2)
    g_assert_cmpfloat (g_array_index (line->points, double, i), ==,
                       g_array_index (line->points, double, i + 2));
  g_assert_cmpfloat (g_array_index (line->points, double, 7), >,
                     g_array_index (line->points, double, 9));
  g_assert_null (find_item (scene, DEAL_ITEM_LINE, line->box.x + line->box.width));

  for (gsize i = 0; i < deal_figure_get_n_marks (figure); i++)
    {
      const DealMark *mark = deal_figure_get_mark (figure, i);

      if (mark->row != 1)
        continue;
      g_assert_cmpint (mark->column, ==, n_marks);
      g_assert_nonnull (strstr (mark->label, mark->column < 3 ? "50" : "100"));
      n_marks++;
    }
  g_assert_cmpuint (n_marks, ==, G_N_ELEMENTS (running));
  for (int year = 2026; year <= 2029; year++)
    {
      g_autofree char *told = g_strdup_printf (" %d ¥%s;", year, running[year - 2026]);

      g_assert_nonnull (strstr (words, told));
    }
  g_assert_null (strstr (words, " 2030 "));
  /* Year by year nothing is told of years without a payment. */
  g_assert_null (strstr (deal_figure_get_alt_text (each), " 2027 "));
  g_assert_cmpuint (deal_figure_get_n_marks (each), ==, 3);

  g_assert_true (deal_schedule_new_pair (deal_figure_get_options (figure), &old_schedule,
                                         &new_schedule, NULL));
  sheet = deal_schedule_pair_to_sheet (old_schedule, new_schedule,
                                       deal_figure_get_options (figure));
  for (guint i = 0; i < G_N_ELEMENTS (running); i++)
    g_assert_cmpstr (
      deal_table_get_cell (sheet, i,
                           (gsize) deal_table_find_column (sheet, "new_running")),
      ==, running[i]);
}

/* Where the total stood before is not known, no line rises from nothing: only where it
 * stands then is marked. */
static void
test_line_after_unknown (void)
{
  static const char members[] =
    ",\"series\":[{\"id\":\"s\",\"title\":\"S\",\"unit\":\"currency\",\"points\":["
    "{\"period\":\"2028\",\"amount\":50,\"kind\":\"projected\",\"sources\":[]},"
    "{\"period\":\"2029\",\"amount\":10,\"kind\":\"projected\",\"sources\":[]}]}],"
    "\"payments\":[{\"id\":\"p\",\"title\":\"p\",\"payer\":\"x\",\"payee\":\"y\","
    "\"versions\":[\"b\"],\"rule\":{\"type\":\"share\",\"of\":\"s\",\"rate\":1,"
    "\"from\":\"2026\",\"to\":\"2029\"},"
    "\"certainty\":\"official\",\"note\":\"\",\"sources\":[]}]";
  g_autoptr (DealFigure) figure = make_small_figure (DEAL_FIGURE_PAYMENTS, members, TRUE);
  DealFrame frame = { 1000, 520, DEAL_STYLE_LIGHT, FALSE, 1, FALSE, 0, 0, FALSE, 0 };
  g_autoptr (DealScene) scene = deal_figure_get_scene (figure, &frame);
  const DealItem *line = find_item (scene, DEAL_ITEM_LINE, 0);

  /* From the end of 2028 to that of 2029. */
  g_assert_nonnull (line);
  g_assert_cmpuint (line->points->len, ==, 2 * 2);
  g_assert_cmpfloat (g_array_index (line->points, double, 1), >,
                     g_array_index (line->points, double, 3));
}

/* Nothing of it is known, not a part. */
static void
test_undisclosed (void)
{
  g_autoptr (DealFigure) figure = make_small_figure (
    DEAL_FIGURE_PAYMENTS,
    ",\"payments\":[{\"id\":\"p\",\"title\":\"p\",\"payer\":\"x\",\"payee\":\"y\","
    "\"versions\":[\"a\",\"b\"],\"rule\":{\"type\":\"unknown\",\"from\":\"2026\"},"
    "\"certainty\":\"official\",\"note\":\"\",\"sources\":[]}]",
    FALSE);

  g_assert_cmpstr (deal_figure_get_title (figure), ==,
                   "What Nihon 東京 pays Y is not disclosed");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/payments-lines/window-of-band", test_window_of_band);
  g_test_add_func ("/payments-lines/through-break", test_line_through_break);
  g_test_add_func ("/payments-lines/after-unknown", test_line_after_unknown);
  g_test_add_func ("/payments-lines/undisclosed", test_undisclosed);

  return g_test_run ();
}
