/* deal-payments-lanes.c: periods without a number, along the years, where their places
 * are too narrow for a sign of their own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "chart/deal-payments-private.h"

/* In letters of the axis. */
#define ROW_HEIGHT 0.85
#define LEAST_ROW 8.0

#define LINE 1.4

/* The words of a sign beside its line. */
#define SIGN_ROOM 4.0

static double
get_row_height (const DealPlot *plot)
{
  return MAX (ROW_HEIGHT * plot->chrome.axis.size, LEAST_ROW);
}

/* Whether lanes have the signs of what has no number, and not its places. */
gboolean
deal_plot_has_lanes (const DealPlot *plot)
{
  return plot->places_of[0][0] != NULL || plot->places_of[0][1] != NULL ||
         plot->places_of[1][0] != NULL || plot->places_of[1][1] != NULL;
}

/* What the lanes of a direction take of the band with the years. */
double
deal_plot_get_lane_height (const DealPlot *plot,
                           int             way)
{
  return plot->n_lanes[way] * get_row_height (plot);
}

/* Not disclosed outweighs not found where a place holds both: somebody knows it. */
static DealTraits
get_trait (const DealPlaceCount *place)
{
  if (place->n_undisclosed > 0)
    return DEAL_TRAIT_UNDISCLOSED;

  return place->n_not_found > 0 ? DEAL_TRAIT_NOT_FOUND : 0;
}

/* A dotted line with a question mark, or one of dashes with a cross; the sign alone
 * where there is no room for both. */
static void
add_run (DealPlot  *plot,
         DealTraits trait,
         DealColour colour,
         double     x1,
         double     x2,
         double     y,
         double     height)
{
  gboolean  is_unknown = trait == DEAL_TRAIT_UNDISCLOSED;
  double    size = is_unknown ? height : height - 2;
  double    middle = (x1 + x2) / 2;
  double    gap = x2 - x1 > size ? size / 2 + SIGN_ROOM / 2 : 0;
  DealItem *item;

  if (x2 - x1 >= size)
    deal_scene_add_glyph (plot->scene,
                          is_unknown ? DEAL_GLYPH_QUESTION : DEAL_GLYPH_CROSS,
                          middle - size / 2, y + (height - size) / 2, size, colour);
  for (int half = 0; half < (gap > 0 ? 2 : 1); half++)
    {
      double from = half == 0 ? x1 : middle + gap;
      double to = half == 0 && gap > 0 ? middle - gap : x2;

      if (to - from < 1 || (gap <= 0 && x2 - x1 >= size))
        continue;
      item = deal_scene_add_line (plot->scene, from, y + height / 2, to, y + height / 2,
                                  LINE, colour);
      item->dash = is_unknown ? DEAL_DASH_DOTS : DEAL_DASH_DASHES;
    }
}

static void
add_lane (DealPlot *plot,
          int       way,
          int       side,
          double    y)
{
  const DealPlaceCount *places = plot->places_of[way][side];
  gsize                 end;

  for (gsize i = 0; i < plot->n_periods; i = end)
    {
      DealTraits trait = get_trait (&places[i]);

      for (end = i + 1; end < plot->n_periods && get_trait (&places[end]) == trait;)
        end++;
      if (trait != 0)
        add_run (plot, trait, deal_side_text[side], deal_plot_get_x (plot, i) + 0.5,
                 deal_plot_get_x (plot, end) - 0.5, y, get_row_height (plot));
    }
}

static gboolean
has_missing (const DealPlot *plot,
             int             way,
             int             side)
{
  const DealPlaceCount *places = plot->places_of[way][side];

  for (gsize i = 0; places != NULL && i < plot->n_periods; i++)
    if (get_trait (&places[i]) != 0)
      return TRUE;

  return FALSE;
}

/**
 * deal_plot_add_lanes:
 * @plot: a plot with its axes
 *
 * A line for each side along the years, under every place that holds a period
 * without a number, also where the bar of a known one stands there.
 */
void
deal_plot_add_lanes (DealPlot *plot)
{
  double row = get_row_height (plot);

  for (int way = 0; way < DEAL_N_WAYS; way++)
    {
      double y =
        way == 0 ? plot->zero[0] : plot->zero[1] - deal_plot_get_lane_height (plot, way);

      for (int side = 0; side < DEAL_N_SIDES; side++)
        {
          if (!has_missing (plot, way, side))
            continue;
          add_lane (plot, way, side, y);
          y += row;
        }
    }
}

/**
 * deal_plot_count_missing:
 * @plot: a plot
 * @trait: not disclosed or not found
 *
 * Returns: in how many of the periods that are drawn some row with a lane has no
 *   number for this reason
 */
guint
deal_plot_count_missing (const DealPlot *plot,
                         DealTraits      trait)
{
  guint n = 0;

  for (gsize i = plot->first; i < plot->end; i++)
    {
      gboolean is_missing = FALSE;

      for (int way = 0; way < DEAL_N_WAYS; way++)
        for (int side = 0; side < DEAL_N_SIDES; side++)
          if (plot->places_of[way][side] != NULL &&
              (plot->figure->traits[way][side][i] & trait) != 0)
            is_missing = TRUE;
      n += is_missing ? 1 : 0;
    }

  return n;
}

/* The sign as the key explains it. */
void
deal_plot_add_lane_sample (DealPlot  *plot,
                           DealTraits trait,
                           double     x,
                           double     y,
                           double     width)
{
  double row = MIN (get_row_height (plot), width / 2);

  add_run (plot, trait, DEAL_COLOUR_INK2, x, x + width, y - row / 2, row);
}
