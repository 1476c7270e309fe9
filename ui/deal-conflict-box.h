/* deal-conflict-box.h: the positions of a conflict, and what can be made of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "deal-selection.h"

G_BEGIN_DECLS

/*
 * Signal `undoable` (const char *text, GClosure *undo): the reader chose a reading, or
 * took it back.
 */
#define DEAL_TYPE_CONFLICT_BOX (deal_conflict_box_get_type ())
G_DECLARE_FINAL_TYPE (DealConflictBox, deal_conflict_box, DEAL, CONFLICT_BOX, GtkWidget)

GtkWidget *deal_conflict_box_new (DealSelection      *selection,
                                  const DealConflict *conflict);
void       deal_conflict_box_show_reading (DealConflictBox *self);

G_END_DECLS
