/* test-shades.c: smooth edges of few shades, in the right place and colour
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdlib.h>

#include "chart/deal-shades.h"

#define SIZE 64

/* Of 255, half of what lies between two of sixteen shades, and what is lost where
 * two colours are mixed. */
#define MAX_DIFFERENCE 9

typedef void (*Shape) (cairo_t *cr);

static const cairo_rectangle_t box = { 5, 7, 20, 14 };

static void
fill_oval (cairo_t *cr)
{
  cairo_save (cr);
  cairo_translate (cr, box.x + box.width / 2, box.y + box.height / 2);
  cairo_scale (cr, box.width / 2, box.height / 2);
  cairo_arc (cr, 0, 0, 1, 0, 2 * G_PI);
  cairo_restore (cr);
  cairo_fill (cr);
}

static void
stroke_diagonal (cairo_t *cr)
{
  cairo_set_line_width (cr, 1);
  cairo_move_to (cr, box.x, box.y);
  cairo_line_to (cr, box.x + box.width, box.y + box.height);
  cairo_stroke (cr);
}

static void
fill_box (cairo_t *cr)
{
  cairo_rectangle (cr, box.x, box.y, box.width, box.height);
  cairo_fill (cr);
}

static const Shape shapes[] = { fill_oval, stroke_diagonal, fill_box };

/* Scaled, moved and turned, so that nothing lies on whole pixels by itself. */
static void
set_space (cairo_t *cr,
           double   angle)
{
  cairo_translate (cr, 8.3, 3.6);
  cairo_scale (cr, 1.7, 1.4);
  cairo_rotate (cr, angle);
}

static cairo_surface_t *
draw (Shape    shape,
      double   angle,
      double   red,
      double   alpha,
      gboolean few)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, SIZE, SIZE);
  cairo_t         *cr = cairo_create (surface);
  cairo_t         *on;
  DealShades       shades;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  set_space (cr, angle);
  cairo_set_source_rgba (cr, red, 0, 0, alpha);
  on = deal_shades_begin (&shades, cr, &box, few);
  g_assert_true (few == (on != cr));
  shape (on);
  deal_shades_end (&shades);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static guint8
get_channel (cairo_surface_t *surface,
             int              x,
             int              y,
             int              shift)
{
  const guint8 *row = cairo_image_surface_get_data (surface) +
                      y * cairo_image_surface_get_stride (surface);

  return (guint8) (((const guint32 *) (gconstpointer) row)[x] >> shift & 0xff);
}

/* Black on white is white less what is covered. */
static void
test_count (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      cairo_surface_t *surface = draw (shapes[i], 0.3, 0, 1, TRUE);
      gboolean         seen[256] = { FALSE };
      guint            n = 0;

      for (int y = 0; y < SIZE; y++)
        for (int x = 0; x < SIZE; x++)
          {
            guint8 value = get_channel (surface, x, y, 0);

            n += !seen[value];
            seen[value] = TRUE;
            g_assert_cmpuint (value % 17, ==, 0);
          }
      g_assert_cmpuint (n, >, 4);
      g_assert_cmpuint (n, <=, 16);
      cairo_surface_destroy (surface);
    }
}

/* As without, but for what no eye tells apart; nothing is cut off or moved. */
static void
test_nearness (void)
{
  static const double alphas[] = { 1, 0.4 };

  for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++)
    for (gsize a = 0; a < G_N_ELEMENTS (alphas); a++)
      for (int angle = 0; angle < 2; angle++)
        {
          cairo_surface_t *few = draw (shapes[i], 0.3 * angle, 0.8, alphas[a], TRUE);
          cairo_surface_t *all = draw (shapes[i], 0.3 * angle, 0.8, alphas[a], FALSE);

          for (int y = 0; y < SIZE; y++)
            for (int x = 0; x < SIZE; x++)
              for (int shift = 0; shift < 24; shift += 8)
                g_assert_cmpint (abs (get_channel (few, x, y, shift) -
                                      get_channel (all, x, y, shift)),
                                 <=, MAX_DIFFERENCE);
          cairo_surface_destroy (few);
          cairo_surface_destroy (all);
        }
}

/* What is no image, or one of another scale, is drawn on as it is. */
static void
test_others (void)
{
  cairo_surface_t *surfaces[] = {
    cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL),
    cairo_image_surface_create (CAIRO_FORMAT_RGB24, SIZE, SIZE),
  };

  cairo_surface_set_device_scale (surfaces[1], 2, 2);
  for (gsize i = 0; i < G_N_ELEMENTS (surfaces); i++)
    {
      cairo_t   *cr = cairo_create (surfaces[i]);
      DealShades shades;

      g_assert_true (deal_shades_begin (&shades, cr, &box, TRUE) == cr);
      deal_shades_end (&shades);
      cairo_destroy (cr);
      cairo_surface_destroy (surfaces[i]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shades/count", test_count);
  g_test_add_func ("/shades/nearness", test_nearness);
  g_test_add_func ("/shades/others", test_others);

  return g_test_run ();
}
