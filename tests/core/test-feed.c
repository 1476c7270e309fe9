/* test-feed.c: lists of articles in every format, good, odd and hostile
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <string.h>

#include "deal-error.h"
#include "net/deal-feed-private.h"

#define BASE "https://example.org/blog/feed"

static DealFeedDocument *
parse (const char *text,
       gssize      length,
       const char *charset,
       GError    **error)
{
  g_autoptr (GBytes)
    bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);

  return deal_feed_parse (bytes, charset, BASE, error);
}

static DealFeedDocument *
parse_good (const char *text)
{
  g_autoptr (GError) error = NULL;
  DealFeedDocument *document = parse (text, -1, NULL, &error);

  g_assert_no_error (error);

  return document;
}

static const DealFeedEntry *
get_entry (DealFeedDocument *document,
           guint             i)
{
  g_assert_cmpuint (i, <, document->entries->len);

  return document->entries->pdata[i];
}

static void
assert_entry (const DealFeedEntry *entry,
              const char          *id,
              const char          *title,
              const char          *url,
              const char          *published,
              const char          *modified)
{
  g_assert_cmpstr (entry->id, ==, id);
  g_assert_cmpstr (entry->title, ==, title);
  g_assert_cmpstr (entry->url, ==, url);
  g_assert_cmpstr (entry->date_published, ==, published);
  g_assert_cmpstr (entry->date_modified, ==, modified);
}

static void
test_rss2 (void)
{
  g_autoptr (DealFeedDocument) document = parse_good (
    "<?xml version='1.0'?><rss version='2.0'"
    " xmlns:content='http://purl.org/rss/1.0/modules/content/'"
    " xmlns:atom='http://www.w3.org/2005/Atom' "
    "xmlns:media='http://search.yahoo.com/mrss/'>"
    "<channel><title>News &amp;amp; views</title><link>https://example.org</link>"
    "<image><title>Not this</title></image><atom:link href='https://example.org/self' "
    "rel='self'/>"
    "<item><title>One &lt;em&gt;two&lt;/em&gt;</title><media:title>Not this</media:title>"
    "<link>https://example.org/1#x</link><guid isPermaLink='false'>tag:1</guid>"
    "<pubDate>Mon, 27 Apr 2026 09:41:00 +0200</pubDate>"
    "<description>&lt;p&gt;A&lt;/p&gt;&lt;p&gt;B&lt;/p&gt;</description>"
    "<content:encoded><![CDATA[<p>Long "
    "<script>x()</script>text</p>]]></content:encoded></item>"
    "<item><title>AT&amp;T &lt; "
    "List&lt;String&gt;</title><guid>https://example.org/2</guid></item>"
    "<item><title/><link/></item>"
    "</channel></rss>");
  const DealFeedEntry *first = get_entry (document, 0);

  g_assert_cmpint (document->format, ==, DEAL_FEED_RSS);
  g_assert_cmpstr (document->title, ==, "News & views");
  g_assert_cmpuint (document->entries->len, ==, 2);
  assert_entry (first, "tag:1", "One two", "https://example.org/1",
                "2026-04-27T07:41:00Z", NULL);
  g_assert_cmpstr (first->summary, ==, "A\nB");
  g_assert_cmpstr (first->text, ==, "Long text");
  assert_entry (get_entry (document, 1), "https://example.org/2", "AT&T < List<String>",
                "https://example.org/2", NULL, NULL);
}

static void
test_rss1 (void)
{
  g_autoptr (DealFeedDocument) document = parse_good (
    "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
    " xmlns='http://purl.org/rss/1.0/' xmlns:dc='http://purl.org/dc/elements/1.1/'>"
    "<channel rdf:about='https://example.org/'><title>Old</title></channel>"
    "<item rdf:about='https://example.org/a'><title>A</title><link>/a2</link>"
    "<dc:date>2026-04-27T09:41Z</dc:date><description>d</description></item></rdf:RDF>");

  g_assert_cmpint (document->format, ==, DEAL_FEED_RSS);
  g_assert_cmpstr (document->title, ==, "Old");
  assert_entry (get_entry (document, 0), "https://example.org/a", "A",
                "https://example.org/a2", "2026-04-27T09:41:00Z", NULL);
}

static void
test_atom (void)
{
  g_autoptr (DealFeedDocument) document = parse_good (
    "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://example.org/x/'>"
    "<title type='html'>A &amp;lt;b&gt; &lt;i&gt;c&lt;/i&gt;</title>"
    "<entry xml:base='y/'><id>urn:1</id><title type='text'>1 &lt;b&gt;</title>"
    "<link rel='enclosure' href='no'/><link rel='alternate' type='application/json' "
    "href='j'/>"
    "<link type='text/html' href='h'/><published>2026-04-27T09:41:00.5+02:00</published>"
    "<updated>2026-04-28T00:00:00Z</updated><source><title>No</title><id>no</id></source>"
    "<summary type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>P "
    "<b>q</b></p><p>R</p>"
    "</div></summary></entry>"
    "<entry><id>urn:2</id><title type='xhtml'><div "
    "xmlns='http://www.w3.org/1999/xhtml'>T "
    "<i>u</i></div></title><link href='javascript:alert(1)'/></entry></feed>");
  const DealFeedEntry *first = get_entry (document, 0);

  g_assert_cmpint (document->format, ==, DEAL_FEED_ATOM);
  g_assert_cmpstr (document->title, ==, "A <b> c");
  assert_entry (first, "urn:1", "1 <b>", "https://example.org/x/y/h",
                "2026-04-27T07:41:00Z", "2026-04-28T00:00:00Z");
  g_assert_cmpstr (first->summary, ==, "P q\nR");
  assert_entry (get_entry (document, 1), "urn:2", "T u", NULL, NULL, NULL);
}

static void
test_atom03 (void)
{
  g_autoptr (DealFeedDocument) document = parse_good (
    "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><title>Old Atom</title>"
    "<entry><id>1</id><title type='text/html' mode='escaped'>a "
    "&lt;b&gt;c&lt;/b&gt;</title>"
    "<link rel='alternate' type='text/html' href='https://example.org/1'/>"
    "<issued>2004-02-05</issued><modified>2004-02-06T01:02:03Z</modified></entry></"
    "feed>");

  assert_entry (get_entry (document, 0), "1", "a c", "https://example.org/1",
                "2004-02-05", "2004-02-06T01:02:03Z");
}

static void
test_json (void)
{
  g_autoptr (DealFeedDocument) document = parse_good (
    "\xef\xbb\xbf{\"version\":\"https://jsonfeed.org/version/"
    "1.1\",\"title\":\"J\\u00e4\","
    "\"next_url\":\"http://127.0.0.1/\",\"items\":["
    "{\"id\":7,\"url\":\"/"
    "7\",\"title\":\"<b>\",\"date_published\":\"2026-04-27T09:41:00Z\","
    "\"content_html\":\"<p>a</p><p>b\"},"
    "{\"id\":\"8\",\"external_url\":\"https://other.example/"
    "\",\"content_text\":\"c\\nd\"},"
    "3,{\"id\":\"9\",\"title\":null,\"url\":false}]}");
  const DealFeedEntry *first = get_entry (document, 0);

  g_assert_cmpint (document->format, ==, DEAL_FEED_JSON);
  g_assert_cmpstr (document->title, ==, "Jä");
  g_assert_cmpuint (document->entries->len, ==, 2);
  assert_entry (first, "7", "<b>", "https://example.org/7", "2026-04-27T09:41:00Z", NULL);
  g_assert_cmpstr (first->text, ==, "a\nb");
  g_assert_cmpstr (first->summary, ==, "a\nb");
  assert_entry (get_entry (document, 1), "8", "", "https://other.example/", NULL, NULL);
}

#define RSS(items) "<rss><channel>" items "</channel></rss>"

/* One id twice is one entry, unless the addresses show that it is two. */
static void
test_duplicates (void)
{
  g_autoptr (DealFeedDocument) document = parse_good (
    RSS ("<item><guid>x</guid><title>A</title><link>/1</link></item>"
         "<item><guid>x</guid><title>A again</title><link>/1</link></item>"
         "<item><guid>x</guid><title>B</title><link>/2</link></item>"
         "<item><title>No id</title></item><item><title>No id</title></item>"));

  g_assert_cmpuint (document->entries->len, ==, 3);
  g_assert_cmpstr (get_entry (document, 0)->id, ==, "x");
  g_assert_cmpstr (get_entry (document, 1)->id, ==, "https://example.org/2");
  g_assert_cmpuint (strlen (get_entry (document, 2)->id), ==, 64);
}

/* The title of the only entry, from bytes of some encoding. */
static void
test_encodings (void)
{
  static const struct
  {
    const char *says;
    const char *bytes;
    gssize      length;
    const char *charset;
    const char *title; /* NULL: refused */
  } cases[] = {
    { "nothing said", RSS ("<item><title>\xc3\xa4</title></item>"), -1, NULL, "ä" },
    { "declared Latin 1",
      "<?xml version='1.0' encoding='ISO-8859-1'?>" RSS (
        "<item><title>\xe4\x80</title></item>"),
      -1, NULL, "ä€" },
    { "the server outranks the text",
      "<?xml version='1.0' encoding='utf-8'?>" RSS (
        "<item><title>\xe4\xe5</title></item>"),
      -1, "koi8-r", "ДЕ" },
    { "wrongly Latin 1", RSS ("<item><title>\xc3\xa4</title></item>"), -1, "iso-8859-1",
      "ä" },
    { "wrongly UTF-8", RSS ("<item><title>caf\xe9 and more of it</title></item>"), -1,
      "utf-8", "café and more of it" },
    { "unknown", RSS ("<item><title>\xc3\xa4</title></item>"), -1, "x-klingon", "ä" },
    { "not UTF-8 and not Western",
      RSS ("<item><title>\x83\x65\x83\x58\x83\x67\x82\xc5\x82\xb7\x93\xfa\x96\x7b</"
           "title></item>"),
      -1, "utf-8", NULL },
    { "a zero", "<rss>\0</rss>", 12, NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DealFeedDocument) document =
        parse (cases[i].bytes, cases[i].length, cases[i].charset, &error);

      g_test_message ("%s", cases[i].says);
      if (cases[i].title != NULL)
        {
          g_assert_no_error (error);
          g_assert_cmpstr (get_entry (document, 0)->title, ==, cases[i].title);
        }
      else
        g_assert_error (error, DEAL_ERROR, DEAL_ERROR_INVALID);
    }
}

static void
test_wide (void)
{
  static const char *const charsets[] = { "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32" };
  static const char        text[] =
    "<?xml version='1.0' encoding='utf-16'?>" RSS ("<item><title>ä€😀</title></item>");

  for (gsize i = 0; i < G_N_ELEMENTS (charsets); i++)
    {
      gsize            length = 0;
      g_autofree char *wide =
        g_convert (text, -1, charsets[i], "UTF-8", NULL, &length, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (DealFeedDocument) document = parse (wide, (gssize) length, NULL, &error);

      g_test_message ("%s", charsets[i]);
      g_assert_no_error (error);
      g_assert_cmpstr (get_entry (document, 0)->title, ==, "ä€😀");
    }
}

/* Mistakes that are mended; the rest of the list is as it should be. */
static void
test_mended (void)
{
  static const struct
  {
    const char *text;
    const char *title;
  } cases[] = {
    { RSS ("<item><title>a&nbsp;b &eacute; &hellip;</title></item>"), "a b é …" },
    { RSS ("<item><title>a\x01\x1b[0mb</title></item>"), "a[0mb" },
    { RSS ("<item><title>a&#1;b&#x0;c&#65;</title></item>"), "abcA" },
    { RSS ("<item><title><![CDATA[a &copy; b]]></title></item>"), "a © b" },
    { RSS ("<!-- &bogus; < --><item><title>a</title></item>"), "a" },
    { "<!DOCTYPE rss PUBLIC '-//Netscape//DTD RSS 0.91//EN' "
      "'http://127.0.0.1/x.dtd'>" RSS ("<item><title>a &uuml;</title></item>"),
      "a ü" },
    { "<!DOCTYPE rss [<!ENTITY me 'Me'>]>" RSS ("<item><title>&me;</title></item>"),
      "Me" },
    { "\n\n " RSS ("<item><title>a</title></item>"), "a" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DealFeedDocument) document = NULL;

      g_test_message ("%s", cases[i].text);
      document = parse_good (cases[i].text);
      g_assert_cmpstr (get_entry (document, 0)->title, ==, cases[i].title);
    }
}

/* What is no list, or no good one, is refused whole. */
static void
test_refused (void)
{
  static const char *const cases[] = {
    "",
    " \n",
    "<",
    "hello",
    "%PDF-1.4",
    "\x89PNG\r\n",
    "<!DOCTYPE html><title>x</title>",
    "<HTML><body>",
    "<html xmlns='http://www.w3.org/1999/xhtml'/>",
    "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'/>",
    "<opml/>",
    "<feed/>",
    "<rss><channel><item><title>a</title></item>",
    "<rss><channel><item><title>a</item></channel></rss>",
    RSS ("<item><title>a & b</title></item>"),
    RSS ("<item><title>&nosuchthing;</title></item>"),
    RSS ("<item><media:title>a</media:title></item>"),
    RSS ("<item a='1' a='2'/>"),
    RSS ("") "<rss/>",
    "{}",
    "[]",
    "{\"version\":\"https://jsonfeed.org/version/1.1\"}",
    "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":{}}",
    "{\"version\":\"2\",\"items\":[]}",
    "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[],}",
    "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[]} x",
    "{'version':'https://jsonfeed.org/version/1.1','items':[]}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DealFeedDocument) document = parse (cases[i], -1, NULL, &error);

      g_test_message ("%s → %s", cases[i], error != NULL ? error->message : "taken");
      g_assert_null (document);
      g_assert_error (error, DEAL_ERROR, DEAL_ERROR_INVALID);
    }
}

static void
assert_refused_quickly (const char *what,
                        GString    *text)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (DealFeedDocument)
    document = parse (text->str, (gssize) text->len, NULL, &error);

  g_test_message ("%s → %s", what, error != NULL ? error->message : "taken");
  g_assert_null (document);
  g_assert_cmpint (error->domain, ==, DEAL_ERROR);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
  g_string_free (text, TRUE);
}

static GString *
repeat (const char *before,
        const char *piece,
        guint       n,
        const char *after)
{
  GString *text = g_string_new (before);

  for (guint i = 0; i < n; i++)
    g_string_append (text, piece);

  return g_string_append (text, after);
}

/* Attacks on the parser are over before they hurt. */
static void
test_attacks (void)
{
  GString *laughs = g_string_new ("<!DOCTYPE rss [<!ENTITY a0 'ha'>");
  GString *many = g_string_new ("<!DOCTYPE rss [");

  for (guint i = 1; i < 30; i++)
    g_string_append_printf (laughs, "<!ENTITY a%u '&a%u;&a%u;'>", i, i - 1, i - 1);
  g_string_append (laughs,
                   "]><rss><channel><item><title>&a29;</title></item></channel></rss>");
  assert_refused_quickly ("billion laughs", laughs);

  assert_refused_quickly (
    "quadratic",
    repeat ("<!DOCTYPE rss [<!ENTITY a '", "aaaaaaaaaa", 10000, "'>]><rss>&a;&a;</rss>"));
  assert_refused_quickly ("parameter entity",
                          g_string_new ("<!DOCTYPE rss [<!ENTITY % a 'x'> %a;]><rss/>"));
  for (guint i = 0; i < 300; i++)
    g_string_append_printf (many, "<!ENTITY a%u 'a'>", i);
  g_string_append (many, "]><rss/>");
  assert_refused_quickly ("many entities", many);
  assert_refused_quickly ("attributes", repeat ("<rss ", "abcdefgh='1' ", 100000, "/>"));
  assert_refused_quickly ("depth", repeat ("<rss>", "<a>", 1000000, ""));
  assert_refused_quickly ("long tag", repeat ("<rss a='", "aaaaaaaaaa", 100000, "'/>"));
  assert_refused_quickly ("too large",
                          repeat ("<rss>", "aaaaaaaaaaaaaaaa", 524289, "</rss>"));
  assert_refused_quickly ("JSON depth", repeat ("{\"a\":", "[", 100000, ""));
}

static void
test_too_many (void)
{
  GString *text = g_string_new ("<rss><channel>");

  for (guint i = 0; i <= DEAL_FEED_MAX_ENTRIES; i++)
    g_string_append_printf (text, "<item><title>%u</title></item>", i);
  g_string_append (text, "</channel></rss>");
  assert_refused_quickly ("entries", text);
}

/* An entity that names a file is never read; whatever comes of the rest. */
static void
test_canary (void)
{
  static const char *const shapes[] = {
    "<!DOCTYPE rss [<!ENTITY x SYSTEM '%s'>]>" RSS ("<item><title>a&x;</title></item>"),
    "<!DOCTYPE rss [<!ENTITY %% x SYSTEM '%s'> %%x;]>" RSS (
      "<item><title>a</title></item>"),
    "<!DOCTYPE rss SYSTEM '%s'>" RSS ("<item><title>a</title></item>"),
    RSS ("<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' parse='text' href='%s'/>"
         "<item><title>a</title></item>"),
  };
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "deal-canary-XXXXXX", NULL);
  int              fd = g_mkstemp (path);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, "TWEET", -1, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_auto (GStrv) parts = g_strsplit (shapes[i], "%s", 2);
      g_auto (GStrv) halves = g_strsplit (parts[0], "%%", -1);
      g_autofree char *start = g_strjoinv ("%", halves);
      g_autofree char *text = g_strconcat (start, uri, parts[1], NULL);
      g_autoptr (DealFeedDocument) document = parse (text, -1, NULL, NULL);

      g_test_message ("%s", text);
      if (document != NULL && document->entries->len > 0)
        g_assert_null (strstr (get_entry (document, 0)->title, "TWEET"));
    }
  g_assert_cmpint (g_unlink (path), ==, 0);
}

static void
test_matches (void)
{
  static const struct
  {
    const char *word;
    gboolean    matches;
  } cases[] = {
    { "OpenAI", TRUE },
    { "openai", TRUE },
    { "Open", FALSE },
    { "revenue share", TRUE },
    { "GPT-5", TRUE },
    { "GPT", TRUE },
    { "AWS", FALSE },
    { "Größe", TRUE },
    { "GRÖSSE", TRUE },
    { "", FALSE },
  };
  char          title[] = "What OPENAI says of GPT-5";
  char          summary[] = "A revenue share; Größe. Laws.";
  DealFeedEntry entry = { .title = title, .summary = summary };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].word);
      g_assert_true (deal_feed_entry_matches (&entry, &cases[i].word, 1) ==
                     cases[i].matches);
    }
  g_assert_true (deal_feed_entry_matches (&entry, NULL, 0));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed/rss-2.0", test_rss2);
  g_test_add_func ("/feed/rss-1.0", test_rss1);
  g_test_add_func ("/feed/atom-1.0", test_atom);
  g_test_add_func ("/feed/atom-0.3", test_atom03);
  g_test_add_func ("/feed/json-feed", test_json);
  g_test_add_func ("/feed/duplicates", test_duplicates);
  g_test_add_func ("/feed/encodings", test_encodings);
  g_test_add_func ("/feed/wide-encodings", test_wide);
  g_test_add_func ("/feed/mended", test_mended);
  g_test_add_func ("/feed/refused", test_refused);
  g_test_add_func ("/feed/attacks", test_attacks);
  g_test_add_func ("/feed/too-many-entries", test_too_many);
  g_test_add_func ("/feed/reads-no-files", test_canary);
  g_test_add_func ("/feed/matches-words", test_matches);

  return g_test_run ();
}
