/* test-diff.c: how two versions differ, term by term
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-diff.h"

#include "diff-cases.h"
#include "made-deal.h"

static const DealVersion versions[] = {
  { .id = "v1", .title = "One", .announced = { 2019, 0, 0 } },
  { .id = "v2", .title = "Two", .announced = { 2023, 0, 0 } },
  { .id = "v3", .title = "Three", .announced = { 2026, 0, 0 } },
};
static const DealCategory categories[] = { { "c1", "First" }, { "c2", "Second" } };

/* Values as a test wants them, under no version yet. */
static Deal *
make_deal (const DealTerm *terms,
           gsize           n_terms)
{
  Deal *deal = made_deal_new ();

  deal->versions = versions;
  deal->n_versions = G_N_ELEMENTS (versions);
  deal->categories = categories;
  deal->n_categories = G_N_ELEMENTS (categories);
  deal->terms = terms;
  deal->n_terms = n_terms;

  return deal;
}

static DealTerm
make_term (const char      *id,
           DealType         type,
           const DealValue *values,
           gsize            n_values)
{
  DealTerm term = { 0 };

  term.id = id;
  term.title = id;
  term.category = &categories[0];
  term.type = type;
  term.scale = 1000000000;
  term.values = values;
  term.n_values = n_values;

  return term;
}

static DealKind
mirror (DealKind kind)
{
  static const DealKind pairs[][2] = {
    { DEAL_KIND_ADDED, DEAL_KIND_ENDED },
    { DEAL_KIND_RAISED, DEAL_KIND_LOWERED },
    { DEAL_KIND_EXTENDED, DEAL_KIND_SHORTENED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    for (gsize j = 0; j < 2; j++)
      if (pairs[i][j] == kind)
        return pairs[i][1 - j];

  return kind;
}

/* Each both ways: swapping the pair mirrors the difference. */
static void
test_kinds (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DealValue values[] = { cases[i].before, cases[i].after };
      DealTerm  term = make_term ("term", cases[i].type, values, 2);
      Deal     *deal = make_deal (&term, 1);
      DealDiff *diff;
      DealDiff *swapped;

      values[0].version = &versions[1];
      values[1].version = &versions[2];
      diff = deal_diff_new (deal, &versions[1], &versions[2]);
      swapped = deal_diff_new (deal, &versions[2], &versions[1]);

      g_test_message ("%s", cases[i].what);
      g_assert_cmpuint (diff->n_rows, ==, 1);
      g_assert_cmpint (diff->rows[0].kind, ==, cases[i].kind);
      g_assert_cmpstr (diff->rows[0].size, ==, cases[i].size);
      g_assert_true (diff->rows[0].old_is_restated && diff->rows[0].new_is_restated);
      g_assert_false (diff->rows[0].ended_before);
      g_assert_true (diff->rows[0].agrees);
      g_assert_cmpint (swapped->rows[0].kind, ==, mirror (cases[i].kind));
      g_assert_true (swapped->rows[0].old_value == diff->rows[0].new_value);
      g_assert_cmpint (swapped->rows[0].size != NULL, ==, diff->rows[0].size != NULL);

      deal_diff_unref (diff);
      deal_diff_unref (swapped);
      deal_unref (deal);
    }
}

/* What a version does not say is never unchanged. */
static void
test_not_restated (void)
{
  static const DealChange unchanged = {
    .from = &versions[1], .to = &versions[2], .effect = DEAL_EFFECT_UNCHANGED
  };
  DealValue values[] = { FLAG (TRUE), FLAG (TRUE) };
  DealTerm  term = make_term ("right", DEAL_TYPE_FLAG, values, 1);
  Deal     *deal = make_deal (&term, 1);
  DealDiff *diff;

  values[0].version = &versions[0];
  term.changes = &unchanged;
  term.n_changes = 1;

  /* Only the first version speaks of it. */
  diff = deal_diff_new (deal, &versions[1], &versions[2]);
  g_assert_cmpint (diff->rows[0].kind, ==, DEAL_KIND_NOT_RESTATED);
  g_assert_cmpint (diff->rows[0].badge, ==, DEAL_BADGE_NOT_RESTATED);
  g_assert_true (diff->rows[0].declared == &unchanged);
  g_assert_true (diff->rows[0].new_value == &values[0]);
  g_assert_false (diff->rows[0].old_is_restated || diff->rows[0].new_is_restated);
  g_assert_false (diff->rows[0].ended_before);
  deal_diff_unref (diff);

  /* The newer says the same again: still no word of the older's. */
  values[1].version = &versions[2];
  term.n_values = 2;
  term.n_changes = 0;
  diff = deal_diff_new (deal, &versions[1], &versions[2]);
  g_assert_cmpint (diff->rows[0].kind, ==, DEAL_KIND_NOT_RESTATED);
  g_assert_true (diff->rows[0].new_is_restated);
  deal_diff_unref (diff);

  /* The newer ends what the older took over: a change is a change. */
  values[1].flag = FALSE;
  diff = deal_diff_new (deal, &versions[1], &versions[2]);
  g_assert_cmpint (diff->rows[0].kind, ==, DEAL_KIND_ENDED);
  g_assert_false (diff->rows[0].ended_before);
  deal_diff_unref (diff);

  diff = deal_diff_new (deal, &versions[2], &versions[1]);
  g_assert_cmpint (diff->rows[0].kind, ==, DEAL_KIND_ADDED);
  deal_diff_unref (diff);
  deal_unref (deal);
}

/* What applied and does not apply any more; the one that never did is above. */
static void
test_applied_before (void)
{
  DealValue values[] = { FLAG (TRUE), STATE (NOT_APPLICABLE) };
  DealTerm  term = make_term ("limit", DEAL_TYPE_FLAG, values, 2);
  Deal     *deal = make_deal (&term, 1);
  DealDiff *diff;

  values[0].version = &versions[0];
  values[1].version = &versions[1];
  diff = deal_diff_new (deal, &versions[1], &versions[2]);
  g_assert_true (diff->rows[0].ended_before);
  deal_diff_unref (diff);
  deal_unref (deal);
}

/* Ended by its value, or by what the file says of the change that led to it. */
static void
test_ended_before (void)
{
  static const DealChange ended = {
    .from = &versions[0], .to = &versions[1], .effect = DEAL_EFFECT_ENDED
  };
  static const struct
  {
    DealValue value;
    gboolean  declared;
    gboolean  ended;
  } cases_of_end[] = {
    { FLAG (FALSE), FALSE, TRUE },
    { FLAG (TRUE), FALSE, FALSE },
    { FLAG (TRUE), TRUE, TRUE },
    { STATE (ZERO), FALSE, TRUE },
    { STATE (NOT_APPLICABLE), FALSE, FALSE },
    { STATE (NOT_DISCLOSED), FALSE, FALSE },
    { STATE (NOT_FOUND), FALSE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases_of_end); i++)
    {
      DealValue value = cases_of_end[i].value;
      DealTerm  term = make_term ("right", DEAL_TYPE_FLAG, &value, 1);
      Deal     *deal = make_deal (&term, 1);
      DealDiff *diff;

      value.version = &versions[1];
      term.changes = &ended;
      term.n_changes = cases_of_end[i].declared ? 1 : 0;
      diff = deal_diff_new (deal, &versions[1], &versions[2]);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (diff->rows[0].kind, ==, DEAL_KIND_NOT_RESTATED);
      g_assert_true (diff->rows[0].old_is_restated);
      g_assert_cmpint (diff->rows[0].ended_before, ==, cases_of_end[i].ended);

      deal_diff_unref (diff);
      deal_unref (deal);
    }
}

/* A term that comes later is no row of earlier pairs, and added in the first
 * that has it. */
static void
test_absent (void)
{
  DealValue values[] = { FLAG (TRUE), FLAG (FALSE) };
  DealTerm  terms[] = {
     make_term ("right", DEAL_TYPE_FLAG, &values[0], 1),
     make_term ("none", DEAL_TYPE_FLAG, &values[1], 1),
  };
  Deal     *deal = make_deal (terms, 2);
  DealDiff *diff;

  values[0].version = &versions[2];
  values[1].version = &versions[2];

  diff = deal_diff_new (deal, &versions[0], &versions[1]);
  g_assert_cmpuint (diff->n_rows, ==, 0);
  deal_diff_unref (diff);

  diff = deal_diff_new (deal, &versions[1], &versions[2]);
  g_assert_cmpuint (diff->n_rows, ==, 2);
  g_assert_null (diff->rows[0].old_value);
  g_assert_cmpint (diff->rows[0].kind, ==, DEAL_KIND_ADDED);
  g_assert_cmpint (diff->rows[0].badge, ==, DEAL_BADGE_ADDED);
  /* That a right does not exist is news, and no right. */
  g_assert_cmpint (diff->rows[1].kind, ==, DEAL_KIND_UNCLEAR);
  deal_diff_unref (diff);

  diff = deal_diff_new (deal, &versions[2], &versions[1]);
  g_assert_cmpint (diff->rows[0].kind, ==, DEAL_KIND_ENDED);
  deal_diff_unref (diff);
  deal_unref (deal);
}

/* The declared effect is the badge; where it and the values exclude each
 * other, the row says so. */
static void
test_declared (void)
{
  static const struct
  {
    DealValue  after;
    DealEffect effect;
    DealBadge  badge;
    DealBadge  mirrored;
    gboolean   agrees;
  } changes[] = {
    { NUMBER (25, 2), DEAL_EFFECT_WIDENED, DEAL_BADGE_WIDENED, DEAL_BADGE_NARROWED,
      TRUE },
    { NUMBER (25, 2), DEAL_EFFECT_UNCHANGED, DEAL_BADGE_UNCHANGED, DEAL_BADGE_UNCHANGED,
      FALSE },
    { NUMBER (25, 2), DEAL_EFFECT_ENDED, DEAL_BADGE_ENDED, DEAL_BADGE_ADDED, FALSE },
    { NUMBER (25, 2), DEAL_EFFECT_CAPPED, DEAL_BADGE_CAPPED, DEAL_BADGE_WIDENED, FALSE },
    { NUMBER (25, 2), DEAL_EFFECT_UNCLEAR, DEAL_BADGE_UNCLEAR, DEAL_BADGE_UNCLEAR, TRUE },
    { NUMBER (15, 2), DEAL_EFFECT_NARROWED, DEAL_BADGE_NARROWED, DEAL_BADGE_WIDENED,
      TRUE },
    { NUMBER (15, 2), DEAL_EFFECT_ADDED, DEAL_BADGE_ADDED, DEAL_BADGE_ENDED, FALSE },
    { NUMBER (2, 1), DEAL_EFFECT_UNCHANGED, DEAL_BADGE_UNCHANGED, DEAL_BADGE_UNCHANGED,
      TRUE },
    { NUMBER (2, 1), DEAL_EFFECT_NARROWED, DEAL_BADGE_NARROWED, DEAL_BADGE_WIDENED,
      FALSE },
    { STATE (ZERO), DEAL_EFFECT_ENDED, DEAL_BADGE_ENDED, DEAL_BADGE_ADDED, TRUE },
    { STATE (NOT_DISCLOSED), DEAL_EFFECT_CAPPED, DEAL_BADGE_CAPPED, DEAL_BADGE_WIDENED,
      TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      DealValue  values[] = { NUMBER (2, 1), changes[i].after };
      DealTerm   term = make_term ("share", DEAL_TYPE_SHARE, values, 2);
      DealChange change = { .from = &versions[1], .to = &versions[2] };
      Deal      *deal = make_deal (&term, 1);
      DealDiff  *diff;
      DealDiff  *swapped;

      values[0].version = &versions[1];
      values[1].version = &versions[2];
      change.effect = changes[i].effect;
      term.changes = &change;
      term.n_changes = 1;
      diff = deal_diff_new (deal, &versions[1], &versions[2]);
      swapped = deal_diff_new (deal, &versions[2], &versions[1]);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (diff->rows[0].badge, ==, changes[i].badge);
      g_assert_cmpint (diff->rows[0].agrees, ==, changes[i].agrees);
      g_assert_cmpint (swapped->rows[0].badge, ==, changes[i].mirrored);
      g_assert_true (diff->rows[0].declared == &change);
      g_assert_null (swapped->rows[0].declared);
      g_assert_true (diff->rows[0].has_effect && swapped->rows[0].has_effect);
      g_assert_cmpint (swapped->rows[0].agrees, ==, changes[i].agrees);

      deal_diff_unref (diff);
      deal_diff_unref (swapped);
      deal_unref (deal);
    }
}

/* A share of which only the words differ may well be narrowed. */
static void
test_words_beyond_type (void)
{
  DealValue  values[] = { NUMBER (2, 1), NUMBER (2, 1) };
  DealTerm   term = make_term ("share", DEAL_TYPE_SHARE, values, 2);
  DealChange change = {
    .from = &versions[1], .to = &versions[2], .effect = DEAL_EFFECT_NARROWED
  };
  Deal *deal = make_deal (&term, 1);

  values[0].version = &versions[1];
  values[1].version = &versions[2];
  term.changes = &change;
  term.n_changes = 1;
  for (int differ = 0; differ < 2; differ++)
    {
      g_autoptr (DealDiff) diff = NULL;

      values[1].text = differ ? "of sales on Azure only" : "";
      diff = deal_diff_new (deal, &versions[1], &versions[2]);
      g_assert_cmpint (diff->rows[0].kind, ==, DEAL_KIND_UNCHANGED);
      g_assert_cmpint (diff->rows[0].agrees, ==, differ);
    }
  deal_unref (deal);
}

/* By category, in the file's order; the tally counts every row once. */
static void
test_order_and_tally (void)
{
  DealValue values[] = { NUMBER (2, 1), NUMBER (3, 1) };
  DealTerm  terms[] = {
     make_term ("t1", DEAL_TYPE_SHARE, values, 2),
     make_term ("t2", DEAL_TYPE_SHARE, values, 2),
     make_term ("t3", DEAL_TYPE_SHARE, values, 1),
     make_term ("t4", DEAL_TYPE_SHARE, &values[1], 1),
  };
  static const char *const wanted[] = { "t2", "t3", "t1", "t4" };
  DealClaim                claim = { .id = "c", .stance = DEAL_STANCE_CONTRADICTS };
  DealSource               source = { .id = "s" };
  Deal                    *deal = make_deal (terms, 4);
  g_autoptr (DealDiff) diff = NULL;
  guint sum = 0;

  values[0].version = &versions[1];
  values[1].version = &versions[2];
  terms[0].category = &categories[1];
  terms[3].category = &categories[1];
  claim.term = &terms[1];
  claim.source = &source;
  deal->claims = &claim;
  deal->n_claims = 1;
  deal->sources = &source;
  deal->n_sources = 1;
  diff = deal_diff_new (deal, &versions[1], &versions[2]);

  g_assert_cmpuint (diff->n_rows, ==, 4);
  for (gsize i = 0; i < 4; i++)
    g_assert_cmpstr (diff->rows[i].term->id, ==, wanted[i]);
  g_assert_cmpuint (diff->tally[DEAL_BADGE_WIDENED], ==, 2);
  g_assert_cmpuint (diff->tally[DEAL_BADGE_NOT_RESTATED], ==, 1);
  g_assert_cmpuint (diff->tally[DEAL_BADGE_ADDED], ==, 1);
  for (gsize i = 0; i < DEAL_N_BADGES; i++)
    sum += diff->tally[i];
  g_assert_cmpuint (sum, ==, 4);
  g_assert_cmpuint (diff->n_changed, ==, 3);
  g_assert_cmpuint (diff->n_disputed, ==, 1);
  g_assert_true (diff->rows[0].disputed);
  deal_unref (deal);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diff/kinds-both-ways", test_kinds);
  g_test_add_func ("/diff/not-restated-is-not-unchanged", test_not_restated);
  g_test_add_func ("/diff/ended-before", test_ended_before);
  g_test_add_func ("/diff/applied-before", test_applied_before);
  g_test_add_func ("/diff/absent-then-added", test_absent);
  g_test_add_func ("/diff/declared-effect", test_declared);
  g_test_add_func ("/diff/words-say-more-than-types", test_words_beyond_type);
  g_test_add_func ("/diff/order-and-tally", test_order_and_tally);

  return g_test_run ();
}
