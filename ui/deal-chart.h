/* deal-chart.h: a figure on the screen: pointed at, walked through, copied
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "chart/deal-figure.h"

G_BEGIN_DECLS

#define DEAL_TYPE_CHART (deal_chart_get_type ())
G_DECLARE_FINAL_TYPE (DealChart, deal_chart, DEAL, CHART, GtkWidget)

/* Makes what the pointer's tip shows of a mark; (transfer floating). */
typedef GtkWidget *(*DealChartTipFunc) (DealFigure *figure, gsize mark);

GtkWidget *deal_chart_new (void);
GtkWidget *deal_chart_new_thumbnail (void);

void        deal_chart_set_figure (DealChart *self, DealFigure *figure);
DealFigure *deal_chart_get_figure (DealChart *self);
void        deal_chart_set_tip_func (DealChart *self, DealChartTipFunc tip_func);

void   deal_chart_set_mark (DealChart *self, gssize mark);
gssize deal_chart_get_mark (DealChart *self);
void   deal_chart_set_selected (DealChart *self, gssize mark);
gboolean
deal_chart_get_mark_rectangle (DealChart *self, gsize mark, GdkRectangle *rectangle);

void deal_chart_get_frame (DealChart *self, DealFrame *frame);

/* How often the figure itself was drawn; what moves over it draws nothing of it. */
guint deal_chart_get_n_draws (DealChart *self);

DealStyle deal_chart_get_style_for_widget (GtkWidget *widget);

/* (transfer full): what is drawn, small, for the pointer to carry. */
GdkPaintable *deal_chart_make_icon (DealChart *self);

G_END_DECLS
