/* deal-index.h: parts found by their id, in constant time whatever the ids
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DealIndex:
 *
 * Holds structs whose first member is their id, a `const char *`; all parts of
 * a deal are such.  Ids from a stranger cannot make it slow: the hash is keyed
 * with a secret of this process.
 */
typedef struct
{
  struct
  {
    guint32 hash;
    guint32 item; /* from 1; 0: free */
  } * slots;
  guint32        mask; /* slots - 1 */
  gconstpointer *items;
  guint32        n_items;
} DealIndex;

void          deal_index_init (DealIndex *index, gsize n_items);
void          deal_index_clear (DealIndex *index);
gconstpointer deal_index_add (DealIndex *index, gconstpointer part);
gconstpointer deal_index_find (const DealIndex *index, const char *id, gsize length);

G_END_DECLS
