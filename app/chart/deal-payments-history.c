/* deal-payments-history.c: what is reported set apart from what is only expected, and by
 * when a cap binds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-format.h"
#include "chart/deal-payments-private.h"
#include "deal-text.h"

#define GROUND_OPACITY 0.35
#define LINE 1.2
#define DISTANCE 6.0
#define DIAMOND 6.5
#define STEP 4.0 /* of a search for a free place */

/* Solid and hatched amounts of a period: what is nothing is neither. */
static void
look_at_period (const DealPlot *plot,
                gsize           period,
                gboolean       *has_solid,
                gboolean       *has_hatched)
{
  *has_solid = *has_hatched = FALSE;
  for (int way = 0; way < DEAL_N_WAYS; way++)
    for (int side = 0; side < DEAL_N_SIDES; side++)
      {
        const DealCell *cell = deal_plot_get_cell (plot, way, side, period);

        if (cell == NULL || deal_cell_get_height (cell) == 0)
          continue;
        if (deal_cell_is_hatched (cell))
          *has_hatched = TRUE;
        else
          *has_solid = TRUE;
      }
}

/* Where the expected begins, after all that is reported; what is stated for a time to
 * come is no history. */
static gboolean
find_turn (const DealPlot *plot,
           gsize          *turn)
{
  const DealDate as_of = plot->self->base.options->deal->as_of;
  gboolean       has_history = FALSE;
  gboolean       is_found = FALSE;

  for (gsize i = 0; i < plot->n_periods; i++)
    {
      gboolean has_solid;
      gboolean has_hatched;

      look_at_period (plot, i, &has_solid, &has_hatched);
      if (has_solid && (is_found || has_hatched))
        return FALSE;
      if (has_solid && plot->periods[i].first > 12 * as_of.year + 11)
        return FALSE;
      has_history |= has_solid;
      if (has_hatched && !is_found)
        {
          *turn = i;
          is_found = TRUE;
        }
    }

  return has_history && is_found;
}

/* In a small picture the words have no line of their own, and stand where the bars
 * leave room. */
void
deal_plot_add_history_words (DealPlot *plot)
{
  const char       *before = _ ("reported");
  double            width = deal_fonts_get_width (plot->chrome.axis, before);
  cairo_rectangle_t box = { 0, plot->top, width,
                            deal_fonts_get_height (plot->chrome.axis) };
  gsize             turn;

  if (plot->chrome.thumbnail || plot->history_height > 0 || !find_turn (plot, &turn))
    return;

  box.x = deal_plot_get_x (plot, turn) - DISTANCE - width;
  while (!deal_plot_is_free (plot, &box) && box.y + 2 * box.height < plot->zero[0])
    box.y += STEP;
  if (box.x >= plot->left && deal_plot_is_free (plot, &box))
    deal_scene_add_text (plot->scene, plot->chrome.axis, DEAL_COLOUR_INK2, before, box.x,
                         box.y, 0);
}

/* The words beside the rule take a line of their own above the plot. */
void
deal_plot_reserve_history (DealPlot *plot)
{
  gsize  turn;
  double height = deal_fonts_get_height (plot->chrome.axis) + 2;

  if (plot->chrome.thumbnail || plot->chrome.compact || !find_turn (plot, &turn))
    return;

  plot->history_height = height;
  plot->chrome.body.y += height;
  plot->chrome.body.height -= height;
}

/**
 * deal_plot_add_history:
 * @plot: a plot with its axes set, and nothing drawn yet
 *
 * Where amounts that are reported come before ones that are not: a ground under the
 * former and a rule between, with a word for each.
 */
void
deal_plot_add_history (DealPlot *plot)
{
  double    y = plot->top - plot->history_height;
  double    x;
  double    foot = plot->zero[1];
  gsize     turn;
  DealItem *item;

  if (plot->chrome.thumbnail || !find_turn (plot, &turn))
    return;

  x = deal_plot_get_x (plot, turn);
  if (plot->extent[1] > 0)
    foot = deal_plot_get_y (plot, 1, plot->extent[1]);
  item = deal_scene_add_path (plot->scene, DEAL_ITEM_AREA, DEAL_COLOUR_GRID);
  item->opacity = GROUND_OPACITY;
  deal_item_add_point (item, plot->left, y);
  deal_item_add_point (item, x, y);
  deal_item_add_point (item, x, foot);
  deal_item_add_point (item, plot->left, foot);
  deal_scene_add_line (plot->scene, x, y, x, foot, LINE, DEAL_COLOUR_INK3);
  if (plot->history_height > 0)
    {
      const char *before = _ ("reported");
      const char *after = _ ("projected or assumed");
      double      room = plot->right - x - DISTANCE;

      if (deal_fonts_get_width (plot->chrome.axis, before) + 2 * DISTANCE <=
          x - plot->left)
        deal_scene_add_text (plot->scene, plot->chrome.axis, DEAL_COLOUR_INK2, before,
                             x - DISTANCE, y, 1);
      if (deal_fonts_get_width (plot->chrome.axis, after) <= room)
        deal_scene_add_text (plot->scene, plot->chrome.axis, DEAL_COLOUR_INK2, after,
                             x + DISTANCE, y, 0);
    }
}

/* The period by whose end a cap below @amount binds: the last that is drawn of those
 * in which the payment is due. */
static gboolean
find_break_point (const DealPlot *plot,
                  gsize          *period,
                  gint64         *amount)
{
  const DealRow *row = plot->figure->capped;
  gssize         last;

  if (row == NULL || plot->figure->capped_way != 0)
    return FALSE;
  last = deal_row_get_last (row, plot->figure->schedules[0]->n_periods);
  if (last < (gssize) plot->first || last >= (gssize) plot->end ||
      !deal_row_get_break_point (row, (gsize) last, amount) || *amount <= 0)
    return FALSE;

  *period = 0;
  while (*period + 1 < plot->n_periods &&
         plot->periods[*period].last <
           plot->figure->schedules[0]->periods[last].last)
    (*period)++;

  return TRUE;
}

/* Whether the plot has the mark of a break-point; a small one has the words alone. */
gboolean
deal_plot_has_break_point (const DealPlot *plot)
{
  gsize  period;
  gint64 amount;

  return !plot->chrome.compact && !plot->chrome.thumbnail &&
         find_break_point (plot, &period, &amount);
}

void
deal_plot_add_diamond (DealPlot *plot,
                       double    x,
                       double    y,
                       double    size)
{
  DealItem *item = deal_scene_add_path (plot->scene, DEAL_ITEM_AREA,
                                        deal_side_text[plot->figure->capped_side]);

  deal_item_add_point (item, x, y - size);
  deal_item_add_point (item, x + size, y);
  deal_item_add_point (item, x, y + size);
  deal_item_add_point (item, x - size, y);
}

/**
 * deal_plot_add_break_point:
 * @plot: a plot with its bars or lines
 *
 * A diamond where what is due without a cap ends: at the foot of the last bar, or at
 * the height of the sum in a plot of running totals, where the line would be that no
 * cap holds.
 */
void
deal_plot_add_break_point (DealPlot *plot)
{
  double x;
  double y = plot->zero[0];
  gsize  period;
  gint64 amount;

  if (!deal_plot_has_break_point (plot) || !find_break_point (plot, &period, &amount))
    return;

  x = deal_plot_get_x (plot, period + 1);
  if (plot->self->base.options->cumulative)
    {
      if (amount > plot->extent[0])
        return;
      y = deal_plot_get_y (plot, 0, amount);
    }
  deal_plot_add_diamond (plot, x, y, DIAMOND);
  deal_plot_take (plot, &(cairo_rectangle_t){ x - DIAMOND, y - DIAMOND, 2 * DIAMOND,
                                              2 * DIAMOND });
}
