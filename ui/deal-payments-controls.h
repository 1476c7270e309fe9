/* deal-payments-controls.h: scenario, assumptions and periods of the payments
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "deal-selection.h"

G_BEGIN_DECLS

#define DEAL_TYPE_PAYMENTS_CONTROLS (deal_payments_controls_get_type ())
G_DECLARE_FINAL_TYPE (
  DealPaymentsControls, deal_payments_controls, DEAL, PAYMENTS_CONTROLS, GtkWidget)

void deal_payments_controls_set_selection (DealPaymentsControls *self,
                                           DealSelection        *selection);
void deal_payments_controls_add_toggle (DealPaymentsControls *self, GtkWidget *toggle);
void deal_payments_controls_add_zoom (DealPaymentsControls *self, GtkWidget *zoom);
void deal_payments_controls_set_narrow (DealPaymentsControls *self, gboolean is_narrow);
void deal_payments_controls_update (DealPaymentsControls *self);
void deal_payments_controls_reset (DealPaymentsControls *self);

G_END_DECLS
