/* deal-fetch.h: one address fetched over HTTP, politely and guarded
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DEAL_FETCH_TIMEOUT 20 /* seconds for one address, all hops together */
#define DEAL_FETCH_MAX_HOPS 10
#define DEAL_FETCH_MAX_BYTES (8 * 1024 * 1024) /* decoded */
#define DEAL_FETCH_MAX_ACTIVE 24
#define DEAL_FETCH_MAX_PER_HOST 4

/**
 * DealFetchRequest:
 * @url: http or https
 * @chosen: the user typed the address, so it may be a private one; what it
 *   redirects to may not, unless it has the same origin
 * @accept: (nullable): the `Accept` header
 * @timeout: in seconds; 0 for `DEAL_FETCH_TIMEOUT`
 * @max_bytes: decoded; 0 for `DEAL_FETCH_MAX_BYTES`
 * @etag: (nullable): as it was received from @validators_url
 * @last_modified: (nullable): likewise
 * @validators_url: (nullable): the final address that gave both; they are sent
 *   to no other
 */
typedef struct
{
  const char *url;
  gboolean    chosen;
  const char *accept;
  guint       timeout;
  gsize       max_bytes;
  const char *etag;
  const char *last_modified;
  const char *validators_url;
} DealFetchRequest;

/**
 * DealFetched:
 * @status: of the last answer; 0 when the address was not asked because its
 *   host must be left alone until @held_until
 * @reason: the words of the status
 * @url: the final address
 * @permanent_url: (nullable): the final address, where each hop to it was
 *   permanent: what to ask for from now on, once the body has proved good
 * @body: (nullable): whole and decoded, of a 200 only
 * @content_type: (nullable): without parameters
 * @charset: (nullable): of the `Content-Type` header
 * @etag: (nullable): as received
 * @last_modified: (nullable): as received
 * @held_until: the host wants to be left alone until then, in seconds since
 *   1970; 0 when it said nothing
 * @host: key of the host that said so, as deal_url_get_host_key() makes it
 *
 * What a server answered.  304 comes only to a request with validators.
 */
typedef struct
{
  guint   status;
  char   *reason;
  char   *url;
  char   *permanent_url;
  GBytes *body;
  char   *content_type;
  char   *charset;
  char   *etag;
  char   *last_modified;
  gint64  held_until;
  char   *host;
} DealFetched;

void deal_fetched_free (DealFetched *fetched);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DealFetched, deal_fetched_free)
gboolean deal_fetched_check (const DealFetched *fetched, GError **error);

#define DEAL_TYPE_FETCHER (deal_fetcher_get_type ())
G_DECLARE_FINAL_TYPE (DealFetcher, deal_fetcher, DEAL, FETCHER, GObject)

DealFetcher *deal_fetcher_new (GError **error);
void         deal_fetcher_hold (DealFetcher *self, const char *host, gint64 until);
void         deal_fetcher_set_paused (DealFetcher *self, gboolean is_paused);
void         deal_fetcher_fetch_async (DealFetcher            *self,
                                       const DealFetchRequest *request,
                                       GCancellable           *cancellable,
                                       GAsyncReadyCallback     callback,
                                       gpointer                user_data);
DealFetched *deal_fetcher_fetch_finish (DealFetcher  *self,
                                        GAsyncResult *result,
                                        GError      **error);

G_END_DECLS
