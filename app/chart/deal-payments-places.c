/* deal-payments-places.c: several periods in one place, where they are too many for the
 * width of a plot
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-format.h"
#include "chart/deal-payments-private.h"
#include "deal-text.h"

/* Two bars side by side need so much, or one hides the other; and more where the
 * stems of a range stand on them; by eye. */
#define LEAST_SLOT 4.0
#define LEAST_SLOT_WITH_RANGE 6.0

/* Months that are taken together: each divides a year or is made of years, so that
 * no bar reaches over the end of a year which it does not fill. */
static const gint32 lengths[] = { 1, 2, 3, 4, 6, 12, 24, 60,
                                  120, 240, 600, 1200, 2400, 6000, 12000, 120000 };

/* How many periods share a place, so that each place is wide enough. */
static gsize
choose_share (const DealPlot *plot)
{
  const DealOptions *options = plot->figure->base.options;
  double             least = options->range ? LEAST_SLOT_WITH_RANGE : LEAST_SLOT;
  double             slot = plot->chrome.body.width / (double) MAX (plot->n_periods, 1);
  gint32             length;

  if (options->cumulative || slot >= least || plot->n_periods == 0)
    return 1;

  length = deal_payments_count_months (plot->periods[0]);
  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    if (lengths[i] % length == 0 && slot * lengths[i] / length >= least)
      return (gsize) (lengths[i] / length);

  return plot->n_periods;
}

/* What a cell may not be hidden by: a number by nothing but a greater one, an
 * unknown one by no period without a number. */
static gint64
get_weight (const DealCell *cell)
{
  gint64 height = deal_cell_get_height (cell);

  if (deal_cell_has_height (cell) && height != 0)
    return height < 0 ? -MAX (height, -G_MAXINT64) : height;
  if (deal_cell_is_unknown (cell))
    return 0;
  if (cell->state == DEAL_STATE_NOT_FOUND)
    return -1;

  return cell->state == DEAL_STATE_NOT_APPLICABLE ? -3 : -2;
}

static guint8
get_traits (const DealCell *cell)
{
  DealBound bound =
    cell->state == DEAL_STATE_NOT_DISCLOSED ? cell->due_bound : cell->bound;

  if (deal_cell_is_unknown (cell))
    return DEAL_TRAIT_UNDISCLOSED;
  if (cell->state == DEAL_STATE_NOT_FOUND)
    return DEAL_TRAIT_NOT_FOUND;
  if (!deal_cell_has_height (cell))
    return 0;

  return (cell->capped ? DEAL_TRAIT_CAPPED : 0) |
         (bound == DEAL_BOUND_AT_LEAST ? DEAL_TRAIT_AT_LEAST : 0);
}

/* Nothing is paid, and more will be: the total goes on as it stood. */
static void
mark_pauses (DealPaymentsFigure *self,
             int                 way,
             int                 side)
{
  const DealRow *row = self->rows[way][side];
  gsize          n = self->schedules[side]->n_periods;
  gsize          first = 0;
  gssize         last = deal_row_get_last (row, n);

  while (first < n && row->cells[first].state == DEAL_STATE_NOT_APPLICABLE)
    first++;
  for (gsize i = first; (gssize) i < last; i++)
    {
      const DealCell *cell = &row->cells[i];

      if (cell->state == DEAL_STATE_NOT_APPLICABLE &&
          (cell->running_state == DEAL_STATE_VALUE ||
           cell->running_state == DEAL_STATE_ZERO))
        self->traits[way][side][i] |= DEAL_TRAIT_PAUSED;
    }
}

/**
 * deal_payments_weigh:
 * @self: a figure with its rows
 *
 * Keeps what the cells weigh and what of them may not be hidden, so that a redraw
 * reads no more than that of each: there may be a month for every pixel and many
 * more.
 */
void
deal_payments_weigh (DealPaymentsFigure *self)
{
  for (int way = 0; way < DEAL_N_WAYS; way++)
    for (int side = 0; side < DEAL_N_SIDES; side++)
      {
        const DealRow *row = self->rows[way][side];
        gsize          n = self->schedules[side]->n_periods;

        if (row == NULL)
          continue;
        self->weights[way][side] = g_new (gint64, n);
        self->traits[way][side] = g_new (guint8, n);
        for (gsize i = 0; i < n; i++)
          {
            self->weights[way][side][i] = get_weight (&row->cells[i]);
            self->traits[way][side][i] = get_traits (&row->cells[i]);
          }
        mark_pauses (self, way, side);
      }
}

static gboolean
is_number (const DealCell *cell)
{
  return cell->state == DEAL_STATE_VALUE || cell->state == DEAL_STATE_ZERO;
}

static gsize
find_heaviest (const gint64 *weights,
               gsize         from,
               gsize         to)
{
  gsize best = from;

  for (gsize i = from + 1; i < to; i++)
    if (weights[i] > weights[best])
      best = i;

  return best;
}

/* The first month of a place's first period is a multiple of the place's length,
 * so that places keep their periods while the window moves. */
static gsize
get_place_end (const DealPlot *plot,
               gsize           from)
{
  const DealPeriod *periods = plot->figure->schedules[0]->periods;
  gint32            period = deal_payments_count_months (periods[0]);
  gint32            length = (gint32) plot->share * period;
  gint32            left = length - periods[from].first % length;

  return MIN (from + (gsize) MAX (left / period, 1), plot->end);
}

static DealPlaceCount
count_traits (const guint8 *traits,
              gsize         from,
              gsize         to)
{
  DealPlaceCount place = { 0 };

  for (gsize i = from; i < to; i++)
    {
      place.n_undisclosed += (traits[i] & DEAL_TRAIT_UNDISCLOSED) != 0;
      place.n_not_found += (traits[i] & DEAL_TRAIT_NOT_FOUND) != 0;
      place.n_capped += (traits[i] & DEAL_TRAIT_CAPPED) != 0;
    }

  return place;
}

static gboolean
has_trait (const guint8 *traits,
           gsize         from,
           gsize         to,
           DealTraits    trait)
{
  for (gsize i = from; i < to; i++)
    if ((traits[i] & trait) != 0)
      return TRUE;

  return FALSE;
}

/* The month of which most was paid, where the cap cuts some: the one of which most
 * was due may be one of which nothing was paid. */
static gsize
find_most_paid (const DealRow *row,
                gsize          heaviest,
                gsize          from,
                gsize          to)
{
  gsize best = heaviest;

  for (gsize i = from; i < to; i++)
    if (is_number (&row->cells[i]) &&
        row->cells[i].amount > row->cells[best].amount)
      best = i;

  return best;
}

/* The most and the least that the highest bar of a place may be: each period has its
 * own reach. */
static void
spread_range (DealCell      *cell,
              const DealRow *row,
              gsize          from,
              gsize          to)
{
  for (gsize i = from; i < to; i++)
    if (cell->has_range && row->cells[i].has_range)
      {
        cell->low = MAX (cell->low, row->cells[i].low);
        cell->high = MAX (cell->high, row->cells[i].high);
      }
}

/* What stands for all periods of a place: the highest, with what is due at most, what
 * the cap takes of any, how far it may reach; and at least, if any is. */
static DealCell
gather (const DealPlot *plot,
        int             way,
        int             side,
        gsize           from,
        gsize           to,
        gsize          *chosen)
{
  const DealRow *row = plot->figure->rows[way][side];
  const guint8  *traits = plot->figure->traits[way][side];
  gsize          heaviest = find_heaviest (plot->figure->weights[way][side], from, to);
  DealCell       cell = row->cells[heaviest];
  gint64         due = deal_cell_get_height (&cell);

  *chosen = heaviest;
  if (is_number (&cell) && due > 0 &&
      has_trait (traits, from, to, DEAL_TRAIT_CAPPED))
    {
      *chosen = find_most_paid (row, heaviest, from, to);
      cell = row->cells[*chosen];
      cell.capped = TRUE;
      cell.has_due = TRUE;
      cell.due = due;
    }
  if (cell.state == DEAL_STATE_VALUE && cell.bound == DEAL_BOUND_EXACT &&
      has_trait (traits, from, to, DEAL_TRAIT_AT_LEAST))
    cell.bound = DEAL_BOUND_AT_LEAST;
  if (plot->figure->base.options->range)
    spread_range (&cell, row, from, to);

  return cell;
}

static gboolean
is_capped_row (const DealPaymentsFigure *figure,
               int                       way,
               int                       side)
{
  return figure->capped != NULL && way == figure->capped_way &&
         side == figure->capped_side;
}

static void
share_row (DealPlot *plot,
           int       way,
           int       side)
{
  const DealPaymentsFigure *figure = plot->figure;
  gboolean                  is_capped = is_capped_row (figure, way, side);
  DealCell                 *cells;
  DealCell                 *capped;
  gssize                   *marks;
  gsize                     k = 0;

  if (figure->rows[way][side] == NULL)
    return;

  cells = g_new (DealCell, plot->n_periods);
  capped = g_new (DealCell, plot->n_periods);
  marks = g_new (gssize, plot->n_periods);
  g_ptr_array_add (plot->owned, cells);
  g_ptr_array_add (plot->owned, capped);
  g_ptr_array_add (plot->owned, marks);
  for (gsize from = plot->first, to; from < plot->end; from = to, k++)
    {
      gsize chosen;

      to = get_place_end (plot, from);
      cells[k] = gather (plot, way, side, from, to, &chosen);
      marks[k] = figure->marks[way][side][chosen];
      /* The capped row goes by the same places, for its words say when. */
      if (is_capped)
        capped[k] = figure->capped->cells[plot->capped.binds_in == (gssize) k
                                            ? (gsize) figure->capped->binds_in
                                            : chosen];
    }
  plot->rows[way][side].cells = cells;
  plot->shown.marks[way][side] = marks;
  if (is_capped)
    plot->capped.cells = capped;
}

/**
 * deal_plot_share_periods:
 * @plot: a plot with the periods of its window
 *
 * Where bars of all periods would be too thin, several share a place, and the
 * highest known of them stands for all, so that no spike is lost; what is not
 * known of the others is kept beside it.  A running total has a point for each
 * period in any case.
 */
void
deal_plot_share_periods (DealPlot *plot)
{
  const DealPeriod *periods = plot->figure->schedules[0]->periods;
  DealPeriod       *places;
  gsize             n = 0;

  plot->share = choose_share (plot);
  if (plot->share < 2)
    return;

  places = g_new (DealPeriod, (plot->end - plot->first) / plot->share + 2);
  g_ptr_array_add (plot->owned, places);
  for (gsize from = plot->first; from < plot->end;)
    {
      gsize to = get_place_end (plot, from);

      if (plot->figure->capped != NULL &&
          plot->figure->capped->binds_in >= (gssize) from &&
          plot->figure->capped->binds_in < (gssize) to)
        plot->capped.binds_in = (gssize) n;
      places[n++] = (DealPeriod){ periods[from].first, periods[to - 1].last };
      from = to;
    }
  plot->periods = places;
  plot->n_periods = n;
  for (int way = 0; way < DEAL_N_WAYS; way++)
    for (int side = 0; side < DEAL_N_SIDES; side++)
      share_row (plot, way, side);
}

/* Below a small picture the other direction is told in words alone. */
static gboolean
is_drawn (const DealPlot *plot,
          int             way,
          int             side)
{
  const gint64 *weights = plot->figure->weights[way][side];

  if (weights == NULL)
    return FALSE;
  if (way == 0 || !plot->chrome.compact)
    return TRUE;

  return weights[find_heaviest (weights, plot->first, plot->end)] > 0;
}

/**
 * deal_plot_find_lanes:
 * @plot: a plot with its places
 *
 * What has no number has a sign of its own in its place; where places are too
 * narrow for that, or hold several periods, a lane along the years tells of it.
 */
void
deal_plot_find_lanes (DealPlot *plot)
{
  double slot = plot->chrome.body.width / (double) MAX (plot->n_periods, 1);

  if (plot->figure->base.options->cumulative || plot->first == plot->end ||
      (plot->share < 2 && slot >= DEAL_LEAST_SIGN_SLOT))
    return;

  for (int way = 0; way < DEAL_N_WAYS; way++)
    for (int side = 0; side < DEAL_N_SIDES; side++)
      {
        const guint8   *traits = plot->figure->traits[way][side];
        DealPlaceCount *places;
        gsize           k = 0;

        if (!is_drawn (plot, way, side))
          continue;
        places = g_new (DealPlaceCount, plot->n_periods);
        g_ptr_array_add (plot->owned, places);
        for (gsize from = plot->first, to; from < plot->end; from = to, k++)
          {
            to = plot->share < 2 ? from + 1 : get_place_end (plot, from);
            places[k] = count_traits (traits, from, to);
          }
        plot->places_of[way][side] = places;
        if (has_trait (traits, plot->first, plot->end,
                       DEAL_TRAIT_UNDISCLOSED | DEAL_TRAIT_NOT_FOUND))
          plot->n_lanes[way]++;
      }
}

/* " Not disclosed: 6 months.", if any. */
static void
append_count (GString        *text,
              const DealPlot *plot,
              const char     *what,
              guint           n)
{
  g_autofree char *periods = deal_payments_count_periods (plot->figure, n);

  if (n > 0)
    /* Translators: what is the matter, and with how many periods, as "6 months". */
    g_string_append_printf (text, _ (" %1$s: %2$s."), what, periods);
}

/**
 * deal_plot_describe_place:
 * @plot: a plot
 * @way: up or down
 * @side: old or new
 * @place: which place
 *
 * Returns: (transfer full) (nullable): what a bar stands for beside its own period;
 *   NULL: nothing
 */
char *
deal_plot_describe_place (const DealPlot *plot,
                          int             way,
                          int             side,
                          gsize           place)
{
  const DealPlaceCount *counts = plot->places_of[way][side];
  DealPeriod            first = plot->figure->schedules[0]->periods[0];
  g_autofree char      *when = NULL;
  g_autofree char      *n = NULL;
  GString              *text;
  gint32                length;

  if (plot->share < 2 || counts == NULL)
    return NULL;

  length = deal_payments_count_months (plot->periods[place]) /
           deal_payments_count_months (first);
  when = deal_format_period (plot->periods[place]);
  n = deal_payments_count_periods (plot->figure, (gsize) length);
  text = g_string_new (NULL);
  /* Translators: a span of time, then "6 months". */
  g_string_append_printf (text,
                          _ ("Its bar stands for %1$s (%2$s), by the highest known."),
                          when, n);
  append_count (text, plot, _ ("Not disclosed"), counts[place].n_undisclosed);
  append_count (text, plot, _ ("No figure found"), counts[place].n_not_found);
  append_count (text, plot, _ ("Cut off by the cap"), counts[place].n_capped);

  return g_string_free (text, FALSE);
}
