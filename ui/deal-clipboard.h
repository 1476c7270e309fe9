/* deal-clipboard.h: figures and tables for other programs to paste
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "chart/deal-figure.h"

G_BEGIN_DECLS

void  deal_clipboard_set_figure (GdkClipboard *clipboard, DealFigure *figure);
void  deal_clipboard_set_rows (GdkClipboard    *clipboard,
                               const DealTable *table,
                               GtkBitset       *rows);
char *deal_table_to_tsv (const DealTable *table, GtkBitset *rows);

G_END_DECLS
