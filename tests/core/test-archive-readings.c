/* test-archive-readings.c: how conflicts are read is kept, in old archives too
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <sqlite3.h>

#include "archive/deal-schema.h"
#include "made-archive.h"

static void
keep (DealArchive *archive,
      const char  *deal,
      const char  *conflict,
      const char  *says,
      const char  *reason)
{
  g_autoptr (DealArchivedReading) reading =
    says != NULL ? deal_archived_reading_new (conflict, says, reason) : NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (deal_archive_keep_reading (archive, deal, conflict, reading, &error));
  g_assert_no_error (error);
}

static void
assert_reading (GPtrArray  *readings,
                guint       index,
                const char *conflict,
                const char *says,
                const char *reason)
{
  const DealArchivedReading *reading = g_ptr_array_index (readings, index);

  g_assert_cmpstr (reading->conflict, ==, conflict);
  g_assert_cmpstr (reading->says, ==, says);
  g_assert_cmpstr (reading->reason, ==, reason);
}

static void
test_kept (void)
{
  g_autoptr (MadeFolder) made = made_folder_new ();
  g_autoptr (DealArchive) archive = made_archive_open (made);
  g_autoptr (GPtrArray) none = deal_archive_load_readings (archive, "a", NULL);
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GPtrArray) left = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  keep (archive, "a", "size", "It is 38.", "One said so");
  keep (archive, "a", "rate", "It is 20 %.", NULL);
  keep (archive, "a", "size", "It isn’t told.", NULL);
  keep (archive, "b", "size", "It is 40.", NULL);

  g_clear_object (&archive);
  archive = made_archive_open (made);
  kept = deal_archive_load_readings (archive, "a", NULL);
  g_assert_cmpuint (kept->len, ==, 2);
  assert_reading (kept, 0, "rate", "It is 20 %.", NULL);
  assert_reading (kept, 1, "size", "It isn’t told.", NULL);

  keep (archive, "a", "size", NULL, NULL);
  keep (archive, "a", "never", NULL, NULL);
  left = deal_archive_load_readings (archive, "a", NULL);
  g_assert_cmpuint (left->len, ==, 1);
}

/* The file that version @version of the program left behind, with one list in it. */
static void
make_old (const char *path,
          guint       version)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *mark = g_strdup_printf ("PRAGMA user_version=%u", version);
  sqlite3         *db;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  for (guint i = 0; i < version; i++)
    g_assert_cmpint (sqlite3_exec (db, deal_schema_steps[i], NULL, NULL, NULL), ==,
                     SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db,
                                 "INSERT INTO lists (url, current_url, by_user, added)"
                                 " VALUES ('https://a.example/', 'https://a.example/',"
                                 " 1, 1)",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, mark, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

/* An archive of any earlier version gets room for what came since, and keeps all
 * that it had. */
static void
test_migrated (void)
{
  for (guint version = 1; version < deal_schema_version; version++)
    {
      g_autoptr (MadeFolder) made = made_folder_new ();
      g_autoptr (DealArchive) archive = NULL;
      g_autoptr (GPtrArray) lists = NULL;
      g_autoptr (GPtrArray) readings = NULL;

      make_old (made->path, version);
      archive = made_archive_open (made);
      keep (archive, "a", "size", "It is 38.", NULL);
      g_assert_true (deal_archive_keep_visit (archive, "a", "edition", 1, NULL));
      readings = deal_archive_load_readings (archive, "a", NULL);
      g_assert_cmpuint (readings->len, ==, 1);
      lists = deal_archive_load_lists (archive, NULL);
      g_assert_cmpuint (lists->len, ==, 1);
      g_assert_null (deal_archive_get_set_aside (archive));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/archive/readings-kept", test_kept);
  g_test_add_func ("/archive/readings-in-an-old-archive", test_migrated);

  return g_test_run ();
}
