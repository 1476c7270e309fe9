/* deal-known-money.c: series, parameters, scenarios and payments as they were known
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/deal-known-private.h"

static void
keep_points (const DealKnown  *known,
             const DealPoint **points,
             gsize            *n_points)
{
  DealPoint *copies = DEAL_NEW_PARTS (known, DealPoint, *n_points);
  gsize      n = 0;

  for (gsize i = 0; i < *n_points; i++)
    if (deal_known_has (known, &(*points)[i].sources))
      {
        copies[n] = (*points)[i];
        deal_known_keep_sources (known, &copies[n++].sources);
      }
  *points = copies;
  *n_points = n;
}

static void
copy_series (DealKnown *known)
{
  const Deal *whole = known->whole;
  DealSeries *copies = DEAL_NEW_PARTS (known, DealSeries, whole->n_series);

  for (gsize i = 0; i < whole->n_series; i++)
    {
      copies[i] = whole->series[i];
      keep_points (known, &copies[i].points, &copies[i].n_points);
      known->series[i] = &copies[i];
    }
  known->store->deal.series = copies;
}

static gboolean
is_payment_known (const DealKnown   *known,
                  const DealPayment *payment)
{
  for (gsize i = 0; i < payment->n_versions; i++)
    if (DEAL_COPY_OF (known, versions, payment->versions[i]) != NULL)
      return deal_known_has (known, &payment->sources);

  return FALSE;
}

static gboolean
rule_uses (const DealRule      *rule,
           const DealParameter *parameter)
{
  return rule->ends_parameter == parameter || rule->rate.parameter == parameter ||
         rule->cap.parameter == parameter || rule->amount.parameter == parameter;
}

/* A number to choose is kept while something known depends on it. */
static gboolean
is_parameter_known (const DealKnown     *known,
                    const DealParameter *parameter)
{
  const Deal *whole = known->whole;

  for (gsize i = 0; i < whole->n_payments; i++)
    if (rule_uses (&whole->payments[i].rule, parameter) &&
        is_payment_known (known, &whole->payments[i]))
      return TRUE;

  return deal_known_has (known, &parameter->sources);
}

static void
copy_parameters (DealKnown *known)
{
  const Deal    *whole = known->whole;
  DealStore     *store = known->store;
  DealParameter *copies = DEAL_NEW_PARTS (known, DealParameter, whole->n_parameters);
  gsize          n = 0;

  for (gsize i = 0; i < whole->n_parameters; i++)
    if (is_parameter_known (known, &whole->parameters[i]))
      {
        copies[n] = whole->parameters[i];
        if (!deal_known_has_all (known, &copies[n].sources))
          copies[n].why = NULL;
        /* A number that nobody had given is not assumed for want of another. */
        if (!deal_known_has (known, &copies[n].sources))
          copies[n].has_default = FALSE;
        deal_known_keep_sources (known, &copies[n].sources);
        known->parameters[i] = &copies[n++];
      }

  deal_index_init (&store->parameters, n);
  for (gsize i = 0; i < n; i++)
    deal_index_add (&store->parameters, &copies[i]);
  store->deal.parameters = copies;
  store->deal.n_parameters = n;
}

/**
 * deal_known_keep_parameter_values:
 * @known: a copy that has its parameters
 * @values: an array of the whole deal, to be replaced
 * @n_values: how many
 *
 * Leaves those of parameters that were known.
 */
void
deal_known_keep_parameter_values (const DealKnown           *known,
                                  const DealParameterValue **values,
                                  gsize                     *n_values)
{
  DealParameterValue *copies = DEAL_NEW_PARTS (known, DealParameterValue, *n_values);
  gsize               n = 0;

  for (gsize i = 0; i < *n_values; i++)
    {
      copies[n] = (*values)[i];
      copies[n].parameter = DEAL_COPY_OF (known, parameters, copies[n].parameter);
      n += copies[n].parameter != NULL;
    }
  *values = copies;
  *n_values = n;
}

static void
copy_scenarios (DealKnown *known)
{
  const Deal   *whole = known->whole;
  DealStore    *store = known->store;
  DealScenario *copies = DEAL_NEW_PARTS (known, DealScenario, whole->n_scenarios);

  deal_index_init (&store->scenarios, whole->n_scenarios);
  for (gsize i = 0; i < whole->n_scenarios; i++)
    {
      const DealScenario *scenario = &whole->scenarios[i];
      DealScenarioSeries *series = DEAL_NEW_PARTS (known, DealScenarioSeries,
                                                   scenario->n_series);

      for (gsize j = 0; j < scenario->n_series; j++)
        {
          series[j] = scenario->series[j];
          series[j].series = DEAL_COPY_OF (known, series, series[j].series);
          keep_points (known, &series[j].points, &series[j].n_points);
        }
      copies[i] = *scenario;
      copies[i].series = series;
      deal_known_keep_parameter_values (known, &copies[i].parameters,
                                        &copies[i].n_parameters);
      deal_index_add (&store->scenarios, &copies[i]);
      if (whole->compare_scenario == scenario)
        store->deal.compare_scenario = &copies[i];
    }
  store->deal.scenarios = copies;
}

static void
keep_rule (const DealKnown *known,
           DealRule        *rule)
{
  rule->ends_parameter = DEAL_COPY_OF (known, parameters, rule->ends_parameter);
  rule->series = DEAL_COPY_OF (known, series, rule->series);
  rule->rate.parameter = DEAL_COPY_OF (known, parameters, rule->rate.parameter);
  rule->cap.parameter = DEAL_COPY_OF (known, parameters, rule->cap.parameter);
  rule->amount.parameter = DEAL_COPY_OF (known, parameters, rule->amount.parameter);
  keep_points (known, &rule->amounts, &rule->n_amounts);
}

static void
copy_payments (DealKnown *known)
{
  const Deal  *whole = known->whole;
  DealPayment *copies = DEAL_NEW_PARTS (known, DealPayment, whole->n_payments);
  gsize        n = 0;

  for (gsize i = 0; i < whole->n_payments; i++)
    {
      const DealPayment  *payment = &whole->payments[i];
      const DealVersion **versions;
      gsize               n_versions = 0;

      if (!is_payment_known (known, payment))
        continue;

      versions = DEAL_NEW_PARTS (known, const DealVersion *, payment->n_versions);
      for (gsize j = 0; j < payment->n_versions; j++)
        {
          versions[n_versions] = DEAL_COPY_OF (known, versions, payment->versions[j]);
          n_versions += versions[n_versions] != NULL;
        }
      copies[n] = *payment;
      copies[n].versions = versions;
      copies[n].n_versions = n_versions;
      keep_rule (known, &copies[n].rule);
      if (!deal_known_has_all (known, &payment->sources))
        copies[n].note = copies[n].caveat = NULL;
      deal_known_keep_sources (known, &copies[n++].sources);
    }
  known->store->deal.payments = copies;
  known->store->deal.n_payments = n;
}

/**
 * deal_known_copy_money:
 * @known: a copy that has its sources and versions
 *
 * Copies what was known of series, parameters, scenarios and payments.
 */
void
deal_known_copy_money (DealKnown *known)
{
  copy_series (known);
  copy_parameters (known);
  copy_scenarios (known);
  copy_payments (known);
}
