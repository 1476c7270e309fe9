/* deal-citations.h: whether what a deal cites still stands in the archive
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "archive/deal-archive.h"
#include "calc/deal-anchor.h"
#include "model/deal.h"

G_BEGIN_DECLS

/**
 * DealCitations:
 * @states: (array): one per claim of the deal, in its order
 * @n_claims: how many
 * @counts: how many claims are in each state
 *
 * A finding about one deal and one state of the archive.
 */
typedef struct
{
  DealAnchorState *states;
  gsize            n_claims;
  guint            counts[DEAL_N_ANCHOR_STATES];
} DealCitations;

DealCitations      *
deal_citations_load (DealArchive *archive, const Deal *deal, GError **error);
void deal_citations_free (DealCitations *citations);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DealCitations, deal_citations_free)

G_END_DECLS
