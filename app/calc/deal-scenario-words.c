/* deal-scenario-words.c: a scenario in a sentence, with all that the user changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-scenario-words.h"

#include <math.h>

#include "calc/deal-format.h"
#include "calc/deal-money.h"
#include "deal-text.h"

/* Growth is recognised in steps of a tenth of a per cent. */
#define RATE_STEPS 1000

/* Fewer amounts are written out; they say more than a rate. */
#define LEAST_GROWN 3

static gboolean
follows (const DealPoint *point,
         const DealPoint *before)
{
  return point->period.first == before->period.last + 1 &&
         point->period.last - point->period.first ==
           before->period.last - before->period.first;
}

/* The rate, if every point is the one before times 1 + rate, to the cent. */
static gboolean
find_growth (const DealScenarioSeries *own,
             DealDecimal              *rate)
{
  DealDecimal factor = { 0, 3 };
  double      ratio;

  if (own->n_points < LEAST_GROWN || own->points[0].amount <= 0)
    return FALSE;

  ratio = (double) own->points[1].amount / (double) own->points[0].amount;
  if (ratio > RATE_STEPS)
    return FALSE;
  factor.digits = llround (ratio * RATE_STEPS);
  for (gsize i = 1; i < own->n_points; i++)
    {
      gint64 grown;

      if (!follows (&own->points[i], &own->points[i - 1]) ||
          !deal_money_multiply (own->points[i - 1].amount, factor, &grown) ||
          grown != own->points[i].amount)
        return FALSE;
    }

  *rate = (DealDecimal){ factor.digits - RATE_STEPS, 3 };
  for (; rate->places > 0 && rate->digits % 10 == 0; rate->places--)
    rate->digits /= 10;

  return TRUE;
}

static char *
describe_point (const DealPoint *point,
                const Deal      *deal)
{
  g_autofree char *period = deal_format_period (point->period);
  g_autofree char *amount = deal_format_money_exact (point->amount, deal->currency,
                                                     deal->currency_digits);

  /* Translators: a period and an amount, as “2028 $45 bn”. */
  return g_strdup_printf (C_ ("own scenario", "%s %s"), period, amount);
}

static char *
describe_series (const DealScenarioSeries *own,
                 const Deal               *deal)
{
  g_autoptr (GString) points = g_string_new (NULL);
  DealDecimal rate;

  if (find_growth (own, &rate))
    {
      g_autofree char *first = describe_point (&own->points[0], deal);
      g_autofree char *share = deal_format_share (rate);
      g_autofree char *last = deal_format_period (own->points[own->n_points - 1].period);

      /* Translators: what grows, as “OpenAI’s revenue”; where it begins, as “2028 $45
       * bn”; a share, as “15%”; the last period. */
      return g_strdup_printf (_ ("%s: %s, growing by %s a period to %s"),
                              own->series->title, first, share, last);
    }

  for (gsize i = 0; i < own->n_points; i++)
    {
      g_autofree char *point = describe_point (&own->points[i], deal);

      g_string_append_printf (points, "%s%s", i > 0 ? ", " : "", point);
    }

  /* Translators: a series, as “OpenAI’s revenue”; amounts of periods. */
  return g_strdup_printf (_ ("%s: %s"), own->series->title, points->str);
}

static char *
list_changes (const DealScenario *scenario,
              const Deal         *deal)
{
  GString *list = g_string_new (NULL);

  for (gsize i = 0; i < scenario->n_own_series; i++)
    if (scenario->own_series[i].n_points > 0)
      {
        g_autofree char *series = describe_series (&scenario->own_series[i], deal);

        g_string_append_printf (list, "%s%s", list->len > 0 ? "; " : "", series);
      }
  for (gsize i = 0; i < scenario->n_own_parameters; i++)
    {
      const DealParameterValue *one = &scenario->own_parameters[i];
      g_autofree char          *value = deal_format_parameter (one->parameter,
                                                               one->value, deal);

      g_string_append_printf (list, "%s", list->len > 0 ? "; " : "");
      /* Translators: a parameter and its value, as “Total cap: $38 bn”. */
      g_string_append_printf (list, _ ("%s: %s"), one->parameter->title, value);
    }

  return g_string_free (list, FALSE);
}

/**
 * deal_scenario_describe:
 * @scenario: a scenario
 * @deal: its deal
 *
 * Returns: (transfer full): a sentence for the foot of a figure; of one that is the
 *   user's own it says so, and lists all that the user put in the place of what it
 *   is based on
 */
char *
deal_scenario_describe (const DealScenario *scenario,
                        const Deal         *deal)
{
  g_autofree char *changes = NULL;

  if (!scenario->is_own)
    /* Translators: the title of a scenario. */
    return g_strdup_printf (_ ("Scenario “%s”."), scenario->title);

  changes = list_changes (scenario, deal);
  if (changes[0] == '\0')
    {
      g_free (changes);
      changes = g_strdup (_ ("nothing is changed"));
    }

  return scenario->base != NULL
           /* Translators: a title, another title, a list of what was changed. */
           ? g_strdup_printf (_ ("Scenario “%s” is the user’s own, based on “%s”: %s."),
                              scenario->title, scenario->base->title, changes)
           /* Translators: a title, a list of what was changed. */
           : g_strdup_printf (_ ("Scenario “%s” is the user’s own, based on no other: "
                                 "%s."),
                              scenario->title, changes);
}

/**
 * deal_scenario_describe_briefly:
 * @scenario: a scenario
 *
 * Returns: (transfer full) (nullable): what a small picture says instead; `NULL`
 *   where the sentence is short enough
 */
char *
deal_scenario_describe_briefly (const DealScenario *scenario)
{
  /* Translators: the title of a scenario. */
  return scenario->is_own ? g_strdup_printf (_ ("Scenario “%s” is the user’s own."),
                                             scenario->title)
                          : NULL;
}

/**
 * deal_series_grow:
 * @amount: of the first period, in minor units
 * @rate: by how much each period is larger than the one before; 0.15 is 15 %; of a
 *   few digits
 * @n: how many periods there are
 * @amounts: (array length=n): where the amounts go, the first included
 *
 * Returns: FALSE where an amount does not fit
 */
gboolean
deal_series_grow (gint64      amount,
                  DealDecimal rate,
                  gsize       n,
                  gint64     *amounts)
{
  DealDecimal factor = { rate.digits, rate.places };
  gint64      one = 1;

  for (guint i = 0; i < rate.places; i++)
    one *= 10;
  factor.digits += one;
  for (gsize i = 0; i < n; i++)
    {
      amounts[i] = amount;
      if (i + 1 < n && !deal_money_multiply (amount, factor, &amount))
        return FALSE;
    }

  return TRUE;
}
