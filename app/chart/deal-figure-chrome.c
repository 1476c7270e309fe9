/* deal-figure-chrome.c: sizes, title and footer, the same around every figure
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "chart/deal-figure-private.h"

#include <math.h>

#include "deal-text.h"

/* The smallest letters of a layout; deal_size_get_frame() makes them large
 * enough on paper. */
#define SMALLEST 12.0

/* A right-hand column of the footer needs this much of the frame. */
#define WIDE 900.0

/* How much of a whole picture the footer may take before it is shortened. */
#define FOOTER_SHARE 0.24
#define FOOTER_SHARE_LOW 0.16

/* Below this height there is no room for a subtitle: a report column has the
 * caption of its report. */
#define COMPACT 340.0

/* A headline is set smaller, down to this share, if that saves a second line. */
#define TITLE_SHRINK 0.74

/* How many things a figure can do without, and one more for all of them. */
#define N_LEVELS 4

/* More than it ever takes to find the least size of a frame. */
#define MAX_GROWTHS 32

typedef enum
{
  FOOTER_LINES,  /* a paragraph for each line */
  FOOTER_FLOW,   /* one paragraph, conflicts counted */
  FOOTER_COUNTS, /* one paragraph, sources counted too */
  FOOTER_SHORTEST,
} FooterForm;

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
  chrome->thumbnail = frame->thumbnail;
  chrome->compact = frame->thumbnail || (frame->whole && frame->height / s < COMPACT);
  chrome->untitled = chrome->compact;
  chrome->tight = FALSE;
  chrome->brief = FALSE;
  chrome->bare = FALSE;
  chrome->margin = frame->whole ? mix (12, 32, ease) * s : mix (8, 16, ease) * s;
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

double
deal_figure_get_margin (const DealFrame *frame)
{
  DealChrome chrome;

  deal_chrome_init (&chrome, frame);

  return chrome.margin;
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

static DealFont
fit_title (const DealChrome *chrome,
           const char       *title,
           double            width)
{
  DealFont font = chrome->title;
  double   natural = deal_fonts_get_width (font, title);

  if (natural > width)
    font.size *= width / natural >= TITLE_SHRINK ? width / natural * 0.995 : 0.86;
  font.size = MAX (font.size, chrome->strong.size);

  return font;
}

static char *
get_title (const DealFigure *figure,
           const DealFrame  *frame)
{
  if (!frame->continues || frame->first_row == 0)
    return g_strdup (figure->title);

  /* Translators: %s is the headline of a figure that goes on from an earlier page. */
  return g_strdup_printf (_ ("%s (continued)"), figure->title);
}

static double
add_head (const DealFigure *figure,
          const DealFrame  *frame,
          DealScene        *scene,
          const DealChrome *chrome)
{
  double           y = chrome->margin * 0.9;
  double           width = scene->width - 2 * chrome->margin;
  g_autofree char *title = get_title (figure, frame);
  DealItem        *item;

  if (chrome->ease > 0.25 && !chrome->bare)
    y += add_sides (scene, chrome, y);
  item = deal_scene_add_paragraph (scene, fit_title (chrome, title, width),
                                   DEAL_COLOUR_INK, title, 0, chrome->margin, y, width);
  if (chrome->untitled)
    return y + item->box.height + chrome->gap;

  y += item->box.height + chrome->gap * 0.15;
  item = deal_scene_add_paragraph (scene, chrome->subtitle, DEAL_COLOUR_INK2,
                                   figure->subtitle, 0, chrome->margin, y, width);

  return y + item->box.height + chrome->gap;
}

/* The last three lines in one, for frames without a right-hand column; in fewer
 * words where they would break. */
static char *
join_imprint (const DealFigure *figure,
              const DealChrome *chrome,
              double            width)
{
  guint                 n = figure->footer_lines->len;
  const DealFooterLine *lines = (const DealFooterLine *) figure->footer_lines->data;
  char                 *imprint =
    g_strjoin (" · ", (char *) figure->footer->pdata[n - 3],
               (char *) figure->footer->pdata[n - 2], lines[n - 1].brief, NULL);

  if (deal_fonts_get_width (chrome->small, imprint) <= width)
    return imprint;
  g_free (imprint);

  return g_strjoin (" · ", lines[n - 3].brief, (char *) figure->footer->pdata[n - 2],
                    lines[n - 1].brief, NULL);
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

/* One paragraph below the other; without a scene it only measures. */
static double
place_paragraph (const DealChrome *chrome,
                 DealScene        *scene,
                 const char       *text,
                 gsize             n_bold,
                 const GArray     *links,
                 double            width,
                 double            y)
{
  double height;

  deal_fonts_measure (chrome->small, text, n_bold, width, NULL, &height);
  if (scene != NULL)
    deal_scene_add_paragraph (scene, chrome->small, DEAL_COLOUR_INK2, text, n_bold,
                              chrome->margin, y, width)
      ->links = links;

  return y + height;
}

/* Lays the paragraphs of the left column out from @y; returns where they end. */
static double
place_paragraphs (const DealFigure *figure,
                  const DealChrome *chrome,
                  DealScene        *scene,
                  FooterForm        form,
                  gboolean          is_wide,
                  double            width,
                  double            y)
{
  g_autofree char      *imprint = join_imprint (figure, chrome, width);
  const DealFooterLine *lines = (const DealFooterLine *) figure->footer_lines->data;

  if (form == FOOTER_LINES)
    for (guint i = 0; i + 3 < figure->footer_lines->len; i++)
      y = place_paragraph (chrome, scene, figure->footer->pdata[i], lines[i].n_bold,
                           lines[i].links, width, y);
  else
    y = place_paragraph (chrome, scene, figure->flow[form - FOOTER_FLOW], lines[0].n_bold,
                         form == FOOTER_FLOW ? figure->flow_links : NULL, width, y);
  if (!is_wide)
    y = place_paragraph (chrome, scene, imprint, 0, NULL, width, y);

  return y;
}

/* Returns the top of the footer. */
static double
add_foot (const DealFigure *figure,
          DealScene        *scene,
          const DealChrome *chrome)
{
  double     inner = scene->width - 2 * chrome->margin;
  gboolean   is_wide = scene->width / chrome->small.size * SMALLEST >= WIDE;
  double     right = is_wide ? get_imprint_width (figure, chrome) + 3 * chrome->gap : 0;
  double     width = inner - right;
  double     line = deal_fonts_get_height (chrome->small);
  double     pad = chrome->gap * (chrome->bare ? 0.5 : 0.8);
  gboolean   is_low = scene->height / chrome->small.size * SMALLEST < COMPACT;
  double     share = is_low ? FOOTER_SHARE_LOW : FOOTER_SHARE;
  double     height;
  double     y;
  FooterForm form = chrome->brief ? FOOTER_FLOW : FOOTER_LINES;

  do
    height = place_paragraphs (figure, chrome, NULL, form, is_wide, width, 0);
  while (height > scene->height * share && form++ < FOOTER_SHORTEST);
  form = MIN (form, FOOTER_SHORTEST);
  if (is_wide)
    height = MAX (height, 3 * line);

  y = scene->height - chrome->margin * 0.7 - height;
  deal_scene_add_line (scene, chrome->margin, y - pad, scene->width - chrome->margin,
                       y - pad, 1, DEAL_COLOUR_LINE);
  place_paragraphs (figure, chrome, scene, form, is_wide, width, y);
  for (guint i = 0; is_wide && i < 3; i++)
    deal_scene_add_text (scene, chrome->small, DEAL_COLOUR_INK2,
                         figure->footer->pdata[figure->footer_lines->len - 3 + i],
                         scene->width - chrome->margin, y + i * line, 1);

  return y - 2 * pad;
}

static void
lay_out (const DealFigure *figure,
         const DealFrame  *frame,
         DealScene        *scene,
         DealChrome       *chrome)
{
  double top;
  double bottom;

  if (!frame->whole)
    return;

  deal_scene_add_rect (scene, 0, 0, frame->width, frame->height, DEAL_COLOUR_GROUND);
  top = add_head (figure, frame, scene, chrome);
  bottom = add_foot (figure, scene, chrome);
  chrome->body.y = top;
  chrome->body.height = MAX (bottom - top, 1);
}

/* How much wider and higher the body must be. */
static void
find_missing (const DealFigure *figure,
              const DealChrome *chrome,
              double           *across,
              double           *down)
{
  double width = 0;
  double height = 0;

  if (figure->klass->get_least_body != NULL)
    figure->klass->get_least_body (figure, chrome, &width, &height);
  *across = MAX (width - chrome->body.width, 0);
  *down = MAX (height - chrome->body.height, 0);
}

/**
 * deal_chrome_lay_out:
 * @figure: the figure
 * @frame: the frame
 * @scene: (nullable): where the title and the footer are put, if the frame is whole;
 *   empty
 * @chrome: (out): the sizes, and what is left for the figure itself
 *
 * Second lines, the subtitle and notes go, one after the other, until the figure
 * has room.
 */
void
deal_chrome_lay_out (const DealFigure *figure,
                     const DealFrame  *frame,
                     DealScene        *scene,
                     DealChrome       *chrome)
{
  gboolean is_low = frame->whole && frame->height / frame->text_scale < COMPACT;

  for (int level = 0; level < N_LEVELS; level++)
    {
      double across;
      double down;

      if (scene != NULL)
        g_ptr_array_set_size (scene->items, 0);
      deal_chrome_init (chrome, frame);
      chrome->compact |= level >= 1;
      chrome->untitled = is_low || level >= 2;
      chrome->tight = level >= 3;
      lay_out (figure, frame, scene, chrome);
      find_missing (figure, chrome, &across, &down);
      if (down <= 0)
        break;
    }
}

/**
 * deal_chrome_shorten:
 * @figure: the figure
 * @frame: the frame of a whole picture
 * @scene: holds nothing but what deal_chrome_lay_out() put there
 * @chrome: likewise; its body grows by what the footer and the head leave
 * @is_bare: whether what only adorns goes as well
 *
 * For a figure whose rows are worth more than the names of all conflicts.
 */
void
deal_chrome_shorten (const DealFigure *figure,
                     const DealFrame  *frame,
                     DealScene        *scene,
                     DealChrome       *chrome,
                     gboolean          is_bare)
{
  g_ptr_array_set_size (scene->items, 0);
  chrome->brief = TRUE;
  chrome->bare = is_bare;
  lay_out (figure, frame, scene, chrome);
}

/**
 * deal_figure_get_least_size:
 * @figure: the figure
 * @frame: the frame that is wanted
 * @width: (out): its width, or what it takes at least
 * @height: (out): likewise
 *
 * What a figure needs hangs on its words and numbers; this is the one place that
 * knows.  A frame that is smaller is drawn all the same, as a window must be,
 * but no file is made of it.
 */
void
deal_figure_get_least_size (const DealFigure *figure,
                            const DealFrame  *frame,
                            double           *width,
                            double           *height)
{
  DealFrame least = *frame;

  deal_figure_begin_words (figure);
  /* Larger frames have larger letters, and so need a little more again. */
  for (guint i = 0; i < MAX_GROWTHS; i++)
    {
      g_autoptr (DealScene) scene = deal_scene_new (least.width, least.height, 0);
      DealChrome chrome;
      double     across;
      double     down;

      deal_chrome_lay_out (figure, &least, scene, &chrome);
      find_missing (figure, &chrome, &across, &down);
      if (across <= 0 && down <= 0)
        break;
      least.width += across;
      least.height += down;
    }

  deal_figure_end_words (figure);

  *width = least.width;
  *height = least.height;
}

/**
 * deal_figure_count_left_out:
 * @figure: the figure
 * @frame: the frame of a whole picture
 * @n_all: (out): how many rows it would have; 0 if it always shows all
 *
 * Returns: how many of those @frame has no room for
 */
gsize
deal_figure_count_left_out (const DealFigure *figure,
                            const DealFrame  *frame,
                            gsize            *n_all)
{
  gsize n;

  *n_all = 0;
  if (figure->klass->count_left_out == NULL || !frame->whole)
    return 0;

  deal_figure_begin_words (figure);
  n = figure->klass->count_left_out (figure, frame, n_all);
  deal_figure_end_words (figure);

  return n;
}

double
deal_figure_get_shift (double start,
                       double length,
                       double low,
                       double high)
{
  if (start < low)
    return start - low;

  return start + length > high ? MIN (start + length - high, start - low) : 0;
}

/* What the footer cites can be clicked. */
void
deal_figure_draw_links (const DealFigure *figure,
                        cairo_t          *cr,
                        const DealFrame  *frame)
{
  g_autoptr (DealScene) scene = deal_figure_get_scene (figure, frame);

  deal_scene_paint_links (scene, cr);
}
