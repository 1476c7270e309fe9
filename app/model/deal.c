/* deal.c: a deal and its parts, immutable once read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/deal.h"

#include <string.h>

#include "model/deal-private.h"

/**
 * deal_store_new:
 *
 * Returns: (transfer full): an empty deal with one reference, for the reader
 *   to fill; deal_unref() frees it
 */
DealStore *
deal_store_new (void)
{
  DealStore *store = g_new0 (DealStore, 1);

  g_atomic_ref_count_init (&store->ref_count);
  store->arena = deal_arena_new ();

  return store;
}

Deal *
deal_ref (const Deal *deal)
{
  DealStore *store = (DealStore *) deal;

  g_return_val_if_fail (deal != NULL, NULL);

  g_atomic_ref_count_inc (&store->ref_count);

  return &store->deal;
}

void
deal_unref (Deal *deal)
{
  DealStore *store = (DealStore *) deal;

  g_return_if_fail (deal != NULL);

  if (!g_atomic_ref_count_dec (&store->ref_count))
    return;

  deal_index_clear (&store->versions);
  deal_index_clear (&store->scenarios);
  deal_index_clear (&store->parameters);
  deal_index_clear (&store->terms);
  deal_index_clear (&store->sources);
  deal_arena_free (store->arena);
  g_clear_pointer (&store->whole, deal_unref);
  g_free (store);
}

const DealVersion *
deal_find_version (const Deal *deal,
                   const char *id)
{
  return deal_index_find (&((const DealStore *) deal)->versions, id, strlen (id));
}

const DealScenario *
deal_find_scenario (const Deal *deal,
                    const char *id)
{
  return deal_index_find (&((const DealStore *) deal)->scenarios, id, strlen (id));
}

const DealParameter *
deal_find_parameter (const Deal *deal,
                     const char *id)
{
  return deal_index_find (&((const DealStore *) deal)->parameters, id, strlen (id));
}

const DealTerm *
deal_find_term (const Deal *deal,
                const char *id)
{
  return deal_index_find (&((const DealStore *) deal)->terms, id, strlen (id));
}

const DealSource *
deal_find_source (const Deal *deal,
                  const char *id)
{
  return deal_index_find (&((const DealStore *) deal)->sources, id, strlen (id));
}

const DealConflict *
deal_find_conflict (const Deal *deal,
                    const char *id)
{
  for (gsize i = 0; i < deal->n_conflicts; i++)
    if (g_str_equal (deal->conflicts[i].id, id))
      return &deal->conflicts[i];

  return NULL;
}

/**
 * deal_term_get_value:
 * @term: a term
 * @version: a version of the same deal
 *
 * Returns: (nullable): what @version says; `NULL` when it does not restate @term
 */
const DealValue *
deal_term_get_value (const DealTerm    *term,
                     const DealVersion *version)
{
  gsize low = 0;
  gsize high = term->n_values;

  /* Versions lie in one array, in their order. */
  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (term->values[middle].version == version)
        return &term->values[middle];
      if (term->values[middle].version < version)
        low = middle + 1;
      else
        high = middle;
    }

  return NULL;
}

/**
 * deal_source_get_origin:
 * @source: a source
 *
 * Returns: the source where the chain of reprints that leads to @source begins;
 *   @source itself when it is no reprint
 */
const DealSource *
deal_source_get_origin (const DealSource *source)
{
  while (source->origin != NULL)
    source = source->origin;

  return source;
}

/**
 * deal_payment_is_in:
 * @payment: a payment
 * @version: a version of the same deal
 *
 * Returns: whether @payment is due under @version
 */
gboolean
deal_payment_is_in (const DealPayment *payment,
                    const DealVersion *version)
{
  for (gsize i = 0; i < payment->n_versions; i++)
    if (payment->versions[i] == version)
      return TRUE;

  return FALSE;
}
