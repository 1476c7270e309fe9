/* deal-known-private.h: what the makers of a deal as it was known share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/deal-known.h"
#include "model/deal-private.h"

G_BEGIN_DECLS

/**
 * DealKnown:
 *
 * A deal that is being copied as far as it was known.  The arrays hold the copy
 * of every part that others point to, by its place in the whole deal; NULL: it
 * was not known.
 */
typedef struct
{
  const Deal *whole;
  DealStore  *store;
  guint32     day; /* Julian */

  DealSource    **sources;
  DealVersion   **versions;
  DealSeries    **series;
  DealParameter **parameters;
  DealTerm      **terms;
} DealKnown;

#define DEAL_COPY_OF(known, list, part) \
  ((part) != NULL ? (known)->list[(part) - (known)->whole->list] : NULL)

/* Room in the new deal for at most @n parts. */
#define DEAL_NEW_PARTS(known, T, n) deal_arena_new_array ((known)->store->arena, T, (n))

gboolean deal_known_has (const DealKnown *known, const DealSourceList *sources);
gboolean deal_known_has_all (const DealKnown *known, const DealSourceList *sources);
void     deal_known_keep_sources (const DealKnown *known, DealSourceList *sources);
void     deal_known_keep_parameter_values (const DealKnown           *known,
                                           const DealParameterValue **values,
                                           gsize                     *n_values);
void     deal_known_copy_money (DealKnown *known);

G_END_DECLS
