/* deal-search.c: looks for words in all that a deal says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-search-private.h"

#include "deal-text.h"

/* How many parts are looked at between two questions whether to go on. */
#define PARTS_AT_ONCE 512

/* Folded, in the memory of the index. */
typedef struct
{
  const char *title;
  const char *body;
} Entry;

/**
 * DealSearchIndex:
 *
 * The folded words of a deal.  Made once a deal, so that each key that is
 * typed costs no more than reading through them.  Immutable and reference
 * counted, from any thread.
 */
struct _DealSearchIndex
{
  DealEvidence   *evidence; /* holds the deal */
  Entry          *entries[DEAL_N_HIT_KINDS];
  gsize           n_entries[DEAL_N_HIT_KINDS];
  GStringChunk   *texts;
  gatomicrefcount ref_count;
};

/* An entry while it is made; @body is used again for each. */
typedef struct
{
  DealSearchIndex *index;
  GString         *title;
  GString         *body;
} Indexer;

static void
add_text (GString    *folded,
          const char *text)
{
  if (text != NULL && text[0] != '\0')
    deal_fold_append (folded, text, NULL);
}

static void
index_term (Indexer        *indexer,
            const DealTerm *term)
{
  add_text (indexer->title, term->title);
  for (gsize i = 0; i < term->n_values; i++)
    {
      add_text (indexer->body, term->values[i].text);
      add_text (indexer->body, term->values[i].until);
      add_text (indexer->body, term->values[i].note);
    }
  for (gsize i = 0; i < term->keywords.n; i++)
    add_text (indexer->body, term->keywords.items[i]);
}

static void
index_claim (Indexer         *indexer,
             const DealClaim *claim)
{
  add_text (indexer->title, claim->says);
  add_text (indexer->body, claim->anchor);
  add_text (indexer->body, claim->locator);
}

static void
index_conflict (Indexer            *indexer,
                const DealConflict *conflict)
{
  add_text (indexer->title, conflict->question);
  for (gsize i = 0; i < conflict->n_positions; i++)
    add_text (indexer->body, conflict->positions[i].says);
  add_text (indexer->body, conflict->assessment);
  add_text (indexer->body, conflict->settled_by);
}

static void
index_event (Indexer         *indexer,
             const DealEvent *event)
{
  add_text (indexer->title, event->title);
  add_text (indexer->body, event->detail);
}

static void
index_source (Indexer          *indexer,
              const DealSource *source)
{
  add_text (indexer->title, source->title);
  add_text (indexer->body, source->publisher);
  add_text (indexer->body, source->note);
}

static void
index_part (Indexer    *indexer,
            const Deal *deal,
            DealHitKind kind,
            gsize       number)
{
  switch (kind)
    {
    case DEAL_HIT_TERM:
      index_term (indexer, &deal->terms[number]);
      break;
    case DEAL_HIT_CLAIM:
      index_claim (indexer, &deal->claims[number]);
      break;
    case DEAL_HIT_CONFLICT:
      index_conflict (indexer, &deal->conflicts[number]);
      break;
    case DEAL_HIT_EVENT:
      index_event (indexer, &deal->events[number]);
      break;
    case DEAL_HIT_SOURCE:
      index_source (indexer, &deal->sources[number]);
      break;
    default:
      g_assert_not_reached ();
    }
}

static gsize
count_parts (const Deal *deal,
             DealHitKind kind)
{
  const gsize counts[DEAL_N_HIT_KINDS] = {
    [DEAL_HIT_TERM] = deal->n_terms,
    [DEAL_HIT_CLAIM] = deal->n_claims,
    [DEAL_HIT_CONFLICT] = deal->n_conflicts,
    [DEAL_HIT_EVENT] = deal->n_events,
    [DEAL_HIT_SOURCE] = deal->n_sources,
  };

  return counts[kind];
}

static gboolean
should_stop (GCancellable *cancellable,
             gsize         i)
{
  return i % PARTS_AT_ONCE == 0 && g_cancellable_is_cancelled (cancellable);
}

static gboolean
index_kind (Indexer      *indexer,
            DealHitKind   kind,
            GCancellable *cancellable)
{
  DealSearchIndex *self = indexer->index;
  const Deal      *deal = self->evidence->deal;
  gsize            n = count_parts (deal, kind);

  self->entries[kind] = g_new (Entry, n);
  self->n_entries[kind] = n;
  for (gsize i = 0; i < n; i++)
    {
      Entry *entry = &self->entries[kind][i];

      if (should_stop (cancellable, i))
        return FALSE;
      g_string_truncate (indexer->title, 0);
      g_string_truncate (indexer->body, 0);
      index_part (indexer, deal, kind, i);
      entry->title = g_string_chunk_insert (self->texts, indexer->title->str);
      entry->body = g_string_chunk_insert (self->texts, indexer->body->str);
    }

  return TRUE;
}

/**
 * deal_search_index_new:
 * @deal: a deal
 * @cancellable: (nullable): stops it
 *
 * Folds all that is looked through: of terms the title, the texts and notes of
 * all versions and the keywords; of claims, conflicts, events and sources what
 * they say.  Takes about as long as reading the deal did.
 *
 * Returns: (transfer full): the index, or `NULL` when it was stopped
 */
DealSearchIndex *
deal_search_index_new (const Deal   *deal,
                       GCancellable *cancellable)
{
  g_autoptr (DealSearchIndex) self = g_new0 (DealSearchIndex, 1);
  Indexer  indexer = { self, g_string_new (NULL), g_string_new (NULL) };
  gboolean is_done = TRUE;

  g_atomic_ref_count_init (&self->ref_count);
  self->evidence = deal_evidence_new (deal);
  self->texts = g_string_chunk_new (64 * 1024);
  for (guint kind = 0; is_done && kind < DEAL_N_HIT_KINDS; kind++)
    is_done = index_kind (&indexer, (DealHitKind) kind, cancellable);
  g_string_free (indexer.title, TRUE);
  g_string_free (indexer.body, TRUE);

  return is_done ? g_steal_pointer (&self) : NULL;
}

DealSearchIndex *
deal_search_index_ref (const DealSearchIndex *index)
{
  DealSearchIndex *self = (DealSearchIndex *) index;

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
deal_search_index_unref (DealSearchIndex *index)
{
  if (index == NULL || !g_atomic_ref_count_dec (&index->ref_count))
    return;

  for (guint kind = 0; kind < DEAL_N_HIT_KINDS; kind++)
    g_free (index->entries[kind]);
  g_string_chunk_free (index->texts);
  deal_evidence_free (index->evidence);
  g_free (index);
}

typedef struct
{
  gsize number;
  guint rank;
} Match;

/* The deal's own order among equals. */
static int
compare_matches (gconstpointer a,
                 gconstpointer b)
{
  const Match *first = a;
  const Match *second = b;

  if (first->rank != second->rank)
    return first->rank > second->rank ? -1 : 1;

  return first->number < second->number ? -1 : first->number > second->number;
}

static void
hit_free (gpointer data)
{
  DealHit *hit = data;

  deal_excerpt_clear (&hit->title);
  deal_excerpt_clear (&hit->detail);
  g_free (hit);
}

static gboolean
find_kind (const DealSearchIndex *self,
           DealHits              *hits,
           DealHitKind            kind,
           gsize                  most,
           GCancellable          *cancellable)
{
  const Entry *entries = self->entries[kind];
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (Match));

  for (gsize i = 0; i < self->n_entries[kind]; i++)
    {
      Match match = { i,
                      deal_query_rank (hits->query, entries[i].title, entries[i].body) };

      if (should_stop (cancellable, i))
        return FALSE;
      if (match.rank > 0)
        g_array_append_val (matches, match);
    }
  g_array_sort (matches, compare_matches);

  hits->n_found[kind] = matches->len;
  hits->n_all += matches->len;
  for (guint i = 0; i < matches->len && i < most; i++)
    {
      const Match *match = &g_array_index (matches, Match, i);

      if (should_stop (cancellable, i))
        return FALSE;
      g_ptr_array_add (hits->groups[kind],
                       deal_hit_new (self->evidence, hits->query, kind, match->number,
                                     match->rank));
    }

  return TRUE;
}

/**
 * deal_search_index_find:
 * @index: an index
 * @query: what is looked for
 * @most: how many of each kind are wanted; the others are only counted
 * @cancellable: (nullable): stops it
 *
 * Looks for all words of @query.
 *
 * Returns: (transfer full): what was found, or `NULL` when it was stopped
 */
DealHits *
deal_search_index_find (const DealSearchIndex *index,
                        const DealQuery       *query,
                        gsize                  most,
                        GCancellable          *cancellable)
{
  g_autoptr (DealHits) hits = g_new0 (DealHits, 1);

  hits->deal = deal_ref (index->evidence->deal);
  hits->query = deal_query_ref (query);
  for (guint kind = 0; kind < DEAL_N_HIT_KINDS; kind++)
    hits->groups[kind] = g_ptr_array_new_with_free_func (hit_free);
  for (guint kind = 0; kind < DEAL_N_HIT_KINDS; kind++)
    if (!find_kind (index, hits, (DealHitKind) kind, most, cancellable))
      return NULL;

  return g_steal_pointer (&hits);
}

void
deal_hits_free (DealHits *hits)
{
  if (hits == NULL)
    return;

  for (guint kind = 0; kind < DEAL_N_HIT_KINDS; kind++)
    g_ptr_array_unref (hits->groups[kind]);
  deal_query_unref (hits->query);
  deal_unref (hits->deal);
  g_free (hits);
}

/* In files; the same in every language. */
const char *
deal_hit_kind_to_name (DealHitKind kind)
{
  static const char *const names[] = {
    [DEAL_HIT_TERM] = "term",
    [DEAL_HIT_CLAIM] = "claim",
    [DEAL_HIT_CONFLICT] = "conflict",
    [DEAL_HIT_EVENT] = "event",
    [DEAL_HIT_SOURCE] = "source",
  };

  g_assert ((guint) kind < G_N_ELEMENTS (names));

  return names[kind];
}

/* Heads a group of results. */
const char *
deal_format_hit_kind (DealHitKind kind)
{
  static const char *const names[] = {
    [DEAL_HIT_TERM] = N_ ("Terms"),
    [DEAL_HIT_CLAIM] = N_ ("Claims"),
    [DEAL_HIT_CONFLICT] = N_ ("Conflicts"),
    [DEAL_HIT_EVENT] = N_ ("Events"),
    [DEAL_HIT_SOURCE] = N_ ("Sources"),
  };

  g_assert ((guint) kind < G_N_ELEMENTS (names));

  return _ (names[kind]);
}
