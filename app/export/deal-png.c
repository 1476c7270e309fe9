/* deal-png.c: a picture as PNG, small and quick, with its true size and texts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <png.h>
#include <string.h>

#include "deal-error.h"
#include "deal-text.h"
#include "export/deal-export-private.h"

/* Our pictures are flat: no filter, and a palette where 256 colours suffice, are at
 * once the smallest and the quickest.  Nothing is lost: a picture of more colours
 * is written with all of them. */
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

/* In the order in which they come; FALSE when there are more than a palette holds. */
static gboolean
list_colours (cairo_surface_t *surface,
              Palette         *palette)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);

  for (int y = 0; y < height; y++)
    {
      const guint32 *row = get_row (surface, y);

      for (int x = 0; x < width;)
        {
          guint32 rgb = row[x] & 0xffffff;
          Colour *colour = palette_find (palette, rgb);

          while (x < width && (row[x] & 0xffffff) == rgb)
            x++;
          if (colour->is_used)
            continue;
          if (palette->n_listed == MAX_COLOURS)
            return FALSE;
          *colour = (Colour){ rgb, (guint8) palette->n_listed, TRUE };
          palette->list[palette->n_listed++] = rgb;
        }
    }

  return TRUE;
}

/* The rows as indices, or NULL if a palette does not do. */
static guint8 *
index_pixels (cairo_surface_t *surface,
              Palette         *palette)
{
  int     width = cairo_image_surface_get_width (surface);
  int     height = cairo_image_surface_get_height (surface);
  guint8 *indices;
  guint8 *out;

  if (!list_colours (surface, palette))
    return NULL;

  out = indices = g_malloc ((gsize) width * (gsize) height);
  for (int y = 0; y < height; y++)
    {
      const guint32 *row = get_row (surface, y);

      for (int x = 0; x < width;)
        {
          guint32 rgb = row[x] & 0xffffff;
          guint8  index = palette_find (palette, rgb)->index;

          while (x < width && (row[x] & 0xffffff) == rgb)
            {
              *out++ = index;
              x++;
            }
        }
    }

  return indices;
}

static guint8 *
pack_pixels (cairo_surface_t *surface)
{
  int     width = cairo_image_surface_get_width (surface);
  int     height = cairo_image_surface_get_height (surface);
  guint8 *pixels = g_malloc ((gsize) width * (gsize) height * 3);
  guint8 *out = pixels;

  for (int y = 0; y < height; y++)
    {
      const guint32 *row = get_row (surface, y);

      for (int x = 0; x < width; x++)
        {
          *out++ = row[x] >> 16 & 0xff;
          *out++ = row[x] >> 8 & 0xff;
          *out++ = row[x] & 0xff;
        }
    }

  return pixels;
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
set_texts (png_structp        png,
           png_infop          info,
           const DealPngText *texts,
           gsize              n_texts)
{
  for (gsize i = 0; i < n_texts; i++)
    {
      png_text text = { 0 };

      text.compression = PNG_ITXT_COMPRESSION_NONE;
      text.key = (png_charp) texts[i].key;
      text.text = texts[i].text;
      text.itxt_length = strlen (texts[i].text);
      png_set_text (png, info, &text, 1);
    }
}

/* All that libpng does; it jumps back to the caller on an error.  Nothing here
 * depends on the time. */
static void
write_all (png_structp        png,
           png_infop          info,
           cairo_surface_t   *surface,
           const guint8      *pixels,
           const Palette     *palette,
           double             dpi,
           const DealPngText *texts,
           gsize              n_texts)
{
  int         width = cairo_image_surface_get_width (surface);
  int         height = cairo_image_surface_get_height (surface);
  gsize       stride = (gsize) width * (palette != NULL ? 1 : 3);
  png_uint_32 density = (png_uint_32) lround (dpi / 0.0254);

  png_set_compression_level (png, LEVEL);
  png_set_filter (png, 0, PNG_FILTER_NONE);
  png_set_IHDR (png, info, (png_uint_32) width, (png_uint_32) height, 8,
                palette != NULL ? PNG_COLOR_TYPE_PALETTE : PNG_COLOR_TYPE_RGB,
                PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                PNG_FILTER_TYPE_DEFAULT);
  if (palette != NULL)
    set_palette (png, info, palette);
  png_set_sRGB (png, info, PNG_sRGB_INTENT_PERCEPTUAL);
  png_set_pHYs (png, info, density, density, PNG_RESOLUTION_METER);
  set_texts (png, info, texts, n_texts);
  png_write_info (png, info);
  for (int y = 0; y < height; y++)
    png_write_row (png, pixels + (gsize) y * stride);
  png_write_end (png, NULL);
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
try_write (png_structp        png,
           png_infop          info,
           cairo_surface_t   *surface,
           const guint8      *pixels,
           const Palette     *palette,
           double             dpi,
           const DealPngText *texts,
           gsize              n_texts)
{
  if (setjmp (png_jmpbuf (png)) != 0)
    return FALSE;

  write_all (png, info, surface, pixels, palette, dpi, texts, n_texts);

  return TRUE;
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
  g_autofree guint8  *indices = index_pixels (surface, palette);
  g_autofree guint8  *packed = indices == NULL ? pack_pixels (surface) : NULL;
  g_autoptr (GByteArray) file = g_byte_array_new ();
  png_structp png = png_create_write_struct (PNG_LIBPNG_VER_STRING, NULL, error_cb,
                                             warning_cb);
  png_infop   info = png != NULL ? png_create_info_struct (png) : NULL;
  gboolean    is_done = FALSE;

  if (info != NULL)
    {
      png_set_write_fn (png, file, write_cb, flush_cb);
      is_done = try_write (png, info, surface, indices != NULL ? indices : packed,
                           indices != NULL ? palette : NULL, dpi, texts, n_texts);
    }
  png_destroy_write_struct (&png, &info);

  if (!is_done)
    {
      g_set_error (error, DEAL_ERROR, DEAL_ERROR_WRITE, _ ("The PNG could not be made"));
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&file));
}
