/* deal-availability-figure.c: which product is permitted and offered where, before and
 * after
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "chart/deal-availability-private.h"

/**
 * deal_availability_get_platform:
 * @self: the figure
 * @column: a column of it
 *
 * Returns: the platform of the column
 */
const DealPlatform *
deal_availability_get_platform (const DealAvailabilityFigure *self,
                                gsize                         column)
{
  return &self->base.options->deal->platforms[self->first_column + column];
}

const DealMatrixCell *
deal_availability_get_cell (const DealAvailabilityFigure *self,
                            gsize                         row,
                            gsize                         column)
{
  return deal_matrix_get_cell (self->matrix, row, self->first_column + column);
}

static void
add_sources (GPtrArray              *sources,
             const DealMatrix       *matrix,
             const DealAvailability *entry)
{
  g_autoptr (GPtrArray) found = deal_matrix_list_sources (matrix, entry);

  g_ptr_array_extend (sources, found, NULL, NULL);
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
          gsize                   row,
          gsize                   column)
{
  const Deal           *deal = self->base.options->deal;
  const DealMatrixCell *cell = deal_availability_get_cell (self, row, column);
  GPtrArray            *sources = g_ptr_array_new ();
  DealMark              mark = {
                 .row = (int) row,
                 .column = (int) column,
                 .product = &deal->products[row],
                 .platform = deal_availability_get_platform (self, column),
                 .availability = choose_entry (cell),
                 .term = choose_term (cell),
  };

  for (int layer = 0; layer < DEAL_N_LAYERS; layer++)
    {
      add_sources (sources, self->matrix, cell->layers[layer].before_entry);
      add_sources (sources, self->matrix, cell->layers[layer].after_entry);
    }
  deal_figure_add_mark (&self->base, &mark,
                        deal_availability_describe_cell (self, row,
                                                         self->first_column + column),
                        sources);
}

static gboolean
build (DealFigure *figure,
       GError    **error)
{
  DealAvailabilityFigure *self = (DealAvailabilityFigure *) figure;
  const Deal             *deal = figure->options->deal;

  self->matrix = deal_matrix_new_for_options (figure->options);
  self->n_columns = deal->n_platforms;
  if (figure->options->platform != NULL)
    {
      self->first_column = (gsize) (figure->options->platform - deal->platforms);
      self->n_columns = 1;
    }
  for (gsize row = 0; row < deal->n_products; row++)
    for (gsize column = 0; column < self->n_columns; column++)
      add_mark (self, row, column);
  figure->table = deal_matrix_to_table (self->matrix);
  deal_availability_write (self);
  deal_figure_finish_words (figure);

  return TRUE;
}

static void
clear (DealFigure *figure)
{
  DealAvailabilityFigure *self = (DealAvailabilityFigure *) figure;

  g_clear_pointer (&self->matrix, deal_matrix_free);
}

static void
lay_out (const DealFigure *figure,
         const DealFrame  *frame,
         DealScene        *scene)
{
  deal_availability_lay_out ((const DealAvailabilityFigure *) figure, frame, scene);
}

/* What a window shows when it scrolls nothing. */
static void
get_content_size (const DealFigure *figure,
                  const DealFrame  *frame,
                  double           *width,
                  double           *height)
{
  DealAvailabilityGrid grid;

  deal_availability_grid_init (&grid, (const DealAvailabilityFigure *) figure, frame,
                               NULL);
  *width = deal_availability_grid_get_width (&grid);
  *height = deal_availability_grid_get_height (&grid);
}

static double
get_natural_height (const DealFigure *figure,
                    double            width,
                    double            text_scale)
{
  /* So low that no row is higher than it must be. */
  DealFrame frame = { .width = width, .height = 1, .text_scale = text_scale };
  double    height;

  get_content_size (figure, &frame, &width, &height);

  return height;
}

static void
get_scroll_to_mark (const DealFigure *figure,
                    const DealFrame  *frame,
                    gsize             mark,
                    double           *dx,
                    double           *dy)
{
  const DealMark      *to = deal_figure_get_mark (figure, mark);
  DealAvailabilityGrid grid;

  deal_availability_grid_init (&grid, (const DealAvailabilityFigure *) figure, frame,
                               NULL);
  *dx = deal_figure_get_shift (grid.left + grid.pitch_x * to->column - grid.scroll_x,
                               grid.pitch_x - grid.gap_x, grid.left,
                               frame->width - grid.chrome.margin);
  *dy = deal_figure_get_shift (grid.top + grid.pitch_y * to->row - grid.scroll_y,
                               grid.pitch_y - grid.gap, grid.top,
                               frame->height - grid.chrome.margin);
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
  .get_content_size = get_content_size,
  .get_scroll_to_mark = get_scroll_to_mark,
  .get_least_body = get_least_body,
};
