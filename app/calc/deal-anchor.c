/* deal-anchor.c: whether a passage still stands where a claim found it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-anchor.h"

#include <string.h>

/* A text on one line, and where its paragraphs began. */
typedef struct
{
  GString *line;
  GArray  *starts; /* gsize */
} Folded;

static void
folded_clear (Folded *folded)
{
  g_string_free (folded->line, TRUE);
  g_array_unref (folded->starts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Folded, folded_clear)

/* Any white space is one blank, so that it matters neither how a page is laid out
 * nor where a paragraph was split. */
static Folded
fold (const char *text)
{
  Folded   folded = { g_string_new (NULL), g_array_new (FALSE, FALSE, sizeof (gsize)) };
  gboolean is_blank = FALSE;
  gboolean is_start = TRUE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        {
          is_blank = TRUE;
          is_start = is_start || c == '\n';
          continue;
        }
      if (is_blank && folded.line->len > 0)
        g_string_append_c (folded.line, ' ');
      is_blank = FALSE;
      if (is_start)
        g_array_append_val (folded.starts, folded.line->len);
      is_start = FALSE;
      g_string_append_unichar (folded.line, c);
    }

  return folded;
}

static gboolean
is_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* “38 bn” does not stand in “138 bn”, nor in “38 bnd”. */
static gboolean
is_whole (const char *line,
          const char *found,
          gsize       length)
{
  const char *end = found + length;
  const char *last = g_utf8_prev_char (end);

  return (found == line || !is_word (g_utf8_get_char (found)) ||
          !is_word (g_utf8_get_char (g_utf8_prev_char (found)))) &&
         (*end == '\0' || !is_word (g_utf8_get_char (last)) ||
          !is_word (g_utf8_get_char (end)));
}

/* The places of @words in @text, as bytes. */
static GArray *
find_all (const Folded  *text,
          const GString *words)
{
  GArray     *places = g_array_new (FALSE, FALSE, sizeof (gsize));
  const char *line = text->line->str;
  const char *p = words->len > 0 ? strstr (line, words->str) : NULL;

  for (; p != NULL; p = strstr (p + 1, words->str))
    if (is_whole (line, p, words->len))
      {
        gsize place = (gsize) (p - line);

        g_array_append_val (places, place);
      }

  return places;
}

/* The paragraph that @place is in. */
static char *
dup_paragraph (const Folded *text,
               gsize         place)
{
  gsize start = 0;
  gsize end = text->line->len;

  for (guint i = 0; i < text->starts->len; i++)
    {
      gsize next = g_array_index (text->starts, gsize, i);

      if (next > place)
        {
          end = next;
          break;
        }
      start = next;
    }

  return g_strchomp (g_strndup (text->line->str + start, end - start));
}

static gboolean
was_there (const char   *paragraph,
           const Folded *before,
           const GArray *places)
{
  for (guint i = 0; i < places->len; i++)
    {
      g_autofree char *other =
        dup_paragraph (before, g_array_index (places, gsize, i));

      if (g_str_equal (paragraph, other))
        return TRUE;
    }

  return FALSE;
}

/**
 * deal_anchor_check:
 * @anchor: (nullable): the words by which a claim is found
 * @before: (nullable): the text in which they were found first
 * @now: (nullable): the text of today
 *
 * Looks for the words exactly as they are, but for white space, as whole words.
 */
DealAnchorState
deal_anchor_check (const char *anchor,
                   const char *before,
                   const char *now)
{
  g_auto (Folded) words = fold (anchor != NULL ? anchor : "");
  g_auto (Folded) old = fold (before != NULL ? before : "");
  g_auto (Folded) text = fold (now != NULL ? now : "");
  g_autoptr (GArray) places = NULL;
  g_autoptr (GArray) old_places = NULL;
  g_autofree char *paragraph = NULL;

  if (words.line->len == 0 || text.line->len == 0)
    return DEAL_ANCHOR_UNCHECKED;

  places = find_all (&text, words.line);
  if (places->len != 1)
    return places->len == 0 ? DEAL_ANCHOR_GONE : DEAL_ANCHOR_AMBIGUOUS;

  old_places = find_all (&old, words.line);
  paragraph = dup_paragraph (&text, g_array_index (places, gsize, 0));

  return old_places->len == 0 || was_there (paragraph, &old, old_places)
           ? DEAL_ANCHOR_STANDS
           : DEAL_ANCHOR_MOVED;
}

/**
 * deal_anchor_state_to_name:
 * @state: a state
 *
 * Returns: its word in the output for machines
 */
const char *
deal_anchor_state_to_name (DealAnchorState state)
{
  static const char *const names[] = { "unchecked", "stands", "moved", "ambiguous",
                                       "gone" };

  return names[state];
}
