/* deal-source-row.h: a source in the list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "deal-source-item.h"

G_BEGIN_DECLS

#define DEAL_TYPE_SOURCE_ROW (deal_source_row_get_type ())
G_DECLARE_FINAL_TYPE (DealSourceRow, deal_source_row, DEAL, SOURCE_ROW, GtkBox)

GtkListItemFactory *deal_source_row_factory_new (GtkListView *list);

G_END_DECLS
