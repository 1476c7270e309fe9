/* deal-schedule-private.h: how a schedule is put together from months
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "calc/deal-schedule.h"

G_BEGIN_DECLS

/* A number, or why there is none, or what it is at least or at most. */
typedef struct
{
  DealState state;
  DealBound bound;
  gint64    amount;
} DealAmount;

/**
 * DealMonth:
 * @due: what the rule gives for the month, before any cap
 * @paid: what is left of it after the cap
 * @capped: the cap took part or all of it
 * @counted: the part of what is due that counts towards the cap, or would if
 *   there were one
 * @counted_paid: what is left of that part
 * @counts: some day of the month counts
 * @counts_whole: all of them do
 * @open_ended: nothing but an open end says that the payment goes on
 * @certainty: the weakest that went into it
 * @interpolated: an interpolated point did, whatever else is weaker
 *
 * One payment in one month, the smallest period: whatever is longer is a sum
 * of months, so that all lengths agree to the cent.
 */
typedef struct
{
  DealAmount    due;
  DealAmount    paid;
  gboolean      capped;
  gint64        counted;
  gint64        counted_paid;
  gboolean      counts;
  gboolean      counts_whole;
  gboolean      open_ended;
  DealCertainty certainty;
  gboolean      interpolated;
} DealMonth;

/* Adds amounts up; parts that are missing make the sum a lower bound. */
typedef struct
{
  gint64   sum;  /* of the exact parts and the lower bounds */
  gint64   most; /* of the upper bounds */
  gboolean has_number;
  gboolean has_most;
  gboolean has_missing;
  gboolean has_value;       /* a number other than zero */
  gboolean has_undisclosed; /* something missing is more than a gap in the data */
} DealSum;

gboolean   deal_sum_add (DealSum *sum, DealAmount amount);
gboolean   deal_sum_finish (const DealSum *sum, DealAmount *amount);
DealAmount deal_amount_new (DealState state, gint64 amount);
gboolean   deal_amount_is_number (DealAmount amount);
void       deal_cell_set_running (DealCell *cell, DealAmount running);

/* What one payment's cap is; @known: the reader, the scenario or the file gives it. */
typedef struct
{
  gboolean exists;
  gboolean known;
  gboolean assumed;
  gint64   amount;
  guint32  counts_from; /* day; 0: always */
} DealKnownCap;

gboolean deal_payment_get_cap (const DealPayment *payment,
                               const DealOptions *options,
                               DealKnownCap      *cap,
                               GError           **error);
gboolean deal_payment_pay (DealMonth          *months,
                           DealPeriod          axis,
                           guint32             first_day,
                           guint32             last_day,
                           const DealKnownCap *cap);
gboolean deal_payment_fill_months (const DealPayment *payment,
                                   const DealOptions *options,
                                   DealPeriod         axis,
                                   DealMonth         *months,
                                   GError           **error);
gboolean deal_payment_get_unplaced (const DealPayment *payment, DealPeriod *year);
void     deal_payment_get_days (const DealPayment *payment,
                                const DealOptions *options,
                                guint32           *first,
                                guint32           *last,
                                gboolean          *is_open,
                                gboolean          *is_assumed);

gboolean deal_schedule_get_axis (const DealOptions *options,
                                 const DealVersion *version,
                                 DealPeriod        *axis);

gboolean deal_schedule_fill (DealSchedule      *schedule,
                             const DealOptions *options,
                             DealPeriod         axis,
                             GError           **error);

gboolean deal_schedule_sum_direction (const DealSchedule *schedule,
                                      gsize               direction,
                                      DealRow            *sum);

/* The points of a series under the scenario: (element-type DealPoint), ascending. */
gint32  deal_every_get_months (DealEvery every);
GArray *deal_series_get_points (const DealSeries *series, const DealScenario *scenario);

gint32  deal_date_get_first_month (DealDate date);
gint32  deal_date_get_last_month (DealDate date);
guint32 deal_month_get_first_day (gint32 month);
guint32 deal_month_get_last_day (gint32 month);

gboolean deal_schedule_set_overflow (const DealPayment *payment, GError **error);

G_END_DECLS
