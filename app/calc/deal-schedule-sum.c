/* deal-schedule-sum.c: sums in which parts may be missing, and months as days
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-schedule-private.h"

#include "calc/deal-lanes.h"
#include "calc/deal-money.h"
#include "deal-error.h"
#include "deal-text.h"

/**
 * deal_amount_new:
 * @state: what is known of it
 * @amount: the number, for a value
 *
 * Returns: the amount; a value of 0 is zero, and what is missing is at least 0
 */
DealAmount
deal_amount_new (DealState state,
                 gint64    amount)
{
  DealAmount result = { state, DEAL_BOUND_EXACT, 0 };

  if (state == DEAL_STATE_VALUE && amount == 0)
    result.state = DEAL_STATE_ZERO;
  else if (state == DEAL_STATE_VALUE)
    result.amount = amount;
  else if (state == DEAL_STATE_NOT_DISCLOSED || state == DEAL_STATE_NOT_FOUND)
    result.bound = DEAL_BOUND_AT_LEAST;

  return result;
}

gboolean
deal_amount_is_number (DealAmount amount)
{
  return amount.state == DEAL_STATE_VALUE || amount.state == DEAL_STATE_ZERO;
}

void
deal_cell_set_running (DealCell  *cell,
                       DealAmount running)
{
  cell->running_state = running.state;
  cell->running_bound = running.bound;
  cell->running = running.amount;
}

/**
 * deal_sum_add:
 * @sum: a sum; begins as `{ 0 }`
 * @amount: a part; what is not applicable does not matter
 *
 * Returns: FALSE if the sum does not fit
 */
gboolean
deal_sum_add (DealSum   *sum,
              DealAmount amount)
{
  switch (amount.state)
    {
    case DEAL_STATE_NOT_APPLICABLE:
      return TRUE;
    case DEAL_STATE_NOT_DISCLOSED:
    case DEAL_STATE_NOT_FOUND:
      sum->has_missing = TRUE;
      sum->has_undisclosed |= amount.state == DEAL_STATE_NOT_DISCLOSED;
      return deal_money_add (sum->sum, amount.amount, &sum->sum);
    case DEAL_STATE_VALUE:
    case DEAL_STATE_ZERO:
    default:
      break;
    }

  sum->has_value |= amount.state == DEAL_STATE_VALUE;
  if (amount.bound == DEAL_BOUND_AT_MOST)
    {
      sum->has_most = TRUE;
      return deal_money_add (sum->most, amount.amount, &sum->most);
    }
  sum->has_number = TRUE;
  sum->has_missing |= amount.bound == DEAL_BOUND_AT_LEAST;

  return deal_money_add (sum->sum, amount.amount, &sum->sum);
}

/**
 * deal_sum_finish:
 * @sum: a sum
 * @amount: (out): what its parts come to
 *
 * One missing part makes the whole a lower bound, for which upper bounds then
 * count nothing.
 *
 * Returns: FALSE if the sum does not fit
 */
gboolean
deal_sum_finish (const DealSum *sum,
                 DealAmount    *amount)
{
  if (!sum->has_number && !sum->has_most && !sum->has_missing)
    {
      *amount = deal_amount_new (DEAL_STATE_NOT_APPLICABLE, 0);
      return TRUE;
    }
  if (!sum->has_number && (sum->has_missing || !sum->has_most))
    {
      *amount = deal_amount_new (sum->has_undisclosed ? DEAL_STATE_NOT_DISCLOSED
                                                      : DEAL_STATE_NOT_FOUND,
                                 0);
      amount->amount = sum->sum;
      return TRUE;
    }

  amount->amount = sum->sum;
  amount->state = sum->has_value ? DEAL_STATE_VALUE : DEAL_STATE_ZERO;
  amount->bound = sum->has_missing ? DEAL_BOUND_AT_LEAST : DEAL_BOUND_EXACT;
  if (sum->has_missing)
    amount->state = DEAL_STATE_VALUE;
  else if (sum->has_most)
    {
      amount->bound = DEAL_BOUND_AT_MOST;
      return deal_money_add (sum->sum, sum->most, &amount->amount);
    }

  return TRUE;
}

/**
 * deal_schedule_set_overflow:
 * @payment: whose amounts do not fit
 * @error: return location for an error
 *
 * Returns: FALSE, with `DEAL_ERROR_OVERFLOW`
 */
gboolean
deal_schedule_set_overflow (const DealPayment *payment,
                            GError           **error)
{
  /* Translators: %s is a payment */
  g_set_error (error, DEAL_ERROR, DEAL_ERROR_OVERFLOW,
               _ ("The amounts of “%s” are too large to add up."), payment->title);

  return FALSE;
}

/* Months are counted as in DealPeriod. */

gint32
deal_date_get_first_month (DealDate date)
{
  return date.year * 12 + (date.month > 0 ? date.month - 1 : 0);
}

gint32
deal_date_get_last_month (DealDate date)
{
  return date.year * 12 + (date.month > 0 ? date.month - 1 : 11);
}

static DealDate
get_month_date (gint32 month)
{
  DealDate date = { (gint16) (month / 12), (guint8) (month % 12 + 1), 0 };

  return date;
}

guint32
deal_month_get_first_day (gint32 month)
{
  return deal_date_get_first_day (get_month_date (month));
}

guint32
deal_month_get_last_day (gint32 month)
{
  return deal_date_get_last_day (get_month_date (month));
}

gint32
deal_every_get_months (DealEvery every)
{
  static const gint32 lengths[] = {
    [DEAL_EVERY_MONTH] = 1,
    [DEAL_EVERY_QUARTER] = 3,
    [DEAL_EVERY_YEAR] = 12,
  };

  return lengths[every];
}

static gboolean
has_longer (const DealPoint *points,
            gsize            n_points,
            gint32           months)
{
  for (gsize i = 0; i < n_points; i++)
    if (points[i].period.last - points[i].period.first >= months)
      return TRUE;

  return FALSE;
}

gboolean
deal_payment_is_spread (const DealPayment *payment,
                        const DealOptions *options)
{
  static const DealEvery lengths[] = {
    [DEAL_BY_MONTH] = DEAL_EVERY_MONTH,
    [DEAL_BY_QUARTER] = DEAL_EVERY_QUARTER,
    [DEAL_BY_YEAR] = DEAL_EVERY_YEAR,
  };
  const DealRule *rule = &payment->rule;
  gint32          months = deal_every_get_months (lengths[options->by]);

  if (rule->type == DEAL_RULE_FIXED)
    return deal_every_get_months (rule->every) > months;
  if (rule->type == DEAL_RULE_SCHEDULE)
    return has_longer (rule->amounts, rule->n_amounts, months);
  if (rule->type == DEAL_RULE_SHARE)
    {
      g_autoptr (GArray) points =
        deal_series_get_points (rule->series, options->scenario);

      return has_longer ((const DealPoint *) points->data, points->len, months);
    }

  return FALSE;
}

const DealCell *
deal_row_get_cell (const DealRow *row,
                   gsize          period)
{
  static const DealCell no_cell = {
    .state = DEAL_STATE_NOT_APPLICABLE,
    .pays_from = G_MAXINT32,
    .begins = G_MAXINT32,
    .running_state = DEAL_STATE_NOT_APPLICABLE,
  };

  return row != NULL ? &row->cells[period] : &no_cell;
}

gboolean
deal_cell_get_limit (const DealCell *cell,
                     gint64         *limit)
{
  *limit = cell->due;

  return cell->state == DEAL_STATE_NOT_DISCLOSED && cell->has_due &&
         cell->due_bound == DEAL_BOUND_EXACT;
}

gboolean
deal_row_get_limit (const DealRow *row,
                    gint64        *limit)
{
  *limit = row->total_due;

  return row->total_state == DEAL_STATE_NOT_DISCLOSED && row->has_total_due &&
         row->total_due_bound == DEAL_BOUND_EXACT;
}

gboolean
deal_cell_get_running_limit (const DealCell *cell,
                             gint64         *limit)
{
  *limit = cell->due_running;

  if (cell->running_state == DEAL_STATE_VALUE || cell->running_state == DEAL_STATE_ZERO)
    return FALSE;

  return cell->state == DEAL_STATE_NOT_DISCLOSED && cell->has_due &&
         cell->has_due_running;
}

static gboolean
is_exact (const DealCell *cell)
{
  return (cell->state == DEAL_STATE_VALUE || cell->state == DEAL_STATE_ZERO) &&
         cell->bound == DEAL_BOUND_EXACT;
}

/* Months in which nothing is due on either side do not matter. */
static gboolean
begin_together (gint32 old_begins,
                gint32 old_pays_from,
                gint32 new_begins,
                gint32 new_pays_from)
{
  gint32 paid = MIN (old_pays_from, new_pays_from);

  return MAX (old_begins, paid) == MAX (new_begins, paid);
}

gboolean
deal_cell_is_comparable (const DealCell *old_cell,
                         const DealCell *new_cell)
{
  return begin_together (old_cell->begins, old_cell->pays_from, new_cell->begins,
                         new_cell->pays_from);
}

gboolean
deal_cell_get_difference (const DealCell *old_cell,
                          const DealCell *new_cell,
                          gint64         *difference)
{
  gboolean old_known = is_exact (old_cell);
  gboolean new_known = is_exact (new_cell);
  gboolean old_none = old_cell->state == DEAL_STATE_NOT_APPLICABLE;
  gboolean new_none = new_cell->state == DEAL_STATE_NOT_APPLICABLE;

  if (!deal_cell_is_comparable (old_cell, new_cell) || old_cell->reported != NULL ||
      new_cell->reported != NULL)
    return FALSE;
  if (!(old_known || old_none) || !(new_known || new_none) || (old_none && new_none))
    return FALSE;

  return deal_money_subtract (new_known ? new_cell->amount : 0,
                              old_known ? old_cell->amount : 0, difference);
}

gboolean
deal_row_begins_with (const DealRow *old_row,
                      const DealRow *new_row)
{
  return old_row != NULL && new_row != NULL &&
         begin_together (old_row->begins, old_row->pays_from, new_row->begins,
                         new_row->pays_from);
}

static gboolean
get_exact_running (const DealCell *cell,
                   gint64         *amount)
{
  *amount = cell->running;

  return cell->running_bound == DEAL_BOUND_EXACT &&
         (cell->running_state == DEAL_STATE_VALUE ||
          cell->running_state == DEAL_STATE_ZERO);
}

gboolean
deal_row_get_gap (const DealRow *old_row,
                  const DealRow *new_row,
                  gsize          period,
                  gint64        *gap)
{
  gint64 old_amount;
  gint64 new_amount;

  return deal_row_begins_with (old_row, new_row) &&
         old_row->cells[period].reported == NULL &&
         new_row->cells[period].reported == NULL &&
         get_exact_running (&old_row->cells[period], &old_amount) &&
         get_exact_running (&new_row->cells[period], &new_amount) &&
         deal_money_subtract (new_amount, old_amount, gap);
}

static gboolean
has_number (const DealCell *cell)
{
  return cell->state == DEAL_STATE_VALUE || cell->state == DEAL_STATE_ZERO ||
         (cell->state != DEAL_STATE_NOT_APPLICABLE && cell->has_due);
}

DealDate
deal_row_get_begin (const DealRow      *row,
                    const DealSchedule *schedule,
                    gsize               period)
{
  static const DealDate whole = { 0 };
  DealDate              start = deal_version_get_start (schedule->version);
  DealPeriod            when = schedule->periods[period];
  gint32                first;

  if (row == NULL || !has_number (&row->cells[period]) || !deal_date_is_set (start) ||
      row->begins < when.first || row->begins > when.last)
    return whole;

  first = deal_date_get_first_month (start);
  if (row->pays_from < first ||
      (row->pays_from == first && row->cells[period].state != DEAL_STATE_ZERO))
    /* Amounts are of whole months. */
    return row->pays_from > when.first
             ? (DealDate){ (gint16) (row->pays_from / 12),
                           (guint8) (row->pays_from % 12 + 1), 0 }
             : whole;

  return row->begins > when.first || start.day > 1 ? start : whole;
}
