/* deal-payments-bars.c: what is paid in each period, old beside new
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "chart/deal-payments-private.h"

#include <math.h>

#include "deal-text.h"

/* Of a period's width: a bar, and the space between the two; by eye. */
#define BAR_SHARE 0.3
#define BAR_SHARE_NARROW 0.42
#define NARROW_SLOT 16.0
#define MAX_BAR 58.0
#define MAX_GAP 4.0

/* The line from the lowest to the highest, and what is kept free on both sides. */
#define WHISKER_WIDTH 1.4
#define WHISKER_ROOM 1.4
#define LOW_WHISKER 8.0 /* its room would be more than itself */

/* Of a sign from the bar that it must not touch. */
#define CUT_DISTANCE 3.0

/* What the pointer can hit of a bar of no height. */
#define MIN_AREA 14.0

double
deal_plot_get_bar_width (const DealPlot *plot)
{
  double share = plot->slot < NARROW_SLOT ? BAR_SHARE_NARROW : BAR_SHARE;

  return MIN (plot->slot * share, MAX_BAR);
}

static double
get_gap (const DealPlot *plot)
{
  return plot->slot < NARROW_SLOT ? 0 : MIN (MAX_GAP, plot->slot * 0.08);
}

double
deal_plot_get_bar_x (const DealPlot *plot,
                     gsize           period,
                     int             side)
{
  double middle = deal_plot_get_x (plot, period) + plot->slot / 2;
  double gap = get_gap (plot) / 2;

  return side == 0 ? middle - gap - deal_plot_get_bar_width (plot) : middle + gap;
}

const DealCell *
deal_plot_get_cell (const DealPlot *plot,
                    int             way,
                    int             side,
                    gsize           period)
{
  const DealRow *row = plot->self->rows[way][side];

  return row != NULL ? &row->cells[period] : NULL;
}

static gint64
add_up (gint64 a,
        gint64 b)
{
  gint64 sum;

  return __builtin_add_overflow (a, b, &sum) ? G_MAXINT64 : sum;
}

DealBar
deal_plot_get_bar (const DealPlot *plot,
                   int             way,
                   int             side,
                   gsize           period)
{
  const DealCell *cell = deal_plot_get_cell (plot, way, side, period);
  gint64          height = deal_cell_get_height (cell);
  gboolean        is_whole = cell->state == DEAL_STATE_NOT_DISCLOSED || height < 0;
  DealBar         bar = { way, 0, is_whole ? height : cell->amount, height };

  if (height < 0)
    {
      const DealCell *other = deal_plot_get_cell (plot, 1 - way, side, period);

      bar.way = 1 - way;
      if (other != NULL && deal_cell_has_height (other))
        bar.base = MAX (deal_cell_get_height (other), 0);
      bar.paid = bar.end = add_up (bar.base, -MAX (height, -G_MAXINT64));
    }

  return bar;
}

static void
find_extents (const DealPlot *plot,
              gint64          extents[DEAL_N_WAYS])
{
  extents[0] = extents[1] = 0;
  for (int way = 0; way < DEAL_N_WAYS; way++)
    for (int side = 0; side < DEAL_N_SIDES; side++)
      for (gsize i = 0; i < plot->n_periods; i++)
        {
          const DealCell *cell = deal_plot_get_cell (plot, way, side, i);
          DealBar         bar;

          if (cell == NULL || !deal_cell_has_height (cell))
            continue;
          bar = deal_plot_get_bar (plot, way, side, i);
          extents[bar.way] = MAX (extents[bar.way], bar.end);
          if (!deal_plot_shows_range (plot) || !cell->has_range)
            continue;
          extents[way] = MAX (extents[way], cell->high);
          extents[1 - way] = MAX (extents[1 - way], -MAX (cell->low, -G_MAXINT64));
        }
}

static gboolean
has_way (const DealPlot *plot,
         int             way)
{
  return plot->self->rows[way][0] != NULL || plot->self->rows[way][1] != NULL;
}

/* A rectangle from the zero line to an amount, or between two amounts. */
cairo_rectangle_t
deal_plot_get_box (const DealPlot *plot,
                   int             way,
                   int             side,
                   gsize           period,
                   gint64          from,
                   gint64          to)
{
  double y1 = deal_plot_get_y (plot, way, from);
  double y2 = deal_plot_get_y (plot, way, to);

  return (cairo_rectangle_t){ deal_plot_get_bar_x (plot, period, side), MIN (y1, y2),
                              deal_plot_get_bar_width (plot), fabs (y2 - y1) };
}

/* What of a bar is paid, or may be. */
static void
add_paid (DealPlot       *plot,
          const DealBar  *bar,
          int             side,
          gsize           period,
          const DealCell *cell)
{
  cairo_rectangle_t box =
    deal_plot_get_box (plot, bar->way, side, period, bar->base, bar->paid);
  DealItem *item;

  item = deal_scene_add_rect (plot->scene, box.x, box.y, box.width, box.height,
                              deal_side_fill[side]);
  if (!deal_cell_is_hatched (cell))
    return;

  item->fill = deal_side_tint[side];
  item->edge = deal_side_fill[side];
  item->hatch = plot->is_pale ? DEAL_HATCH_NONE : deal_side_hatch[side];
  if (deal_cell_is_interpolated (cell) && !plot->is_pale)
    {
      item->fill = plot->chrome.ground;
      item->dash = DEAL_DASH_DOTS;
    }
}

/* What the cap takes of it; a line at its height where a frame is too fine. */
static void
add_cut (DealPlot      *plot,
         const DealBar *bar,
         int            side,
         gsize          period)
{
  cairo_rectangle_t box =
    deal_plot_get_box (plot, bar->way, side, period, bar->paid, bar->end);
  double    y = bar->way == 0 ? box.y : box.y + box.height;
  DealItem *item;

  if (plot->is_pale)
    {
      deal_scene_add_line (plot->scene, box.x, y, box.x + box.width, y, 1.5,
                           deal_side_fill[side]);
      return;
    }

  item = deal_scene_add_rect (plot->scene, box.x, box.y, box.width, box.height,
                              DEAL_COLOUR_NONE);
  item->edge = deal_side_fill[side];
  item->edge_width = MIN (1.5, box.width / 3);
  item->dash = DEAL_DASH_DASHES;
}

/* A place of which the cap takes a part, but not of its highest period: the sign of
 * what is cut off stands clear of the bar. */
static void
add_hidden_cut (DealPlot      *plot,
                const DealBar *bar,
                int            side,
                gsize          period)
{
  cairo_rectangle_t box =
    deal_plot_get_box (plot, bar->way, side, period, bar->base, bar->end);
  double y = bar->way == 0 ? box.y - CUT_DISTANCE : box.y + box.height + CUT_DISTANCE;

  deal_scene_add_line (plot->scene, box.x, y, box.x + box.width, y, 1.5,
                       deal_side_fill[side]);
}

static void
add_bar (DealPlot       *plot,
         int             way,
         int             side,
         gsize           period,
         const DealCell *cell)
{
  DealBar           bar = deal_plot_get_bar (plot, way, side, period);
  cairo_rectangle_t box =
    deal_plot_get_box (plot, bar.way, side, period, bar.base, bar.end);

  if (bar.paid > bar.base)
    add_paid (plot, &bar, side, period, cell);
  /* Two that stand on each other are two. */
  if (bar.base > 0)
    {
      double y = deal_plot_get_y (plot, bar.way, bar.base);

      deal_scene_add_line (plot->scene, box.x, y, box.x + box.width, y, 1.5,
                           plot->chrome.ground);
    }
  if (bar.end > bar.paid)
    add_cut (plot, &bar, side, period);
  else if (plot->share > 1 && cell->capped && bar.end > bar.base)
    add_hidden_cut (plot, &bar, side, period);
  deal_plot_take (plot, &box);
}

/* A small sign on the zero line: a cross for no data, a question mark for what
 * is not disclosed; neither is nothing. */
static void
add_sign (DealPlot  *plot,
          DealGlyph  glyph,
          DealColour colour,
          int        way,
          int        side,
          gsize      period)
{
  double width = deal_plot_get_bar_width (plot);
  double size = CLAMP (width, 3, glyph == DEAL_GLYPH_CROSS ? 9 : DEAL_MOST_SIGN);
  double x = deal_plot_get_bar_x (plot, period, side) + (width - size) / 2;
  double y = way == 0 ? plot->zero[0] - size - 3 : plot->zero[1] + 3;

  deal_scene_add_glyph (plot->scene, glyph, x, y, size, colour);
}

/* On a hatched bar a line is lost among lines unless it has @room around it. */
static void
add_whisker_line (DealPlot *plot,
                  int       side,
                  double    room,
                  double    x1,
                  double    y1,
                  double    x2,
                  double    y2)
{
  double width = plot->is_pale ? 1 : WHISKER_WIDTH;

  if (room > 0)
    deal_scene_add_line (plot->scene, x1, y1, x2, y2, width + 2 * room,
                         plot->chrome.ground);
  deal_scene_add_line (plot->scene, x1, y1, x2, y2, width, deal_side_text[side]);
}

static void
add_whisker (DealPlot       *plot,
             int             way,
             int             side,
             gsize           period,
             const DealCell *cell)
{
  double width = deal_plot_get_bar_width (plot);
  double cap = MIN (width, 9) / 2;
  double x = deal_plot_get_bar_x (plot, period, side) + width / 2;
  double low = deal_plot_get_y (plot, way, cell->low);
  double high = deal_plot_get_y (plot, way, cell->high);
  double room = fabs (high - low) < LOW_WHISKER || plot->is_pale ? 0 : WHISKER_ROOM;

  if (cell->low >= cell->high)
    return;

  add_whisker_line (plot, side, room, x, low, x, high);
  if (plot->is_pale)
    return;
  add_whisker_line (plot, side, room, x - cap, high, x + cap, high);
  add_whisker_line (plot, side, room, x - cap, low, x + cap, low);
  /* The stem again, over the room around its ends. */
  deal_scene_add_line (plot->scene, x, low, x, high, WHISKER_WIDTH, deal_side_text[side]);
}

/* What the pointer hits: half of the period's width, as high as the bar. */
static void
set_area (DealPlot *plot,
          int       way,
          int       side,
          gsize     period)
{
  gssize            mark = plot->self->marks[way][side][period];
  double            middle = deal_plot_get_x (plot, period) + plot->slot / 2;
  double            reach = deal_plot_get_bar_width (plot) + get_gap (plot);
  DealBar           bar = deal_plot_get_bar (plot, way, side, period);
  cairo_rectangle_t box =
    deal_plot_get_box (plot, bar.way, side, period, bar.base, bar.end);
  double height = MAX (box.height, MIN_AREA);

  reach = MIN (reach, plot->slot / 2);
  if (mark < 0)
    return;

  deal_scene_set_area (plot->scene, (gsize) mark, side == 0 ? middle - reach : middle,
                       bar.way == 0 ? box.y + box.height - height : box.y, reach, height);
  deal_scene_take_note (plot->scene, (gsize) mark,
                        deal_plot_describe_place (plot, way, side, period));
}

static void
add_bars (DealPlot *plot)
{
  for (int way = 0; way < DEAL_N_WAYS; way++)
    for (int side = 0; side < DEAL_N_SIDES; side++)
      for (gsize i = 0; i < plot->n_periods; i++)
        {
          const DealCell *cell = deal_plot_get_cell (plot, way, side, i);

          if (cell == NULL)
            continue;
          set_area (plot, way, side, i);
          if (way == 1 && plot->chrome.compact && plot->extent[1] == 0)
            continue;
          if (deal_cell_has_height (cell))
            add_bar (plot, way, side, i, cell);
          else if (deal_plot_has_lanes (plot))
            continue;
          else if (cell->state == DEAL_STATE_NOT_FOUND)
            add_sign (plot, DEAL_GLYPH_CROSS, DEAL_COLOUR_INK3, way, side, i);
          else if (deal_cell_is_unknown (cell))
            add_sign (plot, DEAL_GLYPH_QUESTION, deal_side_text[side], way, side, i);
          if (deal_plot_shows_range (plot) && cell->has_range &&
              deal_cell_has_height (cell))
            add_whisker (plot, way, side, i, cell);
        }
}

/* What stands below the bars: their numbers, brackets, the second heading. */
static double
get_footroom (const DealPlot *plot,
              gint64          down)
{
  double line = deal_fonts_get_height (plot->chrome.strong);
  double room = 0;

  if (!has_way (plot, 1))
    return down > 0 ? line + 4 : 2;
  if (plot->chrome.compact)
    return down > 0 && !plot->chrome.tight ? 2 * line + 6 : line + 4;

  room += line + 4;
  if (down > 0)
    room += line + 2;
  for (int side = 0; side < DEAL_N_SIDES; side++)
    for (gsize i = 0; i < plot->n_periods; i++)
      {
        const DealCell *cell = deal_plot_get_cell (plot, 1, side, i);

        if (cell != NULL && deal_cell_is_unknown (cell))
          {
            room += 2 * line + 4;
            return room;
          }
      }

  return down > 0 ? room : room + line;
}

DealPlotNeeds
deal_plot_measure_bars (const DealPlot *plot)
{
  gint64        extents[DEAL_N_WAYS];
  DealPlotNeeds needs = {
    .headroom =
      4 + (plot->chrome.tight ? 0 : deal_fonts_get_height (plot->chrome.strong)),
    .right_margin = 2,
  };

  find_extents (plot, extents);
  needs.up = extents[0];
  needs.down = extents[1];
  needs.footroom = get_footroom (plot, needs.down);
  if (deal_plot_needs_bracket (plot))
    needs.headroom += deal_plot_get_note_height (plot) + 14;

  return needs;
}

/**
 * deal_plot_lay_out_bars:
 * @plot: the plot
 *
 * Bars up and down from a band with the years.
 */
void
deal_plot_lay_out_bars (DealPlot *plot)
{
  DealPlotNeeds needs = deal_plot_measure_bars (plot);

  deal_plot_add_key (plot);
  deal_plot_reserve_history (plot);
  deal_plot_set_axes (plot, &needs);
  deal_plot_add_history (plot);
  deal_plot_add_axes (plot);
  deal_plot_add_lanes (plot);
  add_bars (plot);
  deal_plot_add_values (plot);
  deal_plot_add_differences (plot);
  deal_plot_add_break_point (plot);
  deal_plot_add_notes (plot);
  deal_plot_add_history_words (plot);
}
