/* deal-export-private.h: what the writers of this folder share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "export/deal-export.h"

G_BEGIN_DECLS

gboolean deal_text_is_number (const char *text);
void     deal_json_append_string (GString *json, const char *text);
void     deal_json_add_text (JsonBuilder *builder, const char *name, const char *text);
void     deal_markdown_append (GString *markdown, const char *text);

/**
 * DealPngText:
 * @key: Latin letters, at most 79
 * @text: UTF-8
 */
typedef struct
{
  const char *key;
  char       *text;
} DealPngText;

gpointer deal_pixels_alloc (gsize size);

GBytes *deal_png_encode (cairo_surface_t   *surface,
                         double             dpi,
                         const DealPngText *texts,
                         gsize              n_texts,
                         GError           **error);

/**
 * DealPngFacts:
 * @size: pixels and, to a hundredth, their number an inch; 72 if it is not said
 * @texts: (element-type utf8 utf8): by keyword; of one that comes twice the first
 *
 * What a PNG says besides its picture.
 */
typedef struct
{
  DealSize    size;
  GHashTable *texts;
} DealPngFacts;

gboolean deal_png_read_facts (GBytes *bytes, DealPngFacts *facts, GError **error);
void     deal_png_facts_clear (DealPngFacts *facts);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DealPngFacts, deal_png_facts_clear)

/* What a file says of itself; each (transfer full). */
char       *deal_figure_to_provenance (const DealFigure *figure, DealStyle style);
char       *deal_source_cite (const DealSource *source);
char       *deal_figure_list_sources (const DealFigure *figure);
const char *deal_export_get_licence_note (void);
const char *deal_export_get_software (void);

GBytes *deal_figure_to_png (const DealFigure *figure,
                            const DealSize   *size,
                            DealStyle         style,
                            GError          **error);
GBytes *deal_figure_to_svg (const DealFigure *figure,
                            const DealSize   *size,
                            DealStyle         style,
                            GError          **error);
GBytes *deal_figure_to_pdf (const DealFigure *figure,
                            const DealSize   *size,
                            DealStyle         style,
                            GError          **error);
GBytes *deal_figure_to_csv (const DealFigure *figure);

G_END_DECLS
