/* test-fetch.c: one address, asked of servers that do as they should
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-clock.h"
#include "deal-error.h"
#include "made-fetch.h"

/* Endless things end when the client goes away. */
static void
flood (MadeCall   *call,
       const char *piece)
{
  while (made_call_say (call, piece))
    ;
  call->keep = FALSE;
}

static const struct
{
  const char *path;
  const char *status;
  const char *location;
} redirects[] = {
  { "/301", "301 Moved Permanently", "/good" },
  { "/302", "302 Found", "/good" },
  { "/303", "303 See Other", "/good" },
  { "/307", "307 Temporary Redirect", "/good" },
  { "/308", "308 Permanent Redirect", "/good" },
  { "/301-308", "301 Moved Permanently", "/308" },
  { "/301-302", "301 Moved Permanently", "/302" },
};

static void
serve (MadeCall *call,
       gpointer  user_data)
{
  const char *path = call->path;

  for (gsize i = 0; i < G_N_ELEMENTS (redirects); i++)
    if (g_str_equal (redirects[i].path, path))
      {
        redirect (call, redirects[i].status, redirects[i].location);
        return;
      }

  if (g_str_equal (path, "/good"))
    made_call_reply_text (call,
                          "200 OK\r\nETag: \"e, 1\"\r\nLast-Modified: opaque\r\n"
                          "Content-Type: text/xml; charset=\"iso-8859-1\"\r\n",
                          "hello");
  else if (g_str_equal (path, "/same"))
    made_call_say (call, "HTTP/1.1 304 Not Modified\r\n\r\n");
  else if (g_str_equal (path, "/gzip"))
    reply_gzip (call, 0);
  else if (g_str_equal (path, "/endless-404"))
    {
      made_call_say (call, "HTTP/1.1 404 Not Found\r\n\r\n");
      flood (call, "0123456789012345678901234567890123456789012345678901234567890123");
    }
  else if (g_str_equal (path, "/silent"))
    {
      g_usleep ((TIMEOUT + 1) * G_USEC_PER_SEC);
      call->keep = FALSE;
    }
  else if (g_str_has_prefix (path, "/status/"))
    {
      g_autofree char *head = g_strdup_printf (
        "%s Said\r\n%s", path + 8, user_data != NULL ? (char *) user_data : "");

      made_call_reply_text (call, head, "no");
    }
  else
    made_call_reply_text (call, "404 Not Found\r\n", "");
}

/* A good answer comes whole, with its head. */
static void
test_good (void)
{
  MadeServer      *server = made_server_new (serve, NULL);
  g_autofree char *url = made_server_url (server, "/good");
  g_autoptr (DealFetcher) fetcher = new_fetcher ();
  g_autofree char *line = NULL;
  Answer           answer = { 0 };

  ask (fetcher, &(DealFetchRequest){ .url = url, .chosen = TRUE }, &answer);
  g_assert_no_error (answer.error);
  g_assert_cmpuint (answer.fetched->status, ==, 200);
  g_assert_cmpmem (g_bytes_get_data (answer.fetched->body, NULL),
                   g_bytes_get_size (answer.fetched->body), "hello", 5);
  g_assert_cmpstr (answer.fetched->url, ==, url);
  g_assert_null (answer.fetched->permanent_url);
  g_assert_cmpstr (answer.fetched->etag, ==, "\"e, 1\"");
  g_assert_cmpstr (answer.fetched->last_modified, ==, "opaque");
  g_assert_cmpstr (answer.fetched->content_type, ==, "text/xml");
  g_assert_cmpstr (answer.fetched->charset, ==, "iso-8859-1");
  line = made_server_dup_last (server);
  g_assert_cmpstr (line, ==, "/good etag=- since=-");
  answer_clear (&answer);
  made_server_stop (server);
}

static const char *const never_sent[] = { "cookie", "referer", "authorization",
                                          "accept-language" };

static void
check_request (MadeCall *call,
               gpointer  user_data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (never_sent); i++)
    g_assert_null (made_call_get_header (call, never_sent[i]));
  g_assert_true (
    g_str_has_prefix (made_call_get_header (call, "user-agent"), "Counterpart/"));
  g_assert_cmpstr (made_call_get_header (call, "accept"), ==, "text/xml");
  g_assert_cmpstr (made_call_get_header (call, "accept-encoding"), ==, "gzip");
  made_call_reply_text (call, "200 OK\r\nSet-Cookie: a=b\r\n", "x");
}

/* The second request shows that the cookie of the first was not kept. */
static void
test_modest (void)
{
  MadeServer      *server = made_server_new (check_request, NULL);
  g_autofree char *url = made_server_url (server, "/");
  g_autoptr (DealFetcher) fetcher = new_fetcher ();
  Answer answer = { 0 };

  for (guint i = 0; i < 2; i++)
    {
      ask (fetcher,
           &(DealFetchRequest){ .url = url, .chosen = TRUE, .accept = "text/xml" },
           &answer);
      g_assert_no_error (answer.error);
    }
  g_assert_cmpuint (server->n_connections, ==, 1);
  answer_clear (&answer);
  made_server_stop (server);
}

/* gzip is undone, and nothing else is asked for. */
static void
test_zipped (void)
{
  MadeServer      *server = made_server_new (serve, NULL);
  g_autofree char *url = made_server_url (server, "/gzip");
  g_autoptr (DealFetcher) fetcher = new_fetcher ();
  Answer answer = { 0 };

  ask (fetcher, &(DealFetchRequest){ .url = url, .chosen = TRUE }, &answer);
  g_assert_no_error (answer.error);
  g_assert_cmpmem (g_bytes_get_data (answer.fetched->body, NULL),
                   g_bytes_get_size (answer.fetched->body), "hello", 5);
  answer_clear (&answer);
  made_server_stop (server);
}

/* Only permanent redirects all the way make the new address the list's own. */
static void
test_redirects (void)
{
  static const struct
  {
    const char *path;
    gboolean    is_permanent;
  } cases[] = {
    { "/301", TRUE },
    { "/302", FALSE },
    { "/303", FALSE },
    { "/307", FALSE },
    { "/308", TRUE },
    { "/301-308", TRUE },
    { "/301-302", FALSE },
  };
  MadeServer      *server = made_server_new (serve, NULL);
  g_autofree char *good = made_server_url (server, "/good");
  g_autoptr (DealFetcher) fetcher = new_fetcher ();
  Answer answer = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *url = made_server_url (server, cases[i].path);

      g_test_message ("%s", cases[i].path);
      ask (fetcher, &(DealFetchRequest){ .url = url, .chosen = TRUE }, &answer);
      g_assert_no_error (answer.error);
      g_assert_cmpuint (answer.fetched->status, ==, 200);
      g_assert_cmpstr (answer.fetched->url, ==, good);
      g_assert_cmpstr (answer.fetched->permanent_url, ==,
                       cases[i].is_permanent ? good : NULL);
    }
  answer_clear (&answer);
  made_server_stop (server);
}

/* Validators go to the address that gave them, and to no other. */
static void
test_validators (void)
{
  MadeServer      *server = made_server_new (serve, NULL);
  g_autofree char *good = made_server_url (server, "/good");
  g_autofree char *same = made_server_url (server, "/same");
  g_autofree char *moved = made_server_url (server, "/301");
  g_autoptr (DealFetcher) fetcher = new_fetcher ();
  g_autofree char *line = NULL;
  Answer           answer = { 0 };
  DealFetchRequest request = { .url = same,
                               .chosen = TRUE,
                               .etag = "\"e, 1\"",
                               .last_modified = "opaque",
                               .validators_url = same };

  ask (fetcher, &request, &answer);
  g_assert_no_error (answer.error);
  g_assert_cmpuint (answer.fetched->status, ==, 304);
  g_assert_null (answer.fetched->body);
  line = made_server_dup_last (server);
  g_assert_cmpstr (line, ==, "/same etag=\"e, 1\" since=opaque");

  /* The connection is kept, although the 304 has no length. */
  ask (fetcher, &request, &answer);
  g_assert_cmpuint (answer.fetched->status, ==, 304);
  g_assert_cmpuint (server->n_connections, ==, 1);

  request.url = moved;
  request.validators_url = good;
  ask (fetcher, &request, &answer);
  g_assert_cmpuint (answer.fetched->status, ==, 200);
  g_assert_cmpstr (server->log->pdata[2], ==, "/301 etag=- since=-");
  g_assert_cmpstr (server->log->pdata[3], ==, "/good etag=\"e, 1\" since=opaque");

  /* A 304 that nobody asked for is no answer. */
  request.url = same;
  ask (fetcher, &request, &answer);
  g_assert_error (answer.error, DEAL_ERROR, DEAL_ERROR_NETWORK);
  answer_clear (&answer);
  made_server_stop (server);
}

/* A private address must have been chosen; the server then sees nothing at all. */
static void
test_private (void)
{
  MadeServer      *server = made_server_new (serve, NULL);
  g_autofree char *numeric = made_server_url (server, "/good");
  g_autofree char *named = g_strdup_printf ("http://localhost:%u/good", server->port);
  const char      *urls[] = { numeric, named };
  g_autoptr (DealFetcher) fetcher = new_fetcher ();
  Answer answer = { 0 };

  /* One that was chosen leaves a connection behind, which must not help. */
  ask (fetcher, &(DealFetchRequest){ .url = numeric, .chosen = TRUE }, &answer);
  g_assert_no_error (answer.error);
  for (gsize i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      ask (fetcher, &(DealFetchRequest){ .url = urls[i] }, &answer);
      g_assert_error (answer.error, DEAL_ERROR, DEAL_ERROR_REFUSED);
    }
  g_assert_cmpuint (server->log->len, ==, 1);
  answer_clear (&answer);
  made_server_stop (server);
}

/* Any status is an answer; only 200 and 304 are good ones. */
static void
test_statuses (void)
{
  static const char *const paths[] = { "/status/401", "/status/404", "/status/407",
                                       "/status/410", "/status/500", "/status/300",
                                       "/endless-404" };
  static const guint       statuses[] = { 401, 404, 407, 410, 500, 300, 404 };
  MadeServer              *server = made_server_new (serve, NULL);
  g_autoptr (DealFetcher) fetcher = new_fetcher ();
  Answer answer = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *url = made_server_url (server, paths[i]);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", paths[i]);
      ask (fetcher, &(DealFetchRequest){ .url = url, .chosen = TRUE, .timeout = TIMEOUT },
           &answer);
      g_assert_no_error (answer.error);
      g_assert_cmpuint (answer.fetched->status, ==, statuses[i]);
      g_assert_null (answer.fetched->body);
      g_assert_cmpint (answer.fetched->held_until, ==, 0);
      g_assert_false (deal_fetched_check (answer.fetched, &error));
      g_assert_error (error, DEAL_ERROR, DEAL_ERROR_NETWORK);
      g_assert_cmpuint (made_server_count (server, paths[i]), ==, 1);
    }
  answer_clear (&answer);
  made_server_stop (server);
}

/* How long a server may ask to be left alone. */
static void
test_retry_after (void)
{
  static const struct
  {
    const char *header;
    const char *path;
    gint64      seconds;
  } cases[] = {
    { "Retry-After: 120\r\n", "/status/429", 120 },
    { "Retry-After: 120\r\n", "/status/503", 120 },
    { "Retry-After: 120\r\n", "/status/500", 0 },
    { "Retry-After: 0\r\n", "/status/503", 0 },
    { "Retry-After: Mon, 27 Apr 2026 10:05:00 GMT\r\n", "/status/503", 300 },
    { "Retry-After: Mon, 27 Apr 2020 10:05:00 GMT\r\n", "/status/503", 3600 },
    { "Retry-After: 999999999999\r\n", "/status/429", 86400 },
    { "Retry-After: 99999999999999999999999\r\n", "/status/429", 86400 },
    { "Retry-After: 00\r\n", "/status/429", 0 },
    { "Retry-After: -5\r\n", "/status/429", 3600 },
    { "Retry-After: soon\r\n", "/status/429", 3600 },
    { "", "/status/429", 3600 },
  };
  Answer answer = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MadeServer      *server = made_server_new (serve, (gpointer) cases[i].header);
      g_autofree char *url = made_server_url (server, cases[i].path);
      g_autofree char *good = made_server_url (server, "/good");
      g_autoptr (DealFetcher) fetcher = new_fetcher ();
      gint64 until = cases[i].seconds != 0 ? deal_clock_now () + cases[i].seconds : 0;

      g_test_message ("%s %s", cases[i].path, cases[i].header);
      ask (fetcher, &(DealFetchRequest){ .url = url, .chosen = TRUE }, &answer);
      g_assert_no_error (answer.error);
      g_assert_cmpint (answer.fetched->held_until, ==, until);

      /* The whole server is left alone then. */
      ask (fetcher, &(DealFetchRequest){ .url = good, .chosen = TRUE }, &answer);
      g_assert_no_error (answer.error);
      g_assert_cmpuint (answer.fetched->status, ==, until != 0 ? 0 : 200);
      g_assert_cmpuint (made_server_count (server, "/good"), ==, until != 0 ? 0 : 1);
      made_server_stop (server);
    }
  answer_clear (&answer);
}

static void
serve_slowly (MadeCall *call,
              gpointer  user_data)
{
  g_usleep (G_USEC_PER_SEC / 20);
  made_call_reply_text (call, "200 OK\r\n", "x");
}

static guint
count_done (const Answer *answers,
            guint         n)
{
  guint done = 0;

  for (guint i = 0; i < n; i++)
    done += answers[i].is_done;

  return done;
}

/* Never more than four at once of one server, and all come in. */
static void
test_per_host (void)
{
  enum
  {
    N = 40
  };
  MadeServer      *server = made_server_new (serve_slowly, NULL);
  g_autofree char *url = made_server_url (server, "/");
  g_autoptr (DealFetcher) fetcher = new_fetcher ();
  Answer answers[N] = { 0 };

  for (guint i = 0; i < N; i++)
    deal_fetcher_fetch_async (fetcher, &(DealFetchRequest){ .url = url, .chosen = TRUE },
                              NULL, fetched_cb, &answers[i]);
  while (count_done (answers, N) < N)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (server->most_active, ==, DEAL_FETCH_MAX_PER_HOST);
  g_assert_cmpuint (server->n_connections, <=, DEAL_FETCH_MAX_PER_HOST);
  g_assert_cmpuint (server->log->len, ==, N);
  for (guint i = 0; i < N; i++)
    {
      g_assert_no_error (answers[i].error);
      answer_clear (&answers[i]);
    }
  made_server_stop (server);
}

/* Cancelled while under way and while waiting: each ends at once, as cancelled. */
static void
test_cancel (void)
{
  enum
  {
    N = 6
  };
  MadeServer      *server = made_server_new (serve, NULL);
  g_autofree char *url = made_server_url (server, "/silent");
  DealFetcher     *fetcher = new_fetcher ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Answer answers[N] = { 0 };
  gint64 start;

  for (guint i = 0; i < N; i++)
    deal_fetcher_fetch_async (fetcher, &(DealFetchRequest){ .url = url, .chosen = TRUE },
                              cancellable, fetched_cb, &answers[i]);
  while (made_server_count (server, "/silent") < DEAL_FETCH_MAX_PER_HOST)
    g_main_context_iteration (NULL, FALSE);

  start = g_get_monotonic_time ();
  g_cancellable_cancel (cancellable);
  while (count_done (answers, N) < N)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC);
  for (guint i = 0; i < N; i++)
    {
      g_assert_error (answers[i].error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      answer_clear (&answers[i]);
    }
  g_assert_finalize_object (fetcher);
  made_server_stop (server);
}

/* Nobody is asked about what is no address. */
static void
test_no_address (void)
{
  static const char *const urls[] = {
    "", "file:///etc/passwd", "http://", "http://a:b@c/", "http://a b/", "mailto:a@b"
  };
  g_autoptr (DealFetcher) fetcher = new_fetcher ();
  Answer answer = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      ask (fetcher, &(DealFetchRequest){ .url = urls[i], .chosen = TRUE }, &answer);
      g_assert_nonnull (answer.error);
      g_assert_cmpint (answer.error->domain, ==, DEAL_ERROR);
    }
  answer_clear (&answer);
}

int
main (int argc, char *argv[])
{
  made_fetch_set_up ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fetch/good-answer-comes-whole", test_good);
  g_test_add_func ("/fetch/sends-no-more-than-needed", test_modest);
  g_test_add_func ("/fetch/unzips", test_zipped);
  g_test_add_func ("/fetch/follows-redirects", test_redirects);
  g_test_add_func ("/fetch/validators-for-their-address-only", test_validators);
  g_test_add_func ("/fetch/private-only-when-chosen", test_private);
  g_test_add_func ("/fetch/any-status-is-an-answer", test_statuses);
  g_test_add_func ("/fetch/retry-after", test_retry_after);
  g_test_add_func ("/fetch/four-at-once-per-host", test_per_host);
  g_test_add_func ("/fetch/cancelled-at-once", test_cancel);
  g_test_add_func ("/fetch/no-address", test_no_address);

  return g_test_run ();
}
