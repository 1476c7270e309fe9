/* deal-glyph.c: small signs that say without colour what a tile or bar is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "chart/deal-glyph.h"

#include <math.h>

/* Every sign is drawn in a square of 16 units, like the icons of the window. */
#define UNITS 16.0

DealGlyph
deal_glyph_for_status (DealStatus status)
{
  switch (status)
    {
    case DEAL_STATUS_EXCLUSIVE:
      return DEAL_GLYPH_LOCK;
    case DEAL_STATUS_FIRST:
      return DEAL_GLYPH_FLAG;
    case DEAL_STATUS_ALLOWED:
      return DEAL_GLYPH_RING;
    case DEAL_STATUS_FORBIDDEN:
      return DEAL_GLYPH_BARRED;
    case DEAL_STATUS_SILENT:
      return DEAL_GLYPH_DOTS;
    case DEAL_STATUS_NONE:
      return DEAL_GLYPH_DASH;
    case DEAL_STATUS_ANNOUNCED:
      return DEAL_GLYPH_CLOCK;
    case DEAL_STATUS_PREVIEW:
      return DEAL_GLYPH_HALF;
    case DEAL_STATUS_AVAILABLE:
      return DEAL_GLYPH_CHECK;
    case DEAL_STATUS_WITHDRAWN:
      return DEAL_GLYPH_CROSS;
    case DEAL_STATUS_UNKNOWN:
    default:
      return DEAL_GLYPH_QUESTION;
    }
}

static void
disc (cairo_t *cr,
      double   radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, 8, 8, radius, 0, 2 * G_PI);
  cairo_close_path (cr);
}

static void
paint_lock (cairo_t *cr)
{
  cairo_rectangle (cr, 3, 7, 10, 7.5);
  cairo_fill (cr);
  cairo_set_line_width (cr, 2);
  cairo_move_to (cr, 5, 7.5);
  cairo_line_to (cr, 5, 5);
  cairo_arc (cr, 8, 5, 3, G_PI, 2 * G_PI);
  cairo_line_to (cr, 11, 7.5);
  cairo_stroke (cr);
}

static void
paint_flag (cairo_t *cr)
{
  cairo_rectangle (cr, 2, 1.5, 2, 13);
  cairo_fill (cr);
  cairo_move_to (cr, 5, 2.5);
  cairo_line_to (cr, 14, 2.5);
  cairo_line_to (cr, 11.5, 6);
  cairo_line_to (cr, 14, 9.5);
  cairo_line_to (cr, 5, 9.5);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
paint_ring (cairo_t *cr,
            gboolean barred)
{
  cairo_set_line_width (cr, 2);
  disc (cr, 5.5);
  cairo_stroke (cr);
  if (barred)
    {
      cairo_move_to (cr, 4.2, 4.2);
      cairo_line_to (cr, 11.8, 11.8);
      cairo_stroke (cr);
    }
}

static void
paint_dots (cairo_t *cr)
{
  for (int i = -1; i <= 1; i++)
    {
      cairo_new_sub_path (cr);
      cairo_arc (cr, 8 + 5 * i, 8, 1.6, 0, 2 * G_PI);
    }
  cairo_fill (cr);
}

static void
paint_clock (cairo_t *cr)
{
  paint_ring (cr, FALSE);
  cairo_set_line_width (cr, 1.6);
  cairo_move_to (cr, 8, 4.5);
  cairo_line_to (cr, 8, 8.3);
  cairo_line_to (cr, 10.6, 9.8);
  cairo_stroke (cr);
}

static void
paint_half (cairo_t *cr)
{
  paint_ring (cr, FALSE);
  cairo_arc (cr, 8, 8, 5.5, G_PI / 2, 3 * G_PI / 2);
  cairo_close_path (cr);
  cairo_fill (cr);
}

/* A disc with the tick left open, so that the tile shows through. */
static void
paint_check (cairo_t *cr)
{
  static const double tick[][2] = {
    { 4.3, 8.3 },
    { 5.6, 7.0 },
    { 7.2, 8.6 },
    { 10.5, 5.3 },
    { 11.8, 6.6 },
    { 7.2, 11.2 },
  };

  disc (cr, 6.5);
  cairo_move_to (cr, tick[0][0], tick[0][1]);
  for (gsize i = 1; i < G_N_ELEMENTS (tick); i++)
    cairo_line_to (cr, tick[i][0], tick[i][1]);
  cairo_close_path (cr);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_fill (cr);
}

static void
paint_cross (cairo_t *cr)
{
  cairo_set_line_width (cr, 2.4);
  cairo_move_to (cr, 3.5, 3.5);
  cairo_line_to (cr, 12.5, 12.5);
  cairo_move_to (cr, 12.5, 3.5);
  cairo_line_to (cr, 3.5, 12.5);
  cairo_stroke (cr);
}

static void
paint_question (cairo_t *cr)
{
  cairo_set_line_width (cr, 2);
  cairo_move_to (cr, 5, 5.6);
  cairo_curve_to (cr, 5, 1.4, 11.4, 1.4, 11.2, 5.4);
  cairo_curve_to (cr, 11, 7.8, 8, 7.6, 8, 10.6);
  cairo_stroke (cr);
  cairo_arc (cr, 8, 13.3, 1.3, 0, 2 * G_PI);
  cairo_fill (cr);
}

/* The mark is left open, so that the ground shows through. */
static void
paint_disputed (cairo_t *cr)
{
  cairo_move_to (cr, 8, 0.5);
  cairo_line_to (cr, 15.5, 8);
  cairo_line_to (cr, 8, 15.5);
  cairo_line_to (cr, 0.5, 8);
  cairo_close_path (cr);
  cairo_rectangle (cr, 7, 4, 2, 5);
  cairo_rectangle (cr, 7, 10.2, 2, 2);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_fill (cr);
}

/**
 * deal_glyph_paint:
 * @glyph: which
 * @cr: where, in its current source
 * @box: a square
 */
void
deal_glyph_paint (DealGlyph                glyph,
                  cairo_t                 *cr,
                  const cairo_rectangle_t *box)
{
  cairo_save (cr);
  cairo_translate (cr, box->x, box->y);
  cairo_scale (cr, box->width / UNITS, box->height / UNITS);
  cairo_new_path (cr);

  switch (glyph)
    {
    case DEAL_GLYPH_LOCK:
      paint_lock (cr);
      break;
    case DEAL_GLYPH_FLAG:
      paint_flag (cr);
      break;
    case DEAL_GLYPH_RING:
      paint_ring (cr, FALSE);
      break;
    case DEAL_GLYPH_BARRED:
      paint_ring (cr, TRUE);
      break;
    case DEAL_GLYPH_DOTS:
      paint_dots (cr);
      break;
    case DEAL_GLYPH_DASH:
      cairo_rectangle (cr, 3, 7, 10, 2);
      cairo_fill (cr);
      break;
    case DEAL_GLYPH_CLOCK:
      paint_clock (cr);
      break;
    case DEAL_GLYPH_HALF:
      paint_half (cr);
      break;
    case DEAL_GLYPH_CHECK:
      paint_check (cr);
      break;
    case DEAL_GLYPH_CROSS:
      paint_cross (cr);
      break;
    case DEAL_GLYPH_QUESTION:
      paint_question (cr);
      break;
    case DEAL_GLYPH_DISC:
      disc (cr, 6.5);
      cairo_fill (cr);
      break;
    case DEAL_GLYPH_DOT:
      disc (cr, 2);
      cairo_fill (cr);
      break;
    case DEAL_GLYPH_DISPUTED:
      paint_disputed (cr);
      break;
    }

  cairo_restore (cr);
}
