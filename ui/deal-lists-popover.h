/* deal-lists-popover.h: the lists of articles that the user added
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "deal-updates.h"

G_BEGIN_DECLS

#define DEAL_TYPE_LISTS_POPOVER (deal_lists_popover_get_type ())
G_DECLARE_FINAL_TYPE (
  DealListsPopover, deal_lists_popover, DEAL, LISTS_POPOVER, GtkPopover)

GtkWidget *deal_lists_popover_new (DealUpdates *updates);

G_END_DECLS
