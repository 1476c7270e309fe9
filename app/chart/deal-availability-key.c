/* deal-availability-key.c: what the parts of a tile say
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-format.h"
#include "chart/deal-availability-private.h"
#include "deal-text.h"

static gboolean
is_used (const DealAvailabilityGrid *grid,
         int                         layer,
         DealStatus                  status)
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

static double
get_status_width (const DealAvailabilityGrid *grid,
                  DealStatus                  status)
{
  DealFont font = { grid->chrome.small.size, 400 };

  return deal_fonts_get_width (font, deal_format_status (status)) +
         font.size * (grid->chrome.compact ? 1.35 : 2.2);
}

/* What the key needs for a layer, to keep it on one line if it can be. */
static double
get_layer_width (const DealAvailabilityGrid *grid,
                 int                         layer)
{
  double width = grid->chrome.small.size * 5;

  for (DealStatus status = DEAL_STATUS_EXCLUSIVE; status <= DEAL_STATUS_WITHDRAWN;
       status++)
    if (is_used (grid, layer, status))
      width += get_status_width (grid, status) + grid->chrome.small.size * 0.45;

  return width;
}

static void
add_key_status (const DealAvailabilityGrid *grid,
                DealStatus                  status,
                double                      line,
                double                     *x,
                double                     *y)
{
  DealFont       font = { grid->chrome.small.size, 400 };
  DealStatusLook look = deal_status_get_look (status);
  const char    *text = deal_format_status (status);
  double         pad = grid->chrome.compact ? 0 : font.size * 0.35;
  double         width = get_status_width (grid, status);
  double         height = line - 3;

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
               const char                 *name,
               int                         layer,
               double                      line,
               double                     *x,
               double                     *y)
{
  if (!grid->chrome.compact)
    make_room (grid, get_layer_width (grid, layer), line, x, y);
  add_key_word (grid, name, 700, line, x, y);
  for (DealStatus status = DEAL_STATUS_EXCLUSIVE; status <= DEAL_STATUS_WITHDRAWN;
       status++)
    if (is_used (grid, layer, status))
      add_key_status (grid, status, line, x, y);
}

/**
 * deal_availability_add_key:
 * @grid: sizes, and the scene, if there is one
 * @form: of the tiles
 *
 * Every status that occurs, by layer, with the place of the layer in a tile; the
 * unknown, which may stand in both, by itself.  A key of one line per layer is
 * kept together where it can be.
 *
 * Returns: what it takes of the body's height
 */
double
deal_availability_add_key (const DealAvailabilityGrid *grid,
                           DealTileForm                form)
{
  const cairo_rectangle_t *body = &grid->chrome.body;
  double                   line = deal_fonts_get_height (grid->chrome.small) +
                (grid->chrome.compact ? -0.5 : 5);
  double x = body->x;
  double y = body->y;

  if (grid->chrome.thumbnail)
    return 0;

  for (int layer = 0; layer < DEAL_N_LAYERS; layer++)
    {
      x += layer > 0 ? grid->chrome.gap : 0;
      add_layer_key (grid, name_layer (form, layer), layer, line, &x, &y);
    }
  if (is_used (grid, DEAL_LAYER_CONTRACT, DEAL_STATUS_UNKNOWN) ||
      is_used (grid, DEAL_LAYER_OFFER, DEAL_STATUS_UNKNOWN))
    {
      DealFont font = { grid->chrome.small.size, 700 };

      x += grid->chrome.gap;
      make_room (grid,
                 deal_fonts_get_width (font, _ ("Either:")) + font.size * 0.6 +
                   get_status_width (grid, DEAL_STATUS_UNKNOWN),
                 line, &x, &y);
      add_key_word (grid, _ ("Either:"), 700, line, &x, &y);
      add_key_status (grid, DEAL_STATUS_UNKNOWN, line, &x, &y);
    }

  return y + line + grid->chrome.gap * 0.4 - body->y;
}
