/* deal-shortcuts.h: all that the keyboard can do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DEAL_TYPE_SHORTCUTS (deal_shortcuts_get_type ())
G_DECLARE_FINAL_TYPE (DealShortcuts, deal_shortcuts, DEAL, SHORTCUTS, AdwWindow)

void deal_shortcuts_show (GtkWindow *parent);

G_END_DECLS
