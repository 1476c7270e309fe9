/* deal-timeline-lanes.c: which lanes a picture has
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "chart/deal-timeline-private.h"

#define N_RANKS 4

/**
 * deal_timeline_span_is_visible:
 * @plan: a plan with its years
 * @span: a span
 *
 * Returns: whether any of it lies in the years that are shown; what did not run
 *   is said wherever its version lies
 */
gboolean
deal_timeline_span_is_visible (const DealTimelinePlan *plan,
                               const DealSpan         *span)
{
  guint32 certain;
  guint32 last;

  if (span->state != DEAL_SPAN_RUNS)
    return span->side != DEAL_LANE_OTHER ||
           deal_span_get_first_day (span) >= plan->first_day;
  if (span->side == DEAL_LANE_OTHER && deal_date_is_set (span->replaced) &&
      deal_date_get_first_day (span->replaced) <= plan->first_day)
    return FALSE;
  if (!deal_span_get_last_day (span, &certain, &last))
    return TRUE;

  return last >= plan->first_day;
}

/* One that was over before the years that are shown is in no picture of them. */
gboolean
deal_timeline_lane_is_visible (const DealTimelinePlan *plan, const DealLane *lane)
{
  for (guint i = 0; i < lane->spans->len; i++)
    if (deal_timeline_span_is_visible (plan, &g_array_index (lane->spans, DealSpan, i)))
      return TRUE;

  return FALSE;
}

/* Lanes whose time changed come first, then those that sources disagree on. */
static int
get_rank (const DealLane *lane)
{
  switch (lane->change)
    {
    case DEAL_LANE_UNCHANGED:
    case DEAL_LANE_UNCLEAR:
      return lane->disputed ? 1 : 2;
    case DEAL_LANE_NOT_RESTATED:
      return lane->disputed ? 1 : 3;
    case DEAL_LANE_ENDED:
    case DEAL_LANE_DATED:
    case DEAL_LANE_UNDATED:
    case DEAL_LANE_SHORTENED:
    case DEAL_LANE_EXTENDED:
    case DEAL_LANE_OTHERWISE:
    case DEAL_LANE_ADDED:
    default:
      return 0;
    }
}

/**
 * deal_timeline_choose_lanes:
 * @plan: a plan with its years
 * @n_most: how many lanes there is room for
 *
 * Those of the first ranks; on a run of pages those that come next in their order.
 */
void
deal_timeline_choose_lanes (DealTimelinePlan *plan,
                            gsize             n_most)
{
  int n_ranks = plan->continues ? 1 : N_RANKS;

  memset (plan->is_shown, 0, plan->lanes->n_lanes * sizeof *plan->is_shown);
  plan->n_shown = 0;
  for (int rank = 0; rank < n_ranks; rank++)
    {
      gsize n_before = 0;

      for (gsize i = 0; i < plan->lanes->n_lanes && plan->n_shown < n_most; i++)
        {
          const DealLane *lane = &plan->lanes->lanes[i];

          if ((!plan->continues && get_rank (lane) != rank) ||
              !deal_timeline_lane_is_visible (plan, lane) ||
              n_before++ < plan->first_lane)
            continue;
          plan->is_shown[i] = TRUE;
          plan->n_shown++;
        }
    }
  plan->n_left_out = plan->lanes->n_lanes - plan->n_shown;
}

/* Of those that lie in the years that are shown. */
gsize
deal_timeline_count_visible (const DealTimelinePlan *plan)
{
  gsize n = 0;

  for (gsize i = 0; i < plan->lanes->n_lanes; i++)
    n += deal_timeline_lane_is_visible (plan, &plan->lanes->lanes[i]) ? 1 : 0;

  return n;
}

/* Whether there are any that the picture has no room for. */
gboolean
deal_timeline_is_crowded (const DealTimelinePlan *plan)
{
  return plan->first_lane + plan->n_shown < plan->n_visible;
}

guint
deal_timeline_count_groups (const DealTimelinePlan *plan)
{
  const char *previous = NULL;
  guint       n = 0;

  for (gsize i = 0; i < plan->lanes->n_lanes; i++)
    if (plan->is_shown[i])
      {
        const char *group = deal_lane_get_group (&plan->lanes->lanes[i]);

        n += previous == NULL || strcmp (group, previous) != 0 ? 1 : 0;
        previous = group;
      }

  return n;
}

/* Whether one that changed has no room. */
gboolean
deal_timeline_leaves_changes_out (const DealTimelinePlan *plan)
{
  for (gsize i = 0; i < plan->lanes->n_lanes; i++)
    if (!plan->is_shown[i] && get_rank (&plan->lanes->lanes[i]) == 0 &&
        deal_timeline_lane_is_visible (plan, &plan->lanes->lanes[i]))
      return TRUE;

  return FALSE;
}
