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

/* Turned headers may take this much of the height. */
#define TURNED_SHARE 0.25

#define TURN 52.0
#define TURN_COMPACT 32.0
#define TURN_TIGHT 25.0
#define END_TURNED 31.0 /* beyond the last column, for its turned header */
#define LOWEST_ROW 10.0 /* of a thumbnail */
#define LEAST_TILE 1.95 /* letters: two signs before, two after */
#define TIGHT_LINE 0.98 /* letters: a line without the room above it */
#define TURNED_EMS 6.0  /* letters of a turned header that are always seen */
#define LEAST_GAP 5.0   /* between columns: more than between before and after */

static DealFont
get_head_font (const DealAvailabilityGrid *grid)
{
  return (DealFont){ grid->chrome.axis.size, 700 };
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
choose_head (const DealAvailabilityGrid *grid,
             double                     *height)
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
      double turn = grid->turn * G_PI / 180;

      *height = MIN (longest * sin (turn) + line * cos (turn),
                     MAX (font.size * TURNED_EMS,
                          grid->chrome.body.height * TURNED_SHARE));
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
add_heads (DealAvailabilityGrid *grid,
           HeadForm              form,
           double                height)
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
write_reading (const DealAvailabilityGrid *grid,
               gboolean                    is_flat,
               gboolean                    is_after)
{
  const DealMatrix *matrix = grid->self->matrix;
  g_autofree char  *date = deal_format_date (is_after ? matrix->after : matrix->before);

  if (is_flat)
    /* Translators: a date; that part of a tile says what was then. */
    return g_strdup_printf (is_after ? _ ("second pair: %s") : _ ("first pair: %s"),
                            date);

  /* Translators: a date; that part of a tile says what was then. */
  return g_strdup_printf (is_after ? _ ("block: %s") : _ ("strip: %s"), date);
}

/* Above the names. */
static void
add_reading (DealAvailabilityGrid *grid,
             DealTileForm          form)
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
add_name (DealAvailabilityGrid *grid,
          gsize                 row)
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
measure_names (const DealAvailabilityGrid *grid)
{
  DealFont font = get_head_font (grid);
  double   width = 0;
  double   least = 0;

  for (gsize i = 0; i < grid->deal->n_products; i++)
    width = MAX (width, deal_fonts_get_width (font, grid->deal->products[i].title));
  for (int i = 0; i < 4 && !grid->chrome.thumbnail; i++)
    {
      g_autofree char *text = write_reading (grid, i < 2, i % 2 == 1);

      least = MAX (least, deal_fonts_get_width (grid->chrome.small, text));
    }
  width = MIN (width, grid->chrome.body.width * NAMES_SHARE - grid->gap - 6);

  return MAX (width, least) + grid->gap + 6;
}

static void
add_tiles (DealAvailabilityGrid *grid,
           DealTileForm          form)
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

/* The names of the columns, the key, and what is left for the tiles.  What the
 * tiles can say depends on that, and where the key says it stands on the tiles. */
static void
divide (DealAvailabilityGrid         *grid,
        const DealAvailabilityFigure *self,
        const DealChrome             *chrome)
{
  double n_rows;
  double n_columns;

  *grid = (DealAvailabilityGrid){ .self = self,
                                  .chrome = *chrome,
                                  .deal = self->base.options->deal };
  n_rows = (double) MAX (grid->deal->n_products, 1);
  n_columns = (double) MAX (grid->deal->n_platforms, 1);
  grid->gap = (2 + 3 * chrome->ease) * chrome->small.size / 12;
  grid->gap_x = MAX (grid->gap, LEAST_GAP * chrome->small.size / 12);
  grid->names = measure_names (grid);
  grid->turn = chrome->tight ? TURN_TIGHT : chrome->compact ? TURN_COMPACT
                                                            : TURN;
  grid->left = chrome->body.x + grid->names;
  grid->pitch_x = (chrome->body.width - grid->names + grid->gap_x -
                   (chrome->compact ? END_TURNED : 0)) /
                  n_columns;
  grid->head = choose_head (grid, &grid->head_height);
  if (grid->head == HEAD_TURNED && !chrome->compact)
    {
      grid->pitch_x -= END_TURNED / n_columns;
      grid->head = choose_head (grid, &grid->head_height);
    }

  grid->form = DEAL_TILE_WIDE;
  for (int i = 0; i < 2; i++)
    {
      grid->key_height = deal_availability_add_key (grid, grid->form);
      grid->pitch_y = (chrome->body.height - grid->key_height - grid->head_height +
                       grid->gap) /
                      n_rows;
      grid->form = deal_tile_choose_form (self, chrome, grid->pitch_x - grid->gap_x,
                                          grid->pitch_y - grid->gap);
    }
  grid->key_height = deal_availability_add_key (grid, grid->form);
}

/* Names of one line each, in tight frames without the room above their letters. */
static double
get_least_row (const DealAvailabilityGrid *grid)
{
  DealFont font = get_head_font (grid);

  if (grid->chrome.thumbnail)
    return LOWEST_ROW;

  return grid->chrome.tight ? font.size * TIGHT_LINE : deal_fonts_get_height (font);
}

/**
 * deal_availability_get_least_body:
 * @self: the figure
 * @chrome: the sizes
 * @width: (out): what two signs before and two after take in every column
 * @height: (out): the key, the heads, and a line for each product
 */
void
deal_availability_get_least_body (const DealAvailabilityFigure *self,
                                  const DealChrome             *chrome,
                                  double                       *width,
                                  double                       *height)
{
  DealAvailabilityGrid grid;
  double               tile = chrome->small.size * LEAST_TILE;

  divide (&grid, self, chrome);
  if (grid.deal->n_products == 0 || grid.deal->n_platforms == 0)
    return;

  *width = chrome->body.width +
           MAX (tile + grid.gap_x - grid.pitch_x, 0) * (double) grid.deal->n_platforms;
  *height = grid.key_height + grid.head_height +
            get_least_row (&grid) * ((double) grid.deal->n_products - 1) +
            deal_fonts_get_height (get_head_font (&grid)) - grid.gap / 2;
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
  DealAvailabilityGrid grid;
  DealChrome           chrome;

  deal_chrome_lay_out (&self->base, frame, scene, &chrome);
  divide (&grid, self, &chrome);
  if (grid.deal->n_products == 0 || grid.deal->n_platforms == 0)
    return;

  grid.scene = scene;
  deal_availability_add_key (&grid, grid.form);
  grid.top = chrome.body.y + grid.key_height + grid.head_height;
  grid.pitch_y = MAX ((chrome.body.height - grid.key_height - grid.head_height +
                       grid.gap) /
                        (double) grid.deal->n_products,
                      get_least_row (&grid));
  add_heads (&grid, (HeadForm) grid.head, grid.head_height);
  if (!frame->thumbnail)
    add_reading (&grid, grid.form);
  add_tiles (&grid, grid.form);
}
