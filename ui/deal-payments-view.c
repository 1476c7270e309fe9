/* deal-payments-view.c: who pays whom, when, under which assumptions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-payments-view.h"

#include "deal-payment-tip.h"
#include "deal-payments-controls.h"
#include "deal-payments-zoom.h"
#include "deal-text.h"

struct _DealPaymentsView
{
  DealFigureView parent_instance;

  DealPaymentsControls *controls;
  DealPaymentsZoom     *zoom;
};

G_DEFINE_FINAL_TYPE (DealPaymentsView, deal_payments_view, DEAL_TYPE_FIGURE_VIEW)

/* The figure's own table is for programs: a column for every part of a cell. */
static DealTable *
make_table (DealFigure *figure)
{
  const DealSchedule *old_schedule;
  const DealSchedule *new_schedule;

  if (!deal_figure_get_schedules (figure, &old_schedule, &new_schedule))
    return deal_table_ref (deal_figure_get_table (figure));

  return deal_schedule_pair_to_sheet (old_schedule, new_schedule,
                                      deal_figure_get_options (figure));
}

static void
deal_payments_view_selection_changed (DealView *view)
{
  DealPaymentsView *self = DEAL_PAYMENTS_VIEW (view);

  deal_payments_controls_set_selection (self->controls, deal_view_get_selection (view));
  deal_payments_zoom_set_selection (self->zoom, deal_view_get_selection (view));
}

static void
deal_payments_view_show_options (DealFigureView    *view,
                                 const DealOptions *options)
{
  deal_payments_controls_update (DEAL_PAYMENTS_VIEW (view)->controls);
}

static void
deal_payments_view_show_figure (DealFigureView *view,
                                DealFigure     *figure)
{
  deal_payments_zoom_set_figure (DEAL_PAYMENTS_VIEW (view)->zoom, figure);
}

static void
deal_payments_view_narrow_changed (DealFigureView *view,
                                   gboolean        is_narrow)
{
  deal_payments_controls_set_narrow (DEAL_PAYMENTS_VIEW (view)->controls, is_narrow);
}

static void
deal_payments_view_class_init (DealPaymentsViewClass *klass)
{
  DealFigureViewClass *view_class = DEAL_FIGURE_VIEW_CLASS (klass);

  DEAL_VIEW_CLASS (klass)->selection_changed = deal_payments_view_selection_changed;
  view_class->kind = DEAL_FIGURE_PAYMENTS;
  view_class->chart_icon = "show-chart-symbolic";
  view_class->chart_label = N_ ("Chart");
  view_class->show_options = deal_payments_view_show_options;
  view_class->show_figure = deal_payments_view_show_figure;
  view_class->narrow_changed = deal_payments_view_narrow_changed;
}

static void
deal_payments_view_init (DealPaymentsView *self)
{
  DealFigureView *view = DEAL_FIGURE_VIEW (self);
  GtkWidget      *controls = g_object_new (DEAL_TYPE_PAYMENTS_CONTROLS, NULL);
  DealFigureCard *card = deal_figure_view_get_card (view);

  self->controls = DEAL_PAYMENTS_CONTROLS (controls);
  deal_payments_controls_add_toggle (self->controls, deal_figure_view_get_toggle (view));
  self->zoom = DEAL_PAYMENTS_ZOOM (
    deal_payments_zoom_new (deal_figure_card_get_chart (card), GTK_WIDGET (self)));
  deal_payments_controls_add_zoom (self->controls, GTK_WIDGET (self->zoom));
  deal_figure_view_add_controls (view, controls);
  deal_figure_card_set_table_func (card, make_table);
  deal_chart_set_tip_func (deal_figure_card_get_chart (card), deal_payment_tip_new);
}
