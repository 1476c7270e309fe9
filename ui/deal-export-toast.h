/* deal-export-toast.h: says that a file is written, and opens it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void deal_export_announce (GtkWindow *window, GFile *file);
void deal_report_announce (GtkWindow *window, GFile *file, gboolean is_folder);

G_END_DECLS
