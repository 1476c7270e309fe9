/* fuzz-opml.c: lists of lists under libFuzzer; see tests/fuzz/run
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "net/deal-clean.h"
#include "net/deal-opml.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* A file has lists that can be asked, or there is an error; and what is written of
 * them is read again as it was. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = deal_opml_parse (bytes, &error);
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GPtrArray) again = NULL;
  char *text;

  g_assert_true ((entries != NULL) == (error == NULL));
  if (entries == NULL)
    return 0;

  text = deal_opml_write (entries);
  written = g_bytes_new_take (text, strlen (text));
  again = deal_opml_parse (written, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->len, ==, entries->len);
  for (guint i = 0; i < entries->len; i++)
    {
      const DealOpmlEntry *entry = entries->pdata[i];
      const DealOpmlEntry *same = again->pdata[i];

      g_assert_true (g_str_has_prefix (entry->url, "http://") ||
                     g_str_has_prefix (entry->url, "https://"));
      g_assert_cmpstr (entry->url, ==, same->url);
      g_assert_true (g_utf8_validate (entry->title, -1, NULL));
      g_assert_true (g_utf8_strlen (entry->title, -1) <= DEAL_CLEAN_TITLE);
    }

  return 0;
}
