/* deal-figure-chrome.c: sizes, title and footer, the same around every figure
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "chart/deal-figure-private.h"

#include <math.h>

/* The smallest letters of a layout; deal_size_get_frame() makes them large
 * enough on paper. */
#define SMALLEST 12.0

/* A right-hand column of the footer needs this much of the frame. */
#define WIDE 640.0

static double
mix (double from,
     double to,
     double ease)
{
  return from + (to - from) * ease;
}

/**
 * deal_chrome_init:
 * @chrome: (out): the sizes; the body is the whole frame
 * @frame: the frame
 *
 * Larger frames get larger titles, never smaller letters.  The sizes were
 * chosen by eye between a report column (about 410 units wide) and a slide.
 */
void
deal_chrome_init (DealChrome      *chrome,
                  const DealFrame *frame)
{
  double s = frame->text_scale;
  double across = (frame->width / s - 410) / (860 - 410);
  double down = (frame->height / s - 290) / (520 - 290);
  double ease = CLAMP (MIN (across, frame->whole ? down : across), 0, 1);

  chrome->ease = ease;
  chrome->margin = frame->whole ? mix (12, 34, ease) * s : mix (8, 16, ease) * s;
  chrome->gap = mix (4, 12, ease) * s;
  chrome->title = (DealFont){ mix (16, 28, ease) * s, 800 };
  chrome->subtitle = (DealFont){ mix (SMALLEST, 16, ease) * s, 400 };
  chrome->strong = (DealFont){ mix (SMALLEST, 13.5, ease) * s, 700 };
  chrome->label = (DealFont){ mix (SMALLEST, 13.5, ease) * s, 400 };
  chrome->axis = (DealFont){ mix (SMALLEST, 13, ease) * s, 400 };
  chrome->small = (DealFont){ SMALLEST * s, 400 };
  chrome->ground = frame->whole ? DEAL_COLOUR_GROUND : DEAL_COLOUR_CARD;
  chrome->body = (cairo_rectangle_t){ chrome->margin, chrome->margin,
                                      frame->width - 2 * chrome->margin,
                                      frame->height - 2 * chrome->margin };
}

/* The two colours of the pair, once, above the title. */
static double
add_sides (DealScene        *scene,
           const DealChrome *chrome,
           double            y)
{
  double width = 26 * chrome->subtitle.size / 16;
  double height = 6 * chrome->subtitle.size / 16;

  deal_scene_add_rect (scene, chrome->margin, y, width, height, DEAL_COLOUR_OLD);
  deal_scene_add_rect (scene, chrome->margin + width, y, width, height, DEAL_COLOUR_NEW);

  return height + chrome->subtitle.size * 0.7;
}

static double
add_head (const DealFigure *figure,
          DealScene        *scene,
          const DealChrome *chrome)
{
  double    y = chrome->margin;
  double    width = scene->width - 2 * chrome->margin;
  DealItem *item;

  if (chrome->ease > 0.25)
    y += add_sides (scene, chrome, y);
  item = deal_scene_add_paragraph (scene, chrome->title, DEAL_COLOUR_INK, figure->title, 0,
                                   chrome->margin, y, width);
  y += item->box.height + chrome->gap * 0.15;
  item = deal_scene_add_paragraph (scene, chrome->subtitle, DEAL_COLOUR_INK2, figure->subtitle, 0,
                                   chrome->margin, y, width);

  return y + item->box.height + chrome->gap;
}

static const char *
get_text (const DealFigure *figure,
          guint             line,
          gboolean          is_brief)
{
  const DealFooterLine *footer = &g_array_index (figure->footer_lines, DealFooterLine, line);

  return is_brief && footer->brief != NULL ? footer->brief : figure->footer->pdata[line];
}

/* The last three lines in one, for frames without a right-hand column. */
static char *
join_imprint (const DealFigure *figure)
{
  guint n = figure->footer_lines->len;

  return g_strjoin (" · ", (char *) figure->footer->pdata[n - 3],
                    (char *) figure->footer->pdata[n - 2],
                    (char *) figure->footer->pdata[n - 1], NULL);
}

static double
get_imprint_width (const DealFigure *figure,
                   const DealChrome *chrome)
{
  double width = 0;

  for (guint i = figure->footer_lines->len - 3; i < figure->footer_lines->len; i++)
    width = MAX (width, deal_fonts_get_width (chrome->small, figure->footer->pdata[i]));

  return width;
}

/* Lays the paragraphs of the left column out from @y; @scene may be NULL. */
static double
place_paragraphs (const DealFigure *figure,
                  const DealChrome *chrome,
                  DealScene        *scene,
                  gboolean          is_brief,
                  gboolean          is_wide,
                  double            width,
                  double            y)
{
  g_autofree char *imprint = join_imprint (figure);
  guint            n = figure->footer_lines->len - 3 + (is_wide ? 0 : 1);

  for (guint i = 0; i < n; i++)
    {
      const DealFooterLine *line = &g_array_index (figure->footer_lines, DealFooterLine, i);
      gboolean              is_imprint = i + 3 == figure->footer_lines->len;
      const char           *text = is_imprint ? imprint : get_text (figure, i, is_brief);
      gsize                 n_bold = is_imprint ? 0 : line->n_bold;
      double                height;

      deal_fonts_measure (chrome->small, text, n_bold, width, NULL, &height);
      if (scene != NULL)
        {
          DealItem *item = deal_scene_add_paragraph (scene, chrome->small, DEAL_COLOUR_INK2, text,
                                                     n_bold, chrome->margin, y, width);

          if (text == figure->footer->pdata[i])
            item->links = line->links;
        }
      y += height;
    }

  return y;
}

/* Returns the top of the footer. */
static double
add_foot (const DealFigure *figure,
          DealScene        *scene,
          const DealChrome *chrome)
{
  double   inner = scene->width - 2 * chrome->margin;
  double   right = get_imprint_width (figure, chrome);
  gboolean is_wide = scene->width / chrome->small.size * SMALLEST >= WIDE;
  double   width = is_wide ? inner - right - 3 * chrome->gap : inner;
  double   line = deal_fonts_get_height (chrome->small);
  double   pad = chrome->gap * 0.8;
  double   height = place_paragraphs (figure, chrome, NULL, FALSE, is_wide, width, 0);
  gboolean is_brief = height > scene->height * 0.22;
  double   y;

  if (is_brief)
    height = place_paragraphs (figure, chrome, NULL, TRUE, is_wide, width, 0);
  if (is_wide)
    height = MAX (height, 3 * line);

  y = scene->height - chrome->margin * 0.75 - height;
  deal_scene_add_line (scene, chrome->margin, y - pad, scene->width - chrome->margin, y - pad, 1,
                       DEAL_COLOUR_LINE);
  place_paragraphs (figure, chrome, scene, is_brief, is_wide, width, y);
  if (is_wide)
    for (guint i = 0; i < 3; i++)
      deal_scene_add_text (scene, chrome->small, DEAL_COLOUR_INK2,
                           figure->footer->pdata[figure->footer_lines->len - 3 + i],
                           scene->width - chrome->margin, y + i * line, 1);

  return y - 2 * pad;
}

/**
 * deal_chrome_lay_out:
 * @figure: the figure
 * @frame: the frame
 * @scene: where the title and the footer are put, if the frame is whole
 * @chrome: (out): the sizes, and what is left for the figure itself
 */
void
deal_chrome_lay_out (const DealFigure *figure,
                     const DealFrame  *frame,
                     DealScene        *scene,
                     DealChrome       *chrome)
{
  double top;
  double bottom;

  deal_chrome_init (chrome, frame);
  if (!frame->whole)
    return;

  deal_scene_add_rect (scene, 0, 0, frame->width, frame->height, DEAL_COLOUR_GROUND);
  top = add_head (figure, scene, chrome);
  bottom = add_foot (figure, scene, chrome);
  chrome->body.y = top;
  chrome->body.height = MAX (bottom - top, 40);
}
