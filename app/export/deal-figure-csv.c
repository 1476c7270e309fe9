/* deal-figure-csv.c: the numbers of a figure as CSV, with what they rest on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "export/deal-export-private.h"

#include "calc/deal-money.h"

/* What every row says again, so that no copy of a row loses it. */
static const char *const own[] = { "assumptions_in_words", "as_of", "deal_file",
                                   "deal_sha256" };

#define N_RANGES 4

/* What a figure draws over all scenarios: of each period, or of the running totals. */
static const char *const ranges[][N_RANGES] = {
  { "old_low", "old_high", "new_low", "new_high" },
  { "old_running_low", "old_running_high", "new_running_low", "new_running_high" },
};

static DealTable *
create_table (const DealTable   *table,
              const char *const *range_ids)
{
  DealTable *copy = deal_table_new (table->id, table->title);

  for (guint i = 0; i < table->columns->len; i++)
    {
      const DealColumn *column = &g_array_index (table->columns, DealColumn, i);

      deal_table_add_column (copy, column->id, column->title, column->type);
    }
  for (gsize i = 0; range_ids != NULL && i < N_RANGES; i++)
    deal_table_add_column (copy, range_ids[i], range_ids[i], DEAL_COLUMN_NUMBER);
  for (gsize i = 0; i < G_N_ELEMENTS (own); i++)
    if (deal_table_find_column (table, own[i]) < 0)
      deal_table_add_column (copy, own[i], own[i], DEAL_COLUMN_TEXT);

  return copy;
}

static void
add_range (GPtrArray          *cells,
           const DealSchedule *schedule,
           const DealRow      *row,
           gsize               period,
           gboolean            of_totals)
{
  guint           digits = schedule->deal->currency_digits;
  const DealCell *cell =
    row != NULL && period < schedule->n_periods ? &row->cells[period] : NULL;
  gint64 low;
  gint64 high;

  if (cell == NULL || !(of_totals ? cell->has_running_range : cell->has_range))
    {
      g_ptr_array_add (cells, g_strdup (""));
      g_ptr_array_add (cells, g_strdup (""));
      return;
    }
  low = of_totals ? cell->running_low : cell->low;
  high = of_totals ? cell->running_high : cell->high;
  g_ptr_array_add (cells, deal_money_to_plain (low, digits));
  g_ptr_array_add (cells, deal_money_to_plain (high, digits));
}

/* A row for each period of a direction, and one for its total, which has no range;
 * @of_totals: of what was paid so far, else in the period. */
static void
add_direction (GPtrArray          *cells,
               const DealSchedule *old_schedule,
               const DealSchedule *new_schedule,
               const DealParty    *payer,
               const DealParty    *payee,
               gboolean            of_totals)
{
  const DealRow *old_row = deal_schedule_find_sum (old_schedule, payer, payee);
  const DealRow *new_row = deal_schedule_find_sum (new_schedule, payer, payee);

  for (gsize i = 0; i <= new_schedule->n_periods; i++)
    {
      add_range (cells, old_schedule, old_row, i, of_totals);
      add_range (cells, new_schedule, new_row, i, of_totals);
    }
}

/* The cells of those columns, row after row, in the order of
 * deal_schedule_pair_to_table(); NULL: the figure draws no ranges. */
static GPtrArray *
find_ranges (const DealFigure *figure)
{
  const DealOptions  *options = deal_figure_get_options (figure);
  const DealSchedule *old_schedule;
  const DealSchedule *new_schedule;
  g_autoptr (GPtrArray) cells = NULL;

  if (!options->range ||
      !deal_figure_get_schedules (figure, &old_schedule, &new_schedule))
    return NULL;

  cells = g_ptr_array_new_with_free_func (g_free);
  for (gsize i = 0; i < old_schedule->n_sums; i++)
    add_direction (cells, old_schedule, new_schedule, old_schedule->payers[i],
                   old_schedule->payees[i], options->cumulative);
  for (gsize i = 0; i < new_schedule->n_sums; i++)
    if (deal_schedule_find_sum (old_schedule, new_schedule->payers[i],
                                new_schedule->payees[i]) == NULL)
      add_direction (cells, old_schedule, new_schedule, new_schedule->payers[i],
                     new_schedule->payees[i], options->cumulative);
  if (cells->len != deal_figure_get_table (figure)->rows->len * N_RANGES)
    return NULL;

  return g_steal_pointer (&cells);
}

/* @low_high: nullable: N_RANGES cells for each row of @table */
static DealTable *
widen (const DealFigure *figure,
       const DealTable  *table,
       const GPtrArray  *low_high)
{
  const Deal *deal = deal_figure_get_options (figure)->deal;
  gboolean    of_totals = deal_figure_get_options (figure)->cumulative;
  DealTable  *copy =
    create_table (table, low_high != NULL ? ranges[of_totals ? 1 : 0] : NULL);
  g_autofree char *assumptions = g_strjoinv (
    " ", (char **) deal_figure_get_assumptions (figure));
  g_autofree char *as_of = deal_date_to_iso (deal->as_of);
  const char      *values[] = { assumptions, as_of, deal->file_name, deal->sha256 };

  for (guint row = 0; row < table->rows->len; row++)
    {
      const char **cells = table->rows->pdata[row];
      g_autoptr (GPtrArray) all = g_ptr_array_new ();

      for (guint i = 0; i < table->columns->len; i++)
        g_ptr_array_add (all, (gpointer) cells[i]);
      for (guint i = 0; low_high != NULL && i < N_RANGES; i++)
        g_ptr_array_add (all, low_high->pdata[row * N_RANGES + i]);
      for (gsize i = 0; i < G_N_ELEMENTS (own); i++)
        if (deal_table_find_column (table, own[i]) < 0)
          g_ptr_array_add (all, (gpointer) values[i]);
      deal_table_add_row (copy, (const char *const *) all->pdata);
    }

  return copy;
}

/**
 * deal_figure_complete_table:
 * @figure: a figure
 * @table: a table of numbers that rest on the same
 *
 * Returns: (transfer full): the table, with columns for the assumptions in words, the
 *   date and the deal's file
 */
DealTable *
deal_figure_complete_table (const DealFigure *figure,
                            const DealTable  *table)
{
  return widen (figure, table, NULL);
}

/**
 * deal_figure_to_csv:
 * @figure: the figure
 *
 * Its table, with columns for the lowest and highest amounts over all scenarios, if it
 * draws them, the assumptions in words, the date and the deal's file.
 *
 * Returns: (transfer full): the file
 */
GBytes *
deal_figure_to_csv (const DealFigure *figure)
{
  g_autoptr (GPtrArray) low_high = find_ranges (figure);
  g_autoptr (DealTable) table = widen (figure, deal_figure_get_table (figure), low_high);

  return deal_table_to_csv (table);
}
