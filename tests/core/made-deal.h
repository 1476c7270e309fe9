/* made-deal.h: deals made by hand, for tests of what is calculated from them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/deal-private.h"

G_BEGIN_DECLS

#define MADE_DATE(y, m, d) ((DealDate){ (y), (m), (d) })
#define MADE_MONTHS(y1, m1, y2, m2) \
  ((DealPeriod){ (y1) *12 + (m1) -1, (y2) *12 + (m2) -1 })
#define MADE_YEAR(y) MADE_MONTHS (y, 1, y, 12)
#define MADE_DECIMAL(d, p) ((DealDecimal){ (d), (p) })
/* Cents of so many billions, to three digits. */
#define MADE_BN(thousandths) ((gint64) (thousandths) *G_GINT64_CONSTANT (100000000))

G_GNUC_UNUSED static const DealParty made_parties[] = {
  { .id = "a", .name = "Alder" },
  { .id = "b", .name = "Birch" },
};

G_GNUC_UNUSED static const DealVersion made_versions[] = {
  { .id = "old",
    .title = "Old",
    .announced = { 2025, 10, 28 },
    .effective = { 2025, 10, 28 } },
  { .id = "new", .title = "New", .announced = { 2026, 4, 27 } },
};

G_GNUC_UNUSED static const DealVersion *const made_both[] = { &made_versions[0],
                                                              &made_versions[1] };

/* Two parties, two versions, dollars, as of mid-2026; the rest is the caller's. */
G_GNUC_UNUSED static Deal *
made_deal_new (void)
{
  DealStore *store = deal_store_new ();
  Deal      *deal = &store->deal;

  deal->id = "made";
  deal->title = "Made";
  deal->as_of = MADE_DATE (2026, 6, 30);
  deal->currency = "USD";
  deal->currency_digits = 2;
  deal->file_name = "made.deal.json";
  deal->sha256 = "00000000";
  deal->parties = made_parties;
  deal->n_parties = G_N_ELEMENTS (made_parties);
  deal->versions = made_versions;
  deal->n_versions = G_N_ELEMENTS (made_versions);
  deal->compare_old = &made_versions[0];
  deal->compare_new = &made_versions[1];

  return deal;
}

static inline void
made_deal_index (DealIndex    *index,
                 gconstpointer parts,
                 gsize         n,
                 gsize         size)
{
  deal_index_init (index, n);
  for (gsize i = 0; i < n; i++)
    g_assert_null (deal_index_add (index, (const guint8 *) parts + i * size));
}

/* Lets deal_find_parameter() find them. */
static inline void
made_deal_set_parameters (Deal                *deal,
                          const DealParameter *parameters,
                          gsize                n)
{
  deal->parameters = parameters;
  deal->n_parameters = n;
  made_deal_index (&((DealStore *) deal)->parameters, parameters, n, sizeof *parameters);
}

/* Likewise. */
static inline void
made_deal_set_scenarios (Deal               *deal,
                         const DealScenario *scenarios,
                         gsize               n)
{
  deal->scenarios = scenarios;
  deal->n_scenarios = n;
  made_deal_index (&((DealStore *) deal)->scenarios, scenarios, n, sizeof *scenarios);
}

G_GNUC_UNUSED static DealPayment
made_payment (const char  *id,
              DealRuleType type,
              DealDate     from,
              DealDate     to)
{
  DealPayment payment = { 0 };

  payment.id = id;
  payment.title = id;
  payment.payer = &made_parties[0];
  payment.payee = &made_parties[1];
  payment.versions = made_both;
  payment.n_versions = G_N_ELEMENTS (made_both);
  payment.certainty = DEAL_CERTAINTY_OFFICIAL;
  payment.rule.type = type;
  payment.rule.from = from;
  payment.rule.to = to;
  payment.rule.scale = 1;

  return payment;
}

G_END_DECLS
