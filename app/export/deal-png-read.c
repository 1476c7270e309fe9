/* deal-png-read.c: what a PNG from a stranger says besides its picture
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <png.h>
#include <string.h>

#include "deal-error.h"
#include "deal-text.h"
#include "export/deal-export-private.h"
#include "export/deal-record.h"

/* Ours are much smaller, and an editor that saves one again makes it no larger. */
#define MAX_CHUNK (4 * 1024 * 1024)
#define MAX_CHUNKS 1000
#define MAX_TEXTS 64
#define MAX_SIDE 32768

/* A length, a type and a sum stand around the data of a chunk. */
#define CHUNK_EXTRA 12
#define SIGNATURE 8

#define METRES_PER_INCH 0.0254

static gboolean
set_error (GError    **error,
           DealError   code,
           const char *message)
{
  g_set_error_literal (error, DEAL_ERROR, (int) code, message);

  return FALSE;
}

static guint32
get_number (const guint8 *p)
{
  return (guint32) p[0] << 24 | (guint32) p[1] << 16 | (guint32) p[2] << 8 | p[3];
}

gboolean
deal_png_has_signature (const guint8 *data,
                        gsize         size)
{
  return size >= SIGNATURE && png_sig_cmp ((png_const_bytep) data, 0, SIGNATURE) == 0;
}

/* libpng stops at the picture; whether all of the file is there is asked here. */
static gboolean
check_chunks (const guint8 *data,
              gsize         size,
              GError      **error)
{
  gsize at = SIGNATURE;
  guint n_chunks = 0;

  if (!deal_png_has_signature (data, size))
    return set_error (error, DEAL_ERROR_INVALID, _ ("The file is no PNG picture"));

  for (;;)
    {
      gsize    length;
      gboolean is_picture;

      if (size - at < CHUNK_EXTRA)
        return set_error (error, DEAL_ERROR_INVALID,
                          _ ("The picture is cut off: its end is missing"));
      length = get_number (data + at);
      is_picture = memcmp (data + at + 4, "IDAT", 4) == 0;
      if (length > size - at - CHUNK_EXTRA)
        return set_error (error, DEAL_ERROR_INVALID,
                          _ ("The picture is cut off: its end is missing"));
      if (!is_picture && length > MAX_CHUNK)
        return set_error (error, DEAL_ERROR_LIMIT,
                          _ ("The picture has a part larger than 4 MiB"));
      if (!is_picture && ++n_chunks > MAX_CHUNKS)
        return set_error (error, DEAL_ERROR_LIMIT,
                          _ ("The picture has more than 1000 parts"));
      if (memcmp (data + at + 4, "IEND", 4) == 0)
        return TRUE;
      at += length + CHUNK_EXTRA;
    }
}

/* What is left to read. */
typedef struct
{
  const guint8 *data;
  gsize         size;
} Rest;

static void
read_cb (png_structp png,
         png_bytep   out,
         png_size_t  length)
{
  Rest *rest = png_get_io_ptr (png);

  if (length > rest->size)
    png_error (png, "cut off");
  memcpy (out, rest->data, length);
  rest->data += length;
  rest->size -= length;
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
try_read (png_structp png,
          png_infop   info)
{
  if (setjmp (png_jmpbuf (png)) != 0)
    return FALSE;

  png_set_user_limits (png, MAX_SIDE, MAX_SIDE);
  png_set_chunk_malloc_max (png, MAX_CHUNK);
  png_set_chunk_cache_max (png, MAX_TEXTS);
  png_set_crc_action (png, PNG_CRC_ERROR_QUIT, PNG_CRC_ERROR_QUIT);
  png_read_info (png, info);

  return TRUE;
}

/* Before 1.6.38 libpng leaves UTF-8 unjudged. */
static void
take_texts (png_structp   png,
            png_infop     info,
            DealPngFacts *facts)
{
  png_textp texts = NULL;
  int       n_texts = 0;

  png_get_text (png, info, &texts, &n_texts);
  for (int i = 0; i < n_texts; i++)
    if (texts[i].text != NULL && g_utf8_validate (texts[i].key, -1, NULL) &&
        g_utf8_validate (texts[i].text, -1, NULL) &&
        !g_hash_table_contains (facts->texts, texts[i].key))
      g_hash_table_insert (facts->texts, g_strdup (texts[i].key),
                           g_strdup (texts[i].text));
}

/* A PNG has whole pixels a metre, which is never quite a whole number an inch. */
static double
get_dpi (png_uint_32 across)
{
  double dpi = across * METRES_PER_INCH;
  double whole = round (dpi);

  return fabs (dpi - whole) <= METRES_PER_INCH / 2 ? whole : round (dpi * 100) / 100;
}

static void
take_size (png_structp png,
           png_infop   info,
           DealSize   *size)
{
  png_uint_32 across, down;
  int         unit;

  size->width = (int) png_get_image_width (png, info);
  size->height = (int) png_get_image_height (png, info);
  size->dpi = 72;
  if (png_get_pHYs (png, info, &across, &down, &unit) != 0 &&
      unit == PNG_RESOLUTION_METER && across > 0)
    size->dpi = get_dpi (across);
}

/**
 * deal_png_read_facts:
 * @bytes: a file of unknown origin
 * @facts: (out caller-allocates): what it says; deal_png_facts_clear() frees it
 * @error: return location for an error
 *
 * Reads the texts and the size, not the picture.  A file that is cut off,
 * damaged or larger in its parts than any of ours is refused.
 *
 * Returns: TRUE, or FALSE with `DEAL_ERROR_INVALID` or `DEAL_ERROR_LIMIT`
 */
gboolean
deal_png_read_facts (GBytes       *bytes,
                     DealPngFacts *facts,
                     GError      **error)
{
  Rest        rest;
  png_structp png;
  png_infop   info;
  gboolean    is_good;

  *facts = (DealPngFacts){ 0 };
  rest.data = g_bytes_get_data (bytes, &rest.size);
  if (!check_chunks (rest.data, rest.size, error))
    return FALSE;

  facts->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  png = png_create_read_struct (PNG_LIBPNG_VER_STRING, NULL, error_cb, warning_cb);
  info = png != NULL ? png_create_info_struct (png) : NULL;
  if (info != NULL)
    png_set_read_fn (png, &rest, read_cb);
  is_good = info != NULL && try_read (png, info);
  if (is_good)
    {
      take_texts (png, info, facts);
      take_size (png, info, &facts->size);
    }
  png_destroy_read_struct (&png, &info, NULL);

  return is_good ||
         set_error (error, DEAL_ERROR_INVALID, _ ("The picture is damaged"));
}

void
deal_png_facts_clear (DealPngFacts *facts)
{
  g_clear_pointer (&facts->texts, g_hash_table_unref);
}
