/* deal-clipboard.h: figures and tables for other programs to paste
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "calc/deal-table.h"

G_BEGIN_DECLS

void  deal_clipboard_set_rows (GdkClipboard    *clipboard,
                               const DealTable *table,
                               GtkBitset       *rows);
char *deal_table_to_tsv (const DealTable *table, GtkBitset *rows);
char *deal_table_to_html (const DealTable *table, GtkBitset *rows);

G_END_DECLS
