/* deal-chart-walk.c: from mark to mark with the arrow keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-chart-walk.h"

/* Marks in reading order: by row, then by column, then as the figure has them,
 * so that two marks on one spot are both reached. */
static int
compare (const DealFigure *figure,
         gsize             a,
         gsize             b)
{
  const DealMark *first = deal_figure_get_mark (figure, a);
  const DealMark *second = deal_figure_get_mark (figure, b);

  if (first->row != second->row)
    return first->row < second->row ? -1 : 1;
  if (first->column != second->column)
    return first->column < second->column ? -1 : 1;

  return (a > b) - (a < b);
}

/* The nearest mark before (@sense -1) or after (@sense 1) @mark in reading
 * order; @mark itself when there is none. */
static gsize
find_neighbour (const DealFigure *figure,
                gsize             mark,
                int               sense)
{
  gsize best = mark;

  for (gsize i = 0; i < deal_figure_get_n_marks (figure); i++)
    if (compare (figure, i, mark) == sense &&
        (best == mark || compare (figure, i, best) == -sense))
      best = i;

  return best;
}

static gsize
step_along (const DealFigure *figure,
            gsize             mark,
            int               sense)
{
  gsize next = find_neighbour (figure, mark, sense);

  return deal_figure_get_mark (figure, next)->row ==
             deal_figure_get_mark (figure, mark)->row
           ? next
           : mark;
}

/* The mark of the next row in the direction of @sense whose column is nearest. */
static gsize
step_across (const DealFigure *figure,
             gsize             mark,
             int               sense)
{
  const DealMark *from = deal_figure_get_mark (figure, mark);
  const DealMark *best = NULL;
  gsize           index = mark;

  for (gsize i = 0; i < deal_figure_get_n_marks (figure); i++)
    {
      const DealMark *to = deal_figure_get_mark (figure, i);
      int             distance = (to->row - from->row) * sense;

      if (distance <= 0)
        continue;
      if (best == NULL || distance < (best->row - from->row) * sense ||
          (to->row == best->row &&
           ABS (to->column - from->column) < ABS (best->column - from->column)))
        {
          best = to;
          index = i;
        }
    }

  return index;
}

/* The first (@sense 1) or the last mark of all, or of @row when it is not NULL. */
static gsize
find_end (const DealFigure *figure,
          const int        *row,
          int               sense)
{
  gssize best = -1;

  for (gsize i = 0; i < deal_figure_get_n_marks (figure); i++)
    if ((row == NULL || deal_figure_get_mark (figure, i)->row == *row) &&
        (best < 0 || compare (figure, i, (gsize) best) == -sense))
      best = (gssize) i;

  return (gsize) best;
}

/**
 * deal_chart_walk:
 * @figure: a figure
 * @mark: where to start; -1: nowhere
 * @step: which way
 *
 * Left is earlier in every language: charts run from left to right.
 *
 * Returns: where the step ends; @mark itself at the edge, the first mark from
 *   nowhere, -1 only if the figure has no marks
 */
gssize
deal_chart_walk (const DealFigure *figure,
                 gssize            mark,
                 DealStep          step)
{
  if (deal_figure_get_n_marks (figure) == 0)
    return -1;
  if (mark < 0)
    return (gssize) find_end (figure, NULL, step == DEAL_STEP_LAST ? -1 : 1);

  switch (step)
    {
    case DEAL_STEP_LEFT:
      return (gssize) step_along (figure, (gsize) mark, -1);
    case DEAL_STEP_RIGHT:
      return (gssize) step_along (figure, (gsize) mark, 1);
    case DEAL_STEP_UP:
      return (gssize) step_across (figure, (gsize) mark, -1);
    case DEAL_STEP_DOWN:
      return (gssize) step_across (figure, (gsize) mark, 1);
    case DEAL_STEP_ROW_START:
    case DEAL_STEP_ROW_END:
      return (gssize) find_end (figure, &deal_figure_get_mark (figure, (gsize) mark)->row,
                                step == DEAL_STEP_ROW_START ? 1 : -1);
    case DEAL_STEP_FIRST:
      return (gssize) find_end (figure, NULL, 1);
    case DEAL_STEP_LAST:
      return (gssize) find_end (figure, NULL, -1);
    default:
      g_assert_not_reached ();
    }
}
