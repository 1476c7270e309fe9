/* deal-pending.h: choices made while a slider moves, sent once a frame
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "deal-selection.h"

G_BEGIN_DECLS

const DealOptions *deal_pending_get (GtkWidget *widget, DealSelection *selection);
void               deal_pending_set (GtkWidget     *widget,
                                     DealSelection *selection,
                                     DealOptions   *options);
void               deal_pending_flush (GtkWidget *widget, DealSelection *selection);

G_END_DECLS
