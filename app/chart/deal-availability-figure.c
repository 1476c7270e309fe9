/* deal-availability-figure.c: which product is permitted and offered where, before and
 * after
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "chart/deal-availability-private.h"

/* A tile with both layers in words, its strip, and the gap below it. */
#define ROW_HEIGHT 58.0
#define HEAD_HEIGHT 110.0

static void
add_entry_sources (GPtrArray              *sources,
                   const DealAvailability *entry)
{
  for (gsize i = 0; entry != NULL && i < entry->sources.n; i++)
    g_ptr_array_add (sources, (gpointer) entry->sources.items[i]);
}

/* Evidence is opened on what is there now, the offer before the right. */
static const DealAvailability *
choose_entry (const DealMatrixCell *cell)
{
  if (cell->layers[DEAL_LAYER_OFFER].after_entry != NULL)
    return cell->layers[DEAL_LAYER_OFFER].after_entry;

  return cell->layers[DEAL_LAYER_CONTRACT].after_entry;
}

/* The contract's before the offer's, and today's before yesterday's. */
static const DealTerm *
choose_term (const DealMatrixCell *cell)
{
  for (int layer = 0; layer < DEAL_N_LAYERS; layer++)
    {
      const DealMatrixLayer *state =
        &cell->layers[layer == 0 ? DEAL_LAYER_CONTRACT : DEAL_LAYER_OFFER];

      if (state->after_entry != NULL && state->after_entry->term != NULL)
        return state->after_entry->term;
      if (state->before_entry != NULL && state->before_entry->term != NULL)
        return state->before_entry->term;
    }

  return NULL;
}

static void
add_mark (DealAvailabilityFigure *self,
          gsize                   product,
          gsize                   platform)
{
  const Deal           *deal = self->base.options->deal;
  const DealMatrixCell *cell = deal_matrix_get_cell (self->matrix, product, platform);
  GPtrArray            *sources = g_ptr_array_new ();
  DealMark              mark = {
                 .row = (int) product,
                 .column = (int) platform,
                 .product = &deal->products[product],
                 .platform = &deal->platforms[platform],
                 .availability = choose_entry (cell),
                 .term = choose_term (cell),
  };

  for (int layer = 0; layer < DEAL_N_LAYERS; layer++)
    {
      add_entry_sources (sources, cell->layers[layer].before_entry);
      add_entry_sources (sources, cell->layers[layer].after_entry);
    }
  deal_figure_add_mark (&self->base, &mark,
                        deal_availability_describe_cell (self, product, platform),
                        sources);
}

static gboolean
build (DealFigure *figure,
       GError    **error)
{
  DealAvailabilityFigure *self = (DealAvailabilityFigure *) figure;
  const Deal             *deal = figure->options->deal;

  self->matrix = deal_matrix_new_for_options (figure->options);
  for (gsize product = 0; product < deal->n_products; product++)
    for (gsize platform = 0; platform < deal->n_platforms; platform++)
      add_mark (self, product, platform);
  figure->table = deal_matrix_to_table (self->matrix);
  deal_availability_write (self);
  deal_figure_finish_words (figure);

  return TRUE;
}

static void
clear (DealFigure *figure)
{
  DealAvailabilityFigure *self = (DealAvailabilityFigure *) figure;

  g_clear_pointer (&self->matrix, deal_matrix_unref);
}

static void
lay_out (const DealFigure *figure,
         const DealFrame  *frame,
         DealScene        *scene)
{
  deal_availability_lay_out ((const DealAvailabilityFigure *) figure, frame, scene);
}

static double
get_natural_height (const DealFigure *figure,
                    double            width,
                    double            text_scale)
{
  gsize n_products = figure->options->deal->n_products;

  return (HEAD_HEIGHT + ROW_HEIGHT * (double) n_products) * text_scale;
}

static void
get_least_body (const DealFigure *figure,
                const DealChrome *chrome,
                double           *width,
                double           *height)
{
  const DealAvailabilityFigure *self = (const DealAvailabilityFigure *) figure;

  deal_availability_get_least_body (self, chrome, width, height);
}

const DealFigureClass deal_availability_figure_class = {
  .struct_size = sizeof (DealAvailabilityFigure),
  .build = build,
  .clear = clear,
  .lay_out = lay_out,
  .get_natural_height = get_natural_height,
  .get_least_body = get_least_body,
};
