/* test-refresh.c: lists are asked politely, and kept whole or not at all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-clock.h"
#include "made-refresh.h"

/* What came in is in the archive; the next time the server says “nothing new”. */
static void
test_keeps (Fixture      *fixture,
            gconstpointer user_data)
{
  const DealRefreshLine *line = run (fixture, fixture->url);
  g_autofree char       *last = NULL;

  g_assert_cmpint (line->outcome, ==, DEAL_OUTCOME_CAME_IN);
  g_assert_cmpstr (line->title, ==, "L");
  g_assert_cmpstr (line->message, ==, "2 entries: 2 new, 0 changed");
  g_assert_cmpuint (line->n_new, ==, 2);
  g_assert_cmpuint (fixture->summary.n_lists, ==, 1);
  g_assert_cmpuint (fixture->summary.n_in, ==, 1);
  g_assert_cmpuint (fixture->summary.n_new, ==, 2);
  g_assert_cmpstr (deal_refresh_get_host (fixture->refresh), ==, "127.0.0.1");
  g_assert_cmpuint (deal_refresh_get_done (fixture->refresh), ==, 1);
  g_assert_cmpuint (deal_refresh_get_total (fixture->refresh), ==, 1);
  g_assert_cmpuint (count_sources (fixture), ==, 2);

  line = run (fixture, fixture->url);
  g_assert_cmpint (line->outcome, ==, DEAL_OUTCOME_NOT_CHANGED);
  g_assert_cmpuint (fixture->summary.n_in, ==, 1);
  g_assert_cmpuint (count_sources (fixture), ==, 2);
  last = made_server_dup_last (fixture->server);
  g_assert_cmpstr (last, ==, "/list etag=\"1\" since=-");
}

/* After something good, all kinds of bad answers take nothing away, and the
 * validators of the good one are still what is sent. */
static void
test_bad_after_good (Fixture      *fixture,
                     gconstpointer user_data)
{
  static const struct
  {
    const char *reply;
    const char *body;
  } cases[] = {
    { "500 Oops\r\nETag: \"2\"\r\n", "" },
    { "404 Not Found\r\n", "" },
    { "200 OK\r\nETag: \"2\"\r\n", "<html><form>Log in</form></html>" },
    { "200 OK\r\nETag: \"2\"\r\n", "<rss><channel><item>" },
    { "200 OK\r\nETag: \"2\"\r\n", "" },
    { "200 OK\r\nETag: \"2\"\r\nContent-Encoding: gzip\r\n", "no" },
    { "403 Forbidden\r\n", "" },
  };
  g_autoptr (DealArchivedList) list = NULL;

  run (fixture, fixture->url);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DealRefreshLine *line;
      g_autofree char       *last = NULL;

      set_reply (fixture, cases[i].reply, cases[i].body);
      line = run (fixture, fixture->url);
      g_test_message ("%s", line->message);
      g_assert_cmpint (line->outcome, ==, DEAL_OUTCOME_FAILED);
      g_assert_cmpuint (fixture->summary.n_failed, ==, 1);
      g_assert_cmpuint (count_sources (fixture), ==, 2);
      last = made_server_dup_last (fixture->server);
      g_assert_cmpstr (last, ==, "/list etag=\"1\" since=-");
    }
  list = made_archive_find_list (fixture->archive, fixture->url);
  g_assert_cmpuint (list->failures, ==, G_N_ELEMENTS (cases));
  g_assert_cmpstr (list->title, ==, "L");

  /* An empty list is a good one: its entries have only gone from it. */
  set_reply (fixture, "200 OK\r\n", RSS (""));
  g_assert_cmpint (run (fixture, fixture->url)->outcome, ==, DEAL_OUTCOME_CAME_IN);
  g_assert_cmpuint (count_sources (fixture), ==, 2);
}

/* A changed title is a change, and only of that entry. */
static void
test_changed (Fixture      *fixture,
              gconstpointer user_data)
{
  const DealRefreshLine *line;

  run (fixture, fixture->url);
  set_reply (
    fixture, "200 OK\r\nETag: \"2\"\r\n",
    RSS ("<item><guid>1</guid><title>OpenAI, AWS</title><link>/1</link></item>"
         "<item><guid>2</guid><title>Something else</title><link>/2</link></item>"
         "<item><guid>3</guid><title>Third</title></item>"));
  line = run (fixture, fixture->url);
  g_assert_cmpuint (line->n_new, ==, 1);
  g_assert_cmpuint (line->n_changed, ==, 1);
  g_assert_cmpuint (count_sources (fixture), ==, 3);
}

/* A server that wants to be left alone is, also by the next program. */
static void
test_retry_after (Fixture      *fixture,
                  gconstpointer user_data)
{
  const DealRefreshLine *line;
  g_autofree char       *other = made_server_url (fixture->server, "/other");

  g_setenv ("COUNTERPART_NOW", "2026-04-27T10:00:00Z", TRUE);
  set_reply (fixture, "429 Too Many\r\nRetry-After: 600\r\n", "");
  line = run (fixture, fixture->url);
  g_assert_cmpint (line->outcome, ==, DEAL_OUTCOME_FAILED);
  g_assert_cmpint (line->not_before, ==, deal_clock_now () + 600);

  g_setenv ("COUNTERPART_NOW", "2026-04-27T10:09:59Z", TRUE);
  assert_finalized (fixture->refresh);
  fixture->refresh = deal_refresh_new (fixture->archive);
  line = run (fixture, fixture->url);
  g_assert_cmpint (line->outcome, ==, DEAL_OUTCOME_SKIPPED);
  g_assert_nonnull (strstr (line->message, "2026-04-27T10:10:00Z"));
  g_assert_cmpuint (fixture->summary.n_skipped, ==, 1);
  g_assert_cmpint (run (fixture, other)->outcome, ==, DEAL_OUTCOME_SKIPPED);
  g_assert_cmpuint (fixture->server->log->len, ==, 1);

  g_setenv ("COUNTERPART_NOW", "2026-04-27T10:10:00Z", TRUE);
  set_reply (fixture, "200 OK\r\n", TWO);
  g_assert_cmpint (run (fixture, fixture->url)->outcome, ==, DEAL_OUTCOME_CAME_IN);
  g_unsetenv ("COUNTERPART_NOW");
}

/* By itself a refresh waits longer after each failure; by hand it asks. */
static void
test_back_off (Fixture      *fixture,
               gconstpointer user_data)
{
  static const gint64 pauses[] = { 3600, 4 * 3600, 24 * 3600, 24 * 3600 };
  const char         *urls[] = { fixture->url, NULL };
  DealRefreshOptions  due = { .urls = urls, .only_urls = TRUE, .only_due = TRUE };

  g_setenv ("COUNTERPART_NOW", "2026-04-27T10:00:00Z", TRUE);
  set_reply (fixture, "500 Oops\r\n", "");
  for (guint i = 0; i < G_N_ELEMENTS (pauses); i++)
    {
      g_autoptr (DealArchivedList) list = NULL;
      gint64 wait;

      g_assert_cmpint (run (fixture, fixture->url)->outcome, ==, DEAL_OUTCOME_FAILED);
      list = made_archive_find_list (fixture->archive, fixture->url);
      wait = list->not_before - deal_clock_now ();
      g_assert_cmpint (wait, >=, pauses[i] * 9 / 10 - 1);
      g_assert_cmpint (wait, <=, pauses[i] * 11 / 10 + 1);
    }

  run_options (fixture, &due, NULL);
  g_assert_cmpuint (fixture->summary.n_skipped, ==, 1);
  g_setenv ("COUNTERPART_NOW", "2026-04-29T10:00:00Z", TRUE);
  run_options (fixture, &due, NULL);
  g_assert_cmpuint (fixture->summary.n_failed, ==, 1);
  g_unsetenv ("COUNTERPART_NOW");
}

/* A list that has moved for good is asked at its new address from then on;
 * unless what stands there is no list. */
static void
test_moved (Fixture      *fixture,
            gconstpointer user_data)
{
  g_autofree char *moved = made_server_url (fixture->server, "/moved");

  set_reply (fixture, "200 OK\r\n", "<html/>");
  run (fixture, moved);
  run (fixture, moved);
  g_assert_cmpuint (made_server_count (fixture->server, "/moved"), ==, 2);

  set_reply (fixture, "200 OK\r\nETag: \"1\"\r\n", TWO);
  run (fixture, moved);
  g_assert_cmpuint (made_server_count (fixture->server, "/moved"), ==, 3);
  g_assert_cmpint (run (fixture, moved)->outcome, ==, DEAL_OUTCOME_NOT_CHANGED);
  g_assert_cmpuint (made_server_count (fixture->server, "/moved"), ==, 3);
}

/* Gone for good is not asked again, unless the user names it. */
static void
test_gone (Fixture      *fixture,
           gconstpointer user_data)
{
  DealRefreshOptions all = { .timeout = 5 };

  g_assert_true (
    deal_archive_add_list (fixture->archive, fixture->url, NULL, NULL, NULL));
  set_reply (fixture, "410 Gone\r\n", "");
  run_options (fixture, &all, NULL);
  g_assert_cmpuint (fixture->summary.n_failed, ==, 1);
  run_options (fixture, &all, NULL);
  g_assert_cmpuint (fixture->summary.n_skipped, ==, 1);
  g_assert_cmpuint (fixture->server->log->len, ==, 1);

  set_reply (fixture, "200 OK\r\n", TWO);
  g_assert_cmpint (run (fixture, fixture->url)->outcome, ==, DEAL_OUTCOME_CAME_IN);
  run_options (fixture, &all, NULL);
  g_assert_cmpuint (fixture->summary.n_in, ==, 1);
}

/* Offline and without lists: it ends, and nobody was asked. */
static void
test_nothing_to_ask (Fixture      *fixture,
                     gconstpointer user_data)
{
  const char        *urls[] = { fixture->url, NULL };
  DealRefreshOptions offline = { .urls = urls, .offline = TRUE };
  DealRefreshOptions nothing = { 0 };

  run_options (fixture, &offline, NULL);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->summary.n_skipped, ==, 1);
  run_options (fixture, &nothing, NULL);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->summary.n_lists, ==, 0);
  g_assert_cmpuint (fixture->server->log->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  made_refresh_set_up ();
  g_test_init (&argc, &argv, NULL);
  ADD ("/refresh/keeps-what-came-in", test_keeps);
  ADD ("/refresh/bad-after-good", test_bad_after_good);
  ADD ("/refresh/changed", test_changed);
  ADD ("/refresh/retry-after", test_retry_after);
  ADD ("/refresh/back-off", test_back_off);
  ADD ("/refresh/moved", test_moved);
  ADD ("/refresh/gone", test_gone);
  ADD ("/refresh/nothing-to-ask", test_nothing_to_ask);

  return g_test_run ();
}
