/* test-url.c: which addresses are taken, and which of the network are public
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-clock.h"
#include "deal-error.h"
#include "net/deal-address.h"
#include "net/deal-url.h"

/* An address is taken in one form, or not at all. */
static void
test_check (void)
{
  static const struct
  {
    const char *text;
    const char *expected; /* NULL: refused */
  } cases[] = {
    { "http://example.org/", "http://example.org/" },
    { "https://example.org/a?b=c&d=%20#part", "https://example.org/a?b=c&d=%20" },
    { "http://example.org", "http://example.org/" },
    { "http://example.org:80/", "http://example.org/" },
    { "http://[::1]:8080/", "http://[::1]:8080/" },
    { "http://exämple.org/ä", "http://xn--exmple-cua.org/%C3%A4" },
    { "", NULL },
    { "example.org", NULL },
    { "//example.org/", NULL },
    { "http:", NULL },
    { "http://", NULL },
    { "http:///path", NULL },
    { "http://:80/", NULL },
    { "http://a b/", NULL },
    { "http://example.org/\n", NULL },
    { "http://example.org/a\tb", NULL },
    { "http://example.org/\x7f", NULL },
    { "http://user@example.org/", NULL },
    { "http://user:password@example.org/", NULL },
    { "http://example.org\\@evil.example/", NULL },
    { "http://example.org:0/", NULL },
    { "http://example.org:99999/", NULL },
    { "ftp://example.org/", NULL },
    { "file:///etc/passwd", NULL },
    { "javascript:alert(1)", NULL },
    { "data:text/html,x", NULL },
    { "vbscript:x", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *url = deal_url_check (cases[i].text, &error);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (url, ==, cases[i].expected);
      g_assert_true ((url == NULL) == (error != NULL));
      if (error != NULL)
        g_assert_cmpint (error->domain, ==, DEAL_ERROR);
    }
}

/* A short way that most addresses go leads where the long one does. */
static void
test_both_ways (void)
{
  static const char *const starts[] = { "http://", "https://", "HTTP://", "ftp://", "//",
                                        "http:/", "" };
  static const char *const hosts[] = { "example.org", "Example.org", "a-b.c", "1.2.3.4",
                                       "exämple.org", "u@a", "a:80", "a:443", "a:8080",
                                       "a%2eb", "", "[::1]", "a_b", "xn--a",
                                       "1.2.3.4:8098", "127.1", "0x7f.1", "-a", "a:",
                                       "a:0080", "a:123", "a:59999", "a:65535",
                                       "a:65536", "a:123456", "a:808a", "a:8080:1" };
  static const char *const pieces[] = { "", "/", "/a", "/a/b.html", "/./a", "/../a",
                                        "/a/..", "/.", "//", "?q=/a&b=c", "/?", "#f",
                                        "/%41", "/%zz", "/a b", "/ä", "/[", "/a|b",
                                        "/~a", "/a;b", "/a:b@c", "\\", "/A_b-C.d" };
  g_autoptr (GUri) base = deal_url_parse ("https://base.example/x/", NULL);
  guint n_taken = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (hosts); j++)
      for (gsize k = 0; k < G_N_ELEMENTS (pieces); k++)
        for (gsize l = 0; l < G_N_ELEMENTS (pieces); l++)
          {
            g_autofree char *text = g_strconcat (starts[i], hosts[j], pieces[k],
                                                 pieces[l], NULL);
            g_autoptr (GUri) parsed = deal_url_parse (text, NULL);
            g_autoptr (GUri) resolved = deal_url_resolve (base, text, NULL);
            g_autofree char *alone = parsed != NULL ? g_uri_to_string (parsed) : NULL;
            g_autofree char *based = resolved != NULL ? g_uri_to_string (resolved) : NULL;
            g_autofree char *checked = deal_url_check (text, NULL);
            g_autofree char *found = deal_url_resolve_text (base, text, NULL);

            g_assert_cmpstr (checked, ==, alone);
            g_assert_cmpstr (found, ==, based);
            n_taken += checked != NULL;
          }
  g_assert_cmpuint (n_taken, >, 1000);
}

static void
test_too_long (void)
{
  g_autofree char *path = g_strnfill (DEAL_URL_MAX_BYTES, 'a');
  g_autofree char *url = g_strconcat ("http://example.org/", path, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (deal_url_check (url, &error));
  g_assert_error (error, DEAL_ERROR, DEAL_ERROR_LIMIT);
}

static void
test_resolve (void)
{
  static const struct
  {
    const char *reference;
    const char *expected;
  } cases[] = {
    { "c", "https://example.org/a/c" },
    { "/c?d#e", "https://example.org/c?d" },
    { "../c", "https://example.org/c" },
    { "//other.example/c", "https://other.example/c" },
    { "?q", "https://example.org/a/b?q" },
    { "http://other.example/", "http://other.example/" },
    { "javascript:alert(1)", NULL },
    { "//user@other.example/", NULL },
    { "a b", NULL },
  };
  g_autoptr (GUri) base = deal_url_parse ("https://example.org/a/b", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GUri) uri = deal_url_resolve (base, cases[i].reference, NULL);
      g_autofree char *text = uri != NULL ? g_uri_to_string (uri) : NULL;

      g_test_message ("%s", cases[i].reference);
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_origin (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    gboolean    is_same;
  } cases[] = {
    { "http://a.example/x", "http://a.example/y", TRUE },
    { "http://a.example/", "http://A.EXAMPLE:80/", TRUE },
    { "http://a.example/", "https://a.example/", FALSE },
    { "http://a.example/", "http://a.example:81/", FALSE },
    { "http://a.example/", "http://b.example/", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GUri) a = deal_url_parse (cases[i].a, NULL);
      g_autoptr (GUri) b = deal_url_parse (cases[i].b, NULL);
      g_autofree char *key_a = deal_url_get_host_key (a);
      g_autofree char *key_b = deal_url_get_host_key (b);

      g_assert_true (deal_url_is_same_origin (a, b) == cases[i].is_same);
      if (cases[i].is_same)
        g_assert_cmpstr (key_a, ==, key_b);
    }
}

/* Every range at both of its ends, and its neighbours. */
static void
test_addresses (void)
{
  static const char *const public_ones[] = {
    "1.1.1.1",
    "8.8.8.8",
    "9.255.255.255",
    "11.0.0.0",
    "100.63.255.255",
    "100.128.0.0",
    "126.255.255.255",
    "128.0.0.0",
    "169.253.0.0",
    "169.255.0.0",
    "172.15.255.255",
    "172.32.0.0",
    "192.0.1.0",
    "192.167.255.255",
    "192.169.0.0",
    "198.17.255.255",
    "198.20.0.0",
    "223.255.255.255",
    "2606:4700::1111",
    "2a00:1450:4001::1",
  };
  static const char *const private_ones[] = {
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.0",
    "10.255.255.255",
    "100.64.0.0",
    "100.127.255.255",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.0.1",
    "169.254.169.254",
    "172.16.0.0",
    "172.31.255.255",
    "192.0.0.1",
    "192.0.2.1",
    "192.168.0.1",
    "192.168.255.255",
    "198.18.0.0",
    "198.19.255.255",
    "198.51.100.7",
    "203.0.113.9",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "fc00::1",
    "fdff::1",
    "fe80::1",
    "fec0::1",
    "ff02::1",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (public_ones); i++)
    {
      g_autoptr (GInetAddress) address = g_inet_address_new_from_string (public_ones[i]);

      g_test_message ("%s", public_ones[i]);
      g_assert_true (deal_address_is_public (address));
      g_assert_true (deal_address_is_public_name (public_ones[i]));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (private_ones); i++)
    {
      g_autoptr (GInetAddress) address = g_inet_address_new_from_string (private_ones[i]);

      g_test_message ("%s", private_ones[i]);
      g_assert_false (deal_address_is_public (address));
      g_assert_false (deal_address_is_public_name (private_ones[i]));
    }
}

static void
test_names (void)
{
  static const char *const private_ones[] = {
    "localhost",
    "LOCALHOST",
    "localhost.",
    "a.localhost",
    "printer.local",
    "router.lan",
    "intranet",
    "a.internal",
    "2130706433",
    "0x7f000001",
    "127.1",
    "0177.0.0.1",
    "a.home.arpa",
  };

  g_assert_true (deal_address_is_public_name ("example.org"));
  g_assert_true (deal_address_is_public_name ("example.org."));
  g_assert_true (deal_address_is_public_name ("xn--exmple-cua.de"));
  for (gsize i = 0; i < G_N_ELEMENTS (private_ones); i++)
    {
      g_test_message ("%s", private_ones[i]);
      g_assert_false (deal_address_is_public_name (private_ones[i]));
    }
}

/* The clock can be stopped, and nonsense does not stop it. */
static void
test_clock (void)
{
  g_autofree char *text = NULL;
  g_autofree char *none = deal_clock_to_iso (G_MAXINT64);

  g_setenv ("COUNTERPART_NOW", "2026-04-27T10:00:00+02:00", TRUE);
  text = deal_clock_to_iso (deal_clock_now ());
  g_assert_cmpstr (text, ==, "2026-04-27T08:00:00Z");
  g_setenv ("COUNTERPART_NOW", "tomorrow", TRUE);
  g_assert_cmpint (ABS (deal_clock_now () - g_get_real_time () / G_USEC_PER_SEC), <=, 1);
  g_unsetenv ("COUNTERPART_NOW");
  g_assert_cmpint (ABS (deal_clock_now () - g_get_real_time () / G_USEC_PER_SEC), <=, 1);
  g_assert_cmpstr (none, ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/url/checked", test_check);
  g_test_add_func ("/url/both-ways", test_both_ways);
  g_test_add_func ("/url/too-long", test_too_long);
  g_test_add_func ("/url/resolved", test_resolve);
  g_test_add_func ("/url/same-origin", test_origin);
  g_test_add_func ("/address/public-and-private", test_addresses);
  g_test_add_func ("/address/names", test_names);
  g_test_add_func ("/clock/can-be-stopped", test_clock);

  return g_test_run ();
}
