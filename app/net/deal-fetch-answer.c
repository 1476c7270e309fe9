/* deal-fetch-answer.c: what the head of an answer says, and what went wrong
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/deal-fetch-private.h"

#include <string.h>

#include "deal-clock.h"
#include "deal-error.h"
#include "deal-text.h"

/* Not among libsoup's.  Source: RFC 6585. */
#define TOO_MANY_REQUESTS 429
/* What a server may ask for, and what counts when it is vague. */
#define HOLD_MOST (24 * 60 * 60)
#define HOLD_USUAL (60 * 60)

#define PIECE (64 * 1024)

/**
 * deal_fetched_free:
 * @fetched: (nullable) (transfer full): an answer
 */
void
deal_fetched_free (DealFetched *fetched)
{
  if (fetched == NULL)
    return;

  g_free (fetched->reason);
  g_free (fetched->url);
  g_free (fetched->permanent_url);
  g_clear_pointer (&fetched->body, g_bytes_unref);
  g_free (fetched->content_type);
  g_free (fetched->charset);
  g_free (fetched->etag);
  g_free (fetched->last_modified);
  g_free (fetched->host);
  g_free (fetched);
}

/**
 * deal_fetched_check:
 * @fetched: an answer
 * @error: return location for an error
 *
 * Returns: TRUE for 200 and 304; else FALSE with `DEAL_ERROR_NETWORK` and what
 *   the server said
 */
gboolean
deal_fetched_check (const DealFetched *fetched,
                    GError           **error)
{
  g_autofree char *until = NULL;

  if (fetched->status == SOUP_STATUS_OK || fetched->status == SOUP_STATUS_NOT_MODIFIED)
    return TRUE;

  if (fetched->status == 0)
    {
      until = deal_clock_to_iso (fetched->held_until);
      /* Translators: %s is a time */
      g_set_error (error, DEAL_ERROR, DEAL_ERROR_NETWORK,
                   _ ("The server wants to be left alone until %s"), until);
    }
  else if (fetched->status == SOUP_STATUS_GONE)
    g_set_error_literal (error, DEAL_ERROR, DEAL_ERROR_NETWORK,
                         _ ("The server says that it is gone for good (HTTP 410)"));
  else if (fetched->held_until != 0)
    {
      until = deal_clock_to_iso (fetched->held_until);
      g_set_error (error, DEAL_ERROR, DEAL_ERROR_NETWORK,
                   /* Translators: a number as 429, the server's words for it, a time */
                   _ ("The server refused the request (HTTP %u %s), and wants to be left "
                      "alone until %s"),
                   fetched->status, fetched->reason, until);
    }
  else
    /* Translators: a number as 404, and the server's words for it */
    g_set_error (error, DEAL_ERROR, DEAL_ERROR_NETWORK,
                 _ ("The server refused the request (HTTP %u %s)"),
                 fetched->status, fetched->reason);

  return FALSE;
}

/* Seconds or a date; what is neither, or over already, counts as the usual. */
static gint64
read_hold (SoupMessage *message)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  const char         *text = soup_message_headers_get_one (headers, "Retry-After");
  guint               status = soup_message_get_status (message);
  gint64              now = deal_clock_now ();
  guint64             seconds = 0;

  if (status != TOO_MANY_REQUESTS && status != SOUP_STATUS_SERVICE_UNAVAILABLE)
    return 0;

  if (text != NULL && *text != '\0' && text[strspn (text, "0123456789")] == '\0')
    {
      /* A number that is too long to be read is a very long time. */
      if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT64, &seconds, NULL))
        seconds = HOLD_MOST;
      if (seconds == 0)
        return 0;
    }
  else if (text != NULL)
    {
      g_autoptr (GDateTime) date = soup_date_time_new_from_http_string (text);

      if (date != NULL && g_date_time_to_unix (date) > now)
        seconds = g_date_time_to_unix (date) - now;
    }

  return now + (gint64) (seconds == 0 ? HOLD_USUAL : MIN (seconds, HOLD_MOST));
}

static char *
clean (const char *text)
{
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : g_strdup ("");

  for (char *c = valid; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      *c = ' ';

  return g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), 80));
}

/**
 * deal_fetched_new:
 * @message: its head has come
 * @host: key of the host that was asked
 *
 * Returns: (transfer full): the head as an answer without body
 */
DealFetched *
deal_fetched_new (SoupMessage *message,
                  const char  *host)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  DealFetched        *fetched = g_new0 (DealFetched, 1);
  GHashTable         *parameters = NULL;
  const char         *type = soup_message_headers_get_content_type (headers, &parameters);

  fetched->status = soup_message_get_status (message);
  fetched->reason = clean (soup_message_get_reason_phrase (message));
  fetched->url = g_uri_to_string (soup_message_get_uri (message));
  fetched->content_type = g_strdup (type);
  fetched->etag = g_strdup (soup_message_headers_get_one (headers, "ETag"));
  fetched->last_modified = g_strdup (
    soup_message_headers_get_one (headers, "Last-Modified"));
  fetched->held_until = read_hold (message);
  fetched->host = g_strdup (host);
  if (parameters != NULL)
    {
      fetched->charset = g_strdup (g_hash_table_lookup (parameters, "charset"));
      g_hash_table_unref (parameters);
    }

  return fetched;
}

/**
 * deal_fetch_is_redirect:
 * @status: HTTP status
 *
 * Returns: whether it sends the request elsewhere
 */
gboolean
deal_fetch_is_redirect (guint status)
{
  return status == SOUP_STATUS_MOVED_PERMANENTLY || status == SOUP_STATUS_FOUND ||
         status == SOUP_STATUS_SEE_OTHER || status == SOUP_STATUS_TEMPORARY_REDIRECT ||
         status == SOUP_STATUS_PERMANENT_REDIRECT;
}

/**
 * deal_fetch_check_coding:
 * @message: its head has come
 * @is_zipped: (out): the body is to be unzipped
 * @error: return location for an error
 *
 * Returns: FALSE with `DEAL_ERROR_REFUSED` for a coding that was not asked for
 */
gboolean
deal_fetch_check_coding (SoupMessage *message,
                         gboolean    *is_zipped,
                         GError     **error)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  const char         *coding;

  coding = soup_message_headers_get_list (headers, "Content-Encoding");
  *is_zipped = coding != NULL && (g_ascii_strcasecmp (coding, "gzip") == 0 ||
                                  g_ascii_strcasecmp (coding, "x-gzip") == 0);
  if (coding == NULL || *is_zipped || *coding == '\0' ||
      g_ascii_strcasecmp (coding, "identity") == 0)
    return TRUE;

  g_set_error_literal (error, DEAL_ERROR, DEAL_ERROR_REFUSED,
                       _ ("The answer is compressed in a way that is not accepted"));

  return FALSE;
}

/**
 * deal_fetch_refuse_size:
 * @most: the limit in bytes
 *
 * Returns: (transfer full): a `DEAL_ERROR_LIMIT`
 */
GError *
deal_fetch_refuse_size (gsize most)
{
  g_autofree char *size = g_format_size_full (most, G_FORMAT_SIZE_IEC_UNITS);

  /* Translators: %s is a size as "8.0 MiB" */
  return g_error_new (DEAL_ERROR, DEAL_ERROR_LIMIT, _ ("The answer is larger than %s"),
                      size);
}

/* Whether another stream follows the one that ended at @at: several are one text.
 * Source: RFC 1952 §2.2. */
static gboolean
has_next_member (const GByteArray *body,
                 gsize             at)
{
  return body->len - at >= 2 && body->data[at] == 0x1f && body->data[at + 1] == 0x8b;
}

/* libsoup's own decoder takes half of a stream for the whole, and anything for
 * itself that is no stream at all.  NULL with `DEAL_ERROR_LIMIT` when it would be
 * larger than @most, or with `DEAL_ERROR_NETWORK`. */
static GByteArray *
unzip (GByteArray *body,
       gsize       most,
       GError    **error)
{
  g_autoptr (GConverter) converter =
    G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GByteArray) plain = g_byte_array_new ();
  g_autofree guint8 *piece = g_malloc (PIECE);
  GConverterResult   result = G_CONVERTER_CONVERTED;
  gsize              at = 0;

  while (result == G_CONVERTER_CONVERTED && plain->len <= most)
    {
      gsize n_read = 0;
      gsize n_written = 0;

      result = g_converter_convert (converter, body->data + at, body->len - at, piece,
                                    PIECE,
                                    G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL);
      g_byte_array_append (plain, piece, (guint) n_written);
      at += n_read;
      if (result == G_CONVERTER_FINISHED && has_next_member (body, at))
        {
          g_converter_reset (converter);
          result = G_CONVERTER_CONVERTED;
        }
    }

  if (plain->len > most)
    {
      g_propagate_error (error, deal_fetch_refuse_size (most));
      return NULL;
    }
  if (result != G_CONVERTER_FINISHED)
    {
      g_set_error_literal (error, DEAL_ERROR, DEAL_ERROR_NETWORK,
                           _ ("The answer broke off before its end"));
      return NULL;
    }

  return g_steal_pointer (&plain);
}

/**
 * deal_fetch_take_body:
 * @fetch: all of its body has come
 *
 * Makes the body that of the answer, unzipped.
 *
 * Returns: FALSE with the failure of @fetch set
 */
gboolean
deal_fetch_take_body (DealFetch *fetch)
{
  if (fetch->is_zipped)
    {
      GByteArray *plain = unzip (fetch->body, fetch->max_bytes, &fetch->failure);

      if (plain == NULL)
        return FALSE;
      g_byte_array_unref (fetch->body);
      fetch->body = plain;
    }
  fetch->answer->body = g_byte_array_free_to_bytes (g_steal_pointer (&fetch->body));

  return TRUE;
}

static const char *
explain_certificate (GTlsCertificateFlags flags)
{
  if ((flags & G_TLS_CERTIFICATE_BAD_IDENTITY) != 0)
    return _ ("The certificate of the server is for another name");
  if ((flags & G_TLS_CERTIFICATE_EXPIRED) != 0)
    return _ ("The certificate of the server has expired");
  if ((flags & G_TLS_CERTIFICATE_NOT_ACTIVATED) != 0)
    return _ ("The certificate of the server is not valid yet");
  if ((flags & G_TLS_CERTIFICATE_REVOKED) != 0)
    return _ ("The certificate of the server was revoked");
  if ((flags & G_TLS_CERTIFICATE_UNKNOWN_CA) != 0)
    return _ (
      "The certificate of the server is not signed by an authority that is trusted here");

  return _ ("The certificate of the server is not valid");
}

/**
 * deal_fetch_explain:
 * @message: (nullable): the request that failed
 * @error: what libsoup or GIO said
 *
 * Returns: (transfer full): the same as a `DEAL_ERROR_NETWORK`; a cancellation
 *   remains one
 */
GError *
deal_fetch_explain (SoupMessage  *message,
                    const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_error_copy (error);
  if (error->domain == DEAL_ERROR)
    return g_error_copy (error);

  if (message != NULL && error->domain == G_TLS_ERROR &&
      soup_message_get_tls_peer_certificate_errors (message) != 0)
    return g_error_new_literal (
      DEAL_ERROR, DEAL_ERROR_NETWORK,
      explain_certificate (soup_message_get_tls_peer_certificate_errors (message)));
  if (error->domain == G_TLS_ERROR)
    return g_error_new_literal (DEAL_ERROR, DEAL_ERROR_NETWORK,
                                _ ("No secure connection could be made"));
  if (error->domain == G_RESOLVER_ERROR)
    return g_error_new_literal (DEAL_ERROR, DEAL_ERROR_NETWORK,
                                _ ("The host was not found"));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED))
    return g_error_new_literal (DEAL_ERROR, DEAL_ERROR_NETWORK,
                                _ ("The server does not take connections"));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE))
    return g_error_new_literal (DEAL_ERROR, DEAL_ERROR_NETWORK,
                                _ ("The server cannot be reached"));
  if (error->domain == G_IO_ERROR)
    return g_error_new_literal (DEAL_ERROR, DEAL_ERROR_NETWORK,
                                _ ("The answer broke off before its end"));

  return g_error_new_literal (DEAL_ERROR, DEAL_ERROR_NETWORK,
                              _ ("The server did not answer as HTTP wants it"));
}
