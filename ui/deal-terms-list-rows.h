/* deal-terms-list-rows.h: how a term, or the head of a category, is shown in the list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkListItemFactory *deal_terms_list_rows_new (GtkWidget *list);

G_END_DECLS
