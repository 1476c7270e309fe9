/* deal-availability-draw.c: products in rows, platforms in columns, and the key to the
 * tiles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "calc/deal-format.h"
#include "chart/deal-availability-private.h"
#include "deal-text.h"

/* The names of the products take at most this much of the width. */
#define NAMES_SHARE 0.31

#define TURN 52.0
#define TURN_COMPACT 32.0
#define END_TURNED 31.0 /* beyond the last column, for its turned header */
#define LOWEST_ROW 10.0
#define LEAST_GAP 5.0 /* between columns: more than between before and after */

typedef struct
{
  const DealAvailabilityFigure *self;
  DealScene                    *scene;
  DealChrome                    chrome;
  const Deal                   *deal;
  double                        names; /* width of the first column */
  double                        left;
  double                        pitch_x;
  double                        pitch_y;
  double                        gap; /* between rows */
  double                        gap_x;
  double                        turn; /* degrees, of headers too long for their columns */
  double                        top;  /* of the first row */
} Grid;

static DealFont
get_head_font (const Grid *grid)
{
  return (DealFont){ grid->chrome.axis.size, 700 };
}

static gboolean
is_used (const Grid *grid,
         int         layer,
         DealStatus  status)
{
  for (gsize i = 0; i < grid->deal->n_products * grid->deal->n_platforms; i++)
    {
      const DealMatrixLayer *state = &grid->self->matrix->cells[i].layers[layer];

      if (state->before == status || state->after == status)
        return TRUE;
    }

  return FALSE;
}

/* Puts a piece of the key at the pen, on the next line where it does not fit. */
static void
make_room (const Grid *grid,
           double      width,
           double      line,
           double     *x,
           double     *y)
{
  const cairo_rectangle_t *body = &grid->chrome.body;

  if (*x > body->x && *x + width > body->x + body->width)
    {
      *x = body->x;
      *y += line;
    }
}

static void
add_key_word (Grid       *grid,
              const char *text,
              int         weight,
              double      line,
              double     *x,
              double     *y)
{
  DealFont font = { grid->chrome.small.size, weight };
  double   width = deal_fonts_get_width (font, text);

  make_room (grid, width, line, x, y);
  deal_scene_add_text (grid->scene, font, DEAL_COLOUR_INK, text, *x,
                       *y + (line - deal_fonts_get_height (font)) / 2 - 1, 0);
  *x += width + font.size * 0.6;
}

static double
get_status_width (const Grid *grid,
                  DealStatus  status)
{
  DealFont font = { grid->chrome.small.size, 400 };

  return deal_fonts_get_width (font, deal_format_status (status)) +
         font.size * (grid->chrome.compact ? 1.35 : 2.2);
}

/* What the key needs for a layer, to keep it on one line if it can be. */
static double
get_layer_width (const Grid *grid,
                 int         layer)
{
  double width = grid->chrome.small.size * 5;

  for (DealStatus status = DEAL_STATUS_EXCLUSIVE; status <= DEAL_STATUS_WITHDRAWN;
       status++)
    if (is_used (grid, layer, status))
      width += get_status_width (grid, status) + grid->chrome.small.size * 0.45;

  return width;
}

static void
add_key_status (Grid      *grid,
                DealStatus status,
                double     line,
                double    *x,
                double    *y)
{
  DealFont       font = { grid->chrome.small.size, 400 };
  DealStatusLook look = deal_status_get_look (status);
  const char    *text = deal_format_status (status);
  double         pad = grid->chrome.compact ? 0 : font.size * 0.35;
  double         width = get_status_width (grid, status);
  double         height = line - 3;

  make_room (grid, width, line, x, y);
  if (grid->chrome.compact)
    look.text = DEAL_COLOUR_INK;
  else
    {
      cairo_rectangle_t box = { *x, *y, width, height };

      deal_tile_add_segment (grid->scene, &box, status, DEAL_CORNER_ALL, 4);
    }
  deal_scene_add_glyph (grid->scene, deal_glyph_for_status (status), *x + pad,
                        *y + (height - font.size) / 2, font.size, look.text);
  deal_scene_add_text (grid->scene, font, look.text, text, *x + font.size * 1.2 + 2 * pad,
                       *y + (height - deal_fonts_get_height (font)) / 2, 0);
  *x += width + font.size * 0.45;
}

/* Every status that occurs, by layer and where it stands in a tile.  The body
 * loses what the key takes. */
static void
add_key (Grid        *grid,
         DealTileForm form)
{
  cairo_rectangle_t *body = &grid->chrome.body;
  double             line = deal_fonts_get_height (grid->chrome.small) +
                (grid->chrome.compact ? -0.5 : 5);
  double      x = body->x;
  double      y = body->y;
  const char *names[DEAL_N_LAYERS] = { _ ("Contract, left:"), _ ("Offer, right:") };

  if (form == DEAL_TILE_STACKED)
    {
      names[DEAL_LAYER_CONTRACT] = _ ("Contract (left, above):");
      names[DEAL_LAYER_OFFER] = _ ("Offer (right, below):");
    }
  for (int layer = 0; layer < DEAL_N_LAYERS; layer++)
    {
      x += layer > 0 ? grid->chrome.gap : 0;
      if (!grid->chrome.compact)
        make_room (grid, get_layer_width (grid, layer), line, &x, &y);
      add_key_word (grid, names[layer], 700, line, &x, &y);
      for (DealStatus status = DEAL_STATUS_EXCLUSIVE; status <= DEAL_STATUS_WITHDRAWN;
           status++)
        if (is_used (grid, layer, status))
          add_key_status (grid, status, line, &x, &y);
    }
  if (is_used (grid, 0, DEAL_STATUS_UNKNOWN) || is_used (grid, 1, DEAL_STATUS_UNKNOWN))
    add_key_status (grid, DEAL_STATUS_UNKNOWN, line, &x, &y);

  y += line + grid->chrome.gap * 0.4;
  body->height -= y - body->y;
  body->y = y;
}

/* What the column headers need: one line, the words broken, or turned. */
typedef enum
{
  HEAD_LINES,
  HEAD_DETAIL, /* a line, and the detail below it */
  HEAD_TURNED,
} HeadForm;

static double
get_longest_word (DealFont    font,
                  const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  double longest = 0;

  for (gsize i = 0; words[i] != NULL; i++)
    longest = MAX (longest, deal_fonts_get_width (font, words[i]));

  return longest;
}

static HeadForm
choose_head (const Grid *grid,
             double     *height)
{
  DealFont font = get_head_font (grid);
  double   width = grid->pitch_x - grid->gap_x;
  double   line = deal_fonts_get_height (font);
  double   longest = 0;
  double   longest_word = 0;
  double   longest_detail = 0;
  double   tallest = 0;

  for (gsize i = 0; i < grid->deal->n_platforms; i++)
    {
      const DealPlatform *platform = &grid->deal->platforms[i];
      double              wrapped;

      longest = MAX (longest, deal_fonts_get_width (font, platform->title));
      longest_word = MAX (longest_word, get_longest_word (font, platform->title));
      deal_fonts_measure (font, platform->title, 0, width, NULL, &wrapped);
      tallest = MAX (tallest, wrapped);
      if (platform->detail != NULL)
        longest_detail = MAX (
          longest_detail, deal_fonts_get_width (grid->chrome.small, platform->detail));
    }

  if (longest_word > width || tallest > 2 * line + 1)
    {
      *height = MIN (longest * sin (grid->turn * G_PI / 180) +
                       line * cos (grid->turn * G_PI / 180),
                     grid->chrome.body.height * 0.36);
      return HEAD_TURNED;
    }

  *height = MAX (tallest, 2 * deal_fonts_get_height (grid->chrome.small)) + 4;
  if (longest <= width && longest_detail > 0 && longest_detail <= width)
    {
      *height = line + deal_fonts_get_height (grid->chrome.small) + 4;
      return HEAD_DETAIL;
    }

  return HEAD_LINES;
}

static void
add_heads (Grid    *grid,
           HeadForm form,
           double   height)
{
  DealFont font = get_head_font (grid);
  double   line = deal_fonts_get_height (font);

  for (gsize i = 0; i < grid->deal->n_platforms; i++)
    {
      const DealPlatform *platform = &grid->deal->platforms[i];
      double              x = grid->left + grid->pitch_x * (double) i;
      double              y = grid->top - height;

      if (form == HEAD_TURNED)
        {
          double length = (height - line * cos (grid->turn * G_PI / 180)) /
                          sin (grid->turn * G_PI / 180);
          double           beyond = grid->scene->width - (x + grid->pitch_x / 2) - 2;
          g_autofree char *text = deal_fonts_ellipsize (
            font, platform->title, MIN (length, beyond / cos (grid->turn * G_PI / 180)));

          deal_scene_add_turned_text (grid->scene, font, DEAL_COLOUR_INK, text,
                                      x + (grid->pitch_x - grid->gap_x) / 2 + line * 0.2,
                                      grid->top - 2, grid->turn);
          continue;
        }
      if (form == HEAD_LINES)
        {
          DealItem *item = deal_scene_add_paragraph (grid->scene, font, DEAL_COLOUR_INK,
                                                     platform->title, 0, x + 1, y,
                                                     grid->pitch_x - grid->gap_x);

          item->origin_y = item->box.y = grid->top - 3 - item->box.height;
          continue;
        }
      deal_scene_add_text (grid->scene, font, DEAL_COLOUR_INK, platform->title, x + 1, y,
                           0);
      if (form == HEAD_DETAIL && platform->detail != NULL)
        deal_scene_add_text (grid->scene, grid->chrome.small, DEAL_COLOUR_INK2,
                             platform->detail, x + 1, y + line, 0);
    }
}

/* Which part of a tile is when: before, then after. */
static char *
write_reading (const Grid *grid,
               gboolean    is_flat,
               gboolean    is_after)
{
  const DealMatrix *matrix = grid->self->matrix;
  g_autofree char  *date = deal_format_date (is_after ? matrix->after : matrix->before);

  if (is_flat)
    /* Translators: a date; that part of a tile says what was then. */
    return g_strdup_printf (is_after ? _ ("right: %s") : _ ("left: %s"), date);

  /* Translators: a date; that part of a tile says what was then. */
  return g_strdup_printf (is_after ? _ ("block: %s") : _ ("strip: %s"), date);
}

/* Above the names. */
static void
add_reading (Grid        *grid,
             DealTileForm form)
{
  DealFont font = grid->chrome.small;
  double   line = deal_fonts_get_height (font);
  double   y = grid->top - 2 - 2 * line;

  for (int i = 0; i < 2; i++)
    {
      g_autofree char *text = write_reading (grid, form == DEAL_TILE_FLAT, i == 1);

      deal_scene_add_text (grid->scene, font, DEAL_COLOUR_INK2, text, grid->chrome.body.x,
                           y + i * line, 0);
    }
}

static void
add_name (Grid *grid,
          gsize row)
{
  const DealProduct *product = &grid->deal->products[row];
  DealFont           font = get_head_font (grid);
  double             line = deal_fonts_get_height (font);
  double             small = deal_fonts_get_height (grid->chrome.small);
  double             height = grid->pitch_y - grid->gap;
  double             width = grid->names - grid->gap;
  double             y = grid->top + grid->pitch_y * (double) row;
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

static double
measure_names (const Grid *grid)
{
  DealFont font = get_head_font (grid);
  double   width = 0;
  double   least = 0;

  for (gsize i = 0; i < grid->deal->n_products; i++)
    width = MAX (width, deal_fonts_get_width (font, grid->deal->products[i].title));
  for (int i = 0; i < 4; i++)
    {
      g_autofree char *text = write_reading (grid, i < 2, i % 2 == 1);

      least = MAX (least, deal_fonts_get_width (grid->chrome.small, text));
    }
  width = MIN (width, grid->chrome.body.width * NAMES_SHARE - grid->gap - 6);

  return MAX (width, least) + grid->gap + 6;
}

static void
add_tiles (Grid        *grid,
           DealTileForm form)
{
  for (gsize row = 0; row < grid->deal->n_products; row++)
    {
      add_name (grid, row);
      for (gsize column = 0; column < grid->deal->n_platforms; column++)
        {
          cairo_rectangle_t box = { grid->left + grid->pitch_x * (double) column,
                                    grid->top + grid->pitch_y * (double) row,
                                    grid->pitch_x - grid->gap_x,
                                    grid->pitch_y - grid->gap };

          deal_tile_add (grid->scene, &grid->chrome, form,
                         deal_matrix_get_cell (grid->self->matrix, row, column), &box);
          deal_scene_set_area (grid->scene, row * grid->deal->n_platforms + column, box.x,
                               box.y, box.width, box.height);
        }
    }
}

/**
 * deal_availability_lay_out:
 * @self: the figure
 * @frame: the frame
 * @scene: where the items are put
 *
 * Key, column headers, rows.  The form of the tiles follows from the room that
 * the frame gives them.
 */
void
deal_availability_lay_out (const DealAvailabilityFigure *self,
                           const DealFrame              *frame,
                           DealScene                    *scene)
{
  Grid         grid = { .self = self, .scene = scene, .deal = self->base.options->deal };
  DealTileForm form;
  HeadForm     head;
  double       head_height;
  double       n_rows = (double) MAX (grid.deal->n_products, 1);
  double       n_columns = (double) MAX (grid.deal->n_platforms, 1);
  double       key_lines;

  deal_chrome_lay_out (&self->base, frame, scene, &grid.chrome);
  if (grid.deal->n_products == 0 || grid.deal->n_platforms == 0)
    return;

  grid.gap = (2 + 3 * grid.chrome.ease) * grid.chrome.small.size / 12;
  grid.gap_x = MAX (grid.gap, LEAST_GAP * grid.chrome.small.size / 12);
  grid.names = measure_names (&grid);
  grid.turn = grid.chrome.compact ? TURN_COMPACT : TURN;
  grid.left = grid.chrome.body.x + grid.names;
  grid.pitch_x = (grid.chrome.body.width - grid.names + grid.gap_x -
                  (grid.chrome.compact ? END_TURNED : 0)) /
                 n_columns;
  head = choose_head (&grid, &head_height);
  if (head == HEAD_TURNED && !grid.chrome.compact)
    {
      grid.pitch_x -= END_TURNED / n_columns;
      head = choose_head (&grid, &head_height);
    }

  /* The key comes first but tells how the tiles are read: guess its height. */
  key_lines = frame->thumbnail ? 0 : grid.chrome.ease > 0.4 ? 2
                                                            : 3;
  grid.pitch_y = (grid.chrome.body.height - head_height -
                  key_lines * (deal_fonts_get_height (grid.chrome.small) + 5)) /
                 n_rows;
  form = deal_tile_choose_form (self, &grid.chrome, grid.pitch_x - grid.gap_x,
                                grid.pitch_y - grid.gap);
  if (!frame->thumbnail)
    add_key (&grid, form);
  grid.top = grid.chrome.body.y + head_height;
  grid.pitch_y = MAX ((grid.chrome.body.height - head_height + grid.gap) / n_rows,
                      LOWEST_ROW);
  add_heads (&grid, head, head_height);
  if (!frame->thumbnail)
    add_reading (&grid, form);
  add_tiles (&grid, form);
}
