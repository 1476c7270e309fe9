/* deal-scene.h: a laid-out figure as a list of shapes and texts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/deal-fonts.h"
#include "chart/deal-glyph.h"
#include "chart/deal-palette.h"

G_BEGIN_DECLS

typedef enum
{
  DEAL_ITEM_RECT,
  DEAL_ITEM_LINE, /* open, through points */
  DEAL_ITEM_AREA, /* closed, through points */
  DEAL_ITEM_TEXT,
  DEAL_ITEM_GLYPH,
} DealItemKind;

typedef enum
{
  DEAL_HATCH_NONE,
  DEAL_HATCH_OLD, /* rises to the right, so that the sides differ in grey */
  DEAL_HATCH_NEW, /* falls to the right */
} DealHatch;

typedef enum
{
  DEAL_DASH_NONE,
  DEAL_DASH_DASHES,
  DEAL_DASH_DOTS,
} DealDash;

enum
{
  DEAL_CORNER_TOP_LEFT = 1 << 0,
  DEAL_CORNER_TOP_RIGHT = 1 << 1,
  DEAL_CORNER_BOTTOM_RIGHT = 1 << 2,
  DEAL_CORNER_BOTTOM_LEFT = 1 << 3,
  DEAL_CORNER_ALL = 15,
};

typedef struct
{
  gsize       start; /* bytes into the text */
  gsize       length;
  const char *uri; /* lives as long as the deal; "#NAME": a place in a document */
} DealLink;

/**
 * DealItem:
 * @box: what it takes; for lines and areas what their points take
 * @fill: of a shape, or the colour of a text or glyph
 * @edge: line around a shape, or the colour of a line and of the hatch
 * @text: plain; never markup
 * @halo: painted around a text that gridlines pass
 * @angle: degrees that a text is turned about @origin_x, @origin_y
 * @wrap: the width at which a text breaks; 0: nowhere
 * @n_bold: bytes of the text that are bold
 */
typedef struct
{
  DealItemKind      kind;
  cairo_rectangle_t box;
  DealColour        fill;
  DealColour        edge;
  double            edge_width;
  double            opacity;
  gboolean          fades; /* a rectangle: from nothing at its left to its fill */
  DealDash          dash;
  DealHatch         hatch;
  double            radius;
  guint             corners;
  GArray           *points; /* double x, y, x, y …; nullable */
  char             *text;
  DealFont          font;
  gsize             n_bold;
  double            wrap;
  double            angle;
  double            origin_x;
  double            origin_y;
  DealColour        halo;
  const GArray     *links; /* DealLink; nullable, not owned */
  DealGlyph         glyph;
} DealItem;

/* A second place of a mark, as its entry in a list. */
typedef struct
{
  gsize             mark;
  cairo_rectangle_t area;
} DealEcho;

/**
 * DealScene:
 *
 * The one geometry of a figure in a frame: painting, picking, the smallest
 * font and the tests all read it.  Later items lie on top.  What @clips is cut
 * off at the edges of the frame, as a window cuts off what it scrolls.
 */
typedef struct
{
  double          width;
  double          height;
  gboolean        clips;
  GPtrArray      *items;  /* DealItem */
  GArray         *areas;  /* cairo_rectangle_t, one per mark; width 0: not shown */
  GArray         *echoes; /* DealEcho: where else marks can be pointed at; nullable */
  GHashTable     *notes;  /* mark → char *; nullable */
  gatomicrefcount ref_count;
} DealScene;

DealScene *deal_scene_new (double width, double height, gsize n_marks);
DealScene *deal_scene_ref (DealScene *scene);
void       deal_scene_unref (DealScene *scene);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DealScene, deal_scene_unref)

DealItem *deal_scene_add_rect (
  DealScene *scene, double x, double y, double width, double height, DealColour fill);
double    deal_dash_get_pair (double width);
DealItem *deal_scene_add_line (DealScene *scene,
                               double     x1,
                               double     y1,
                               double     x2,
                               double     y2,
                               double     width,
                               DealColour colour);
DealItem *deal_scene_add_path (DealScene *scene, DealItemKind kind, DealColour colour);
void      deal_item_add_point (DealItem *item, double x, double y);
void      deal_item_thin_out (DealItem *item);
DealItem *deal_scene_add_glyph (
  DealScene *scene, DealGlyph glyph, double x, double y, double size, DealColour colour);
DealItem *deal_scene_add_text (DealScene  *scene,
                               DealFont    font,
                               DealColour  colour,
                               const char *text,
                               double      x,
                               double      y,
                               double      anchor);
DealItem *deal_scene_add_paragraph (DealScene  *scene,
                                    DealFont    font,
                                    DealColour  colour,
                                    const char *text,
                                    gsize       n_bold,
                                    double      x,
                                    double      y,
                                    double      width);
DealItem *deal_scene_add_turned_text (DealScene  *scene,
                                      DealFont    font,
                                      DealColour  colour,
                                      const char *text,
                                      double      x,
                                      double      y,
                                      double      angle);
void      deal_scene_set_area (
       DealScene *scene, gsize mark, double x, double y, double width, double height);
void deal_scene_add_echo (
  DealScene *scene, gsize mark, double x, double y, double width, double height);

gssize
deal_scene_pick (const DealScene *scene, double x, double y, cairo_rectangle_t *area);

void        deal_scene_take_note (DealScene *scene, gsize mark, char *note);
const char *deal_scene_get_note (const DealScene *scene, gsize mark);

void   deal_scene_paint (const DealScene *scene,
                         cairo_t         *cr,
                         DealStyle        style,
                         gboolean         few_shades);
void   deal_scene_paint_links (const DealScene *scene, cairo_t *cr);
double deal_scene_get_smallest_font (const DealScene *scene);
void   deal_links_paint (const GArray *links,
                         cairo_t      *cr,
                         PangoLayout  *layout,
                         double        unit,
                         double        x,
                         double        y);

G_END_DECLS
