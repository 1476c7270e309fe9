/* deal-payment-tip.h: a period of the payments figure in three lines
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "chart/deal-figure.h"

G_BEGIN_DECLS

GtkWidget *deal_payment_tip_new (DealFigure *figure, gsize mark);

G_END_DECLS
