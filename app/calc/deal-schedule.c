/* deal-schedule.c: what is paid when, under one version, scenario and set of parameters
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-schedule.h"

#include <string.h>

#include "calc/deal-schedule-private.h"
#include "deal-error.h"
#include "deal-text.h"

/* A file may ask for ten thousand years by month; no reader does. */
#define MAX_CELLS 2000000

/* A schedule without periods, for a version under which nothing is shown. */
static const DealPeriod no_axis = { 0, -1 };

static gsize
count_payments (const DealOptions *options,
                const DealVersion *version)
{
  gsize n = 0;

  for (gsize i = 0; i < options->deal->n_payments; i++)
    if ((options->kinds & (1u << options->deal->payments[i].kind)) != 0)
      n += deal_payment_is_in (&options->deal->payments[i], version) ? 1 : 0;

  return n;
}

static void
add_direction (DealSchedule      *schedule,
               const DealPayment *payment)
{
  for (gsize i = 0; i < schedule->n_sums; i++)
    if (schedule->payers[i] == payment->payer && schedule->payees[i] == payment->payee)
      return;

  schedule->payers[schedule->n_sums] = payment->payer;
  schedule->payees[schedule->n_sums] = payment->payee;
  schedule->n_sums++;
}

static void
add_periods (DealSchedule *schedule,
             DealPeriod    axis)
{
  static const gint32 lengths[] = {
    [DEAL_BY_MONTH] = 1,
    [DEAL_BY_QUARTER] = 3,
    [DEAL_BY_YEAR] = 12,
  };
  gint32 length = lengths[schedule->by];

  schedule->n_periods = (gsize) ((axis.last - axis.first + 1) / length);
  schedule->periods = g_new (DealPeriod, schedule->n_periods);
  for (gsize i = 0; i < schedule->n_periods; i++)
    {
      schedule->periods[i].first = axis.first + (gint32) i * length;
      schedule->periods[i].last = schedule->periods[i].first + length - 1;
    }
}

/* A schedule with everything but the numbers. */
static DealSchedule *
make_frame (const DealOptions *options,
            const DealVersion *version,
            DealPeriod         axis)
{
  DealSchedule *schedule = g_new0 (DealSchedule, 1);
  gsize         n = count_payments (options, version);

  schedule->deal = deal_ref (options->deal);
  schedule->version = version;
  schedule->by = options->by;
  schedule->rows = g_new0 (DealRow, n);
  schedule->sums = g_new0 (DealRow, n);
  schedule->payers = g_new0 (const DealParty *, n);
  schedule->payees = g_new0 (const DealParty *, n);
  add_periods (schedule, axis);

  for (gsize i = 0; i < options->deal->n_payments; i++)
    {
      const DealPayment *payment = &options->deal->payments[i];

      if ((options->kinds & (1u << payment->kind)) == 0 ||
          !deal_payment_is_in (payment, version))
        continue;
      schedule->rows[schedule->n_rows].payment = payment;
      schedule->rows[schedule->n_rows].cells = g_new0 (DealCell, schedule->n_periods);
      schedule->n_rows++;
      add_direction (schedule, payment);
    }
  for (gsize i = 0; i < schedule->n_sums; i++)
    schedule->sums[i].cells = g_new0 (DealCell, schedule->n_periods);

  return schedule;
}

static DealSchedule *
make_schedule (const DealOptions *options,
               const DealVersion *version,
               DealPeriod         axis,
               GError           **error)
{
  g_autoptr (DealSchedule) schedule = make_frame (options, version, axis);

  if (!deal_schedule_fill (schedule, options, axis, error))
    return NULL;

  return g_steal_pointer (&schedule);
}

/* Whether it is known when the cap first cuts something, or that it does not. */
static gboolean
binding_is_known (const DealRow *row,
                  gsize          n_periods)
{
  gsize n = n_periods;

  if (row->binds_in >= 0)
    return row->cells[row->binds_in].has_due_running;
  while (n > 0 && row->cells[n - 1].state == DEAL_STATE_NOT_APPLICABLE)
    n--;

  return n == 0 || row->cells[n - 1].has_due_running;
}

/* @other: the row under one scenario. */
static void
fold_binding (DealRow       *row,
              const DealRow *other,
              gsize          n_periods,
              gboolean       is_first)
{
  gssize binds_in = other->binds_in;

  row->binds_always = binds_in >= 0 && (is_first || row->binds_always);
  row->binds_unsure =
    !binding_is_known (other, n_periods) || (!is_first && row->binds_unsure);
  if (is_first)
    row->binds_first = row->binds_last = -1;
  if (binds_in < 0)
    return;
  row->binds_first = row->binds_first < 0 ? binds_in : MIN (row->binds_first, binds_in);
  row->binds_last = MAX (row->binds_last, binds_in);
}

static gboolean
is_number (DealState state,
           DealBound bound)
{
  return bound == DEAL_BOUND_EXACT &&
         (state == DEAL_STATE_VALUE || state == DEAL_STATE_ZERO);
}

/* Where the payment is over, no line goes on. */
static gboolean
has_total (const DealCell *cell)
{
  return cell->state != DEAL_STATE_NOT_APPLICABLE &&
         cell->state != DEAL_STATE_NOT_FOUND &&
         is_number (cell->running_state, cell->running_bound);
}

/* Widens the range of @row by one scenario; @is_first: it begins there. */
static void
fold_row (DealRow       *row,
          const DealRow *other,
          gsize          n_periods,
          gboolean       is_first)
{
  fold_binding (row, other, n_periods, is_first);
  for (gsize i = 0; i < n_periods; i++)
    {
      DealCell       *cell = &row->cells[i];
      const DealCell *seen = &other->cells[i];

      cell->has_range =
        is_number (seen->state, seen->bound) && (is_first || cell->has_range);
      cell->low = is_first ? seen->amount : MIN (cell->low, seen->amount);
      cell->high = is_first ? seen->amount : MAX (cell->high, seen->amount);
      cell->has_running_range = has_total (seen) && (is_first || cell->has_running_range);
      cell->running_low =
        is_first ? seen->running : MIN (cell->running_low, seen->running);
      cell->running_high =
        is_first ? seen->running : MAX (cell->running_high, seen->running);
    }
}

gsize
deal_schedule_count_scenarios (const Deal *deal)
{
  gsize n = 0;

  for (gsize i = 0; i < deal->n_scenarios; i++)
    n += !deal->scenarios[i].is_own;

  return n;
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  const DealScenario *const *one = a;
  const DealScenario *const *other = b;

  return strcmp ((*one)->id, (*other)->id);
}

GPtrArray *
deal_schedule_list_scenarios (const Deal *deal)
{
  GPtrArray *scenarios = g_ptr_array_new ();

  for (gsize i = 0; i < deal->n_scenarios; i++)
    if (!deal->scenarios[i].is_own)
      g_ptr_array_add (scenarios, (gpointer) &deal->scenarios[i]);
  g_ptr_array_sort (scenarios, compare_ids);

  return scenarios;
}

static gboolean
add_ranges (DealSchedule      *schedule,
            const DealOptions *options,
            DealPeriod         axis,
            GError           **error)
{
  const Deal *deal = options->deal;
  gboolean    is_first = TRUE;

  /* One scenario has no range. */
  if (deal_schedule_count_scenarios (deal) < 2)
    {
      for (gsize i = 0; i < schedule->n_rows; i++)
        fold_binding (&schedule->rows[i], &schedule->rows[i], schedule->n_periods, TRUE);
      for (gsize i = 0; i < schedule->n_sums; i++)
        fold_binding (&schedule->sums[i], &schedule->sums[i], schedule->n_periods, TRUE);
      return TRUE;
    }

  for (gsize i = 0; i < deal->n_scenarios; i++)
    {
      DealOptions with = *options;
      g_autoptr (DealSchedule) other = NULL;

      if (deal->scenarios[i].is_own)
        continue;
      with.scenario = &deal->scenarios[i];
      other = make_schedule (&with, schedule->version, axis, error);
      if (other == NULL)
        return FALSE;
      for (gsize j = 0; j < schedule->n_rows; j++)
        fold_row (&schedule->rows[j], &other->rows[j], schedule->n_periods, is_first);
      for (gsize j = 0; j < schedule->n_sums; j++)
        fold_row (&schedule->sums[j], &other->sums[j], schedule->n_periods, is_first);
      is_first = FALSE;
    }

  return TRUE;
}

static DealSchedule *
make_over_axis (const DealOptions *options,
                const DealVersion *version,
                DealPeriod         axis,
                GError           **error)
{
  g_autoptr (DealSchedule) schedule = NULL;
  gsize months = (gsize) (axis.last - axis.first + 1);

  if (months * (count_payments (options, version) + 1) > MAX_CELLS)
    {
      g_set_error (error, DEAL_ERROR, DEAL_ERROR_LIMIT,
                   _ ("The payments of “%s” reach over too many years to list them."),
                   version->title);
      return NULL;
    }

  schedule = make_schedule (options, version, axis, error);
  if (schedule == NULL || !add_ranges (schedule, options, axis, error))
    return NULL;

  return g_steal_pointer (&schedule);
}

/**
 * deal_schedule_new:
 * @options: scenario, parameters, granularity, kinds of payment
 * @version: whose payments
 * @error: return location for an error
 *
 * Computes what is paid when.  The same @options give the same periods under
 * every scenario.
 *
 * Returns: (transfer full): the schedule, or `NULL` with `DEAL_ERROR_OVERFLOW`
 *   when an amount does not fit, or `DEAL_ERROR_LIMIT` for too many periods
 */
DealSchedule *
deal_schedule_new (const DealOptions *options,
                   const DealVersion *version,
                   GError           **error)
{
  DealPeriod axis = no_axis;

  g_return_val_if_fail (version != NULL, NULL);

  deal_schedule_get_axis (options, version, &axis);

  return make_over_axis (options, version, axis, error);
}

/**
 * deal_schedule_new_pair:
 * @options: the pair, and as for deal_schedule_new()
 * @old_schedule: (out) (transfer full): of the old version
 * @new_schedule: (out) (transfer full): of the new version
 * @error: return location for an error
 *
 * Computes both sides over the same periods, so that cell i of one faces cell
 * i of the other.
 *
 * Returns: FALSE with an error as deal_schedule_new()'s; both are then `NULL`
 */
gboolean
deal_schedule_new_pair (const DealOptions *options,
                        DealSchedule     **old_schedule,
                        DealSchedule     **new_schedule,
                        GError           **error)
{
  DealPeriod old_axis = no_axis;
  DealPeriod new_axis = no_axis;
  DealPeriod axis;
  gboolean   has_old = deal_schedule_get_axis (options, options->old_version, &old_axis);
  gboolean   has_new = deal_schedule_get_axis (options, options->new_version, &new_axis);

  axis = has_old ? old_axis : new_axis;
  if (has_old && has_new)
    {
      axis.first = MIN (old_axis.first, new_axis.first);
      axis.last = MAX (old_axis.last, new_axis.last);
    }

  *new_schedule = NULL;
  *old_schedule = make_over_axis (options, options->old_version, axis, error);
  if (*old_schedule == NULL)
    return FALSE;

  *new_schedule = make_over_axis (options, options->new_version, axis, error);
  if (*new_schedule == NULL)
    g_clear_pointer (old_schedule, deal_schedule_free);

  return *new_schedule != NULL;
}

/**
 * deal_schedule_free:
 * @schedule: (nullable) (transfer full): a schedule
 */
void
deal_schedule_free (DealSchedule *schedule)
{
  if (schedule == NULL)
    return;

  for (gsize i = 0; i < schedule->n_rows; i++)
    g_free (schedule->rows[i].cells);
  for (gsize i = 0; i < schedule->n_sums; i++)
    g_free (schedule->sums[i].cells);
  g_free (schedule->rows);
  g_free (schedule->sums);
  g_free (schedule->payers);
  g_free (schedule->payees);
  g_free (schedule->periods);
  deal_unref (schedule->deal);
  g_free (schedule);
}

/**
 * deal_schedule_find_sum:
 * @schedule: a schedule
 * @payer: who pays
 * @payee: whom
 *
 * Returns: (nullable): the sums of that direction; `NULL` if nothing goes so
 */
const DealRow *
deal_schedule_find_sum (const DealSchedule *schedule,
                        const DealParty    *payer,
                        const DealParty    *payee)
{
  for (gsize i = 0; i < schedule->n_sums; i++)
    if (schedule->payers[i] == payer && schedule->payees[i] == payee)
      return &schedule->sums[i];

  return NULL;
}

/**
 * deal_row_get_break_point:
 * @row: a payment's row
 * @period: index of a period of its schedule
 * @amount: (out): the cap that would be reached exactly at the end of @period
 *
 * For the sentence “a cap below X binds by 2030”: whatever cap below @amount one
 * takes, by the end of @period it has cut something, and one of @amount has
 * not.  Depends on no cap, neither given nor assumed.
 *
 * Returns: FALSE if the amounts due up to then are not all known
 */
gboolean
deal_row_get_break_point (const DealRow *row,
                          gsize          period,
                          gint64        *amount)
{
  const DealCell *cell = &row->cells[period];

  if (cell->has_due_running)
    *amount = cell->due_running;

  return cell->has_due_running;
}
