/* deal-scene.c: a laid-out figure as a list of shapes and texts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "chart/deal-scene.h"

#include <math.h>

/* Room around a mark in which the pointer still means it. */
#define PICK_MARGIN 2.0

/* The width in which no two points can be told apart. */
#define COLUMN 1.0

static void
item_free (gpointer data)
{
  DealItem *item = data;

  g_clear_pointer (&item->points, g_array_unref);
  g_free (item->text);
  g_free (item);
}

/**
 * deal_scene_new:
 * @width: of the frame
 * @height: likewise
 * @n_marks: how many marks the figure has
 *
 * Returns: (transfer full): a scene without items
 */
DealScene *
deal_scene_new (double width,
                double height,
                gsize  n_marks)
{
  DealScene *scene = g_new0 (DealScene, 1);

  scene->width = width;
  scene->height = height;
  scene->items = g_ptr_array_new_with_free_func (item_free);
  scene->areas = g_array_sized_new (FALSE, TRUE, sizeof (cairo_rectangle_t),
                                    (guint) n_marks);
  g_array_set_size (scene->areas, (guint) n_marks);
  g_atomic_ref_count_init (&scene->ref_count);

  return scene;
}

DealScene *
deal_scene_ref (DealScene *scene)
{
  g_atomic_ref_count_inc (&scene->ref_count);

  return scene;
}

void
deal_scene_unref (DealScene *scene)
{
  if (!g_atomic_ref_count_dec (&scene->ref_count))
    return;

  g_ptr_array_unref (scene->items);
  g_array_unref (scene->areas);
  g_clear_pointer (&scene->echoes, g_array_unref);
  g_clear_pointer (&scene->notes, g_hash_table_unref);
  g_free (scene);
}

static DealItem *
add_item (DealScene   *scene,
          DealItemKind kind)
{
  DealItem *item = g_new0 (DealItem, 1);

  item->kind = kind;
  item->opacity = 1.0;
  item->edge_width = 1.0;
  g_ptr_array_add (scene->items, item);

  return item;
}

DealItem *
deal_scene_add_rect (DealScene *scene,
                     double     x,
                     double     y,
                     double     width,
                     double     height,
                     DealColour fill)
{
  DealItem *item = add_item (scene, DEAL_ITEM_RECT);

  item->box = (cairo_rectangle_t){ x, y, width, height };
  item->fill = fill;
  item->corners = DEAL_CORNER_ALL;

  return item;
}

/**
 * deal_scene_add_path:
 * @scene: the scene
 * @kind: %DEAL_ITEM_LINE or %DEAL_ITEM_AREA
 * @colour: of the line, or of the area's inside
 *
 * Returns: (transfer none): an item to which points are added
 */
DealItem *
deal_scene_add_path (DealScene   *scene,
                     DealItemKind kind,
                     DealColour   colour)
{
  DealItem *item = add_item (scene, kind);

  item->points = g_array_new (FALSE, FALSE, sizeof (double));
  if (kind == DEAL_ITEM_LINE)
    item->edge = colour;
  else
    item->fill = colour;

  return item;
}

void
deal_item_add_point (DealItem *item,
                     double    x,
                     double    y)
{
  cairo_rectangle_t *box = &item->box;

  if (item->points->len == 0)
    {
      *box = (cairo_rectangle_t){ x, y, 0, 0 };
    }
  else
    {
      double right = MAX (box->x + box->width, x);
      double bottom = MAX (box->y + box->height, y);

      box->x = MIN (box->x, x);
      box->y = MIN (box->y, y);
      box->width = right - box->x;
      box->height = bottom - box->y;
    }
  g_array_append_val (item->points, x);
  g_array_append_val (item->points, y);
}

/**
 * deal_item_thin_out:
 * @item: a line whose points go from left to right
 *
 * Keeps the first, the lowest, the highest and the last point of each column, which
 * is all that is seen of it.
 */
void
deal_item_thin_out (DealItem *item)
{
  double *points = (double *) (gpointer) item->points->data;
  gsize   n_points = item->points->len / 2;
  gsize   n = 0;

  for (gsize from = 0, to; from < n_points; from = to)
    {
      double column = floor (points[2 * from] / COLUMN);
      gsize  kept[4] = { from, from, from, from };

      for (to = from + 1;
           to < n_points && floor (points[2 * to] / COLUMN) == column; to++)
        {
          if (points[2 * to + 1] < points[2 * kept[1] + 1])
            kept[1] = to;
          if (points[2 * to + 1] > points[2 * kept[2] + 1])
            kept[2] = to;
          kept[3] = to;
        }
      if (kept[1] > kept[2])
        {
          gsize later = kept[1];

          kept[1] = kept[2];
          kept[2] = later;
        }
      /* They ascend, so none is overwritten before it is read. */
      for (gsize k = 0; k < G_N_ELEMENTS (kept); k++)
        {
          if (k > 0 && kept[k] == kept[k - 1])
            continue;
          points[2 * n] = points[2 * kept[k]];
          points[2 * n + 1] = points[2 * kept[k] + 1];
          n++;
        }
    }
  g_array_set_size (item->points, (guint) (2 * n));
}

DealItem *
deal_scene_add_line (DealScene *scene,
                     double     x1,
                     double     y1,
                     double     x2,
                     double     y2,
                     double     width,
                     DealColour colour)
{
  DealItem *item = deal_scene_add_path (scene, DEAL_ITEM_LINE, colour);

  deal_item_add_point (item, x1, y1);
  deal_item_add_point (item, x2, y2);
  item->edge_width = width;

  return item;
}

DealItem *
deal_scene_add_glyph (DealScene *scene,
                      DealGlyph  glyph,
                      double     x,
                      double     y,
                      double     size,
                      DealColour colour)
{
  DealItem *item = add_item (scene, DEAL_ITEM_GLYPH);

  item->box = (cairo_rectangle_t){ x, y, size, size };
  item->fill = colour;
  item->glyph = glyph;

  return item;
}

/**
 * deal_scene_add_text:
 * @scene: the scene
 * @font: the font
 * @colour: of the letters
 * @text: one line, plain
 * @x: where @anchor of its width stands
 * @y: its top
 * @anchor: 0 puts the left edge at @x, 0.5 the middle, 1 the right edge
 *
 * Returns: (transfer none): the item, whose box says what it takes
 */
DealItem *
deal_scene_add_text (DealScene  *scene,
                     DealFont    font,
                     DealColour  colour,
                     const char *text,
                     double      x,
                     double      y,
                     double      anchor)
{
  DealItem *item = deal_scene_add_paragraph (scene, font, colour, text, 0, x, y, 0);

  item->box.x -= item->box.width * anchor;
  item->origin_x = item->box.x;

  return item;
}

/**
 * deal_scene_add_paragraph:
 * @scene: the scene
 * @font: the font
 * @colour: of the letters
 * @text: plain
 * @n_bold: how many bytes from its start are bold
 * @x: left edge
 * @y: top
 * @width: where lines break; 0: nowhere
 *
 * Returns: (transfer none): the item, whose box says what it takes
 */
DealItem *
deal_scene_add_paragraph (DealScene  *scene,
                          DealFont    font,
                          DealColour  colour,
                          const char *text,
                          gsize       n_bold,
                          double      x,
                          double      y,
                          double      width)
{
  DealItem *item = add_item (scene, DEAL_ITEM_TEXT);

  item->font = font;
  item->fill = colour;
  item->text = g_strdup (text);
  item->n_bold = n_bold;
  item->wrap = width;
  item->origin_x = item->box.x = x;
  item->origin_y = item->box.y = y;
  deal_fonts_measure (font, text, n_bold, width, &item->box.width, &item->box.height);

  return item;
}

/**
 * deal_scene_add_turned_text:
 * @scene: the scene
 * @font: the font
 * @colour: of the letters
 * @text: one line, plain
 * @x: the left end of its bottom edge, about which it is turned
 * @y: likewise
 * @angle: degrees against the clock, 0 to 90
 *
 * Returns: (transfer none): the item, whose box holds the turned text
 */
DealItem *
deal_scene_add_turned_text (DealScene  *scene,
                            DealFont    font,
                            DealColour  colour,
                            const char *text,
                            double      x,
                            double      y,
                            double      angle)
{
  DealItem *item = deal_scene_add_paragraph (scene, font, colour, text, 0, x, y, 0);
  double    c = cos (angle * G_PI / 180);
  double    s = sin (angle * G_PI / 180);
  double    width = item->box.width;
  double    height = item->box.height;

  item->angle = angle;
  item->box.x = x - height * s;
  item->box.width = width * c + height * s;
  item->box.height = width * s + height * c;
  item->box.y = y - item->box.height;

  return item;
}

void
deal_scene_set_area (DealScene *scene,
                     gsize      mark,
                     double     x,
                     double     y,
                     double     width,
                     double     height)
{
  g_return_if_fail (mark < scene->areas->len);

  g_array_index (scene->areas, cairo_rectangle_t,
                 mark) = (cairo_rectangle_t){ x, y, width, height };
}

/**
 * deal_scene_add_echo:
 * @scene: the scene
 * @mark: a mark
 * @x: where else it can be pointed at
 * @y: likewise
 * @width: likewise
 * @height: likewise
 *
 * The keys go to the area of the mark alone.
 */
void
deal_scene_add_echo (DealScene *scene,
                     gsize      mark,
                     double     x,
                     double     y,
                     double     width,
                     double     height)
{
  DealEcho echo = { mark, { x, y, width, height } };

  if (scene->echoes == NULL)
    scene->echoes = g_array_new (FALSE, FALSE, sizeof (DealEcho));
  g_array_append_val (scene->echoes, echo);
}

static double
get_distance (const cairo_rectangle_t *box,
              double                   x,
              double                   y)
{
  double dx = MAX (MAX (box->x - x, x - box->x - box->width), 0);
  double dy = MAX (MAX (box->y - y, y - box->y - box->height), 0);

  return MAX (dx, dy);
}

/**
 * deal_scene_pick:
 * @scene: the scene
 * @x: a place
 * @y: likewise
 * @area: (out): what is there
 *
 * Returns: the mark there, or very near; -1: none
 */
gssize
deal_scene_pick (const DealScene   *scene,
                 double             x,
                 double             y,
                 cairo_rectangle_t *area)
{
  gssize nearest = -1;
  double best = PICK_MARGIN;

  for (guint i = 0; i < scene->areas->len; i++)
    {
      const cairo_rectangle_t *box = &g_array_index (scene->areas, cairo_rectangle_t, i);
      double                   distance;

      if (box->width <= 0 || box->height <= 0)
        continue;
      distance = get_distance (box, x, y);
      if (distance >= best)
        continue;
      best = distance;
      nearest = (gssize) i;
      *area = *box;
    }
  for (guint i = 0; scene->echoes != NULL && best > 0 && i < scene->echoes->len; i++)
    {
      const DealEcho *echo = &g_array_index (scene->echoes, DealEcho, i);

      if (get_distance (&echo->area, x, y) > 0)
        continue;
      best = 0;
      nearest = (gssize) echo->mark;
      *area = echo->area;
    }

  return nearest;
}

/**
 * deal_scene_get_smallest_font:
 * @scene: the scene
 *
 * Returns: the size of its smallest letters in the layout's units; 0 if there
 *   is no text
 */
double
deal_scene_get_smallest_font (const DealScene *scene)
{
  double smallest = 0;

  for (guint i = 0; i < scene->items->len; i++)
    {
      const DealItem *item = scene->items->pdata[i];

      if (item->kind == DEAL_ITEM_TEXT && (smallest == 0 || item->font.size < smallest))
        smallest = item->font.size;
    }

  return smallest;
}

/**
 * deal_scene_take_note:
 * @scene: the scene
 * @mark: a mark
 * @note: (transfer full) (nullable): what this layout makes of the mark, beyond what
 *   its label says, in sentences
 */
void
deal_scene_take_note (DealScene *scene,
                      gsize      mark,
                      char      *note)
{
  if (note == NULL)
    return;
  if (scene->notes == NULL)
    scene->notes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_hash_table_insert (scene->notes, GSIZE_TO_POINTER (mark), note);
}

/* (nullable) */
const char *
deal_scene_get_note (const DealScene *scene,
                     gsize            mark)
{
  return scene->notes != NULL
           ? g_hash_table_lookup (scene->notes, GSIZE_TO_POINTER (mark))
           : NULL;
}
