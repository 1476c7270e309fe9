/* deal-timeline-events.c: events as diamonds, and a list that tells what they are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "calc/deal-format.h"
#include "chart/deal-timeline-private.h"
#include "deal-text.h"

/* Half a diamond, in the layout's units. */
#define HALF 4.5
#define HALF_DENSE 3.6
#define GAP 4.0

/* So few are named where they stand. */
#define N_LABELLED 8
#define MOST_ROWS 3
#define LABEL_WIDTH 170.0

/* Of a column of the list: wide enough for a date and a short title. */
#define LIST_WIDTH 250.0

/* The days that an event can have been on, as places. */
static void
get_extent (const DealTimelinePlan *plan,
            const DealEvent        *event,
            double                 *from,
            double                 *to)
{
  *from = deal_timeline_get_x (plan, deal_date_get_first_day (event->date));
  *to = deal_timeline_get_x (plan, deal_date_get_last_day (event->date) + 1);
}

static double
get_middle (const DealTimelinePlan *plan,
            gsize                   index)
{
  double from;
  double to;

  get_extent (plan, &plan->deal->events[index], &from, &to);

  return (from + to) / 2;
}

static gboolean
is_in_years (const DealTimelinePlan *plan,
             gsize                   index)
{
  double x = get_middle (plan, index);

  return x >= plan->left + HALF * plan->unit && x <= plan->right - HALF * plan->unit;
}

/* What a named event takes of a row: its diamond, the line of a date that is no
 * day, and its words on the right. */
static void
get_reach (const DealTimelinePlan *plan,
           gsize                   index,
           double                 *start,
           double                 *end)
{
  const DealEvent *event = &plan->deal->events[index];
  g_autofree char *words = deal_fonts_ellipsize (plan->chrome.small, event->title,
                                                 LABEL_WIDTH * plan->unit);
  double           half = HALF * plan->unit;
  double           middle = get_middle (plan, index);

  get_extent (plan, event, start, end);
  if (event->date.month != 0)
    *start = *end = middle;
  *start = MIN (*start, middle - half) - GAP * plan->unit / 2;
  *end = MAX (*end, middle + half) + 2 * plan->unit +
         deal_fonts_get_width (plan->chrome.small, words) + GAP * plan->unit;
}

/* Each in the first row where it hides nothing; FALSE: one finds none. */
static gboolean
place_labelled (DealTimelinePlan *plan)
{
  double ends[MOST_ROWS] = { 0 };

  plan->event_rows = 0;
  for (guint i = 0; i < plan->spots->len; i++)
    {
      DealEventSpot *spot = &g_array_index (plan->spots, DealEventSpot, i);
      double         start;
      double         end;

      get_reach (plan, spot->event, &start, &end);
      if (end > plan->right)
        return FALSE;
      for (spot->row = 0; spot->row < MOST_ROWS && ends[spot->row] > start;)
        spot->row++;
      if (spot->row == MOST_ROWS)
        return FALSE;
      ends[spot->row] = end;
      plan->event_rows = MAX (plan->event_rows, spot->row + 1);
    }

  return TRUE;
}

/**
 * deal_timeline_plan_events:
 * @plan: a plan with its years and its head
 * @form: how events are told apart, if they can be
 *
 * Fills the spots and says how many rows they take.  Few events are named where
 * they stand; many get numbers, and a list has their names.
 */
void
deal_timeline_plan_events (DealTimelinePlan *plan,
                           DealEventsForm    form)
{
  g_array_set_size (plan->spots, 0);
  plan->list_columns = (guint) MAX (
    floor ((plan->right - plan->chrome.body.x) / (LIST_WIDTH * plan->unit)), 1);
  for (gsize i = 0; i < plan->deal->n_events && !plan->chrome.thumbnail; i++)
    {
      DealEventSpot spot = { .event = i, .x = get_middle (plan, i) };

      if (is_in_years (plan, i))
        g_array_append_val (plan->spots, spot);
    }

  plan->events_form = plan->spots->len > 0 ? form : DEAL_EVENTS_NONE;
  if (plan->events_form == DEAL_EVENTS_LABELLED &&
      (plan->spots->len > N_LABELLED || plan->chrome.compact || !place_labelled (plan)))
    plan->events_form = DEAL_EVENTS_NUMBERED;
  if (plan->events_form == DEAL_EVENTS_NUMBERED && plan->chrome.compact)
    plan->events_form = DEAL_EVENTS_MARKED;

  if (plan->events_form == DEAL_EVENTS_NONE)
    plan->event_rows = 0;
  else if (plan->events_form != DEAL_EVENTS_LABELLED)
    plan->event_rows = plan->events_form == DEAL_EVENTS_NUMBERED ? 2 : 1;
}

static void
add_shape (DealTimelinePlan *plan,
           double            x,
           double            y,
           double            half,
           DealColour        colour)
{
  DealItem *item = deal_scene_add_path (plan->scene, DEAL_ITEM_AREA, colour);

  deal_item_add_point (item, x, y - half);
  deal_item_add_point (item, x + half, y);
  deal_item_add_point (item, x, y + half);
  deal_item_add_point (item, x - half, y);
}

/* Filled: it happened; open: it is still to come.  A rim keeps neighbours apart. */
static void
add_diamond (DealTimelinePlan *plan,
             double            x,
             double            y,
             gboolean          is_past)
{
  gboolean is_dense = plan->events_form == DEAL_EVENTS_MARKED;
  double   half = (is_dense ? HALF_DENSE : HALF) * plan->unit;

  add_shape (plan, x, y, half + (is_dense ? 0.6 : 1), plan->chrome.ground);
  add_shape (plan, x, y, half, DEAL_COLOUR_INK);
  if (!is_past)
    add_shape (plan, x, y, half - 1.6 * plan->unit, plan->chrome.ground);
}

static double
get_spot_y (const DealTimelinePlan *plan,
            const DealEventSpot    *spot)
{
  guint row = plan->events_form == DEAL_EVENTS_LABELLED ? spot->row : 0;

  return plan->events_top + (row + 0.5) * plan->line;
}

static void
add_spot (DealTimelinePlan    *plan,
          const DealEventSpot *spot)
{
  const DealEvent *event = &plan->deal->events[spot->event];
  double           half = HALF * plan->unit;
  double           y = get_spot_y (plan, spot);
  guint32          today = deal_date_get_last_day (deal_timeline_get_today (plan->self));
  g_autofree char *words = NULL;
  double           from;
  double           to;
  double           x;

  get_extent (plan, event, &from, &to);
  if (event->date.month == 0)
    {
      /* Some day of that year. */
      from = MAX (from, plan->left);
      to = MIN (to, plan->right);
      deal_scene_add_line (plan->scene, from, y, to, y, 1.2, DEAL_COLOUR_INK3);
      deal_scene_add_line (plan->scene, from, y - 3, from, y + 3, 1.2, DEAL_COLOUR_INK3);
      deal_scene_add_line (plan->scene, to, y - 3, to, y + 3, 1.2, DEAL_COLOUR_INK3);
    }
  add_diamond (plan, spot->x, y, deal_date_get_first_day (event->date) <= today);
  if (plan->events_form != DEAL_EVENTS_LABELLED)
    return;

  words = deal_fonts_ellipsize (plan->chrome.small, event->title,
                                LABEL_WIDTH * plan->unit);
  x = MAX (event->date.month == 0 ? to : 0, spot->x + half) + 2 * plan->unit;
  deal_scene_add_text (plan->scene, plan->chrome.small, DEAL_COLOUR_INK2, words, x,
                       y - plan->line / 2, 0)
    ->halo = plan->chrome.ground;
  deal_scene_set_area (plan->scene, spot->event, spot->x - half, y - half, 2 * half,
                       2 * half);
}

/* The numbers of events that stand too close to be numbered one by one. */
static char *
number_run (const DealTimelinePlan *plan,
            guint                   first,
            guint                   last)
{
  gsize from = g_array_index (plan->spots, DealEventSpot, first).event + 1;
  gsize to = g_array_index (plan->spots, DealEventSpot, last).event + 1;

  if (from == to)
    return g_strdup_printf ("%zu", from);

  return g_strdup_printf ("%zu–%zu", from, to);
}

/* Below the diamonds: a number each, or the range of those whose numbers would
 * touch. */
static void
add_numbers (DealTimelinePlan *plan)
{
  double y = plan->events_top + plan->line;
  double end = 0;
  guint  first = 0;

  while (first < plan->spots->len)
    {
      guint            last = first;
      g_autofree char *text = NULL;
      double           middle;
      double           width;

      for (;; last++)
        {
          double next;

          g_free (text);
          text = number_run (plan, first, last);
          width = deal_fonts_get_width (plan->chrome.small, text);
          middle = (g_array_index (plan->spots, DealEventSpot, first).x +
                    g_array_index (plan->spots, DealEventSpot, last).x) /
                   2;
          middle = MAX (middle, end + width / 2 + GAP * plan->unit);
          if (last + 1 == plan->spots->len)
            break;
          next = g_array_index (plan->spots, DealEventSpot, last + 1).x;
          if (next - plan->chrome.small.size > middle + width / 2)
            break;
        }
      middle = MIN (middle, plan->right + plan->chrome.small.size - width / 2);
      deal_scene_add_text (plan->scene, plan->chrome.small, DEAL_COLOUR_INK2, text,
                           middle, y, 0.5)
        ->halo = plan->chrome.ground;
      end = middle + width / 2;
      first = last + 1;
    }
}

/* Each entry is what stands for its event: the diamonds hide each other. */
void
deal_timeline_add_event_list (DealTimelinePlan *plan)
{
  double x = plan->chrome.body.x;
  double width = (plan->right - x) / plan->list_columns;
  guint  rows = (plan->spots->len + plan->list_columns - 1) / plan->list_columns;

  if (plan->events_form != DEAL_EVENTS_NUMBERED)
    return;

  for (guint i = 0; i < plan->spots->len; i++)
    {
      gsize            index = g_array_index (plan->spots, DealEventSpot, i).event;
      const DealEvent *event = &plan->deal->events[index];
      g_autofree char *number = g_strdup_printf ("%zu", index + 1);
      g_autofree char *date = deal_format_date (event->date);
      g_autofree char *title = NULL;
      double           left = x + width * (i / rows);
      double           y = plan->list_top + plan->line * (i % rows);
      double           indent = plan->chrome.small.size * 1.9;
      double           dates = plan->chrome.small.size * 6.4;
      DealFont         bold = { plan->chrome.small.size, 700 };

      if (!deal_timeline_is_seen (plan, y, plan->line))
        continue;
      deal_scene_add_text (plan->scene, bold, DEAL_COLOUR_INK, number,
                           left + indent - 5 * plan->unit, y, 1);
      deal_scene_add_text (plan->scene, plan->chrome.small, DEAL_COLOUR_INK2, date,
                           left + indent, y, 0);
      title = deal_fonts_ellipsize (plan->chrome.small, event->title,
                                    width - indent - dates - 8 * plan->unit);
      deal_scene_add_text (plan->scene, plan->chrome.small, DEAL_COLOUR_INK, title,
                           left + indent + dates, y, 0);
      deal_timeline_set_area (plan, index, left, y, width - 8 * plan->unit,
                              plan->line - 0.5);
    }
}

/* Says what the strip is, and how many there are where nothing names them. */
static void
add_name (DealTimelinePlan *plan)
{
  guint            n = plan->spots->len;
  g_autofree char *text = NULL;
  g_autofree char *cut = NULL;

  if (plan->events_form == DEAL_EVENTS_MARKED)
    text = g_strdup_printf (P_ ("%u event", "%u events", n), n);
  else
    text = g_strdup (_ ("Events"));
  cut = deal_fonts_ellipsize (plan->chrome.strong, text,
                              plan->left - plan->chrome.body.x - 6);
  deal_scene_add_text (plan->scene, plan->chrome.strong, DEAL_COLOUR_INK, cut,
                       plan->chrome.body.x,
                       plan->events_top +
                         (plan->line - deal_fonts_get_height (plan->chrome.strong)) / 2,
                       0);
}

void
deal_timeline_add_events (DealTimelinePlan *plan)
{
  if (plan->events_form == DEAL_EVENTS_NONE)
    return;

  add_name (plan);
  for (guint i = 0; i < plan->spots->len; i++)
    add_spot (plan, &g_array_index (plan->spots, DealEventSpot, i));
  if (plan->events_form == DEAL_EVENTS_NUMBERED)
    add_numbers (plan);
}
