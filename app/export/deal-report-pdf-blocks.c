/* deal-report-pdf-blocks.c: the title, the contents and all that follows, on pages
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
static const DealPdfInk heading_ink = { { 10.5, 700 }, DEAL_COLOUR_INK };
static const DealPdfInk body_ink = { { 9.5, 400 }, DEAL_COLOUR_INK };
static const DealPdfInk note_ink = { { 8, 400 }, DEAL_COLOUR_INK2 };
static const DealPdfInk fact_ink = { { 8.5, 400 }, DEAL_COLOUR_INK };
static const DealPdfInk label_ink = { { 8.5, 400 }, DEAL_COLOUR_INK2 };
static const DealPdfInk entry_ink = { { 10.5, 700 }, DEAL_COLOUR_INK };
static const DealPdfInk page_ink = { { 10.5, 400 }, DEAL_COLOUR_INK };
static const DealPdfInk finding_ink = { { 9, 400 }, DEAL_COLOUR_INK2 };

/* In points, by eye. */
#define BAR_WIDTH 28.0
#define BAR_HEIGHT 4.0
#define LABEL_WIDTH 130.0
#define BULLET_INDENT 12.0
#define NUMBER_INDENT 20.0
#define SOURCE_INDENT 32.0
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

static void
flow (DealPdf    *pdf,
      DealPdfInk  ink,
      const char *text)
{
  deal_pdf_flow (pdf, ink, text, 0, NULL, DEAL_PDF_LEFT, DEAL_PDF_COLUMN);
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
  flow (pdf, kicker_ink, kicker);
  pdf->y += 4;
  flow (pdf, title_ink, deal->title);
  pdf->y += 2;
  flow (pdf, pair_ink, pdf->report->pair);
  if (pdf->report->summary != NULL)
    {
      pdf->y += 12;
      flow (pdf, lead_ink, pdf->report->summary);
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
  pdf->y += 9;
}

/**
 * deal_pdf_add_contents:
 * @pdf: the document
 *
 * On a page of its own: the chapters, what each figure finds, and the pages.
 */
void
deal_pdf_add_contents (DealPdf *pdf)
{
  deal_pdf_begin_page (pdf);
  deal_pdf_mark (pdf, "contents", "Contents", TRUE);
  show_bar (pdf);
  pdf->y += 10;
  flow (pdf, chapter_ink, "Contents");
  pdf->y += 12;
  for (guint i = 0; i < pdf->report->blocks->len; i++)
    {
      const DealBlock *block = pdf->report->blocks->pdata[i];

      if (block->kind == DEAL_BLOCK_CHAPTER)
        show_entry (pdf, block);
    }
}

static void
add_chapter (DealPdf         *pdf,
             const DealBlock *block)
{
  deal_pdf_begin_page (pdf);
  deal_pdf_mark (pdf, block->id, block->text, TRUE);
  flow (pdf, chapter_ink, block->text);
  pdf->y += 10;
}

/* With room for something below it: a short table stays whole. */
static void
add_heading (DealPdf         *pdf,
             const DealBlock *block)
{
  deal_pdf_need (pdf, 64 + deal_pdf_measure_table (pdf->next));
  if (pdf->y > DEAL_PDF_TOP)
    pdf->y += 12;
  if (block->id != NULL)
    deal_pdf_mark (pdf, block->id, block->text, pdf->chapter == CAIRO_PDF_OUTLINE_ROOT);
  flow (pdf, heading_ink, block->text);
  pdf->y += 3;
}

static double
get_indent (const char *label)
{
  if (label == NULL)
    return BULLET_INDENT;

  return label[0] == '[' ? SOURCE_INDENT : NUMBER_INDENT;
}

static void
add_item (DealPdf         *pdf,
          const DealBlock *block)
{
  DealPdfInk ink = block->label != NULL && block->label[0] == '[' ? fact_ink : body_ink;
  double     indent = get_indent (block->label);

  deal_pdf_need (pdf, 2 * deal_fonts_get_height (ink.font));
  if (block->id != NULL)
    deal_pdf_mark (pdf, block->id, NULL, FALSE);
  deal_pdf_show (pdf, ink, block->label != NULL ? block->label : "•", 0, NULL,
                 DEAL_PDF_LEFT, pdf->y, 0);
  deal_pdf_flow (pdf, ink, block->text, block->n_bold, block->links,
                 DEAL_PDF_LEFT + indent, DEAL_PDF_COLUMN - indent);
  pdf->y += 3;
}

static void
add_fact (DealPdf         *pdf,
          const DealBlock *block)
{
  double label_height = deal_pdf_measure (label_ink, block->label, 0, LABEL_WIDTH - 8);
  double top;

  deal_pdf_need (pdf, label_height);
  top = pdf->y;
  deal_pdf_show (pdf, label_ink, block->label, 0, NULL, DEAL_PDF_LEFT, pdf->y,
                 LABEL_WIDTH - 8);
  deal_pdf_flow (pdf, fact_ink, block->text, 0, NULL, DEAL_PDF_LEFT + LABEL_WIDTH,
                 DEAL_PDF_COLUMN - LABEL_WIDTH);
  if (pdf->y > top && pdf->y < top + label_height)
    pdf->y = top + label_height;
  pdf->y += 2.5;
}

/* On paper of its own colour a figure needs no margin: it is made as much wider
 * that its letters stand in line with the text. */
static void
widen (DealFrame *frame)
{
  double width = frame->width;

  if (frame->style != DEAL_STYLE_LIGHT && frame->style != DEAL_STYLE_PRINT)
    return;

  /* The margin grows with the frame; it settles at once. */
  for (int i = 0; i < 8; i++)
    frame->width = width + 2 * deal_figure_get_margin (frame);
}

static void
add_figure (DealPdf         *pdf,
            const DealBlock *block)
{
  const DealReportFigure *entry = block->figure;
  DealFrame               frame;
  double                  scale;
  double                  points;
  double                  margin;
  double                  above;
  double                  height;

  if (entry->too_large)
    {
      g_autofree char *note = g_strdup_printf (
        "No picture can hold this figure; %s.csv has all of it.", entry->table);

      flow (pdf, note_ink, note);
      return;
    }

  deal_size_get_frame (&entry->page_size, pdf->report->style, &frame, &scale);
  points = DEAL_PDF_COLUMN / frame.width;
  widen (&frame);
  margin = (frame.width * points - DEAL_PDF_COLUMN) / 2;
  above = margin * 0.75;
  height = frame.height * points - above - margin * 0.5;
  deal_pdf_need (pdf, height);
  /* What is higher than a page is drawn smaller. */
  points *= MIN (1, (DEAL_PDF_BOTTOM - DEAL_PDF_TOP) / height);
  if (pdf->cr != NULL)
    {
      cairo_save (pdf->cr);
      cairo_rectangle (pdf->cr, 0, pdf->y, DEAL_PDF_WIDTH, height);
      cairo_clip (pdf->cr);
      cairo_translate (pdf->cr, DEAL_PDF_LEFT - margin, pdf->y - above);
      cairo_scale (pdf->cr, points, points);
      deal_figure_draw (entry->figure, pdf->cr, &frame);
      cairo_restore (pdf->cr);
    }
  pdf->y += height;
}

/**
 * deal_pdf_add_block:
 * @pdf: the document
 * @block: its next part
 *
 * Puts it where the last one ended, or on a new page.
 */
void
deal_pdf_add_block (DealPdf         *pdf,
                    const DealBlock *block)
{
  switch (block->kind)
    {
    case DEAL_BLOCK_CHAPTER:
      add_chapter (pdf, block);
      break;
    case DEAL_BLOCK_HEADING:
      add_heading (pdf, block);
      break;
    case DEAL_BLOCK_ITEM:
      add_item (pdf, block);
      break;
    case DEAL_BLOCK_FACT:
      add_fact (pdf, block);
      break;
    case DEAL_BLOCK_FIGURE:
      add_figure (pdf, block);
      break;
    case DEAL_BLOCK_TABLE:
      pdf->y += 4;
      deal_pdf_add_table (pdf, block);
      pdf->y += 6;
      break;
    case DEAL_BLOCK_PARAGRAPH:
    case DEAL_BLOCK_NOTE:
    default:
      pdf->y += block->kind == DEAL_BLOCK_NOTE ? 3 : 0;
      deal_pdf_flow (pdf, block->kind == DEAL_BLOCK_NOTE ? note_ink : body_ink,
                     block->text, block->n_bold, block->links, DEAL_PDF_LEFT,
                     DEAL_PDF_COLUMN);
      pdf->y += 5;
      break;
    }
}
