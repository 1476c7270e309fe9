/* deal-evidence.h: who supports a term, who contradicts it, and how many are independent
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/deal.h"

G_BEGIN_DECLS

typedef struct
{
  const DealTerm *term;
  guint           n_supports;
  guint           n_contradicts;
  guint           n_mentions;
  guint           n_origins;   /* independent sources that take a stance */
  guint           n_conflicts; /* that the file names */
  gboolean        disputed;    /* a claim contradicts, or the file names a conflict */
} DealTermEvidence;

/**
 * DealEvidence:
 *
 * Immutable and reference counted.
 */
typedef struct
{
  Deal             *deal;
  DealTermEvidence *terms;            /* one per term of the deal, in its order */
  guint            *claims_by_source; /* one per source of the deal, in its order */
  guint             n_disputed;
} DealEvidence;

DealEvidence *deal_evidence_new (const Deal *deal);
void          deal_evidence_free (DealEvidence *evidence);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DealEvidence, deal_evidence_free)

const DealTermEvidence *deal_evidence_get_term (const DealEvidence *evidence,
                                                const DealTerm     *term);
guint                   deal_source_list_count_origins (const DealSourceList *sources);
gboolean                deal_conflict_allows_both (DealConflictKind kind);

/* (element-type DealClaim) (transfer container): contradictions first, then by strength.
 */
GPtrArray *deal_term_get_claims (const Deal *deal, const DealTerm *term);
/* (element-type DealConflict) (transfer container) */
GPtrArray *deal_term_get_conflicts (const Deal *deal, const DealTerm *term);

G_END_DECLS
