/* deal-lanes-compare.c: what became of a lane from one version to the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-diff-private.h"
#include "calc/deal-lanes-private.h"

static DealLaneChange
compare_ends (const DealSpan *old_span,
              const DealSpan *new_span)
{
  DealSpanEnd old_end = deal_span_get_end (old_span);
  DealSpanEnd new_end = deal_span_get_end (new_span);
  guint32     ignored;
  guint32     old_last;
  guint32     new_last;

  if (old_end != DEAL_END_KNOWN && new_end == DEAL_END_KNOWN)
    return DEAL_LANE_DATED;
  if (old_end == DEAL_END_KNOWN && new_end != DEAL_END_KNOWN)
    return DEAL_LANE_UNDATED;
  if (old_end != new_end)
    return DEAL_LANE_OTHERWISE;
  if (deal_span_get_last_day (old_span, &ignored, &old_last) &&
      deal_span_get_last_day (new_span, &ignored, &new_last) && old_last != new_last)
    return new_last < old_last ? DEAL_LANE_SHORTENED : DEAL_LANE_EXTENDED;
  if (old_span->until != NULL && !deal_text_is_same (old_span->until, new_span->until))
    return DEAL_LANE_OTHERWISE;

  return DEAL_LANE_UNCHANGED;
}

/**
 * deal_lane_compare:
 * @lane: a lane with all its spans
 *
 * Returns: what became of it; of a swapped pair the mirror of that
 */
DealLaneChange
deal_lane_compare (const DealLane *lane)
{
  const DealSpan *old_span = deal_lane_get_side (lane, DEAL_LANE_OLD);
  const DealSpan *new_span = deal_lane_get_side (lane, DEAL_LANE_NEW);
  gboolean        old_runs;
  gboolean        new_runs;

  if ((old_span != NULL && old_span->state == DEAL_SPAN_NOT_RESTATED) ||
      (new_span != NULL && new_span->state == DEAL_SPAN_NOT_RESTATED))
    return DEAL_LANE_NOT_RESTATED;
  if ((old_span != NULL && (old_span->state == DEAL_SPAN_NOT_DISCLOSED ||
                            old_span->state == DEAL_SPAN_NOT_FOUND)) ||
      (new_span != NULL && (new_span->state == DEAL_SPAN_NOT_DISCLOSED ||
                            new_span->state == DEAL_SPAN_NOT_FOUND)))
    return DEAL_LANE_UNCLEAR;

  old_runs = old_span != NULL && old_span->state == DEAL_SPAN_RUNS;
  new_runs = new_span != NULL && new_span->state == DEAL_SPAN_RUNS;
  if (old_runs && new_runs)
    return compare_ends (old_span, new_span);
  if (old_runs != new_runs)
    return new_runs ? DEAL_LANE_ADDED : DEAL_LANE_ENDED;

  return DEAL_LANE_UNCHANGED;
}
