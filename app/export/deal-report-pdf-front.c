/* deal-report-pdf-front.c: the title of a report, and what is on which page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <cairo-pdf.h>
#include <string.h>

#include "calc/deal-format.h"
#include "export/deal-report-pdf.h"

static const DealPdfInk kicker_ink = { { 9, 700 }, DEAL_COLOUR_INK2 };
static const DealPdfInk title_ink = { { 30, 800 }, DEAL_COLOUR_INK };
static const DealPdfInk pair_ink = { { 15, 400 }, DEAL_COLOUR_INK2 };
static const DealPdfInk lead_ink = { { 10.5, 400 }, DEAL_COLOUR_INK };
static const DealPdfInk chapter_ink = { { 17, 800 }, DEAL_COLOUR_INK };
static const DealPdfInk entry_ink = { { 10.5, 700 }, DEAL_COLOUR_INK };
static const DealPdfInk page_ink = { { 10.5, 400 }, DEAL_COLOUR_INK };
static const DealPdfInk finding_ink = { { 9, 400 }, DEAL_COLOUR_INK2 };

/* In points, by eye. */
#define BAR_WIDTH 28.0
#define BAR_HEIGHT 4.0
#define PAGE_NUMBER_WIDTH 28.0
#define LEADER_GAP 5.0
#define LEADER_STEP 5.0
#define LEADER_DOT 0.9

static void
show_bar (DealPdf *pdf)
{
  deal_pdf_fill (pdf, DEAL_COLOUR_OLD, DEAL_PDF_LEFT, pdf->y, BAR_WIDTH, BAR_HEIGHT);
  deal_pdf_fill (pdf, DEAL_COLOUR_NEW, DEAL_PDF_LEFT + BAR_WIDTH, pdf->y, BAR_WIDTH,
                 BAR_HEIGHT);
  pdf->y += BAR_HEIGHT;
}

/**
 * deal_pdf_add_title:
 * @pdf: the document, on its first page
 *
 * Says whose terms these are, and of which day.
 */
void
deal_pdf_add_title (DealPdf *pdf)
{
  const Deal      *deal = pdf->report->deal;
  g_autofree char *as_of = deal_format_date_long (deal->as_of);
  g_autofree char *kicker = g_strdup_printf ("Report, as of %s", as_of);

  pdf->y += 20;
  show_bar (pdf);
  pdf->y += 14;
  deal_pdf_flow_whole (pdf, "P", kicker_ink, kicker);
  pdf->y += 4;
  deal_pdf_flow_whole (pdf, "H1", title_ink, deal->title);
  pdf->y += 2;
  deal_pdf_flow_whole (pdf, "P", pair_ink, pdf->report->pair);
  if (pdf->report->summary != NULL)
    {
      pdf->y += 12;
      deal_pdf_flow_whole (pdf, "P", lead_ink, pdf->report->summary);
    }
  pdf->y += 6;
}

static const char *
find_finding (const DealReport *report,
              const char       *id)
{
  for (guint i = 0; i < report->figures->len; i++)
    {
      const DealReportFigure *entry = report->figures->pdata[i];
      g_autofree char        *figure_id = g_strdup_printf ("figure-%u", i + 1);

      if (g_str_equal (figure_id, id))
        return deal_figure_get_title (entry->figure);
    }

  return NULL;
}

/* A line of the contents leads to its chapter as a whole. */
static void
show_entry (DealPdf         *pdf,
            const DealBlock *chapter)
{
  gpointer         place = g_hash_table_lookup (pdf->places, chapter->id);
  g_autofree char *number = g_strdup_printf ("%u", GPOINTER_TO_UINT (place));
  g_autofree char *target = g_strconcat ("#", chapter->id, NULL);
  g_autoptr (GArray) links = g_array_new (FALSE, FALSE, sizeof (DealLink));
  DealLink    link = { 0, strlen (chapter->text), target };
  double      room = DEAL_PDF_COLUMN - PAGE_NUMBER_WIDTH;
  double      height = deal_fonts_get_height (entry_ink.font);
  double      right = DEAL_PDF_LEFT + DEAL_PDF_COLUMN;
  double      from = DEAL_PDF_LEFT + deal_fonts_get_width (entry_ink.font, chapter->text);
  double      to = right - deal_fonts_get_width (page_ink.font, number);
  const char *finding = find_finding (pdf->report, chapter->id);

  g_array_append_val (links, link);
  deal_pdf_need (pdf, 3 * height);
  deal_pdf_tags_open (&pdf->tags, "TOCI");
  pdf->leaf = "Span";
  deal_pdf_show (pdf, entry_ink, chapter->text, 0, links, DEAL_PDF_LEFT, pdf->y, room);
  deal_pdf_show_right (pdf, page_ink, number, right - PAGE_NUMBER_WIDTH, pdf->y,
                       PAGE_NUMBER_WIDTH);
  for (double x = right - PAGE_NUMBER_WIDTH; x > from + LEADER_GAP; x -= LEADER_STEP)
    if (x < to - LEADER_GAP)
      deal_pdf_fill (pdf, DEAL_COLOUR_INK3, x, pdf->y + height * 0.68, LEADER_DOT,
                     LEADER_DOT);
  pdf->y += deal_pdf_measure (entry_ink, chapter->text, 0, room);
  if (finding != NULL)
    deal_pdf_flow (pdf, finding_ink, finding, 0, NULL, DEAL_PDF_LEFT, room);
  pdf->leaf = NULL;
  deal_pdf_tags_close (&pdf->tags, "TOCI");
  pdf->y += 9;
}

/**
 * deal_pdf_add_contents:
 * @pdf: the document
 *
 * On a new page: the chapters, what each figure finds, and the pages.
 */
void
deal_pdf_add_contents (DealPdf *pdf)
{
  deal_pdf_begin_page (pdf);
  deal_pdf_mark (pdf, "contents", "Contents", TRUE);
  show_bar (pdf);
  pdf->y += 10;
  deal_pdf_flow_whole (pdf, "H2", chapter_ink, "Contents");
  pdf->y += 12;
  deal_pdf_tags_open (&pdf->tags, "TOC");
  for (guint i = 0; i < pdf->report->blocks->len; i++)
    {
      const DealBlock *block = pdf->report->blocks->pdata[i];

      if (block->kind == DEAL_BLOCK_CHAPTER)
        show_entry (pdf, block);
    }
  deal_pdf_tags_close (&pdf->tags, "TOC");
  pdf->chapter = CAIRO_PDF_OUTLINE_ROOT;
}
