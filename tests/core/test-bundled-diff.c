/* test-bundled-diff.c: what the program concludes from the bundled deal
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-diff.h"
#include "calc/deal-evidence.h"
#include "calc/deal-matrix.h"
#include "read-deal.h"

static Deal *deal;

static const DealDiffRow *
find_row (const DealDiff *diff,
          const char     *term_id)
{
  for (gsize i = 0; i < diff->n_rows; i++)
    if (g_str_equal (diff->rows[i].term->id, term_id))
      return &diff->rows[i];

  g_error ("no row for %s", term_id);
}

static void
test_badges (void)
{
  const struct
  {
    const char *term;
    DealKind    kind;
    DealBadge   badge;
  } cases[] = {
    { "rev-rate", DEAL_KIND_UNCHANGED, DEAL_BADGE_UNCHANGED },
    { "rev-cap", DEAL_KIND_ADDED, DEAL_BADGE_CAPPED },
    { "rev-until", DEAL_KIND_UNCLEAR, DEAL_BADGE_NARROWED },
    { "rev-agi", DEAL_KIND_ENDED, DEAL_BADGE_ENDED },
    { "rev-base", DEAL_KIND_NOT_RESTATED, DEAL_BADGE_NOT_RESTATED },
    { "rev-ms-oa", DEAL_KIND_ENDED, DEAL_BADGE_ENDED },
    { "azure-commitment", DEAL_KIND_NOT_RESTATED, DEAL_BADGE_NOT_RESTATED },
    { "api-exclusivity", DEAL_KIND_ENDED, DEAL_BADGE_ENDED },
    { "ship-first", DEAL_KIND_ADDED, DEAL_BADGE_ADDED },
    { "licence-exclusivity", DEAL_KIND_ENDED, DEAL_BADGE_NARROWED },
    { "licence-term", DEAL_KIND_UNCHANGED, DEAL_BADGE_UNCHANGED },
    { "research-ip", DEAL_KIND_NOT_RESTATED, DEAL_BADGE_NOT_RESTATED },
    { "rofr", DEAL_KIND_NOT_RESTATED, DEAL_BADGE_NOT_RESTATED },
    { "equity", DEAL_KIND_UNCHANGED, DEAL_BADGE_UNCHANGED },
    { "agi-clause", DEAL_KIND_ENDED, DEAL_BADGE_ENDED },
    { "agi-panel", DEAL_KIND_NOT_RESTATED, DEAL_BADGE_NOT_RESTATED },
  };
  g_autoptr (DealDiff) diff = deal_diff_new (deal, deal->compare_old, deal->compare_new);

  g_assert_cmpuint (diff->n_rows, ==, deal->n_terms);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DealDiffRow *row = find_row (diff, cases[i].term);

      g_test_message ("%s", cases[i].term);
      g_assert_cmpint (row->kind, ==, cases[i].kind);
      g_assert_cmpint (row->badge, ==, cases[i].badge);
    }
  /* The right of first refusal is gone since October 2025, not by the amendment. */
  g_assert_true (find_row (diff, "rofr")->ended_before);
  g_assert_false (find_row (diff, "azure-commitment")->ended_before);
}

/* Nothing changes between a version and itself, whatever is unknown in it. */
static void
test_same_version (void)
{
  for (gsize i = 0; i < deal->n_versions; i++)
    {
      g_autoptr (DealDiff) diff =
        deal_diff_new (deal, &deal->versions[i], &deal->versions[i]);

      for (gsize j = 0; j < diff->n_rows; j++)
        {
          DealKind kind = diff->rows[j].kind;

          g_test_message ("%s, %s", deal->versions[i].id, diff->rows[j].term->id);
          g_assert_true (kind == DEAL_KIND_UNCHANGED || kind == DEAL_KIND_NOT_RESTATED ||
                         kind == DEAL_KIND_ABSENT);
        }
    }
}

/* For no pair does the file conclude what its own values exclude. */
static void
test_declared_agrees (void)
{
  guint n_declared = 0;

  for (gsize i = 0; i < deal->n_versions; i++)
    for (gsize j = i + 1; j < deal->n_versions; j++)
      {
        const DealVersion *from = &deal->versions[i];
        const DealVersion *to = &deal->versions[j];
        g_autoptr (DealDiff) diff = deal_diff_new (deal, from, to);

        for (gsize k = 0; k < diff->n_rows; k++)
          {
            g_test_message ("%s: %s, %s",
                            diff->rows[k].term->id,
                            from->id,
                            to->id);
            n_declared += diff->rows[k].declared != NULL;
            g_assert_true (diff->rows[k].agrees);
          }
      }
  g_assert_cmpuint (n_declared, >, 50);
}

/* Every term that a conflict or a contradiction touches is disputed, and no other. */
static void
test_disputed (void)
{
  const char *const undisputed[] = {
    "rev-agi",
    "azure-commitment",
    "codev",
    "gov",
    "hardware",
    "open-weight",
    "agi-panel",
    "msft-agi",
    "compute-threshold",
    "joint-work",
  };
  g_autoptr (DealEvidence) evidence = deal_evidence_new (deal);

  g_assert_cmpuint (evidence->n_disputed, ==, deal->n_terms - G_N_ELEMENTS (undisputed));
  for (gsize i = 0; i < G_N_ELEMENTS (undisputed); i++)
    {
      const DealTerm *term = deal_find_term (deal, undisputed[i]);

      g_test_message ("%s", undisputed[i]);
      g_assert_nonnull (term);
      g_assert_false (deal_evidence_get_term (evidence, term)->disputed);
    }
}

/* The announcement and its reprints are one origin. */
static void
test_counts_origins (void)
{
  const DealTerm  *term = deal_find_term (deal, "licence-exclusivity");
  const DealValue *value = deal_term_get_value (term, deal->compare_new);

  g_assert_cmpuint (value->sources.n, ==, 3);
  g_assert_cmpuint (deal_source_list_count_origins (&value->sources), ==, 1);
}

static void
test_matrix (void)
{
  const DealDate before = { 2026, 4, 26 };
  const DealDate after = { 2026, 11, 20 };
  g_autoptr (DealMatrix) matrix = deal_matrix_new (deal, before, after);

  for (gsize i = 0; i < deal->n_products; i++)
    for (gsize j = 0; j < deal->n_platforms; j++)
      {
        const DealMatrixCell  *cell = deal_matrix_get_cell (matrix, i, j);
        const DealMatrixLayer *contract = &cell->layers[DEAL_LAYER_CONTRACT];

        g_test_message ("%s, %s", deal->products[i].id, deal->platforms[j].id);
        /* After the amendment nothing is forbidden or exclusive any more. */
        g_assert_cmpint (contract->after, !=, DEAL_STATUS_FORBIDDEN);
        g_assert_cmpint (contract->after, !=, DEAL_STATUS_EXCLUSIVE);
        /* Buying compute is no part of it. */
        if (g_str_equal (deal->products[i].id, "openai-compute"))
          g_assert_cmpint (cell->change, !=, DEAL_MATRIX_CHANGED);
      }
  g_assert_cmpuint (matrix->n_changed, >, 0);
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  deal = read_file (files[0]);

  g_test_add_func ("/bundled/badges", test_badges);
  g_test_add_func ("/bundled/same-version", test_same_version);
  g_test_add_func ("/bundled/declared-agrees", test_declared_agrees);
  g_test_add_func ("/bundled/disputed", test_disputed);
  g_test_add_func ("/bundled/counts-origins", test_counts_origins);
  g_test_add_func ("/bundled/matrix", test_matrix);

  status = g_test_run ();
  g_clear_pointer (&deal, deal_unref);
  return status;
}
