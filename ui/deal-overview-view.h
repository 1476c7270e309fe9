/* deal-overview-view.h: the deal at a glance; every number leads to its view
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "deal-selection.h"
#include "deal-updates.h"

G_BEGIN_DECLS

/* Properties: `selection` (DealSelection), `updates` (DealUpdates). */
#define DEAL_TYPE_OVERVIEW_VIEW (deal_overview_view_get_type ())
G_DECLARE_FINAL_TYPE (
  DealOverviewView, deal_overview_view, DEAL, OVERVIEW_VIEW, GtkWidget)

G_END_DECLS
