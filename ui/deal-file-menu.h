/* deal-file-menu.h: which deal is open, and which others can be
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/deal.h"

G_BEGIN_DECLS

#define DEAL_TYPE_FILE_MENU (deal_file_menu_get_type ())
G_DECLARE_FINAL_TYPE (DealFileMenu, deal_file_menu, DEAL, FILE_MENU, GtkWidget)

void deal_file_menu_set_deal (DealFileMenu *self, const Deal *deal, GFile *file);

/* Puts the file where this menu and the desktop list what was opened lately. */
void deal_file_menu_remember (GFile *file);

G_END_DECLS
