/* deal-mark-cell.h: what stands behind a cell of the matrix
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "chart/deal-figure.h"
#include "deal-selection.h"

G_BEGIN_DECLS

GtkWidget *deal_mark_cell_new (const DealOptions *options,
                               const DealMark    *mark,
                               DealSelection     *selection);

/* (transfer container): the claims of its sources on its term, the best first. */
GPtrArray *deal_mark_cell_list_claims (const Deal *deal, const DealAvailability *entry);

G_END_DECLS
