/* deal-address.c: which network addresses are public
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/deal-address.h"

#include <string.h>

/* What GInetAddress has no question for.
 * Source: the IANA registries of special-purpose addresses, RFC 6890. */
static const struct
{
  GSocketFamily family;
  guint8        bits[16];
  guint         length;
} special[] = {
  { G_SOCKET_FAMILY_IPV4, { 0 }, 8 },                       /* this network */
  { G_SOCKET_FAMILY_IPV4, { 100, 64 }, 10 },                /* shared by carriers */
  { G_SOCKET_FAMILY_IPV4, { 192, 0, 0 }, 24 },              /* protocol assignments */
  { G_SOCKET_FAMILY_IPV4, { 192, 0, 2 }, 24 },              /* documentation */
  { G_SOCKET_FAMILY_IPV4, { 198, 18 }, 15 },                /* benchmarks */
  { G_SOCKET_FAMILY_IPV4, { 198, 51, 100 }, 24 },           /* documentation */
  { G_SOCKET_FAMILY_IPV4, { 203, 0, 113 }, 24 },            /* documentation */
  { G_SOCKET_FAMILY_IPV4, { 240 }, 4 },                     /* reserved, broadcast */
  { G_SOCKET_FAMILY_IPV6, { 0 }, 96 },                      /* IPv4-compatible */
  { G_SOCKET_FAMILY_IPV6, { [10] = 255, 255 }, 96 },        /* IPv4-mapped */
  { G_SOCKET_FAMILY_IPV6, { 0x00, 0x64, 0xff, 0x9b }, 32 }, /* NAT64 */
  { G_SOCKET_FAMILY_IPV6, { 0x01, 0x00 }, 64 },             /* discard */
  { G_SOCKET_FAMILY_IPV6, { 0x20, 0x01, 0x00, 0x00 }, 32 }, /* Teredo */
  { G_SOCKET_FAMILY_IPV6, { 0x20, 0x01, 0x0d, 0xb8 }, 32 }, /* documentation */
  { G_SOCKET_FAMILY_IPV6, { 0x20, 0x02 }, 16 },             /* 6to4 */
  { G_SOCKET_FAMILY_IPV6, { 0xfc }, 7 },                    /* unique local */
};

static gboolean
has_prefix (const guint8 *bytes,
            const guint8 *prefix,
            guint         length)
{
  guint whole = length / 8;
  guint rest = length % 8;

  return memcmp (bytes, prefix, whole) == 0 &&
         (rest == 0 || (bytes[whole] ^ prefix[whole]) >> (8 - rest) == 0);
}

/**
 * deal_address_is_public:
 * @address: where a connection goes
 *
 * An address that hides another one, as IPv4 within IPv6, is never public:
 * nobody needs it, and it would be a way around this question.
 *
 * Returns: whether it is on the public internet
 */
gboolean
deal_address_is_public (GInetAddress *address)
{
  GSocketFamily family = g_inet_address_get_family (address);
  const guint8 *bytes = g_inet_address_to_bytes (address);

  if (g_inet_address_get_is_any (address) || g_inet_address_get_is_loopback (address) ||
      g_inet_address_get_is_link_local (address) ||
      g_inet_address_get_is_site_local (address) ||
      g_inet_address_get_is_multicast (address))
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (special); i++)
    if (special[i].family == family &&
        has_prefix (bytes, special[i].bits, special[i].length))
      return FALSE;

  return TRUE;
}

/**
 * deal_address_is_public_name:
 * @host: a host as it stands in an address
 *
 * For what can be told before the name is looked up; a proxy does that by itself.
 *
 * Returns: whether the name alone gives no sign of a private network
 */
gboolean
deal_address_is_public_name (const char *host)
{
  static const char *const private_ends[] = {
    ".localhost",
    ".local",
    ".internal",
    ".lan",
    ".home.arpa",
    ".localdomain",
  };
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);
  g_autofree char *name = g_ascii_strdown (host, -1);
  gsize            length = strlen (name);

  if (address != NULL)
    return deal_address_is_public (address);
  if (length > 0 && name[length - 1] == '.')
    name[length - 1] = '\0';

  /* The last label of a public name is never a number: that would be one of
   * the other ways to write an IPv4 address. */
  const char *last = strrchr (name, '.');

  if (last == NULL || g_ascii_isdigit (last[1]))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (private_ends); i++)
    if (g_str_has_suffix (name, private_ends[i]))
      return FALSE;

  return TRUE;
}
