/* deal-query.h: the words that somebody looks for, and where a text has them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/deal-fold.h"

G_BEGIN_DECLS

/**
 * DealQuery:
 * @text: as it was typed
 * @plain: its words alone, unfolded, a blank between two
 * @n_words: how many there are; 0: it asks for nothing
 *
 * All words must be in what is found, in any order: each as it stands, the last
 * one as a beginning, for it may still be typed.  Immutable and reference
 * counted, from any thread.
 */
typedef struct
{
  char           *text;
  char           *plain;
  gsize           n_words;
  char          **patterns; /* " word " and, of the last, " word" */
  char           *last;     /* the last one as a whole word */
  char           *phrase;   /* all of them in a row, the last as a beginning */
  gatomicrefcount ref_count;
} DealQuery;

DealQuery *deal_query_new (const char *text);
DealQuery *deal_query_ref (const DealQuery *query);
void       deal_query_unref (DealQuery *query);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DealQuery, deal_query_unref)

guint deal_query_rank (const DealQuery *query, const char *title, const char *body);

/**
 * DealExcerpt:
 * @text: one line
 * @spans: (array length=n_spans): what was looked for in it: ascending, apart
 *
 * A piece of a text, for people.
 */
typedef struct
{
  char         *text;
  DealTextSpan *spans;
  gsize         n_spans;
} DealExcerpt;

void deal_excerpt_clear (DealExcerpt *excerpt);

DealExcerpt deal_query_mark (const DealQuery *query, const char *text);
DealExcerpt deal_query_quote (const DealQuery *query,
                              const char      *text,
                              gsize            n_characters);

G_END_DECLS
