/* deal-candidates.h: passages of a text that speak of a deal's terms
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/deal-fold.h"
#include "model/deal.h"

G_BEGIN_DECLS

/**
 * DealCandidate:
 * @term: what it seems to speak of
 * @passage: one paragraph of the text or, of a long one, a few sentences
 * @spans: (array length=n_spans): the words that say so: ascending, apart
 * @score: how much of the term it has; the higher the better
 *
 * What may become a claim, when somebody has read it.
 */
typedef struct
{
  const DealTerm *term;
  char           *passage;
  DealTextSpan   *spans;
  gsize           n_spans;
  guint           score;
} DealCandidate;

void       deal_candidate_free (DealCandidate *candidate);
GPtrArray *deal_candidates_find (const Deal *deal, const char *text, gsize most);

G_END_DECLS
