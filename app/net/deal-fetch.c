/* deal-fetch.c: one address, hop by hop, until its body is whole
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/deal-fetch-private.h"

#include <string.h>

#include "deal-error.h"
#include "deal-text.h"
#include "net/deal-address.h"
#include "net/deal-url.h"

#define INTERIM_MOST 20

/* libsoup may hold on to a message for a moment. */
static void
drop_message (DealFetch *fetch)
{
  if (fetch->message != NULL)
    g_signal_handlers_disconnect_by_data (fetch->message, fetch);
  g_clear_object (&fetch->message);
}

void
deal_fetch_free (DealFetch *fetch)
{
  if (fetch->deadline != NULL)
    g_source_destroy (fetch->deadline);
  g_clear_pointer (&fetch->deadline, g_source_unref);
  g_clear_object (&fetch->stream);
  drop_message (fetch);
  g_clear_object (&fetch->cancellable);
  g_clear_object (&fetch->task);
  g_clear_error (&fetch->failure);
  g_clear_pointer (&fetch->body, g_byte_array_unref);
  g_clear_pointer (&fetch->next, g_uri_unref);
  g_clear_pointer (&fetch->answer, deal_fetched_free);
  g_clear_pointer (&fetch->origin, g_uri_unref);
  g_clear_pointer (&fetch->uri, g_uri_unref);
  g_free (fetch->host);
  g_free (fetch->accept);
  g_free (fetch->etag);
  g_free (fetch->last_modified);
  g_free (fetch->validators_url);
  g_free (fetch);
}

/* Ends the hop that is under way; its callback then ends the fetch. */
void
deal_fetch_give_up (DealFetch *fetch,
                    GError    *failure)
{
  if (fetch->failure == NULL)
    fetch->failure = failure;
  else
    g_error_free (failure);
  if (fetch->cancellable != NULL)
    g_cancellable_cancel (fetch->cancellable);
}

static void
end (DealFetch   *fetch,
     DealFetched *answer,
     GError      *error)
{
  deal_fetcher_end (g_task_get_source_object (fetch->task), fetch, answer, error);
}

static void
fail (DealFetch *fetch,
      GError    *error)
{
  g_autoptr (GError) raw = error;

  if (fetch->failure != NULL)
    end (fetch, NULL, g_steal_pointer (&fetch->failure));
  else
    end (fetch, NULL, deal_fetch_explain (fetch->message, raw));
}

/* Private addresses */

static void
refuse_private (DealFetch *fetch)
{
  deal_fetch_give_up (
    fetch,
    /* Translators: %s is the name of a host */
    g_error_new (DEAL_ERROR, DEAL_ERROR_REFUSED,
                 _ ("“%s” is on a private network, which only an address "
                    "that you enter yourself may be"),
                 g_uri_get_host (fetch->uri)));
}

/* The name may have been looked up anew for this connection, and a kept one
 * makes no network events: so each request is asked about before it goes out. */
static void
check_remote (DealFetch *fetch)
{
  GSocketAddress *remote = soup_message_get_remote_address (fetch->message);

  if (fetch->by_proxy)
    return;
  if (!G_IS_INET_SOCKET_ADDRESS (remote) ||
      !deal_address_is_public (
        g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (remote))))
    refuse_private (fetch);
}

static void
message_starting_cb (SoupMessage *message,
                     gpointer     user_data)
{
  check_remote (user_data);
}

static void
message_network_event_cb (SoupMessage       *message,
                          GSocketClientEvent event,
                          GIOStream         *connection,
                          gpointer           user_data)
{
  if (event == G_SOCKET_CLIENT_CONNECTING)
    check_remote (user_data);
}

/* Other guards of a message */

static void
message_got_informational_cb (SoupMessage *message,
                              gpointer     user_data)
{
  DealFetch *fetch = user_data;

  if (++fetch->n_interim > INTERIM_MOST)
    deal_fetch_give_up (
      fetch, g_error_new_literal (DEAL_ERROR, DEAL_ERROR_LIMIT,
                                  _ ("The server does not come to an answer")));
}

/* Without a length libsoup 3.2 expects the body of a 304, which never has one,
 * to end with the connection, and cannot keep it. */
static void
message_got_headers_cb (SoupMessage *message,
                        gpointer     user_data)
{
  if (soup_message_get_status (message) == SOUP_STATUS_NOT_MODIFIED)
    soup_message_headers_set_encoding (soup_message_get_response_headers (message),
                                       SOUP_ENCODING_NONE);
}

/* Connected only where COUNTERPART_CA_FILE adds an authority. */
static gboolean
message_accept_certificate_cb (SoupMessage         *message,
                               GTlsCertificate     *certificate,
                               GTlsCertificateFlags errors,
                               gpointer             user_data)
{
  DealFetch    *fetch = user_data;
  GTlsDatabase *extra = deal_fetcher_get_extra_authority (
    g_task_get_source_object (fetch->task));
  g_autoptr (GSocketConnectable) identity = g_network_address_new (
    g_uri_get_host (fetch->uri), (guint16) g_uri_get_port (fetch->uri));

  return errors == G_TLS_CERTIFICATE_UNKNOWN_CA &&
         g_tls_database_verify_chain (
           extra, certificate, G_TLS_DATABASE_PURPOSE_AUTHENTICATE_SERVER, identity, NULL,
           G_TLS_DATABASE_VERIFY_NONE, NULL, NULL) == 0;
}

/* The answer */

static void
conclude (DealFetch *fetch)
{
  if (fetch->next != NULL)
    {
      g_clear_pointer (&fetch->uri, g_uri_unref);
      fetch->uri = g_steal_pointer (&fetch->next);
      g_clear_pointer (&fetch->answer, deal_fetched_free);
      deal_fetcher_requeue (g_task_get_source_object (fetch->task), fetch);
      return;
    }

  if (fetch->keep && !deal_fetch_take_body (fetch))
    {
      end (fetch, NULL, g_steal_pointer (&fetch->failure));
      return;
    }
  if (fetch->hops > 0 && fetch->is_permanent)
    {
      g_autofree char *origin = g_uri_to_string (fetch->origin);

      if (!g_str_equal (origin, fetch->answer->url))
        fetch->answer->permanent_url = g_strdup (fetch->answer->url);
    }
  end (fetch, g_steal_pointer (&fetch->answer), NULL);
}

/* All of the hop has come, or as much of it as is wanted. */
void
deal_fetch_end_hop (DealFetch *fetch)
{
  if (fetch->failure != NULL)
    end (fetch, NULL, g_steal_pointer (&fetch->failure));
  else
    conclude (fetch);
}

/* Sets fetch->next, or the failure. */
static void
plan_redirect (DealFetch *fetch)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (fetch->message);
  const char         *location = soup_message_headers_get_one (headers, "Location");
  guint               status = soup_message_get_status (fetch->message);
  GError             *error = NULL;

  if (location == NULL || *location == '\0')
    g_set_error_literal (&error, DEAL_ERROR, DEAL_ERROR_NETWORK,
                         _ ("The server sends elsewhere without saying where"));
  else if (fetch->hops >= DEAL_FETCH_MAX_HOPS)
    g_set_error_literal (&error, DEAL_ERROR, DEAL_ERROR_REFUSED,
                         _ ("The address leads from one to the next without end"));
  else
    fetch->next = deal_url_resolve (fetch->uri, location, &error);

  if (fetch->next != NULL && g_str_equal (g_uri_get_scheme (fetch->uri), "https") &&
      !g_str_equal (g_uri_get_scheme (fetch->next), "https"))
    {
      g_autofree char *from = g_uri_to_string (fetch->uri);
      g_autofree char *to = g_uri_to_string (fetch->next);

      /* Translators: two addresses */
      g_set_error (&error, DEAL_ERROR, DEAL_ERROR_REFUSED,
                   _ ("“%s” leads away from a secure connection, to “%s”"), from, to);
    }

  fetch->hops++;
  fetch->is_permanent = fetch->is_permanent && (status == SOUP_STATUS_MOVED_PERMANENTLY ||
                                                status == SOUP_STATUS_PERMANENT_REDIRECT);
  if (error != NULL)
    fetch->failure = error;
}

static gboolean
sent_validators (DealFetch *fetch)
{
  SoupMessageHeaders *headers = soup_message_get_request_headers (fetch->message);

  return soup_message_headers_get_one (headers, "If-None-Match") != NULL ||
         soup_message_headers_get_one (headers, "If-Modified-Since") != NULL;
}

/* Sets up the reading of a 200's body, or the failure. */
static void
plan_body (DealFetch *fetch)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (fetch->message);

  fetch->keep = TRUE;
  if (!deal_fetch_check_coding (fetch->message, &fetch->is_zipped, &fetch->failure) ||
      soup_message_headers_get_encoding (headers) != SOUP_ENCODING_CONTENT_LENGTH)
    return;

  fetch->length = soup_message_headers_get_content_length (headers);
  if (fetch->length > (gint64) fetch->max_bytes)
    deal_fetch_give_up (fetch, deal_fetch_refuse_size (fetch->max_bytes));
}

static void
message_sent_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  DealFetch *fetch = user_data;
  GError    *error = NULL;
  guint      status;

  fetch->stream = soup_session_send_finish (SOUP_SESSION (object), result, &error);
  if (fetch->stream == NULL)
    {
      fail (fetch, error);
      return;
    }

  status = soup_message_get_status (fetch->message);
  fetch->answer = deal_fetched_new (fetch->message, fetch->host);
  if (fetch->failure != NULL)
    fetch->keep = FALSE;
  else if (deal_fetch_is_redirect (status))
    plan_redirect (fetch);
  else if (status == SOUP_STATUS_NOT_MODIFIED && !sent_validators (fetch))
    fetch->failure = g_error_new_literal (
      DEAL_ERROR, DEAL_ERROR_NETWORK,
      _ ("The server says “not changed” without having been asked"));
  else if (status == SOUP_STATUS_OK)
    plan_body (fetch);

  if (fetch->failure != NULL)
    deal_fetch_drop_body (fetch);
  else
    deal_fetch_read_body (fetch);
}

static void
add_headers (DealFetch *fetch)
{
  SoupMessageHeaders *headers = soup_message_get_request_headers (fetch->message);
  g_autofree char    *url = NULL;

  soup_message_headers_replace (headers, "Accept-Encoding", "gzip");
  if (fetch->accept != NULL)
    soup_message_headers_replace (headers, "Accept", fetch->accept);
  if (fetch->validators_url == NULL)
    return;
  url = g_uri_to_string (fetch->uri);
  if (!g_str_equal (url, fetch->validators_url))
    return;

  if (fetch->etag != NULL && *fetch->etag != '\0')
    soup_message_headers_replace (headers, "If-None-Match", fetch->etag);
  if (fetch->last_modified != NULL && *fetch->last_modified != '\0')
    soup_message_headers_replace (headers, "If-Modified-Since", fetch->last_modified);
}

static void
send_message (DealFetch   *fetch,
              SoupSession *session)
{
  soup_message_add_flags (fetch->message, SOUP_MESSAGE_NO_REDIRECT);
  add_headers (fetch);
  if (!fetch->is_free)
    {
      g_signal_connect (fetch->message, "starting", G_CALLBACK (message_starting_cb),
                        fetch);
      g_signal_connect (fetch->message, "network-event",
                        G_CALLBACK (message_network_event_cb), fetch);
    }
  g_signal_connect (fetch->message, "got-informational",
                    G_CALLBACK (message_got_informational_cb), fetch);
  g_signal_connect (fetch->message, "got-headers", G_CALLBACK (message_got_headers_cb),
                    fetch);
  if (deal_fetcher_get_extra_authority (g_task_get_source_object (fetch->task)) != NULL)
    g_signal_connect (fetch->message, "accept-certificate",
                      G_CALLBACK (message_accept_certificate_cb), fetch);

  soup_session_send_async (session, fetch->message, G_PRIORITY_DEFAULT,
                           fetch->cancellable, message_sent_cb, fetch);
}

static void
proxy_found_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  DealFetch   *fetch = user_data;
  SoupSession *session = g_object_get_data (G_OBJECT (fetch->task), "session");
  g_auto (GStrv)
    proxies = g_proxy_resolver_lookup_finish (G_PROXY_RESOLVER (object), result, NULL);

  fetch->by_proxy = proxies != NULL && proxies[0] != NULL &&
                    !g_str_has_prefix (proxies[0], "direct:");
  if (!deal_address_is_public_name (g_uri_get_host (fetch->uri)))
    refuse_private (fetch);

  if (fetch->failure != NULL)
    end (fetch, NULL, g_steal_pointer (&fetch->failure));
  else
    send_message (fetch, session);
}

/**
 * deal_fetch_begin_hop:
 * @fetch: a fetch that has a slot
 * @session: lives as long as the fetcher, and so longer than the fetch
 *
 * Asks for the address that it is at.
 */
void
deal_fetch_begin_hop (DealFetch   *fetch,
                      SoupSession *session)
{
  g_autofree char *url = NULL;

  g_clear_object (&fetch->cancellable);
  drop_message (fetch);
  g_clear_pointer (&fetch->body, g_byte_array_unref);
  fetch->cancellable = g_cancellable_new ();
  fetch->message = soup_message_new_from_uri (SOUP_METHOD_GET, fetch->uri);
  fetch->body = g_byte_array_new ();
  fetch->length = -1;
  fetch->n_interim = 0;
  fetch->keep = FALSE;
  fetch->is_zipped = FALSE;
  fetch->is_free = fetch->chosen && deal_url_is_same_origin (fetch->origin, fetch->uri);

  /* Whether a proxy stands between matters only where the address does. */
  if (fetch->is_free)
    {
      send_message (fetch, session);
      return;
    }

  url = g_uri_to_string (fetch->uri);
  g_object_set_data (G_OBJECT (fetch->task), "session", session);
  g_proxy_resolver_lookup_async (g_proxy_resolver_get_default (), url, fetch->cancellable,
                                 proxy_found_cb, fetch);
}
