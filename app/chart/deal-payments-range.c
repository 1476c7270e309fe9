/* deal-payments-range.c: how far the running totals of all scenarios lie apart
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "chart/deal-payments-private.h"

/* One scenario's total widens the range of its period, or ends it where the
 * scenario has none. */
static void
widen (DealPaymentsRange *range,
       const DealRow     *row,
       gsize              period,
       gboolean           is_first)
{
  gint64 total;

  if (row == NULL || !deal_row_get_total (row, period, &total))
    {
      range->exists = FALSE;
      return;
    }
  if (is_first)
    *range = (DealPaymentsRange){ TRUE, total, total };
  range->low = MIN (range->low, total);
  range->high = MAX (range->high, total);
}

/* Scenarios may reach over other years; periods are matched, not counted. */
static void
add_scenario (DealPaymentsFigure *self,
              const DealSchedule *schedule,
              int                 side,
              gboolean            is_first)
{
  const DealSchedule *shown = self->schedules[side];

  for (int way = 0; way < DEAL_N_WAYS; way++)
    for (gsize i = 0; i < shown->n_periods; i++)
      {
        const DealRow *row = deal_schedule_find_sum (schedule, self->payers[way],
                                                     self->payees[way]);
        gsize          k = 0;

        while (k < schedule->n_periods &&
               !deal_period_equal (schedule->periods[k], shown->periods[i]))
          k++;
        widen (&self->ranges[way][side][i], k < schedule->n_periods ? row : NULL, k,
               is_first);
      }
}

/**
 * deal_payments_find_ranges:
 * @self: a figure with its schedules
 * @error: return location for an error
 *
 * Makes the schedules of every scenario, under the same parameters, and keeps
 * the lowest and the highest running total of each period.
 *
 * Returns: FALSE with a `DealError` where an amount does not fit
 */
gboolean
deal_payments_find_ranges (DealPaymentsFigure *self,
                           GError            **error)
{
  const Deal *deal = self->base.options->deal;
  gboolean    is_first = TRUE;

  if (deal->n_scenarios < 2 || self->payers[0] == NULL)
    return TRUE;

  for (int way = 0; way < DEAL_N_WAYS; way++)
    for (int side = 0; side < DEAL_N_SIDES; side++)
      self->ranges[way][side] = g_new0 (DealPaymentsRange,
                                        self->schedules[side]->n_periods);

  for (gsize i = 0; i < deal->n_scenarios; i++)
    {
      g_autoptr (DealOptions) options = deal_options_copy (self->base.options);
      g_autoptr (DealSchedule) old_schedule = NULL;
      g_autoptr (DealSchedule) new_schedule = NULL;

      if (deal->scenarios[i].is_own)
        continue;
      options->scenario = &deal->scenarios[i];
      if (!deal_schedule_new_pair (options, &old_schedule, &new_schedule, error))
        return FALSE;
      add_scenario (self, old_schedule, 0, is_first);
      add_scenario (self, new_schedule, 1, is_first);
      is_first = FALSE;
    }

  return TRUE;
}
