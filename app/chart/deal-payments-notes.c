/* deal-payments-notes.c: what is said beside the bars and lines
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "calc/deal-format.h"
#include "chart/deal-payments-private.h"
#include "deal-text.h"

#define LINE 1.2

/* The height of a bold line with a plain one below it; the bold one alone where
 * there is little room. */
double
deal_plot_get_note_height (const DealPlot *plot)
{
  if (plot->chrome.compact)
    return deal_fonts_get_height (plot->chrome.strong);

  return deal_fonts_get_height (plot->chrome.strong) +
         deal_fonts_get_height (plot->chrome.label);
}

/* The periods in which a cap of unknown size may cut what is due. */
static gboolean
find_open_cap (const DealPlot *plot,
               gsize          *first,
               gsize          *last)
{
  const DealRow *row = plot->self->capped;
  gboolean       found = FALSE;

  if (row == NULL || row->cap_is_known || plot->self->capped_way != 0)
    return FALSE;

  for (gsize i = 0; i < plot->n_periods; i++)
    if (row->cells[i].state == DEAL_STATE_NOT_DISCLOSED && row->cells[i].has_due)
      {
        *first = found ? *first : i;
        *last = i;
        found = TRUE;
      }

  return found;
}

gboolean
deal_plot_needs_bracket (const DealPlot *plot)
{
  gsize first;
  gsize last;

  return !plot->chrome.thumbnail && !plot->chrome.tight &&
         find_open_cap (plot, &first, &last);
}

/* Two centred lines above a bracket, kept inside the plot. */
static void
add_centred (DealPlot   *plot,
             DealColour  colour,
             const char *strong,
             const char *plain,
             double      middle,
             double      y)
{
  const cairo_rectangle_t *body = &plot->chrome.body;
  const DealFont           fonts[] = { plot->chrome.strong, plot->chrome.label };
  const char *const        texts[] = { strong, plain };

  for (gsize i = 0; i < (plot->chrome.compact ? 1 : G_N_ELEMENTS (texts)); i++)
    {
      g_autofree char *text = deal_fonts_ellipsize (fonts[i], texts[i], body->width);
      double           half = deal_fonts_get_width (fonts[i], text) / 2;
      double           end = body->x + body->width - half;
      double           x = MIN (MAX (middle, body->x + half), end);
      DealItem        *item =
        deal_scene_add_text (plot->scene, fonts[i], colour, text, x, y, 0.5);

      item->halo = plot->chrome.ground;
      deal_plot_take (plot, &item->box);
      y += item->box.height;
    }
}

static void
add_open_cap (DealPlot *plot)
{
  int              side = plot->self->capped_side;
  const DealRow   *row = plot->self->capped;
  const Deal      *deal = plot->self->base.options->deal;
  gsize            first = 0;
  gsize            last = 0;
  double           x1;
  double           x2;
  double           y;
  g_autofree char *plain = NULL;
  gint64           point;

  if (!deal_plot_needs_bracket (plot) || !find_open_cap (plot, &first, &last))
    return;

  x1 = deal_plot_get_x (plot, first) + plot->slot * 0.15;
  x2 = deal_plot_get_x (plot, last + 1) - plot->slot * 0.15;
  y = plot->top + deal_plot_get_note_height (plot) + 4;
  if (deal_row_get_break_point (row, last, &point))
    {
      g_autofree char *amount =
        deal_format_money (point, deal->currency, deal->currency_digits);
      g_autofree char *when = deal_format_period (plot->periods[last]);

      /* Translators: amount, year. */
      plain = g_strdup_printf (
        _ ("size not disclosed; %1$s is due by %2$s if it is not reached"), amount, when);
    }
  else
    {
      plain = g_strdup (_ ("its size is not disclosed"));
    }

  deal_plot_add_bracket (plot, x1, x2, y, DEAL_BRACKET_TICK, deal_side_text[side]);
  add_centred (plot, deal_side_text[side],
               plot->chrome.compact
                 ? _ ("Payments stop at the cap; its size is not disclosed")
                 : _ ("Payments stop once their total reaches the cap"),
               plain, (x1 + x2) / 2, plot->top);
}

/* A place for a note beside the upright line that leads to @x, @y: as low as
 * possible, left before right. */
static gboolean
find_place (const DealPlot *plot,
            double          width,
            double          height,
            double          x,
            double          y,
            double         *note_x,
            double         *note_y)
{
  for (double top = y - height - 6; top >= plot->top; top -= 3)
    for (int right = 0; right < 2; right++)
      {
        double            left = right ? x + 10 : x - 10 - width;
        cairo_rectangle_t box = { left - 3, top - 2, width + 6, height + 4 };
        cairo_rectangle_t lead = { x - 2, top, 4, y - 2 - top };

        if (left < plot->left || left + width > plot->scene->width - plot->chrome.margin)
          continue;
        if (deal_plot_is_free (plot, &box) && deal_plot_is_free (plot, &lead))
          {
            *note_x = left;
            *note_y = top;
            return TRUE;
          }
      }

  return FALSE;
}

/**
 * deal_plot_add_callout:
 * @plot: the plot
 * @colour: of the words and the line
 * @strong: the first line
 * @plain: the second
 * @x: what it points at
 * @y: likewise
 *
 * Puts a note where nothing else is, with a line to what it is about.  Where
 * there is no such place it leaves it out: the title says the same.
 */
void
deal_plot_add_callout (DealPlot   *plot,
                       DealColour  colour,
                       const char *strong,
                       const char *plain,
                       double      x,
                       double      y)
{
  double    first = deal_fonts_get_height (plot->chrome.strong);
  double    width = MAX (deal_fonts_get_width (plot->chrome.strong, strong),
                         deal_fonts_get_width (plot->chrome.label, plain));
  double    note_x;
  double    note_y;
  double    anchor;
  DealItem *items[2];

  if (!find_place (plot, width, first + deal_fonts_get_height (plot->chrome.label), x, y,
                   &note_x, &note_y))
    return;

  anchor = note_x < x ? 1 : 0;
  deal_scene_add_line (plot->scene, x, note_y + first / 2, x, y - 2, LINE, colour);
  deal_scene_add_line (plot->scene, x, note_y + first / 2, anchor > 0 ? x - 7 : x + 7,
                       note_y + first / 2, LINE, colour);
  items[0] = deal_scene_add_text (plot->scene, plot->chrome.strong, colour, strong,
                                  note_x + width * anchor, note_y, anchor);
  items[1] = deal_scene_add_text (plot->scene, plot->chrome.label, colour, plain,
                                  note_x + width * anchor, note_y + first, anchor);
  for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
    {
      items[i]->halo = plot->chrome.ground;
      deal_plot_take (plot, &items[i]->box);
    }
}

static void
add_cap_reached (DealPlot *plot)
{
  int              side = plot->self->capped_side;
  const DealRow   *row = plot->self->capped;
  const Deal      *deal = plot->self->base.options->deal;
  const DealCell  *cell;
  const DealCell  *sum;
  g_autofree char *when = NULL;
  g_autofree char *strong = NULL;
  g_autofree char *paid = NULL;
  g_autofree char *due = NULL;
  g_autofree char *plain = NULL;
  double           line = deal_fonts_get_height (plot->chrome.strong) + 2;
  double           x;
  double           y;

  if (row == NULL || !row->cap_is_known || row->binds_in < 0 ||
      plot->self->capped_way != 0)
    return;

  cell = &row->cells[row->binds_in];
  sum = &plot->self->rows[0][side]->cells[row->binds_in];
  when = deal_format_period (plot->periods[row->binds_in]);
  paid = deal_format_money (cell->amount, deal->currency, deal->currency_digits);
  due = deal_format_money (cell->due, deal->currency, deal->currency_digits);
  /* Translators: a year. */
  strong = g_strdup_printf (_ ("Cap reached in %s"), when);
  /* Translators: two amounts. */
  plain = g_strdup_printf (_ ("%1$s of the %2$s due"), paid, due);
  x = deal_plot_get_x (plot, (gsize) row->binds_in) +
      plot->slot * (side == 0 ? 0.33 : 0.67);
  y = deal_plot_get_y (plot, 0, deal_cell_get_height (sum)) - line;
  {
    cairo_rectangle_t above = { x - 2, y, 4, line - 3 };

    /* Down to the bar itself where no number stands on it. */
    if (deal_plot_is_free (plot, &above))
      y += line - 2;
  }
  deal_plot_add_callout (plot, deal_side_text[side], strong, plain, x, y);
}

/* Puts two lines beside the rule at @x, right before left, as high as they can be. */
static gboolean
add_end_note (DealPlot   *plot,
              DealColour  colour,
              const char *strong,
              const char *plain,
              double      x,
              double      top)
{
  double first = deal_fonts_get_height (plot->chrome.strong);
  double height = first + deal_fonts_get_height (plot->chrome.label);
  double width = MAX (deal_fonts_get_width (plot->chrome.strong, strong),
                      deal_fonts_get_width (plot->chrome.label, plain));

  for (double y = top; y < plot->zero[0] - height; y += 4)
    for (int left = 0; left < 2; left++)
      {
        double            note_x = left ? x - 8 - width : x + 8;
        cairo_rectangle_t box = { note_x - 2, y, width + 4, height };

        if (note_x < plot->left || note_x + width > plot->right ||
            !deal_plot_is_free (plot, &box))
          continue;
        deal_scene_add_text (plot->scene, plot->chrome.strong, colour, strong, note_x, y,
                             0)
          ->halo = plot->chrome.ground;
        deal_scene_add_text (plot->scene, plot->chrome.label, colour, plain, note_x,
                             y + first, 0)
          ->halo = plot->chrome.ground;
        deal_plot_take (plot, &box);
        return TRUE;
      }

  return FALSE;
}

/* Where one side stops and the other goes on. */
static void
add_end (DealPlot *plot,
         int       side)
{
  const DealRow   *row = plot->self->rows[0][side];
  const DealRow   *other = plot->self->rows[0][1 - side];
  gssize           last = row != NULL ? deal_row_get_last (row, plot->n_periods) : -1;
  gsize            n = plot->n_periods;
  gssize           beyond = other != NULL ? deal_row_get_last (other, n) : -1;
  g_autofree char *name = NULL;
  g_autofree char *when = NULL;
  g_autofree char *strong = NULL;
  g_autofree char *brief = NULL;
  double           top = plot->top;
  double           x;
  DealItem        *item;

  if (last < 0 || beyond <= last)
    return;

  x = deal_plot_get_x (plot, (gsize) last + 1);
  /* Below the words and the bracket of an unknown cap. */
  if (deal_plot_needs_bracket (plot))
    top += deal_plot_get_note_height (plot) + 4 + DEAL_BRACKET_TICK + 3;
  item = deal_scene_add_line (plot->scene, x, top, x, plot->zero[0], 1.4,
                              deal_side_text[side]);
  item->dash = DEAL_DASH_DOTS;
  deal_plot_take (plot, &(cairo_rectangle_t){ x - 3, top, 6, plot->zero[0] - top });

  name = deal_figure_name_version (&plot->self->base,
                                   deal_payments_get_version (plot->self, side));
  when = deal_format_period (plot->periods[last]);
  /* Translators: a version, a year. */
  strong = g_strdup_printf (_ ("%1$s runs through %2$s"), name, when);
  /* Translators: a year. */
  brief = g_strdup_printf (_ ("ends in %s"), when);
  if (!add_end_note (plot, deal_side_text[side], strong, _ ("none stated after"), x,
                     top))
    add_end_note (plot, deal_side_text[side], name, brief, x, top);
}

/**
 * deal_plot_add_notes:
 * @plot: a plot with its bars or lines
 *
 * Brackets over what is not disclosed, where the cap is reached, where a side
 * ends, and the heading of the part below.
 */
void
deal_plot_add_notes (DealPlot *plot)
{
  if (plot->chrome.thumbnail)
    return;

  deal_plot_add_second_heading (plot);
  add_open_cap (plot);
  for (int way = 0; way < DEAL_N_WAYS; way++)
    for (int side = 0; side < DEAL_N_SIDES; side++)
      deal_plot_add_unknown (plot, way, side);
  for (int side = 0; side < DEAL_N_SIDES; side++)
    add_end (plot, side);
  if (!plot->self->base.options->cumulative)
    add_cap_reached (plot);
}
