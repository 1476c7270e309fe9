/* deal-term-row.h: one term, old on the left and new on the right, or one above the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "deal-term-item.h"

G_BEGIN_DECLS

#define DEAL_TYPE_TERM_ROW (deal_term_row_get_type ())
G_DECLARE_FINAL_TYPE (DealTermRow, deal_term_row, DEAL, TERM_ROW, GtkWidget)

/* Property `narrow`: one above the other. */
void deal_term_row_set_item (DealTermRow *self, DealTermItem *item);
void deal_term_row_set_heading (DealTermRow *self,
                                const char  *old_title,
                                const char  *new_title);

G_END_DECLS
