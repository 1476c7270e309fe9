/* deal-payments-words.c: what a payments figure finds, assumes and says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-format.h"
#include "calc/deal-scenario-words.h"
#include "chart/deal-payments-private.h"
#include "deal-text.h"

/* Periods that the alternative text reads out one by one. */
#define N_SPOKEN 12

char *
deal_payments_money (const DealPaymentsFigure *self,
                     gint64                    amount)
{
  const Deal *deal = self->base.options->deal;

  return deal_format_money (amount, deal->currency, deal->currency_digits);
}

char *
deal_payments_name_period (const DealPaymentsFigure *self,
                           gsize                     period)
{
  return deal_format_period (self->schedules[0]->periods[period]);
}

char *
deal_payments_heading (const DealPaymentsFigure *self,
                       int                       way)
{
  if (self->payers[way] == NULL)
    return g_strdup (_ ("The file lists no obligation under these versions"));

  /* Translators: "OpenAI pays Microsoft". */
  return g_strdup_printf (_ ("%1$s pays %2$s"), self->payers[way]->name,
                          self->payees[way]->name);
}

/**
 * deal_payments_absence:
 * @self: the figure
 * @way: up or down
 * @side: old or new
 *
 * Returns: (transfer full) (nullable): what to say where one side has a payment
 *   and @side has none
 */
char *
deal_payments_absence (const DealPaymentsFigure *self,
                       int                       way,
                       int                       side)
{
  const DealVersion *version = deal_payments_get_version (self, side);
  g_autofree char   *date = NULL;

  if (self->rows[way][side] != NULL || self->rows[way][1 - side] == NULL)
    return NULL;

  date = deal_format_date_long (deal_figure_get_change_date (version));
  if (side == 1)
    /* Translators: %s is a date; the file has no such payment from then on. */
    return g_strdup_printf (_ ("None listed from %s"), date);

  /* Translators: %s is a date; the file has no such payment before. */
  return g_strdup_printf (_ ("None listed under the terms of %s"), date);
}

/* All that was paid up to the end of a period. */
static char *
describe_running (const DealPaymentsFigure *self,
                  const DealCell           *cell)
{
  const Deal      *deal = self->base.options->deal;
  g_autofree char *due =
    cell->has_due_running ? deal_payments_money (self, cell->due_running) : NULL;
  g_autofree char *amount = NULL;

  if (cell->running_state == DEAL_STATE_NOT_DISCLOSED && due != NULL &&
      deal_cell_get_running_limit (cell, &(gint64){ 0 }))
    /* Translators: %s is an amount. */
    return g_strdup_printf (_ ("%s is due if the undisclosed cap is not reached"), due);
  if (cell->running_bound == DEAL_BOUND_AT_LEAST && cell->running == 0)
    return g_strdup (cell->running_state == DEAL_STATE_NOT_FOUND
                       ? _ ("no figure was found")
                       : _ ("the amount is not disclosed"));

  amount =
    deal_format_amount (cell->running_state, cell->running_bound, cell->running, deal);
  if (cell->capped && due != NULL)
    return g_strdup_printf (_ ("%1$s of the %2$s due, cut off by the cap"), amount, due);

  return g_steal_pointer (&amount);
}

static char *
describe_amount (const DealPaymentsFigure *self,
                 const DealCell           *cell)
{
  const Deal      *deal = self->base.options->deal;
  g_autofree char *due = cell->has_due ? deal_payments_money (self, cell->due) : NULL;
  g_autofree char *amount = NULL;

  if (self->base.options->cumulative)
    return describe_running (self, cell);
  if (cell->state == DEAL_STATE_NOT_FOUND)
    return g_strdup (_ ("no figure was found"));
  if (deal_cell_is_unknown (cell))
    return g_strdup (_ ("the amount is not disclosed"));
  if (cell->state == DEAL_STATE_NOT_DISCLOSED)
    /* Translators: %s is an amount. */
    return g_strdup_printf (_ ("%s is due if the undisclosed cap is not reached"), due);

  amount = deal_format_amount (cell->state, cell->bound, cell->amount, deal);
  if (cell->capped)
    /* Translators: both are amounts, "$9 bn of the $20 bn due". */
    return g_strdup_printf (_ ("%1$s of the %2$s due, cut off by the cap"), amount, due);

  return g_steal_pointer (&amount);
}

/**
 * deal_payments_describe_cell:
 * @self: the figure
 * @way: up or down
 * @side: old or new
 * @period: which period
 *
 * Returns: (transfer full): period, terms, payment, amount and how firm it is
 */
char *
deal_payments_describe_cell (const DealPaymentsFigure *self,
                             int                       way,
                             int                       side,
                             gsize                     period)
{
  const DealCell  *cell = &self->rows[way][side]->cells[period];
  g_autofree char *when = deal_payments_name_period (self, period);
  g_autofree char *heading = deal_payments_heading (self, way);
  g_autofree char *version = deal_figure_name_version (
    &self->base, deal_payments_get_version (self, side));
  g_autofree char *amount = describe_amount (self, cell);
  g_autofree char *reported = NULL;
  GString         *text = g_string_new (NULL);
  DealDate         begin =
    deal_row_get_begin (self->rows[way][side], self->schedules[side], period);

  /* Translators: period, version, "OpenAI pays Microsoft", amount. */
  g_string_append_printf (text, _ ("%1$s, %2$s: %3$s, %4$s"), when, version, heading,
                          amount);
  if (deal_cell_has_height (cell))
    {
      g_autofree char *certainty = deal_format_cell_certainty (cell, (DealDate){ 0 });

      g_string_append_printf (text, ", %s", certainty);
    }
  if (cell->open_ended)
    g_string_append_printf (text, ", %s", _ ("open-ended"));
  if (deal_date_is_set (begin))
    {
      g_autofree char *date = deal_format_date_long (begin);

      /* Translators: of an amount of a period; %s is a day within it. */
      g_string_append_printf (text, _ (", counts from %s only"), date);
    }
  reported = deal_format_reported (cell, self->base.options->deal);
  if (reported != NULL)
    /* Translators: of an amount; %s is “$4 bn is reported for 2026”. */
    g_string_append_printf (text, _ (", but %s"), reported);
  if (cell->has_range && self->base.options->range)
    {
      g_autofree char *low = deal_payments_money (self, cell->low);
      g_autofree char *high = deal_payments_money (self, cell->high);

      gsize n = deal_schedule_count_scenarios (self->base.options->deal);

      /* Translators: two amounts, how many scenarios. */
      g_string_append_printf (
        text,
        P_ (", lowest and highest of %3$zu scenario %1$s and %2$s",
            ", lowest and highest of %3$zu scenarios %1$s and %2$s", n),
        low, high, n);
    }
  g_string_append_c (text, '.');

  return g_string_free (text, FALSE);
}

static gsize
count_trait (const DealPaymentsFigure *self,
             int                       way,
             int                       side,
             DealTraits                trait)
{
  gsize n = 0;

  for (gsize i = 0; i < self->schedules[side]->n_periods; i++)
    n += (self->traits[way][side][i] & trait) != 0 ? 1 : 0;

  return n;
}

/* Of periods too many to be read out: how many are unknown, and how many cut. */
static void
append_counts (GString                  *text,
               const DealPaymentsFigure *self,
               int                       way,
               int                       side)
{
  gsize            n_undisclosed = count_trait (self, way, side, DEAL_TRAIT_UNDISCLOSED);
  gsize            n_not_found = count_trait (self, way, side, DEAL_TRAIT_NOT_FOUND);
  gsize            n_capped = count_trait (self, way, side, DEAL_TRAIT_CAPPED);
  g_autofree char *undisclosed = deal_payments_count_periods (self, n_undisclosed);
  g_autofree char *not_found = deal_payments_count_periods (self, n_not_found);
  g_autofree char *capped = deal_payments_count_periods (self, n_capped);

  /* Translators: %s is "6 months". */
  if (n_undisclosed > 0)
    g_string_append_printf (text, _ (" not disclosed: %s;"), undisclosed);
  /* Translators: %s is "6 months". */
  if (n_not_found > 0)
    g_string_append_printf (text, _ (" no figure found: %s;"), not_found);
  /* Translators: %s is "6 months". */
  if (n_capped > 0)
    g_string_append_printf (text, _ (" cut off by the cap: %s;"), capped);
}

/* The whole of a row; what a cap of unknown size may still cut is a limit. */
static char *
format_total (const DealPaymentsFigure *self,
              const DealRow            *row)
{
  const Deal *deal = self->base.options->deal;
  gint64      limit;

  if (deal_row_get_limit (row, &limit))
    return deal_format_amount (DEAL_STATE_VALUE, DEAL_BOUND_AT_MOST, limit, deal);

  return deal_format_amount (row->total_state, row->total_bound, row->total, deal);
}

static void
append_row (GString                  *text,
            const DealPaymentsFigure *self,
            int                       way,
            int                       side)
{
  const DealRow   *row = self->rows[way][side];
  gsize            n = self->schedules[side]->n_periods;
  const Deal      *deal = self->base.options->deal;
  g_autofree char *heading = deal_payments_heading (self, way);
  g_autofree char *version = deal_figure_name_version (
    &self->base, deal_payments_get_version (self, side));
  g_autofree char *absence = deal_payments_absence (self, way, side);
  g_autofree char *total = NULL;
  g_autofree char *missing = NULL;

  if (absence != NULL)
    g_string_append_printf (text, " %s, %s: %s.", version, heading, absence);
  if (row == NULL)
    return;

  g_string_append_printf (text, " %s, %s:", version, heading);
  for (gsize i = 0; i < n && n <= N_SPOKEN; i++)
    {
      g_autofree char *when = deal_payments_name_period (self, i);
      g_autofree char *amount = describe_amount (self, &row->cells[i]);
      g_autofree char *reported = NULL;

      if (row->cells[i].state == DEAL_STATE_NOT_APPLICABLE &&
          (!self->base.options->cumulative ||
           !deal_payments_has_total (self, way, side, i)))
        continue;
      g_string_append_printf (text, " %s %s", when, amount);
      if (deal_cell_has_height (&row->cells[i]) &&
          deal_cell_is_interpolated (&row->cells[i]))
        g_string_append_printf (text, ", %s",
                                deal_format_certainty (DEAL_CERTAINTY_INTERPOLATED));
      reported = deal_format_reported (&row->cells[i], deal);
      if (reported != NULL)
        g_string_append_printf (text, _ (", but %s"), reported);
      g_string_append_c (text, ';');
    }
  if (n > N_SPOKEN)
    append_counts (text, self, way, side);
  total = format_total (self, row);
  missing = deal_row_describe_missing (row, self->schedules[side]);
  /* Translators: %s is an amount. */
  g_string_append_printf (text, _ (" total %s."), total);
  if (missing[0] != '\0')
    g_string_append_printf (text, " %s", missing);
}

/* In which period a row has most. */
static gssize
find_most (const DealPaymentsFigure *self,
           int                       way,
           int                       side)
{
  const DealRow *row = self->rows[way][side];
  gssize         most = -1;

  for (gsize i = 0; i < self->schedules[side]->n_periods; i++)
    if (deal_cell_get_height (&row->cells[i]) >
        (most < 0 ? 0 : deal_cell_get_height (&row->cells[most])))
      most = (gssize) i;

  return most;
}

/* One payer under one version: the whole, when most is paid, what is missing. */
static void
append_summary (GString                  *text,
                const DealPaymentsFigure *self,
                int                       way,
                int                       side)
{
  const DealRow   *row = self->rows[way][side];
  g_autofree char *heading = deal_payments_heading (self, way);
  g_autofree char *version = deal_figure_name_version (
    &self->base, deal_payments_get_version (self, side));
  g_autofree char *absence = deal_payments_absence (self, way, side);
  g_autofree char *total = NULL;
  gssize           most = row != NULL ? find_most (self, way, side) : -1;

  if (absence != NULL)
    g_string_append_printf (text, " %s, %s: %s.", version, heading, absence);
  if (row == NULL)
    return;

  total = format_total (self, row);
  /* Translators: version, "OpenAI pays Microsoft", an amount. */
  g_string_append_printf (text, _ (" %1$s, %2$s: total %3$s;"), version, heading, total);
  if (most >= 0 && !self->base.options->cumulative)
    {
      g_autofree char *when = deal_payments_name_period (self, (gsize) most);
      g_autofree char *amount =
        deal_format_cell (&row->cells[most], self->base.options->deal);

      /* Translators: a period, and what is paid in it. */
      g_string_append_printf (text, _ (" most in %1$s, %2$s;"), when, amount);
    }
  append_counts (text, self, way, side);
  /* What follows is another sentence. */
  if (g_str_has_suffix (text->str, ";"))
    text->str[text->len - 1] = '.';
}

static char *
write_summary (const DealPaymentsFigure *self)
{
  GString *text = g_string_new (NULL);

  for (int way = 0; way < DEAL_N_WAYS; way++)
    for (int side = 0; side < DEAL_N_SIDES; side++)
      append_summary (text, self, way, side);

  return g_strchug (g_string_free (text, FALSE));
}

/* Which scenarios the range is of; beside the picture there is room for that. */
static void
append_range (GString                  *text,
              const DealPaymentsFigure *self)
{
  g_autoptr (GPtrArray)
    scenarios = deal_schedule_list_scenarios (self->base.options->deal);
  g_autoptr (GString) names = g_string_new (NULL);
  gsize n = scenarios->len;

  if (!self->base.options->range || n < 2)
    return;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = deal_scenario_get_short_title (scenarios->pdata[i]);

      g_string_append_printf (names, "%s%s", i > 0 ? C_ ("between scenarios", ", ") : "",
                              name);
    }
  g_string_append_printf (
    text,
    /* Translators: how many scenarios, and their titles. */
    P_ (" Low and high: the lowest and the highest of %1$zu scenario: %2$s.",
        " Low and high: the lowest and the highest of %1$zu scenarios: %2$s.", n),
    n, names->str);
}

static char *
write_alt_text (const DealPaymentsFigure *self)
{
  GString *text = g_string_new (self->base.title);

  g_string_append_printf (text, ". %s", self->base.subtitle);
  for (int way = 0; way < DEAL_N_WAYS; way++)
    for (int side = 0; side < DEAL_N_SIDES; side++)
      append_row (text, self, way, side);
  append_range (text, self);
  for (guint i = 0; i < self->base.assumptions->len; i++)
    g_string_append_printf (text, " %s", (char *) self->base.assumptions->pdata[i]);

  return g_string_free (text, FALSE);
}

/* What the amounts are, before whose choices they hang on. */
static char *
write_ground (const DealPaymentsFigure *self,
              const char               *chosen)
{
  g_autofree char *measure = deal_payments_write_measure (self);

  return g_strjoin (" ", measure, chosen, NULL);
}

/**
 * deal_payments_write:
 * @self: a figure with its numbers
 *
 * Title, subtitle, assumptions and alternative text, all from the same numbers.
 */
void
deal_payments_write (DealPaymentsFigure *self)
{
  g_autofree char *chosen = NULL;

  deal_payments_assume (self);
  chosen = g_steal_pointer (&self->base.ground);
  self->base.ground = write_ground (self, chosen);
  self->base.title = deal_payments_write_title (self);
  self->base.subtitle = deal_payments_write_subtitle (self);
  self->base.alt_text = write_alt_text (self);
  self->base.summary = write_summary (self);
}
