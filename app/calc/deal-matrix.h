/* deal-matrix.h: which product is permitted and offered where, before and after
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "calc/deal-options.h"

G_BEGIN_DECLS

typedef enum
{
  DEAL_MATRIX_UNCHANGED,
  DEAL_MATRIX_CHANGED,
  DEAL_MATRIX_NEWLY_STATED, /* unknown before, known after */
  DEAL_MATRIX_UNKNOWN,      /* unknown after, whatever was known before */
} DealMatrixChange;

typedef struct
{
  DealStatus              before;
  DealStatus              after;
  const DealAvailability *before_entry; /* nullable: nothing on record */
  const DealAvailability *after_entry;
  DealStatus              latest;       /* at the end of what the deal knows */
  const DealAvailability *latest_entry; /* nullable */
  const DealAvailability *last_entry;   /* nullable: of the file, valid or not */
  DealMatrixChange        change;
} DealMatrixLayer;

/* How long one status held, from entry to entry without a gap. */
typedef struct
{
  DealDate since;     /* as precise as the file; unset: not on record */
  DealDate until;     /* unset: has no end on record */
  gboolean has_start; /* another status ended on the day before */
} DealMatrixSpan;

typedef struct
{
  DealMatrixLayer layers[DEAL_N_LAYERS];
  DealMatrixChange
           change;      /* of the cell: changed if a layer changed, else newly stated … */
  gboolean is_outdated; /* a layer is another than this at the end */
} DealMatrixCell;

/**
 * DealMatrix:
 *
 * Immutable and reference counted.  @boundary is the version whose work is seen:
 * one of @before and @after is the day before it took effect, the other the
 * as-of date.  It is NULL where two days were asked for, or the as-of date lies
 * before both versions of the pair.
 */
typedef struct
{
  Deal              *deal;
  DealDate           before;
  DealDate           after;
  DealDate           latest;   /* the deal's own as-of date, or the later of the two */
  const DealVersion *boundary; /* nullable */
  DealMatrixCell    *cells;    /* product * n_platforms + platform */
  /* For each entry of the deal the one before it in its cell's layer; nullable. */
  const DealAvailability **previous;
  guint                    n_changed;
  guint                    n_newly_stated;
  guint                    n_unchanged;
  guint                    n_unknown;  /* the four add up to products times platforms */
  guint                    n_outdated; /* 0 where the later day is the latest */
} DealMatrix;

DealMatrix *deal_matrix_new (const Deal *deal, DealDate before, DealDate after);
DealMatrix *deal_matrix_new_for_options (const DealOptions *options);
void        deal_matrix_free (DealMatrix *matrix);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DealMatrix, deal_matrix_free)

const DealMatrixCell *
deal_matrix_get_cell (const DealMatrix *matrix, gsize product, gsize platform);

DealMatrixSpan
deal_matrix_get_span (const DealMatrix *matrix, const DealAvailability *entry);

/* (element-type DealSource): what the entry rests on, then what the earlier ones of its
 * span do, each once: the first day of the span is theirs.  Nothing without an entry. */
GPtrArray *
deal_matrix_list_sources (const DealMatrix *matrix, const DealAvailability *entry);

/* When a source last said so, of those of which the day is known: what holds goes on
 * until one says otherwise, which is not the same.  Not set without such a source from
 * the span up to @on, and of what is unknown. */
DealDate deal_matrix_get_confirmed (const DealMatrix       *matrix,
                                    const DealAvailability *entry,
                                    DealDate                on);

/* (element-type DealDate): the days on which something changes, ascending. */
GArray *deal_matrix_get_dates (const Deal *deal);

G_END_DECLS
