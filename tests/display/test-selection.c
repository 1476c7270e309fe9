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
  options->term_order = DEAL_ORDER_TITLE;
  options->by_kind = TRUE;
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
  g_assert_cmpint (now->term_order, ==, DEAL_ORDER_TITLE);
  g_assert_true (now->by_kind);
  g_assert_cmpint (deal_options_get_parameter (now, deal_find_parameter (again, "cap"),
                                               &value),
                   ==, DEAL_GIVEN_BY_USER);
  g_assert_cmpint (value.digits, ==, 38);
  g_assert_cmpstr (deal_selection_get_term (fixture->selection), ==, "rev-cap");
}

/* The day before the amendment hides it, and it comes back with its pair. */
static void
test_known_on (Fixture      *fixture,
               gconstpointer data)
{
  const DealDate eve = { 2026, 4, 26 };
  g_autoptr (Deal) again = fixture_load ("Azure first", "Azure before others");
  g_autoptr (GError) error = NULL;
  const DealOptions *options;

  g_assert_true (deal_selection_set_known_on (fixture->selection, eve, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_true (deal_selection_get_whole (fixture->selection) == fixture->deal);
  options = deal_selection_get_options (fixture->selection);
  g_assert_true (options->deal == deal_selection_get_deal (fixture->selection));
  g_assert_cmpstr (options->new_version->id, ==, "2026-02");
  g_assert_cmpstr (options->old_version->id, ==, "2025-10");
  g_assert_cmpint (deal_date_compare (options->on, eve), ==, 0);

  /* Once more, with the file read again, and all of it. */
  deal_selection_set_deal (fixture->selection, again);
  g_assert_true (deal_selection_get_whole (fixture->selection) == again);
  g_assert_null (deal_find_version (deal_selection_get_deal (fixture->selection),
                                    "2026-04"));
  g_assert_true (deal_selection_set_known_on (fixture->selection, (DealDate){ 0 },
                                              &error));
  g_assert_true (deal_selection_get_deal (fixture->selection) == again);

  g_assert_false (deal_selection_set_known_on (fixture->selection,
                                               (DealDate){ 2010, 1, 1 }, &error));
  g_assert_nonnull (error);
  g_assert_true (deal_selection_get_deal (fixture->selection) == again);
}

static void
test_hidden_pair (Fixture      *fixture,
                  gconstpointer data)
{
  const DealDate     eve = { 2026, 4, 26 };
  const DealOptions *options;

  g_assert_true (deal_selection_set_known_on (fixture->selection, eve, NULL));
  g_assert_true (deal_selection_set_known_on (fixture->selection,
                                              (DealDate){ 2026, 3, 1 }, NULL));
  g_assert_true (deal_selection_set_known_on (fixture->selection, (DealDate){ 0 }, NULL));
  options = deal_selection_get_options (fixture->selection);
  g_assert_cmpstr (options->new_version->id, ==, "2026-04");
  g_assert_cmpstr (options->old_version->id, ==, "2025-10");
  g_assert_cmpint (deal_date_compare (options->on, fixture->deal->as_of), ==, 0);

  /* A pair that was chosen on the day stays. */
  g_assert_true (deal_selection_set_known_on (fixture->selection, eve, NULL));
  deal_selection_swap (fixture->selection);
  g_assert_true (deal_selection_set_known_on (fixture->selection, (DealDate){ 0 }, NULL));
  options = deal_selection_get_options (fixture->selection);
  g_assert_cmpstr (options->new_version->id, ==, "2025-10");
}

static void
chosen_cb (char               **chosen,
           const char          *conflict,
           DealArchivedReading *reading)
{
  g_free (*chosen);
  *chosen = g_strdup_printf ("%s %s", conflict, reading != NULL ? reading->says : "-");
}

/* A reading outlives a reload and a day on which its conflict was not known. */
static void
test_readings (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (Deal) again = fixture_load ("Azure first", "Azure before others");
  g_autofree char    *chosen = NULL;
  const DealConflict *conflict = deal_find_conflict (fixture->deal, "cap-size");
  const DealReading  *reading;
  gulong              handler;

  handler = g_signal_connect_swapped (fixture->selection, "reading-chosen",
                                      G_CALLBACK (chosen_cb), &chosen);
  deal_selection_choose_reading (fixture->selection, conflict, &conflict->positions[1],
                                 "why");
  g_assert_cmpstr (chosen, ==,
                   "cap-size 38 billion dollars, from one unnamed person.");
  deal_selection_set_deal (fixture->selection, again);
  g_assert_true (deal_selection_set_known_on (fixture->selection,
                                              (DealDate){ 2026, 4, 26 }, NULL));
  g_assert_null (
    deal_find_conflict (deal_selection_get_deal (fixture->selection), "cap-size"));
  g_assert_true (deal_selection_set_known_on (fixture->selection, (DealDate){ 0 }, NULL));

  conflict = deal_find_conflict (again, "cap-size");
  reading = deal_options_get_reading (deal_selection_get_options (fixture->selection),
                                      conflict);
  g_assert_true (reading->position == &conflict->positions[1]);
  g_assert_cmpstr (reading->reason, ==, "why");

  deal_selection_choose_reading (fixture->selection, conflict, NULL, NULL);
  g_assert_cmpstr (chosen, ==, "cap-size -");
  g_assert_null (
    deal_options_get_reading (deal_selection_get_options (fixture->selection), conflict)
      ->position);
  g_signal_handler_disconnect (fixture->selection, handler);
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

/* What the terms' rows are made of is made again for another pair, and for nothing
 * else. */
static void
test_difference_stays (Fixture      *fixture,
                       gconstpointer data)
{
  const DealDiff *diff = deal_selection_get_diff (fixture->selection);
  g_autoptr (DealDiff) kept = deal_diff_ref (diff);
  g_autoptr (DealOptions) options =
    deal_options_copy (deal_selection_get_options (fixture->selection));

  options->term_order = DEAL_ORDER_TITLE;
  deal_selection_set_options (fixture->selection, options);
  g_assert_true (deal_selection_get_diff (fixture->selection) == kept);

  options->new_version = options->old_version;
  deal_selection_set_options (fixture->selection, options);
  diff = deal_selection_get_diff (fixture->selection);
  g_assert_true (diff != kept);
  g_assert_true (diff->new_version == options->old_version);
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
    { "/selection/known-on-a-day", test_known_on },
    { "/selection/pair-comes-back", test_hidden_pair },
    { "/selection/readings-stay", test_readings },
    { "/selection/swap", test_swap },
    { "/selection/difference-stays", test_difference_stays },
    { "/selection/same-term-is-no-news", test_same_term },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  g_test_add_func ("/selection/nothing-open", test_nothing);

  return g_test_run ();
}
