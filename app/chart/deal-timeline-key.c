/* deal-timeline-key.c: what the bars and signs of a timeline mean
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "chart/deal-timeline-private.h"
#include "deal-text.h"

/* In the layout's units. */
#define SWATCH 20.0
#define AIR 11.0

typedef enum
{
  KEY_OTHER,
  KEY_OLD,
  KEY_OLD_BEYOND,
  KEY_NEW,
  KEY_NEW_BEYOND,
  KEY_ENDED,
  KEY_SILENT,
  KEY_DISPUTED,
  KEY_EVENT,
  KEY_ROUGH,
  N_KEYS,
} Key;

/* What is said in words where it stands needs no key in a small picture. */
static gboolean
is_in_words (Key key)
{
  return key == KEY_ENDED || key == KEY_SILENT || key == KEY_EVENT;
}

static gboolean
is_key_used (const DealTimelinePlan *plan,
             Key                     key)
{
  if (key == KEY_EVENT)
    return plan->deal->n_events > 0;
  if (key == KEY_DISPUTED)
    return plan->lanes->n_disputed > 0;

  for (gsize i = 0; i < plan->lanes->n_lanes; i++)
    for (guint k = 0; k < plan->lanes->lanes[i].spans->len; k++)
      {
        const DealSpan *span = &g_array_index (plan->lanes->lanes[i].spans, DealSpan, k);
        gboolean        runs = span->state == DEAL_SPAN_RUNS;
        gboolean        is_replaced = deal_date_is_set (span->replaced);

        if ((key == KEY_OTHER && runs && span->side == DEAL_LANE_OTHER) ||
            (key == KEY_OLD && runs && span->side == DEAL_LANE_OLD) ||
            (key == KEY_OLD_BEYOND && runs && span->side == DEAL_LANE_OLD &&
             is_replaced) ||
            (key == KEY_NEW && runs && span->side == DEAL_LANE_NEW) ||
            (key == KEY_NEW_BEYOND && runs && span->side == DEAL_LANE_NEW &&
             is_replaced) ||
            (key == KEY_ENDED && span->state == DEAL_SPAN_ENDED) ||
            (key == KEY_SILENT && span->state == DEAL_SPAN_NOT_RESTATED) ||
            (key == KEY_ROUGH && runs &&
             ((span->from.day == 0 && !span->from_is_whole) ||
              (deal_date_is_set (span->to) && !span->to_is_included))))
          return TRUE;
      }

  return FALSE;
}

static char *
get_key_text (const DealTimelinePlan *plan,
              Key                     key)
{
  const DealVersion *version = key == KEY_OLD ? plan->lanes->old_version
                                              : plan->lanes->new_version;
  g_autofree char   *name = NULL;

  switch (key)
    {
    case KEY_OLD:
    case KEY_NEW:
      name = deal_figure_name_version (&plan->self->base, version);
      /* Translators: %s is a version. */
      return g_strdup_printf (_ ("%s, in force"), name);
    case KEY_OLD_BEYOND:
    case KEY_NEW_BEYOND:
      return g_strdup (_ ("would have run"));
    case KEY_ENDED:
      return g_strdup (_ ("Ended"));
    case KEY_ROUGH:
      return g_strdup (_ ("Some day within"));
    case KEY_SILENT:
      return g_strdup (_ ("Not restated"));
    case KEY_DISPUTED:
      return g_strdup (_ ("Disputed"));
    case KEY_EVENT:
      return g_strdup (_ ("Event"));
    case KEY_OTHER:
    case N_KEYS:
    default:
      return g_strdup (C_ ("versions", "Other"));
    }
}

static double
get_key_width (const DealTimelinePlan *plan,
               Key                     key)
{
  g_autofree char *text = get_key_text (plan, key);
  gboolean         is_sign = key == KEY_ENDED || key == KEY_SILENT ||
                     key == KEY_DISPUTED || key == KEY_EVENT;

  return (is_sign ? plan->chrome.small.size : SWATCH * plan->unit) + 5 * plan->unit +
         deal_fonts_get_width (plan->chrome.small, text) + AIR * plan->unit;
}

/* A wall that something runs into. */
static void
add_ended_sign (DealTimelinePlan *plan,
                double            x,
                double            y)
{
  double size = plan->chrome.small.size;

  deal_scene_add_rect (plan->scene, x, y - 1, size * 0.6, 2, DEAL_COLOUR_INK);
  deal_scene_add_rect (plan->scene, x + size * 0.6, y - size * 0.4, 2.4, size * 0.8,
                       DEAL_COLOUR_INK);
}

static double
add_key_sign (DealTimelinePlan *plan,
              Key               key,
              double            x,
              double            y)
{
  double    size = plan->chrome.small.size;
  double    height = plan->line * 0.72;
  double    top = y + (plan->line - height) / 2;
  gboolean  is_old = key == KEY_OLD || key == KEY_OLD_BEYOND || key == KEY_ROUGH;
  DealItem *item;

  switch (key)
    {
    case KEY_ENDED:
      add_ended_sign (plan, x, y + plan->line / 2);
      return size;
    case KEY_SILENT:
      deal_scene_add_glyph (plan->scene, DEAL_GLYPH_DOTS, x, y + (plan->line - size) / 2,
                            size, DEAL_COLOUR_INK2);
      return size;
    case KEY_DISPUTED:
      deal_scene_add_glyph (plan->scene, DEAL_GLYPH_DISPUTED, x,
                            y + (plan->line - size) / 2, size, DEAL_COLOUR_INK);
      return size;
    case KEY_EVENT:
      item = deal_scene_add_path (plan->scene, DEAL_ITEM_AREA, DEAL_COLOUR_INK);
      deal_item_add_point (item, x + size / 2, y + plan->line / 2 - size * 0.4);
      deal_item_add_point (item, x + size * 0.9, y + plan->line / 2);
      deal_item_add_point (item, x + size / 2, y + plan->line / 2 + size * 0.4);
      deal_item_add_point (item, x + size * 0.1, y + plan->line / 2);
      return size;
    case KEY_OTHER:
    case KEY_OLD:
    case KEY_OLD_BEYOND:
    case KEY_NEW:
    case KEY_NEW_BEYOND:
    case KEY_ROUGH:
    case N_KEYS:
    default:
      break;
    }

  item = deal_scene_add_rect (plan->scene, x, top, SWATCH * plan->unit, height,
                              is_old ? DEAL_COLOUR_OLD : DEAL_COLOUR_NEW);
  item->edge = item->fill;
  if (key == KEY_OTHER)
    {
      item->fill = DEAL_COLOUR_GRID;
      item->edge = DEAL_COLOUR_INK3;
    }
  if (key == KEY_OLD_BEYOND || key == KEY_NEW_BEYOND || key == KEY_ROUGH)
    item->fill = is_old ? DEAL_COLOUR_OLD_TINT : DEAL_COLOUR_NEW_TINT;
  if (key == KEY_OLD_BEYOND || key == KEY_NEW_BEYOND)
    item->hatch = is_old ? DEAL_HATCH_OLD : DEAL_HATCH_NEW;
  if (key == KEY_ROUGH)
    item->dash = DEAL_DASH_DASHES;

  return SWATCH * plan->unit;
}

/* Lays the key out from the top of the body, or only counts its lines.  A report
 * column has no room for one: the versions are named in their colours, and the
 * footer says what the hatch is. */
static guint
place_key (DealTimelinePlan *plan,
           gboolean          adds)
{
  const cairo_rectangle_t *body = &plan->chrome.body;
  double                   x = body->x;
  guint                    lines = 1;

  if (plan->chrome.compact || plan->lanes->n_lanes == 0)
    return 0;

  for (Key key = 0; key < N_KEYS; key++)
    {
      g_autofree char *text = NULL;
      double           width;
      double           y;

      if (!is_key_used (plan, key) || (plan->is_whole && is_in_words (key)))
        continue;
      width = get_key_width (plan, key);
      if (x > body->x && x + width - AIR * plan->unit > body->x + body->width)
        {
          /* A picture has more use for another lane. */
          if (plan->is_whole)
            break;
          lines++;
          x = body->x;
        }
      y = body->y + (lines - 1) * (plan->line + 3);
      if (adds)
        {
          text = get_key_text (plan, key);
          deal_scene_add_text (plan->scene, plan->chrome.small, DEAL_COLOUR_INK, text,
                               x + add_key_sign (plan, key, x, y) + 5 * plan->unit, y, 0);
        }
      x += width;
    }

  return lines;
}

guint
deal_timeline_count_key_lines (const DealTimelinePlan *plan)
{
  return place_key ((DealTimelinePlan *) plan, FALSE);
}

void
deal_timeline_add_key (DealTimelinePlan *plan)
{
  place_key (plan, TRUE);
}
