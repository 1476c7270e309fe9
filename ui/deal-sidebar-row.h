/* deal-sidebar-row.h: a view's entry in the sidebar: icon, name, count
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DEAL_TYPE_SIDEBAR_ROW (deal_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (DealSidebarRow, deal_sidebar_row, DEAL, SIDEBAR_ROW, GtkListBoxRow)

GtkWidget  *deal_sidebar_row_new (const char *name, const char *title, const char *icon);
const char *deal_sidebar_row_get_name (DealSidebarRow *self);
void        deal_sidebar_row_set_count (DealSidebarRow *self,
                                        guint           count,
                                        const char     *spoken,
                                        const char     *told);

G_END_DECLS
