/* deal-term-details.h: all that is known of one term
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "deal-selection.h"

G_BEGIN_DECLS

#define DEAL_TYPE_TERM_DETAILS (deal_term_details_get_type ())
G_DECLARE_FINAL_TYPE (DealTermDetails, deal_term_details, DEAL, TERM_DETAILS, GtkWidget)

void deal_term_details_set_selection (DealTermDetails *self, DealSelection *selection);

G_END_DECLS
