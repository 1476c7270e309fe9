/* deal-payments-lines.c: the running total, old beside new, and the cap
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "calc/deal-format.h"
#include "chart/deal-payments-private.h"
#include "deal-text.h"

#define OLD_LINE 2.6
#define NEW_LINE 3.5
#define DOT 9.0
#define CASING 1.3 /* on both sides of a line */

#define HALF_AREA 12.0

/* The width of a place that notes keep off. */
#define TAKEN_COLUMN 4.0
/* Of the width, for the words at the ends of the lines. */
#define MAX_MARGIN_SHARE 0.4

#define FAR_CAP 1.5

/* More may be paid back than was paid: a total less than nothing is in the other
 * half. */
static void
widen (gint64 extents[DEAL_N_WAYS],
       int    way,
       gint64 total)
{
  gint64 size = total < 0 ? -MAX (total, -G_MAXINT64) : total;
  int    drawn = total < 0 ? 1 - way : way;

  extents[drawn] = MAX (extents[drawn], size);
}

static void
find_extents (const DealPlot *plot,
              gint64          extents[DEAL_N_WAYS])
{
  extents[0] = extents[1] = 0;
  for (int way = 0; way < DEAL_N_WAYS; way++)
    for (int side = 0; side < DEAL_N_SIDES; side++)
      {
        const DealRow  *row = plot->self->rows[way][side];
        const DealCell *range;
        gint64          total;

        for (gsize i = 0; row != NULL && i < plot->n_periods; i++)
          {
            if (deal_plot_get_total (plot, way, side, i, &total))
              widen (extents, way, total);
            range = deal_plot_get_range (plot, way, side, i);
            if (range == NULL)
              continue;
            widen (extents, way, range->running_low);
            widen (extents, way, range->running_high);
          }
      }
}

/* Nothing is paid this way at all: the words below say so. */
static gboolean
is_flat (const DealPlot *plot,
         int             way)
{
  return plot->extent[way] == 0;
}

/* The height of the running total at which the cap holds it. */
static gboolean
get_cap_level (const DealPlot *plot,
               gint64         *level)
{
  const DealRow *row = plot->self->capped;
  int            side = plot->self->capped_side;
  gint64         total;

  if (row->binds_in >= 0)
    return deal_plot_get_total (plot, 0, side, (gsize) row->binds_in, level);

  for (gsize i = plot->n_periods; i-- > 0;)
    if (deal_plot_get_total (plot, 0, side, i, &total) && row->cells[i].has_due_running)
      {
        *level = total - row->cells[i].due_running + row->cap;
        return TRUE;
      }

  return FALSE;
}

/* What was paid when @period begins, if anything of it is known: a line that goes on
 * after a break goes on from there. */
static gboolean
get_start (const DealPlot *plot,
           int             way,
           int             side,
           gsize           period,
           gint64         *start)
{
  const DealCell *cell = deal_plot_get_before (plot, way, side, period);

  *start = cell != NULL ? cell->running : 0;

  return cell == NULL || cell->running_state == DEAL_STATE_NOT_APPLICABLE ||
         cell->running_state == DEAL_STATE_VALUE ||
         cell->running_state == DEAL_STATE_ZERO ||
         deal_cell_get_running_limit (cell, start);
}

/* Where the cap is reached: within the period, in proportion to what was left of
 * it.  A line of several payments goes on rising there, and so does not bend. */
static gboolean
get_cap_point (const DealPlot *plot,
               double         *x,
               double         *y,
               gboolean       *bends)
{
  const DealRow  *row = plot->self->capped;
  const DealCell *cell;
  gint64          level;
  gint64          start;
  double          part;

  if (row == NULL || !row->cap_is_known || row->binds_in < 0 ||
      plot->self->capped_way != 0 || !get_cap_level (plot, &level))
    return FALSE;

  cell = &row->cells[row->binds_in];
  part = cell->has_due && cell->due > 0
           ? CLAMP ((double) cell->amount / (double) cell->due, 0, 1)
           : 1;
  *x = deal_plot_get_x (plot, (gsize) row->binds_in) + plot->slot * part;
  *y = deal_plot_get_y (plot, 0, level);
  *bends = plot->self->payments[0][plot->self->capped_side] != NULL;
  if (*bends)
    return TRUE;

  if (!get_start (plot, 0, plot->self->capped_side, (gsize) row->binds_in, &start))
    return FALSE;
  *y = deal_plot_get_y (plot, 0, start);
  *y += (deal_plot_get_y (plot, 0, level) - *y) * part;

  return TRUE;
}

static DealDash
get_dash (const DealCell *cell)
{
  if (deal_cell_is_interpolated (cell))
    return DEAL_DASH_DOTS;

  return deal_cell_is_hatched (cell) ? DEAL_DASH_DASHES : DEAL_DASH_NONE;
}

/* A total that stands still is as firm as what was paid before. */
static const DealCell *
find_paid (const DealPlot *plot,
           int             way,
           int             side,
           gsize           period)
{
  const DealCell *cells = plot->figure->rows[way][side]->cells;
  gsize           i = plot->first + period;

  while (i > 0 && cells[i].state == DEAL_STATE_NOT_APPLICABLE)
    i--;

  return &cells[i];
}

/* From period to period; a new item where the line's style changes or the
 * data have a gap.  @is_casing: not the line, but room for it. */
static void
add_line (DealPlot *plot,
          int       way,
          int       side,
          gboolean  is_casing)
{
  const DealRow  *row = plot->self->rows[way][side];
  const DealCell *paid = NULL;
  DealItem       *item = NULL;
  gboolean        is_first = TRUE;
  gboolean        has_start = FALSE;
  gint64          start;
  double          x = 0;
  double          y = 0;
  double          cap_x;
  double          cap_y;
  gboolean        bends;

  for (gsize i = 0; row != NULL && !is_flat (plot, way) && i < plot->n_periods; i++)
    {
      gint64   total;
      gboolean is_known = deal_plot_get_total (plot, way, side, i, &total);
      DealDash dash;

      if (paid == NULL || row->cells[i].state != DEAL_STATE_NOT_APPLICABLE)
        paid = find_paid (plot, way, side, i);
      dash = get_dash (paid);

      if (is_known && (item == NULL || (item->dash != dash && !is_casing)))
        {
          if (is_first)
            {
              has_start = get_start (plot, way, side, i, &start);
              x = deal_plot_get_x (plot, i);
              y = deal_plot_get_y (plot, way, start);
            }
          if (is_first || item != NULL)
            {
              if (item != NULL)
                deal_item_thin_out (item);
              item = deal_scene_add_path (plot->scene, DEAL_ITEM_LINE,
                                          is_casing ? plot->chrome.ground
                                                    : deal_side_fill[side]);
              item->edge_width = side == 0 ? OLD_LINE : NEW_LINE;
              item->edge_width += is_casing ? 2 * CASING : 0;
              item->dash = is_casing ? DEAL_DASH_NONE : dash;
              if (!is_first || has_start)
                deal_item_add_point (item, x, y);
            }
        }
      if (!is_known)
        {
          if (item != NULL)
            deal_item_thin_out (item);
          item = NULL;
          is_first = TRUE;
          continue;
        }

      if (way == 0 && side == plot->self->capped_side &&
          get_cap_point (plot, &cap_x, &cap_y, &bends) && bends &&
          (gssize) i == plot->self->capped->binds_in)
        deal_item_add_point (item, cap_x, cap_y);
      x = deal_plot_get_x (plot, i + 1);
      y = deal_plot_get_y (plot, way, total);
      deal_item_add_point (item, x, y);
      is_first = FALSE;
    }
  if (item != NULL)
    deal_item_thin_out (item);
}

static void
add_dots (DealPlot *plot,
          int       way,
          int       side)
{
  const DealRow *row = plot->self->rows[way][side];
  double         size = plot->slot < 24 || is_flat (plot, way) ? 0 : DOT;

  for (gsize i = 0; row != NULL && i < plot->n_periods; i++)
    {
      gssize   mark = plot->self->marks[way][side][i];
      gint64   total;
      gboolean is_known = deal_plot_get_total (plot, way, side, i, &total);
      double   x = deal_plot_get_x (plot, i + 1);
      double   y = is_known ? deal_plot_get_y (plot, way, total) : plot->zero[way];
      double   reach = MIN (plot->slot / 2, HALF_AREA);

      if (is_known && size > 0)
        {
          DealItem *item = deal_scene_add_rect (plot->scene, x - size / 2, y - size / 2,
                                                size, size, deal_side_fill[side]);

          item->radius = size / 2;
          item->edge = plot->chrome.ground;
          item->edge_width = 1.5;
        }
      /* The two lines often lie on each other: old is hit before the end of
       * the period, new after it. */
      if (mark >= 0)
        deal_scene_set_area (
          plot->scene, (gsize) mark, side == 0 ? x - reach : x - (side == 1 ? 0 : reach),
          way == 0 ? y - HALF_AREA : y - HALF_AREA / 2, reach, HALF_AREA * 1.5);
    }
}

static void
take_line (DealPlot *plot,
           int       way,
           int       side)
{
  const DealRow    *row = plot->self->rows[way][side];
  cairo_rectangle_t box = { 0 };
  gint64            total;
  double            before;

  get_start (plot, way, side, 0, &total);
  before = deal_plot_get_y (plot, way, total);
  for (gsize i = 0; row != NULL && i < plot->n_periods; i++)
    {
      double x = deal_plot_get_x (plot, i);
      double y;

      if (!deal_plot_get_total (plot, way, side, i, &total))
        continue;
      y = deal_plot_get_y (plot, way, total);
      if (box.width > 0)
        {
          double top = MIN (box.y, y - 3);

          box.height = MAX (box.y + box.height, y + 3) - top;
          box.y = top;
          box.width = x + plot->slot - box.x;
        }
      else
        {
          box = (cairo_rectangle_t){ x, MIN (before, y) - 3, plot->slot,
                                     fabs (y - before) + 6 };
        }
      before = y;
      if (box.width < TAKEN_COLUMN && i + 1 < plot->n_periods)
        continue;
      deal_plot_take (plot, &box);
      box.width = 0;
    }
}

static void
take_lines (DealPlot *plot)
{
  for (int way = 0; way < DEAL_N_WAYS; way++)
    for (int side = 0; side < DEAL_N_SIDES; side++)
      take_line (plot, way, side);
}

static void
add_cap (DealPlot *plot)
{
  int              side = plot->self->capped_side;
  const DealRow   *row = plot->self->capped;
  const Deal      *deal = plot->self->base.options->deal;
  gint64           level;
  double           y;
  DealItem        *item;
  g_autofree char *amount = NULL;
  g_autofree char *text = NULL;

  if (row == NULL || !row->cap_is_known || plot->self->capped_way != 0 ||
      !get_cap_level (plot, &level))
    return;
  if (level > plot->extent[0])
    return;

  y = deal_plot_get_y (plot, 0, level);
  item = deal_scene_add_line (plot->scene, plot->left, y, plot->right, y, 1.6,
                              deal_side_text[side]);
  item->dash = DEAL_DASH_DOTS;
  amount = deal_format_money (row->cap, deal->currency, deal->currency_digits);
  /* Translators: an amount. */
  text = g_strdup_printf (_ ("Cap %s"), amount);
  item = deal_scene_add_text (plot->scene, plot->chrome.strong, deal_side_text[side],
                              text, plot->left + 6,
                              y - deal_fonts_get_height (plot->chrome.strong) - 3, 0);
  item->halo = plot->chrome.ground;
  deal_plot_take (plot, &item->box);
}

static void
add_cap_reached (DealPlot *plot)
{
  int              side = plot->self->capped_side;
  const DealRow   *row = plot->self->capped;
  const Deal      *deal = plot->self->base.options->deal;
  gboolean         bends;
  double           x;
  double           y;
  DealItem        *item;
  g_autofree char *when = NULL;
  g_autofree char *strong = NULL;
  g_autofree char *due = NULL;
  g_autofree char *plain = NULL;

  if (!get_cap_point (plot, &x, &y, &bends))
    return;

  item = deal_scene_add_rect (plot->scene, x - 6, y - 6, 12, 12, plot->chrome.ground);
  item->radius = 6;
  item->edge = deal_side_fill[side];
  item->edge_width = 2.5;

  when = deal_format_period (plot->periods[row->binds_in]);
  strong = g_strdup_printf (_ ("Cap reached in %s"), when);
  due = deal_format_money (row->total_due, deal->currency, deal->currency_digits);
  /* Translators: an amount. */
  plain = row->has_total_due ? g_strdup_printf (_ ("uncapped, %s would be due"), due)
                             : g_strdup ("");
  deal_plot_add_callout (plot, deal_side_text[side], strong, plain, x, y - 6);
}

/* A cap that is not reached is shown if it is not far above the lines. */
static gint64
include_cap (const DealPlot *plot,
             gint64          up)
{
  gint64 level;

  if (plot->self->capped != NULL && plot->self->capped->cap_is_known &&
      plot->self->capped_way == 0 && get_cap_level (plot, &level) &&
      (double) level <= (double) up * FAR_CAP)
    return MAX (up, level);

  return up;
}

DealPlotNeeds
deal_plot_measure_lines (const DealPlot *plot)
{
  double        line = deal_fonts_get_height (plot->chrome.strong);
  gint64        extents[DEAL_N_WAYS];
  DealPlotNeeds needs = {
    .headroom = line + 4,
    .footroom = 2,
  };

  find_extents (plot, extents);
  needs.up = include_cap (plot, extents[0]);
  needs.down = extents[1];
  needs.right_margin = MIN (12 + deal_plot_get_ends_width (plot),
                            plot->chrome.body.width * MAX_MARGIN_SHARE);
  if (!plot->chrome.thumbnail &&
      (plot->self->rows[1][0] != NULL || plot->self->rows[1][1] != NULL))
    needs.footroom = plot->chrome.compact ? line + 4 : 3 * line + 8;
  if (deal_plot_needs_bracket (plot))
    needs.headroom += deal_plot_get_note_height (plot) + 14;

  return needs;
}

/**
 * deal_plot_lay_out_lines:
 * @plot: the plot
 *
 * Lines through the totals at the end of each period.
 */
void
deal_plot_lay_out_lines (DealPlot *plot)
{
  DealPlotNeeds needs = deal_plot_measure_lines (plot);

  deal_plot_add_key (plot);
  deal_plot_reserve_history (plot);
  deal_plot_set_axes (plot, &needs);
  deal_plot_add_history (plot);
  deal_plot_add_axes (plot);
  for (int way = 0; way < DEAL_N_WAYS; way++)
    for (int side = 0; side < DEAL_N_SIDES; side++)
      if (!is_flat (plot, way))
        deal_plot_add_band (plot, way, side);
  /* On the bands a line needs room around it to be seen; all of it lies below both
   * lines, which may run along each other. */
  for (int is_casing = deal_plot_shows_range (plot); is_casing >= 0; is_casing--)
    for (int way = 0; way < DEAL_N_WAYS; way++)
      for (int side = 0; side < DEAL_N_SIDES; side++)
        add_line (plot, way, side, is_casing);
  for (int way = 0; way < DEAL_N_WAYS; way++)
    for (int side = 0; side < DEAL_N_SIDES; side++)
      add_dots (plot, way, side);
  take_lines (plot);
  deal_plot_add_break_point (plot);
  add_cap (plot);
  if (!plot->chrome.thumbnail)
    add_cap_reached (plot);
  deal_plot_add_ends (plot);
  deal_plot_add_notes (plot);
  deal_plot_add_history_words (plot);
}
