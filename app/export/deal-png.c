/* deal-png.c: a picture as PNG, small and quick, with its true size and texts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <libdeflate.h>
#include <math.h>
#include <png.h>
#include <string.h>

#include "deal-error.h"
#include "deal-text.h"
#include "export/deal-export-private.h"

/* Our pictures are flat: no filter, and a palette where 256 colours suffice, are at
 * once the smallest and the quickest.  Nothing is lost: a picture of more colours
 * is written with all of them.  The level is the quickest of libdeflate for them: its
 * first one takes a quarter longer, and makes more. */
#define LEVEL 4
#define MAX_COLOURS 256
#define N_BUCKETS 1024 /* a power of two */

typedef struct
{
  guint32  rgb;
  guint8   index;
  gboolean is_used;
} Colour;

typedef struct
{
  Colour  buckets[N_BUCKETS];
  guint32 list[MAX_COLOURS];
  guint   n_listed;
} Palette;

/* What libpng writes. */
typedef struct
{
  png_uint_32        width;
  png_uint_32        height;
  double             dpi;
  const DealPngText *texts;
  gsize              n_texts;
  const Palette     *palette; /* nullable */
  const guint8      *data;    /* all rows, compressed */
  gsize              size;
} Picture;

static Colour *
palette_find (Palette *palette,
              guint32  rgb)
{
  guint bucket = (rgb * 2654435761u) >> 22;

  while (palette->buckets[bucket].is_used && palette->buckets[bucket].rgb != rgb)
    bucket = (bucket + 1) % N_BUCKETS;

  return &palette->buckets[bucket];
}

static const guint32 *
get_row (cairo_surface_t *surface,
         int              y)
{
  return (const guint32 *) (cairo_image_surface_get_data (surface) +
                            (gsize) y * (gsize) cairo_image_surface_get_stride (surface));
}

/* The colour's place in the palette, which is given one when it is new; FALSE when
 * there are more colours than a palette holds. */
static gboolean
palette_index (Palette *palette,
               guint32  rgb,
               guint8  *index)
{
  Colour *colour = palette_find (palette, rgb);

  if (!colour->is_used)
    {
      if (palette->n_listed == MAX_COLOURS)
        return FALSE;
      *colour = (Colour){ rgb, (guint8) palette->n_listed, TRUE };
      palette->list[palette->n_listed++] = rgb;
    }
  *index = colour->index;

  return TRUE;
}

static gboolean
index_row (const guint32 *row,
           int            width,
           Palette       *palette,
           guint8        *out)
{
  for (int x = 0; x < width;)
    {
      int     start = x;
      guint32 pixel = row[start];
      guint8  index;

      if (!palette_index (palette, pixel & 0xffffff, &index))
        return FALSE;
      do
        x++;
      while (x < width && row[x] == pixel);
      memset (out + start, index, (gsize) (x - start));
    }

  return TRUE;
}

/* The rows as places in @palette, each behind the number of its filter; NULL if a
 * palette does not do. */
static guint8 *
index_pixels (cairo_surface_t *surface,
              Palette         *palette)
{
  int                width = cairo_image_surface_get_width (surface);
  int                height = cairo_image_surface_get_height (surface);
  gsize              stride = 1 + (gsize) width;
  g_autofree guint8 *rows = deal_pixels_alloc (stride * (gsize) height);

  for (int y = 0; rows != NULL && y < height; y++)
    {
      const guint32 *row = get_row (surface, y);
      guint8        *out = rows + (gsize) y * stride;

      /* Most rows of a chart are the same as the one above. */
      if (y > 0 && memcmp (row, get_row (surface, y - 1), (gsize) width * 4) == 0)
        {
          memcpy (out, out - stride, stride);
          continue;
        }
      out[0] = PNG_FILTER_VALUE_NONE;
      if (!index_row (row, width, palette, out + 1))
        return NULL;
    }

  return g_steal_pointer (&rows);
}

/* The rows with all their colours, each behind the number of its filter. */
static guint8 *
pack_pixels (cairo_surface_t *surface)
{
  int     width = cairo_image_surface_get_width (surface);
  int     height = cairo_image_surface_get_height (surface);
  guint8 *rows = g_malloc ((1 + (gsize) width * 3) * (gsize) height);
  guint8 *out = rows;

  for (int y = 0; y < height; y++)
    {
      const guint32 *row = get_row (surface, y);

      *out++ = PNG_FILTER_VALUE_NONE;
      for (int x = 0; x < width; x++)
        {
          *out++ = row[x] >> 16 & 0xff;
          *out++ = row[x] >> 8 & 0xff;
          *out++ = row[x] & 0xff;
        }
    }

  return rows;
}

/* libdeflate takes half the time of zlib, which libpng would compress with, for
 * fewer bytes.  Its output is the same on every processor. */
static guint8 *
compress_rows (const guint8 *rows,
               gsize         size,
               gsize        *compressed_size)
{
  struct libdeflate_compressor *compressor = libdeflate_alloc_compressor (LEVEL);
  gsize                         bound;
  guint8                       *compressed;

  if (compressor == NULL)
    return NULL;

  bound = libdeflate_zlib_compress_bound (compressor, size);
  compressed = g_malloc (bound);
  *compressed_size = libdeflate_zlib_compress (compressor, rows, size, compressed, bound);
  libdeflate_free_compressor (compressor);

  return compressed;
}

static void
write_cb (png_structp png,
          png_bytep   data,
          png_size_t  length)
{
  g_byte_array_append (png_get_io_ptr (png), data, (guint) length);
}

static void
flush_cb (png_structp png)
{
}

static void
set_palette (png_structp    png,
             png_infop      info,
             const Palette *palette)
{
  png_color colours[MAX_COLOURS];

  for (guint i = 0; i < palette->n_listed; i++)
    {
      colours[i].red = palette->list[i] >> 16 & 0xff;
      colours[i].green = palette->list[i] >> 8 & 0xff;
      colours[i].blue = palette->list[i] & 0xff;
    }
  png_set_PLTE (png, info, colours, (int) palette->n_listed);
}

static void
set_texts (png_structp    png,
           png_infop      info,
           const Picture *picture)
{
  for (gsize i = 0; i < picture->n_texts; i++)
    {
      png_text text = { 0 };

      text.compression = PNG_ITXT_COMPRESSION_NONE;
      text.key = (png_charp) picture->texts[i].key;
      text.text = picture->texts[i].text;
      text.itxt_length = strlen (picture->texts[i].text);
      png_set_text (png, info, &text, 1);
    }
}

/* All that libpng does; it jumps back to the caller on an error.  Nothing here
 * depends on the time. */
static void
write_all (png_structp    png,
           png_infop      info,
           const Picture *picture)
{
  png_uint_32 density = (png_uint_32) lround (picture->dpi / 0.0254);

  png_set_IHDR (png, info, picture->width, picture->height, 8,
                picture->palette != NULL ? PNG_COLOR_TYPE_PALETTE : PNG_COLOR_TYPE_RGB,
                PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                PNG_FILTER_TYPE_DEFAULT);
  if (picture->palette != NULL)
    set_palette (png, info, picture->palette);
  png_set_sRGB (png, info, PNG_sRGB_INTENT_PERCEPTUAL);
  png_set_pHYs (png, info, density, density, PNG_RESOLUTION_METER);
  set_texts (png, info, picture);
  png_write_info (png, info);
  png_write_chunk (png, (png_const_bytep) "IDAT", picture->data, picture->size);
  png_write_chunk (png, (png_const_bytep) "IEND", NULL, 0);
}

static void
warning_cb (png_structp     png,
            png_const_charp message)
{
  g_debug ("libpng: %s", message);
}

static void
error_cb (png_structp     png,
          png_const_charp message)
{
  g_debug ("libpng: %s", message);
  png_longjmp (png, 1);
}

/* A function of its own, so that the jump clobbers nothing of the caller's. */
static G_GNUC_NO_INLINE gboolean
try_write (png_structp    png,
           png_infop      info,
           const Picture *picture)
{
  if (setjmp (png_jmpbuf (png)) != 0)
    return FALSE;

  write_all (png, info, picture);

  return TRUE;
}

/* NULL if libpng does not do. */
static GBytes *
write_file (const Picture *picture)
{
  g_autoptr (GByteArray) file = g_byte_array_new ();
  png_structp png = png_create_write_struct (PNG_LIBPNG_VER_STRING, NULL, error_cb,
                                             warning_cb);
  png_infop   info = png != NULL ? png_create_info_struct (png) : NULL;
  gboolean    is_done = FALSE;

  if (info != NULL)
    {
      png_set_write_fn (png, file, write_cb, flush_cb);
      is_done = try_write (png, info, picture);
    }
  png_destroy_write_struct (&png, &info);

  return is_done ? g_byte_array_free_to_bytes (g_steal_pointer (&file)) : NULL;
}

/**
 * deal_png_encode:
 * @surface: an image surface of format RGB24, flushed
 * @dpi: pixels an inch
 * @texts: (array length=n_texts): what is told in text chunks
 * @n_texts: how many
 * @error: return location for an error
 *
 * Returns: (transfer full): the file, or NULL with `DEAL_ERROR_WRITE`
 */
GBytes *
deal_png_encode (cairo_surface_t   *surface,
                 double             dpi,
                 const DealPngText *texts,
                 gsize              n_texts,
                 GError           **error)
{
  g_autofree Palette *palette = g_new0 (Palette, 1);
  g_autofree guint8  *rows = index_pixels (surface, palette);
  g_autofree guint8  *compressed = NULL;
  gsize               n_samples = 1;
  GBytes             *file = NULL;
  Picture             picture = {
                .width = (png_uint_32) cairo_image_surface_get_width (surface),
                .height = (png_uint_32) cairo_image_surface_get_height (surface),
                .dpi = dpi,
                .texts = texts,
                .n_texts = n_texts,
  };

  if (rows != NULL)
    {
      picture.palette = palette;
    }
  else
    {
      rows = pack_pixels (surface);
      n_samples = 3;
    }
  compressed = compress_rows (rows, (1 + n_samples * picture.width) * picture.height,
                              &picture.size);
  picture.data = compressed;
  if (compressed != NULL)
    file = write_file (&picture);
  if (file == NULL)
    g_set_error (error, DEAL_ERROR, DEAL_ERROR_WRITE, _ ("The PNG could not be made"));

  return file;
}
