/* test-archive-search.c: words looked for in archived texts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/deal-archive-search.h"

#include "deal-error.h"
#include "made-archive.h"
#include "model/deal-date.h"
#include "show-excerpt.h"

static const DealReceivedEntry articles[] = {
  { .entry = "1",
    .url = "https://example.org/1",
    .title = "Other news",
    .published = "2026-04-20",
    .text = "A long introduction that says nothing of interest to anybody at all, and "
            "then goes on for a while. In the end the right of first refusal lapsed, as "
            "the paper reported, and nobody in the room was surprised by that." },
  { .entry = "2",
    .url = "https://example.org/2",
    .title = "First refusal ends",
    .published = "2026-04-28T10:00:00Z",
    .text = "<b>The right</b> is gone." },
  { .entry = "3",
    .url = "https://example.org/3",
    .title = "Refusal, then first",
    .text = "Ünrelated." },
};

static GPtrArray *
find_archived (DealArchive *archive,
               const char  *words,
               DealDate     known_on,
               gsize        most,
               gsize       *n_found)
{
  g_autoptr (DealQuery) query = deal_query_new (words);
  g_autoptr (GError) error = NULL;
  GPtrArray *hits;

  hits = deal_archive_find (archive, query,
                            deal_date_is_set (known_on)
                              ? deal_date_get_last_day (known_on)
                              : 0,
                            most, n_found, NULL, &error);
  g_assert_no_error (error);

  return hits;
}

static char *
list_archived (GPtrArray *hits)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++)
    {
      const DealArchivedHit *hit = hits->pdata[i];
      g_autofree char       *title = show_excerpt (&hit->title);
      g_autofree char       *detail = show_excerpt (&hit->detail);

      g_string_append_printf (list, "%s / %s\n", title, detail);
    }

  return g_string_free (list, FALSE);
}

static void
test_archive (void)
{
  static const struct
  {
    const char *words;
    DealDate    known_on;
    gsize       most;
    gsize       n_found;
    const char *list;
  } cases[] = {
    { "first ref", { 0 }, 9, 3, "[First] [ref]usal ends / <b>The right</b> is gone.\n"
                                "Other news / … In the end the right of [first] [ref]usal lapsed, as the "
                                "paper reported, and nobody in the room was surprised by …\n"
                                "[Ref]usal, then [first] / Ünrelated.\n" },
    { "first ref", { 0 }, 1, 3, "[First] [ref]usal ends / <b>The right</b> is gone.\n" },
    { "first ref", { 2026, 4, 27 }, 9, 1, NULL },
    { "unrelated", { 0 }, 9, 1, "Refusal, then first / [Ünrelated].\n" },
    { "zeppelin", { 0 }, 9, 0, "" },
    { "\"*^(", { 0 }, 9, 0, "" },
    { "", { 0 }, 9, 0, "" },
  };
  g_autoptr (MadeFolder) made = made_folder_new ();
  g_autoptr (DealArchive) archive = made_archive_open (made);
  guint n_new, n_changed;

  made_archive_store (archive, "https://example.org/feed", 1777500000, articles,
                      G_N_ELEMENTS (articles), &n_new, &n_changed);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize n_found = 99;
      g_autoptr (GPtrArray) hits = find_archived (archive, cases[i].words,
                                                  cases[i].known_on, cases[i].most,
                                                  &n_found);
      g_autofree char *list = list_archived (hits);

      g_test_message ("%s: %s", cases[i].words, list);
      g_assert_cmpuint (n_found, ==, cases[i].n_found);
      if (cases[i].list != NULL)
        g_assert_cmpstr (list, ==, cases[i].list);
    }
}

/* What comes into the index at the end of a batch may have changed before. */
static void
test_archive_batch (void)
{
  static const DealReceivedEntry entries[] = {
    { .entry = "1", .url = "https://example.org/x", .title = "Alpha", .text = "Words" },
    { .entry = "2", .url = "https://example.org/x", .title = "Beta", .text = "Words" },
    { .entry = "3", .url = "https://example.org/y", .title = "Gamma", .text = "Words" },
  };
  static const DealReceivedPage page = {
    .answer = { .url = "https://example.org/y", .now = 1777500000, .status = 200 },
    .title = "",
    .publisher = "",
    .text = "Delta",
  };
  static const struct
  {
    const char *words;
    gsize       n_found;
  } cases[] = {
    { "alpha", 0 },
    { "beta", 1 },
    { "gamma", 1 },
    { "words", 1 },
    { "delta", 1 },
    { "other", 1 },
    { "first", 3 },
  };
  g_autoptr (MadeFolder) made = made_folder_new ();
  g_autoptr (DealArchive) archive = made_archive_open (made);
  g_autoptr (GError) error = NULL;
  DealPageChange change;
  guint          n_new, n_changed;

  g_assert_true (deal_archive_begin_batch (archive, &error));
  made_archive_store (archive, "https://example.org/a", 1777500000, entries,
                      G_N_ELEMENTS (entries), &n_new, &n_changed);
  g_assert_cmpuint (n_new, ==, 2);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_true (deal_archive_store_page (archive, &page, &change, &error));
  g_assert_cmpint (change, ==, DEAL_PAGE_FIRST);
  made_archive_store (archive, "https://example.org/b", 1777500000, articles,
                      G_N_ELEMENTS (articles), &n_new, &n_changed);
  g_assert_true (deal_archive_end_batch (archive, TRUE, &error));
  g_assert_no_error (error);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize n_found = 99;
      g_autoptr (GPtrArray)
        hits = find_archived (archive, cases[i].words, (DealDate){ 0 }, 9, &n_found);

      g_test_message ("%s", cases[i].words);
      g_assert_cmpuint (hits->len, ==, n_found);
      g_assert_cmpuint (n_found, ==, cases[i].n_found);
    }
}

static void
test_archive_stopped (void)
{
  g_autoptr (MadeFolder) made = made_folder_new ();
  g_autoptr (DealArchive) archive = made_archive_open (made);
  guint n_new, n_changed;
  g_autoptr (DealQuery) query = deal_query_new ("first");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gsize n_found;

  made_archive_store (archive, "https://example.org/feed", 1777500000, articles,
                      G_N_ELEMENTS (articles), &n_new, &n_changed);
  g_cancellable_cancel (cancellable);
  g_assert_null (
    deal_archive_find (archive, query, 0, 9, &n_found, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A text that cannot be read is not one that says nothing. */
static void
test_failed_read (void)
{
  g_autoptr (MadeFolder) made = made_folder_new ();
  g_autoptr (DealArchive) archive = made_archive_open (made);
  g_autoptr (DealQuery) query = deal_query_new ("refusal");
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_found = 0;
  guint n_new;
  guint n_changed;

  made_archive_store (archive, "https://example.org/", 100, articles,
                      G_N_ELEMENTS (articles), &n_new, &n_changed);
  made_archive_hide (made->path, "texts", TRUE);
  g_assert_null (deal_archive_find (archive, query, 0, 9, &n_found, NULL, &error));
  g_assert_error (error, DEAL_ERROR, DEAL_ERROR_ARCHIVE);

  made_archive_hide (made->path, "texts", FALSE);
  hits = deal_archive_find (archive, query, 0, 9, &n_found, NULL, NULL);
  g_assert_cmpuint (hits->len, ==, 3);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/archive-search/finds", test_archive);
  g_test_add_func ("/archive-search/batch", test_archive_batch);
  g_test_add_func ("/archive-search/stopped", test_archive_stopped);
  g_test_add_func ("/archive-search/failed-read", test_failed_read);

  return g_test_run ();
}
