/* deal-url.c: which addresses are asked for and opened at all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/deal-url.h"

#include <libsoup/soup.h>
#include <string.h>

#include "deal-error.h"
#include "deal-text.h"

/* A byte that would end the request line or a header field, or hides. */
static gboolean
has_forbidden_byte (const char *text)
{
  for (const char *c = text; *c != '\0'; c++)
    if ((guchar) *c <= ' ' || *c == 0x7f)
      return TRUE;

  return FALSE;
}

static gboolean
check_text (const char *text,
            GError    **error)
{
  if (strlen (text) > DEAL_URL_MAX_BYTES)
    g_set_error_literal (error, DEAL_ERROR, DEAL_ERROR_LIMIT,
                         _ ("The address is too long"));
  else if (has_forbidden_byte (text) || !g_utf8_validate (text, -1, NULL))
    g_set_error_literal (error, DEAL_ERROR, DEAL_ERROR_INVALID,
                         _ ("The address has a character that no address may have"));
  else
    return TRUE;

  return FALSE;
}

/* GUri splits a text that need not mean anything over HTTP. */
static gboolean
check_parts (GUri    *uri,
             GError **error)
{
  const char *scheme = g_uri_get_scheme (uri);
  const char *host = g_uri_get_host (uri);

  if (!g_str_equal (scheme, "http") && !g_str_equal (scheme, "https"))
    /* Translators: %s is the beginning of an address, as "ftp" */
    g_set_error (error, DEAL_ERROR, DEAL_ERROR_REFUSED,
                 _ ("Only http and https addresses are used, not “%s”"), scheme);
  else if (host == NULL || *host == '\0')
    g_set_error_literal (error, DEAL_ERROR, DEAL_ERROR_INVALID,
                         _ ("The address names no host"));
  else if (g_uri_get_userinfo (uri) != NULL)
    g_set_error_literal (error, DEAL_ERROR, DEAL_ERROR_REFUSED,
                         _ ("The address holds a user name or a password"));
  else if (g_uri_get_port (uri) == 0)
    g_set_error_literal (error, DEAL_ERROR, DEAL_ERROR_INVALID,
                         _ ("The address names no port that exists"));
  else
    return TRUE;

  return FALSE;
}

/* What is left of the checks once the text has become @uri, which is taken;
 * the fragment is the reader's affair, not the server's. */
static GUri *
finish (GUri    *uri,
        GError **error)
{
  g_autoptr (GUri) whole = uri;
  g_autofree char *text = NULL;

  if (!check_parts (whole, error))
    return NULL;

  text = g_uri_to_string_partial (whole, G_URI_HIDE_FRAGMENT);
  if (!check_text (text, error))
    return NULL;
  if (g_uri_get_fragment (whole) == NULL)
    return g_steal_pointer (&whole);

  return g_uri_parse (text, SOUP_HTTP_URI_FLAGS, error);
}

/**
 * deal_url_parse:
 * @text: what should be an address
 * @error: return location for an error
 *
 * Takes http and https with a host, without user name, password and control
 * characters; drops the fragment.
 *
 * Returns: (transfer full): the address, or `NULL` with `DEAL_ERROR_INVALID`,
 *   `DEAL_ERROR_LIMIT` or `DEAL_ERROR_REFUSED`
 */
GUri *
deal_url_parse (const char *text,
                GError    **error)
{
  GUri *uri;

  if (!check_text (text, error))
    return NULL;

  uri = g_uri_parse (text, SOUP_HTTP_URI_FLAGS, NULL);
  if (uri == NULL)
    {
      g_set_error_literal (error, DEAL_ERROR, DEAL_ERROR_INVALID,
                           _ ("This is no address of the web"));
      return NULL;
    }

  return finish (uri, error);
}

/**
 * deal_url_resolve:
 * @base: where @reference stands
 * @reference: a link or the target of a redirect, relative or absolute
 * @error: return location for an error
 *
 * Returns: (transfer full): the address that is meant, or `NULL` as
 *   deal_url_parse() does
 */
GUri *
deal_url_resolve (GUri       *base,
                  const char *reference,
                  GError    **error)
{
  GUri *uri;

  if (!check_text (reference, error))
    return NULL;

  uri = g_uri_parse_relative (base, reference, SOUP_HTTP_URI_FLAGS, NULL);
  if (uri == NULL)
    {
      g_set_error_literal (error, DEAL_ERROR, DEAL_ERROR_INVALID,
                           _ ("This is no address of the web"));
      return NULL;
    }

  return finish (uri, error);
}

/* Behind a port of so many digits that it is neither a scheme's own nor too large;
 * @p if there is another one or none. */
static const char *
skip_usual_port (const char *p)
{
  gsize length = 0;

  while (*p == ':' && g_ascii_isdigit (p[1 + length]))
    length++;

  return (length == 4 && p[1] != '0') || (length == 5 && p[1] >= '1' && p[1] < '6')
           ? p + 1 + length
           : p;
}

/* An address of which nothing would be changed or refused, as most are in lists: a
 * name in small letters or digits, and a path of the plainest characters. */
static gboolean
is_normal (const char *text)
{
  const char *p = g_str_has_prefix (text, "https://")  ? text + strlen ("https://")
                  : g_str_has_prefix (text, "http://") ? text + strlen ("http://")
                                                       : "";

  if (!g_ascii_islower (*p) && !g_ascii_isdigit (*p))
    return FALSE;
  while (g_ascii_islower (*p) || g_ascii_isdigit (*p) || *p == '.' || *p == '-')
    p++;
  p = skip_usual_port (p);
  if (*p != '/')
    return FALSE;
  while (g_ascii_isalnum (*p) || (*p != '\0' && strchr ("/-_.?=&", *p) != NULL))
    p++;

  return *p == '\0' && p - text <= DEAL_URL_MAX_BYTES && strstr (text, "/.") == NULL;
}

/**
 * deal_url_resolve_text:
 * @base: (nullable): where @reference stands
 * @reference: a link, relative where there is a @base
 * @error: return location for an error
 *
 * Returns: (transfer full): the address that is meant in its normal form, or
 *   `NULL` as deal_url_parse() does
 */
char *
deal_url_resolve_text (GUri       *base,
                       const char *reference,
                       GError    **error)
{
  g_autoptr (GUri) uri = NULL;

  /* Lists have thousands of them, and GUri takes its time. */
  if (is_normal (reference))
    return g_strdup (reference);

  uri = base != NULL ? deal_url_resolve (base, reference, error)
                     : deal_url_parse (reference, error);

  return uri != NULL ? g_uri_to_string (uri) : NULL;
}

/**
 * deal_url_check:
 * @text: what should be an address
 * @error: return location for an error
 *
 * Returns: (transfer full): @text in its normal form, or `NULL` as
 *   deal_url_parse() does
 */
char *
deal_url_check (const char *text,
                GError    **error)
{
  return deal_url_resolve_text (NULL, text, error);
}

static int
get_port (GUri *uri)
{
  int port = g_uri_get_port (uri);

  if (port >= 0)
    return port;

  return g_str_equal (g_uri_get_scheme (uri), "https") ? 443 : 80;
}

/**
 * deal_url_is_same_origin:
 * @a: an address
 * @b: another
 *
 * Returns: whether scheme, host and port are the same
 */
gboolean
deal_url_is_same_origin (GUri *a,
                         GUri *b)
{
  return g_str_equal (g_uri_get_scheme (a), g_uri_get_scheme (b)) &&
         g_ascii_strcasecmp (g_uri_get_host (a), g_uri_get_host (b)) == 0 &&
         get_port (a) == get_port (b);
}

/**
 * deal_url_have_same_origin:
 * @a: an address, as text
 * @b: another
 *
 * Returns: whether both are good, and scheme, host and port are the same
 */
gboolean
deal_url_have_same_origin (const char *a,
                           const char *b)
{
  g_autoptr (GUri) first = deal_url_parse (a, NULL);
  g_autoptr (GUri) second = NULL;

  if (first == NULL || g_str_equal (a, b))
    return first != NULL;

  second = deal_url_parse (b, NULL);

  return second != NULL && deal_url_is_same_origin (first, second);
}

/**
 * deal_url_get_host_key:
 * @uri: an address
 *
 * Names the server that an address belongs to, in one way: what is limited,
 * and what wants to be left alone, is a server.
 *
 * Returns: (transfer full): `host:port`, in lower case
 */
char *
deal_url_get_host_key (GUri *uri)
{
  g_autofree char *host = g_ascii_strdown (g_uri_get_host (uri), -1);

  return g_strdup_printf ("%s:%d", host, get_port (uri));
}
