/* test-contrast.c: the colours that figures really draw side by side can be told apart
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "chart/deal-figure-private.h"
#include "chart/deal-scene-private.h"
#include "drawn-figures.h"

/* Pixels a unit: the thinnest stem of a letter covers whole ones. */
#define SCALE 2

/* How far from a pixel of an item what is beside it is looked for: past the
 * shades of a smooth edge. */
#define REACH 4

/* Source: WCAG 2.1, 1.4.3 and 1.4.11. */
#define LEAST_OF_TEXT 4.5
#define LEAST_OF_MARK 3.0

/* A gridline may pass behind a letter, a low bar stands on the axis, and totals that
 * agree run along each other. */
#define SHARE_OF_TEXT 0.97
#define SHARE_OF_MARK 0.33

/* In units: less is no more than the joint of two others. */
#define LEAST_LENGTH 3

/* A figure while it is drawn item by item. */
typedef struct
{
  const DealScene *scene;
  DealStyle        style;
  cairo_surface_t *surface;
  cairo_t         *cr;
  int              width;
  int              height;
  guint32         *before;
  guint32         *after;
  const char      *name; /* for messages */
  gsize            n_texts;
  gsize            n_marks;
} Canvas;

/* The pixels that an item may touch. */
typedef struct
{
  int left;
  int top;
  int right;
  int bottom;
} Box;

static guint32
get_pixel (const guint32 *pixels,
           const Canvas  *canvas,
           int            x,
           int            y)
{
  return pixels[(gsize) y * (gsize) canvas->width + (gsize) x];
}

/* Takes over what has been drawn in @box. */
static void
read_pixels (Canvas *canvas,
             Box     box)
{
  const guint8 *data;
  gsize         stride = (gsize) cairo_image_surface_get_stride (canvas->surface);

  cairo_surface_flush (canvas->surface);
  data = cairo_image_surface_get_data (canvas->surface);
  for (int y = box.top; y < box.bottom; y++)
    {
      const guint32 *row = (const guint32 *) (gconstpointer) (data + (gsize) y * stride);

      for (int x = box.left; x < box.right; x++)
        {
          gsize at = (gsize) y * (gsize) canvas->width + (gsize) x;

          canvas->before[at] = canvas->after[at];
          canvas->after[at] = row[x] & 0xffffff;
        }
    }
}

static void
paint (Canvas *canvas,
       guint   index)
{
  DealItem   *item = canvas->scene->items->pdata[index];
  DealPainter painter = { .scene = canvas->scene,
                          .cr = canvas->cr,
                          .style = canvas->style,
                          .snaps = TRUE };
  gpointer    only[] = { item };
  GPtrArray   items = { only, 1 };
  DealScene   scene = *canvas->scene;

  /* A halo hangs on what lies below. */
  if (item->kind == DEAL_ITEM_TEXT)
    {
      deal_painter_paint_text (&painter, index);
      return;
    }

  scene.items = &items;
  deal_scene_paint (&scene, canvas->cr, canvas->style, FALSE);
}

static Box
get_box (const Canvas   *canvas,
         const DealItem *item)
{
  double margin = item->edge_width + 2;

  return (Box){
    CLAMP ((int) ((item->box.x - margin) * SCALE) - REACH, 0, canvas->width),
    CLAMP ((int) ((item->box.y - margin) * SCALE) - REACH, 0, canvas->height),
    CLAMP ((int) ((item->box.x + item->box.width + margin) * SCALE) + REACH, 0,
           canvas->width),
    CLAMP ((int) ((item->box.y + item->box.height + margin) * SCALE) + REACH, 0,
           canvas->height),
  };
}

/* What is beside a pixel of the colour @own in one direction: what the item left
 * as it was, or its halo.  FALSE: more of the item. */
static gboolean
find_beside (const Canvas *canvas,
             guint32       own,
             guint32       halo,
             int           x,
             int           y,
             int           dx,
             int           dy,
             guint32      *beside)
{
  for (int i = 1; i <= REACH; i++)
    {
      int     px = x + i * dx;
      int     py = y + i * dy;
      guint32 now;

      if (px < 0 || py < 0 || px >= canvas->width || py >= canvas->height)
        return FALSE;
      now = get_pixel (canvas->after, canvas, px, py);
      if (now == own)
        return FALSE;
      if (now == get_pixel (canvas->before, canvas, px, py) || now == halo)
        {
          *beside = now;
          return TRUE;
        }
    }

  return FALSE;
}

/* How much of the outline of what is drawn in @colour has at least @least against
 * what is beside it; @worst is the colour that most of the rest is beside. */
static double
get_share (const Canvas   *canvas,
           const DealItem *item,
           DealColour      colour,
           double          least,
           guint32        *worst)
{
  static const int directions[][2] = { { 1, 0 }, { -1, 0 }, { 0, 1 }, { 0, -1 } };
  Box              box = get_box (canvas, item);
  guint32          own = deal_palette_get (canvas->style, colour);
  guint32          halo = item->kind == DEAL_ITEM_TEXT && item->halo != DEAL_COLOUR_NONE
                            ? deal_palette_get (canvas->style, item->halo)
                            : own;
  gsize            n = 0;
  gsize            n_enough = 0;

  for (int y = box.top; y < box.bottom; y++)
    for (int x = box.left; x < box.right; x++)
      {
        guint32 beside;

        if (get_pixel (canvas->after, canvas, x, y) != own ||
            get_pixel (canvas->before, canvas, x, y) == own)
          continue;
        for (gsize i = 0; i < G_N_ELEMENTS (directions); i++)
          {
            if (!find_beside (canvas, own, halo, x, y, directions[i][0], directions[i][1],
                              &beside))
              continue;
            n++;
            if (deal_palette_get_contrast (own, beside) >= least)
              n_enough++;
            else
              *worst = beside;
          }
      }

  return n > 0 ? (double) n_enough / (double) n : -1;
}

static void
check_text (Canvas         *canvas,
            const DealItem *item)
{
  guint32 worst = 0;
  double  share = get_share (canvas, item, item->fill, LEAST_OF_TEXT, &worst);

  if (share < 0)
    return;
  canvas->n_texts++;
  if (share < SHARE_OF_TEXT)
    g_error ("%s: “%s”: %06x on %06x has %.2f, and so has %.0f %% of it", canvas->name,
             item->text, deal_palette_get (canvas->style, item->fill), worst,
             deal_palette_get_contrast (deal_palette_get (canvas->style, item->fill),
                                        worst),
             (1 - share) * 100);
}

/* Gridlines and rules help the eye and say nothing; so do tints below a hatch or
 * a word. */
static gboolean
is_decoration (DealColour colour)
{
  switch ((int) colour)
    {
    case DEAL_COLOUR_NONE:
    case DEAL_COLOUR_GROUND:
    case DEAL_COLOUR_CARD:
    case DEAL_COLOUR_GRID:
    case DEAL_COLOUR_LINE:
    case DEAL_COLOUR_OLD_TINT:
    case DEAL_COLOUR_NEW_TINT:
      return TRUE;
    default:
      return FALSE;
    }
}

/* The ramp of the matrix ends in pale tiles, whose sign says what they are. */
static gboolean
is_pale (DealColour colour)
{
  return colour == DEAL_COLOUR_MIDDLE || colour == DEAL_COLOUR_LIGHT ||
         colour == DEAL_COLOUR_BARRED;
}

static gboolean
holds (const cairo_rectangle_t *outer,
       const cairo_rectangle_t *inner)
{
  double x = inner->x + inner->width / 2;
  double y = inner->y + inner->height / 2;

  return x >= outer->x - 1 && x <= outer->x + outer->width + 1 && y >= outer->y - 1 &&
         y <= outer->y + outer->height + 1;
}

/* Text and signs are checked themselves. */
static gboolean
has_sign (const Canvas *canvas,
          guint         index)
{
  const DealItem *tile = canvas->scene->items->pdata[index];

  for (guint i = index + 1; i < canvas->scene->items->len; i++)
    {
      const DealItem *item = canvas->scene->items->pdata[i];

      if ((item->kind == DEAL_ITEM_GLYPH || item->kind == DEAL_ITEM_TEXT) &&
          holds (&tile->box, &item->box))
        return TRUE;
    }

  return FALSE;
}

static void
check_mark (Canvas *canvas,
            guint   index)
{
  const DealItem  *item = canvas->scene->items->pdata[index];
  const DealColour colours[] = { item->fill, item->edge };
  double           best = 0;
  guint32          worst = 0;
  gboolean         is_checked = FALSE;

  /* A fade ends in the colour of the bar that it goes on from. */
  if (item->fades || item->opacity < 1)
    return;
  if (MAX (item->box.width, item->box.height) < LEAST_LENGTH)
    return;
  if (is_pale (item->fill) && has_sign (canvas, index))
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (colours); i++)
    {
      double share;

      if (is_decoration (colours[i]) || !deal_palette_has (canvas->style, colours[i]))
        continue;
      is_checked = TRUE;
      share = get_share (canvas, item, colours[i], LEAST_OF_MARK, &worst);
      /* Where it has no outline of its own, more of its colour is beside it. */
      best = MAX (best, share < 0 ? 1 : share);
    }
  if (!is_checked)
    return;
  canvas->n_marks++;
  if (best < SHARE_OF_MARK)
    g_error ("%s: item %u, of kind %d, colours %d and %d, at %.0f %.0f, %.0f×%.0f: "
             "beside %06x only %.0f %% of it are seen",
             canvas->name, index, item->kind, item->fill, item->edge, item->box.x,
             item->box.y, item->box.width, item->box.height, worst, best * 100);
}

static void
check_figure (const DealFigure *figure,
              const DealFrame  *frame,
              const char       *name)
{
  g_autoptr (DealScene) scene = deal_figure_get_scene (figure, frame);
  Canvas canvas = { .scene = scene,
                    .style = frame->style,
                    .width = (int) (frame->width * SCALE),
                    .height = (int) (frame->height * SCALE),
                    .name = name };

  canvas.surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, canvas.width,
                                               canvas.height);
  canvas.cr = cairo_create (canvas.surface);
  canvas.before = g_new0 (guint32, (gsize) canvas.width * (gsize) canvas.height);
  canvas.after = g_new0 (guint32, (gsize) canvas.width * (gsize) canvas.height);
  deal_palette_set_source (canvas.cr, frame->style,
                           frame->whole ? DEAL_COLOUR_GROUND : DEAL_COLOUR_CARD);
  cairo_paint (canvas.cr);
  cairo_scale (canvas.cr, SCALE, SCALE);
  read_pixels (&canvas, (Box){ 0, 0, canvas.width, canvas.height });
  for (guint i = 0; i < scene->items->len; i++)
    {
      const DealItem *item = scene->items->pdata[i];

      paint (&canvas, i);
      read_pixels (&canvas, get_box (&canvas, item));
      if (item->kind == DEAL_ITEM_TEXT)
        check_text (&canvas, item);
      else
        check_mark (&canvas, i);
    }
  g_assert_cmpuint (canvas.n_texts, >, 5);
  g_assert_cmpuint (canvas.n_marks, >, 2);
  g_free (canvas.before);
  g_free (canvas.after);
  cairo_destroy (canvas.cr);
  cairo_surface_destroy (canvas.surface);
}

/* The smallest preset and a window; the first choice in every preset. */
static void
check_style (gconstpointer data)
{
  DealStyle style = (DealStyle) GPOINTER_TO_INT (data);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DealFigure)
        figure = make_bundled_figure (cases[i].kind, cases[i].choice);

      for (gsize k = 0; k <= DEAL_N_PRESETS; k++)
        {
          DealFrame        frame = { 900, 640, style, FALSE, 1, FALSE, 0, 0, FALSE, 0 };
          double           scale;
          g_autofree char *name = NULL;

          if (k > 0 && k < DEAL_N_PRESETS && cases[i].choice[0] != '\0')
            continue;
          if (k < DEAL_N_PRESETS)
            deal_size_get_frame (&deal_preset_get (k)->size, style, &frame, &scale);
          name = g_strdup_printf ("%s “%s”, %s, %s",
                                  deal_figure_kind_to_name (cases[i].kind),
                                  cases[i].choice, deal_style_to_name (style),
                                  k < DEAL_N_PRESETS ? deal_preset_get (k)->name
                                                     : "window");
          check_figure (figure, &frame, name);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (int style = 0; style < DEAL_N_STYLES; style++)
    {
      g_autofree char *path = g_strconcat ("/contrast/",
                                           deal_style_to_name ((DealStyle) style), NULL);

      g_test_add_data_func (path, GINT_TO_POINTER (style), check_style);
    }

  return g_test_run ();
}
