/* test-document.c: a file is opened, watched, and never lost to a bad one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-document.h"

#include <glib/gstdio.h>

#include "deal-error.h"
#include "fixture.h"

typedef struct
{
  DealDocument *document;
  char         *folder;
  GFile        *good;
  GFile        *bad;
  guint         n_loaded;
  guint         n_again;
  guint         n_failed;
  guint         n_settled;
} Fixture;

static void
loaded_cb (DealDocument *document,
           gboolean      again,
           Fixture      *fixture)
{
  fixture->n_loaded++;
  if (again)
    fixture->n_again++;
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static gboolean
is_more (gpointer data)
{
  return *(guint *) data > 0;
}

static void
save (GFile      *file,
      const char *from,
      const char *to)
{
  g_autofree char *text = fixture_dup_text (from, to);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (g_file_peek_path (file), text, -1, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("deal-document-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->good = g_file_new_build_filename (fixture->folder, "good.deal.json", NULL);
  fixture->bad = g_file_new_build_filename (fixture->folder, "bad.deal.json", NULL);
  save (fixture->good, NULL, NULL);
  save (fixture->bad, "\"currency\"", "\"currencies\"");

  fixture->document = deal_document_new ();
  g_signal_connect (fixture->document, "loaded", G_CALLBACK (loaded_cb), fixture);
  g_signal_connect_swapped (fixture->document, "failed",
                            G_CALLBACK (count_cb), &fixture->n_failed);
  g_signal_connect_swapped (fixture->document, "settled",
                            G_CALLBACK (count_cb), &fixture->n_settled);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gpointer document = fixture->document;

  /* A reading under way may keep it for a while, and no longer. */
  g_object_add_weak_pointer (document, &document);
  g_object_unref (fixture->document);
  fixture_wait (is_gone, &document);
  g_unlink (g_file_peek_path (fixture->good));
  g_unlink (g_file_peek_path (fixture->bad));
  g_rmdir (fixture->folder);
  g_object_unref (fixture->good);
  g_object_unref (fixture->bad);
  g_free (fixture->folder);
}

static void
open_good (Fixture *fixture)
{
  deal_document_open (fixture->document, fixture->good);
  g_assert_true (deal_document_is_loading (fixture->document));
  fixture_wait (is_more, &fixture->n_loaded);
  g_assert_false (deal_document_is_loading (fixture->document));
  g_assert_cmpuint (fixture->n_again, ==, 0);
  fixture->n_loaded = 0;
}

static void
test_open (Fixture      *fixture,
           gconstpointer data)
{
  open_good (fixture);
  g_assert_cmpstr (deal_document_get_deal (fixture->document)->file_name, ==,
                   "good.deal.json");
  g_assert_true (g_file_equal (deal_document_get_file (fixture->document),
                               fixture->good));
  g_assert_null (deal_document_get_failed_file (fixture->document));
}

static void
test_bad_keeps_good (Fixture      *fixture,
                     gconstpointer data)
{
  Deal        *deal;
  DealProblem *problem;

  open_good (fixture);
  deal = deal_document_get_deal (fixture->document);
  deal_document_open (fixture->document, fixture->bad);
  fixture_wait (is_more, &fixture->n_failed);

  g_assert_true (deal_document_get_deal (fixture->document) == deal);
  g_assert_true (g_file_equal (deal_document_get_file (fixture->document),
                               fixture->good));
  g_assert_true (g_file_equal (deal_document_get_failed_file (fixture->document),
                               fixture->bad));
  g_assert_true (g_error_matches (deal_document_get_error (fixture->document),
                                  DEAL_ERROR, DEAL_ERROR_INVALID));
  g_assert_cmpuint (deal_document_get_problems (fixture->document)->len, >=, 1);
  problem = deal_document_get_problems (fixture->document)->pdata[0];
  g_assert_true (deal_document_is_watched (fixture->document));
  g_assert_cmpuint (problem->line, >=, 1);

  deal_document_use_last (fixture->document);
  g_assert_cmpuint (fixture->n_settled, ==, 1);
  g_assert_null (deal_document_get_failed_file (fixture->document));
  g_assert_null (deal_document_get_error (fixture->document));
  g_assert_true (deal_document_get_deal (fixture->document) == deal);
}

static void
test_reload (Fixture      *fixture,
             gconstpointer data)
{
  open_good (fixture);
  save (fixture->good, "Azure first", "Azure before others");
  fixture_wait (is_more, &fixture->n_loaded);
  g_assert_cmpuint (fixture->n_again, ==, 1);
}

static void
test_touched (Fixture      *fixture,
              gconstpointer data)
{
  open_good (fixture);
  save (fixture->good, NULL, NULL);
  fixture_wait (is_more, &fixture->n_settled);
  g_assert_cmpuint (fixture->n_loaded, ==, 0);
}

static void
test_mended (Fixture      *fixture,
             gconstpointer data)
{
  open_good (fixture);
  deal_document_open (fixture->document, fixture->bad);
  fixture_wait (is_more, &fixture->n_failed);
  save (fixture->bad, "Azure first", "Azure before others");
  fixture_wait (is_more, &fixture->n_loaded);
  g_assert_true (g_file_equal (deal_document_get_file (fixture->document), fixture->bad));
  g_assert_null (deal_document_get_error (fixture->document));
}

static void
test_deleted (Fixture      *fixture,
              gconstpointer data)
{
  open_good (fixture);
  g_unlink (g_file_peek_path (fixture->good));
  fixture_idle (500);
  g_assert_cmpuint (fixture->n_failed, ==, 0);
  deal_document_check_again (fixture->document);
  fixture_wait (is_more, &fixture->n_failed);
  g_assert_nonnull (deal_document_get_deal (fixture->document));
}

static void
test_last_asked_wins (Fixture      *fixture,
                      gconstpointer data)
{
  deal_document_open (fixture->document, fixture->bad);
  deal_document_open (fixture->document, fixture->good);
  fixture_wait (is_more, &fixture->n_loaded);
  fixture_idle (200);
  g_assert_cmpuint (fixture->n_failed, ==, 0);
  g_assert_cmpuint (fixture->n_loaded, ==, 1);
}

static void
test_not_local (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_uri ("nowhere://host/a.deal.json");

  deal_document_open (fixture->document, file);
  fixture_wait (is_more, &fixture->n_failed);
  g_assert_true (g_error_matches (deal_document_get_error (fixture->document),
                                  DEAL_ERROR, DEAL_ERROR_NOT_FOUND));
}

/* What cannot be read is not watched for what is saved into it. */
static void
test_not_watched (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (GFile) missing = g_file_get_child (folder, "missing.deal.json");
  GFile *files[] = { folder, missing, fixture->bad };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      fixture->n_failed = 0;
      deal_document_open (fixture->document, files[i]);
      fixture_wait (is_more, &fixture->n_failed);
      g_assert_cmpint (deal_document_is_watched (fixture->document), ==,
                       files[i] == fixture->bad);
    }
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/document/opens", test_open },
    { "/document/bad-file-takes-nothing-away", test_bad_keeps_good },
    { "/document/reads-again-what-changed", test_reload },
    { "/document/same-bytes-are-no-news", test_touched },
    { "/document/mended-file-comes-in", test_mended },
    { "/document/deleted-file-stays-shown", test_deleted },
    { "/document/last-asked-wins", test_last_asked_wins },
    { "/document/refuses/not-local", test_not_local },
    { "/document/is-watched-where-it-was-read", test_not_watched },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
