/* deal-availability-assumptions.c: what an availability figure takes for granted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-format.h"
#include "chart/deal-availability-private.h"
#include "deal-text.h"

static gboolean
is_permitted (DealStatus status)
{
  return status == DEAL_STATUS_ALLOWED || status == DEAL_STATUS_FIRST ||
         status == DEAL_STATUS_EXCLUSIVE;
}

static gboolean
is_on_offer (DealStatus status)
{
  return status == DEAL_STATUS_AVAILABLE || status == DEAL_STATUS_PREVIEW;
}

/**
 * deal_availability_count_news:
 * @self: the figure
 * @n_permitted: (out): how many pairs are permitted that were not before
 * @n_offered: (out): how many are on offer that were not before
 *
 * Only what was known and said no before counts: the unknown becoming known is
 * another thing.
 */
void
deal_availability_count_news (const DealAvailabilityFigure *self,
                              guint                        *n_permitted,
                              guint                        *n_offered)
{
  const Deal *deal = self->base.options->deal;

  *n_permitted = *n_offered = 0;
  for (gsize i = 0; i < deal->n_products * deal->n_platforms; i++)
    {
      const DealMatrixLayer *contract = &self->matrix->cells[i]
                                           .layers[DEAL_LAYER_CONTRACT];
      const DealMatrixLayer *offer = &self->matrix->cells[i].layers[DEAL_LAYER_OFFER];

      if (contract->before == DEAL_STATUS_FORBIDDEN && is_permitted (contract->after))
        (*n_permitted)++;
      if (is_on_offer (offer->after) && offer->before != DEAL_STATUS_UNKNOWN &&
          !is_on_offer (offer->before))
        (*n_offered)++;
    }
}

/* A status holds until a source says otherwise: how old the offers are that are drawn. */
static void
assume_offers (DealAvailabilityFigure *self)
{
  const DealMatrix *matrix = self->matrix;
  const Deal       *deal = matrix->deal;
  guint             n_pairs = (guint) (deal->n_products * deal->n_platforms);
  DealDate          first = { 0 };
  DealDate          last = { 0 };
  g_autofree char  *from = NULL;
  g_autofree char  *to = NULL;

  for (guint i = 0; i < n_pairs; i++)
    {
      DealDate day = deal_matrix_get_confirmed (
        matrix, matrix->cells[i].layers[DEAL_LAYER_OFFER].after_entry, matrix->after);

      if (!deal_date_is_set (day))
        continue;
      if (!deal_date_is_set (first) ||
          deal_date_get_first_day (day) < deal_date_get_first_day (first))
        first = day;
      if (!deal_date_is_set (last) ||
          deal_date_get_last_day (day) > deal_date_get_last_day (last))
        last = day;
    }
  if (!deal_date_is_set (first))
    return;

  from = deal_format_date (first);
  to = deal_format_date (last);
  deal_figure_add_assumption (
    &self->base,
    /* Translators: two days. */
    g_strdup_printf (_ ("Offers as last confirmed, between %1$s and %2$s."), from, to),
    _ ("Offers as last known."));
}

/* What the title counts. */
static void
explain_news (DealAvailabilityFigure *self)
{
  guint n_permitted;
  guint n_offered;

  deal_availability_count_news (self, &n_permitted, &n_offered);
  if (n_permitted > 0 || n_offered > 0)
    deal_figure_add_assumption (
      &self->base,
      g_strdup (_ ("“Newly permitted”: barred before; “newly on offer”: none or only "
                   "announced; “newly stated”: unknown.")),
      "");
}

/**
 * deal_availability_assume:
 * @self: a figure with its matrix
 *
 * Says how its words are meant, what its title counts and how old its offers are.
 */
void
deal_availability_assume (DealAvailabilityFigure *self)
{
  deal_figure_add_assumption (
    &self->base, g_strdup (_ ("“Permitted” means allowed by the terms, not on sale.")),
    _ ("“Permitted” is not on sale."));
  if (self->matrix->n_unknown > 0)
    deal_figure_add_assumption (
      &self->base, g_strdup (_ ("“Unknown” means that no source says; it is not a no.")),
      _ ("“Unknown” is not a no."));
  explain_news (self);
  assume_offers (self);
}
