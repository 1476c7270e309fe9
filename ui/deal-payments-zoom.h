/* deal-payments-zoom.h: a closer look at a part of the payments' time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "deal-chart.h"
#include "deal-selection.h"

G_BEGIN_DECLS

#define DEAL_TYPE_PAYMENTS_ZOOM (deal_payments_zoom_get_type ())
G_DECLARE_FINAL_TYPE (
  DealPaymentsZoom, deal_payments_zoom, DEAL, PAYMENTS_ZOOM, GtkWidget)

GtkWidget *deal_payments_zoom_new (DealChart *chart, GtkWidget *view);
void       deal_payments_zoom_set_selection (DealPaymentsZoom *self,
                                             DealSelection    *selection);
void       deal_payments_zoom_set_figure (DealPaymentsZoom *self, DealFigure *figure);

G_END_DECLS
