/* deal-assumptions-undo.h: takes back a scenario and assumptions that were changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "deal-selection.h"

G_BEGIN_DECLS

void deal_assumptions_offer_undo (GtkWidget         *controls,
                                  DealSelection     *selection,
                                  const DealOptions *before,
                                  const char        *text);
void deal_assumptions_keep_undo (GtkWidget         *controls,
                                 DealSelection     *selection,
                                 const DealOptions *before,
                                 gconstpointer      what,
                                 const char        *text);

G_END_DECLS
