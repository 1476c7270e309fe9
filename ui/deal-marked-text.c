/* deal-marked-text.c: a text with the words marked that differ from the other side's
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-marked-text.h"

#include "chart/deal-palette.h"

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
