/* deal-fold.c: text as a search compares it: without case, accents and signs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/deal-fold.h"

/* The longest decomposition of one character in Unicode. */
#define MAX_DECOMPOSED 18

/* A word while it is folded. */
typedef struct
{
  GString *folded;
  GArray  *origins; /* DealTextSpan; nullable */
  gboolean in_word;
} Folder;

static inline void
append_byte (Folder      *folder,
             char         byte,
             DealTextSpan origin)
{
  g_string_append_c (folder->folded, byte);
  if (folder->origins != NULL)
    g_array_append_val (folder->origins, origin);
}

static void
append_letter (Folder      *folder,
               gunichar     c,
               DealTextSpan origin)
{
  char  letter[7] = { 0 };
  char *cased;

  folder->in_word = TRUE;
  if (c < 0x80)
    {
      append_byte (folder, g_ascii_tolower ((char) c), origin);
      return;
    }

  g_unichar_to_utf8 (c, letter);
  cased = g_utf8_casefold (letter, -1);
  for (const char *p = cased; *p != '\0'; p++)
    append_byte (folder, *p, origin);
  g_free (cased);
}

static inline void
end_word (Folder *folder,
          guint32 at)
{
  if (folder->in_word)
    append_byte (folder, ' ', (DealTextSpan){ at, at });
  folder->in_word = FALSE;
}

/* An accent that stands behind its letter belongs to what was found. */
static void
extend_last (Folder *folder,
             guint32 end)
{
  if (folder->origins != NULL && folder->origins->len > 0 && folder->in_word)
    g_array_index (folder->origins, DealTextSpan, folder->origins->len - 1).end = end;
}

static void
append_part (Folder      *folder,
             gunichar     c,
             DealTextSpan origin)
{
  GUnicodeType type = g_unichar_type (c);

  if (type == G_UNICODE_NON_SPACING_MARK)
    extend_last (folder, origin.end);
  else if (g_unichar_isalnum (c) || type == G_UNICODE_SPACING_MARK)
    append_letter (folder, c, origin);
  else if (c != 0xad) /* a soft hyphen ends no word */
    end_word (folder, origin.start);
}

/* What nearly all of a text is made of, without a call for each character. */
static inline void
append_ascii (Folder      *folder,
              char         c,
              DealTextSpan origin)
{
  if (g_ascii_isalnum (c))
    {
      folder->in_word = TRUE;
      append_byte (folder, g_ascii_isupper (c) ? (char) (c - 'A' + 'a') : c, origin);
    }
  else
    {
      end_word (folder, origin.start);
    }
}

static void
append_wide (Folder      *folder,
             gunichar     c,
             DealTextSpan origin)
{
  gunichar parts[MAX_DECOMPOSED];
  gsize    n = g_unichar_fully_decompose (c, TRUE, parts, MAX_DECOMPOSED);

  for (gsize i = 0; i < n; i++)
    append_part (folder, parts[i], origin);
}

/**
 * deal_fold_append:
 * @folded: what is folded already; ends with a blank or is empty
 * @text: valid UTF-8
 * @origins: (nullable) (element-type DealTextSpan): gets, for each byte that is
 *   appended, the part of @text that it comes of
 *
 * Appends the words of @text, each with a blank behind it and, as it is a part
 * of its own, a blank before the first: ` right of first refusal `.  A word is
 * thus found by looking for it between two blanks, the beginning of one by
 * looking for it behind a blank.  Words are runs of letters and digits; what
 * differs only in case, accents, ligatures or width is the same.
 */
void
deal_fold_append (GString    *folded,
                  const char *text,
                  GArray     *origins)
{
  Folder  folder = { folded, origins, FALSE };
  guint32 end = 0;

  append_byte (&folder, ' ', (DealTextSpan){ 0, 0 });
  for (const char *p = text; *p != '\0';)
    {
      const char *next = (guchar) *p < 0x80 ? p + 1 : g_utf8_next_char (p);
      guint32     start = (guint32) (p - text);

      end = (guint32) (next - text);
      if (next == p + 1)
        append_ascii (&folder, *p, (DealTextSpan){ start, end });
      else
        append_wide (&folder, g_utf8_get_char (p), (DealTextSpan){ start, end });
      p = next;
    }
  end_word (&folder, end);
}

/**
 * deal_fold_text:
 * @text: valid UTF-8
 *
 * Returns: (transfer full): its words as deal_fold_append() makes them
 */
char *
deal_fold_text (const char *text)
{
  GString *folded = g_string_new (NULL);

  deal_fold_append (folded, text, NULL);

  return g_string_free (folded, FALSE);
}
