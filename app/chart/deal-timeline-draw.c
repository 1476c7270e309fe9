/* deal-timeline-draw.c: lanes below a head of versions and years
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "chart/deal-timeline-private.h"
#include "deal-text.h"

typedef void (*AddLane) (DealTimelinePlan *plan, gsize lane, double y);

static gboolean
is_new_group (const DealTimelinePlan *plan,
              gsize                   lane,
              const char            **group)
{
  const char *name = deal_lane_get_group (&plan->lanes->lanes[lane]);
  gboolean    is_new = *group == NULL || strcmp (name, *group) != 0;

  *group = name;

  return is_new;
}

static void
for_each_lane (DealTimelinePlan *plan,
               AddLane           add)
{
  const char *group = NULL;
  double      y = plan->top;

  for (gsize i = 0; i < plan->lanes->n_lanes; i++)
    if (plan->is_shown[i])
      {
        if (is_new_group (plan, i, &group))
          y += plan->heading;
        if (deal_timeline_is_seen (plan, y, plan->pitch))
          add (plan, i, y);
        y += plan->pitch;
      }
}

/* Nothing but rules is beside it: they stop at its words. */
static void
add_heading (DealTimelinePlan *plan,
             DealFont          font,
             const char       *group,
             double            y)
{
  g_autofree char *text =
    deal_fonts_ellipsize (font, group, plan->chrome.body.width - 6);
  double x = plan->chrome.body.x;
  double end = x + deal_fonts_get_width (font, text) + 4;

  if (end > plan->left)
    deal_scene_add_rect (plan->scene, plan->left - 1, y + 1, end - plan->left + 1,
                         plan->line - 2, plan->chrome.ground);
  deal_scene_add_text (plan->scene, font, DEAL_COLOUR_INK2, text, x, y, 0);
}

/* A line between groups, and their names where there is room for them. */
static void
add_headings (DealTimelinePlan *plan)
{
  const char *group = NULL;
  double      y = plan->top;
  double      right = plan->chrome.body.x + plan->chrome.body.width;
  DealFont    font = { plan->chrome.small.size, 700 };

  for (gsize i = 0; i < plan->lanes->n_lanes; i++)
    if (plan->is_shown[i])
      {
        gboolean is_new = is_new_group (plan, i, &group);

        if (is_new && deal_timeline_is_seen (plan, y, plan->heading))
          {
            deal_scene_add_line (plan->scene, plan->chrome.body.x, y + 1,
                                 right, y + 1, 1, DEAL_COLOUR_LINE);
            if (plan->heading >= plan->line)
              {
                add_heading (plan, font, group,
                             y + (plan->heading - plan->line) / 2 + 2);
              }
          }
        y += is_new ? plan->heading : 0;
        y += plan->pitch;
      }
}

/* The whole, or as many of its words as the lines hold that are there, or as much of
 * it as one line does. */
static char *
fit_name (DealFont    font,
          const char *title,
          double      width,
          double      most)
{
  g_autofree char *words = g_strdup (title);
  g_autofree char *text = g_strdup (title);

  for (;;)
    {
      char  *space;
      double text_width;
      double height;

      deal_fonts_measure (font, text, 0, width, &text_width, &height);
      if (height < deal_fonts_get_height (font) * 1.5 ||
          (height <= most && text_width <= width))
        return g_steal_pointer (&text);
      space = strrchr (words, ' ');
      if (space == NULL || most < deal_fonts_get_height (font) * 1.8)
        return deal_fonts_ellipsize (font, title, width);
      *space = '\0';
      g_free (text);
      text = g_strconcat (words, "…", NULL);
    }
}

/* In two lines where one does not hold it. */
static void
add_name (DealTimelinePlan *plan,
          gsize             index,
          double            y)
{
  const DealLane  *lane = &plan->lanes->lanes[index];
  DealFont         font = deal_timeline_get_name_font (plan);
  double           sign = lane->disputed ? font.size * 1.5 : 0;
  double           width = plan->left - plan->chrome.body.x - plan->chrome.gap - sign;
  double           height = 0;
  g_autofree char *text = fit_name (font, lane->title, width, plan->pitch);
  double           text_width;

  deal_fonts_measure (font, text, 0, width, &text_width, &height);
  deal_scene_add_paragraph (plan->scene, font, DEAL_COLOUR_INK, text, 0,
                            plan->chrome.body.x, y + (plan->pitch - height) / 2, width);
  if (lane->disputed)
    deal_scene_add_glyph (plan->scene, DEAL_GLYPH_DISPUTED,
                          plan->chrome.body.x + MIN (text_width, width) +
                            font.size * 0.4,
                          y + (plan->pitch - font.size) / 2, font.size, DEAL_COLOUR_INK);
}

/* Beside bars that are too thin for words. */
static void
add_note (DealTimelinePlan *plan,
          gsize             index,
          double            y)
{
  g_autofree char *note = deal_timeline_note_lane (&plan->lanes->lanes[index]);
  g_autofree char *cut = deal_fonts_ellipsize (plan->chrome.small, note, plan->notes);

  deal_scene_add_text (plan->scene, plan->chrome.small, DEAL_COLOUR_INK, cut,
                       plan->right + plan->chrome.gap,
                       y + (plan->pitch - plan->line) / 2, 0);
}

/* How many lanes are left out, and as many of their names, whole, as @height holds. */
static char *
name_left_out (const DealTimelinePlan *plan,
               double                  height)
{
  guint n = (guint) plan->n_left_out;
  g_autoptr (GString) names = g_string_new (NULL);
  guint n_named = 0;
  char *best = g_strdup_printf (P_ ("And %u more lane", "And %u more lanes", n), n);

  for (gsize i = 0; i < plan->lanes->n_lanes; i++)
    {
      g_autofree char *text = NULL;
      double           text_height;

      if (plan->is_shown[i])
        continue;
      g_string_append_printf (names, "%s%s", names->len > 0 ? "; " : "",
                              plan->lanes->lanes[i].title);
      n_named++;
      if (n_named == n)
        /* Translators: a number of lanes that are not drawn, then all their names. */
        text = g_strdup_printf (P_ ("And %1$u more lane: %2$s",
                                    "And %1$u more lanes: %2$s", n),
                                n, names->str);
      else
        /* Translators: a number of lanes that are not drawn, then names of some. */
        text = g_strdup_printf (P_ ("And %1$u more lane, among them: %2$s",
                                    "And %1$u more lanes, among them: %2$s", n),
                                n, names->str);
      deal_fonts_measure (plan->chrome.small, text, 0, plan->chrome.body.width, NULL,
                          &text_height);
      if (text_height > height && n_named < n)
        break;
      if (text_height <= height)
        {
          g_free (best);
          best = g_steal_pointer (&text);
        }
    }

  return best;
}

/* Which part of all a page of a run has; NULL: the run is this page. */
static char *
name_part (const DealTimelinePlan *plan)
{
  gsize last = plan->first_lane + plan->n_shown;

  if (plan->first_lane == 0 && last >= plan->n_visible)
    return NULL;
  if (last < plan->n_visible)
    /* Translators: numbers of the first and last lane of a page, and how many lanes
     * there are. */
    return g_strdup_printf (_ ("Lanes %1$zu–%2$zu of %3$zu, continued on the next page"),
                            plan->first_lane + 1, last, plan->n_visible);

  /* Translators: numbers of the first and last lane of a page, and how many lanes
   * there are. */
  return g_strdup_printf (_ ("Lanes %1$zu–%2$zu of %3$zu"), plan->first_lane + 1, last,
                          plan->n_visible);
}

/* Says which lanes a picture has no room for, or were over before its years. */
static void
add_left_out (DealTimelinePlan *plan)
{
  g_autofree char *part = plan->continues ? name_part (plan) : NULL;
  g_autofree char *text = NULL;
  double           width = plan->chrome.body.width;
  double           y = plan->bottom + (plan->is_whole ? 2 : plan->line + 4);
  guint            n_lines = plan->is_whole ? 1 : 2;

  if (plan->n_left_out == 0 || plan->chrome.thumbnail ||
      !deal_timeline_is_seen (plan, y, n_lines * plan->line))
    return;

  text = part != NULL ? g_steal_pointer (&part)
                      : name_left_out (plan, (n_lines + 0.5) * plan->line);
  deal_scene_add_paragraph (plan->scene, plan->chrome.small, DEAL_COLOUR_INK2, text, 0,
                            plan->chrome.body.x, y, width)
    ->wrap = width;
}

/* What goes by under the head. */
static void
add_content (DealTimelinePlan *plan)
{
  double bottom = MIN (plan->bottom, plan->view_bottom);
  double foot = plan->bottom + 3;

  deal_timeline_add_year_lines (plan, plan->view_top, bottom);
  for_each_lane (plan, add_name);
  for_each_lane (plan, deal_timeline_add_bars);
  deal_timeline_add_rules (plan, plan->view_top, bottom);
  add_headings (plan);
  for_each_lane (plan, deal_timeline_add_labels);
  if (plan->notes > 0)
    for_each_lane (plan, add_note);
  if (plan->scrolls && deal_timeline_is_seen (plan, plan->bottom, plan->line))
    {
      deal_scene_add_line (plan->scene, plan->left, plan->bottom, plan->right,
                           plan->bottom, 1, DEAL_COLOUR_INK2);
      deal_timeline_add_years (plan, foot);
    }
  add_left_out (plan);
  deal_timeline_add_event_list (plan);
}

/**
 * deal_timeline_lay_out:
 * @self: the figure
 * @frame: the frame
 * @scene: where the items are put
 *
 * The lanes, and over them the head, which stays while a window scrolls.  Where a
 * picture does not hold all lanes, those that changed come first, then those that
 * sources disagree on, and the rest is named below.
 */
void
deal_timeline_lay_out (const DealTimelineFigure *self,
                       const DealFrame          *frame,
                       DealScene                *scene)
{
  DealTimelinePlan plan;

  deal_timeline_plan_init (&plan, self, frame, scene);
  scene->clips = plan.scrolls;
  add_content (&plan);
  if (frame->scroll_y > 0)
    deal_scene_add_rect (scene, 0, 0, frame->width, plan.view_top, plan.chrome.ground);
  deal_timeline_add_key (&plan);
  deal_timeline_add_head (&plan);
  deal_timeline_add_events (&plan);
  deal_timeline_plan_clear (&plan);
}
