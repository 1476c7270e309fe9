/* deal-window.h: the window of one deal: sidebar, comparison pair, views
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "deal-selection.h"

G_BEGIN_DECLS

#define DEAL_TYPE_WINDOW (deal_window_get_type ())
G_DECLARE_FINAL_TYPE (DealWindow, deal_window, DEAL, WINDOW, AdwApplicationWindow)

DealWindow    *deal_window_new (GtkApplication *application);
void           deal_window_open_file (DealWindow *self, GFile *file);
DealSelection *deal_window_get_selection (DealWindow *self);
const char    *deal_window_get_view (DealWindow *self);

void deal_window_toast (DealWindow *self, const char *text);
void deal_window_toast_undo (DealWindow *self, const char *text, GClosure *undo);
void deal_window_keep_undo (DealWindow *self, const char *text, GClosure *undo);

G_END_DECLS
