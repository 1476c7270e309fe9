/* deal-claim-row.h: what one source says of a term, and where
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "deal-selection.h"

G_BEGIN_DECLS

GtkWidget *deal_claim_row_new (DealSelection *selection, const DealClaim *claim);
char      *deal_claim_row_describe_citation (DealSelection   *selection,
                                             const DealClaim *claim);
GtkWidget *deal_claim_row_new_citation (DealSelection   *selection,
                                        const DealClaim *claim);
GtkWidget *deal_claim_row_new_chips (DealSelection        *selection,
                                     const DealSourceList *sources);

G_END_DECLS
