/* deal-payments-title.c: the finding of a payments figure, as its headline
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-format.h"
#include "chart/deal-payments-private.h"
#include "deal-text.h"

/* Source: the design's rule for headlines. */
#define TITLE_LENGTH 75
#define PREFIX_LENGTH 12 /* of it, for a version */

/* What a claim about a limit needs: rounded, it would not be true near it. */
static char *
exact_money (const DealPaymentsFigure *self,
             gint64                    amount)
{
  const Deal *deal = self->base.options->deal;

  return deal_format_money_exact (amount, deal->currency, deal->currency_digits);
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

/* Over all scenarios, in which the cap binds at different times or not at all. */
static char *
title_cap_by_scenario (const DealPaymentsFigure *self,
                       const char               *cap)
{
  const DealRow   *row = self->capped;
  gssize           last = deal_row_get_last (row, self->schedules[0]->n_periods);
  g_autofree char *from = deal_payments_name_period (self, (gsize) row->binds_first);
  g_autofree char *to = NULL;

  /* A scenario that lacks a number may be the one that is reached first. */
  if (row->binds_unsure)
    /* Translators: cap, then a year. */
    return g_strdup_printf (
      _ ("A %1$s cap would stop payments by %2$s in at least one scenario"), cap, from);
  if (!row->binds_always)
    {
      to = deal_payments_name_period (self, (gsize) MAX (last, 0));
      /* Translators: cap, then two years. */
      return g_strdup_printf (
        _ ("A %1$s cap would stop payments in %2$s at the earliest, or not by %3$s"), cap,
        from, to);
    }
  to = deal_payments_name_period (self, (gsize) row->binds_last);

  /* Translators: cap, then two years. */
  return g_strdup_printf (
    _ ("With a %1$s cap, payments would stop in %2$s to %3$s, by scenario"), cap, from,
    to);
}

static char *
title_binding_cap (const DealPaymentsFigure *self,
                   const char               *cap)
{
  const DealRow   *row = self->capped;
  int              way = self->capped_way;
  const char      *payer = self->payers[way]->name;
  g_autofree char *when = deal_payments_name_period (self, (gsize) row->binds_in);
  gint64           due;

  /* What is missing before may have used it up sooner. */
  if (!deal_row_get_break_point (row, (gsize) row->binds_in, &due))
    /* Translators: cap, payer, year. */
    return g_strdup_printf (
      _ ("With a %1$s cap, %2$s’s payments would stop in %3$s at the latest"), cap, payer,
      when);

  return choose_title (
    self,
    /* Translators: cap, payer, payee, year. */
    g_strdup_printf (_ ("With a %1$s cap, %2$s’s payments to %3$s would stop in %4$s"),
                     cap, payer, self->payees[way]->name, when),
    /* Translators: cap, payer, year. */
    g_strdup_printf (_ ("With a %1$s cap, %2$s’s payments would stop in %3$s"), cap,
                     payer, when));
}

static char *
title_known_cap (const DealPaymentsFigure *self)
{
  const DealRow   *row = self->capped;
  g_autofree char *cap = exact_money (self, row->cap);
  g_autofree char *when = NULL;
  gssize           last = deal_row_get_last (row, self->schedules[0]->n_periods);
  gint64           due;

  if (self->base.options->range && row->binds_first >= 0 &&
      !(row->binds_always && row->binds_first == row->binds_last && !row->binds_unsure))
    return title_cap_by_scenario (self, cap);
  if (row->binds_in >= 0)
    return title_binding_cap (self, cap);

  when = deal_payments_name_period (self, (gsize) MAX (last, 0));
  if (last < 0 || (self->base.options->range && row->binds_unsure) ||
      !deal_row_get_break_point (row, (gsize) last, &due))
    /* Translators: cap, year. */
    return g_strdup_printf (
      _ ("Whether a %1$s cap would be reached by %2$s is not known"), cap, when);
  if (due == row->cap)
    /* Translators: cap, year. */
    return g_strdup_printf (_ ("A %1$s cap would be reached only at the end of %2$s"),
                            cap, when);

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

/* The years in which a row pays. */
static char *
format_years (const DealPaymentsFigure *self,
              const DealRow            *row)
{
  const DealSchedule *schedule = self->schedules[0];
  gssize              last = deal_row_get_last (row, schedule->n_periods);
  DealPeriod          years = { row->pays_from - row->pays_from % 12,
                                schedule->periods[MAX (last, 0)].last };

  years.last += 11 - years.last % 12;

  return deal_format_period (years);
}

/* Totals over different times are told and not compared. */
static char *
title_spans (const DealPaymentsFigure *self)
{
  g_autofree char *old_total = deal_payments_money (self, self->rows[0][0]->total);
  g_autofree char *new_total = deal_payments_money (self, self->rows[0][1]->total);
  g_autofree char *old_years = format_years (self, self->rows[0][0]);
  g_autofree char *new_years = format_years (self, self->rows[0][1]);

  return choose_title (
    self,
    /* Translators: payer, then amount and years, twice. */
    g_strdup_printf (_ ("%1$s pays %2$s in %3$s under the old terms, %4$s in %5$s now"),
                     self->payers[0]->name, old_total, old_years, new_total, new_years),
    /* Translators: amount and years, twice. */
    g_strdup_printf (_ ("%1$s in %2$s under the old terms, %3$s in %4$s under the new"),
                     old_total, old_years, new_total, new_years));
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
  if (old_row->total_state == DEAL_STATE_NOT_DISCLOSED &&
      new_row->total_state == DEAL_STATE_NOT_DISCLOSED)
    /* Translators: payer, payee. */
    return g_strdup_printf (_ ("What %1$s pays %2$s is not disclosed"), payer, payee);
  if (old_row->total_state != DEAL_STATE_VALUE ||
      new_row->total_state != DEAL_STATE_VALUE ||
      old_row->total_bound != DEAL_BOUND_EXACT ||
      new_row->total_bound != DEAL_BOUND_EXACT)
    return g_strdup_printf (_ ("What %1$s pays %2$s is known only in part"), payer,
                            payee);
  if (!deal_row_begins_with (old_row, new_row))
    return title_spans (self);
  if (old_row->total == new_row->total)
    return g_strdup_printf (_ ("%1$s pays %2$s the same under both versions"), payer,
                            payee);

  if (new_row->total > old_row->total)
    {
      size = deal_payments_money (self, new_row->total - old_row->total);
      /* Translators: payer, payee, amount. */
      return g_strdup_printf (_ ("%1$s would pay %2$s %3$s more under the new terms"),
                              payer, payee, size);
    }
  size = deal_payments_money (self, old_row->total - new_row->total);

  /* Translators: payer, payee, amount. */
  return g_strdup_printf (_ ("%1$s would pay %2$s %3$s less under the new terms"), payer,
                          payee, size);
}

static char *
title_cumulative (const DealPaymentsFigure *self)
{
  const DealRow   *row = self->capped;
  g_autofree char *cap = deal_payments_money (self, row->cap);
  g_autofree char *due = deal_payments_money (self, row->total_due);
  gssize           last = deal_row_get_last (row, self->schedules[0]->n_periods);
  g_autofree char *when = deal_payments_name_period (self, (gsize) MAX (last, 0));

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
  if (self->base.options->cumulative && !self->base.options->range &&
      row->binds_in >= 0 && row->has_total_due &&
      row->total_due_bound == DEAL_BOUND_EXACT)
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
 * deal_payments_write_title:
 * @self: a figure with its numbers
 *
 * Says no more than the numbers do: what is missing, or hangs on the scenario, is not
 * concluded from.
 *
 * Returns: (transfer full): the headline
 */
char *
deal_payments_write_title (const DealPaymentsFigure *self)
{
  return shorten (write_title (self));
}
