/* deal-report-pdf-table.c: a table on as many pages as it takes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "export/deal-report-pdf.h"

#define PADDING 4.0
#define ABOVE 3.0
#define ABOVE_DENSE 1.2
/* A longer one may begin at the foot of a page, as a share of it. */
#define MOST_KEPT 0.6

#define RULE 0.5
#define BAR 2.0

static const DealPdfInk head_ink = { { 8, 700 }, DEAL_COLOUR_INK };
static const DealPdfInk cell_ink = { { 8, 400 }, DEAL_COLOUR_INK };

static const DealColumn *
get_column (const DealBlock *block,
            guint            column)
{
  return &g_array_index (block->table->columns, DealColumn, column);
}

static double
get_width (const DealBlock *block,
           guint            column)
{
  return block->widths[column] * DEAL_PDF_COLUMN - 2 * PADDING;
}

/* The old side is ochre and the new side petrol, as in every figure. */
static DealColour
get_side (const DealColumn *column,
          DealColour        old_colour,
          DealColour        new_colour,
          DealColour        other)
{
  if (g_str_has_prefix (column->id, "old"))
    return old_colour;

  return g_str_has_prefix (column->id, "new") ? new_colour : other;
}

static DealPdfInk
get_ink (const DealBlock *block,
         guint            column)
{
  DealPdfInk ink = column < block->head_columns ? head_ink : cell_ink;

  ink.colour = get_side (get_column (block, column), DEAL_COLOUR_OLD_TEXT,
                         DEAL_COLOUR_NEW_TEXT, DEAL_COLOUR_INK);

  return ink;
}

static double
get_air (const DealPdf *pdf)
{
  return pdf->is_dense ? ABOVE_DENSE : ABOVE;
}

static double
measure_row (const DealPdf   *pdf,
             const DealBlock *block,
             guint            row)
{
  double height = 0;

  for (guint i = 0; i < block->table->columns->len; i++)
    {
      double cell = deal_pdf_measure (get_ink (block, i),
                                      deal_table_get_cell (block->table, row, i), 0,
                                      get_width (block, i));

      height = MAX (height, cell);
    }

  return height + 2 * get_air (pdf) + RULE;
}

static double
measure_head (const DealPdf   *pdf,
              const DealBlock *block)
{
  double height = 0;

  for (guint i = 0; i < block->table->columns->len; i++)
    {
      double cell = deal_pdf_measure (head_ink, get_column (block, i)->title, 0,
                                      get_width (block, i));

      height = MAX (height, cell);
    }

  return BAR + height + 2 * get_air (pdf) + RULE;
}

static void
show_cell (DealPdf         *pdf,
           const DealBlock *block,
           guint            column,
           DealPdfInk       ink,
           const char      *text,
           double           x)
{
  double width = get_width (block, column);

  if (get_column (block, column)->type == DEAL_COLUMN_NUMBER)
    deal_pdf_show_right (pdf, ink, text, x + PADDING, pdf->y + get_air (pdf), width);
  else
    deal_pdf_show (pdf, ink, text, 0, NULL, x + PADDING, pdf->y + get_air (pdf), width);
}

/* On every page; only the first time is it a part of the table. */
static void
show_head (DealPdf         *pdf,
           const DealBlock *block,
           gboolean         is_first)
{
  double x = DEAL_PDF_LEFT;
  double height = measure_head (pdf, block);

  if (is_first)
    deal_pdf_tags_open (&pdf->tags, "TR");

  for (guint i = 0; i < block->table->columns->len; i++)
    {
      const DealColumn *column = get_column (block, i);
      double            width = block->widths[i] * DEAL_PDF_COLUMN;
      DealPdfInk        ink = head_ink;

      ink.colour = get_side (column, DEAL_COLOUR_OLD_TEXT, DEAL_COLOUR_NEW_TEXT,
                             DEAL_COLOUR_INK);
      deal_pdf_fill (pdf,
                     get_side (column, DEAL_COLOUR_OLD, DEAL_COLOUR_NEW,
                               DEAL_COLOUR_INK2),
                     x, pdf->y, width - PADDING, BAR);
      pdf->y += BAR;
      if (is_first)
        deal_pdf_tags_open_head (&pdf->tags, FALSE);
      show_cell (pdf, block, i, ink, column->title, x);
      if (is_first)
        deal_pdf_tags_close (&pdf->tags, "TH");
      pdf->y -= BAR;
      x += width;
    }
  if (is_first)
    deal_pdf_tags_close (&pdf->tags, "TR");
  pdf->y += height;
  deal_pdf_fill (pdf, DEAL_COLOUR_INK2, DEAL_PDF_LEFT, pdf->y - RULE, DEAL_PDF_COLUMN,
                 RULE);
}

static void
show_row (DealPdf         *pdf,
          const DealBlock *block,
          guint            row,
          double           height)
{
  double x = DEAL_PDF_LEFT;

  deal_pdf_tags_open (&pdf->tags, "TR");
  for (guint i = 0; i < block->table->columns->len; i++)
    {
      gboolean is_head = i < block->head_columns;

      if (is_head)
        deal_pdf_tags_open_head (&pdf->tags, TRUE);
      else
        deal_pdf_tags_open (&pdf->tags, "TD");
      show_cell (pdf, block, i, get_ink (block, i),
                 deal_table_get_cell (block->table, row, i), x);
      deal_pdf_tags_close (&pdf->tags, is_head ? "TH" : "TD");
      x += block->widths[i] * DEAL_PDF_COLUMN;
    }
  deal_pdf_tags_close (&pdf->tags, "TR");
  pdf->y += height;
  deal_pdf_fill (pdf, DEAL_COLOUR_LINE, DEAL_PDF_LEFT, pdf->y - RULE, DEAL_PDF_COLUMN,
                 RULE);
}

/* A row that no page can hold is told cell by cell. */
static void
flow_row (DealPdf         *pdf,
          const DealBlock *block,
          guint            row)
{
  deal_pdf_tags_open (&pdf->tags, "TR");
  pdf->leaf = "Span";
  for (guint i = 0; i < block->table->columns->len; i++)
    {
      const char      *title = get_column (block, i)->title;
      const char      *cell = deal_table_get_cell (block->table, row, i);
      g_autofree char *text = g_strdup_printf ("%s: %s", title, cell);

      pdf->y += PADDING;
      deal_pdf_tags_open (&pdf->tags, "TD");
      deal_pdf_flow (pdf, get_ink (block, i), text, strlen (title) + 1, NULL,
                     DEAL_PDF_LEFT + PADDING, DEAL_PDF_COLUMN - 2 * PADDING);
      deal_pdf_tags_close (&pdf->tags, "TD");
    }
  pdf->leaf = NULL;
  deal_pdf_tags_close (&pdf->tags, "TR");
  pdf->y += PADDING;
  deal_pdf_fill (pdf, DEAL_COLOUR_LINE, DEAL_PDF_LEFT, pdf->y, DEAL_PDF_COLUMN, RULE);
}

/**
 * deal_pdf_measure_table:
 * @pdf: the document
 * @block: (nullable): any block
 *
 * Returns: the height of a table that is short enough to be kept whole; 0 of
 *   anything else
 */
double
deal_pdf_measure_table (const DealPdf   *pdf,
                        const DealBlock *block)
{
  double height;

  if (block == NULL || block->kind != DEAL_BLOCK_TABLE)
    return 0;

  height = measure_head (pdf, block);
  for (guint row = 0; row < block->table->rows->len; row++)
    {
      height += measure_row (pdf, block, row);
      if (height > (DEAL_PDF_BOTTOM - DEAL_PDF_TOP) * MOST_KEPT)
        return 0;
    }

  return height;
}

/**
 * deal_pdf_add_table:
 * @pdf: the document
 * @block: a table
 *
 * No row is torn apart unless it is higher than a page; the head stands on
 * every page.
 */
void
deal_pdf_add_table (DealPdf         *pdf,
                    const DealBlock *block)
{
  double head = measure_head (pdf, block);
  double page = DEAL_PDF_BOTTOM - DEAL_PDF_TOP - head;

  deal_pdf_tags_open (&pdf->tags, "Table");

  for (guint row = 0; row < block->table->rows->len; row++)
    {
      double height = measure_row (pdf, block, row);

      if (row == 0)
        {
          deal_pdf_need (pdf, head + MIN (height, page));
          show_head (pdf, block, TRUE);
        }
      else if (pdf->y + MIN (height, page) > DEAL_PDF_BOTTOM)
        {
          deal_pdf_begin_page (pdf);
          show_head (pdf, block, FALSE);
        }

      if (height > page)
        flow_row (pdf, block, row);
      else
        show_row (pdf, block, row, height);
    }
  deal_pdf_tags_close (&pdf->tags, "Table");
}
