/* deal-names.h: words for the parts that GTK makes inside of its widgets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void deal_names_set (GtkWidget *widget, const char *name);
void deal_names_add (GtkWidget *widget, const char *name);

G_END_DECLS
