/* test-png.c: a PNG shows what was drawn, to the last shade, in few bytes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <string.h>

#include "bundled-figure.h"
#include "chart/deal-palette.h"
#include "export/deal-export-private.h"

/* Where the header says of what type the colours are: 2 all, 3 a palette. */
#define COLOUR_TYPE 25

typedef struct
{
  const guint8 *data;
  gsize         size;
} Reading;

static cairo_status_t
read_cb (gpointer closure,
         guint8  *data,
         guint    length)
{
  Reading *reading = closure;

  g_assert_cmpuint (reading->size, >=, length);
  memcpy (data, reading->data, length);
  reading->data += length;
  reading->size -= length;

  return CAIRO_STATUS_SUCCESS;
}

static guint32
get_pixel (cairo_surface_t *surface,
           int              x,
           int              y)
{
  const guint8 *row = cairo_image_surface_get_data (surface) +
                      y * cairo_image_surface_get_stride (surface);

  return ((const guint32 *) (gconstpointer) row)[x] & 0xffffff;
}

static void
assert_shows (GBytes          *png,
              cairo_surface_t *drawn)
{
  Reading          reading;
  cairo_surface_t *read;

  reading.data = g_bytes_get_data (png, &reading.size);
  read = cairo_image_surface_create_from_png_stream (read_cb, &reading);
  g_assert_cmpint (cairo_surface_status (read), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpuint (reading.size, ==, 0);
  g_assert_cmpint (cairo_image_surface_get_width (read), ==,
                   cairo_image_surface_get_width (drawn));
  g_assert_cmpint (cairo_image_surface_get_height (read), ==,
                   cairo_image_surface_get_height (drawn));
  for (int y = 0; y < cairo_image_surface_get_height (read); y++)
    for (int x = 0; x < cairo_image_surface_get_width (read); x++)
      if (get_pixel (read, x, y) != get_pixel (drawn, x, y))
        g_error ("%d, %d: %06x instead of %06x", x, y, get_pixel (read, x, y),
                 get_pixel (drawn, x, y));
  cairo_surface_destroy (read);
}

static guint
get_colour_type (GBytes *png)
{
  return ((const guint8 *) g_bytes_get_data (png, NULL))[COLOUR_TYPE];
}

/* A picture of @n colours. */
static cairo_surface_t *
make_picture (int width,
              int height,
              int n)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width,
                                                         height);
  guint8          *data = cairo_image_surface_get_data (surface);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        guint32 rgb = (guint32) ((y * width + x) % n) * 65599 & 0xffffff;

        memcpy (data + y * cairo_image_surface_get_stride (surface) + 4 * x, &rgb, 4);
      }
  cairo_surface_mark_dirty (surface);

  return surface;
}

/* Up to 256 colours are a palette; one more, and all are written out. */
static void
test_colours (void)
{
  static const struct
  {
    int   width;
    int   height;
    int   n;
    guint type;
  } cases[] = {
    { 1, 1, 1, 3 },
    { 7, 3, 1, 3 },
    { 16, 16, 255, 3 },
    { 16, 16, 256, 3 },
    { 37, 11, 256, 3 },
    { 257, 1, 257, 2 },
    { 1, 257, 257, 2 },
    { 131, 97, 12000, 2 },
    { 16, 40, 16, 3 },      /* all rows are the same */
    { 1600, 1401, 200, 3 }, /* more than a large page */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      cairo_surface_t *surface = make_picture (cases[i].width, cases[i].height,
                                               cases[i].n);
      g_autoptr (GBytes) png = deal_png_encode (surface, 96, NULL, 0, NULL);

      g_assert_cmpuint (get_colour_type (png), ==, cases[i].type);
      assert_shows (png, surface);
      cairo_surface_destroy (surface);
    }
}

static cairo_surface_t *
draw (const DealFigure *figure,
      const DealSize   *size,
      DealStyle         style)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, size->width,
                                                         size->height);
  cairo_t         *cr = cairo_create (surface);
  DealFrame        frame;
  double           scale;

  deal_size_get_frame (size, style, &frame, &scale);
  cairo_scale (cr, scale, scale);
  deal_figure_draw (figure, cr, &frame);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

/* Every figure of bars or tiles fits a palette, in every preset and style; lines
 * over lines may have more colours. */
static void
test_figures (void)
{
  static const struct
  {
    DealFigureKind kind;
    const char    *choice;
  } cases[] = {
    { DEAL_FIGURE_AVAILABILITY, "" },
    { DEAL_FIGURE_PAYMENTS, "" },
    { DEAL_FIGURE_PAYMENTS, "quarter cap=38bn" },
    { DEAL_FIGURE_PAYMENTS, "month microsoft-share=2bn cap=38bn" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DealFigure) figure = make_bundled_figure (cases[i].kind,
                                                           cases[i].choice);

      for (gsize k = 0; k < DEAL_N_PRESETS * (gsize) DEAL_N_STYLES; k++)
        {
          const DealPreset *preset = deal_preset_get (k / DEAL_N_STYLES);
          DealStyle         style = (DealStyle) (k % DEAL_N_STYLES);
          g_autoptr (GError) error = NULL;
          g_autoptr (GBytes)
            png = deal_figure_export (figure, DEAL_FORMAT_PNG, &preset->size, style,
                                      &error);

          g_assert_no_error (error);
          if (get_colour_type (png) != 3)
            g_error ("%d, %s, %s, %s: no palette", cases[i].kind, cases[i].choice,
                     preset->name, deal_style_to_name (style));
        }
    }
}

/* What a viewer shows is what was drawn. */
static void
test_pixels (void)
{
  for (int kind = 0; kind <= DEAL_FIGURE_AVAILABILITY; kind++)
    {
      g_autoptr (DealFigure) figure = make_bundled_figure ((DealFigureKind) kind, "");
      const DealSize *size = &deal_preset_find ("report-column")->size;
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) png = deal_figure_export (figure, DEAL_FORMAT_PNG, size,
                                                   DEAL_STYLE_LIGHT, &error);
      cairo_surface_t *drawn = draw (figure, size, DEAL_STYLE_LIGHT);

      g_assert_no_error (error);
      assert_shows (png, drawn);
      cairo_surface_destroy (drawn);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/png/colours", test_colours);
  g_test_add_func ("/png/figures-fit-a-palette", test_figures);
  g_test_add_func ("/png/pixels", test_pixels);

  return g_test_run ();
}
