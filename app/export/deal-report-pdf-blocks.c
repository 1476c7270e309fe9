/* deal-report-pdf-blocks.c: all that follows the contents, on pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <cairo-pdf.h>
#include <string.h>

#include "calc/deal-format.h"
#include "export/deal-report-pdf.h"

static const DealPdfInk chapter_ink = { { 17, 800 }, DEAL_COLOUR_INK };
static const DealPdfInk heading_ink = { { 10.5, 700 }, DEAL_COLOUR_INK };
static const DealPdfInk body_ink = { { 9.5, 400 }, DEAL_COLOUR_INK };
static const DealPdfInk note_ink = { { 8, 400 }, DEAL_COLOUR_INK2 };
static const DealPdfInk fact_ink = { { 8.5, 400 }, DEAL_COLOUR_INK };
static const DealPdfInk dense_ink = { { 8, 400 }, DEAL_COLOUR_INK };
static const DealPdfInk label_ink = { { 8.5, 400 }, DEAL_COLOUR_INK2 };

/* In points, by eye. */
#define LABEL_WIDTH 130.0
#define BULLET_INDENT 12.0
#define HALF_COLUMN ((DEAL_PDF_COLUMN - 18.0) / 2)
#define NUMBER_INDENT 20.0
#define SOURCE_INDENT 32.0
#define CHAPTER_ROOM 0.25 /* of a page */
#define CHAPTER_GAP 28.0
#define ROOM_BELOW 64.0 /* a heading is not the last on its page */
#define DENSE_ROOM_BELOW 48.0

/* A text with links: they and the words are each a part of @tag. */
static void
flow_rich (DealPdf         *pdf,
           const char      *tag,
           DealPdfInk       ink,
           const DealBlock *block,
           double           x,
           double           width)
{
  deal_pdf_tags_open (&pdf->tags, tag);
  pdf->leaf = "Span";
  deal_pdf_flow (pdf, ink, block->text, block->n_bold, block->links, x, width);
  pdf->leaf = NULL;
  deal_pdf_tags_close (&pdf->tags, tag);
}

/* A label beside its text, whether there is room or not. */
static void
show_label (DealPdf    *pdf,
            DealPdfInk  ink,
            const char *text,
            double      x,
            double      width)
{
  pdf->leaf = "Lbl";
  deal_pdf_show (pdf, ink, text, 0, NULL, x, pdf->y, width);
  pdf->leaf = NULL;
}

/* A figure has a page to begin with.  A text goes on where the last one ended, unless
 * so little of the page is left that it would be torn at once. */
static void
make_room (DealPdf *pdf)
{
  gboolean is_text = pdf->next != NULL && pdf->next->kind != DEAL_BLOCK_FIGURE;

  if (!pdf->in_chapter || !is_text ||
      pdf->y + CHAPTER_ROOM * (DEAL_PDF_BOTTOM - DEAL_PDF_TOP) > DEAL_PDF_BOTTOM)
    deal_pdf_begin_page (pdf);
  else
    pdf->y += CHAPTER_GAP;
}

static void
add_chapter (DealPdf         *pdf,
             const DealBlock *block)
{
  make_room (pdf);
  if (pdf->in_chapter)
    deal_pdf_tags_close (&pdf->tags, "Sect");
  deal_pdf_tags_open (&pdf->tags, "Sect");
  pdf->in_chapter = TRUE;
  deal_pdf_mark (pdf, block->id, block->text, TRUE);
  deal_pdf_flow_whole (pdf, "H2", chapter_ink, block->text);
  pdf->y += 10;
}

/* With room for something below it: a short table stays whole. */
static void
add_heading (DealPdf         *pdf,
             const DealBlock *block)
{
  double below = pdf->is_dense ? DENSE_ROOM_BELOW : ROOM_BELOW;

  deal_pdf_need (pdf, below + deal_pdf_measure_table (pdf, pdf->next));
  if (pdf->y > DEAL_PDF_TOP)
    pdf->y += pdf->is_dense ? 5 : 12;
  if (block->id != NULL)
    deal_pdf_mark (pdf, block->id, block->text, pdf->chapter == CAIRO_PDF_OUTLINE_ROOT);
  deal_pdf_flow_whole (pdf, pdf->in_chapter ? "H3" : "H2", heading_ink, block->text);
  pdf->y += pdf->is_dense ? 1.5 : 3;
}

static double
get_indent (const char *label)
{
  if (label == NULL)
    return BULLET_INDENT;

  return label[0] == '[' ? SOURCE_INDENT : NUMBER_INDENT;
}

static DealPdfInk
get_item_ink (const DealPdf   *pdf,
              const DealBlock *block)
{
  gboolean is_source = block->label != NULL && block->label[0] == '[';

  return is_source || pdf->is_dense ? fact_ink : body_ink;
}

static void
show_item (DealPdf         *pdf,
           const DealBlock *block,
           double           x,
           double           width)
{
  DealPdfInk ink = get_item_ink (pdf, block);
  double     indent = get_indent (block->label);

  deal_pdf_tags_open (&pdf->tags, "LI");
  show_label (pdf, ink, block->label != NULL ? block->label : "•", x, 0);
  flow_rich (pdf, "LBody", ink, block, x + indent, width - indent);
  deal_pdf_tags_close (&pdf->tags, "LI");
}

static gboolean
is_short_item (const DealBlock *block)
{
  return block != NULL && block->kind == DEAL_BLOCK_ITEM && block->label == NULL;
}

static double
measure_half (const DealPdf   *pdf,
              const DealBlock *block)
{
  return deal_pdf_measure (get_item_ink (pdf, block), block->text, block->n_bold,
                           HALF_COLUMN - BULLET_INDENT);
}

/* Two items side by side, where a chapter is set closer: the first of them. */
static void
add_left_item (DealPdf         *pdf,
               const DealBlock *block)
{
  double left = measure_half (pdf, block);
  double right = measure_half (pdf, pdf->next);
  double height = MAX (left, right);
  double top;

  deal_pdf_need (pdf, height);
  top = pdf->y;
  show_item (pdf, block, DEAL_PDF_LEFT, HALF_COLUMN);
  pdf->y = top;
  pdf->row_bottom = top + height;
}

static void
add_right_item (DealPdf         *pdf,
                const DealBlock *block)
{
  show_item (pdf, block, DEAL_PDF_LEFT + DEAL_PDF_COLUMN - HALF_COLUMN, HALF_COLUMN);
  pdf->y = pdf->row_bottom + 1.5;
  pdf->row_bottom = 0;
}

static void
add_item (DealPdf         *pdf,
          const DealBlock *block)
{
  if (pdf->row_bottom > 0)
    {
      add_right_item (pdf, block);
      return;
    }
  if (pdf->is_dense && is_short_item (block) && is_short_item (pdf->next))
    {
      add_left_item (pdf, block);
      return;
    }

  deal_pdf_need (pdf, 2 * deal_fonts_get_height (get_item_ink (pdf, block).font));
  if (block->id != NULL)
    deal_pdf_mark (pdf, block->id, NULL, FALSE);
  show_item (pdf, block, DEAL_PDF_LEFT, DEAL_PDF_COLUMN);
  pdf->y += pdf->is_dense ? 1.5 : 3;
}

static void
add_fact (DealPdf         *pdf,
          const DealBlock *block)
{
  double label_height = deal_pdf_measure (label_ink, block->label, 0, LABEL_WIDTH - 8);
  double top;

  deal_pdf_need (pdf, label_height);
  top = pdf->y;
  deal_pdf_tags_open (&pdf->tags, "LI");
  show_label (pdf, label_ink, block->label, DEAL_PDF_LEFT, LABEL_WIDTH - 8);
  flow_rich (pdf, "LBody", fact_ink, block, DEAL_PDF_LEFT + LABEL_WIDTH,
             DEAL_PDF_COLUMN - LABEL_WIDTH);
  deal_pdf_tags_close (&pdf->tags, "LI");
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

/* One page of a figure, or all of it. */
static void
show_figure (DealPdf         *pdf,
             const DealBlock *block,
             const DealFrame *frame,
             double           points)
{
  DealFigure      *figure = block->figure->figure;
  double           margin = (frame->width * points - DEAL_PDF_COLUMN) / 2;
  double           above = margin * 0.75;
  double           height = frame->height * points - above - margin * 0.5;
  double           page = DEAL_PDF_BOTTOM - DEAL_PDF_TOP;
  double           left = DEAL_PDF_LEFT;
  g_autofree char *words = NULL;

  /* What is higher than a page is drawn smaller, with its heading if that is there. */
  if (height > page)
    {
      double room = DEAL_PDF_BOTTOM - pdf->y;
      double shown = room > page / 2 ? room : page;
      double share = shown / height;

      left += DEAL_PDF_COLUMN * (1 - share) / 2;
      points *= share;
      margin *= share;
      above *= share;
      height = shown;
    }
  deal_pdf_need (pdf, height);
  if (frame->first_row > 0)
    words = g_strdup_printf ("%s (continued)", deal_figure_get_title (figure));
  if (pdf->cr != NULL)
    {
      cairo_save (pdf->cr);
      cairo_rectangle (pdf->cr, 0, pdf->y, DEAL_PDF_WIDTH, height);
      cairo_clip (pdf->cr);
      cairo_translate (pdf->cr, left - margin, pdf->y - above);
      cairo_scale (pdf->cr, points, points);
      deal_pdf_tags_open_figure (&pdf->tags, words != NULL ? words : block->text);
      deal_figure_draw (figure, pdf->cr, frame);
      deal_pdf_tags_close (&pdf->tags, "Figure");
      deal_figure_draw_links (figure, pdf->cr, frame);
      cairo_restore (pdf->cr);
    }
  pdf->y += height;
}

/* A figure whose rows have no room on a page goes on on the next. */
static void
add_figure (DealPdf         *pdf,
            const DealBlock *block)
{
  const DealReportFigure *entry = block->figure;
  DealFrame               frame;
  double                  scale;
  double                  points;
  gsize                   n_left;
  gsize                   n_all;

  if (entry->too_large)
    {
      g_autofree char *note = g_strdup_printf (
        "No picture can hold this figure; %s.csv has all of it.", entry->table);

      deal_pdf_flow_whole (pdf, "P", note_ink, note);
      return;
    }

  deal_size_get_frame (&entry->page_size, pdf->report->style, &frame, &scale);
  points = DEAL_PDF_COLUMN / frame.width;
  widen (&frame);
  frame.continues = TRUE;
  do
    {
      n_left = deal_figure_count_left_out (entry->figure, &frame, &n_all);
      show_figure (pdf, block, &frame, points);
      frame.first_row = n_all - n_left;
    }
  while (n_left > 0);
}

/* Small, or of the size of what is read. */
static void
add_paragraph (DealPdf         *pdf,
               const DealBlock *block)
{
  gboolean   is_note = block->kind == DEAL_BLOCK_NOTE;
  DealPdfInk ink = is_note ? note_ink : pdf->is_dense ? dense_ink
                                                      : body_ink;

  pdf->y += is_note ? 3 : 0;
  flow_rich (pdf, "P", ink, block, DEAL_PDF_LEFT, DEAL_PDF_COLUMN);
  pdf->y += pdf->is_dense ? 2 : 5;
}

/* Items, or facts, that follow each other are one list. */
static gboolean
is_in_list (const DealBlock *block,
            const DealBlock *other)
{
  return other != NULL && block->kind == other->kind &&
         (block->label == NULL) == (other->label == NULL);
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
  gboolean is_listed = block->kind == DEAL_BLOCK_ITEM || block->kind == DEAL_BLOCK_FACT;

  if (is_listed && !is_in_list (block, pdf->previous))
    deal_pdf_tags_open (&pdf->tags, "L");

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
      pdf->y += pdf->is_dense ? 0 : 4;
      deal_pdf_add_table (pdf, block);
      pdf->y += pdf->is_dense ? 0 : 6;
      break;
    case DEAL_BLOCK_PARAGRAPH:
    case DEAL_BLOCK_NOTE:
    default:
      add_paragraph (pdf, block);
      break;
    }

  if (is_listed && !is_in_list (block, pdf->next))
    deal_pdf_tags_close (&pdf->tags, "L");
}
