/* deal-timeline-plan.c: where everything of a timeline goes in a frame
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <string.h>

#include "chart/deal-timeline-private.h"
#include "deal-text.h"

/* The names of the lanes take at most this much of the width: where they may take two
 * lines, and where they have one. */
#define NAMES_SHARE 0.24
#define NAMES_SHARE_LONG 0.37

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

/* Thin bars leave names one line. */
DealFont
deal_timeline_get_name_font (const DealTimelinePlan *plan)
{
  if (plan->is_whole && plan->is_thin)
    return (DealFont){ plan->chrome.small.size, 700 };

  return plan->chrome.strong;
}

static double
measure_names (const DealTimelinePlan *plan,
               gboolean                only_shown)
{
  const DealChrome *chrome = &plan->chrome;
  DealFont          font = deal_timeline_get_name_font (plan);
  gboolean          is_long = chrome->compact || (plan->is_whole && plan->is_thin);
  double            share = is_long ? NAMES_SHARE_LONG : NAMES_SHARE;
  double            most = chrome->body.width * share;
  double            width = 0;

  for (gsize i = 0; i < plan->lanes->n_lanes && width < most; i++)
    {
      const DealLane *lane = &plan->lanes->lanes[i];
      double          sign = lane->disputed ? font.size * 1.5 : 0;

      if (plan->is_shown[i] || !only_shown)
        width = widen (width, font, lane->title, sign);
    }

  return MIN (width, most) + chrome->gap + 4;
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
  return (double) plan->n_shown * pitch + deal_timeline_count_groups (plan) * heading;
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
  plan->head_rows = plan->chrome.thumbnail                  ? 0
                    : plan->chrome.compact || plan->is_bare ? N_HEAD_ROWS_COMPACT
                    : plan->is_whole                        ? N_HEAD_ROWS_WHOLE
                                                            : N_HEAD_ROWS;
  y += (plan->head_rows + 1) * plan->line + 3;
  plan->head_bottom = y;
  plan->events_top = y + (plan->is_bare ? 1 : 3);
}

/* The events take what they need; their list only where lanes do not lose by it. */
static void
plan_below (DealTimelinePlan *plan,
            double            height)
{
  double least = get_least_pitch (plan);
  double room;

  /* On a run of pages the first one lists them. */
  for (DealEventsForm form = plan->first_lane > 0 ? DEAL_EVENTS_MARKED
                                                  : DEAL_EVENTS_LABELLED;
       form <= DEAL_EVENTS_MARKED; form++)
    {
      deal_timeline_plan_events (plan, form);
      plan->top = plan->events_top + plan->event_rows * plan->line +
                  (plan->event_rows == 0 ? 0 : plan->is_bare ? 2
                                                             : 4);
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
  double between = (plan->is_bare ? 1 : 4) * plan->unit;
  double room = plan->chrome.body.y + height - plan->top - get_list_height (plan);

  deal_timeline_choose_lanes (plan, G_MAXSIZE);
  if (get_lanes_height (plan, least, between) > room - get_foot (plan))
    {
      gsize n = plan->n_shown;

      /* The statement on those that are left out needs room as well. */
      plan->n_left_out = 1;
      room -= get_foot (plan);
      n = MIN (n, (gsize) MAX (floor (room / least), 1));
      do
        deal_timeline_choose_lanes (plan, n);
      while (n-- > 1 && get_lanes_height (plan, least, between) > room);
      room += get_foot (plan);
    }
  room -= get_foot (plan);

  plan->heading = between;
  if (!plan->chrome.compact && get_lanes_height (plan, least + 4, heading) <= room)
    plan->heading = heading;
  plan->pitch = least;
  if (plan->n_shown > 0)
    plan->pitch = (room - deal_timeline_count_groups (plan) * plan->heading) /
                  (double) plan->n_shown;
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

/* Beside names as wide as those of all lanes, or of those that were chosen. */
static void
plan_across (DealTimelinePlan *plan,
             double            height,
             gboolean          only_shown)
{
  plan->left = plan->chrome.body.x + measure_names (plan, only_shown);
  plan_today (plan);
  plan_above (plan);
  plan_below (plan, height);
  plan_lanes (plan, height);
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
  /* Room for the number of an event at the very end. */
  plan->right = chrome->body.x + chrome->body.width -
                MAX (plan->notes + chrome->gap, chrome->small.size);
  deal_timeline_choose_lanes (plan, G_MAXSIZE);
  plan_across (plan, height, FALSE);
  /* Names that are not there need no room. */
  if (plan->is_whole && !plan->continues && deal_timeline_is_crowded (plan))
    plan_across (plan, height, TRUE);
  plan->view_top = plan->top;
  plan->content = plan->list_top + get_list_height (plan) + chrome->margin;
}

/* Bars with words, or if that leaves lanes out, thin ones with words beside them, and
 * no air; but words again where that holds all that changed and thin bars would leave
 * others out all the same. */
static void
choose_form (DealTimelinePlan *plan,
             const DealFrame  *frame)
{
  const DealFigure *figure = &plan->self->base;
  gboolean          holds_changes;

  plan_all (plan, frame->thumbnail);
  if (!deal_timeline_is_crowded (plan) || plan->is_thin)
    return;

  holds_changes = !plan->continues && !deal_timeline_leaves_changes_out (plan);
  plan_all (plan, TRUE);
  if (!deal_timeline_is_crowded (plan) || !plan->is_whole || plan->continues)
    return;

  plan->is_dense = TRUE;
  deal_chrome_shorten (figure, frame, plan->scene, &plan->chrome, FALSE);
  plan_all (plan, TRUE);
  if (!deal_timeline_is_crowded (plan))
    return;

  plan->is_bare = TRUE;
  deal_chrome_shorten (figure, frame, plan->scene, &plan->chrome, TRUE);
  plan_all (plan, TRUE);
  if (!deal_timeline_is_crowded (plan) || !holds_changes)
    return;

  deal_chrome_lay_out (figure, frame, plan->scene, &plan->chrome);
  plan->is_dense = plan->is_bare = FALSE;
  plan_all (plan, FALSE);
}

/* The pages of a run are alike: as the first one is if all are to come. */
static void
plan_form (DealTimelinePlan *plan,
           const DealFrame  *frame)
{
  gsize first_lane = plan->first_lane;

  plan->first_lane = 0;
  choose_form (plan, frame);
  if (first_lane == 0)
    return;

  plan->first_lane = first_lane;
  plan_all (plan, plan->is_thin);
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
  plan->continues = frame->continues;
  plan->first_lane = frame->continues ? frame->first_row : 0;
  plan->scrolls = !frame->whole && !frame->thumbnail;
  plan->view_bottom = frame->height;
  plan->spots = g_array_new (FALSE, TRUE, sizeof (DealEventSpot));
  plan->clusters = g_array_new (FALSE, TRUE, sizeof (DealEventCluster));
  plan->is_shown = g_new0 (gboolean, MAX (self->lanes->n_lanes, 1));

  if (frame->whole)
    deal_chrome_lay_out (&self->base, frame, scene, &plan->chrome);
  else
    deal_chrome_init (&plan->chrome, frame);
  plan->line = deal_fonts_get_height (plan->chrome.small);
  plan_years (plan);
  plan->n_visible = deal_timeline_count_visible (plan);
  plan_form (plan, frame);
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
  g_clear_pointer (&plan->clusters, g_array_unref);
  g_clear_pointer (&plan->is_shown, g_free);
}
