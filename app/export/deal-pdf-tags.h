/* deal-pdf-tags.h: a PDF that says what its parts are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/**
 * DealPdfTags:
 * @cr: (nullable): NULL while nothing is drawn
 * @notes: (nullable): what the elements say besides, in their order
 *
 * The structure of a document while it is written.  An element holds others or
 * drawing, never both: cairo marks the drawing of the innermost ones alone.
 */
typedef struct
{
  cairo_t   *cr;
  GPtrArray *notes;
} DealPdfTags;

void deal_pdf_tags_init (DealPdfTags *tags, cairo_t *cr);
void deal_pdf_tags_clear (DealPdfTags *tags);

void deal_pdf_tags_open (DealPdfTags *tags, const char *tag);
void deal_pdf_tags_open_figure (DealPdfTags *tags, const char *alt_text);
void deal_pdf_tags_open_head (DealPdfTags *tags, gboolean of_row);
void deal_pdf_tags_close (DealPdfTags *tags, const char *tag);

GBytes *deal_pdf_tags_finish (const DealPdfTags *tags, GByteArray *file);

G_END_DECLS
