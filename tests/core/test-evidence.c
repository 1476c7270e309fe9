/* test-evidence.c: who supports a term, who contradicts it, and how many are independent
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-evidence.h"

#include "made-deal.h"

static const DealTerm terms[] = {
  { .id = "t0" },
  { .id = "t1" },
  { .id = "t2" },
};

/* A reprint of a reprint, and two that stand alone. */
static const DealSource sources[] = {
  { .id = "s0" },
  { .id = "s1", .origin = &sources[0] },
  { .id = "s2", .origin = &sources[1] },
  { .id = "s3" },
  { .id = "s4" },
};

#define CLAIM(name, term_index, source_index, stance_name, strength_name)           \
  {                                                                                 \
    .id = (name), .term = &terms[term_index], .source = &sources[source_index],     \
    .stance = DEAL_STANCE_##stance_name, .strength = DEAL_STRENGTH_##strength_name, \
  }

static const DealClaim claims[] = {
  CLAIM ("c0", 0, 0, SUPPORTS, ANONYMOUS),
  CLAIM ("c1", 0, 1, SUPPORTS, NAMED),
  CLAIM ("c2", 0, 2, SUPPORTS, OFFICIAL),
  CLAIM ("c3", 0, 3, CONTRADICTS, OPINION),
  CLAIM ("c4", 0, 4, MENTIONS, OFFICIAL),
  CLAIM ("c5", 1, 3, SUPPORTS, NAMED),
  CLAIM ("c6", 0, 3, CONTRADICTS, NAMED),
};

static const DealConflict conflicts[] = {
  { .term = &terms[1], .question = "Which?" },
  { .term = &terms[1], .question = "When?" },
};

static Deal *
make_deal (void)
{
  Deal *deal = made_deal_new ();

  deal->terms = terms;
  deal->n_terms = G_N_ELEMENTS (terms);
  deal->sources = sources;
  deal->n_sources = G_N_ELEMENTS (sources);
  deal->claims = claims;
  deal->n_claims = G_N_ELEMENTS (claims);
  deal->conflicts = conflicts;
  deal->n_conflicts = G_N_ELEMENTS (conflicts);

  return deal;
}

static void
test_counts (void)
{
  Deal *deal = make_deal ();
  g_autoptr (DealEvidence) evidence = deal_evidence_new (deal);
  const DealTermEvidence *term = deal_evidence_get_term (evidence, &terms[0]);

  g_assert_true (term->term == &terms[0]);
  g_assert_cmpuint (term->n_supports, ==, 3);
  g_assert_cmpuint (term->n_contradicts, ==, 2);
  g_assert_cmpuint (term->n_mentions, ==, 1);
  /* s0 with its reprints, and s3; s4 takes no side. */
  g_assert_cmpuint (term->n_origins, ==, 2);
  g_assert_cmpuint (term->n_conflicts, ==, 0);
  g_assert_true (term->disputed);

  term = deal_evidence_get_term (evidence, &terms[1]);
  g_assert_cmpuint (term->n_contradicts, ==, 0);
  g_assert_cmpuint (term->n_conflicts, ==, 2);
  g_assert_true (term->disputed);

  term = deal_evidence_get_term (evidence, &terms[2]);
  g_assert_cmpuint (term->n_origins, ==, 0);
  g_assert_false (term->disputed);

  g_assert_cmpuint (evidence->n_disputed, ==, 2);
  g_assert_cmpuint (evidence->claims_by_source[3], ==, 3);
  g_assert_cmpuint (evidence->claims_by_source[4], ==, 1);
  deal_unref (deal);
}

static void
test_origins (void)
{
  static const DealSource *const all[] = { &sources[2], &sources[0], &sources[1],
                                           &sources[3], &sources[3] };
  static const guint             wanted[] = { 0, 1, 1, 1, 2, 2 };

  for (gsize n = 0; n <= G_N_ELEMENTS (all); n++)
    {
      DealSourceList list = { all, n };

      g_assert_cmpuint (deal_source_list_count_origins (&list), ==, wanted[n]);
    }
}

/* Contradictions first, then the strongest. */
static void
test_claims (void)
{
  static const char *const wanted[] = { "c6", "c3", "c2", "c4", "c1", "c0" };
  Deal                    *deal = make_deal ();
  g_autoptr (GPtrArray) found = deal_term_get_claims (deal, &terms[0]);
  g_autoptr (GPtrArray) none = deal_term_get_claims (deal, &terms[2]);

  g_assert_cmpuint (found->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < found->len; i++)
    g_assert_cmpstr (((const DealClaim *) found->pdata[i])->id, ==, wanted[i]);
  g_assert_cmpuint (none->len, ==, 0);
  deal_unref (deal);
}

static void
test_conflicts (void)
{
  Deal *deal = make_deal ();
  g_autoptr (GPtrArray) found = deal_term_get_conflicts (deal, &terms[1]);
  g_autoptr (GPtrArray) none = deal_term_get_conflicts (deal, &terms[0]);

  g_assert_cmpuint (found->len, ==, 2);
  g_assert_true (found->pdata[0] == &conflicts[0]);
  g_assert_cmpuint (none->len, ==, 0);
  deal_unref (deal);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evidence/stances-and-disputes", test_counts);
  g_test_add_func ("/evidence/a-reprint-is-no-second-origin", test_origins);
  g_test_add_func ("/evidence/claims-in-order", test_claims);
  g_test_add_func ("/evidence/conflicts-of-a-term", test_conflicts);

  return g_test_run ();
}
