/* deal-query.c: the words that somebody looks for, and where a text has them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/deal-query.h"

#include <string.h>

/* What makes one result better than another, the weightiest first. */
typedef enum
{
  RANK_PHRASE_IN_TITLE = 1 << 5,
  RANK_PHRASE = 1 << 4,
  RANK_IN_TITLE = 1 << 3,
  RANK_WHOLE_WORDS = 1 << 2,
  RANK_BEGINS_TITLE = 1 << 1,
  RANK_FOUND = 1 << 0,
} Rank;

/* The words as they were written. */
static char *
get_plain (const char *text)
{
  GString *plain = g_string_new (NULL);
  g_autoptr (GString) folded = g_string_new (NULL);
  g_autoptr (GArray) origins = g_array_new (FALSE, FALSE, sizeof (DealTextSpan));

  deal_fold_append (folded, text, origins);
  for (gsize i = 1; i < folded->len; i++)
    {
      DealTextSpan origin = g_array_index (origins, DealTextSpan, i);
      DealTextSpan before = g_array_index (origins, DealTextSpan, i - 1);

      /* A blank ends what stood before; one character may fold to several bytes. */
      if (folded->str[i] == ' ')
        g_string_append_c (plain, ' ');
      else if (folded->str[i - 1] == ' ' || origin.start != before.start)
        g_string_append_len (plain, text + origin.start, origin.end - origin.start);
    }
  g_strchomp (plain->str);

  return g_string_free (plain, FALSE);
}

/**
 * deal_query_new:
 * @text: what a person typed; made valid where it is not UTF-8
 *
 * Returns: (transfer full): what to look for
 */
DealQuery *
deal_query_new (const char *text)
{
  DealQuery       *query = g_new0 (DealQuery, 1);
  g_autofree char *folded = NULL;
  g_auto (GStrv) words = NULL;
  g_autoptr (GPtrArray) patterns = g_ptr_array_new ();

  g_atomic_ref_count_init (&query->ref_count);
  query->text = g_utf8_make_valid (text, -1);
  g_strstrip (query->text);
  query->plain = get_plain (query->text);

  folded = deal_fold_text (query->text);
  g_strchomp (folded);
  words = g_strsplit (folded[0] != '\0' ? folded + 1 : folded, " ", -1);
  query->n_words = g_strv_length (words);
  for (gsize i = 0; i < query->n_words; i++)
    g_ptr_array_add (patterns, g_strconcat (" ", words[i],
                                            i + 1 < query->n_words ? " " : NULL, NULL));
  g_ptr_array_add (patterns, NULL);
  query->phrase = g_steal_pointer (&folded);
  if (query->n_words > 0)
    query->last = g_strconcat (" ", words[query->n_words - 1], " ", NULL);
  query->patterns = (char **) g_ptr_array_free (g_steal_pointer (&patterns), FALSE);

  return query;
}

DealQuery *
deal_query_ref (const DealQuery *query)
{
  DealQuery *self = (DealQuery *) query;

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
deal_query_unref (DealQuery *query)
{
  if (query == NULL || !g_atomic_ref_count_dec (&query->ref_count))
    return;

  g_free (query->text);
  g_free (query->plain);
  g_free (query->phrase);
  g_free (query->last);
  g_strfreev (query->patterns);
  g_free (query);
}

/**
 * deal_query_rank:
 * @query: what is looked for
 * @title: folded
 * @body: folded; several texts may follow one another
 *
 * Says how good a result is.  All words in a row come before the same words
 * apart, the title before the text, whole words before the beginning of one,
 * and a title that begins with them before one that does not.
 *
 * Returns: 0 when a word is in neither; else the more the better
 */
guint
deal_query_rank (const DealQuery *query,
                 const char      *title,
                 const char      *body)
{
  gboolean in_title = TRUE;
  guint    rank = RANK_FOUND;

  if (query->n_words == 0)
    return 0;

  for (gsize i = 0; i < query->n_words; i++)
    if (strstr (title, query->patterns[i]) == NULL)
      {
        in_title = FALSE;
        if (strstr (body, query->patterns[i]) == NULL)
          return 0;
      }

  if (in_title)
    rank |= RANK_IN_TITLE;
  if (strstr (title, query->last) != NULL ||
      (!in_title && strstr (body, query->last) != NULL))
    rank |= RANK_WHOLE_WORDS;
  if (g_str_has_prefix (title, query->phrase))
    rank |= RANK_BEGINS_TITLE;
  /* One word is no phrase: title and text would count twice. */
  if (query->n_words > 1 && strstr (title, query->phrase) != NULL)
    rank |= RANK_PHRASE_IN_TITLE | RANK_PHRASE;
  else if (query->n_words > 1 && strstr (body, query->phrase) != NULL)
    rank |= RANK_PHRASE;

  return rank;
}

/* Folded text, with what each of its bytes comes of. */
typedef struct
{
  GString *text;
  GArray  *origins;
} Folded;

static void
fold_with_origins (Folded     *folded,
                   const char *text)
{
  folded->text = g_string_new (NULL);
  folded->origins = g_array_new (FALSE, FALSE, sizeof (DealTextSpan));
  deal_fold_append (folded->text, text, folded->origins);
}

static void
folded_clear (Folded *folded)
{
  g_string_free (folded->text, TRUE);
  g_array_unref (folded->origins);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Folded, folded_clear)

/* Of a pattern found at @at: without the blanks around it. */
static DealTextSpan
get_origin (const Folded *folded,
            const char   *at,
            const char   *pattern)
{
  gsize               first = (gsize) (at - folded->text->str) + 1;
  gsize               n = strcspn (pattern + 1, " ");
  const DealTextSpan *origins = (const DealTextSpan *) (gpointer) folded->origins->data;

  return (DealTextSpan){ origins[first].start, origins[first + n - 1].end };
}

/* A word of the query in folded text. */
typedef struct
{
  const char *at;
  gsize       word;
} Occurrence;

static int
compare_occurrences (gconstpointer a,
                     gconstpointer b)
{
  const Occurrence *first = a;
  const Occurrence *second = b;

  return first->at < second->at ? -1 : first->at > second->at;
}

static GArray *
find_occurrences (const DealQuery *query,
                  const char      *folded)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (Occurrence));

  for (gsize i = 0; i < query->n_words; i++)
    for (const char *p = strstr (folded, query->patterns[i]); p != NULL;
         p = strstr (p + 1, query->patterns[i]))
      {
        Occurrence occurrence = { p, i };

        g_array_append_val (found, occurrence);
      }
  g_array_sort (found, compare_occurrences);

  return found;
}

static GArray *
find_spans (const DealQuery *query,
            const char      *text)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (DealTextSpan));
  g_auto (Folded) folded = { 0 };
  g_autoptr (GArray) found = NULL;
  guint n = 0;

  fold_with_origins (&folded, text);
  found = find_occurrences (query, folded.text->str);
  for (guint i = 0; i < found->len; i++)
    {
      const Occurrence *occurrence = &g_array_index (found, Occurrence, i);
      DealTextSpan      span = get_origin (&folded, occurrence->at,
                                           query->patterns[occurrence->word]);

      g_array_append_val (spans, span);
    }

  /* "deal dea" finds the beginning of a word in the word. */
  for (guint i = 0; i < spans->len; i++)
    {
      DealTextSpan *span = &g_array_index (spans, DealTextSpan, i);
      DealTextSpan *last = n > 0 ? &g_array_index (spans, DealTextSpan, n - 1) : NULL;

      if (last != NULL && span->start < last->end)
        last->end = MAX (last->end, span->end);
      else
        g_array_index (spans, DealTextSpan, n++) = *span;
    }
  g_array_set_size (spans, n);

  return spans;
}

void
deal_excerpt_clear (DealExcerpt *excerpt)
{
  g_clear_pointer (&excerpt->text, g_free);
  g_clear_pointer (&excerpt->spans, g_free);
  excerpt->n_spans = 0;
}

/* Takes @text. */
static DealExcerpt
take_excerpt (const DealQuery *query,
              char            *text)
{
  GArray     *spans = find_spans (query, text);
  DealExcerpt excerpt = { text, NULL, 0 };

  excerpt.spans = (DealTextSpan *) g_array_steal (spans, &excerpt.n_spans);
  g_array_unref (spans);

  return excerpt;
}

/**
 * deal_query_mark:
 * @query: what is looked for
 * @text: valid UTF-8
 *
 * Returns: (transfer full): the whole of @text, with what was looked for
 */
DealExcerpt
deal_query_mark (const DealQuery *query,
                 const char      *text)
{
  return take_excerpt (query, g_strdup (text));
}

/* Where in folded text most of the words are within @n_bytes; the first such
 * place.  NULL: none of them is there. */
static const char *
find_dense_place (const DealQuery *query,
                  const char      *folded,
                  gsize            n_bytes)
{
  g_autoptr (GArray) found = find_occurrences (query, folded);
  g_autofree guint *counts = g_new0 (guint, query->n_words);
  const Occurrence *items = (const Occurrence *) (gpointer) found->data;
  const char       *best = NULL;
  gsize             n_words = 0;
  gsize             most = 0;
  guint             first = 0;

  for (guint i = 0; i < found->len; i++)
    {
      n_words += counts[items[i].word]++ == 0;
      for (; (gsize) (items[i].at - items[first].at) >= n_bytes; first++)
        n_words -= --counts[items[first].word] == 0;
      if (n_words > most)
        {
          most = n_words;
          best = items[first].at;
        }
    }

  return best;
}

/* What is worth showing: the phrase, else most of the words; in bytes of the text.
 * The beginning when it has none of them. */
static gsize
find_best_place (const DealQuery *query,
                 const char      *text,
                 gsize            n_bytes)
{
  g_auto (Folded) folded = { 0 };
  const char *place;

  fold_with_origins (&folded, text);
  place = query->n_words > 0 ? strstr (folded.text->str, query->phrase) : NULL;
  if (place == NULL)
    place = find_dense_place (query, folded.text->str, n_bytes);

  if (place == NULL)
    return 0;

  return g_array_index (folded.origins, DealTextSpan, place + 1 - folded.text->str).start;
}

static char *
to_one_line (const char *text)
{
  GString *line = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_len (line, p, g_utf8_next_char (p) - p);
    else if (line->len > 0 && line->str[line->len - 1] != ' ')
      g_string_append_c (line, ' ');
  g_strchomp (line->str);

  return g_string_free (line, FALSE);
}

/* The end of a word at or before @p, not before @least. */
static const char *
back_to_blank (const char *p,
               const char *least)
{
  for (const char *q = p; q > least; q = g_utf8_find_prev_char (least, q))
    if (*q == ' ' || *q == '\0')
      return q;

  return p;
}

/**
 * deal_query_quote:
 * @query: what is looked for
 * @text: valid UTF-8
 * @n_characters: how many there is room for
 *
 * Cuts out the piece of a text where the words are: whole words, with an
 * ellipsis where something is left out.
 *
 * Returns: (transfer full): the piece, with what was looked for; the beginning
 *   of @text when it has none of the words
 */
DealExcerpt
deal_query_quote (const DealQuery *query,
                  const char      *text,
                  gsize            n_characters)
{
  g_autofree char *line = to_one_line (text);
  glong            length = g_utf8_strlen (line, -1);
  const char      *found;
  const char      *start;
  const char      *end;
  glong            before;

  if ((gsize) length <= n_characters)
    return take_excerpt (query, g_steal_pointer (&line));

  found = line + find_best_place (query, line, n_characters);
  /* A quarter of the room is for what leads to the place, more at the end. */
  before = MIN (g_utf8_pointer_to_offset (line, found), (glong) n_characters / 4);
  before = MAX (before, g_utf8_pointer_to_offset (line, found) + (glong) n_characters -
                          length);
  start = g_utf8_offset_to_pointer (found, -before);
  if (start > line)
    {
      const char *blank = memchr (start - 1, ' ', (gsize) (found - start) + 1);

      start = blank != NULL ? blank + 1 : start;
    }
  end = g_utf8_offset_to_pointer (
    start, MIN ((glong) n_characters, g_utf8_strlen (start, -1)));
  if (*end != '\0')
    end = back_to_blank (end, found + 1);

  return take_excerpt (query, g_strdup_printf ("%s%.*s%s", start > line ? "… " : "",
                                               (int) (end - start), start,
                                               *end != '\0' ? " …" : ""));
}
