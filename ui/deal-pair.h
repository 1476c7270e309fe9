/* deal-pair.h: the two versions that are compared, and the button that swaps them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "deal-selection.h"

G_BEGIN_DECLS

#define DEAL_TYPE_PAIR (deal_pair_get_type ())
G_DECLARE_FINAL_TYPE (DealPair, deal_pair, DEAL, PAIR, GtkWidget)

void deal_pair_set_selection (DealPair *self, DealSelection *selection);
void deal_pair_set_narrow (DealPair *self, gboolean narrow);
void deal_pair_set_wraps (DealPair *self);

G_END_DECLS
