/* deal-scenario-words.c: a scenario in a sentence, with all that the user changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-scenario-words.h"

#include <math.h>
#include <string.h>

#include "calc/deal-format.h"
#include "calc/deal-money.h"
#include "deal-text.h"

/* Growth is recognised in steps of a tenth of a per cent. */
#define RATE_STEPS 1000

/* Fewer amounts are written out; they say more than a rate. */
#define LEAST_GROWN 3

/* More amounts than these are counted where there is little room. */
#define MOST_LISTED 4

/* How much of the user's reason is said where there is little room, in letters. */
#define MOST_OF_REASON 60

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

/* "2028 $45 bn, +15% a period to 2030", or NULL where it does not grow so. */
static char *
describe_growth (const DealScenarioSeries *own,
                 const Deal               *deal,
                 gboolean                  is_brief)
{
  DealDecimal      rate;
  g_autofree char *first = NULL;
  g_autofree char *share = NULL;
  g_autofree char *last = NULL;

  if (!find_growth (own, &rate))
    return NULL;

  first = describe_point (&own->points[0], deal);
  share = deal_format_share (rate);
  last = deal_format_period (own->points[own->n_points - 1].period);

  if (is_brief)
    /* Translators: where it begins, as “2028 $45 bn”; a share, as “15%”; the last
     * period. */
    return g_strdup_printf (rate.digits < 0 ? _ ("%s, %s a period to %s")
                                            : _ ("%s, +%s a period to %s"),
                            first, share, last);

  /* Translators: where it begins, as “2028 $45 bn”; a share, as “15%”; the last
   * period. */
  return g_strdup_printf (_ ("%s, growing by %s a period to %s"), first, share, last);
}

static char *
list_points (const DealScenarioSeries *own,
             const Deal               *deal)
{
  GString *list = g_string_new (NULL);

  for (gsize i = 0; i < own->n_points; i++)
    {
      g_autofree char *point = describe_point (&own->points[i], deal);

      g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", point);
    }

  return g_string_free (list, FALSE);
}

static char *
describe_points (const DealScenarioSeries *own,
                 const Deal               *deal,
                 gboolean                  is_brief)
{
  char            *growth = describe_growth (own, deal, is_brief);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (growth != NULL)
    return growth;
  if (!is_brief || own->n_points <= MOST_LISTED)
    return list_points (own, deal);

  first = describe_point (&own->points[0], deal);
  last = describe_point (&own->points[own->n_points - 1], deal);

  /* Translators: how many; the first and the last, each as “2028 $45 bn”. */
  return g_strdup_printf (P_ ("%1$zu amount from %2$s to %3$s",
                              "%1$zu amounts from %2$s to %3$s", own->n_points),
                          own->n_points, first, last);
}

static char *
describe_series (const DealScenarioSeries *own,
                 const Deal               *deal,
                 gboolean                  is_brief)
{
  g_autofree char *points = describe_points (own, deal, is_brief);

  /* Translators: a series, as “OpenAI’s revenue”; amounts of periods. */
  return g_strdup_printf (_ ("%s: %s"), own->series->title, points);
}

static char *
list_series (const DealScenario *scenario,
             const Deal         *deal,
             gboolean            is_brief)
{
  GString *list = g_string_new (NULL);

  for (gsize i = 0; i < scenario->n_own_series; i++)
    if (scenario->own_series[i].n_points > 0)
      {
        g_autofree char *series =
          describe_series (&scenario->own_series[i], deal, is_brief);

        g_string_append_printf (list, "%s%s", list->len > 0 ? "; " : "", series);
      }

  return g_string_free (list, FALSE);
}

static char *
list_changes (const DealScenario *scenario,
              const Deal         *deal)
{
  g_autofree char *series = list_series (scenario, deal, FALSE);
  GString         *list = g_string_new (series);

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

/* Behind a sentence: why the user thinks so, in at most @length letters. */
static char *
describe_reason (const DealScenario *scenario,
                 glong               length)
{
  g_autofree char *reason = NULL;

  if (scenario->why == NULL || scenario->why[0] == '\0')
    return g_strdup ("");

  if (g_utf8_strlen (scenario->why, -1) > length)
    {
      reason = g_utf8_substring (scenario->why, 0, length - 1);

      /* Translators: the beginning of why somebody made a scenario. */
      return g_strdup_printf (_ (" Why: %s…"), g_strchomp (reason));
    }

  reason = g_strchomp (g_strdup (scenario->why));
  if (g_str_has_suffix (reason, "."))
    reason[strlen (reason) - 1] = '\0';

  /* Translators: why somebody made a scenario. */
  return g_strdup_printf (_ (" Why: %s."), reason);
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
  g_autofree char *reason = NULL;

  if (!scenario->is_own)
    /* Translators: the title of a scenario. */
    return g_strdup_printf (_ ("Scenario “%s”."), scenario->title);

  reason = describe_reason (scenario, G_MAXLONG);
  changes = list_changes (scenario, deal);
  if (changes[0] == '\0')
    {
      g_free (changes);
      changes = g_strdup (_ ("nothing is changed"));
    }

  return scenario->base != NULL
           /* Translators: a title, another title, a list of what was changed; the user's
            * reason, or nothing. */
           ? g_strdup_printf (_ ("Scenario “%s” is the user’s own, based on “%s”: %s.%s"),
                              scenario->title, scenario->base->title, changes, reason)
           /* Translators: a title, a list of what was changed; the user's reason, or
            * nothing. */
           : g_strdup_printf (_ ("Scenario “%s” is the user’s own, based on no other: "
                                 "%s.%s"),
                              scenario->title, changes, reason);
}

/**
 * deal_scenario_describe_briefly:
 * @scenario: a scenario
 * @deal: its deal
 *
 * Of the user's own it keeps what the numbers rest on: the scenario below it and the
 * amounts, many of them as the first and the last.  Parameters are left to their own
 * sentences.
 *
 * Returns: (transfer full): what a small picture says
 */
char *
deal_scenario_describe_briefly (const DealScenario *scenario,
                                const Deal         *deal)
{
  g_autofree char *series = NULL;
  g_autofree char *reason = NULL;

  if (!scenario->is_own)
    return deal_scenario_describe (scenario, deal);

  series = list_series (scenario, deal, TRUE);
  reason = describe_reason (scenario, MOST_OF_REASON);
  if (series[0] == '\0' && scenario->base != NULL)
    /* Translators: a title, another title; the user's reason, or nothing. */
    return g_strdup_printf (_ ("“%s” is the user’s own, with the amounts of “%s”.%s"),
                            scenario->title, scenario->base->title, reason);
  if (series[0] == '\0')
    /* Translators: a title; the user's reason, or nothing. */
    return g_strdup_printf (_ ("“%s” is the user’s own.%s"), scenario->title, reason);

  return scenario->base != NULL
           /* Translators: a title; amounts that the user changed; another title; the
            * user's reason, or nothing. */
           ? g_strdup_printf (_ ("“%s” is the user’s own: %s, else as “%s”.%s"),
                              scenario->title, series, scenario->base->title, reason)
           /* Translators: a title; amounts of the user's; the reason, or nothing. */
           : g_strdup_printf (_ ("“%s” is the user’s own: %s.%s"), scenario->title,
                              series, reason);
}

/**
 * deal_scenario_get_short_title:
 * @scenario: (nullable): a scenario
 *
 * Returns: (transfer full): its title up to the colon, which the rest explains; of one
 *   of the user's own the whole, marked as such
 */
char *
deal_scenario_get_short_title (const DealScenario *scenario)
{
  const char *colon;

  if (scenario == NULL)
    return g_strdup (C_ ("scenario", "Reported"));

  colon = strstr (scenario->title, ": ");
  if (scenario->is_own)
    /* Translators: %s is the title of a scenario of the user's own. */
    return g_strdup_printf (_ ("%s (own)"), scenario->title);

  return colon != NULL && colon > scenario->title
           ? g_strndup (scenario->title, (gsize) (colon - scenario->title))
           : g_strdup (scenario->title);
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
