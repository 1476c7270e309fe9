/* deal-schedule-rows.c: months become the periods and totals of payments
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-schedule-private.h"

#include "calc/deal-lanes.h"
#include "calc/deal-money.h"

/* One row while it is walked from the first period to the last. */
typedef struct
{
  const DealKnownCap *cap;
  DealSum             paid;     /* since the first period */
  DealSum             due;      /* likewise */
  DealSum             counted;  /* due since the cap counts */
  gint64              consumed; /* paid since then */
  gboolean            has_gap;  /* something due since then is missing */
  gboolean            has_counted;
} Walk;

static gboolean
is_reached (const Walk *walk)
{
  return walk->cap->known && walk->has_counted && walk->consumed >= walk->cap->amount;
}

static gboolean
walk_month (Walk            *walk,
            const DealMonth *month)
{
  DealAmount paid = month->paid;
  DealAmount counted = month->due;

  /* What a gap makes an upper bound is, seen from the running total, exact:
   * that counts the gap as missing until the cap is reached. */
  if (paid.bound == DEAL_BOUND_AT_MOST)
    paid.bound = DEAL_BOUND_EXACT;
  if (month->counts)
    {
      counted.amount = month->counted;
      walk->has_counted = TRUE;
      walk->has_gap |= month->due.bound == DEAL_BOUND_AT_LEAST;
      if (walk->cap->known &&
          !deal_money_add (walk->consumed, month->counted_paid, &walk->consumed))
        return FALSE;
      if (!deal_sum_add (&walk->counted, counted))
        return FALSE;
    }

  return deal_sum_add (&walk->paid, paid) && deal_sum_add (&walk->due, month->due);
}

/* The running total; exact again once the cap is reached, whatever is missing,
 * unless something before the cap counts is. */
static gboolean
get_running (const Walk *walk,
             gboolean    missing_before,
             DealAmount *running)
{
  if (!deal_sum_finish (&walk->paid, running))
    return FALSE;
  if (is_reached (walk) && !missing_before && deal_amount_is_number (*running))
    running->bound = DEAL_BOUND_EXACT;

  return TRUE;
}

/* Adds up the months of one period. */
static gboolean
fill_cell (DealCell        *cell,
           const DealMonth *months,
           gint32           n_months)
{
  DealSum    paid = { 0 };
  DealSum    due = { 0 };
  DealAmount amount;
  gboolean   is_in_force = FALSE;

  cell->open_ended = TRUE;
  cell->certainty = DEAL_CERTAINTY_OFFICIAL;
  for (gint32 i = 0; i < n_months; i++)
    {
      const DealMonth *month = &months[i];

      if (month->due.state == DEAL_STATE_NOT_APPLICABLE)
        continue;
      is_in_force = TRUE;
      cell->open_ended = cell->open_ended && month->open_ended;
      cell->capped |= month->capped;
      if (deal_amount_is_number (month->due))
        {
          cell->certainty = MAX (cell->certainty, month->certainty);
          cell->interpolated |= month->interpolated;
        }
      if (!deal_sum_add (&paid, month->paid) || !deal_sum_add (&due, month->due))
        return FALSE;
    }

  if (!deal_sum_finish (&paid, &amount))
    return FALSE;
  cell->state = amount.state;
  cell->bound = amount.bound;
  cell->amount = amount.amount;
  cell->open_ended = cell->open_ended && is_in_force;

  if (!deal_sum_finish (&due, &amount))
    return FALSE;
  cell->has_due = deal_amount_is_number (amount);
  cell->due = amount.amount;
  cell->due_bound = amount.bound;
  if (!cell->has_due)
    cell->certainty = DEAL_CERTAINTY_UNKNOWN;

  return TRUE;
}

static gint32
get_first_paid (const DealMonth *months,
                DealPeriod       axis,
                DealPeriod       period)
{
  for (gint32 month = period.first; month <= period.last; month++)
    if (months[month - axis.first].due.state != DEAL_STATE_NOT_APPLICABLE)
      return month;

  return G_MAXINT32;
}

static gboolean
fill_cells (DealRow            *row,
            const DealSchedule *schedule,
            DealPeriod          axis,
            const DealMonth    *months,
            Walk               *walk)
{
  gboolean missing_before = FALSE;

  row->binds_in = -1;
  for (gsize i = 0; i < schedule->n_periods; i++)
    {
      DealPeriod       period = schedule->periods[i];
      const DealMonth *first = months + (period.first - axis.first);
      gint32           n_months = period.last - period.first + 1;
      DealCell        *cell = &row->cells[i];
      DealAmount       amount;

      if (!fill_cell (cell, first, n_months))
        return FALSE;
      cell->pays_from = get_first_paid (months, axis, period);
      for (gint32 j = 0; j < n_months; j++)
        {
          missing_before |=
            !first[j].counts_whole && first[j].due.bound == DEAL_BOUND_AT_LEAST;
          if (!walk_month (walk, &first[j]))
            return FALSE;
        }

      if (!get_running (walk, missing_before, &amount))
        return FALSE;
      deal_cell_set_running (cell, amount);
      if (row->binds_in < 0 && cell->capped)
        row->binds_in = (gssize) i;

      if (!deal_sum_finish (&walk->counted, &amount))
        return FALSE;
      cell->has_due_running = deal_amount_is_number (amount) && !walk->has_gap;
      cell->due_running = cell->has_due_running ? amount.amount : 0;
    }

  return TRUE;
}

/* What the rule comes to in @period, if that is a number. */
static gboolean
get_due_of (const DealMonth *months,
            DealPeriod       axis,
            DealPeriod       period,
            gint64          *due)
{
  DealSum    sum = { 0 };
  DealAmount amount;

  for (gint32 month = MAX (period.first, axis.first);
       month <= MIN (period.last, axis.last); month++)
    if (!deal_sum_add (&sum, months[month - axis.first].due))
      return FALSE;
  if (!deal_sum_finish (&sum, &amount))
    return FALSE;
  *due = amount.amount;

  return deal_amount_is_number (amount) && amount.bound == DEAL_BOUND_EXACT;
}

/* Of a share the file may say what is reported of a time: a payment that is put off is
 * not what the rate comes to. */
static void
mark_reported (DealRow            *row,
               const DealSchedule *schedule,
               const DealMonth    *months,
               DealPeriod          axis)
{
  const DealRule *rule = &row->payment->rule;

  for (gsize i = 0; rule->type == DEAL_RULE_SHARE && i < rule->n_amounts; i++)
    {
      const DealPoint *point = &rule->amounts[i];
      gint64           due;

      if (get_due_of (months, axis, point->period, &due) && due == point->amount)
        continue;
      for (gsize k = 0; k < schedule->n_periods; k++)
        if (deal_period_overlaps (schedule->periods[k], point->period) &&
            row->cells[k].state != DEAL_STATE_NOT_APPLICABLE)
          row->cells[k].reported = point;
    }
}

static gboolean
contains (DealPeriod outer,
          DealPeriod inner)
{
  return outer.first <= inner.first && outer.last >= inner.last;
}

/* A one-off of which only the year is known: no period shorter than that year
 * can say that it is in it. */
static void
hide_unplaced (DealRow            *row,
               const DealSchedule *schedule,
               DealPeriod          year)
{
  for (gsize i = 0; i < schedule->n_periods; i++)
    {
      DealPeriod period = schedule->periods[i];
      DealCell  *cell = &row->cells[i];

      if (!deal_period_overlaps (period, year))
        continue;
      cell->pays_from = MIN (cell->pays_from, MAX (year.first, period.first));
      if (contains (period, year))
        continue;

      cell->state = DEAL_STATE_NOT_DISCLOSED;
      cell->bound = DEAL_BOUND_AT_LEAST;
      cell->amount = 0;
      cell->has_due = FALSE;
      cell->due = 0;
      cell->certainty = DEAL_CERTAINTY_UNKNOWN;
      if (period.last < year.last)
        {
          deal_cell_set_running (cell, deal_amount_new (DEAL_STATE_NOT_DISCLOSED, 0));
          cell->has_due_running = FALSE;
          cell->due_running = 0;
        }
    }
}

/* What an open end may still add lies beyond the last period: only a full cap,
 * or nothing due at all, make such a total exact. */
static void
open_totals (DealRow    *row,
             const Walk *walk)
{
  if (row->has_total_due && row->total_due != 0)
    row->total_due_bound = DEAL_BOUND_AT_LEAST;
  if (row->total_state == DEAL_STATE_VALUE && !is_reached (walk))
    row->total_bound = DEAL_BOUND_AT_LEAST;
}

static gboolean
fill_totals (DealRow    *row,
             const Walk *walk,
             gsize       n_periods)
{
  DealAmount due;

  if (!deal_sum_finish (&walk->due, &due))
    return FALSE;

  row->total_state = DEAL_STATE_NOT_APPLICABLE;
  row->has_total_due = deal_amount_is_number (due);
  row->total_due = due.amount;
  row->total_due_bound = due.bound;
  if (n_periods > 0)
    {
      const DealCell *last = &row->cells[n_periods - 1];

      row->total_state = last->running_state;
      row->total_bound = last->running_bound;
      row->total = last->running;
    }

  return TRUE;
}

static gboolean
fill_row (DealRow            *row,
          const DealSchedule *schedule,
          const DealOptions  *options,
          DealPeriod          axis,
          GError            **error)
{
  g_autofree DealMonth *months = g_new (DealMonth, axis.last - axis.first + 1);
  const DealPayment    *payment = row->payment;
  DealKnownCap          cap;
  Walk                  walk = { .cap = &cap };
  DealPeriod            year;
  guint32               first_day;
  guint32               last_day;
  gboolean              is_open;
  gboolean              is_assumed;

  if (!deal_payment_get_cap (payment, options, &cap, error) ||
      !deal_payment_fill_months (payment, options, axis, months, error))
    return FALSE;

  row->has_cap = cap.exists;
  row->cap_is_known = cap.known;
  row->cap = cap.amount;
  if (!fill_cells (row, schedule, axis, months, &walk))
    return deal_schedule_set_overflow (payment, error);
  mark_reported (row, schedule, months, axis);
  row->pays_from = get_first_paid (months, axis, axis);
  if (deal_payment_get_unplaced (payment, &year))
    {
      hide_unplaced (row, schedule, year);
      row->pays_from = MIN (row->pays_from, year.first);
    }
  if (!fill_totals (row, &walk, schedule->n_periods))
    return deal_schedule_set_overflow (payment, error);

  deal_payment_get_days (payment, options, &first_day, &last_day, &is_open, &is_assumed);
  if (is_open)
    open_totals (row, &walk);

  return TRUE;
}

/* Of the time before a version, its terms say nothing, unless a payment does. */
static void
mark_begin (DealRow            *row,
            const DealSchedule *schedule)
{
  DealDate start = deal_version_get_start (schedule->version);
  gint32   first =
    deal_date_is_set (start) ? deal_date_get_first_month (start) : G_MININT32;

  row->begins = MIN (first, row->pays_from);
  for (gsize i = 0; i < schedule->n_periods; i++)
    {
      DealPeriod period = schedule->periods[i];

      row->cells[i].begins =
        row->begins <= period.last ? MAX (row->begins, period.first) : G_MAXINT32;
    }
}

/**
 * deal_schedule_fill:
 * @schedule: a schedule whose periods, payments and directions are set
 * @options: scenario and parameters
 * @axis: the months of all its periods
 * @error: return location for an error
 *
 * Fills in the numbers, all but the range over the scenarios.
 *
 * Returns: FALSE with `DEAL_ERROR_OVERFLOW` if an amount does not fit
 */
gboolean
deal_schedule_fill (DealSchedule      *schedule,
                    const DealOptions *options,
                    DealPeriod         axis,
                    GError           **error)
{
  for (gsize i = 0; i < schedule->n_rows; i++)
    if (!fill_row (&schedule->rows[i], schedule, options, axis, error))
      return FALSE;

  for (gsize i = 0; i < schedule->n_sums; i++)
    if (!deal_schedule_sum_direction (schedule, i, &schedule->sums[i]))
      return deal_schedule_set_overflow (schedule->rows[0].payment, error);

  for (gsize i = 0; i < schedule->n_rows; i++)
    mark_begin (&schedule->rows[i], schedule);
  for (gsize i = 0; i < schedule->n_sums; i++)
    mark_begin (&schedule->sums[i], schedule);

  return TRUE;
}
