/* test-lists.c: the user's own lists, typed, from a file, and taken back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "deal-error.h"
#include "made-archive.h"
#include "net/deal-lists.h"
#include "net/deal-opml.h"

static void
test_typed (void)
{
  static const struct
  {
    const char *typed;
    const char *url; /* NULL: refused */
  } cases[] = {
    { "https://a.example/feed", "https://a.example/feed" },
    { "  http://a.example/feed\n", "http://a.example/feed" },
    { "a.example/feed.xml", "https://a.example/feed.xml" },
    { "a.example", "https://a.example/" },
    { "", NULL },
    { "   ", NULL },
    { "feed", NULL },
    { "ftp://a.example/feed", NULL },
    { "file:///etc/passwd", NULL },
    { "javascript:alert(document.cookie)", NULL },
    { "https://a.example/two words", NULL },
    { "https://user:secret@a.example/", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *url = deal_lists_complete_url (cases[i].typed, &error);

      g_test_message ("“%s”", cases[i].typed);
      g_assert_cmpstr (url, ==, cases[i].url);
      if (cases[i].url != NULL)
        g_assert_no_error (error);
      else
        g_assert_true (error != NULL && error->domain == DEAL_ERROR);
      /* What to do about it. */
      if (cases[i].url == NULL)
        g_assert_true (strstr (error->message, "https://example.org/") != NULL ||
                       strstr (error->message, "Write or paste") != NULL);
    }
}

static char *
write_file (MadeFolder *made,
            const char *text)
{
  char *path = g_build_filename (made->folder, "lists.opml", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);

  return path;
}

static char *
show_own (DealArchive *archive)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) own = deal_lists_load_own (archive, &error);
  GString *shown = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < own->len; i++)
    g_string_append_printf (shown, "%s ", ((DealOpmlEntry *) own->pdata[i])->url);

  return g_string_free (shown, FALSE);
}

static void
assert_own (DealArchive *archive,
            const char  *expected)
{
  g_autofree char *shown = show_own (archive);

  g_assert_cmpstr (shown, ==, expected);
}

static void
test_import (void)
{
  g_autoptr (MadeFolder) made = made_folder_new ();
  g_autoptr (DealArchive) archive = made_archive_open (made);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) added = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autofree char *path =
    write_file (made, "<opml><body><outline xmlUrl='https://a.example/1'/>"
                      "<outline xmlUrl='https://a.example/2'/></body></opml>");
  guint n_known = G_MAXUINT;

  g_assert_true (
    deal_archive_add_list (archive, "https://a.example/2", NULL, NULL, &error));
  added = deal_lists_import (archive, path, &n_known, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (added->len, ==, 1);
  g_assert_cmpstr (added->pdata[0], ==, "https://a.example/1");
  g_assert_cmpuint (n_known, ==, 1);
  assert_own (archive, "https://a.example/2 https://a.example/1 ");

  again = deal_lists_import (archive, path, &n_known, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->len, ==, 0);
  g_assert_cmpuint (n_known, ==, 2);

  /* Only what the import brought goes with it. */
  g_assert_true (
    deal_lists_remove (archive, (const char *const *) added->pdata, &error));
  g_assert_no_error (error);
  assert_own (archive, "https://a.example/2 ");
}

/* What a file calls a list counts until the list itself was read. */
static void
test_import_titles (void)
{
  static const char *const expected[] = { "First", "Read", "Third", "" };
  g_autoptr (MadeFolder) made = made_folder_new ();
  g_autoptr (DealArchive) archive = made_archive_open (made);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) added = NULL;
  g_autoptr (GPtrArray) own = NULL;
  g_autofree char *path =
    write_file (made, "<opml><body><outline text='First' xmlUrl='https://a.example/1'/>"
                      "<outline text='Second' xmlUrl='https://a.example/2'/>"
                      "<outline title='Third' xmlUrl='https://a.example/3'/>"
                      "<outline xmlUrl='https://a.example/4'/></body></opml>");
  DealReceivedList received = {
    .answer = { .url = "https://a.example/2", .now = 100, .status = 200 },
    .title = "Read",
  };
  guint n_new;
  guint n_changed;

  g_assert_true (
    deal_archive_add_list (archive, "https://a.example/3", NULL, NULL, &error));
  g_assert_true (
    deal_archive_store_list (archive, &received, &n_new, &n_changed, &error));
  added = deal_lists_import (archive, path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (added->len, ==, 3);
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *url = g_strdup_printf ("https://a.example/%zu", i + 1);
      g_autoptr (DealArchivedList) list = made_archive_find_list (archive, url);

      g_assert_cmpstr (list->title, ==, expected[i]);
    }
}

/* An import that fails half-way leaves nothing behind. */
static void
test_import_fails (void)
{
  g_autoptr (MadeFolder) made = made_folder_new ();
  g_autoptr (DealArchive) archive = made_archive_open (made);
  g_autoptr (GError) error = NULL;
  g_autofree char *path =
    write_file (made, "<opml><body><outline xmlUrl='https://a.example/1'/>"
                      "<outline xmlUrl='https://a.example/2'/></body></opml>");
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (made->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (
    sqlite3_exec (db,
                  "CREATE TRIGGER refuse BEFORE INSERT ON lists"
                  " WHEN new.url = 'https://a.example/2'"
                  " BEGIN SELECT RAISE (FAIL, 'refused'); END",
                  NULL, NULL, NULL),
    ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  g_assert_null (deal_lists_import (archive, path, NULL, &error));
  g_assert_error (error, DEAL_ERROR, DEAL_ERROR_ARCHIVE);
  assert_own (archive, "");
}

static void
test_import_refused (void)
{
  static const struct
  {
    const char *text;
    const char *message;
  } cases[] = {
    { "<opml>\n<body>\n</opml>",
      "lists.opml: Line 3: an element is closed that is not open" },
    { "<html/>", "lists.opml: The file is no OPML" },
    { "", "lists.opml: The file is empty" },
  };
  g_autoptr (MadeFolder) made = made_folder_new ();
  g_autoptr (DealArchive) archive = made_archive_open (made);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = write_file (made, cases[i].text);
      g_autoptr (GError) error = NULL;

      g_assert_null (deal_lists_import (archive, path, NULL, &error));
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, cases[i].message));
      assert_own (archive, "");
    }
}

static void
test_import_nothing_there (void)
{
  g_autoptr (MadeFolder) made = made_folder_new ();
  g_autoptr (DealArchive) archive = made_archive_open (made);
  g_autofree char *path = g_build_filename (made->folder, "absent.opml", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (deal_lists_import (archive, path, NULL, &error));
  g_assert_nonnull (error);
  /* Said once. */
  g_assert_nonnull (strstr (error->message, "absent.opml"));
  g_assert_cmpstr (strstr (error->message, "absent.opml"), ==,
                   g_strrstr (error->message, "absent.opml"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lists/typed", test_typed);
  g_test_add_func ("/lists/import", test_import);
  g_test_add_func ("/lists/import/titles", test_import_titles);
  g_test_add_func ("/lists/import/fails-whole", test_import_fails);
  g_test_add_func ("/lists/import/refused", test_import_refused);
  g_test_add_func ("/lists/import/nothing-there", test_import_nothing_there);

  return g_test_run ();
}
