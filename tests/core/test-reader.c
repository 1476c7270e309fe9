/* test-reader.c: a right deal file becomes the deal that it describes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/deal-reader.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "deal-error.h"

static Deal *
read_small (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "deals",
                                                 "good-small.deal.json", NULL);
  g_autoptr (GPtrArray) problems =
    g_ptr_array_new_with_free_func ((GDestroyNotify) deal_problem_free);
  g_autoptr (GError) error = NULL;
  Deal *deal = deal_new_from_path (path, problems, &error);

  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *text = deal_problem_to_text (problems->pdata[i], "good-small");

      g_test_message ("%s", text);
    }
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);

  return deal;
}

/* The numbers below were counted in the file. */
static void
test_whole (void)
{
  g_autoptr (Deal) deal = read_small ();

  g_assert_cmpstr (deal->id, ==, "harbour-tidewater");
  g_assert_cmpstr (deal->title, ==, "Harbour Charts and Tidewater Hosting");
  g_assert_cmpstr (deal->currency, ==, "EUR");
  g_assert_cmpuint (deal->currency_digits, ==, 2);
  g_assert_cmpint (deal_date_get_first_day (deal->as_of), ==,
                   deal_date_get_first_day ((DealDate){ 2025, 9, 30 }));
  g_assert_cmpstr (deal->file_name, ==, "good-small.deal.json");
  g_assert_cmpuint (strlen (deal->sha256), ==, 64);
  g_assert_cmpstr (deal->compare_old->id, ==, "2024-01");
  g_assert_cmpstr (deal->compare_new->id, ==, "2025-07");
  g_assert_cmpstr (deal->compare_scenario->id, ==, "base");
  g_assert_cmpuint (deal->n_parties, ==, 3);
  g_assert_cmpuint (deal->n_versions, ==, 3);
  g_assert_cmpuint (deal->n_categories, ==, 3);
  g_assert_cmpuint (deal->n_terms, ==, 8);
  g_assert_cmpuint (deal->n_series, ==, 1);
  g_assert_cmpuint (deal->n_parameters, ==, 4);
  g_assert_cmpuint (deal->n_scenarios, ==, 2);
  g_assert_cmpuint (deal->n_payments, ==, 8);
  g_assert_cmpuint (deal->n_products, ==, 2);
  g_assert_cmpuint (deal->n_platforms, ==, 2);
  g_assert_cmpuint (deal->n_availability, ==, 12);
  g_assert_cmpuint (deal->n_events, ==, 2);
  g_assert_cmpuint (deal->n_sources, ==, 5);
  g_assert_cmpuint (deal->n_claims, ==, 5);
  g_assert_cmpuint (deal->n_conflicts, ==, 2);
  g_assert_cmpuint (deal->n_feeds, ==, 1);
  g_assert_cmpstr (deal->update_url, ==,
                   "https://harbour.example/harbour-tidewater.deal.json");
  g_assert_null (deal->parties[2].role);
}

static void
test_terms (void)
{
  g_autoptr (Deal) deal = read_small ();
  const DealVersion *first = deal_find_version (deal, "2024-01");
  const DealVersion *statement = deal_find_version (deal, "2024-11");
  const DealVersion *last = deal_find_version (deal, "2025-07");
  const DealTerm    *term = deal_find_term (deal, "licence");
  const DealValue   *value;

  g_assert_true (first == &deal->versions[0]);
  g_assert_true (last == &deal->versions[2]);
  g_assert_cmpint (first->signed_on.month, ==, 12);
  g_assert_cmpint (first->signed_on.day, ==, 0);
  g_assert_false (deal_date_is_set (statement->effective));

  g_assert_cmpstr (term->category->id, ==, "rights");
  g_assert_cmpuint (term->n_values, ==, 2);
  g_assert_null (deal_term_get_value (term, statement));
  value = deal_term_get_value (term, last);
  g_assert_cmpstr (value->note, ==, "The word comes from the filing.");
  g_assert_cmpuint (value->sources.n, ==, 2);
  g_assert_cmpstr (value->sources.items[1]->id, ==, "filing-2025");
  g_assert_cmpuint (term->n_changes, ==, 1);
  g_assert_cmpint (term->changes[0].effect, ==, DEAL_EFFECT_NARROWED);
  g_assert_cmpstr (term->changes[0].favours->name, ==, "Harbour Charts");
  g_assert_cmpuint (term->keywords.n, ==, 2);
  g_assert_cmpstr (term->keywords.items[1], ==, "exclusive");

  value = deal_term_get_value (deal_find_term (deal, "first-refusal"), statement);
  g_assert_true (value->has_flag);
  g_assert_false (value->flag);
  g_assert_null (deal_find_term (deal, "first-refusal")->changes[1].favours);

  value = deal_term_get_value (deal_find_term (deal, "share"), first);
  g_assert_true (value->has_number);
  g_assert_cmpint (value->number.digits, ==, 2);
  g_assert_cmpint (value->number.places, ==, 1);

  term = deal_find_term (deal, "share-cap");
  g_assert_cmpint (term->scale, ==, 1000000);
  g_assert_cmpint (deal_term_get_value (term, first)->state, ==,
                   DEAL_STATE_NOT_APPLICABLE);
  g_assert_cmpint (deal_term_get_value (term, last)->state, ==, DEAL_STATE_NOT_DISCLOSED);
  g_assert_cmpint (deal_term_get_value (deal_find_term (deal, "setup-fee"), last)->state,
                   ==, DEAL_STATE_ZERO);
  g_assert_cmpint (deal_term_get_value (deal_find_term (deal, "review"), last)->state, ==,
                   DEAL_STATE_NOT_FOUND);
  g_assert_cmpint (
    deal_term_get_value (deal_find_term (deal, "review"), first)->date.month, ==, 4);

  value = deal_term_get_value (deal_find_term (deal, "duration"), first);
  g_assert_cmpint (value->from.day, ==, 1);
  g_assert_false (deal_date_is_set (value->to));
  g_assert_cmpstr (value->until, ==, "the survey of the coast is complete");
  value = deal_term_get_value (deal_find_term (deal, "surveyor"), last);
  g_assert_true (value->party == &deal->parties[2]);
}

static void
test_money (void)
{
  g_autoptr (Deal) deal = read_small ();
  const DealSeries   *sales = &deal->series[0];
  const DealScenario *high = deal_find_scenario (deal, "high");
  const DealRule     *rule;

  g_assert_cmpuint (sales->n_points, ==, 6);
  g_assert_cmpint (sales->points[0].amount, ==, 1200000000);
  g_assert_cmpint (sales->points[2].certainty, ==, DEAL_CERTAINTY_INTERPOLATED);
  g_assert_cmpint (sales->points[1].period.last - sales->points[1].period.first, ==, 5);
  g_assert_true (high->series[0].series == sales);
  g_assert_cmpint (high->series[0].points[1].amount, ==, 9600000000);
  g_assert_true (high->parameters[0].parameter == deal_find_parameter (deal, "cap"));
  g_assert_cmpint (high->parameters[0].value.digits, ==, 10);
  g_assert_false (deal_find_parameter (deal, "cap")->has_default);
  g_assert_cmpint (deal_find_parameter (deal, "survey-end")->default_value.digits, ==,
                   2030);
  g_assert_cmpint (deal_find_parameter (deal, "survey-end")->scale, ==, 1);

  rule = &deal->payments[0].rule;
  g_assert_cmpint (rule->type, ==, DEAL_RULE_SHARE);
  g_assert_true (rule->series == sales);
  g_assert_cmpint (rule->rate.number.digits, ==, 2);
  g_assert_false (rule->cap.exists);
  g_assert_cmpstr (rule->ends_when, ==, "the survey of the coast is complete");
  g_assert_cmpstr (rule->ends_parameter->id, ==, "survey-end");

  rule = &deal->payments[1].rule;
  g_assert_true (rule->cap.exists);
  g_assert_false (rule->cap.has_total);
  g_assert_cmpstr (rule->cap.parameter->id, ==, "cap");
  g_assert_cmpint (rule->cap.counts_from.month, ==, 7);
  g_assert_cmpint (rule->to.year, ==, 2027);

  rule = &deal->payments[2].rule;
  g_assert_cmpint (rule->type, ==, DEAL_RULE_FIXED);
  g_assert_cmpint (rule->every, ==, DEAL_EVERY_MONTH);
  g_assert_cmpint (rule->amount.number.digits, ==, 100);
  g_assert_cmpint (rule->scale, ==, 1000);
  g_assert_cmpint (rule->growth.digits, ==, 1);

  g_assert_cmpint (deal->payments[3].rule.type, ==, DEAL_RULE_ONE_OFF);
  g_assert_cmpint (deal->payments[3].rule.from.day, ==, 15);
  g_assert_cmpint (deal->payments[4].rule.type, ==, DEAL_RULE_SCHEDULE);
  g_assert_cmpuint (deal->payments[4].rule.n_amounts, ==, 3);
  g_assert_cmpint (deal->payments[4].rule.amounts[2].amount, ==, 75000000);
  g_assert_cmpint (deal->payments[5].rule.type, ==, DEAL_RULE_UNKNOWN);
  g_assert_true (deal->payments[5].rule.has_total);
  g_assert_cmpint (deal->payments[5].rule.total, ==, 200000000);
  g_assert_cmpstr (deal->payments[6].rule.rate.parameter->id, ==, "rebate");
  g_assert_cmpint (deal->payments[6].rule.cap.total, ==, 50000000);
  g_assert_cmpint (deal->payments[7].kind, ==, DEAL_PAYMENT_INVESTMENT);
  g_assert_true (deal_payment_is_in (&deal->payments[0], &deal->versions[1]));
  g_assert_false (deal_payment_is_in (&deal->payments[0], &deal->versions[2]));
}

static void
test_evidence (void)
{
  g_autoptr (Deal) deal = read_small ();
  const DealSource *gazette = deal_find_source (deal, "gazette-2024");

  g_assert_cmpuint (gazette->number, ==, 2);
  g_assert_true (deal_source_get_origin (gazette) == &deal->sources[0]);
  g_assert_true (deal_source_get_origin (&deal->sources[4]) == &deal->sources[4]);
  g_assert_null (deal->sources[3].url);

  g_assert_cmpint (deal->availability[0].layer, ==, DEAL_LAYER_CONTRACT);
  g_assert_cmpint (deal->availability[0].status, ==, DEAL_STATUS_EXCLUSIVE);
  g_assert_cmpint (deal->availability[9].status, ==, DEAL_STATUS_PREVIEW);
  g_assert_false (deal_date_is_set (deal->availability[9].to));
  g_assert_cmpint (deal->availability[11].status, ==, DEAL_STATUS_UNKNOWN);

  /* The file has the later event first. */
  g_assert_cmpint (deal->events[0].date.year, ==, 2024);
  g_assert_cmpuint (deal->events[0].sources.n, ==, 2);

  g_assert_cmpint (deal->claims[1].stance, ==, DEAL_STANCE_CONTRADICTS);
  g_assert_null (deal->claims[1].version);
  g_assert_cmpint (deal->claims[3].strength, ==, DEAL_STRENGTH_OPINION);
  g_assert_cmpstr (deal->claims[0].anchor, ==, "the only host of our charts");
  g_assert_cmpuint (deal->conflicts[0].n_positions, ==, 2);
  g_assert_cmpstr (deal->conflicts[0].settled_by, ==,
                   "The notice by which the right was given up.");
  g_assert_null (deal->conflicts[1].settled_by);
  g_assert_cmpint (deal->conflicts[1].kind, ==, DEAL_CONFLICT_DATE);
  g_assert_cmpstr (deal->conflicts[1].positions[1].sources.items[1]->id, ==,
                   "filing-2025");
  g_assert_cmpstr (deal->feeds[0].match.items[0], ==, "Harbour");
}

static void
test_places (void)
{
  g_autoptr (Deal) deal = read_small ();

  g_assert_cmpuint (deal->versions[0].place.line, ==, 15);
  g_assert_cmpuint (deal->versions[0].place.column, ==, 5);
  g_assert_cmpuint (deal->terms[1].values[0].place.line, ==, 83);
  g_assert_cmpuint (deal->terms[1].values[0].place.column, ==, 20);
  g_assert_cmpuint (deal->terms[1].changes[1].place.line, ==, 88);
}

static void
test_references (void)
{
  g_autoptr (Deal) deal = read_small ();
  Deal *other = deal_ref (deal);

  g_assert_true (other == deal);
  deal_unref (other);
  g_assert_cmpstr (deal->id, ==, "harbour-tidewater");
  g_assert_null (deal_find_version (deal, "2024"));
  g_assert_null (deal_find_source (deal, ""));
}

/* Every file of the folder that says it is good. */
/* Ids that begin or end like one another, referred to again and again. */
static void
test_alike (void)
{
  static const char *const ids[] = { "s", "s1", "s", "s12", "s1", "s1", "t1", "s12" };
  static const char *const sources[] = { "s", "s1", "s12", "t1" };
  g_autoptr (GString) text = g_string_new (
    "{\"format\":\"counterpart-deal/1\",\"id\":\"d\",\"title\":\"D\","
    "\"as_of\":\"2026\",\"currency\":\"EUR\","
    "\"compare\":{\"old\":\"v\",\"new\":\"v\"},"
    "\"parties\":[{\"id\":\"p\",\"name\":\"P\"}],"
    "\"versions\":[{\"id\":\"v\",\"title\":\"V\",\"announced\":\"2025\","
    "\"status\":\"in-force\",\"sources\":[]}],"
    "\"categories\":[{\"id\":\"c\",\"title\":\"C\"}],\"terms\":[{\"id\":\"t\","
    "\"category\":\"c\",\"title\":\"T\",\"type\":\"text\",\"values\":{}}],"
    "\"sources\":[");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (Deal) deal = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    g_string_append_printf (text,
                            "%s{\"id\":\"%s\",\"title\":\"T\",\"publisher\":\"P\","
                            "\"kind\":\"party\",\"url\":\"https://a.example/%s\"}",
                            i > 0 ? "," : "", sources[i], sources[i]);
  g_string_append (text, "],\"claims\":[");
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    g_string_append_printf (text,
                            "%s{\"id\":\"c%zu\",\"source\":\"%s\","
                            "\"term\":\"t\",\"stance\":\"mentions\",\"says\":\"S\","
                            "\"strength\":\"named\"}",
                            i > 0 ? "," : "", i, ids[i]);
  g_string_append (text, "]}");
  bytes = g_bytes_new (text->str, text->len);

  deal = deal_new_from_bytes (bytes, "alike.deal.json", NULL, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_cmpstr (deal->claims[i].source->id, ==, ids[i]);
}

static void
test_good_files (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "fixtures", "deals",
                                                   NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint       n = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "good-"))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);
        g_autoptr (GError) error = NULL;
        g_autoptr (Deal) deal = deal_new_from_path (path, NULL, &error);

        g_test_message ("%s", name);
        g_assert_no_error (error);
        n++;
      }
  g_assert_cmpuint (n, >, 0);
}

/* What is no ordinary file is refused at once. */
static void
test_refuses_files (void)
{
  g_autofree char *folder = g_dir_make_tmp ("deal-XXXXXX", NULL);
  g_autofree char *fifo = g_build_filename (folder, "fifo", NULL);
  g_autofree char *link = g_build_filename (folder, "link", NULL);
  g_autofree char *missing = g_build_filename (folder, "missing\n\033", NULL);
  g_autofree char *large = g_build_filename (folder, "large", NULL);
  const struct
  {
    const char *path;
    DealError   code;
  } cases[] = {
    { folder, DEAL_ERROR_REFUSED },
    { fifo, DEAL_ERROR_REFUSED },
    { "/dev/zero", DEAL_ERROR_REFUSED },
    { link, DEAL_ERROR_INVALID },
    { missing, DEAL_ERROR_NOT_FOUND },
    { large, DEAL_ERROR_LIMIT },
  };

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_cmpint (symlink ("link", link), ==, 0);
  g_assert_true (g_file_set_contents (large, "", 0, NULL));
  g_assert_cmpint (truncate (large, DEAL_FILE_MAX_BYTES + 1), ==, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = deal_file_load (cases[i].path, &error);

      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_null (bytes);
      g_assert_error (error, DEAL_ERROR, (int) cases[i].code);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_null (strpbrk (error->message, "\n\033"));
    }

  g_assert_cmpint (
    g_unlink (fifo) | g_unlink (link) | g_unlink (large) | g_rmdir (folder), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader/whole", test_whole);
  g_test_add_func ("/reader/terms", test_terms);
  g_test_add_func ("/reader/money", test_money);
  g_test_add_func ("/reader/evidence", test_evidence);
  g_test_add_func ("/reader/places", test_places);
  g_test_add_func ("/reader/references", test_references);
  g_test_add_func ("/reader/alike", test_alike);
  g_test_add_func ("/reader/good-files", test_good_files);
  g_test_add_func ("/reader/refuses-what-is-no-file", test_refuses_files);

  return g_test_run ();
}
