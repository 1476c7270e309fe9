/* deal-plain.c: text that cannot do more than be read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/deal-plain.h"

/* Controls move a terminal's cursor, line and paragraph separators break
 * lines, embeddings, overrides and isolates show text in another order than it
 * has.  Marks of direction are left alone: right-to-left text needs them. */
static gboolean
is_unsafe (gunichar c)
{
  return c < 0x20 || (c >= 0x7f && c <= 0x9f) ||
         (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/**
 * deal_plain_find_unsafe:
 * @text: (array length=length): valid UTF-8
 * @length: its bytes
 *
 * Returns: the first character of @text that does more than be read; 0 when
 *   there is none
 */
gunichar
deal_plain_find_unsafe (const char *text,
                        gsize       length)
{
  const char *end = text + length;

  for (; text < end; text++)
    {
      guchar c = (guchar) *text;

      /* Of the bytes beyond ASCII, only these begin an unsafe character. */
      if (c >= 0x20 && c != 0x7f && c != 0xc2 && c != 0xe2)
        continue;
      if (is_unsafe (g_utf8_get_char (text)))
        return g_utf8_get_char (text);
    }

  return 0;
}

/**
 * deal_plain_text:
 * @text: anything, as a file name or a message that quotes a file
 * @max_characters: longer text is cut, and ends with an ellipsis
 *
 * Returns: (transfer full): valid UTF-8 in which every character that does
 *   more than be read became U+FFFD
 */
char *
deal_plain_text (const char *text,
                 gsize       max_characters)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString         *plain = g_string_new (NULL);
  gsize            n = 0;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p), n++)
    {
      gunichar c = g_utf8_get_char (p);

      if (n == max_characters)
        {
          g_string_append_unichar (plain, 0x2026);
          break;
        }
      g_string_append_unichar (plain, is_unsafe (c) ? 0xfffd : c);
    }

  return g_string_free (plain, FALSE);
}
