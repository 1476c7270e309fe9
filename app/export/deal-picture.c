/* deal-picture.c: a figure as PNG, SVG and PDF, built in memory
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <locale.h>
#include <string.h>

#include "chart/deal-palette.h"
#include "deal-error.h"
#include "deal-text.h"
#include "export/deal-export-private.h"
#include "export/deal-pdf-tags.h"

/* In units of a frame; less than can be seen. */
#define EDGE 0.05

static void
draw (const DealFigure *figure,
      cairo_surface_t  *surface,
      const DealFrame  *frame,
      double            scale)
{
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, scale, scale);
  deal_figure_draw (figure, cr, frame);
  if (cairo_surface_get_type (surface) != CAIRO_SURFACE_TYPE_IMAGE)
    cairo_show_page (cr);
  cairo_destroy (cr);
}

/* One figure, and beside it the places in it that can be clicked. */
static void
draw_tagged (const DealFigure *figure,
             cairo_surface_t  *surface,
             const DealFrame  *frame,
             double            scale,
             DealPdfTags      *tags)
{
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, scale, scale);
  /* What covers the whole page makes cairo forget all that was before, and with it
   * the tags that were opened: the ground comes first, and the figure keeps off the
   * last of the edge. */
  deal_palette_set_source (cr, frame->style, DEAL_COLOUR_GROUND);
  cairo_paint (cr);
  deal_pdf_tags_init (tags, cr);
  deal_pdf_tags_open (tags, "Document");
  deal_pdf_tags_open_figure (tags, deal_figure_get_alt_text (figure));
  cairo_save (cr);
  cairo_rectangle (cr, EDGE, EDGE, frame->width - 2 * EDGE, frame->height - 2 * EDGE);
  cairo_clip (cr);
  deal_figure_draw (figure, cr, frame);
  cairo_restore (cr);
  deal_pdf_tags_close (tags, "Figure");
  deal_figure_draw_links (figure, cr, frame);
  deal_pdf_tags_close (tags, "Document");
  cairo_show_page (cr);
  cairo_destroy (cr);
}

static gboolean
check_status (cairo_status_t status,
              GError       **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;

  g_set_error (error, DEAL_ERROR, DEAL_ERROR_WRITE,
               /* Translators: %s is the drawing library's message. */
               _ ("The picture could not be drawn: %s"), cairo_status_to_string (status));

  return FALSE;
}

/* What is drawn covers all of it. */
static cairo_surface_t *
create_surface (const DealSize *size)
{
  static const cairo_user_data_key_t key;

  cairo_surface_t *surface;
  int              width = size->width;
  int              stride = cairo_format_stride_for_width (CAIRO_FORMAT_RGB24, width);
  guint8          *pixels = deal_pixels_alloc ((gsize) stride * (gsize) size->height);

  /* Which has an error for a status then. */
  if (pixels == NULL)
    return cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, size->height);

  surface = cairo_image_surface_create_for_data (pixels, CAIRO_FORMAT_RGB24, width,
                                                 size->height, stride);
  cairo_surface_set_user_data (surface, &key, pixels, g_free);

  return surface;
}

/**
 * deal_figure_to_png:
 *
 * Returns: (transfer full): the file, or NULL with `DEAL_ERROR_WRITE`
 */
GBytes *
deal_figure_to_png (const DealFigure *figure,
                    const DealSize   *size,
                    DealStyle         style,
                    GError          **error)
{
  cairo_surface_t *surface = create_surface (size);
  GBytes          *bytes = NULL;
  DealFrame        frame;
  double           scale;
  DealPngText      texts[] = {
         { "Title", g_strdup (deal_figure_get_title (figure)) },
         { "Description", g_strdup (deal_figure_get_alt_text (figure)) },
         { "Source", deal_figure_list_sources (figure) },
         { "Copyright", g_strdup (deal_export_get_licence_note ()) },
         { "Software", g_strdup (deal_export_get_software ()) },
         { "Comment", deal_figure_to_provenance (figure, style) },
  };

  deal_size_get_frame (size, style, &frame, &scale);
  draw (figure, surface, &frame, scale);
  cairo_surface_flush (surface);
  if (check_status (cairo_surface_status (surface), error))
    bytes = deal_png_encode (surface, size->dpi, texts, G_N_ELEMENTS (texts), error);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i].text);
  cairo_surface_destroy (surface);

  return bytes;
}

static cairo_status_t
append_cb (gpointer      closure,
           const guint8 *data,
           guint         length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

/* Draws, finishes and destroys @surface, which writes into a file; with @tags if it
 * can hold them. */
static gboolean
finish (const DealFigure *figure,
        const DealSize   *size,
        DealStyle         style,
        cairo_surface_t  *surface,
        DealPdfTags      *tags,
        GError          **error)
{
  DealFrame frame;
  double    scale;
  gboolean  is_done;

  deal_size_get_frame (size, style, &frame, &scale);
  if (tags != NULL)
    draw_tagged (figure, surface, &frame, scale * 72 / size->dpi, tags);
  else
    draw (figure, surface, &frame, scale * 72 / size->dpi);
  cairo_surface_finish (surface);
  is_done = check_status (cairo_surface_status (surface), error);
  cairo_surface_destroy (surface);

  return is_done;
}

/* cairo numbers its groups through the whole life of the process: "surface7" in
 * the first file would be "surface12" in the next. */
static char *
renumber (const char *svg)
{
  GString    *text = g_string_sized_new (strlen (svg));
  GHashTable *numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *mark = "surface";

  for (const char *p = svg; *p != '\0';)
    {
      const char *found = strstr (p, mark);
      const char *end;

      if (found == NULL)
        {
          g_string_append (text, p);
          break;
        }
      end = found + strlen (mark);
      g_string_append_len (text, p, end - p);
      p = end;
      while (g_ascii_isdigit (*p))
        p++;
      if (p > end)
        {
          char    *digits = g_strndup (end, (gsize) (p - end));
          gpointer number;

          if (!g_hash_table_lookup_extended (numbers, digits, NULL, &number))
            {
              number = GUINT_TO_POINTER (g_hash_table_size (numbers));
              g_hash_table_insert (numbers, g_strdup (digits), number);
            }
          g_string_append_printf (text, "%u", GPOINTER_TO_UINT (number));
          g_free (digits);
        }
    }
  g_hash_table_unref (numbers);

  return g_string_free (text, FALSE);
}

static void
append_element (GString    *svg,
                const char *start,
                const char *text,
                const char *end)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (svg, start);
  g_string_append (svg, escaped);
  g_string_append (svg, end);
}

/* cairo knows no title: it is put in behind the root's start tag. */
static GBytes *
add_svg_title (const DealFigure *figure,
               DealStyle         style,
               const char       *svg)
{
  GString         *text = g_string_new (NULL);
  const char      *root = strstr (svg, "<svg ");
  const char      *end = root != NULL ? strchr (root, '>') : NULL;
  g_autofree char *sources = deal_figure_list_sources (figure);
  g_autofree char *provenance = deal_figure_to_provenance (figure, style);
  g_autofree char *description = g_strjoin ("\n", deal_figure_get_alt_text (figure),
                                            sources, NULL);
  gsize            length;

  g_assert (end != NULL);
  g_string_append_len (text, svg, end - svg);
  g_string_append (
    text, " role=\"img\" aria-labelledby=\"figure-title figure-description\">\n");
  append_element (text, "<title id=\"figure-title\">", deal_figure_get_title (figure),
                  "</title>\n");
  append_element (text, "<desc id=\"figure-description\">", description, "</desc>\n");
  append_element (text, "<metadata>", provenance, "</metadata>");
  g_string_append (text, end + 1);
  length = text->len;

  return g_bytes_new_take (g_string_free (text, FALSE), length);
}

/**
 * deal_figure_to_svg:
 *
 * Its letters are outlines, so that it looks the same everywhere.
 *
 * Returns: (transfer full): the file, or NULL with `DEAL_ERROR_WRITE`
 */
GBytes *
deal_figure_to_svg (const DealFigure *figure,
                    const DealSize   *size,
                    DealStyle         style,
                    GError          **error)
{
  g_autoptr (GByteArray) file = g_byte_array_new ();
  g_autofree char *svg = NULL;
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (
    append_cb, file, size->width * 72 / size->dpi, size->height * 72 / size->dpi);

  if (!finish (figure, size, style, surface, NULL, error))
    return NULL;

  g_byte_array_append (file, (const guint8 *) "", 1);
  svg = renumber ((const char *) file->data);

  return add_svg_title (figure, style, svg);
}

/**
 * deal_figure_to_pdf:
 *
 * Dated by the deal, not by the clock; tagged, with the alternative text; the
 * sources that the footer names can be clicked.
 *
 * Returns: (transfer full): the file, or NULL with `DEAL_ERROR_WRITE`
 */
GBytes *
deal_figure_to_pdf (const DealFigure *figure,
                    const DealSize   *size,
                    DealStyle         style,
                    GError          **error)
{
  g_autoptr (GByteArray) file = g_byte_array_new ();
  const Deal      *deal = deal_figure_get_options (figure)->deal;
  DealDate         day = deal_date_from_day (deal_date_get_first_day (deal->as_of));
  g_autofree char *date = g_strdup_printf ("%04d-%02d-%02dT00:00:00Z", day.year,
                                           day.month, day.day);
  g_autofree char *provenance = deal_figure_to_provenance (figure, style);
  GBytes          *bytes = NULL;
  DealPdfTags      tags;
  locale_t         c_locale;
  locale_t         before;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (
    append_cb, file, size->width * 72 / size->dpi, size->height * 72 / size->dpi);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE,
                                  deal_figure_get_title (figure));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT,
                                  deal_figure_get_alt_text (figure));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_KEYWORDS, provenance);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR,
                                  deal_export_get_software ());
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, date);
  /* Cairo 1.16 reads the numbers of a link as the locale writes them. */
  c_locale = newlocale (LC_NUMERIC_MASK, "C", (locale_t) 0);
  before = uselocale (c_locale);
  if (finish (figure, size, style, surface, &tags, error))
    bytes = deal_pdf_tags_finish (&tags, g_steal_pointer (&file));
  deal_pdf_tags_clear (&tags);
  uselocale (before);
  freelocale (c_locale);

  return bytes;
}
