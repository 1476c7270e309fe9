/* deal-fetch-private.h: one fetch on its way, for the files that carry it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "net/deal-fetch.h"

G_BEGIN_DECLS

/**
 * DealFetch:
 * @task: owned; ends the fetch, once
 * @origin: what was asked for first
 * @uri: what is asked for now
 * @host: key of the host of @uri
 * @has_slot: counts among those at work
 * @is_free: this hop may go to a private address
 * @by_proxy: this hop goes through a proxy, whose address says nothing
 * @hops: redirects followed so far
 * @is_permanent: all of them were permanent
 * @cancellable: of this hop alone; the user's is in @task
 * @deadline: ends the fetch; nullable until the first hop
 * @failure: why we gave up ourselves; it outranks what libsoup says then
 * @next: where a redirect leads; nullable
 * @answer: nullable until there is one
 * @length: what `Content-Length` promised; -1: nothing
 * @is_zipped: the body is gzip
 * @n_interim: 1xx replies to this hop
 * @keep: the body is wanted
 *
 * Lives from deal_fetcher_fetch_async() until its task has returned.
 */
typedef struct
{
  GTask *task;

  gboolean chosen;
  char    *accept;
  guint    timeout;
  gsize    max_bytes;
  char    *etag;
  char    *last_modified;
  char    *validators_url;

  GUri         *origin;
  GUri         *uri;
  char         *host;
  gboolean      has_slot;
  gboolean      is_free;
  gboolean      by_proxy;
  guint         hops;
  gboolean      is_permanent;
  GCancellable *cancellable;
  GSource      *deadline;
  GError       *failure;

  SoupMessage  *message;
  GInputStream *stream;
  GByteArray   *body;
  GUri         *next;
  DealFetched  *answer;
  gint64        length;
  gboolean      is_zipped;
  guint         n_interim;
  gboolean      keep;
} DealFetch;

void deal_fetch_free (DealFetch *fetch);
void deal_fetch_begin_hop (DealFetch *fetch, SoupSession *session);
void deal_fetch_give_up (DealFetch *fetch, GError *failure);
void deal_fetch_end_hop (DealFetch *fetch);

/* What becomes of a stream; both call deal_fetch_end_hop(). */
void deal_fetch_read_body (DealFetch *fetch);
void deal_fetch_drop_body (DealFetch *fetch);

/* What the fetcher does for a fetch. */
void          deal_fetcher_requeue (DealFetcher *self, DealFetch *fetch);
void          deal_fetcher_end (DealFetcher *self,
                                DealFetch   *fetch,
                                DealFetched *answer,
                                GError      *error);
GTlsDatabase *deal_fetcher_get_extra_authority (DealFetcher *self);

/* Who is next. */
typedef struct _DealFetchTurns DealFetchTurns;

DealFetchTurns *deal_fetch_turns_new (void);
void            deal_fetch_turns_free (DealFetchTurns *turns);
void            deal_fetch_turns_hold (DealFetchTurns *turns,
                                       const char     *host,
                                       gint64          until);
void            deal_fetch_turns_wait (DealFetchTurns *turns,
                                       DealFetch      *fetch,
                                       gboolean        is_first);
void            deal_fetch_turns_leave (DealFetchTurns *turns, DealFetch *fetch);
DealFetch      *deal_fetch_turns_next (DealFetchTurns *turns, gint64 *held_until);
void            deal_fetch_turns_release (DealFetchTurns *turns, DealFetch *fetch);

/* What an answer's head says. */
DealFetched *deal_fetched_new (SoupMessage *message, const char *host);
gboolean     deal_fetch_is_redirect (guint status);
gboolean     deal_fetch_check_coding (SoupMessage *message,
                                      gboolean    *is_zipped,
                                      GError     **error);
GError      *deal_fetch_refuse_size (gsize most);
gboolean     deal_fetch_take_body (DealFetch *fetch);
GError      *deal_fetch_explain (SoupMessage *message, const GError *error);

G_END_DECLS
