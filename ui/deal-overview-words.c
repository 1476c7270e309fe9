/* deal-overview-words.c: what the overview counts of the conflicts, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-overview-cards.h"

#include "deal-text.h"

/* How many terms that no question is about are named before “…”. */
#define MAX_OTHERS 3

static GHashTable *
list_questioned_terms (const Deal *deal)
{
  GHashTable *terms = g_hash_table_new (NULL, NULL);

  for (gsize i = 0; i < deal->n_conflicts; i++)
    g_hash_table_add (terms, (gpointer) deal->conflicts[i].term);

  return terms;
}

/**
 * deal_overview_describe_conflicts:
 * @deal: a deal
 *
 * Returns: (transfer full): how many questions are open, and about how many terms,
 *   which are not as many
 */
char *
deal_overview_describe_conflicts (const Deal *deal)
{
  g_autoptr (GHashTable) terms = list_questioned_terms (deal);
  guint            n_terms = g_hash_table_size (terms);
  g_autofree char *questions = NULL;

  questions = g_strdup_printf (P_ ("%zu question", "%zu questions", deal->n_conflicts),
                               deal->n_conflicts);

  /* Translators: “22 questions”, and the terms that they are about. */
  return g_strdup_printf (P_ ("%1$s about %2$u term", "%1$s about %2$u terms", n_terms),
                          questions, n_terms);
}

/**
 * deal_overview_describe_others:
 * @diff: a difference
 *
 * Returns: (transfer full): how many terms are disputed beside those that a question
 *   is about, and which these are; empty when there are none
 */
char *
deal_overview_describe_others (const DealDiff *diff)
{
  g_autoptr (GHashTable) asked = list_questioned_terms (diff->deal);
  g_autoptr (GString) titles = g_string_new (NULL);
  guint n = 0;

  for (gsize i = 0; i < diff->n_rows; i++)
    {
      const DealTerm *term = diff->rows[i].term;

      if (!diff->rows[i].disputed || g_hash_table_contains (asked, term))
        continue;
      if (n++ < MAX_OTHERS)
        g_string_append_printf (titles, "%s%s", n > 1 ? C_ ("between terms", ", ") : "",
                                term->title);
    }
  if (n == 0)
    return g_strdup ("");
  if (n > MAX_OTHERS)
    g_string_append (titles, "…");

  /* Translators: after “22 questions about 15 terms”; last the titles of the terms. */
  return g_strdup_printf (P_ ("%1$u more term is disputed without a question: %2$s",
                              "%1$u more terms are disputed without a question: %2$s",
                              n),
                          n, titles->str);
}
