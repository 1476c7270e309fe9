/* deal-tab-stop.h: a list that Tab goes into and out of again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DEAL_TYPE_TAB_STOP (deal_tab_stop_get_type ())
G_DECLARE_FINAL_TYPE (DealTabStop, deal_tab_stop, DEAL, TAB_STOP, GtkBox)

gboolean deal_tab_stop_is_left (GtkWidget *widget, GtkDirectionType direction);

G_END_DECLS
