/* deal-claim-list.h: all that is claimed of a term
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "deal-selection.h"

G_BEGIN_DECLS

#define DEAL_TYPE_CLAIM_LIST (deal_claim_list_get_type ())
G_DECLARE_FINAL_TYPE (DealClaimList, deal_claim_list, DEAL, CLAIM_LIST, GtkWidget)

GtkWidget *deal_claim_list_new (DealSelection  *selection,
                                const DealTerm *term,
                                const char     *title);
GtkWidget *deal_claim_list_mark_source (DealClaimList *self, const char *source_id);

G_END_DECLS
