/* deal-terms-figure.c: the terms of two versions, side by side
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "chart/deal-terms-private.h"

gboolean
deal_terms_is_changed (const DealDiffRow *row)
{
  return row->badge != DEAL_BADGE_UNCHANGED && row->badge != DEAL_BADGE_NOT_RESTATED &&
         row->badge != DEAL_BADGE_UNCLEAR;
}

static int
get_rank (const DealDiffRow *row)
{
  if (deal_terms_is_changed (row))
    return 0;

  return row->disputed ? 1 : 2;
}

static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  const DealDiff *diff = user_data;
  gsize           first = *(const gsize *) a;
  gsize           second = *(const gsize *) b;
  int             rank = get_rank (&diff->rows[first]) - get_rank (&diff->rows[second]);

  return rank != 0 ? rank : (first > second) - (first < second);
}

static void
add_sources (GPtrArray       *sources,
             const DealValue *value)
{
  for (gsize i = 0; value != NULL && i < value->sources.n; i++)
    g_ptr_array_add (sources, (gpointer) value->sources.items[i]);
}

static void
add_mark (DealTermsFigure *self,
          gsize            place)
{
  const DealDiffRow *row = &self->diff->rows[self->order[place]];
  GPtrArray         *sources = g_ptr_array_new ();
  DealMark           mark = { .row = (int) place, .term = row->term };

  add_sources (sources, row->old_value);
  add_sources (sources, row->new_value);
  deal_figure_add_mark (&self->base, &mark, deal_terms_describe_row (self, row), sources);
}

static gboolean
build (DealFigure *figure,
       GError    **error)
{
  DealTermsFigure   *self = (DealTermsFigure *) figure;
  const DealOptions *options = figure->options;

  self->diff = deal_diff_new (options->deal, options->old_version, options->new_version);
  self->order = g_new0 (gsize, self->diff->n_rows + 1);
  for (gsize i = 0; i < self->diff->n_rows; i++)
    self->order[i] = i;
  g_qsort_with_data (self->order, (int) self->diff->n_rows, sizeof *self->order,
                     compare_rows, self->diff);
  for (gsize i = 0; i < self->diff->n_rows; i++)
    add_mark (self, i);
  figure->table = deal_diff_to_table (self->diff);
  deal_terms_write (self);
  deal_figure_finish_words (figure);

  return TRUE;
}

static void
clear (DealFigure *figure)
{
  DealTermsFigure *self = (DealTermsFigure *) figure;

  g_clear_pointer (&self->diff, deal_diff_unref);
  g_clear_pointer (&self->order, g_free);
}

static void
lay_out (const DealFigure *figure,
         const DealFrame  *frame,
         DealScene        *scene)
{
  deal_terms_lay_out ((const DealTermsFigure *) figure, frame, scene);
}

static double
get_natural_height (const DealFigure *figure,
                    double            width,
                    double            text_scale)
{
  const DealFrame frame = { .width = width, .height = width, .text_scale = text_scale };

  return deal_terms_get_height ((const DealTermsFigure *) figure, &frame);
}

static void
get_least_body (const DealFigure *figure,
                const DealChrome *chrome,
                double           *width,
                double           *height)
{
  deal_terms_get_least_body ((const DealTermsFigure *) figure, chrome, width, height);
}

const DealFigureClass deal_terms_figure_class = {
  .struct_size = sizeof (DealTermsFigure),
  .build = build,
  .clear = clear,
  .lay_out = lay_out,
  .get_natural_height = get_natural_height,
  .get_least_body = get_least_body,
};
