/* deal-schedule-cap.c: what a cap leaves of what is due
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-schedule-private.h"

#include "calc/deal-money.h"

/**
 * deal_payment_get_cap:
 * @payment: a payment
 * @options: who may know the cap
 * @cap: (out): the cap
 * @error: return location for an error
 *
 * A parameter that has a value outranks the total that the file gives.
 *
 * Returns: FALSE with `DEAL_ERROR_OVERFLOW` if the cap is no amount
 */
gboolean
deal_payment_get_cap (const DealPayment *payment,
                      const DealOptions *options,
                      DealKnownCap      *cap,
                      GError           **error)
{
  const DealCap *from = &payment->rule.cap;
  DealDecimal    value;

  cap->exists = payment->rule.type == DEAL_RULE_SHARE && from->exists;
  cap->known = cap->exists && from->has_total;
  cap->assumed = FALSE;
  cap->amount = cap->known ? from->total : 0;
  cap->counts_from = cap->exists && deal_date_is_set (from->counts_from)
                       ? deal_date_get_first_day (from->counts_from)
                       : 0;
  if (!cap->exists || from->parameter == NULL ||
      deal_options_get_parameter (options, from->parameter, &value) ==
        DEAL_GIVEN_BY_NOBODY)
    return TRUE;

  cap->known = TRUE;
  cap->assumed = TRUE;
  if (!deal_decimal_to_minor (value, from->parameter->scale,
                              options->deal->currency_digits, &cap->amount))
    return deal_schedule_set_overflow (payment, error);

  return TRUE;
}

/* Which part of a month counts: by days in force, as the month itself is cut by
 * a start or an end within it. */
static gboolean
count_month (DealMonth          *month,
             gint32              index,
             guint32             first_day,
             guint32             last_day,
             const DealKnownCap *cap)
{
  guint32 first = MAX (first_day, deal_month_get_first_day (index));
  guint32 last = MIN (last_day, deal_month_get_last_day (index));
  guint32 counts = MAX (first, cap->counts_from);

  if (last < first || counts > last)
    return TRUE;

  month->counts = TRUE;
  month->counts_whole = counts == first;

  return deal_money_divide (month->due.amount, (gint64) last - counts + 1,
                            (gint64) last - first + 1, &month->counted);
}

/* What the cap, still @left, lets through of a month; @left shrinks. */
static gboolean
pay_month (DealMonth          *month,
           const DealKnownCap *cap,
           gboolean            has_gap,
           gint64             *left)
{
  gint64 before = month->due.amount - month->counted;

  month->paid = month->due;
  month->counted_paid = month->counted;
  if (!cap->exists || !month->counts || month->due.state != DEAL_STATE_VALUE)
    return TRUE;
  if (!cap->known)
    {
      month->paid = deal_amount_new (DEAL_STATE_NOT_DISCLOSED, 0);
      if (before != 0)
        month->paid = (DealAmount){ DEAL_STATE_VALUE, DEAL_BOUND_AT_LEAST, before };
      return TRUE;
    }

  /* Zero behind a cap is not "zero": the state stays a value. */
  month->counted_paid = MIN (month->counted, *left);
  month->capped = month->counted > *left;
  month->paid.amount = before + month->counted_paid;
  /* What a gap in the data may already have used up can only be less. */
  if (has_gap && *left > 0)
    month->paid.bound = DEAL_BOUND_AT_MOST;
  if (cap->assumed)
    month->certainty = MAX (month->certainty, DEAL_CERTAINTY_ASSUMED);

  return deal_money_subtract (*left, month->counted_paid, left);
}

/**
 * deal_payment_pay:
 * @months: the months of a payment, with what is due in them
 * @axis: which months they are
 * @first_day: the payment's first day
 * @last_day: its last
 * @cap: its cap
 *
 * Lets through of each month what the cap leaves.  The month that would pass
 * the cap is cut to the rest, and later ones come to nothing.
 *
 * Returns: FALSE if an amount does not fit
 */
gboolean
deal_payment_pay (DealMonth          *months,
                  DealPeriod          axis,
                  guint32             first_day,
                  guint32             last_day,
                  const DealKnownCap *cap)
{
  gint64   left = cap->amount;
  gboolean has_gap = FALSE;

  for (gint32 index = axis.first; index <= axis.last; index++)
    {
      DealMonth *month = &months[index - axis.first];

      if (!count_month (month, index, first_day, last_day, cap) ||
          !pay_month (month, cap, has_gap, &left))
        return FALSE;
      has_gap |= month->counts && month->due.bound == DEAL_BOUND_AT_LEAST;
    }

  return TRUE;
}
