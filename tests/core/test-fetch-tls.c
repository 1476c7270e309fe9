/* test-fetch-tls.c: a certificate that is not right is an error, always
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-error.h"
#include "made-fetch.h"

static char *
get_fixture (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "fixtures", "tls", name, NULL);
}

static void
serve (MadeCall *call,
       gpointer  user_data)
{
  if (g_str_equal (call->path, "/down"))
    redirect (call, "302 Found", user_data);
  else
    made_call_reply_text (call, "200 OK\r\n", "hello");
}

static MadeServer *
new_server (const char *certificate,
            char       *down)
{
  g_autofree char *path = get_fixture (certificate);
  MadeServer      *server = made_server_new (serve, down);
  g_autoptr (GError) error = NULL;

  server->certificate = g_tls_certificate_new_from_file (path, &error);
  g_assert_no_error (error);

  return server;
}

static void
ask_server (MadeServer *server,
            const char *host,
            const char *path,
            Answer     *answer)
{
  g_autofree char *url = g_strdup_printf ("https://%s:%u%s", host, server->port, path);
  g_autoptr (DealFetcher) fetcher = new_fetcher ();

  ask (fetcher, &(DealFetchRequest){ .url = url, .chosen = TRUE, .timeout = TIMEOUT },
       answer);
}

/* Good, or refused for the reason that is given; nothing is asked then. */
static void
test_certificates (void)
{
  static const struct
  {
    const char *certificate;
    const char *host;
    gboolean    is_trusted; /* COUNTERPART_CA_FILE names the authority */
    const char *reason;     /* NULL: good */
  } cases[] = {
    { "good.pem", "127.0.0.1", TRUE, NULL },
    { "good.pem", "127.0.0.1", FALSE, "not signed by an authority" },
    { "good.pem", "localhost", TRUE, "for another name" },
    { "expired.pem", "127.0.0.1", TRUE, "has expired" },
  };
  g_autofree char *authority = get_fixture ("authority.pem");
  Answer           answer = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MadeServer *server = new_server (cases[i].certificate, NULL);

      g_test_message ("%s as %s", cases[i].certificate, cases[i].host);
      if (cases[i].is_trusted)
        g_setenv ("COUNTERPART_CA_FILE", authority, TRUE);
      else
        g_unsetenv ("COUNTERPART_CA_FILE");
      ask_server (server, cases[i].host, "/", &answer);
      if (cases[i].reason == NULL)
        {
          g_assert_no_error (answer.error);
          g_assert_cmpuint (answer.fetched->status, ==, 200);
        }
      else
        {
          g_assert_error (answer.error, DEAL_ERROR, DEAL_ERROR_NETWORK);
          g_test_message ("→ %s", answer.error->message);
          g_assert_nonnull (strstr (answer.error->message, cases[i].reason));
          g_assert_cmpuint (server->log->len, ==, 0);
        }
      made_server_stop (server);
    }
  g_unsetenv ("COUNTERPART_CA_FILE");
  answer_clear (&answer);
}

/* From a secure connection nothing leads back to an open one. */
static void
test_downgrade (void)
{
  g_autofree char *authority = get_fixture ("authority.pem");
  MadeServer      *plain = made_server_new (serve, NULL);
  g_autofree char *down = made_server_url (plain, "/");
  MadeServer      *server = new_server ("good.pem", down);
  Answer           answer = { 0 };

  g_setenv ("COUNTERPART_CA_FILE", authority, TRUE);
  ask_server (server, "127.0.0.1", "/down", &answer);
  g_assert_error (answer.error, DEAL_ERROR, DEAL_ERROR_REFUSED);
  g_assert_nonnull (strstr (answer.error->message, down));
  g_assert_cmpuint (plain->n_connections, ==, 0);

  /* A server that speaks no TLS is not asked without it. */
  ask_server (plain, "127.0.0.1", "/", &answer);
  g_assert_error (answer.error, DEAL_ERROR, DEAL_ERROR_NETWORK);
  g_unsetenv ("COUNTERPART_CA_FILE");
  answer_clear (&answer);
  made_server_stop (server);
  made_server_stop (plain);
}

/* A file of authorities that is none is said, not ignored. */
static void
test_bad_authority (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DealFetcher) fetcher = NULL;

  g_setenv ("COUNTERPART_CA_FILE", "/nowhere/at/all.pem", TRUE);
  fetcher = deal_fetcher_new (&error);
  g_assert_null (fetcher);
  g_assert_error (error, DEAL_ERROR, DEAL_ERROR_INVALID);
  g_unsetenv ("COUNTERPART_CA_FILE");
}

int
main (int argc, char *argv[])
{
  made_fetch_set_up ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fetch/tls/certificates", test_certificates);
  g_test_add_func ("/fetch/tls/no-way-down", test_downgrade);
  g_test_add_func ("/fetch/tls/bad-authority", test_bad_authority);

  return g_test_run ();
}
