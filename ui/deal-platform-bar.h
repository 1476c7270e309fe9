/* deal-platform-bar.h: one platform of a deal at a time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "calc/deal-matrix.h"

G_BEGIN_DECLS

#define DEAL_TYPE_PLATFORM_BAR (deal_platform_bar_get_type ())
G_DECLARE_FINAL_TYPE (DealPlatformBar, deal_platform_bar, DEAL, PLATFORM_BAR, GtkWidget)

void  deal_platform_bar_set_matrix (DealPlatformBar *self, const DealMatrix *matrix);
gsize deal_platform_bar_get_platform (DealPlatformBar *self);
void  deal_platform_bar_step (DealPlatformBar *self, int sense);
void  deal_platform_bar_take_end (DealPlatformBar *self, GtkWidget *widget);

G_END_DECLS
