/* deal-payments-window.c: which periods a plot shows, and several as one where they are
 * too many for its width
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "chart/deal-payments-private.h"
#include "chart/deal-window.h"

/* Two bars side by side need so much, or one hides the other; by eye. */
#define LEAST_SLOT 4.0

/* Months that are taken together: each divides a year or is made of years, so that
 * no bar reaches over the end of a year which it does not fill. */
static const gint32 lengths[] = { 1, 2, 3, 4, 6, 12, 24, 60,
                                  120, 240, 600, 1200, 2400, 6000, 12000, 120000 };

static gint32
get_n_months (DealPeriod period)
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
  time->period = get_n_months (schedule->periods[0]);

  return TRUE;
}

/* How many periods share a place, so that each place is wide enough. */
static gsize
choose_share (const DealPlot   *plot,
              const DealPeriod *periods,
              gsize             n)
{
  double slot = plot->chrome.body.width / (double) MAX (n, 1);
  gint32 length = n > 0 ? get_n_months (periods[0]) : 1;

  if (slot >= LEAST_SLOT)
    return 1;
  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    if (lengths[i] % length == 0 && slot * lengths[i] / length >= LEAST_SLOT)
      return (gsize) (lengths[i] / length);

  return n;
}

/* What a cell may not be hidden by: a number by nothing but a greater one, an
 * unknown one by no period without a number. */
static gint64
get_weight (const DealCell *cell)
{
  gint64 height = deal_cell_get_height (cell);

  if (deal_cell_has_height (cell) && height != 0)
    return height < 0 ? -MAX (height, -G_MAXINT64) : height;
  if (deal_cell_is_unknown (cell))
    return 0;
  if (cell->state == DEAL_STATE_NOT_FOUND)
    return -1;

  return cell->state == DEAL_STATE_NOT_APPLICABLE ? -3 : -2;
}

/**
 * deal_payments_weigh:
 * @self: a figure with its rows
 *
 * Keeps what the cells weigh, so that a redraw reads no more than a number of
 * each: there may be a month for every pixel and many more.
 */
void
deal_payments_weigh (DealPaymentsFigure *self)
{
  for (int way = 0; way < DEAL_N_WAYS; way++)
    for (int side = 0; side < DEAL_N_SIDES; side++)
      {
        const DealRow *row = self->rows[way][side];
        gsize          n = self->schedules[side]->n_periods;

        if (row == NULL)
          continue;
        self->weights[way][side] = g_new (gint64, n);
        for (gsize i = 0; i < n; i++)
          self->weights[way][side][i] = get_weight (&row->cells[i]);
      }
}

static gsize
find_heaviest (const gint64 *weights,
               gsize         from,
               gsize         to)
{
  gsize best = from;

  for (gsize i = from + 1; i < to; i++)
    if (weights[i] > weights[best])
      best = i;

  return best;
}

/* The first month of a place's first period is a multiple of the place's length,
 * so that places keep their periods while the window moves. */
static gsize
get_place_end (const DealPlot *plot,
               gsize           from,
               gsize           end)
{
  const DealPeriod *periods = plot->figure->schedules[0]->periods;
  gint32            period = get_n_months (periods[0]);
  gint32            length = (gint32) plot->share * period;
  gint32            left = length - periods[from].first % length;

  return MIN (from + (gsize) MAX (left / period, 1), end);
}

static gboolean
is_capped_row (const DealPaymentsFigure *figure,
               int                       way,
               int                       side)
{
  return figure->capped != NULL && way == figure->capped_way &&
         side == figure->capped_side;
}

static void
share_row (DealPlot *plot,
           int       way,
           int       side,
           gsize     first,
           gsize     end)
{
  const DealPaymentsFigure *figure = plot->figure;
  const DealRow            *row = figure->rows[way][side];
  gboolean                  is_capped = is_capped_row (figure, way, side);
  DealCell                 *cells;
  DealCell                 *capped;
  gssize                   *marks;
  gsize                     k = 0;

  if (row == NULL)
    return;

  cells = g_new (DealCell, plot->n_periods);
  capped = g_new (DealCell, plot->n_periods);
  marks = g_new (gssize, plot->n_periods);
  g_ptr_array_add (plot->owned, cells);
  g_ptr_array_add (plot->owned, capped);
  g_ptr_array_add (plot->owned, marks);
  for (gsize from = first, to; from < end; from = to, k++)
    {
      gsize heaviest;

      to = get_place_end (plot, from, end);
      heaviest = find_heaviest (figure->weights[way][side], from, to);
      cells[k] = row->cells[heaviest];
      marks[k] = figure->marks[way][side][heaviest];
      /* The capped row goes by the same places, for its words say when. */
      if (is_capped)
        capped[k] = figure->capped->cells[plot->capped.binds_in == (gssize) k
                                            ? (gsize) figure->capped->binds_in
                                            : heaviest];
    }
  plot->rows[way][side].cells = cells;
  plot->shown.marks[way][side] = marks;
  if (is_capped)
    plot->capped.cells = capped;
}

static void
share_periods (DealPlot *plot,
               gsize     first,
               gsize     end)
{
  const DealPeriod *periods = plot->figure->schedules[0]->periods;
  DealPeriod       *places;
  gsize             n = 0;

  places = g_new (DealPeriod, (end - first) / plot->share + 2);
  g_ptr_array_add (plot->owned, places);
  for (gsize from = first; from < end;)
    {
      gsize to = get_place_end (plot, from, end);

      if (plot->figure->capped != NULL &&
          plot->figure->capped->binds_in >= (gssize) from &&
          plot->figure->capped->binds_in < (gssize) to)
        plot->capped.binds_in = (gssize) n;
      places[n++] = (DealPeriod){ periods[from].first, periods[to - 1].last };
      from = to;
    }
  plot->periods = places;
  plot->n_periods = n;
  for (int way = 0; way < DEAL_N_WAYS; way++)
    for (int side = 0; side < DEAL_N_SIDES; side++)
      share_row (plot, way, side, first, end);
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
        if (plot->shown.ranges[way][side] != NULL)
          plot->shown.ranges[way][side] += first;
        if (first > 0)
          deal_row_get_total (row, first - 1, &plot->before[way][side]);
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
  plot->share = figure->base.options->cumulative
                  ? 1
                  : choose_share (plot, plot->periods, plot->n_periods);
  if (plot->share < 2)
    return;

  share_periods (plot, first, end);
}
