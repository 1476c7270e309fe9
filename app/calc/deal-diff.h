/* deal-diff.h: how two versions differ, term by term
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/deal.h"

G_BEGIN_DECLS

/* What the program itself derives from the typed values. */
typedef enum
{
  DEAL_KIND_UNCHANGED,
  DEAL_KIND_ADDED,
  DEAL_KIND_ENDED,
  DEAL_KIND_RAISED,
  DEAL_KIND_LOWERED,
  DEAL_KIND_EXTENDED,
  DEAL_KIND_SHORTENED,
  DEAL_KIND_REWORDED,
  DEAL_KIND_NOT_RESTATED, /* one side does not mention it; an earlier version does */
  DEAL_KIND_UNCLEAR,
  DEAL_KIND_ABSENT, /* no version up to either side mentions it */
} DealKind;

/* What the row's badge says and the tally counts. */
typedef enum
{
  DEAL_BADGE_ENDED,
  DEAL_BADGE_NARROWED,
  DEAL_BADGE_CAPPED,
  DEAL_BADGE_ADDED,
  DEAL_BADGE_WIDENED,
  DEAL_BADGE_CHANGED, /* reworded, and nobody says to what effect */
  DEAL_BADGE_UNCHANGED,
  DEAL_BADGE_NOT_RESTATED,
  DEAL_BADGE_UNCLEAR,
} DealBadge;
#define DEAL_N_BADGES 9

typedef enum
{
  DEAL_WORDS_SAME,
  DEAL_WORDS_REMOVED,
  DEAL_WORDS_ADDED,
} DealWordsKind;

typedef struct
{
  DealWordsKind kind;
  guint         start; /* bytes into the old text; for ADDED into the new text */
  guint         length;
  guint         new_start; /* for SAME: where it stands in the new text */
} DealWords;

typedef struct
{
  const DealTerm   *term;
  const DealValue  *old_value;       /* nullable; its own, or the latest before */
  const DealValue  *new_value;       /* nullable; likewise */
  gboolean          old_is_restated; /* the old version itself says it */
  gboolean          new_is_restated;
  gboolean          ended_before; /* what is carried over had already ended */
  DealKind          kind;
  DealBadge         badge;
  const DealChange *declared;   /* nullable; by the file, for this pair in this order */
  gboolean          has_effect; /* declared for this pair, maybe in the other order */
  DealEffect        effect;     /* that, mirrored if the order is the other */
  gboolean          agrees;     /* declared and derived do not exclude each other */
  char             *size;       /* "20% → 25% (+5 percentage points)"; nullable */
  gboolean          disputed;
} DealDiffRow;

/**
 * DealDiff:
 *
 * Immutable and reference counted.  One row for each term that either side
 * speaks of, by category, in the file's order.
 */
typedef struct
{
  Deal              *deal;
  const DealVersion *old_version;
  const DealVersion *new_version;
  DealDiffRow       *rows;
  gsize              n_rows;
  guint              tally[DEAL_N_BADGES];
  guint              n_changed; /* neither unchanged, nor not restated, nor unclear */
  guint              n_disputed;
  gatomicrefcount    ref_count;
} DealDiff;

DealDiff *deal_diff_new (const Deal        *deal,
                         const DealVersion *old_version,
                         const DealVersion *new_version);
DealDiff *deal_diff_ref (const DealDiff *diff);
void      deal_diff_unref (DealDiff *diff);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DealDiff, deal_diff_unref)

/* (element-type DealWords): word by word; empty when one side is empty or more
 * than 70 % differs, for then marks help nobody. */
GArray *deal_words_diff (const char *old_text, const char *new_text);

const char *deal_kind_to_name (DealKind kind);
const char *deal_badge_to_name (DealBadge badge);

G_END_DECLS
