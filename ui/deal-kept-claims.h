/* deal-kept-claims.h: what the user made of the passages of one source
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "archive/deal-archive.h"
#include "model/deal.h"

G_BEGIN_DECLS

/*
 * Signal `taken-back` (term: the id of a term, passage): the user no longer wants
 * what was said of the passage.
 */
#define DEAL_TYPE_KEPT_CLAIMS (deal_kept_claims_get_type ())
G_DECLARE_FINAL_TYPE (DealKeptClaims, deal_kept_claims, DEAL, KEPT_CLAIMS, GtkWidget)

void deal_kept_claims_show (DealKeptClaims *self,
                            DealArchive    *archive,
                            const Deal     *deal,
                            gint64          source);

G_END_DECLS
