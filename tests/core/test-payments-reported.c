/* test-payments-reported.c: what is reported where a rate comes to another amount
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bundled-figure.h"
#include "calc/deal-format.h"
#include "calc/deal-table.h"
#include "made-schedule.h"

#define N_YEARS G_N_ELEMENTS (revenue)

/* A fifth of 30 bn is 6 bn in 2026; of the first quarter 1.5 bn. */
static const struct
{
  const char     *name;
  DealGranularity by;
  DealPoint       reported;
  gsize           n_without; /* of the first periods: those without a difference */
} cases[] = {
  { "another amount of a year",
    DEAL_BY_YEAR,
    { .period = { 2026 * 12, 2026 * 12 + 11 }, .amount = MADE_BN (4000) },
    1 },
  { "the same amount",
    DEAL_BY_YEAR,
    { .period = { 2026 * 12, 2026 * 12 + 11 }, .amount = MADE_BN (6000) },
    0 },
  { "which quarter of the year is another, nobody says",
    DEAL_BY_QUARTER,
    { .period = { 2026 * 12, 2026 * 12 + 11 }, .amount = MADE_BN (4000) },
    4 },
  { "another amount of a quarter",
    DEAL_BY_QUARTER,
    { .period = { 2026 * 12, 2026 * 12 + 2 }, .amount = MADE_BN (1000) },
    1 },
  { "a year with such a quarter",
    DEAL_BY_YEAR,
    { .period = { 2026 * 12, 2026 * 12 + 2 }, .amount = MADE_BN (1000) },
    1 },
  { "the same amount of a quarter",
    DEAL_BY_YEAR,
    { .period = { 2026 * 12, 2026 * 12 + 2 }, .amount = MADE_BN (1500) },
    0 },
};

/* The amounts stay what the rate comes to; where that is not what is reported, there is
 * no difference, of the payment alone and of all of its direction. */
static void
test_no_difference (Fixture      *fixture,
                    gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DealSchedule) plain = NULL;
      g_autoptr (DealSchedule) schedule = NULL;

      g_test_message ("%s", cases[i].name);
      fixture->payments[0] = make_share ();
      plain = compute (fixture, cases[i].by);
      fixture->payments[0].rule.amounts = &cases[i].reported;
      fixture->payments[0].rule.n_amounts = 1;
      schedule = compute (fixture, cases[i].by);
      for (gsize k = 0; k < 2 * schedule->n_periods; k++)
        {
          gsize          period = k / 2;
          const DealRow *old_row = k % 2 ? &schedule->sums[0] : &schedule->rows[0];
          const DealRow *new_row = k % 2 ? &plain->sums[0] : &plain->rows[0];
          gboolean       is_known = period >= cases[i].n_without;
          gint64         difference = -1;
          gint64         gap = -1;

          g_assert_cmpint (old_row->cells[period].amount, ==,
                           new_row->cells[period].amount);
          g_assert_cmpint (deal_cell_get_difference (&old_row->cells[period],
                                                     &new_row->cells[period],
                                                     &difference),
                           ==, is_known);
          g_assert_cmpint (deal_cell_get_difference (&new_row->cells[period],
                                                     &old_row->cells[period],
                                                     &difference),
                           ==, is_known);
          g_assert_cmpint (deal_row_get_gap (old_row, new_row, period, &gap), ==,
                           is_known);
          g_assert_cmpint (difference, ==, is_known ? 0 : -1);
          g_assert_cmpint (gap, ==, is_known ? 0 : -1);
        }
    }
}

/* Of what never applied, nothing is reported. */
static void
test_outside (Fixture      *fixture,
              gconstpointer data)
{
  static const DealPoint before = { .period = { 2025 * 12, 2025 * 12 + 11 },
                                    .amount = MADE_BN (1000) };
  g_autoptr (DealSchedule) schedule = NULL;

  fixture->payments[0] = make_share ();
  fixture->payments[0].rule.amounts = &before;
  fixture->payments[0].rule.n_amounts = 1;
  schedule = compute (fixture, DEAL_BY_YEAR);
  for (gsize i = 0; i < schedule->n_periods; i++)
    g_assert_null (schedule->rows[0].cells[i].reported);
}

static gboolean
is_told (const DealFigure *figure,
         const char       *words)
{
  g_autofree char *told = g_strjoinv ("\n", (char **) deal_figure_get_footer (figure));

  return strstr (told, words) != NULL;
}

/* About 4 bn were expected of 2026 where a straight 20% of 30 bn is 6: wherever the 6 are
 * told the 4 are, and only there. */
static void
test_bundled (void)
{
  static const char        told[] = "Oct\u00a02025: $4\u00a0bn is reported for 2026.";
  static const char *const drawn[] = { "cap=38bn", "cumulative cap=38bn", "month",
                                       "scenario=flat", "swap" };
  g_autoptr (DealFigure) figure = make_bundled_figure (DEAL_FIGURE_PAYMENTS, "cap=38bn");
  g_autoptr (DealFigure)
    before = make_bundled_figure (DEAL_FIGURE_PAYMENTS, "old=2023-01 new=2025-01");
  const DealTable *table = deal_figure_get_table (figure);
  const char      *alt = deal_figure_get_alt_text (figure);
  guint            n_marks = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (drawn); i++)
    {
      g_autoptr (DealFigure)
        one = make_bundled_figure (DEAL_FIGURE_PAYMENTS, drawn[i]);

      g_test_message ("%s", drawn[i]);
      g_assert_true (is_told (one, told));
    }
  g_assert_false (is_told (before, "is reported for"));
  g_assert_nonnull (
    strstr (alt, "2026 $6\u00a0bn, but $4\u00a0bn is reported for 2026; 2027"));
  for (gsize i = 0; i < deal_figure_get_n_marks (figure); i++)
    n_marks += strstr (deal_figure_get_mark (figure, i)->label,
                       ", but $4\u00a0bn is reported for 2026") != NULL;
  g_assert_cmpuint (n_marks, ==, 1);
  for (guint i = 0; i < N_YEARS; i++)
    {
      const char *difference =
        deal_table_get_cell (table, i, deal_table_find_column (table, "difference"));

      g_assert_cmpint (difference[0] == '\0', ==, i == 0);
    }
}

/* A total that is no exact number says what it lacks, in both tables and in the words. */
static void
test_missing (void)
{
  static const char *const notes[][2] = {
    { "What comes after 2030 is not in it.", "Not disclosed for 2026–2030." },
    { "Not disclosed for 2026–2030. What comes after 2030 is not in it.", "" },
  };
  g_autoptr (DealFigure) figure = make_bundled_figure (DEAL_FIGURE_PAYMENTS, "");
  const DealTable *table = deal_figure_get_table (figure);
  const char      *alt = deal_figure_get_alt_text (figure);
  guint            n = 0;

  for (guint i = 0; i < table->rows->len; i++)
    if (g_str_equal (deal_table_get_cell (table, i, 0), "total"))
      {
        gssize old_note = deal_table_find_column (table, "old_note");
        gssize new_note = deal_table_find_column (table, "new_note");

        g_assert_cmpuint (n, <, G_N_ELEMENTS (notes));
        g_assert_cmpstr (deal_table_get_cell (table, i, old_note), ==, notes[n][0]);
        g_assert_cmpstr (deal_table_get_cell (table, i, new_note), ==, notes[n++][1]);
      }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (notes));
  g_assert_nonnull (
    strstr (alt, "total ≥\u00a0$128.78\u00a0bn. What comes after 2030 is not in it."));
  g_assert_nonnull (
    strstr (alt, "total ≤\u00a0$128.78\u00a0bn. Not disclosed for 2026–2030."));
}

#undef ADD
#define ADD(name, function) \
  g_test_add ("/payments-reported/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("no-difference", test_no_difference);
  ADD ("not-of-another-time", test_outside);
  g_test_add_func ("/payments-reported/bundled", test_bundled);
  g_test_add_func ("/payments-reported/what-totals-lack", test_missing);

  return g_test_run ();
}
