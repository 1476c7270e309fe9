/* deal-glyph.h: small signs that say without colour what a tile or bar is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/deal-palette.h"

G_BEGIN_DECLS

typedef enum
{
  DEAL_GLYPH_LOCK,     /* exclusive */
  DEAL_GLYPH_FLAG,     /* first */
  DEAL_GLYPH_RING,     /* allowed */
  DEAL_GLYPH_BARRED,   /* forbidden */
  DEAL_GLYPH_DOTS,     /* the contract is silent */
  DEAL_GLYPH_DASH,     /* not offered */
  DEAL_GLYPH_CLOCK,    /* announced */
  DEAL_GLYPH_HALF,     /* preview */
  DEAL_GLYPH_CHECK,    /* available */
  DEAL_GLYPH_CROSS,    /* withdrawn */
  DEAL_GLYPH_QUESTION, /* unknown */
  DEAL_GLYPH_DISC,     /* supports */
  DEAL_GLYPH_DOT,      /* silent */
  DEAL_GLYPH_DISPUTED, /* a diamond with a mark of exclamation */
} DealGlyph;
#define DEAL_N_GLYPHS 14

DealGlyph deal_glyph_for_status (DealStatus status);
void      deal_glyph_paint (DealGlyph glyph, cairo_t *cr, const cairo_rectangle_t *box);

G_END_DECLS
