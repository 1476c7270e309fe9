/* deal-timeline-head.c: the versions and the years above the lanes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <string.h>

#include "calc/deal-format.h"
#include "chart/deal-timeline-private.h"
#include "deal-text.h"

#define LABEL_GAP 5.0

/* Between two years that are named. */
#define YEAR_GAP 4.0
/* Two of its ends. */
#define LEAST_BRACKET 10.0

/**
 * deal_timeline_get_today:
 * @self: the figure
 *
 * Returns: the day of the dotted line: the window's today, or the deal's as-of
 *   date, so that an export does not depend on the day it is made
 */
DealDate
deal_timeline_get_today (const DealTimelineFigure *self)
{
  const DealOptions *options = self->base.options;

  return deal_date_is_set (options->today) ? options->today : options->deal->as_of;
}

char *
deal_timeline_label_today (const DealTimelineFigure *self)
{
  g_autofree char *date = deal_format_date (deal_timeline_get_today (self));

  if (deal_date_is_set (self->base.options->today))
    /* Translators: %s is a date. */
    return g_strdup_printf (_ ("Today, %s"), date);

  /* Translators: %s is a date. */
  return g_strdup_printf (_ ("As of %s"), date);
}

/* How many years lie between two that are named. */
static int
get_year_step (const DealTimelinePlan *plan)
{
  static const int steps[] = { 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000 };
  double           width = (plan->right - plan->left) /
                 (plan->lanes->last_year - plan->lanes->first_year + 1);
  double need = deal_fonts_get_width (plan->chrome.axis, "2000") +
                YEAR_GAP * plan->unit;

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (width * steps[i] >= need)
      return steps[i];

  return 5000;
}

void
deal_timeline_add_years (DealTimelinePlan *plan,
                         double            y)
{
  int step = get_year_step (plan);

  for (int year = plan->lanes->first_year; year <= plan->lanes->last_year; year++)
    {
      DealDate         date = { (gint16) year, 0, 0 };
      double           from = deal_timeline_get_x (plan, deal_date_get_first_day (date));
      double           to;
      g_autofree char *text = NULL;

      if ((year - plan->lanes->first_year) % step != 0)
        continue;
      date.year = (gint16) MIN (year + step - 1, plan->lanes->last_year);
      to = deal_timeline_get_x (plan, deal_date_get_last_day (date) + 1);
      text = g_strdup_printf ("%d", year);
      /* A year is named in its middle, a run of years at its beginning. */
      if (step == 1)
        deal_scene_add_text (plan->scene, plan->chrome.axis, DEAL_COLOUR_INK2, text,
                             (from + to) / 2, y, 0.5);
      else if (from + deal_fonts_get_width (plan->chrome.axis, text) <= plan->right)
        deal_scene_add_text (plan->scene, plan->chrome.axis, DEAL_COLOUR_INK2, text,
                             from + 2, y, 0);
    }
}

void
deal_timeline_add_year_lines (DealTimelinePlan *plan,
                              double            top,
                              double            bottom)
{
  int step = get_year_step (plan);

  for (int year = plan->lanes->first_year; year <= plan->lanes->last_year + 1;
       year += step)
    {
      DealDate date = { (gint16) MIN (year, 9999), 0, 0 };
      double   x = deal_timeline_get_x (plan, deal_date_get_first_day (date));

      if (x <= plan->right + 0.5)
        deal_scene_add_line (plan->scene, x, top, x, bottom, 1, DEAL_COLOUR_GRID);
    }
}

/* The texts of the head that are there already, so that none lies on another. */
typedef struct
{
  DealTimelinePlan *plan;
  GArray           *boxes; /* cairo_rectangle_t */
  GArray           *rules; /* double; where lines go through the last row */
} Head;

static gboolean
is_free (const Head              *head,
         const cairo_rectangle_t *box)
{
  if (box->x < head->plan->chrome.body.x ||
      box->x + box->width > head->plan->chrome.body.x + head->plan->chrome.body.width)
    return FALSE;

  for (guint i = 0; i < head->boxes->len; i++)
    {
      const cairo_rectangle_t *other = &g_array_index (head->boxes, cairo_rectangle_t, i);

      if (box->y == other->y && box->x < other->x + other->width &&
          other->x < box->x + box->width)
        return FALSE;
    }

  return TRUE;
}

/* A light label has no weight to stand against a line that goes through it. */
static gboolean
is_crossed (const Head              *head,
            const cairo_rectangle_t *box)
{
  for (guint i = 0; i < head->rules->len; i++)
    {
      double x = g_array_index (head->rules, double, i);

      if (x > box->x - 1 && x < box->x + box->width + 1)
        return TRUE;
    }

  return FALSE;
}

/* Beside the rule at @x, on the side asked for or else the other, in the first row
 * with room.  A light one keeps its side, for it must not seem to be its neighbour's.
 * Returns: whether there was room; what finds none is left to the table. */
static gboolean
add_label (Head       *head,
           const char *text,
           int         weight,
           DealColour  colour,
           double      x,
           gboolean    is_left,
           guint       first_row)
{
  DealTimelinePlan *plan = head->plan;
  DealFont          font = { plan->chrome.small.size, weight };
  double            width = deal_fonts_get_width (font, text);
  double            gap = LABEL_GAP * plan->unit;
  double            top = plan->head_bottom - plan->head_rows * plan->line - 2;

  for (guint row = first_row; row < plan->head_rows; row++)
    for (int attempt = 0; attempt < (weight > 400 ? 2 : 1); attempt++)
      {
        gboolean          left = (attempt == 0) == is_left;
        cairo_rectangle_t box = { left ? x - gap - width : x + gap,
                                  top + row * plan->line, width, plan->line };
        DealItem *item;

        if (!is_free (head, &box) || (weight <= 400 && is_crossed (head, &box)))
          continue;
        item = deal_scene_add_text (plan->scene, font, colour, text, box.x, box.y, 0);
        item->halo = plan->chrome.ground;
        box.x -= gap;
        box.width += 2 * gap;
        g_array_append_val (head->boxes, box);
        return TRUE;
      }

  return FALSE;
}

static double
get_version_x (const DealTimelinePlan *plan,
               DealDate                date)
{
  return (deal_timeline_get_x (plan, deal_date_get_first_day (date)) +
          deal_timeline_get_x (plan, deal_date_get_last_day (date) + 1)) /
         2;
}

/* The rule of a version stands where its day begins, or in the middle of the month
 * or year that is all that is known. */
static double
get_rule_x (const DealTimelinePlan *plan,
            DealDate                date)
{
  return date.day > 0 ? deal_timeline_get_x (plan, deal_date_get_first_day (date))
                      : get_version_x (plan, date);
}

static gboolean
is_in_plot (const DealTimelinePlan *plan,
            double                  x)
{
  return x >= plan->left - 0.5 && x <= plan->right + 0.5;
}

static gboolean
is_of_pair (const DealTimelinePlan *plan,
            const DealVersion      *version)
{
  return version == plan->lanes->old_version || version == plan->lanes->new_version;
}

static void
add_rule (DealTimelinePlan *plan,
          DealDate          date,
          DealColour        colour,
          double            width,
          DealDash          dash,
          double            top,
          double            bottom)
{
  double x = get_rule_x (plan, date);

  if (!is_in_plot (plan, x) || bottom <= top)
    return;
  if (top < plan->head_bottom)
    top = plan->head_bottom -
          (width > 1 ? plan->head_rows : MIN (plan->head_rows, 1)) * plan->line;
  if (date.day == 0 && top < plan->view_top)
    {
      double from = MAX (deal_timeline_get_x (plan, deal_date_get_first_day (date)),
                         plan->left);
      double to = MIN (deal_timeline_get_x (plan, deal_date_get_last_day (date) + 1),
                       plan->right);

      /* Some day of these, unless they are hardly more than a line. */
      if (to - from >= LEAST_BRACKET * plan->unit)
        {
          deal_scene_add_line (plan->scene, from, plan->head_bottom, to,
                               plan->head_bottom, 2, colour);
          deal_scene_add_line (plan->scene, from, plan->head_bottom, from,
                               plan->head_bottom + 4, 2, colour);
          deal_scene_add_line (plan->scene, to, plan->head_bottom, to,
                               plan->head_bottom + 4, 2, colour);
        }
    }
  deal_scene_add_line (plan->scene, x, top, x, bottom, width, colour)->dash = dash;
}

/* An announcement that came before or after what it announced. */
static gboolean
is_apart (const DealVersion *version)
{
  return deal_date_compare (version->announced, deal_version_get_start (version)) != 0;
}

/**
 * deal_timeline_add_rules:
 * @plan: the plan
 * @top: where they begin; in the head: beside their names
 * @bottom: where they end
 *
 * Draws when versions began and the day of today, over the bars.
 */
void
deal_timeline_add_rules (DealTimelinePlan *plan,
                         double            top,
                         double            bottom)
{
  for (gsize i = 0; i < plan->deal->n_versions; i++)
    if (!is_of_pair (plan, &plan->deal->versions[i]))
      add_rule (plan, deal_version_get_start (&plan->deal->versions[i]), DEAL_COLOUR_INK3,
                1, DEAL_DASH_DASHES, top, bottom);
  for (int side = 0; side < 2; side++)
    {
      const DealVersion *version = side == 0 ? plan->lanes->old_version
                                             : plan->lanes->new_version;
      DealColour         colour = side == 0 ? DEAL_COLOUR_OLD : DEAL_COLOUR_NEW;

      add_rule (plan, deal_version_get_start (version), colour, 1.8, DEAL_DASH_NONE, top,
                bottom);
      if (is_apart (version))
        add_rule (plan, version->announced, colour, 1, DEAL_DASH_DASHES, top, bottom);
    }
  if (plan->today < plan->left || bottom <= top)
    return;

  if (top < plan->head_bottom)
    top = plan->head_bottom - MIN (plan->head_rows, 1) * plan->line;
  deal_scene_add_line (plan->scene, plan->today, top, plan->today, bottom, 1.4,
                       DEAL_COLOUR_INK)
    ->dash = DEAL_DASH_DOTS;
}

static char *
name_rule (const DealTimelinePlan *plan,
           const DealVersion      *version)
{
  g_autofree char *name = deal_fonts_ellipsize (plan->chrome.small, version->title,
                                                170 * plan->unit);

  if (plan->chrome.compact)
    return g_steal_pointer (&name);
  if (deal_date_is_set (version->effective))
    return is_apart (version)
             /* Translators: %s is a version: the day on which it takes effect. */
             ? g_strdup_printf (_ ("%s, effective"), name)
             : g_steal_pointer (&name);
  if (deal_date_is_set (version->signed_on))
    /* Translators: %s is a version: the day on which it was signed. */
    return g_strdup_printf (_ ("%s, signed"), name);

  /* Translators: %s is a version: the day on which it was announced. */
  return g_strdup_printf (_ ("%s, announced"), name);
}

static void
add_pair_labels (Head *head)
{
  DealTimelinePlan  *plan = head->plan;
  const DealVersion *versions[] = { plan->lanes->old_version, plan->lanes->new_version };
  double             x[2];

  for (int side = 0; side < 2; side++)
    x[side] = get_rule_x (plan, deal_version_get_start (versions[side]));
  for (int side = 0; side < 2; side++)
    {
      g_autofree char *text = name_rule (plan, versions[side]);
      g_autofree char *brief = deal_figure_name_version (&plan->self->base,
                                                         versions[side]);
      DealColour       colour = side == 0 ? DEAL_COLOUR_OLD_TEXT : DEAL_COLOUR_NEW_TEXT;
      gboolean         is_left = x[side] < x[1 - side] || (side == 0 && x[0] == x[1]);
      double           announced = get_rule_x (plan, versions[side]->announced);

      if (is_in_plot (plan, x[side]) &&
          !add_label (head, text, 700, colour, x[side], is_left, 0) &&
          !add_label (head, versions[side]->title, 700, colour, x[side], is_left, 0))
        add_label (head, brief, 700, colour, x[side], is_left, 0);
      if (is_apart (versions[side]) && is_in_plot (plan, announced))
        add_label (head, _ ("announced"), 400, colour, announced, TRUE, 0);
    }
}

static void
add_other_labels (Head *head)
{
  DealTimelinePlan *plan = head->plan;

  for (gsize i = 0; i < plan->deal->n_versions; i++)
    {
      const DealVersion *version = &plan->deal->versions[i];
      DealDate           date = deal_version_get_start (version);
      double             x = get_rule_x (plan, date);
      g_autofree char   *text = NULL;
      g_autofree char   *year = NULL;

      if (is_of_pair (plan, version) || !is_in_plot (plan, x))
        continue;
      date.day = 0;
      text = deal_format_date (date);
      if (add_label (head, text, 400, DEAL_COLOUR_INK2, x, TRUE, 1) || date.month == 0)
        continue;
      date.month = 0;
      year = deal_format_date (date);
      add_label (head, year, 400, DEAL_COLOUR_INK2, x, TRUE, 1);
    }
}

/* The pair first, then today, then the others as far as there is room. */
static void
add_names (DealTimelinePlan *plan)
{
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_t));
  g_autoptr (GArray) rules = g_array_new (FALSE, FALSE, sizeof (double));
  Head             head = { plan, boxes, rules };
  g_autofree char *today = deal_timeline_label_today (plan->self);

  if (plan->head_rows == 0)
    return;

  for (gsize i = 0; i < plan->deal->n_versions; i++)
    {
      double x = get_rule_x (plan, deal_version_get_start (&plan->deal->versions[i]));

      g_array_append_val (rules, x);
    }
  if (plan->today >= plan->left)
    g_array_append_val (rules, plan->today);
  add_pair_labels (&head);
  if (plan->today >= plan->left)
    add_label (&head, today, 700, DEAL_COLOUR_INK, plan->today, FALSE,
               MIN (plan->head_rows, 2) - 1);
  add_other_labels (&head);
}

/**
 * deal_timeline_add_head:
 * @plan: the plan
 *
 * Years, rules and their names above the lanes, behind the events.
 */
void
deal_timeline_add_head (DealTimelinePlan *plan)
{
  double right = plan->chrome.body.x + plan->chrome.body.width;

  deal_timeline_add_year_lines (plan, plan->head_bottom, plan->view_top);
  deal_scene_add_line (plan->scene, plan->chrome.body.x, plan->head_bottom, right,
                       plan->head_bottom, 1, DEAL_COLOUR_LINE);
  deal_timeline_add_rules (plan, plan->head_bottom - 1, plan->view_top);
  if (plan->scrolls)
    deal_scene_add_line (plan->scene, plan->chrome.body.x, plan->view_top, right,
                         plan->view_top, 1, DEAL_COLOUR_LINE);
  deal_timeline_add_years (plan,
                           plan->head_bottom - (plan->head_rows + 1) * plan->line - 3);
  add_names (plan);
}
