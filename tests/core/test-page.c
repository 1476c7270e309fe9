/* test-page.c: pages of the web are reduced to what a person reads of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "deal-error.h"
#include "net/deal-page.h"

static DealPage *
parse (const char *html,
       gsize       length,
       GError    **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (html, length);

  return deal_page_parse (bytes, "text/html", NULL, error);
}

static void
assert_text (const char *html,
             const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DealPage) page = parse (html, strlen (html), &error);

  g_test_message ("%s", html);
  g_assert_no_error (error);
  g_assert_cmpstr (page->text, ==, expected);
}

/* Each page of the corpus, beside what is to be read of it. */
static void
test_corpus (gconstpointer data)
{
  const char      *name = data;
  g_autofree char *html_name = g_strconcat (name, ".html", NULL);
  g_autofree char *text_name = g_strconcat (name, ".txt", NULL);
  g_autofree char *html_path = g_test_build_filename (G_TEST_DIST, "fixtures", "pages",
                                                      html_name, NULL);
  g_autofree char *text_path = g_test_build_filename (G_TEST_DIST, "fixtures", "pages",
                                                      text_name, NULL);
  g_autofree char *html = NULL;
  g_autofree char *expected = NULL;
  g_autoptr (DealPage) page = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (html_path, &html, &length, NULL));
  g_assert_true (g_file_get_contents (text_path, &expected, NULL, NULL));
  page = parse (html, length, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (page->text, ==, g_strchomp (expected));
}

static void
test_titles (void)
{
  static const struct
  {
    const char *html;
    const char *title;
  } cases[] = {
    { "<title>A &amp; B\n C</title><p>x", "A & B C" },
    { "<title></title><title>Second</title><p>x", "" },
    { "<svg><title>Drawing</title></svg><p>x", "" },
    { "<title>Never ends <p>x", "" },
    { "<p>x", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DealPage) page = parse (cases[i].html, strlen (cases[i].html), NULL);

      g_test_message ("%s", cases[i].html);
      g_assert_cmpstr (page->title, ==, cases[i].title);
      g_assert_cmpstr (page->text[0] != '\0' ? "x" : "", ==, "x");
    }
}

/* What is shown and what is not, piece by piece. */
static void
test_pieces (void)
{
  static const struct
  {
    const char *html;
    const char *expected;
  } cases[] = {
    { "a<br>b", "a\nb" },
    { "a<SCRIPT>b</scRipt>c", "ac" },
    { "a<script>b<\\/script>\"</script>c", "ac" },
    { "a<script/>b</script>c", "ac" },
    { "a<button type=x>b</button>c<button/>d", "acd" },
    { "a<svg>b<svg>c</svg>d", "ad" },
    { "a<svg>b", "ab" },
    { "a<!-->b<!-- <p> -->c<!--d", "abc" },
    { "a<!x>b<?y>c</9>d<>e<", "abcd<>e<" },
    { "<p title='a>b' data-x=\"<i>\">c</p>", "c" },
    { "<p class=nav>a</p><p class='x nav y'>b</p><p class=navy>c</p>", "c" },
    { "<p id=\"Cookies\">a</p>b", "b" },
    { "<p hidden=''>a</p><p HIDDEN>b</p><p not-hidden>c</p>", "c" },
    { "<p aria-hidden=false>a</p><p aria-hidden=TRUE>b</p>", "a" },
    { "<p style='display:none'>a</p><p style='Visibility : Hidden;'>b</p>c", "c" },
    { "<p style='display:block'>a</p>", "a" },
    { "<p>a <span hidden>b <span>c</span> d</span> e</p>", "a e" },
    { "<p>a <b hidden>b</p><p>c</b></p>", "a\nc" },
    { "<p>a <b hidden/>b</p>", "a b" },
    { "<div hidden><p>a</p><div>b</div></div>c", "c" },
    { "<header>a</header><article><header>b</header>c<footer>d</footer></article>",
      "b\nc\nd" },
    { "<main class=nav>a</main>", "a" },
    { "<p role=navigation>a</p><p role=Main>b</p>", "b" },
    { "<ul><li><a>a</a><li><a>b</a></ul>", "a\nb" },
    { "<ul><li><a>a</a><li><a>b</a><li><a>c</a></ul>d", "d" },
    { "<ul><li><a>a</a><li><a>b</a><li><a>c</a> and more</ul>", "a\nb\nc and more" },
    { "<ul><li>x<ul><li><a>a</a><li><a>b</a><li><a>c</a></ul></ul>", "x" },
    { "<ul><main>gone with it</main><li><a>a</a><a>b</a><a>c</a></ul>d", "gone with it" },
    { "<a>one <a>two</a> three", "one two three" },
    { "<h1>a<h2>b</h2>c", "a\nb\nc" },
    { "a\r\nb\tc  d", "a b c d" },
    { "<pre>a\nb</pre>", "a\nb" },
    { "&lt;b&gt; &amp;amp; &#x41;&hellip;", "<b> &amp; A…" },
    { "a\xe2\x80\xae"
      "b\x1b[1m",
      "ab\ufffd[1m" },
    { "<xmp><p>a</xmp>b<textarea>c</textarea>", "b" },
    { "<table><caption>a</caption><tr><td>b<td>c<tr><td>d</table>", "a\nb c\nd" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_text (cases[i].html, cases[i].expected);
}

/* What is no page says so, and why. */
static void
test_refused (void)
{
  static const struct
  {
    const char *body;
    const char *type;
    const char *charset;
    int         code;
    const char *words;
  } cases[] = {
    { "%PDF-1.7", "text/html", NULL, DEAL_ERROR_INVALID, "application/pdf" },
    { "x", "image/png", NULL, DEAL_ERROR_INVALID, "image/png" },
    { "<script>app()</script>", "text/html", NULL, DEAL_ERROR_INVALID, "scripts" },
    { "", NULL, NULL, DEAL_ERROR_INVALID, "" },
    { "<nav>a</nav>", NULL, NULL, DEAL_ERROR_INVALID, "scripts" },
    { "a\xff\xfe\xfd\xfc", NULL, "utf-8", DEAL_ERROR_INVALID, "encoding" },
  };
  g_autofree char *large = g_strnfill (DEAL_PAGE_MAX_BYTES + 1, 'a');
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].body,
                                                     strlen (cases[i].body));
      g_autoptr (GError) problem = NULL;

      g_assert_null (
        deal_page_parse (bytes, cases[i].type, cases[i].charset, &problem));
      g_test_message ("%s", problem->message);
      g_assert_error (problem, DEAL_ERROR, cases[i].code);
      g_assert_nonnull (strstr (problem->message, cases[i].words));
    }

  g_assert_null (parse (large, DEAL_PAGE_MAX_BYTES + 1, &error));
  g_assert_error (error, DEAL_ERROR, DEAL_ERROR_LIMIT);
}

/* The server's word on the encoding outranks the page's. */
static void
test_encodings (void)
{
  static const struct
  {
    const char *body;
    const char *charset;
    const char *expected;
  } cases[] = {
    { "<meta charset=windows-1251>\xcf", NULL, "П" },
    { "<meta charset='windows-1251'/>\xcf", "iso-8859-1", "Ï" },
    { "<META CONTENT='text/html;Charset=\"koi8-r\"'>\xcf", NULL, "о" },
    { "<meta charset=utf-16><p>\xc3\xa9", NULL, "é" },
    { "<meta charset=no-such-thing><p>\xc3\xa9", NULL, "é" },
    { "\xef\xbb\xbf<meta charset=windows-1251>\xc3\xa9", "koi8-r", "é" },
    { "<meta charset=gb2312>\x81\x30\x84\x36", NULL, "¥" },
    { "<p>\xe9 and enough plain text to guess the rest of it", NULL,
      "é and enough plain text to guess the rest of it" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].body,
                                                     strlen (cases[i].body));
      g_autoptr (GError) error = NULL;
      g_autoptr (DealPage)
        page = deal_page_parse (bytes, "text/html", cases[i].charset, &error);

      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_no_error (error);
      g_assert_cmpstr (page->text, ==, cases[i].expected);
    }
}

/* Lines that end where a terminal does are one paragraph. */
static void
test_plain (void)
{
  static const char text[] = "First line\nof the first <b>.\r\n\r\n\r\nThe second.\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (DealPage) page = deal_page_parse (bytes, "Text/Plain", NULL, NULL);

  g_assert_cmpstr (page->text, ==, "First line of the first <b>.\nThe second.");
}

/* Made to exhaust stack, memory or clock: two mebibytes of each. */
static void
test_attacks (gconstpointer data)
{
  const char *piece = data;
  g_autoptr (GString) html = g_string_new ("<p>x");
  g_autoptr (DealPage) page = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  while (html->len + strlen (piece) <= DEAL_PAGE_MAX_BYTES)
    g_string_append (html, piece);
  page = parse (html->str, html->len, &error);
  g_test_message ("%s: %" G_GINT64_FORMAT " ms, %s", piece,
                  (g_get_monotonic_time () - start) / 1000,
                  error != NULL ? error->message : "read");
  g_assert_true (page != NULL || g_error_matches (error, DEAL_ERROR, DEAL_ERROR_LIMIT));
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
}

int
main (int argc, char *argv[])
{
  static const char *const corpus[] = {
    "press-release",
    "div-soup",
    "sloppy",
    "many-articles",
    "one-article",
    "verbatim",
    "latin",
    "japanese",
    "wide",
  };
  static const char *const attacks[] = {
    "<div>",
    "<b>",
    "<a><b>",
    "<table>",
    "<b><p>",
    "</p>",
    "<font><table>",
    "<svg>",
    "<p>",
    "<li>",
    "<h1><a>",
    "<a>",
    "<div><table></div></table>",
    "<!--",
    "<script>",
    "<svg></svg>",
    "<p a b c d",
    "<x ",
    "<title>",
    "<button>",
    "<span hidden>",
    "<table><td><p>",
    "<table><caption>",
    "<dl><dd>",
    "<a href=x></p>",
    "<q>",
    "&",
    "<",
    "<p hidden>",
    "<span hidden><p>",
    "<main>",
    "<ul><a>",
    "\"",
    "<p x='",
    "<td>",
    "</a>",
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (corpus); i++)
    {
      g_autofree char *path = g_strconcat ("/page/corpus/", corpus[i], NULL);

      g_test_add_data_func (path, corpus[i], test_corpus);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (attacks); i++)
    {
      g_autofree char *path = g_strdup_printf ("/page/attack/%" G_GSIZE_FORMAT, i);

      g_test_add_data_func (path, attacks[i], test_attacks);
    }
  g_test_add_func ("/page/titles", test_titles);
  g_test_add_func ("/page/pieces", test_pieces);
  g_test_add_func ("/page/refused", test_refused);
  g_test_add_func ("/page/encodings", test_encodings);
  g_test_add_func ("/page/plain", test_plain);

  return g_test_run ();
}
