/* deal-evidence-figure.c: who supports and who contradicts which term
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "chart/deal-evidence-private.h"

/* Where a term's name stands, before all columns of sources. */
#define NAME_COLUMN 0

static void
add_cell_source (const DealStances    *stances,
                 const DealStanceCell *cell,
                 GPtrArray            *sources)
{
  g_ptr_array_add (sources, (gpointer) stances->columns[cell->column]);
}

static void
add_term_mark (DealEvidenceFigure *self,
               gsize               row)
{
  const DealStanceRow *stance = &self->stances->rows[row];
  GPtrArray           *sources = g_ptr_array_new ();
  DealMark             mark = { .row = (int) row,
                                .column = NAME_COLUMN,
                                .term = stance->term };

  for (gsize i = 0; i < stance->n_cells; i++)
    add_cell_source (self->stances, &stance->cells[i], sources);
  deal_figure_add_mark (&self->base, &mark, deal_evidence_describe_term (stance),
                        sources);
}

static void
add_cell_marks (DealEvidenceFigure *self,
                gsize               row)
{
  const DealStanceRow *stance = &self->stances->rows[row];

  for (gsize i = 0; i < stance->n_cells; i++)
    {
      const DealStanceCell *cell = &stance->cells[i];
      GPtrArray            *sources = g_ptr_array_new ();
      DealMark              mark = { .row = (int) row,
                                     .column = NAME_COLUMN + 1 + (int) cell->column,
                                     .term = stance->term,
                                     .source = self->stances->columns[cell->column] };

      add_cell_source (self->stances, cell, sources);
      deal_figure_add_mark (&self->base, &mark,
                            deal_evidence_describe_cell (self->stances, cell), sources);
    }
}

static gboolean
has_voice (const DealStanceRow *row,
           guint                kind)
{
  for (guint voice = 0; voice < DEAL_N_VOICES; voice++)
    if (row->by_kind[kind][voice] > 0)
      return TRUE;

  return FALSE;
}

static void
add_kind_marks (DealEvidenceFigure *self,
                gsize               row)
{
  const DealStanceRow *stance = &self->stances->rows[row];

  for (guint kind = 0; kind < DEAL_N_SOURCE_KINDS; kind++)
    {
      GPtrArray *sources;
      DealMark   mark = { .row = (int) row,
                          .column = NAME_COLUMN + 1 + (int) kind,
                          .term = stance->term };

      if (!has_voice (stance, kind))
        continue;
      sources = g_ptr_array_new ();
      for (gsize i = 0; i < stance->n_cells; i++)
        if (self->stances->columns[stance->cells[i].column]->kind == kind)
          add_cell_source (self->stances, &stance->cells[i], sources);
      deal_figure_add_mark (
        &self->base, &mark, deal_evidence_describe_kind (stance, (DealSourceKind) kind),
        sources);
    }
}

static gboolean
build (DealFigure *figure,
       GError    **error)
{
  DealEvidenceFigure *self = (DealEvidenceFigure *) figure;

  self->stances = deal_stances_new (figure->options);
  self->namesakes = deal_evidence_find_namesakes (self->stances);
  self->first_mark = g_new0 (gsize, self->stances->n_rows + 1);
  for (gsize row = 0; row < self->stances->n_rows; row++)
    {
      self->first_mark[row] = figure->marks->len;
      add_term_mark (self, row);
      if (figure->options->by_kind)
        add_kind_marks (self, row);
      else
        add_cell_marks (self, row);
    }
  self->first_mark[self->stances->n_rows] = figure->marks->len;
  figure->table = deal_stances_to_table (self->stances);
  deal_evidence_write (self);
  deal_figure_finish_words (figure);

  return TRUE;
}

static void
clear (DealFigure *figure)
{
  DealEvidenceFigure *self = (DealEvidenceFigure *) figure;

  g_clear_pointer (&self->namesakes, g_hash_table_unref);
  g_clear_pointer (&self->stances, deal_stances_free);
  g_clear_pointer (&self->first_mark, g_free);
}

static void
lay_out (const DealFigure *figure,
         const DealFrame  *frame,
         DealScene        *scene)
{
  deal_evidence_lay_out ((const DealEvidenceFigure *) figure, frame, scene);
}

static void
get_content_size (const DealFigure *figure,
                  const DealFrame  *frame,
                  double           *width,
                  double           *height)
{
  g_auto (DealEvidenceGrid) grid = { 0 };

  deal_evidence_grid_init (&grid, (const DealEvidenceFigure *) figure, frame, NULL);
  *width = grid.left + grid.content_width + frame->width - grid.right;
  *height = grid.top + grid.content_height + frame->height - grid.bottom;
}

static void
get_scroll_to_mark (const DealFigure *figure,
                    const DealFrame  *frame,
                    gsize             mark,
                    double           *dx,
                    double           *dy)
{
  const DealEvidenceFigure *self = (const DealEvidenceFigure *) figure;
  const DealMark           *to = deal_figure_get_mark (figure, mark);
  g_auto (DealEvidenceGrid) grid = { 0 };
  gsize row = (gsize) to->row;

  deal_evidence_grid_init (&grid, self, frame, NULL);
  *dy = deal_figure_get_shift (grid.top + grid.row_tops[row] - grid.scroll_y,
                               grid.row_height, grid.top, grid.bottom);
  for (guint i = 0; to->column > NAME_COLUMN && i < grid.columns->len; i++)
    {
      const DealEvidenceColumn *column = &g_array_index (grid.columns, DealEvidenceColumn,
                                                         i);
      int                       place = grid.by_kind ? (int) column->kind
                                                     : (int) column->column;

      if (NAME_COLUMN + 1 + place == to->column)
        *dx = deal_figure_get_shift (grid.left + column->x - grid.scroll_x,
                                     column->width, grid.left, grid.right);
    }
}

const DealFigureClass deal_evidence_figure_class = {
  .struct_size = sizeof (DealEvidenceFigure),
  .build = build,
  .clear = clear,
  .lay_out = lay_out,
  .get_content_size = get_content_size,
  .get_scroll_to_mark = get_scroll_to_mark,
};
