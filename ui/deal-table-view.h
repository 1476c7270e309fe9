/* deal-table-view.h: the table twin of a figure
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "calc/deal-table.h"

G_BEGIN_DECLS

#define DEAL_TYPE_TABLE_VIEW (deal_table_view_get_type ())
G_DECLARE_FINAL_TYPE (DealTableView, deal_table_view, DEAL, TABLE_VIEW, GtkWidget)

GtkWidget         *deal_table_view_new (void);
void               deal_table_view_set_table (DealTableView   *self,
                                              const DealTable *table);
const DealTable   *deal_table_view_get_table (DealTableView *self);
GtkSelectionModel *deal_table_view_get_model (DealTableView *self);
char              *deal_table_view_get_selected_text (DealTableView *self);
void               deal_table_view_copy (DealTableView *self);

G_END_DECLS
