/* test-archive-damage.c: what is found out while the archive is in use
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <fcntl.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#include "archive/deal-archive-private.h"
#include "deal-error.h"
#include "made-archive.h"
#include "net/deal-findings.h"

#define LIST "https://example.org/feed"
#define PAGE "https://example.org/page"

/* More than a row may hold; see deal-db.c. */
#define TOO_LONG (18 * 1024 * 1024)

typedef struct
{
  MadeFolder  *made;
  DealArchive *archive;
  char        *marker;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char        *text = g_strnfill (100000, 'x');
  const DealReceivedEntry entry = {
    .entry = PAGE, .url = PAGE, .title = "A page", .text = text
  };
  guint n_new;
  guint n_changed;

  fixture->made = made_folder_new ();
  fixture->marker = g_strconcat (fixture->made->path, "-check", NULL);
  fixture->archive = made_archive_open (fixture->made);
  made_archive_store (fixture->archive, LIST, 100, &entry, 1, &n_new, &n_changed);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_object (&fixture->archive);
  g_free (fixture->marker);
  made_folder_free (fixture->made);
}

/* Another program writes, so that nothing counts that was read before; then the disk
 * forgets all but the beginning of the file. */
static void
damage (Fixture *fixture)
{
  g_autofree char *zeros = g_malloc0 (4096);
  sqlite3         *db = NULL;
  off_t            size;
  int              fd;

  g_assert_cmpint (sqlite3_open (fixture->made->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db,
                                 "INSERT INTO files VALUES ('a', 'b');"
                                 "PRAGMA wal_checkpoint (TRUNCATE)",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (db);

  fd = g_open (fixture->made->path, O_RDWR, 0);
  g_assert_cmpint (fd, >=, 0);
  size = lseek (fd, 0, SEEK_END);
  for (off_t at = 4096; at < size; at += 4096)
    g_assert_cmpint (pwrite (fd, zeros, 4096, at), ==, 4096);
  close (fd);
}

static gboolean
load_text (DealArchive *archive,
           GError     **error)
{
  g_autofree char *text = deal_archive_load_text (archive, 1, error);

  return text != NULL;
}

static gboolean
load_old (DealArchive *archive,
          GError     **error)
{
  guint  n_texts;
  gint64 n_bytes;

  return deal_archive_count_old (archive, &n_texts, &n_bytes, error);
}

static gboolean
load_holds (DealArchive *archive,
            GError     **error)
{
  g_autoptr (GHashTable) holds = deal_archive_load_holds (archive, 0, error);

  return holds != NULL;
}

static gboolean
store_same (DealArchive *archive,
            GError     **error)
{
  return deal_archive_store_same (archive, DEAL_LEDGER_LISTS, LIST, 200, error);
}

static gboolean
add_list (DealArchive *archive,
          GError     **error)
{
  return deal_archive_add_list (archive, "https://example.org/2", NULL, NULL, error);
}

static const struct
{
  const char *name;
  gboolean (*use) (DealArchive *archive, GError **error);
} uses[] = {
  { "load-text", load_text },
  { "count-old", load_old },
  { "load-holds", load_holds },
  { "store-same", store_same },
  { "add-list", add_list },
};

/* Whatever meets the damage says so, and the archive is set aside the next time. */
static void
test_noted (Fixture      *fixture,
            gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GError) error = NULL;

  damage (fixture);
  g_assert_false (uses[i].use (fixture->archive, &error));
  g_assert_error (error, DEAL_ERROR, DEAL_ERROR_INVALID);
  g_assert_true (g_file_test (fixture->marker, G_FILE_TEST_EXISTS));

  g_clear_object (&fixture->archive);
  fixture->archive = made_archive_open (fixture->made);
  g_assert_nonnull (deal_archive_get_set_aside (fixture->archive));
  g_assert_false (g_file_test (fixture->marker, G_FILE_TEST_EXISTS));
}

/* An error that is none of the file's marks nothing. */
static void
test_not_noted (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (deal_archive_set_read (fixture->archive, 99, TRUE, NULL, &error));
  g_assert_error (error, DEAL_ERROR, DEAL_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (fixture->marker, G_FILE_TEST_EXISTS));
}

/* A text that the archive cannot hold is refused, and not kept as none. */
static void
test_too_long (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char      *says = g_strnfill (TOO_LONG, 'x');
  DealArchivedJudgement judgement = { .source = 1,
                                      .term = (char *) "t",
                                      .passage = (char *) "p",
                                      .stance = (char *) "supports",
                                      .says = says };
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (
    deal_archive_keep_judgement (fixture->archive, "deal", &judgement, &error));
  g_assert_error (error, DEAL_ERROR, DEAL_ERROR_ARCHIVE);
  kept = deal_archive_load_judgements (fixture->archive, "deal", NULL);
  g_assert_cmpuint (kept->len, ==, 0);
}

/* An article that cannot be read is not one without passages. */
static void
test_findings (Fixture      *fixture,
               gconstpointer data)
{
  static const Deal deal = { .id = "deal" };
  g_autoptr (DealArchivedSource)
    source = deal_archive_find_source (fixture->archive, PAGE, NULL);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *db = NULL;

  found = deal_findings_load (fixture->archive, &deal, source, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 0);

  g_assert_cmpint (sqlite3_open (fixture->made->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "DROP TABLE texts", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  sqlite3_close (db);
  g_assert_null (deal_findings_load (fixture->archive, &deal, source, 10, &error));
  g_assert_error (error, DEAL_ERROR, DEAL_ERROR_ARCHIVE);
}

#define N_LOADS 20000

static gpointer
load_often (gpointer data)
{
  for (guint i = 0; i < N_LOADS; i++)
    {
      g_autoptr (GPtrArray) bodies = deal_archive_load_scenarios (data, "deal", NULL);

      g_assert_nonnull (bodies);
      g_assert_cmpuint (bodies->len, ==, 1);
    }

  return NULL;
}

/* Two threads that ask the same at once: each has its whole answer. */
static void
test_threads (Fixture      *fixture,
              gconstpointer data)
{
  GThread *threads[2];

  g_assert_true (
    deal_archive_keep_scenario (fixture->archive, "deal", "own", "{}", NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("reader", load_often, fixture->archive);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

/* Who waits for it in vain waits so long, in milliseconds. */
#define LONG 20000

/* A thread that reads for a long time. */
typedef struct
{
  DealArchive *archive;
  gint         is_reading; /* atomic */
  gint         may_end;    /* atomic */
  gint         has_ended;  /* atomic */
} LongRead;

static gpointer
read_long (gpointer data)
{
  LongRead *reading = data;
  DealDb   *db = deal_archive_lock_reader (reading->archive);

  g_atomic_int_set (&reading->is_reading, TRUE);
  for (guint i = 0; i < LONG && !g_atomic_int_get (&reading->may_end); i++)
    g_usleep (1000);
  g_atomic_int_set (&reading->has_ended, TRUE);
  deal_archive_unlock (reading->archive, db);

  return NULL;
}

/* The window does not wait for it, and sees what was written meanwhile. */
static void
test_long_read (Fixture      *fixture,
                gconstpointer data)
{
  LongRead reading = { .archive = fixture->archive };
  GThread *thread = g_thread_new ("reader", read_long, &reading);
  g_autoptr (GPtrArray) bodies = NULL;

  while (!g_atomic_int_get (&reading.is_reading))
    g_usleep (1000);
  g_assert_true (
    deal_archive_keep_scenario (fixture->archive, "deal", "own", "{}", NULL));
  bodies = deal_archive_load_scenarios (fixture->archive, "deal", NULL);
  g_assert_false (g_atomic_int_get (&reading.has_ended));
  g_assert_cmpuint (bodies->len, ==, 1);
  g_atomic_int_set (&reading.may_end, TRUE);
  g_thread_join (thread);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (uses); i++)
    {
      g_autofree char *path = g_strconcat ("/archive/damage-noted/", uses[i].name, NULL);

      g_test_add (path, Fixture, GSIZE_TO_POINTER (i), set_up, test_noted, tear_down);
    }
  g_test_add ("/archive/damage-not-noted", Fixture, NULL, set_up, test_not_noted,
              tear_down);
  g_test_add ("/archive/too-long", Fixture, NULL, set_up, test_too_long, tear_down);
  g_test_add ("/archive/findings", Fixture, NULL, set_up, test_findings, tear_down);
  g_test_add ("/archive/two-threads", Fixture, NULL, set_up, test_threads, tear_down);
  g_test_add ("/archive/long-read", Fixture, NULL, set_up, test_long_read, tear_down);

  return g_test_run ();
}
