/* deal-focus-row.h: a row that Tab goes through in its order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DEAL_TYPE_FOCUS_ROW (deal_focus_row_get_type ())
G_DECLARE_FINAL_TYPE (DealFocusRow, deal_focus_row, DEAL, FOCUS_ROW, GtkBox)

G_END_DECLS
