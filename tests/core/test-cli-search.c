/* test-cli-search.c: `counterpart search` as one calls it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/deal-archive-store.h"

#include <sqlite3.h>

#include "made-archive.h"
#include "run-counterpart.h"

static Run
search (const MadeFolder *made,
        const char       *arguments)
{
  g_autofree char *settings = g_strconcat ("XDG_DATA_HOME=", made->folder, NULL);
  g_autofree char *line = g_strconcat ("search ", arguments, NULL);

  return run_with (settings, line);
}

static void
test_usage (void)
{
  static const struct
  {
    const char *arguments;
    const char *told;
  } cases[] = {
    { "", "Something is missing: it takes WORDS…." },
    { "'?!'", "There is no word to look for." },
    { "azure --most -1", "--most takes 0 or more." },
    { "azure --format xml", "“xml” is no format" },
    { "azure --known-on someday", "“someday” is no date" },
    { "azure --old 2019-07", "--old" },
  };
  g_autoptr (MadeFolder) made = made_folder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Run) run = search (made, cases[i].arguments);

      g_test_message ("%s: %s", cases[i].arguments, run.err);
      g_assert_cmpint (run.status, ==, 2);
      g_assert_cmpstr (run.out, ==, "");
      g_assert_nonnull (strstr (run.err, cases[i].told));
    }
}

static void
test_found (void)
{
  static const struct
  {
    const char *arguments;
    const char *out; /* nullable: nothing */
    const char *err;
  } cases[] = {
    { "first ref", "term      Right of first refusal", "" },
    { "FIRST  Réf", "term      Right of first refusal", "" },
    { "first ref --format csv", "term,rofr,Right of first refusal,", "" },
    { "first ref --format json", "{\"kind\": \"term\", \"id\": \"rofr\", ", "" },
    { "first ref --format markdown", "| term | rofr | Right of first refusal |", "" },
    { "azure --most 1", "term ", "more results are left out; --most 0 prints all." },
    { "azure --most 0", "term ", "" },
    { "zeppelin", NULL, "Nothing matches “zeppelin”." },
    { "'<b>%s&amp;' zeppelin", NULL, "Nothing matches “<b>%s&amp; zeppelin”." },
    { "-- --deal zeppelin", NULL, "Nothing matches “--deal zeppelin”." },
    { "zeppelin --format csv", "kind,id,title,text,term,source,date,url", "" },
  };
  g_autoptr (MadeFolder) made = made_folder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Run) run = search (made, cases[i].arguments);

      g_test_message ("%s: %s%s", cases[i].arguments, run.out, run.err);
      g_assert_cmpint (run.status, ==, 0);
      if (cases[i].out != NULL)
        g_assert_nonnull (strstr (run.out, cases[i].out));
      else
        g_assert_cmpstr (run.out, ==, "");
      if (cases[i].err[0] != '\0')
        g_assert_nonnull (strstr (run.err, cases[i].err));
      else
        g_assert_cmpstr (run.err, ==, "");
    }

  /* To look is no reason to begin an archive. */
  g_assert_cmpint (g_rmdir (made->folder), ==, 0);
}

/* Another deal; and one that is not there. */
static void
test_deal (void)
{
  g_autoptr (MadeFolder) made = made_folder_new ();
  g_autofree char *fixture = get_fixture ("good-small.deal.json");
  g_autofree char *arguments = g_strdup_printf ("new charts --deal '%s'", fixture);
  g_auto (Run) own = search (made, arguments);
  g_auto (Run) bundled = search (made, "new charts");
  g_auto (Run) none = search (made, "charts --deal /nowhere/at-all.deal.json");

  g_assert_cmpint (own.status, ==, 0);
  g_assert_nonnull (strstr (own.out, "Right of first refusal on new charts"));
  g_assert_null (strstr (bundled.out, "Right of first refusal on new charts"));
  g_assert_cmpint (none.status, ==, 1);
  g_assert_cmpstr (none.out, ==, "");
  g_assert_nonnull (strstr (none.err, "at-all.deal.json"));
}

/* On a day before the amendment nothing of it is found. */
static void
test_known_on (void)
{
  g_autoptr (MadeFolder) made = made_folder_new ();
  g_auto (Run) now = search (made, "amend --format csv");
  g_auto (Run) then = search (made, "amend --format csv --known-on 2026-04-26");

  g_assert_cmpint (then.status, ==, 0);
  g_assert_nonnull (strstr (now.out, "2026-04-27"));
  g_assert_null (strstr (then.out, "2026-04-27"));
}

static void
test_archive (void)
{
  static const DealReceivedEntry articles[] = {
    { .entry = "1",
      .url = "https://example.org/1",
      .title = "Zeppelin deal",
      .published = "2026-04-28",
      .text = "Nobody saw the zeppelin leave." },
    { .entry = "2",
      .url = "https://example.org/2",
      .title = "Other",
      .published = "2026-04-01",
      .text = "The zeppelin again." },
  };
  g_autoptr (MadeFolder) made = made_folder_new ();
  g_autofree char *folder = g_build_filename (made->folder, "counterpart", NULL);
  g_autofree char *path = g_build_filename (folder, "archive.sqlite", NULL);
  g_autoptr (DealArchive) archive = NULL;
  guint n_new, n_changed;

  g_free (made->path);
  made->path = g_steal_pointer (&path);
  archive = made_archive_open (made);
  made_archive_store (archive, "https://example.org/feed", 1777500000, articles,
                      G_N_ELEMENTS (articles), &n_new, &n_changed);

  {
    g_auto (Run) all = search (made, "zeppelin --format csv");
    g_auto (Run) then = search (made, "zeppelin --format csv --known-on 2026-04-26");
    g_auto (Run) one = search (made, "zeppelin --most 1");

    g_assert_nonnull (strstr (all.out, "archived,archive-1,Zeppelin deal,Nobody saw the "
                                       "zeppelin leave.,,,2026-04-28,"
                                       "https://example.org/1"));
    g_assert_nonnull (strstr (all.out, "archived,archive-2,Other,"));
    g_assert_null (strstr (then.out, "archive-1"));
    g_assert_nonnull (strstr (then.out, "archived,archive-2,Other,"));
    g_assert_nonnull (strstr (one.out, "Zeppelin deal"));
    g_assert_null (strstr (one.out, "Other"));
    g_assert_nonnull (strstr (one.err, "1 more result is left out"));
  }
}

/* An archive that a later program has made: what the deal says is told even so. */
static void
test_no_archive (void)
{
  g_autoptr (MadeFolder) made = made_folder_new ();
  g_autofree char *path = g_build_filename (made->folder, "counterpart",
                                            "archive.sqlite", NULL);
  sqlite3         *db;

  g_free (made->path);
  made->path = g_steal_pointer (&path);
  g_object_unref (made_archive_open (made));
  g_assert_cmpint (sqlite3_open (made->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA user_version = 99", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  sqlite3_close (db);

  {
    g_auto (Run) run = search (made, "first ref");

    g_assert_cmpint (run.status, ==, 1);
    g_assert_nonnull (strstr (run.out, "Right of first refusal"));
    g_assert_cmpstr (run.err, !=, "");
  }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli-search/usage", test_usage);
  g_test_add_func ("/cli-search/found", test_found);
  g_test_add_func ("/cli-search/deal", test_deal);
  g_test_add_func ("/cli-search/known-on", test_known_on);
  g_test_add_func ("/cli-search/archive", test_archive);
  g_test_add_func ("/cli-search/archive-of-a-later-program", test_no_archive);

  return g_test_run ();
}
