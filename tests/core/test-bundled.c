/* test-bundled.c: what must hold of the terms and the evidence of the bundled deal
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "model/deal-reader.h"

static Deal *deal;

static char *
get_path (void)
{
  return g_build_filename (g_getenv ("COUNTERPART_DATA_DIR"),
                           "deals",
                           "microsoft-openai.deal.json",
                           NULL);
}

static const DealValue *
get_value (const char *term_id,
           const char *version_id)
{
  const DealTerm    *term = deal_find_term (deal, term_id);
  const DealVersion *version = deal_find_version (deal, version_id);

  g_assert_nonnull (term);
  g_assert_nonnull (version);
  return deal_term_get_value (term, version);
}

static void
assert_decimal (DealDecimal decimal,
                const char *text)
{
  g_autofree char *said = deal_decimal_to_text (decimal);

  g_assert_cmpstr (said, ==, text);
}

static void
test_opens (void)
{
  const char *const undated[] = {
    "/versions/0",
    "/versions/1",
    "/versions/2",
    "/versions/4",
    "/versions/7",
  };
  g_autofree char *path = get_path ();
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (Deal) read = NULL;

  problems = g_ptr_array_new_with_free_func ((GDestroyNotify) deal_problem_free);
  read = deal_new_from_path (path, problems, &error);

  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *text = deal_problem_to_text (problems->pdata[i], "bundled");

      g_test_message ("%s", text);
    }
  g_assert_no_error (error);
  g_assert_nonnull (read);
  /* These versions have no published day of effect or of signing; nothing else is odd. */
  g_assert_cmpuint (problems->len, ==, G_N_ELEMENTS (undated));
  for (guint i = 0; i < problems->len; i++)
    {
      const DealProblem *problem = problems->pdata[i];

      g_assert_cmpint (problem->severity, ==, DEAL_SEVERITY_WARNING);
      g_assert_cmpstr (problem->pointer, ==, undated[i]);
    }
}

static void
test_text_is_clean (void)
{
  const char *const words[] = { "seed", "corpus", "search store", "todo", "\t", "\r" };
  g_autofree char  *path = get_path ();
  g_autofree char  *text = NULL;
  g_autofree char  *lower = NULL;
  gsize             length = 0;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  g_assert_true (g_utf8_validate (text, (gssize) length, NULL));
  g_assert_true (g_str_has_suffix (text, "}\n"));
  lower = g_utf8_strdown (text, -1);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_test_message ("%s", words[i]);
      g_assert_null (strstr (lower, words[i]));
    }
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    switch (g_unichar_type (g_utf8_get_char (c)))
      {
      case G_UNICODE_CONTROL:
        g_assert_cmpint (*c, ==, '\n');
        break;
      case G_UNICODE_FORMAT:
      case G_UNICODE_PRIVATE_USE:
      case G_UNICODE_SURROGATE:
      case G_UNICODE_UNASSIGNED:
        g_test_fail_printf ("U+%04X at byte %td", g_utf8_get_char (c), c - text);
        break;
      default:
        break;
      }
}

static void
test_versions (void)
{
  const struct
  {
    const char       *id;
    const char       *announced;
    DealVersionStatus status;
  } cases[] = {
    { "2019-07", "2019-07-22", DEAL_VERSION_SUPERSEDED },
    { "2021", "2021", DEAL_VERSION_SUPERSEDED },
    { "2023-01", "2023-01-23", DEAL_VERSION_SUPERSEDED },
    { "2025-01", "2025-01-21", DEAL_VERSION_SUPERSEDED },
    { "2025-09", "2025-09", DEAL_VERSION_NON_BINDING },
    { "2025-10", "2025-10-28", DEAL_VERSION_AMENDED },
    { "2026-02", "2026-02-27", DEAL_VERSION_STATEMENT },
    { "2026-04", "2026-04-27", DEAL_VERSION_IN_FORCE },
  };

  g_assert_cmpuint (deal->n_versions, ==, G_N_ELEMENTS (cases));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DealVersion *version = &deal->versions[i];
      g_autofree char   *announced = deal_date_to_iso (version->announced);

      g_assert_cmpstr (version->id, ==, cases[i].id);
      g_assert_cmpstr (announced, ==, cases[i].announced);
      g_assert_cmpint (version->status, ==, cases[i].status);
      g_assert_false (deal_date_is_set (version->signed_on));
      g_assert_cmpuint (version->sources.n, >, 0);
    }
  /* No day of effect is published for the amendment. */
  g_assert_false (deal_date_is_set (deal_find_version (deal, "2026-04")->effective));
  g_assert_cmpstr (deal->compare_old->id, ==, "2025-10");
  g_assert_cmpstr (deal->compare_new->id, ==, "2026-04");
  g_assert_cmpstr (deal->compare_scenario->id, ==, "base");
  g_assert_cmpstr (deal->currency, ==, "USD");
}

static void
test_flags (void)
{
  const struct
  {
    const char *term;
    const char *version;
    gboolean    flag;
  } cases[] = {
    { "licence-exclusivity", "2025-10", TRUE },
    { "licence-exclusivity", "2026-02", TRUE },
    { "licence-exclusivity", "2026-04", FALSE },
    { "api-exclusivity", "2025-10", TRUE },
    { "api-exclusivity", "2026-04", FALSE },
    { "any-cloud", "2023-01", FALSE },
    { "any-cloud", "2026-04", TRUE },
    { "rev-ms-oa", "2025-10", TRUE },
    { "rev-ms-oa", "2026-04", FALSE },
    { "rev-agi", "2025-10", TRUE },
    { "rev-agi", "2026-04", FALSE },
    { "ship-first", "2026-04", TRUE },
    { "rofr", "2025-01", TRUE },
    { "rofr", "2025-10", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DealValue *value = get_value (cases[i].term, cases[i].version);

      g_test_message ("%s in %s", cases[i].term, cases[i].version);
      g_assert_nonnull (value);
      g_assert_cmpint (value->state, ==, DEAL_STATE_VALUE);
      g_assert_true (value->has_flag);
      g_assert_cmpint (value->flag, ==, cases[i].flag);
    }
}

/* What a version does not speak of has no entry: it is neither unchanged nor ended. */
static void
test_not_restated (void)
{
  const struct
  {
    const char *term;
    const char *version;
  } cases[] = {
    { "rofr", "2025-09" },
    { "rofr", "2026-02" },
    { "rofr", "2026-04" },
    { "azure-commitment", "2026-04" },
    { "research-ip", "2026-04" },
    { "agi-panel", "2026-04" },
    { "hardware", "2026-04" },
    { "open-weight", "2026-04" },
    { "msft-agi", "2026-04" },
    { "compute-threshold", "2026-04" },
    { "rev-base", "2026-04" },
    { "third-party-compute", "2026-04" },
    { "ship-first", "2025-10" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s in %s", cases[i].term, cases[i].version);
      g_assert_null (get_value (cases[i].term, cases[i].version));
    }
  for (gsize i = 0; i < deal->n_terms; i++)
    for (gsize j = 0; j < deal->terms[i].n_changes; j++)
      {
        const DealChange *change = &deal->terms[i].changes[j];

        if (change->effect == DEAL_EFFECT_UNCHANGED)
          g_assert_nonnull (deal_term_get_value (&deal->terms[i], change->to));
      }
}

static void
test_numbers (void)
{
  assert_decimal (get_value ("rev-rate", "2025-10")->number, "0.2");
  assert_decimal (get_value ("rev-rate", "2026-04")->number, "0.2");
  assert_decimal (get_value ("equity", "2025-10")->number, "0.27");
  assert_decimal (get_value ("equity", "2026-04")->number, "0.27");
  assert_decimal (get_value ("azure-commitment", "2025-10")->number, "250");
  g_assert_cmpint (deal_find_term (deal, "azure-commitment")->scale, ==, 1000000000);
  g_assert_cmpint (get_value ("licence-term", "2025-01")->date.year, ==, 2030);
  g_assert_cmpint (get_value ("licence-term", "2025-10")->date.year, ==, 2032);
  g_assert_cmpint (get_value ("licence-term", "2026-04")->date.year, ==, 2032);
  g_assert_cmpint (get_value ("rev-until", "2026-04")->to.year, ==, 2030);
  g_assert_null (get_value ("rev-until", "2026-04")->until);
  g_assert_false (deal_date_is_set (get_value ("rev-until", "2025-10")->to));
  g_assert_cmpstr (get_value ("rev-until", "2025-10")->until, ==, "AGI is verified");
}

/* The rate is reported wherever it is a number, and the reader is told so. */
static void
test_unknown_is_no_number (void)
{
  const struct
  {
    const char *term;
    const char *version;
    DealState   state;
  } cases[] = {
    { "rev-cap", "2025-10", DEAL_STATE_NOT_APPLICABLE },
    { "rev-cap", "2026-04", DEAL_STATE_NOT_DISCLOSED },
    { "rev-rate", "2021", DEAL_STATE_NOT_DISCLOSED },
    { "rev-rate", "2025-01", DEAL_STATE_NOT_DISCLOSED },
    { "azure-commitment", "2025-01", DEAL_STATE_NOT_DISCLOSED },
    { "equity", "2019-07", DEAL_STATE_NOT_DISCLOSED },
    { "equity", "2023-01", DEAL_STATE_NOT_DISCLOSED },
    { "licence-exclusivity", "2019-07", DEAL_STATE_NOT_FOUND },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DealValue *value = get_value (cases[i].term, cases[i].version);

      g_test_message ("%s in %s", cases[i].term, cases[i].version);
      g_assert_nonnull (value);
      g_assert_cmpint (value->state, ==, cases[i].state);
      g_assert_false (value->has_number);
      g_assert_false (value->has_flag);
    }
  for (gsize i = 0; i < deal->n_parameters; i++)
    {
      g_assert_false (deal->parameters[i].has_default);
      g_assert_cmpint (deal->parameters[i].state, !=, DEAL_STATE_VALUE);
      g_assert_nonnull (deal->parameters[i].why);
    }
  for (gsize i = 0; i < deal->n_scenarios; i++)
    g_assert_cmpuint (deal->scenarios[i].n_parameters, ==, 0);
  g_assert_nonnull (strstr (get_value ("rev-rate", "2025-10")->text, "reported"));
  g_assert_nonnull (strstr (get_value ("rev-rate", "2026-04")->text, "reported"));
}

/* By hand: 22.8 × 5; 29 + 54 + 86 + 125 + 200; 30 + 62 + 102.5 + 169.4 + 280;
 * 30 + 100 + 140.9 + 198.7 + 280. */
static void
count (GHashTable           *used,
       const DealSourceList *sources,
       const char           *what,
       const char           *id)
{
  if (sources->n == 0)
    g_test_fail_printf ("%s %s has no source", what, id);
  for (gsize i = 0; i < sources->n; i++)
    g_hash_table_add (used, (gpointer) sources->items[i]);
}

static void
count_terms_and_money (GHashTable *used)
{
  for (gsize i = 0; i < deal->n_versions; i++)
    count (used, &deal->versions[i].sources, "version", deal->versions[i].id);
  for (gsize i = 0; i < deal->n_terms; i++)
    {
      g_assert_cmpuint (deal->terms[i].n_values, >, 0);
      g_assert_cmpuint (deal->terms[i].keywords.n, >, 0);
      for (gsize j = 0; j < deal->terms[i].n_values; j++)
        count (used, &deal->terms[i].values[j].sources, "value of", deal->terms[i].id);
    }
  for (gsize i = 0; i < deal->series[0].n_points; i++)
    count (used, &deal->series[0].points[i].sources, "point of", deal->series[0].id);
  for (gsize i = 0; i < deal->n_scenarios; i++)
    for (gsize j = 0; j < deal->scenarios[i].series[0].n_points; j++)
      count (used, &deal->scenarios[i].series[0].points[j].sources, "point of",
             deal->scenarios[i].id);
  for (gsize i = 0; i < deal->n_parameters; i++)
    count (used, &deal->parameters[i].sources, "parameter", deal->parameters[i].id);
  for (gsize i = 0; i < deal->n_payments; i++)
    count (used, &deal->payments[i].sources, "payment", deal->payments[i].id);
}

static void
test_sources (void)
{
  g_autoptr (GHashTable) used = g_hash_table_new (NULL, NULL);

  count_terms_and_money (used);
  for (gsize i = 0; i < deal->n_availability; i++)
    count (used, &deal->availability[i].sources, "availability of",
           deal->availability[i].product->id);
  for (gsize i = 0; i < deal->n_events; i++)
    count (used, &deal->events[i].sources, "event", deal->events[i].title);
  for (gsize i = 0; i < deal->n_claims; i++)
    g_hash_table_add (used, (gpointer) deal->claims[i].source);
  for (gsize i = 0; i < deal->n_conflicts; i++)
    for (gsize j = 0; j < deal->conflicts[i].n_positions; j++)
      count (used, &deal->conflicts[i].positions[j].sources, "position on",
             deal->conflicts[i].question);
  for (gsize i = 0; i < deal->n_sources; i++)
    if (deal->sources[i].origin != NULL)
      g_hash_table_add (used, (gpointer) deal->sources[i].origin);

  for (gsize i = 0; i < deal->n_sources; i++)
    if (!g_hash_table_contains (used, &deal->sources[i]))
      g_test_fail_printf ("nothing rests on source %s", deal->sources[i].id);
}

static const DealConflict *
get_conflict (const char *question)
{
  for (gsize i = 0; i < deal->n_conflicts; i++)
    if (g_str_equal (deal->conflicts[i].question, question))
      return &deal->conflicts[i];

  g_error ("no conflict “%s”", question);
}

/* Many articles carry the 38 bn; all of them retell one report. */
static void
test_origins (void)
{
  const DealConflict *conflict = get_conflict ("Is the size of the cap known?");
  const DealPosition *number = NULL;
  const DealSource   *reprint;

  for (gsize i = 0; i < conflict->n_positions; i++)
    if (strstr (conflict->positions[i].says, "38 billion") != NULL)
      number = &conflict->positions[i];
  g_assert_nonnull (number);
  g_assert_cmpuint (number->sources.n, >, 1);
  for (gsize i = 0; i < number->sources.n; i++)
    {
      const DealSource *origin = deal_source_get_origin (number->sources.items[i]);

      g_assert_cmpstr (origin->id, ==, "i-theinfo-cap");
    }
  reprint = deal_find_source (deal, "x-zerohedge");
  g_assert_nonnull (reprint);
  g_assert_cmpstr (deal_source_get_origin (reprint)->id, ==, "p-openai-2026-04");
}

static void
test_amounts_of_content (void)
{
  g_assert_cmpuint (deal->n_terms, ==, 26);
  g_assert_cmpuint (deal->n_conflicts, ==, 22);
  g_assert_cmpuint (deal->n_events, ==, 39);
  g_assert_cmpuint (deal->n_claims, ==, 160);
  g_assert_cmpuint (deal->n_feeds, >, 0);
  /* The five articles that the project began with. */
  g_assert_nonnull (deal_find_source (deal, "art-cloud-providers"));
  g_assert_nonnull (deal_find_source (deal, "art-multi-cloud-phase"));
  g_assert_nonnull (deal_find_source (deal, "art-azure-exclusivity"));
  g_assert_nonnull (deal_find_source (deal, "art-cloud-independence"));
  g_assert_nonnull (deal_find_source (deal, "art-great-decoupling"));
}

/* What each claim rests on can be found again, and each conflict can end. */
static void
test_places (void)
{
  guint n_anchors = 0;

  for (gsize i = 0; i < deal->n_claims; i++)
    {
      const DealClaim *claim = &deal->claims[i];

      n_anchors += claim->anchor != NULL;
      if (claim->locator == NULL || *claim->locator == '\0')
        g_test_fail_printf ("claim %s has no place", claim->id);
      /* Quotation marks differ from one copy of a page to the next. */
      if (claim->anchor != NULL && strpbrk (claim->anchor, "’'“”\"…") != NULL)
        g_test_fail_printf ("claim %s is not found in another type", claim->id);
      if (claim->anchor == NULL && g_str_equal (claim->source->id, "p-openai-2026-04"))
        g_test_fail_printf ("claim %s on the amendment has no anchor", claim->id);
    }
  g_assert_cmpuint (n_anchors, ==, 69);
  for (gsize i = 0; i < deal->n_conflicts; i++)
    if (deal->conflicts[i].settled_by == NULL || deal->conflicts[i].assessment == NULL)
      g_test_fail_printf ("conflict %s is left open", deal->conflicts[i].id);
}

/* The statement of February 2026 changed nothing, so both pairs say the same. */
static void
test_changes_since_february (void)
{
  for (gsize i = 0; i < deal->n_terms; i++)
    {
      const DealTerm   *term = &deal->terms[i];
      const DealChange *october = NULL;
      const DealChange *february = NULL;

      for (gsize j = 0; j < term->n_changes; j++)
        if (g_str_equal (term->changes[j].to->id, "2026-04"))
          {
            if (g_str_equal (term->changes[j].from->id, "2025-10"))
              october = &term->changes[j];
            else if (g_str_equal (term->changes[j].from->id, "2026-02"))
              february = &term->changes[j];
          }
      g_test_message ("%s", term->id);
      g_assert_cmpint (october != NULL, ==, february != NULL);
      if (october == NULL)
        continue;
      g_assert_cmpint (october->effect, ==, february->effect);
      g_assert_true (october->favours == february->favours);
      g_assert_cmpstr (october->why, ==, february->why);
    }
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *path = get_path ();
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  deal = deal_new_from_path (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (deal);

  g_test_add_func ("/bundled/opens", test_opens);
  g_test_add_func ("/bundled/text-is-clean", test_text_is_clean);
  g_test_add_func ("/bundled/versions", test_versions);
  g_test_add_func ("/bundled/flags", test_flags);
  g_test_add_func ("/bundled/not-restated", test_not_restated);
  g_test_add_func ("/bundled/numbers", test_numbers);
  g_test_add_func ("/bundled/unknown-is-no-number", test_unknown_is_no_number);
  g_test_add_func ("/bundled/sources", test_sources);
  g_test_add_func ("/bundled/origins", test_origins);
  g_test_add_func ("/bundled/amounts-of-content", test_amounts_of_content);
  g_test_add_func ("/bundled/places", test_places);
  g_test_add_func ("/bundled/changes-since-february", test_changes_since_february);

  status = g_test_run ();
  g_clear_pointer (&deal, deal_unref);
  return status;
}
