/* deal-availability-key.c: what the parts of a tile say
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-format.h"
#include "chart/deal-availability-private.h"
#include "deal-text.h"

#define SWATCH 0.75 /* letters */
#define LEAST_EASE 0.25
#define LEAST_HEAD_LINES 2.7 /* of a head beside which three lines have room */

/* From the most to the least, and last what nobody knows. */
static const DealStatus statuses[] = {
  DEAL_STATUS_EXCLUSIVE,
  DEAL_STATUS_FIRST,
  DEAL_STATUS_ALLOWED,
  DEAL_STATUS_FORBIDDEN,
  DEAL_STATUS_SILENT,
  DEAL_STATUS_NONE,
  DEAL_STATUS_ANNOUNCED,
  DEAL_STATUS_PREVIEW,
  DEAL_STATUS_AVAILABLE,
  DEAL_STATUS_WITHDRAWN,
  DEAL_STATUS_UNKNOWN,
};

static gboolean
is_used (const DealAvailabilityGrid *grid,
         int                         layer,
         DealStatus                  status)
{
  for (gsize row = 0; row < grid->n_rows; row++)
    for (gsize column = 0; column < grid->n_columns; column++)
      {
        const DealMatrixLayer *state =
          &deal_availability_get_cell (grid->self, row, column)->layers[layer];

        if (state->before == status || state->after == status)
          return TRUE;
      }

  return FALSE;
}

/* In how many cells it is so after. */
static guint
count_after (const DealAvailabilityGrid *grid,
             int                         layer,
             DealStatus                  status)
{
  guint n = 0;

  for (gsize row = 0; row < grid->n_rows; row++)
    for (gsize column = 0; column < grid->n_columns; column++)
      if (deal_availability_get_cell (grid->self, row, column)->layers[layer].after ==
          status)
        n++;

  return n;
}

/* Puts a piece of the key at the pen, on the next line where it does not fit. */
static void
make_room (const DealAvailabilityGrid *grid,
           double                      width,
           double                      line,
           double                     *x,
           double                     *y)
{
  const cairo_rectangle_t *body = &grid->chrome.body;

  if (*x > body->x && *x + width > body->x + body->width)
    {
      *x = body->x;
      *y += line;
    }
}

static void
add_key_word (const DealAvailabilityGrid *grid,
              const char                 *text,
              int                         weight,
              double                      line,
              double                     *x,
              double                     *y)
{
  DealFont font = { grid->chrome.small.size, weight };
  double   width = deal_fonts_get_width (font, text);

  make_room (grid, width, line, x, y);
  if (grid->scene != NULL)
    deal_scene_add_text (grid->scene, font, DEAL_COLOUR_INK, text, *x,
                         *y + (line - deal_fonts_get_height (font)) / 2 - 1, 0);
  *x += width + font.size * 0.6;
}

/* The word, and where there is room how many cells are so after. */
static char *
write_status (const DealAvailabilityGrid *grid,
              int                         layer,
              DealStatus                  status)
{
  if (grid->chrome.compact)
    return g_strdup (deal_format_status (status));

  /* Translators: a status, as “Permitted”, and in how many cells it is; the space
   * does not break. */
  return g_strdup_printf (C_ ("key", "%1$s\u00a0%2$u"), deal_format_status (status),
                          count_after (grid, layer, status));
}

static double
get_status_width (const DealAvailabilityGrid *grid,
                  int                         layer,
                  DealStatus                  status)
{
  DealFont         font = { grid->chrome.small.size, 400 };
  g_autofree char *text = write_status (grid, layer, status);

  return deal_fonts_get_width (font, text) +
         font.size * (grid->chrome.compact ? 1.35 : 2.35);
}

/* Compact keys say the unknown once, for both layers. */
static gboolean
is_in_key (const DealAvailabilityGrid *grid,
           int                         layer,
           DealStatus                  status)
{
  return is_used (grid, layer, status) &&
         (status != DEAL_STATUS_UNKNOWN || !grid->chrome.compact);
}

/* What the key needs for a layer, to keep it on one line if it can be. */
static double
get_layer_width (const DealAvailabilityGrid *grid,
                 const char                 *name,
                 int                         layer)
{
  DealFont bold = { grid->chrome.small.size, 700 };
  double   width = deal_fonts_get_width (bold, name);

  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (is_in_key (grid, layer, statuses[i]))
      width += get_status_width (grid, layer, statuses[i]) +
               grid->chrome.small.size * 0.45;

  return width;
}

static void
add_key_status (const DealAvailabilityGrid *grid,
                int                         layer,
                DealStatus                  status,
                double                      line,
                double                     *x,
                double                     *y)
{
  DealFont         font = { grid->chrome.small.size, 400 };
  DealStatusLook   look = deal_status_get_look (status);
  g_autofree char *text = write_status (grid, layer, status);
  double           pad = grid->chrome.compact ? 0 : font.size * 0.35;
  double           width = get_status_width (grid, layer, status);
  double           height = line - 3;

  make_room (grid, width, line, x, y);
  if (grid->scene != NULL)
    {
      if (grid->chrome.compact)
        look.text = DEAL_COLOUR_INK;
      else
        deal_tile_add_segment (grid->scene,
                               &(cairo_rectangle_t){ *x, *y, width, height }, status,
                               DEAL_CORNER_ALL, 4);
      deal_scene_add_glyph (grid->scene, deal_glyph_for_status (status), *x + pad,
                            *y + (height - font.size) / 2, font.size, look.text);
      deal_scene_add_text (grid->scene, font, look.text, text,
                           *x + font.size * 1.2 + 2 * pad,
                           *y + (height - deal_fonts_get_height (font)) / 2, 0);
    }
  *x += width + font.size * 0.45;
}

/* Where a layer stands in a tile.  In each form this is another direction than
 * the one from before to after. */
static const char *
name_layer (DealTileForm form,
            int          layer)
{
  static const char *const names[][DEAL_N_LAYERS] = {
    [DEAL_TILE_WIDE] = { N_ ("Contract, left:"), N_ ("Offer, right:") },
    [DEAL_TILE_STACKED] = { N_ ("Contract, first:"), N_ ("Offer, second:") },
    [DEAL_TILE_SIGNS] = { N_ ("Contract, left:"), N_ ("Offer, right:") },
    [DEAL_TILE_FLAT] = { N_ ("Contract, first sign:"), N_ ("Offer, second sign:") },
  };

  return _ (names[form][layer]);
}

static void
add_layer_key (const DealAvailabilityGrid *grid,
               int                         layer,
               double                      line,
               double                     *x,
               double                     *y)
{
  const char *name = name_layer (grid->form, layer);

  if (!grid->chrome.compact)
    make_room (grid, get_layer_width (grid, name, layer), line, x, y);
  add_key_word (grid, name, 700, line, x, y);
  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (is_in_key (grid, layer, statuses[i]))
      add_key_status (grid, layer, statuses[i], line, x, y);
}

/* The unknown may stand in both layers. */
static void
add_either (const DealAvailabilityGrid *grid,
            double                      line,
            double                     *x,
            double                     *y)
{
  DealFont font = { grid->chrome.small.size, 700 };

  *x += grid->chrome.gap;
  make_room (grid,
             deal_fonts_get_width (font, _ ("Either:")) + font.size * 0.6 +
               get_status_width (grid, DEAL_LAYER_OFFER, DEAL_STATUS_UNKNOWN),
             line, x, y);
  add_key_word (grid, _ ("Either:"), 700, line, x, y);
  add_key_status (grid, DEAL_LAYER_OFFER, DEAL_STATUS_UNKNOWN, line, x, y);
}

/* What the bars at the right edges mean, where there are any. */
static void
add_outdated (const DealAvailabilityGrid *grid,
              double                      line,
              double                     *x,
              double                     *y)
{
  const DealMatrix *matrix = grid->self->matrix;
  DealFont          font = { grid->chrome.small.size, 400 };
  g_autofree char  *date = deal_format_date (matrix->latest);
  g_autofree char  *text = NULL;
  double            sign = font.size * 0.6;

  if (matrix->n_outdated == 0)
    return;

  /* Translators: a date, and in how many cells it is so; beside a bar as those
   * cells have it at their right edge. */
  text = g_strdup_printf (P_ ("different by %1$s: %2$u", "different by %1$s: %2$u",
                              matrix->n_outdated),
                          date, matrix->n_outdated);
  *x += *x > grid->chrome.body.x ? grid->chrome.gap : 0;
  make_room (grid, sign + deal_fonts_get_width (font, text), line, x, y);
  if (grid->scene != NULL)
    {
      deal_scene_add_rect (grid->scene, *x, *y + 1, DEAL_TILE_BAR, line - 5,
                           DEAL_COLOUR_INK);
      deal_scene_add_text (grid->scene, font, DEAL_COLOUR_INK, text, *x + sign,
                           *y + (line - deal_fonts_get_height (font)) / 2 - 1, 0);
    }
  *x += sign + deal_fonts_get_width (font, text);
}

/**
 * deal_availability_add_key:
 * @grid: sizes, and the scene, if there is one
 *
 * Every status that occurs, by layer, with the place of the layer in a tile and
 * in how many cells it is now; the numbers of a layer add up to the cells.  A key
 * of one line per layer is kept together where it can be.  Where heads name the
 * layers and tiles their statuses there is none.
 *
 * Returns: what it takes of the body's height
 */
double
deal_availability_add_key (const DealAvailabilityGrid *grid)
{
  const cairo_rectangle_t *body = &grid->chrome.body;
  double                   line = deal_fonts_get_height (grid->chrome.small) +
                (grid->chrome.compact ? -0.5 : 5);
  double x = body->x;
  double y = body->y;

  if (grid->chrome.thumbnail || (grid->is_single && grid->form == DEAL_TILE_WIDE))
    return 0;

  for (int layer = 0; layer < DEAL_N_LAYERS; layer++)
    {
      x += layer > 0 ? grid->chrome.gap : 0;
      /* Behind a layer that broke into lines nothing would look like a head. */
      if (layer > 0 && y > body->y && !grid->chrome.compact)
        {
          x = body->x;
          y += line;
        }
      add_layer_key (grid, layer, line, &x, &y);
    }
  if (grid->chrome.compact &&
      (is_used (grid, DEAL_LAYER_CONTRACT, DEAL_STATUS_UNKNOWN) ||
       is_used (grid, DEAL_LAYER_OFFER, DEAL_STATUS_UNKNOWN)))
    add_either (grid, line, &x, &y);
  if (!grid->chrome.compact)
    add_outdated (grid, line, &x, &y);

  return y + line + grid->chrome.gap * 0.4 - body->y;
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

/* As the sides above a title, they are left out where there is little room. */
static gboolean
has_swatches (const DealAvailabilityGrid *grid)
{
  return grid->scrolls || grid->chrome.ease > LEAST_EASE;
}

static double
get_swatch_width (const DealAvailabilityGrid *grid)
{
  return has_swatches (grid) ? grid->chrome.small.size * (SWATCH + 0.45) : 0;
}

/**
 * deal_availability_get_reading_width:
 * @grid: sizes
 *
 * Returns: what the two lines that name the days take, whatever the tiles become
 */
double
deal_availability_get_reading_width (const DealAvailabilityGrid *grid)
{
  double width = 0;

  for (int i = 0; i < 4; i++)
    {
      g_autofree char *text = write_reading (grid, i < 2, i % 2 == 1);
      double           text_width = deal_fonts_get_width (grid->chrome.small, text);

      width = MAX (width, text_width);
    }

  return width + get_swatch_width (grid);
}

/* The colours of the sides, as the header bar has them; hatched, so that they differ
 * in grey. */
static void
add_swatch (const DealAvailabilityGrid *grid,
            gboolean                    is_new,
            double                      x,
            double                      y,
            double                      line)
{
  double    size = grid->chrome.small.size * SWATCH;
  DealItem *item = deal_scene_add_rect (grid->scene, x, y + (line - size) / 2, size, size,
                                        is_new ? DEAL_COLOUR_NEW : DEAL_COLOUR_OLD_TINT);

  item->radius = size / 4;
  item->corners = DEAL_CORNER_ALL;
  if (is_new)
    return;

  item->edge = DEAL_COLOUR_OLD;
  item->hatch = DEAL_HATCH_OLD;
}

/**
 * deal_availability_add_reading:
 * @grid: sizes, with a scene
 *
 * Says which part of a tile is of which day: above the names, or above everything
 * where there is one column.
 */
void
deal_availability_add_reading (const DealAvailabilityGrid *grid)
{
  const cairo_rectangle_t *body = &grid->chrome.body;
  double                   line = deal_fonts_get_height (grid->chrome.small);
  double                   width = deal_availability_get_reading_width (grid) +
                 grid->chrome.gap;
  gboolean in_line = grid->is_single && 2 * width - grid->chrome.gap <= body->width;
  double   y = grid->is_single ? body->y + grid->key_height
                               : grid->top - grid->gap - 2 * line;

  /* The key of a low picture has no line for it, but turned heads leave one here. */
  if (grid->chrome.compact && grid->head_height >= LEAST_HEAD_LINES * line)
    {
      double x = body->x;
      double above = y - line;

      add_outdated (grid, line, &x, &above);
    }
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *text = write_reading (grid, grid->form == DEAL_TILE_FLAT, i == 1);
      double           x = body->x + (in_line ? i * width : 0);
      double           top = y + (in_line ? 0 : i * line);

      if (has_swatches (grid))
        add_swatch (grid, i == 1, x, top, line);
      deal_scene_add_text (grid->scene, grid->chrome.small, DEAL_COLOUR_INK2, text,
                           x + get_swatch_width (grid), top, 0);
    }
}
