/* deal-payments-assumptions.c: what a payments figure takes for granted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-format.h"
#include "calc/deal-scenario-words.h"
#include "chart/deal-payments-private.h"
#include "deal-text.h"

/* What the reader, or the file, chose among others. */
static void
add_ground (DealFigure *figure,
            const char *sentence)
{
  g_autofree char *ground = g_steal_pointer (&figure->ground);

  figure->ground =
    ground != NULL ? g_strconcat (ground, " ", sentence, NULL) : g_strdup (sentence);
}

/* Behind a sentence: from when a cap counts, which moves the year in which it binds.
 * Where nobody published its size, that is as little known. */
static char *
describe_counts_from (DealPaymentsFigure  *self,
                      const DealParameter *parameter)
{
  const DealCap   *cap = self->capped != NULL ? &self->capped->payment->rule.cap : NULL;
  g_autofree char *from = NULL;

  if (cap == NULL || cap->parameter != parameter || !deal_date_is_set (cap->counts_from))
    return g_strdup ("");

  from = deal_format_date_long (cap->counts_from);

  /* Translators: %s is a month or a day. */
  return g_strdup_printf (parameter->state == DEAL_STATE_VALUE
                            ? _ (" The cap is counted from %s.")
                            : _ (" It is assumed to count from %s."),
                          from);
}

/* A value that somebody chose, in a sentence and in a shorter one. */
static void
describe_chosen (const DealParameter *parameter,
                 DealGivenBy          given_by,
                 const char          *value,
                 char               **sentence,
                 char               **brief)
{
  if (given_by == DEAL_GIVEN_BY_READING)
    {
      /* Translators: title of a parameter, its value. */
      *sentence = g_strdup_printf (_ ("%1$s: %2$s, as the conflict† is read here."),
                                   parameter->title, value);
      /* Translators: title of a parameter, its value. */
      *brief = g_strdup_printf (_ ("%1$s: %2$s, as a conflict of sources is read here."),
                                parameter->title, value);
      return;
    }

  /* Translators: title of a parameter, its value. */
  *brief = g_strdup_printf (_ ("%1$s: %2$s is assumed."), parameter->title, value);
  *sentence =
    parameter->state == DEAL_STATE_NOT_DISCLOSED
      /* Translators: title of a parameter, its value. */
      ? g_strdup_printf (_ ("%1$s: %2$s is assumed, the true size is not disclosed."),
                         parameter->title, value)
      : g_strdup (*brief);
}

/* Returns FALSE where nobody chose a value. */
static gboolean
assume_parameter (DealPaymentsFigure  *self,
                  const DealParameter *parameter)
{
  const DealOptions *options = self->base.options;
  DealDecimal        value;
  DealGivenBy        given_by = deal_options_get_parameter (options, parameter, &value);
  g_autofree char   *text = NULL;
  g_autofree char   *sentence = NULL;
  g_autofree char   *brief = NULL;
  g_autofree char   *from = NULL;
  g_autofree char   *in_short = NULL;

  if (given_by == DEAL_GIVEN_BY_NOBODY)
    return FALSE;

  text = deal_format_parameter (parameter, value, options->deal);
  describe_chosen (parameter, given_by, text, &sentence, &brief);
  add_ground (&self->base, brief);
  from = describe_counts_from (self, parameter);
  /* In a picture the mark of a reading stands at its footnote, however small it is. */
  in_short =
    g_strconcat (given_by == DEAL_GIVEN_BY_READING ? sentence : brief, from, NULL);
  deal_figure_add_assumption (&self->base, g_strconcat (sentence, from, NULL), in_short);

  return TRUE;
}

static void
assume_open_end (DealPaymentsFigure *self,
                 int                 side,
                 const DealPayment  *payment)
{
  const DealRule *rule = &payment->rule;
  DealDecimal     value;

  if (deal_date_is_set (rule->to) || rule->ends_when == NULL)
    return;
  if (rule->ends_parameter != NULL &&
      deal_options_get_parameter (self->base.options, rule->ends_parameter, &value) !=
        DEAL_GIVEN_BY_NOBODY)
    return;

  {
    g_autofree char *name = deal_figure_name_version (
      &self->base, deal_payments_get_version (self, side));

    deal_figure_add_assumption (
      &self->base,
      /* Translators: version, condition in words. */
      g_strdup_printf (_ ("%1$s has no end date, it runs until %2$s."), name,
                       rule->ends_when),
      "");
  }
}

/* Every parameter that the payments depend on, once; the year that ends an
 * open-ended one only where it was given. */
static GPtrArray *
list_parameters (const DealPaymentsFigure *self)
{
  GPtrArray  *parameters = g_ptr_array_new ();
  DealDecimal value;

  for (int side = DEAL_N_SIDES - 1; side >= 0; side--)
    for (gsize i = 0; i < self->schedules[side]->n_rows; i++)
      {
        const DealRule      *rule = &self->schedules[side]->rows[i].payment->rule;
        const DealParameter *used[] = { rule->cap.exists ? rule->cap.parameter : NULL,
                                        rule->rate.parameter, rule->amount.parameter,
                                        rule->ends_parameter };

        for (gsize k = 0; k < G_N_ELEMENTS (used); k++)
          if (used[k] != NULL && !g_ptr_array_find (parameters, used[k], NULL) &&
              (used[k] != rule->ends_parameter ||
               deal_options_get_parameter (self->base.options, used[k], &value) !=
                 DEAL_GIVEN_BY_NOBODY))
            g_ptr_array_add (parameters, (gpointer) used[k]);
      }

  return parameters;
}

/* Numbers of a part of their period: before it, other terms applied. */
static void
add_begins (DealPaymentsFigure *self)
{
  gboolean is_pair = self->base.options->old_version != self->base.options->new_version;

  for (int side = is_pair ? 0 : 1; side < DEAL_N_SIDES; side++)
    for (int way = 0; way < DEAL_N_WAYS; way++)
      for (gsize i = 0; i < self->schedules[side]->n_periods; i++)
        {
          const DealRow   *row = self->rows[way][side];
          DealDate         begin = deal_row_get_begin (row, self->schedules[side], i);
          g_autofree char *name = NULL;
          g_autofree char *when = NULL;
          g_autofree char *date = NULL;

          if (!deal_date_is_set (begin))
            continue;
          name = deal_figure_name_version (&self->base,
                                           deal_payments_get_version (self, side));
          when = deal_payments_name_period (self, i);
          date = deal_format_date_long (begin);
          deal_figure_add_assumption (
            &self->base,
            /* Translators: a version, who pays, a period, a day within it. */
            g_strdup_printf (_ ("%1$s, %2$s’s payments: %3$s counts from %4$s only."),
                             name, self->payers[way]->name, when, date),
            /* A small picture has no sign for one of several years without payments. */
            row->cells[i].state == DEAL_STATE_ZERO ? "" : NULL);
        }
}

static void
assume_payments (DealPaymentsFigure *self)
{
  g_autoptr (GPtrArray) parameters = list_parameters (self);
  g_autoptr (GPtrArray) seen = g_ptr_array_new ();
  GString *unknown = g_string_new (NULL);

  for (guint i = 0; i < parameters->len; i++)
    if (!assume_parameter (self, parameters->pdata[i]))
      g_string_append_printf (unknown, "%s%s", unknown->len > 0 ? "; " : "",
                              ((const DealParameter *) parameters->pdata[i])->title);
  if (unknown->len > 0)
    deal_figure_add_assumption (
      &self->base,
      /* Translators: a list of parameters. */
      g_strdup_printf (_ ("Not disclosed and not assumed: %s."), unknown->str), "");
  g_string_free (unknown, TRUE);
  add_begins (self);

  for (int side = 0; side < DEAL_N_SIDES; side++)
    for (gsize i = 0; i < self->schedules[side]->n_rows; i++)
      {
        const DealPayment *payment = self->schedules[side]->rows[i].payment;

        if (!g_ptr_array_find (seen, payment, NULL))
          assume_open_end (self, side, payment);
        g_ptr_array_add (seen, (gpointer) payment);
      }
}

static gboolean
has_certainty (const DealPaymentsFigure *self,
               DealCertainty             least,
               DealCertainty             most)
{
  for (int side = 0; side < DEAL_N_SIDES; side++)
    for (int way = 0; way < DEAL_N_WAYS; way++)
      for (gsize i = 0;
           self->rows[way][side] != NULL && i < self->schedules[side]->n_periods; i++)
        {
          const DealCell *cell = &self->rows[way][side]->cells[i];

          if (deal_cell_has_height (cell) && cell->certainty >= least &&
              cell->certainty <= most)
            return TRUE;
        }

  return FALSE;
}

static gboolean
is_interpolated (const DealPaymentsFigure *self,
                 gsize                     period)
{
  for (int side = 0; side < DEAL_N_SIDES; side++)
    for (int way = 0; way < DEAL_N_WAYS; way++)
      if (self->rows[way][side] != NULL &&
          deal_cell_has_height (&self->rows[way][side]->cells[period]) &&
          deal_cell_is_interpolated (&self->rows[way][side]->cells[period]))
        return TRUE;

  return FALSE;
}

/* Which periods come from no source, in runs: "2028–2029". */
static void
assume_interpolated (DealPaymentsFigure *self)
{
  const DealPeriod *periods = self->schedules[0]->periods;
  gsize             n = self->schedules[0]->n_periods;
  GString          *names = g_string_new (NULL);
  g_autofree char  *brief = NULL;
  gsize             end;

  for (gsize i = 0; i < n; i = end)
    {
      g_autofree char *name = NULL;

      for (end = i; end < n && is_interpolated (self, end);)
        end++;
      if (end == i)
        {
          end++;
          continue;
        }
      name = deal_format_period ((DealPeriod){ periods[i].first, periods[end - 1].last });
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }
  if (names->len > 0)
    {
      /* Translators: %s is a list of years. */
      brief = g_strdup_printf (_ ("Interpolated: %s."), names->str);
      deal_figure_add_assumption (
        &self->base,
        /* Translators: %s is a list of years. */
        g_strdup_printf (_ ("Interpolated, stated by no source: %s."), names->str),
        brief);
    }
  g_string_free (names, TRUE);
}

static gboolean
is_spread (const DealPaymentsFigure *self)
{
  for (int side = 0; side < DEAL_N_SIDES; side++)
    for (gsize i = 0; i < self->schedules[side]->n_rows; i++)
      if (deal_payment_is_spread (self->schedules[side]->rows[i].payment,
                                  self->base.options))
        return TRUE;

  return FALSE;
}

static gboolean
is_amount_rounded (const DealPaymentsFigure *self,
                   gint64                    amount)
{
  const Deal      *deal = self->base.options->deal;
  g_autofree char *shown = deal_payments_money (self, amount);
  g_autofree char *exact =
    deal_format_money_exact (amount, deal->currency, deal->currency_digits);

  return !g_str_equal (shown, exact);
}

/* Whether parts and totals are told in fewer digits than they have: what is told of the
 * parts may then not add up to what is told of the total. */
static gboolean
is_rounded (const DealPaymentsFigure *self)
{
  for (int side = 0; side < DEAL_N_SIDES; side++)
    for (int way = 0; way < DEAL_N_WAYS; way++)
      {
        const DealRow *row = self->rows[way][side];
        guint          n_parts = 0;
        guint          n_rounded = 0;

        for (gsize i = 0; row != NULL && i < self->schedules[side]->n_periods; i++)
          {
            const DealCell *cell = &row->cells[i];

            if (cell->state != DEAL_STATE_VALUE && !cell->has_due)
              continue;
            n_parts++;
            n_rounded += is_amount_rounded (self, cell->has_due && cell->amount == 0
                                                    ? cell->due
                                                    : cell->amount);
            if (n_parts > 1 && n_rounded > 0)
              return TRUE;
          }
      }

  return FALSE;
}

/**
 * deal_payments_assume:
 * @self: a figure with its numbers
 *
 * Writes down all that the amounts rest on besides the sources.
 */
void
deal_payments_assume (DealPaymentsFigure *self)
{
  const DealOptions *options = self->base.options;

  if (has_certainty (self, DEAL_CERTAINTY_PROJECTED, DEAL_CERTAINTY_UNKNOWN))
    {
      self->base.illustrative = TRUE;
      deal_figure_add_assumption (&self->base,
                                  g_strdup (_ ("All amounts are illustrative.")), NULL);
    }
  if (options->scenario != NULL)
    {
      const DealScenario *scenario = options->scenario;
      const Deal         *deal = options->deal;
      g_autofree char    *brief = deal_scenario_describe_briefly (scenario, deal);
      char               *sentence = deal_scenario_describe (scenario, deal);

      add_ground (&self->base, brief);
      deal_figure_add_assumption (&self->base, sentence, brief);
    }
  else if (options->deal->n_series > 0)
    {
      add_ground (&self->base, _ ("No scenario: reported figures only."));
      deal_figure_add_assumption (
        &self->base, g_strdup (_ ("No scenario: reported figures only.")), NULL);
    }
  deal_payments_add_caveats (self);
  assume_payments (self);
  assume_interpolated (self);
  if (is_spread (self))
    deal_figure_add_assumption (
      &self->base,
      g_strdup (_ ("Amounts of longer periods are spread evenly over their months.")),
      NULL);
  if (is_rounded (self))
    deal_figure_add_assumption (
      &self->base, g_strdup (_ ("Rounded; sums are of the exact amounts.")),
      /* A small picture has no sums. */
      "");
  if (self->n_elsewhere > 0)
    deal_figure_add_assumption (
      &self->base, g_strdup (_ ("Payments between other parties are in the table only.")),
      NULL);
}
