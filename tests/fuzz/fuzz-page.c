/* fuzz-page.c: pages of the web under libFuzzer; see tests/fuzz/run
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "net/deal-clean.h"
#include "net/deal-page.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* What the window may show as it is. */
static void
assert_plain (const char *text,
              gboolean    is_line)
{
  g_assert_true (g_utf8_validate (text, -1, NULL));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_assert_true (!g_unichar_iscntrl (c) || (!is_line && c == '\n'));
      g_assert_true (c < 0x202a || c > 0x202e);
      g_assert_true (c < 0x2066 || c > 0x2069);
    }
}

/* A page has a text that keeps its promises, or there is an error; and what was
 * read once is read the same way again. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (DealPage) page = deal_page_parse (bytes, "text/html", NULL, &error);
  g_autoptr (DealPage) again = deal_page_parse (bytes, "text/html", NULL, NULL);

  g_assert_true ((page != NULL) == (error == NULL));
  g_assert_true ((page != NULL) == (again != NULL));
  if (page == NULL)
    return 0;

  g_assert_cmpstr (page->text, ==, again->text);
  g_assert_true (*page->text != '\0');
  g_assert_true (strstr (page->text, "\n\n") == NULL);
  g_assert_true (g_utf8_strlen (page->title, -1) <= DEAL_CLEAN_TITLE);
  assert_plain (page->title, TRUE);
  assert_plain (page->text, FALSE);

  return 0;
}
