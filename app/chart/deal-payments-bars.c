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
#define LEAST_SIGN_SLOT 14.0 /* below it a sign is but a dot */
#define MAX_BAR 58.0
#define MAX_GAP 4.0

/* What the pointer can hit of a bar of no height. */
#define MIN_AREA 14.0

static double
get_bar_width (const DealPlot *plot)
{
  double share = plot->slot < NARROW_SLOT ? BAR_SHARE_NARROW : BAR_SHARE;

  return MIN (plot->slot * share, MAX_BAR);
}

static double
get_gap (const DealPlot *plot)
{
  return plot->slot < NARROW_SLOT ? 0 : MIN (MAX_GAP, plot->slot * 0.08);
}

static double
get_bar_x (const DealPlot *plot,
           gsize           period,
           int             side)
{
  double middle = deal_plot_get_x (plot, period) + plot->slot / 2;
  double gap = get_gap (plot) / 2;

  return side == 0 ? middle - gap - get_bar_width (plot) : middle + gap;
}

static const DealCell *
get_cell (const DealPlot *plot,
          int             way,
          int             side,
          gsize           period)
{
  const DealRow *row = plot->self->rows[way][side];

  return row != NULL ? &row->cells[period] : NULL;
}

static gint64
get_extent (const DealPlot *plot,
            int             way)
{
  gint64 extent = 0;

  for (int side = 0; side < DEAL_N_SIDES; side++)
    for (gsize i = 0; i < plot->n_periods; i++)
      {
        const DealCell *cell = get_cell (plot, way, side, i);

        if (cell == NULL || !deal_cell_has_height (cell))
          continue;
        extent = MAX (extent, deal_cell_get_height (cell));
        if (deal_plot_shows_range (plot) && cell->has_range)
          extent = MAX (extent, cell->high);
      }

  return extent;
}

static gboolean
has_way (const DealPlot *plot,
         int             way)
{
  return plot->self->rows[way][0] != NULL || plot->self->rows[way][1] != NULL;
}

/* A rectangle from the zero line to an amount, or between two amounts. */
static cairo_rectangle_t
get_box (const DealPlot *plot,
         int             way,
         int             side,
         gsize           period,
         gint64          from,
         gint64          to)
{
  double y1 = deal_plot_get_y (plot, way, from);
  double y2 = deal_plot_get_y (plot, way, to);

  return (cairo_rectangle_t){ get_bar_x (plot, period, side), MIN (y1, y2),
                              get_bar_width (plot), fabs (y2 - y1) };
}

static void
add_bar (DealPlot       *plot,
         int             way,
         int             side,
         gsize           period,
         const DealCell *cell)
{
  gint64            height = deal_cell_get_height (cell);
  gboolean          is_secret = cell->state == DEAL_STATE_NOT_DISCLOSED;
  gint64            paid = is_secret ? height : cell->amount;
  cairo_rectangle_t box = get_box (plot, way, side, period, 0, paid);
  DealItem         *item;

  if (paid > 0)
    {
      item = deal_scene_add_rect (plot->scene, box.x, box.y, box.width, box.height,
                                  deal_side_fill[side]);
      if (deal_cell_is_hatched (cell))
        {
          item->fill = deal_side_tint[side];
          item->edge = deal_side_fill[side];
          item->hatch = plot->is_pale ? DEAL_HATCH_NONE : deal_side_hatch[side];
          if (deal_cell_is_interpolated (cell) && !plot->is_pale)
            {
              item->fill = plot->chrome.ground;
              item->dash = DEAL_DASH_DOTS;
            }
        }
    }
  if (height > paid && plot->is_pale)
    {
      box = get_box (plot, way, side, period, 0, height);
      item = deal_scene_add_line (
        plot->scene, box.x, way == 0 ? box.y : box.y + box.height, box.x + box.width,
        way == 0 ? box.y : box.y + box.height, 1.5, deal_side_fill[side]);
    }
  else if (height > paid)
    {
      box = get_box (plot, way, side, period, paid, height);
      item = deal_scene_add_rect (plot->scene, box.x, box.y, box.width, box.height,
                                  DEAL_COLOUR_NONE);
      item->edge = deal_side_fill[side];
      item->edge_width = MIN (1.5, box.width / 3);
      item->dash = DEAL_DASH_DASHES;
    }

  box = get_box (plot, way, side, period, 0, height);
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
  double size = CLAMP (get_bar_width (plot), 3, glyph == DEAL_GLYPH_CROSS ? 9 : 13);
  double x = get_bar_x (plot, period, side) + (get_bar_width (plot) - size) / 2;
  double y = way == 0 ? plot->zero[0] - size - 3 : plot->zero[1] + 3;

  deal_scene_add_glyph (plot->scene, glyph, x, y, size, colour);
}

static void
add_whisker (DealPlot       *plot,
             int             way,
             int             side,
             gsize           period,
             const DealCell *cell)
{
  double width = get_bar_width (plot);
  double cap = MIN (width, 9) / 2;
  double x = get_bar_x (plot, period, side) + width / 2;
  double low = deal_plot_get_y (plot, way, cell->low);
  double high = deal_plot_get_y (plot, way, cell->high);

  if (cell->low >= cell->high)
    return;

  deal_scene_add_line (plot->scene, x, low, x, high, plot->is_pale ? 1 : 1.4,
                       deal_side_text[side]);
  if (plot->is_pale)
    return;
  deal_scene_add_line (plot->scene, x - cap, high, x + cap, high, 1.4,
                       deal_side_text[side]);
  deal_scene_add_line (plot->scene, x - cap, low, x + cap, low, 1.4,
                       deal_side_text[side]);
}

/* What the pointer hits: half of the period's width, as high as the bar. */
static void
set_area (DealPlot       *plot,
          int             way,
          int             side,
          gsize           period,
          const DealCell *cell)
{
  gssize mark = plot->self->marks[way][side][period];
  double middle = deal_plot_get_x (plot, period) + plot->slot / 2;
  double reach = MIN (plot->slot / 2, get_bar_width (plot) + get_gap (plot));
  double height = MAX ((double) deal_cell_get_height (cell) * plot->unit, MIN_AREA);

  if (mark < 0)
    return;

  deal_scene_set_area (plot->scene, (gsize) mark, side == 0 ? middle - reach : middle,
                       way == 0 ? plot->zero[0] - height : plot->zero[1], reach, height);
}

static void
add_bars (DealPlot *plot)
{
  for (int way = 0; way < DEAL_N_WAYS; way++)
    for (int side = 0; side < DEAL_N_SIDES; side++)
      for (gsize i = 0; i < plot->n_periods; i++)
        {
          const DealCell *cell = get_cell (plot, way, side, i);

          if (cell == NULL)
            continue;
          set_area (plot, way, side, i, cell);
          if (way == 1 && plot->chrome.compact && plot->extent[1] == 0)
            continue;
          if (deal_cell_has_height (cell))
            add_bar (plot, way, side, i, cell);
          else if (plot->slot < LEAST_SIGN_SLOT)
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

/* Nothing is left of it: cut off, not zero. */
static gboolean
is_cut_off (const DealCell *cell)
{
  return cell->capped && cell->state != DEAL_STATE_NOT_DISCLOSED && cell->amount == 0;
}

/* What a cap of unknown size may still cut is at most what is due; of what is due
 * at least, nothing can be said. */
static char *
format_value (const DealPlot *plot,
              const DealCell *cell)
{
  gboolean         is_secret = cell->state == DEAL_STATE_NOT_DISCLOSED;
  g_autofree char *number = deal_plot_format (plot, is_secret ? cell->due : cell->amount);

  if (is_cut_off (cell))
    return g_strdup (_ ("capped"));
  if (is_secret)
    return cell->due_bound == DEAL_BOUND_EXACT ? g_strconcat ("≤", number, NULL)
                                               : g_strdup ("?");
  if (cell->state == DEAL_STATE_VALUE && cell->bound == DEAL_BOUND_AT_LEAST)
    return g_strconcat ("≥", number, NULL);

  return g_steal_pointer (&number);
}

/* Half of a period's width: two numbers may be wider than their bars. */
static double
get_value_room (const DealPlot *plot)
{
  return plot->slot / 2 - 3;
}

/* Where a bar's number stands: on what is paid if the part cut off leaves room,
 * else beyond the whole bar. */
static void
add_value (DealPlot       *plot,
           int             way,
           int             side,
           gsize           period,
           const DealCell *cell)
{
  g_autofree char *text = format_value (plot, cell);
  double           line = deal_fonts_get_height (plot->chrome.strong);
  gint64           height = deal_cell_get_height (cell);
  gint64           paid = cell->state == DEAL_STATE_NOT_DISCLOSED ? height : cell->amount;
  double           width = deal_fonts_get_width (plot->chrome.strong, text);
  gboolean         is_inside = (double) (height - paid) * plot->unit >= line + 4 &&
                       width <= get_bar_width (plot) - 4;
  double    middle = deal_plot_get_x (plot, period) + plot->slot / 2;
  double    x = get_bar_x (plot, period, side) + get_bar_width (plot) / 2;
  double    y = deal_plot_get_y (plot, way, is_inside ? paid : height);
  DealItem *item;

  if (width > get_value_room (plot))
    return;
  if (deal_plot_shows_range (plot) && cell->has_range && !is_inside &&
      cell->high > height)
    y = deal_plot_get_y (plot, way, cell->high);
  item = deal_scene_add_text (plot->scene, plot->chrome.strong, deal_side_text[side],
                              text,
                              side == 0 ? MIN (x, middle - 1.5 - width / 2)
                                        : MAX (x, middle + 1.5 + width / 2),
                              way == 0 ? y - line - 1 : y + 1, 0.5);
  item->halo = plot->chrome.ground;
  deal_plot_take (plot, &item->box);
}

/* All the numbers or none: one that is missing would look like one unknown. */
static gboolean
values_fit (const DealPlot *plot)
{
  for (int way = 0; way < DEAL_N_WAYS; way++)
    for (int side = 0; side < DEAL_N_SIDES; side++)
      for (gsize i = 0; i < plot->n_periods; i++)
        {
          const DealCell  *cell = get_cell (plot, way, side, i);
          g_autofree char *text = NULL;

          if (cell == NULL || !deal_cell_has_height (cell) || is_cut_off (cell))
            continue;
          text = format_value (plot, cell);
          if (deal_fonts_get_width (plot->chrome.strong, text) > get_value_room (plot))
            return FALSE;
        }

  return TRUE;
}

static void
add_values (DealPlot *plot)
{
  /* As exact as the words, and rounded only where that does not fit. */
  plot->places = 2;
  if (!values_fit (plot))
    plot->places = 1;
  if (plot->chrome.tight || !values_fit (plot))
    return;

  for (int way = 0; way < DEAL_N_WAYS; way++)
    for (int side = 0; side < DEAL_N_SIDES; side++)
      for (gsize i = 0; i < plot->n_periods; i++)
        {
          const DealCell *cell = get_cell (plot, way, side, i);

          if (way == 1 && plot->chrome.compact && plot->extent[1] == 0)
            continue;
          if (cell != NULL && deal_cell_has_height (cell))
            add_value (plot, way, side, i, cell);
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
    return 2;
  if (plot->chrome.compact)
    return down > 0 && !plot->chrome.tight ? 2 * line + 6 : line + 4;

  room += line + 4;
  if (down > 0)
    room += line + 2;
  for (int side = 0; side < DEAL_N_SIDES; side++)
    for (gsize i = 0; i < plot->n_periods; i++)
      {
        const DealCell *cell = get_cell (plot, 1, side, i);

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
  DealPlotNeeds needs = {
    .up = get_extent (plot, 0),
    .down = get_extent (plot, 1),
    .headroom =
      4 + (plot->chrome.tight ? 0 : deal_fonts_get_height (plot->chrome.strong)),
    .right_margin = 2,
  };

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
  deal_plot_set_axes (plot, &needs);
  deal_plot_add_axes (plot);
  add_bars (plot);
  add_values (plot);
  deal_plot_add_notes (plot);
}
