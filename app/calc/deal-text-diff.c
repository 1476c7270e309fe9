/* deal-text-diff.c: two versions of a long text in one, with the differences marked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-text-diff.h"

#include <string.h>

/* Of two such texts the table of common paragraphs takes 8 MB; where more of them
 * are between the first and the last difference, those count as replaced. */
#define PARAGRAPHS_MOST 2000

typedef struct
{
  char   **old_lines;
  char   **new_lines;
  guint    n_old;
  guint    n_new;
  guint16 *common; /* longest common run from (i, j) to the ends; nullable */
} Lines;

static guint16
get_common (const Lines *lines,
            guint        i,
            guint        j)
{
  return lines->common != NULL ? lines->common[(gsize) i * (lines->n_new + 1) + j] : 0;
}

/* The longest common subsequence, by dynamic programming from the ends. */
static void
fill_common (Lines *lines)
{
  if (lines->n_old > PARAGRAPHS_MOST || lines->n_new > PARAGRAPHS_MOST)
    return;

  lines->common = g_new0 (guint16, (gsize) (lines->n_old + 1) * (lines->n_new + 1));
  for (guint i = lines->n_old; i-- > 0;)
    for (guint j = lines->n_new; j-- > 0;)
      {
        guint16 below = get_common (lines, i + 1, j);
        guint16 right = get_common (lines, i, j + 1);
        guint16 most = MAX (below, right);

        if (g_str_equal (lines->old_lines[i], lines->new_lines[j]))
          most = (guint16) (get_common (lines, i + 1, j + 1) + 1);
        lines->common[(gsize) i * (lines->n_new + 1) + j] = most;
      }
}

static void
begin_line (GString *text)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
}

static void
append (DealTextDiff *diff,
        GString      *text,
        DealWordsKind kind,
        const char   *words,
        gsize         length)
{
  DealWords mark = { kind, (guint) text->len, (guint) length, 0 };

  g_string_append_len (text, words, (gssize) length);
  if (kind != DEAL_WORDS_SAME)
    g_array_append_val (diff->marks, mark);
}

/* A whole paragraph that the other side has nothing like. */
static void
append_paragraph (DealTextDiff *diff,
                  GString      *text,
                  DealWordsKind kind,
                  const char   *paragraph)
{
  begin_line (text);
  append (diff, text, kind, paragraph, strlen (paragraph));
}

/* At the beginning of a line no blank of the new one parts what was removed from
 * what took its place. */
static gboolean
follows_removed (const GArray *words,
                 guint         index,
                 const char   *old_line)
{
  const DealWords *before =
    index > 0 ? &g_array_index (words, DealWords, index - 1) : NULL;

  return before != NULL && before->kind == DEAL_WORDS_REMOVED &&
         g_ascii_isspace (old_line[before->start + before->length]);
}

/* White space belongs to no word, so what stands between two marks of the new
 * text is taken from it; what was removed brings a blank along. */
static void
append_words (DealTextDiff *diff,
              GString      *text,
              const char   *old_line,
              const char   *new_line,
              const GArray *words)
{
  gsize place = 0;

  begin_line (text);
  for (guint i = 0; i < words->len; i++)
    {
      const DealWords *word = &g_array_index (words, DealWords, i);
      gsize            start = word->kind == DEAL_WORDS_SAME ? word->new_start
                                                             : word->start;

      if (word->kind == DEAL_WORDS_REMOVED)
        {
          if (text->len > 0 && !g_ascii_isspace (text->str[text->len - 1]) &&
              word->start > 0 && g_ascii_isspace (old_line[word->start - 1]))
            g_string_append_c (text, ' ');
          append (diff, text, word->kind, old_line + word->start, word->length);
          continue;
        }
      if (start > place)
        g_string_append_len (text, new_line + place, (gssize) (start - place));
      else if (follows_removed (words, i, old_line))
        g_string_append_c (text, ' ');
      append (diff, text, word->kind, new_line + start, word->length);
      place = start + word->length;
    }
  g_string_append (text, new_line + place);
}

static void
append_pair (DealTextDiff *diff,
             GString      *text,
             const char   *old_line,
             const char   *new_line)
{
  g_autoptr (GArray) words = deal_words_diff (old_line, new_line);

  if (words->len > 0)
    {
      append_words (diff, text, old_line, new_line, words);
      return;
    }

  append_paragraph (diff, text, DEAL_WORDS_REMOVED, old_line);
  append_paragraph (diff, text, DEAL_WORDS_ADDED, new_line);
}

/* Paragraphs between two that are the same: compared one by one, and then what is
 * left over on one side. */
static void
append_change (DealTextDiff *diff,
               GString      *text,
               char        **old_lines,
               guint         n_old,
               char        **new_lines,
               guint         n_new)
{
  guint n_pairs = MIN (n_old, n_new);

  for (guint i = 0; i < n_pairs; i++)
    append_pair (diff, text, old_lines[i], new_lines[i]);
  for (guint i = n_pairs; i < n_old; i++)
    append_paragraph (diff, text, DEAL_WORDS_REMOVED, old_lines[i]);
  for (guint i = n_pairs; i < n_new; i++)
    append_paragraph (diff, text, DEAL_WORDS_ADDED, new_lines[i]);
  diff->n_changed += MAX (n_old, n_new);
}

static gboolean
is_same (const Lines *lines,
         guint        i,
         guint        j)
{
  return i < lines->n_old && j < lines->n_new &&
         g_str_equal (lines->old_lines[i], lines->new_lines[j]);
}

static void
walk (const Lines  *lines,
      DealTextDiff *diff,
      GString      *text)
{
  guint i = 0;
  guint j = 0;

  while (i < lines->n_old || j < lines->n_new)
    {
      guint old_start = i;
      guint new_start = j;

      while (lines->common != NULL ? is_same (lines, i, j) : FALSE)
        {
          i++;
          j++;
        }
      if (i > old_start)
        {
          append_paragraph (diff, text, DEAL_WORDS_SAME, "…");
          continue;
        }
      while ((i < lines->n_old || j < lines->n_new) &&
             (lines->common == NULL || !is_same (lines, i, j)))
        if (j == lines->n_new || (i < lines->n_old && get_common (lines, i + 1, j) >=
                                                        get_common (lines, i, j + 1)))
          i++;
        else
          j++;
      append_change (diff, text, lines->old_lines + old_start, i - old_start,
                     lines->new_lines + new_start, j - new_start);
    }
}

/**
 * deal_text_diff_new:
 * @old_text: paragraphs, a line each
 * @new_text: likewise
 *
 * Compares two long texts paragraph by paragraph and, where one took the place of
 * another, word by word.
 *
 * Returns: (transfer full): what differs
 */
DealTextDiff *
deal_text_diff_new (const char *old_text,
                    const char *new_text)
{
  g_auto (GStrv) old_lines = g_strsplit (old_text, "\n", -1);
  g_auto (GStrv) new_lines = g_strsplit (new_text, "\n", -1);
  Lines         lines = { old_lines, new_lines, g_strv_length (old_lines),
                          g_strv_length (new_lines), NULL };
  DealTextDiff *diff = g_new0 (DealTextDiff, 1);
  GString      *text = g_string_new (NULL);
  gboolean      has_more = FALSE;

  diff->marks = g_array_new (FALSE, FALSE, sizeof (DealWords));

  /* What is the same at both ends need not be compared with all the rest. */
  while (lines.n_old > 0 && lines.n_new > 0 &&
         g_str_equal (*lines.old_lines, *lines.new_lines))
    {
      lines.old_lines++;
      lines.new_lines++;
      lines.n_old--;
      lines.n_new--;
    }
  if (lines.old_lines > old_lines && lines.n_old + lines.n_new > 0)
    g_string_append (text, "…");
  while (lines.n_old > 0 && lines.n_new > 0 &&
         g_str_equal (lines.old_lines[lines.n_old - 1], lines.new_lines[lines.n_new - 1]))
    {
      lines.n_old--;
      lines.n_new--;
      has_more = TRUE;
    }
  fill_common (&lines);
  walk (&lines, diff, text);
  if (has_more)
    append_paragraph (diff, text, DEAL_WORDS_SAME, "…");
  g_free (lines.common);
  diff->text = g_string_free (text, FALSE);

  return diff;
}

void
deal_text_diff_free (DealTextDiff *diff)
{
  if (diff == NULL)
    return;

  g_free (diff->text);
  g_array_unref (diff->marks);
  g_free (diff);
}
