/* deal-payments-words.c: what a payments figure finds, assumes and says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-format.h"
#include "chart/deal-payments-private.h"
#include "deal-text.h"

/* Source: the design's rule for headlines. */
#define TITLE_LENGTH 75
#define PREFIX_LENGTH 12 /* of it, for a version */
/* Periods that the alternative text reads out one by one. */
#define N_SPOKEN 12

static char *
money (const DealPaymentsFigure *self,
       gint64                    amount)
{
  const Deal *deal = self->base.options->deal;

  return deal_format_money (amount, deal->currency, deal->currency_digits);
}

/* What a claim about a limit needs: rounded, it would not be true near it. */
static char *
exact_money (const DealPaymentsFigure *self,
             gint64                    amount)
{
  const Deal *deal = self->base.options->deal;

  return deal_format_money_exact (amount, deal->currency, deal->currency_digits);
}

static char *
name_period (const DealPaymentsFigure *self,
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

static char *
describe_amount (const DealPaymentsFigure *self,
                 const DealCell           *cell)
{
  const Deal      *deal = self->base.options->deal;
  g_autofree char *due = cell->has_due ? money (self, cell->due) : NULL;
  g_autofree char *amount = NULL;

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
  g_autofree char *when = name_period (self, period);
  g_autofree char *heading = deal_payments_heading (self, way);
  g_autofree char *version = deal_figure_name_version (
    &self->base, deal_payments_get_version (self, side));
  g_autofree char *amount = describe_amount (self, cell);
  GString         *text = g_string_new (NULL);

  /* Translators: period, version, "OpenAI pays Microsoft", amount. */
  g_string_append_printf (text, _ ("%1$s, %2$s: %3$s, %4$s"), when, version, heading,
                          amount);
  if (deal_cell_has_height (cell))
    g_string_append_printf (text, ", %s", deal_format_certainty (cell->certainty));
  if (cell->open_ended)
    g_string_append_printf (text, ", %s", _ ("open-ended"));
  if (cell->has_range && self->base.options->range)
    {
      g_autofree char *low = money (self, cell->low);
      g_autofree char *high = money (self, cell->high);

      /* Translators: two amounts. */
      g_string_append_printf (text, _ (", between %1$s and %2$s over all scenarios"), low,
                              high);
    }
  g_string_append_c (text, '.');

  return g_string_free (text, FALSE);
}

/* The first candidate that is short enough, else the last; takes them all. */
static char *
choose_title (const DealPaymentsFigure *self,
              char                     *first,
              char                     *second)
{
  glong room = TITLE_LENGTH - (self->capped_side == 0 ? PREFIX_LENGTH : 0);

  if (g_utf8_strlen (first, -1) <= room)
    {
      g_free (second);
      return first;
    }
  g_free (first);

  return second;
}

static char *
title_known_cap (const DealPaymentsFigure *self)
{
  const DealRow   *row = self->capped;
  int              way = self->capped_way;
  g_autofree char *cap = exact_money (self, row->cap);
  g_autofree char *when = NULL;
  gssize           last = deal_row_get_last (row, self->schedules[0]->n_periods);
  const char      *payer = self->payers[way]->name;

  if (row->binds_in >= 0)
    {
      when = name_period (self, (gsize) row->binds_in);
      return choose_title (
        self,
        /* Translators: cap, payer, payee, year. */
        g_strdup_printf (
          _ ("With a %1$s cap, %2$s’s payments to %3$s would stop in %4$s"), cap, payer,
          self->payees[way]->name, when),
        /* Translators: cap, payer, year. */
        g_strdup_printf (_ ("With a %1$s cap, %2$s’s payments would stop in %3$s"), cap,
                         payer, when));
    }

  when = name_period (self, (gsize) MAX (last, 0));

  /* Translators: cap, year. */
  return g_strdup_printf (_ ("A %1$s cap would not be reached by %2$s"), cap, when);
}

/* The share that a payment is, if that is what it is and it is known. */
static char *
format_rate (const DealPaymentsFigure *self,
             const DealPayment        *payment)
{
  const DealInput *rate;
  g_autofree char *share = NULL;
  DealDecimal      value;

  if (payment == NULL || payment->rule.type != DEAL_RULE_SHARE)
    return NULL;

  rate = &payment->rule.rate;
  if (rate->parameter == NULL)
    value = rate->number;
  else if (deal_options_get_parameter (self->base.options, rate->parameter, &value) ==
           DEAL_GIVEN_BY_NOBODY)
    return NULL;

  share = deal_format_share (value);
  if (payment->certainty == DEAL_CERTAINTY_OFFICIAL)
    return g_steal_pointer (&share);

  /* Translators: a share, and how firm it is, as "20% (reported)". */
  return g_strdup_printf (_ ("%1$s (%2$s)"), share,
                          deal_format_certainty (payment->certainty));
}

static char *
title_unknown_cap (const DealPaymentsFigure *self)
{
  const DealPayment *payment = self->capped->payment;
  int                way = self->capped_way;
  int                side = self->capped_side;
  const char        *payer = self->payers[way]->name;
  g_autofree char   *rate = format_rate (self, payment);
  g_autofree char   *until = NULL;

  if (rate == NULL || !deal_date_is_set (payment->rule.to))
    /* Translators: payer, payee. */
    return g_strdup_printf (_ ("%1$s pays %2$s up to an undisclosed cap"), payer,
                            self->payees[way]->name);

  until = g_strdup_printf ("%d", payment->rule.to.year);
  if (self->rows[way][0] != NULL && side == 1)
    /* Translators: payer, share, year. */
    return g_strdup_printf (
      _ ("%1$s keeps paying %2$s through %3$s, up to an undisclosed cap"), payer, rate,
      until);

  /* Translators: payer, share, year. */
  return g_strdup_printf (_ ("%1$s pays %2$s through %3$s, up to an undisclosed cap"),
                          payer, rate, until);
}

/* A payment that one version does not list may only not be known of it. */
static char *
title_one_side (const DealPaymentsFigure *self,
                int                       side)
{
  g_autofree char *with = deal_figure_name_version (
    &self->base, deal_payments_get_version (self, side));
  g_autofree char *without = deal_figure_name_version (
    &self->base, deal_payments_get_version (self, 1 - side));

  /* Translators: payer, payee, then two versions. */
  return g_strdup_printf (_ ("%1$s pays %2$s: listed for %3$s, not for %4$s"),
                          self->payers[0]->name, self->payees[0]->name, with, without);
}

/* Without a cap: what the change of terms does to the total. */
static char *
title_totals (const DealPaymentsFigure *self)
{
  const DealRow   *old_row = self->rows[0][0];
  const DealRow   *new_row = self->rows[0][1];
  const char      *payer = self->payers[0]->name;
  const char      *payee = self->payees[0]->name;
  g_autofree char *size = NULL;

  if (old_row == NULL || new_row == NULL)
    return title_one_side (self, old_row != NULL ? 0 : 1);
  if (old_row->total_state != DEAL_STATE_VALUE ||
      new_row->total_state != DEAL_STATE_VALUE ||
      old_row->total_bound != DEAL_BOUND_EXACT ||
      new_row->total_bound != DEAL_BOUND_EXACT)
    return g_strdup_printf (_ ("What %1$s pays %2$s is known only in part"), payer,
                            payee);
  if (old_row->total == new_row->total)
    return g_strdup_printf (_ ("%1$s pays %2$s the same under both versions"), payer,
                            payee);

  if (new_row->total > old_row->total)
    {
      size = money (self, new_row->total - old_row->total);
      /* Translators: payer, payee, amount. */
      return g_strdup_printf (_ ("%1$s would pay %2$s %3$s more under the new terms"),
                              payer, payee, size);
    }
  size = money (self, old_row->total - new_row->total);

  /* Translators: payer, payee, amount. */
  return g_strdup_printf (_ ("%1$s would pay %2$s %3$s less under the new terms"), payer,
                          payee, size);
}

static char *
title_cumulative (const DealPaymentsFigure *self)
{
  const DealRow   *row = self->capped;
  g_autofree char *cap = money (self, row->cap);
  g_autofree char *due = money (self, row->total_due);
  gssize           last = deal_row_get_last (row, self->schedules[0]->n_periods);
  g_autofree char *when = name_period (self, (gsize) MAX (last, 0));

  return choose_title (
    self,
    /* Translators: cap, amount, year. */
    g_strdup_printf (
      _ ("The cap would hold the total at %1$s; uncapped it is %2$s by %3$s"), cap, due,
      when),
    /* Translators: cap, amount. */
    g_strdup_printf (_ ("The cap would hold the total at %1$s instead of %2$s"), cap,
                     due));
}

static char *
title_cap (const DealPaymentsFigure *self)
{
  const DealRow *row = self->capped;

  if (!row->cap_is_known)
    return title_unknown_cap (self);
  if (self->base.options->cumulative && row->binds_in >= 0 && row->has_total_due)
    return title_cumulative (self);

  return title_known_cap (self);
}

static char *
write_title (const DealPaymentsFigure *self)
{
  const DealRow   *row = self->capped;
  g_autofree char *finding = NULL;
  g_autofree char *version = NULL;

  if (self->payers[0] == NULL)
    return deal_payments_heading (self, 0);
  if (row == NULL)
    return title_totals (self);
  if (self->capped_side == 1)
    return title_cap (self);

  finding = title_cap (self);
  version = deal_figure_name_version (&self->base, self->base.options->old_version);

  /* Translators: a version, what is found of it. */
  return g_strdup_printf (_ ("%1$s: %2$s"), version, finding);
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

  if (absence != NULL)
    g_string_append_printf (text, " %s, %s: %s.", version, heading, absence);
  if (row == NULL)
    return;

  g_string_append_printf (text, " %s, %s:", version, heading);
  for (gsize i = 0; i < n && n <= N_SPOKEN; i++)
    {
      g_autofree char *when = name_period (self, i);
      g_autofree char *amount = describe_amount (self, &row->cells[i]);

      if (row->cells[i].state == DEAL_STATE_NOT_APPLICABLE)
        continue;
      g_string_append_printf (text, " %s %s", when, amount);
      if (deal_cell_has_height (&row->cells[i]) &&
          deal_cell_is_interpolated (&row->cells[i]))
        g_string_append_printf (text, ", %s",
                                deal_format_certainty (DEAL_CERTAINTY_INTERPOLATED));
      g_string_append_c (text, ';');
    }
  if (n > N_SPOKEN)
    append_counts (text, self, way, side);
  total = deal_format_amount (row->total_state, row->total_bound, row->total, deal);
  /* Translators: %s is an amount. */
  g_string_append_printf (text, _ (" total %s."), total);
}

static char *
write_alt_text (const DealPaymentsFigure *self)
{
  GString *text = g_string_new (self->base.title);

  g_string_append_printf (text, ". %s", self->base.subtitle);
  for (int way = 0; way < DEAL_N_WAYS; way++)
    for (int side = 0; side < DEAL_N_SIDES; side++)
      append_row (text, self, way, side);
  for (guint i = 0; i < self->base.assumptions->len; i++)
    g_string_append_printf (text, " %s", (char *) self->base.assumptions->pdata[i]);

  return g_string_free (text, FALSE);
}

/* Parties may have any names; a headline has its length.  Takes @title. */
static char *
shorten (char *title)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (title, -1) <= TITLE_LENGTH)
    return title;
  start = g_utf8_substring (title, 0, TITLE_LENGTH - 1);
  g_free (title);

  return g_strconcat (start, "…", NULL);
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
  deal_payments_assume (self);
  self->base.title = shorten (write_title (self));
  self->base.subtitle = deal_payments_write_subtitle (self);
  self->base.alt_text = write_alt_text (self);
}
