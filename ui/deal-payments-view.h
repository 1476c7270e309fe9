/* deal-payments-view.h: who pays whom, when, under which assumptions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "deal-figure-view.h"

G_BEGIN_DECLS

#define DEAL_TYPE_PAYMENTS_VIEW (deal_payments_view_get_type ())
G_DECLARE_FINAL_TYPE (
  DealPaymentsView, deal_payments_view, DEAL, PAYMENTS_VIEW, DealFigureView)

G_END_DECLS
