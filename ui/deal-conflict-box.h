/* deal-conflict-box.h: the positions of a conflict, and what can be made of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "deal-selection.h"

G_BEGIN_DECLS

GtkWidget *deal_conflict_box_new (DealSelection      *selection,
                                  const DealConflict *conflict);

G_END_DECLS
