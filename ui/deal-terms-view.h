/* deal-terms-view.h: old and new terms side by side
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "deal-selection.h"

G_BEGIN_DECLS

/* Property: `selection` (DealSelection).  `DealSelection::open-view` with
 * `terms/disputed`, `terms/changed` or `terms/` and the name of a badge filters. */
#define DEAL_TYPE_TERMS_VIEW (deal_terms_view_get_type ())
G_DECLARE_FINAL_TYPE (DealTermsView, deal_terms_view, DEAL, TERMS_VIEW, GtkWidget)

G_END_DECLS
