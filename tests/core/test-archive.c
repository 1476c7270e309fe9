/* test-archive.c: what was found is kept, told apart and found again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <sys/stat.h>

#include "deal-error.h"
#include "made-archive.h"

#define LIST "https://example.org/feed"
#define OTHER "https://other.example/feed"

static const DealReceivedEntry one = {
  .entry = "1",
  .url = "https://example.org/1",
  .title = "First article",
  .published = "2026-04-27T10:00:00Z",
  .text = "Die Vereinbarung über Größe and revenue",
};

static DealArchivedState
get_state (DealArchive *archive,
           const char  *url)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DealArchivedSource) source = deal_archive_find_source (archive, url, &error);

  g_assert_no_error (error);
  g_assert_nonnull (source);

  return source->state;
}

/* All of it is there again after closing and opening, for the user alone. */
static void
test_reopen (void)
{
  g_autoptr (MadeFolder) made = made_folder_new ();
  g_autofree char *folder = g_path_get_dirname (made->path);
  DealArchive     *archive = made_archive_open (made);
  guint            n_new;
  guint            n_changed;
  GStatBuf         status;

  g_assert_null (deal_archive_get_set_aside (archive));
  made_archive_store (archive, LIST, 100, &one, 1, &n_new, &n_changed);
  g_assert_cmpuint (n_new, ==, 1);
  g_assert_cmpuint (n_changed, ==, 0);
  g_assert_finalize_object (archive);

  g_assert_cmpint (g_stat (made->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (folder, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);

  archive = made_archive_open (made);
  g_assert_null (deal_archive_get_set_aside (archive));
  {
    g_autoptr (GPtrArray) sources = made_archive_load (archive);
    const DealArchivedSource *source = sources->pdata[0];
    g_autoptr (DealArchivedList) list = made_archive_find_list (archive, LIST);
    g_autofree char *text = deal_archive_load_text (archive, source->id, NULL);

    g_assert_cmpuint (sources->len, ==, 1);
    g_assert_cmpstr (source->url, ==, one.url);
    g_assert_cmpstr (source->title, ==, one.title);
    g_assert_cmpstr (source->publisher, ==, "A list");
    g_assert_cmpstr (source->list_url, ==, LIST);
    g_assert_cmpstr (source->published, ==, one.published);
    g_assert_null (source->modified);
    g_assert_cmpint (source->first_seen, ==, 100);
    g_assert_cmpint (source->last_seen, ==, 100);
    g_assert_cmpint (source->asked, ==, 100);
    g_assert_cmpint (source->answered, ==, 100);
    g_assert_false (source->is_own_time);
    g_assert_cmpint (source->state, ==, DEAL_ARCHIVED_NEW);
    g_assert_false (source->is_read);
    g_assert_true (source->has_text);
    g_assert_cmpstr (text, ==, one.text);
    g_assert_cmpstr (list->etag, ==, "\"1\"");
    g_assert_cmpstr (list->last_modified, ==, "yesterday");
    g_assert_cmpstr (list->validators_url, ==, LIST);
    g_assert_cmpint (list->changed, ==, 100);
    g_assert_false (list->by_user);
  }
  g_assert_finalize_object (archive);
}

/* From new to read, changed, read and back again. */
static void
test_states (void)
{
  g_autoptr (MadeFolder) made = made_folder_new ();
  g_autoptr (DealArchive) archive = made_archive_open (made);
  DealReceivedEntry entry = one;
  guint             n_new;
  guint             n_changed;
  gboolean          was_read;
  gint64            id;

  made_archive_store (archive, LIST, 100, &entry, 1, &n_new, &n_changed);
  g_assert_cmpint (get_state (archive, one.url), ==, DEAL_ARCHIVED_NEW);
  {
    g_autoptr (DealArchivedSource)
      source = deal_archive_find_source (archive, one.url, NULL);

    id = source->id;
  }

  g_assert_true (deal_archive_set_read (archive, id, TRUE, &was_read, NULL));
  g_assert_false (was_read);
  g_assert_cmpint (get_state (archive, one.url), ==, DEAL_ARCHIVED_UNCHANGED);
  g_assert_true (deal_archive_set_read (archive, id, was_read, &was_read, NULL));
  g_assert_true (was_read);
  g_assert_cmpint (get_state (archive, one.url), ==, DEAL_ARCHIVED_NEW);
  g_assert_true (deal_archive_set_read (archive, id, TRUE, NULL, NULL));

  /* The same again changes nothing. */
  made_archive_store (archive, LIST, 200, &entry, 1, &n_new, &n_changed);
  g_assert_cmpuint (n_new + n_changed, ==, 0);
  g_assert_cmpint (get_state (archive, one.url), ==, DEAL_ARCHIVED_UNCHANGED);

  /* A list that leaves the text out says nothing about it. */
  entry.text = NULL;
  made_archive_store (archive, LIST, 250, &entry, 1, &n_new, &n_changed);
  g_assert_cmpuint (n_new + n_changed, ==, 0);

  /* In the same second as the mark: what counts is the text, not the clock. */
  entry.text = "Another text";
  made_archive_store (archive, LIST, 250, &entry, 1, &n_new, &n_changed);
  g_assert_cmpuint (n_new, ==, 0);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpint (get_state (archive, one.url), ==, DEAL_ARCHIVED_CHANGED);

  g_assert_true (deal_archive_set_read (archive, id, TRUE, &was_read, NULL));
  g_assert_cmpint (get_state (archive, one.url), ==, DEAL_ARCHIVED_UNCHANGED);
  g_assert_true (deal_archive_set_read (archive, id, was_read, NULL, NULL));
  g_assert_cmpint (get_state (archive, one.url), ==, DEAL_ARCHIVED_CHANGED);

  entry.title = "Another title";
  made_archive_store (archive, LIST, 300, &entry, 1, &n_new, &n_changed);
  g_assert_cmpuint (n_changed, ==, 1);
}

/* What the deal cites is nothing new, but its change is. */
static void
test_known (void)
{
  g_autoptr (MadeFolder) made = made_folder_new ();
  g_autoptr (DealArchive) archive = made_archive_open (made);
  DealReceivedEntry entry = one;
  guint             n_new;
  guint             n_changed;

  entry.is_known = TRUE;
  made_archive_store (archive, LIST, 100, &entry, 1, &n_new, &n_changed);
  g_assert_cmpuint (n_new, ==, 0);
  g_assert_cmpint (get_state (archive, one.url), ==, DEAL_ARCHIVED_UNCHANGED);
  entry.text = "Another text";
  made_archive_store (archive, LIST, 200, &entry, 1, &n_new, &n_changed);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpint (get_state (archive, one.url), ==, DEAL_ARCHIVED_CHANGED);
}

/* One article in two lists is one source, and belongs to the first. */
static void
test_two_lists (void)
{
  g_autoptr (MadeFolder) made = made_folder_new ();
  g_autoptr (DealArchive) archive = made_archive_open (made);
  const DealReceivedEntry worded = { .entry = "x",
                                     .url = one.url,
                                     .title = "Told otherwise" };
  const DealReceivedEntry bare[] = { { .entry = "1", .title = "No address" },
                                     { .entry = "2", .title = "Nor this" } };
  guint                   n_new;
  guint                   n_changed;

  made_archive_store (archive, LIST, 100, &one, 1, &n_new, &n_changed);
  made_archive_store (archive, OTHER, 200, &worded, 1, &n_new, &n_changed);
  g_assert_cmpuint (n_new + n_changed, ==, 0);
  {
    g_autoptr (DealArchivedSource)
      source = deal_archive_find_source (archive, one.url, NULL);

    g_assert_cmpstr (source->title, ==, one.title);
    g_assert_cmpint (source->last_seen, ==, 200);
  }

  /* Without addresses, the same id in two lists is two things. */
  made_archive_store (archive, LIST, 300, bare, 2, &n_new, &n_changed);
  g_assert_cmpuint (n_new, ==, 1);
  g_assert_cmpuint (n_changed, ==, 1);
  made_archive_store (archive, OTHER, 300, bare, 2, &n_new, &n_changed);
  g_assert_cmpuint (n_new, ==, 2);
}

/* A failure takes nothing away and says when to come back. */
static void
test_failure (void)
{
  g_autoptr (MadeFolder) made = made_folder_new ();
  g_autoptr (DealArchive) archive = made_archive_open (made);
  DealFailed failed = { .url = LIST,
                        .title = "T",
                        .now = 200,
                        .status = 503,
                        .reason = "Because",
                        .not_before = 500,
                        .host = "example.org:443",
                        .host_not_before = 900 };
  g_autoptr (GHashTable) holds = NULL;
  g_autoptr (GHashTable) later = NULL;
  g_autoptr (GError) error = NULL;
  guint n_new;
  guint n_changed;

  made_archive_store (archive, LIST, 100, &one, 1, &n_new, &n_changed);
  for (guint i = 1; i <= 2; i++)
    {
      g_autoptr (DealArchivedList) list = NULL;

      g_assert_true (
        deal_archive_store_failure (archive, DEAL_LEDGER_LISTS, &failed, &error));
      list = made_archive_find_list (archive, LIST);
      g_assert_cmpuint (list->failures, ==, i);
      g_assert_cmpuint (list->status, ==, 503);
      g_assert_cmpint (list->asked, ==, 200);
      g_assert_cmpint (list->answered, ==, 100);
      g_assert_cmpint (list->not_before, ==, 500);
      g_assert_cmpstr (list->reason, ==, "Because");
      g_assert_cmpstr (list->etag, ==, "\"1\"");
      g_assert_false (list->is_gone);
    }
  g_assert_cmpint (get_state (archive, one.url), ==, DEAL_ARCHIVED_NEW);

  holds = deal_archive_load_holds (archive, 899, NULL);
  later = deal_archive_load_holds (archive, 900, NULL);
  g_assert_cmpint (*(gint64 *) g_hash_table_lookup (holds, "example.org:443"), ==, 900);
  g_assert_cmpuint (g_hash_table_size (later), ==, 0);

  g_assert_true (deal_archive_store_same (archive, DEAL_LEDGER_LISTS, LIST, 300, &error));
  {
    g_autoptr (DealArchivedList) list = made_archive_find_list (archive, LIST);

    g_assert_cmpuint (list->failures, ==, 0);
    g_assert_cmpint (list->not_before, ==, 0);
    g_assert_cmpint (list->answered, ==, 300);
    g_assert_null (list->reason);
    g_assert_cmpstr (list->etag, ==, "\"1\"");
  }
}

/* The user's own lists, and how one that was gone comes back. */
static void
test_lists (void)
{
  g_autoptr (MadeFolder) made = made_folder_new ();
  g_autoptr (DealArchive) archive = made_archive_open (made);
  const DealFailed gone = {
    .url = LIST, .title = "", .now = 1, .status = 410, .is_gone = TRUE, .reason = "Gone"
  };
  gboolean is_new;

  g_assert_null (made_archive_find_list (archive, LIST));
  g_assert_true (deal_archive_add_list (archive, LIST, NULL, &is_new, NULL));
  g_assert_true (is_new);
  g_assert_true (deal_archive_add_list (archive, LIST, NULL, &is_new, NULL));
  g_assert_false (is_new);
  g_assert_true (deal_archive_store_failure (archive, DEAL_LEDGER_LISTS, &gone, NULL));
  {
    g_autoptr (GPtrArray) lists = deal_archive_load_lists (archive, NULL);
    const DealArchivedList *list = lists->pdata[0];

    g_assert_cmpuint (lists->len, ==, 1);
    g_assert_true (list->by_user);
    g_assert_true (list->is_gone);
    g_assert_cmpstr (list->current_url, ==, LIST);
  }
  g_assert_true (deal_archive_add_list (archive, LIST, NULL, NULL, NULL));
  {
    g_autoptr (DealArchivedList) list = made_archive_find_list (archive, LIST);

    g_assert_false (list->is_gone);
  }
  g_assert_true (deal_archive_remove_list (archive, LIST, NULL));
  {
    g_autoptr (DealArchivedList) list = made_archive_find_list (archive, LIST);

    g_assert_false (list->by_user);
  }
}

static guint
count_found (DealArchive *archive,
             const char  *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sources = deal_archive_search (archive, words, 10, &error);

  g_assert_no_error (error);

  return sources->len;
}

/* Words are found whatever they mean to the index, and old ones are forgotten. */
static void
test_search (void)
{
  static const struct
  {
    const char *words;
    guint       n;
  } cases[] = {
    { "revenue", 1 },
    { "REVENUE First", 1 },
    { "reven", 1 },
    { "revenue nothing", 0 },
    { "grosse", 0 },
    { "große", 1 },
    { "größe", 1 },
    { "grö", 1 },
    { "", 0 },
    { "\"", 0 },
    { "AND", 1 },
    { "NEAR (", 0 },
    { "first*", 1 },
    { "title:first", 0 },
    { "-first", 1 },
    { "'; DROP", 0 },
  };
  g_autoptr (MadeFolder) made = made_folder_new ();
  g_autoptr (DealArchive) archive = made_archive_open (made);
  DealReceivedEntry entry = one;
  guint             n_new;
  guint             n_changed;

  made_archive_store (archive, LIST, 100, &entry, 1, &n_new, &n_changed);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].words);
      g_assert_cmpuint (count_found (archive, cases[i].words), ==, cases[i].n);
    }

  entry.title = "Second article";
  entry.text = "Something else";
  made_archive_store (archive, LIST, 200, &entry, 1, &n_new, &n_changed);
  g_assert_cmpuint (count_found (archive, "revenue"), ==, 0);
  g_assert_cmpuint (count_found (archive, "first"), ==, 0);
  g_assert_cmpuint (count_found (archive, "else"), ==, 1);
}

static void
count_change_cb (DealArchive *archive,
                 gpointer     user_data)
{
  (*(guint *) user_data)++;
}

/* However much is written at once, whoever listens hears of it once. */
static void
test_changed (void)
{
  g_autoptr (MadeFolder) made = made_folder_new ();
  g_autoptr (DealArchive) archive = made_archive_open (made);
  guint n = 0;

  g_signal_connect (archive, "changed", G_CALLBACK (count_change_cb), &n);
  g_assert_true (deal_archive_add_list (archive, LIST, NULL, NULL, NULL));
  g_assert_true (deal_archive_add_list (archive, OTHER, NULL, NULL, NULL));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (n, ==, 1);
}

/* Marking some, and taking it back one by one. */
static void
test_taken_back (void)
{
  const DealReceivedEntry entries[] = {
    { .entry = "1", .title = "A" },
    { .entry = "2", .title = "B" },
    { .entry = "3", .title = "C", .is_known = TRUE }
  };
  g_autoptr (MadeFolder) made = made_folder_new ();
  g_autoptr (DealArchive) archive = made_archive_open (made);
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (GError) error = NULL;
  guint n_new;
  guint n_changed;

  made_archive_store (archive, LIST, 100, entries, 3, &n_new, &n_changed);
  sources = made_archive_load (archive);
  for (guint i = 0; i < sources->len; i++)
    {
      const DealArchivedSource *source = sources->pdata[i];
      gboolean                  was_read = FALSE;

      g_assert_true (
        deal_archive_set_read (archive, source->id, TRUE, &was_read, NULL));
      g_assert_true (was_read == source->is_read);
      g_assert_true (deal_archive_set_read (archive, source->id, was_read, NULL, NULL));
    }
  g_clear_pointer (&sources, g_ptr_array_unref);
  sources = made_archive_load (archive);
  for (guint i = 0; i < sources->len; i++)
    {
      const DealArchivedSource *source = sources->pdata[i];

      g_assert_true (source->is_read == g_str_equal (source->title, "C"));
    }

  g_assert_false (deal_archive_set_read (archive, 999, TRUE, NULL, &error));
  g_assert_error (error, DEAL_ERROR, DEAL_ERROR_NOT_FOUND);
}

/* Others see a batch when it has ended, and all of it; what fails in it takes back
 * itself alone. */
static void
test_batch (void)
{
  static const DealReceivedEntry entries[] = {
    { .entry = "1", .url = "https://example.org/1", .title = "One", .text = "Text" },
  };
  g_autoptr (MadeFolder) made = made_folder_new ();
  g_autoptr (DealArchive) archive = made_archive_open (made);
  g_autoptr (DealArchive) other = made_archive_open (made);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;
  guint n_new;
  guint n_changed;

  g_assert_true (deal_archive_begin_batch (archive, &error));
  made_archive_store (archive, "https://example.org/a", 100, entries, 1, &n_new,
                      &n_changed);
  g_assert_cmpuint (n_new, ==, 1);
  g_assert_false (deal_archive_set_read (archive, 99, TRUE, NULL, &error));
  g_assert_error (error, DEAL_ERROR, DEAL_ERROR_NOT_FOUND);
  g_clear_error (&error);
  made_archive_store (archive, "https://example.org/b", 100, NULL, 0, &n_new,
                      &n_changed);
  before = made_archive_load (other);
  g_assert_cmpuint (before->len, ==, 0);
  g_assert_true (deal_archive_end_batch (archive, TRUE, &error));
  g_assert_no_error (error);
  after = made_archive_load (other);
  g_assert_cmpuint (after->len, ==, 1);
  g_ptr_array_unref (after);
  after = deal_archive_load_lists (other, &error);
  g_assert_cmpuint (after->len, ==, 2);

  /* The next one begins anew. */
  g_assert_true (deal_archive_set_read (archive, 1, TRUE, NULL, &error));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/archive/reopened", test_reopen);
  g_test_add_func ("/archive/states", test_states);
  g_test_add_func ("/archive/known-to-the-deal", test_known);
  g_test_add_func ("/archive/one-article-in-two-lists", test_two_lists);
  g_test_add_func ("/archive/failure-takes-nothing-away", test_failure);
  g_test_add_func ("/archive/lists-of-the-user", test_lists);
  g_test_add_func ("/archive/search", test_search);
  g_test_add_func ("/archive/changed-once", test_changed);
  g_test_add_func ("/archive/marked-and-back", test_taken_back);
  g_test_add_func ("/archive/batch", test_batch);

  return g_test_run ();
}
