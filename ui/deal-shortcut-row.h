/* deal-shortcut-row.h: what the keyboard can do, and with which keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Properties “keys”: accelerators with a space between them, or two with three points
 * between them for a range; or “keys-of”: the action whose keys they are. */
#define DEAL_TYPE_SHORTCUT_ROW (deal_shortcut_row_get_type ())
G_DECLARE_FINAL_TYPE (
  DealShortcutRow, deal_shortcut_row, DEAL, SHORTCUT_ROW, AdwActionRow)

G_END_DECLS
