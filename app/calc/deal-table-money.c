/* deal-table-money.c: the cells that all tables of payments have in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-table-private.h"

#include <string.h>

#include "calc/deal-format.h"
#include "calc/deal-money.h"
#include "deal-text.h"

/* What heads the rows over all periods; a word of the file, as the states are. */
#define TOTAL N_ ("total")

/* Not “=” for an exact amount: a spreadsheet takes it for a formula. */
const char *
deal_bound_to_sign (DealBound bound)
{
  static const char *const signs[] = {
    [DEAL_BOUND_EXACT] = N_ ("exact"),
    [DEAL_BOUND_AT_LEAST] = "≥",
    [DEAL_BOUND_AT_MOST] = "≤",
  };

  return _ (signs[bound]);
}

gboolean
deal_state_is_number (DealState state)
{
  return state == DEAL_STATE_VALUE || state == DEAL_STATE_ZERO;
}

/* A number that may not be there; a missing one is never 0. */
void
deal_cells_add_money (GPtrArray  *cells,
                      const Deal *deal,
                      gboolean    has_amount,
                      gint64      amount)
{
  if (has_amount)
    deal_cells_take (cells, deal_money_to_plain (amount, deal->currency_digits));
  else
    deal_cells_add (cells, "");
}

/* What is due: its bound and the amount. */
void
deal_cells_add_due (GPtrArray  *cells,
                    const Deal *deal,
                    gboolean    has_due,
                    DealBound   bound,
                    gint64      due)
{
  deal_cells_add (cells, has_due ? deal_bound_to_sign (bound) : "");
  deal_cells_add_money (cells, deal, has_due, due);
}

/**
 * deal_cells_add_bounded:
 * @cells: a row
 * @deal: whose currency it is
 * @state: what is known of the amount
 * @bound: how it is meant
 * @amount: in minor units
 * @is_total: whether it is a total
 *
 * Adds two cells, the bound and the amount; both empty where nothing is known.
 * A total of which every part is missing is still at least nothing.
 */
void
deal_cells_add_bounded (GPtrArray  *cells,
                        const Deal *deal,
                        DealState   state,
                        DealBound   bound,
                        gint64      amount,
                        gboolean    is_total)
{
  gboolean has_bound = bound == DEAL_BOUND_AT_LEAST && (amount > 0 || is_total);

  if (state == DEAL_STATE_NOT_APPLICABLE || (!deal_state_is_number (state) && !has_bound))
    {
      deal_cells_add (cells, "");
      deal_cells_add (cells, "");
      return;
    }

  deal_cells_add (cells, deal_bound_to_sign (bound));
  deal_cells_take (cells, deal_money_to_plain (amount, deal->currency_digits));
}

/* What is to be said beside a number: that it is of a part of its period, that another
 * one is reported; or "". */
char *
deal_cells_note (const DealRow      *row,
                 const DealSchedule *schedule,
                 gsize               period)
{
  g_autofree char *date = NULL;
  g_autofree char *reported = NULL;
  GString         *note = g_string_new (NULL);
  DealDate         begin = deal_row_get_begin (row, schedule, period);

  if (deal_date_is_set (begin))
    {
      date = deal_date_to_iso (begin);
      /* Translators: an amount of a period; %s is a day within it. */
      g_string_append_printf (note, _ ("counts from %s only"), date);
    }
  if (row != NULL)
    reported = deal_format_reported (&row->cells[period], schedule->deal);
  if (reported != NULL)
    g_string_append_printf (note, "%s%s", note->len > 0 ? "; " : "", reported);

  return g_string_free (note, FALSE);
}

void
deal_cells_add_dates (GPtrArray *cells,
                      DealPeriod period)
{
  DealDate first = { (gint16) (period.first / 12), (guint8) (period.first % 12 + 1), 1 };
  DealDate last = { (gint16) (period.last / 12), (guint8) (period.last % 12 + 1), 0 };

  deal_cells_take (cells, deal_date_to_iso (first));
  deal_cells_take (cells,
                   deal_date_to_iso (deal_date_from_day (deal_date_get_last_day (last))));
}

/* From the first day to the last; never asked for without periods. */
void
deal_cells_add_whole (GPtrArray          *cells,
                      const DealSchedule *schedule)
{
  DealPeriod whole = { schedule->periods[0].first,
                       schedule->periods[schedule->n_periods - 1].last };

  deal_cells_add (cells, _ (TOTAL));
  deal_cells_add_dates (cells, whole);
}

static gboolean
uses_parameter (const DealRule      *rule,
                const DealParameter *parameter)
{
  return rule->rate.parameter == parameter || rule->amount.parameter == parameter ||
         rule->cap.parameter == parameter || rule->ends_parameter == parameter;
}

/* Why a parameter has no value: what is publicly known of it, or that the reader
 * withholds it. */
static DealState
get_state (const DealParameter *parameter)
{
  gboolean is_known =
    parameter->state == DEAL_STATE_VALUE || parameter->state == DEAL_STATE_ZERO;

  return is_known ? DEAL_STATE_NOT_DISCLOSED : parameter->state;
}

static void
append_parameter (GString             *text,
                  const DealOptions   *options,
                  const DealParameter *parameter)
{
  DealDecimal      value;
  DealGivenBy      given_by = deal_options_get_parameter (options, parameter, &value);
  g_autofree char *words = NULL;

  if (given_by == DEAL_GIVEN_BY_NOBODY)
    words = g_strdup (deal_format_state (get_state (parameter)));
  else
    words = deal_format_parameter (parameter, value, options->deal);
  g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "; " : "", parameter->id,
                          words);
  if (given_by == DEAL_GIVEN_BY_READING)
    g_string_append (text, _ (" (as a conflict between sources is read)"));
}

static gboolean
is_used_in (const DealSchedule  *schedule,
            const DealParameter *parameter)
{
  for (gsize i = 0; schedule != NULL && i < schedule->n_rows; i++)
    if (uses_parameter (&schedule->rows[i].payment->rule, parameter))
      return TRUE;

  return FALSE;
}

/* Both parameters and sources begin with their id. */
static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  const char *const *left = *(const char *const *const *) a;
  const char *const *right = *(const char *const *const *) b;

  return strcmp (*left, *right);
}

/**
 * deal_schedule_get_assumptions:
 * @options: who gives the parameters their values
 * @schedule: a schedule
 * @other: (nullable): another that is shown beside it
 *
 * Says what the numbers hang on: every parameter that a payment shown refers
 * to, by id, as `cap: $38 bn; rate: not disclosed`.
 *
 * Returns: (transfer full): the text, "" if there is none
 */
char *
deal_schedule_get_assumptions (const DealOptions  *options,
                               const DealSchedule *schedule,
                               const DealSchedule *other)
{
  const Deal *deal = options->deal;
  GString    *text = g_string_new (NULL);
  g_autoptr (GPtrArray) used = g_ptr_array_new ();

  for (gsize i = 0; i < deal->n_parameters; i++)
    if (is_used_in (schedule, &deal->parameters[i]) ||
        is_used_in (other, &deal->parameters[i]))
      g_ptr_array_add (used, (gpointer) &deal->parameters[i]);
  g_ptr_array_sort (used, compare_ids);
  for (guint i = 0; i < used->len; i++)
    append_parameter (text, options, used->pdata[i]);

  return g_string_free (text, FALSE);
}

/**
 * deal_schedule_add_sources:
 * @schedule: a schedule
 * @payer: who pays
 * @payee: whom
 * @sources: (element-type DealSource): gets what the payments of that direction
 *   rest on, each once, by id
 */
void
deal_schedule_add_sources (const DealSchedule *schedule,
                           const DealParty    *payer,
                           const DealParty    *payee,
                           GPtrArray          *sources)
{
  for (gsize i = 0; i < schedule->n_rows; i++)
    {
      const DealPayment *payment = schedule->rows[i].payment;

      if (payment->payer != payer || payment->payee != payee)
        continue;
      for (gsize j = 0; j < payment->sources.n; j++)
        if (!g_ptr_array_find (sources, payment->sources.items[j], NULL))
          g_ptr_array_add (sources, (gpointer) payment->sources.items[j]);
    }
  g_ptr_array_sort (sources, compare_ids);
}

/* As deal_money_row_end(), for sources that were collected. */
void
deal_money_row_end_with (DealMoneyWriter *writer,
                         GPtrArray       *sources)
{
  DealSourceList list = { (const DealSource *const *) sources->pdata, sources->len };

  deal_money_row_end (writer, &list);
}

/* The columns that every row ends with. */
void
deal_money_row_end (DealMoneyWriter      *writer,
                    const DealSourceList *sources)
{
  const DealScenario *scenario = writer->options->scenario;
  const char         *currency = writer->options->deal->currency;

  deal_cells_add (writer->cells, currency);
  deal_cells_add (writer->cells, currency);
  deal_cells_add (writer->cells, scenario != NULL ? scenario->id : "");
  deal_cells_add (writer->cells, writer->assumptions);
  deal_cells_take (writer->cells, deal_source_list_to_ids (sources));
  deal_cells_end (writer->cells, writer->table);
}

/* The word for what became of a cell: a cap that cut it outranks its state. */
const char *
deal_cell_get_state_word (DealState state,
                          gboolean  capped)
{
  return capped ? _ ("capped") : deal_format_state (state);
}
