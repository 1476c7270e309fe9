/* deal-adaptive-bin.h: one child, told whether there is little room for it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DEAL_TYPE_ADAPTIVE_BIN (deal_adaptive_bin_get_type ())
G_DECLARE_FINAL_TYPE (DealAdaptiveBin, deal_adaptive_bin, DEAL, ADAPTIVE_BIN, GtkWidget)

GtkWidget *deal_adaptive_bin_new (GtkWidget *child);
void       deal_adaptive_bin_set_child (DealAdaptiveBin *self, GtkWidget *child);
gboolean   deal_adaptive_bin_is_narrow (DealAdaptiveBin *self);

double   deal_adaptive_get_text_scale (GtkWidget *widget);
gboolean deal_adaptive_has_large_text (GtkWidget *widget);

G_END_DECLS
