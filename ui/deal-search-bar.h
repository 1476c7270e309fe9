/* deal-search-bar.h: the entry of the search, with its results below
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "deal-selection.h"
#include "deal-updates.h"

G_BEGIN_DECLS

/*
 * Property `active`: it is shown and has the focus; what had the focus before gets
 * it back when it goes.  Signal:
 *   opened  (const char *view): a result was chosen and its view asked for
 */
#define DEAL_TYPE_SEARCH_BAR (deal_search_bar_get_type ())
G_DECLARE_FINAL_TYPE (DealSearchBar, deal_search_bar, DEAL, SEARCH_BAR, GtkWidget)

void     deal_search_bar_set_selection (DealSearchBar *self, DealSelection *selection);
void     deal_search_bar_set_updates (DealSearchBar *self, DealUpdates *updates);
void     deal_search_bar_set_active (DealSearchBar *self, gboolean active);
void     deal_search_bar_grab_entry (DealSearchBar *self);
gboolean deal_search_bar_get_active (DealSearchBar *self);

G_END_DECLS
