/* deal-payments-window.c: which periods a plot shows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "chart/deal-payments-private.h"
#include "chart/deal-window.h"

gint32
deal_payments_count_months (DealPeriod period)
{
  return period.last - period.first + 1;
}

/* The periods that the reader's window touches; all of them if it misses them. */
static void
find_shown (const DealPaymentsFigure *figure,
            gsize                    *first,
            gsize                    *end)
{
  const DealSchedule *schedule = figure->schedules[0];
  DealPeriod          window = figure->base.options->window;

  *first = 0;
  *end = schedule->n_periods;
  if (window.last == 0)
    return;

  while (*first < schedule->n_periods && schedule->periods[*first].last < window.first)
    (*first)++;
  while (*end > *first && schedule->periods[*end - 1].first > window.last)
    (*end)--;
  if (*first < *end)
    return;
  *first = 0;
  *end = schedule->n_periods;
}

/**
 * deal_payments_get_shown:
 * @self: the figure
 *
 * Returns: from the first to the last month that are drawn
 */
DealPeriod
deal_payments_get_shown (const DealPaymentsFigure *self)
{
  const DealSchedule *schedule = self->schedules[0];
  gsize               first;
  gsize               end;

  find_shown (self, &first, &end);
  if (first == end)
    return (DealPeriod){ 0, 0 };

  return (DealPeriod){ schedule->periods[first].first, schedule->periods[end - 1].last };
}

/**
 * deal_figure_get_time:
 * @figure: a figure
 * @time: (out): what it could show, and does
 *
 * Returns: FALSE if there is no time to look at closer
 */
gboolean
deal_figure_get_time (const DealFigure *figure,
                      DealTime         *time)
{
  const DealPaymentsFigure *self = (const DealPaymentsFigure *) figure;
  const DealSchedule       *schedule;

  if (figure->klass != &deal_payments_figure_class)
    return FALSE;

  schedule = self->schedules[0];
  if (schedule->n_periods == 0)
    return FALSE;

  time->whole = (DealPeriod){ schedule->periods[0].first,
                              schedule->periods[schedule->n_periods - 1].last };
  time->shown = deal_payments_get_shown (self);
  time->period = deal_payments_count_months (schedule->periods[0]);

  return TRUE;
}

static void
shift_rows (DealPlot *plot,
            gsize     first)
{
  for (int way = 0; way < DEAL_N_WAYS; way++)
    for (int side = 0; side < DEAL_N_SIDES; side++)
      {
        const DealRow *row = plot->figure->rows[way][side];

        if (row == NULL)
          continue;
        plot->rows[way][side] = *row;
        plot->rows[way][side].cells += first;
        plot->shown.rows[way][side] = &plot->rows[way][side];
        plot->shown.marks[way][side] += first;
        if (first > 0)
          plot->before[way][side] = &row->cells[first - 1];
      }
}

static void
shift_capped (DealPlot *plot,
              gsize     first,
              gsize     end)
{
  const DealRow *row = plot->figure->capped;

  if (row == NULL)
    return;

  plot->capped = *row;
  plot->capped.cells += first;
  plot->shown.capped = &plot->capped;
  if (row->binds_in < (gssize) first || row->binds_in >= (gssize) end)
    plot->capped.binds_in = -1;
  else
    plot->capped.binds_in -= (gssize) first;
}

/**
 * deal_plot_find_window:
 * @plot: a plot with its figure and its body
 *
 * Sets what is drawn: the periods of the reader's window; and where bars of all
 * of them would be too thin, the highest bar of several, so that no spike is
 * lost.  A running total has a point for each period in any case.
 */
void
deal_plot_find_window (DealPlot *plot)
{
  const DealPaymentsFigure *figure = plot->figure;
  gsize                     first;
  gsize                     end;

  find_shown (figure, &first, &end);
  memcpy (&plot->shown, figure, sizeof plot->shown);
  plot->self = &plot->shown;
  plot->periods = figure->schedules[0]->periods + first;
  plot->n_periods = end - first;
  shift_rows (plot, first);
  shift_capped (plot, first, end);
  plot->first = first;
  plot->end = end;
  deal_plot_share_periods (plot);
  deal_plot_find_lanes (plot);
  deal_plot_find_differences (plot);
}
