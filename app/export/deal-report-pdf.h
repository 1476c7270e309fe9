/* deal-report-pdf.h: pages of a report while they are filled
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "export/deal-pdf-tags.h"
#include "export/deal-report-private.h"

G_BEGIN_DECLS

/* A4 in points, with a column as wide as the figures' preset. */
#define DEAL_PDF_WIDTH 595.276
#define DEAL_PDF_HEIGHT 841.890
#define DEAL_PDF_LEFT 70.866
#define DEAL_PDF_COLUMN 453.544
#define DEAL_PDF_TOP 66.0
#define DEAL_PDF_BOTTOM 772.0

/**
 * DealPdf:
 * @cr: (nullable): NULL while pages are only counted
 * @page: from 1
 * @y: where the next thing goes, in points from the top
 * @places: the page of each id: filled while pages are counted, and read when
 *   they are drawn
 * @n_pages: 0 while they are counted
 * @previous: (nullable): the block before the one that is laid out
 * @next: (nullable): the block behind it
 * @chapter: (nullable): the outline's entry that others belong to
 * @tags: what the parts of the document are
 * @leaf: (nullable): what the next text is; NULL: no part, as the foot of a page
 * @in_chapter: a chapter has begun
 * @is_dense: set closer, so that a chapter ends on its page
 * @row_bottom: where two items side by side end; 0: the next is no second one
 *
 * A report is laid out twice: only then does it know its page numbers.
 */
typedef struct
{
  const DealReport *report;
  cairo_surface_t  *surface;
  cairo_t          *cr;
  DealStyle         style;
  guint             page;
  guint             n_pages;
  double            y;
  GHashTable       *places;
  const DealBlock  *previous;
  const DealBlock  *next;
  int               chapter;
  DealPdfTags       tags;
  const char       *leaf;
  gboolean          in_chapter;
  gboolean          is_dense;
  double            row_bottom;
} DealPdf;

typedef struct
{
  DealFont   font;
  DealColour colour;
} DealPdfInk;

/* deal-report-pdf-text.c */
double deal_pdf_measure (DealPdfInk ink, const char *text, gsize n_bold, double width);
void   deal_pdf_show (DealPdf      *pdf,
                      DealPdfInk    ink,
                      const char   *text,
                      gsize         n_bold,
                      const GArray *links,
                      double        x,
                      double        y,
                      double        width);
void   deal_pdf_show_right (
    DealPdf *pdf, DealPdfInk ink, const char *text, double x, double y, double width);
void deal_pdf_flow_whole (DealPdf    *pdf,
                          const char *tag,
                          DealPdfInk  ink,
                          const char *text);
void deal_pdf_flow (DealPdf      *pdf,
                    DealPdfInk    ink,
                    const char   *text,
                    gsize         n_bold,
                    const GArray *links,
                    double        x,
                    double        width);
void deal_pdf_fill (
  DealPdf *pdf, DealColour colour, double x, double y, double width, double height);
void deal_pdf_mark (DealPdf *pdf, const char *id, const char *title, gboolean is_chapter);

/* deal-report-pdf.c */
void deal_pdf_begin_page (DealPdf *pdf);
void deal_pdf_need (DealPdf *pdf, double height);

/* deal-report-pdf-table.c */
double deal_pdf_measure_table (const DealPdf *pdf, const DealBlock *block);
void   deal_pdf_add_table (DealPdf *pdf, const DealBlock *block);

/* deal-report-pdf-front.c */
void deal_pdf_add_title (DealPdf *pdf);
void deal_pdf_add_contents (DealPdf *pdf);

/* deal-report-pdf-blocks.c */
void deal_pdf_add_block (DealPdf *pdf, const DealBlock *block);

G_END_DECLS
