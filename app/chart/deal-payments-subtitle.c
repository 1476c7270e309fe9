/* deal-payments-subtitle.c: what a payments figure measures, shows of it, and where a
 * cap would bind
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-format.h"
#include "chart/deal-payments-private.h"
#include "deal-text.h"

/* "A cap below X binds by 2030": true for every size of the cap. */
static char *
write_break_point (const DealPaymentsFigure *self)
{
  const Deal      *deal = self->base.options->deal;
  const DealRow   *row = self->capped;
  gsize            n = self->schedules[0]->n_periods;
  gssize           last = row != NULL ? deal_row_get_last (row, n) : -1;
  g_autofree char *amount = NULL;
  g_autofree char *when = NULL;
  gint64           point;

  if (last < 0 || !deal_row_get_break_point (row, (gsize) last, &point) || point <= 0)
    return NULL;

  /* Rounded up it would not be true of a cap just below. */
  amount = deal_format_money_exact (point, deal->currency, deal->currency_digits);
  when = deal_format_period (self->schedules[0]->periods[last]);

  /* Translators: a scenario, amount, year. */
  if (self->base.options->range && self->base.options->scenario != NULL)
    return g_strdup_printf (_ ("In “%1$s”, a cap below %2$s binds by %3$s."),
                            self->base.options->scenario->title, amount, when);

  /* Translators: amount, year. */
  return g_strdup_printf (_ ("A cap below %1$s binds by %2$s."), amount, when);
}

/**
 * deal_payments_count_periods:
 * @self: the figure
 * @n: how many of its periods
 *
 * Returns: (transfer full): "6 months", by the figure's granularity
 */
char *
deal_payments_count_periods (const DealPaymentsFigure *self,
                             gsize                     n)
{
  guint count = (guint) MIN (n, G_MAXUINT);

  switch (self->base.options->by)
    {
    case DEAL_BY_MONTH:
      return g_strdup_printf (P_ ("%u month", "%u months", count), count);
    case DEAL_BY_QUARTER:
      return g_strdup_printf (P_ ("%u quarter", "%u quarters", count), count);
    case DEAL_BY_YEAR:
    default:
      return g_strdup_printf (P_ ("%u year", "%u years", count), count);
    }
}

static const char *
name_measure (const DealOptions *options)
{
  if (options->cumulative)
    return _ ("Running total of payments");

  switch (options->by)
    {
    case DEAL_BY_MONTH:
      return _ ("Payments per month");
    case DEAL_BY_QUARTER:
      return _ ("Payments per quarter");
    case DEAL_BY_YEAR:
    default:
      return _ ("Payments per year");
    }
}

/* What the picture leaves out; NULL: nothing. */
static char *
write_window (const DealPaymentsFigure *self)
{
  const DealSchedule *schedule = self->schedules[0];
  DealPeriod          shown = deal_payments_get_shown (self);
  DealPeriod          whole;
  g_autofree char    *part = NULL;
  g_autofree char    *all = NULL;

  if (schedule->n_periods == 0)
    return NULL;
  whole = (DealPeriod){ schedule->periods[0].first,
                        schedule->periods[schedule->n_periods - 1].last };
  if (deal_period_equal (shown, whole))
    return NULL;

  part = deal_format_period (shown);
  all = deal_format_period (whole);

  /* Translators: two periods, as "Shown: 2027–2029 of 2026–2030." */
  return g_strdup_printf (_ ("Shown: %1$s of %2$s."), part, all);
}

/**
 * deal_payments_write_measure:
 * @self: a figure with its numbers and assumptions
 *
 * Returns: (transfer full): what the amounts are, as "Payments per year, USD."
 */
char *
deal_payments_write_measure (const DealPaymentsFigure *self)
{
  const DealOptions *options = self->base.options;

  if (self->base.illustrative)
    /* Translators: "Payments per year", currency code. */
    return g_strdup_printf (_ ("%1$s, %2$s, illustrative."), name_measure (options),
                            options->deal->currency);

  /* Translators: "Payments per year", currency code. */
  return g_strdup_printf (_ ("%1$s, %2$s."), name_measure (options),
                          options->deal->currency);
}

/**
 * deal_payments_write_subtitle:
 * @self: a figure with its numbers and assumptions
 *
 * Measure, currency and status; what the picture leaves out; the break-point.
 *
 * Returns: (transfer full): the sentences
 */
char *
deal_payments_write_subtitle (const DealPaymentsFigure *self)
{
  g_autofree char *break_point = write_break_point (self);
  g_autofree char *window = write_window (self);
  g_autofree char *measure = deal_payments_write_measure (self);
  const char      *parts[4] = { NULL };
  gsize            n = 0;

  parts[n++] = measure;
  if (window != NULL)
    parts[n++] = window;
  if (break_point != NULL)
    parts[n++] = break_point;

  return g_strjoinv (" ", (char **) parts);
}
