/* test-cli-text.c: the answers of the subcommands as people read them in a terminal
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "export/deal-export.h"
#include "run-counterpart.h"

static const char *const commands[] = {
  "terms",
  "diff",
  "schedule",
  "schedule --version 2025-10",
  "matrix",
  "conflicts",
  "sources",
  "schedule --by month --set cap=38bn",
};

/* No line is wider than what there is, whatever that is, and none has a colour. */
static void
test_fits (void)
{
  static const struct
  {
    const char *settings;
    glong       width;
  } cases[] = {
    { "", 100 },
    { "COLUMNS=120", 120 },
    { "COLUMNS=nonsense", 100 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (cases); j++)
      {
        g_auto (Run) run = run_with (cases[j].settings, commands[i]);
        g_auto (GStrv) lines = g_strsplit (run.out, "\n", -1);

        g_assert_cmpint (run.status, ==, 0);
        g_assert_null (strchr (run.out, '\033'));
        g_assert_null (strstr (run.out, "(null)"));
        for (gsize line = 0; lines[line] != NULL; line++)
          {
            g_test_message ("%s, %s: %s", commands[i], cases[j].settings, lines[line]);
            g_assert_cmpint (g_utf8_strlen (lines[line], -1), <=, cases[j].width);
            g_assert_false (g_str_has_suffix (lines[line], " "));
          }
      }
}

/* Numbers with their unit, and words where there is none. */
static void
test_words (void)
{
  static const struct
  {
    const char *line;
    const char *holds;
  } cases[] = {
    { "schedule", "≤\u00a0$6\u00a0bn " },
    { "schedule", "total   OpenAI → Microsoft  ≤\u00a0$128.78\u00a0bn" },
    { "schedule --version 2025-10", "not disclosed               –  not disclosed" },
    { "schedule --set cap=38bn", "$19.6\u00a0bn, capped " },
    { "schedule --set cap=38bn", "total   OpenAI → Microsoft            $38\u00a0bn" },
    { "schedule", "Microsoft → OpenAI            $0              $0             $0  "
                  "official, from 27\u00a0Apr\u00a02026" },
    { "schedule", "The rate of 20% is reported,\nnot official." },
    { "schedule", "Not disclosed and not assumed: Total cap on OpenAI’s payments." },
    { "schedule", "Sources conflict on 4 points: " },
    { "schedule --version 2025-01", "Microsoft calls them not entirely right." },
    { "schedule --format csv", ",assumptions_in_words,as_of,deal_file,deal_sha256\n" },
    { "schedule --format csv", "The rate of 20% is reported, not official." },
    { "schedule --format csv", ",counts from 2026-04-27 only," },
    { "terms", "Not stated" },
    { "terms", "Not restated; said in" },
    { "terms", "capped, disputed" },
    { "matrix", "Exclusive → Ships first" },
    { "matrix", "on record since" },
    { "matrix", "last confirmed 2026-06-02" },
    { "matrix", "sources without a date" },
    { "matrix", "From 2026-04-26 to 2026-11-20;" },
    { "conflicts", "1. 4 sources, 4 origins: A cap exists; its size is not published." },
    { "conflicts", "2. 3 sources, 1 origin: 38 billion dollars, from one unnamed" },
    { "conflicts", "Assessment: The existence is official. 38 billion dollars is" },
    { "conflicts", "What would settle it: The official text of April 2026, which" },
    { "sources", "no date" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Run) run = run_line (cases[i].line);

      g_test_message ("%s: %s", cases[i].line, cases[i].holds);
      g_assert_nonnull (strstr (run.out, cases[i].holds));
    }
}

/* Texts give way, the widest first; words, numbers and days never do. */
static void
test_wraps (void)
{
  g_autoptr (DealTable) table = deal_table_new ("t", "T");
  g_autofree char *wide = NULL;
  g_autofree char *narrow = NULL;

  deal_table_add_column (table, "id", "Id", DEAL_COLUMN_TEXT);
  deal_table_add_column (table, "text", "Text", DEAL_COLUMN_TEXT);
  deal_table_add_column (table, "amount", "Amount", DEAL_COLUMN_NUMBER);
  deal_table_add_row (table, (const char *[]){ "a", "one two three four five", "12" });
  deal_table_add_row (table, (const char *[]){ "b-b-b-b-b-b-b-b-b", "six", "3" });
  wide = deal_table_to_text_in (table, 0);
  narrow = deal_table_to_text_in (table, 40);

  g_assert_cmpstr (wide, ==,
                   "Id                 Text                     Amount\n"
                   "a                  one two three four five      12\n"
                   "b-b-b-b-b-b-b-b-b  six                           3\n");
  g_assert_cmpstr (narrow, ==,
                   "Id                 Text           Amount\n"
                   "a                  one two three      12\n"
                   "                   four five\n"
                   "b-b-b-b-b-b-b-b-b  six                 3\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli-text/fits", test_fits);
  g_test_add_func ("/cli-text/words", test_words);
  g_test_add_func ("/cli-text/wraps", test_wraps);

  return g_test_run ();
}
