/* deal-fonts.h: the bundled letters, the same on every machine
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * DealFont:
 * @size: in the units of the layout, > 0
 * @weight: 400, 700 or 800, those that are bundled
 */
typedef struct
{
  double size;
  int    weight;
} DealFont;

gboolean deal_fonts_check (GError **error);
void     deal_fonts_claim_process (void);
PangoLayout          *
deal_fonts_get_layout (DealFont font, const char *text, gsize n_bold, double width);
double   deal_fonts_get_scale (DealFont font);
gboolean deal_fonts_is_bundled (PangoLayout *layout);
gboolean deal_fonts_cover (const char *text);
void     deal_fonts_measure (DealFont    font,
                             const char *text,
                             gsize       n_bold,
                             double      width,
                             double     *text_width,
                             double     *text_height);
double   deal_fonts_get_width (DealFont font, const char *text);
double   deal_fonts_get_height (DealFont font);
char    *deal_fonts_ellipsize (DealFont font, const char *text, double width);

G_END_DECLS
