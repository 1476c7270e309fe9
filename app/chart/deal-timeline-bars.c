/* deal-timeline-bars.c: the bars of a lane, and what stands where there is none
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <string.h>

#include "chart/deal-timeline-private.h"

/* In the layout's units. */
#define CAP 3.0
#define CAP_BEYOND 2.0
#define FADE 60.0
#define LEAST_BAR 4.0

DealLaneLook
deal_lane_side_get_look (DealLaneSide side)
{
  static const DealLaneLook looks[] = {
    [DEAL_LANE_OTHER] = { DEAL_COLOUR_GRID, DEAL_COLOUR_GRID, DEAL_COLOUR_INK,
                          DEAL_HATCH_NONE },
    [DEAL_LANE_OLD] = { DEAL_COLOUR_OLD, DEAL_COLOUR_OLD_TINT, DEAL_COLOUR_OLD_TEXT,
                        DEAL_HATCH_OLD },
    [DEAL_LANE_NEW] = { DEAL_COLOUR_NEW, DEAL_COLOUR_NEW_TINT, DEAL_COLOUR_NEW_TEXT,
                        DEAL_HATCH_NEW },
  };

  return looks[side];
}

/* The earlier of the two versions lies with the upper bar, whatever was before
 * it too; what came between the two lies below. */
gboolean
deal_lane_row_is_upper (const DealLaneRow *row,
                        const DealSpan    *span)
{
  const DealLanes *lanes = row->plan->lanes;

  if (span->side != DEAL_LANE_OTHER)
    return span->side == DEAL_LANE_OLD;

  return (span->version < MIN (lanes->old_version, lanes->new_version)) ==
         (lanes->old_version <= lanes->new_version);
}

double
deal_lane_row_get_top (const DealLaneRow *row,
                       const DealSpan    *span)
{
  double gap = row->plan->is_thin ? 1 : (row->plan->pitch - 2 * row->plan->bar) / 2;

  gap = MAX (MIN (gap, 4 * row->plan->unit), 0.5);

  if (deal_lane_row_is_upper (row, span))
    return row->y + (row->plan->pitch - gap * 0.5) / 2 - row->plan->bar;

  return row->y + (row->plan->pitch + gap * 0.5) / 2;
}

double
deal_timeline_place (const DealTimelinePlan *plan,
                     guint32                 day)
{
  return CLAMP (deal_timeline_get_x (plan, day), plan->left, plan->right);
}

gboolean
deal_lane_row_shares (const DealLaneRow *row,
                      const DealSpan    *a,
                      const DealSpan    *b)
{
  return deal_lane_row_is_upper (row, a) == deal_lane_row_is_upper (row, b);
}

double
deal_lane_row_get_start (const DealLaneRow *row,
                         const DealSpan    *span)
{
  return deal_timeline_place (row->plan, deal_span_get_first_day (span));
}

/* Where the first of the pair's bars in the same row begins. */
static double
get_limit (const DealLaneRow *row,
           const DealSpan    *span)
{
  double limit = row->plan->right;

  if (span->side != DEAL_LANE_OTHER)
    return limit;
  for (guint i = 0; i < row->lane->spans->len; i++)
    {
      const DealSpan *other = &g_array_index (row->lane->spans, DealSpan, i);

      if (other->side != DEAL_LANE_OTHER && deal_lane_row_shares (row, other, span))
        limit = MIN (limit, deal_lane_row_get_start (row, other));
    }

  return limit;
}

/* FALSE: none of it lies in the years that are shown. */
gboolean
deal_lane_row_get_extent (const DealLaneRow *row,
                          const DealSpan    *span,
                          DealLaneExtent    *extent)
{
  const DealTimelinePlan *plan = row->plan;
  guint32                 certain;
  guint32                 last;
  gboolean                last_is_shown;
  double                  limit = get_limit (row, span);

  extent->is_open = !deal_span_get_last_day (span, &certain, &last);
  last_is_shown = extent->is_open || last >= plan->first_day;
  extent->is_cut = deal_span_get_first_day (span) < plan->first_day;
  extent->from = deal_lane_row_get_start (row, span);
  extent->certain = deal_timeline_place (plan, deal_span_get_certain_day (span));
  extent->end = extent->is_open ? plan->right : deal_timeline_place (plan, last + 1);
  extent->certain_end = extent->is_open        ? plan->right
                        : span->to_is_included ? extent->end
                                               : deal_timeline_place (plan, certain);
  extent->replaced = extent->end;
  if (deal_date_is_set (span->replaced))
    {
      extent->replaced =
        deal_timeline_place (plan, deal_date_get_first_day (span->replaced));
      /* Of a version outside the pair only what was in force is drawn. */
      if (span->side == DEAL_LANE_OTHER)
        limit = MIN (limit, extent->replaced);
    }
  if (limit < extent->end)
    {
      extent->end = extent->certain_end = limit;
      extent->is_open = FALSE;
    }
  /* What lasts a day is seen as well. */
  if (limit > extent->from && last_is_shown)
    extent->end = MAX (extent->end, MIN (extent->from + LEAST_BAR, limit));
  if (extent->end - extent->from <= 0.5)
    return FALSE;

  extent->certain = CLAMP (extent->certain, extent->from, extent->end);
  extent->replaced = CLAMP (extent->replaced, extent->from, extent->end);
  extent->certain_end = CLAMP (extent->certain_end, extent->certain, extent->end);

  return TRUE;
}

static DealItem *
add_piece (const DealLaneRow *row,
           double             from,
           double             to,
           double             y,
           DealColour         fill,
           DealColour         edge)
{
  DealItem *item;

  if (to - from <= 0)
    return NULL;
  item = deal_scene_add_rect (row->plan->scene, from, y, to - from, row->plan->bar, fill);
  item->edge = edge;

  return item;
}

/* In force, then what it would have run to; days that are only roughly known are
 * an empty frame at either end. */
static void
add_pieces (const DealLaneRow    *row,
            const DealSpan       *span,
            const DealLaneExtent *extent,
            double                y)
{
  DealLaneLook look = deal_lane_side_get_look (span->side);
  gboolean     is_other = span->side == DEAL_LANE_OTHER;
  DealColour   edge = is_other ? DEAL_COLOUR_INK3 : look.fill;
  double       solid_from = extent->certain;
  double       solid_to = MIN (extent->replaced, extent->certain_end);
  DealItem    *item;

  if (extent->is_cut)
    solid_from = extent->from;
  item = add_piece (row, extent->from, solid_from, y, look.tint, edge);
  if (item != NULL)
    item->dash = DEAL_DASH_DASHES;
  add_piece (row, solid_from, solid_to, y, look.fill, edge);
  item = add_piece (row, MAX (solid_from, extent->replaced), extent->certain_end, y,
                    look.tint, edge);
  if (item != NULL)
    item->hatch = look.hatch;
  item = add_piece (row, MAX (extent->certain_end, solid_from), extent->end, y, look.tint,
                    edge);
  if (item != NULL)
    item->dash = DEAL_DASH_DASHES;
}

/* A known end is a wall; one that nobody has told fades and has none. */
static void
add_end (const DealLaneRow    *row,
         const DealSpan       *span,
         const DealLaneExtent *extent,
         double                y)
{
  DealTimelinePlan *plan = row->plan;
  double            width = CAP * plan->unit;
  double            beyond = CAP_BEYOND * plan->unit;
  guint32           certain;
  guint32           last;

  if (extent->is_open)
    {
      double    length = MIN (FADE * plan->unit, (extent->end - extent->from) * 0.6);
      DealItem *item = deal_scene_add_rect (plan->scene, extent->end - length, y - 1,
                                            length + 2, plan->bar + 2,
                                            plan->chrome.ground);

      item->fades = TRUE;
      return;
    }
  if (span->side == DEAL_LANE_OTHER ||
      !deal_span_get_last_day (span, &certain, &last) || last >= plan->end_day)
    return;

  deal_scene_add_rect (plan->scene, extent->end - width, y - beyond, width,
                       plan->bar + 2 * beyond, deal_lane_side_get_look (span->side).text);
}

void
deal_lane_row_set_area (const DealLaneRow *row,
                        guint              index,
                        double             from,
                        double             to,
                        double             y)
{
  deal_timeline_set_area (row->plan, row->first_mark + index, from, y,
                          MAX (to - from, LEAST_BAR), row->plan->bar);
}

/* It exists, or may, and nobody says more. */
static void
add_unknown (const DealLaneRow *row,
             const DealSpan    *span,
             guint              index,
             double             y)
{
  DealTimelinePlan *plan = row->plan;
  DealLaneExtent    extent;
  DealItem         *item;

  if (!deal_lane_row_get_extent (row, span, &extent))
    return;
  extent.end = MIN (extent.end, MAX (extent.replaced, extent.from + LEAST_BAR));
  item = add_piece (row, extent.from, extent.end, y, plan->chrome.ground,
                    DEAL_COLOUR_INK3);
  if (item != NULL)
    item->dash = DEAL_DASH_DASHES;
  if (!deal_date_is_set (span->replaced))
    add_end (row, span, &extent, y);
  deal_lane_row_set_area (row, index, extent.from, extent.end, y);
}

gboolean
deal_span_is_unknown (const DealSpan *span)
{
  return span->state == DEAL_SPAN_NOT_DISCLOSED || span->state == DEAL_SPAN_NOT_FOUND;
}

/**
 * deal_timeline_add_bars:
 * @plan: the plan
 * @lane: index of a lane that is shown
 * @y: its top
 *
 * Draws what runs, and the frames of what nobody disclosed.
 */
void
deal_timeline_add_bars (DealTimelinePlan *plan,
                        gsize             lane,
                        double            y)
{
  DealLaneRow row = { plan, &plan->lanes->lanes[lane], plan->self->first_mark[lane], y,
                      NULL };

  for (guint i = 0; i < row.lane->spans->len; i++)
    {
      const DealSpan *span = &g_array_index (row.lane->spans, DealSpan, i);
      double          top = deal_lane_row_get_top (&row, span);
      DealLaneExtent  extent;

      if (!deal_timeline_span_is_visible (plan, span))
        continue;
      if (deal_span_is_unknown (span))
        add_unknown (&row, span, i, top);
      if (span->state != DEAL_SPAN_RUNS ||
          !deal_lane_row_get_extent (&row, span, &extent))
        continue;
      add_pieces (&row, span, &extent, top);
      add_end (&row, span, &extent, top);
      deal_lane_row_set_area (&row, i, extent.from, extent.end, top);
    }
}
