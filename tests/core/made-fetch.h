/* made-fetch.h: one fetch, waited for, and answers that tests share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "made-server.h"
#include "net/deal-fetch.h"

G_BEGIN_DECLS

/* Seconds. */
#define TIMEOUT 2

typedef struct
{
  DealFetched *fetched;
  GError      *error;
  gboolean     is_done;
} Answer;

static inline void
answer_clear (Answer *answer)
{
  g_clear_pointer (&answer->fetched, deal_fetched_free);
  g_clear_error (&answer->error);
  answer->is_done = FALSE;
}

static inline void
fetched_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  Answer *answer = user_data;

  answer->fetched = deal_fetcher_fetch_finish (DEAL_FETCHER (object), result,
                                               &answer->error);
  answer->is_done = TRUE;
}

static inline void
wait_for (Answer *answer)
{
  while (!answer->is_done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true ((answer->fetched != NULL) != (answer->error != NULL));
}

static inline void
ask (DealFetcher            *fetcher,
     const DealFetchRequest *request,
     Answer                 *answer)
{
  answer_clear (answer);
  deal_fetcher_fetch_async (fetcher, request, NULL, fetched_cb, answer);
  wait_for (answer);
}

static inline DealFetcher *
new_fetcher (void)
{
  g_autoptr (GError) error = NULL;
  DealFetcher *fetcher = deal_fetcher_new (&error);

  g_assert_no_error (error);

  return fetcher;
}

/* “hello” as gzip. */
static const guint8 made_hello[] = { 0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0,
                                     3, 0xcb, 0x48, 0xcd, 0xc9, 0xc9, 0x07, 0, 0x86,
                                     0xa6, 0x10, 0x36, 5, 0, 0, 0 };

/* @cut: so many bytes less than all of it. */
static inline void
reply_gzip (MadeCall *call,
            gsize     cut)
{
  made_call_reply (call, "200 OK\r\nContent-Encoding: gzip\r\n", made_hello,
                   sizeof made_hello - cut);
}

/* So many times, and then something else. */
static inline void
reply_gzip_twice (MadeCall *call,
                  guint     n)
{
  g_autoptr (GByteArray) body = g_byte_array_new ();

  for (guint i = 0; i < n; i++)
    g_byte_array_append (body, made_hello, sizeof made_hello);
  g_byte_array_append (body, (const guint8 *) "rest", 4);
  made_call_reply (call, "200 OK\r\nContent-Encoding: gzip\r\n", body->data, body->len);
}

static inline void
redirect (MadeCall   *call,
          const char *status,
          const char *location)
{
  g_autofree char *head = g_strdup_printf ("%s\r\nLocation: %s\r\n", status, location);

  made_call_reply_text (call, head, "");
}

/* Nothing of the outside world: no proxy, no further authority, a stopped clock. */
static inline void
made_fetch_set_up (void)
{
  static const char *const proxies[] = { "http_proxy", "https_proxy", "all_proxy",
                                         "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY",
                                         "COUNTERPART_CA_FILE" };

  for (gsize i = 0; i < G_N_ELEMENTS (proxies); i++)
    g_unsetenv (proxies[i]);
  g_setenv ("COUNTERPART_NOW", "2026-04-27T10:00:00Z", TRUE);
}

G_END_DECLS
