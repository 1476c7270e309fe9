/* chart-limit.c: what cairo, pango and the quickest compressor need for a chart
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* chart-limit OUT.png WIDTH HEIGHT draws twelve years of four bars, a line, labels
 * and a key, on whole pixels, and writes it with a palette by ISA-L at level 1.
 * chart-limit OUT.png IN.png writes a picture again as cairo does. */

#include <isa-l/crc.h>
#include <isa-l/igzip_lib.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define N_YEARS 12
#define N_SERIES 4
#define LEFT 110
#define RIGHT 1560
#define TOP 90
#define BOTTOM 820
#define LARGEST 1600.0

static const double colours[N_SERIES][3] = {
  { 0.21, 0.52, 0.89 },
  { 0.90, 0.38, 0.00 },
  { 0.20, 0.63, 0.17 },
  { 0.57, 0.25, 0.67 },
};

static double
get_value (int year,
           int series)
{
  return 120 + 60 * series + 35 * sin (year * 0.9 + series) + 14 * year;
}

static double
get_total (int year)
{
  double total = 0;

  for (int i = 0; i < N_SERIES; i++)
    total += get_value (year, i);

  return total;
}

static double
get_y (double value)
{
  return BOTTOM - value / LARGEST * (BOTTOM - TOP);
}

static double
get_x (int year)
{
  return LEFT + (RIGHT - LEFT) * (year + 0.5) / N_YEARS;
}

static void
draw_text (cairo_t    *cr,
           double      size,
           double      x,
           double      y,
           double      anchor,
           const char *text)
{
  PangoFontDescription *font = pango_font_description_from_string ("DejaVu Sans");
  PangoLayout          *layout = pango_cairo_create_layout (cr);
  int                   width;

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_size (layout, &width, NULL);
  cairo_set_source_rgb (cr, 0.2, 0.2, 0.2);
  cairo_move_to (cr, x - anchor * width / PANGO_SCALE,
                 y - pango_layout_get_baseline (layout) / (double) PANGO_SCALE);
  pango_cairo_show_layout (cr, layout);
  g_object_unref (layout);
  pango_font_description_free (font);
}

static void
draw_axes (cairo_t *cr)
{
  char text[32];

  cairo_set_line_width (cr, 1);
  for (int i = 0; i <= 8; i++)
    {
      double y = floor (get_y (LARGEST * i / 8)) + 0.5;

      cairo_set_source_rgb (cr, 0.87, 0.87, 0.87);
      cairo_move_to (cr, LEFT, y);
      cairo_line_to (cr, RIGHT, y);
      cairo_stroke (cr);
      snprintf (text, sizeof text, "$%d M", (int) (LARGEST * i / 8));
      draw_text (cr, 18, LEFT - 12, y + 6, 1, text);
    }
  for (int year = 0; year < N_YEARS; year++)
    {
      snprintf (text, sizeof text, "%d", 2024 + year);
      draw_text (cr, 18, get_x (year), BOTTOM + 26, 0.5, text);
    }
}

static void
draw_bars (cairo_t *cr)
{
  double pitch = (RIGHT - LEFT) / (double) N_YEARS;
  double width = pitch * 0.8 / N_SERIES;

  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  for (int year = 0; year < N_YEARS; year++)
    for (int i = 0; i < N_SERIES; i++)
      {
        const double *c = colours[i];
        double        x = floor (LEFT + pitch * year + 12 + i * width) + 0.5;
        double        y = floor (get_y (get_value (year, i))) + 0.5;

        cairo_rectangle (cr, x, y, floor (width - 2), BOTTOM - y);
        cairo_set_source_rgb (cr, c[0], c[1], c[2]);
        cairo_fill_preserve (cr);
        cairo_set_source_rgb (cr, c[0] * 0.7, c[1] * 0.7, c[2] * 0.7);
        cairo_stroke (cr);
      }
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_DEFAULT);
}

static void
draw_line (cairo_t *cr)
{
  char text[32];

  cairo_set_source_rgb (cr, 0.2, 0.2, 0.2);
  cairo_set_line_width (cr, 3);
  for (int year = 0; year < N_YEARS; year++)
    cairo_line_to (cr, get_x (year), get_y (get_total (year)));
  cairo_stroke (cr);
  for (int year = 0; year < N_YEARS; year++)
    {
      double y = get_y (get_total (year));

      cairo_arc (cr, get_x (year), y, 6, 0, 2 * G_PI);
      cairo_fill (cr);
      snprintf (text, sizeof text, "%.0f", get_total (year));
      draw_text (cr, 16, get_x (year), y - 14, 0.5, text);
    }
}

static void
draw_key (cairo_t *cr)
{
  static const char *const names[N_SERIES] = { "Cloud compute", "Storage", "Licences",
                                               "Support" };

  for (int i = 0; i < N_SERIES; i++)
    {
      cairo_set_source_rgb (cr, colours[i][0], colours[i][1], colours[i][2]);
      cairo_rectangle (cr, LEFT + 20 + i * 200, 62, 22, 14);
      cairo_fill (cr);
      draw_text (cr, 16, LEFT + 50 + i * 200, 75, 0, names[i]);
    }
  draw_text (cr, 16, LEFT + 50 + N_SERIES * 200, 75, 0, "Total");
  draw_text (cr, 28, 800, 40, 0.5, "Payment obligations by year, old and new terms");
  draw_text (cr, 18, 800, 880, 0.5, "Fiscal year");
}

static cairo_surface_t *
draw (int width,
      int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width,
                                                         height);
  cairo_t         *cr = cairo_create (surface);

  cairo_scale (cr, width / 1600.0, height / 900.0);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  draw_axes (cr);
  draw_bars (cr);
  draw_line (cr);
  draw_key (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

/* The rows as places in @palette, each behind a zero; returns how many colours,
 * or exits if they are too many. */
static int
index_pixels (cairo_surface_t *surface,
              uint8_t         *out,
              uint8_t         *palette)
{
  static uint32_t keys[4096];
  static int      places[4096]; /* from 1; 0: free */
  int             width = cairo_image_surface_get_width (surface);
  int             n = 0;
  uint32_t        last = ~0u;
  uint8_t         place = 0;

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    {
      const uint8_t  *data = cairo_image_surface_get_data (surface);
      size_t          stride = (size_t) cairo_image_surface_get_stride (surface);
      const uint32_t *row = (gconstpointer) (data + (size_t) y * stride);

      *out++ = 0;
      for (int x = 0; x < width; x++)
        {
          uint32_t rgb = row[x] & 0xffffff;
          uint32_t k = (rgb * 2654435761u) >> 20;

          if (rgb != last)
            {
              while (places[k] != 0 && keys[k] != rgb)
                k = (k + 1) % 4096;
              if (places[k] == 0)
                {
                  if (n == 256)
                    exit (1);
                  keys[k] = rgb;
                  palette[3 * n] = rgb >> 16;
                  palette[3 * n + 1] = rgb >> 8 & 0xff;
                  palette[3 * n + 2] = rgb & 0xff;
                  places[k] = ++n;
                }
              last = rgb;
              place = (uint8_t) (places[k] - 1);
            }
          *out++ = place;
        }
    }

  return n;
}

static void
write_chunk (FILE       *file,
             const char *type,
             uint8_t    *data,
             uint32_t    size)
{
  uint32_t length = GUINT32_TO_BE (size);
  uint32_t crc = crc32_gzip_refl (0, (const uint8_t *) type, 4);

  if (size > 0)
    crc = crc32_gzip_refl (crc, data, size);
  crc = GUINT32_TO_BE (crc);
  fwrite (&length, 4, 1, file);
  fwrite (type, 4, 1, file);
  fwrite (data, 1, size, file);
  fwrite (&crc, 4, 1, file);
}

static int
write_png (const char      *path,
           cairo_surface_t *surface)
{
  uint32_t            width = (uint32_t) cairo_image_surface_get_width (surface);
  uint32_t            height = (uint32_t) cairo_image_surface_get_height (surface);
  uint32_t            size = (width + 1) * height;
  uint8_t            *rows = malloc (size);
  uint8_t            *packed = malloc (size + size / 8 + 4096);
  uint8_t             palette[768];
  int                 n = index_pixels (surface, rows, palette);
  uint32_t            header[] = { GUINT32_TO_BE (width), GUINT32_TO_BE (height),
                                   GUINT32_TO_BE (0x08030000), 0 };
  struct isal_zstream stream;
  FILE               *file = fopen (path, "wb");

  if (file == NULL)
    return 1;

  isal_deflate_init (&stream);
  stream.level = 1;
  stream.level_buf_size = ISAL_DEF_LVL1_DEFAULT;
  stream.level_buf = malloc (ISAL_DEF_LVL1_DEFAULT);
  stream.gzip_flag = IGZIP_ZLIB;
  stream.end_of_stream = 1;
  stream.next_in = rows;
  stream.avail_in = size;
  stream.next_out = packed;
  stream.avail_out = size + size / 8 + 4096;
  isal_deflate (&stream);

  fwrite ("\x89PNG\r\n\x1a\n", 8, 1, file);
  write_chunk (file, "IHDR", (uint8_t *) header, 13);
  write_chunk (file, "PLTE", palette, 3 * (uint32_t) n);
  write_chunk (file, "IDAT", packed, stream.total_out);
  write_chunk (file, "IEND", NULL, 0);

  return fclose (file) != 0;
}

static int
write_again (const char *path,
             const char *from)
{
  cairo_surface_t *read = cairo_image_surface_create_from_png (from);
  cairo_surface_t *surface = cairo_image_surface_create (
    CAIRO_FORMAT_RGB24, cairo_image_surface_get_width (read),
    cairo_image_surface_get_height (read));
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_surface (cr, read, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);

  return cairo_surface_write_to_png (surface, path) != CAIRO_STATUS_SUCCESS;
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 3)
    return write_again (argv[1], argv[2]);
  if (argc != 4)
    return 2;

  return write_png (argv[1], draw (atoi (argv[2]), atoi (argv[3])));
}
