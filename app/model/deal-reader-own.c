/* deal-reader-own.c: what a scenario of the user's own makes of the one it started from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "model/deal-reader-private.h"

static const DealScenarioSeries *
find_series (const DealScenarioSeries *all,
             gsize                     n,
             const DealSeries         *series)
{
  for (gsize i = 0; i < n; i++)
    if (all[i].series == series)
      return &all[i];

  return NULL;
}

/* The first of @points, which ascend and do not overlap, that ends in @month or
 * later; by halves, since a stranger's list may be long. */
static gsize
find_point (const DealPoint *points,
            gsize            n,
            gint32           month)
{
  gsize low = 0;

  while (low < n)
    {
      gsize middle = low + (n - low) / 2;

      if (points[middle].period.last < month)
        low = middle + 1;
      else
        n = middle;
    }

  return low;
}

static gboolean
overlaps_any (const DealScenarioSeries *own,
              DealPeriod                period)
{
  gsize next = own != NULL ? find_point (own->points, own->n_points, period.first) : 0;

  return own != NULL && next < own->n_points &&
         deal_period_overlaps (own->points[next].period, period);
}

/* Whether each month of @period was reported. */
static gboolean
is_reported (const DealSeries *series,
             DealPeriod        period)
{
  for (gsize i = find_point (series->points, series->n_points, period.first);
       i < series->n_points && series->points[i].period.first <= period.first &&
       series->points[i].certainty == DEAL_CERTAINTY_REPORTED;
       i++)
    {
      period.first = series->points[i].period.last + 1;
      if (period.first > period.last)
        return TRUE;
    }

  return FALSE;
}

/* Nobody's assumption changes what has happened: a month at least must be open. */
static void
check_history (DealReader               *reader,
               Node                     *node,
               const DealScenarioSeries *own)
{
  for (gsize i = 0; own->series != NULL && i < own->n_points; i++)
    {
      DealPeriod       period = own->points[i].period;
      g_autofree char *text = NULL;

      if (!is_reported (own->series, period))
        continue;

      text = deal_period_to_text (period);
      deal_reader_error (reader, node->start, NULL,
                         /* Translators: a period, as “2024”. */
                         _ ("What was reported for %s cannot be assumed otherwise"),
                         text);
    }
}

static int
compare_points (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  const DealPoint *one = a;
  const DealPoint *other = b;

  return (one->period.first > other->period.first) -
         (one->period.first < other->period.first);
}

/* The points of @base but where @own has others; each may be NULL. */
static DealScenarioSeries
merge_series (DealReader               *reader,
              const DealScenarioSeries *base,
              const DealScenarioSeries *own)
{
  gsize              n_base = base != NULL ? base->n_points : 0;
  gsize              n_own = own != NULL ? own->n_points : 0;
  DealPoint         *points = deal_arena_new_array (reader->store->arena, DealPoint,
                                                    n_base + n_own);
  DealScenarioSeries merged = { own != NULL ? own->series : base->series, points, 0 };

  for (gsize i = 0; i < n_base; i++)
    if (!overlaps_any (own, base->points[i].period))
      points[merged.n_points++] = base->points[i];
  for (gsize i = 0; i < n_own; i++)
    points[merged.n_points++] = own->points[i];
  if (merged.n_points > 1)
    g_qsort_with_data (points, (int) merged.n_points, sizeof *points, compare_points,
                       NULL);

  return merged;
}

static void
merge_all_series (DealReader   *reader,
                  DealScenario *scenario)
{
  const DealScenario *base = scenario->base;
  gsize               n_base = base != NULL ? base->n_series : 0;
  DealScenarioSeries *all = deal_arena_new_array (reader->store->arena,
                                                  DealScenarioSeries,
                                                  n_base + scenario->n_own_series);
  gsize               n = 0;

  for (gsize i = 0; i < n_base; i++)
    all[n++] = merge_series (reader, &base->series[i],
                             find_series (scenario->own_series, scenario->n_own_series,
                                          base->series[i].series));
  for (gsize i = 0; i < scenario->n_own_series; i++)
    if (find_series (all, n, scenario->own_series[i].series) == NULL)
      all[n++] = merge_series (reader, NULL, &scenario->own_series[i]);
  scenario->series = all;
  scenario->n_series = n;
}

static void
merge_parameters (DealReader   *reader,
                  DealScenario *scenario)
{
  const DealScenario *base = scenario->base;
  gsize               n_base = base != NULL ? base->n_parameters : 0;
  DealParameterValue *all = deal_arena_new_array (reader->store->arena,
                                                  DealParameterValue,
                                                  n_base + scenario->n_own_parameters);
  gsize               n = 0;

  for (gsize i = 0; i < scenario->n_own_parameters; i++)
    all[n++] = scenario->own_parameters[i];
  for (gsize i = 0; i < n_base; i++)
    {
      gboolean is_changed = FALSE;

      for (gsize j = 0; j < scenario->n_own_parameters; j++)
        is_changed |= all[j].parameter == base->parameters[i].parameter;
      if (!is_changed)
        all[n++] = base->parameters[i];
    }
  scenario->parameters = all;
  scenario->n_parameters = n;
}

/* Whatever an own scenario calls its points, they are assumed. */
static void
assume_points (DealReader   *reader,
               DealScenario *scenario)
{
  DealScenarioSeries *own = deal_arena_new_array (reader->store->arena,
                                                  DealScenarioSeries, scenario->n_series);

  for (gsize i = 0; i < scenario->n_series; i++)
    {
      gsize      n = scenario->series[i].n_points;
      DealPoint *points = deal_arena_new_array (reader->store->arena, DealPoint, n);

      if (n > 0)
        memcpy (points, scenario->series[i].points, n * sizeof *points);
      for (gsize j = 0; j < n; j++)
        points[j].certainty = DEAL_CERTAINTY_ASSUMED;
      own[i] = (DealScenarioSeries){ scenario->series[i].series, points, n };
    }
  scenario->own_series = own;
  scenario->n_own_series = scenario->n_series;
}

/* Makes the whole of @scenario, which was read, and of its base. */
void
deal_reader_finish_own_scenario (DealReader   *reader,
                                 Node         *node,
                                 DealScenario *scenario)
{
  assume_points (reader, scenario);
  scenario->own_parameters = scenario->parameters;
  scenario->n_own_parameters = scenario->n_parameters;
  for (gsize i = 0; i < scenario->n_own_series; i++)
    check_history (reader, node, &scenario->own_series[i]);
  merge_all_series (reader, scenario);
  merge_parameters (reader, scenario);
}
