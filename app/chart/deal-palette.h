/* deal-palette.h: the colours of figures, by what they stand for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/deal-figure.h"

G_BEGIN_DECLS

/* What a colour is for.  The old side is ochre, the new side petrol, and
 * nothing else is either. */
typedef enum
{
  DEAL_COLOUR_NONE,
  DEAL_COLOUR_GROUND, /* of an exported picture */
  DEAL_COLOUR_CARD,   /* behind a figure in the window */
  DEAL_COLOUR_INK,
  DEAL_COLOUR_INK2, /* secondary text */
  DEAL_COLOUR_INK3, /* dashed borders, the dot of silence */
  DEAL_COLOUR_GRID,
  DEAL_COLOUR_LINE,
  DEAL_COLOUR_OLD,
  DEAL_COLOUR_OLD_TEXT,
  DEAL_COLOUR_OLD_TINT,
  DEAL_COLOUR_ON_OLD, /* text on the old fill */
  DEAL_COLOUR_NEW,
  DEAL_COLOUR_NEW_TEXT,
  DEAL_COLOUR_NEW_TINT,
  DEAL_COLOUR_ON_NEW,
  /* A ramp: the most contrast is the strongest right or the fullest offer. */
  DEAL_COLOUR_STRONGEST,
  DEAL_COLOUR_ON_STRONGEST,
  DEAL_COLOUR_STRONG,
  DEAL_COLOUR_ON_STRONG,
  DEAL_COLOUR_MIDDLE,
  DEAL_COLOUR_ON_MIDDLE,
  DEAL_COLOUR_LIGHT,
  DEAL_COLOUR_ON_LIGHT,
  DEAL_COLOUR_BARRED,
  DEAL_COLOUR_ON_BARRED,
  DEAL_COLOUR_EDGE, /* round pale tiles; NONE where they need none */
  DEAL_COLOUR_CONTRADICTS,
  DEAL_COLOUR_DISPUTED, /* a sign or a stroke; never the ground of a text */
} DealColour;
#define DEAL_N_COLOURS 29
#define DEAL_N_STYLES 5

guint32  deal_palette_get (DealStyle style, DealColour colour);
gboolean deal_palette_has (DealStyle style, DealColour colour);
void     deal_palette_set_source (cairo_t *cr, DealStyle style, DealColour colour);
double   deal_palette_get_luminance (guint32 rgb);
double   deal_palette_get_contrast (guint32 a, guint32 b);

G_END_DECLS
