/* fuzz-feed.c: lists of articles under libFuzzer; see tests/fuzz/run
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "net/deal-feed.h"

#define MAX_SUMMARY 2000

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* What the window may show as it is: no markup can do harm in it, but characters
 * that steer a terminal or turn the direction of writing can. */
static void
assert_plain (const char *text,
              gboolean    is_line)
{
  if (text == NULL)
    return;

  g_assert_true (g_utf8_validate (text, -1, NULL));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_assert_true (!g_unichar_iscntrl (c) || (!is_line && c == '\n'));
      g_assert_true (c < 0x202a || c > 0x202e);
      g_assert_true (c < 0x2066 || c > 0x2069);
      g_assert_true (c != 0x2028 && c != 0x2029);
    }
}

/* `YYYY-MM-DDThh:mm:ssZ` or its beginning. */
static void
assert_date (const char *text)
{
  static const char shape[] = "0000-00-00T00:00:00Z";
  gsize             length = text != NULL ? strlen (text) : 10;

  g_assert_true (length == 4 || length == 7 || length == 10 || length == 20);
  for (gsize i = 0; text != NULL && i < length; i++)
    g_assert_true (shape[i] == '0' ? g_ascii_isdigit (text[i]) : shape[i] == text[i]);
}

static void
assert_entry (const DealFeedEntry *entry,
              GHashTable          *ids)
{
  g_assert_nonnull (entry->title);
  g_assert_true (entry->id != NULL && g_hash_table_add (ids, entry->id));
  assert_plain (entry->id, TRUE);
  assert_plain (entry->title, TRUE);
  assert_plain (entry->summary, FALSE);
  assert_plain (entry->text, FALSE);
  assert_date (entry->date_published);
  assert_date (entry->date_modified);
  g_assert_true (entry->summary == NULL ||
                 g_utf8_strlen (entry->summary, -1) <= MAX_SUMMARY);
  g_assert_true (entry->url == NULL || g_str_has_prefix (entry->url, "http://") ||
                 g_str_has_prefix (entry->url, "https://"));
}

/* A text is a list that keeps its promises, or an error. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  g_autoptr (DealFeedDocument) document =
    deal_feed_parse (bytes, NULL, "https://harbour.example/feeds/list", &error);

  g_assert_true ((document != NULL) == (error == NULL));
  if (document == NULL)
    return 0;

  g_assert_cmpuint (document->entries->len, <=, DEAL_FEED_MAX_ENTRIES);
  g_assert_nonnull (document->title);
  assert_plain (document->title, TRUE);
  for (guint i = 0; i < document->entries->len; i++)
    assert_entry (document->entries->pdata[i], ids);

  return 0;
}
