/* deal-timeline-clusters.c: events that stand too close to be drawn one by one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "chart/deal-timeline-private.h"
#include "deal-text.h"

/* In the layout's units. */
#define GAP 2.0
#define NUMBER_GAP 5.0
#define PLATE 1.5

/* Of numbers below the signs; more would push the lanes away. */
#define MOST_NUMBER_ROWS 2

/* How much wider clusters become when their numbers find no room. */
#define GROWTH 1.3

static const DealEventSpot *
get_spot (const DealTimelinePlan *plan,
          guint                   index)
{
  return &g_array_index (plan->spots, DealEventSpot, index);
}

static double
get_half (const DealTimelinePlan *plan)
{
  return DEAL_TIMELINE_DIAMOND * plan->unit;
}

static DealFont
get_count_font (const DealTimelinePlan *plan)
{
  return (DealFont){ plan->chrome.small.size, 700 };
}

static guint
count_events (const DealEventCluster *cluster)
{
  return cluster->last - cluster->first + 1;
}

/* A diamond, or one that is drawn out until it holds its number. */
static double
get_width (const DealTimelinePlan *plan,
           guint                   n,
           double                  least)
{
  g_autofree char *count = g_strdup_printf ("%u", n);

  if (n == 1)
    return 2 * get_half (plan);

  return MAX (deal_fonts_get_width (get_count_font (plan), count) + plan->line * 0.7,
              least);
}

/* From left to right: what stands within the one before is put into it, which grows
 * no more than its number needs, so that one crowd does not swallow all; what only
 * touches it moves aside, by less than a sign. */
static void
gather (DealTimelinePlan *plan,
        double            least)
{
  double half = get_half (plan);
  double end = plan->left;

  g_array_set_size (plan->clusters, 0);
  for (guint i = 0; i < plan->spots->len; i++)
    {
      double            x = get_spot (plan, i)->x;
      DealEventCluster *before = NULL;
      DealEventCluster  cluster = { i, i, MAX (x - half, end), 2 * half, 0, 0 };

      if (plan->clusters->len > 0)
        before = &g_array_index (plan->clusters, DealEventCluster,
                                 plan->clusters->len - 1);
      if (before == NULL || x >= before->left + before->width)
        {
          g_array_append_val (plan->clusters, cluster);
          end = cluster.left + cluster.width + GAP * plan->unit;
          continue;
        }
      before->last = i;
      before->width = get_width (plan, count_events (before), least);
      end = before->left + before->width + GAP * plan->unit;
    }
}

/* One that became wide beside the edge goes back as far as there is room. */
static void
keep_in_plot (DealTimelinePlan *plan)
{
  double right = plan->right;

  for (guint i = plan->clusters->len; i > 0; i--)
    {
      DealEventCluster *cluster = &g_array_index (plan->clusters, DealEventCluster,
                                                  i - 1);

      cluster->left = MIN (cluster->left, right - cluster->width);
      right = cluster->left - GAP * plan->unit;
    }
}

/* Over what they hold, as far as their neighbours leave room. */
static void
centre (DealTimelinePlan *plan)
{
  double gap = GAP * plan->unit;
  double end = plan->left;

  for (guint i = 0; i < plan->clusters->len; i++)
    {
      DealEventCluster *cluster = &g_array_index (plan->clusters, DealEventCluster, i);
      double            first = get_spot (plan, cluster->first)->x;
      double            last = get_spot (plan, cluster->last)->x;
      double            most = plan->right - cluster->width;

      if (i + 1 < plan->clusters->len)
        most = cluster[1].left - gap - cluster->width;
      cluster->left = MIN (MAX ((first + last - cluster->width) / 2, end), most);
      end = cluster->left + cluster->width + gap;
    }
}

/* The numbers below each, in the first row where they touch no others; FALSE: some
 * find none. */
static gboolean
place_numbers (DealTimelinePlan *plan)
{
  double ends[MOST_NUMBER_ROWS] = { plan->left, plan->left };
  double most = plan->chrome.body.x + plan->chrome.body.width;

  plan->number_rows = 0;
  for (guint i = 0; i < plan->clusters->len; i++)
    {
      DealEventCluster *cluster = &g_array_index (plan->clusters, DealEventCluster, i);
      g_autofree char  *text = deal_event_cluster_format (plan, cluster);
      double            width = deal_fonts_get_width (plan->chrome.small, text);
      double            start = cluster->left + (cluster->width - width) / 2;

      start = CLAMP (start, plan->left, MAX (most - width, plan->left));
      for (cluster->row = 0;
           cluster->row < MOST_NUMBER_ROWS && ends[cluster->row] > start;)
        cluster->row++;
      if (cluster->row == MOST_NUMBER_ROWS)
        return FALSE;
      cluster->number_x = start;
      ends[cluster->row] = start + width + NUMBER_GAP * plan->unit;
      plan->number_rows = MAX (plan->number_rows, cluster->row + 1);
    }

  return TRUE;
}

/**
 * deal_timeline_gather_events:
 * @plan: a plan with its spots, from left to right
 *
 * Makes the clusters: no two signs touch, nor do the numbers below them where
 * events are numbered.  The more of them there is room for, the more are made.
 */
void
deal_timeline_gather_events (DealTimelinePlan *plan)
{
  double least = 0;
  double most = plan->right - plan->left;

  plan->number_rows = 0;
  do
    {
      gather (plan, least);
      keep_in_plot (plan);
      centre (plan);
      least = MAX (least * GROWTH, plan->line);
    }
  while (plan->events_form == DEAL_EVENTS_NUMBERED && !place_numbers (plan) &&
         least < most);
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  gsize first = *(const gsize *) a;
  gsize second = *(const gsize *) b;

  return (first > second) - (first < second);
}

/**
 * deal_event_cluster_format:
 * @plan: the plan
 * @cluster: one of its clusters
 *
 * Returns: (transfer full): the numbers of its events in the list: “4–9, 12”
 */
char *
deal_event_cluster_format (const DealTimelinePlan *plan,
                           const DealEventCluster *cluster)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autoptr (GString) text = g_string_new (NULL);
  const gsize *number;

  for (guint i = cluster->first; i <= cluster->last; i++)
    {
      gsize one = get_spot (plan, i)->event + 1;

      g_array_append_val (numbers, one);
    }
  g_array_sort (numbers, compare_numbers);
  number = (const gsize *) numbers->data;
  for (guint i = 0; i < numbers->len;)
    {
      guint end = i;

      while (end + 1 < numbers->len && number[end + 1] == number[end] + 1)
        end++;
      if (text->len > 0)
        g_string_append (text, C_ ("between numbers", ", "));
      g_string_append_printf (text, "%zu", number[i]);
      if (end > i)
        g_string_append_printf (text, "–%zu", number[end]);
      i = end + 1;
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Where it stands in a crowd, for those who are on it. */
static void
note_crowd (DealTimelinePlan       *plan,
            const DealEventCluster *cluster)
{
  g_autofree char *numbers = deal_event_cluster_format (plan, cluster);
  guint            n = count_events (cluster);

  for (guint i = cluster->first; n > 1 && i <= cluster->last; i++)
    deal_scene_take_note (
      plan->scene, get_spot (plan, i)->event,
      /* Translators: how many events stand at one place, then their numbers. */
      g_strdup_printf (P_ ("It is %1$u event, number %2$s.",
                           "One of %1$u events that stand together: numbers %2$s.", n),
                       n, numbers));
}

/* A diamond; of several, one that is drawn out. */
static void
add_outline (DealTimelinePlan       *plan,
             const DealEventCluster *cluster,
             double                  y,
             double                  inset,
             DealColour              colour)
{
  gboolean  is_one = cluster->first == cluster->last;
  double    half = is_one ? get_half (plan) : plan->line / 2 + 0.5 * plan->unit;
  double    tip = is_one ? half : half * 0.7;
  double    left = cluster->left;
  double    right = cluster->left + cluster->width;
  DealItem *item = deal_scene_add_path (plan->scene, DEAL_ITEM_AREA, colour);

  deal_item_add_point (item, left + inset, y);
  deal_item_add_point (item, left + tip, y - half + inset);
  if (!is_one)
    deal_item_add_point (item, right - tip, y - half + inset);
  deal_item_add_point (item, right - inset, y);
  deal_item_add_point (item, right - tip, y + half - inset);
  if (!is_one)
    deal_item_add_point (item, left + tip, y + half - inset);
}

/* Each event has an equal part of the sign to be pointed at. */
static void
share_area (DealTimelinePlan       *plan,
            const DealEventCluster *cluster,
            double                  y)
{
  double part = cluster->width / count_events (cluster);
  double half = cluster->first == cluster->last ? get_half (plan) : plan->line / 2;

  for (guint i = cluster->first; i <= cluster->last; i++)
    deal_scene_set_area (plan->scene, get_spot (plan, i)->event,
                         cluster->left + part * (i - cluster->first), y - half, part,
                         2 * half);
}

/**
 * deal_event_cluster_add:
 * @plan: the plan
 * @cluster: one of its clusters
 * @y: the middle of the row of signs
 *
 * Filled: it happened; open: all of it is still to come.
 */
void
deal_event_cluster_add (DealTimelinePlan       *plan,
                        const DealEventCluster *cluster,
                        double                  y)
{
  const DealEvent *first = &plan->deal->events[get_spot (plan, cluster->first)->event];
  guint32          today = deal_date_get_last_day (deal_timeline_get_today (plan->self));
  gboolean         is_past = deal_date_get_first_day (first->date) <= today;
  guint            n = count_events (cluster);

  add_outline (plan, cluster, y, 0, DEAL_COLOUR_INK);
  if (!is_past)
    add_outline (plan, cluster, y, (n > 1 ? 1.1 : 1.6) * plan->unit, plan->chrome.ground);
  if (n > 1)
    {
      g_autofree char *count = g_strdup_printf ("%u", n);

      deal_scene_add_text (plan->scene, get_count_font (plan),
                           is_past ? plan->chrome.ground : DEAL_COLOUR_INK, count,
                           cluster->left + cluster->width / 2, y - plan->line / 2, 0.5);
    }
  share_area (plan, cluster, y);
  note_crowd (plan, cluster);
}

/**
 * deal_event_cluster_add_numbers:
 * @plan: the plan
 * @cluster: one of its clusters
 * @y: the top of the first row of numbers
 *
 * What it holds, by the numbers of the list; a line leads down to the second row.
 */
void
deal_event_cluster_add_numbers (DealTimelinePlan       *plan,
                                const DealEventCluster *cluster,
                                double                  y)
{
  g_autofree char *text = deal_event_cluster_format (plan, cluster);
  double           width = deal_fonts_get_width (plan->chrome.small, text);
  double           x = cluster->left + cluster->width / 2;
  double           top = y + cluster->row * plan->line;

  if (cluster->row > 0)
    deal_scene_add_line (plan->scene, x, y, x, top, 1, DEAL_COLOUR_INK3);
  /* The rules of versions stop at the words. */
  deal_scene_add_rect (plan->scene, cluster->number_x - PLATE, top + 1, width + 2 * PLATE,
                       plan->line - 2, plan->chrome.ground);
  deal_scene_add_text (plan->scene, plan->chrome.small, DEAL_COLOUR_INK2, text,
                       cluster->number_x, top, 0)
    ->halo = plan->chrome.ground;
}
