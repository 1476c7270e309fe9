/* deal-availability-draw.c: products in rows, platforms in columns
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "chart/deal-availability-private.h"
#include "deal-text.h"

/* Between the heads of the layers and the first name. */
#define LAYER_HEAD_GAP 6.0

/* Where in a column its turned head begins. */
#define TURNED_FROM 0.5
#define TURNED_FROM_TIGHT 0.2

static double
get_column_x (const DealAvailabilityGrid *grid,
              gsize                       column)
{
  return grid->left + grid->pitch_x * (double) column - grid->scroll_x;
}

static double
get_row_y (const DealAvailabilityGrid *grid,
           gsize                       row)
{
  return grid->top + grid->pitch_y * (double) row - grid->scroll_y;
}

static gboolean
is_row_seen (const DealAvailabilityGrid *grid,
             gsize                       row)
{
  double y = get_row_y (grid, row);

  return !grid->scrolls || (y + grid->pitch_y > grid->top && y < grid->bottom);
}

static void
add_turned_head (const DealAvailabilityGrid *grid,
                 const char                 *title,
                 double                      x)
{
  DealFont         font = deal_availability_grid_get_head_font (grid);
  double           line = deal_fonts_get_height (font);
  double           turn = grid->turn * G_PI / 180;
  double           length = (grid->head_height - line * cos (turn)) / sin (turn);
  double           place = grid->chrome.tight ? TURNED_FROM_TIGHT : TURNED_FROM;
  double           from = x + (grid->pitch_x - grid->gap_x) * place + line * 0.2;
  double           beyond = grid->scene->width - from - 2;
  g_autofree char *text =
    deal_fonts_ellipsize (font, title, MIN (length, beyond / cos (turn)));

  deal_scene_add_turned_text (grid->scene, font, DEAL_COLOUR_INK, text, from,
                              grid->top - 2, grid->turn);
}

static void
add_head (const DealAvailabilityGrid *grid,
          gsize                       column)
{
  const DealPlatform *platform = deal_availability_get_platform (grid->self, column);
  DealFont            font = deal_availability_grid_get_head_font (grid);
  double              x = get_column_x (grid, column);
  double              y = grid->top - grid->head_height;
  DealItem           *item;

  if (grid->head == DEAL_HEAD_TURNED)
    {
      add_turned_head (grid, platform->title, x);
      return;
    }
  if (grid->head == DEAL_HEAD_LINES)
    {
      item = deal_scene_add_paragraph (grid->scene, font, DEAL_COLOUR_INK,
                                       platform->title, 0, x + 1, y,
                                       grid->pitch_x - grid->gap_x);
      item->origin_y = item->box.y = grid->top - 3 - item->box.height;
      return;
    }

  deal_scene_add_text (grid->scene, font, DEAL_COLOUR_INK, platform->title, x + 1, y, 0);
  if (platform->detail != NULL)
    deal_scene_add_text (grid->scene, grid->chrome.small, DEAL_COLOUR_INK2,
                         platform->detail, x + 1, y + deal_fonts_get_height (font), 0);
}

/* Which half of a tile is which layer, where a tile has its row for itself. */
static void
add_layer_heads (const DealAvailabilityGrid *grid)
{
  DealFont font = deal_availability_grid_get_head_font (grid);
  double   y = grid->top - deal_fonts_get_height (font) - LAYER_HEAD_GAP;
  double   half = (grid->pitch_x - grid->gap_x) / 2;

  /* Translators: heads of the halves of a tile: what the contract permits */
  deal_scene_add_text (grid->scene, font, DEAL_COLOUR_INK, C_ ("layer head", "Contract"),
                       grid->left + 1, y, 0);
  /* Translators: heads of the halves of a tile: what is really offered */
  deal_scene_add_text (grid->scene, font, DEAL_COLOUR_INK, C_ ("layer head", "Offer"),
                       grid->left + half + 1, y, 0);
}

static void
add_heads (const DealAvailabilityGrid *grid)
{
  if (grid->head == DEAL_HEAD_LAYERS)
    add_layer_heads (grid);
  if (grid->is_single)
    return;

  for (gsize i = 0; i < grid->n_columns; i++)
    if (get_column_x (grid, i) + grid->pitch_x > grid->left)
      add_head (grid, i);
}

/* Beside its tiles, and its detail below it if there is room. */
static void
add_name (const DealAvailabilityGrid *grid,
          gsize                       row)
{
  const DealProduct *product = &grid->deal->products[row];
  DealFont           font = deal_availability_grid_get_head_font (grid);
  double             line = deal_fonts_get_height (font);
  double             small = deal_fonts_get_height (grid->chrome.small);
  double             height = grid->pitch_y - grid->gap;
  double             width = grid->names - grid->gap;
  double             y = get_row_y (grid, row);
  g_autofree char   *title = deal_fonts_ellipsize (font, product->title, width);
  double             detail_height = 0;
  gboolean           with_detail = FALSE;

  if (product->detail != NULL)
    {
      deal_fonts_measure (grid->chrome.small, product->detail, 0, width, NULL,
                          &detail_height);
      with_detail = height >= line + MIN (detail_height, small) &&
                    detail_height <= 2 * small + 1 &&
                    line + detail_height <= grid->pitch_y;
    }

  y += (height - line - (with_detail ? detail_height : 0)) / 2;
  deal_scene_add_text (grid->scene, font, DEAL_COLOUR_INK, title, grid->chrome.body.x, y,
                       0);
  if (with_detail)
    deal_scene_add_paragraph (grid->scene, grid->chrome.small, DEAL_COLOUR_INK2,
                              product->detail, 0, grid->chrome.body.x, y + line, width);
}

/* Above its tile, in full. */
static void
add_name_above (const DealAvailabilityGrid *grid,
                gsize                       row)
{
  const DealProduct *product = &grid->deal->products[row];
  double             width = grid->chrome.body.width;
  double             x = grid->chrome.body.x;
  double             small = deal_fonts_get_height (grid->chrome.small);
  double             y = get_row_y (grid, row) + grid->name_height - 3;
  double             title;
  double             detail = 0;
  DealFont           font = deal_availability_grid_get_head_font (grid);

  deal_fonts_measure (font, product->title, 0, width, NULL, &title);
  if (product->detail != NULL)
    deal_fonts_measure (grid->chrome.small, product->detail, 0, width, NULL, &detail);
  if (detail > 2 * small + 1)
    detail = 0;
  deal_scene_add_paragraph (grid->scene, font, DEAL_COLOUR_INK, product->title, 0, x,
                            y - title - detail, width);
  if (detail > 0)
    deal_scene_add_paragraph (grid->scene, grid->chrome.small, DEAL_COLOUR_INK2,
                              product->detail, 0, x, y - detail, width);
}

/* What of @box is not under the heads or the names. */
static void
set_area (const DealAvailabilityGrid *grid,
          gsize                       mark,
          const cairo_rectangle_t    *box)
{
  double left = grid->scrolls ? MAX (box->x, grid->left) : box->x;
  double top = grid->scrolls ? MAX (box->y, grid->top) : box->y;
  double right = box->x + box->width;
  double bottom = box->y + box->height;

  if (grid->scrolls)
    {
      right = MIN (right, grid->scene->width);
      bottom = MIN (bottom, grid->bottom);
    }
  if (right > left && bottom > top)
    deal_scene_set_area (grid->scene, mark, left, top, right - left, bottom - top);
}

static void
add_tiles (const DealAvailabilityGrid *grid,
           gsize                       row)
{
  for (gsize column = 0; column < grid->n_columns; column++)
    {
      cairo_rectangle_t box = { get_column_x (grid, column),
                                get_row_y (grid, row) + grid->name_height,
                                grid->pitch_x - grid->gap_x,
                                grid->pitch_y - grid->gap - grid->name_height };

      const DealMatrixCell *cell = deal_availability_get_cell (grid->self, row, column);

      deal_tile_add (grid->scene, &grid->chrome, grid->form, cell, &box);
      if (cell->is_outdated && !grid->chrome.thumbnail)
        deal_scene_add_rect (grid->scene, box.x + box.width + 1, box.y, DEAL_TILE_BAR,
                             box.height, DEAL_COLOUR_INK);
      set_area (grid, row * grid->n_columns + column, &box);
    }
}

/* Paints over what was scrolled out of the content, where it may have been. */
static void
add_cover (const DealAvailabilityGrid *grid,
           double                      width,
           double                      height)
{
  if (grid->scroll_x > 0 || grid->scroll_y > 0)
    deal_scene_add_rect (grid->scene, 0, 0, width, height, grid->chrome.ground);
}

/**
 * deal_availability_lay_out:
 * @self: the figure
 * @frame: the frame
 * @scene: where the items are put
 *
 * The tiles first, then what is pinned over them: the names beside, the heads
 * above, and the key in the corner.  The form of the tiles follows from the room
 * that the frame gives them.
 */
void
deal_availability_lay_out (const DealAvailabilityFigure *self,
                           const DealFrame              *frame,
                           DealScene                    *scene)
{
  DealAvailabilityGrid grid;
  double               names_end;

  deal_availability_grid_init (&grid, self, frame, scene);
  if (grid.n_rows == 0 || grid.n_columns == 0)
    return;

  grid.scene = scene;
  scene->clips = grid.scrolls;
  for (gsize row = 0; row < grid.n_rows; row++)
    if (is_row_seen (&grid, row))
      {
        add_tiles (&grid, row);
        if (grid.is_single)
          add_name_above (&grid, row);
      }

  names_end = grid.left - grid.gap;
  if (!grid.is_single)
    {
      add_cover (&grid, names_end, frame->height);
      for (gsize row = 0; row < grid.n_rows; row++)
        if (is_row_seen (&grid, row))
          add_name (&grid, row);
    }
  add_cover (&grid, frame->width, grid.top - 1);
  add_heads (&grid);
  if (!grid.is_single)
    add_cover (&grid, names_end, grid.top - 1);
  deal_availability_add_key (&grid);
  if (!frame->thumbnail)
    deal_availability_add_reading (&grid);
}
