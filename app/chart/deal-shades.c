/* deal-shades.c: smooth edges of few shades, on images
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "chart/deal-shades.h"

#include <math.h>

/* Between nothing and all, both counted; 255 is a multiple of one less.  Cairo
 * gives letters and curves 256: in four inks a thousand colours, where no eye
 * tells more apart than these give, and where a palette holds 256. */
#define N_SHADES 16
#define STEP (255 / (N_SHADES - 1))

/* Letters are moved onto whole pixels, lines have a width: by so many pixels
 * may a drawing leave its box. */
#define MARGIN 3

/* The device's pixels that @box touches. */
static cairo_rectangle_int_t
get_device_box (cairo_t                 *cr,
                const cairo_rectangle_t *box)
{
  double left = G_MAXDOUBLE;
  double top = G_MAXDOUBLE;
  double right = -G_MAXDOUBLE;
  double bottom = -G_MAXDOUBLE;

  for (int i = 0; i < 4; i++)
    {
      double x = box->x + (i & 1 ? box->width : 0);
      double y = box->y + (i & 2 ? box->height : 0);

      cairo_user_to_device (cr, &x, &y);
      left = MIN (left, x);
      top = MIN (top, y);
      right = MAX (right, x);
      bottom = MAX (bottom, y);
    }
  left = floor (left) - MARGIN;
  top = floor (top) - MARGIN;

  return (cairo_rectangle_int_t){ (int) left, (int) top,
                                  (int) (ceil (right) + MARGIN - left),
                                  (int) (ceil (bottom) + MARGIN - top) };
}

/* Only an image that is drawn on as it is has pixels to count shades of. */
static gboolean
has_pixels (cairo_surface_t *surface)
{
  double x_scale;
  double y_scale;

  if (cairo_surface_get_type (surface) != CAIRO_SURFACE_TYPE_IMAGE)
    return FALSE;
  cairo_surface_get_device_scale (surface, &x_scale, &y_scale);

  return x_scale == 1 && y_scale == 1;
}

/**
 * deal_shades_begin:
 * @shades: (out): what deal_shades_end() wants
 * @cr: where to draw, in its current colour
 * @box: what will be drawn on, in user space, give or take two pixels
 * @few: FALSE: all shades are kept
 *
 * Begins a drawing in one colour, whose smooth edges get few shades if @cr
 * draws on an image.
 *
 * Returns: (transfer none): what to draw on instead of @cr until
 *   deal_shades_end(); its colour is not to be changed
 */
cairo_t *
deal_shades_begin (DealShades              *shades,
                   cairo_t                 *cr,
                   const cairo_rectangle_t *box,
                   gboolean                 few)
{
  cairo_rectangle_int_t pixels;
  cairo_matrix_t        matrix;

  *shades = (DealShades){ .cr = cr };
  if (!few || !has_pixels (cairo_get_group_target (cr)))
    return cr;

  pixels = get_device_box (cr, box);
  shades->x = pixels.x;
  shades->y = pixels.y;
  shades->mask = cairo_image_surface_create (CAIRO_FORMAT_A8, pixels.width,
                                             pixels.height);
  shades->mask_cr = cairo_create (shades->mask);
  cairo_get_matrix (cr, &matrix);
  cairo_translate (shades->mask_cr, -pixels.x, -pixels.y);
  cairo_transform (shades->mask_cr, &matrix);

  return shades->mask_cr;
}

static void
round_shades (cairo_surface_t *mask)
{
  gsize size = (gsize) cairo_image_surface_get_stride (mask) *
               (gsize) cairo_image_surface_get_height (mask);
  guint8 *data;

  cairo_surface_flush (mask);
  data = cairo_image_surface_get_data (mask);
  if (data == NULL)
    return;

  for (gsize i = 0; i < size; i++)
    data[i] = (guint8) ((data[i] + STEP / 2) / STEP * STEP);
  cairo_surface_mark_dirty (mask);
}

/**
 * deal_shades_end:
 * @shades: from deal_shades_begin()
 *
 * Puts what was drawn where it belongs.
 */
void
deal_shades_end (DealShades *shades)
{
  if (shades->mask_cr == NULL)
    return;

  cairo_destroy (shades->mask_cr);
  round_shades (shades->mask);
  cairo_save (shades->cr);
  cairo_identity_matrix (shades->cr);
  cairo_mask_surface (shades->cr, shades->mask, shades->x, shades->y);
  cairo_restore (shades->cr);
  cairo_surface_destroy (shades->mask);
}
