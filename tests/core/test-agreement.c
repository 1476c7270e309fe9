/* test-agreement.c: what the payments figure draws, tables, exports and tells is one set
 * of numbers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <string.h>

#include "bundled-figure.h"
#include "calc/deal-format.h"
#include "calc/deal-schedule.h"
#include "chart/deal-figure-private.h"

/* Worked out by hand: a fifth of 30, 62, 102.5, 169.4 and 280 bn. */
static const struct
{
  const char *choice;
  gint64      paid[5]; /* millions a year */
  gint64      total;
  const char *told;  /* in the headline */
  const char *tells; /* at the end of the payment's words */
} cases[] = {
  { "cap=10bn", { 6000, 4000, 0, 0, 0 }, 10000, "$10\u00a0bn", "total $10\u00a0bn." },
  { "cap=38bn",
    { 6000, 12400, 19600, 0, 0 },
    38000,
    "$38\u00a0bn",
    "total $38\u00a0bn." },
  { "cap=38.05bn",
    { 6000, 12400, 19650, 0, 0 },
    38050,
    "$38.05\u00a0bn",
    "total $38.05\u00a0bn." },
  { "cap=150bn",
    { 6000, 12400, 20500, 33880, 56000 },
    128780,
    "$150\u00a0bn",
    "total $128.78\u00a0bn." },
};

static const char *const lengths[] = { "month", "quarter", "year" };

#define MILLION G_GINT64_CONSTANT (100000000) /* in cents */

/* The field of a line without quotes before it. */
static char *
get_field (const char *line,
           const char *head,
           const char *name)
{
  g_auto (GStrv) names = g_strsplit (head, ",", -1);
  g_auto (GStrv) fields = g_strsplit (line, ",", -1);

  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return g_strdup (fields[i]);
  g_assert_not_reached ();
}

static gint64
read_cents (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ".", 2);

  g_assert_nonnull (parts[1]);
  g_assert_cmpuint (strlen (parts[1]), ==, 2);

  return g_ascii_strtoll (parts[0], NULL, 10) * 100 +
         g_ascii_strtoll (parts[1], NULL, 10);
}

/* Exported: what the new terms have OpenAI pay, each year and in all. */
static void
add_exported (const DealFigure *figure,
              gint64            years[5],
              gint64           *last_running)
{
  g_autoptr (GBytes) bytes = deal_table_to_csv (deal_figure_get_table (figure));
  g_autofree char *text =
    g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  const char *start = g_str_has_prefix (text, "\xEF\xBB\xBF") ? text + 3 : text;
  g_auto (GStrv) lines = g_strsplit (start, "\n", -1);

  for (guint i = 1; lines[i] != NULL && lines[i][0] != '\0'; i++)
    {
      g_autofree char *payer = get_field (lines[i], lines[0], "payer");
      g_autofree char *from = get_field (lines[i], lines[0], "from");
      g_autofree char *to = get_field (lines[i], lines[0], "to");
      g_autofree char *amount = get_field (lines[i], lines[0], "new");
      g_autofree char *running = get_field (lines[i], lines[0], "new_running");

      /* A row of totals spans several years. */
      if (!g_str_equal (payer, "OpenAI") || strncmp (from, to, 4) != 0)
        continue;
      years[atoi (from) - 2026] += read_cents (amount);
      *last_running = read_cents (running);
    }
}

/* Drawn: the heights of the bars, by the highest of the old ones, whose amount is
 * known. */
static void
add_drawn (const DealFigure *figure,
           gint64            tallest,
           double            sum[2])
{
  DealFrame frame = {
    .width = 2600,
    .height = 1400,
    .style = DEAL_STYLE_LIGHT,
    .whole = TRUE,
    .text_scale = 1,
  };
  g_autoptr (DealScene) scene = deal_figure_get_scene (figure, &frame);
  double zero = 0;
  double widest = 0;
  double most = 0;

  for (guint i = 0; i < scene->items->len; i++)
    {
      const DealItem *item = scene->items->pdata[i];

      if (item->kind == DEAL_ITEM_LINE && item->edge == DEAL_COLOUR_INK2 &&
          item->box.width > widest)
        {
          widest = item->box.width;
          zero = item->box.y;
        }
    }
  sum[0] = sum[1] = 0;
  for (guint i = 0; i < scene->items->len; i++)
    {
      const DealItem *item = scene->items->pdata[i];

      if (item->kind != DEAL_ITEM_RECT || item->hatch == DEAL_HATCH_NONE ||
          item->box.y > zero || fabs (item->box.y + item->box.height - zero) > 2)
        continue;
      sum[item->hatch == DEAL_HATCH_NEW] += item->box.height;
      if (item->hatch == DEAL_HATCH_OLD)
        most = MAX (most, item->box.height);
    }
  g_assert_cmpfloat (most, >, 100);
  for (int side = 0; side < 2; side++)
    sum[side] *= (double) tallest / most;
}

static void
test_one_set_of_numbers (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (lengths); k++)
      {
        g_autofree char *choice =
          g_strdup_printf ("%s %s", k < 2 ? lengths[k] : "", cases[i].choice);
        g_autoptr (DealFigure) figure = NULL;
        g_autoptr (DealSchedule) old_schedule = NULL;
        g_autoptr (DealSchedule) new_schedule = NULL;
        g_autoptr (GError) error = NULL;
        gint64         years[5] = { 0 };
        gint64         running = 0;
        gint64         tallest = 0;
        double         drawn[2];
        const DealRow *old_row;
        const DealRow *row;

        g_strstrip (choice);
        figure = make_bundled_figure (DEAL_FIGURE_PAYMENTS, choice);
        deal_schedule_new_pair (deal_figure_get_options (figure), &old_schedule,
                                &new_schedule, &error);
        g_assert_no_error (error);
        row = &new_schedule->rows[0];
        old_row = deal_schedule_find_sum (old_schedule, row->payment->payer,
                                          row->payment->payee);

        /* Calculated, and tabled. */
        g_assert_cmpint (row->total, ==, cases[i].total * MILLION);
        add_exported (figure, years, &running);
        for (int year = 0; year < 5; year++)
          g_assert_cmpint (years[year], ==, cases[i].paid[year] * MILLION);
        g_assert_cmpint (running, ==, row->total);
        /* Told. */
        g_assert_nonnull (strstr (deal_figure_get_title (figure), cases[i].told));
        g_assert_nonnull (strstr (deal_figure_get_alt_text (figure), cases[i].tells));
        /* Drawn: what a length can say of twelve digits. */
        for (gsize p = 0; p < old_schedule->n_periods; p++)
          tallest = MAX (tallest, old_row->cells[p].amount);
        add_drawn (figure, tallest, drawn);
        g_assert_cmpfloat (fabs (drawn[1] - (double) row->total), <, 1000);
        g_assert_cmpfloat (fabs (drawn[0] - 128780.0 * MILLION), <, 1000);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/agreement/drawn-tabled-exported-told", test_one_set_of_numbers);

  return g_test_run ();
}
