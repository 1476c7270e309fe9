/* test-refresh.c: lists are asked politely, and kept whole or not at all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-clock.h"
#include "deal-error.h"
#include "made-archive.h"
#include "made-deal.h"
#include "made-server.h"
#include "net/deal-refresh-private.h"

#define RSS(items) "<rss><channel><title>L</title>" items "</channel></rss>"
#define TWO                                                                      \
  RSS ("<item><guid>1</guid><title>OpenAI and AWS</title><link>/1</link></item>" \
       "<item><guid>2</guid><title>Something else</title><link>/2</link></item>")

typedef struct
{
  MadeFolder  *made;
  DealArchive *archive;
  DealRefresh *refresh;
  MadeServer  *server;
  char        *url; /* of /list on the server */
  GMutex       lock;
  const char  *reply; /* what /list answers: its head */
  const char  *body;

  DealRefreshSummary summary;
  GError            *error;
  gboolean           is_done;
} Fixture;

static void
set_reply (Fixture    *fixture,
           const char *reply,
           const char *body)
{
  g_mutex_lock (&fixture->lock);
  fixture->reply = reply;
  fixture->body = body;
  g_mutex_unlock (&fixture->lock);
}

static void
serve (MadeCall *call,
       gpointer  user_data)
{
  Fixture *fixture = user_data;

  g_mutex_lock (&fixture->lock);

  const char *reply = fixture->reply;
  const char *body = fixture->body;

  g_mutex_unlock (&fixture->lock);

  if (g_str_equal (call->path, "/slow"))
    {
      g_usleep (2 * G_USEC_PER_SEC);
      call->keep = FALSE;
    }
  else if (g_str_equal (call->path, "/moved"))
    made_call_reply_text (call, "301 Moved Permanently\r\nLocation: /list\r\n", "");
  else if (made_call_get_header (call, "if-none-match") != NULL &&
           g_str_equal (made_call_get_header (call, "if-none-match"), "\"1\"") &&
           strstr (reply, "ETag: \"1\"") != NULL)
    made_call_say (call, "HTTP/1.1 304 Not Modified\r\n\r\n");
  else
    {
      g_usleep (G_USEC_PER_SEC / 100);
      made_call_reply_text (call, reply, body);
    }
}

static void
set_up (Fixture      *fixture,
        gconstpointer user_data)
{
  fixture->made = made_folder_new ();
  fixture->archive = made_archive_open (fixture->made);
  fixture->refresh = deal_refresh_new (fixture->archive);
  g_mutex_init (&fixture->lock);
  set_reply (fixture, "200 OK\r\nETag: \"1\"\r\n", TWO);
  fixture->server = made_server_new (serve, fixture);
  fixture->url = made_server_url (fixture->server, "/list");
}

/* The thread of the last list may hold on for a moment after its end. */
static void
assert_finalized (gpointer object)
{
  gpointer weak = object;

  g_object_add_weak_pointer (object, &weak);
  g_object_unref (object);
  for (guint i = 0; weak != NULL && i < 2000; i++)
    g_usleep (1000);
  g_assert_null (weak);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer user_data)
{
  made_server_stop (fixture->server);
  assert_finalized (fixture->refresh);
  assert_finalized (fixture->archive);
  made_folder_free (fixture->made);
  g_clear_error (&fixture->error);
  g_free (fixture->url);
}

static void
ended_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  Fixture *fixture = user_data;

  deal_refresh_run_finish (DEAL_REFRESH (object), result, &fixture->summary, &fixture->error);
  fixture->is_done = TRUE;
}

static void
run_options (Fixture                  *fixture,
             const DealRefreshOptions *options,
             GCancellable             *cancellable)
{
  g_clear_error (&fixture->error);
  fixture->is_done = FALSE;
  deal_refresh_run_async (fixture->refresh, options, cancellable, ended_cb, fixture);
  g_assert_true (deal_refresh_is_running (fixture->refresh));
  while (!fixture->is_done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (deal_refresh_is_running (fixture->refresh));
}

/* Runs with the one list; says what came of it. */
static const DealRefreshLine *
run (Fixture    *fixture,
     const char *url)
{
  const char        *urls[] = { url, NULL };
  DealRefreshOptions options = { .urls = urls, .only_urls = TRUE, .timeout = 5 };

  run_options (fixture, &options, NULL);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (deal_refresh_get_lines (fixture->refresh)->len, ==, 1);

  return deal_refresh_get_lines (fixture->refresh)->pdata[0];
}

static guint
count_sources (Fixture *fixture)
{
  g_autoptr (GPtrArray) sources = made_archive_load (fixture->archive);

  return sources->len;
}

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
  list = deal_archive_find_list (fixture->archive, fixture->url, NULL);
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
  set_reply (fixture, "200 OK\r\nETag: \"2\"\r\n",
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
      list = deal_archive_find_list (fixture->archive, fixture->url, NULL);
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

  g_assert_true (deal_archive_add_list (fixture->archive, fixture->url, NULL, NULL));
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

static void
cancel_cb (DealRefresh           *refresh,
           const DealRefreshLine *line,
           gpointer               user_data)
{
  g_cancellable_cancel (user_data);
}

/* What came in before is kept, what was under way leaves no trace. */
static void
test_cancel (Fixture      *fixture,
             gconstpointer user_data)
{
  g_autofree char *slow = made_server_url (fixture->server, "/slow");
  const char      *urls[] = { slow, fixture->url, NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (DealArchivedList) list = NULL;
  DealRefreshOptions options = { .urls = urls, .only_urls = TRUE };
  gulong             handler = g_signal_connect (fixture->refresh, "line", G_CALLBACK (cancel_cb),
                                                 cancellable);

  run_options (fixture, &options, cancellable);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (fixture->summary.n_in, ==, 1);
  g_assert_cmpuint (count_sources (fixture), ==, 2);
  list = deal_archive_find_list (fixture->archive, slow, NULL);
  g_assert_null (list);

  /* Cancelled from the start. */
  run_options (fixture, &options, cancellable);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_signal_handler_disconnect (fixture->refresh, handler);
}

static void
count_notify_cb (GObject    *object,
                 GParamSpec *pspec,
                 gpointer    user_data)
{
  (*(guint *) user_data)++;
}

/* Sixty lists of one server: all in, four at a time; then all “nothing new”. */
static void
test_many (Fixture      *fixture,
           gconstpointer user_data)
{
  enum
  {
    N = 60
  };
  g_autoptr (GPtrArray) urls = g_ptr_array_new_with_free_func (g_free);
  DealRefreshOptions options = { .only_urls = TRUE };
  guint              progress = 0;

  for (guint i = 0; i < N; i++)
    {
      g_autofree char *path = g_strdup_printf ("/list/%u", i);

      g_ptr_array_add (urls, made_server_url (fixture->server, path));
    }
  g_ptr_array_add (urls, NULL);
  options.urls = (const char *const *) urls->pdata;
  g_signal_connect (fixture->refresh, "notify::done", G_CALLBACK (count_notify_cb), &progress);

  run_options (fixture, &options, NULL);
  g_assert_cmpuint (fixture->summary.n_in, ==, N);
  g_assert_cmpuint (progress, ==, N + 1);
  g_assert_cmpuint (fixture->server->log->len, ==, N);
  g_assert_cmpuint (fixture->server->most_active, <=, DEAL_FETCH_MAX_PER_HOST);
  g_assert_cmpuint (fixture->server->most_active, >, 1);

  run_options (fixture, &options, NULL);
  g_assert_cmpuint (fixture->summary.n_in, ==, N);
  g_assert_cmpuint (fixture->summary.n_new, ==, 0);
  g_assert_cmpuint (fixture->server->log->len, ==, 2 * N);
  for (guint i = N; i < 2 * N; i++)
    g_assert_true (g_str_has_suffix (fixture->server->log->pdata[i], "etag=\"1\" since=-"));
}

/* Whoever wrote the deal must not make us ask servers at home; the user may. */
static void
test_private (Fixture      *fixture,
              gconstpointer user_data)
{
  g_autoptr (Deal) deal = made_deal_new ();
  const DealFeed         feeds[] = { { .title = "Made", .url = fixture->url } };
  const char            *urls[] = { fixture->url, NULL };
  DealRefreshOptions     options = { .deal = deal };
  const DealRefreshLine *line;

  deal->feeds = feeds;
  deal->n_feeds = 1;
  run_options (fixture, &options, NULL);
  line = deal_refresh_get_lines (fixture->refresh)->pdata[0];
  g_test_message ("%s", line->message);
  g_assert_cmpint (line->outcome, ==, DEAL_OUTCOME_FAILED);
  g_assert_cmpuint (line->status, ==, 0);
  g_assert_cmpuint (fixture->server->n_connections, ==, 0);

  options.urls = urls;
  run_options (fixture, &options, NULL);
  g_assert_cmpuint (fixture->summary.n_lists, ==, 1);
  g_assert_cmpuint (fixture->summary.n_in, ==, 1);
}

static const DealArchivedSource *
find_title (GPtrArray  *sources,
            const char *title)
{
  for (guint i = 0; i < sources->len; i++)
    {
      const DealArchivedSource *source = sources->pdata[i];

      if (g_str_equal (source->title, title))
        return source;
    }

  return NULL;
}

/* Of a feed of the deal only what speaks of it is kept, under the deal's name
 * for the feed; what the deal cites already is not new. */
static void
test_words (Fixture      *fixture,
            gconstpointer user_data)
{
  static const char text[] =
    RSS ("<item><title>OpenAI and AWS</title><link>https://example.org/1</link></item>"
         "<item><title>Something else</title><link>https://example.org/2</link></item>"
         "<item><title>OpenAI, cited</title><link>https://example.org/3</link></item>");
  static const char *const words[] = { "openai", "azure" };
  static const DealFeed    feeds[] = { { .title = "Made", .url = "https://example.org/feed", .match = { words, 2 } } };
  static const DealSource  cited[] = { { .id = "s", .title = "S", .url = "https://example.org/3" } };
  g_autoptr (Deal) deal = made_deal_new ();
  g_autoptr (GBytes) body = g_bytes_new_static (text, strlen (text));
  g_autoptr (GPtrArray) jobs = NULL;
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (DealRefreshLine) line = NULL;
  char        url[] = "https://example.org/feed";
  DealFetched fetched = { .status = 200, .url = url, .body = body };

  deal->feeds = feeds;
  deal->n_feeds = 1;
  deal->sources = cited;
  deal->n_sources = 1;
  jobs = deal_refresh_plan (fixture->archive, &(DealRefreshOptions){ .deal = deal }, NULL);
  g_assert_cmpuint (jobs->len, ==, 1);
  line = deal_refresh_keep (fixture->archive, jobs->pdata[0], &fetched);
  g_assert_cmpint (line->outcome, ==, DEAL_OUTCOME_CAME_IN);
  g_assert_cmpuint (line->n_entries, ==, 3);
  g_assert_cmpuint (line->n_new, ==, 1);

  sources = made_archive_load (fixture->archive);
  g_assert_cmpuint (sources->len, ==, 2);
  g_assert_cmpstr (find_title (sources, "OpenAI and AWS")->publisher, ==, "Made");
  g_assert_cmpint (find_title (sources, "OpenAI and AWS")->state, ==, DEAL_ARCHIVED_NEW);
  g_assert_cmpint (find_title (sources, "OpenAI, cited")->state, ==, DEAL_ARCHIVED_UNCHANGED);
}

int
main (int argc, char *argv[])
{
  static const char *const unset[] = { "http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY",
                                       "HTTPS_PROXY", "ALL_PROXY", "COUNTERPART_CA_FILE",
                                       "COUNTERPART_NOW" };

  for (gsize i = 0; i < G_N_ELEMENTS (unset); i++)
    g_unsetenv (unset[i]);
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/refresh/keeps-what-came-in", test_keeps);
  ADD ("/refresh/bad-after-good", test_bad_after_good);
  ADD ("/refresh/changed", test_changed);
  ADD ("/refresh/retry-after", test_retry_after);
  ADD ("/refresh/back-off", test_back_off);
  ADD ("/refresh/moved", test_moved);
  ADD ("/refresh/gone", test_gone);
  ADD ("/refresh/nothing-to-ask", test_nothing_to_ask);
  ADD ("/refresh/cancelled", test_cancel);
  ADD ("/refresh/many-lists", test_many);
  ADD ("/refresh/private-only-when-chosen", test_private);
  ADD ("/refresh/words-of-the-deal", test_words);

  return g_test_run ();
}
