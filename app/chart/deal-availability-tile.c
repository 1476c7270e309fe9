/* deal-availability-tile.c: one product on one platform: contract and offer, before and
 * after
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-format.h"
#include "chart/deal-availability-private.h"

#define RADIUS 7.0
#define SEAM 1.5

/* Four signs in a line of so little need all of it. */
#define NARROW 40.0
#define NARROW_BETWEEN 2.5
#define NARROW_SEAM 0.5
#define EDGE_HEIGHT 9.5
#define EDGE_WIDTH 14.5

DealStatusLook
deal_status_get_look (DealStatus status)
{
  static const DealStatusLook empty = { DEAL_COLOUR_NONE, DEAL_COLOUR_INK2,
                                        DEAL_COLOUR_INK3, DEAL_DASH_NONE };
  DealStatusLook              look = empty;

  switch (status)
    {
    case DEAL_STATUS_EXCLUSIVE:
      return (DealStatusLook){ DEAL_COLOUR_STRONGEST, DEAL_COLOUR_ON_STRONGEST,
                               DEAL_COLOUR_NONE, DEAL_DASH_NONE };
    case DEAL_STATUS_FIRST:
    case DEAL_STATUS_AVAILABLE:
      return (DealStatusLook){ DEAL_COLOUR_STRONG, DEAL_COLOUR_ON_STRONG,
                               DEAL_COLOUR_NONE, DEAL_DASH_NONE };
    case DEAL_STATUS_PREVIEW:
      return (DealStatusLook){ DEAL_COLOUR_MIDDLE, DEAL_COLOUR_ON_MIDDLE,
                               DEAL_COLOUR_EDGE, DEAL_DASH_NONE };
    case DEAL_STATUS_ALLOWED:
    case DEAL_STATUS_ANNOUNCED:
      return (DealStatusLook){ DEAL_COLOUR_LIGHT, DEAL_COLOUR_ON_LIGHT, DEAL_COLOUR_EDGE,
                               DEAL_DASH_NONE };
    case DEAL_STATUS_FORBIDDEN:
    case DEAL_STATUS_WITHDRAWN:
      return (DealStatusLook){ DEAL_COLOUR_BARRED, DEAL_COLOUR_ON_BARRED,
                               DEAL_COLOUR_EDGE, DEAL_DASH_NONE };
    case DEAL_STATUS_SILENT:
    case DEAL_STATUS_NONE:
      look.edge = DEAL_COLOUR_LINE;
      return look;
    case DEAL_STATUS_UNKNOWN:
    default:
      look.dash = DEAL_DASH_DASHES;
      return look;
    }
}

/* Whatever the statuses are, the longest word must fit. */
static double
get_longest_word (const DealAvailabilityFigure *self,
                  DealFont                      font)
{
  const Deal *deal = self->base.options->deal;
  gboolean    is_used[DEAL_STATUS_WITHDRAWN + 1] = { FALSE };
  double      longest = 0;

  for (gsize i = 0; i < deal->n_products * deal->n_platforms; i++)
    for (int layer = 0; layer < DEAL_N_LAYERS; layer++)
      {
        is_used[self->matrix->cells[i].layers[layer].before] = TRUE;
        is_used[self->matrix->cells[i].layers[layer].after] = TRUE;
      }
  for (gsize i = 0; i < G_N_ELEMENTS (is_used); i++)
    if (is_used[i])
      longest =
        MAX (longest, deal_fonts_get_width (font, deal_format_status ((DealStatus) i)));

  return longest;
}

static DealFont
get_word_font (const DealChrome *chrome)
{
  return (DealFont){ chrome->small.size, 700 };
}

/* What a layer takes in words, with its sign. */
static double
get_word_width (const DealAvailabilityFigure *self,
                const DealChrome             *chrome)
{
  DealFont font = get_word_font (chrome);

  return get_longest_word (self, font) + 1.8 * font.size + 6;
}

/* How high tiles have to be for a form, in lines or letters, as the form has it. */
static double
get_form_height (const DealChrome *chrome,
                 DealTileForm      form)
{
  DealFont font = get_word_font (chrome);
  double   line = deal_fonts_get_height (font);

  switch (form)
    {
    case DEAL_TILE_WIDE:
      return 2 * line + 8;
    case DEAL_TILE_STACKED:
      return 3.1 * line;
    case DEAL_TILE_SIGNS:
      return 2.0 * font.size;
    case DEAL_TILE_FLAT:
    default:
      return font.size;
    }
}

/**
 * deal_tile_choose_form:
 * @self: the figure
 * @chrome: the sizes
 * @width: of a tile
 * @height: likewise
 *
 * Returns: the most telling form that fits, the same for all tiles
 */
DealTileForm
deal_tile_choose_form (const DealAvailabilityFigure *self,
                       const DealChrome             *chrome,
                       double                        width,
                       double                        height)
{
  double word = get_word_width (self, chrome);

  /* Four signs in a line are too many for a column of a thumbnail. */
  if (chrome->thumbnail)
    return DEAL_TILE_SIGNS;
  if (width >= 2 * word + SEAM && height >= get_form_height (chrome, DEAL_TILE_WIDE))
    return DEAL_TILE_WIDE;
  if (width >= word && height >= get_form_height (chrome, DEAL_TILE_STACKED))
    return DEAL_TILE_STACKED;
  if (height >= get_form_height (chrome, DEAL_TILE_SIGNS))
    return DEAL_TILE_SIGNS;

  return DEAL_TILE_FLAT;
}

/**
 * deal_tile_get_least_height:
 * @self: the figure
 * @chrome: the sizes
 * @width: of a tile
 *
 * Returns: the height below which tiles of @width would say less than they can
 */
double
deal_tile_get_least_height (const DealAvailabilityFigure *self,
                            const DealChrome             *chrome,
                            double                        width)
{
  double       word = get_word_width (self, chrome);
  DealTileForm form = width >= 2 * word + SEAM ? DEAL_TILE_WIDE
                      : width >= word          ? DEAL_TILE_STACKED
                                               : DEAL_TILE_SIGNS;

  /* Rounding must not take the form away. */
  return get_form_height (chrome, form) + 0.5;
}

void
deal_tile_add_segment (DealScene               *scene,
                       const cairo_rectangle_t *box,
                       DealStatus               status,
                       guint                    corners,
                       double                   radius)
{
  DealStatusLook look = deal_status_get_look (status);
  DealItem      *item;

  /* In the smallest tiles edges would drown the signs. */
  if (look.fill == DEAL_COLOUR_NONE &&
      (box->height < EDGE_HEIGHT || box->width < EDGE_WIDTH))
    return;

  item = deal_scene_add_rect (scene, box->x, box->y, box->width, box->height, look.fill);

  item->edge = look.edge;
  item->dash = look.dash;
  item->corners = corners;
  item->radius = radius;
}

/* A sign, and the word beside it if there is room for one. */
static void
add_content (DealScene               *scene,
             const DealChrome        *chrome,
             const cairo_rectangle_t *box,
             DealStatus               status,
             gboolean                 in_words,
             gboolean                 is_bold)
{
  DealStatusLook look = deal_status_get_look (status);
  DealFont       font = { chrome->small.size, is_bold ? 700 : 400 };
  double         across = box->width < NARROW / 4 ? 0.96 : 0.9;
  double         room = MIN (box->height * 0.78, box->width * across);
  double         sign = MIN (font.size * 1.05, room);
  double         pad = in_words ? font.size * 0.4 : (box->width - sign) / 2;
  double         middle = box->y + box->height / 2;

  deal_scene_add_glyph (scene, deal_glyph_for_status (status), box->x + pad,
                        middle - sign / 2, sign, look.text);
  if (in_words)
    deal_scene_add_text (scene, font, look.text, deal_format_status (status),
                         box->x + pad + sign + font.size * 0.35,
                         middle - deal_fonts_get_height (font) / 2, 0);
}

/* Both layers in @box, side by side or one above the other. */
static void
add_layers (DealScene               *scene,
            const DealChrome        *chrome,
            const DealMatrixCell    *cell,
            const cairo_rectangle_t *box,
            gboolean                 is_after,
            gboolean                 is_stacked,
            gboolean                 in_words,
            guint                    corners)
{
  static const guint sides[DEAL_N_LAYERS][2] = {
    { DEAL_CORNER_TOP_LEFT | DEAL_CORNER_BOTTOM_LEFT,
      DEAL_CORNER_TOP_LEFT | DEAL_CORNER_TOP_RIGHT },
    { DEAL_CORNER_TOP_RIGHT | DEAL_CORNER_BOTTOM_RIGHT,
      DEAL_CORNER_BOTTOM_LEFT | DEAL_CORNER_BOTTOM_RIGHT },
  };

  for (int layer = 0; layer < DEAL_N_LAYERS; layer++)
    {
      const DealMatrixLayer *state = &cell->layers[layer];
      DealStatus             status = is_after ? state->after : state->before;
      cairo_rectangle_t      part = *box;

      if (is_stacked)
        {
          part.height = (box->height - SEAM) / 2;
          part.y += layer * (part.height + SEAM);
        }
      else
        {
          double seam = box->width < NARROW / 2 ? NARROW_SEAM : SEAM;

          part.width = (box->width - seam) / 2;
          part.x += layer * (part.width + seam);
        }
      deal_tile_add_segment (scene, &part, status,
                             corners & sides[layer][is_stacked ? 1 : 0],
                             MIN (RADIUS, box->height / 3));
      add_content (scene, chrome, &part, status, in_words,
                   is_after && state->change != DEAL_MATRIX_UNCHANGED &&
                     state->change != DEAL_MATRIX_UNKNOWN);
    }
}

/* Nothing is on record in either layer, before or after. */
static void
add_unknown (DealScene               *scene,
             const DealChrome        *chrome,
             DealTileForm             form,
             const cairo_rectangle_t *box)
{
  /* As in the tiles around it. */
  if (box->width >= NARROW)
    deal_tile_add_segment (scene, box, DEAL_STATUS_UNKNOWN, DEAL_CORNER_ALL,
                           MIN (RADIUS, box->height / 3));
  add_content (scene, chrome, box, DEAL_STATUS_UNKNOWN,
               form == DEAL_TILE_WIDE || form == DEAL_TILE_STACKED, FALSE);
}

/* A notch from a layer's strip into its block, where that layer changed. */
static void
add_notches (DealScene               *scene,
             const DealMatrixCell    *cell,
             const cairo_rectangle_t *strip,
             double                   size)
{
  for (int layer = 0; layer < DEAL_N_LAYERS; layer++)
    {
      DealStatusLook look = deal_status_get_look (cell->layers[layer].before);
      double         x = strip->x + strip->width * (layer == 0 ? 0.25 : 0.75);
      double         y = strip->y + strip->height;
      DealItem      *item;

      if (cell->layers[layer].before == cell->layers[layer].after ||
          look.fill == DEAL_COLOUR_NONE)
        continue;
      item = deal_scene_add_path (scene, DEAL_ITEM_AREA, look.fill);
      deal_item_add_point (item, x - size, y - 0.5);
      deal_item_add_point (item, x + size, y - 0.5);
      deal_item_add_point (item, x, y + size);
    }
}

static void
add_changed (DealScene               *scene,
             const DealChrome        *chrome,
             DealTileForm             form,
             const DealMatrixCell    *cell,
             const cairo_rectangle_t *box)
{
  cairo_rectangle_t before = *box;
  cairo_rectangle_t after = *box;

  if (form == DEAL_TILE_FLAT)
    {
      double between = box->width < NARROW ? NARROW_BETWEEN : 2.5 * SEAM;

      before.width = (box->width - between) / 2;
      after.x += before.width + between;
      after.width -= before.width + between;
      add_layers (scene, chrome, cell, &before, FALSE, FALSE, FALSE,
                  DEAL_CORNER_TOP_LEFT | DEAL_CORNER_BOTTOM_LEFT);
      add_layers (scene, chrome, cell, &after, TRUE, FALSE, FALSE,
                  DEAL_CORNER_TOP_RIGHT | DEAL_CORNER_BOTTOM_RIGHT);
      return;
    }

  before.height = form == DEAL_TILE_WIDE      ? box->height * 0.42
                  : form == DEAL_TILE_STACKED ? box->height * 0.28
                                              : box->height * 0.4;
  after.y += before.height + SEAM;
  after.height -= before.height + SEAM;
  add_layers (scene, chrome, cell, &before, FALSE, FALSE, form == DEAL_TILE_WIDE,
              DEAL_CORNER_TOP_LEFT | DEAL_CORNER_TOP_RIGHT);
  add_layers (scene, chrome, cell, &after, TRUE, form == DEAL_TILE_STACKED,
              form != DEAL_TILE_SIGNS,
              DEAL_CORNER_BOTTOM_LEFT | DEAL_CORNER_BOTTOM_RIGHT);
  if (form == DEAL_TILE_WIDE)
    add_notches (scene, cell, &before, 5);
}

/**
 * deal_tile_add:
 * @scene: the scene
 * @chrome: the sizes
 * @form: how much a tile of this size can say
 * @cell: what it says
 * @box: where
 *
 * A cell that changed has a strip, what was, and a block, what is; one that
 * did not is a plain block.  In both, contract and offer stay apart.
 */
void
deal_tile_add (DealScene               *scene,
               const DealChrome        *chrome,
               DealTileForm             form,
               const DealMatrixCell    *cell,
               const cairo_rectangle_t *box)
{
  if (cell->change == DEAL_MATRIX_UNKNOWN)
    add_unknown (scene, chrome, form, box);
  else if (cell->change == DEAL_MATRIX_UNCHANGED)
    add_layers (scene, chrome, cell, box, TRUE, form == DEAL_TILE_STACKED,
                form == DEAL_TILE_WIDE || form == DEAL_TILE_STACKED, DEAL_CORNER_ALL);
  else
    add_changed (scene, chrome, form, cell, box);
}
