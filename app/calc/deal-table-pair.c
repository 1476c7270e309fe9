/* deal-table-pair.c: the payments of two versions as a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-table-private.h"

#include "calc/deal-format.h"
#include "calc/deal-money.h"
#include "deal-text.h"

static const DealColumnSpec pair_columns[] = {
  { "period", N_ ("Period"), DEAL_COLUMN_TEXT },
  { "from", N_ ("From"), DEAL_COLUMN_DATE },
  { "to", N_ ("To"), DEAL_COLUMN_DATE },
  { "payer", N_ ("Payer"), DEAL_COLUMN_TEXT },
  { "payee", N_ ("Payee"), DEAL_COLUMN_TEXT },
  { "old_state", N_ ("Old state"), DEAL_COLUMN_TEXT },
  { "old_bound", N_ ("Bound of old"), DEAL_COLUMN_TEXT },
  { "old", N_ ("Old"), DEAL_COLUMN_NUMBER },
  { "old_certainty", N_ ("Certainty of old"), DEAL_COLUMN_TEXT },
  { "new_state", N_ ("New state"), DEAL_COLUMN_TEXT },
  { "new_bound", N_ ("Bound of new"), DEAL_COLUMN_TEXT },
  { "new", N_ ("New"), DEAL_COLUMN_NUMBER },
  { "new_certainty", N_ ("Certainty of new"), DEAL_COLUMN_TEXT },
  { "new_due_bound", N_ ("Bound of new due"), DEAL_COLUMN_TEXT },
  { "new_due", N_ ("New, due before the cap"), DEAL_COLUMN_NUMBER },
  { "difference", N_ ("Difference"), DEAL_COLUMN_NUMBER },
  { "old_running_bound", N_ ("Bound of old running total"), DEAL_COLUMN_TEXT },
  { "old_running", N_ ("Old, running total"), DEAL_COLUMN_NUMBER },
  { "new_running_bound", N_ ("Bound of new running total"), DEAL_COLUMN_TEXT },
  { "new_running", N_ ("New, running total"), DEAL_COLUMN_NUMBER },
  { "old_note", N_ ("Note on old"), DEAL_COLUMN_TEXT },
  { "new_note", N_ ("Note on new"), DEAL_COLUMN_TEXT },
  { "old_version", N_ ("Old version"), DEAL_COLUMN_TEXT },
  { "new_version", N_ ("New version"), DEAL_COLUMN_TEXT },
  { "unit", N_ ("Unit"), DEAL_COLUMN_TEXT },
  { "currency", N_ ("Currency"), DEAL_COLUMN_TEXT },
  { "scenario", N_ ("Scenario"), DEAL_COLUMN_TEXT },
  { "assumptions", N_ ("Assumptions"), DEAL_COLUMN_TEXT },
  { "sources", N_ ("Sources"), DEAL_COLUMN_LIST },
};

/* The total of a direction in the shape of a cell. */
static DealCell
get_total (const DealRow *row,
           gsize          n_periods)
{
  DealCell cell = *deal_row_get_cell (row, n_periods - 1);

  if (row == NULL)
    return cell;

  cell.state = row->total_state;
  cell.bound = row->total_bound;
  cell.amount = row->total;
  cell.pays_from = row->pays_from;
  cell.begins = row->begins;
  cell.capped = FALSE;
  cell.has_due = row->has_total_due;
  cell.due = row->total_due;
  cell.due_bound = row->total_due_bound;
  cell.running_bound = row->total_bound;
  cell.certainty = DEAL_CERTAINTY_OFFICIAL;
  for (gsize i = 0; i < n_periods; i++)
    if (row->cells[i].state != DEAL_STATE_NOT_APPLICABLE)
      {
        cell.certainty = MAX (cell.certainty, row->cells[i].certainty);
        cell.interpolated |= row->cells[i].interpolated;
      }

  return cell;
}

void
deal_row_get_totals (const DealRow *old_row,
                     const DealRow *new_row,
                     gsize          n_periods,
                     DealCell      *old_total,
                     DealCell      *new_total)
{
  *old_total = get_total (old_row, n_periods);
  *new_total = get_total (new_row, n_periods);
}

static void
add_side (GPtrArray      *cells,
          const Deal     *deal,
          const DealCell *cell,
          gboolean        is_total)
{
  deal_cells_add (cells, deal_cell_get_state_word (cell->state, cell->capped));
  deal_cells_add_bounded (cells, deal, cell->state, cell->bound, cell->amount, is_total);
  deal_cells_take (cells, cell->state == DEAL_STATE_NOT_APPLICABLE
                            ? g_strdup ("")
                            : deal_format_cell_certainty (cell, (DealDate){ 0 }));
}

/* Nothing where it is not known. */
void
deal_cells_add_difference (GPtrArray      *cells,
                           const Deal     *deal,
                           const DealCell *old_cell,
                           const DealCell *new_cell)
{
  gint64 difference;

  if (deal_cell_get_difference (old_cell, new_cell, &difference))
    deal_cells_take (cells, deal_money_to_plain (difference, deal->currency_digits));
  else
    deal_cells_add (cells, "");
}

typedef struct
{
  DealMoneyWriter     writer;
  const DealSchedule *old_schedule;
  const DealSchedule *new_schedule;
} PairWriter;

/* What is said of one row of the table. */
typedef struct
{
  const DealCell *old_cell;
  const DealCell *new_cell;
  char           *old_note; /* nullable; taken */
  char           *new_note;
  gboolean        is_total;
} PairRow;

/* After the period's three columns. */
static void
write_pair (PairWriter      *pair,
            const DealParty *payer,
            const DealParty *payee,
            const PairRow   *row)
{
  const Deal     *deal = pair->new_schedule->deal;
  const DealCell *old_cell = row->old_cell;
  const DealCell *new_cell = row->new_cell;
  gboolean        is_total = row->is_total;
  GPtrArray      *cells = pair->writer.cells;
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();

  deal_cells_add (cells, payer->name);
  deal_cells_add (cells, payee->name);
  add_side (cells, deal, old_cell, is_total);
  add_side (cells, deal, new_cell, is_total);
  deal_cells_add_due (cells, deal, new_cell->has_due, new_cell->due_bound, new_cell->due);
  deal_cells_add_difference (cells, deal, old_cell, new_cell);
  deal_cells_add_bounded (cells, deal, old_cell->running_state, old_cell->running_bound,
                          old_cell->running, is_total);
  deal_cells_add_bounded (cells, deal, new_cell->running_state, new_cell->running_bound,
                          new_cell->running, is_total);
  deal_cells_take (cells, row->old_note);
  deal_cells_take (cells, row->new_note);
  deal_cells_add (cells, pair->old_schedule->version->id);
  deal_cells_add (cells, pair->new_schedule->version->id);

  deal_schedule_add_sources (pair->old_schedule, payer, payee, sources);
  deal_schedule_add_sources (pair->new_schedule, payer, payee, sources);
  deal_money_row_end_with (&pair->writer, sources);
}

/* What the total lacks. */
static char *
get_total_note (const DealRow      *row,
                const DealSchedule *schedule)
{
  return row != NULL ? deal_row_describe_missing (row, schedule) : g_strdup ("");
}

static void
write_direction (PairWriter      *pair,
                 const DealParty *payer,
                 const DealParty *payee)
{
  const DealRow *old_row = deal_schedule_find_sum (pair->old_schedule, payer, payee);
  const DealRow *new_row = deal_schedule_find_sum (pair->new_schedule, payer, payee);
  gsize          n_periods = pair->new_schedule->n_periods;
  DealCell       old_total;
  DealCell       new_total;

  if (n_periods == 0)
    return;

  for (gsize i = 0; i < n_periods; i++)
    {
      deal_cells_take (pair->writer.cells,
                       deal_period_to_text (pair->new_schedule->periods[i]));
      deal_cells_add_dates (pair->writer.cells, pair->new_schedule->periods[i]);
      write_pair (pair, payer, payee,
                  &(PairRow){ .old_cell = deal_row_get_cell (old_row, i),
                              .new_cell = deal_row_get_cell (new_row, i),
                              .old_note =
                                deal_cells_note (old_row, pair->old_schedule, i),
                              .new_note =
                                deal_cells_note (new_row, pair->new_schedule, i) });
    }

  deal_row_get_totals (old_row, new_row, n_periods, &old_total, &new_total);
  deal_cells_add_whole (pair->writer.cells, pair->new_schedule);
  write_pair (pair, payer, payee,
              &(PairRow){ .old_cell = &old_total,
                          .new_cell = &new_total,
                          .old_note = get_total_note (old_row, pair->old_schedule),
                          .new_note = get_total_note (new_row, pair->new_schedule),
                          .is_total = TRUE });
}

/**
 * deal_schedule_pair_to_table:
 * @old_schedule: of the old version
 * @new_schedule: of the new version, over the same periods
 * @options: what both were made with
 *
 * For each direction of payment one row per period and one for the total: old,
 * new and their difference, which is empty unless both are known.
 *
 * Returns: (transfer full): the table
 */
DealTable *
deal_schedule_pair_to_table (const DealSchedule *old_schedule,
                             const DealSchedule *new_schedule,
                             const DealOptions  *options)
{
  g_autoptr (GPtrArray) cells = deal_cells_new ();
  g_autofree char *assumptions =
    deal_schedule_get_assumptions (options, old_schedule, new_schedule);
  PairWriter pair = {
    { NULL, cells, new_schedule, options, assumptions },
    old_schedule,
    new_schedule,
  };

  g_return_val_if_fail (old_schedule->n_periods == new_schedule->n_periods, NULL);

  pair.writer.table = deal_table_new_with_columns (
    "payments", _ ("Payments"), pair_columns, G_N_ELEMENTS (pair_columns));
  for (gsize i = 0; i < old_schedule->n_sums; i++)
    write_direction (&pair, old_schedule->payers[i], old_schedule->payees[i]);
  for (gsize i = 0; i < new_schedule->n_sums; i++)
    if (deal_schedule_find_sum (old_schedule, new_schedule->payers[i],
                                new_schedule->payees[i]) == NULL)
      write_direction (&pair, new_schedule->payers[i], new_schedule->payees[i]);

  return pair.writer.table;
}
