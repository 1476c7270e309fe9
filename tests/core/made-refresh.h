/* made-refresh.h: a refresh with an archive and a server of its own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "made-archive.h"
#include "made-server.h"
#include "net/deal-refresh-private.h"

G_BEGIN_DECLS

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

static inline void
set_reply (Fixture    *fixture,
           const char *reply,
           const char *body)
{
  g_mutex_lock (&fixture->lock);
  fixture->reply = reply;
  fixture->body = body;
  g_mutex_unlock (&fixture->lock);
}

static inline void
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

static inline void
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
static inline void
assert_finalized (gpointer object)
{
  gpointer weak = object;

  g_object_add_weak_pointer (object, &weak);
  g_object_unref (object);
  for (guint i = 0; weak != NULL && i < 2000; i++)
    g_usleep (1000);
  g_assert_null (weak);
}

static inline void
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

static inline void
ended_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  Fixture *fixture = user_data;

  deal_refresh_run_finish (DEAL_REFRESH (object), result, &fixture->summary,
                           &fixture->error);
  fixture->is_done = TRUE;
}

static inline gboolean
is_running (Fixture *fixture)
{
  gboolean is_running = FALSE;

  g_object_get (fixture->refresh, "running", &is_running, NULL);

  return is_running;
}

static inline void
run_options (Fixture                  *fixture,
             const DealRefreshOptions *options,
             GCancellable             *cancellable)
{
  g_clear_error (&fixture->error);
  fixture->is_done = FALSE;
  deal_refresh_run_async (fixture->refresh, options, cancellable, ended_cb, fixture);
  g_assert_true (is_running (fixture));
  while (!fixture->is_done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (is_running (fixture));
}

/* Runs with the one list; says what came of it. */
static inline const DealRefreshLine *
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

static inline guint
count_sources (Fixture *fixture)
{
  g_autoptr (GPtrArray) sources = made_archive_load (fixture->archive);

  return sources->len;
}

/* Nothing of the outside world: no proxy, no further authority. */
static inline void
made_refresh_set_up (void)
{
  static const char *const unset[] = { "http_proxy", "https_proxy",
                                       "all_proxy", "HTTP_PROXY",
                                       "HTTPS_PROXY", "ALL_PROXY",
                                       "COUNTERPART_CA_FILE", "COUNTERPART_NOW" };

  for (gsize i = 0; i < G_N_ELEMENTS (unset); i++)
    g_unsetenv (unset[i]);
}

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, set_up, function, tear_down)

G_END_DECLS
