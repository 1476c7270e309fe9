/* test-opml.c: lists of lists, read and written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "deal-error.h"
#include "net/deal-opml.h"

static char *
show (const char *text,
      GError    **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GPtrArray) entries = deal_opml_parse (bytes, error);
  GString *shown = g_string_new (NULL);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const DealOpmlEntry *entry = entries->pdata[i];

      g_string_append_printf (shown, "%s=%s;", entry->title, entry->url);
    }

  return g_string_free (shown, FALSE);
}

static void
test_read (void)
{
  static const struct
  {
    const char *text;
    const char *shown;
  } cases[] = {
    { "<opml version='1.0'><body><outline text='A' xmlUrl='https://a.example/f'/>"
      "</body></opml>",
      "A=https://a.example/f;" },
    { "<?xml version='1.0' encoding='ISO-8859-1'?><opml><body><outline text='Folder'>"
      "<outline title='Caf\xe9 &amp; more' text='x' xmlURL=' http://b.example '/>"
      "</outline></body></opml>",
      "Café & more=http://b.example/;" },
    { "<opml><body><outline text='F' xmlUrl='file:///etc/passwd'/><outline text='J'"
      " xmlUrl='javascript:x'/><outline text='N'/></body></opml>",
      "" },
    { "<opml><outline text='1' xmlUrl='https://a.example/'/><outline text='2'"
      " xmlUrl='https://a.example'/></opml>",
      "1=https://a.example/;" },
    { "<opml><outline text='a\xe2\x80\xae"
      "b' xmlUrl='https://a.example/'/></opml>",
      "ab=https://a.example/;" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *shown = show (cases[i].text, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

static void
test_refused (void)
{
  static const char *const cases[] = {
    "",
    "<opml><body>",
    "<html></html>",
    "{}",
    "<!DOCTYPE opml [<!ENTITY a 'b'>]><opml/>",
    "<!DOCTYPE opml [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><opml/>",
  };
  g_autoptr (GString) deep = g_string_new ("<opml>");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *shown = show (cases[i], &error);

      g_test_message ("%s", cases[i]);
      g_assert_error (error, DEAL_ERROR, DEAL_ERROR_INVALID);
      g_assert_cmpstr (shown, ==, "");
    }

  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "<outline>");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *shown = show (deep->str, &error);

      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, "deep"));
    }
}

/* Where a mistake is, and what it is: not in the words of the parser. */
static void
test_explained (void)
{
  static const struct
  {
    const char *text;
    const char *message;
  } cases[] = {
    { "<opml>\n<body></opml>", "Line 2: an element is closed that is not open" },
    { "<opml>\n\n<body>", "Line 3: the list breaks off before its end" },
    { "<opml/>\n<opml/>", "Line 2: something stands behind the end of the list" },
    { "<opml>\n<outline a='1' a='2'/></opml>",
      "Line 2: an element has the same attribute twice" },
    { "<opml>\n<?xml version='1.0'?></opml>", "Line 2: this is not well-formed XML" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *shown = show (cases[i].text, &error);

      g_assert_error (error, DEAL_ERROR, DEAL_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

/* What was written is read again. */
static void
test_written (void)
{
  g_autoptr (GPtrArray) entries =
    g_ptr_array_new_with_free_func ((GDestroyNotify) deal_opml_entry_free);
  g_autofree char *text = NULL;
  g_autofree char *shown = NULL;

  g_ptr_array_add (entries, deal_opml_entry_new ("https://a.example/?a=1&b=2",
                                                 "\"A\" <b> & 'c'"));
  g_ptr_array_add (entries, deal_opml_entry_new ("https://b.example/", ""));
  text = deal_opml_write (entries);
  shown = show (text, NULL);
  g_assert_cmpstr (shown, ==,
                   "\"A\" <b> & 'c'=https://a.example/?a=1&b=2;"
                   "https://b.example/=https://b.example/;");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/opml/read", test_read);
  g_test_add_func ("/opml/refused", test_refused);
  g_test_add_func ("/opml/explained", test_explained);
  g_test_add_func ("/opml/written", test_written);

  return g_test_run ();
}
