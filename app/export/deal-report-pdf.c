/* deal-report-pdf.c: a report as one PDF that can be searched, clicked and printed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <cairo-pdf.h>
#include <locale.h>

#include "calc/deal-format.h"
#include "deal-error.h"
#include "deal-text.h"
#include "export/deal-report-pdf.h"

#define N_DIGITS_OF_HASH 8

/* More of it, in letters, has no room in the foot of a page. */
#define LONGEST_TITLE 120

static const DealPdfInk running_ink = { { 7.5, 400 }, DEAL_COLOUR_INK2 };

/* The foot of every page: which deal, of which day, which page. */
static void
show_foot (DealPdf *pdf)
{
  const Deal      *deal = pdf->report->deal;
  g_autofree char *as_of = deal_format_date_long (deal->as_of);
  g_autofree char *number = g_strdup_printf ("%u / %u", pdf->page, pdf->n_pages);
  g_autofree char *title = g_utf8_substring (deal->title, 0,
                                             MIN (g_utf8_strlen (deal->title, -1),
                                                  LONGEST_TITLE));
  g_autofree char *line = NULL;
  g_autofree char *cut = NULL;
  double           y = DEAL_PDF_BOTTOM + 14;
  const char      *leaf = pdf->leaf;

  if (pdf->cr == NULL)
    return;

  pdf->leaf = NULL;

  line = g_strdup_printf ("%s · as of %s · %.*s · %s", title, as_of,
                          N_DIGITS_OF_HASH, deal->sha256, deal_export_get_software ());
  cut = deal_fonts_ellipsize (running_ink.font, line, DEAL_PDF_COLUMN - 50);
  deal_pdf_fill (pdf, DEAL_COLOUR_LINE, DEAL_PDF_LEFT, y - 5, DEAL_PDF_COLUMN, 0.5);
  deal_pdf_show (pdf, running_ink, cut, 0, NULL, DEAL_PDF_LEFT, y, 0);
  deal_pdf_show_right (pdf, running_ink, number, DEAL_PDF_LEFT, y, DEAL_PDF_COLUMN);
  pdf->leaf = leaf;
}

static void
end_page (DealPdf *pdf)
{
  show_foot (pdf);
  if (pdf->cr != NULL)
    cairo_show_page (pdf->cr);
}

/**
 * deal_pdf_begin_page:
 * @pdf: the document
 *
 * Goes on at the top of the next page.
 */
void
deal_pdf_begin_page (DealPdf *pdf)
{
  end_page (pdf);
  pdf->page++;
  pdf->y = DEAL_PDF_TOP;
}

/**
 * deal_pdf_need:
 * @pdf: the document
 * @height: in points
 *
 * Goes on on the next page if there is less room on this one.
 */
void
deal_pdf_need (DealPdf *pdf,
               double   height)
{
  if (pdf->y + height > DEAL_PDF_BOTTOM && pdf->y > DEAL_PDF_TOP)
    deal_pdf_begin_page (pdf);
}

static const DealBlock *
get_block (const DealPdf *pdf,
           guint          index)
{
  return index < pdf->report->blocks->len ? pdf->report->blocks->pdata[index] : NULL;
}

static void
add_block (DealPdf *pdf,
           guint    index)
{
  pdf->previous = index > 0 ? get_block (pdf, index - 1) : NULL;
  pdf->next = get_block (pdf, index + 1);
  deal_pdf_add_block (pdf, get_block (pdf, index));
}

/* A table that no page holds together with something else. */
static gboolean
is_long_table (const DealPdf *pdf,
               guint          index)
{
  const DealBlock *block = get_block (pdf, index);

  return block != NULL && block->kind == DEAL_BLOCK_TABLE &&
         deal_pdf_measure_table (pdf, block) == 0;
}

/* Whether the chapter that begins with block @first is over on its first page, but for
 * what follows on any number of them. */
static gboolean
fits_page (const DealPdf *pdf,
           guint          first,
           gboolean       is_dense)
{
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                         NULL);
  DealPdf probe = *pdf;
  guint   page;

  probe.cr = NULL;
  probe.tags.cr = NULL;
  probe.places = places;
  probe.is_dense = is_dense;
  add_block (&probe, first);
  page = probe.page;
  for (guint i = first + 1; get_block (pdf, i) != NULL &&
                            get_block (pdf, i)->kind != DEAL_BLOCK_CHAPTER &&
                            !is_long_table (pdf, i + 1) && probe.page == page;
       i++)
    add_block (&probe, i);

  return probe.page == page;
}

/* A figure, its words and what it assumes belong on one page; where that cannot be,
 * a page more is wasted less by what is set closer. */
static void
choose_density (DealPdf *pdf,
                guint    first)
{
  const DealBlock *next = get_block (pdf, first + 1);

  pdf->is_dense = next != NULL && next->kind == DEAL_BLOCK_FIGURE &&
                  !fits_page (pdf, first, FALSE);
}

/* What the title page has no room for stands below the contents. */
static gboolean
begins_page (const DealBlock *block)
{
  return block->kind == DEAL_BLOCK_CHAPTER || g_strcmp0 (block->id, "assumptions") == 0 ||
         g_strcmp0 (block->id, "left-out") == 0;
}

/* All pages, from the first; FALSE if somebody has cancelled. */
static gboolean
lay_out (DealPdf      *pdf,
         GCancellable *cancellable,
         GError      **error)
{
  gboolean has_contents = FALSE;

  pdf->page = 1;
  pdf->y = DEAL_PDF_TOP;
  pdf->chapter = CAIRO_PDF_OUTLINE_ROOT;
  deal_pdf_tags_open (&pdf->tags, "Document");
  deal_pdf_add_title (pdf);
  for (guint i = 0; i < pdf->report->blocks->len; i++)
    {
      const DealBlock *block = pdf->report->blocks->pdata[i];

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!has_contents && i > 0 && begins_page (block))
        {
          has_contents = TRUE;
          deal_pdf_add_contents (pdf);
        }
      if (block->kind == DEAL_BLOCK_CHAPTER)
        choose_density (pdf, i);
      add_block (pdf, i);
    }
  if (pdf->in_chapter)
    deal_pdf_tags_close (&pdf->tags, "Sect");
  pdf->in_chapter = FALSE;
  deal_pdf_tags_close (&pdf->tags, "Document");
  end_page (pdf);

  return TRUE;
}

static cairo_status_t
append_cb (gpointer      closure,
           const guint8 *data,
           guint         length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

/* Dated by the deal, not by the clock. */
static void
set_metadata (cairo_surface_t  *surface,
              const DealReport *report)
{
  const Deal      *deal = report->deal;
  DealDate         day = deal_date_from_day (deal_date_get_first_day (deal->as_of));
  g_autofree char *date = g_strdup_printf ("%04d-%02d-%02dT00:00:00Z", day.year,
                                           day.month, day.day);
  g_autofree char *title = g_strdup_printf ("%s: %s", deal->title, report->pair);
  g_autofree char *file = g_strdup_printf ("%s, SHA-256 %s", deal->file_name,
                                           deal->sha256);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  if (report->summary != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, report->summary);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_KEYWORDS, file);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR,
                                  deal_export_get_software ());
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, date);
}

static gboolean
draw (DealPdf      *pdf,
      GByteArray   *file,
      GCancellable *cancellable,
      GError      **error)
{
  gboolean       is_done;
  cairo_status_t status;

  pdf->surface = cairo_pdf_surface_create_for_stream (append_cb, file, DEAL_PDF_WIDTH,
                                                      DEAL_PDF_HEIGHT);
  set_metadata (pdf->surface, pdf->report);
  pdf->cr = cairo_create (pdf->surface);
  deal_pdf_tags_init (&pdf->tags, pdf->cr);
  is_done = lay_out (pdf, cancellable, error);
  status = cairo_status (pdf->cr);
  cairo_destroy (pdf->cr);
  cairo_surface_finish (pdf->surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (pdf->surface);
  cairo_surface_destroy (pdf->surface);

  if (is_done && status != CAIRO_STATUS_SUCCESS)
    g_set_error (error, DEAL_ERROR, DEAL_ERROR_WRITE,
                 /* Translators: %s is the drawing library's message. */
                 _ ("The report could not be drawn: %s"),
                 cairo_status_to_string (status));

  return is_done && status == CAIRO_STATUS_SUCCESS;
}

/**
 * deal_report_to_pdf:
 * @report: a report
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Returns: (transfer full): the file, or NULL with `DEAL_ERROR_WRITE` or
 *   `G_IO_ERROR_CANCELLED`
 */
GBytes *
deal_report_to_pdf (const DealReport *report,
                    GCancellable     *cancellable,
                    GError          **error)
{
  g_autoptr (GByteArray) file = g_byte_array_new ();
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                         NULL);
  DealPdf  pdf = { .report = report,
                   .style = report->style == DEAL_STYLE_PRINT ? DEAL_STYLE_PRINT
                                                              : DEAL_STYLE_LIGHT,
                   .places = places };
  GBytes  *bytes = NULL;
  locale_t c_locale;
  locale_t before;

  if (!lay_out (&pdf, cancellable, error))
    return NULL;
  pdf.n_pages = pdf.page;

  /* Cairo 1.16 reads the numbers of a link as the locale writes them. */
  c_locale = newlocale (LC_NUMERIC_MASK, "C", (locale_t) 0);
  before = uselocale (c_locale);
  if (draw (&pdf, file, cancellable, error))
    bytes = deal_pdf_tags_finish (&pdf.tags, g_steal_pointer (&file));
  deal_pdf_tags_clear (&pdf.tags);
  uselocale (before);
  freelocale (c_locale);

  return bytes;
}
