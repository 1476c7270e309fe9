/* test-fetch-faults.c: servers that misbehave, and where they lead
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

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
  made_call_reply (call, "200 OK\r\nContent-Encoding: gzip\r\n",
                   g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static const struct
{
  const char *path;
  const char *status;
  const char *location;
} redirects[] = {
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

  if (g_str_equal (path, "/gzip-cut"))
    reply_gzip (call, 12);
  else if (g_str_equal (path, "/gzip-twice"))
    reply_gzip_twice (call, 2);
  else if (g_str_equal (path, "/gzip-and-rest"))
    reply_gzip_twice (call, 1);
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
      made_call_say (call,
                     "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n20\r\nhello");
      call->keep = FALSE;
    }
  else if (g_str_equal (path, "/said-huge"))
    made_call_say (call, "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nx");
  else if (g_str_equal (path, "/endless"))
    {
      made_call_say (call, "HTTP/1.1 200 OK\r\n\r\n");
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
  else
    made_call_reply_text (call, "404 Not Found\r\n", "");
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
      ask (fetcher, &(DealFetchRequest){ .url = url, .chosen = TRUE, .timeout = 20 },
           &answer);
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
      g_assert_cmpint (g_get_monotonic_time () - start, <,
                       (TIMEOUT + 1) * G_USEC_PER_SEC);
    }
  answer_clear (&answer);
  made_server_stop (server);
}

/* Several streams one after the other are one text; what is none ends it. */
static void
test_zipped_in_parts (void)
{
  static const struct
  {
    const char *path;
    const char *body;
  } cases[] = {
    { "/gzip-twice", "hellohello" },
    { "/gzip-and-rest", "hello" },
  };
  MadeServer *server = made_server_new (serve, NULL);
  g_autoptr (DealFetcher) fetcher = new_fetcher ();
  Answer answer = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *url = made_server_url (server, cases[i].path);

      ask (fetcher, &(DealFetchRequest){ .url = url, .chosen = TRUE }, &answer);
      g_assert_no_error (answer.error);
      g_assert_cmpmem (g_bytes_get_data (answer.fetched->body, NULL),
                       g_bytes_get_size (answer.fetched->body), cases[i].body,
                       strlen (cases[i].body));
    }
  answer_clear (&answer);
  made_server_stop (server);
}

int
main (int argc, char *argv[])
{
  made_fetch_set_up ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fetch/refuses", test_refusals);
  g_test_add_func ("/fetch/one-deadline", test_deadline);
  g_test_add_func ("/fetch/unzips-in-parts", test_zipped_in_parts);

  return g_test_run ();
}
