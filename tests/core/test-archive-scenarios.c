/* test-archive-scenarios.c: the user's own scenarios are kept, in old archives too
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <sqlite3.h>

#include "archive/deal-schema.h"
#include "made-archive.h"

static char *
list (DealArchive *archive,
      const char  *deal)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) bodies = deal_archive_load_scenarios (archive, deal, &error);

  g_assert_no_error (error);
  g_ptr_array_add (bodies, NULL);

  return g_strjoinv (" ", (char **) bodies->pdata);
}

static void
assert_list (DealArchive *archive,
             const char  *deal,
             const char  *expected)
{
  g_autofree char *all = list (archive, deal);

  g_assert_cmpstr (all, ==, expected);
}

static void
test_kept (void)
{
  g_autoptr (MadeFolder) made = made_folder_new ();
  g_autoptr (DealArchive) archive = made_archive_open (made);
  g_autoptr (GError) error = NULL;

  assert_list (archive, "a", "");
  g_assert_true (deal_archive_keep_scenario (archive, "a", "1", "{one}", &error));
  g_assert_true (deal_archive_keep_scenario (archive, "a", "2", "{two}", &error));
  g_assert_true (deal_archive_keep_scenario (archive, "b", "1", "{other}", &error));
  g_assert_true (
    deal_archive_replace_scenario (archive, "a", "1", "3", "{three}", &error));

  g_clear_object (&archive);
  archive = made_archive_open (made);
  assert_list (archive, "b", "{other}");
  {
    g_autofree char *all = list (archive, "a");

    g_assert_nonnull (strstr (all, "{three}"));
    g_assert_nonnull (strstr (all, "{two}"));
    g_assert_null (strstr (all, "{one}"));
  }

  g_assert_true (deal_archive_keep_scenario (archive, "a", "3", NULL, &error));
  assert_list (archive, "a", "{two}");
  /* What is not there is added; one under the same name gives way. */
  g_assert_true (deal_archive_replace_scenario (archive, "a", "9", "2", "{2}", &error));
  assert_list (archive, "a", "{2}");
  g_assert_no_error (error);
}

/* An archive from before there were any gets a place for them, and loses nothing. */
static void
test_migrates (void)
{
  g_autoptr (MadeFolder) made = made_folder_new ();
  g_autoptr (DealArchive) archive = made_archive_open (made);
  g_autofree char *path = g_strdup (deal_archive_get_path (archive));
  const char      *back = "DROP TABLE scenarios; DROP INDEX asks_by_edition;"
                          " ALTER TABLE asks DROP COLUMN edition; DROP TABLE editions;"
                          " DROP TABLE files; DROP TABLE replaced; PRAGMA user_version = 4;";
  g_autoptr (DealArchivedReading) reading =
    deal_archived_reading_new ("size", "It is 38.", NULL);
  g_autoptr (GPtrArray) readings = NULL;
  sqlite3 *db = NULL;

  g_assert_true (deal_archive_keep_reading (archive, "a", "size", reading, NULL));
  g_clear_object (&archive);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, back, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);

  archive = made_archive_open (made);
  g_assert_true (deal_archive_keep_scenario (archive, "a", "1", "{one}", NULL));
  assert_list (archive, "a", "{one}");
  readings = deal_archive_load_readings (archive, "a", NULL);
  g_assert_cmpuint (readings->len, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/archive-scenarios/kept", test_kept);
  g_test_add_func ("/archive-scenarios/migrates", test_migrates);

  return g_test_run ();
}
