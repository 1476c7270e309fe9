/* deal-timeline-plan.c: where everything of a timeline goes in a frame
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <string.h>

#include "chart/deal-timeline-private.h"
#include "deal-text.h"

/* The names of the lanes take at most this much of the width. */
#define NAMES_SHARE 0.24
#define NAMES_SHARE_COMPACT 0.34

/* Of the size of the letters: no text is wider than so much a byte. */
#define WIDEST_BYTE 1.0

/* Words beside thin bars take at most this much. */
#define NOTES_SHARE 0.3
#define THIN_BAR 6.5

/* Between lanes, in the layout's units: the least, and what reads well. */
#define LEAST_AIR 3.0
#define AIR 12.0
#define MOST_AIR 20.0

/* Of names of versions: in a window, in a picture, in a report column. */
#define N_HEAD_ROWS 3
#define N_HEAD_ROWS_WHOLE 2
#define N_HEAD_ROWS_COMPACT 1

/* A height in which everything has room: a window scrolls. */
#define ENDLESS 1e6

/* A list of events may take this much of a picture that cannot show all lanes. */
#define LIST_SHARE 0.2

double
deal_timeline_get_x (const DealTimelinePlan *plan,
                     guint32                 day)
{
  double span = (double) plan->end_day - (double) plan->first_day;

  return plan->left + (plan->right - plan->left) *
                        ((double) day - (double) plan->first_day) / span;
}

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

/* One that is surely narrower is not shaped, for a deal may have thousands. */
static double
widen (double      width,
       DealFont    font,
       const char *text,
       double      extra)
{
  if ((double) strlen (text) * font.size * WIDEST_BYTE + extra <= width)
    return width;

  return MAX (width, deal_fonts_get_width (font, text) + extra);
}

static double
measure_names (const DealTimelinePlan *plan)
{
  const DealChrome *chrome = &plan->chrome;
  double            share = chrome->compact ? NAMES_SHARE_COMPACT : NAMES_SHARE;
  double            most = chrome->body.width * share;
  double            width = 0;

  for (gsize i = 0; i < plan->lanes->n_lanes && width < most; i++)
    {
      const DealLane *lane = &plan->lanes->lanes[i];
      double          sign = lane->disputed ? chrome->strong.size * 1.5 : 0;

      width = widen (width, chrome->strong, lane->title, sign);
    }

  return MIN (width, most) + chrome->gap + 4;
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

static void
choose_lanes (DealTimelinePlan *plan,
              gsize             n_most)
{
  memset (plan->is_shown, 0, plan->lanes->n_lanes * sizeof *plan->is_shown);
  plan->n_shown = 0;
  for (int rank = 0; rank <= 3; rank++)
    for (gsize i = 0; i < plan->lanes->n_lanes && plan->n_shown < n_most; i++)
      {
        const DealLane *lane = &plan->lanes->lanes[i];

        if (get_rank (lane) != rank || !deal_timeline_lane_is_visible (plan, lane))
          continue;
        plan->is_shown[i] = TRUE;
        plan->n_shown++;
      }
  plan->n_left_out = plan->lanes->n_lanes - plan->n_shown;
}

static guint
count_groups (const DealTimelinePlan *plan)
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

/* Years below the lanes too, where they are far from the head. */
static double
get_foot (const DealTimelinePlan *plan)
{
  double foot = plan->is_whole ? 2 : plan->line + 4;

  if (plan->n_left_out > 0)
    foot += plan->line * (plan->is_whole ? 1 : 2);

  return foot;
}

static double
get_least_pitch (const DealTimelinePlan *plan)
{
  if (plan->is_thin)
    return plan->line + (plan->is_dense ? 0 : plan->unit);

  return 2 * plan->bar + LEAST_AIR * plan->unit;
}

static double
get_list_height (const DealTimelinePlan *plan)
{
  gsize rows;

  if (plan->events_form != DEAL_EVENTS_NUMBERED || plan->list_columns == 0)
    return 0;
  rows = (plan->spots->len + plan->list_columns - 1) / plan->list_columns;

  return (double) rows * plan->line + plan->chrome.gap;
}

/* Height of all lanes with a pitch and headings. */
static double
get_lanes_height (const DealTimelinePlan *plan,
                  double                  pitch,
                  double                  heading)
{
  return (double) plan->n_shown * pitch + count_groups (plan) * heading;
}

static void
plan_years (DealTimelinePlan *plan)
{
  const DealLanes *lanes = plan->lanes;

  plan->first_day = deal_date_get_first_day (
    (DealDate){ (gint16) lanes->first_year, 0, 0 });
  plan->end_day = deal_date_get_last_day (
                    (DealDate){ (gint16) lanes->last_year, 0, 0 }) +
                  1;
}

static void
plan_today (DealTimelinePlan *plan)
{
  DealDate today = deal_timeline_get_today (plan->self);
  guint32  day = deal_date_get_last_day (today);

  plan->today = day >= plan->first_day && day < plan->end_day
                  ? deal_timeline_get_x (plan, day)
                  : -1;
}

/* Everything above the lanes, whose height does not depend on the frame's. */
static void
plan_above (DealTimelinePlan *plan)
{
  const cairo_rectangle_t *body = &plan->chrome.body;
  double                   y = body->y;

  plan->key_lines = deal_timeline_count_key_lines (plan);
  y += plan->key_lines * (plan->line + 3) + (plan->key_lines > 0 ? plan->chrome.gap / 2
                                                                 : 0);
  plan->head_rows = plan->chrome.thumbnail ? 0
                    : plan->chrome.compact ? N_HEAD_ROWS_COMPACT
                    : plan->is_whole       ? N_HEAD_ROWS_WHOLE
                                           : N_HEAD_ROWS;
  y += (plan->head_rows + 1) * plan->line + 3;
  plan->head_bottom = y;
  plan->events_top = y + 3;
}

/* The events take what they need; their list only where lanes do not lose by it. */
static void
plan_below (DealTimelinePlan *plan,
            double            height)
{
  double least = get_least_pitch (plan);
  double room;

  for (DealEventsForm form = DEAL_EVENTS_LABELLED; form <= DEAL_EVENTS_MARKED; form++)
    {
      deal_timeline_plan_events (plan, form);
      plan->top = plan->events_top + plan->event_rows * plan->line +
                  (plan->event_rows > 0 ? 4 : 0);
      room = plan->chrome.body.y + height - plan->top - get_foot (plan) -
             get_list_height (plan);
      if (get_list_height (plan) <= LIST_SHARE * height ||
          get_lanes_height (plan, least, 0) <= room)
        break;
    }
}

static void
plan_lanes (DealTimelinePlan *plan,
            double            height)
{
  double least = get_least_pitch (plan);
  double wanted = least + (AIR - LEAST_AIR) * plan->unit;
  double most = least + (MOST_AIR - LEAST_AIR) * plan->unit;
  double heading = plan->line + 6 * plan->unit;
  double room = plan->chrome.body.y + height - plan->top - get_list_height (plan);

  choose_lanes (plan, G_MAXSIZE);
  if (get_lanes_height (plan, least, 4) > room - get_foot (plan))
    {
      gsize n = plan->n_shown;

      /* The statement on those that are left out needs room as well. */
      plan->n_left_out = 1;
      room -= get_foot (plan);
      n = MIN (n, (gsize) MAX (floor (room / least), 1));
      do
        choose_lanes (plan, n);
      while (n-- > 1 && get_lanes_height (plan, least, 4 * plan->unit) > room);
      room += get_foot (plan);
    }
  room -= get_foot (plan);

  plan->heading = 4 * plan->unit;
  if (!plan->chrome.compact && get_lanes_height (plan, least + 4, heading) <= room)
    plan->heading = heading;
  plan->pitch = least;
  if (plan->n_shown > 0)
    plan->pitch = (room - count_groups (plan) * plan->heading) / (double) plan->n_shown;
  plan->pitch = CLAMP (plan->pitch, least * 0.8, height < ENDLESS ? most : wanted);
  plan->bottom = plan->top + get_lanes_height (plan, plan->pitch, plan->heading);
  plan->list_top = plan->bottom + get_foot (plan) + plan->chrome.gap / 2;
}

static double
measure_notes (const DealTimelinePlan *plan)
{
  double most = plan->chrome.body.width * NOTES_SHARE;
  double width = 0;

  for (gsize i = 0; i < plan->lanes->n_lanes && width < most; i++)
    {
      g_autofree char *note = deal_timeline_note_lane (&plan->lanes->lanes[i]);

      width = widen (width, plan->chrome.small, note, 0);
    }

  return MIN (width, most);
}

static void
plan_all (DealTimelinePlan *plan,
          gboolean          is_thin)
{
  const DealChrome *chrome = &plan->chrome;
  double            height = plan->scrolls ? ENDLESS : chrome->body.height;

  plan->is_thin = is_thin;
  plan->notes = is_thin && !chrome->thumbnail ? measure_notes (plan) : 0;
  plan->bar = is_thin ? THIN_BAR * plan->unit : plan->line;
  plan->left = chrome->body.x + measure_names (plan);
  /* Room for the number of an event at the very end. */
  plan->right = chrome->body.x + chrome->body.width -
                MAX (plan->notes + chrome->gap, chrome->small.size);
  plan_today (plan);
  choose_lanes (plan, G_MAXSIZE);
  plan_above (plan);
  plan_below (plan, height);
  plan_lanes (plan, height);
  plan->view_top = plan->top;
  plan->content = plan->list_top + get_list_height (plan) + chrome->margin;
}

static gboolean
leaves_changes_out (const DealTimelinePlan *plan)
{
  for (gsize i = 0; i < plan->lanes->n_lanes; i++)
    if (!plan->is_shown[i] && get_rank (&plan->lanes->lanes[i]) == 0 &&
        deal_timeline_lane_is_visible (plan, &plan->lanes->lanes[i]))
      return TRUE;

  return FALSE;
}

/**
 * deal_timeline_plan_init:
 * @plan: (out): the plan
 * @self: the figure
 * @frame: where
 * @scene: gets the title and the footer of a whole picture
 */
void
deal_timeline_plan_init (DealTimelinePlan         *plan,
                         const DealTimelineFigure *self,
                         const DealFrame          *frame,
                         DealScene                *scene)
{
  memset (plan, 0, sizeof *plan);
  plan->self = self;
  plan->deal = self->base.options->deal;
  plan->lanes = self->lanes;
  plan->scene = scene;
  plan->unit = frame->text_scale;
  plan->is_whole = frame->whole;
  plan->scrolls = !frame->whole && !frame->thumbnail;
  plan->view_bottom = frame->height;
  plan->spots = g_array_new (FALSE, TRUE, sizeof (DealEventSpot));
  plan->is_shown = g_new0 (gboolean, MAX (self->lanes->n_lanes, 1));

  if (frame->whole)
    deal_chrome_lay_out (&self->base, frame, scene, &plan->chrome);
  else
    deal_chrome_init (&plan->chrome, frame);
  plan->line = deal_fonts_get_height (plan->chrome.small);
  plan_years (plan);
  plan_all (plan, frame->thumbnail);
  if (!plan->is_thin && leaves_changes_out (plan))
    plan_all (plan, TRUE);
  if (plan->is_whole && plan->is_thin && plan->n_left_out > 0)
    {
      deal_chrome_shorten_foot (&self->base, frame, scene, &plan->chrome);
      plan->is_dense = TRUE;
      plan_all (plan, TRUE);
    }
  if (!plan->scrolls)
    return;

  plan->top -= frame->scroll_y;
  plan->bottom -= frame->scroll_y;
  plan->list_top -= frame->scroll_y;
}

/**
 * deal_timeline_is_seen:
 * @plan: the plan
 * @y: top of something that scrolls
 * @height: its height
 *
 * Returns: whether any of it lies below the head and in the frame
 */
gboolean
deal_timeline_is_seen (const DealTimelinePlan *plan,
                       double                  y,
                       double                  height)
{
  return !plan->scrolls || (y + height > plan->view_top && y < plan->view_bottom);
}

/**
 * deal_timeline_set_area:
 * @plan: the plan
 * @mark: a mark of the figure
 * @x: where it is
 * @y: likewise; of what scrolls, the part below the head counts
 * @width: likewise
 * @height: likewise
 */
void
deal_timeline_set_area (DealTimelinePlan *plan,
                        gsize             mark,
                        double            x,
                        double            y,
                        double            width,
                        double            height)
{
  double top = plan->scrolls ? MAX (y, plan->view_top) : y;
  double bottom = plan->scrolls ? MIN (y + height, plan->view_bottom) : y + height;

  if (bottom - top > 1)
    deal_scene_set_area (plan->scene, mark, x, top, width, bottom - top);
}

void
deal_timeline_plan_clear (DealTimelinePlan *plan)
{
  g_clear_pointer (&plan->spots, g_array_unref);
  g_clear_pointer (&plan->is_shown, g_free);
}
