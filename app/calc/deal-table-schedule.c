/* deal-table-schedule.c: schedules as tables
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-table-private.h"

#include "calc/deal-format.h"
#include "calc/deal-money.h"
#include "deal-text.h"

/* What heads the rows over all periods; a word of the file, as the states are. */
#define TOTAL N_ ("total")

/* Not “=” for an exact amount: a spreadsheet takes it for a formula. */
static const char *
get_bound_sign (DealBound bound)
{
  static const char *const signs[] = {
    [DEAL_BOUND_EXACT] = N_ ("exact"),
    [DEAL_BOUND_AT_LEAST] = "≥",
    [DEAL_BOUND_AT_MOST] = "≤",
  };

  return _ (signs[bound]);
}

static gboolean
is_number (DealState state)
{
  return state == DEAL_STATE_VALUE || state == DEAL_STATE_ZERO;
}

/* A missing number is never 0: a bound that says nothing leaves the cell empty. */
static void
add_amount (GPtrArray  *cells,
            const Deal *deal,
            DealState   state,
            DealBound   bound,
            gint64      amount)
{
  if (is_number (state) || (bound == DEAL_BOUND_AT_LEAST && amount > 0))
    deal_cells_take (cells, deal_money_to_plain (amount, deal->currency_digits));
  else
    deal_cells_add (cells, "");
}

static void
add_bound (GPtrArray *cells,
           DealState  state,
           DealBound  bound)
{
  deal_cells_add (cells, state == DEAL_STATE_NOT_APPLICABLE ? "" : get_bound_sign (bound));
}

static void
add_dates (GPtrArray *cells,
           DealPeriod period)
{
  DealDate first = { (gint16) (period.first / 12), (guint8) (period.first % 12 + 1), 1 };
  DealDate last = { (gint16) (period.last / 12), (guint8) (period.last % 12 + 1), 0 };

  deal_cells_take (cells, deal_date_to_iso (first));
  deal_cells_take (cells, deal_date_to_iso (deal_date_from_day (deal_date_get_last_day (last))));
}

/* From the first day to the last; never asked for without periods. */
static void
add_whole (GPtrArray          *cells,
           const DealSchedule *schedule)
{
  DealPeriod whole = { schedule->periods[0].first,
                       schedule->periods[schedule->n_periods - 1].last };

  deal_cells_add (cells, _ (TOTAL));
  add_dates (cells, whole);
}

static gboolean
uses_parameter (const DealRule      *rule,
                const DealParameter *parameter)
{
  return rule->rate.parameter == parameter || rule->amount.parameter == parameter ||
         rule->cap.parameter == parameter || rule->ends_parameter == parameter;
}

static void
append_parameter (GString             *text,
                  const DealOptions   *options,
                  const DealParameter *parameter)
{
  DealDecimal      value;
  g_autofree char *words = NULL;

  if (deal_options_get_parameter (options, parameter, &value) == DEAL_GIVEN_BY_NOBODY)
    words = g_strdup (deal_format_state (DEAL_STATE_NOT_DISCLOSED));
  else
    words = deal_format_parameter (parameter, value, options->deal);
  g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "; " : "", parameter->id, words);
}

/* What the numbers hang on: every parameter that a payment shown refers to. */
static char *
get_assumptions (const DealOptions  *options,
                 const DealSchedule *schedule,
                 const DealSchedule *other)
{
  const Deal *deal = options->deal;
  GString    *text = g_string_new (NULL);

  for (gsize i = 0; i < deal->n_parameters; i++)
    {
      gboolean is_used = FALSE;

      for (gsize j = 0; j < schedule->n_rows; j++)
        is_used |= uses_parameter (&schedule->rows[j].payment->rule, &deal->parameters[i]);
      for (gsize j = 0; other != NULL && j < other->n_rows; j++)
        is_used |= uses_parameter (&other->rows[j].payment->rule, &deal->parameters[i]);
      if (is_used)
        append_parameter (text, options, &deal->parameters[i]);
    }

  return g_string_free (text, FALSE);
}

typedef struct
{
  DealTable          *table;
  GPtrArray          *cells;
  const DealSchedule *schedule;
  const DealOptions  *options;
  char               *assumptions;
} Writer;

/* The columns that every row ends with. */
static void
end_row (Writer               *writer,
         const DealSourceList *sources)
{
  const DealScenario *scenario = writer->options->scenario;
  const char         *currency = writer->options->deal->currency;

  deal_cells_add (writer->cells, currency);
  deal_cells_add (writer->cells, currency);
  deal_cells_add (writer->cells, scenario != NULL ? scenario->id : "");
  deal_cells_add (writer->cells, writer->assumptions);
  if (sources != NULL)
    deal_cells_take (writer->cells, deal_source_list_to_ids (sources));
  else
    deal_cells_add (writer->cells, "");
  deal_cells_end (writer->cells, writer->table);
}

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
  { "capped", N_ ("Capped"), DEAL_COLUMN_TEXT },
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
  { "sources", N_ ("Sources"), DEAL_COLUMN_TEXT },
};

static void
add_payment (Writer            *writer,
             const DealPayment *payment,
             const DealParty   *payer,
             const DealParty   *payee)
{
  deal_cells_add (writer->cells, payment != NULL ? payment->id : "");
  deal_cells_add (writer->cells, payment != NULL ? payment->title : _ ("All payments"));
  deal_cells_add (writer->cells, payer->name);
  deal_cells_add (writer->cells, payee->name);
}

/* The word for what became of a cell: a cap that cut it outranks its state. */
static const char *
get_state_word (DealState state,
                gboolean  capped)
{
  return capped ? _ ("capped") : deal_format_state (state);
}

static void
write_cell (Writer        *writer,
            const DealRow *row,
            gsize          period)
{
  const DealCell *cell = &row->cells[period];
  const Deal     *deal = writer->schedule->deal;
  GPtrArray      *cells = writer->cells;

  deal_cells_take (cells, deal_period_to_text (writer->schedule->periods[period]));
  add_dates (cells, writer->schedule->periods[period]);
  add_payment (writer, row->payment, row->payment->payer, row->payment->payee);
  deal_cells_add (cells, get_state_word (cell->state, cell->capped));
  add_bound (cells, cell->state, cell->bound);
  add_amount (cells, deal, cell->state, cell->bound, cell->amount);
  deal_cells_add (cells, cell->has_due ? get_bound_sign (cell->due_bound) : "");
  add_amount (cells, deal, cell->has_due ? DEAL_STATE_VALUE : DEAL_STATE_NOT_FOUND,
              DEAL_BOUND_EXACT, cell->due);
  deal_cells_add (cells, cell->capped ? _ ("yes") : _ ("no"));
  deal_cells_add (cells, cell->state == DEAL_STATE_NOT_APPLICABLE
                           ? ""
                           : deal_format_certainty (cell->certainty));
  add_bound (cells, cell->running_state, cell->running_bound);
  add_amount (cells, deal, cell->running_state, cell->running_bound, cell->running);
  add_amount (cells, deal, cell->has_range ? DEAL_STATE_VALUE : DEAL_STATE_NOT_FOUND,
              DEAL_BOUND_EXACT, cell->low);
  add_amount (cells, deal, cell->has_range ? DEAL_STATE_VALUE : DEAL_STATE_NOT_FOUND,
              DEAL_BOUND_EXACT, cell->high);
  deal_cells_add (cells, "");
  end_row (writer, &row->payment->sources);
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
get_note (const DealRow *row,
          const Deal    *deal)
{
  const DealPayment *payment = row->payment;

  if (payment == NULL || payment->rule.type != DEAL_RULE_UNKNOWN || !payment->rule.has_total)
    return g_strdup (payment != NULL ? payment->note : "");

  g_autofree char *total = deal_format_money_exact (payment->rule.total, deal->currency,
                                                    deal->currency_digits);

  /* Translators: %s is an amount */
  return g_strdup_printf (_ ("%s in all; how much of it when is not disclosed"), total);
}

static void
write_total (Writer               *writer,
             const DealRow        *row,
             const DealParty      *payer,
             const DealParty      *payee,
             const DealSourceList *sources)
{
  const Deal *deal = writer->schedule->deal;
  GPtrArray  *cells = writer->cells;

  add_whole (cells, writer->schedule);
  add_payment (writer, row->payment, payer, payee);
  deal_cells_add (cells, deal_format_state (row->total_state));
  add_bound (cells, row->total_state, row->total_bound);
  add_amount (cells, deal, row->total_state, row->total_bound, row->total);
  deal_cells_add (cells, row->has_total_due ? get_bound_sign (row->total_due_bound) : "");
  add_amount (cells, deal, row->has_total_due ? DEAL_STATE_VALUE : DEAL_STATE_NOT_FOUND,
              DEAL_BOUND_EXACT, row->total_due);
  deal_cells_add (cells, is_cut (row, writer->schedule->n_periods) ? _ ("yes") : _ ("no"));
  deal_cells_add (cells, "");
  add_bound (cells, row->total_state, row->total_bound);
  add_amount (cells, deal, row->total_state, row->total_bound, row->total);
  deal_cells_add (cells, "");
  deal_cells_add (cells, "");
  deal_cells_take (cells, get_note (row, deal));
  end_row (writer, sources);
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
  g_autofree char *assumptions = get_assumptions (options, schedule, NULL);
  Writer           writer = { NULL, cells, schedule, options, assumptions };
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
                 schedule->rows[i].payment->payee, &schedule->rows[i].payment->sources);
  for (gsize i = 0; schedule->n_periods > 0 && i < schedule->n_sums; i++)
    write_total (&writer, &schedule->sums[i], schedule->payers[i], schedule->payees[i], NULL);

  return writer.table;
}

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
  { "new_due", N_ ("New, due before the cap"), DEAL_COLUMN_NUMBER },
  { "difference", N_ ("Difference"), DEAL_COLUMN_NUMBER },
  { "old_running", N_ ("Old, running total"), DEAL_COLUMN_NUMBER },
  { "new_running", N_ ("New, running total"), DEAL_COLUMN_NUMBER },
  { "old_version", N_ ("Old version"), DEAL_COLUMN_TEXT },
  { "new_version", N_ ("New version"), DEAL_COLUMN_TEXT },
  { "unit", N_ ("Unit"), DEAL_COLUMN_TEXT },
  { "currency", N_ ("Currency"), DEAL_COLUMN_TEXT },
  { "scenario", N_ ("Scenario"), DEAL_COLUMN_TEXT },
  { "assumptions", N_ ("Assumptions"), DEAL_COLUMN_TEXT },
  { "sources", N_ ("Sources"), DEAL_COLUMN_TEXT },
};

/* A direction in which nothing is paid under the version. */
static const DealCell no_cell = {
  .state = DEAL_STATE_NOT_APPLICABLE,
  .running_state = DEAL_STATE_NOT_APPLICABLE,
};

static const DealCell *
get_cell (const DealRow *row,
          gsize          period)
{
  return row != NULL ? &row->cells[period] : &no_cell;
}

/* The total of a direction in the shape of a cell. */
static DealCell
get_total (const DealRow *row,
           gsize          n_periods)
{
  DealCell cell = no_cell;

  if (row == NULL)
    return cell;

  cell = row->cells[n_periods - 1];
  cell.state = row->total_state;
  cell.bound = row->total_bound;
  cell.amount = row->total;
  cell.capped = FALSE;
  cell.has_due = row->has_total_due;
  cell.due = row->total_due;
  cell.certainty = DEAL_CERTAINTY_OFFICIAL;
  for (gsize i = 0; i < n_periods; i++)
    if (row->cells[i].state != DEAL_STATE_NOT_APPLICABLE)
      cell.certainty = MAX (cell.certainty, row->cells[i].certainty);

  return cell;
}

static void
add_side (GPtrArray      *cells,
          const Deal     *deal,
          const DealCell *cell)
{
  deal_cells_add (cells, get_state_word (cell->state, cell->capped));
  add_bound (cells, cell->state, cell->bound);
  add_amount (cells, deal, cell->state, cell->bound, cell->amount);
  deal_cells_add (cells, cell->state == DEAL_STATE_NOT_APPLICABLE
                           ? ""
                           : deal_format_certainty (cell->certainty));
}

/* Known only where both sides are; a side that pays nothing in this direction
 * counts 0, but two of them have no difference. */
static void
add_difference (GPtrArray      *cells,
                const Deal     *deal,
                const DealCell *old_cell,
                const DealCell *new_cell)
{
  gboolean old_known = is_number (old_cell->state) && old_cell->bound == DEAL_BOUND_EXACT;
  gboolean new_known = is_number (new_cell->state) && new_cell->bound == DEAL_BOUND_EXACT;
  gboolean old_none = old_cell->state == DEAL_STATE_NOT_APPLICABLE;
  gboolean new_none = new_cell->state == DEAL_STATE_NOT_APPLICABLE;
  gint64   difference;

  if ((old_known || old_none) && (new_known || new_none) && !(old_none && new_none) &&
      deal_money_subtract (new_known ? new_cell->amount : 0, old_known ? old_cell->amount : 0,
                           &difference))
    deal_cells_take (cells, deal_money_to_plain (difference, deal->currency_digits));
  else
    deal_cells_add (cells, "");
}

static void
add_sources_of (GPtrArray          *ids,
                const DealSchedule *schedule,
                const DealParty    *payer,
                const DealParty    *payee)
{
  for (gsize i = 0; i < schedule->n_rows; i++)
    {
      const DealPayment *payment = schedule->rows[i].payment;

      if (payment->payer != payer || payment->payee != payee)
        continue;
      for (gsize j = 0; j < payment->sources.n; j++)
        if (!g_ptr_array_find (ids, payment->sources.items[j], NULL))
          g_ptr_array_add (ids, (gpointer) payment->sources.items[j]);
    }
}

typedef struct
{
  Writer              writer;
  const DealSchedule *old_schedule;
  const DealSchedule *new_schedule;
} PairWriter;

/* After the period's three columns. */
static void
write_pair (PairWriter      *pair,
            const DealParty *payer,
            const DealParty *payee,
            const DealCell  *old_cell,
            const DealCell  *new_cell)
{
  const Deal *deal = pair->new_schedule->deal;
  GPtrArray  *cells = pair->writer.cells;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  DealSourceList sources;

  deal_cells_add (cells, payer->name);
  deal_cells_add (cells, payee->name);
  add_side (cells, deal, old_cell);
  add_side (cells, deal, new_cell);
  add_amount (cells, deal, new_cell->has_due ? DEAL_STATE_VALUE : DEAL_STATE_NOT_FOUND,
              DEAL_BOUND_EXACT, new_cell->due);
  add_difference (cells, deal, old_cell, new_cell);
  add_amount (cells, deal, old_cell->running_state, old_cell->running_bound, old_cell->running);
  add_amount (cells, deal, new_cell->running_state, new_cell->running_bound, new_cell->running);
  deal_cells_add (cells, pair->old_schedule->version->id);
  deal_cells_add (cells, pair->new_schedule->version->id);

  add_sources_of (ids, pair->old_schedule, payer, payee);
  add_sources_of (ids, pair->new_schedule, payer, payee);
  sources.items = (const DealSource *const *) ids->pdata;
  sources.n = ids->len;
  end_row (&pair->writer, &sources);
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
      deal_cells_take (pair->writer.cells, deal_period_to_text (pair->new_schedule->periods[i]));
      add_dates (pair->writer.cells, pair->new_schedule->periods[i]);
      write_pair (pair, payer, payee, get_cell (old_row, i), get_cell (new_row, i));
    }

  old_total = get_total (old_row, n_periods);
  new_total = get_total (new_row, n_periods);
  add_whole (pair->writer.cells, pair->new_schedule);
  write_pair (pair, payer, payee, &old_total, &new_total);
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
  g_autofree char *assumptions = get_assumptions (options, old_schedule, new_schedule);
  PairWriter       pair = {
          { NULL, cells, new_schedule, options, assumptions },
          old_schedule,
          new_schedule,
  };

  g_return_val_if_fail (old_schedule->n_periods == new_schedule->n_periods, NULL);

  pair.writer.table = deal_table_new_with_columns ("payments", _ ("Payments"), pair_columns,
                                                   G_N_ELEMENTS (pair_columns));
  for (gsize i = 0; i < old_schedule->n_sums; i++)
    write_direction (&pair, old_schedule->payers[i], old_schedule->payees[i]);
  for (gsize i = 0; i < new_schedule->n_sums; i++)
    if (deal_schedule_find_sum (old_schedule, new_schedule->payers[i], new_schedule->payees[i]) ==
        NULL)
      write_direction (&pair, new_schedule->payers[i], new_schedule->payees[i]);

  return pair.writer.table;
}
