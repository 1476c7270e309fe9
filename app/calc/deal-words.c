/* deal-words.c: which words of a text were removed, and which added
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-diff.h"

#include <string.h>

/* Of two such texts the table of common words takes 8 MB; longer ones are not
 * marked. */
#define MAX_WORDS 2000

/* Above this share of words that differ, marks help nobody. */
#define MAX_DIFFERENCE 0.7

typedef struct
{
  guint start; /* bytes */
  guint length;
} Word;

static gboolean
is_word_letter (gunichar c)
{
  /* Scripts without spaces are compared letter by letter. */
  return (g_unichar_isalnum (c) || g_unichar_ismark (c)) && !g_unichar_iswide (c);
}

/* Runs of letters and digits, and every other sign on its own. */
static GArray *
split_words (const char *text)
{
  GArray     *words = g_array_new (FALSE, FALSE, sizeof (Word));
  const char *p = text;

  while (*p != '\0')
    {
      const char *start = p;
      gunichar    c = g_utf8_get_char (p);
      Word        word = { (guint) (start - text), 0 };

      p = g_utf8_next_char (p);
      if (g_unichar_isspace (c))
        continue;
      while (is_word_letter (c) && *p != '\0' && is_word_letter (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      word.length = (guint) (p - start);
      g_array_append_val (words, word);
    }

  return words;
}

static gboolean
is_same_word (const char *old_text,
              const Word *old_word,
              const char *new_text,
              const Word *new_word)
{
  return old_word->length == new_word->length &&
         memcmp (old_text + old_word->start, new_text + new_word->start,
                 old_word->length) == 0;
}

typedef struct
{
  const char *old_text;
  const char *new_text;
  GArray     *old_words;
  GArray     *new_words;
  guint16    *common; /* longest common run of words from (i, j) to the ends */
} Comparison;

static const Word *
get_word (const GArray *words,
          guint         index)
{
  return &g_array_index (words, Word, index);
}

static guint16 *
get_common (const Comparison *comparison,
            guint             i,
            guint             j)
{
  return &comparison->common[(gsize) i * (comparison->new_words->len + 1) + j];
}

static gboolean
is_same (const Comparison *comparison,
         guint             i,
         guint             j)
{
  return is_same_word (comparison->old_text, get_word (comparison->old_words, i),
                       comparison->new_text, get_word (comparison->new_words, j));
}

/* The longest common subsequence, by dynamic programming from the ends. */
static void
fill_common (Comparison *comparison)
{
  for (guint i = comparison->old_words->len; i-- > 0;)
    for (guint j = comparison->new_words->len; j-- > 0;)
      {
        guint16 below = *get_common (comparison, i + 1, j);
        guint16 right = *get_common (comparison, i, j + 1);

        *get_common (comparison, i, j) =
          is_same (comparison, i, j)
            ? (guint16) (*get_common (comparison, i + 1, j + 1) + 1)
            : MAX (below, right);
      }
}

/* Adds a word to the last mark where both are of one kind and nothing but the
 * same white space lies between them. */
static void
add_word (GArray           *marks,
          const Comparison *comparison,
          DealWordsKind     kind,
          const Word       *word,
          const Word       *new_word)
{
  DealWords mark = { kind, word->start, word->length,
                     new_word != NULL ? new_word->start : 0 };

  if (marks->len > 0)
    {
      DealWords *last = &g_array_index (marks, DealWords, marks->len - 1);
      guint      length = word->start + word->length - last->start;

      if (last->kind == kind &&
          (new_word == NULL ||
           (new_word->start - last->new_start == word->start - last->start &&
            memcmp (comparison->old_text + last->start,
                    comparison->new_text + last->new_start, length) == 0)))
        {
          last->length = length;
          return;
        }
    }

  g_array_append_val (marks, mark);
}

static void
walk (const Comparison *comparison,
      GArray           *marks)
{
  guint n_old = comparison->old_words->len;
  guint n_new = comparison->new_words->len;
  guint i = 0;
  guint j = 0;

  while (i < n_old || j < n_new)
    if (i < n_old && j < n_new && is_same (comparison, i, j))
      {
        add_word (marks, comparison, DEAL_WORDS_SAME, get_word (comparison->old_words, i),
                  get_word (comparison->new_words, j));
        i++;
        j++;
      }
    else if (j == n_new || (i < n_old && *get_common (comparison, i + 1, j) >=
                                           *get_common (comparison, i, j + 1)))
      add_word (marks, comparison, DEAL_WORDS_REMOVED,
                get_word (comparison->old_words, i++), NULL);
    else
      add_word (marks, comparison, DEAL_WORDS_ADDED,
                get_word (comparison->new_words, j++), NULL);
}

/**
 * deal_words_diff:
 * @old_text: UTF-8
 * @new_text: UTF-8
 *
 * Compares two texts word by word.  The marks are in reading order, what was
 * removed before what took its place; white space between marks belongs to
 * none.
 *
 * Returns: (transfer full) (element-type DealWords): the marks; none when one
 *   side is empty, more than 70 % of the words differ, or a text is longer
 *   than 2000 words
 */
GArray *
deal_words_diff (const char *old_text,
                 const char *new_text)
{
  g_autoptr (GArray) old_words = split_words (old_text);
  g_autoptr (GArray) new_words = split_words (new_text);
  g_autofree guint16 *common = NULL;
  GArray             *marks = g_array_new (FALSE, FALSE, sizeof (DealWords));
  Comparison          comparison = { old_text, new_text, old_words, new_words, NULL };
  guint               n_words = old_words->len + new_words->len;

  if (old_words->len == 0 || new_words->len == 0 ||
      old_words->len > MAX_WORDS || new_words->len > MAX_WORDS)
    return marks;

  common = g_new0 (guint16, (gsize) (old_words->len + 1) * (new_words->len + 1));
  comparison.common = common;
  fill_common (&comparison);
  if (n_words - 2u * common[0] > MAX_DIFFERENCE * n_words)
    return marks;

  walk (&comparison, marks);

  return marks;
}
