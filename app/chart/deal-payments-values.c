/* deal-payments-values.c: the numbers at the bars
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "chart/deal-payments-private.h"
#include "deal-text.h"

/* Nothing is left of it: cut off, not zero. */
static gboolean
is_cut_off (const DealCell *cell)
{
  return cell->capped && cell->state != DEAL_STATE_NOT_DISCLOSED && cell->amount == 0;
}

/* What a cap of unknown size may still cut is at most what is due; of what is due
 * at least, nothing can be said. */
static char *
format_value (const DealPlot *plot,
              const DealCell *cell)
{
  if (is_cut_off (cell))
    return g_strdup (_ ("capped"));
  if (cell->state == DEAL_STATE_NOT_DISCLOSED)
    return cell->due_bound == DEAL_BOUND_EXACT
             ? deal_plot_format (plot, cell->due, DEAL_BOUND_AT_MOST)
             : g_strdup ("?");

  return deal_plot_format (plot, cell->amount,
                           cell->state == DEAL_STATE_VALUE ? cell->bound
                                                           : DEAL_BOUND_EXACT);
}

/* Between the two numbers of a period, and on either side of them. */
#define LEAST_DISTANCE 3.0
#define DISTANCE_SHARE 0.3 /* in letters */

static double
get_distance (const DealPlot *plot)
{
  return MAX (LEAST_DISTANCE, DISTANCE_SHARE * plot->chrome.strong.size);
}

/* Of the number at the bar of one side; @with_words: also of one that says that
 * nothing is left of it. */
static double
get_value_width (const DealPlot *plot,
                 int             way,
                 int             side,
                 gsize           period,
                 gboolean        with_words)
{
  const DealCell  *cell = deal_plot_get_cell (plot, way, side, period);
  g_autofree char *text = NULL;

  if (cell == NULL || !deal_cell_has_height (cell) ||
      (is_cut_off (cell) && !with_words))
    return 0;
  text = format_value (plot, cell);

  return deal_fonts_get_width (plot->chrome.strong, text);
}

/* How far a sign at the foot of a bar reaches from the middle of the period. */
static double
get_sign_reach (const DealPlot *plot,
                int             way,
                int             side,
                gsize           period)
{
  const DealCell *cell = deal_plot_get_cell (plot, way, side, period);
  double          middle = deal_plot_get_x (plot, period) + plot->slot / 2;
  double          x = deal_plot_get_bar_x (plot, period, side);
  double          width = deal_plot_get_bar_width (plot);

  if (cell == NULL ||
      !(deal_cell_is_unknown (cell) || cell->state == DEAL_STATE_NOT_FOUND))
    return 0;

  /* A sign is as wide as its bar at most, and stands in the midst of it. */
  return side == 0 ? middle - x - width / 2 + DEAL_MOST_SIGN / 2
                   : x + width / 2 + DEAL_MOST_SIGN / 2 - middle;
}

/* The numbers of a period stand side by side: where they part.  One that is wider
 * than its half takes of what the other leaves. */
static gboolean
find_parting (const DealPlot *plot,
              int             way,
              gsize           period,
              gboolean        with_words,
              double         *x)
{
  double half = plot->slot / 2;
  double middle = deal_plot_get_x (plot, period) + half;
  double widths[DEAL_N_SIDES];

  for (int side = 0; side < DEAL_N_SIDES; side++)
    {
      double text = get_value_width (plot, way, side, period, with_words);
      double sign = get_sign_reach (plot, way, side, period);

      widths[side] = MAX (text, sign) + get_distance (plot);
    }

  *x = middle;
  if (widths[0] > half)
    *x += widths[0] - half;
  else if (widths[1] > half)
    *x -= widths[1] - half;

  return widths[0] + widths[1] <= plot->slot;
}

/* Something is paid back the other way, and stands beyond this bar. */
static gboolean
is_covered (const DealPlot *plot,
            int             way,
            int             side,
            gsize           period)
{
  const DealCell *other = deal_plot_get_cell (plot, 1 - way, side, period);

  return other != NULL && deal_cell_get_height (other) < 0;
}

/* Within the bar, where another stands beyond it; left out where the bar is too
 * small for that: the table has it. */
static void
add_inner_value (DealPlot      *plot,
                 const DealBar *bar,
                 int            side,
                 gsize          period,
                 const char    *text,
                 double         x)
{
  const DealCell   *cell = deal_plot_get_cell (plot, bar->way, side, period);
  cairo_rectangle_t box =
    deal_plot_get_box (plot, bar->way, side, period, bar->base, bar->end);
  double    line = deal_fonts_get_height (plot->chrome.strong);
  gboolean  is_firm = cell != NULL && !deal_cell_is_hatched (cell);
  DealItem *item;

  if (box.height < line)
    return;

  item = deal_scene_add_text (plot->scene, plot->chrome.strong,
                              is_firm ? plot->chrome.ground : deal_side_text[side], text,
                              x, box.y + (box.height - line) / 2, 0.5);
  if (!is_firm)
    item->halo = plot->chrome.ground;
}

/* Where a bar's number stands: on what is paid if the part cut off leaves room,
 * else beyond the whole bar. */
static void
add_value (DealPlot       *plot,
           int             way,
           int             side,
           gsize           period,
           const DealCell *cell)
{
  g_autofree char *text = format_value (plot, cell);
  DealBar          bar = deal_plot_get_bar (plot, way, side, period);
  double           line = deal_fonts_get_height (plot->chrome.strong);
  double           width = deal_fonts_get_width (plot->chrome.strong, text);
  gboolean         is_inside = (double) (bar.end - bar.paid) * plot->unit >= line + 4 &&
                       width <= deal_plot_get_bar_width (plot) - 4;
  double    parting;
  double    half = deal_plot_get_bar_width (plot) / 2;
  double    x = deal_plot_get_bar_x (plot, period, side) + half;
  double    y = deal_plot_get_y (plot, bar.way, is_inside ? bar.paid : bar.end);
  DealItem *item;

  /* The word is left out before a number is. */
  if (!find_parting (plot, way, period, TRUE, &parting) &&
      (is_cut_off (cell) || !find_parting (plot, way, period, FALSE, &parting)))
    return;
  if (is_covered (plot, way, side, period))
    {
      add_inner_value (plot, &bar, side, period, text, x);
      return;
    }
  if (deal_plot_shows_range (plot) && cell->has_range && !is_inside &&
      bar.way == way && cell->high > bar.end)
    y = deal_plot_get_y (plot, way, cell->high);
  item = deal_scene_add_text (plot->scene, plot->chrome.strong, deal_side_text[side],
                              text,
                              side == 0
                                ? MIN (x, parting - (get_distance (plot) + width) / 2)
                                : MAX (x, parting + (get_distance (plot) + width) / 2),
                              bar.way == 0 ? y - line - 1 : y + 1, 0.5);
  item->halo = plot->chrome.ground;
  deal_plot_take (plot, &item->box);
}

/* The number without the sign of a bound. */
static const char *
skip_bound (const char *text)
{
  return g_str_has_prefix (text, "≤") || g_str_has_prefix (text, "≥")
           ? g_utf8_next_char (text)
           : text;
}

/* A bound is rounded outwards, an exact number to the nearest: side by side, 12.4 and
 * at most 12.4 would be 12 and ≤13, which says that they differ. */
static gboolean
is_contradicted (const DealPlot *plot,
                 int             way,
                 gsize           period)
{
  const DealCell  *cells[DEAL_N_SIDES];
  gint64           amounts[DEAL_N_SIDES];
  g_autofree char *old_text = NULL;
  g_autofree char *new_text = NULL;

  for (int side = 0; side < DEAL_N_SIDES; side++)
    {
      const DealCell *cell = deal_plot_get_cell (plot, way, side, period);

      if (cell == NULL || !deal_cell_has_height (cell) || is_cut_off (cell))
        return FALSE;
      cells[side] = cell;
      amounts[side] =
        cell->state == DEAL_STATE_NOT_DISCLOSED ? cell->due : cell->amount;
    }
  if (amounts[0] != amounts[1])
    return FALSE;

  old_text = format_value (plot, cells[0]);
  new_text = format_value (plot, cells[1]);

  return !g_str_equal (old_text, "?") && !g_str_equal (new_text, "?") &&
         !g_str_equal (skip_bound (old_text), skip_bound (new_text));
}

/* All the numbers or none: one that is missing would look like one unknown. */
static gboolean
values_fit (const DealPlot *plot)
{
  double parting;

  for (int way = 0; way < DEAL_N_WAYS; way++)
    for (gsize i = 0; i < plot->n_periods; i++)
      if (!find_parting (plot, way, i, FALSE, &parting) || is_contradicted (plot, way, i))
        return FALSE;

  return TRUE;
}

/**
 * deal_plot_add_values:
 * @plot: a plot with its bars
 *
 * The number of each bar, where there is room for all of them.
 */
void
deal_plot_add_values (DealPlot *plot)
{
  /* As exact as the words, and rounded only where that does not fit. */
  for (plot->places = 2; plot->places > 0 && !values_fit (plot);)
    plot->places--;
  if (plot->chrome.tight || plot->share > 1 || !values_fit (plot))
    return;

  for (int way = 0; way < DEAL_N_WAYS; way++)
    for (int side = 0; side < DEAL_N_SIDES; side++)
      for (gsize i = 0; i < plot->n_periods; i++)
        {
          const DealCell *cell = deal_plot_get_cell (plot, way, side, i);

          if (way == 1 && plot->chrome.compact && plot->extent[1] == 0)
            continue;
          if (cell != NULL && deal_cell_has_height (cell))
            add_value (plot, way, side, i, cell);
        }
}
