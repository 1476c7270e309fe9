/* deal-timeline-events.c: events as diamonds, and a list that tells what they are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "calc/deal-format.h"
#include "chart/deal-timeline-private.h"
#include "deal-text.h"

/* In the layout's units. */
#define HALF DEAL_TIMELINE_DIAMOND
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

/* A sign at an end of the years lies within them. */
static double
get_middle (const DealTimelinePlan *plan,
            gsize                   index)
{
  double half = HALF * plan->unit;
  double from;
  double to;

  get_extent (plan, &plan->deal->events[index], &from, &to);

  return CLAMP ((from + to) / 2, plan->left + half, MAX (plan->right, plan->left) - half);
}

static gboolean
is_in_years (const DealTimelinePlan *plan,
             gsize                   index)
{
  const DealEvent *event = &plan->deal->events[index];

  return deal_date_get_last_day (event->date) >= plan->first_day &&
         deal_date_get_first_day (event->date) < plan->end_day;
}

static int
compare_spots (gconstpointer a,
               gconstpointer b)
{
  const DealEventSpot *first = a;
  const DealEventSpot *second = b;

  if (first->x != second->x)
    return first->x < second->x ? -1 : 1;

  return (first->event > second->event) - (first->event < second->event);
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
 * they stand; many get numbers, and a list has their names.  Those that would lie
 * on each other are one sign with their number.
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
  g_array_sort (plan->spots, compare_spots);

  plan->events_form = plan->spots->len > 0 ? form : DEAL_EVENTS_NONE;
  if (plan->events_form == DEAL_EVENTS_LABELLED &&
      (plan->spots->len > N_LABELLED || plan->chrome.compact || !place_labelled (plan)))
    plan->events_form = DEAL_EVENTS_NUMBERED;
  if (plan->events_form == DEAL_EVENTS_NUMBERED && plan->chrome.compact)
    plan->events_form = DEAL_EVENTS_MARKED;

  g_array_set_size (plan->clusters, 0);
  if (plan->events_form == DEAL_EVENTS_NONE)
    plan->event_rows = 0;
  if (plan->events_form != DEAL_EVENTS_NUMBERED &&
      plan->events_form != DEAL_EVENTS_MARKED)
    return;

  deal_timeline_gather_events (plan);
  plan->event_rows = 1 + plan->number_rows;
}

/* Some day of that year. */
static void
add_year (DealTimelinePlan    *plan,
          const DealEventSpot *spot,
          double               y)
{
  const DealEvent *event = &plan->deal->events[spot->event];
  double           from;
  double           to;

  if (event->date.month != 0)
    return;

  get_extent (plan, event, &from, &to);
  from = MAX (from, plan->left);
  to = MIN (to, plan->right);
  deal_scene_add_line (plan->scene, from, y, to, y, 1.2, DEAL_COLOUR_INK3);
  deal_scene_add_line (plan->scene, from, y - 3, from, y + 3, 1.2, DEAL_COLOUR_INK3);
  deal_scene_add_line (plan->scene, to, y - 3, to, y + 3, 1.2, DEAL_COLOUR_INK3);
}

/* A diamond of its own, and its title beside it. */
static void
add_labelled (DealTimelinePlan *plan,
              guint             index)
{
  const DealEventSpot *spot = &g_array_index (plan->spots, DealEventSpot, index);
  const DealEvent     *event = &plan->deal->events[spot->event];
  double               half = HALF * plan->unit;
  double               y = plan->events_top + (spot->row + 0.5) * plan->line;
  DealEventCluster     alone = { index, index, spot->x - half, 2 * half, 0, 0 };
  g_autofree char     *words = deal_fonts_ellipsize (plan->chrome.small, event->title,
                                                     LABEL_WIDTH * plan->unit);
  double               from;
  double               to;
  double               x;

  get_extent (plan, event, &from, &to);
  x = MAX (event->date.month == 0 ? to : 0, spot->x + half) + 2 * plan->unit;
  add_year (plan, spot, y);
  /* The rules of versions stop at the words. */
  deal_scene_add_rect (plan->scene, x - 1, y - plan->line / 2 + 1,
                       deal_fonts_get_width (plan->chrome.small, words) + 3,
                       plan->line - 2, plan->chrome.ground);
  deal_event_cluster_add (plan, &alone, y);
  deal_scene_add_text (plan->scene, plan->chrome.small, DEAL_COLOUR_INK2, words, x,
                       y - plan->line / 2, 0)
    ->halo = plan->chrome.ground;
}

static void
add_clusters (DealTimelinePlan *plan)
{
  double y = plan->events_top + 0.5 * plan->line;

  for (guint i = 0; i < plan->spots->len; i++)
    add_year (plan, &g_array_index (plan->spots, DealEventSpot, i), y);
  for (guint i = 0; i < plan->clusters->len; i++)
    deal_event_cluster_add (
      plan, &g_array_index (plan->clusters, DealEventCluster, i), y);
  for (guint i = 0; plan->number_rows > 0 && i < plan->clusters->len; i++)
    deal_event_cluster_add_numbers (
      plan, &g_array_index (plan->clusters, DealEventCluster, i),
      plan->events_top + plan->line);
}

/* The part of it that is below the head. */
static void
add_entry_area (DealTimelinePlan *plan,
                gsize             event,
                double            x,
                double            y,
                double            width)
{
  double top = MAX (y, plan->view_top);
  double bottom = MIN (y + plan->line - 0.5, plan->view_bottom);

  if (bottom - top > 1)
    deal_scene_add_echo (plan->scene, event, x, top, width, bottom - top);
}

/* Each entry can be pointed at as its sign can. */
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
      add_entry_area (plan, index, left, y, width - 8 * plan->unit);
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
  if (plan->events_form != DEAL_EVENTS_LABELLED)
    add_clusters (plan);
  else
    for (guint i = 0; i < plan->spots->len; i++)
      add_labelled (plan, i);
}
