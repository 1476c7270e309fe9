/* deal-conflict-panel.h: where the sources of a term disagree, and all they claim
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "deal-view.h"

G_BEGIN_DECLS

#define DEAL_TYPE_CONFLICT_PANEL (deal_conflict_panel_get_type ())
G_DECLARE_FINAL_TYPE (
  DealConflictPanel, deal_conflict_panel, DEAL, CONFLICT_PANEL, DealView)

gboolean            deal_conflict_panel_step (DealConflictPanel *self, int direction);
const DealConflict *deal_conflict_panel_get_conflict (DealConflictPanel *self);
GtkWidget          *deal_conflict_panel_get_chosen_claim (DealConflictPanel *self);

G_END_DECLS
