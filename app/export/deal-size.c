/* deal-size.c: sizes of pictures, their presets, and the layout that each gives
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <string.h>

#include "deal-error.h"
#include "deal-text.h"
#include "export/deal-export.h"

#define MIN_PIXELS 320
#define MAX_PIXELS 8192
#define MAX_AREA 25000000

#define MM_PER_INCH 25.4

/* The smallest letters of a layout, in its units; see deal-figure-chrome.c. */
#define SMALLEST_UNITS 12.0

/* Whatever the paper, fewer pixels do not make a letter. */
#define SMALLEST_PIXELS 10.0

/* A layout below this has no room for a title, a footer and a plot. */
#define MIN_UNITS_WIDE 396.0
#define MIN_UNITS_HIGH 280.0

static const DealPreset presets[DEAL_N_PRESETS] = {
  { "report-column", N_ ("Report column"), { 1004, 709, 300 } },
  { "report-page", N_ ("Report page"), { 1890, 1181, 300 } },
  { "slide", N_ ("Slide"), { 1920, 1080, 144 } },
  { "web", N_ ("Web article"), { 1700, 1200, 192 } },
  { "link-preview", N_ ("Link preview"), { 1200, 628, 96 } },
  { "square", N_ ("Square"), { 2160, 2160, 192 } },
};

const DealPreset *
deal_preset_get (gsize index)
{
  g_return_val_if_fail (index < DEAL_N_PRESETS, NULL);

  return &presets[index];
}

/**
 * deal_preset_find:
 * @name: as on the command line, "report-column"
 *
 * Returns: (nullable): the preset, or NULL if there is none of that name
 */
const DealPreset *
deal_preset_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (presets); i++)
    if (strcmp (presets[i].name, name) == 0)
      return &presets[i];

  return NULL;
}

/**
 * deal_size_check:
 * @size: a size
 * @error: return location for an error
 *
 * Returns: TRUE, or FALSE with `DEAL_ERROR_INVALID` or `DEAL_ERROR_LIMIT`
 */
gboolean
deal_size_check (const DealSize *size,
                 GError        **error)
{
  if (!isfinite (size->dpi) || size->dpi < 36 || size->dpi > 1200)
    {
      g_set_error (error, DEAL_ERROR, DEAL_ERROR_INVALID,
                   _ ("The resolution must be between 36 and 1200 dots per inch"));
      return FALSE;
    }
  if (size->width < MIN_PIXELS || size->height < MIN_PIXELS || size->width > MAX_PIXELS ||
      size->height > MAX_PIXELS)
    {
      g_set_error (error, DEAL_ERROR, DEAL_ERROR_LIMIT,
                   /* Translators: the size asked for, then the limits, in pixels. */
                   _ ("%1$d×%2$d pixels: each side must be between %3$d and %4$d"),
                   size->width, size->height, MIN_PIXELS, MAX_PIXELS);
      return FALSE;
    }
  if ((gint64) size->width * size->height > MAX_AREA)
    {
      g_set_error (error, DEAL_ERROR, DEAL_ERROR_LIMIT,
                   /* Translators: the size asked for, in pixels, then a number. */
                   _ ("%1$d×%2$d pixels: a picture may have %3$d megapixels at most"),
                   size->width, size->height, MAX_AREA / 1000000);
      return FALSE;
    }

  return TRUE;
}

/**
 * deal_size_parse:
 * @text: "1600x900"
 * @dpi: pixels an inch
 * @size: (out): the size
 * @error: return location for an error
 *
 * Returns: TRUE, or FALSE with `DEAL_ERROR_INVALID` or `DEAL_ERROR_LIMIT`
 */
gboolean
deal_size_parse (const char *text,
                 double      dpi,
                 DealSize   *size,
                 GError    **error)
{
  g_auto (GStrv) parts = g_strsplit_set (text, "xX", 3);
  guint64 width;
  guint64 height;

  if (g_strv_length (parts) != 2 ||
      !g_ascii_string_to_unsigned (parts[0], 10, 0, 999999, &width, NULL) ||
      !g_ascii_string_to_unsigned (parts[1], 10, 0, 999999, &height, NULL))
    {
      g_set_error (error, DEAL_ERROR, DEAL_ERROR_INVALID,
                   /* Translators: %s is what the user wrote. */
                   _ ("“%s” is no size; write width and height in pixels, as 1600x900"),
                   text);
      return FALSE;
    }

  *size = (DealSize){ (int) width, (int) height, dpi };

  return deal_size_check (size, error);
}

/* On a screen of 900 pixels; source: the design of the exported charts. */
#define SCREEN_DPI 96.0
#define SCREEN_HEIGHT 900.0
#define SCREEN_PIXELS 15.5

/* How many points the smallest letters should have on paper.  7 in a column, 8
 * on a page, and on anything larger about 14 on a slide of 13.33 inches, in
 * proportion: large pictures are looked at from afar.  Where nobody says how large
 * it will be, it is looked at on a screen, from near. */
static double
get_points (const DealSize *size)
{
  double across = size->width / size->dpi;
  double down = size->height / size->dpi * 16 / 9;
  double points = MAX (MIN (across, down) * 1.05, across < 4 ? 7 : 8);
  double on_screen = SCREEN_PIXELS * MAX (size->height / SCREEN_HEIGHT, 1) * 72 /
                     SCREEN_DPI;

  return size->dpi <= SCREEN_DPI ? MIN (points, on_screen) : points;
}

/**
 * deal_size_get_frame:
 * @size: pixels and their number an inch
 * @style: the colours
 * @frame: (out): the frame to lay out in
 * @scale: (out): pixels for one unit of the layout
 *
 * A layout is made in units in which the smallest letters are always the same
 * size; the picture is that layout, scaled.
 */
void
deal_size_get_frame (const DealSize *size,
                     DealStyle       style,
                     DealFrame      *frame,
                     double         *scale)
{
  double pixels = get_points (size) * size->dpi / 72 / SMALLEST_UNITS;

  pixels = MAX (pixels, SMALLEST_PIXELS / SMALLEST_UNITS);
  pixels = MIN (pixels,
                MIN (size->width / MIN_UNITS_WIDE, size->height / MIN_UNITS_HIGH));
  *scale = pixels;
  *frame = (DealFrame){ .width = size->width / pixels,
                        .height = size->height / pixels,
                        .style = style,
                        .whole = TRUE,
                        .text_scale = 1 };
}

/**
 * deal_size_get_least:
 * @size: a size
 * @figure: what is to be drawn in it
 *
 * Returns: @size, or one as much larger as @figure needs at that resolution; it
 *   may be more than deal_size_check() allows
 */
DealSize
deal_size_get_least (const DealSize   *size,
                     const DealFigure *figure)
{
  DealSize least = *size;
  gboolean grows = TRUE;

  /* A larger picture may be looked at from further away, and so grows again. */
  while (grows && least.width <= MAX_PIXELS && least.height <= MAX_PIXELS)
    {
      DealFrame frame;
      double    scale;
      double    width;
      double    height;

      deal_size_get_frame (&least, DEAL_STYLE_LIGHT, &frame, &scale);
      deal_figure_get_least_size (figure, &frame, &width, &height);
      grows = width > frame.width || height > frame.height;
      if (width > frame.width)
        least.width = MAX ((int) ceil (width * scale), least.width + 1);
      if (height > frame.height)
        least.height = MAX ((int) ceil (height * scale), least.height + 1);
    }

  return least;
}

/**
 * deal_size_check_for:
 * @size: a size
 * @figure: what is to be drawn in it
 * @error: return location for an error
 *
 * As deal_size_check(), and whether the figure is legible in it.
 *
 * Returns: TRUE, or FALSE with `DEAL_ERROR_INVALID` or `DEAL_ERROR_LIMIT`
 */
gboolean
deal_size_check_for (const DealSize   *size,
                     const DealFigure *figure,
                     GError          **error)
{
  DealSize least;

  if (!deal_size_check (size, error))
    return FALSE;

  least = deal_size_get_least (size, figure);
  if (least.width <= size->width && least.height <= size->height)
    return TRUE;

  g_set_error (error, DEAL_ERROR, DEAL_ERROR_LIMIT,
               /* Translators: the size asked for, then the least one, in pixels. */
               _ ("%1$d×%2$d pixels are too small for this figure; at this resolution it "
                  "needs %3$d×%4$d"),
               size->width, size->height, least.width, least.height);

  return FALSE;
}

/**
 * deal_size_count_left_out:
 * @size: a size
 * @figure: what is to be drawn in it
 * @n_all: (out): how many rows the figure would have
 *
 * Returns: how many of those have no room, and are only counted and named
 */
gsize
deal_size_count_left_out (const DealSize   *size,
                          const DealFigure *figure,
                          gsize            *n_all)
{
  DealFrame frame;
  double    scale;

  deal_size_get_frame (size, DEAL_STYLE_LIGHT, &frame, &scale);

  return deal_figure_count_left_out (figure, &frame, n_all);
}

/**
 * deal_size_get_full:
 * @size: a size
 * @figure: what is to be drawn in it
 *
 * Returns: @size, or one that is higher, in which no row is left out; it may be more
 *   than deal_size_check() allows
 */
DealSize
deal_size_get_full (const DealSize   *size,
                    const DealFigure *figure)
{
  DealSize low = *size;
  DealSize high = *size;
  gsize    n_all;

  while (high.height <= MAX_PIXELS &&
         deal_size_count_left_out (&high, figure, &n_all) > 0)
    {
      low = high;
      high.height += high.height / 3 + 1;
    }
  while (high.height - low.height > MAX (high.height / 100, 1))
    {
      DealSize middle = high;

      middle.height = (low.height + high.height) / 2;
      if (deal_size_count_left_out (&middle, figure, &n_all) > 0)
        low = middle;
      else
        high = middle;
    }

  return high;
}

/**
 * deal_size_tell_left_out:
 * @size: a size
 * @figure: what is to be drawn in it
 * @full: (out): as deal_size_get_full()
 *
 * Returns: (nullable): a sentence on the rows that have no room and the size that holds
 *   them, if a picture may have it; `NULL`: all have room
 */
char *
deal_size_tell_left_out (const DealSize   *size,
                         const DealFigure *figure,
                         DealSize         *full)
{
  double mm = MM_PER_INCH / size->dpi;
  gsize  n_all;
  gsize  n = deal_size_count_left_out (size, figure, &n_all);

  *full = *size;
  if (n == 0)
    return NULL;

  *full = deal_size_get_full (size, figure);
  if (!deal_size_check (full, NULL))
    /* Translators: how many lanes of a timeline, of how many. */
    return g_strdup_printf (P_ ("%1$zu of %2$zu lanes has no room at this size.",
                                "%1$zu of %2$zu lanes have no room at this size.", n),
                            n, n_all);

  /* Translators: how many lanes of a timeline, of how many; then a width and a height
   * in pixels and in millimetres. */
  return g_strdup_printf (P_ ("%1$zu of %2$zu lanes has no room at this size; all need "
                              "about %3$d×%4$d pixels, %5$.0f × %6$.0f mm.",
                              "%1$zu of %2$zu lanes have no room at this size; all need "
                              "about %3$d×%4$d pixels, %5$.0f × %6$.0f mm.",
                              n),
                          n, n_all, full->width, full->height, full->width * mm,
                          full->height * mm);
}
