/* deal-lanes-payments.c: lanes of what is paid and bought, from the rules of the file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-lanes-private.h"

#include <string.h>

#include "deal-text.h"

/* Investments are made, not run: they are among the events. */
static const DealPaymentKind kinds[] = { DEAL_PAYMENT_OBLIGATION, DEAL_PAYMENT_PURCHASE };

static DealDate
get_month (gint32 month)
{
  return (DealDate){ (gint16) (month / 12), (guint8) (month % 12 + 1), 0 };
}

/* From and to, both included. */
static void
get_dates (const DealPayment *payment,
           DealDate          *from,
           DealDate          *to)
{
  const DealRule *rule = &payment->rule;

  *from = rule->from;
  *to = rule->to;
  if (rule->type == DEAL_RULE_ONE_OFF)
    *to = rule->from;
  if (rule->type == DEAL_RULE_SCHEDULE && rule->n_amounts > 0)
    {
      *from = get_month (rule->amounts[0].period.first);
      *to = get_month (rule->amounts[rule->n_amounts - 1].period.last);
    }
}

static gboolean
is_nothing (const DealInput *input)
{
  return input->parameter == NULL && input->number.digits == 0;
}

/* A version under which nothing is due says so. */
static gboolean
is_due (const DealPayment *payment)
{
  const DealRule *rule = &payment->rule;

  switch (rule->type)
    {
    case DEAL_RULE_SHARE:
      return !is_nothing (&rule->rate);
    case DEAL_RULE_FIXED:
    case DEAL_RULE_ONE_OFF:
      return !is_nothing (&rule->amount);
    case DEAL_RULE_SCHEDULE:
    case DEAL_RULE_UNKNOWN:
    default:
      return TRUE;
    }
}

static int
compare_dates (const DealPayment *a,
               const DealPayment *b)
{
  DealDate from_a;
  DealDate from_b;
  DealDate ignored;
  int      order;

  get_dates (a, &from_a, &ignored);
  get_dates (b, &from_b, &ignored);
  order = deal_date_compare (from_a, from_b);

  return order != 0 ? order : strcmp (a->id, b->id);
}

static int
compare_payments (gconstpointer a,
                  gconstpointer b)
{
  return compare_dates (*(const DealPayment *const *) a, *(const DealPayment *const *) b);
}

/* A year that the reader or the scenario gives closes an open end. */
static void
apply_end (const DealLanePair *pair,
           DealSpan           *span)
{
  const DealParameter *parameter = span->payment->rule.ends_parameter;
  DealDecimal          value;
  DealGivenBy          by;

  if (parameter == NULL || deal_date_is_set (span->to))
    return;
  by = deal_options_get_parameter (pair->options, parameter, &value);
  if (by == DEAL_GIVEN_BY_NOBODY || value.places != 0 || value.digits < 1 ||
      value.digits > 9999)
    return;

  span->to = (DealDate){ (gint16) value.digits, 0, 0 };
  span->to_is_included = TRUE;
  span->to_is_assumed = TRUE;
  span->until = NULL;
}

/* A payment runs under a version from that version's start, or its own. */
static DealSpan
make_span (const DealLanePair *pair,
           const DealPayment  *payment,
           const DealVersion  *version,
           DealLaneSide        side)
{
  DealSpan span = {
    .side = side,
    .state = is_due (payment) ? DEAL_SPAN_RUNS : DEAL_SPAN_ABSENT,
    .version = version,
    .payment = payment,
    .from_is_whole = TRUE,
    .to_is_included = TRUE,
    .until = payment->rule.ends_when,
  };
  DealDate start = deal_version_get_start (version);

  get_dates (payment, &span.from, &span.to);
  if (!deal_date_is_set (span.from) ||
      deal_date_get_first_day (span.from) < deal_date_get_first_day (start))
    {
      span.from = start;
      span.from_is_whole = FALSE;
    }
  if (deal_date_is_set (span.to) && deal_date_get_last_day (span.to) <
                                      deal_date_get_first_day (span.from))
    span.from = span.to;
  apply_end (pair, &span);

  return span;
}

/* Before the pair: from when on the same payment has been due. */
static void
add_earlier (const DealLanePair *pair,
             const DealPayment  *payment,
             GArray             *spans)
{
  const DealVersion *earliest = NULL;
  DealSpan           span;

  for (gsize i = 0; i < payment->n_versions; i++)
    if (payment->versions[i] < pair->first &&
        (earliest == NULL || payment->versions[i] < earliest))
      earliest = payment->versions[i];
  if (earliest == NULL)
    return;

  span = make_span (pair, payment, earliest, DEAL_LANE_OTHER);
  span.replaced = deal_version_get_start (pair->first);
  g_array_append_val (spans, span);
}

/* The side of a version that does not list the payment: silence. */
static DealSpan
make_silence (const DealPayment *payment,
              const DealVersion *version,
              DealLaneSide       side)
{
  return (DealSpan){
    .side = side,
    .state = DEAL_SPAN_NOT_RESTATED,
    .version = version,
    .payment = payment,
    .from = deal_version_get_start (version),
  };
}

static gboolean
is_in_earlier (const DealPayment *payment,
               const DealVersion *version)
{
  for (gsize i = 0; i < payment->n_versions; i++)
    if (payment->versions[i] < version)
      return TRUE;

  return FALSE;
}

/* Two rules under two names are one lane of who pays whom. */
static char *
get_title (const DealPayment *first,
           const DealPayment *second)
{
  if (first == NULL || second == NULL || strcmp (first->title, second->title) == 0)
    return g_strdup (second != NULL ? second->title : first->title);

  if (first->kind == DEAL_PAYMENT_PURCHASE)
    /* Translators: two parties. */
    return g_strdup_printf (_ ("%1$s buys from %2$s"), first->payer->name,
                            first->payee->name);

  /* Translators: two parties. */
  return g_strdup_printf (_ ("%1$s pays %2$s"), first->payer->name, first->payee->name);
}

/* Appends the lane of what the first and the second version of the pair say; one
 * of the two may be NULL. */
static void
add_lane (const DealLanePair *pair,
          const DealPayment  *first,
          const DealPayment  *second,
          GArray             *lanes)
{
  const DealPayment *named = second != NULL ? second : first;
  DealLane           lane = { .title = get_title (first, second), .kind = named->kind };
  DealSpan           sides[2] = { 0 };
  gboolean           has[2] = { TRUE, TRUE };
  int                first_index = pair->first_side == DEAL_LANE_OLD ? 0 : 1;

  if (first != NULL)
    sides[first_index] = make_span (pair, first, pair->first, pair->first_side);
  else if (is_in_earlier (second, pair->first))
    sides[first_index] = make_silence (second, pair->first, pair->first_side);
  else
    has[first_index] = FALSE;
  if (second != NULL)
    sides[1 - first_index] = make_span (pair, second, pair->second, pair->second_side);
  else
    sides[1 - first_index] = make_silence (first, pair->second, pair->second_side);

  if (first != NULL && pair->first != pair->second)
    sides[first_index].replaced = deal_version_get_start (pair->second);
  if (first != NULL && sides[first_index].state == DEAL_SPAN_RUNS &&
      sides[1 - first_index].state == DEAL_SPAN_ABSENT)
    sides[1 - first_index].state = DEAL_SPAN_ENDED;

  lane.spans = deal_spans_new ();
  add_earlier (pair, first != NULL ? first : second, lane.spans);
  for (int i = 0; i < 2; i++)
    if (has[i])
      g_array_append_val (lane.spans, sides[i]);
  g_array_append_val (lanes, lane);
}

static GPtrArray *
list_payments (const Deal        *deal,
               DealPaymentKind    kind,
               const DealVersion *version)
{
  GPtrArray *list = g_ptr_array_new ();

  for (gsize i = 0; i < deal->n_payments; i++)
    if (deal->payments[i].kind == kind &&
        deal_payment_is_in (&deal->payments[i], version))
      g_ptr_array_add (list, (gpointer) &deal->payments[i]);
  g_ptr_array_sort (list, compare_payments);

  return list;
}

static gboolean
goes_the_same_way (const DealPayment *a,
                   const DealPayment *b)
{
  return a->payer == b->payer && a->payee == b->payee;
}

/* What the other version says of the same: the payment itself, or else the first
 * between the same two parties that has no partner yet. */
static const DealPayment *
take_partner (const DealPayment *payment,
              GPtrArray         *seconds,
              GPtrArray         *firsts)
{
  guint index;

  if (!g_ptr_array_find (seconds, payment, &index))
    for (index = 0; index < seconds->len; index++)
      if (goes_the_same_way (payment, seconds->pdata[index]) &&
          !g_ptr_array_find (firsts, seconds->pdata[index], NULL))
        break;
  if (index >= seconds->len)
    return NULL;

  return g_ptr_array_remove_index (seconds, index);
}

void
deal_lanes_add_payments (const DealLanePair *pair,
                         GArray             *lanes)
{
  const Deal *deal = pair->options->deal;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GPtrArray) firsts = list_payments (deal, kinds[i], pair->first);
      g_autoptr (GPtrArray) seconds = list_payments (deal, kinds[i], pair->second);

      for (guint k = 0; k < firsts->len; k++)
        add_lane (pair, firsts->pdata[k],
                  take_partner (firsts->pdata[k], seconds, firsts), lanes);
      for (guint k = 0; k < seconds->len; k++)
        add_lane (pair, NULL, seconds->pdata[k], lanes);
    }
}
