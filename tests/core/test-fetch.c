/* test-fetch.c: one address, asked of servers that answer well and badly
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-clock.h"
#include "deal-error.h"
#include "made-server.h"
#include "net/deal-fetch.h"

#define TIMEOUT 2

typedef struct
{
  DealFetched *fetched;
  GError      *error;
  gboolean     is_done;
} Answer;

static void
answer_clear (Answer *answer)
{
  g_clear_pointer (&answer->fetched, deal_fetched_free);
  g_clear_error (&answer->error);
  answer->is_done = FALSE;
}

static void
fetched_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  Answer *answer = user_data;

  answer->fetched = deal_fetcher_fetch_finish (DEAL_FETCHER (object), result, &answer->error);
  answer->is_done = TRUE;
}

static void
wait_for (Answer *answer)
{
  while (!answer->is_done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true ((answer->fetched != NULL) != (answer->error != NULL));
}

static void
ask (DealFetcher            *fetcher,
     const DealFetchRequest *request,
     Answer                 *answer)
{
  answer_clear (answer);
  deal_fetcher_fetch_async (fetcher, request, NULL, fetched_cb, answer);
  wait_for (answer);
}

static DealFetcher *
new_fetcher (void)
{
  g_autoptr (GError) error = NULL;
  DealFetcher *fetcher = deal_fetcher_new (&error);

  g_assert_no_error (error);

  return fetcher;
}

/* Endless things end when the client goes away. */
static void
flood (MadeCall   *call,
       const char *piece)
{
  while (made_call_say (call, piece))
    ;
  call->keep = FALSE;
}

static void
stall (MadeCall *call)
{
  for (guint i = 0; i < 50 * TIMEOUT; i++)
    {
      g_usleep (G_USEC_PER_SEC / 20);
      if (i % 10 == 0 && !made_call_say (call, "x"))
        break;
    }
  call->keep = FALSE;
}

/* Zeros that take a thousandth of their size: 64 MiB of them. */
static void
reply_bomb (MadeCall *call)
{
  g_autoptr (GConverter) zip =
    G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, zip);
  g_autofree char *zeros = g_malloc0 (1024 * 1024);
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < 64; i++)
    g_output_stream_write_all (stream, zeros, 1024 * 1024, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
  made_call_reply (call, "200 OK\r\nContent-Encoding: gzip\r\n", g_bytes_get_data (bytes, NULL),
                   g_bytes_get_size (bytes));
}

/* “hello” as gzip; @length less than all of it cuts it off. */
static void
reply_gzip (MadeCall *call,
            gsize     cut)
{
  static const guint8 hello[] = { 0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0xcb, 0x48, 0xcd, 0xc9,
                                  0xc9, 0x07, 0, 0x86, 0xa6, 0x10, 0x36, 5, 0, 0, 0 };

  made_call_reply (call, "200 OK\r\nContent-Encoding: gzip\r\n", hello, sizeof hello - cut);
}

static void
redirect (MadeCall   *call,
          const char *status,
          const char *location)
{
  g_autofree char *head = g_strdup_printf ("%s\r\nLocation: %s\r\n", status, location);

  made_call_reply_text (call, head, "");
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
  { "/loop", "302 Found", "/loop" },
  { "/to-file", "302 Found", "file:///etc/passwd" },
  { "/to-ftp", "302 Found", "ftp://example.org/" },
  { "/to-data", "302 Found", "data:text/plain,x" },
  { "/to-resource", "302 Found", "resource:///org/gtk" },
  { "/to-javascript", "302 Found", "javascript:alert(1)" },
  { "/to-user", "302 Found", "http://a:b@127.0.0.1/" },
  { "/to-loopback", "302 Found", "http://127.0.0.2:9/" },
  { "/to-loopback6", "302 Found", "http://[::1]:9/" },
  { "/to-mapped", "302 Found", "http://[::ffff:127.0.0.1]:9/" },
  { "/to-any", "302 Found", "http://0.0.0.0:9/" },
  { "/to-decimal", "302 Found", "http://2130706433:9/" },
  { "/to-localhost", "302 Found", "http://localhost:9/" },
  { "/to-metadata", "302 Found", "http://169.254.169.254/" },
  { "/to-private", "302 Found", "http://10.0.0.1/" },
  { "/to-nowhere", "302 Found", "" },
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
  else if (g_str_equal (path, "/gzip-cut"))
    reply_gzip (call, 12);
  else if (g_str_equal (path, "/gzip-none"))
    made_call_reply_text (call, "200 OK\r\nContent-Encoding: gzip\r\n", "plain");
  else if (g_str_equal (path, "/bomb"))
    reply_bomb (call);
  else if (g_str_equal (path, "/two-codings"))
    made_call_reply_text (call, "200 OK\r\nContent-Encoding: gzip, gzip\r\n", "x");
  else if (g_str_equal (path, "/odd-coding"))
    made_call_reply_text (call, "200 OK\r\nContent-Encoding: compress\r\n", "x");
  else if (g_str_equal (path, "/short"))
    {
      made_call_say (call, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhello");
      call->keep = FALSE;
    }
  else if (g_str_equal (path, "/chunk-cut"))
    {
      made_call_say (call, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n20\r\nhello");
      call->keep = FALSE;
    }
  else if (g_str_equal (path, "/said-huge"))
    made_call_say (call, "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nx");
  else if (g_str_equal (path, "/endless"))
    {
      made_call_say (call, "HTTP/1.1 200 OK\r\n\r\n");
      flood (call, "0123456789012345678901234567890123456789012345678901234567890123");
    }
  else if (g_str_equal (path, "/endless-404"))
    {
      made_call_say (call, "HTTP/1.1 404 Not Found\r\n\r\n");
      flood (call, "0123456789012345678901234567890123456789012345678901234567890123");
    }
  else if (g_str_equal (path, "/endless-head"))
    {
      made_call_say (call, "HTTP/1.1 200 OK\r\n");
      flood (call, "X-A: 0123456789012345678901234567890123456789012345678901234567\r\n");
    }
  else if (g_str_equal (path, "/endless-1xx"))
    flood (call, "HTTP/1.1 103 Early Hints\r\n\r\n");
  else if (g_str_equal (path, "/slow"))
    {
      made_call_say (call, "HTTP/1.1 200 OK\r\n\r\n");
      stall (call);
    }
  else if (g_str_equal (path, "/silent"))
    {
      g_usleep ((TIMEOUT + 1) * G_USEC_PER_SEC);
      call->keep = FALSE;
    }
  else if (g_str_equal (path, "/garbage"))
    {
      made_call_say (call, "\x16\x03\x01 what is this\r\n\r\n");
      call->keep = FALSE;
    }
  else if (g_str_has_prefix (path, "/status/"))
    {
      g_autofree char *head = g_strdup_printf ("%s Said\r\n%s", path + 8,
                                               user_data != NULL ? (char *) user_data : "");

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

static const char *const never_sent[] = { "cookie", "referer", "authorization", "accept-language" };

static void
check_request (MadeCall *call,
               gpointer  user_data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (never_sent); i++)
    g_assert_null (made_call_get_header (call, never_sent[i]));
  g_assert_true (g_str_has_prefix (made_call_get_header (call, "user-agent"), "Counterpart/"));
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
           &(DealFetchRequest){ .url = url, .chosen = TRUE, .accept = "text/xml" }, &answer);
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
      g_assert_cmpstr (answer.fetched->permanent_url, ==, cases[i].is_permanent ? good : NULL);
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
  DealFetchRequest request = { .url = same, .chosen = TRUE, .etag = "\"e, 1\"", .last_modified = "opaque", .validators_url = same };

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

/* What is refused, with what error, and whether it is quick about it. */
static void
test_refusals (void)
{
  static const struct
  {
    const char *path;
    DealError   code;
  } cases[] = {
    { "/loop", DEAL_ERROR_REFUSED },
    { "/to-file", DEAL_ERROR_REFUSED },
    { "/to-ftp", DEAL_ERROR_REFUSED },
    { "/to-data", DEAL_ERROR_REFUSED },
    { "/to-resource", DEAL_ERROR_REFUSED },
    { "/to-javascript", DEAL_ERROR_REFUSED },
    { "/to-user", DEAL_ERROR_REFUSED },
    { "/to-loopback", DEAL_ERROR_REFUSED },
    { "/to-loopback6", DEAL_ERROR_REFUSED },
    { "/to-mapped", DEAL_ERROR_REFUSED },
    { "/to-any", DEAL_ERROR_REFUSED },
    { "/to-decimal", DEAL_ERROR_REFUSED },
    { "/to-localhost", DEAL_ERROR_REFUSED },
    { "/to-metadata", DEAL_ERROR_REFUSED },
    { "/to-private", DEAL_ERROR_REFUSED },
    { "/to-nowhere", DEAL_ERROR_NETWORK },
    { "/short", DEAL_ERROR_NETWORK },
    { "/chunk-cut", DEAL_ERROR_NETWORK },
    { "/gzip-cut", DEAL_ERROR_NETWORK },
    { "/gzip-none", DEAL_ERROR_NETWORK },
    { "/two-codings", DEAL_ERROR_REFUSED },
    { "/odd-coding", DEAL_ERROR_REFUSED },
    { "/bomb", DEAL_ERROR_LIMIT },
    { "/said-huge", DEAL_ERROR_LIMIT },
    { "/endless", DEAL_ERROR_LIMIT },
    { "/endless-1xx", DEAL_ERROR_LIMIT },
    { "/garbage", DEAL_ERROR_NETWORK },
  };
  MadeServer *server = made_server_new (serve, NULL);
  g_autoptr (DealFetcher) fetcher = new_fetcher ();
  Answer answer = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *url = made_server_url (server, cases[i].path);
      gint64           start = g_get_monotonic_time ();

      g_test_message ("%s", cases[i].path);
      ask (fetcher, &(DealFetchRequest){ .url = url, .chosen = TRUE, .timeout = 20 }, &answer);
      g_test_message ("→ %s", answer.error != NULL ? answer.error->message : "no error");
      g_assert_error (answer.error, DEAL_ERROR, (gint) cases[i].code);
      g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
    }
  /* Ten hops are followed, the eleventh is not. */
  g_assert_cmpuint (made_server_count (server, "/loop"), ==, 11);
  answer_clear (&answer);
  made_server_stop (server);
}

/* One deadline for everything, whatever the server does meanwhile. */
static void
test_deadline (void)
{
  static const char *const paths[] = { "/slow", "/silent", "/endless-head" };
  MadeServer              *server = made_server_new (serve, NULL);
  g_autoptr (DealFetcher) fetcher = new_fetcher ();
  Answer answer = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *url = made_server_url (server, paths[i]);
      gint64           start = g_get_monotonic_time ();

      g_test_message ("%s", paths[i]);
      ask (fetcher, &(DealFetchRequest){ .url = url, .chosen = TRUE, .timeout = TIMEOUT },
           &answer);
      g_test_message ("→ %s", answer.error != NULL ? answer.error->message : "no error");
      g_assert_nonnull (answer.error);
      g_assert_cmpint (answer.error->domain, ==, DEAL_ERROR);
      g_assert_cmpint (g_get_monotonic_time () - start, <, (TIMEOUT + 1) * G_USEC_PER_SEC);
    }
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
  static const char *const paths[] = { "/status/401", "/status/404", "/status/407", "/status/410",
                                       "/status/500", "/status/300",
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
    deal_fetcher_fetch_async (fetcher, &(DealFetchRequest){ .url = url, .chosen = TRUE }, NULL,
                              fetched_cb, &answers[i]);
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
  static const char *const urls[] = { "", "file:///etc/passwd", "http://", "http://a:b@c/",
                                      "http://a b/", "mailto:a@b" };
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
  static const char *const proxies[] = { "http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY",
                                         "HTTPS_PROXY", "ALL_PROXY", "COUNTERPART_CA_FILE" };

  for (gsize i = 0; i < G_N_ELEMENTS (proxies); i++)
    g_unsetenv (proxies[i]);
  g_setenv ("COUNTERPART_NOW", "2026-04-27T10:00:00Z", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fetch/good-answer-comes-whole", test_good);
  g_test_add_func ("/fetch/sends-no-more-than-needed", test_modest);
  g_test_add_func ("/fetch/unzips", test_zipped);
  g_test_add_func ("/fetch/follows-redirects", test_redirects);
  g_test_add_func ("/fetch/validators-for-their-address-only", test_validators);
  g_test_add_func ("/fetch/refuses", test_refusals);
  g_test_add_func ("/fetch/one-deadline", test_deadline);
  g_test_add_func ("/fetch/private-only-when-chosen", test_private);
  g_test_add_func ("/fetch/any-status-is-an-answer", test_statuses);
  g_test_add_func ("/fetch/retry-after", test_retry_after);
  g_test_add_func ("/fetch/four-at-once-per-host", test_per_host);
  g_test_add_func ("/fetch/cancelled-at-once", test_cancel);
  g_test_add_func ("/fetch/no-address", test_no_address);

  return g_test_run ();
}
