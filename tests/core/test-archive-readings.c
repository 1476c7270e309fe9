/* test-archive-readings.c: how conflicts are read is kept, in old archives too
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <sqlite3.h>

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

/* An archive from before there were readings gets room for them, and keeps all
 * that it had. */
static void
test_migrated (void)
{
  g_autoptr (MadeFolder) made = made_folder_new ();
  g_autoptr (DealArchive) archive = made_archive_open (made);
  g_autoptr (GPtrArray) lists = NULL;
  g_autoptr (GPtrArray) readings = NULL;
  sqlite3 *db;

  g_assert_true (
    deal_archive_add_list (archive, "https://list.example/feed", NULL, NULL));
  g_clear_object (&archive);
  g_assert_cmpint (sqlite3_open (made->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "DROP TABLE readings; PRAGMA user_version=1", NULL,
                                 NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (db);

  archive = made_archive_open (made);
  keep (archive, "a", "size", "It is 38.", NULL);
  readings = deal_archive_load_readings (archive, "a", NULL);
  g_assert_cmpuint (readings->len, ==, 1);
  lists = deal_archive_load_lists (archive, NULL);
  g_assert_cmpuint (lists->len, ==, 1);
  g_assert_null (deal_archive_get_set_aside (archive));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/archive/readings-kept", test_kept);
  g_test_add_func ("/archive/readings-in-an-old-archive", test_migrated);

  return g_test_run ();
}
