/* deal-schedule-months.c: what one payment's rule gives in each month
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-schedule-private.h"

#include <string.h>

#include "calc/deal-money.h"

/* One payment while its months are filled in. */
typedef struct
{
  const DealPayment *payment;
  const DealRule    *rule;
  const DealOptions *options;
  DealPeriod         axis;
  DealMonth         *months; /* one per month of the axis */
  guint32            first_day;
  guint32            last_day;
  gboolean           is_open;
  gboolean           end_is_assumed;
} Filler;

static DealCertainty
get_weaker (DealCertainty a,
            DealCertainty b)
{
  return MAX (a, b);
}

/**
 * deal_payment_get_days:
 * @payment: a payment
 * @options: who may close an open end
 * @first: (out): its first day, as deal_date_get_first_day() counts
 * @last: (out): its last day; far away for an open end
 * @is_open: (out): whether it has an open end
 * @is_assumed: (out): whether a parameter closes it
 *
 * Says when a payment is in force.
 */
void
deal_payment_get_days (const DealPayment *payment,
                       const DealOptions *options,
                       guint32           *first,
                       guint32           *last,
                       gboolean          *is_open,
                       gboolean          *is_assumed)
{
  const DealRule *rule = &payment->rule;
  DealDate        end = rule->type == DEAL_RULE_ONE_OFF ? rule->from : rule->to;
  DealDecimal     year;

  *first = deal_date_is_set (rule->from) ? deal_date_get_first_day (rule->from) : 0;
  *is_assumed = FALSE;
  if (!deal_date_is_set (end) && rule->ends_parameter != NULL &&
      deal_options_get_parameter (options, rule->ends_parameter, &year) !=
        DEAL_GIVEN_BY_NOBODY &&
      year.places == 0 && year.digits >= 1 && year.digits <= 9999)
    {
      end.year = (gint16) year.digits;
      *is_assumed = TRUE;
    }

  *is_open = !deal_date_is_set (end) && rule->type != DEAL_RULE_SCHEDULE;
  *last = deal_date_is_set (end) ? deal_date_get_last_day (end) : G_MAXUINT32;

  /* A schedule says by its amounts when it begins and ends. */
  if (rule->type == DEAL_RULE_SCHEDULE && rule->n_amounts > 0)
    {
      if (!deal_date_is_set (rule->from))
        *first = deal_month_get_first_day (rule->amounts[0].period.first);
      if (!deal_date_is_set (end))
        *last = deal_month_get_last_day (rule->amounts[rule->n_amounts - 1].period.last);
    }
}

static void
copy_points (GArray          *points,
             const DealPoint *from,
             gsize            n)
{
  if (n > 0)
    g_array_append_vals (points, from, (guint) n);
}

static int
compare_points (gconstpointer a,
                gconstpointer b)
{
  const DealPoint *left = a;
  const DealPoint *right = b;

  return (left->period.first > right->period.first) -
         (left->period.first < right->period.first);
}

/**
 * deal_series_get_points:
 * @series: a series
 * @scenario: (nullable): the scenario that counts
 *
 * Returns: (transfer full) (element-type DealPoint): the points of @series,
 *   ascending, those of @scenario in place of the ones they overlap
 */
GArray *
deal_series_get_points (const DealSeries   *series,
                        const DealScenario *scenario)
{
  GArray                   *points = g_array_new (FALSE, FALSE, sizeof (DealPoint));
  const DealScenarioSeries *own = NULL;
  gsize                     next = 0;

  for (gsize i = 0; scenario != NULL && i < scenario->n_series; i++)
    if (scenario->series[i].series == series)
      own = &scenario->series[i];
  if (own == NULL)
    {
      copy_points (points, series->points, series->n_points);
      return points;
    }

  /* Both lists ascend, so one walk finds what overlaps. */
  for (gsize i = 0; i < series->n_points; i++)
    {
      const DealPoint *point = &series->points[i];

      while (next < own->n_points && own->points[next].period.last < point->period.first)
        next++;
      if (next == own->n_points || own->points[next].period.first > point->period.last)
        copy_points (points, point, 1);
    }
  copy_points (points, own->points, own->n_points);
  g_array_sort (points, compare_points);

  return points;
}

/* @due, which the whole month would have, by the days in force. */
static gboolean
set_due (Filler       *filler,
         gint32        month,
         gint64        due,
         DealCertainty certainty)
{
  DealMonth *target;
  guint32    month_first = deal_month_get_first_day (month);
  guint32    month_last = deal_month_get_last_day (month);
  guint32    first = MAX (filler->first_day, month_first);
  guint32    last = MIN (filler->last_day, month_last);
  gint64     days = (gint64) month_last - month_first + 1;

  if (last < first || month < filler->axis.first || month > filler->axis.last)
    return TRUE;

  target = &filler->months[month - filler->axis.first];
  if (!deal_money_divide (due, (gint64) last - first + 1, days, &due))
    return FALSE;

  target->due = deal_amount_new (DEAL_STATE_VALUE, due);
  target->certainty = get_weaker (filler->payment->certainty, certainty);

  return TRUE;
}

/* No source states the point, whatever else its months rest on. */
static void
mark_interpolated (Filler          *filler,
                   const DealPoint *point)
{
  gint32 first = MAX (point->period.first, filler->axis.first);
  gint32 last = MIN (point->period.last, filler->axis.last);

  if (point->certainty != DEAL_CERTAINTY_INTERPOLATED)
    return;

  for (gint32 month = first; month <= last; month++)
    filler->months[month - filler->axis.first].interpolated = TRUE;
}

/* The part of @total that falls to month @index of @n, so that all parts add
 * up to it exactly: the difference of two rounded running parts. */
static gboolean
get_part (gint64  total,
          gint64  index,
          gint64  n,
          gint64 *part)
{
  gint64 before;
  gint64 after;

  return deal_money_divide (total, index, n, &before) &&
         deal_money_divide (total, index + 1, n, &after) &&
         deal_money_subtract (after, before, part);
}

static gboolean
spread (Filler       *filler,
        DealPeriod    period,
        gint64        total,
        DealCertainty certainty)
{
  gint64 n = period.last - period.first + 1;
  gint32 first = MAX (period.first, filler->axis.first);
  gint32 last = MIN (period.last, filler->axis.last);

  for (gint32 month = first; month <= last; month++)
    {
      gint64 part;

      if (!get_part (total, month - period.first, n, &part) ||
          !set_due (filler, month, part, certainty))
        return FALSE;
    }

  return TRUE;
}

/* The number that the file gives or leaves to a parameter; FALSE: nobody gives it. */
static gboolean
get_input (const Filler  *filler,
           DealInput      input,
           DealDecimal   *number,
           DealCertainty *certainty)
{
  *number = input.number;
  *certainty = DEAL_CERTAINTY_OFFICIAL;
  if (input.parameter == NULL)
    return TRUE;

  *certainty = DEAL_CERTAINTY_ASSUMED;

  return deal_options_get_parameter (filler->options, input.parameter, number) !=
         DEAL_GIVEN_BY_NOBODY;
}

static gboolean
get_input_amount (const Filler  *filler,
                  gint64        *amount,
                  DealCertainty *certainty,
                  gboolean      *is_given)
{
  const DealRule      *rule = filler->rule;
  const DealParameter *parameter = rule->amount.parameter;
  gint64               scale = rule->scale;
  DealDecimal          number;

  *amount = 0;
  /* A parameter in money has a scale of its own. */
  if (parameter != NULL && parameter->unit == DEAL_UNIT_CURRENCY)
    scale = parameter->scale;
  *is_given = get_input (filler, rule->amount, &number, certainty);

  return !*is_given ||
         deal_decimal_to_minor (number, scale,
                                filler->options->deal->currency_digits, amount);
}

/* Every month in force, before the rule says more. */
static void
set_in_force (Filler   *filler,
              DealState state)
{
  for (gint32 month = filler->axis.first; month <= filler->axis.last; month++)
    {
      DealMonth *target = &filler->months[month - filler->axis.first];
      gboolean   in_force = deal_month_get_last_day (month) >= filler->first_day &&
                          deal_month_get_first_day (month) <= filler->last_day;

      target->due = deal_amount_new (in_force ? state : DEAL_STATE_NOT_APPLICABLE, 0);
      target->certainty = DEAL_CERTAINTY_UNKNOWN;
    }
}

static gboolean
fill_share (Filler *filler)
{
  g_autoptr (GArray) points = deal_series_get_points (filler->rule->series,
                                                      filler->options->scenario);
  DealCertainty certainty;
  DealDecimal   rate;

  if (!get_input (filler, filler->rule->rate, &rate, &certainty))
    {
      set_in_force (filler, DEAL_STATE_NOT_DISCLOSED);
      return TRUE;
    }

  set_in_force (filler, DEAL_STATE_NOT_FOUND);
  for (guint i = 0; i < points->len; i++)
    {
      const DealPoint *point = &g_array_index (points, DealPoint, i);
      gint64           total;

      if (!deal_money_multiply (point->amount, rate, &total) ||
          !spread (filler, point->period, total,
                   get_weaker (certainty, point->certainty)))
        return FALSE;
      mark_interpolated (filler, point);
    }

  return TRUE;
}

static gboolean
fill_schedule (Filler *filler)
{
  const DealRule *rule = filler->rule;

  set_in_force (filler, DEAL_STATE_NOT_FOUND);
  for (gsize i = 0; i < rule->n_amounts; i++)
    {
      const DealPoint *point = &rule->amounts[i];

      if (!spread (filler, point->period, point->amount, point->certainty))
        return FALSE;
      mark_interpolated (filler, point);
    }

  return TRUE;
}

static gboolean
add_one (DealDecimal  share,
         DealDecimal *factor)
{
  gint64 one = 1;

  for (guint i = 0; i < share.places; i++)
    one *= 10;
  *factor = share;

  return deal_money_add (share.digits, one, &factor->digits);
}

static gboolean
fill_fixed (Filler *filler)
{
  const DealRule *rule = filler->rule;
  gint32          length = deal_every_get_months (rule->every);
  DealCertainty   certainty;
  DealDecimal     growth;
  gboolean        is_given;
  gint64          amount;

  if (!get_input_amount (filler, &amount, &certainty, &is_given) ||
      !add_one (rule->growth, &growth))
    return FALSE;

  set_in_force (filler, is_given ? DEAL_STATE_NOT_FOUND : DEAL_STATE_NOT_DISCLOSED);
  for (gint32 first = rule->from.year * 12; is_given && first <= filler->axis.last;
       first += length)
    {
      DealPeriod period = { first, first + length - 1 };

      if (deal_month_get_first_day (first) > filler->last_day)
        break;
      if (first % 12 == 0 && first / 12 > rule->from.year &&
          !deal_money_multiply (amount, growth, &amount))
        return FALSE;
      if (!spread (filler, period, amount, certainty))
        return FALSE;
    }

  return TRUE;
}

/**
 * deal_payment_get_unplaced:
 * @payment: a payment
 * @year: (out): its months
 *
 * Returns: whether @payment is a one-off of which only the year is known: it is
 *   somewhere in @year, and in no month of it can one say so
 */
gboolean
deal_payment_get_unplaced (const DealPayment *payment,
                           DealPeriod        *year)
{
  *year = deal_period_of_year (payment->rule.from.year);

  return payment->rule.type == DEAL_RULE_ONE_OFF && payment->rule.from.month == 0;
}

/* A one-off is whole, never by days.  With a year alone the amount stands in
 * the first month, and whoever makes periods sees to it that none shorter
 * than the year shows it. */
static gboolean
fill_one_off (Filler *filler)
{
  gint32        month = deal_date_get_first_month (filler->rule->from);
  DealCertainty certainty;
  gboolean      is_given;
  gint64        amount;
  DealMonth    *target;

  if (!get_input_amount (filler, &amount, &certainty, &is_given))
    return FALSE;
  set_in_force (filler, DEAL_STATE_NOT_APPLICABLE);
  if (month < filler->axis.first || month > filler->axis.last)
    return TRUE;

  target = &filler->months[month - filler->axis.first];
  target->due =
    deal_amount_new (is_given ? DEAL_STATE_VALUE : DEAL_STATE_NOT_DISCLOSED, amount);
  if (is_given)
    target->certainty = get_weaker (filler->payment->certainty, certainty);

  return TRUE;
}

static gboolean
fill_rule (Filler *filler)
{
  switch (filler->rule->type)
    {
    case DEAL_RULE_SHARE:
      return fill_share (filler);
    case DEAL_RULE_SCHEDULE:
      return fill_schedule (filler);
    case DEAL_RULE_FIXED:
      return fill_fixed (filler);
    case DEAL_RULE_ONE_OFF:
      return fill_one_off (filler);
    case DEAL_RULE_UNKNOWN:
    default:
      set_in_force (filler, DEAL_STATE_NOT_DISCLOSED);
      return TRUE;
    }
}

/* Which months go on only because nothing ends them, or because a parameter
 * says when. */
static void
mark_open_end (Filler *filler)
{
  /* Up to the as-of date one knows that it was in force. */
  gint32 first = deal_date_get_last_month (filler->options->deal->as_of) + 1;

  for (gint32 index = MAX (first, filler->axis.first); index <= filler->axis.last;
       index++)
    {
      DealMonth *month = &filler->months[index - filler->axis.first];

      month->open_ended = filler->is_open;
      if (filler->end_is_assumed)
        month->certainty = get_weaker (month->certainty, DEAL_CERTAINTY_ASSUMED);
    }
}

/**
 * deal_payment_fill_months:
 * @payment: a payment
 * @options: scenario and parameters
 * @axis: which months; holds every month in which @payment has a number
 * @months: (out caller-allocates): one for each month of @axis
 * @error: return location for an error
 *
 * Computes what a payment comes to month by month.  Rounding is half to even,
 * once for each month.
 *
 * Returns: FALSE with `DEAL_ERROR_OVERFLOW` if an amount does not fit
 */
gboolean
deal_payment_fill_months (const DealPayment *payment,
                          const DealOptions *options,
                          DealPeriod         axis,
                          DealMonth         *months,
                          GError           **error)
{
  Filler filler = {
    .payment = payment,
    .rule = &payment->rule,
    .options = options,
    .axis = axis,
    .months = months,
  };
  DealKnownCap cap;

  if (!deal_payment_get_cap (payment, options, &cap, error))
    return FALSE;

  deal_payment_get_days (payment, options, &filler.first_day, &filler.last_day,
                         &filler.is_open, &filler.end_is_assumed);
  if (months != NULL)
    memset (months, 0, (gsize) (axis.last - axis.first + 1) * sizeof *months);
  if (!fill_rule (&filler))
    return deal_schedule_set_overflow (payment, error);

  mark_open_end (&filler);
  if (!deal_payment_pay (months, axis, filler.first_day, filler.last_day, &cap))
    return deal_schedule_set_overflow (payment, error);

  return TRUE;
}
