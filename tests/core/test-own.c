/* test-own.c: scenarios of the user's own say what they are, wherever they go
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <string.h>

#include "calc/deal-schedule.h"
#include "export/deal-record.h"
#include "own-scenario.h"
#include "run-counterpart.h"

static gint64
get_amount (const DealScenario *scenario,
            int                 year)
{
  for (gsize i = 0; i < scenario->series[0].n_points; i++)
    if (deal_period_equal (scenario->series[0].points[i].period,
                           deal_period_of_year (year)))
      return scenario->series[0].points[i].amount;

  return -1;
}

/* What is not changed is the base's; what is, is assumed. */
static void
test_merges (void)
{
  g_autoptr (Deal) deal = load_bundled ();
  g_autoptr (Deal) with = add (deal, SLOW);
  const DealScenario *slow = deal_find_scenario (with, "slow");
  const DealScenario *base = deal_find_scenario (with, "base");

  g_assert_cmpuint (with->n_scenarios, ==, deal->n_scenarios + 1);
  g_assert_cmpstr (with->sha256, ==, deal->sha256);
  g_assert_true (slow->is_own);
  g_assert_false (base->is_own);
  g_assert_true (slow->base == base);
  g_assert_cmpint (get_amount (slow, 2028), ==, G_GINT64_CONSTANT (5000000000000));
  g_assert_cmpint (get_amount (slow, 2027), ==, get_amount (base, 2027));
  g_assert_cmpint (get_amount (slow, 2029), ==, get_amount (base, 2029));
  g_assert_cmpuint (slow->series[0].n_points, ==, base->series[0].n_points);
  for (gsize i = 0; i < slow->series[0].n_points; i++)
    {
      const DealPoint *point = &slow->series[0].points[i];

      if (deal_period_equal (point->period, deal_period_of_year (2028)))
        g_assert_cmpint (point->certainty, ==, DEAL_CERTAINTY_ASSUMED);
      if (i > 0)
        g_assert_cmpint (point[-1].period.last, <, point->period.first);
    }
  g_assert_cmpuint (slow->n_own_parameters, ==, 1);
  g_assert_true (with->compare_scenario == deal_find_scenario (with, "base") ||
                 with->compare_scenario !=
                   deal_find_scenario (deal, deal->compare_scenario->id));
}

static char *
move_slow (const char *period)
{
  GString *text = g_string_new (SLOW);

  g_string_replace (text, "2028", period, 1);

  return g_string_free (text, FALSE);
}

/* A point takes the place of all that it overlaps, and may begin in what was
 * reported as long as a month of it was not. */
static void
test_overlaps (void)
{
  static const struct
  {
    const char *period;
    int         n_replaced;
  } cases[] = {
    { "2028", 1 },
    { "2027-07/2028-06", 2 },
    { "2025/2026-06", 1 },
    { "2026/2030", 5 },
    { "2031", 0 },
    { "2026-12/2027-01", 2 },
    { "2030-12/2031", 1 },
    { "2040/2050", 0 },
  };
  g_autoptr (Deal) deal = load_bundled ();
  const DealScenario *base = deal_find_scenario (deal, "base");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *body = move_slow (cases[i].period);
      g_autoptr (Deal) with = add (deal, body);
      const DealScenarioSeries *series = deal_find_scenario (with, "slow")->series;

      g_test_message ("%s", cases[i].period);
      g_assert_cmpint ((int) series->n_points, ==,
                       (int) base->series->n_points + 1 - cases[i].n_replaced);
      for (gsize k = 1; k < series->n_points; k++)
        g_assert_cmpint (series->points[k - 1].period.last, <,
                         series->points[k].period.first);
    }
}

static void
test_mistakes (void)
{
  static const struct
  {
    const char *from;
    const char *to;
    const char *pattern;
  } cases[] = {
    { "\"2028\"", "\"2024\"", "*2024*cannot be assumed otherwise*" },
    { "\"2028\"", "\"2024/2026-01\"", "*2024-01/2026-01*cannot be assumed otherwise*" },
    { "\"base\": \"base\"", "\"base\": \"none\"", "*“none” is not among*" },
    { "\"openai-revenue\"", "\"tea\"", "*“tea” is not among*" },
    { "\"cap\": 38", "\"hat\": 38", "*“hat” is not among*" },
    { "\"cap\": 38", "\"cap\": -1", "*" },
    { "\"slow\"", "\"base\"", "*is given twice*" },
    { "\"title\": \"Slow\"", "\"name\": \"Slow\"", "*“title” is missing*" },
    { "microsoft-openai", "other-deal", "*another deal*" },
    { "counterpart-scenarios/1", "counterpart-scenarios/2", "*" },
    { "]", "", "*" },
  };
  g_autoptr (Deal) deal = load_bundled ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) right = wrap (SLOW);
      GString *text = g_string_new_len (g_bytes_get_data (right, NULL),
                                        (gssize) g_bytes_get_size (right));
      g_autoptr (GBytes) wrong = NULL;
      g_autoptr (GPtrArray) problems =
        g_ptr_array_new_with_free_func ((GDestroyNotify) deal_problem_free);
      g_autoptr (GError) error = NULL;

      g_assert_cmpuint (g_string_replace (text, cases[i].from, cases[i].to, 1), ==, 1);
      wrong = g_string_free_to_bytes (text);
      g_assert_null (deal_new_with_scenarios (deal, wrong, "own.json", problems, &error));
      g_assert_error (error, DEAL_ERROR, DEAL_ERROR_INVALID);
      g_assert_cmpuint (problems->len, >, 0);
      if (!g_pattern_match_simple (cases[i].pattern,
                                   ((DealProblem *) problems->pdata[0])->message))
        g_error ("%s: %s", cases[i].pattern,
                 ((DealProblem *) problems->pdata[0])->message);
    }
}

static GBytes *export(const DealFigure *figure,
                      DealFormat        format)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = deal_figure_export (figure, format,
                                      &deal_preset_find ("web")->size, DEAL_STYLE_LIGHT,
                                      &error);

  g_assert_no_error (error);

  return bytes;
}

/* Footer, alt text and CSV name it as the user's, with all that was changed. */
static void
test_says_so (void)
{
  g_autoptr (Deal) deal = load_bundled ();
  g_autoptr (Deal) with = add (deal, SLOW);
  g_autoptr (DealFigure) figure = make_figure (with, "slow");
  g_autofree char *footer = g_strjoinv ("\n",
                                        (char **) deal_figure_get_footer (figure));
  g_autoptr (GBytes) csv = export(figure, DEAL_FORMAT_CSV);
  g_autofree char *table = g_strndup (g_bytes_get_data (csv, NULL),
                                      g_bytes_get_size (csv));
  const char      *texts[] = { footer, deal_figure_get_alt_text (figure), table };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_nonnull (strstr (texts[i], "“Slow” is the user’s own, based on “Base"));
      g_assert_nonnull (strstr (texts[i], "2028 $50"));
      g_assert_nonnull (strstr (texts[i], "$38"));
    }
}

/* Somebody's own scenario changes no figure but those drawn under it. */
static void
test_changes_nothing_else (void)
{
  g_autoptr (Deal) deal = load_bundled ();
  g_autoptr (Deal) with = add (
    deal, "{\"id\": \"far\", \"title\": \"Far\", \"series\": {\"openai-revenue\": "
          "[{\"period\": \"2050\", \"amount\": 5000, \"kind\": \"projected\", "
          "\"sources\": []}]}}");
  g_autoptr (DealOptions) plain = deal_options_new (deal);
  g_autoptr (DealOptions) beside = deal_options_new (with);
  g_autoptr (DealFigure) one = NULL;
  g_autoptr (DealFigure) other = NULL;
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;

  plain->range = beside->range = TRUE;
  one = deal_figure_new (DEAL_FIGURE_PAYMENTS, plain, FALSE, NULL);
  other = deal_figure_new (DEAL_FIGURE_PAYMENTS, beside, FALSE, NULL);
  first = export(one, DEAL_FORMAT_PNG);
  second = export(other, DEAL_FORMAT_PNG);
  g_assert_true (g_bytes_equal (first, second));
}

/* The picture brings the scenario along: it needs nothing but the deal. */
static void
test_travels_in_a_picture (void)
{
  g_autoptr (Deal) deal = load_bundled ();
  g_autoptr (Deal) with = add (deal, SLOW);
  g_autoptr (DealFigure) figure = make_figure (with, "slow");
  g_autoptr (GBytes) png = export(figure, DEAL_FORMAT_PNG);
  g_autoptr (GError) error = NULL;
  g_autoptr (DealRecord) record = deal_record_new_from_png (png, &error);
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DealOptions) options = NULL;
  g_autoptr (DealFigure) again = NULL;
  g_autoptr (GBytes) same = NULL;

  g_assert_no_error (error);
  options = deal_record_to_options (record, deal, missing, &error);
  g_assert_no_error (error);
  again = deal_figure_new (record->kind, options, FALSE, &error);
  same = export(again, DEAL_FORMAT_PNG);
  g_assert_true (g_bytes_equal (png, same));

  /* One that the deal would not take is no scenario. */
  g_free (record->own_scenario);
  record->own_scenario = g_strdup ("{\"id\": \"slow\"}");
  g_clear_pointer (&options, deal_options_free);
  options = deal_record_to_options (record, deal, missing, &error);
  g_assert_null (options);
  g_assert_error (error, DEAL_ERROR, DEAL_ERROR_INVALID);
}

/* Written and read again it is the same, and so is its name. */
static void
test_round_trip (void)
{
  g_autoptr (Deal) deal = load_bundled ();
  g_autoptr (Deal) with = add (deal, SLOW);
  const DealScenario *slow = deal_find_scenario (with, "slow");
  g_autofree char    *body = deal_scenario_to_json (slow, with);
  g_autoptr (Deal) again = add (deal, body);
  const DealScenario *read = deal_find_scenario (again, "slow");
  g_autofree char    *same = deal_scenario_to_json (read, again);
  g_autofree char    *id = deal_scenario_make_id (slow, with);
  g_autofree char    *same_id = deal_scenario_make_id (read, again);
  DealScenario        other = *read;
  g_autofree char    *other_id = NULL;

  g_assert_cmpstr (body, ==, same);
  g_assert_cmpstr (id, ==, same_id);
  g_assert_true (g_str_has_prefix (id, "own-"));
  other.title = "Slower";
  other_id = deal_scenario_make_id (&other, again);
  g_assert_cmpstr (id, !=, other_id);
}

/* A copy of the deal with it is a deal file, the rest of it untouched. */
static void
test_part_of_a_deal_file (void)
{
  static const char *const files[] = {
    "{\"format\":1,\"scenarios\":[]}", "{\"format\":1,\"scenarios\": [ {\"id\":1} ] }\n",
    "{\"format\":1\n}\n"
  };
  g_autofree char *path = deal_data_get_bundled_deal ();
  g_autoptr (GBytes) file = deal_file_load (path, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) longer = deal_file_add_scenario (
    file, "{\"id\": \"slow\", \"title\": \"Slow\", \"own\": true, \"base\": \"base\"}",
    &error);
  g_autoptr (Deal) deal = NULL;
  const DealScenario *slow;

  g_assert_no_error (error);
  deal = deal_new_from_bytes (longer, "longer.deal.json", NULL, &error);
  g_assert_no_error (error);
  slow = deal_find_scenario (deal, "slow");
  g_assert_true (slow->is_own);
  g_assert_true (slow->base == deal_find_scenario (deal, "base"));
  g_assert_cmpint (get_amount (slow, 2027), ==, get_amount (slow->base, 2027));

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) small = g_bytes_new_static (files[i], strlen (files[i]));
      g_autoptr (GBytes) with = deal_file_add_scenario (small, "{\"id\":2}", &error);

      g_assert_no_error (error);
      g_assert_nonnull (g_strstr_len (g_bytes_get_data (with, NULL),
                                      (gssize) g_bytes_get_size (with), "{\"id\":2}"));
    }
}

/* The same figure without a display. */
static void
test_command_line (void)
{
  g_autofree char *folder = g_dir_make_tmp ("own-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "own.json", NULL);
  g_autofree char *line = g_strdup_printf ("describe payments --scenario-file %s", path);
  g_autofree char *base = g_strdup_printf (
    "describe payments --scenario-file %s --scenario base", path);
  g_autoptr (GBytes) bytes = wrap (SLOW);
  g_autoptr (GBytes) wrong = wrap ("{\"id\": \"slow\"}");

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
  {
    g_auto (Run) run = run_line (line);
    g_auto (Run) other = run_line (base);

    g_assert_cmpstr (run.err, ==, "");
    g_assert_nonnull (strstr (run.out, "is the user’s own"));
    g_assert_nonnull (strstr (run.out, "\"own_scenario\""));
    g_assert_null (strstr (other.out, "is the user’s own"));
  }
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (wrong, NULL),
                                      (gssize) g_bytes_get_size (wrong), NULL));
  {
    g_auto (Run) run = run_line (line);

    g_assert_cmpint (run.status, ==, 1);
    g_assert_nonnull (strstr (run.err, "own.json:"));
    g_assert_nonnull (strstr (run.err, "“title” is missing"));
  }
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/own/merges", test_merges);
  g_test_add_func ("/own/overlaps", test_overlaps);
  g_test_add_func ("/own/mistakes", test_mistakes);
  g_test_add_func ("/own/says-so", test_says_so);
  g_test_add_func ("/own/changes-nothing-else", test_changes_nothing_else);
  g_test_add_func ("/own/travels-in-a-picture", test_travels_in_a_picture);
  g_test_add_func ("/own/round-trip", test_round_trip);
  g_test_add_func ("/own/part-of-a-deal-file", test_part_of_a_deal_file);
  g_test_add_func ("/own/command-line", test_command_line);

  return g_test_run ();
}
