/* deal-sources-view.h: the view of sources: what is cited, found, new and gone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "deal-selection.h"
#include "deal-updates.h"

G_BEGIN_DECLS

/*
 * Properties: `selection` (DealSelection, construct), `updates` (DealUpdates).
 * `badge` (uint, read-only, notifying): how many sources are new and unread.
 * Signal `undoable` (const char *text, GClosure *undo): something was done that
 * the window offers to take back.  Signal `told` (const char *text): a toast.
 */
#define DEAL_TYPE_SOURCES_VIEW (deal_sources_view_get_type ())
G_DECLARE_FINAL_TYPE (DealSourcesView, deal_sources_view, DEAL, SOURCES_VIEW, GtkWidget)

G_END_DECLS
