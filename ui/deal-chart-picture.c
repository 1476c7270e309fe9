/* deal-chart-picture.c: the kept drawing of a figure, and what is drawn over it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-chart-picture.h"

#include <math.h>

#include "chart/deal-palette.h"

#define RING_WIDTH 2
#define RING_OFFSET 2
#define RING_RADIUS 8

/* How much ink lies over a period that the pointer is in. */
#define TINT 0.055f

/* The selected row. */
#define SELECTED_ALPHA 0.14f
#define SELECTED_EDGE 3

/* Of the crosshair. */
#define DASH 3.0f

void
deal_chart_picture_init (DealChartPicture *picture)
{
  *picture = (DealChartPicture){ 0 };
  picture->areas = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_t));
  picture->pointed = -1;
}

void
deal_chart_picture_clear (DealChartPicture *picture)
{
  deal_chart_picture_set_figure (picture, NULL);
  g_clear_pointer (&picture->areas, g_array_unref);
}

/**
 * deal_chart_picture_set_figure:
 * @picture: a picture
 * @figure: (nullable): what it draws from now on
 *
 * Forgets the drawing of what was there before.
 */
void
deal_chart_picture_set_figure (DealChartPicture *picture,
                               DealFigure       *figure)
{
  g_clear_pointer (&picture->node, gsk_render_node_unref);
  g_array_set_size (picture->areas, 0);
  picture->pointed = -1;
  g_clear_pointer (&picture->figure, deal_figure_unref);
  if (figure != NULL)
    picture->figure = deal_figure_ref (figure);
}

static gboolean
frames_are_equal (const DealFrame *a,
                  const DealFrame *b)
{
  return a->width == b->width && a->height == b->height && a->style == b->style &&
         a->whole == b->whole && a->thumbnail == b->thumbnail &&
         a->text_scale == b->text_scale && a->scroll_x == b->scroll_x &&
         a->scroll_y == b->scroll_y;
}

/**
 * deal_chart_picture_update:
 * @picture: a picture with a figure
 * @frame: where and how it is drawn
 *
 * Draws the figure, unless the kept drawing is of this frame.
 */
void
deal_chart_picture_update (DealChartPicture *picture,
                           const DealFrame  *frame)
{
  cairo_t *cr;

  if (picture->node != NULL && frames_are_equal (&picture->frame, frame))
    return;

  g_clear_pointer (&picture->node, gsk_render_node_unref);
  picture->frame = *frame;
  picture->node = gsk_cairo_node_new (
    &GRAPHENE_RECT_INIT (0, 0, (float) frame->width, (float) frame->height));
  cr = gsk_cairo_node_get_draw_context (picture->node);
  deal_figure_draw (picture->figure, cr, frame);
  cairo_destroy (cr);
  picture->n_draws++;
  picture->pointed = -1;

  g_array_set_size (picture->areas, 0);
  for (gsize i = 0; i < deal_figure_get_n_marks (picture->figure); i++)
    {
      cairo_rectangle_t area = { 0 };

      if (!deal_figure_get_mark_area (picture->figure, frame, i, &area))
        area = (cairo_rectangle_t){ 0 };
      g_array_append_val (picture->areas, area);
    }
}

/* Whether the marks are of the same thing: the same period if there is one, which
 * another length of the periods or another scenario may put into another column, or
 * the same term and source, which another order puts into another row. */
static gboolean
is_same_mark (const DealMark *a,
              const DealMark *b,
              gboolean        by_term)
{
  if (by_term)
    return a->term == b->term && a->source == b->source &&
           (a->source != NULL || a->column == b->column);
  if (a->row != b->row || !deal_period_equal (a->period, b->period))
    return FALSE;

  return a->column == b->column || a->period.first != 0;
}

/**
 * deal_chart_picture_find_same:
 * @picture: a picture
 * @mark: a mark of its figure, or -1
 * @figure: (nullable): the figure that takes its place
 *
 * Returns: the mark of @figure that is of the same as @mark; -1: none
 */
gssize
deal_chart_picture_find_same (const DealChartPicture *picture,
                              gssize                  mark,
                              const DealFigure       *figure)
{
  const DealMark *old_mark;
  gboolean        by_term;

  if (picture->figure == NULL || figure == NULL || mark < 0)
    return -1;

  by_term = deal_figure_get_kind (figure) == DEAL_FIGURE_EVIDENCE;
  old_mark = deal_figure_get_mark (picture->figure, (gsize) mark);
  for (gsize i = 0; i < deal_figure_get_n_marks (figure); i++)
    if (is_same_mark (old_mark, deal_figure_get_mark (figure, i), by_term))
      return (gssize) i;

  return -1;
}

static void
unite (cairo_rectangle_t       *sum,
       const cairo_rectangle_t *area)
{
  double right = MAX (sum->x + sum->width, area->x + area->width);
  double bottom = MAX (sum->y + sum->height, area->y + area->height);

  if (area->width <= 0)
    return;
  if (sum->width <= 0)
    {
      *sum = *area;
      return;
    }
  sum->x = MIN (sum->x, area->x);
  sum->y = MIN (sum->y, area->y);
  sum->width = right - sum->x;
  sum->height = bottom - sum->y;
}

/* What the marks of one column, or of all (-1), take together. */
static cairo_rectangle_t
get_bounds (const DealChartPicture *picture,
            int                     column)
{
  cairo_rectangle_t bounds = { 0 };

  for (guint i = 0; i < picture->areas->len; i++)
    if (column < 0 || deal_figure_get_mark (picture->figure, i)->column == column)
      unite (&bounds, &g_array_index (picture->areas, cairo_rectangle_t, i));

  return bounds;
}

/* A figure over time is pointed at by period, not by bar. */
static gboolean
is_over_time (const DealChartPicture *picture)
{
  return deal_figure_get_kind (picture->figure) == DEAL_FIGURE_PAYMENTS;
}

/**
 * deal_chart_picture_find_mark:
 * @picture: a picture
 * @x: where the pointer is, in the units of the frame
 * @y: likewise
 *
 * Returns: the mark there; in a figure over time else one of the period that
 *   is nearest; -1 if there is none
 */
gssize
deal_chart_picture_find_mark (DealChartPicture *picture,
                              double            x,
                              double            y)
{
  cairo_rectangle_t bounds;
  gssize            nearest;
  double            best = G_MAXDOUBLE;

  if (picture->node == NULL)
    return -1;

  nearest =
    deal_figure_pick_area (picture->figure, &picture->frame, x, y, &picture->place);
  picture->pointed = nearest;
  bounds = get_bounds (picture, -1);
  if (nearest >= 0 || !is_over_time (picture) || x < bounds.x ||
      x > bounds.x + bounds.width || y < bounds.y || y > bounds.y + bounds.height)
    return nearest;

  for (guint i = 0; i < picture->areas->len; i++)
    {
      const cairo_rectangle_t *area =
        &g_array_index (picture->areas, cairo_rectangle_t, i);
      double distance = ABS (area->x + area->width / 2 - x);

      if (area->width > 0 && distance < best)
        {
          best = distance;
          nearest = (gssize) i;
        }
    }

  return nearest;
}

/**
 * deal_chart_picture_get_area:
 * @picture: a picture
 * @mark: a mark
 *
 * Returns: where it is, and of one that the pointer is on, where the pointer met it;
 *   of no width if it is not seen
 */
cairo_rectangle_t
deal_chart_picture_get_area (const DealChartPicture *picture,
                             gssize                  mark)
{
  if (mark < 0 || (gsize) mark >= picture->areas->len)
    return (cairo_rectangle_t){ 0 };
  if (mark == picture->pointed)
    return picture->place;

  return g_array_index (picture->areas, cairo_rectangle_t, mark);
}

/* (transfer full) (nullable): what the picture makes of a mark beyond its label. */
char *
deal_chart_picture_get_note (const DealChartPicture *picture,
                             gssize                  mark)
{
  if (mark < 0 || (gsize) mark >= picture->areas->len || picture->figure == NULL)
    return NULL;

  return deal_figure_get_mark_note (picture->figure, &picture->frame, (gsize) mark);
}

/* Whether both stand in one crowd, which has one note. */
static gboolean
is_same_sign (const DealChartPicture *picture,
              const char             *note,
              gssize                  mark)
{
  g_autofree char *other = deal_chart_picture_get_note (picture, mark);

  return g_strcmp0 (note, other) == 0;
}

/**
 * deal_chart_picture_get_sign:
 * @picture: a picture
 * @mark: a mark
 *
 * Returns: the sign that the mark is on: its own place, or that of the crowd that
 *   shares one
 */
cairo_rectangle_t
deal_chart_picture_get_sign (const DealChartPicture *picture,
                             gssize                  mark)
{
  cairo_rectangle_t area = deal_chart_picture_get_area (picture, mark);
  g_autofree char  *note = deal_chart_picture_get_note (picture, mark);

  if (note == NULL || area.width <= 0 ||
      deal_figure_get_mark (picture->figure, (gsize) mark)->event == NULL)
    return area;

  for (gssize i = mark - 1; i >= 0 && is_same_sign (picture, note, i); i--)
    unite (&area, &g_array_index (picture->areas, cairo_rectangle_t, i));
  for (gssize i = mark + 1;
       (gsize) i < picture->areas->len && is_same_sign (picture, note, i); i++)
    unite (&area, &g_array_index (picture->areas, cairo_rectangle_t, i));

  return area;
}

/* (transfer full) (nullable): the mark's sentence, and what the picture makes of it. */
char *
deal_chart_picture_describe (const DealChartPicture *picture,
                             gssize                  mark)
{
  g_autofree char *note = deal_chart_picture_get_note (picture, mark);
  const char      *label;

  if (mark < 0)
    return NULL;

  label = deal_figure_get_mark (picture->figure, (gsize) mark)->label;

  return note != NULL ? g_strconcat (label, " ", note, NULL) : g_strdup (label);
}

/**
 * deal_chart_picture_get_highlight:
 * @picture: a picture
 * @mark: a mark
 *
 * Returns: what is tinted for it: a tile, or in a figure over time the whole
 *   period; of no width if it is not seen
 */
cairo_rectangle_t
deal_chart_picture_get_highlight (const DealChartPicture *picture,
                                  gssize                  mark)
{
  cairo_rectangle_t slot = deal_chart_picture_get_area (picture, mark);
  cairo_rectangle_t whole;

  if (mark < 0 || (gsize) mark >= picture->areas->len || !is_over_time (picture))
    return slot;

  slot =
    get_bounds (picture, deal_figure_get_mark (picture->figure, (gsize) mark)->column);
  if (slot.width <= 0)
    return slot;

  whole = get_bounds (picture, -1);
  slot.x -= RING_OFFSET;
  slot.width += 2 * RING_OFFSET;
  slot.y = whole.y;
  slot.height = whole.height;

  return slot;
}

static GdkRGBA
get_colour (const DealChartPicture *picture,
            DealColour              colour,
            float                   alpha)
{
  guint32 rgb = deal_palette_get (picture->frame.style, colour);

  return (GdkRGBA){ (float) (rgb >> 16 & 0xff) / 255.0f,
                    (float) (rgb >> 8 & 0xff) / 255.0f, (float) (rgb & 0xff) / 255.0f,
                    alpha };
}

/* The platform's accent; in high contrast the ink. */
static GdkRGBA
get_ring_colour (const DealChartPicture *picture)
{
  if (picture->frame.style == DEAL_STYLE_LIGHT)
    return (GdkRGBA){ 0x35 / 255.0f, 0x84 / 255.0f, 0xe4 / 255.0f, 1 };
  if (picture->frame.style == DEAL_STYLE_DARK)
    return (GdkRGBA){ 0x78 / 255.0f, 0xae / 255.0f, 0xed / 255.0f, 1 };

  return get_colour (picture, DEAL_COLOUR_INK, 1);
}

/**
 * deal_chart_picture_snapshot_row:
 * @picture: a picture
 * @snapshot: where to add it
 * @mark: a mark of the row that is selected
 *
 * Tints the whole row in the colour of the selection, with an edge at its start.
 */
void
deal_chart_picture_snapshot_row (const DealChartPicture *picture,
                                 GtkSnapshot            *snapshot,
                                 gssize                  mark)
{
  cairo_rectangle_t area = { 0 };
  GdkRGBA           colour = get_ring_colour (picture);
  int               row;

  if (mark < 0 || (gsize) mark >= picture->areas->len)
    return;

  /* A lane has bars below each other. */
  row = deal_figure_get_mark (picture->figure, (gsize) mark)->row;
  for (guint i = 0; i < picture->areas->len; i++)
    if (deal_figure_get_mark (picture->figure, i)->row == row)
      unite (&area, &g_array_index (picture->areas, cairo_rectangle_t, i));
  if (area.width <= 0)
    return;

  gtk_snapshot_append_color (
    snapshot, &colour,
    &GRAPHENE_RECT_INIT (0, (float) area.y, SELECTED_EDGE, (float) area.height));
  colour.alpha = SELECTED_ALPHA;
  gtk_snapshot_append_color (snapshot, &colour,
                             &GRAPHENE_RECT_INIT (0, (float) area.y,
                                                  (float) picture->frame.width,
                                                  (float) area.height));
}

/**
 * deal_chart_picture_snapshot_ring:
 * @picture: a picture
 * @snapshot: where to add it
 * @area: what it goes around
 *
 * Adds the ring of the focus.
 */
void
deal_chart_picture_snapshot_ring (const DealChartPicture  *picture,
                                  GtkSnapshot             *snapshot,
                                  const cairo_rectangle_t *area)
{
  const float    widths[4] = { RING_WIDTH, RING_WIDTH, RING_WIDTH, RING_WIDTH };
  GdkRGBA        colour = get_ring_colour (picture);
  const GdkRGBA  colours[4] = { colour, colour, colour, colour };
  float          reach = RING_OFFSET + RING_WIDTH;
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT ((float) area->x - reach,
                                                        (float) area->y - reach,
                                                        (float) area->width + 2 * reach,
                                                        (float) area->height + 2 * reach),
                                   RING_RADIUS);
  gtk_snapshot_append_border (snapshot, &outline, widths, colours);
}

static gboolean
has_lines (const DealChartPicture *picture)
{
  return is_over_time (picture) &&
         deal_figure_get_options (picture->figure)->cumulative;
}

static void
snapshot_crosshair (const DealChartPicture  *picture,
                    GtkSnapshot             *snapshot,
                    const cairo_rectangle_t *area)
{
  GdkRGBA colour = get_colour (picture, DEAL_COLOUR_INK, 1);
  float   x = floorf ((float) (area->x + area->width / 2));

  for (double y = area->y; y < area->y + area->height; y += 2 * DASH)
    gtk_snapshot_append_color (snapshot, &colour,
                               &GRAPHENE_RECT_INIT (x, (float) y, 1, DASH));
}

/**
 * deal_chart_picture_snapshot_hover:
 * @picture: a picture
 * @snapshot: where to add it
 * @mark: what the pointer is at
 *
 * Adds a little ink over it, or through the points of lines a crosshair.
 */
void
deal_chart_picture_snapshot_hover (const DealChartPicture *picture,
                                   GtkSnapshot            *snapshot,
                                   gssize                  mark)
{
  cairo_rectangle_t area = deal_chart_picture_get_highlight (picture, mark);
  GdkRGBA           colour = get_colour (picture, DEAL_COLOUR_INK, TINT);
  GskRoundedRect    outline;

  if (area.width <= 0)
    return;
  if (has_lines (picture))
    {
      snapshot_crosshair (picture, snapshot, &area);
      return;
    }

  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT ((float) area.x, (float) area.y,
                                                        (float) area.width,
                                                        (float) area.height),
                                   RING_RADIUS - RING_WIDTH);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &colour, &outline.bounds);
  gtk_snapshot_pop (snapshot);
}
