/* deal-table-sheet.c: the payments of two versions as a table that people read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-table-private.h"

#include "calc/deal-format.h"
#include "deal-text.h"

/* The columns of one side: what they are called, and the names of their parts. */
typedef struct
{
  const char *amount;
  const char *amount_state;
  const char *amount_bound;
  const char *range;
  const char *certainty;
  const char *running;
  const char *running_state;
  const char *running_bound;
} SideColumns;

static const SideColumns old_columns = {
  "old",
  "old_state",
  "old_bound",
  "old_range",
  "old_certainty",
  "old_running",
  "old_running_state",
  "old_running_bound",
};

static const SideColumns new_columns = {
  "new",
  "new_state",
  "new_bound",
  "new_range",
  "new_certainty",
  "new_running",
  "new_running_state",
  "new_running_bound",
};

typedef struct
{
  DealTable          *table;
  GPtrArray          *cells;
  const DealOptions  *options;
  const DealSchedule *old_schedule;
  const DealSchedule *new_schedule;
} SheetWriter;

/* A number, the word for why there is none, and how it is meant. */
static void
add_number_column (DealTable  *table,
                   const char *id,
                   const char *state_id,
                   const char *bound_id,
                   const char *title)
{
  /* Translators: why there is no number in the column that %s is the title of */
  g_autofree char *state_title = g_strdup_printf (C_ ("table", "%s, state"), title);
  /* Translators: whether a number is exact; %s is the title of its column */
  g_autofree char *bound_title = g_strdup_printf (C_ ("table", "%s, bound"), title);

  deal_table_add_column (table, id, title, DEAL_COLUMN_NUMBER);
  deal_table_add_column (table, state_id, state_title, DEAL_COLUMN_TEXT);
  if (bound_id != NULL)
    deal_table_add_column (table, bound_id, bound_title, DEAL_COLUMN_TEXT);
}

static void
add_side_columns (DealTable         *table,
                  const SideColumns *columns,
                  const char        *version,
                  gboolean           has_range)
{
  /* Translators: heads a column: how certain the amounts of a version are; the
   * line breaks after the colon */
  g_autofree char *certainty = g_strdup_printf (C_ ("table", "Certainty: %s"), version);
  /* Translators: heads a column: the lowest and the highest amount of the scenarios; %s
   * is a version */
  g_autofree char *range = g_strdup_printf (C_ ("table", "Low–high: %s"), version);

  add_number_column (table, columns->amount, columns->amount_state,
                     columns->amount_bound, version);
  if (has_range)
    deal_table_add_column (table, columns->range, range, DEAL_COLUMN_TEXT);
  deal_table_add_column (table, columns->certainty, certainty, DEAL_COLUMN_TEXT);
}

static void
add_running_columns (DealTable         *table,
                     const SideColumns *columns,
                     const char        *version)
{
  /* Translators: heads a column: all that a version has paid so far */
  g_autofree char *title = g_strdup_printf (C_ ("table", "Running total: %s"), version);

  add_number_column (table, columns->running, columns->running_state,
                     columns->running_bound, title);
}

static DealTable *
make_columns (const DealOptions *options)
{
  const DealVersion *old_version = options->old_version;
  const DealVersion *new_version = options->new_version;
  DealTable         *table = deal_table_new ("payments", _ ("Payments"));
  g_autofree char   *old_name = deal_format_version (old_version, new_version);
  g_autofree char   *new_name = deal_format_version (new_version, old_version);

  deal_table_add_column (table, "period", _ ("Period"), DEAL_COLUMN_TEXT);
  deal_table_add_column (table, "from", _ ("From"), DEAL_COLUMN_DATE);
  deal_table_add_column (table, "to", _ ("To"), DEAL_COLUMN_DATE);
  deal_table_add_column (table, "direction", _ ("Who pays whom"), DEAL_COLUMN_TEXT);
  add_side_columns (table, &old_columns, old_name, options->range);
  add_side_columns (table, &new_columns, new_name, options->range);
  add_number_column (table, "difference", "difference_state", NULL, _ ("Difference"));
  add_running_columns (table, &old_columns, old_name);
  add_running_columns (table, &new_columns, new_name);
  deal_table_add_column (table, "currency", _ ("Currency"), DEAL_COLUMN_TEXT);

  return table;
}

/* Number, state and bound of what may be known only as a bound. */
static void
add_amount (SheetWriter *writer,
            DealState    state,
            DealBound    bound,
            gint64       amount)
{
  const Deal *deal = writer->options->deal;
  gboolean    is_number = deal_state_is_number (state) ||
                       (state != DEAL_STATE_NOT_APPLICABLE &&
                        bound == DEAL_BOUND_AT_LEAST && amount > 0);

  deal_cells_add_money (writer->cells, deal, is_number, amount);
  deal_cells_add (writer->cells, is_number ? "" : deal_format_state (state));
  deal_cells_add (writer->cells, is_number ? deal_bound_to_sign (bound) : "");
}

static void
add_side (SheetWriter    *writer,
          const DealCell *cell,
          DealDate        begin,
          gboolean        is_total)
{
  const Deal *deal = writer->options->deal;
  gint64      limit;

  if (deal_cell_get_limit (cell, &limit))
    add_amount (writer, DEAL_STATE_VALUE, DEAL_BOUND_AT_MOST, limit);
  else
    add_amount (writer, cell->state, cell->bound, cell->amount);
  if (writer->options->range)
    {
      gboolean         has_range = cell->has_range && !is_total;
      g_autofree char *low =
        deal_format_money (cell->low, deal->currency, deal->currency_digits);
      g_autofree char *high =
        deal_format_money (cell->high, deal->currency, deal->currency_digits);

      /* Translators: the smallest and the largest amount over all scenarios */
      deal_cells_take (writer->cells, has_range
                                        ? g_strdup_printf (C_ ("range", "%s–%s"), low,
                                                           high)
                                        : g_strdup (C_ ("range", "no range")));
    }
  deal_cells_take (writer->cells, deal_format_cell_standing (cell, begin, deal));
}

static void
add_running (SheetWriter    *writer,
             const DealCell *cell)
{
  gint64 limit;

  if (deal_cell_get_running_limit (cell, &limit))
    add_amount (writer, DEAL_STATE_VALUE, DEAL_BOUND_AT_MOST, limit);
  else
    add_amount (writer, cell->running_state, cell->running_bound, cell->running);
}

static void
add_difference (SheetWriter    *writer,
                const DealCell *old_cell,
                const DealCell *new_cell)
{
  const char *last;

  deal_cells_add_difference (writer->cells, writer->options->deal, old_cell, new_cell);
  last = g_ptr_array_index (writer->cells, writer->cells->len - 1);
  deal_cells_add (writer->cells, last[0] != '\0' ? "" : C_ ("difference", "not known"));
}

/* In words; with what happens in it. */
static char *
describe_period (DealPeriod period,
                 gboolean   is_total,
                 gboolean   binds)
{
  g_autofree char *when = deal_format_period (period);

  if (is_total)
    return g_strdup (C_ ("table", "Total"));
  if (binds)
    /* Translators: %s is a period, as "2029" */
    return g_strdup_printf (_ ("%s, cap reached"), when);

  return g_steal_pointer (&when);
}

/* The two sides of a row, for a period or in all. */
typedef struct
{
  DealPeriod       period;
  const DealParty *payer;
  const DealParty *payee;
  DealCell         old_cell;
  DealCell         new_cell;
  DealDate         old_begin; /* from when a cell counts; not set: from the first day */
  DealDate         new_begin;
  gboolean         is_total;
  gboolean         binds; /* a cap is reached in it */
} SheetRow;

static void
write_row (SheetWriter    *writer,
           const SheetRow *row)
{
  GPtrArray *cells = writer->cells;

  deal_cells_take (cells, describe_period (row->period, row->is_total, row->binds));
  deal_cells_add_dates (cells, row->period);
  /* Translators: payer, payee */
  deal_cells_take (
    cells, g_strdup_printf (_ ("%s pays %s"), row->payer->name, row->payee->name));
  add_side (writer, &row->old_cell, row->old_begin, row->is_total);
  add_side (writer, &row->new_cell, row->new_begin, row->is_total);
  add_difference (writer, &row->old_cell, &row->new_cell);
  add_running (writer, &row->old_cell);
  add_running (writer, &row->new_cell);
  deal_cells_add (cells, writer->options->deal->currency);
  deal_cells_end (cells, writer->table);
}

/* The first period that is cut. */
static gboolean
binds_in (const DealRow *row,
          gsize          period)
{
  return row != NULL && row->cells[period].capped &&
         (period == 0 || !row->cells[period - 1].capped);
}

/* Totals count from where the first number does. */
static DealDate
get_total_begin (const DealRow      *row,
                 const DealSchedule *schedule)
{
  DealDate begin = { 0 };

  for (gsize i = 0; i < schedule->n_periods && !deal_date_is_set (begin); i++)
    begin = deal_row_get_begin (row, schedule, i);

  return begin;
}

static void
write_direction (SheetWriter     *writer,
                 const DealParty *payer,
                 const DealParty *payee)
{
  const DealSchedule *before = writer->old_schedule;
  const DealSchedule *schedule = writer->new_schedule;
  const DealRow      *old_row = deal_schedule_find_sum (before, payer, payee);
  const DealRow      *new_row = deal_schedule_find_sum (schedule, payer, payee);
  gsize               n_periods = schedule->n_periods;
  SheetRow            row = { .payer = payer, .payee = payee };

  if (n_periods == 0)
    return;

  for (gsize i = 0; i < n_periods; i++)
    {
      row.period = schedule->periods[i];
      row.old_cell = *deal_row_get_cell (old_row, i);
      row.new_cell = *deal_row_get_cell (new_row, i);
      row.old_begin = deal_row_get_begin (old_row, before, i);
      row.new_begin = deal_row_get_begin (new_row, schedule, i);
      row.binds = binds_in (old_row, i) || binds_in (new_row, i);
      write_row (writer, &row);
    }

  row.period.first = schedule->periods[0].first;
  deal_row_get_totals (old_row, new_row, n_periods, &row.old_cell, &row.new_cell);
  row.old_begin = get_total_begin (old_row, before);
  row.new_begin = get_total_begin (new_row, schedule);
  row.is_total = TRUE;
  write_row (writer, &row);
}

/**
 * deal_schedule_pair_to_sheet:
 * @old_schedule: of the old version
 * @new_schedule: of the new version, over the same periods
 * @options: what both were made with
 *
 * The numbers of deal_schedule_pair_to_table() as the window shows them: the
 * versions by their dates, and for each amount that is not there the word for
 * why, or the most that a cap of unknown size leaves of it.
 *
 * Returns: (transfer full): the table
 */
DealTable *
deal_schedule_pair_to_sheet (const DealSchedule *old_schedule,
                             const DealSchedule *new_schedule,
                             const DealOptions  *options)
{
  g_autoptr (GPtrArray) cells = deal_cells_new ();
  SheetWriter writer = { NULL, cells, options, old_schedule, new_schedule };

  g_return_val_if_fail (old_schedule->n_periods == new_schedule->n_periods, NULL);

  writer.table = make_columns (options);
  for (gsize i = 0; i < old_schedule->n_sums; i++)
    write_direction (&writer, old_schedule->payers[i], old_schedule->payees[i]);
  for (gsize i = 0; i < new_schedule->n_sums; i++)
    if (deal_schedule_find_sum (old_schedule, new_schedule->payers[i],
                                new_schedule->payees[i]) == NULL)
      write_direction (&writer, new_schedule->payers[i], new_schedule->payees[i]);

  return writer.table;
}
