/* deal-payments-plot.c: axes and the places that are taken, for bars and lines alike
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "chart/deal-payments-private.h"

#include <math.h>
#include <string.h>

#include "calc/deal-format.h"

/* In letters: a gridline about every so many, but two to six in all. */
#define TICK_DISTANCE 2.4

/* Stems of both sides closer than this would be one grey. */
#define LEAST_RANGE_SLOT 5.0

/* In letters: what bars and lines need at least, in both directions together. */
#define LEAST_BARS 2.8
#define LEAST_BARS_ROOMY 5.0

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
  plot->self = self;
  plot->scene = scene;
  plot->n_periods = self->schedules[0]->n_periods;
  plot->periods = self->schedules[0]->periods;
  plot->taken = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_t));
  plot->chrome = *chrome;
  plot->is_pale = plot->chrome.body.width / (double) MAX (plot->n_periods, 1) < PALE_SLOT;
}

void
deal_plot_clear (DealPlot *plot)
{
  g_clear_pointer (&plot->taken, g_array_unref);
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

double
deal_plot_get_y (const DealPlot *plot,
                 int             way,
                 gint64          amount)
{
  double length = (double) amount * plot->unit;

  return way == 0 ? plot->zero[0] - length : plot->zero[1] + length;
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

/* A number in the axis' unit, as bars carry it: as many decimals as all of them have
 * room for, and none from 1 000. */
char *
deal_plot_format (const DealPlot *plot,
                  gint64          amount)
{
  guint  digits = plot->self->base.options->deal->currency_digits;
  double value = fabs ((double) amount) / pow (10, plot->scale.power + digits);

  return deal_format_money_number (amount, digits, plot->scale.power,
                                   value >= 999.95 ? 0 : plot->places);
}

/* The topmost tick carries currency and unit, the others the number alone. */
static char *
format_tick (const DealPlot *plot,
             gint64          amount,
             gboolean        with_unit)
{
  const Deal *deal = plot->self->base.options->deal;

  if (with_unit)
    return deal_format_money (amount, deal->currency, deal->currency_digits);

  return deal_format_money_number (amount, deal->currency_digits, plot->scale.power,
                                   plot->scale.places);
}

static double
get_gutter (const DealPlot *plot)
{
  g_autofree char *top = format_tick (plot, plot->scale.step * plot->scale.n_up, TRUE);
  g_autofree char *next = format_tick (plot, plot->scale.step, TRUE);

  return MAX (deal_fonts_get_width (plot->chrome.axis, top),
              deal_fonts_get_width (plot->chrome.axis, next)) +
         8;
}

/* The height of the band with the years. */
static double
get_band (const DealPlot *plot)
{
  return deal_fonts_get_height (plot->chrome.axis) + (plot->chrome.compact ? 3 : 8);
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
  gint64                   up = MAX (needs->up, 1);
  double                   band = get_band (plot);
  double                   height =
    MAX (body->height - band - needs->headroom - needs->footroom, 20);
  double distance = TICK_DISTANCE * plot->chrome.axis.size;
  guint  n_ticks = (guint) CLAMP (height / distance, 2, 6) +
                  (needs->down > 0 ? 1 : 0);

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
  double line = deal_fonts_get_height (plot->chrome.axis);
  guint  last = 0;

  /* Up to the longest bar and a little more; the rest is for notes. */
  for (guint i = 1; i <= n_ticks; i++)
    if (i <= G_MAXINT64 / plot->scale.step &&
        plot->scale.step * (double) i <= (double) plot->extent[way] * 1.04)
      last = i;

  for (guint i = 1; i <= last; i++)
    {
      g_autofree char *text = format_tick (plot, plot->scale.step * i,
                                           way == 0 && i == last);
      double           y = deal_plot_get_y (plot, way, plot->scale.step * i);

      deal_scene_add_line (plot->scene, plot->left, y, plot->right, y, 1,
                           DEAL_COLOUR_GRID);
      deal_scene_add_text (plot->scene, plot->chrome.axis, DEAL_COLOUR_INK2, text,
                           plot->left - 8, y - line / 2, 1);
    }
}

/* The year of a period's first month. */
static int
get_year (const DealPlot *plot,
          gsize           period)
{
  return plot->periods[period].first / 12;
}

/* Every period by name where there is room for all. */
static gboolean
add_period_names (DealPlot *plot)
{
  double y = (plot->zero[0] + plot->zero[1] - deal_fonts_get_height (plot->chrome.axis)) /
             2;

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

/* The years, each over its periods; every second or fifth where they are many. */
static void
add_year_names (DealPlot *plot)
{
  double y = (plot->zero[0] + plot->zero[1] - deal_fonts_get_height (plot->chrome.axis)) /
             2;
  double room = deal_fonts_get_width (plot->chrome.axis, "2026") + 8;
  gsize  per_year = 1;
  int    step = 1;
  gsize  end;

  while (per_year < plot->n_periods && get_year (plot, per_year) == get_year (plot, 0))
    per_year++;
  if (plot->n_periods > 1)
    per_year = (gsize) MAX (12 / (plot->periods[1].last - plot->periods[1].first + 1), 1);
  while (plot->slot * (double) per_year * step < room)
    step += step == 1 ? 1 : step == 2 ? 3
                                      : 5;

  for (gsize i = 0; i < plot->n_periods; i = end)
    {
      g_autofree char *name = g_strdup_printf ("%d", get_year (plot, i));
      double           x1 = deal_plot_get_x (plot, i);
      double           x2;

      for (end = i; end < plot->n_periods && get_year (plot, end) == get_year (plot, i);)
        end++;
      x2 = deal_plot_get_x (plot, end);
      if (i > 0 && per_year > 1)
        deal_scene_add_line (plot->scene, x1, plot->zero[0], x1, plot->zero[1], 1,
                             DEAL_COLOUR_INK3);
      if (get_year (plot, i) % step == 0 && (x2 - x1 >= room - 6 || step > 1) &&
          (x1 + x2 + room) / 2 <= plot->scene->width)
        deal_scene_add_text (plot->scene, plot->chrome.axis, DEAL_COLOUR_INK, name,
                             (x1 + x2) / 2, y, 0.5);
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
  double axis = deal_fonts_get_height (plot->chrome.axis);

  add_ticks (plot, 0, plot->scale.n_up);
  add_ticks (plot, 1, plot->scale.n_down);
  for (int way = 0; way < DEAL_N_WAYS; way++)
    deal_scene_add_line (plot->scene, plot->left, plot->zero[way], plot->right,
                         plot->zero[way], 1, DEAL_COLOUR_INK2);
  deal_scene_add_text (plot->scene, plot->chrome.axis, DEAL_COLOUR_INK2, "0",
                       plot->left - 8, (plot->zero[0] + plot->zero[1] - axis) / 2, 1);
  if (!add_period_names (plot))
    add_year_names (plot);
}
