/* deal-scene-private.h: what paints a scene
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/deal-scene.h"
#include "chart/deal-shades.h"

G_BEGIN_DECLS

typedef struct
{
  const DealScene *scene;
  cairo_t         *cr;
  DealStyle        style;
  gboolean         few_shades;
  gboolean         snaps; /* onto whole pixels */
} DealPainter;

cairo_t *deal_painter_begin (const DealPainter       *painter,
                             DealShades              *shades,
                             const cairo_rectangle_t *box,
                             DealColour               colour);
void     deal_painter_stroke_coarsely (const DealPainter *painter, cairo_t *cr);
void     deal_painter_paint_text (const DealPainter *painter, guint index);

G_END_DECLS
