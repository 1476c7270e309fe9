/* deal-palette.c: the colours of figures, by what they stand for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "chart/deal-palette.h"

#include <math.h>

/* 0xRRGGBB; the only place where a figure's colours are written down. */
#define ABSENT G_MAXUINT32
static const guint32 palette[DEAL_N_COLOURS][DEAL_N_STYLES] = {
  /* light, dark, high contrast, high contrast dark, print */
  [DEAL_COLOUR_NONE] = { ABSENT, ABSENT, ABSENT, ABSENT, ABSENT },
  [DEAL_COLOUR_GROUND] = { 0xffffff, 0x242424, 0xffffff, 0x000000, 0xffffff },
  [DEAL_COLOUR_CARD] = { 0xffffff, 0x303033, 0xffffff, 0x000000, 0xffffff },
  [DEAL_COLOUR_INK] = { 0x1e1e22, 0xf2f2f4, 0x000000, 0xffffff, 0x000000 },
  [DEAL_COLOUR_INK2] = { 0x5e5c64, 0xbdbcc4, 0x2b2b30, 0xe2e2e8, 0x3f3f3f },
  [DEAL_COLOUR_INK3] = { 0x76747c, 0xa3a2ab, 0x3d3d44, 0xcfcfd6, 0x777777 },
  [DEAL_COLOUR_GRID] = { 0xe6e6e9, 0x414146, 0x9a9aa2, 0x6a6a72, 0xdcdcdc },
  [DEAL_COLOUR_LINE] = { 0xe2e2e5, 0x3f3f43, 0x6a6a72, 0x9a9aa2, 0xcccccc },
  [DEAL_COLOUR_OLD] = { 0xb87318, 0xe5a54b, 0x8a4f00, 0xffc466, 0x8c8c8c },
  [DEAL_COLOUR_OLD_TEXT] = { 0x7a4a0a, 0xf3c98a, 0x5a3300, 0xffdca6, 0x4a4a4a },
  [DEAL_COLOUR_OLD_TINT] = { 0xf8e9d2, 0x46351c, 0xffffff, 0x000000, 0xefefef },
  [DEAL_COLOUR_ON_OLD] = { 0x1e1e22, 0x2b1a02, 0xffffff, 0x000000, 0x000000 },
  [DEAL_COLOUR_NEW] = { 0x0b6b80, 0x359aae, 0x004b5c, 0x4fb4ca, 0x16505e },
  [DEAL_COLOUR_NEW_TEXT] = { 0x08586a, 0x9addeb, 0x003a48, 0xb8eef8, 0x16505e },
  [DEAL_COLOUR_NEW_TINT] = { 0xd8eef2, 0x173e48, 0xffffff, 0x000000, 0xe3edef },
  [DEAL_COLOUR_ON_NEW] = { 0xffffff, 0x06181e, 0xffffff, 0x000000, 0xffffff },
  [DEAL_COLOUR_STRONGEST] = { 0x14396b, 0xd6e7fc, 0x14396b, 0xd6e7fc, 0x1c1c1c },
  [DEAL_COLOUR_ON_STRONGEST] = { 0xffffff, 0x0b2547, 0xffffff, 0x0b2547, 0xffffff },
  [DEAL_COLOUR_STRONG] = { 0x2e6db4, 0x7fb2ec, 0x2e6db4, 0x7fb2ec, 0x5a5a5a },
  [DEAL_COLOUR_ON_STRONG] = { 0xffffff, 0x06182e, 0xffffff, 0x06182e, 0xffffff },
  [DEAL_COLOUR_MIDDLE] = { 0x8fb7e6, 0x37699f, 0x8fb7e6, 0x37699f, 0x9a9a9a },
  [DEAL_COLOUR_ON_MIDDLE] = { 0x0b2547, 0xffffff, 0x0b2547, 0xffffff, 0x000000 },
  [DEAL_COLOUR_LIGHT] = { 0xcfe1f6, 0x26405f, 0xcfe1f6, 0x26405f, 0xd0d0d0 },
  [DEAL_COLOUR_ON_LIGHT] = { 0x123a69, 0xd6e7fc, 0x123a69, 0xd6e7fc, 0x000000 },
  [DEAL_COLOUR_BARRED] = { 0xf3cdb9, 0x7a3c28, 0xf3cdb9, 0x7a3c28, 0xf0f0f0 },
  [DEAL_COLOUR_ON_BARRED] = { 0x6e1f06, 0xffe3d8, 0x6e1f06, 0xffe3d8, 0x000000 },
  [DEAL_COLOUR_EDGE] = { ABSENT, ABSENT, 0x000000, 0xffffff, 0x777777 },
  [DEAL_COLOUR_CONTRADICTS] = { 0x96290f, 0xf0805f, 0x96290f, 0xf0805f, 0x000000 },
  [DEAL_COLOUR_DISPUTED] = { 0x9a7400, 0xf0c43a, 0x000000, 0xffd83a, 0x000000 },
};

gboolean
deal_palette_has (DealStyle  style,
                  DealColour colour)
{
  return palette[colour][style] != ABSENT;
}

guint32
deal_palette_get (DealStyle  style,
                  DealColour colour)
{
  g_return_val_if_fail (deal_palette_has (style, colour), 0);

  return palette[colour][style];
}

void
deal_palette_set_source (cairo_t   *cr,
                         DealStyle  style,
                         DealColour colour)
{
  guint32 rgb = deal_palette_get (style, colour);

  cairo_set_source_rgb (cr, (rgb >> 16 & 0xff) / 255.0, (rgb >> 8 & 0xff) / 255.0,
                        (rgb & 0xff) / 255.0);
}

static double
linearise (guint8 channel)
{
  double value = channel / 255.0;

  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

/**
 * deal_palette_get_luminance:
 * @rgb: 0xRRGGBB in sRGB
 *
 * Source: WCAG 2.1, relative luminance.
 *
 * Returns: 0 (black) to 1 (white)
 */
double
deal_palette_get_luminance (guint32 rgb)
{
  return 0.2126 * linearise (rgb >> 16 & 0xff) + 0.7152 * linearise (rgb >> 8 & 0xff) +
         0.0722 * linearise (rgb & 0xff);
}

/**
 * deal_palette_get_contrast:
 * @a: 0xRRGGBB
 * @b: 0xRRGGBB
 *
 * Source: WCAG 2.1, contrast ratio.
 *
 * Returns: 1 to 21
 */
double
deal_palette_get_contrast (guint32 a,
                           guint32 b)
{
  double la = deal_palette_get_luminance (a);
  double lb = deal_palette_get_luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}
