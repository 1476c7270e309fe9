/* deal-scene-paint.c: a scene on a cairo_t, crisp on pixels and exact on paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "chart/deal-scene-private.h"

#include <math.h>

/* Of the hatch, in the layout's units; by eye, after the printed sample. */
#define HATCH_PERIOD 6.0
#define HATCH_WIDTH 1.5

/* Edges on whole device pixels are sharp, and a picture of few colours is a
 * small file.  Paper has no pixels. */
static void
snap (const DealPainter *painter,
      double            *x,
      double            *y)
{
  if (!painter->snaps)
    return;

  cairo_user_to_device (painter->cr, x, y);
  *x = round (*x);
  *y = round (*y);
  cairo_device_to_user (painter->cr, x, y);
}

static cairo_rectangle_t
snap_box (const DealPainter       *painter,
          const cairo_rectangle_t *box)
{
  cairo_rectangle_t snapped = *box;
  double            right = box->x + box->width;
  double            bottom = box->y + box->height;

  snap (painter, &snapped.x, &snapped.y);
  snap (painter, &right, &bottom);
  snapped.width = right - snapped.x;
  snapped.height = bottom - snapped.y;

  return snapped;
}

/* A whole number of pixels, at least one. */
static double
snap_length (const DealPainter *painter,
             double             length)
{
  double x = length;
  double y = 0;

  if (!painter->snaps)
    return length;

  cairo_user_to_device_distance (painter->cr, &x, &y);
  x = MAX (round (hypot (x, y)), 1.0);
  y = 0;
  cairo_device_to_user_distance (painter->cr, &x, &y);

  return hypot (x, y);
}

/**
 * deal_painter_begin:
 * @painter: the painter
 * @shades: (out): what deal_shades_end() wants
 * @box: what will be drawn on
 * @colour: in which colour
 *
 * Begins to draw what has smooth edges.
 *
 * Returns: (transfer none): what to draw on until deal_shades_end()
 */
cairo_t *
deal_painter_begin (const DealPainter       *painter,
                    DealShades              *shades,
                    const cairo_rectangle_t *box,
                    DealColour               colour)
{
  deal_palette_set_source (painter->cr, painter->style, colour);

  return deal_shades_begin (shades, painter->cr, box, painter->few_shades);
}

/**
 * deal_painter_stroke_coarsely:
 * @painter: the painter
 * @cr: from deal_painter_begin()
 *
 * Strokes long lines whose edges nobody looks at, as of a hatch or a halo, in a quarter
 * of the time: on pixels they get 16 shades, and curves of half a pixel are straight.
 */
void
deal_painter_stroke_coarsely (const DealPainter *painter,
                              cairo_t           *cr)
{
  if (painter->snaps)
    {
      cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
      cairo_set_tolerance (cr, 0.5);
    }
  cairo_stroke (cr);
}

static void
trace_rounded (cairo_t                 *cr,
               const cairo_rectangle_t *box,
               double                   radius,
               guint                    corners)
{
  const struct
  {
    guint  corner;
    double x;
    double y;
    double start;
  } arcs[] = {
    { DEAL_CORNER_TOP_LEFT, box->x, box->y, G_PI },
    { DEAL_CORNER_TOP_RIGHT, box->x + box->width, box->y, 1.5 * G_PI },
    { DEAL_CORNER_BOTTOM_RIGHT, box->x + box->width, box->y + box->height, 0 },
    { DEAL_CORNER_BOTTOM_LEFT, box->x, box->y + box->height, 0.5 * G_PI },
  };
  double r = MIN (radius, MIN (box->width, box->height) / 2);

  cairo_new_sub_path (cr);
  for (gsize i = 0; i < G_N_ELEMENTS (arcs); i++)
    {
      double dx = arcs[i].x > box->x ? -r : r;
      double dy = arcs[i].y > box->y ? -r : r;

      if (r > 0 && (corners & arcs[i].corner))
        cairo_arc (cr, arcs[i].x + dx, arcs[i].y + dy, r, arcs[i].start,
                   arcs[i].start + G_PI / 2);
      else
        cairo_line_to (cr, arcs[i].x, arcs[i].y);
    }
  cairo_close_path (cr);
}

static double
get_dash_length (double width)
{
  return MAX (width * 2.8, 3.5);
}

static double
get_dash_gap (double width)
{
  return MAX (width * 1.9, 2.4);
}

/**
 * deal_dash_get_pair:
 * @width: of a dashed line
 *
 * Returns: how long two dashes are with the gap between them: the shortest line that
 *   is seen to be dashed, and has no dash cut off
 */
double
deal_dash_get_pair (double width)
{
  return 2 * get_dash_length (width) + get_dash_gap (width);
}

static void
set_dash (cairo_t *cr,
          DealDash dash,
          double   width)
{
  const double dashes[] = { get_dash_length (width), get_dash_gap (width) };
  const double dots[] = { 0, MAX (width * 2.4, 4.0) };

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  if (dash == DEAL_DASH_DASHES)
    {
      cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
    }
  else if (dash == DEAL_DASH_DOTS)
    {
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      cairo_set_dash (cr, dots, G_N_ELEMENTS (dots), 0);
    }
  else
    {
      cairo_set_dash (cr, NULL, 0, 0);
    }
}

/* Lines at 45 degrees over @box, all on one lattice, so that neighbouring bars
 * agree and nothing shimmers when a bar grows. */
static void
paint_hatch (const DealPainter       *painter,
             const cairo_rectangle_t *box,
             const DealItem          *item)
{
  double     period = snap_length (painter, HATCH_PERIOD);
  double     sign = item->hatch == DEAL_HATCH_OLD ? 1.0 : -1.0;
  double     left = box->x;
  double     right = box->x + box->width;
  double     a = sign > 0 ? left + box->y : left - box->y - box->height;
  double     b = sign > 0 ? right + box->y + box->height : right - box->y;
  DealShades shades;
  cairo_t   *cr;

  cr = deal_painter_begin (painter, &shades, box, item->edge);
  cairo_save (cr);
  cairo_rectangle (cr, box->x, box->y, box->width, box->height);
  cairo_clip (cr);
  for (double k = floor (a / period); k <= ceil (b / period); k++)
    {
      cairo_move_to (cr, left - 1, sign * (k * period - left + 1));
      cairo_line_to (cr, right + 1, sign * (k * period - right - 1));
    }
  cairo_set_line_width (cr, HATCH_WIDTH);
  cairo_set_dash (cr, NULL, 0, 0);
  deal_painter_stroke_coarsely (painter, cr);
  cairo_restore (cr);
  deal_shades_end (&shades);
}

/* The line lies inside the box, so that neighbours keep their distance. */
static void
paint_edge (const DealPainter       *painter,
            const cairo_rectangle_t *box,
            const DealItem          *item)
{
  double            width = snap_length (painter, item->edge_width);
  cairo_rectangle_t inside = { box->x + width / 2, box->y + width / 2, box->width - width,
                               box->height - width };
  DealShades        shades;
  cairo_t          *cr;

  if (inside.width <= 0 || inside.height <= 0)
    return;

  cr = deal_painter_begin (painter, &shades, box, item->edge);
  trace_rounded (cr, &inside, MAX (item->radius - width / 2, 0), item->corners);
  cairo_set_line_width (cr, width);
  set_dash (cr, item->dash, width);
  cairo_stroke (cr);
  deal_shades_end (&shades);
}

/* A gradient, not a mask: paper and pixels both have it, and it is small. */
static void
paint_fade (const DealPainter       *painter,
            const cairo_rectangle_t *box,
            const DealItem          *item)
{
  guint32          rgb = deal_palette_get (painter->style, item->fill);
  double           red = (rgb >> 16 & 0xff) / 255.0;
  double           green = (rgb >> 8 & 0xff) / 255.0;
  double           blue = (rgb & 0xff) / 255.0;
  cairo_pattern_t *gradient = cairo_pattern_create_linear (box->x, 0,
                                                           box->x + box->width, 0);

  cairo_pattern_add_color_stop_rgba (gradient, 0, red, green, blue, 0);
  cairo_pattern_add_color_stop_rgba (gradient, 1, red, green, blue, 1);
  cairo_set_source (painter->cr, gradient);
  cairo_rectangle (painter->cr, box->x, box->y, box->width, box->height);
  cairo_fill (painter->cr);
  cairo_pattern_destroy (gradient);
}

static void
paint_inside (const DealPainter       *painter,
              const cairo_rectangle_t *box,
              const DealItem          *item)
{
  DealShades shades;
  cairo_t   *cr;

  if (item->radius > 0)
    {
      cr = deal_painter_begin (painter, &shades, box, item->fill);
      trace_rounded (cr, box, item->radius, item->corners);
      cairo_fill (cr);
      deal_shades_end (&shades);
    }
  else
    {
      deal_palette_set_source (painter->cr, painter->style, item->fill);
      cairo_rectangle (painter->cr, box->x, box->y, box->width, box->height);
      cairo_fill (painter->cr);
    }
}

static void
paint_rect (const DealPainter *painter,
            const DealItem    *item)
{
  cairo_rectangle_t box = snap_box (painter, &item->box);

  if (item->fades)
    {
      paint_fade (painter, &box, item);
      return;
    }
  if (deal_palette_has (painter->style, item->fill))
    paint_inside (painter, &box, item);
  if (item->hatch != DEAL_HATCH_NONE)
    paint_hatch (painter, &box, item);
  if (deal_palette_has (painter->style, item->edge))
    paint_edge (painter, &box, item);
}

/* Whether all of its lines run along the axes. */
static gboolean
is_upright (const DealItem *item)
{
  const double *points = (const double *) item->points->data;

  for (guint i = 2; i + 1 < item->points->len; i += 2)
    if (points[i] != points[i - 2] && points[i + 1] != points[i - 1])
      return FALSE;

  return TRUE;
}

static void
trace_points (const DealPainter *painter,
              cairo_t           *cr,
              const DealItem    *item,
              double             width)
{
  const double *points = (const double *) item->points->data;
  gboolean      snaps = painter->snaps && is_upright (item);

  for (guint i = 0; i + 1 < item->points->len; i += 2)
    {
      double x = points[i];
      double y = points[i + 1];

      /* A line along the axes covers whole pixels. */
      if (snaps)
        {
          x -= width / 2;
          y -= width / 2;
          snap (painter, &x, &y);
          x += width / 2;
          y += width / 2;
        }
      if (i == 0)
        cairo_move_to (cr, x, y);
      else
        cairo_line_to (cr, x, y);
    }
}

static void
paint_line (const DealPainter *painter,
            const DealItem    *item)
{
  double            edge = item->edge_width;
  double            width = is_upright (item) ? snap_length (painter, edge) : edge;
  cairo_rectangle_t box = { item->box.x - width, item->box.y - width,
                            item->box.width + 2 * width, item->box.height + 2 * width };
  DealShades        shades;
  cairo_t          *cr = deal_painter_begin (painter, &shades, &box, item->edge);

  trace_points (painter, cr, item, width);
  cairo_set_line_width (cr, width);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  set_dash (cr, item->dash, width);
  cairo_stroke (cr);
  deal_shades_end (&shades);
}

static void
paint_area (const DealPainter *painter,
            const DealItem    *item)
{
  guint32    rgb = deal_palette_get (painter->style, item->fill);
  DealShades shades;
  cairo_t   *cr;

  cairo_set_source_rgba (painter->cr, (rgb >> 16 & 0xff) / 255.0,
                         (rgb >> 8 & 0xff) / 255.0, (rgb & 0xff) / 255.0, item->opacity);
  cr = deal_shades_begin (&shades, painter->cr, &item->box, painter->few_shades);
  trace_points (painter, cr, item, 0);
  cairo_close_path (cr);
  cairo_fill (cr);
  deal_shades_end (&shades);
}

/* Signs that lie alike on the pixels look alike. */
static void
paint_glyph (const DealPainter *painter,
             const DealItem    *item)
{
  double            size = snap_length (painter, item->box.width);
  cairo_rectangle_t box = { item->box.x, item->box.y, size, size };
  DealShades        shades;
  cairo_t          *cr;

  snap (painter, &box.x, &box.y);
  cr = deal_painter_begin (painter, &shades, &box, item->fill);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  deal_glyph_paint (item->glyph, cr, &box);
  deal_shades_end (&shades);
}

/**
 * deal_scene_paint:
 * @scene: the scene
 * @cr: where to draw; left as it was found
 * @style: the colours
 * @few_shades: whether smooth edges on an image have so few shades that its
 *   colours fit a palette
 *
 * Draws every item.  It cannot fail: whoever made @cr asks cairo_status() once,
 * at the end.
 */
void
deal_scene_paint (const DealScene *scene,
                  cairo_t         *cr,
                  DealStyle        style,
                  gboolean         few_shades)
{
  cairo_surface_type_t type = cairo_surface_get_type (cairo_get_group_target (cr));
  DealPainter          painter = {
             .scene = scene,
             .cr = cr,
             .style = style,
             .few_shades = few_shades,
             .snaps = type != CAIRO_SURFACE_TYPE_PDF &&
                      type != CAIRO_SURFACE_TYPE_SVG,
  };

  cairo_save (cr);
  if (scene->clips)
    {
      cairo_rectangle (cr, 0, 0, scene->width, scene->height);
      cairo_clip (cr);
    }
  for (guint i = 0; i < scene->items->len; i++)
    {
      const DealItem *item = scene->items->pdata[i];

      cairo_new_path (cr);
      switch (item->kind)
        {
        case DEAL_ITEM_RECT:
          paint_rect (&painter, item);
          break;
        case DEAL_ITEM_LINE:
          paint_line (&painter, item);
          break;
        case DEAL_ITEM_AREA:
          paint_area (&painter, item);
          break;
        case DEAL_ITEM_TEXT:
          deal_painter_paint_text (&painter, i);
          break;
        case DEAL_ITEM_GLYPH:
          paint_glyph (&painter, item);
          break;
        }
    }
  cairo_restore (cr);
}
