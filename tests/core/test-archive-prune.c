/* test-archive-prune.c: what may go from the archive, told before and after
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <sqlite3.h>
#include <string.h>

#include "export/deal-archive-folder.h"
#include "made-archive.h"

#define PAGE "https://a.example/page"
#define LIST "https://a.example/list"

static void
store_page (DealArchive *archive,
            const char  *url,
            const char  *text,
            gint64       now)
{
  g_autoptr (GError) error = NULL;
  DealReceivedPage received = {
    .answer = { .url = url, .now = now, .status = 200 },
    .title = "A page",
    .publisher = "A",
    .text = text,
  };
  DealPageChange change;

  g_assert_true (deal_archive_store_page (archive, &received, &change, &error));
  g_assert_no_error (error);
}

static void
assert_old (DealArchive *archive,
            guint        n_texts,
            gint64       n_bytes)
{
  g_autoptr (GError) error = NULL;
  guint  n = G_MAXUINT;
  gint64 bytes = -1;

  g_assert_true (deal_archive_count_old (archive, &n, &bytes, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, n_texts);
  g_assert_cmpint (bytes, ==, n_bytes);
}

/* Each case: the texts of a page in their order, what of them can go. */
static const struct
{
  const char *texts[6];
  guint       n_old;
  gint64      n_bytes;
} cases[] = {
  { { NULL }, 0, 0 },
  { { "one" }, 0, 0 },
  { { "one", "two" }, 0, 0 },
  { { "one", "two", "three" }, 1, 3 },
  { { "one", "größer", "three", "four" }, 2, 8 + 5 },
  /* What comes back is the newest again, and kept once. */
  { { "one", "two", "one" }, 1, 3 },
  { { "one", "two", "three", "two" }, 1, 5 },
};

static void
test_counts_what_goes (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  g_autoptr (MadeFolder) made = made_folder_new ();
  g_autoptr (DealArchive) archive = made_archive_open (made);
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint            n_texts = 0;
  guint            n_removed = G_MAXUINT;

  while (n_texts < G_N_ELEMENTS (cases[i].texts) && cases[i].texts[n_texts] != NULL)
    {
      store_page (archive, PAGE, cases[i].texts[n_texts], 1000 * (n_texts + 1));
      n_texts++;
    }
  assert_old (archive, cases[i].n_old, cases[i].n_bytes);
  g_assert_true (deal_archive_prune (archive, &n_removed, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_removed, ==, cases[i].n_old);
  assert_old (archive, 0, 0);
  if (n_texts == 0)
    return;

  /* The newest and the first are those of before. */
  sources = made_archive_load (archive);
  versions = deal_archive_load_versions (
    archive, ((DealArchivedSource *) sources->pdata[0])->id, &error);
  g_assert_no_error (error);
  for (guint v = 0; v < versions->len; v++)
    {
      const DealArchivedVersion *version = versions->pdata[v];
      g_autofree char           *body =
        deal_archive_load_version_text (archive, version->hash, &error);

      g_assert_no_error (error);
      if (version->seen == 1000)
        g_assert_cmpstr (body, ==, cases[i].texts[0]);
    }
  text = deal_archive_load_text (archive, ((DealArchivedSource *) sources->pdata[0])->id,
                                 &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, cases[i].texts[n_texts - 1]);
}

/* A text that another source has as its newest stays, whoever else had it. */
static void
test_shared_texts_stay (void)
{
  g_autoptr (MadeFolder) made = made_folder_new ();
  g_autoptr (DealArchive) archive = made_archive_open (made);

  store_page (archive, PAGE, "one", 1000);
  store_page (archive, PAGE, "shared", 2000);
  store_page (archive, PAGE, "three", 3000);
  assert_old (archive, 1, 6);
  store_page (archive, PAGE "/other", "shared", 4000);
  assert_old (archive, 0, 0);
}

/* What a list once said of an article is nobody's first. */
static void
test_lists_keep_the_newest (void)
{
  g_autoptr (MadeFolder) made = made_folder_new ();
  g_autoptr (DealArchive) archive = made_archive_open (made);
  g_autoptr (GError) error = NULL;
  DealReceivedEntry entry = { .entry = "1", .url = PAGE, .title = "An article" };
  guint             n_new;
  guint             n_changed;
  guint             n_removed = 0;
  gint64            size;

  entry.text = "first";
  made_archive_store (archive, LIST, 1000, &entry, 1, &n_new, &n_changed);
  entry.text = "second";
  made_archive_store (archive, LIST, 2000, &entry, 1, &n_new, &n_changed);
  assert_old (archive, 1, 5);
  size = deal_archive_get_size (archive);
  g_assert_true (deal_archive_prune (archive, &n_removed, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_removed, ==, 1);
  g_assert_cmpint (deal_archive_get_size (archive), <=, size);
}

/* A text that another program removes meanwhile is left out of what is saved. */
static void
test_saves_what_is_left (void)
{
  g_autoptr (MadeFolder) made = made_folder_new ();
  g_autoptr (DealArchive) archive = made_archive_open (made);
  g_autofree char *folder = g_build_filename (made->folder, "saved", NULL);
  g_autofree char *first = g_build_filename (folder, "1-1.txt", NULL);
  g_autofree char *second = g_build_filename (folder, "1-2.txt", NULL);
  g_autofree char *index = g_build_filename (folder, "index.json", NULL);
  g_autoptr (GError) error = NULL;
  sqlite3 *db = NULL;
  guint    n_texts = 0;

  store_page (archive, PAGE, "one", 1000);
  store_page (archive, PAGE, "two", 2000);
  g_assert_cmpint (sqlite3_open (made->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "DELETE FROM texts WHERE body = 'one'", NULL, NULL,
                                 NULL),
                   ==, SQLITE_OK);
  sqlite3_close (db);

  g_assert_true (deal_archive_save_folder (archive, folder, &n_texts, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_texts, ==, 1);
  g_assert_false (g_file_test (first, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (second, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (index, G_FILE_TEST_EXISTS));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/archive/prune/counts-what-goes/%u", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_counts_what_goes);
    }
  g_test_add_func ("/archive/prune/shared-texts-stay", test_shared_texts_stay);
  g_test_add_func ("/archive/prune/saves-what-is-left", test_saves_what_is_left);
  g_test_add_func ("/archive/prune/lists-keep-the-newest", test_lists_keep_the_newest);

  return g_test_run ();
}
