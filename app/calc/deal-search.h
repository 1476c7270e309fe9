/* deal-search.h: looks for words in all that a deal says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "model/deal-query.h"
#include "model/deal.h"

G_BEGIN_DECLS

/* In the order in which they are shown. */
typedef enum
{
  DEAL_HIT_TERM,
  DEAL_HIT_CLAIM,
  DEAL_HIT_CONFLICT,
  DEAL_HIT_EVENT,
  DEAL_HIT_SOURCE,
} DealHitKind;
#define DEAL_N_HIT_KINDS 5

/**
 * DealHit:
 * @rank: as deal_query_rank() says
 * @id: (nullable): of the part that was found; events have none
 * @term: (nullable): the term that was found, or that the claim or conflict is on
 * @claim: (nullable): what was found, if it is one
 * @conflict: (nullable): likewise
 * @event: (nullable): likewise
 * @source: (nullable): the source that was found, or that makes the claim
 * @title: what it is; of a claim the piece that has the words
 * @detail: where it belongs, or what else of it has the words
 *
 * One thing that was found.
 */
typedef struct
{
  DealHitKind         kind;
  guint               rank;
  const char         *id;
  const DealTerm     *term;
  const DealClaim    *claim;
  const DealConflict *conflict;
  const DealEvent    *event;
  const DealSource   *source;
  DealExcerpt         title;
  DealExcerpt         detail;
} DealHit;

/**
 * DealHits:
 * @groups: (element-type DealHit): per kind the best, best first
 * @n_found: how many there are per kind, shown or not
 * @n_all: how many there are in all
 *
 * Immutable and reference counted; holds its deal.
 */
typedef struct
{
  Deal      *deal;
  DealQuery *query;
  GPtrArray *groups[DEAL_N_HIT_KINDS];
  gsize      n_found[DEAL_N_HIT_KINDS];
  gsize      n_all;
} DealHits;

void deal_hits_free (DealHits *hits);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DealHits, deal_hits_free)

typedef struct _DealSearchIndex DealSearchIndex;

DealSearchIndex *deal_search_index_new (const Deal *deal, GCancellable *cancellable);
DealSearchIndex *deal_search_index_ref (const DealSearchIndex *index);
void             deal_search_index_unref (DealSearchIndex *index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DealSearchIndex, deal_search_index_unref)

DealHits *deal_search_index_find (const DealSearchIndex *index,
                                  const DealQuery       *query,
                                  gsize                  most,
                                  GCancellable          *cancellable);

const char *deal_hit_kind_to_name (DealHitKind kind);
const char *deal_format_hit_kind (DealHitKind kind);

G_END_DECLS
