/* deal-payments-figure.c: who pays whom how much when, under the old and the new terms
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "chart/deal-payments-private.h"

#include "calc/deal-format.h"

#define PLOT_HEIGHT_SHARE 0.52
#define PLOT_MIN_HEIGHT 340.0
#define PLOT_MAX_HEIGHT 620.0

/* In letters of the axis: amounts, a few periods, the heading of a direction. */
#define LEAST_WIDTH 28.0

const DealVersion *
deal_payments_get_version (const DealPaymentsFigure *self,
                           int                       side)
{
  return side == 0 ? self->base.options->old_version : self->base.options->new_version;
}

gboolean
deal_cell_has_height (const DealCell *cell)
{
  return cell->state == DEAL_STATE_VALUE || cell->state == DEAL_STATE_ZERO ||
         (cell->state == DEAL_STATE_NOT_DISCLOSED && cell->has_due);
}

/* With the part that the cap takes. */
gint64
deal_cell_get_height (const DealCell *cell)
{
  if (!deal_cell_has_height (cell))
    return 0;

  if (cell->state == DEAL_STATE_NOT_DISCLOSED)
    return cell->due;

  return cell->has_due && cell->due > 0 ? MAX (cell->due, cell->amount) : cell->amount;
}

/* Solid is stated; everything that rests on a projection, an assumption or an
 * open end is hatched, and what a cap of unknown size may cut. */
gboolean
deal_cell_is_hatched (const DealCell *cell)
{
  return cell->open_ended || cell->certainty >= DEAL_CERTAINTY_PROJECTED ||
         (cell->state == DEAL_STATE_NOT_DISCLOSED && cell->has_due);
}

gboolean
deal_cell_is_interpolated (const DealCell *cell)
{
  return cell->interpolated;
}

gboolean
deal_cell_is_unknown (const DealCell *cell)
{
  return cell->state == DEAL_STATE_NOT_DISCLOSED && !cell->has_due;
}

/**
 * deal_row_get_last:
 * @row: a row
 * @n_periods: how many cells it has
 *
 * Returns: the last period in which the payment is due at all; -1: never
 */
gssize
deal_row_get_last (const DealRow *row,
                   gsize          n_periods)
{
  for (gsize i = n_periods; i-- > 0;)
    if (row->cells[i].state != DEAL_STATE_NOT_APPLICABLE)
      return (gssize) i;

  return -1;
}

/**
 * deal_payments_has_total:
 * @self: the figure
 * @way: up or down
 * @side: old or new
 * @period: which period
 *
 * Returns: whether the period has a point of the running total, known or not
 */
gboolean
deal_payments_has_total (const DealPaymentsFigure *self,
                         int                       way,
                         int                       side,
                         gsize                     period)
{
  return self->rows[way][side]->cells[period].state != DEAL_STATE_NOT_APPLICABLE ||
         (self->traits[way][side][period] & DEAL_TRAIT_PAUSED) != 0;
}

/* More is known of the direction that is drawn upwards; nothing is not much. */
static guint
count_heights (const DealRow *row,
               gsize          n_periods)
{
  guint n = 0;

  for (gsize i = 0; row != NULL && i < n_periods; i++)
    n += deal_cell_get_height (&row->cells[i]) != 0 ? 1 : 0;

  return n;
}

static void
consider_ways (DealPaymentsFigure *self,
               const DealSchedule *schedule,
               guint              *best)
{
  for (gsize i = 0; i < schedule->n_sums; i++)
    {
      guint n = 1;

      for (int side = 0; side < DEAL_N_SIDES; side++)
        n += count_heights (deal_schedule_find_sum (self->schedules[side],
                                                    schedule->payers[i],
                                                    schedule->payees[i]),
                            schedule->n_periods);
      if (n > *best)
        {
          *best = n;
          self->payers[0] = self->payees[1] = schedule->payers[i];
          self->payees[0] = self->payers[1] = schedule->payees[i];
        }
    }
}

static guint
count_elsewhere (const DealPaymentsFigure *self,
                 const DealSchedule       *schedule)
{
  guint n = 0;

  for (gsize i = 0; i < schedule->n_sums; i++)
    {
      gboolean is_up = schedule->payers[i] == self->payers[0] &&
                       schedule->payees[i] == self->payees[0];
      gboolean is_down = schedule->payers[i] == self->payers[1] &&
                         schedule->payees[i] == self->payees[1];

      n += is_up || is_down ? 0 : 1;
    }

  return n;
}

static const DealPayment *
find_only_payment (const DealSchedule *schedule,
                   const DealParty    *payer,
                   const DealParty    *payee)
{
  const DealPayment *found = NULL;

  for (gsize i = 0; i < schedule->n_rows; i++)
    {
      const DealPayment *payment = schedule->rows[i].payment;

      if (payment->payer != payer || payment->payee != payee)
        continue;
      if (found != NULL)
        return NULL;
      found = payment;
    }

  return found;
}

/* The cap is on a payment, not on a sum of several. */
static void
find_capped (DealPaymentsFigure *self)
{
  for (int side = DEAL_N_SIDES - 1; side >= 0; side--)
    for (gsize i = 0; i < self->schedules[side]->n_rows; i++)
      for (int way = 0; way < DEAL_N_WAYS; way++)
        {
          const DealRow *row = &self->schedules[side]->rows[i];

          if (self->capped != NULL || !row->has_cap ||
              row->payment->payer != self->payers[way] ||
              row->payment->payee != self->payees[way])
            continue;
          self->capped = row;
          self->capped_way = way;
          self->capped_side = side;
        }
}

static void
find_rows (DealPaymentsFigure *self)
{
  guint best = 0;

  consider_ways (self, self->schedules[1], &best);
  consider_ways (self, self->schedules[0], &best);
  for (int side = 0; side < DEAL_N_SIDES; side++)
    {
      self->n_elsewhere = MAX (self->n_elsewhere,
                               count_elsewhere (self, self->schedules[side]));
      for (int way = 0; way < DEAL_N_WAYS && best > 0; way++)
        {
          self->rows[way][side] = deal_schedule_find_sum (
            self->schedules[side], self->payers[way], self->payees[way]);
          self->payments[way][side] = find_only_payment (
            self->schedules[side], self->payers[way], self->payees[way]);
        }
    }
}

/* Points ascend and do not overlap, so only those of the period are looked at: there
 * may be as many as there are months. */
static void
add_points (GPtrArray       *sources,
            const DealPoint *points,
            gsize            n_points,
            DealPeriod       period)
{
  gsize first = 0;
  gsize end = n_points;

  while (first < end)
    {
      gsize middle = first + (end - first) / 2;

      if (points[middle].period.last < period.first)
        first = middle + 1;
      else
        end = middle;
    }

  for (gsize i = first; i < n_points && points[i].period.first <= period.last; i++)
    for (gsize k = 0; k < points[i].sources.n; k++)
      g_ptr_array_add (sources, (gpointer) points[i].sources.items[k]);
}

/* What a payment's amount in a period rests on: the terms, the series, the
 * scenario's points and the cap. */
static void
add_payment_sources (GPtrArray         *sources,
                     const DealOptions *options,
                     const DealPayment *payment,
                     DealPeriod         period)
{
  const DealRule     *rule = &payment->rule;
  const DealScenario *scenario = options->scenario;

  for (gsize i = 0; i < payment->sources.n; i++)
    g_ptr_array_add (sources, (gpointer) payment->sources.items[i]);
  if (rule->cap.exists && rule->cap.parameter != NULL)
    for (gsize i = 0; i < rule->cap.parameter->sources.n; i++)
      g_ptr_array_add (sources, (gpointer) rule->cap.parameter->sources.items[i]);
  add_points (sources, rule->amounts, rule->n_amounts, period);
  if (rule->series == NULL)
    return;

  add_points (sources, rule->series->points, rule->series->n_points, period);
  for (gsize i = 0; scenario != NULL && i < scenario->n_series; i++)
    if (scenario->series[i].series == rule->series)
      add_points (sources, scenario->series[i].points, scenario->series[i].n_points,
                  period);
}

static GPtrArray *
collect_sources (const DealPaymentsFigure *self,
                 int                       way,
                 int                       side,
                 gsize                     period)
{
  const DealSchedule *schedule = self->schedules[side];
  GPtrArray          *sources = g_ptr_array_new ();

  for (gsize i = 0; i < schedule->n_rows; i++)
    {
      const DealPayment *payment = schedule->rows[i].payment;

      if (payment->payer == self->payers[way] && payment->payee == self->payees[way] &&
          schedule->rows[i].cells[period].state != DEAL_STATE_NOT_APPLICABLE)
        add_payment_sources (sources, self->base.options, payment,
                             schedule->periods[period]);
    }

  return sources;
}

static void
add_marks (DealPaymentsFigure *self,
           int                 way,
           int                 side)
{
  const DealRow *row = self->rows[way][side];
  gsize          n = self->schedules[side]->n_periods;
  gsize          paid = 0;

  self->marks[way][side] = g_new (gssize, n);
  for (gsize i = 0; i < n; i++)
    {
      DealMark mark = {
        .row = way * DEAL_N_SIDES + side,
        .column = (int) i,
        .period = self->schedules[side]->periods[i],
      };

      self->marks[way][side][i] = -1;
      if (row == NULL)
        continue;
      if (row->cells[i].state != DEAL_STATE_NOT_APPLICABLE)
        paid = i;
      else if (!self->base.options->cumulative ||
               !deal_payments_has_total (self, way, side, i))
        continue;
      self->marks[way][side][i] = (gssize) self->base.marks->len;
      mark.payment = self->payments[way][side];
      mark.term = mark.payment != NULL ? mark.payment->term : NULL;
      mark.payer = self->payers[way];
      mark.payee = self->payees[way];
      deal_figure_add_mark (&self->base, &mark,
                            deal_payments_describe_cell (self, way, side, i),
                            /* A total that stands still rests on what was paid. */
                            collect_sources (self, way, side, paid));
    }
}

/* All but what every figure has is numbers. */
static void
take_numbers (DealPaymentsFigure       *self,
              const DealPaymentsFigure *basis)
{
  DealFigure base = self->base;

  *self = *basis;
  self->base = base;
}

static gboolean
make_numbers (DealPaymentsFigure *self,
              GError            **error)
{
  DealFigure *figure = &self->base;

  if (!deal_schedule_new_pair (figure->options, &self->schedules[0], &self->schedules[1],
                               error))
    return FALSE;

  find_rows (self);
  find_capped (self);
  deal_payments_weigh (self);
  for (int way = 0; way < DEAL_N_WAYS; way++)
    for (int side = 0; side < DEAL_N_SIDES; side++)
      add_marks (self, way, side);
  figure->table = deal_schedule_pair_to_table (self->schedules[0], self->schedules[1],
                                               figure->options);

  return TRUE;
}

static gboolean
build (DealFigure *figure,
       GError    **error)
{
  DealPaymentsFigure *self = (DealPaymentsFigure *) figure;

  if (figure->basis != NULL)
    take_numbers (self, (const DealPaymentsFigure *) figure->basis);
  else if (!make_numbers (self, error))
    return FALSE;

  deal_payments_write (self);
  deal_figure_finish_words (figure);

  return TRUE;
}

gboolean
deal_figure_get_schedules (const DealFigure    *figure,
                           const DealSchedule **old_schedule,
                           const DealSchedule **new_schedule)
{
  const DealPaymentsFigure *self = (const DealPaymentsFigure *) figure;

  if (figure->kind != DEAL_FIGURE_PAYMENTS)
    return FALSE;

  *old_schedule = self->schedules[0];
  *new_schedule = self->schedules[1];

  return TRUE;
}

static void
clear (DealFigure *figure)
{
  DealPaymentsFigure *self = (DealPaymentsFigure *) figure;

  if (figure->basis != NULL)
    return;

  for (int side = 0; side < DEAL_N_SIDES; side++)
    {
      for (int way = 0; way < DEAL_N_WAYS; way++)
        {
          g_clear_pointer (&self->weights[way][side], g_free);
          g_clear_pointer (&self->traits[way][side], g_free);
          g_clear_pointer (&self->marks[way][side], g_free);
        }
      g_clear_pointer (&self->schedules[side], deal_schedule_free);
    }
}

static void
lay_out (const DealFigure *figure,
         const DealFrame  *frame,
         DealScene        *scene)
{
  DealChrome chrome;
  DealPlot   plot;

  deal_chrome_lay_out (figure, frame, scene, &chrome);
  deal_plot_init (&plot, (const DealPaymentsFigure *) figure, &chrome, scene);
  if (figure->options->cumulative)
    deal_plot_lay_out_lines (&plot);
  else
    deal_plot_lay_out_bars (&plot);
  deal_plot_clear (&plot);
}

static double
get_natural_height (const DealFigure *figure,
                    double            width,
                    double            text_scale)
{
  return CLAMP (width * PLOT_HEIGHT_SHARE, PLOT_MIN_HEIGHT * text_scale,
                PLOT_MAX_HEIGHT * text_scale);
}

static void
get_least_body (const DealFigure *figure,
                const DealChrome *chrome,
                double           *width,
                double           *height)
{
  g_autoptr (DealScene) scratch = deal_scene_new (chrome->body.width, 1, 0);
  DealPlotNeeds needs;
  DealPlot      plot;

  deal_plot_init (&plot, (const DealPaymentsFigure *) figure, chrome, scratch);
  needs = figure->options->cumulative ? deal_plot_measure_lines (&plot)
                                      : deal_plot_measure_bars (&plot);
  deal_plot_add_key (&plot);
  deal_plot_reserve_history (&plot);
  *width = LEAST_WIDTH * chrome->axis.size;
  *height = chrome->body.height - plot.chrome.body.height +
            deal_plot_get_least_height (&plot, &needs);
  deal_plot_clear (&plot);
}

const DealFigureClass deal_payments_figure_class = {
  .struct_size = sizeof (DealPaymentsFigure),
  .build = build,
  .clear = clear,
  .lay_out = lay_out,
  .get_natural_height = get_natural_height,
  .get_least_body = get_least_body,
};
