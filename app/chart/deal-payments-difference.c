/* deal-payments-difference.c: what the new terms take or add, drawn between the two sides
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "calc/deal-format.h"
#include "calc/deal-money.h"
#include "chart/deal-payments-private.h"
#include "deal-text.h"

#define LINE 1.2
#define HEAD 3.5 /* of an arrow */

/* Bars thinner than this have no room for an arrow, and a step that is lower none for
 * its head. */
#define LEAST_BAR 9.0
#define LEAST_STEP (2 * HEAD + 3)

/* What is kept free beside a number. */
#define DISTANCE 6.0

/* Whether there is anything to compare: one side has a payment in the period. */
static gboolean
get_difference (const DealPlot *plot,
                int             way,
                gsize           period,
                gboolean       *is_known,
                gint64         *difference)
{
  const DealCell *cells[DEAL_N_SIDES];

  for (int side = 0; side < DEAL_N_SIDES; side++)
    cells[side] = deal_row_get_cell (plot->self->rows[way][side], period);
  if (!deal_cell_is_comparable (cells[0], cells[1]))
    return FALSE;
  *is_known = deal_cell_get_difference (cells[0], cells[1], difference);

  return cells[0]->state != DEAL_STATE_NOT_APPLICABLE ||
         cells[1]->state != DEAL_STATE_NOT_APPLICABLE;
}

/* "Δ −0.9"; "Δ ?" where one side is not known; NULL: there is nothing to compare, or
 * it would have to be rounded away. */
static char *
write_difference (const DealPlot *plot,
                  gsize           period)
{
  const Deal      *deal = plot->self->base.options->deal;
  g_autofree char *number = NULL;
  gboolean         is_known;
  gint64           difference;

  if (!get_difference (plot, 0, period, &is_known, &difference))
    return NULL;
  if (!is_known)
    return g_strdup ("Δ ?");

  number = deal_format_money_number (difference, deal->currency_digits,
                                     plot->difference_power, plot->difference_places);

  return g_strconcat ("Δ ", difference > 0 ? "+" : "", number, NULL);
}

static gboolean
numbers_fit (const DealPlot *plot,
             double          slot)
{
  for (gsize i = 0; i < plot->n_periods; i++)
    {
      g_autofree char *text = write_difference (plot, i);

      if (text != NULL &&
          deal_fonts_get_width (plot->chrome.axis, text) + DISTANCE > slot)
        return FALSE;
    }

  return TRUE;
}

/* A number that differs from nothing is not to be written as nothing. */
static gboolean
numbers_tell (const DealPlot *plot)
{
  const Deal *deal = plot->self->base.options->deal;
  double      unit = pow (10, plot->difference_power + deal->currency_digits);
  double      least = 0.5 / pow (10, plot->difference_places);

  for (gsize i = 0; i < plot->n_periods; i++)
    {
      gboolean is_known;
      gint64   difference;

      if (get_difference (plot, 0, i, &is_known, &difference) && is_known &&
          difference != 0 && fabs ((double) difference) / unit < least)
        return FALSE;
    }

  return TRUE;
}

/**
 * deal_plot_find_differences:
 * @plot: a plot with its places
 *
 * Sets whether the difference of each period has a row of numbers under the years,
 * and with how many decimals: all of them or none, for the numbers of both sides
 * stand at the bars.
 */
void
deal_plot_find_differences (DealPlot *plot)
{
  const DealPaymentsFigure *self = plot->self;
  const Deal               *deal = self->base.options->deal;
  gint64                    most = 0;
  /* What the amounts beside the axis leave. */
  double slot = (plot->chrome.body.width - 6 * plot->chrome.axis.size) /
                (double) MAX (plot->n_periods, 1);

  plot->has_differences = FALSE;
  if (self->base.options->cumulative || plot->share > 1 || !plot->is_roomy ||
      self->rows[0][0] == NULL || self->rows[0][1] == NULL)
    return;

  for (int way = 0; way < DEAL_N_WAYS; way++)
    for (int side = 0; side < DEAL_N_SIDES; side++)
      for (gsize i = 0; i < plot->n_periods; i++)
        {
          const DealCell *cell = deal_plot_get_cell (plot, way, side, i);

          most = MAX (most, cell != NULL ? deal_cell_get_height (cell) : 0);
        }
  plot->difference_power = deal_scale_get_power (most, deal->currency_digits);
  for (plot->difference_places = 3; plot->difference_places-- > 0;)
    if (numbers_fit (plot, slot) && numbers_tell (plot))
      {
        plot->has_differences = TRUE;
        return;
      }
}

/* The row under the years. */
double
deal_plot_get_difference_height (const DealPlot *plot)
{
  return plot->has_differences ? deal_fonts_get_height (plot->chrome.axis) + 2 : 0;
}

/* From what was due to what is, above the shorter of the two bars. */
static void
add_arrow (DealPlot *plot,
           int       way,
           gsize     period,
           gint64    difference)
{
  gint64          ends[DEAL_N_SIDES] = { 0 };
  int             shorter = difference < 0 ? 1 : 0;
  const DealCell *cell = deal_plot_get_cell (plot, way, shorter, period);
  double          width = deal_plot_get_bar_width (plot);
  double          x = deal_plot_get_bar_x (plot, period, shorter);
  double          line = deal_fonts_get_height (plot->chrome.strong);
  double          sign = way == 0 ? 1 : -1; /* towards zero */
  double          from;
  double          to;
  DealItem       *item;

  for (int side = 0; side < DEAL_N_SIDES; side++)
    {
      const DealCell *each = deal_plot_get_cell (plot, way, side, period);

      if (each != NULL && deal_cell_has_height (each))
        ends[side] = each->amount;
    }
  if (ends[0] < 0 || ends[1] < 0 || width < LEAST_BAR)
    return;

  from = deal_plot_get_y (plot, way, ends[0]);
  to = deal_plot_get_y (plot, way, ends[1]);
  /* The number of the shorter bar is on it, also within the frame of what is cut off. */
  if (cell != NULL && deal_cell_has_height (cell))
    *(shorter == 1 ? &to : &from) -= sign * (line + 2);
  if ((shorter == 1 ? to - from : from - to) * sign < LEAST_STEP)
    return;

  /* What is cut off has a frame up to there. */
  if (cell == NULL || !cell->capped)
    deal_scene_add_line (plot->scene, x, shorter == 1 ? from : to, x + width,
                         shorter == 1 ? from : to, 1, DEAL_COLOUR_INK3);
  x += width * (deal_plot_shows_range (plot) ? 0.82 : 0.5);
  deal_scene_add_line (plot->scene, x, from, x, to, LINE, DEAL_COLOUR_INK2);
  item = deal_scene_add_path (plot->scene, DEAL_ITEM_LINE, DEAL_COLOUR_INK2);
  item->edge_width = LINE;
  deal_item_add_point (item, x - HEAD, to + (from < to ? -HEAD : HEAD));
  deal_item_add_point (item, x, to);
  deal_item_add_point (item, x + HEAD, to + (from < to ? -HEAD : HEAD));
  deal_plot_take (plot, &(cairo_rectangle_t){ x - HEAD, MIN (from, to), 2 * HEAD,
                                              fabs (to - from) });
}

/**
 * deal_plot_add_differences:
 * @plot: a plot with its bars
 *
 * New less old: a number under each year, and an arrow from the end of the old bar to
 * that of the new.  What is not known on either side has no arrow and a question
 * mark for a number.
 */
void
deal_plot_add_differences (DealPlot *plot)
{
  double y;

  if (!plot->has_differences)
    return;

  y = plot->zero[1] - deal_plot_get_lane_height (plot, 1) -
      deal_plot_get_difference_height (plot);
  for (gsize i = 0; i < plot->n_periods; i++)
    {
      g_autofree char *text = write_difference (plot, i);

      if (text != NULL)
        deal_scene_add_text (plot->scene, plot->chrome.axis, DEAL_COLOUR_INK2, text,
                             deal_plot_get_x (plot, i) + plot->slot / 2, y, 0.5);
    }
  for (int way = 0; way < DEAL_N_WAYS; way++)
    for (gsize i = 0; i < plot->n_periods; i++)
      {
        gboolean is_known;
        gint64   difference;

        if (get_difference (plot, way, i, &is_known, &difference) && is_known &&
            difference != 0)
          add_arrow (plot, way, i, difference);
      }
}

/**
 * deal_plot_write_gap:
 * @plot: a plot of running totals
 *
 * Returns: (transfer full) (nullable): how far the lines lie apart where both end;
 *   NULL: they do not begin or end together, or it is not known
 */
char *
deal_plot_write_gap (const DealPlot *plot)
{
  const Deal      *deal = plot->self->base.options->deal;
  const DealRow   *old_row = plot->self->rows[0][0];
  const DealRow   *new_row = plot->self->rows[0][1];
  gssize           last = (gssize) plot->n_periods - 1;
  gint64           gap;
  g_autofree char *amount = NULL;

  if (last < 0 || plot->chrome.thumbnail || old_row == NULL || new_row == NULL ||
      deal_row_get_last (old_row, plot->n_periods) != last ||
      deal_row_get_last (new_row, plot->n_periods) != last ||
      !deal_row_get_gap (old_row, new_row, (gsize) last, &gap) || gap == 0)
    return NULL;

  amount = deal_format_money (gap, deal->currency, deal->currency_digits);

  return g_strconcat ("Δ ", gap > 0 ? "+" : "", amount, NULL);
}

/**
 * deal_plot_add_gap:
 * @plot: a plot of running totals
 * @top: below the name of the upper line
 * @bottom: above the name of the lower
 *
 * A stem between the ends of the two lines, with the difference beside it.
 */
void
deal_plot_add_gap (DealPlot *plot,
                   double    top,
                   double    bottom)
{
  g_autofree char *text = deal_plot_write_gap (plot);
  double           line = deal_fonts_get_height (plot->chrome.strong);
  double           x = plot->right + 5;
  gsize            last = plot->n_periods - 1;
  double           from;
  double           to;

  if (text == NULL || bottom - top < line)
    return;

  from = deal_plot_get_y (plot, 0, deal_plot_get_cell (plot, 0, 0, last)->running);
  to = deal_plot_get_y (plot, 0, deal_plot_get_cell (plot, 0, 1, last)->running);
  if (fabs (to - from) < 2 * LEAST_STEP)
    return;

  from += from < to ? LEAST_STEP : -LEAST_STEP;
  to += from < to ? -LEAST_STEP : LEAST_STEP;
  deal_scene_add_line (plot->scene, x, from, x, to, LINE, DEAL_COLOUR_INK2);
  for (int side = -1; side <= 1; side += 2)
    deal_scene_add_line (plot->scene, x + side * HEAD, to + (from < to ? -HEAD : HEAD), x,
                         to, LINE, DEAL_COLOUR_INK2);
  deal_scene_add_text (plot->scene, plot->chrome.strong, DEAL_COLOUR_INK2, text,
                       plot->right + 10, (top + bottom - line) / 2, 0);
}
