/* deal-payments-band.c: where the running totals stand, and how far those of all
 * scenarios lie apart
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "chart/deal-payments-private.h"

#define OLD_BAND 0.16
#define NEW_BAND 0.2

/**
 * deal_plot_get_total:
 * @plot: the plot
 * @way: up or down
 * @side: old or new
 * @period: one of those shown
 * @total: (out): in minor units
 *
 * Where the line stands at the end of a period, if it is known where.  A cap of
 * unknown size can only lower it: then this is the most it can be.
 *
 * Returns: FALSE if no line goes through the period
 */
gboolean
deal_plot_get_total (const DealPlot *plot,
                     int             way,
                     int             side,
                     gsize           period,
                     gint64         *total)
{
  const DealCell *cell = deal_plot_get_cell (plot, way, side, period);

  if (cell == NULL || cell->state == DEAL_STATE_NOT_FOUND ||
      !deal_payments_has_total (plot->figure, way, side, plot->first + period))
    return FALSE;
  if (cell->running_state == DEAL_STATE_VALUE || cell->running_state == DEAL_STATE_ZERO)
    {
      *total = cell->running;
      return TRUE;
    }

  *total = cell->due_running;

  return cell->state == DEAL_STATE_NOT_DISCLOSED && cell->has_due &&
         cell->has_due_running;
}

/* NULL: the totals of all scenarios are not drawn, or one of them is not known. */
const DealCell *
deal_plot_get_range (const DealPlot *plot,
                     int             way,
                     int             side,
                     gsize           period)
{
  const DealCell *cell =
    deal_plot_shows_range (plot) ? deal_plot_get_cell (plot, way, side, period) : NULL;

  return cell != NULL && cell->has_running_range ? cell : NULL;
}

/* The period before, also where it is not drawn; NULL: nothing was paid before. */
const DealCell *
deal_plot_get_before (const DealPlot *plot,
                      int             way,
                      int             side,
                      gsize           period)
{
  return period > 0 ? deal_plot_get_cell (plot, way, side, period - 1)
                    : plot->before[way][side];
}

/* The low or the high edge, from period to period. */
static void
add_edge (DealItem       *item,
          const DealPlot *plot,
          int             way,
          int             side,
          gsize           period,
          gboolean        high)
{
  const DealCell *cell = deal_plot_get_before (plot, way, side, period);
  gint64          total = 0;

  if (cell != NULL)
    total = high ? cell->running_high : cell->running_low;
  deal_item_add_point (item, deal_plot_get_x (plot, period),
                       deal_plot_get_y (plot, way, total));
}

/* Periods @first to @end, which all have a range. */
static void
add_part (DealPlot *plot,
          int       way,
          int       side,
          gsize     first,
          gsize     end)
{
  DealItem *item =
    deal_scene_add_path (plot->scene, DEAL_ITEM_AREA, deal_side_fill[side]);

  item->opacity = side == 0 ? OLD_BAND : NEW_BAND;
  for (gsize i = first; i <= end; i++)
    add_edge (item, plot, way, side, i, TRUE);
  for (gsize i = end + 1; i-- > first;)
    add_edge (item, plot, way, side, i, FALSE);

  /* Where two bands lie on each other, their edges tell which is which. */
  for (int high = 0; high < 2; high++)
    {
      item = deal_scene_add_path (plot->scene, DEAL_ITEM_LINE, deal_side_text[side]);
      item->edge_width = side == 0 ? 1 : 1.4;
      item->dash = side == 0 ? DEAL_DASH_NONE : DEAL_DASH_DASHES;
      for (gsize i = first; i <= end; i++)
        add_edge (item, plot, way, side, i, high != 0);
    }
}

/* From low to high, under the lines. */
void
deal_plot_add_band (DealPlot *plot,
                    int       way,
                    int       side)
{
  gsize end;

  for (gsize first = 0; first < plot->n_periods; first = MAX (end, first + 1))
    {
      end = first;
      while (end < plot->n_periods && deal_plot_get_range (plot, way, side, end) != NULL)
        end++;
      if (end > first)
        add_part (plot, way, side, first, end);
    }
}
