/* test-selection.c: what the reader chose outlives a reload
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-selection.h"
#include "fixture.h"

static void
count_cb (guint *n)
{
  (*n)++;
}

/* A selection with the bundled deal, and a count of what it emits. */
typedef struct
{
  DealSelection *selection;
  Deal          *deal;
  guint          n_changed;
  guint          n_term;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->selection = deal_selection_new ();
  fixture->deal = fixture_load (NULL, NULL);
  deal_selection_set_deal (fixture->selection, fixture->deal);
  g_signal_connect_swapped (fixture->selection, "changed",
                            G_CALLBACK (count_cb), &fixture->n_changed);
  g_signal_connect_swapped (fixture->selection, "notify::term",
                            G_CALLBACK (count_cb), &fixture->n_term);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_finalize_object (fixture->selection);
  deal_unref (fixture->deal);
}

static void
test_reload (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (Deal) again = fixture_load ("Azure first", "Azure before others");
  g_autoptr (DealOptions) options = NULL;
  const DealOptions   *now;
  const DealParameter *cap = deal_find_parameter (fixture->deal, "cap");
  DealDecimal          value = { 38, 0 };

  options = deal_options_copy (deal_selection_get_options (fixture->selection));
  options->old_version = deal_find_version (fixture->deal, "2019-07");
  options->scenario = deal_find_scenario (fixture->deal, "high");
  options->by = DEAL_BY_QUARTER;
  deal_options_set_parameter (options, cap, &value);
  deal_selection_set_options (fixture->selection, options);
  deal_selection_set_term (fixture->selection, "rev-cap");
  g_assert_cmpuint (fixture->n_changed, ==, 1);

  deal_selection_set_deal (fixture->selection, again);
  g_assert_cmpuint (fixture->n_changed, ==, 2);
  now = deal_selection_get_options (fixture->selection);
  g_assert_true (now->deal == again);
  g_assert_true (now->old_version == deal_find_version (again, "2019-07"));
  g_assert_true (now->new_version == deal_find_version (again, "2026-04"));
  g_assert_true (now->scenario == deal_find_scenario (again, "high"));
  g_assert_cmpint (now->by, ==, DEAL_BY_QUARTER);
  g_assert_cmpint (deal_options_get_parameter (now, deal_find_parameter (again, "cap"),
                                               &value),
                   ==, DEAL_GIVEN_BY_USER);
  g_assert_cmpint (value.digits, ==, 38);
  g_assert_cmpstr (deal_selection_get_term (fixture->selection), ==, "rev-cap");
}

static void
test_lost_ids (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (Deal) again = fixture_load ("\"hardware\"", "\"devices\"");

  deal_selection_set_term (fixture->selection, "hardware");
  g_assert_cmpuint (fixture->n_term, ==, 1);
  deal_selection_set_deal (fixture->selection, again);
  g_assert_null (deal_selection_get_term (fixture->selection));
  g_assert_cmpuint (fixture->n_term, ==, 2);
}

static void
test_other_deal (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (Deal) other = fixture_load ("\"id\": \"microsoft-openai\"",
                                         "\"id\": \"another\"");

  deal_selection_swap (fixture->selection);
  deal_selection_set_deal (fixture->selection, other);
  g_assert_true (deal_selection_get_options (fixture->selection)->old_version ==
                 other->compare_old);
}

static void
test_swap (Fixture      *fixture,
           gconstpointer data)
{
  const DealDiff *diff = deal_selection_get_diff (fixture->selection);
  guint           n_changed = diff->n_changed;

  g_assert_true (deal_selection_get_diff (fixture->selection) == diff);
  deal_selection_swap (fixture->selection);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  diff = deal_selection_get_diff (fixture->selection);
  g_assert_cmpstr (diff->old_version->id, ==, "2026-04");
  g_assert_cmpstr (diff->new_version->id, ==, "2025-10");
  g_assert_cmpuint (n_changed, >, 0);
  g_assert_nonnull (deal_selection_get_matrix (fixture->selection));
  g_assert_nonnull (deal_selection_get_evidence (fixture->selection));
}

static void
test_same_term (Fixture      *fixture,
                gconstpointer data)
{
  deal_selection_set_term (fixture->selection, "rev-cap");
  deal_selection_set_term (fixture->selection, "rev-cap");
  g_assert_cmpuint (fixture->n_term, ==, 1);
  deal_selection_set_source (fixture->selection, "x-zerohedge");
  g_assert_cmpstr (deal_selection_get_source (fixture->selection), ==, "x-zerohedge");
}

static void
test_nothing (void)
{
  g_autoptr (DealSelection) selection = deal_selection_new ();

  deal_selection_swap (selection);
  g_assert_null (deal_selection_get_options (selection));
  g_assert_null (deal_selection_get_diff (selection));
  g_assert_null (deal_selection_get_matrix (selection));
  g_assert_null (deal_selection_get_evidence (selection));
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/selection/reload-keeps-choices", test_reload },
    { "/selection/reload-drops-what-is-gone", test_lost_ids },
    { "/selection/another-deal-starts-afresh", test_other_deal },
    { "/selection/swap", test_swap },
    { "/selection/same-term-is-no-news", test_same_term },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  g_test_add_func ("/selection/nothing-open", test_nothing);

  return g_test_run ();
}
