/* deal-schedule-axis.c: which months a schedule shows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-schedule-private.h"

typedef struct
{
  gboolean   is_set;
  gboolean   has_end; /* data or a known end, not starts alone */
  DealPeriod months;
} Span;

static void
extend (Span    *span,
        gint32   first,
        gint32   last,
        gboolean is_end)
{
  if (first > last)
    return;

  span->has_end |= is_end;
  span->months.first = span->is_set ? MIN (span->months.first, first) : first;
  span->months.last = span->is_set ? MAX (span->months.last, last) : last;
  span->is_set = TRUE;
}

static void
extend_by_points (Span            *span,
                  DealPeriod       in_force,
                  const DealPoint *points,
                  gsize            n_points)
{
  for (gsize i = 0; i < n_points; i++)
    extend (span, MAX (points[i].period.first, in_force.first),
            MIN (points[i].period.last, in_force.last), TRUE);
}

static gint32
get_month_of_day (guint32 day)
{
  return deal_date_get_first_month (deal_date_from_day (day));
}

/* One payment under one scenario, whose parameters may close an open end. */
static void
extend_by_payment (Span              *span,
                   const DealPayment *payment,
                   const DealOptions *options)
{
  const DealRule *rule = &payment->rule;
  DealPeriod      in_force = { 0, G_MAXINT32 };
  gboolean        is_open;
  gboolean        is_assumed;
  guint32         first;
  guint32         last;

  deal_payment_get_days (payment, options, &first, &last, &is_open, &is_assumed);
  if (first > 0)
    {
      in_force.first = get_month_of_day (first);
      extend (span, in_force.first, in_force.first, FALSE);
    }
  if (last < G_MAXUINT32)
    {
      in_force.last = get_month_of_day (last);
      if (in_force.last >= in_force.first)
        extend (span, in_force.last, in_force.last, TRUE);
    }

  if (rule->type == DEAL_RULE_SCHEDULE)
    extend_by_points (span, in_force, rule->amounts, rule->n_amounts);
  if (rule->type != DEAL_RULE_SHARE)
    return;

  extend_by_points (span, in_force, rule->series->points, rule->series->n_points);
  for (gsize i = 0; options->scenario != NULL && i < options->scenario->n_series; i++)
    if (options->scenario->series[i].series == rule->series)
      extend_by_points (span, in_force, options->scenario->series[i].points,
                        options->scenario->series[i].n_points);
}

/**
 * deal_schedule_get_axis:
 * @options: which kinds of payment, and the parameters
 * @version: a version
 * @axis: (out): the months, whole years
 *
 * The months from the first in which a shown payment starts to the last with
 * data or a known end, over all scenarios, so that choosing another scenario
 * moves nothing.  An open end adds nothing; where there are only such, the
 * schedule runs to the deal's as-of date.
 *
 * Returns: FALSE if no payment is shown
 */
gboolean
deal_schedule_get_axis (const DealOptions *options,
                        const DealVersion *version,
                        DealPeriod        *axis)
{
  const Deal *deal = options->deal;
  Span        span = { 0 };

  for (gsize i = 0; i < deal->n_payments; i++)
    {
      const DealPayment *payment = &deal->payments[i];
      DealOptions        with = *options;

      if ((options->kinds & (1u << payment->kind)) == 0 ||
          !deal_payment_is_in (payment, version))
        continue;

      with.scenario = NULL;
      extend_by_payment (&span, payment, &with);
      for (gsize j = 0; j < deal->n_scenarios; j++)
        {
          /* What the user makes of a deal changes no other figure of it. */
          if (deal->scenarios[j].is_own && options->scenario != &deal->scenarios[j])
            continue;
          with.scenario = &deal->scenarios[j];
          extend_by_payment (&span, payment, &with);
        }
    }
  if (!span.is_set)
    return FALSE;

  if (!span.has_end)
    span.months.last = MAX (span.months.last, deal_date_get_last_month (deal->as_of));
  axis->first = span.months.first - span.months.first % 12;
  axis->last = span.months.last - span.months.last % 12 + 11;

  return TRUE;
}
