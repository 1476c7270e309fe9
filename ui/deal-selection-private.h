/* deal-selection-private.h: what stands behind a DealSelection, for its own files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "deal-selection.h"

G_BEGIN_DECLS

/**
 * DealSelection:
 *
 * The one place where a window keeps what its reader chose.
 *
 * A choice outlives the deal it was made on: a reload finds the same pair,
 * scenario, parameters, term and source again by their ids, as far as the new
 * deal has them.
 */
struct _DealSelection
{
  GObject parent_instance;

  Deal        *file;    /* nullable; as the file has it */
  GPtrArray   *own;     /* scenarios of the user's own, as text */
  Deal        *whole;   /* nullable, as the file; with those */
  Deal        *deal;    /* nullable, as the whole; what was known of it on the day */
  DealOptions *options; /* nullable, as the deal */
  DealDate     known_on;
  GPtrArray   *readings; /* of DealArchivedReading */
  /* The pair from before a day was chosen on which it was not known; as the whole. */
  const DealVersion *hidden_old;
  const DealVersion *hidden_new;
  char              *term;
  char              *source;

  /* Made from the options when first asked for. */
  DealDiff     *diff;
  DealMatrix   *matrix;
  DealEvidence *evidence;
};

/* What was made of the options is no longer true. */
void deal_selection_forget_values (DealSelection *self);

/* deal-selection-own.c */
Deal *deal_selection_add_own (DealSelection *self, guint *n_left_out);
/* deal-selection-deal.c */
guint deal_selection_rebuild (DealSelection *self);

void deal_selection_emit_changed (DealSelection *self);
void deal_selection_emit_reading (DealSelection       *self,
                                  const char          *conflict,
                                  DealArchivedReading *reading);

G_END_DECLS
