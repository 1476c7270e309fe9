/* deal-table-look.h: which columns of a table people see, and in which words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "calc/deal-table.h"

G_BEGIN_DECLS

const DealColumn *deal_table_get_column (const DealTable *table, guint column);
gboolean          deal_table_is_number (const DealTable *table, guint column);
gboolean          deal_table_is_shown (const DealTable *table, guint column);
char             *deal_table_make_heading (const DealTable *table, guint column);

/* The power of ten in which its amounts are said; 0: as they are. */
guint deal_table_choose_power (const DealTable *table);
/* What all its rows share, in a sentence below it. */
char *deal_table_describe_common (const DealTable *table, guint power);

G_END_DECLS
