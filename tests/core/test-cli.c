/* test-cli.c: the program as one calls it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "comma-locale.h"
#include "run-counterpart.h"

/* Wrong use: status 2, a message that helps, and nothing on stdout. */
static void
test_usage (void)
{
  static const struct
  {
    const char *line;
    const char *told;
  } cases[] = {
    { "sceduel", "“sceduel” is no command" },
    { "--bogus schedule", "“--bogus” is no command" },
    { "check", "FILE…" },
    { "schedule a.json b.json", "“b.json” is one argument too many" },
    { "schedule --colour", "--colour" },
    { "schedule --old 2025-10", "--old" },
    { "schedule --by week", "month, quarter or year" },
    { "schedule --format xml", "text, json, csv or markdown" },
    { "schedule --version 2025-11", "2025-10, 2026-02, 2026-04" },
    { "schedule --scenario rosy", "none, flat, low, base, high" },
    { "schedule --set cap", "NAME=VALUE" },
    { "schedule --set lid=38bn", "There is no parameter “lid”" },
    { "schedule --set cap=38x", "38bn" },
    { "diff --old yesterday", "There is no version “yesterday”" },
    { "matrix --on 2026-13-01", "YYYY-MM-DD" },
    { "sources --on 2026", "--on" },
    { "export payments -o x.png --size 800x600 --dpi 0", "--dpi" },
    { "export pie -o x.png", "payments, availability, timeline, evidence" },
    { "describe evidence --sort luck", "“luck” is no order" },
    { "export payments -o x.png --preset postcard", "report-column, report-page, slide" },
    { "export payments -o x.png --from 2031", "they run from 2026 to 2030" },
    { "describe payments --to 2025-12", "they run from 2026 to 2030" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Run) run = run_line (cases[i].line);

      g_test_message ("%s: %s", cases[i].line, run.err);
      g_assert_cmpint (run.status, ==, 2);
      g_assert_cmpstr (run.out, ==, "");
      g_assert_nonnull (strstr (run.err, cases[i].told));
      g_assert_nonnull (strstr (run.err, "--help"));
    }
}

static void
test_help (void)
{
  static const char *const commands[] = { "check", "terms", "diff", "schedule",
                                          "matrix", "conflicts", "sources" };
  g_auto (Run) help = run_line ("--help");
  g_auto (Run) version = run_line ("--version");

  g_assert_cmpint (help.status, ==, 0);
  g_assert_cmpint (version.status, ==, 0);
  g_assert_true (g_str_has_prefix (version.out, "counterpart "));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *line = g_strconcat (commands[i], " --help", NULL);
      g_autofree char *listed = g_strconcat ("\n  ", commands[i], " ", NULL);
      g_autofree char *usage =
        g_strdup_printf ("counterpart %s [OPTION…] ", commands[i]);
      g_auto (Run) run = run_line (line);

      g_assert_nonnull (strstr (help.out, listed));
      g_assert_cmpint (run.status, ==, 0);
      g_assert_nonnull (strstr (run.out, usage));
    }
}

/* The line of a CSV text that begins with @start; "" if there is none. */
static char *
find_line (const char *csv,
           const char *start)
{
  g_auto (GStrv) lines = g_strsplit (csv, "\n", -1);

  for (gsize i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], start))
      return g_strdup (lines[i]);

  return g_strdup ("");
}

/* 20 % of the base series, cut at 38 bn in 2028, capped afterwards. */
static void
test_schedule (void)
{
  static const struct
  {
    const char *start;
    const char *holds;
  } cases[] = {
    { "2026,2026-01-01,2026-12-31,openai-share-new,", ",value,exact,6000000000.00," },
    { "2027,2027-01-01,2027-12-31,openai-share-new,", ",value,exact,12400000000.00," },
    { "2028,2028-01-01,2028-12-31,openai-share-new,",
      ",capped,exact,19600000000.00,exact,20500000000.00,yes," },
    { "2029,2029-01-01,2029-12-31,openai-share-new,", ",capped,exact,0.00," },
    { "2030,2030-01-01,2030-12-31,openai-share-new,", ",capped,exact,0.00," },
    { "total,2026-01-01,2030-12-31,openai-share-new,",
      ",value,exact,38000000000.00,exact,128780000000.00,yes," },
  };
  g_auto (Run) run =
    run_line ("schedule --version 2026-04 --scenario base --set cap=38bn "
              "--by year --format csv");
  g_auto (Run) secret =
    run_line ("schedule --version 2026-04 --scenario base --by year --format csv");
  g_autofree char *total = find_line (secret.out,
                                      "total,2026-01-01,2030-12-31,openai-share-new,");

  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.err, ==, "");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *line = find_line (run.out, cases[i].start);

      g_test_message ("%s", line);
      g_assert_nonnull (strstr (line, cases[i].holds));
    }
  g_assert_nonnull (strstr (run.out, "cap: $38\u00a0bn"));

  g_assert_cmpint (secret.status, ==, 0);
  g_assert_nonnull (strstr (total, ",not disclosed,≥,0.00,exact,128780000000.00,no,"));
  g_assert_null (strstr (secret.out, "38000000000"));
}

/* By month it is the same money. */
static void
test_schedule_by_month (void)
{
  g_auto (Run) run =
    run_line ("schedule --version 2026-04 --scenario base --set cap=38bn "
              "--by month --format csv");
  g_autofree char *december = find_line (run.out, "2028-12,2028-12-01,2028-12-31,openai");
  g_autofree char *total = find_line (run.out, "total,2026-01-01,2030-12-31,openai");

  g_assert_nonnull (strstr (december, ",capped,exact,808333333.33,exact,"));
  g_assert_nonnull (strstr (total, ",value,exact,38000000000.00,"));
}

/* The rows of the JSON table by their term. */
static void
test_diff (void)
{
  static const struct
  {
    const char *term;
    const char *holds[4];
  } cases[] = {
    { "licence-exclusivity",
      { "\"effect\": \"narrowed\"", "Exclusive", "Non-exclusive" } },
    { "rev-rate", { "\"effect\": \"unchanged\"", "\"kind\": \"unchanged\"" } },
    { "rev-cap",
      { "\"effect\": \"capped\"", "\"old_state\": \"not applicable\"",
        "\"new_state\": \"not disclosed\"" } },
    { "rev-ms-oa", { "\"effect\": \"ended\"", "\"kind\": \"ended\"" } },
    { "rofr",
      { "\"effect\": \"not-restated\"", "\"new_restated\": false",
        "\"new_carried_from\": \"2025-10\"", "\"ended_before\": true" } },
  };
  g_auto (Run) run = run_line ("diff --old 2025-10 --new 2026-04 --format json");
  g_auto (Run) terms = run_line ("terms --old 2025-10 --new 2026-04 --format json");
  g_auto (GStrv) rows = g_strsplit (run.out, "\n", -1);

  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.out, ==, terms.out);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *start = g_strdup_printf ("    {\"term\": \"%s\"", cases[i].term);
      const char      *row = "";

      for (gsize j = 0; rows[j] != NULL; j++)
        if (g_str_has_prefix (rows[j], start))
          row = rows[j];
      g_test_message ("%s: %s", cases[i].term, row);
      for (gsize j = 0; j < 4 && cases[i].holds[j] != NULL; j++)
        g_assert_nonnull (strstr (row, cases[i].holds[j]));
    }
}

static void
test_others (void)
{
  static const struct
  {
    const char *line;
    const char *holds;
  } cases[] = {
    { "matrix --on 2026-04-27 --format csv",
      ",contract,Exclusive,Ships first,exclusive,first,changed,2026-04-26," },
    { "matrix --on 2026-04-26 --format csv",
      ",contract,Exclusive,Exclusive,exclusive,exclusive,unchanged,2025-10-27," },
    /* Said again in April 2026; on record since June 2025. */
    { "matrix --format csv", ",available,available,unchanged,2026-04-26,2026-11-20,"
                             "2025-06-20,,GPT-5.5" },
    /* Never known, and known until August. */
    { "matrix --format csv", ",unknown,unknown,unknown,2026-04-26,2026-11-20,,,A suppl" },
    { "matrix --format csv", ",none,unknown,unknown,2026-04-26,2026-11-20,2026-08,," },
    { "matrix --format csv", ",latest_on,confirmed\n" },
    { "schedule --format csv", "; low and high of base flat high low," },
    { "describe payments --range",
      "the lowest and the highest of 4 scenarios: Base, Flat, High, Low." },
    { "matrix --format csv", " a-sonnet-ga,,,,2026-06-04\n" },
    { "matrix --on 2026-06-03 --format csv", "2026-11-20,2026-06-02\n" },
    { "describe availability --on 2026-06-03",
      "Offers as last confirmed, between 21\u00a0Jan\u00a02025 and 2\u00a0Jun" },
    { "describe availability", "newly on offer”: none or only announced" },
    { "conflicts --format csv",
      "term,title,kind,both_true,question,position,says,n_sources,origins,behind," },
    { "conflicts", "6 sources, 4 origins" },
    { "conflicts", "who-pays              Who stops paying whom?" },
    { "conflicts --format json", "\"n_sources\": 6, \"origins\": 4," },
    { "describe evidence", "Sources conflict on " },
    { "describe evidence --by-kind --sort title", "\"by_kind\" : true" },
    { "sources --format markdown", "| No. | Id | Title |" },
    { "sources", "No.  Id" },
    { "schedule --set cap=38bn", "Scenario: base. Assumptions: cap: $38\u00a0bn" },
    { "schedule --scenario none", "Scenario: none. Assumptions: cap: not disclosed" },
    { "terms", "not-restated" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Run) run = run_line (cases[i].line);

      g_test_message ("%s", cases[i].line);
      g_assert_cmpint (run.status, ==, 0);
      g_assert_cmpstr (run.err, ==, "");
      g_assert_nonnull (strstr (run.out, cases[i].holds));
    }
}

/* A file of one's own, also behind “--”; what is not there is told. */
static void
test_file (void)
{
  g_autofree char *fixture = get_fixture ("good-small.deal.json");
  g_autofree char *line = g_strdup_printf ("conflicts --format csv -- '%s'", fixture);
  g_auto (Run) own = run_line (line);
  g_auto (Run) bundled = run_line ("conflicts --format csv");
  g_auto (Run) none = run_line ("conflicts /nowhere/at-all.deal.json");

  g_assert_cmpint (own.status, ==, 0);
  g_assert_cmpstr (own.out, !=, bundled.out);
  g_assert_cmpint (none.status, ==, 1);
  g_assert_cmpstr (none.out, ==, "");
  g_assert_nonnull (strstr (none.err, "at-all.deal.json"));
}

static void
assert_same_bytes (const char *settings)
{
  static const char *const lines[] = {
    "schedule --set cap=38bn --format csv",
    "diff --format json",
    "matrix --format csv",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_auto (Run) here = run_line (lines[i]);
      g_auto (Run) there = run_with (settings, lines[i]);

      g_assert_cmpint (here.status, ==, 0);
      g_assert_cmpstr (here.out, ==, there.out);
    }
}

/* Same input, same bytes, in every locale and time zone. */
static void
test_same_bytes (void)
{
  assert_same_bytes ("LC_ALL=C");
  assert_same_bytes ("LANGUAGE=de TZ=Asia/Tokyo");
}

static void
test_same_bytes_with_comma (void)
{
  if (need_comma_locale ())
    assert_same_bytes ("LC_ALL=" COMMA_LOCALE " TZ=Asia/Tokyo");
}

/* A full disk is not success. */
static void
test_full_disk (void)
{
  static const char *const lines[] = { "sources", "schedule --help", "--help",
                                       "--version", "check \"$FIXTURE\"" };
  g_autofree char         *fixture = get_fixture ("good-small.deal.json");
  g_autofree char         *quoted = g_shell_quote (g_getenv ("COUNTERPART"));
  g_auto (GStrv) environment =
    g_environ_setenv (g_get_environ (), "FIXTURE", fixture, TRUE);

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *command =
        g_strdup_printf ("%s %s >/dev/full", quoted, lines[i]);
      const char      *argv[] = { "/bin/sh", "-c", command, NULL };
      g_autofree char *err = NULL;
      int              status;

      g_test_message ("%s", lines[i]);
      g_spawn_sync (NULL, (char **) argv, environment, G_SPAWN_DEFAULT, NULL, NULL, NULL,
                    &err, &status, &error);
      g_assert_no_error (error);
      g_assert_true (g_spawn_check_wait_status (status, &error) == FALSE);
      g_assert_error (error, G_SPAWN_EXIT_ERROR, 1);
      g_assert_nonnull (strstr (err, "could not be written"));
    }
}

/* Told on stderr, while stdout stays a table. */
static void
test_told (void)
{
  static const struct
  {
    const char *line;
    int         status;
    const char *told;
  } cases[] = {
    { "matrix --on 2036", 1, "2036 is after the deal’s as-of date, 20" },
    { "export availability -o /nowhere.png --on 2036", 1, "as-of date" },
    { "matrix --on 2018-01-01 --format csv", 0, "neither version was in force" },
    { "schedule --version 2019-07 --format csv", 0, "no obligation under “2019-07”" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Run) run = run_line (cases[i].line);

      g_test_message ("%s: %s", cases[i].line, run.err);
      g_assert_cmpint (run.status, ==, cases[i].status);
      g_assert_nonnull (strstr (run.err, cases[i].told));
      g_assert_cmpint (run.out[0] == '\0', ==, cases[i].status != 0);
    }
}

/* Without a display it says so; with one it becomes the window's program and
 * hands over what it was given. */
static void
test_window (void)
{
  g_autofree char *fixture = get_fixture ("good-small.deal.json");
  g_autofree char *line = g_strdup_printf ("'%s' --flag", fixture);
  g_autofree char *wanted = g_strdup_printf ("%s --flag\n", fixture);
  g_auto (Run) blind = run_line ("");
  g_auto (Run) file = run_with ("DISPLAY=:0 COUNTERPART_WINDOW=/bin/echo", line);
  g_auto (Run) missing = run_with ("DISPLAY=:0 COUNTERPART_WINDOW=/nowhere", "");

  g_assert_cmpint (blind.status, ==, 1);
  g_assert_nonnull (strstr (blind.err, "no display"));
  g_assert_cmpint (file.status, ==, 0);
  g_assert_cmpstr (file.out, ==, wanted);
  g_assert_cmpint (missing.status, ==, 1);
  g_assert_nonnull (strstr (missing.err, "/nowhere"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_nonnull (g_getenv ("COUNTERPART"));
  g_test_add_func ("/cli/wrong-use-is-2", test_usage);
  g_test_add_func ("/cli/help", test_help);
  g_test_add_func ("/cli/schedule", test_schedule);
  g_test_add_func ("/cli/schedule-by-month", test_schedule_by_month);
  g_test_add_func ("/cli/diff", test_diff);
  g_test_add_func ("/cli/matrix-conflicts-sources", test_others);
  g_test_add_func ("/cli/a-file-of-ones-own", test_file);
  g_test_add_func ("/cli/same-bytes-everywhere", test_same_bytes);
  g_test_add_func ("/cli/same-bytes-with-a-comma", test_same_bytes_with_comma);
  g_test_add_func ("/cli/full-disk-is-1", test_full_disk);
  g_test_add_func ("/cli/told-on-stderr", test_told);
  g_test_add_func ("/cli/window", test_window);

  return g_test_run ();
}
