/* test-feed-xml.c: what is mended in XML before it is read, and what links stand in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "deal-error.h"
#include "net/deal-feed-private.h"

/* What is right is left alone, and what is around a mistake stays where it is. */
static void
test_mend (void)
{
  static const struct
  {
    const char *text;
    const char *expected; /* NULL: as it is */
  } cases[] = {
    { "<a b='c'>d &amp; &#65; é</a>", NULL },
    { "<a>\t\r\n,\357\274\214</a>", NULL }, /* a comma of full width */
    { "<!-- & &nbsp; --><?x &nbsp; ?><![CDATA[&nbsp;]]>", NULL },
    { "", NULL },
    { "<a>&nosuchthing;</a>", NULL },
    { "<a>x&nbsp;y</a>", "<a>x&#160;y</a>" },
    { "<a b='&copy;\x01&copy;' c=\"d>&#1;e\">f</a>",
      "<a b='&#169;&#169;' c=\"d>e\">f</a>" },
    { "\x01<a>\x02</a>\x03", "<a></a>" },
    { "<a>\357\277\277\357\274\214</a>", "<a>\357\274\214</a>" },
    { "<!-- \x01 -->&euro;", "<!--  -->&#8364;" },
    { "&eacute", NULL },
    { "<a b=\"&uuml;", "<a b=\"&#252;" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) mended = NULL;
      gboolean is_good = deal_feed_mend (cases[i].text, strlen (cases[i].text), &mended,
                                         NULL);

      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_true (is_good);
      g_assert_cmpstr (mended != NULL ? mended->str : NULL, ==, cases[i].expected);
    }
}

/* It is said where. */
static void
test_long_tag (void)
{
  g_autofree char *filler = g_strnfill (70000, 'x');
  g_autofree char *text = g_strconcat ("<rss>\n<!-- \n -->&nbsp;\n<item a='", filler,
                                       "'/></rss>", NULL);
  g_autoptr (GString) mended = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (deal_feed_mend (text, strlen (text), &mended, &error));
  g_assert_error (error, DEAL_ERROR, DEAL_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "Line 4:"));
}

static DealFeedDocument *
parse (const char *text,
       GError    **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return deal_feed_parse (bytes, NULL, "https://example.org/blog/feed", error);
}

/* Nor is it taken where nothing has to be mended. */
static void
test_long_good_tag (void)
{
  g_autofree char *filler = g_strnfill (70000, 'x');
  g_autofree char *text = g_strconcat ("<rss><channel>\n<item a='", filler,
                                       "'/></channel></rss>", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DealFeedDocument) document = parse (text, &error);

  g_assert_null (document);
  g_assert_error (error, DEAL_ERROR, DEAL_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "Line 2: a tag is too long");
}

/* What was read before the mistake is not there twice, and no reference is lost. */
static void
test_read_again (void)
{
  static const char both[] =
    "<rss><channel><title>t&eacute;</title><item><title>a</title><guid>1</guid></item>"
    "<item><title>b&nbsp;</title><guid>2</guid></item></channel></rss>";
  static const char typed[] =
    "<!DOCTYPE feed SYSTEM 'http://127.0.0.1/x.dtd'>"
    "<feed xmlns='http://www.w3.org/2005/Atom'><title>t</title><entry><id>1</id>"
    "<link href='https://example.org/&eacute;'/></entry></feed>";
  g_autoptr (GError) error = NULL;
  g_autoptr (DealFeedDocument) document = parse (both, &error);
  g_autoptr (DealFeedDocument) other = parse (typed, &error);
  const DealFeedEntry *entry;

  g_assert_no_error (error);
  g_assert_cmpstr (document->title, ==, "té");
  g_assert_cmpuint (document->entries->len, ==, 2);
  entry = document->entries->pdata[1];
  g_assert_cmpstr (entry->title, ==, "b");
  g_assert_cmpuint (other->entries->len, ==, 1);
  entry = other->entries->pdata[0];
  g_assert_cmpstr (entry->url, ==, "https://example.org/%C3%A9");
}

/* An address is relative to the base of the elements around it, and no others. */
static void
test_bases (void)
{
  static const char text[] =
    "<feed xmlns='http://www.w3.org/2005/Atom'>"
    "<entry xml:base='y/'><id>1</id><link xml:base='z/' href='a'/></entry>"
    "<entry xml:base='javascript:x'><id>2</id><link href='b'/></entry>"
    "<entry xml:base='/c/'><id>3</id><title xml:base='/d/'>t</title><link href='e'/>"
    "</entry><entry><id>4</id><link href='f'/></entry></feed>";
  static const char *const urls[] = { "https://example.org/blog/y/z/a",
                                      "https://example.org/blog/b",
                                      "https://example.org/c/e",
                                      "https://example.org/blog/f" };
  g_autoptr (GError) error = NULL;
  g_autoptr (DealFeedDocument) document = parse (text, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (document->entries->len, ==, G_N_ELEMENTS (urls));
  for (guint i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      const DealFeedEntry *entry = document->entries->pdata[i];

      g_assert_cmpstr (entry->url, ==, urls[i]);
    }
}

/* Bytes that could all be ASCII are not, where one begins another character set. */
static void
test_seven_bits (void)
{
  static const struct
  {
    const char *declaration;
    const char *charset;
  } cases[] = {
    { "<?xml version='1.0' encoding='ISO-2022-JP'?>", NULL },
    { "", "iso-2022-jp" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat (
        cases[i].declaration,
        "<rss><channel><item><title>\x1b$B%F%9%H\x1b(B 1</title></item></channel></rss>",
        NULL);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr (GError) error = NULL;
      g_autoptr (DealFeedDocument) document =
        deal_feed_parse (bytes, cases[i].charset, NULL, &error);
      const DealFeedEntry *entry;

      g_assert_no_error (error);
      entry = document->entries->pdata[0];
      g_assert_cmpstr (entry->title, ==, "テスト 1");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed-xml/mended-in-place", test_mend);
  g_test_add_func ("/feed-xml/tag-too-long", test_long_tag);
  g_test_add_func ("/feed-xml/good-tag-too-long", test_long_good_tag);
  g_test_add_func ("/feed-xml/read-again", test_read_again);
  g_test_add_func ("/feed-xml/relative-to", test_bases);
  g_test_add_func ("/feed-xml/seven-bits", test_seven_bits);

  return g_test_run ();
}
