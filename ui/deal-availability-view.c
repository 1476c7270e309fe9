/* deal-availability-view.c: what is permitted and offered where, on a day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-availability-view.h"

#include "deal-date-bar.h"
#include "deal-pending.h"
#include "deal-text.h"

struct _DealAvailabilityView
{
  DealFigureView parent_instance;

  DealDateBar *date_bar;
};

G_DEFINE_FINAL_TYPE (DealAvailabilityView, deal_availability_view, DEAL_TYPE_FIGURE_VIEW)

static void
date_changed_cb (DealAvailabilityView *self)
{
  DealSelection *selection = deal_view_get_selection (DEAL_VIEW (self));
  DealOptions   *options =
    deal_options_copy (deal_pending_get (GTK_WIDGET (self), selection));

  options->on = deal_date_bar_get_date (self->date_bar);
  deal_pending_set (GTK_WIDGET (self), selection, options);
}

static void
deal_availability_view_show_options (DealFigureView    *view,
                                     const DealOptions *options)
{
  deal_date_bar_set_options (DEAL_AVAILABILITY_VIEW (view)->date_bar, options);
}

static void
deal_availability_view_narrow_changed (DealFigureView *view,
                                       gboolean        is_narrow)
{
  GtkWidget *date_bar = GTK_WIDGET (DEAL_AVAILABILITY_VIEW (view)->date_bar);

  if (is_narrow)
    gtk_widget_add_css_class (date_bar, "narrow");
  else
    gtk_widget_remove_css_class (date_bar, "narrow");
}

static void
deal_availability_view_class_init (DealAvailabilityViewClass *klass)
{
  DealFigureViewClass *view_class = DEAL_FIGURE_VIEW_CLASS (klass);

  view_class->kind = DEAL_FIGURE_AVAILABILITY;
  view_class->chart_icon = "view-availability-symbolic";
  view_class->chart_label = N_ ("Matrix");
  view_class->show_options = deal_availability_view_show_options;
  view_class->narrow_changed = deal_availability_view_narrow_changed;
}

static void
deal_availability_view_init (DealAvailabilityView *self)
{
  self->date_bar = g_object_new (DEAL_TYPE_DATE_BAR, NULL);
  g_signal_connect_swapped (self->date_bar, "changed", G_CALLBACK (date_changed_cb),
                            self);
  deal_figure_view_add_bar (DEAL_FIGURE_VIEW (self), GTK_WIDGET (self->date_bar));
}
