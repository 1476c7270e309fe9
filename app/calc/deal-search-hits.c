/* deal-search-hits.c: what was found, in a line or two
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-search-private.h"

#include <string.h>

#include "calc/deal-format.h"
#include "deal-text.h"

/* Of a piece of a text; about what a line of the window has room for. */
#define N_CHARACTERS 72

/* Which of several texts says most of what the title does not say already. */
typedef struct
{
  const DealQuery *query;
  const char      *title; /* folded */
  const char      *label; /* nullable */
  const char      *text;  /* nullable: none has a word that is looked for */
  guint            score;
} Choice;

static guint
rate (const Choice *choice,
      const char   *folded)
{
  const DealQuery *query = choice->query;
  guint            score = 0;

  for (gsize i = 0; i < query->n_words; i++)
    if (strstr (folded, query->patterns[i]) != NULL)
      score += strstr (choice->title, query->patterns[i]) != NULL ? 1 : 4;
  if (score > 0 && strstr (folded, query->phrase) != NULL)
    score += 2;

  return score;
}

static void
offer (Choice     *choice,
       const char *label,
       const char *text)
{
  g_autofree char *folded = NULL;
  guint            score;

  if (text == NULL || text[0] == '\0')
    return;

  folded = deal_fold_text (text);
  score = rate (choice, folded);
  if (score > choice->score)
    {
      choice->label = label;
      choice->text = text;
      choice->score = score;
    }
}

/* The piece of the text that was chosen, behind what it is. */
static DealExcerpt
quote_choice (const Choice *choice)
{
  DealExcerpt      piece = deal_query_quote (choice->query, choice->text, N_CHARACTERS);
  DealExcerpt      whole;
  g_autofree char *text = NULL;

  if (choice->label == NULL)
    return piece;

  /* Translators: what a text belongs to, as the name of a version, and a piece of
   * the text */
  text = g_strdup_printf (_ ("%1$s: %2$s"), choice->label, piece.text);
  whole = deal_query_mark (choice->query, text);
  deal_excerpt_clear (&piece);

  return whole;
}

/* Where a part belongs; nothing of it is marked, for nothing of it was looked
 * through. */
static DealExcerpt
take_plain (char *text)
{
  return (DealExcerpt){ text, NULL, 0 };
}

static char *
describe_term (const DealEvidence *evidence,
               const DealTerm     *term)
{
  if (!deal_evidence_get_term (evidence, term)->disputed)
    return g_strdup (term->category->title);

  /* Translators: %s is a category of terms */
  return g_strdup_printf (_ ("%s · disputed"), term->category->title);
}

static void
fill_term (DealHit            *hit,
           const DealEvidence *evidence,
           const DealQuery    *query)
{
  const DealTerm  *term = hit->term;
  g_autofree char *folded = deal_fold_text (term->title);
  Choice           choice = { query, folded, NULL, NULL, 0 };

  hit->id = term->id;
  hit->title = deal_query_mark (query, term->title);
  if (deal_query_rank (query, folded, "") == 0)
    {
      /* The newest first: of equal texts the one that holds is shown. */
      for (gsize i = term->n_values; i > 0; i--)
        {
          const DealValue *value = &term->values[i - 1];

          offer (&choice, value->version->title, value->text);
          offer (&choice, value->version->title, value->until);
          offer (&choice, value->version->title, value->note);
        }
      for (gsize i = 0; i < term->keywords.n; i++)
        offer (&choice, _ ("Keyword"), term->keywords.items[i]);
    }

  if (choice.text != NULL)
    hit->detail = quote_choice (&choice);
  else
    hit->detail = take_plain (describe_term (evidence, term));
}

static const char *
get_publisher (const DealSource *source)
{
  return source->publisher != NULL ? source->publisher : source->title;
}

/* An anchor stands in the source as it is here; what a claim says is ours. */
static void
fill_claim (DealHit         *hit,
            const DealQuery *query)
{
  const DealClaim *claim = hit->claim;
  const char      *publisher = get_publisher (claim->source);
  Choice           choice = { query, "", NULL, NULL, 0 };
  g_autofree char *quoted = NULL;
  g_autofree char *place = NULL;

  hit->id = claim->id;
  hit->term = claim->term;
  hit->source = claim->source;
  offer (&choice, NULL, claim->says);
  offer (&choice, NULL, claim->anchor);
  if (choice.text != NULL && choice.text == claim->anchor)
    {
      /* Translators: %s is a phrase of a source */
      quoted = g_strdup_printf (_ ("“%s”"), claim->anchor);
      hit->title = deal_query_mark (query, quoted);
    }
  else
    {
      hit->title = deal_query_quote (query, claim->says, N_CHARACTERS);
    }

  if (claim->locator == NULL)
    {
      hit->detail = take_plain (g_strdup (publisher));
      return;
    }
  /* Translators: a publisher, and a place in what it published: "Reuters, line 31" */
  place = g_strdup_printf (_ ("%1$s, %2$s"), publisher, claim->locator);
  hit->detail = deal_query_mark (query, place);
}

static void
fill_conflict (DealHit         *hit,
               const DealQuery *query)
{
  const DealConflict *conflict = hit->conflict;
  g_autofree char    *folded = deal_fold_text (conflict->question);
  Choice              choice = { query, folded, NULL, NULL, 0 };

  hit->id = conflict->id;
  hit->term = conflict->term;
  hit->title = deal_query_quote (query, conflict->question, 2 * N_CHARACTERS);
  if (deal_query_rank (query, folded, "") == 0)
    {
      for (gsize i = 0; i < conflict->n_positions; i++)
        offer (&choice, NULL, conflict->positions[i].says);
      offer (&choice, NULL, conflict->assessment);
      offer (&choice, NULL, conflict->settled_by);
    }
  if (choice.text != NULL)
    hit->detail = quote_choice (&choice);
  else
    hit->detail = take_plain (g_strdup (conflict->term->title));
}

static void
fill_event (DealHit         *hit,
            const DealQuery *query)
{
  const DealEvent *event = hit->event;
  g_autofree char *date = deal_format_date (event->date);
  g_autofree char *folded = deal_fold_text (event->title);
  Choice           choice = { query, folded, NULL, NULL, 0 };

  hit->title = deal_query_mark (query, event->title);
  if (deal_query_rank (query, folded, "") == 0)
    offer (&choice, date, event->detail);
  if (choice.text != NULL)
    hit->detail = quote_choice (&choice);
  else
    hit->detail = take_plain (g_steal_pointer (&date));
}

static void
fill_source (DealHit         *hit,
             const DealQuery *query)
{
  const DealSource *source = hit->source;
  g_autofree char  *date = NULL;
  g_autofree char  *place = NULL;
  g_autofree char  *folded = deal_fold_text (source->title);
  Choice            choice = { query, folded, NULL, NULL, 0 };

  hit->id = source->id;
  hit->title = deal_query_mark (query, source->title);
  if (deal_query_rank (query, folded, "") == 0)
    {
      offer (&choice, NULL, source->publisher);
      offer (&choice, NULL, source->note);
    }
  if (choice.text != NULL && choice.text == source->note)
    {
      hit->detail = quote_choice (&choice);
      return;
    }

  date = deal_date_is_set (source->published) ? deal_format_date (source->published)
                                              : g_strdup (_ ("Undated"));
  if (source->publisher != NULL)
    /* Translators: a publisher and a date */
    place = g_strdup_printf (_ ("%1$s · %2$s"), source->publisher, date);
  else
    place = g_steal_pointer (&date);
  hit->detail = choice.text != NULL ? deal_query_mark (query, place)
                                    : take_plain (g_steal_pointer (&place));
}

DealHit *
deal_hit_new (const DealEvidence *evidence,
              const DealQuery    *query,
              DealHitKind         kind,
              gsize               number,
              guint               rank)
{
  const Deal *deal = evidence->deal;
  DealHit    *hit = g_new0 (DealHit, 1);

  hit->kind = kind;
  hit->rank = rank;
  switch (kind)
    {
    case DEAL_HIT_TERM:
      hit->term = &deal->terms[number];
      fill_term (hit, evidence, query);
      break;
    case DEAL_HIT_CLAIM:
      hit->claim = &deal->claims[number];
      fill_claim (hit, query);
      break;
    case DEAL_HIT_CONFLICT:
      hit->conflict = &deal->conflicts[number];
      fill_conflict (hit, query);
      break;
    case DEAL_HIT_EVENT:
      hit->event = &deal->events[number];
      fill_event (hit, query);
      break;
    case DEAL_HIT_SOURCE:
      hit->source = &deal->sources[number];
      fill_source (hit, query);
      break;
    default:
      g_assert_not_reached ();
    }

  return hit;
}
