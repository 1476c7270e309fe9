/* deal-stances.h: terms by sources: who supports, contradicts or only mentions what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "calc/deal-evidence.h"
#include "calc/deal-options.h"

G_BEGIN_DECLS

/* What a source says of a term with all its claims; the last word outranks the
 * earlier ones, so that no contradiction hides behind an agreement. */
typedef enum
{
  DEAL_VOICE_SILENT,
  DEAL_VOICE_MENTIONS,
  DEAL_VOICE_SUPPORTS,
  DEAL_VOICE_CONTRADICTS,
} DealVoice;
#define DEAL_N_VOICES 4

/* How well a term is backed; the order in which the terms are shown. */
typedef enum
{
  DEAL_BACKING_DISPUTED,
  DEAL_BACKING_AGREED, /* by two or more independent origins */
  DEAL_BACKING_SINGLE,
  DEAL_BACKING_NONE, /* nobody takes a side */
} DealBacking;
#define DEAL_N_BACKINGS 4

/**
 * DealStanceCell:
 * @row: of the term
 * @column: of the source
 * @voice: never %DEAL_VOICE_SILENT
 * @claims: (array length=n_claims): contradictions first, then by strength; none
 *   where only a position of a conflict names the source
 * @conflict: (nullable): the first in which the source has a position
 * @position: (nullable): that position
 */
typedef struct
{
  guint                   row;
  guint                   column;
  DealVoice               voice;
  const DealClaim *const *claims;
  gsize                   n_claims;
  const DealConflict     *conflict;
  const DealPosition     *position;
} DealStanceCell;

/**
 * DealStanceRow:
 * @evidence: the counts of its claims
 * @cells: (array length=n_cells): of the sources that are not silent, by column
 * @by_kind: how many sources of a kind speak with which voice
 */
typedef struct
{
  const DealTerm         *term;
  const DealTermEvidence *evidence;
  DealBacking             backing;
  const DealStanceCell   *cells;
  gsize                   n_cells;
  guint                   by_kind[DEAL_N_SOURCE_KINDS][DEAL_N_VOICES];
} DealStanceRow;

/**
 * DealStances:
 * @rows: one per term of the deal, in the order of the options
 * @columns: the sources that speak of a term at all: by kind, then by number
 * @first_of_kind: where each kind begins in @columns; ends with their number
 * @n_silent: how many sources speak of no term
 * @n_origins: independent ones among @columns
 * @n_backed: how many terms are backed so
 *
 * Immutable and reference counted.
 */
typedef struct
{
  Deal              *deal;
  DealEvidence      *evidence;
  DealTermOrder      order;
  DealStanceRow     *rows;
  gsize              n_rows;
  const DealSource **columns;
  gsize              n_columns;
  guint              first_of_kind[DEAL_N_SOURCE_KINDS + 1];
  DealStanceCell    *cells;
  gsize              n_cells;
  guint              n_silent;
  guint              n_origins;
  guint              n_backed[DEAL_N_BACKINGS];
  const DealClaim  **claims;
} DealStances;

DealStances *deal_stances_new (const DealOptions *options);
void         deal_stances_free (DealStances *stances);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DealStances, deal_stances_free)

/* Nullable: the source is silent on the term. */
const DealStanceCell *
deal_stances_get_cell (const DealStances *stances, gsize row, gsize column);
/* -1: none. */
gssize deal_stances_find_row (const DealStances *stances, const DealTerm *term);

const char *deal_term_order_to_name (DealTermOrder order); /* "disputed" */
gboolean    deal_term_order_from_name (const char *name, DealTermOrder *order);

/* The words for people, translated. */
const char *deal_format_voice (DealVoice voice);
const char *deal_format_backing (DealBacking backing);

G_END_DECLS
