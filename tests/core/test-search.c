/* test-search.c: words looked for in what a deal says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-search.h"

#include "calc/deal-table.h"
#include "made-deal.h"
#include "read-deal.h"
#include "show-excerpt.h"

/* A deal with one of each kind, and the words of each in a place of its own. */
static const DealCategory category = { "cloud", "Cloud" };
static const char *const  keywords[] = { "hosting", "serveurs dédiés" };
static const DealSource   sources[] = {
    { .id = "paper",
      .number = 1,
      .title = "The paper’s report",
      .publisher = "Morning Paper",
      .published = { 2026, 4, 27 },
      .note = "Behind a paywall" },
    { .id = "blog", .number = 2, .title = "A weblog <b>&amp;" },
};
static const DealSource *const both_sources[] = { &sources[0], &sources[1] };
static const DealValue         values[] = {
          { .version = &made_versions[0],
            .text = "Offered to Birch first",
            .note = "Clause 7" },
          { .version = &made_versions[1],
            .text = "Offered to nobody",
            .until = "an audit" },
};
static const DealTerm terms[] = {
  { .id = "rofr",
    .category = &category,
    .title = "Right of first refusal",
    .values = values,
    .n_values = G_N_ELEMENTS (values),
    .keywords = { keywords, G_N_ELEMENTS (keywords) } },
  { .id = "fee", .category = &category, .title = "Fee" },
};
static const DealClaim claims[] = {
  { .id = "paper.rofr",
    .source = &sources[0],
    .term = &terms[0],
    .says = "Nobody is asked any more.",
    .locator = "line 31",
    .anchor = "no longer entitled" },
  { .id = "blog.rofr",
    .source = &sources[1],
    .term = &terms[0],
    .says = "It still holds." },
};
static const DealPosition positions[] = {
  { .says = "It lapsed.", .sources = { both_sources, 1 } },
  { .says = "It persists.", .sources = { both_sources + 1, 1 } },
};
static const DealConflict conflicts[] = {
  { .id = "rofr:1",
    .term = &terms[0],
    .question = "Does the privilege exist?",
    .positions = positions,
    .n_positions = G_N_ELEMENTS (positions),
    .assessment = "The filing weighs more.",
    .settled_by = "The annex." },
};
static const DealEvent events[] = {
  { .date = { 2026, 4, 27 }, .title = "Amendment signed", .detail = "In Lisbon" },
};

static Deal *
make_deal (void)
{
  Deal *deal = made_deal_new ();

  deal->terms = terms;
  deal->n_terms = G_N_ELEMENTS (terms);
  deal->claims = claims;
  deal->n_claims = G_N_ELEMENTS (claims);
  deal->conflicts = conflicts;
  deal->n_conflicts = G_N_ELEMENTS (conflicts);
  deal->events = events;
  deal->n_events = G_N_ELEMENTS (events);
  deal->sources = sources;
  deal->n_sources = G_N_ELEMENTS (sources);

  return deal;
}

static DealHits *
find (const Deal *deal,
      const char *words,
      gsize       most)
{
  g_autoptr (DealSearchIndex) index = deal_search_index_new (deal, NULL);
  g_autoptr (DealQuery) query = deal_query_new (words);

  return deal_search_index_find (index, query, most, NULL);
}

/* All that is looked through, and what is shown of it. */
static void
test_kinds (void)
{
  static const struct
  {
    const char *words;
    DealHitKind kind;
    const char *title;
    const char *detail;
  } cases[] = {
    { "first refusal", DEAL_HIT_TERM, "Right of [first] [refusal]", "Cloud · disputed" },
    { "fee", DEAL_HIT_TERM, "[Fee]", "Cloud" },
    { "birch", DEAL_HIT_TERM, "Right of first refusal",
      "Old: Offered to [Birch] first" },
    { "first offered", DEAL_HIT_TERM, "Right of [first] refusal",
      "Old: [Offered] to Birch [first]" },
    { "clause", DEAL_HIT_TERM, "Right of first refusal", "Old: [Clause] 7" },
    { "audit", DEAL_HIT_TERM, "Right of first refusal", "New: an [audit]" },
    { "dedies", DEAL_HIT_TERM, "Right of first refusal",
      "Keyword: serveurs [dédiés]" },
    { "asked", DEAL_HIT_CLAIM, "Nobody is [asked] any more.", "Morning Paper, line 31" },
    { "entitled", DEAL_HIT_CLAIM, "“no longer [entitled]”", "Morning Paper, line 31" },
    { "31", DEAL_HIT_CLAIM, "Nobody is asked any more.", "Morning Paper, line [31]" },
    { "holds", DEAL_HIT_CLAIM, "It still [holds].", "A weblog <b>&amp;" },
    { "privilege", DEAL_HIT_CONFLICT, "Does the [privilege] exist?",
      "Right of first refusal" },
    { "lapsed", DEAL_HIT_CONFLICT, "Does the privilege exist?", "It [lapsed]." },
    { "weighs", DEAL_HIT_CONFLICT, "Does the privilege exist?",
      "The filing [weighs] more." },
    { "annex", DEAL_HIT_CONFLICT, "Does the privilege exist?", "The [annex]." },
    { "signed", DEAL_HIT_EVENT, "Amendment [signed]", "27\u00a0Apr\u00a02026" },
    { "lisbon", DEAL_HIT_EVENT, "Amendment signed",
      "27\u00a0Apr\u00a02026: In [Lisbon]" },
    { "report", DEAL_HIT_SOURCE, "The paper’s [report]",
      "Morning Paper · 27\u00a0Apr\u00a02026" },
    { "morning", DEAL_HIT_SOURCE, "The paper’s report",
      "[Morning] Paper · 27\u00a0Apr\u00a02026" },
    { "paywall", DEAL_HIT_SOURCE, "The paper’s report", "Behind a [paywall]" },
    { "weblog", DEAL_HIT_SOURCE, "A [weblog] <b>&amp;", "Undated" },
  };
  g_autoptr (Deal) deal = make_deal ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DealHits) hits = find (deal, cases[i].words, 5);
      const DealHit   *hit;
      g_autofree char *title = NULL;
      g_autofree char *detail = NULL;

      g_test_message ("%s", cases[i].words);
      g_assert_cmpuint (hits->n_all, ==, 1);
      g_assert_cmpuint (hits->groups[cases[i].kind]->len, ==, 1);
      hit = hits->groups[cases[i].kind]->pdata[0];
      title = show_excerpt (&hit->title);
      detail = show_excerpt (&hit->detail);
      g_assert_cmpint (hit->kind, ==, cases[i].kind);
      g_assert_cmpstr (title, ==, cases[i].title);
      g_assert_cmpstr (detail, ==, cases[i].detail);
    }
}

static void
test_none (void)
{
  static const char *const words[] = { "", "…", "zeppelin", "first zeppelin", "efusal" };
  g_autoptr (Deal) deal = make_deal ();

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (DealHits) hits = find (deal, words[i], 5);

      g_assert_cmpuint (hits->n_all, ==, 0);
    }
}

/* A hit says where to go. */
static void
test_places (void)
{
  g_autoptr (Deal) deal = make_deal ();
  g_autoptr (DealHits) asked = find (deal, "asked", 5);
  g_autoptr (DealHits) lapsed = find (deal, "lapsed", 5);
  const DealHit *claim = asked->groups[DEAL_HIT_CLAIM]->pdata[0];
  const DealHit *conflict = lapsed->groups[DEAL_HIT_CONFLICT]->pdata[0];

  g_assert_cmpstr (claim->id, ==, "paper.rofr");
  g_assert_true (claim->term == &terms[0]);
  g_assert_true (claim->source == &sources[0]);
  g_assert_cmpstr (conflict->id, ==, "rofr:1");
  g_assert_true (conflict->term == &terms[0]);
  g_assert_null (conflict->source);
}

static void
test_table (void)
{
  g_autoptr (Deal) deal = make_deal ();
  g_autoptr (DealHits) hits = find (deal, "paper", 5);
  g_autoptr (DealTable) table = deal_hits_to_table (hits);
  g_autoptr (DealTable) empty = deal_hits_to_table (NULL);

  g_assert_cmpuint (empty->rows->len, ==, 0);
  g_assert_cmpuint (empty->columns->len, ==, table->columns->len);
  g_assert_cmpuint (table->rows->len, ==, 1);
  g_assert_cmpstr (deal_table_get_cell (table, 0, 0), ==, "source");
  g_assert_cmpstr (deal_table_get_cell (table, 0, 1), ==, "paper");
  g_assert_cmpstr (deal_table_get_cell (table, 0, 2), ==, "The paper’s report");
  g_assert_cmpstr (deal_table_get_cell (table, 0, 6), ==, "2026-04-27");
}

static Deal *
make_large_deal (gsize      n,
                 DealTerm **many)
{
  Deal     *deal = made_deal_new ();
  DealTerm *made = g_new0 (DealTerm, n);

  for (gsize i = 0; i < n; i++)
    {
      char *title = g_strdup_printf ("Term %" G_GSIZE_FORMAT "%s", i,
                                     i % 2 == 0 ? " of exclusivity" : "");

      made[i].id = title;
      made[i].title = title;
      made[i].category = &category;
    }
  deal->terms = made;
  deal->n_terms = n;
  *many = made;

  return deal;
}

static void
free_terms (DealTerm *many,
            gsize     n)
{
  for (gsize i = 0; i < n; i++)
    g_free ((char *) many[i].title);
  g_free (many);
}

#define MANY 10000

/* Only the best are made; all are counted, in the order of the file. */
static void
test_many (void)
{
  DealTerm *many;
  g_autoptr (Deal) deal = make_large_deal (MANY, &many);
  g_autoptr (DealSearchIndex) index = deal_search_index_new (deal, NULL);
  g_autoptr (DealQuery) query = deal_query_new ("exclus");
  g_autoptr (DealQuery) one = deal_query_new ("term 7777");
  g_autoptr (DealHits) hits = NULL;
  g_autoptr (DealHits) found = NULL;
  gint64 start = g_get_monotonic_time ();

  hits = deal_search_index_find (index, query, 4, NULL);
  g_test_minimized_result ((double) (g_get_monotonic_time () - start) / 1000.0,
                           "10 000 terms: %.1f ms",
                           (double) (g_get_monotonic_time () - start) / 1000.0);
  g_assert_cmpuint (hits->n_found[DEAL_HIT_TERM], ==, MANY / 2);
  g_assert_cmpuint (hits->n_all, ==, MANY / 2);
  g_assert_cmpuint (hits->groups[DEAL_HIT_TERM]->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      const DealHit *hit = hits->groups[DEAL_HIT_TERM]->pdata[i];

      g_assert_true (hit->term == &deal->terms[2 * i]);
    }

  found = deal_search_index_find (index, one, G_MAXSIZE, NULL);
  g_assert_cmpuint (found->n_all, ==, 1);

  g_clear_pointer (&hits, deal_hits_free);
  g_clear_pointer (&found, deal_hits_free);
  g_clear_pointer (&index, deal_search_index_unref);
  g_clear_pointer (&deal, deal_unref);
  free_terms (many, MANY);
}

static void
test_stopped (void)
{
  g_autoptr (Deal) deal = make_deal ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (DealSearchIndex) index = deal_search_index_new (deal, cancellable);
  g_autoptr (DealQuery) query = deal_query_new ("first");

  g_assert_nonnull (index);
  g_cancellable_cancel (cancellable);
  g_assert_null (deal_search_index_new (deal, cancellable));
  g_assert_null (deal_search_index_find (index, query, 5, cancellable));
}

/* Whatever is typed finds, in the real deal, only what has all its words. */
static void
test_bundled (void)
{
  static const char *const words[] = { "azure", "first ref", "20", "sec filing",
                                       "exclusive cloud", "a" };
  g_autoptr (Deal) deal = read_file (files[0]);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (DealHits) hits = find (deal, words[i], G_MAXSIZE);

      g_assert_cmpuint (hits->n_all, >, 0);
      for (guint kind = 0; kind < DEAL_N_HIT_KINDS; kind++)
        for (guint k = 0; k < hits->groups[kind]->len; k++)
          {
            const DealHit *hit = hits->groups[kind]->pdata[k];
            const DealHit *before = k > 0 ? hits->groups[kind]->pdata[k - 1] : hit;

            g_assert_cmpuint (hit->rank, >, 0);
            g_assert_cmpuint (before->rank, >=, hit->rank);
            g_assert_cmpuint (hit->title.n_spans + hit->detail.n_spans, >, 0);
            g_assert_true (g_utf8_validate (hit->title.text, -1, NULL));
            g_assert_true (g_utf8_validate (hit->detail.text, -1, NULL));
          }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search/kinds", test_kinds);
  g_test_add_func ("/search/none", test_none);
  g_test_add_func ("/search/places", test_places);
  g_test_add_func ("/search/table", test_table);
  g_test_add_func ("/search/ten-thousand-terms", test_many);
  g_test_add_func ("/search/stopped", test_stopped);
  g_test_add_func ("/search/bundled", test_bundled);

  return g_test_run ();
}
