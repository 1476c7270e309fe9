/* deal-scene-text.c: the texts of a scene, with their halos and links
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <pango/pangocairo.h>
#include <string.h>

#include "chart/deal-scene-private.h"

/* Around a text, in the layout's units. */
#define HALO_WIDTH 2.0

/* What follows a “#” is the name of a place in the same document. */
static char *
write_target (const char *uri)
{
  g_autofree char *escaped = g_uri_escape_bytes ((const guint8 *) uri, strlen (uri),
                                                 ":/?#[]@!$&()*+,;=%-._~");

  if (escaped[0] == '#')
    return g_strdup_printf ("dest='%s'", escaped + 1);

  return g_strdup_printf ("uri='%s'", escaped);
}

/**
 * deal_links_paint:
 * @links: (element-type DealLink): of the text
 * @cr: of a PDF, in units of @x and @y
 * @layout: the text
 * @unit: units of @cr that a Pango unit of @layout is
 * @x: of the corner at which @layout was shown
 * @y: likewise
 *
 * Lays a link over each line that one runs over.  Cairo 1.16 reads numbers as
 * the locale writes them, so the calling thread must write them as C does.
 */
void
deal_links_paint (const GArray *links,
                  cairo_t      *cr,
                  PangoLayout  *layout,
                  double        unit,
                  double        x,
                  double        y)
{
  for (guint i = 0; i < links->len; i++)
    {
      const DealLink  *link = &g_array_index (links, DealLink, i);
      PangoLayoutIter *iter = pango_layout_get_iter (layout);
      g_autofree char *target = write_target (link->uri);

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

              g_ascii_dtostr (rect[0], sizeof rect[0],
                              x + ranges[2 * k] * unit);
              g_ascii_dtostr (rect[1], sizeof rect[1],
                              y + extents.y * unit);
              g_ascii_dtostr (rect[2], sizeof rect[2],
                              (ranges[2 * k + 1] - ranges[2 * k]) * unit);
              g_ascii_dtostr (rect[3], sizeof rect[3],
                              extents.height * unit);
              attributes = g_strdup_printf ("rect=[%s %s %s %s] %s", rect[0],
                                            rect[1], rect[2], rect[3], target);
              cairo_tag_begin (cr, CAIRO_TAG_LINK, attributes);
              cairo_tag_end (cr, CAIRO_TAG_LINK);
            }
        }
      while (pango_layout_iter_next_line (iter));
      pango_layout_iter_free (iter);
    }
}

/* What the letters cover in units of their layout, which begins at the origin. */
static cairo_rectangle_t
get_ink_box (PangoLayout *layout,
             double       margin)
{
  PangoRectangle ink;

  pango_layout_get_extents (layout, &ink, NULL);

  return (cairo_rectangle_t){ ink.x / (double) PANGO_SCALE - margin,
                              ink.y / (double) PANGO_SCALE - margin,
                              ink.width / (double) PANGO_SCALE + 2 * margin,
                              ink.height / (double) PANGO_SCALE + 2 * margin };
}

/* Whether @item shows in @box under a halo of that colour. */
static gboolean
shows_under (const DealItem          *item,
             const cairo_rectangle_t *box,
             DealColour               halo)
{
  double edge = item->edge_width;

  if (item->kind == DEAL_ITEM_RECT && item->fill == halo &&
      item->edge == DEAL_COLOUR_NONE && item->hatch == DEAL_HATCH_NONE)
    return FALSE;

  return item->box.x - edge < box->x + box->width &&
         item->box.x + item->box.width + edge > box->x &&
         item->box.y - edge < box->y + box->height &&
         item->box.y + item->box.height + edge > box->y;
}

/* A halo is dear to paint, and most letters stand on plain ground. */
static gboolean
needs_halo (const DealPainter *painter,
            guint              index,
            PangoLayout       *layout)
{
  const GPtrArray  *items = painter->scene->items;
  const DealItem   *text = items->pdata[index];
  double            scale = deal_fonts_get_scale (text->font);
  cairo_rectangle_t ink = get_ink_box (layout, HALO_WIDTH / scale);
  cairo_rectangle_t box = { text->origin_x + ink.x * scale,
                            text->origin_y + ink.y * scale, ink.width * scale,
                            ink.height * scale };

  if (!deal_palette_has (painter->style, text->halo))
    return FALSE;

  for (guint i = 0; i < index; i++)
    if (shows_under (items->pdata[i], text->angle == 0 ? &box : &text->box, text->halo))
      return TRUE;

  return FALSE;
}

/* @width is in the layout's units, as everything here. */
static void
paint_halo (const DealPainter *painter,
            DealColour         colour,
            PangoLayout       *layout,
            double             width)
{
  cairo_rectangle_t box = get_ink_box (layout, width);
  DealShades        shades;
  cairo_t          *cr = deal_painter_begin (painter, &shades, &box, colour);

  cairo_new_path (cr);
  pango_cairo_layout_path (cr, layout);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_width (cr, 2 * width);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  deal_painter_stroke_coarsely (painter, cr);
  deal_shades_end (&shades);
}

static void
paint_letters (const DealPainter *painter,
               DealColour         colour,
               PangoLayout       *layout)
{
  cairo_rectangle_t box = get_ink_box (layout, 0);
  DealShades        shades = { .cr = painter->cr };
  cairo_t          *cr = painter->cr;

  /* Letters of the machine's fonts may bring colours of their own. */
  if (deal_fonts_is_bundled (layout))
    cr = deal_painter_begin (painter, &shades, &box, colour);
  else
    deal_palette_set_source (cr, painter->style, colour);
  cairo_move_to (cr, 0, 0);
  pango_cairo_show_layout (cr, layout);
  deal_shades_end (&shades);
}

void
deal_painter_paint_text (const DealPainter *painter,
                         guint              index)
{
  const DealItem *item = painter->scene->items->pdata[index];
  cairo_t        *cr = painter->cr;
  double          height = item->angle != 0 ? deal_fonts_get_height (item->font) : 0;
  double          scale = deal_fonts_get_scale (item->font);
  PangoLayout    *layout = deal_fonts_get_layout (item->font, item->text, item->n_bold,
                                                  item->wrap);

  cairo_save (cr);
  cairo_translate (cr, item->origin_x, item->origin_y);
  if (item->angle != 0)
    {
      cairo_rotate (cr, -item->angle * G_PI / 180);
      cairo_translate (cr, 0, -height);
    }
  cairo_scale (cr, scale, scale);

  if (needs_halo (painter, index, layout))
    paint_halo (painter, item->halo, layout, HALO_WIDTH / scale);
  paint_letters (painter, item->fill, layout);
  cairo_new_path (cr);
  cairo_restore (cr);
}

/**
 * deal_scene_paint_links:
 * @scene: a scene
 * @cr: of a PDF, in the scene's units
 *
 * Lays the links of its texts over what deal_scene_paint() has drawn.  They are no
 * part of the picture: in a tagged document a picture holds nothing else.
 */
void
deal_scene_paint_links (const DealScene *scene,
                        cairo_t         *cr)
{
  for (guint i = 0; i < scene->items->len; i++)
    {
      const DealItem *item = scene->items->pdata[i];
      PangoLayout    *layout;

      if (item->kind != DEAL_ITEM_TEXT || item->links == NULL)
        continue;
      layout = deal_fonts_get_layout (item->font, item->text, item->n_bold, item->wrap);
      deal_links_paint (item->links, cr, layout,
                        deal_fonts_get_scale (item->font) / PANGO_SCALE, item->origin_x,
                        item->origin_y);
    }
}
