/* deal-table-schedule.c: a schedule as a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-table-private.h"

#include "calc/deal-format.h"
#include "deal-text.h"

static const DealColumnSpec schedule_columns[] = {
  { "period", N_ ("Period"), DEAL_COLUMN_TEXT },
  { "from", N_ ("From"), DEAL_COLUMN_DATE },
  { "to", N_ ("To"), DEAL_COLUMN_DATE },
  { "payment", N_ ("Payment"), DEAL_COLUMN_TEXT },
  { "title", N_ ("Title"), DEAL_COLUMN_TEXT },
  { "payer", N_ ("Payer"), DEAL_COLUMN_TEXT },
  { "payee", N_ ("Payee"), DEAL_COLUMN_TEXT },
  { "state", N_ ("State"), DEAL_COLUMN_TEXT },
  { "bound", N_ ("Bound"), DEAL_COLUMN_TEXT },
  { "amount", N_ ("Amount"), DEAL_COLUMN_NUMBER },
  { "due_bound", N_ ("Bound of due"), DEAL_COLUMN_TEXT },
  { "due", N_ ("Due before the cap"), DEAL_COLUMN_NUMBER },
  { "capped", N_ ("Capped"), DEAL_COLUMN_FLAG },
  { "certainty", N_ ("Certainty"), DEAL_COLUMN_TEXT },
  { "running_bound", N_ ("Bound of running total"), DEAL_COLUMN_TEXT },
  { "running", N_ ("Running total"), DEAL_COLUMN_NUMBER },
  { "low", N_ ("Low"), DEAL_COLUMN_NUMBER },
  { "high", N_ ("High"), DEAL_COLUMN_NUMBER },
  { "note", N_ ("Note"), DEAL_COLUMN_TEXT },
  { "unit", N_ ("Unit"), DEAL_COLUMN_TEXT },
  { "currency", N_ ("Currency"), DEAL_COLUMN_TEXT },
  { "scenario", N_ ("Scenario"), DEAL_COLUMN_TEXT },
  { "assumptions", N_ ("Assumptions"), DEAL_COLUMN_TEXT },
  { "sources", N_ ("Sources"), DEAL_COLUMN_LIST },
};

static void
add_payment (DealMoneyWriter   *writer,
             const DealPayment *payment,
             const DealParty   *payer,
             const DealParty   *payee)
{
  deal_cells_add (writer->cells, payment != NULL ? payment->id : "");
  deal_cells_add (writer->cells, payment != NULL ? payment->title : _ ("All payments"));
  deal_cells_add (writer->cells, payer->name);
  deal_cells_add (writer->cells, payee->name);
}

static void
write_cell (DealMoneyWriter *writer,
            const DealRow   *row,
            gsize            period)
{
  const DealCell *cell = &row->cells[period];
  const Deal     *deal = writer->schedule->deal;
  GPtrArray      *cells = writer->cells;

  deal_cells_take (cells, deal_period_to_text (writer->schedule->periods[period]));
  deal_cells_add_dates (cells, writer->schedule->periods[period]);
  add_payment (writer, row->payment, row->payment->payer, row->payment->payee);
  deal_cells_add (cells, deal_cell_get_state_word (cell->state, cell->capped));
  deal_cells_add_bounded (cells, deal, cell->state, cell->bound, cell->amount, FALSE);
  deal_cells_add_due (cells, deal, cell->has_due, cell->due_bound, cell->due);
  deal_cells_add (cells, cell->capped ? _ ("yes") : _ ("no"));
  deal_cells_take (cells, cell->state == DEAL_STATE_NOT_APPLICABLE
                            ? g_strdup ("")
                            : deal_format_cell_certainty (cell, (DealDate){ 0 }));
  deal_cells_add_bounded (cells, deal, cell->running_state, cell->running_bound,
                          cell->running, FALSE);
  deal_cells_add_money (cells, deal, cell->has_range, cell->low);
  deal_cells_add_money (cells, deal, cell->has_range, cell->high);
  deal_cells_take (cells, deal_cells_note (row, writer->schedule, period));
  deal_money_row_end (writer, &row->payment->sources);
}

static gboolean
is_cut (const DealRow *row,
        gsize          n_periods)
{
  for (gsize i = 0; i < n_periods; i++)
    if (row->cells[i].capped)
      return TRUE;

  return FALSE;
}

/* A whole that is known where its parts are not: told, never spread. */
static char *
get_whole (const DealRow *row,
           const Deal    *deal)
{
  const DealPayment *payment = row->payment;

  if (payment == NULL || payment->rule.type != DEAL_RULE_UNKNOWN ||
      !payment->rule.has_total)
    return g_strdup (payment != NULL ? payment->note : "");

  g_autofree char *total = deal_format_money_exact (payment->rule.total, deal->currency,
                                                    deal->currency_digits);

  /* Translators: %s is an amount */
  return g_strdup_printf (_ ("%s in all; how much of it when is not disclosed"), total);
}

/* Behind what the total lacks, unless the whole is known. */
static char *
get_note (const DealRow      *row,
          const DealSchedule *schedule)
{
  g_autofree char *missing = deal_row_describe_missing (row, schedule);
  g_autofree char *whole = get_whole (row, schedule->deal);

  if (row->payment != NULL && row->payment->rule.has_total)
    return g_steal_pointer (&whole);

  return g_strconcat (missing,
                      missing[0] != '\0' && whole != NULL && whole[0] != '\0' ? " " : "",
                      whole != NULL ? whole : "", NULL);
}

static void
write_total (DealMoneyWriter *writer,
             const DealRow   *row,
             const DealParty *payer,
             const DealParty *payee)
{
  const Deal *deal = writer->schedule->deal;
  GPtrArray  *cells = writer->cells;
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();

  deal_cells_add_whole (cells, writer->schedule);
  add_payment (writer, row->payment, payer, payee);
  deal_cells_add (cells, deal_format_state (row->total_state));
  deal_cells_add_bounded (cells, deal, row->total_state, row->total_bound, row->total,
                          TRUE);
  deal_cells_add_due (cells, deal, row->has_total_due, row->total_due_bound,
                      row->total_due);
  deal_cells_add (cells,
                  is_cut (row, writer->schedule->n_periods) ? _ ("yes") : _ ("no"));
  deal_cells_add (cells, "");
  deal_cells_add_bounded (cells, deal, row->total_state, row->total_bound, row->total,
                          TRUE);
  deal_cells_add (cells, "");
  deal_cells_add (cells, "");
  deal_cells_take (cells, get_note (row, writer->schedule));
  deal_schedule_add_sources (writer->schedule, payer, payee, sources);
  if (row->payment != NULL)
    deal_money_row_end (writer, &row->payment->sources);
  else
    deal_money_row_end_with (writer, sources);
}

/* With the scenarios that the columns of the lowest and the highest amount are of. */
static char *
get_assumptions (const DealOptions  *options,
                 const DealSchedule *schedule)
{
  g_autofree char *parameters = deal_schedule_get_assumptions (options, schedule, NULL);
  g_autoptr (GPtrArray) scenarios = deal_schedule_list_scenarios (options->deal);
  GString *text = g_string_new (parameters);

  if (scenarios->len < 2)
    return g_string_free (text, FALSE);

  g_string_append (text, text->len > 0 ? "; " : "");
  /* Translators: two columns of a table; the ids of scenarios follow. */
  g_string_append (text, _ ("low and high of"));
  for (guint i = 0; i < scenarios->len; i++)
    g_string_append_printf (text, " %s",
                            ((const DealScenario *) scenarios->pdata[i])->id);

  return g_string_free (text, FALSE);
}

/**
 * deal_schedule_to_table:
 * @schedule: a schedule
 * @options: what it was made with
 *
 * One row per period and payment, then one for the total of each payment and
 * of each direction of payment.  Amounts are plain decimals in main units,
 * empty where the state says why; bounds are `exact`, `≥` or `≤`.
 *
 * Returns: (transfer full): the table
 */
DealTable *
deal_schedule_to_table (const DealSchedule *schedule,
                        const DealOptions  *options)
{
  g_autoptr (GPtrArray) cells = deal_cells_new ();
  g_autofree char *assumptions = get_assumptions (options, schedule);
  DealMoneyWriter  writer = { NULL, cells, schedule, options, assumptions };
  g_autofree char *title = NULL;

  /* Translators: %s is a version of a deal */
  title = g_strdup_printf (_ ("Payments under “%s”"), schedule->version->title);
  writer.table = deal_table_new_with_columns ("schedule", title, schedule_columns,
                                              G_N_ELEMENTS (schedule_columns));

  for (gsize i = 0; i < schedule->n_periods; i++)
    for (gsize j = 0; j < schedule->n_rows; j++)
      write_cell (&writer, &schedule->rows[j], i);
  for (gsize i = 0; schedule->n_periods > 0 && i < schedule->n_rows; i++)
    write_total (&writer, &schedule->rows[i], schedule->rows[i].payment->payer,
                 schedule->rows[i].payment->payee);
  for (gsize i = 0; schedule->n_periods > 0 && i < schedule->n_sums; i++)
    write_total (&writer, &schedule->sums[i], schedule->payers[i], schedule->payees[i]);

  return writer.table;
}
