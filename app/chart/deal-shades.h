/* deal-shades.h: smooth edges of few shades, on images
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* What deal_shades_begin() keeps for deal_shades_end(). */
typedef struct
{
  cairo_t         *cr;
  cairo_t         *mask_cr; /* nullable: @cr itself is drawn on */
  cairo_surface_t *mask;
  int              x;
  int              y;
} DealShades;

cairo_t      *
deal_shades_begin (DealShades              *shades,
                        cairo_t                 *cr,
                        const cairo_rectangle_t *box,
                        gboolean                 few);
void deal_shades_end (DealShades *shades);

G_END_DECLS
