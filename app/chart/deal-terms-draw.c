/* deal-terms-draw.c: a row for each term, as many as there is room for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "calc/deal-format.h"
#include "chart/deal-terms-private.h"
#include "deal-text.h"

/* Of the width: the term, with its badge below; each side has half of the rest. */
#define TERM_SHARE 0.24

/* Where there is room for the badge beside the term: from this many letters' heights. */
#define ROOMY 56
#define ROOMY_TERM_SHARE 0.17

/* Letters that a side takes at least in a line. */
#define LEAST_LETTERS 14

typedef struct
{
  const DealTermsFigure *self;
  DealScene             *scene; /* NULL: measure alone */
  DealChrome             chrome;
  DealFont               text;
  DealFont               strong;
  double                 line; /* height of one */
  double                 pad;
  double                 left;    /* of the term */
  double                 badge_x; /* the same as @left: below the term */
  double                 old_x;   /* of the old side */
  double                 new_x;
  double                 term_width;
  double                 side_width;
} Sheet;

/* The widest badge, with the sign of a dispute. */
static double
get_badge_width (const Sheet *sheet)
{
  double width = 0;

  for (guint i = 0; i < DEAL_N_BADGES; i++)
    width = MAX (width, deal_fonts_get_width (sheet->strong,
                                              deal_format_badge ((DealBadge) i)));

  return width + sheet->line * 2.2;
}

static void
sheet_init (Sheet                 *sheet,
            const DealTermsFigure *self,
            const DealChrome      *chrome,
            DealScene             *scene)
{
  double gap = chrome->gap;

  sheet->self = self;
  sheet->scene = scene;
  sheet->chrome = *chrome;
  sheet->text = chrome->small;
  sheet->strong = (DealFont){ chrome->small.size, 700 };
  sheet->line = deal_fonts_get_height (sheet->text);
  sheet->pad = sheet->line * 0.3;
  sheet->left = chrome->body.x;
  sheet->badge_x = sheet->left;
  sheet->term_width = chrome->body.width * TERM_SHARE;
  sheet->old_x = sheet->left + sheet->term_width + gap;
  if (chrome->body.width > ROOMY * sheet->text.size)
    {
      sheet->term_width = chrome->body.width * ROOMY_TERM_SHARE;
      sheet->badge_x = sheet->left + sheet->term_width + gap;
      sheet->old_x = sheet->badge_x + get_badge_width (sheet) + gap;
    }
  sheet->side_width =
    (chrome->body.x + chrome->body.width - sheet->old_x - gap) / 2;
  sheet->new_x = sheet->old_x + sheet->side_width + gap;
}

/* Writes a paragraph, or only measures it; returns its height. */
static double
put (const Sheet *sheet,
     DealFont     font,
     DealColour   colour,
     const char  *text,
     double       x,
     double       y,
     double       width)
{
  double text_width;
  double height;

  deal_fonts_measure (font, text, 0, width, &text_width, &height);
  if (sheet->scene != NULL)
    deal_scene_add_paragraph (sheet->scene, font, colour, text, 0, x, y, width);

  return height;
}

static DealColour
get_badge_colour (const DealDiffRow *row)
{
  if (row->badge == DEAL_BADGE_ENDED)
    return DEAL_COLOUR_CONTRADICTS;

  return deal_terms_is_changed (row) ? DEAL_COLOUR_INK : DEAL_COLOUR_INK2;
}

/* The word in a frame, solid where something changed, and the sign of a dispute
 * behind it. */
static double
put_badge (const Sheet       *sheet,
           const DealDiffRow *row,
           double             y)
{
  const char *badge = deal_format_badge (row->badge);
  double      inset = sheet->line * 0.35;
  double      width = deal_fonts_get_width (sheet->strong, badge);
  double      height = sheet->line * 1.15;

  if (sheet->scene != NULL)
    {
      DealItem *frame = deal_scene_add_rect (sheet->scene, floor (sheet->badge_x) + 0.5,
                                             floor (y) + 0.5, ceil (width + 2 * inset),
                                             ceil (height), DEAL_COLOUR_NONE);

      frame->edge = deal_terms_is_changed (row) ? get_badge_colour (row)
                                                : DEAL_COLOUR_INK3;
      frame->edge_width = 1;
      frame->dash = row->badge == DEAL_BADGE_NOT_RESTATED ? DEAL_DASH_DASHES
                                                          : DEAL_DASH_NONE;
      frame->radius = height / 2;
      frame->corners = DEAL_CORNER_ALL;
      deal_scene_add_text (sheet->scene, sheet->strong, get_badge_colour (row),
                           badge, sheet->badge_x + inset,
                           y + (height - sheet->line) / 2, 0);
      if (row->disputed)
        deal_scene_add_glyph (sheet->scene, DEAL_GLYPH_DISPUTED,
                              sheet->badge_x + width + 3.2 * inset, y, height,
                              DEAL_COLOUR_DISPUTED);
    }

  return height;
}

/* Writes a row, or only measures it; returns its height with the rule below. */
static double
put_row (const Sheet *sheet,
         gsize        place,
         double       y)
{
  const DealDiff    *diff = sheet->self->diff;
  const DealDiffRow *row = &diff->rows[sheet->self->order[place]];
  g_autofree char   *old_text = deal_terms_write_cell (sheet->self, row, FALSE);
  g_autofree char   *new_text = deal_terms_write_cell (sheet->self, row, TRUE);
  double             top = y + sheet->pad;
  double             term;
  double             old_side;
  double             new_side;
  double             height;

  term = put (sheet, sheet->strong, DEAL_COLOUR_INK, row->term->title, sheet->left, top,
              sheet->term_width);
  if (sheet->badge_x > sheet->left)
    {
      double badge = put_badge (sheet, row, top - sheet->line * 0.07);

      term = MAX (term, badge);
    }
  else
    term += sheet->pad * 0.5 + put_badge (sheet, row, top + term + sheet->pad * 0.5);
  old_side = put (sheet, sheet->text,
                  row->old_is_restated ? DEAL_COLOUR_OLD_TEXT : DEAL_COLOUR_INK2,
                  old_text,
                  sheet->old_x, top, sheet->side_width);
  new_side = put (sheet, sheet->text,
                  row->new_is_restated ? DEAL_COLOUR_NEW_TEXT : DEAL_COLOUR_INK2,
                  new_text, sheet->new_x, top, sheet->side_width);
  height = ceil (MAX (term, MAX (old_side, new_side)) + 2 * sheet->pad) + 1;
  if (sheet->scene != NULL)
    {
      double bottom = floor (y + height) - 0.5;

      deal_scene_add_line (sheet->scene, sheet->left, bottom,
                           sheet->new_x + sheet->side_width, bottom, 1, DEAL_COLOUR_LINE);
      deal_scene_set_area (sheet->scene, place, sheet->left, y,
                           sheet->new_x + sheet->side_width - sheet->left, height);
    }

  return height;
}

/* The names of the two sides, each under a bar of its colour. */
static double
put_head (const Sheet *sheet,
          double       y)
{
  const DealOptions *options = sheet->self->base.options;
  const struct
  {
    const DealVersion *version;
    DealColour         fill;
    DealColour         text;
    double             x;
  } sides[] = {
    { options->old_version, DEAL_COLOUR_OLD, DEAL_COLOUR_OLD_TEXT, sheet->old_x },
    { options->new_version, DEAL_COLOUR_NEW, DEAL_COLOUR_NEW_TEXT, sheet->new_x },
  };
  double bar = MAX (2, round (sheet->line * 0.2));
  double height = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      if (sheet->scene != NULL)
        deal_scene_add_rect (sheet->scene, round (sides[i].x), round (y),
                             round (sheet->side_width), bar, sides[i].fill);
      double title = put (sheet, sheet->strong, sides[i].text,
                          sides[i].version->title, sides[i].x,
                          y + bar + sheet->pad, sheet->side_width);

      height = MAX (height, title);
    }

  return ceil (bar + 2 * sheet->pad + height);
}

/* "And 12 more terms: 3 unchanged, 9 not restated." */
static char *
write_counts (const DealTermsFigure *self,
              gsize                  first)
{
  const DealDiff *diff = self->diff;
  guint           tally[DEAL_N_BADGES] = { 0 };
  guint           n = (guint) (diff->n_rows - first);
  GString        *text = g_string_new (NULL);

  for (gsize i = first; i < diff->n_rows; i++)
    tally[diff->rows[self->order[i]].badge]++;
  g_string_append_printf (text, P_ ("And %u more term:", "And %u more terms:", n), n);
  for (guint i = 0, shown = 0; i < DEAL_N_BADGES; i++)
    if (tally[i] > 0)
      {
        g_autofree char *badge = g_utf8_strdown (deal_format_badge ((DealBadge) i), -1);

        g_string_append_printf (text, "%s %u %s", shown++ > 0 ? "," : "", tally[i],
                                badge);
      }
  g_string_append_c (text, '.');

  return g_string_free (text, FALSE);
}

/* The same, and which of them changed: "Azure first (added), …". */
static char *
write_names (const DealTermsFigure *self,
             gsize                  first)
{
  GString *text = g_string_new (NULL);
  char    *counts = write_counts (self, first);

  g_string_append (text, counts);
  g_free (counts);
  for (gsize i = first, shown = 0; i < self->diff->n_rows; i++)
    {
      const DealDiffRow *row = &self->diff->rows[self->order[i]];
      g_autofree char   *badge = g_utf8_strdown (deal_format_badge (row->badge), -1);

      if (!deal_terms_is_changed (row))
        break;
      g_string_append (text, shown++ > 0 ? ", " : " ");
      /* Translators: a term, and how it changed. */
      g_string_append_printf (text, _ ("%s (%s)"), row->term->title, badge);
    }

  return g_string_free (text, FALSE);
}

static double
put_rest (const Sheet *sheet,
          const char  *text,
          double       y)
{
  return put (sheet, sheet->text, DEAL_COLOUR_INK2, text, sheet->left, y + sheet->pad,
              sheet->new_x + sheet->side_width - sheet->left) +
         2 * sheet->pad;
}

/* The names where there is room for them, else the numbers alone. */
static void
put_others (const Sheet *sheet,
            const Sheet *measure,
            gsize        first,
            double       y,
            double       bottom)
{
  g_autofree char *counts = write_counts (sheet->self, first);
  g_autofree char *names = write_names (sheet->self, first);

  put_rest (sheet, y + put_rest (measure, names, y) <= bottom ? names : counts, y);
}

static double
get_counts_height (const Sheet *measure,
                   gsize        first)
{
  g_autofree char *counts = write_counts (measure->self, first);

  return put_rest (measure, counts, 0);
}

/**
 * deal_terms_lay_out:
 * @self: the figure
 * @frame: where it is drawn
 * @scene: an empty scene
 *
 * Draws the rows in their order while they and the line that counts the others
 * have room.
 */
void
deal_terms_lay_out (const DealTermsFigure *self,
                    const DealFrame       *frame,
                    DealScene             *scene)
{
  Sheet      sheet;
  Sheet      measure;
  DealChrome chrome;
  double     y;
  double     bottom;

  deal_chrome_lay_out (&self->base, frame, scene, &chrome);
  sheet_init (&sheet, self, &chrome, scene);
  measure = sheet;
  measure.scene = NULL;
  y = chrome.body.y;
  bottom = y + chrome.body.height;
  y += put_head (&sheet, y);

  for (gsize i = 0; i < self->diff->n_rows; i++)
    {
      double height = put_row (&measure, i, y);
      double rest =
        i + 1 < self->diff->n_rows ? get_counts_height (&measure, i + 1) : 0;

      if (y + height + rest > bottom)
        {
          put_others (&sheet, &measure, i, y, bottom);
          break;
        }
      put_row (&sheet, i, y);
      y += height;
    }
}

/**
 * deal_terms_get_height:
 * @self: the figure
 * @frame: the frame, whose height does not matter
 *
 * Returns: the height at which all rows are shown
 */
double
deal_terms_get_height (const DealTermsFigure *self,
                       const DealFrame       *frame)
{
  DealChrome chrome;
  Sheet      sheet;
  double     height;

  deal_chrome_lay_out (&self->base, frame, NULL, &chrome);
  sheet_init (&sheet, self, &chrome, NULL);
  height = frame->height - chrome.body.height + put_head (&sheet, 0);
  for (gsize i = 0; i < self->diff->n_rows; i++)
    height += put_row (&sheet, i, 0);

  return height;
}

/**
 * deal_terms_get_least_body:
 * @self: the figure
 * @chrome: how roomy it is
 * @width: (out): what lines of a few words take
 * @height: (out): what the head, the first row and the count of the others take
 */
void
deal_terms_get_least_body (const DealTermsFigure *self,
                           const DealChrome      *chrome,
                           double                *width,
                           double                *height)
{
  Sheet sheet;

  sheet_init (&sheet, self, chrome, NULL);
  *width = sheet.text.size * LEAST_LETTERS * 0.55 / ((1 - TERM_SHARE) / 2);
  *height = put_head (&sheet, 0);
  if (self->diff->n_rows > 0)
    *height += put_row (&sheet, 0, 0);
  if (self->diff->n_rows > 1)
    *height += get_counts_height (&sheet, 1);
}
