/* deal-update-bar.h: that another edition of the deal is published
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DEAL_TYPE_UPDATE_BAR (deal_update_bar_get_type ())
G_DECLARE_FINAL_TYPE (DealUpdateBar, deal_update_bar, DEAL, UPDATE_BAR, GtkWidget)

/*
 * Signals:
 *   show-changes   the reader wants to see what is different
 *   closed         the reader does not want to be told now
 */
void deal_update_bar_show (DealUpdateBar *self,
                           const char    *title,
                           const char    *text);
void deal_update_bar_hide (DealUpdateBar *self);

G_END_DECLS
