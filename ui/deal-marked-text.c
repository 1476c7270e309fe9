/* deal-marked-text.c: a text with the words marked that differ from the other side's
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-marked-text.h"

#include <math.h>

#include "chart/deal-palette.h"

/* Of the line below added words, in pixels. */
#define UNDERLINE 2

/* Two hexadecimal digits a channel become Pango's four. */
static void
add_colour (PangoAttrList *list,
            PangoAttribute *(*make) (guint16, guint16, guint16),
            guint32 rgb,
            guint   start,
            guint   end)
{
  PangoAttribute *attribute = make ((guint16) ((rgb >> 16 & 0xff) * 0x101),
                                    (guint16) ((rgb >> 8 & 0xff) * 0x101),
                                    (guint16) ((rgb & 0xff) * 0x101));

  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (list, attribute);
}

/* GTK takes what has no alpha of its own to be as faint as the label's text is. */
static void
add_opaque (PangoAttrList *list,
            guint          start,
            guint          end)
{
  PangoAttribute *attributes[] = { pango_attr_foreground_alpha_new (G_MAXUINT16),
                                   pango_attr_background_alpha_new (G_MAXUINT16) };

  for (gsize i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      attributes[i]->start_index = start;
      attributes[i]->end_index = end;
      pango_attr_list_insert (list, attributes[i]);
    }
}

static void
add_mark (PangoAttrList *list,
          DealSide       side,
          DealStyle      style,
          guint          start,
          guint          end)
{
  gboolean        is_old = side == DEAL_SIDE_OLD;
  guint32         line = deal_palette_get (style, is_old ? DEAL_COLOUR_OLD
                                                         : DEAL_COLOUR_NEW);
  guint32         text = deal_palette_get (style, is_old ? DEAL_COLOUR_OLD_TEXT
                                                         : DEAL_COLOUR_NEW_TEXT);
  guint32         tint = deal_palette_get (style, is_old ? DEAL_COLOUR_OLD_TINT
                                                         : DEAL_COLOUR_NEW_TINT);
  PangoAttribute *attribute;

  add_opaque (list, start, end);
  add_colour (list, pango_attr_foreground_new, text, start, end);
  if (style != DEAL_STYLE_HIGH_CONTRAST && style != DEAL_STYLE_HIGH_CONTRAST_DARK)
    add_colour (list, pango_attr_background_new, tint, start, end);
  add_colour (list,
              is_old ? pango_attr_strikethrough_color_new
                     : pango_attr_underline_color_new,
              line, start, end);

  attribute = is_old ? pango_attr_strikethrough_new (TRUE)
                     : pango_attr_underline_new (PANGO_UNDERLINE_SINGLE);
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (list, attribute);
  if (!is_old && (style == DEAL_STYLE_HIGH_CONTRAST ||
                  style == DEAL_STYLE_HIGH_CONTRAST_DARK))
    {
      attribute = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
      attribute->start_index = start;
      attribute->end_index = end;
      pango_attr_list_insert (list, attribute);
    }
}

/**
 * deal_marked_text_get_attributes:
 * @words: (element-type DealWords): how the old and the new text differ
 * @side: whose text is shown
 * @style: the colours
 *
 * Marks what the other side does not have: removed words are struck through,
 * added ones underlined, both on their side's tint.  In high contrast the tints
 * go and the added words are bold.
 *
 * Returns: (transfer full): the attributes of that text
 */
PangoAttrList *
deal_marked_text_get_attributes (GArray   *words,
                                 DealSide  side,
                                 DealStyle style)
{
  PangoAttrList *list = pango_attr_list_new ();
  DealWordsKind  kind = side == DEAL_SIDE_OLD ? DEAL_WORDS_REMOVED : DEAL_WORDS_ADDED;

  for (guint i = 0; i < words->len; i++)
    {
      const DealWords *mark = &g_array_index (words, DealWords, i);

      if (mark->kind == kind)
        add_mark (list, side, style, mark->start, mark->start + mark->length);
    }

  return list;
}

/* The lines below the marked words from @start to @end, on one line of the text. */
static void
append_line (GtkSnapshot           *snapshot,
             PangoLayoutLine       *line,
             int                    start,
             int                    end,
             const GdkRGBA         *colour,
             const graphene_rect_t *first)
{
  int *ranges;
  int  n;

  pango_layout_line_get_x_ranges (line, start, end, &ranges, &n);
  for (int i = 0; i < n; i++)
    {
      float           from = (float) ranges[2 * i] / PANGO_SCALE;
      float           to = (float) ranges[2 * i + 1] / PANGO_SCALE;
      graphene_rect_t box = GRAPHENE_RECT_INIT (first->origin.x + from, first->origin.y,
                                                to - from, first->size.height);

      gtk_snapshot_append_color (snapshot, colour, &box);
    }
  g_free (ranges);
}

/* Pango draws a line as thick as the font says, which is one pixel. */
static void
append_lines (GtkSnapshot   *snapshot,
              PangoLayout   *layout,
              int            start,
              int            end,
              const GdkRGBA *colour,
              float          x,
              float          y)
{
  PangoContext     *context = pango_layout_get_context (layout);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  float             below = -(float) pango_font_metrics_get_underline_position (metrics) /
                PANGO_SCALE;
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  do
    {
      PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
      int              from = MAX (start, line->start_index);
      int              to = MIN (end, line->start_index + line->length);
      float            baseline = (float) pango_layout_iter_get_baseline (iter) /
                       PANGO_SCALE;
      graphene_rect_t first = GRAPHENE_RECT_INIT (x, floorf (y + baseline + below), 0,
                                                  UNDERLINE);

      if (from < to)
        append_line (snapshot, line, from, to, colour, &first);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  pango_font_metrics_unref (metrics);
}

/**
 * deal_marked_text_snapshot:
 * @label: shows a text with the attributes of this file
 * @widget: an ancestor of it
 * @snapshot: what @widget draws, with @label
 *
 * Makes the lines below added words as thick as they shall be.
 */
void
deal_marked_text_snapshot (GtkLabel    *label,
                           GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  PangoAttrList     *list = gtk_label_get_attributes (label);
  PangoAttrIterator *iterator;
  graphene_point_t   origin;
  int                x;
  int                y;

  if (list == NULL || !gtk_widget_get_mapped (GTK_WIDGET (label)) ||
      !gtk_widget_compute_point (GTK_WIDGET (label), widget, &GRAPHENE_POINT_INIT (0, 0),
                                 &origin))
    return;

  gtk_label_get_layout_offsets (label, &x, &y);
  iterator = pango_attr_list_get_iterator (list);
  do
    {
      PangoAttribute *line = pango_attr_iterator_get (iterator, PANGO_ATTR_UNDERLINE);
      PangoAttribute *colour =
        pango_attr_iterator_get (iterator, PANGO_ATTR_UNDERLINE_COLOR);
      const PangoColor *value;
      GdkRGBA           rgba;
      int               start;
      int               end;

      if (line == NULL || colour == NULL)
        continue;
      value = &((PangoAttrColor *) colour)->color;
      rgba = (GdkRGBA){ value->red / 65535.0f, value->green / 65535.0f,
                        value->blue / 65535.0f, 1 };
      pango_attr_iterator_range (iterator, &start, &end);
      append_lines (snapshot, gtk_label_get_layout (label), start, end, &rgba,
                    origin.x + (float) x, origin.y + (float) y);
    }
  while (pango_attr_iterator_next (iterator));
  pango_attr_iterator_destroy (iterator);
}
