/* deal-png.c: a picture as PNG, small and quick, with its true size and texts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <libdeflate.h>
#include <math.h>
#include <string.h>

#include "export/deal-export-private.h"

/* Our pictures are flat: no filter, and a palette where 256 colours suffice, are at
 * once the smallest and the quickest.  Nothing is lost: a picture of more colours
 * is written with all of them. */
#define FILTER_NONE 0
#define TYPE_RGB 2
#define TYPE_PALETTE 3
#define MAX_COLOURS 256
#define N_BUCKETS 1024 /* a power of two */

/* Of 1 to 12: the sixth takes two fifths longer for a twenty-fifth less. */
#define LEVEL 4

typedef struct
{
  guint32  rgb;
  guint8   index;
  gboolean is_used;
} Colour;

typedef struct
{
  Colour buckets[N_BUCKETS];
  guint8 list[MAX_COLOURS * 3]; /* red, green, blue */
  guint  n;
} Palette;

/* The rows as the file has them, each behind its filter. */
typedef struct
{
  guint8 *data;
  gsize   size;
} Rows;

static const guint32 *
get_row (cairo_surface_t *surface,
         int              y)
{
  return (const guint32 *) (cairo_image_surface_get_data (surface) +
                            (gsize) y * (gsize) cairo_image_surface_get_stride (surface));
}

static void
put_rgb (guint8 *out,
         guint32 rgb)
{
  out[0] = (guint8) (rgb >> 16 & 0xff);
  out[1] = (guint8) (rgb >> 8 & 0xff);
  out[2] = (guint8) (rgb & 0xff);
}

/* The place of a colour, in the order in which they come; FALSE when the
 * palette is full. */
static gboolean
palette_get (Palette *palette,
             guint32  rgb,
             guint8  *index)
{
  guint   bucket = (rgb * 2654435761u) >> 22;
  Colour *colour;

  while (palette->buckets[bucket].is_used && palette->buckets[bucket].rgb != rgb)
    bucket = (bucket + 1) % N_BUCKETS;
  colour = &palette->buckets[bucket];

  if (!colour->is_used)
    {
      if (palette->n == MAX_COLOURS)
        return FALSE;
      *colour = (Colour){ rgb, (guint8) palette->n, TRUE };
      put_rgb (palette->list + 3 * palette->n++, rgb);
    }
  *index = colour->index;

  return TRUE;
}

/* Behind the pixels from @x on that are @rgb. */
static int
skip_run (const guint32 *row,
          int            x,
          int            width,
          guint32        rgb)
{
  for (; x + 4 <= width; x += 4)
    if ((((row[x] ^ rgb) | (row[x + 1] ^ rgb) | (row[x + 2] ^ rgb) | (row[x + 3] ^ rgb)) &
         0xffffff) != 0)
      break;
  while (x < width && (row[x] & 0xffffff) == rgb)
    x++;

  return x;
}

static gboolean
index_row (Palette       *palette,
           const guint32 *row,
           int            width,
           guint8        *out)
{
  for (int x = 0; x < width;)
    {
      guint32 rgb = row[x] & 0xffffff;
      int     end = skip_run (row, x + 1, width, rgb);
      guint8  index;

      if (!palette_get (palette, rgb, &index))
        return FALSE;
      memset (out + x, index, (gsize) (end - x));
      x = end;
    }

  return TRUE;
}

/* The picture as places in the palette; FALSE if a palette does not do. */
static gboolean
index_rows (cairo_surface_t *surface,
            Palette         *palette,
            Rows            *rows)
{
  int   width = cairo_image_surface_get_width (surface);
  int   height = cairo_image_surface_get_height (surface);
  gsize stride = 1 + (gsize) width;

  rows->size = stride * (gsize) height;
  rows->data = g_malloc (rows->size);
  for (int y = 0; y < height; y++)
    {
      const guint32 *row = get_row (surface, y);
      guint8        *out = rows->data + (gsize) y * stride;

      /* Margins and bars: most rows are as the one above. */
      if (y > 0 && memcmp (row, get_row (surface, y - 1), (gsize) width * 4) == 0)
        {
          memcpy (out, out - stride, stride);
          continue;
        }

      *out = FILTER_NONE;
      if (!index_row (palette, row, width, out + 1))
        {
          g_clear_pointer (&rows->data, g_free);
          return FALSE;
        }
    }

  return TRUE;
}

static void
pack_rows (cairo_surface_t *surface,
           Rows            *rows)
{
  int     width = cairo_image_surface_get_width (surface);
  int     height = cairo_image_surface_get_height (surface);
  guint8 *out;

  rows->size = (1 + 3 * (gsize) width) * (gsize) height;
  out = rows->data = g_malloc (rows->size);
  for (int y = 0; y < height; y++)
    {
      const guint32 *row = get_row (surface, y);

      *out++ = FILTER_NONE;
      for (int x = 0; x < width; x++, out += 3)
        put_rgb (out, row[x]);
    }
}

static void
append_32 (GByteArray *file,
           guint32     number)
{
  guint32 big_endian = GUINT32_TO_BE (number);

  g_byte_array_append (file, (const guint8 *) &big_endian, 4);
}

/* Source: W3C, "Portable Network Graphics", 5.3. */
static void
append_chunk (GByteArray *file,
              const char *type,
              const void *data,
              gsize       size)
{
  guint32 crc = libdeflate_crc32 (0, type, 4);

  g_assert (size <= G_MAXINT32);
  append_32 (file, (guint32) size);
  g_byte_array_append (file, (const guint8 *) type, 4);
  if (size > 0)
    {
      g_byte_array_append (file, data, (guint) size);
      crc = libdeflate_crc32 (crc, data, size);
    }
  append_32 (file, crc);
}

static void
append_header (GByteArray      *file,
               cairo_surface_t *surface,
               guint8           type)
{
  g_autoptr (GByteArray) header = g_byte_array_new ();
  const guint8 rest[] = { 8, type, 0, 0, 0 }; /* bits; deflate; no interlacing */

  append_32 (header, (guint32) cairo_image_surface_get_width (surface));
  append_32 (header, (guint32) cairo_image_surface_get_height (surface));
  g_byte_array_append (header, rest, sizeof rest);
  append_chunk (file, "IHDR", header->data, header->len);
}

static void
append_density (GByteArray *file,
                double      dpi)
{
  g_autoptr (GByteArray) density = g_byte_array_new ();
  const guint8 metre = 1;

  for (int i = 0; i < 2; i++)
    append_32 (density, (guint32) lround (dpi / 0.0254));
  g_byte_array_append (density, &metre, 1);
  append_chunk (file, "pHYs", density->data, density->len);
}

/* As iTXt, which is UTF-8; not compressed, in no named language. */
static void
append_text (GByteArray        *file,
             const DealPngText *text)
{
  static const guint8 plain[5] = { 0 };
  g_autoptr (GByteArray) data = g_byte_array_new ();

  g_byte_array_append (data, (const guint8 *) text->key, (guint) strlen (text->key));
  g_byte_array_append (data, plain, sizeof plain);
  g_byte_array_append (data, (const guint8 *) text->text, (guint) strlen (text->text));
  append_chunk (file, "iTXt", data->data, data->len);
}

static void
append_pixels (GByteArray *file,
               const Rows *rows)
{
  struct libdeflate_compressor *compressor = libdeflate_alloc_compressor (LEVEL);
  gsize                         bound;
  g_autofree guint8            *data = NULL;
  gsize                         size;

  if (compressor == NULL)
    g_error ("No memory for a compressor");

  bound = libdeflate_zlib_compress_bound (compressor, rows->size);
  data = g_malloc (bound);
  size = libdeflate_zlib_compress (compressor, rows->data, rows->size, data, bound);
  libdeflate_free_compressor (compressor);
  append_chunk (file, "IDAT", data, size);
}

/**
 * deal_png_encode:
 * @surface: an image surface of format RGB24, flushed
 * @dpi: pixels an inch
 * @texts: (array length=n_texts): what is told in text chunks
 * @n_texts: how many
 *
 * Nothing in the file depends on the time.
 *
 * Returns: (transfer full): the file
 */
GBytes *
deal_png_encode (cairo_surface_t   *surface,
                 double             dpi,
                 const DealPngText *texts,
                 gsize              n_texts)
{
  static const guint8 signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  static const guint8 perceptual = 0;
  g_autofree Palette *palette = g_new0 (Palette, 1);
  g_autoptr (GByteArray) file = g_byte_array_new ();
  Rows     rows;
  gboolean is_indexed = index_rows (surface, palette, &rows);

  if (!is_indexed)
    pack_rows (surface, &rows);

  g_byte_array_append (file, signature, sizeof signature);
  append_header (file, surface, is_indexed ? TYPE_PALETTE : TYPE_RGB);
  append_chunk (file, "sRGB", &perceptual, sizeof perceptual);
  if (is_indexed)
    append_chunk (file, "PLTE", palette->list, 3 * (gsize) palette->n);
  append_density (file, dpi);
  for (gsize i = 0; i < n_texts; i++)
    append_text (file, &texts[i]);
  append_pixels (file, &rows);
  append_chunk (file, "IEND", NULL, 0);
  g_free (rows.data);

  return g_byte_array_free_to_bytes (g_steal_pointer (&file));
}
