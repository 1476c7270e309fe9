/* test-refresh-pages.c: pages of sources are asked for again, and kept by version
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-clock.h"
#include "made-deal.h"
#include "made-refresh.h"

#define PAGE(text) "<html><nav>Home</nav><p>" text "</p></html>"
#define HTML "200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
#define TAGGED HTML "ETag: \"1\"\r\n"

/* Runs with one page, as if the user had typed it. */
static const DealRefreshLine *
run_page (Fixture    *fixture,
          const char *url)
{
  const char        *urls[] = { url, NULL };
  DealRefreshOptions options = { .page_urls = urls, .only_urls = TRUE, .timeout = 5 };

  run_options (fixture, &options, NULL);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (deal_refresh_get_lines (fixture->refresh)->len, ==, 1);

  return deal_refresh_get_lines (fixture->refresh)->pdata[0];
}

static DealArchivedSource *
find (Fixture *fixture)
{
  DealArchivedSource *source = deal_archive_find_source (fixture->archive, fixture->url,
                                                         NULL);

  g_assert_nonnull (source);

  return source;
}

static void
assert_state (Fixture          *fixture,
              DealArchivedState state,
              const char       *text)
{
  g_autoptr (DealArchivedSource) source = find (fixture);
  g_autofree char *kept = deal_archive_load_text (fixture->archive, source->id, NULL);

  g_assert_cmpint (source->state, ==, state);
  g_assert_cmpstr (kept, ==, text);
}

/* Each version of the text is kept once, and marked as changed until it is read. */
static void
test_versions (Fixture      *fixture,
               gconstpointer user_data)
{
  g_autoptr (DealArchivedSource) source = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char           *last = NULL;
  g_autofree char           *text = NULL;
  const DealArchivedVersion *version;

  g_setenv ("COUNTERPART_NOW", "2026-04-27T10:00:00Z", TRUE);
  set_reply (fixture, TAGGED, PAGE ("The first text"));
  g_assert_cmpint (run_page (fixture, fixture->url)->outcome, ==, DEAL_OUTCOME_CAME_IN);
  g_assert_cmpuint (fixture->summary.n_pages, ==, 1);
  g_assert_cmpuint (fixture->summary.n_pages_in, ==, 1);
  g_assert_cmpuint (fixture->summary.n_lists, ==, 0);
  source = find (fixture);
  g_assert_true (source->has_page);
  g_assert_cmpint (source->asked, ==, deal_clock_now ());
  g_assert_true (deal_archive_set_read (fixture->archive, source->id, TRUE, NULL, NULL));
  assert_state (fixture, DEAL_ARCHIVED_UNCHANGED, "The first text");

  /* The server says so, and then a server that does not know validators. */
  g_assert_cmpint (run_page (fixture, fixture->url)->outcome, ==,
                   DEAL_OUTCOME_NOT_CHANGED);
  last = made_server_dup_last (fixture->server);
  g_assert_cmpstr (last, ==, "/list etag=\"1\" since=-");
  set_reply (fixture, HTML, "<p id=new>The  first\ntext</p><script>1</script>");
  g_assert_cmpint (run_page (fixture, fixture->url)->outcome, ==,
                   DEAL_OUTCOME_NOT_CHANGED);
  assert_state (fixture, DEAL_ARCHIVED_UNCHANGED, "The first text");

  g_setenv ("COUNTERPART_NOW", "2026-04-28T10:00:00Z", TRUE);
  set_reply (fixture, HTML, PAGE ("The second text"));
  g_assert_cmpint (run_page (fixture, fixture->url)->outcome, ==, DEAL_OUTCOME_CHANGED);
  g_assert_cmpuint (fixture->summary.n_pages_changed, ==, 1);
  assert_state (fixture, DEAL_ARCHIVED_CHANGED, "The second text");

  versions = deal_archive_load_versions (fixture->archive, source->id, NULL);
  g_assert_cmpuint (versions->len, ==, 2);
  version = versions->pdata[0];
  g_assert_true (version->is_page);
  g_assert_cmpint (version->seen, ==, deal_clock_now () - 24 * 60 * 60);
  text = deal_archive_load_version_text (fixture->archive, version->hash, NULL);
  g_assert_cmpstr (text, ==, "The first text");

  /* The index has the new one, and no longer the old one. */
  found = deal_archive_search (fixture->archive, "second", 9, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  g_ptr_array_unref (found);
  found = deal_archive_search (fixture->archive, "first", 9, NULL);
  g_assert_cmpuint (found->len, ==, 0);
  g_unsetenv ("COUNTERPART_NOW");
}

/* Whatever comes instead of the page, its text stays. */
static void
test_failures (Fixture      *fixture,
               gconstpointer user_data)
{
  static const struct
  {
    const char       *reply;
    const char       *body;
    DealOutcome       outcome;
    DealArchivedState state;
    const char       *words;
    gboolean          is_refused;
  } cases[] = {
    { "404 Not Found\r\n", "", DEAL_OUTCOME_FAILED, DEAL_ARCHIVED_UNREACHABLE, "404",
      FALSE },
    { "500 Oops\r\n", PAGE ("No"), DEAL_OUTCOME_FAILED, DEAL_ARCHIVED_UNREACHABLE,
      "500", FALSE },
    { HTML, "<script>app ()</script>", DEAL_OUTCOME_FAILED, DEAL_ARCHIVED_UNREACHABLE,
      "scripts", FALSE },
    { "200 OK\r\nContent-Type: application/pdf\r\n", "%PDF-1.4", DEAL_OUTCOME_FAILED,
      DEAL_ARCHIVED_UNREACHABLE, "application/pdf", FALSE },
    { HTML "Content-Encoding: gzip\r\n", "no", DEAL_OUTCOME_FAILED,
      DEAL_ARCHIVED_UNREACHABLE, "", FALSE },
    { "302 Found\r\nLocation: file:///etc/passwd\r\n", "", DEAL_OUTCOME_FAILED,
      DEAL_ARCHIVED_UNREACHABLE, "", TRUE },
    { "410 Gone\r\n", "", DEAL_OUTCOME_GONE, DEAL_ARCHIVED_GONE, "410", FALSE },
  };

  set_reply (fixture, TAGGED, PAGE ("The text"));
  run_page (fixture, fixture->url);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DealRefreshLine *line;
      g_autoptr (DealArchivedSource) source = NULL;

      set_reply (fixture, cases[i].reply, cases[i].body);
      line = run_page (fixture, fixture->url);
      g_test_message ("%s", line->message);
      g_assert_true (line->is_page);
      g_assert_cmpint (line->outcome, ==, cases[i].outcome);
      g_assert_nonnull (strstr (line->message, cases[i].words));
      g_assert_cmpuint (fixture->summary.n_pages_failed, ==, 1);
      assert_state (fixture, cases[i].state, "The text");
      source = find (fixture);
      g_assert_cmpstr (source->reason, ==, line->message);
      g_assert_cmpint (source->asked, >=, source->answered);
      g_assert_true (source->is_own_time);
      /* A safety that refuses once refuses always: no later time is named. */
      g_assert_cmpint (source->not_before > deal_clock_now (), ==, !cases[i].is_refused);
    }

  set_reply (fixture, HTML, PAGE ("The text"));
  g_assert_cmpint (run_page (fixture, fixture->url)->outcome, ==,
                   DEAL_OUTCOME_NOT_CHANGED);
  assert_state (fixture, DEAL_ARCHIVED_NEW, "The text");
}

/* More than any page has is not taken in. */
static void
test_too_large (Fixture      *fixture,
                gconstpointer user_data)
{
  g_autofree char *body = g_strnfill (DEAL_PAGE_MAX_BYTES + 1, 'a');

  set_reply (fixture, HTML, body);
  g_assert_cmpint (run_page (fixture, fixture->url)->outcome, ==, DEAL_OUTCOME_FAILED);
}

/* What a list says of an article counts until its page was read. */
static void
test_list_and_page (Fixture      *fixture,
                    gconstpointer user_data)
{
  DealReceivedEntry entry = {
    .entry = "1", .url = fixture->url, .title = "An article", .text = "A summary"
  };
  g_autoptr (DealArchivedSource) source = NULL;
  g_autoptr (GPtrArray) found = NULL;
  guint n_new;
  guint n_changed;

  made_archive_store (fixture->archive, "https://example.org/l", 100, &entry, 1, &n_new,
                      &n_changed);
  source = find (fixture);
  g_assert_true (deal_archive_set_read (fixture->archive, source->id, TRUE, NULL, NULL));
  g_assert_false (source->has_page);
  set_reply (fixture, HTML, PAGE ("The whole article"));
  run_page (fixture, fixture->url);
  assert_state (fixture, DEAL_ARCHIVED_UNCHANGED, "The whole article");

  entry.text = "Another summary";
  made_archive_store (fixture->archive, "https://example.org/l", 200, &entry, 1, &n_new,
                      &n_changed);
  g_assert_cmpuint (n_changed, ==, 0);
  entry.title = "The article";
  made_archive_store (fixture->archive, "https://example.org/l", 300, &entry, 1, &n_new,
                      &n_changed);
  g_assert_cmpuint (n_changed, ==, 1);
  assert_state (fixture, DEAL_ARCHIVED_CHANGED, "The whole article");
  found = deal_archive_search (fixture->archive, "whole", 9, NULL);
  g_assert_cmpuint (found->len, ==, 1);
}

/* What the deal cites is asked for once a day; what failed, later; what is gone,
 * never; and all of it on demand. */
static void
test_plan (Fixture      *fixture,
           gconstpointer user_data)
{
  static const DealSource cited[] = {
    { .id = "a", .title = "A", .publisher = "P", .url = "https://example.org/a" },
    { .id = "b", .title = "B", .url = "https://example.org/b" },
    { .id = "c", .title = "C", .url = "https://example.org/c" },
    { .id = "d", .title = "D" },
  };
  static const DealReceivedEntry entry = { .entry = "1",
                                           .url = "https://example.org/new",
                                           .title = "New" };
  static const struct
  {
    DealPages   pages;
    const char *now;
    guint       n_jobs;
  } cases[] = {
    { DEAL_PAGES_NONE, "2026-04-27T10:00:00Z", 0 },
    { DEAL_PAGES_DUE, "2026-04-27T10:00:00Z", 1 }, /* the new one */
    { DEAL_PAGES_ALL, "2026-04-27T10:00:00Z", 4 },
    { DEAL_PAGES_DUE, "2026-04-28T09:59:00Z", 2 },
    { DEAL_PAGES_DUE, "2026-04-29T11:00:00Z", 3 },
  };
  g_autoptr (Deal) deal = made_deal_new ();
  DealReceivedPage page = {
    .answer = { .url = cited[0].url },
    .title = "",
    .publisher = "",
    .is_known = TRUE,
    .text = "Text",
  };
  DealFailed failed = {
    .url = cited[1].url, .title = "", .is_known = TRUE, .reason = "No"
  };
  DealPageChange change;
  guint          n_new;
  guint          n_changed;

  deal->sources = cited;
  deal->n_sources = G_N_ELEMENTS (cited);
  g_setenv ("COUNTERPART_NOW", cases[0].now, TRUE);
  page.answer.now = failed.now = deal_clock_now ();
  failed.not_before = failed.now + 48 * 60 * 60;
  g_assert_true (deal_archive_store_page (fixture->archive, &page, &change, NULL));
  g_assert_true (deal_archive_store_failure (fixture->archive, DEAL_LEDGER_SOURCES,
                                             &failed, NULL));
  failed.url = cited[2].url;
  failed.is_gone = TRUE;
  failed.not_before = 0;
  g_assert_true (deal_archive_store_failure (fixture->archive, DEAL_LEDGER_SOURCES,
                                             &failed, NULL));
  made_archive_store (fixture->archive, "https://example.org/l", 100, &entry, 1, &n_new,
                      &n_changed);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) jobs = NULL;

      g_setenv ("COUNTERPART_NOW", cases[i].now, TRUE);
      jobs = deal_refresh_plan (
        fixture->archive,
        &(DealRefreshOptions){ .deal = deal, .pages = cases[i].pages }, NULL);
      g_test_message ("%u", i);
      g_assert_cmpuint (jobs->len, ==, cases[i].n_jobs);
      for (guint j = 0; j < jobs->len; j++)
        {
          const DealRefreshJob *job = jobs->pdata[j];

          g_assert_true (job->is_page);
          g_assert_false (job->chosen);
          g_assert_cmpint (job->is_cited, ==,
                           !g_str_equal (job->url, "https://example.org/new"));
        }
    }
  g_unsetenv ("COUNTERPART_NOW");
}

/* A deal cannot make the program ask a machine of the user's own network; that
 * the user asks anew for what it cites changes nothing. */
static void
test_private (Fixture      *fixture,
              gconstpointer user_data)
{
  DealSource cited[] = { { .id = "a", .title = "A", .url = fixture->url } };
  g_autoptr (Deal) deal = made_deal_new ();
  DealRefreshOptions all = { .deal = deal, .pages = DEAL_PAGES_ALL, .timeout = 5 };
  DealRefreshOptions again = {
    .deal = deal,
    .only_urls = TRUE,
    .again_url = fixture->url,
    .timeout = 5,
  };

  deal->sources = cited;
  deal->n_sources = 1;
  run_options (fixture, &all, NULL);
  g_assert_cmpuint (fixture->summary.n_pages_failed, ==, 1);
  run_options (fixture, &again, NULL);
  g_assert_cmpuint (fixture->summary.n_pages_failed, ==, 1);
  g_assert_cmpuint (fixture->server->log->len, ==, 0);
}

/* A server's wish counts for its pages as for its lists. */
static void
test_retry_after (Fixture      *fixture,
                  gconstpointer user_data)
{
  g_autofree char *list = made_server_url (fixture->server, "/other");

  set_reply (fixture, "503 Later\r\nRetry-After: 600\r\n", "");
  g_assert_cmpint (run_page (fixture, fixture->url)->not_before, >, deal_clock_now ());
  g_assert_cmpint (run (fixture, list)->outcome, ==, DEAL_OUTCOME_SKIPPED);
  g_assert_cmpint (run_page (fixture, fixture->url)->outcome, ==, DEAL_OUTCOME_SKIPPED);
  g_assert_cmpuint (fixture->server->log->len, ==, 1);
}

/* What has moved for good is asked for where it is, and stays one source. */
static void
test_moved (Fixture      *fixture,
            gconstpointer user_data)
{
  g_autofree char *moved = made_server_url (fixture->server, "/moved");

  set_reply (fixture, TAGGED, PAGE ("The text"));
  run_page (fixture, moved);
  g_assert_cmpint (run_page (fixture, moved)->outcome, ==, DEAL_OUTCOME_NOT_CHANGED);
  g_assert_cmpuint (made_server_count (fixture->server, "/moved"), ==, 1);
  g_assert_cmpuint (count_sources (fixture), ==, 1);
}

int
main (int argc, char *argv[])
{
  made_refresh_set_up ();
  g_test_init (&argc, &argv, NULL);
  ADD ("/refresh-pages/versions", test_versions);
  ADD ("/refresh-pages/failures", test_failures);
  ADD ("/refresh-pages/too-large", test_too_large);
  ADD ("/refresh-pages/list-and-page", test_list_and_page);
  ADD ("/refresh-pages/plan", test_plan);
  ADD ("/refresh-pages/private", test_private);
  ADD ("/refresh-pages/retry-after", test_retry_after);
  ADD ("/refresh-pages/moved", test_moved);

  return g_test_run ();
}
