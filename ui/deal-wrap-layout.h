/* deal-wrap-layout.h: children in lines, as words in a paragraph
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DEAL_TYPE_WRAP_LAYOUT (deal_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (
  DealWrapLayout, deal_wrap_layout, DEAL, WRAP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *deal_wrap_layout_new (int column_spacing, int row_spacing);
void              deal_wrap_layout_link (GtkWidget *box);

G_END_DECLS
