/* deal-leave.h: tells when the reader turns away from a part of the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*DealLeaveFunc) (GtkWidget *widget);

void deal_leave_watch (GtkWidget *widget, DealLeaveFunc left);

G_END_DECLS
