/* deal-payments-caveats.c: what must be read beside the amounts of a payments figure
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-format.h"
#include "chart/deal-payments-private.h"
#include "deal-text.h"

static gboolean
has_amounts (const DealRow *row,
             gsize          n_periods)
{
  for (gsize i = 0; i < n_periods; i++)
    if (deal_cell_has_height (&row->cells[i]))
      return TRUE;

  return FALSE;
}

/* "20%", where the parties did not publish it and the file takes it as given; or NULL. */
static char *
name_unofficial_rate (const DealPayment *payment)
{
  return payment->rule.type == DEAL_RULE_SHARE && payment->rule.rate.parameter == NULL &&
             payment->certainty == DEAL_CERTAINTY_REPORTED
           ? deal_format_share (payment->rule.rate.number)
           : NULL;
}

/* Of which times something else is reported than what the rate comes to. */
static void
append_reported (const DealPaymentsFigure *self,
                 int                       side,
                 const DealRow            *row,
                 GString                  *text,
                 GString                  *brief)
{
  const DealRule  *rule = &row->payment->rule;
  const DealPoint *told = NULL;
  g_autofree char *name = NULL;

  /* Cells have them of such a rule alone, and there may be a million of others. */
  if (rule->type != DEAL_RULE_SHARE || rule->n_amounts == 0)
    return;

  name = deal_figure_name_version (&self->base, deal_payments_get_version (self, side));
  for (gsize i = 0; i < self->schedules[side]->n_periods; i++)
    {
      const DealCell  *cell = &row->cells[i];
      g_autofree char *reported = NULL;
      g_autofree char *sentence = NULL;

      if (cell->reported == NULL || cell->reported == told)
        continue;
      told = cell->reported;
      reported = deal_format_reported (cell, self->base.options->deal);
      /* Translators: a version; “$4 bn is reported for 2026”. */
      sentence = g_strdup_printf (_ ("%1$s: %2$s."), name, reported);
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentence);
      g_string_append_printf (brief, "%s%s", brief->len > 0 ? " " : "", sentence);
    }
}

/* Of a rate, of what the file says must be read beside the amounts, of what is reported
 * in their place. */
static void
assume_of_payment (DealPaymentsFigure *self,
                   int                 side,
                   const DealRow      *row,
                   const char         *rate,
                   const char         *caveat)
{
  GString *text = g_string_new (NULL);
  GString *brief = g_string_new (NULL);

  if (rate != NULL)
    {
      /* Translators: %s is a share, as “20%”. */
      g_string_append_printf (text, _ ("The rate of %s is reported, not official."),
                              rate);
      /* Translators: the same in short. */
      g_string_append_printf (brief, _ ("%s is reported."), rate);
    }
  if (caveat != NULL)
    {
      g_string_append_printf (text, "%s%s", rate != NULL ? " " : "", caveat);
      g_string_append_printf (brief, "%s%s", rate != NULL ? " " : "", caveat);
    }
  append_reported (self, side, row, text, brief);
  if (text->len > 0)
    deal_figure_add_assumption (&self->base, g_strdup (text->str), brief->str);
  g_string_free (text, TRUE);
  g_string_free (brief, TRUE);
}

/**
 * deal_payments_add_caveats:
 * @self: a figure with its numbers
 *
 * Says how far the amounts of the payments can be trusted, each thing once.
 */
void
deal_payments_add_caveats (DealPaymentsFigure *self)
{
  g_autoptr (GHashTable) seen =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int side = 0; side < DEAL_N_SIDES; side++)
    for (gsize i = 0; i < self->schedules[side]->n_rows; i++)
      {
        const DealRow     *row = &self->schedules[side]->rows[i];
        const DealPayment *payment = row->payment;
        g_autofree char   *rate = name_unofficial_rate (payment);
        const char        *caveat = payment->caveat;
        gboolean           tells_rate;
        gboolean           tells_caveat;

        if (!has_amounts (row, self->schedules[side]->n_periods))
          continue;
        tells_rate = rate != NULL && g_hash_table_add (seen, g_strdup (rate));
        tells_caveat = caveat != NULL && caveat[0] != '\0' &&
                       g_hash_table_add (seen, g_strdup (caveat));
        assume_of_payment (self, side, row, tells_rate ? rate : NULL,
                           tells_caveat ? caveat : NULL);
      }
}
