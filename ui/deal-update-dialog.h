/* deal-update-dialog.h: what another edition of the deal changes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "export/deal-update.h"

G_BEGIN_DECLS

#define DEAL_TYPE_UPDATE_DIALOG (deal_update_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
  DealUpdateDialog, deal_update_dialog, DEAL, UPDATE_DIALOG, AdwWindow)

/*
 * Signals, after which it is closed:
 *   replace   the edition is to take the place of the file
 *   keep      the file is to stay
 * Closed in any other way, nothing is decided.
 */
GtkWidget        *deal_update_dialog_new (GtkWindow *parent, DealUpdate *update);
const DealUpdate *deal_update_dialog_get_update (DealUpdateDialog *self);

G_END_DECLS
