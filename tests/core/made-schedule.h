/* made-schedule.h: a share of revenue and its parameters, for tests of schedules
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "calc/deal-schedule.h"
#include "made-deal.h"

G_BEGIN_DECLS

/* Revenue of 30, 62, 102.5, 169.4 and 280 bn, of which a fifth is due: 6, 12.4,
 * 20.5, 33.88 and 56 bn, 128.78 bn in all. */
static const DealPoint revenue[] = {
  { .period = { 2026 * 12, 2026 * 12 + 11 },
    .amount = MADE_BN (30000),
    .certainty = DEAL_CERTAINTY_PROJECTED },
  { .period = { 2027 * 12, 2027 * 12 + 11 },
    .amount = MADE_BN (62000),
    .certainty = DEAL_CERTAINTY_PROJECTED },
  { .period = { 2028 * 12, 2028 * 12 + 11 },
    .amount = MADE_BN (102500),
    .certainty = DEAL_CERTAINTY_INTERPOLATED },
  { .period = { 2029 * 12, 2029 * 12 + 11 },
    .amount = MADE_BN (169400),
    .certainty = DEAL_CERTAINTY_INTERPOLATED },
  { .period = { 2030 * 12, 2030 * 12 + 11 },
    .amount = MADE_BN (280000),
    .certainty = DEAL_CERTAINTY_PROJECTED },
};

static const DealSeries series = {
  .id = "revenue", .scale = 1, .points = revenue, .n_points = G_N_ELEMENTS (revenue)
};

static const DealParameter parameters[] = {
  { .id = "cap",
    .title = "Cap",
    .unit = DEAL_UNIT_CURRENCY,
    .scale = 1000000000,
    .maximum = { 200, 0 },
    .state = DEAL_STATE_NOT_DISCLOSED },
  { .id = "end",
    .title = "End",
    .unit = DEAL_UNIT_YEAR,
    .scale = 1,
    .maximum = { 9999, 0 } },
  { .id = "rate",
    .title = "Rate",
    .unit = DEAL_UNIT_SHARE,
    .scale = 1,
    .maximum = { 1, 0 } },
};

enum
{
  CAP,
  END,
  RATE,
};

typedef struct
{
  Deal        *deal;
  DealOptions *options;
  DealPayment  payments[3];
} Fixture;

G_GNUC_UNUSED static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->deal = made_deal_new ();
  fixture->deal->series = &series;
  fixture->deal->n_series = 1;
  fixture->deal->payments = fixture->payments;
  fixture->deal->n_payments = 1;
  made_deal_set_parameters (fixture->deal, parameters, G_N_ELEMENTS (parameters));
  fixture->options = deal_options_new (fixture->deal);
}

G_GNUC_UNUSED static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  deal_options_free (fixture->options);
  deal_unref (fixture->deal);
}

G_GNUC_UNUSED static DealPayment
make_share (void)
{
  DealPayment payment = made_payment ("share", DEAL_RULE_SHARE, MADE_DATE (2026, 1, 0),
                                      MADE_DATE (2030, 0, 0));

  payment.rule.series = &series;
  payment.rule.rate.number = MADE_DECIMAL (2, 1);

  return payment;
}

G_GNUC_UNUSED static DealPayment
make_capped_share (void)
{
  DealPayment payment = make_share ();

  payment.rule.cap.exists = TRUE;
  payment.rule.cap.counts_from = MADE_DATE (2026, 1, 1);
  payment.rule.cap.parameter = &parameters[CAP];

  return payment;
}

G_GNUC_UNUSED static DealSchedule *
compute (Fixture        *fixture,
         DealGranularity by)
{
  g_autoptr (GError) error = NULL;
  DealSchedule *schedule;

  fixture->options->by = by;
  schedule = deal_schedule_new (fixture->options, fixture->options->new_version, &error);
  g_assert_no_error (error);

  return schedule;
}

G_GNUC_UNUSED static void
set_parameter (Fixture    *fixture,
               const char *name,
               const char *value)
{
  g_autoptr (GError) error = NULL;

  deal_options_set (fixture->options, name, value, &error);
  g_assert_no_error (error);
}

#define assert_cell(cell, wanted_state, wanted_bound, wanted_amount) \
  G_STMT_START                                                       \
  {                                                                  \
    g_assert_cmpint ((cell).state, ==, DEAL_STATE_##wanted_state);   \
    g_assert_cmpint ((cell).bound, ==, DEAL_BOUND_##wanted_bound);   \
    g_assert_cmpint ((cell).amount, ==, (wanted_amount));            \
  }                                                                  \
  G_STMT_END

#define assert_total(row, wanted_state, wanted_bound, wanted_amount)    \
  G_STMT_START                                                          \
  {                                                                     \
    g_assert_cmpint ((row).total_state, ==, DEAL_STATE_##wanted_state); \
    g_assert_cmpint ((row).total_bound, ==, DEAL_BOUND_##wanted_bound); \
    g_assert_cmpint ((row).total, ==, (wanted_amount));                 \
  }                                                                     \
  G_STMT_END

#define ADD(path, function) \
  g_test_add ("/schedule/" path, Fixture, NULL, set_up, function, tear_down)

G_END_DECLS
