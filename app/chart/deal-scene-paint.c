/* deal-scene-paint.c: a scene on a cairo_t, crisp on pixels and exact on paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "chart/deal-scene.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

/* Of the hatch, in the layout's units; by eye, after the printed sample. */
#define HATCH_PERIOD 6.0
#define HATCH_WIDTH 1.5

typedef struct
{
  cairo_t  *cr;
  DealStyle style;
  gboolean  snaps; /* onto whole pixels */
  gboolean  links; /* the surface can carry them */
} Painter;

/* Edges on whole device pixels are sharp, and a picture of few colours is a
 * small file.  Paper has no pixels. */
static void
snap (const Painter *painter,
      double        *x,
      double        *y)
{
  if (!painter->snaps)
    return;

  cairo_user_to_device (painter->cr, x, y);
  *x = round (*x);
  *y = round (*y);
  cairo_device_to_user (painter->cr, x, y);
}

static cairo_rectangle_t
snap_box (const Painter           *painter,
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
snap_length (const Painter *painter,
             double         length)
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

static void
set_dash (const Painter *painter,
          DealDash       dash,
          double         width)
{
  const double dashes[] = { MAX (width * 2.8, 3.5), MAX (width * 1.9, 2.4) };
  const double dots[] = { 0, MAX (width * 2.4, 4.0) };

  cairo_set_line_cap (painter->cr, CAIRO_LINE_CAP_BUTT);
  if (dash == DEAL_DASH_DASHES)
    {
      cairo_set_dash (painter->cr, dashes, G_N_ELEMENTS (dashes), 0);
    }
  else if (dash == DEAL_DASH_DOTS)
    {
      cairo_set_line_cap (painter->cr, CAIRO_LINE_CAP_ROUND);
      cairo_set_dash (painter->cr, dots, G_N_ELEMENTS (dots), 0);
    }
  else
    {
      cairo_set_dash (painter->cr, NULL, 0, 0);
    }
}

/* Lines at 45 degrees over @box, all on one lattice, so that neighbouring bars
 * agree and nothing shimmers when a bar grows. */
static void
paint_hatch (const Painter           *painter,
             const cairo_rectangle_t *box,
             const DealItem          *item)
{
  cairo_t *cr = painter->cr;
  double   period = snap_length (painter, HATCH_PERIOD);
  double   sign = item->hatch == DEAL_HATCH_OLD ? 1.0 : -1.0;
  double   left = box->x;
  double   right = box->x + box->width;
  double   a = sign > 0 ? left + box->y : left - box->y - box->height;
  double   b = sign > 0 ? right + box->y + box->height : right - box->y;

  cairo_save (cr);
  cairo_rectangle (cr, box->x, box->y, box->width, box->height);
  cairo_clip (cr);
  for (double k = floor (a / period); k <= ceil (b / period); k++)
    {
      cairo_move_to (cr, left - 1, sign * (k * period - left + 1));
      cairo_line_to (cr, right + 1, sign * (k * period - right - 1));
    }
  deal_palette_set_source (cr, painter->style, item->edge);
  cairo_set_line_width (cr, HATCH_WIDTH);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* The line lies inside the box, so that neighbours keep their distance. */
static void
paint_edge (const Painter           *painter,
            const cairo_rectangle_t *box,
            const DealItem          *item)
{
  double            width = snap_length (painter, item->edge_width);
  cairo_rectangle_t inside = { box->x + width / 2, box->y + width / 2, box->width - width,
                               box->height - width };

  if (inside.width <= 0 || inside.height <= 0)
    return;

  trace_rounded (painter->cr, &inside, MAX (item->radius - width / 2, 0), item->corners);
  deal_palette_set_source (painter->cr, painter->style, item->edge);
  cairo_set_line_width (painter->cr, width);
  set_dash (painter, item->dash, width);
  cairo_stroke (painter->cr);
}

static void
paint_rect (const Painter  *painter,
            const DealItem *item)
{
  cairo_rectangle_t box = snap_box (painter, &item->box);

  if (deal_palette_has (painter->style, item->fill))
    {
      trace_rounded (painter->cr, &box, item->radius, item->corners);
      deal_palette_set_source (painter->cr, painter->style, item->fill);
      cairo_fill (painter->cr);
    }
  if (item->hatch != DEAL_HATCH_NONE)
    paint_hatch (painter, &box, item);
  if (deal_palette_has (painter->style, item->edge))
    paint_edge (painter, &box, item);
}

static void
trace_points (const Painter  *painter,
              const DealItem *item,
              double          width)
{
  const double *points = (const double *) item->points->data;
  gboolean      is_upright = item->box.width == 0 || item->box.height == 0;

  for (guint i = 0; i + 1 < item->points->len; i += 2)
    {
      double x = points[i];
      double y = points[i + 1];

      /* A straight line along the axes covers whole pixels. */
      if (is_upright && painter->snaps)
        {
          x -= width / 2;
          y -= width / 2;
          snap (painter, &x, &y);
          x += width / 2;
          y += width / 2;
        }
      if (i == 0)
        cairo_move_to (painter->cr, x, y);
      else
        cairo_line_to (painter->cr, x, y);
    }
}

static void
paint_line (const Painter  *painter,
            const DealItem *item)
{
  gboolean is_upright = item->box.width == 0 || item->box.height == 0;
  double   edge = item->edge_width;
  double   width = is_upright ? snap_length (painter, edge) : edge;

  trace_points (painter, item, width);
  deal_palette_set_source (painter->cr, painter->style, item->edge);
  cairo_set_line_width (painter->cr, width);
  cairo_set_line_join (painter->cr, CAIRO_LINE_JOIN_ROUND);
  set_dash (painter, item->dash, width);
  cairo_stroke (painter->cr);
}

static void
paint_area (const Painter  *painter,
            const DealItem *item)
{
  guint32 rgb = deal_palette_get (painter->style, item->fill);

  trace_points (painter, item, 0);
  cairo_close_path (painter->cr);
  cairo_set_source_rgba (painter->cr, (rgb >> 16 & 0xff) / 255.0,
                         (rgb >> 8 & 0xff) / 255.0, (rgb & 0xff) / 255.0, item->opacity);
  cairo_fill (painter->cr);
}

/* One link for each line that it runs over. */
static void
paint_links (const Painter  *painter,
             const DealItem *item,
             PangoLayout    *layout)
{
  for (guint i = 0; i < item->links->len; i++)
    {
      const DealLink  *link = &g_array_index (item->links, DealLink, i);
      PangoLayoutIter *iter = pango_layout_get_iter (layout);

      do
        {
          PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
          PangoRectangle   extents;
          g_autofree int  *ranges = NULL;
          int              n_ranges;

          if (line->start_index + line->length <= (int) link->start ||
              line->start_index >= (int) (link->start + link->length))
            continue;
          pango_layout_iter_get_line_extents (iter, NULL, &extents);
          pango_layout_line_get_x_ranges (line, (int) link->start,
                                          (int) (link->start + link->length), &ranges,
                                          &n_ranges);
          for (int k = 0; k < n_ranges; k++)
            {
              char             rect[4][G_ASCII_DTOSTR_BUF_SIZE];
              g_autofree char *attributes = NULL;
              g_autofree char *uri = g_uri_escape_bytes (
                (const guint8 *) link->uri, strlen (link->uri), ":/?#[]@!$&()*+,;=%-._~");

              g_ascii_dtostr (rect[0], sizeof rect[0],
                              item->origin_x + ranges[2 * k] / (double) PANGO_SCALE);
              g_ascii_dtostr (rect[1], sizeof rect[1],
                              item->origin_y + extents.y / (double) PANGO_SCALE);
              g_ascii_dtostr (rect[2], sizeof rect[2],
                              (ranges[2 * k + 1] - ranges[2 * k]) / (double) PANGO_SCALE);
              g_ascii_dtostr (rect[3], sizeof rect[3],
                              extents.height / (double) PANGO_SCALE);
              attributes = g_strdup_printf ("rect=[%s %s %s %s] uri='%s'", rect[0],
                                            rect[1], rect[2], rect[3], uri);
              cairo_tag_begin (painter->cr, CAIRO_TAG_LINK, attributes);
              cairo_tag_end (painter->cr, CAIRO_TAG_LINK);
            }
        }
      while (pango_layout_iter_next_line (iter));
      pango_layout_iter_free (iter);
    }
}

static void
paint_text (const Painter  *painter,
            const DealItem *item)
{
  cairo_t     *cr = painter->cr;
  PangoLayout *layout = deal_fonts_get_layout (item->font, item->text, item->n_bold,
                                               item->wrap);

  cairo_save (cr);
  cairo_translate (cr, item->origin_x, item->origin_y);
  if (item->angle != 0)
    {
      cairo_rotate (cr, -item->angle * G_PI / 180);
      cairo_translate (cr, 0, -deal_fonts_get_height (item->font));
      layout = deal_fonts_get_layout (item->font, item->text, item->n_bold, item->wrap);
    }

  if (deal_palette_has (painter->style, item->halo))
    {
      cairo_new_path (cr);
      pango_cairo_layout_path (cr, layout);
      deal_palette_set_source (cr, painter->style, item->halo);
      cairo_set_dash (cr, NULL, 0, 0);
      cairo_set_line_width (cr, 4);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      cairo_stroke (cr);
    }
  cairo_move_to (cr, 0, 0);
  deal_palette_set_source (cr, painter->style, item->fill);
  pango_cairo_show_layout (cr, layout);
  cairo_new_path (cr);
  cairo_restore (cr);

  if (painter->links && item->links != NULL)
    paint_links (painter, item, layout);
}

static void
paint_glyph (const Painter  *painter,
             const DealItem *item)
{
  deal_palette_set_source (painter->cr, painter->style, item->fill);
  cairo_set_dash (painter->cr, NULL, 0, 0);
  cairo_set_line_cap (painter->cr, CAIRO_LINE_CAP_BUTT);
  deal_glyph_paint (item->glyph, painter->cr, &item->box);
}

/**
 * deal_scene_paint:
 * @scene: the scene
 * @cr: where to draw; left as it was found
 * @style: the colours
 *
 * Draws every item.  It cannot fail: whoever made @cr asks cairo_status() once,
 * at the end.
 */
void
deal_scene_paint (const DealScene *scene,
                  cairo_t         *cr,
                  DealStyle        style)
{
  cairo_surface_type_t type = cairo_surface_get_type (cairo_get_group_target (cr));
  Painter              painter = {
                 .cr = cr,
                 .style = style,
                 .snaps = type != CAIRO_SURFACE_TYPE_PDF &&
                          type != CAIRO_SURFACE_TYPE_SVG,
                 .links = type == CAIRO_SURFACE_TYPE_PDF,
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
          paint_text (&painter, item);
          break;
        case DEAL_ITEM_GLYPH:
          paint_glyph (&painter, item);
          break;
        }
    }
  cairo_restore (cr);
}
