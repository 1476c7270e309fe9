/* test-clean.c: strangers' text and dates made fit to be shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/deal-clean.h"
#include "net/deal-feed-private.h"

static void
test_dates (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } cases[] = {
    { "Mon, 27 Apr 2026 09:41:00 GMT", "2026-04-27T09:41:00Z" },
    { "Mon, 27 Apr 2026 09:41:00 +0530", "2026-04-27T04:11:00Z" },
    { "27 Apr 26 09:41 EST", "2026-04-27T14:41:00Z" },
    { "27 Apr 85 09:41 UT", "1985-04-27T09:41:00Z" },
    { "Monday, 27 April 2026 09:41:00 -08:00", "2026-04-27T17:41:00Z" },
    { "Mon, 7 Sept 2026 9:41:00 Z", "2026-09-07T09:41:00Z" },
    { "Mon Apr 27 09:41:00 2026", "2026-04-27" },
    { "April 27, 2026", "2026-04-27" },
    { "April 27, 2026 3:05 PM GMT", "2026-04-27T15:05:00Z" },
    { "12:00 AM GMT 27 Apr 2026", "2026-04-27T00:00:00Z" },
    { "Mon, 27 Apr 2026 09:41:60 GMT", "2026-04-27T09:41:59Z" },
    { "Mon, 27 Apr 2026 23:30:00 -0100", "2026-04-28T00:30:00Z" },
    { "Wed, 31 Dec 2025 23:30:00 -0100", "2026-01-01T00:30:00Z" },
    { "Sun, 1 Mar 2026 00:30:00 +0100", "2026-02-28T23:30:00Z" },
    { "28 Feb 2024 23:59 -0001", "2024-02-29T00:00:00Z" },
    { "1 Jan 2026 13:59 +1400", "2025-12-31T23:59:00Z" },
    { "9999-12-31T23:30:00Z", "9999-12-31T23:30:00Z" },
    { "9999-12-31T23:30:00-01:00", NULL },
    { "Mon, 27 Apr 2026 09:41:00 QQQ", "2026-04-27" },
    { "mon, 27 APRIL 2026 09:41:00 gmt", "2026-04-27T09:41:00Z" },
    { "27 Aprilis 2026", NULL },
    { "2026-04-27T09:41:00Z", "2026-04-27T09:41:00Z" },
    { "2026-04-27t09:41:00.123+02:00", "2026-04-27T07:41:00Z" },
    { "2026-04-27 09:41:00 +0200", "2026-04-27T07:41:00Z" },
    { "2026-04-27T09:41:00", "2026-04-27" },
    { "2026-04-27", "2026-04-27" },
    { "0985-04-27T09:41:00Z", "0985-04-27T09:41:00Z" },
    { "1000-01-01T00:30:00+01:00", "0999-12-31T23:30:00Z" },
    { "0001-01-01T00:30:00+01:00", NULL },
    { "2026/4/7", "2026-04-07" },
    { "2026-04", "2026-04" },
    { "2026", "2026" },
    { "  2026-04-27 ", "2026-04-27" },
    { "0000-01-01", NULL },
    { "2026-02-30", NULL },
    { "2026-13-01", NULL },
    { "30 Feb 2026 00:00 GMT", NULL },
    { "99999-01-01", NULL },
    { "yesterday", NULL },
    { "2026-4-x", NULL },
    { "2026.04.27", NULL },
    { "2026-04-27X09:41:00Z", NULL },
    { "2026-04-27T0941Z", NULL },
    { "2026-04-27T09:4Z", NULL },
    { "2026-04-27T09:41:Z", NULL },
    { "2026-04-27T09:41:00,5Z", "2026-04-27T09:41:00Z" },
    { "2026-04-27T09:41:00+15:00", NULL },
    { "2026-04-27T09:41:00+02:60", NULL },
    { "27 Apr 2026 09:41 +023", NULL },
    { "27 Apr 2026 9:4 GMT", NULL },
    { "", NULL },
    { "27 Apr", NULL },
    { "Apr 27 27 27 27", NULL },
    { "\xff\xfe", NULL },
    { NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *date = deal_feed_date_parse (cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (date, ==, cases[i].expected);
    }
}

static void
test_clean (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } cases[] = {
    { "  a \t\n b  ", "a b" },
    { "a b", "a b" },
    { "a b ", "a b" },
    { "a  b", "a b" },
    { "a b  ", "a b" },
    { " a", "a" },
    { " ", "" },
    { "a~ !", "a~ !" },
    { "a\x7f\x1f", "a" },
    { "a\u202eb\u2066c\u200ed", "abcd" },
    { "a\x1b[31mb\x07", "a[31mb" },
    { "a\u200bb\ufeff", "ab" },
    { "👩\u200d👧", "👩\u200d👧" },
    { "a\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301b",
      "a\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301b" },
    { "a\xff", "a\ufffd" },
    { "<b>a</b> &amp;", "<b>a</b> &amp;" },
    { "", "" },
  };
  g_autofree char *long_text = g_strnfill (1000, 'a');
  g_autofree char *cut = deal_clean_text (long_text, DEAL_CLEAN_ONE_LINE, 300);
  g_autofree char *exact = deal_clean_text ("abc", DEAL_CLEAN_ONE_LINE, 4);
  g_autofree char *lines = deal_clean_text (" a \n\n\r\n b\u2028c ",
                                            DEAL_CLEAN_PARAGRAPHS, 99);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clean = deal_clean_text (cases[i].text, DEAL_CLEAN_ONE_LINE, 300);

      g_assert_cmpstr (clean, ==, cases[i].expected);
    }
  g_assert_cmpint (g_utf8_strlen (cut, -1), ==, 300);
  g_assert_true (g_str_has_suffix (cut, "a…"));
  g_assert_cmpstr (exact, ==, "abc");
  g_assert_cmpstr (lines, ==, "a\nb\nc");
}

/* However blanks fall, no text is longer than it may be, nor cut where it fits. */
static void
test_length (void)
{
  static const char *const texts[] = { "a b c d e f g h", "abcdefghijklmno",
                                       "é ü ö é ü ö é ü", "ab cd ef gh ij k",
                                       " a  bc   def ghij" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *whole = deal_clean_text (texts[i], DEAL_CLEAN_ONE_LINE, 99);
      glong            length = g_utf8_strlen (whole, -1);

      for (gsize most = 3; most < 30; most++)
        {
          g_autofree char *cut = deal_clean_text (texts[i], DEAL_CLEAN_ONE_LINE, most);

          g_test_message ("%s at %" G_GSIZE_FORMAT, cut, most);
          g_assert_cmpint (g_utf8_strlen (cut, -1), <=, most);
          g_assert_true (g_str_equal (cut, whole) || g_str_has_suffix (cut, "…"));
          g_assert_true (length >= (glong) most || g_str_equal (cut, whole));
        }
    }
}

static void
test_html (void)
{
  static const struct
  {
    const char *html;
    const char *expected;
  } cases[] = {
    { "a <b>b</b>&nbsp;&lt;c&gt; &amp;amp;", "a b <c> &amp;" },
    { "<p>a</p><p>b<br>c</p><ul><li>d<li>e</ul>", "a\nb\nc\nd\ne" },
    { "a<script>alert(1)</script><style>x{}</style><!-- no -->b", "ab" },
    { "<table><tr><td>a<td>b</table>", "a\nb" },
    { "<a href='javascript:x'>a</a><img src=x onerror=y>", "a" },
    { "<svg><text>no</text></svg>a", "a" },
    { "a < b", "a < b" },
    { "<div><div>", "" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = deal_clean_html (cases[i].html, DEAL_CLEAN_PARAGRAPHS,
                                               1000);

      g_test_message ("%s", cases[i].html);
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static GString *
repeat (const char *piece,
        guint       n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, piece);

  return text;
}

/* Markup made to exhaust the stack or the clock. */
static void
test_html_attacks (void)
{
  static const char *const pieces[] = { "<div>", "<b>", "<a><b>", "<table>",
                                        "<b><p>", "</p>", "<font><table>", "<svg>" };

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) html = repeat (pieces[i], 200000);
      gint64           start = g_get_monotonic_time ();
      g_autofree char *text = deal_clean_html (html->str, DEAL_CLEAN_ONE_LINE, 300);

      g_test_message ("%s: %" G_GINT64_FORMAT " ms", pieces[i],
                      (g_get_monotonic_time () - start) / 1000);
      g_assert_nonnull (text);
      g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clean/text", test_clean);
  g_test_add_func ("/clean/length", test_length);
  g_test_add_func ("/clean/html", test_html);
  g_test_add_func ("/clean/html-attacks", test_html_attacks);
  g_test_add_func ("/clean/dates", test_dates);

  return g_test_run ();
}
