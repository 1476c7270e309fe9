/* deal-known-bar.h: the day whose public knowledge the window shows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "deal-selection.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DEAL_TYPE_KNOWN_BAR (deal_known_bar_get_type ())
G_DECLARE_FINAL_TYPE (DealKnownBar, deal_known_bar, DEAL, KNOWN_BAR, GtkWidget)

void deal_known_bar_set_selection (DealKnownBar *self, DealSelection *selection);
/* Begins with the day before the newer version of the pair became known. */
void deal_known_bar_start (DealKnownBar *self);

G_END_DECLS
