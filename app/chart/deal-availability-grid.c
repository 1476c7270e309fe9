/* deal-availability-grid.c: how much room names, heads, key and tiles get
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "chart/deal-availability-private.h"

/* The names of the products take at most this much of the width. */
#define NAMES_SHARE 0.31
#define NAMES_SHARE_COMPACT 0.41
#define COLUMN_EMS 32 /* letters: the width of a report column */

/* Turned headers may take this much of the height. */
#define TURNED_SHARE 0.25

#define TURN 52.0
#define TURN_COMPACT 32.0
#define TURN_TIGHT 25.0
#define END_TURNED 31.0         /* beyond the last column, for its turned header */
#define END_TIGHT 32.5          /* likewise, where that is turned least */
#define LOWEST_ROW 10.0         /* of a thumbnail */
#define LEAST_TILE 1.95         /* letters: two signs before, two after */
#define TIGHT_LINE 0.98         /* letters: a line without the room above it */
#define TURNED_EMS 6.0          /* letters of a turned header that are always seen */
#define TURNED_EMS_SCROLLED 9.0 /* where the height is not known before */
#define LEAST_GAP 5.0           /* between columns: more than between before and after */
#define HEAD_GAP 8.0            /* below the heads of the layers */
#define SINGLE_GAP 3.0          /* between the rows of one platform, in the usual gaps */
#define SINGLE_TILE 3.7         /* lines: a tile that has its row for itself */

DealFont
deal_availability_grid_get_head_font (const DealAvailabilityGrid *grid)
{
  double size = grid->chrome.compact ? grid->chrome.small.size : grid->chrome.axis.size;

  return (DealFont){ size, 700 };
}

/* Whether it is low, but as wide as a report column. */
static gboolean
is_roomy_compact (const DealAvailabilityGrid *grid)
{
  return grid->chrome.compact && !grid->chrome.thumbnail &&
         grid->chrome.body.width / grid->chrome.small.size >= COLUMN_EMS;
}

static double
get_longest_word (DealFont    font,
                  const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  double longest = 0;

  for (gsize i = 0; words[i] != NULL; i++)
    {
      double width = deal_fonts_get_width (font, words[i]);

      longest = MAX (longest, width);
    }

  return longest;
}

static DealHeadForm
choose_head (const DealAvailabilityGrid *grid,
             double                     *height)
{
  DealFont font = deal_availability_grid_get_head_font (grid);
  double   width = grid->pitch_x - grid->gap_x;
  double   line = deal_fonts_get_height (font);
  double   small = deal_fonts_get_height (grid->chrome.small);
  double   longest = 0;
  double   longest_word = 0;
  double   longest_detail = 0;
  double   tallest = 0;

  for (gsize i = 0; i < grid->n_columns; i++)
    {
      const DealPlatform *platform = deal_availability_get_platform (grid->self, i);
      double              title = deal_fonts_get_width (font, platform->title);
      double              word = get_longest_word (font, platform->title);
      double              wrapped;

      deal_fonts_measure (font, platform->title, 0, width, NULL, &wrapped);
      longest = MAX (longest, title);
      longest_word = MAX (longest_word, word);
      tallest = MAX (tallest, wrapped);
      if (platform->detail != NULL)
        {
          double detail = deal_fonts_get_width (grid->chrome.small, platform->detail);

          longest_detail = MAX (longest_detail, detail);
        }
    }

  if (longest_word > width || tallest > 2 * line + 1)
    {
      double turn = grid->turn * G_PI / 180;

      double room = grid->scrolls ? font.size * TURNED_EMS_SCROLLED
                                  : MAX (font.size * TURNED_EMS,
                                         grid->chrome.body.height * TURNED_SHARE);

      *height = MIN (longest * sin (turn) + line * cos (turn), room);
      return DEAL_HEAD_TURNED;
    }

  *height = MAX (tallest, 2 * small) + 2 + grid->gap;
  if (longest <= width && longest_detail > 0 && longest_detail <= width)
    {
      *height = line + small + 4;
      return DEAL_HEAD_DETAIL;
    }

  return DEAL_HEAD_LINES;
}

static double
measure_names (const DealAvailabilityGrid *grid)
{
  DealFont font = deal_availability_grid_get_head_font (grid);
  double   share = is_roomy_compact (grid) ? NAMES_SHARE_COMPACT : NAMES_SHARE;
  double   width = 0;
  double   least = grid->chrome.thumbnail ? 0
                                          : deal_availability_get_reading_width (grid);

  for (gsize i = 0; i < grid->n_rows; i++)
    {
      double title = deal_fonts_get_width (font, grid->deal->products[i].title);

      width = MAX (width, title);
    }
  width = MIN (width, grid->chrome.body.width * share - grid->gap - 6);

  return MAX (width, least) + grid->gap + 6;
}

/* The tallest name with its detail, if that breaks into @width in @max_lines. */
static double
measure_tallest_name (const DealAvailabilityGrid *grid,
                      double                      width,
                      double                      max_lines)
{
  DealFont font = deal_availability_grid_get_head_font (grid);
  double   small = deal_fonts_get_height (grid->chrome.small);
  double   tallest = deal_fonts_get_height (font);

  for (gsize i = 0; i < grid->n_rows; i++)
    {
      const DealProduct *product = &grid->deal->products[i];
      double             title = deal_fonts_get_height (font);
      double             detail = 0;

      if (grid->is_single)
        deal_fonts_measure (font, product->title, 0, width, NULL, &title);
      if (product->detail != NULL)
        deal_fonts_measure (grid->chrome.small, product->detail, 0, width, NULL, &detail);
      if (detail > max_lines * small + 1)
        detail = 0;
      tallest = MAX (tallest, title + detail);
    }

  return tallest;
}

static double
get_end (const DealAvailabilityGrid *grid)
{
  return grid->chrome.tight && is_roomy_compact (grid) ? END_TIGHT : END_TURNED;
}

/* Columns side by side, and what stands above them. */
static void
divide_width (DealAvailabilityGrid *grid)
{
  const cairo_rectangle_t *body = &grid->chrome.body;
  double                   n = (double) MAX (grid->n_columns, 1);
  double                   least = grid->chrome.small.size * LEAST_TILE + grid->gap_x;

  grid->names = measure_names (grid);
  grid->turn = grid->chrome.tight     ? TURN_TIGHT
               : grid->chrome.compact ? TURN_COMPACT
                                      : TURN;
  grid->left = body->x + grid->names;
  grid->pitch_x = (body->width - grid->names + grid->gap_x) / n;
  if (grid->scrolls)
    grid->pitch_x = MAX (grid->pitch_x, least);
  grid->head = choose_head (grid, &grid->head_height);
  if (grid->head != DEAL_HEAD_TURNED)
    return;

  grid->pitch_x -= get_end (grid) / n;
  if (grid->scrolls)
    grid->pitch_x = MAX (grid->pitch_x, least);
  grid->head = choose_head (grid, &grid->head_height);
}

/* One column, as wide as there is room; names stand above their tiles. */
static void
divide_single (DealAvailabilityGrid *grid)
{
  const cairo_rectangle_t *body = &grid->chrome.body;
  double                   line = deal_fonts_get_height (grid->chrome.small);
  double                   tile = line * SINGLE_TILE;

  grid->gap *= SINGLE_GAP;
  grid->left = body->x;
  grid->pitch_x = body->width + grid->gap_x;
  grid->name_height = measure_tallest_name (grid, body->width, 2) + 3;
  grid->pitch_y = grid->name_height + tile + grid->gap;
  grid->form = deal_tile_choose_form (grid->self, &grid->chrome, body->width, tile);
  grid->head = grid->form == DEAL_TILE_WIDE ? DEAL_HEAD_LAYERS : DEAL_HEAD_NONE;
  grid->head_height =
    (deal_availability_get_reading_width (grid) * 2 + grid->chrome.gap <= body->width
       ? 1
       : 2) *
      line +
    grid->chrome.gap;
  if (grid->head == DEAL_HEAD_LAYERS)
    grid->head_height +=
      deal_fonts_get_height (deal_availability_grid_get_head_font (grid)) + HEAD_GAP;
  grid->key_height = deal_availability_add_key (grid);
}

/* What a row needs on the screen, where the rest scrolls. */
static double
get_comfortable_row (const DealAvailabilityGrid *grid)
{
  double width = grid->pitch_x - grid->gap_x;
  double tile = deal_tile_get_least_height (grid->self, &grid->chrome, width) +
                grid->gap;
  double name = measure_tallest_name (grid, grid->names - grid->gap, 2) + 2;

  return MAX (tile, name);
}

/* Names of one line each, in tight frames without the room above their letters. */
static double
get_least_row (const DealAvailabilityGrid *grid)
{
  DealFont font = deal_availability_grid_get_head_font (grid);

  if (grid->chrome.thumbnail)
    return LOWEST_ROW;
  if (grid->scrolls)
    return get_comfortable_row (grid);

  return grid->chrome.tight ? font.size * TIGHT_LINE : deal_fonts_get_height (font);
}

/* The names of the columns, the key, and what is left for the tiles.  What the
 * tiles can say depends on that, and where the key says it stands on the tiles. */
static void
divide (DealAvailabilityGrid         *grid,
        const DealAvailabilityFigure *self,
        const DealChrome             *chrome)
{
  const cairo_rectangle_t *body = &grid->chrome.body;
  double                   least;

  grid->self = self;
  grid->chrome = *chrome;
  grid->deal = self->base.options->deal;
  grid->n_rows = grid->deal->n_products;
  grid->n_columns = self->n_columns;
  grid->gap = (2 + 3 * chrome->ease) * chrome->small.size / 12;
  grid->gap_x = MAX (grid->gap, LEAST_GAP * chrome->small.size / 12);
  if (grid->is_single)
    {
      divide_single (grid);
      return;
    }

  divide_width (grid);
  least = get_least_row (grid);
  grid->form = DEAL_TILE_WIDE;
  for (int i = 0; i < 2; i++)
    {
      double room;

      grid->key_height = deal_availability_add_key (grid);
      room = body->height - grid->key_height - grid->head_height + grid->gap;
      grid->pitch_y = room / (double) MAX (grid->n_rows, 1);
      if (grid->scrolls)
        grid->pitch_y = MAX (grid->pitch_y, least);
      grid->form = deal_tile_choose_form (self, chrome, grid->pitch_x - grid->gap_x,
                                          grid->pitch_y - grid->gap);
    }
  grid->key_height = deal_availability_add_key (grid);
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
  DealAvailabilityGrid grid = { 0 };
  double               tile = chrome->small.size * LEAST_TILE;

  divide (&grid, self, chrome);
  if (grid.n_rows == 0 || grid.n_columns == 0)
    return;

  *width = chrome->body.width +
           MAX (tile + grid.gap_x - grid.pitch_x, 0) * (double) grid.n_columns;
  *height = grid.key_height + grid.head_height +
            get_least_row (&grid) * ((double) grid.n_rows - 1) +
            deal_fonts_get_height (deal_availability_grid_get_head_font (&grid)) -
            grid.gap / 2;
}

/**
 * deal_availability_grid_init:
 * @grid: (out): the division
 * @self: the figure
 * @frame: the frame
 * @scene: (nullable): where the chrome is put; `NULL`: only measured
 *
 * In a file everything is squeezed into the frame; on the screen rows keep the
 * height that their words need, and what has no room scrolls below the heads.
 */
void
deal_availability_grid_init (DealAvailabilityGrid         *grid,
                             const DealAvailabilityFigure *self,
                             const DealFrame              *frame,
                             DealScene                    *scene)
{
  DealChrome chrome;

  *grid = (DealAvailabilityGrid){ 0 };
  grid->scrolls = !frame->whole && !frame->thumbnail;
  grid->is_single = grid->scrolls && self->base.options->platform != NULL;
  if (grid->scrolls)
    deal_chrome_init (&chrome, frame);
  else
    deal_chrome_lay_out (&self->base, frame, scene, &chrome);
  divide (grid, self, &chrome);
  grid->top = chrome.body.y + grid->key_height + grid->head_height;
  grid->bottom = grid->scrolls ? frame->height : chrome.body.y + chrome.body.height;
  if (!grid->scrolls)
    {
      double least = get_least_row (grid);

      grid->pitch_y = MAX ((chrome.body.height - grid->key_height - grid->head_height +
                            grid->gap) /
                             (double) MAX (grid->n_rows, 1),
                           least);
      return;
    }

  grid->scroll_x = frame->scroll_x;
  grid->scroll_y = frame->scroll_y;
}

double
deal_availability_grid_get_height (const DealAvailabilityGrid *grid)
{
  return grid->top + grid->pitch_y * (double) grid->n_rows - grid->gap +
         grid->chrome.margin;
}

double
deal_availability_grid_get_width (const DealAvailabilityGrid *grid)
{
  double end = grid->head == DEAL_HEAD_TURNED ? get_end (grid) : 0;

  return grid->left + grid->pitch_x * (double) grid->n_columns - grid->gap_x + end +
         grid->chrome.margin;
}
