/* deal-lanes.c: when each right or obligation runs, under which version
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-lanes.h"

#include "calc/deal-diff-private.h"
#include "calc/deal-evidence.h"
#include "calc/deal-lanes-private.h"

#define MAX_YEAR 9999

/**
 * deal_version_get_start:
 * @version: a version
 *
 * Returns: the date from which it counts: effective, signed or announced, the
 *   first of them that is known
 */
DealDate
deal_version_get_start (const DealVersion *version)
{
  if (deal_date_is_set (version->effective))
    return version->effective;

  return deal_date_is_set (version->signed_on) ? version->signed_on : version->announced;
}

/**
 * deal_span_get_first_day:
 * @span: a span
 *
 * Returns: the first day on which it may run
 */
guint32
deal_span_get_first_day (const DealSpan *span)
{
  return deal_date_get_first_day (span->from);
}

/**
 * deal_span_get_certain_day:
 * @span: a span
 *
 * Returns: the day from which it runs for certain, not before the first
 */
guint32
deal_span_get_certain_day (const DealSpan *span)
{
  return span->from_is_whole ? deal_date_get_first_day (span->from)
                             : deal_date_get_last_day (span->from);
}

/**
 * deal_span_get_last_day:
 * @span: a span
 * @certain: (out): the day to which it runs for certain, unless a condition ends
 *   it before
 * @last: (out): the last day on which it may run
 *
 * Returns: FALSE if no date ends it; both are then untouched
 */
gboolean
deal_span_get_last_day (const DealSpan *span,
                        guint32        *certain,
                        guint32        *last)
{
  if (!deal_date_is_set (span->to))
    return FALSE;

  *last = deal_date_get_last_day (span->to);
  *certain = span->to_is_included ? *last : deal_date_get_first_day (span->to);

  return TRUE;
}

DealSpanEnd
deal_span_get_end (const DealSpan *span)
{
  if (deal_date_is_set (span->to))
    return span->until != NULL ? DEAL_END_EITHER : DEAL_END_KNOWN;

  return span->until != NULL ? DEAL_END_CONDITIONAL : DEAL_END_OPEN;
}

/**
 * deal_lane_get_side:
 * @lane: a lane
 * @side: old or new
 *
 * Returns: (nullable): what that version of the pair says
 */
const DealSpan *
deal_lane_get_side (const DealLane *lane,
                    DealLaneSide    side)
{
  for (guint i = 0; i < lane->spans->len; i++)
    {
      const DealSpan *span = &g_array_index (lane->spans, DealSpan, i);

      if (span->side == side)
        return span;
    }

  return NULL;
}

GArray *
deal_spans_new (void)
{
  return g_array_new (FALSE, TRUE, sizeof (DealSpan));
}

/* Rights and duties that exist or not, and those with dates, have a time; how
 * much a share or an amount is has none. */
static gboolean
has_time (const DealTerm *term)
{
  return term->type == DEAL_TYPE_FLAG || term->type == DEAL_TYPE_DATE ||
         term->type == DEAL_TYPE_PERIOD;
}

static gboolean
value_runs (const DealValue *value)
{
  return value != NULL && value->state == DEAL_STATE_VALUE &&
         deal_value_is_present (value);
}

/* The latest that was said before @version. */
static const DealValue *
find_before (const DealTerm    *term,
             const DealVersion *version)
{
  const DealValue *found = NULL;

  for (gsize i = 0; i < term->n_values; i++)
    if (term->values[i].version < version)
      found = &term->values[i];

  return found;
}

static DealSpanState
get_state (const DealTerm  *term,
           const DealValue *value)
{
  const DealValue *before;

  if (value_runs (value))
    return DEAL_SPAN_RUNS;
  if (value->state == DEAL_STATE_NOT_DISCLOSED)
    return DEAL_SPAN_NOT_DISCLOSED;
  if (value->state == DEAL_STATE_NOT_FOUND)
    return DEAL_SPAN_NOT_FOUND;

  before = find_before (term, value->version);

  return before != NULL && deal_value_is_present (before) ? DEAL_SPAN_ENDED
                                                          : DEAL_SPAN_ABSENT;
}

static gboolean
is_same_date (DealDate a,
              DealDate b)
{
  return deal_date_compare (a, b) == 0;
}

/* A later version that says the same of the time puts nothing in its place. */
static gboolean
is_same_run (const DealValue *a,
             const DealValue *b)
{
  return value_runs (a) && value_runs (b) && is_same_date (a->from, b->from) &&
         is_same_date (a->to, b->to) && is_same_date (a->date, b->date) &&
         (a->until == NULL) == (b->until == NULL) &&
         (a->until == NULL || deal_text_is_same (a->until, b->until));
}

static DealDate
get_earlier (DealDate a,
             DealDate b)
{
  if (!deal_date_is_set (a))
    return b;

  return deal_date_is_set (b) && deal_date_compare (b, a) < 0 ? b : a;
}

/* The start of the first later version that says something else, @next included
 * whatever it says.  Outside the pair each version is a piece of its own. */
static DealDate
find_replaced (const DealTerm    *term,
               const DealValue   *value,
               DealLaneSide       side,
               const DealVersion *next)
{
  DealDate date = { 0 };

  for (gsize i = 0; i < term->n_values; i++)
    if (term->values[i].version > value->version &&
        (side == DEAL_LANE_OTHER || !is_same_run (value, &term->values[i])))
      {
        date = deal_version_get_start (term->values[i].version);
        break;
      }

  return next != NULL ? get_earlier (date, deal_version_get_start (next)) : date;
}

static DealSpan
make_span (const DealTerm    *term,
           const DealValue   *value,
           DealLaneSide       side,
           const DealVersion *next)
{
  DealSpan span = {
    .side = side,
    .state = get_state (term, value),
    .version = value->version,
    .value = value,
    .from = deal_version_get_start (value->version),
    .replaced = find_replaced (term, value, side, next),
  };

  if (span.state != DEAL_SPAN_RUNS)
    return span;

  if (deal_date_is_set (value->from))
    span.from = value->from;
  span.to_is_included = deal_date_is_set (value->to);
  span.to = span.to_is_included ? value->to : value->date;
  span.until = value->until;

  return span;
}

/* What the version says of the term, or that it is silent. */
static void
add_side (GArray            *spans,
          const DealTerm    *term,
          const DealVersion *version,
          DealLaneSide       side,
          const DealVersion *next)
{
  const DealValue *value = deal_term_get_value (term, version);
  DealSpan         span = { 0 };

  if (value != NULL)
    {
      span = make_span (term, value, side, next);
    }
  else
    {
      span.value = find_before (term, version);
      if (span.value == NULL)
        return;
      span.side = side;
      span.state = DEAL_SPAN_NOT_RESTATED;
      span.version = version;
      span.from = deal_version_get_start (version);
    }
  g_array_append_val (spans, span);
}

/* Those before the pair and between it that the pair does not repeat. */
static void
add_others (const DealLanePair *pair,
            GArray             *spans,
            const DealTerm     *term)
{
  const DealValue *previous = deal_term_get_value (term, pair->first);

  for (gsize i = 0; i < term->n_values; i++)
    {
      const DealValue *value = &term->values[i];
      gboolean         is_before = value->version < pair->first;
      DealSpan         span;

      if (value->version == pair->first || value->version >= pair->second)
        continue;
      if (!is_before && previous != NULL && is_same_run (previous, value))
        continue;
      if (!is_before)
        previous = value;
      span = make_span (term, value, DEAL_LANE_OTHER,
                        is_before ? pair->first : pair->second);
      g_array_append_val (spans, span);
    }
}

/* The same order for a swapped pair: others, old, new. */
static void
add_sides (const DealLanePair *pair,
           GArray             *spans,
           const DealTerm     *term)
{
  const DealVersion *next = pair->first != pair->second ? pair->second : NULL;

  if (pair->first_side == DEAL_LANE_OLD)
    add_side (spans, term, pair->first, pair->first_side, next);
  add_side (spans, term, pair->second, pair->second_side, NULL);
  if (pair->first_side == DEAL_LANE_NEW)
    add_side (spans, term, pair->first, pair->first_side, next);
}

static void
add_term (const DealLanePair *pair,
          const DealTerm     *term,
          GArray             *lanes)
{
  DealLane lane = { .term = term, .category = term->category };

  if (!has_time (term))
    return;

  lane.spans = deal_spans_new ();
  add_others (pair, lane.spans, term);
  add_sides (pair, lane.spans, term);
  if (lane.spans->len == 0)
    {
      g_array_unref (lane.spans);
      return;
    }
  lane.title = g_strdup (term->title);
  g_array_append_val (lanes, lane);
}

/* Grows the years to hold a date. */
static void
hold (DealLanes *self,
      DealDate   date)
{
  if (!deal_date_is_set (date))
    return;

  if (self->first_year == 0 || date.year < self->first_year)
    self->first_year = date.year;
  self->last_year = MAX (self->last_year, date.year);
}

static void
find_years (DealLanes         *self,
            const DealOptions *options)
{
  gboolean is_open = FALSE;

  hold (self, self->deal->as_of);
  hold (self, options->today);
  for (gsize i = 0; i < self->deal->n_versions; i++)
    hold (self, deal_version_get_start (&self->deal->versions[i]));
  for (gsize i = 0; i < self->deal->n_events; i++)
    hold (self, self->deal->events[i].date);
  for (gsize i = 0; i < self->n_lanes; i++)
    for (guint k = 0; k < self->lanes[i].spans->len; k++)
      {
        const DealSpan *span = &g_array_index (self->lanes[i].spans, DealSpan, k);

        hold (self, span->from);
        hold (self, span->to);
        is_open |= !deal_date_is_set (span->to);
      }

  /* An open end needs room in which to fade. */
  if (is_open)
    self->last_year = MIN (self->last_year + 1, MAX_YEAR);
  if (options->from_year != 0)
    self->first_year = MIN (options->from_year, self->last_year);
}

/**
 * deal_lanes_new:
 * @options: the pair, the parameters, the year to begin with
 *
 * Says when each right, duty and payment runs under the old version, the new one
 * and those before and between them.  A value of a version counts from the
 * version's own start where it names no other.  A version that is silent
 * neither ends nor keeps anything.
 *
 * Returns: (transfer full): the lanes
 */
DealLanes *
deal_lanes_new (const DealOptions *options)
{
  DealLanes *self = g_new0 (DealLanes, 1);
  GArray    *lanes = g_array_new (FALSE, TRUE, sizeof (DealLane));
  g_autoptr (DealEvidence) evidence = deal_evidence_new (options->deal);
  gboolean     is_swapped = options->old_version > options->new_version;
  DealLanePair pair = {
    options,
    is_swapped ? options->new_version : options->old_version,
    is_swapped ? options->old_version : options->new_version,
    is_swapped ? DEAL_LANE_NEW : DEAL_LANE_OLD,
    is_swapped ? DEAL_LANE_OLD : DEAL_LANE_NEW,
  };

  self->deal = deal_ref (options->deal);
  self->old_version = options->old_version;
  self->new_version = options->new_version;
  for (gsize i = 0; i < self->deal->n_categories; i++)
    for (gsize k = 0; k < self->deal->n_terms; k++)
      if (self->deal->terms[k].category == &self->deal->categories[i])
        add_term (&pair, &self->deal->terms[k], lanes);
  deal_lanes_add_payments (&pair, lanes);

  self->n_lanes = lanes->len;
  self->lanes = (DealLane *) (gpointer) g_array_free (lanes, FALSE);
  for (gsize i = 0; i < self->n_lanes; i++)
    {
      DealLane *lane = &self->lanes[i];

      lane->change = deal_lane_compare (lane);
      lane->disputed = lane->term != NULL &&
                       deal_evidence_get_term (evidence, lane->term)->disputed;
      self->tally[lane->change]++;
      self->n_disputed += lane->disputed ? 1 : 0;
    }
  find_years (self, options);

  return self;
}

/**
 * deal_lanes_free:
 * @lanes: (nullable) (transfer full): lanes
 */
void
deal_lanes_free (DealLanes *lanes)
{
  if (lanes == NULL)
    return;

  for (gsize i = 0; i < lanes->n_lanes; i++)
    {
      g_array_unref (lanes->lanes[i].spans);
      g_free (lanes->lanes[i].title);
    }
  g_free (lanes->lanes);
  deal_unref (lanes->deal);
  g_free (lanes);
}
