/* deal-report-pdf-text.c: texts, links and places on the pages of a report
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "export/deal-report-pdf.h"

/* Fewer lines at the foot or the head of a page look lost. */
#define FEWEST_LINES 2

/* In bytes; about three pages. */
#define PIECE 16384

/* So much of a text as is laid out at once: the time for a layout grows with its
 * length, and a text over many pages has one for each of them. */
static char *
take_piece (const char *text)
{
  const char *end;

  if (strlen (text) <= PIECE)
    return g_strdup (text);

  end = g_strrstr_len (text, PIECE, " ");
  if (end == NULL || end == text)
    end = g_utf8_find_prev_char (text, text + PIECE);

  return g_strndup (text, (gsize) (end - text));
}

/**
 * deal_pdf_measure:
 * @ink: font and colour
 * @text: plain
 * @n_bold: how many bytes of it are bold
 * @width: in points; where lines break
 *
 * Returns: its height in points
 */
double
deal_pdf_measure (DealPdfInk  ink,
                  const char *text,
                  gsize       n_bold,
                  double      width)
{
  double whole = 0;

  /* Beyond some 30 000 letters a layout no longer knows how wide they are, and
   * takes all of them for one line. */
  do
    {
      g_autofree char *piece = take_piece (text);
      gsize            length = strlen (piece);
      double           height;

      deal_fonts_measure (ink.font, piece, MIN (n_bold, length), width, NULL, &height);
      whole += height;
      text += length;
      n_bold -= MIN (n_bold, length);
    }
  while (*text != '\0');

  return whole;
}

/**
 * deal_pdf_show:
 * @pdf: the document
 * @ink: font and colour
 * @text: plain
 * @n_bold: how many bytes of it are bold
 * @links: (nullable) (element-type DealLink): in @text
 * @x: of the top left corner
 * @y: likewise
 * @width: where lines break; <= 0: nowhere
 *
 * Puts a text on the page, whether there is room or not.
 */
void
deal_pdf_show (DealPdf      *pdf,
               DealPdfInk    ink,
               const char   *text,
               gsize         n_bold,
               const GArray *links,
               double        x,
               double        y,
               double        width)
{
  double       scale = deal_fonts_get_scale (ink.font);
  PangoLayout *layout;

  if (pdf->cr == NULL)
    return;

  layout = deal_fonts_get_layout (ink.font, text, n_bold, width);
  if (pdf->leaf != NULL)
    deal_pdf_tags_open (&pdf->tags, pdf->leaf);
  cairo_save (pdf->cr);
  deal_palette_set_source (pdf->cr, pdf->style, ink.colour);
  cairo_translate (pdf->cr, x, y);
  cairo_scale (pdf->cr, scale, scale);
  cairo_move_to (pdf->cr, 0, 0);
  pango_cairo_show_layout (pdf->cr, layout);
  cairo_new_path (pdf->cr);
  cairo_restore (pdf->cr);
  if (pdf->leaf != NULL)
    deal_pdf_tags_close (&pdf->tags, pdf->leaf);
  if (links != NULL)
    deal_links_paint (links, pdf->cr, layout, scale / PANGO_SCALE, x, y);
}

/* In one line that ends at the right edge, or wrapped where it is too long. */
void
deal_pdf_show_right (DealPdf    *pdf,
                     DealPdfInk  ink,
                     const char *text,
                     double      x,
                     double      y,
                     double      width)
{
  double taken = deal_fonts_get_width (ink.font, text);

  if (taken <= width)
    deal_pdf_show (pdf, ink, text, 0, NULL, x + width - taken, y, 0);
  else
    deal_pdf_show (pdf, ink, text, 0, NULL, x, y, width);
}

/* How many bytes of the text in @layout go into @height, in its units; 0: no line,
 * or too few to begin with. */
static gsize
find_split (PangoLayout *layout,
            double       height)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  int              n_lines = pango_layout_get_line_count (layout);
  int              n_fitting = 0;
  gsize            split = 0;
  int              most = n_lines > FEWEST_LINES ? n_lines - FEWEST_LINES : n_lines;

  do
    {
      PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
      PangoRectangle   extents;

      pango_layout_iter_get_line_extents (iter, NULL, &extents);
      if (n_fitting == most ||
          (extents.y + extents.height) / (double) PANGO_SCALE > height)
        break;
      n_fitting++;
      split = (gsize) (line->start_index + line->length);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);

  return n_fitting < MIN (n_lines, FEWEST_LINES) ? 0 : split;
}

/* The links of what follows the first @split bytes. */
static GArray *
shift_links (const GArray *links,
             gsize         split)
{
  GArray *rest = g_array_new (FALSE, FALSE, sizeof (DealLink));

  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      DealLink link = g_array_index (links, DealLink, i);

      if (link.start + link.length <= split)
        continue;
      link.length -= link.start < split ? split - link.start : 0;
      link.start = link.start < split ? 0 : link.start - split;
      g_array_append_val (rest, link);
    }

  return rest;
}

/* What is left of a text that runs over pages. */
typedef struct
{
  const char *text;
  gsize       n_bold;
  GArray     *links; /* DealLink */
} Rest;

static void
skip (Rest *rest,
      gsize n)
{
  GArray *links = shift_links (rest->links, n);

  g_clear_pointer (&rest->links, g_array_unref);
  rest->links = links;
  rest->text += n;
  rest->n_bold -= MIN (rest->n_bold, n);
}

/**
 * deal_pdf_flow:
 * @pdf: the document
 * @ink: font and colour
 * @text: plain
 * @n_bold: how many bytes of it are bold
 * @links: (nullable) (element-type DealLink): in @text
 * @x: of the left edge
 * @width: where lines break
 *
 * Puts a text where the last one ended, on as many pages as it takes.
 */
void
deal_pdf_flow (DealPdf      *pdf,
               DealPdfInk    ink,
               const char   *text,
               gsize         n_bold,
               const GArray *links,
               double        x,
               double        width)
{
  Rest rest = { text, n_bold, shift_links (links, 0) };

  do
    {
      g_autofree char *piece = take_piece (rest.text);
      gsize            split = strlen (piece);
      double           room = DEAL_PDF_BOTTOM - pdf->y;
      double           height = deal_pdf_measure (ink, piece, rest.n_bold, width);
      gboolean         fits = height <= room;

      if (!fits)
        {
          split = find_split (
            deal_fonts_get_layout (ink.font, piece, rest.n_bold, width),
            room / deal_fonts_get_scale (ink.font));
          piece[split] = '\0';
        }
      if (split > 0)
        deal_pdf_show (pdf, ink, piece, MIN (rest.n_bold, split), rest.links, x, pdf->y,
                       width);
      skip (&rest, split);
      skip (&rest, strspn (rest.text, " \n"));
      if (fits)
        pdf->y += height;
      else
        deal_pdf_begin_page (pdf);
    }
  while (*rest.text != '\0');
  g_array_unref (rest.links);
}

/**
 * deal_pdf_flow_whole:
 * @pdf: the document
 * @tag: what it is in the document
 * @ink: its letters and colour
 * @text: plain
 *
 * One text over the whole width.
 */
void
deal_pdf_flow_whole (DealPdf    *pdf,
                     const char *tag,
                     DealPdfInk  ink,
                     const char *text)
{
  pdf->leaf = tag;
  deal_pdf_flow (pdf, ink, text, 0, NULL, DEAL_PDF_LEFT, DEAL_PDF_COLUMN);
  pdf->leaf = NULL;
}

void
deal_pdf_fill (DealPdf   *pdf,
               DealColour colour,
               double     x,
               double     y,
               double     width,
               double     height)
{
  if (pdf->cr == NULL)
    return;

  deal_palette_set_source (pdf->cr, pdf->style, colour);
  cairo_rectangle (pdf->cr, x, y, width, height);
  cairo_fill (pdf->cr);
}

/**
 * deal_pdf_mark:
 * @pdf: the document
 * @id: what links call this place
 * @title: (nullable): what the outline calls it; NULL: it is not in it
 * @is_chapter: whether what follows belongs to it
 *
 * Makes the current place one that links lead to.
 */
void
deal_pdf_mark (DealPdf    *pdf,
               const char *id,
               const char *title,
               gboolean    is_chapter)
{
  g_autofree char *name = NULL;
  g_autofree char *target = NULL;
  char             x[G_ASCII_DTOSTR_BUF_SIZE];
  char             y[G_ASCII_DTOSTR_BUF_SIZE];
  int              entry;

  if (pdf->cr == NULL)
    {
      g_hash_table_replace (pdf->places, g_strdup (id), GUINT_TO_POINTER (pdf->page));
      return;
    }

  name = g_strdup_printf ("name='%s' x=%s y=%s", id,
                          g_ascii_dtostr (x, sizeof x, DEAL_PDF_LEFT),
                          g_ascii_dtostr (y, sizeof y, pdf->y));
  cairo_tag_begin (pdf->cr, CAIRO_TAG_DEST, name);
  cairo_tag_end (pdf->cr, CAIRO_TAG_DEST);
  if (title == NULL)
    return;

  target = g_strdup_printf ("dest='%s'", id);
  entry = cairo_pdf_surface_add_outline (
    pdf->surface, is_chapter ? CAIRO_PDF_OUTLINE_ROOT : pdf->chapter, title, target,
    is_chapter ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
  if (is_chapter)
    pdf->chapter = entry;
}
