/* deal-payments-plot.c: axes and the places that are taken, for bars and lines alike
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "chart/deal-payments-private.h"

#include <math.h>
#include <string.h>

#include "calc/deal-format.h"

/* In letters: how close gridlines may come; by eye, so that three to five of them
 * stand in every picture that has the height. */
#define TICK_DISTANCE 1.7
#define LEAST_TICKS 4
#define MOST_TICKS 6

/* Stems of both sides closer than this would be one grey. */
#define LEAST_RANGE_SLOT 5.0

/* In letters: what bars and lines need at least, in both directions together. */
#define LEAST_BARS 2.8
#define LEAST_BARS_ROOMY 5.0

/* In letters: a small picture of this height has room for a row more. */
#define ROOMY 15.0

/* Below this width of a period the two bars are too thin to carry a hatch: what
 * is not stated is then pale with a firm edge. */
#define PALE_SLOT 26.0

const DealColour deal_side_fill[DEAL_N_SIDES] = { DEAL_COLOUR_OLD, DEAL_COLOUR_NEW };
const DealColour deal_side_tint[DEAL_N_SIDES] = { DEAL_COLOUR_OLD_TINT,
                                                  DEAL_COLOUR_NEW_TINT };
const DealColour deal_side_text[DEAL_N_SIDES] = { DEAL_COLOUR_OLD_TEXT,
                                                  DEAL_COLOUR_NEW_TEXT };
const DealHatch  deal_side_hatch[DEAL_N_SIDES] = { DEAL_HATCH_OLD, DEAL_HATCH_NEW };

void
deal_plot_init (DealPlot                 *plot,
                const DealPaymentsFigure *self,
                const DealChrome         *chrome,
                DealScene                *scene)
{
  memset (plot, 0, sizeof *plot);
  plot->figure = self;
  plot->scene = scene;
  plot->taken = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_t));
  plot->owned = g_ptr_array_new_with_free_func (g_free);
  plot->chrome = *chrome;
  plot->is_roomy = !plot->chrome.thumbnail &&
                   (!plot->chrome.compact ||
                    plot->chrome.body.height >= ROOMY * plot->chrome.axis.size);
  deal_plot_find_window (plot);
  plot->is_pale = plot->chrome.body.width / (double) MAX (plot->n_periods, 1) < PALE_SLOT;
}

void
deal_plot_clear (DealPlot *plot)
{
  g_clear_pointer (&plot->taken, g_array_unref);
  g_clear_pointer (&plot->owned, g_ptr_array_unref);
}

void
deal_plot_take (DealPlot                *plot,
                const cairo_rectangle_t *box)
{
  g_array_append_vals (plot->taken, box, 1);
}

/* Whether nothing that was taken lies under @box. */
gboolean
deal_plot_is_free (const DealPlot          *plot,
                   const cairo_rectangle_t *box)
{
  for (guint i = 0; i < plot->taken->len; i++)
    {
      const cairo_rectangle_t *other = &g_array_index (plot->taken, cairo_rectangle_t, i);

      if (box->x < other->x + other->width && other->x < box->x + box->width &&
          box->y < other->y + other->height && other->y < box->y + box->height)
        return FALSE;
    }

  return TRUE;
}

/* What is paid back counts against its direction, and so stands on the other side
 * of the years. */
double
deal_plot_get_y (const DealPlot *plot,
                 int             way,
                 gint64          amount)
{
  double length = fabs ((double) amount) * plot->unit;
  int    drawn = amount < 0 ? 1 - way : way;

  return drawn == 0 ? plot->zero[0] - length : plot->zero[1] + length;
}

/* The left edge of a period; of the one after the last: the right edge. */
double
deal_plot_get_x (const DealPlot *plot,
                 gsize           period)
{
  return plot->left + plot->slot * (double) period;
}

/* Whether the reach over all scenarios is asked for and there is room to draw it. */
gboolean
deal_plot_shows_range (const DealPlot *plot)
{
  return plot->self->base.options->range &&
         plot->chrome.body.width >= LEAST_RANGE_SLOT * (double) plot->n_periods;
}

/* A bound stays true when it is rounded: what is at most becomes no less. */
static gint64
round_outwards (gint64    amount,
                gint64    unit,
                DealBound bound)
{
  gint64 rest = amount % unit;

  if (bound == DEAL_BOUND_AT_MOST && rest > 0 && amount <= G_MAXINT64 - unit)
    return amount - rest + unit;
  if (bound == DEAL_BOUND_AT_LEAST && rest < 0 && amount >= G_MININT64 + unit)
    return amount - rest - unit;

  return bound == DEAL_BOUND_EXACT ? amount : amount - rest;
}

/**
 * deal_plot_format:
 * @plot: the plot
 * @amount: minor units
 * @bound: how it is meant
 *
 * A number in the axis' unit, as bars carry it: as many decimals as all of them
 * have room for; without room whole from 10, and with one decimal below; none
 * from 1 000.
 *
 * Returns: (transfer full): the number, with "≥" or "≤"
 */
char *
deal_plot_format (const DealPlot *plot,
                  gint64          amount,
                  DealBound       bound)
{
  guint            digits = plot->self->base.options->deal->currency_digits;
  double           value = fabs ((double) amount) / pow (10, plot->scale.power + digits);
  guint            places = plot->places;
  gint64           unit = 1;
  g_autofree char *number = NULL;

  if (places == 0 && value < 9.95)
    places = 1;
  if (value >= 999.95)
    places = 0;
  for (guint i = places; i < plot->scale.power + digits; i++)
    unit *= 10;
  number = deal_format_money_number (round_outwards (amount, unit, bound), digits,
                                     plot->scale.power, places);

  return g_strconcat (bound == DEAL_BOUND_AT_LEAST  ? "≥"
                      : bound == DEAL_BOUND_AT_MOST ? "≤"
                                                    : "",
                      number, NULL);
}

/* The outermost tick carries currency and unit, the others the number alone. */
static char *
format_tick (const DealPlot *plot,
             gint64          amount,
             gboolean        with_unit)
{
  const Deal *deal = plot->self->base.options->deal;

  if (with_unit)
    return deal_format_money_in (amount, deal->currency, deal->currency_digits,
                                 plot->scale.power, plot->scale.places);

  return deal_format_money_number (amount, deal->currency_digits, plot->scale.power,
                                   plot->scale.places);
}

static double
get_gutter (const DealPlot *plot)
{
  guint            n = MAX (MAX (plot->scale.n_up, plot->scale.n_down), 1);
  g_autofree char *top = format_tick (plot, plot->scale.step * n, TRUE);
  g_autofree char *next = format_tick (plot, plot->scale.step, FALSE);

  return MAX (deal_fonts_get_width (plot->chrome.axis, top),
              deal_fonts_get_width (plot->chrome.axis, next)) +
         8;
}

/* The height of the band with the years. */
static double
get_band (const DealPlot *plot)
{
  return deal_fonts_get_height (plot->chrome.axis) + (plot->chrome.compact ? 3 : 8) +
         deal_plot_get_lane_height (plot, 0) + deal_plot_get_lane_height (plot, 1) +
         deal_plot_get_difference_height (plot);
}

/* The edges of what the band has for the years. */
static double
get_years_top (const DealPlot *plot)
{
  return plot->zero[0] + deal_plot_get_lane_height (plot, 0);
}

static double
get_years_bottom (const DealPlot *plot)
{
  return plot->zero[1] - deal_plot_get_lane_height (plot, 1) -
         deal_plot_get_difference_height (plot);
}

/* Where the names of the years stand. */
static double
get_names_y (const DealPlot *plot)
{
  return (get_years_top (plot) + get_years_bottom (plot) -
          deal_fonts_get_height (plot->chrome.axis)) /
         2;
}

/**
 * deal_plot_get_least_height:
 * @plot: a plot
 * @needs: what it has to show
 *
 * Returns: the height below which gridlines and bars can no longer be told apart
 */
double
deal_plot_get_least_height (const DealPlot      *plot,
                            const DealPlotNeeds *needs)
{
  double bars = (plot->chrome.compact ? LEAST_BARS : LEAST_BARS_ROOMY) *
                plot->chrome.axis.size;

  return get_band (plot) + needs->headroom + needs->footroom + bars;
}

/**
 * deal_plot_set_axes:
 * @plot: a plot whose body is what is left for axes and bars
 * @needs: what it has to show
 *
 * One scale for both directions; the band with the years lies between them.
 */
void
deal_plot_set_axes (DealPlot            *plot,
                    const DealPlotNeeds *needs)
{
  const cairo_rectangle_t *body = &plot->chrome.body;
  gint64                   up = needs->down > 0 ? needs->up : MAX (needs->up, 1);
  double                   band = get_band (plot);
  double                   height =
    MAX (body->height - band - needs->headroom - needs->footroom, 20);
  double distance = TICK_DISTANCE * plot->chrome.axis.size;
  double least = LEAST_TICKS + (up > 0 && needs->down > 0 ? 1 : 0);
  guint  n_ticks = (guint) CLAMP (height / distance, least, MOST_TICKS);

  deal_scale_init (&plot->scale, up, needs->down,
                   plot->self->base.options->deal->currency_digits, n_ticks);
  plot->extent[0] = up;
  plot->extent[1] = needs->down;
  plot->unit = height / ((double) up + (double) needs->down);
  plot->left = body->x + get_gutter (plot);
  plot->right = body->x + body->width - needs->right_margin;
  plot->slot = (plot->right - plot->left) / (double) MAX (plot->n_periods, 1);
  plot->top = body->y;
  plot->bottom = body->y + body->height;
  plot->zero[0] = body->y + needs->headroom + (double) up * plot->unit;
  plot->zero[1] = plot->zero[0] + band;
}

static void
add_ticks (DealPlot *plot,
           int       way,
           guint     n_ticks)
{
  double   line = deal_fonts_get_height (plot->chrome.axis);
  gboolean has_unit = way == 0 || plot->scale.n_up == 0;
  double   step = (double) plot->scale.step * plot->unit;
  /* The gridlines of a low picture are closer than its letters are high. */
  guint stride = (guint) CLAMP (ceil (line / MAX (step, 1)), 1, MAX (n_ticks, 1));
  guint top = n_ticks - n_ticks % stride;

  for (guint i = 1; i <= n_ticks; i++)
    {
      g_autofree char *text =
        format_tick (plot, plot->scale.step * i, has_unit && i == top);
      double y = deal_plot_get_y (plot, way, plot->scale.step * i);

      deal_scene_add_line (plot->scene, plot->left, y, plot->right, y, 1,
                           DEAL_COLOUR_GRID);
      if (i % stride == 0)
        deal_scene_add_text (plot->scene, plot->chrome.axis, DEAL_COLOUR_INK2, text,
                             plot->left - 8, y - line / 2, 1);
    }
}

/* Every period by name where there is room for all. */
static gboolean
add_period_names (DealPlot *plot)
{
  double y = get_names_y (plot);

  for (gsize i = 0; i < plot->n_periods; i++)
    {
      g_autofree char *name = deal_format_period (plot->periods[i]);

      if (deal_fonts_get_width (plot->chrome.axis, name) + 8 > plot->slot)
        return FALSE;
    }

  for (gsize i = 0; i < plot->n_periods; i++)
    {
      g_autofree char *name = deal_format_period (plot->periods[i]);

      deal_scene_add_text (plot->scene, plot->chrome.axis, DEAL_COLOUR_INK, name,
                           deal_plot_get_x (plot, i) + plot->slot / 2, y, 0.5);
    }

  return TRUE;
}

/* Every so many years carry their name: 1, 2, 5, 10, 20 … */
static int
choose_year_step (double room,
                  double year)
{
  static const int steps[] = { 1, 2, 5 };
  int              magnitude = 1;

  for (guint i = 0;; i++)
    {
      if (steps[i % 3] * magnitude * year >= room || magnitude >= 1000)
        return steps[i % 3] * magnitude;
      if (i % 3 == 2)
        magnitude *= 10;
    }
}

/* The years, each over its periods; a line between two where there are several to a
 * year. */
static void
add_year_names (DealPlot *plot)
{
  double y = get_names_y (plot);
  double room = deal_fonts_get_width (plot->chrome.axis, "2026") + 8;
  gint32 first = plot->periods[0].first;
  gint32 end = plot->periods[plot->n_periods - 1].last + 1;
  double month = (plot->right - plot->left) / (double) MAX (end - first, 1);
  int    step = choose_year_step (room, 12 * month);

  for (int year = first / 12; year <= (end - 1) / 12; year++)
    {
      double           x1 = plot->left + month * MAX (12 * year - first, 0);
      double           x2 = plot->left + month * (MIN (12 * year + 12, end) - first);
      double           middle = (x1 + x2) / 2;
      g_autofree char *name = NULL;

      if (year % step != 0)
        continue;
      if (12 * year > first && 12 * month > plot->slot * 1.5 && step == 1)
        deal_scene_add_line (plot->scene, x1, get_years_top (plot), x1,
                             get_years_bottom (plot), 1, DEAL_COLOUR_INK3);
      /* A year that the window cuts, too short for its name. */
      if (step == 1 && x2 - x1 < room - 6)
        continue;
      if (middle - room / 2 < plot->left - 4 || middle + room / 2 > plot->scene->width)
        continue;
      name = g_strdup_printf ("%d", year);
      deal_scene_add_text (plot->scene, plot->chrome.axis, DEAL_COLOUR_INK, name, middle,
                           y, 0.5);
    }
}

/**
 * deal_plot_add_axes:
 * @plot: a plot with its axes set
 *
 * Gridlines with round labels, the band with the years, zero.
 */
void
deal_plot_add_axes (DealPlot *plot)
{
  add_ticks (plot, 0, plot->scale.n_up);
  add_ticks (plot, 1, plot->scale.n_down);
  for (int way = 0; way < DEAL_N_WAYS; way++)
    deal_scene_add_line (plot->scene, plot->left, plot->zero[way], plot->right,
                         plot->zero[way], 1, DEAL_COLOUR_INK2);
  deal_scene_add_text (plot->scene, plot->chrome.axis, DEAL_COLOUR_INK2, "0",
                       plot->left - 8, get_names_y (plot), 1);
  if (plot->n_periods > 0 && !add_period_names (plot))
    add_year_names (plot);
}
