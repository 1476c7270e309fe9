/* test-cli-check.c: what `counterpart check` finds in a deal file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>

#include "run-counterpart.h"

/* Writes the small deal with five mistakes in it. */
static char *
write_mistakes (void)
{
  static const char *const changes[][2] = {
    { "\"as_of\": \"2025-09-30\"", "\"as_of\": \"2025-02-30\"" },
    { "\"status\": \"superseded\"", "\"status\": \"asleep\"" },
    { "\"category\": \"rights\",\n      \"title\": \"Licence",
      "\"category\": \"wrongs\",\n      \"title\": \"Licence" },
    { "\"flag\": true", "\"flag\": \"yes\"" },
    { "\"effect\": \"narrowed\"", "\"effect\": \"thinned\"" },
  };
  g_autofree char *fixture = get_fixture ("good-small.deal.json");
  g_autofree char *text = NULL;
  g_autoptr (GString) changed = NULL;
  g_autoptr (GError) error = NULL;
  char *path;
  int   fd = g_file_open_tmp ("mistakes-XXXXXX.deal.json", &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  g_assert_true (g_file_get_contents (fixture, &text, NULL, NULL));
  changed = g_string_new (text);
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    g_assert_cmpuint (g_string_replace (changed, changes[i][0], changes[i][1], 1), ==, 1);
  g_assert_true (g_file_set_contents (path, changed->str, -1, NULL));

  return path;
}

/* Every line of stderr with an error points at the line that holds the mistake. */
static void
test_check (void)
{
  static const char *const planted[] = { "2025-02-30", "asleep", "wrongs", "\"yes\"",
                                         "thinned" };
  g_autofree char         *bad = write_mistakes ();
  g_autofree char         *good = get_fixture ("good-small.deal.json");
  g_autofree char         *line = g_strdup_printf ("check '%s' '%s'", bad, good);
  g_autofree char         *ok = g_strdup_printf ("%s: ok: 3 versions, 8 terms", good);
  g_autofree char         *text = NULL;
  g_auto (Run) run = run_line (line);
  g_auto (GStrv) told = g_strsplit (run.err, "\n", -1);
  g_auto (GStrv) lines = NULL;
  guint n_errors = 0;

  g_assert_true (g_file_get_contents (bad, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  g_test_message ("%s", run.err);
  g_assert_cmpint (run.status, ==, 1);
  g_assert_true (g_str_has_prefix (run.out, ok));

  for (gsize i = 0; told[i] != NULL; i++)
    {
      gint64   number;
      gboolean is_planted = FALSE;

      if (strstr (told[i], ": error: ") == NULL)
        continue;
      n_errors++;
      g_assert_true (g_str_has_prefix (told[i], bad));
      number = g_ascii_strtoll (told[i] + strlen (bad) + 1, NULL, 10);
      g_assert_cmpint (number, >, 0);
      for (gsize j = 0; j < G_N_ELEMENTS (planted); j++)
        is_planted |= strstr (lines[number - 1], planted[j]) != NULL;
      g_assert_true (is_planted);
    }
  g_assert_cmpuint (n_errors, ==, G_N_ELEMENTS (planted));
  g_assert_cmpint (g_unlink (bad), ==, 0);
}

/* A picture is named for what it is; what else was given is checked all the same. */
static void
test_picture (void)
{
  g_autofree char *folder = g_dir_make_tmp ("check-XXXXXX", NULL);
  g_autofree char *picture = g_build_filename (folder, "figure.png", NULL);
  g_autofree char *good = get_fixture ("good-small.deal.json");
  g_autofree char *line = g_strdup_printf ("check '%s' '%s'", picture, good);
  g_autofree char *says = NULL;

  g_assert_true (g_file_set_contents (picture, "\x89PNG\r\n\x1a\n", 8, NULL));
  {
    g_auto (Run) run = run_line (line);

    says = g_strdup_printf ("“%s” is a picture, not a deal file.", picture);
    g_assert_cmpint (run.status, ==, 1);
    g_assert_nonnull (strstr (run.err, says));
    g_assert_null (strstr (run.err, "A value is missing"));
    g_assert_nonnull (strstr (run.out, "good-small.deal.json: ok:"));
  }
  g_unlink (picture);
  g_rmdir (folder);
}

/* The small deal with one change: what check says of it. */
static Run
check_changed_with (const char *options,
                    const char *from,
                    const char *to)
{
  g_autofree char *fixture = get_fixture ("good-small.deal.json");
  g_autofree char *text = NULL;
  g_autofree char *path = NULL;
  g_autofree char *line = NULL;
  g_autoptr (GString) changed = NULL;
  Run run;
  int fd = g_file_open_tmp ("changed-XXXXXX.deal.json", &path, NULL);

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_assert_true (g_file_get_contents (fixture, &text, NULL, NULL));
  changed = g_string_new (text);
  g_assert_cmpuint (g_string_replace (changed, from, to, 1), ==, 1);
  g_assert_true (g_file_set_contents (path, changed->str, -1, NULL));

  line = g_strdup_printf ("check %s '%s'", options, path);
  run = run_line (line);
  g_assert_cmpint (g_unlink (path), ==, 0);

  return run;
}

static Run
check_changed (const char *from,
               const char *to)
{
  return check_changed_with ("", from, to);
}

/* What the format allows and a reader would doubt. */
static void
test_strict (void)
{
  static const struct
  {
    const char *from;
    const char *to;
    const char *told;
  } cases[] = {
    { "\"retrieved\": \"2025-09-30\",\n      \"kind\": \"party\"",
      "\"retrieved\": \"2025-09-30\",\n      \"kind\": \"aggregator\"",
      ": warning: “review” rests on aggregators alone" },
    { "\"says\": \"It still stands.\", \"sources\": [",
      "\"says\": \"It still stands.\", \"sources\": [\"press-2024\", ",
      "“press-2024” and “gazette-2024” go back to one origin, “press-2024”, and count "
      "once (/conflicts/0/positions/1/sources)" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Run) run = check_changed_with ("--strict", cases[i].from, cases[i].to);
      g_auto (Run) lenient = check_changed (cases[i].from, cases[i].to);

      g_test_message ("%s", run.err);
      g_assert_cmpint (run.status, ==, 0);
      g_assert_nonnull (strstr (run.err, cases[i].told));
      g_assert_null (strstr (lenient.err, cases[i].told));
    }
}

/* What no format forbids and no deal means is a warning with its place. */
static void
test_warnings (void)
{
  static const struct
  {
    const char *from;
    const char *to;
    const char *told;
  } cases[] = {
    { "\"to\": \"2024-11\", \"effect\": \"ended\"",
      "\"to\": \"2024-11\", \"effect\": \"added\"",
      ": warning: “first-refusal” is declared “added”, but its values say “ended” "
      "(/terms/1/changes/0/effect)" },
    { "\"payee\": \"tidewater\"", "\"payee\": \"harbour\"", "“harbour” pays itself in" },
    { "\"rate\": 0.2,", "\"rate\": 1.5,", "is more than all" },
    { "\"amount\": 100,", "\"amount\": -100,", "pays less than nothing" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Run) run = check_changed (cases[i].from, cases[i].to);

      g_test_message ("%s", run.err);
      g_assert_cmpint (run.status, ==, 0);
      g_assert_nonnull (strstr (run.err, cases[i].told));
      g_assert_nonnull (strstr (run.out, ": ok: "));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_nonnull (g_getenv ("COUNTERPART"));
  g_test_add_func ("/check/five-mistakes", test_check);
  g_test_add_func ("/check/picture", test_picture);
  g_test_add_func ("/check/warnings", test_warnings);
  g_test_add_func ("/check/strict", test_strict);

  return g_test_run ();
}
