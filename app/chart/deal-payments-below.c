/* deal-payments-below.c: brackets, and the part below the years in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-format.h"
#include "chart/deal-payments-private.h"
#include "deal-text.h"

#define LINE 1.2

/* A line with both ends turned by @tick: towards what it holds together. */
void
deal_plot_add_bracket (DealPlot  *plot,
                       double     x1,
                       double     x2,
                       double     y,
                       double     tick,
                       DealColour colour)
{
  deal_scene_add_line (plot->scene, x1, y, x2, y, LINE, colour);
  deal_scene_add_line (plot->scene, x1, y, x1, y + tick, LINE, colour);
  deal_scene_add_line (plot->scene, x2, y, x2, y + tick, LINE, colour);
}

/* The periods of a row in which it is due and nobody says how much. */
static gboolean
find_unknown (const DealPlot *plot,
              const DealRow  *row,
              gsize          *first,
              gsize          *last)
{
  gboolean found = FALSE;

  for (gsize i = 0; row != NULL && i < plot->n_periods; i++)
    if (deal_cell_is_unknown (&row->cells[i]))
      {
        *first = found ? *first : i;
        *last = i;
        found = TRUE;
      }

  return found;
}

/* What is due and not disclosed: a bracket with words. */
void
deal_plot_add_unknown (DealPlot *plot,
                       int       way,
                       int       side)
{
  gsize             first = 0;
  gsize             last = 0;
  double            line = deal_fonts_get_height (plot->chrome.strong);
  double            reach = line * 1.5 + 6;
  double            y = way == 0 ? plot->zero[0] - reach : plot->zero[1] + reach;
  g_autofree char  *name = NULL;
  g_autofree char  *text = NULL;
  cairo_rectangle_t box;
  DealItem         *item;
  double            x1;
  double            x2;

  if ((way == 1 && plot->chrome.compact) ||
      !find_unknown (plot, plot->self->rows[way][side], &first, &last))
    return;

  x1 = deal_plot_get_x (plot, first) + plot->slot * 0.15;
  x2 = deal_plot_get_x (plot, last + 1) - plot->slot * 0.15;
  name = deal_figure_name_version (&plot->self->base,
                                   deal_payments_get_version (plot->self, side));
  /* Translators: a version. */
  text = g_strdup_printf (_ ("%s: amount not disclosed"), name);
  box = (cairo_rectangle_t){ x1, y - line / 2, x2 - x1, line };
  if (box.y < plot->top || !deal_plot_is_free (plot, &box))
    return;

  deal_plot_add_bracket (plot, x1, x2, y,
                         way == 0 ? DEAL_BRACKET_TICK : -DEAL_BRACKET_TICK,
                         deal_side_text[side]);
  if (deal_fonts_get_width (plot->chrome.strong, text) + 12 > x2 - x1)
    return;

  {
    double width = deal_fonts_get_width (plot->chrome.strong, text) + 12;

    deal_scene_add_rect (plot->scene, (x1 + x2 - width) / 2, y - line / 2, width, line,
                         plot->chrome.ground);
  }
  item = deal_scene_add_text (plot->scene, plot->chrome.strong, deal_side_text[side],
                              text, (x1 + x2) / 2, y - line / 2, 0.5);
  deal_plot_take (plot, &item->box);
}

/* A row that is due and amounts to nothing throughout. */
static gboolean
is_nothing (const DealPlot *plot,
            int             side)
{
  const DealRow *row = plot->figure->rows[1][side];
  gboolean       is_due = FALSE;

  for (gsize i = 0; row != NULL && i < plot->figure->schedules[0]->n_periods; i++)
    {
      if (row->cells[i].state != DEAL_STATE_NOT_APPLICABLE &&
          row->cells[i].state != DEAL_STATE_ZERO)
        return FALSE;
      is_due = is_due || row->cells[i].state == DEAL_STATE_ZERO;
    }

  return is_due;
}

static char *
describe_end (const DealPlot *plot,
              int             side)
{
  const DealPaymentsFigure *self = plot->self;
  g_autofree char          *date = NULL;

  if (side == 1 && is_nothing (plot, 1) && !is_nothing (plot, 0))
    {
      date = deal_format_date_long (
        deal_figure_get_change_date (self->base.options->new_version));
      /* Translators: %s is a date; the payment is no longer due from then on. */
      return g_strdup_printf (_ ("Ended: none from %s"), date);
    }

  return deal_payments_absence (self, 1, side);
}

/* A version and what it pays in all; a question mark where there is no room for
 * "not disclosed". */
static char *
write_short_state (const DealPlot *plot,
                   int             side,
                   gboolean        in_words)
{
  const DealRow   *row = plot->self->rows[1][side];
  const Deal      *deal = plot->self->base.options->deal;
  g_autofree char *name = deal_figure_name_version (
    &plot->self->base, deal_payments_get_version (plot->self, side));
  g_autofree char *total = NULL;

  if (row == NULL)
    total = g_strdup (_ ("none"));
  else if (!in_words && row->total_state == DEAL_STATE_NOT_DISCLOSED)
    total = g_strdup ("?");
  else
    total = deal_format_amount (row->total_state, row->total_bound, row->total, deal);

  /* Translators: a version, what is paid in all. */
  return g_strdup_printf (_ ("%1$s: %2$s"), name, total);
}

/* What each side's part below amounts to, in a word, right of @left. */
static void
add_short_states (DealPlot *plot,
                  double    left,
                  double    y)
{
  double   x = plot->chrome.body.x + plot->chrome.body.width;
  double   space = plot->chrome.label.size;
  double   width = 0;
  gboolean in_words;

  for (int side = 0; side < DEAL_N_SIDES; side++)
    {
      g_autofree char *text = write_short_state (plot, side, TRUE);

      width += deal_fonts_get_width (plot->chrome.label, text) + space;
    }
  in_words = width <= x - left;

  for (int side = DEAL_N_SIDES - 1; side >= 0; side--)
    {
      g_autofree char *text = write_short_state (plot, side, in_words);

      if (x - deal_fonts_get_width (plot->chrome.label, text) < left)
        break;
      x = deal_scene_add_text (plot->scene, plot->chrome.label, deal_side_text[side],
                               text, x, y, 1)
            ->box.x -
          space;
    }
}

/* What became of each side's part below: in sentences where they have room beside
 * each other right of @left, else in a word. */
static void
add_ends (DealPlot *plot,
          double    left,
          double    y)
{
  double x = plot->chrome.body.x + plot->chrome.body.width;
  double space = 1.5 * plot->chrome.strong.size;
  char  *texts[DEAL_N_SIDES] = { NULL };
  double width = 0;

  for (int side = 0; side < DEAL_N_SIDES; side++)
    {
      texts[side] = describe_end (plot, side);
      if (texts[side] != NULL)
        width += deal_fonts_get_width (plot->chrome.strong, texts[side]) +
                 (width > 0 ? space : 0);
    }
  if (width > x - left)
    add_short_states (plot, left, y);

  for (int side = DEAL_N_SIDES - 1; side >= 0 && width <= x - left; side--)
    if (texts[side] != NULL)
      x = deal_scene_add_text (plot->scene, plot->chrome.strong, deal_side_text[side],
                               texts[side], x, y, 1)
            ->box.x -
          space;

  for (int side = 0; side < DEAL_N_SIDES; side++)
    g_free (texts[side]);
}

/* "↓ B pays A", and what became of it. */
void
deal_plot_add_second_heading (DealPlot *plot)
{
  const cairo_rectangle_t *body = &plot->chrome.body;
  double                   line = deal_fonts_get_height (plot->chrome.strong);
  double                   y = body->y + body->height - line;
  g_autofree char         *heading = NULL;
  g_autofree char         *whole = NULL;
  g_autofree char         *arrow = NULL;
  DealItem                *item;

  if (plot->self->rows[1][0] == NULL && plot->self->rows[1][1] == NULL)
    return;

  heading = deal_payments_heading (plot->self, 1);
  whole = g_strconcat ("↓ ", heading, NULL);
  arrow = deal_fonts_ellipsize (plot->chrome.strong, whole, body->width);
  item = deal_scene_add_text (plot->scene, plot->chrome.strong, DEAL_COLOUR_INK, arrow,
                              body->x, y, 0);
  deal_plot_take (plot, &item->box);
  if (plot->chrome.compact)
    {
      add_short_states (plot, item->box.x + item->box.width + 6, y);
      return;
    }
  add_ends (plot, item->box.x + item->box.width + 12, y);
}
