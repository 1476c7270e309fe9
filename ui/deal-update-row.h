/* deal-update-row.h: one difference between two editions, in a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "export/deal-revision.h"

G_BEGIN_DECLS

#define DEAL_TYPE_UPDATE_ROW (deal_update_row_get_type ())
G_DECLARE_FINAL_TYPE (DealUpdateRow, deal_update_row, DEAL, UPDATE_ROW, GtkBox)

GtkWidget *deal_update_row_new (void);
void       deal_update_row_set_revision (DealUpdateRow      *self,
                                         const DealRevision *revision);

G_END_DECLS
