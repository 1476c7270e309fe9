/* deal-availability-words.c: what an availability figure finds and says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-format.h"
#include "chart/deal-availability-private.h"
#include "deal-text.h"

static char *
describe_layer (const DealMatrixLayer *layer,
                const char            *name)
{
  const char *before = deal_format_status (layer->before);
  const char *after = deal_format_status (layer->after);

  if (layer->before == layer->after)
    /* Translators: "contract", status. */
    return g_strdup_printf (_ ("%1$s: %2$s, unchanged"), name, after);

  /* Translators: "contract", status before, status after. */
  return g_strdup_printf (_ ("%1$s: %2$s before, %3$s now"), name, before, after);
}

/**
 * deal_availability_describe_cell:
 * @self: the figure
 * @product: row
 * @platform: column
 *
 * Returns: (transfer full): both layers, before and after, in a sentence
 */
char *
deal_availability_describe_cell (const DealAvailabilityFigure *self,
                                 gsize                         product,
                                 gsize                         platform)
{
  const Deal           *deal = self->base.options->deal;
  const DealMatrixCell *cell = deal_matrix_get_cell (self->matrix, product, platform);
  g_autofree char      *contract = describe_layer (&cell->layers[DEAL_LAYER_CONTRACT],
                                                   C_ ("layer", "contract"));
  g_autofree char      *offer = describe_layer (&cell->layers[DEAL_LAYER_OFFER],
                                                C_ ("layer", "offer"));

  /* Translators: product, platform, what the contract permits, what is offered. */
  return g_strdup_printf (_ ("%1$s on %2$s. %3$s; %4$s."), deal->products[product].title,
                          deal->platforms[platform].title, contract, offer);
}

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

/* Only what was known and said no before counts: the unknown becoming known is
 * another thing. */
static void
count_news (const DealAvailabilityFigure *self,
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

static char *
write_title (const DealAvailabilityFigure *self)
{
  guint            n_permitted;
  guint            n_offered;
  g_autofree char *permitted = NULL;
  g_autofree char *offered = NULL;

  if (self->base.marks->len == 0)
    return g_strdup (_ ("This deal names no products or platforms"));

  count_news (self, &n_permitted, &n_offered);
  if (n_permitted == 0 && n_offered == 0)
    {
      if (self->matrix->n_changed == 0)
        return g_strdup (_ ("Nothing changed in what is permitted or offered"));
      return g_strdup_printf (P_ ("%u product–platform pair changed",
                                  "%u product–platform pairs changed",
                                  self->matrix->n_changed),
                              self->matrix->n_changed);
    }

  permitted = g_strdup_printf (P_ ("%u product–platform pair newly permitted",
                                   "%u product–platform pairs newly permitted",
                                   n_permitted),
                               n_permitted);
  if (n_offered == 0)
    return g_strdup_printf (_ ("%s, none newly on offer"), permitted);
  if (n_permitted == 0)
    return g_strdup_printf (P_ ("%u product–platform pair newly on offer",
                                "%u product–platform pairs newly on offer", n_offered),
                            n_offered);
  offered = g_strdup_printf (P_ ("%u newly on offer", "%u newly on offer", n_offered),
                             n_offered);

  /* Translators: "14 product–platform pairs newly permitted", "5 newly on offer". */
  return g_strdup_printf (_ ("%1$s, %2$s"), permitted, offered);
}

static char *
write_subtitle (const DealAvailabilityFigure *self)
{
  const DealMatrix *matrix = self->matrix;
  g_autofree char  *before = deal_format_date (matrix->before);
  g_autofree char  *after = deal_format_date (matrix->after);
  guint             n = self->base.marks->len;

  /* Translators: two dates, the number of pairs, then what became of them. */
  return g_strdup_printf (_ ("%1$s → %2$s, %3$u pairs: %4$u changed, %5$u newly stated, "
                             "%6$u unchanged, %7$u unknown"),
                          before, after, n, matrix->n_changed, matrix->n_newly_stated,
                          matrix->n_unchanged, matrix->n_unknown);
}

static char *
write_alt_text (const DealAvailabilityFigure *self)
{
  GString *text = g_string_new (self->base.title);

  g_string_append_printf (text, ". %s.", self->base.subtitle);
  for (guint i = 0; i < self->base.marks->len; i++)
    {
      const DealMark *mark = &g_array_index (self->base.marks, DealMark, i);

      if (self->matrix->cells[i].change == DEAL_MATRIX_CHANGED)
        g_string_append_printf (text, " %s", mark->label);
    }

  return g_string_free (text, FALSE);
}

/**
 * deal_availability_write:
 * @self: a figure with its matrix and marks
 *
 * Title, subtitle, notes and alternative text, all from the same cells.
 */
void
deal_availability_write (DealAvailabilityFigure *self)
{
  deal_figure_add_assumption (
    &self->base, g_strdup (_ ("“Permitted” means allowed by the terms, not on sale.")),
    _ ("“Permitted” does not mean on sale."));
  if (self->matrix->n_unknown > 0)
    deal_figure_add_assumption (
      &self->base, g_strdup (_ ("“Unknown” means that no source says; it is not a no.")),
      _ ("“Unknown” is not a no."));
  self->base.title = write_title (self);
  self->base.subtitle = write_subtitle (self);
  self->base.alt_text = write_alt_text (self);
}
