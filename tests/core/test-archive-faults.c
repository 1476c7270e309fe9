/* test-archive-faults.c: damage, a full disk, two programs at once, a sudden end
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <errno.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "deal-error.h"
#include "made-archive.h"

#define ENTRIES 5

static const char *program;

/* A list that nobody can mistake: ENTRIES entries, named after @n. */
static gboolean
store_numbered (DealArchive *archive,
                guint        n,
                GError     **error)
{
  g_autofree char  *url = g_strdup_printf ("https://example.org/%u/feed", n);
  DealReceivedEntry entries[ENTRIES];
  char             *urls[ENTRIES];
  DealReceivedList  received = { .answer = { .url = url, .now = 1, .status = 200 },
                                 .title = "L",
                                 .entries = entries,
                                 .n_entries = ENTRIES };
  guint             n_new;
  guint             n_changed;
  gboolean          is_good;

  for (guint i = 0; i < ENTRIES; i++)
    {
      urls[i] = g_strdup_printf ("https://example.org/%u/%u", n, i);
      entries[i] = (DealReceivedEntry){
        .entry = urls[i], .url = urls[i], .title = urls[i], .text = urls[i]
      };
    }
  is_good = deal_archive_store_list (archive, &received, &n_new, &n_changed, error);
  for (guint i = 0; i < ENTRIES; i++)
    g_free (urls[i]);

  return is_good;
}

static guint
count_numbered (DealArchive *archive,
                guint        n)
{
  guint found = 0;

  for (guint i = 0; i < ENTRIES; i++)
    {
      g_autofree char *url = g_strdup_printf ("https://example.org/%u/%u", n, i);
      g_autoptr (DealArchivedSource)
        source = deal_archive_find_source (archive, url, NULL);

      found += source != NULL;
    }

  return found;
}

static void
fill (MadeFolder *made)
{
  g_autoptr (DealArchive) archive = made_archive_open (made);

  for (guint i = 0; i < 20; i++)
    g_assert_true (store_numbered (archive, i, NULL));
}

typedef enum
{
  DAMAGE_GARBAGE,
  DAMAGE_TEXT,
  DAMAGE_EMPTY,
  DAMAGE_HALF,
  DAMAGE_HEAD_ONLY,
  DAMAGE_ZEROED,
  DAMAGE_FOREIGN,
  DAMAGE_FOLDER,
  DAMAGE_FIFO,
  N_DAMAGES,
} Damage;

static void
make_foreign (const char *path)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "CREATE TABLE mine (a)", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  sqlite3_close (db);
}

static void
damage (const char *path,
        Damage      kind)
{
  g_autofree char *data = NULL;
  gsize            size = 0;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  switch (kind)
    {
    case DAMAGE_GARBAGE:
      for (gsize i = 0; i < size; i++)
        data[i] = (char) g_test_rand_int ();
      break;
    case DAMAGE_TEXT:
      size = strlen (strcpy (data, "This is no archive."));
      break;
    case DAMAGE_EMPTY:
      size = 0;
      break;
    case DAMAGE_HALF:
      size /= 2;
      break;
    case DAMAGE_HEAD_ONLY:
      size = 100;
      break;
    case DAMAGE_ZEROED:
      memset (data + 4096, 0, size - 4096);
      break;
    case DAMAGE_FOREIGN:
      make_foreign (path);
      return;
    case DAMAGE_FOLDER:
      g_assert_cmpint (g_unlink (path), ==, 0);
      g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
      return;
    case DAMAGE_FIFO:
      g_assert_cmpint (g_unlink (path), ==, 0);
      g_assert_cmpint (mkfifo (path, 0600), ==, 0);
      return;
    case N_DAMAGES:
    default:
      g_assert_not_reached ();
    }
  g_assert_true (g_file_set_contents (path, data, (gssize) size, NULL));
}

/* Each is set aside as it is, said so, and a new archive works. */
static void
test_damage (void)
{
  for (Damage kind = 0; kind < N_DAMAGES; kind++)
    {
      g_autoptr (MadeFolder) made = made_folder_new ();
      g_autoptr (DealArchive) archive = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      gsize            size = 0;
      gsize            kept = 0;
      gboolean         is_file;

      g_test_message ("damage %d", kind);
      fill (made);
      damage (made->path, kind);
      is_file = g_file_test (made->path, G_FILE_TEST_IS_REGULAR);
      if (is_file)
        g_assert_true (g_file_get_contents (made->path, &before, &size, NULL));

      archive = made_archive_open (made);
      g_assert_nonnull (deal_archive_get_set_aside (archive));
      g_assert_true (g_str_has_suffix (deal_archive_get_set_aside (archive), ".damaged"));
      g_assert_true (
        g_file_test (deal_archive_get_set_aside (archive), G_FILE_TEST_EXISTS));
      if (is_file)
        {
          g_assert_true (g_file_get_contents (deal_archive_get_set_aside (archive),
                                              &after, &kept, NULL));
          g_assert_cmpmem (before, size, after, kept);
        }
      g_assert_true (store_numbered (archive, 1, NULL));
      g_assert_cmpuint (count_numbered (archive, 1), ==, ENTRIES);
    }
}

/* A few bytes anywhere: either all is there, or it says that it is not. */
static void
test_flipped (void)
{
  g_autoptr (MadeFolder) original = made_folder_new ();
  g_autofree char *data = NULL;
  gsize            size = 0;

  fill (original);
  g_assert_true (g_file_get_contents (original->path, &data, &size, NULL));
  for (guint round = 0; round < 100; round++)
    {
      g_autoptr (MadeFolder) made = made_folder_new ();
      g_autofree char *folder = g_path_get_dirname (made->path);
      g_autofree char *flipped = g_memdup2 (data, size);
      gsize            at = (gsize) g_test_rand_int_range (0, (gint32) size - 8);
      g_autoptr (DealArchive) archive = NULL;
      g_autoptr (GError) error = NULL;

      for (guint i = 0; i < 8; i++)
        flipped[at + i] = (char) g_test_rand_int ();
      g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
      g_assert_true (g_file_set_contents (made->path, flipped, (gssize) size, NULL));

      archive = deal_archive_open (made->path, &error);
      if (archive == NULL)
        {
          g_test_message ("8 bytes at %" G_GSIZE_FORMAT ": %s", at, error->message);
          g_assert_error (error, DEAL_ERROR, DEAL_ERROR_ARCHIVE);
        }
      else if (deal_archive_get_set_aside (archive) == NULL)
        {
          /* Taken for sound: all rows are there; a text that was hit cannot be told. */
          g_autoptr (GPtrArray) sources = made_archive_load (archive);

          g_assert_cmpuint (sources->len, ==, 20 * ENTRIES);
        }
    }
}

/* What a newer program made is left alone, whole. */
static void
test_newer (void)
{
  g_autoptr (MadeFolder) made = made_folder_new ();
  g_autoptr (GError) error = NULL;
  sqlite3 *db = NULL;

  fill (made);
  g_assert_cmpint (sqlite3_open (made->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA user_version=99", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  sqlite3_close (db);
  g_assert_null (deal_archive_open (made->path, &error));
  g_assert_error (error, DEAL_ERROR, DEAL_ERROR_ARCHIVE);
  g_clear_error (&error);
  g_assert_true (g_file_test (made->path, G_FILE_TEST_IS_REGULAR));

  g_assert_null (deal_archive_open ("/proc/nowhere/archive.sqlite", &error));
  g_assert_error (error, DEAL_ERROR, DEAL_ERROR_ARCHIVE);
}

/* A disk that takes no more: an error, the old state, and then again all is well. */
static void
test_full (void)
{
  g_autoptr (MadeFolder) made = made_folder_new ();
  g_autoptr (DealArchive) archive = made_archive_open (made);
  g_autoptr (GError) error = NULL;
  struct rlimit usual;
  struct rlimit tight;

  g_assert_true (store_numbered (archive, 1, NULL));
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &usual), ==, 0);
  tight = usual;
  tight.rlim_cur = 4096;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &tight), ==, 0);
  g_assert_false (store_numbered (archive, 2, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &usual), ==, 0);
  g_assert_error (error, DEAL_ERROR, DEAL_ERROR_ARCHIVE);

  g_assert_cmpuint (count_numbered (archive, 1), ==, ENTRIES);
  g_assert_cmpuint (count_numbered (archive, 2), ==, 0);
  g_assert_true (store_numbered (archive, 2, NULL));
  g_assert_cmpuint (count_numbered (archive, 2), ==, ENTRIES);
}

/* Another program that does not let go: five seconds, then a clear message. */
static void
test_busy (void)
{
  g_autoptr (MadeFolder) made = made_folder_new ();
  g_autoptr (DealArchive) archive = made_archive_open (made);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sources = NULL;
  sqlite3 *db = NULL;
  gint64   start;

  g_assert_true (store_numbered (archive, 1, NULL));
  g_assert_cmpint (sqlite3_open (made->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);

  /* Reading goes on as if nothing were. */
  start = g_get_monotonic_time ();
  sources = made_archive_load (archive);
  g_assert_cmpuint (sources->len, ==, ENTRIES);
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC);

  g_assert_false (store_numbered (archive, 2, &error));
  g_assert_error (error, DEAL_ERROR, DEAL_ERROR_ARCHIVE);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 9 * G_USEC_PER_SEC);
  sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  sqlite3_close (db);
  g_assert_true (store_numbered (archive, 2, NULL));
}

static gpointer
write_many (gpointer data)
{
  guint first = GPOINTER_TO_UINT (data);
  g_autoptr (DealArchive) archive = deal_archive_open (program, NULL);

  g_assert_nonnull (archive);
  for (guint i = 0; i < 30; i++)
    g_assert_true (store_numbered (archive, first + i, NULL));

  return NULL;
}

/* Three at once: each comes through, nothing is lost or doubled. */
static void
test_together (void)
{
  g_autoptr (MadeFolder) made = made_folder_new ();
  const char *real_program = program;
  GThread    *threads[3];
  g_autoptr (DealArchive) archive = NULL;
  g_autoptr (GPtrArray) sources = NULL;

  program = made->path;
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("writer", write_many, GUINT_TO_POINTER (i * 20));
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  program = real_program;

  archive = made_archive_open (made);
  g_assert_null (deal_archive_get_set_aside (archive));
  sources = made_archive_load (archive);
  g_assert_cmpuint (sources->len, ==, 70 * ENTRIES);
}

/* The other end of test_killed(): says each list that was reported as kept. */
static int
write_until_killed (const char *path)
{
  g_autoptr (DealArchive) archive = deal_archive_open (path, NULL);

  if (archive == NULL)
    return 1;
  for (guint i = 0; store_numbered (archive, i, NULL); i++)
    {
      printf ("%u\n", i);
      fflush (stdout);
    }

  return 1;
}

static guint
run_and_kill (const char *path,
              gulong      microseconds)
{
  g_autoptr (GError) error = NULL;
  const char      *argv[] = { program, "--write", path, NULL };
  g_autofree char *said = NULL;
  guint            n = 0;
  GPid             pid;
  int              out;
  GIOChannel      *channel;

  g_assert_true (g_spawn_async_with_pipes (
    NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDERR_TO_DEV_NULL,
    NULL, NULL, &pid, NULL, &out, NULL, &error));
  g_usleep (microseconds);
  g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (pid, NULL, 0), ==, pid);
  channel = g_io_channel_unix_new (out);
  g_io_channel_set_close_on_unref (channel, TRUE);
  g_assert_cmpint (g_io_channel_read_to_end (channel, &said, NULL, NULL), ==,
                   G_IO_STATUS_NORMAL);
  g_io_channel_unref (channel);
  for (const char *p = said; *p != '\0'; p++)
    n += *p == '\n';

  return n;
}

/* Whenever it ends, what was said to be kept is there, and nothing by halves. */
static void
test_killed (void)
{
  guint most = 0;

  for (guint round = 0; round < 40; round++)
    {
      g_autoptr (MadeFolder) made = made_folder_new ();
      gulong wait = (gulong) g_test_rand_int_range (1, 200) * 1000;
      guint  n = run_and_kill (made->path, wait);
      g_autoptr (DealArchive) archive = made_archive_open (made);

      g_test_message ("%u lists in %lu µs", n, wait);
      for (guint i = 0; i < n; i++)
        g_assert_cmpuint (count_numbered (archive, i), ==, ENTRIES);
      /* The last one may have been kept before it could say so. */
      g_assert_true (count_numbered (archive, n) % ENTRIES == 0);
      most = MAX (most, n);
    }
  g_assert_cmpuint (most, >, 0);
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--write"))
    return write_until_killed (argv[2]);

  program = argv[0];
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/archive/damaged-is-set-aside", test_damage);
  g_test_add_func ("/archive/flipped-bytes", test_flipped);
  g_test_add_func ("/archive/newer-is-left-alone", test_newer);
  g_test_add_func ("/archive/disk-full", test_full);
  g_test_add_func ("/archive/busy", test_busy);
  g_test_add_func ("/archive/three-at-once", test_together);
  g_test_add_func ("/archive/killed-at-any-moment", test_killed);

  return g_test_run ();
}
