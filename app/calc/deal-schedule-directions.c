/* deal-schedule-directions.c: the payments of one direction, added up
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-schedule-private.h"

#include "calc/deal-money.h"

static gboolean
is_in_direction (const DealSchedule *schedule,
                 const DealRow      *row,
                 gsize               direction)
{
  return row->payment->payer == schedule->payers[direction] &&
         row->payment->payee == schedule->payees[direction];
}

/* What is due, as a part of a sum. */
static DealAmount
make_due (gboolean  has_due,
          DealBound bound,
          gint64    due)
{
  DealAmount amount = { DEAL_STATE_VALUE, bound, due };

  return has_due ? amount : deal_amount_new (DEAL_STATE_NOT_FOUND, 0);
}

static DealAmount
get_running_of (const DealCell *cell)
{
  DealAmount running = { cell->running_state, cell->running_bound, cell->running };

  return running;
}

/* One period over the payments of a direction. */
static gboolean
sum_cell (const DealSchedule *schedule,
          gsize               direction,
          gsize               period,
          DealCell           *cell)
{
  DealSum    paid = { 0 };
  DealSum    due = { 0 };
  DealSum    running = { 0 };
  DealAmount amount;
  gboolean   is_open_ended = FALSE;

  cell->certainty = DEAL_CERTAINTY_OFFICIAL;
  cell->has_due_running = TRUE;
  cell->pays_from = G_MAXINT32;
  for (gsize i = 0; i < schedule->n_rows; i++)
    {
      const DealCell *part = &schedule->rows[i].cells[period];
      DealAmount      part_paid = { part->state, part->bound, part->amount };
      DealAmount      part_due = make_due (part->has_due, part->due_bound, part->due);

      if (!is_in_direction (schedule, &schedule->rows[i], direction))
        continue;
      if (!deal_sum_add (&paid, part_paid) ||
          !deal_sum_add (&running, get_running_of (part)) ||
          !deal_money_add (cell->due_running, part->due_running, &cell->due_running))
        return FALSE;
      cell->pays_from = MIN (cell->pays_from, part->pays_from);
      if (cell->reported == NULL)
        cell->reported = part->reported;
      cell->has_due_running &= part->has_due_running ||
                               part->running_state == DEAL_STATE_NOT_APPLICABLE;
      if (part->state == DEAL_STATE_NOT_APPLICABLE)
        continue;
      cell->capped |= part->capped;
      is_open_ended |= part->open_ended;
      /* A part without a number makes the sum a bound, and the rest no less firm. */
      if (part->has_due)
        {
          cell->open_ended |= part->open_ended;
          cell->certainty = MAX (cell->certainty, part->certainty);
          cell->interpolated |= part->interpolated;
        }
      if (!deal_sum_add (&due, part_due))
        return FALSE;
    }

  if (!deal_sum_finish (&paid, &amount))
    return FALSE;
  cell->state = amount.state;
  cell->bound = amount.bound;
  cell->amount = amount.amount;
  if (!deal_sum_finish (&due, &amount))
    return FALSE;
  cell->has_due = deal_amount_is_number (amount);
  if (!cell->has_due && cell->state != DEAL_STATE_NOT_APPLICABLE)
    {
      cell->certainty = DEAL_CERTAINTY_UNKNOWN;
      cell->open_ended = is_open_ended;
    }
  cell->due = amount.amount;
  cell->due_bound = amount.bound;
  if (!deal_sum_finish (&running, &amount))
    return FALSE;
  deal_cell_set_running (cell, amount);
  if (!cell->has_due_running)
    cell->due_running = 0;

  return TRUE;
}

/**
 * deal_schedule_sum_direction:
 * @schedule: a schedule with the rows of its payments
 * @direction: which of its directions
 * @sum: gets their sums, by period and in all
 *
 * Returns: FALSE if a sum does not fit
 */
gboolean
deal_schedule_sum_direction (const DealSchedule *schedule,
                             gsize               direction,
                             DealRow            *sum)
{
  DealSum    paid = { 0 };
  DealSum    due = { 0 };
  DealAmount amount;

  sum->binds_in = -1;
  sum->pays_from = G_MAXINT32;
  for (gsize i = 0; i < schedule->n_periods; i++)
    if (!sum_cell (schedule, direction, i, &sum->cells[i]))
      return FALSE;

  for (gsize i = 0; i < schedule->n_rows; i++)
    {
      const DealRow *row = &schedule->rows[i];
      DealAmount     total = { row->total_state, row->total_bound, row->total };
      DealAmount     total_due =
        make_due (row->has_total_due, row->total_due_bound, row->total_due);

      if (!is_in_direction (schedule, row, direction))
        continue;
      sum->pays_from = MIN (sum->pays_from, row->pays_from);
      if (row->total_state == DEAL_STATE_NOT_APPLICABLE)
        continue;
      if (!deal_sum_add (&paid, total) || !deal_sum_add (&due, total_due))
        return FALSE;
      sum->has_cap |= row->has_cap;
    }

  if (!deal_sum_finish (&paid, &amount))
    return FALSE;
  sum->total_state = amount.state;
  sum->total_bound = amount.bound;
  sum->total = amount.amount;
  if (!deal_sum_finish (&due, &amount))
    return FALSE;
  sum->has_total_due = deal_amount_is_number (amount);
  sum->total_due = amount.amount;
  sum->total_due_bound = amount.bound;

  return TRUE;
}
