/* deal-candidates.c: passages of a text that speak of a deal's terms
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-candidates.h"

#include <string.h>

/* A passage is read at a glance; by eye. */
#define PASSAGE_MOST 500
#define PASSAGE_LEAST 20

/* What a keyword, each further word of it, a number or year of the term and the
 * name of a party add.  A keyword alone may be about anything, so that less than
 * the last is not offered.  By eye, with articles on the bundled deal. */
#define SCORE_KEYWORD 3
#define SCORE_FURTHER 2
#define SCORE_NUMBER 2
#define SCORE_PARTY 1
#define SCORE_LEAST 5

typedef struct
{
  char    *pattern; /* folded, between two blanks */
  guint    score;
  gboolean is_keyword;
} Sign;

typedef struct
{
  const DealTerm *term;
  GArray         *signs; /* Sign */
} Subject;

void
deal_candidate_free (DealCandidate *candidate)
{
  if (candidate == NULL)
    return;

  g_free (candidate->passage);
  g_free (candidate->spans);
  g_free (candidate);
}

static void
sign_clear (gpointer data)
{
  g_free (((Sign *) data)->pattern);
}

static void
subject_free (gpointer data)
{
  Subject *subject = data;

  g_array_unref (subject->signs);
  g_free (subject);
}

static void
add_sign (Subject    *subject,
          const char *words,
          guint       score,
          gboolean    is_keyword)
{
  g_autoptr (GString) folded = g_string_new (NULL);
  Sign  sign = { NULL, score, is_keyword };
  guint n_blanks = 0;

  deal_fold_append (folded, words, NULL);
  for (const char *p = folded->str; *p != '\0'; p++)
    n_blanks += *p == ' ';
  if (n_blanks < 2)
    return;

  for (guint i = 0; i < subject->signs->len; i++)
    if (g_str_equal (g_array_index (subject->signs, Sign, i).pattern, folded->str))
      return;

  sign.pattern = g_strdup (folded->str);
  if (is_keyword)
    sign.score += SCORE_FURTHER * (n_blanks - 2);
  g_array_append_val (subject->signs, sign);
}

static void
add_year (Subject *subject,
          DealDate date)
{
  g_autofree char *year = g_strdup_printf ("%d", date.year);

  if (deal_date_is_set (date))
    add_sign (subject, year, SCORE_NUMBER, FALSE);
}

/* “20” of 20 %, “38” of 38 bn: as people write them, whatever stands behind. */
static void
add_value (Subject         *subject,
           const DealValue *value)
{
  add_year (subject, value->date);
  add_year (subject, value->from);
  add_year (subject, value->to);
  if (value->has_number)
    {
      double number = deal_decimal_to_double (value->number) *
                      (subject->term->type == DEAL_TYPE_SHARE ? 100.0 : 1.0);
      char text[G_ASCII_DTOSTR_BUF_SIZE];

      add_sign (subject, g_ascii_formatd (text, sizeof text, "%.6g", number),
                SCORE_NUMBER, FALSE);
    }
}

static Subject *
subject_new (const Deal     *deal,
             const DealTerm *term)
{
  Subject *subject = g_new0 (Subject, 1);

  subject->term = term;
  subject->signs = g_array_new (FALSE, FALSE, sizeof (Sign));
  g_array_set_clear_func (subject->signs, sign_clear);
  for (gsize i = 0; i < term->keywords.n; i++)
    add_sign (subject, term->keywords.items[i], SCORE_KEYWORD, TRUE);
  add_sign (subject, term->title, SCORE_KEYWORD, TRUE);
  for (gsize i = 0; i < term->n_values; i++)
    add_value (subject, &term->values[i]);
  for (gsize i = 0; i < deal->n_parties; i++)
    add_sign (subject, deal->parties[i].name, SCORE_PARTY, FALSE);

  return subject;
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const DealTextSpan *first = a;
  const DealTextSpan *second = b;

  return (first->start > second->start) - (first->start < second->start);
}

static void
join_spans (GArray *spans)
{
  guint n = 0;

  g_array_sort (spans, compare_spans);
  for (guint i = 0; i < spans->len; i++)
    {
      DealTextSpan *span = &g_array_index (spans, DealTextSpan, i);
      DealTextSpan *last = n > 0 ? &g_array_index (spans, DealTextSpan, n - 1) : NULL;

      if (last != NULL && span->start <= last->end)
        last->end = MAX (last->end, span->end);
      else
        g_array_index (spans, DealTextSpan, n++) = *span;
    }
  g_array_set_size (spans, n);
}

/* NULL: it does not speak of the term. */
static DealCandidate *
judge (const Subject *subject,
       const char    *passage,
       const GString *folded,
       const GArray  *origins)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (DealTextSpan));
  DealCandidate *candidate;
  guint          score = 0;
  gboolean       has_keyword = FALSE;

  for (guint i = 0; i < subject->signs->len; i++)
    {
      const Sign *sign = &g_array_index (subject->signs, Sign, i);
      const char *found = strstr (folded->str, sign->pattern);
      gsize       length = strlen (sign->pattern);

      if (found == NULL)
        continue;
      score += sign->score;
      has_keyword = has_keyword || sign->is_keyword;
      for (; found != NULL; found = strstr (found + 1, sign->pattern))
        {
          gsize        at = (gsize) (found - folded->str);
          DealTextSpan span = {
            g_array_index (origins, DealTextSpan, at + 1).start,
            g_array_index (origins, DealTextSpan, at + length - 2).end,
          };

          g_array_append_val (spans, span);
        }
    }
  if (!has_keyword || score < SCORE_LEAST)
    return NULL;

  join_spans (spans);
  candidate = g_new0 (DealCandidate, 1);
  candidate->term = subject->term;
  candidate->passage = g_strdup (passage);
  candidate->score = score;
  candidate->spans = (DealTextSpan *) g_array_steal (spans, &candidate->n_spans);

  return candidate;
}

static void
add_passage (GPtrArray  *candidates,
             GPtrArray  *subjects,
             const char *passage)
{
  g_autoptr (GString) folded = NULL;
  g_autoptr (GArray) origins = NULL;

  if (strlen (passage) < PASSAGE_LEAST)
    return;

  folded = g_string_new (NULL);
  origins = g_array_new (FALSE, FALSE, sizeof (DealTextSpan));
  deal_fold_append (folded, passage, origins);
  for (guint i = 0; i < subjects->len; i++)
    {
      DealCandidate *candidate = judge (subjects->pdata[i], passage, folded, origins);

      if (candidate != NULL)
        g_ptr_array_add (candidates, candidate);
    }
}

/* Where a passage that begins at @text may end: behind the last sentence that
 * still fits or, without one, the last word. */
static const char *
find_end (const char *text)
{
  const char *word = NULL;
  const char *sentence = NULL;
  const char *p = text;

  for (; *p != '\0' && p - text < PASSAGE_MOST; p = g_utf8_next_char (p))
    if (*p == ' ')
      {
        word = p;
        if (p > text && strchr (".?!", p[-1]) != NULL)
          sentence = p;
      }
  if (*p == '\0')
    return p;

  return sentence != NULL ? sentence : word != NULL ? word
                                                    : p;
}

static void
add_paragraph (GPtrArray  *candidates,
               GPtrArray  *subjects,
               const char *paragraph)
{
  for (const char *p = paragraph; *p != '\0';)
    {
      const char      *end = find_end (p);
      g_autofree char *passage = g_strndup (p, (gsize) (end - p));

      add_passage (candidates, subjects, passage);
      p = *end == ' ' ? end + 1 : end;
    }
}

/* The best first; of two that are as good, the one that stands first. */
static int
compare_candidates (gconstpointer a,
                    gconstpointer b,
                    gpointer      unused)
{
  const DealCandidate *first = *(DealCandidate *const *) a;
  const DealCandidate *second = *(DealCandidate *const *) b;

  return (first->score < second->score) - (first->score > second->score);
}

/**
 * deal_candidates_find:
 * @deal: a deal
 * @text: paragraphs, a line each
 * @most: how many are wanted
 *
 * Looks for passages that use a term's words: its keywords, the numbers and years
 * of its values, and the names of the parties.
 *
 * Returns: (transfer full) (element-type DealCandidate): the best, best first
 */
GPtrArray *
deal_candidates_find (const Deal *deal,
                      const char *text,
                      gsize       most)
{
  GPtrArray *candidates =
    g_ptr_array_new_with_free_func ((GDestroyNotify) deal_candidate_free);
  g_autoptr (GPtrArray) subjects = g_ptr_array_new_with_free_func (subject_free);
  g_auto (GStrv) paragraphs = g_strsplit (text, "\n", -1);

  for (gsize i = 0; i < deal->n_terms; i++)
    g_ptr_array_add (subjects, subject_new (deal, &deal->terms[i]));
  for (gsize i = 0; paragraphs[i] != NULL; i++)
    add_paragraph (candidates, subjects, paragraphs[i]);

  /* Stable, as g_ptr_array_sort() does not promise to be. */
  g_qsort_with_data (candidates->pdata, (gint) candidates->len, sizeof (gpointer),
                     compare_candidates, NULL);
  if (candidates->len > most)
    g_ptr_array_set_size (candidates, (gint) most);

  return candidates;
}
