/* deal-refresh-button.h: starts a refresh, and says how far it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "deal-updates.h"

G_BEGIN_DECLS

#define DEAL_TYPE_REFRESH_BUTTON (deal_refresh_button_get_type ())
G_DECLARE_FINAL_TYPE (
  DealRefreshButton, deal_refresh_button, DEAL, REFRESH_BUTTON, GtkWidget)

void deal_refresh_button_set_updates (DealRefreshButton *self, DealUpdates *updates);

G_END_DECLS
