/* deal-timeline-labels.c: words on the bars, and signs where there is none
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "chart/deal-timeline-private.h"

/* In the layout's units. */
#define CAP 3.0
#define SIGN_GAP 6.0
#define TODAY_GAP 8.0

/* A label shorter than this says nothing. */
#define LEAST_LABEL 46.0

/* Of a label: what has to be left of one that is cut short. */
#define LEAST_SHARE 0.6

/* A sign's words go right of today's line when that is near. */
#define NEAR_TODAY 0.16

/* Whether anything of the row, but @except, stands between two places. */
static gboolean
is_row_free (const DealLaneRow *row,
             guint              except,
             double             from,
             double             to)
{
  const DealSpan *span = &g_array_index (row->lane->spans, DealSpan, except);
  double          y = deal_lane_row_get_top (row, span);

  for (guint i = 0; i < row->words->len; i++)
    {
      const cairo_rectangle_t *words = &g_array_index (row->words, cairo_rectangle_t, i);

      if (words->y == y && from < words->x + words->width && words->x < to)
        return FALSE;
    }
  for (guint i = 0; i < row->lane->spans->len; i++)
    {
      const DealSpan          *other = &g_array_index (row->lane->spans, DealSpan, i);
      const cairo_rectangle_t *area = &g_array_index (row->plan->scene->areas,
                                                      cairo_rectangle_t,
                                                      row->first_mark + i);

      if (i == except || !deal_lane_row_shares (row, other, span))
        continue;
      if (area->width > 0 && from < area->x + area->width && area->x < to)
        return FALSE;
      /* What has no bar will have its words to the right of its day. */
      if (area->width == 0 && other->state != DEAL_SPAN_RUNS &&
          deal_timeline_span_is_visible (row->plan, other) &&
          to > deal_timeline_place (row->plan, deal_span_get_first_day (other)))
        return FALSE;
    }

  return TRUE;
}

static void
add_plate (const DealLaneRow *row,
           double             x,
           double             width,
           double             y,
           DealColour         colour)
{
  deal_scene_add_rect (row->plan->scene, x - 3, y + 1.5, width + 6, row->plan->bar - 3,
                       colour);
}

static void
add_words (const DealLaneRow *row,
           const char        *text,
           gsize              n_bold,
           DealColour         colour,
           DealColour         halo,
           double             x,
           double             y,
           double             width)
{
  DealTimelinePlan *plan = row->plan;
  g_autofree char  *cut = deal_fonts_ellipsize (plan->chrome.small, text, width);
  DealItem         *item;

  /* Rules are drawn already: they stop at the words. */
  if (halo != DEAL_COLOUR_NONE)
    add_plate (row, x, deal_fonts_get_width (plan->chrome.small, cut), y, halo);
  item = deal_scene_add_paragraph (plan->scene, plan->chrome.small, colour, cut,
                                   MIN (n_bold, strlen (cut)), x, y, 0);
  item->halo = halo;
  g_array_append_val (row->words, item->box);
}

/* On the bar, right of today's line if the bar runs past it, clear of the solid
 * part of one that is mostly hatched; else beside it; else cut short on it. */
static void
label_bar (const DealLaneRow *row,
           guint              index,
           const char        *text,
           double             y)
{
  DealTimelinePlan *plan = row->plan;
  const DealSpan   *span = &g_array_index (row->lane->spans, DealSpan, index);
  DealLaneLook      look = deal_lane_side_get_look (span->side);
  double            width = deal_fonts_get_width (plan->chrome.small, text);
  double            gap = SIGN_GAP * plan->unit;
  DealLaneExtent    extent;
  double            x;
  double            room;

  if (!deal_lane_row_get_extent (row, span, &extent))
    return;
  x = extent.from + gap;
  if (plan->today > extent.from && plan->today + TODAY_GAP + 40 < extent.end)
    x = plan->today + TODAY_GAP * plan->unit;
  else if (extent.replaced < extent.end && x + width > extent.replaced)
    x = MAX (extent.replaced + gap, x);
  room = extent.end - CAP * plan->unit - gap - x;
  /* Rather cut short than over the solid part, unless too little would be left. */
  if (width * LEAST_SHARE > room &&
      extent.from + gap + width <= extent.end - CAP * plan->unit - gap)
    {
      x = extent.from + gap;
      room = width;
    }

  if (width > room && extent.end + gap + width <= plan->right &&
      is_row_free (row, index, extent.end, extent.end + gap + width))
    {
      add_words (row, text, 0, look.text, plan->chrome.ground, extent.end + gap, y,
                 width + 1);
      return;
    }
  if (width > room && extent.from - gap - width >= plan->left &&
      is_row_free (row, index, extent.from - gap - width, extent.from))
    {
      add_words (row, text, 0, look.text, plan->chrome.ground, extent.from - gap - width,
                 y, width + 1);
      return;
    }
  if (room < MIN (width, LEAST_LABEL * plan->unit))
    return;
  width = MIN (width, room);
  /* A hollow bar stays hollow. */
  add_plate (row, x, width, y,
             deal_span_is_unknown (span) ? plan->chrome.ground : look.tint);
  add_words (row, text, 0, look.text, DEAL_COLOUR_NONE, x, y, width + 1);
}

/* A wall that the right ran into, a dash for what is not there, dots for silence. */
static double
add_sign (const DealLaneRow *row,
          const DealSpan    *span,
          double             x,
          double             y)
{
  DealTimelinePlan *plan = row->plan;
  double            size = MIN (plan->chrome.small.size, plan->bar * 1.2);
  double            middle = y + plan->bar / 2;
  DealColour        colour = deal_lane_side_get_look (span->side).text;

  if (span->state == DEAL_SPAN_ENDED)
    {
      deal_scene_add_rect (plan->scene, x, middle - 1, size * 0.7, 2, colour);
      deal_scene_add_rect (plan->scene, x + size * 0.7, middle - size * 0.42,
                           2.4 * plan->unit, size * 0.84, colour);
    }
  else
    {
      deal_scene_add_glyph (plan->scene,
                            span->state == DEAL_SPAN_ABSENT ? DEAL_GLYPH_DASH
                                                            : DEAL_GLYPH_DOTS,
                            x, middle - size / 2, size,
                            span->state == DEAL_SPAN_ABSENT ? colour : DEAL_COLOUR_INK2);
    }

  return size + SIGN_GAP * plan->unit;
}

/* How far to the right a sign's words may go: to the next thing in its row. */
static double
get_room (const DealLaneRow *row,
          guint              index,
          double             x)
{
  double right = row->plan->right;

  for (guint i = 0; i < row->lane->spans->len; i++)
    {
      const DealSpan *span = &g_array_index (row->lane->spans, DealSpan, index);
      const DealSpan *other = &g_array_index (row->lane->spans, DealSpan, i);
      double          start = deal_lane_row_get_start (row, other);

      if (i != index && deal_lane_row_shares (row, other, span) && start > x)
        right = MIN (right, start - SIGN_GAP * row->plan->unit);
    }

  return right - x;
}

static void
label_sign (const DealLaneRow *row,
            guint              index,
            const char        *text,
            gsize              n_bold,
            double             y)
{
  DealTimelinePlan *plan = row->plan;
  const DealSpan   *span = &g_array_index (row->lane->spans, DealSpan, index);
  double            from = deal_timeline_place (plan, deal_span_get_first_day (span));
  double            x = from + SIGN_GAP * plan->unit;
  double            near_today = NEAR_TODAY * (plan->right - plan->left);
  double            width = deal_fonts_get_width (plan->chrome.small, text);
  DealColour        colour = span->state == DEAL_SPAN_NOT_RESTATED
                               ? DEAL_COLOUR_INK2
                               : deal_lane_side_get_look (span->side).text;
  double            room;

  if (plan->right - x < LEAST_LABEL * plan->unit)
    x = plan->right - LEAST_LABEL * plan->unit;
  room = get_room (row, index, from);
  if (room < plan->chrome.small.size + SIGN_GAP * plan->unit)
    return;
  x += add_sign (row, span, x, y);
  if (plan->is_thin)
    {
      deal_lane_row_set_area (row, index, from, x, y);
      return;
    }
  if (plan->today > x - plan->chrome.small.size && plan->today - x < near_today &&
      plan->today + TODAY_GAP * plan->unit + MIN (width, LEAST_LABEL * 2 * plan->unit) <
        from + room)
    x = MAX (x, plan->today + TODAY_GAP * plan->unit);
  room -= x - from;
  if (room >= MIN (width, LEAST_LABEL * plan->unit))
    add_words (row, text, n_bold, colour, plan->chrome.ground, x, y,
               MIN (width * 1.1, room));
  deal_lane_row_set_area (row, index, from,
                          MAX (MIN (x + width, x + MAX (room, 0)), from + 10), y);
}

static void
add_label (const DealLaneRow *row,
           guint              index)
{
  const DealTimelinePlan *plan = row->plan;
  const DealSpan         *span = &g_array_index (row->lane->spans, DealSpan, index);
  double                  y = deal_lane_row_get_top (row, span);
  gsize                   n_bold;
  g_autofree char        *text = NULL;

  if (!deal_timeline_span_is_visible (plan, span))
    return;

  text = deal_timeline_label_span (plan->self, row->lane, span, &n_bold);
  if (span->state != DEAL_SPAN_RUNS && !deal_span_is_unknown (span))
    label_sign (row, index, text, n_bold, y);
  else if (!plan->is_thin)
    label_bar (row, index, text, y);
}

/**
 * deal_timeline_add_labels:
 * @plan: the plan
 * @lane: index of a lane whose bars are drawn
 * @y: its top
 *
 * Writes on the bars, and says what stands where there is none; after the rules, so
 * that none crosses the words.  The pair comes first, the others have what is left.
 */
void
deal_timeline_add_labels (DealTimelinePlan *plan,
                          gsize             lane,
                          double            y)
{
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_t));
  DealLaneRow row = { plan, &plan->lanes->lanes[lane], plan->self->first_mark[lane], y,
                      words };

  for (int is_other = 0; is_other < 2; is_other++)
    for (guint i = 0; i < row.lane->spans->len; i++)
      {
        const DealSpan *span = &g_array_index (row.lane->spans, DealSpan, i);

        if ((span->side == DEAL_LANE_OTHER) == (is_other == 1))
          add_label (&row, i);
      }
}
