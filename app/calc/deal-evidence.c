/* deal-evidence.c: who supports a term, who contradicts it, and how many are independent
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-evidence.h"

#include <string.h>

static void
count_claim (DealTermEvidence *term,
             GHashTable      **origins,
             const DealClaim  *claim)
{
  switch (claim->stance)
    {
    case DEAL_STANCE_SUPPORTS:
      term->n_supports++;
      break;
    case DEAL_STANCE_CONTRADICTS:
      term->n_contradicts++;
      break;
    case DEAL_STANCE_MENTIONS:
    default:
      /* Who only mentions a term takes no side. */
      term->n_mentions++;
      return;
    }

  if (*origins == NULL)
    *origins = g_hash_table_new (NULL, NULL);
  g_hash_table_add (*origins, (gpointer) deal_source_get_origin (claim->source));
}

/**
 * deal_evidence_new:
 * @deal: a deal
 *
 * Counts the stances on every term and the claims of every source.
 *
 * Returns: (transfer full): the counts
 */
DealEvidence *
deal_evidence_new (const Deal *deal)
{
  DealEvidence           *evidence = g_new0 (DealEvidence, 1);
  g_autofree GHashTable **origins = g_new0 (GHashTable *, deal->n_terms);

  evidence->deal = deal_ref (deal);
  evidence->terms = g_new0 (DealTermEvidence, deal->n_terms);
  evidence->claims_by_source = g_new0 (guint, deal->n_sources);

  for (gsize i = 0; i < deal->n_claims; i++)
    {
      gsize term = (gsize) (deal->claims[i].term - deal->terms);

      count_claim (&evidence->terms[term], &origins[term], &deal->claims[i]);
      evidence->claims_by_source[deal->claims[i].source - deal->sources]++;
    }
  for (gsize i = 0; i < deal->n_conflicts; i++)
    evidence->terms[deal->conflicts[i].term - deal->terms].n_conflicts++;

  for (gsize i = 0; i < deal->n_terms; i++)
    {
      DealTermEvidence *term = &evidence->terms[i];

      term->term = &deal->terms[i];
      term->disputed = term->n_contradicts > 0 || term->n_conflicts > 0;
      evidence->n_disputed += term->disputed ? 1 : 0;
      if (origins[i] != NULL)
        {
          term->n_origins = g_hash_table_size (origins[i]);
          g_hash_table_unref (origins[i]);
        }
    }

  return evidence;
}

/**
 * deal_evidence_free:
 * @evidence: (nullable) (transfer full): evidence
 */
void
deal_evidence_free (DealEvidence *evidence)
{
  if (evidence == NULL)
    return;

  g_free (evidence->terms);
  g_free (evidence->claims_by_source);
  deal_unref (evidence->deal);
  g_free (evidence);
}

/**
 * deal_evidence_get_term:
 * @evidence: evidence
 * @term: a term of its deal
 *
 * Returns: the counts of @term
 */
const DealTermEvidence *
deal_evidence_get_term (const DealEvidence *evidence,
                        const DealTerm     *term)
{
  gsize index = (gsize) (term - evidence->deal->terms);

  g_return_val_if_fail (index < evidence->deal->n_terms, NULL);

  return &evidence->terms[index];
}

/**
 * deal_source_list_count_origins:
 * @sources: a list of sources
 *
 * Returns: how many independent ones are among them: a reprint and what it
 *   reprints are one, and so are two reprints of the same
 */
guint
deal_source_list_count_origins (const DealSourceList *sources)
{
  g_autoptr (GHashTable) origins = g_hash_table_new (NULL, NULL);

  for (gsize i = 0; i < sources->n; i++)
    g_hash_table_add (origins, (gpointer) deal_source_get_origin (sources->items[i]));

  return g_hash_table_size (origins);
}

/**
 * deal_conflict_allows_both:
 * @kind: the kind of a conflict
 *
 * Returns: whether its positions can all be true: of a contradiction one at
 *   most; of different days, parts, digits and measures each of its own
 */
gboolean
deal_conflict_allows_both (DealConflictKind kind)
{
  return kind != DEAL_CONFLICT_CONTRADICTION;
}

/* Contradictions, then the strongest, then what supports; the id settles the
 * rest, so that the order of the file does not matter. */
static int
compare_claims (gconstpointer a,
                gconstpointer b)
{
  const DealClaim *left = *(const DealClaim *const *) a;
  const DealClaim *right = *(const DealClaim *const *) b;
  int              left_side = left->stance == DEAL_STANCE_CONTRADICTS ? 0 : 1;
  int              right_side = right->stance == DEAL_STANCE_CONTRADICTS ? 0 : 1;

  if (left_side != right_side)
    return left_side - right_side;
  if (left->strength != right->strength)
    return (int) left->strength - (int) right->strength;
  if (left->stance != right->stance)
    return (int) left->stance - (int) right->stance;

  return strcmp (left->id, right->id);
}

/**
 * deal_term_get_claims:
 * @deal: a deal
 * @term: one of its terms
 *
 * Returns: (transfer container) (element-type DealClaim): what is claimed of
 *   @term: contradictions first, then by strength
 */
GPtrArray *
deal_term_get_claims (const Deal     *deal,
                      const DealTerm *term)
{
  GPtrArray *claims = g_ptr_array_new ();

  for (gsize i = 0; i < deal->n_claims; i++)
    if (deal->claims[i].term == term)
      g_ptr_array_add (claims, (gpointer) &deal->claims[i]);
  g_ptr_array_sort (claims, compare_claims);

  return claims;
}

/**
 * deal_term_get_conflicts:
 * @deal: a deal
 * @term: one of its terms
 *
 * Returns: (transfer container) (element-type DealConflict): where the sources
 *   disagree on @term, in the file's order
 */
GPtrArray *
deal_term_get_conflicts (const Deal     *deal,
                         const DealTerm *term)
{
  GPtrArray *conflicts = g_ptr_array_new ();

  for (gsize i = 0; i < deal->n_conflicts; i++)
    if (deal->conflicts[i].term == term)
      g_ptr_array_add (conflicts, (gpointer) &deal->conflicts[i]);

  return conflicts;
}
