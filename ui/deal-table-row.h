/* deal-table-row.h: one row of a table, for list models
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "calc/deal-table.h"

G_BEGIN_DECLS

#define DEAL_TYPE_TABLE_ROW (deal_table_row_get_type ())
G_DECLARE_FINAL_TYPE (DealTableRow, deal_table_row, DEAL, TABLE_ROW, GObject)

GListModel *deal_table_row_list_new (const DealTable *table);

guint       deal_table_row_get_index (DealTableRow *self);
const char *deal_table_row_get_cell (DealTableRow *self, guint column);
char       *deal_table_row_format (DealTableRow *self, guint column, guint power);
int         deal_table_row_compare (DealTableRow *a, DealTableRow *b, guint column);

char    *deal_table_format_number (const char *number, guint power);
gboolean deal_table_is_aspect (const DealTable *table, guint column);

G_END_DECLS
