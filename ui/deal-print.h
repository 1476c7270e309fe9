/* deal-print.h: a figure on paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "chart/deal-figure.h"

G_BEGIN_DECLS

GtkPrintOperation *deal_print_operation_new (DealFigure *figure);

G_END_DECLS
