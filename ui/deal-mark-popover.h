/* deal-mark-popover.h: what stands behind a mark of a figure
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "deal-chart.h"
#include "deal-selection.h"

G_BEGIN_DECLS

GtkPopover *
deal_mark_popover_open (DealChart *chart, gsize mark, DealSelection *selection);

G_END_DECLS
