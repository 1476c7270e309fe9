/* test-bundled-money.c: the payments and the availability of the bundled deal, by hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "calc/deal-schedule.h"
#include "read-deal.h"

#define BN G_GINT64_CONSTANT (100000000000) /* a billion dollars, in cents */

static Deal *deal;

static const DealPayment *
get_payment (const char *id)
{
  for (gsize i = 0; i < deal->n_payments; i++)
    if (g_str_equal (deal->payments[i].id, id))
      return &deal->payments[i];

  g_error ("no payment %s", id);
}

static void
assert_decimal (DealDecimal decimal,
                const char *text)
{
  g_autofree char *said = deal_decimal_to_text (decimal);

  g_assert_cmpstr (said, ==, text);
}

static void
test_scenarios (void)
{
  const struct
  {
    const char *id;
    gint64      sum;
    guint       interpolated;
  } cases[] = {
    { "flat", 114 * BN, 5 },
    { "low", 494 * BN, 0 },
    { "base", 6439 * (BN / 10), 2 },
    { "high", 7496 * (BN / 10), 2 },
  };

  g_assert_cmpuint (deal->n_scenarios, ==, G_N_ELEMENTS (cases));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DealScenario       *scenario = deal_find_scenario (deal, cases[i].id);
      const DealScenarioSeries *series;
      gint64                    sum = 0;
      guint                     interpolated = 0;

      g_test_message ("%s", cases[i].id);
      g_assert_nonnull (scenario);
      g_assert_nonnull (scenario->why);
      g_assert_cmpuint (scenario->n_series, ==, 1);
      series = &scenario->series[0];
      g_assert_cmpstr (series->series->id, ==, "openai-revenue");
      g_assert_cmpuint (series->n_points, ==, 5);
      for (gsize j = 0; j < series->n_points; j++)
        {
          g_assert_true (deal_period_equal (series->points[j].period,
                                            deal_period_of_year (2026 + (int) j)));
          g_assert_cmpint (series->points[j].certainty, !=, DEAL_CERTAINTY_REPORTED);
          sum += series->points[j].amount;
          interpolated += series->points[j].certainty == DEAL_CERTAINTY_INTERPOLATED;
        }
      g_assert_cmpint (sum, ==, cases[i].sum);
      g_assert_cmpuint (interpolated, ==, cases[i].interpolated);
    }
}

/* Annualised rates at the end of a year (2, 6 and 20 bn) are no revenue. */
static void
test_revenue (void)
{
  const struct
  {
    const char *period;
    gint64      amount;
  } cases[] = {
    { "2024", 37 * (BN / 10) },
    { "2025", 1307 * (BN / 100) },
    { "2026-Q1", 57 * (BN / 10) },
  };
  const DealSeries *series = &deal->series[0];

  g_assert_cmpuint (deal->n_series, ==, 1);
  g_assert_cmpuint (series->n_points, ==, G_N_ELEMENTS (cases));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *period = deal_period_to_text (series->points[i].period);

      g_assert_cmpstr (period, ==, cases[i].period);
      g_assert_cmpint (series->points[i].amount, ==, cases[i].amount);
      g_assert_cmpint (series->points[i].certainty, ==, DEAL_CERTAINTY_REPORTED);
    }
}

static void
test_shares (void)
{
  const DealPayment *old_share = get_payment ("openai-share-old");
  const DealPayment *new_share = get_payment ("openai-share-new");

  g_assert_cmpint (old_share->rule.type, ==, DEAL_RULE_SHARE);
  assert_decimal (old_share->rule.rate.number, "0.2");
  g_assert_false (old_share->rule.cap.exists);
  g_assert_false (deal_date_is_set (old_share->rule.to));
  g_assert_cmpstr (old_share->rule.ends_parameter->id, ==, "agi-year");
  g_assert_cmpint (old_share->certainty, ==, DEAL_CERTAINTY_REPORTED);

  g_assert_cmpint (new_share->rule.type, ==, DEAL_RULE_SHARE);
  assert_decimal (new_share->rule.rate.number, "0.2");
  g_assert_true (new_share->rule.cap.exists);
  g_assert_false (new_share->rule.cap.has_total);
  g_assert_cmpstr (new_share->rule.cap.parameter->id, ==, "cap");
  g_assert_cmpint (new_share->rule.from.year, ==, 2026);
  g_assert_cmpint (new_share->rule.to.year, ==, 2030);
  g_assert_cmpint (new_share->certainty, ==, DEAL_CERTAINTY_REPORTED);
}

static void
test_payments (void)
{
  const DealVersion *amended = deal_find_version (deal, "2026-04");
  const DealPayment *old_leg = get_payment ("microsoft-share-old");
  const DealPayment *new_leg = get_payment ("microsoft-share-new");

  g_assert_cmpstr (old_leg->rule.amount.parameter->id, ==, "microsoft-share");
  g_assert_false (deal_payment_is_in (old_leg, amended));
  g_assert_null (new_leg->rule.amount.parameter);
  assert_decimal (new_leg->rule.amount.number, "0");
  g_assert_cmpint (new_leg->certainty, ==, DEAL_CERTAINTY_OFFICIAL);

  for (gsize i = 0; i < deal->n_payments; i++)
    {
      const DealPayment *payment = &deal->payments[i];

      g_test_message ("%s", payment->id);
      g_assert_cmpuint (payment->sources.n, >, 0);
      g_assert_nonnull (payment->note);
      if (payment->kind == DEAL_PAYMENT_OBLIGATION)
        {
          g_assert_true (g_str_equal (payment->payer->id, "openai") ||
                         g_str_equal (payment->payer->id, "microsoft"));
          g_assert_true (g_str_equal (payment->payee->id, "openai") ||
                         g_str_equal (payment->payee->id, "microsoft"));
        }
      else
        {
          /* Totals without a timetable are told and never spread. */
          g_assert_cmpint (payment->rule.type, ==, DEAL_RULE_UNKNOWN);
          g_assert_true (payment->rule.has_total);
        }
      /* The leaked amounts would change the totals of the pair that is shown first. */
      if (payment->rule.type == DEAL_RULE_SCHEDULE)
        g_assert_false (deal_payment_is_in (payment, amended) ||
                        deal_payment_is_in (payment, deal->compare_old));
    }
}

static const DealAvailability *
find_entry (const char *product,
            const char *platform,
            DealLayer   layer,
            const char *on)
{
  DealDate date;

  g_assert_true (deal_date_parse (on, &date));
  for (gsize i = 0; i < deal->n_availability; i++)
    {
      const DealAvailability *entry = &deal->availability[i];
      guint32                 day = deal_date_get_first_day (date);

      if (g_str_equal (entry->product->id, product) &&
          g_str_equal (entry->platform->id, platform) && entry->layer == layer &&
          deal_date_get_first_day (entry->from) <= day &&
          (!deal_date_is_set (entry->to) || day <= deal_date_get_last_day (entry->to)))
        return entry;
    }

  return NULL;
}

static void
test_availability (void)
{
  const struct
  {
    const char *product;
    const char *platform;
    DealLayer   layer;
    const char *on;
    DealStatus  status;
  } cases[] = {
    { "frontier-api", "azure", DEAL_LAYER_CONTRACT, "2026-04-26", DEAL_STATUS_EXCLUSIVE },
    { "frontier-api", "azure", DEAL_LAYER_CONTRACT, "2026-04-27", DEAL_STATUS_FIRST },
    { "frontier-api", "aws", DEAL_LAYER_CONTRACT, "2026-04-26", DEAL_STATUS_FORBIDDEN },
    { "frontier-api", "aws", DEAL_LAYER_CONTRACT, "2026-04-27", DEAL_STATUS_ALLOWED },
    { "frontier-api", "aws", DEAL_LAYER_OFFER, "2026-04-27", DEAL_STATUS_ANNOUNCED },
    { "frontier-api", "aws", DEAL_LAYER_OFFER, "2026-04-28", DEAL_STATUS_PREVIEW },
    { "frontier-api", "aws", DEAL_LAYER_OFFER, "2026-05-31", DEAL_STATUS_PREVIEW },
    { "frontier-api", "aws", DEAL_LAYER_OFFER, "2026-06-01", DEAL_STATUS_AVAILABLE },
    { "frontier-api", "gcp", DEAL_LAYER_CONTRACT, "2026-11-20", DEAL_STATUS_ALLOWED },
    { "frontier-api", "gcp", DEAL_LAYER_OFFER, "2026-07-31", DEAL_STATUS_NONE },
    { "frontier-api", "gcp", DEAL_LAYER_OFFER, "2026-11-20", DEAL_STATUS_UNKNOWN },
    { "frontier-api", "oci", DEAL_LAYER_OFFER, "2026-06-09", DEAL_STATUS_UNKNOWN },
    { "frontier-api", "oci", DEAL_LAYER_OFFER, "2026-06-10", DEAL_STATUS_ANNOUNCED },
    { "frontier-api", "coreweave", DEAL_LAYER_CONTRACT, "2026-04-27",
      DEAL_STATUS_ALLOWED },
    { "frontier-api", "snowflake", DEAL_LAYER_CONTRACT, "2026-04-27",
      DEAL_STATUS_SILENT },
    { "frontier-api", "snowflake", DEAL_LAYER_OFFER, "2026-02-02",
      DEAL_STATUS_AVAILABLE },
    { "agents", "aws", DEAL_LAYER_CONTRACT, "2026-04-26", DEAL_STATUS_SILENT },
    { "agents", "aws", DEAL_LAYER_OFFER, "2026-11-20", DEAL_STATUS_PREVIEW },
    { "gpt-oss", "aws", DEAL_LAYER_OFFER, "2025-08-05", DEAL_STATUS_AVAILABLE },
    { "image-video", "azure", DEAL_LAYER_OFFER, "2026-09-24", DEAL_STATUS_UNKNOWN },
    { "openai-compute", "gcp", DEAL_LAYER_CONTRACT, "2025-01-20", DEAL_STATUS_FORBIDDEN },
    { "openai-compute", "azure", DEAL_LAYER_CONTRACT, "2025-01-21", DEAL_STATUS_FIRST },
    { "openai-compute", "azure", DEAL_LAYER_CONTRACT, "2025-10-28", DEAL_STATUS_ALLOWED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DealAvailability *entry = find_entry (cases[i].product,
                                                  cases[i].platform,
                                                  cases[i].layer,
                                                  cases[i].on);

      g_test_message ("%s on %s on %s", cases[i].product, cases[i].platform, cases[i].on);
      g_assert_nonnull (entry);
      g_assert_cmpstr (deal_status_to_name (entry->status), ==,
                       deal_status_to_name (cases[i].status));
      g_assert_nonnull (entry->note);
    }
  g_assert_null (find_entry ("frontier-api", "aws", DEAL_LAYER_OFFER, "2026-02-26"));
}

/* The row of a payment of a version, by year, and the options that gave it. */
static const DealRow *
get_row (const DealSchedule *schedule,
         const char         *payment_id)
{
  for (gsize i = 0; i < schedule->n_rows; i++)
    if (g_str_equal (schedule->rows[i].payment->id, payment_id))
      return &schedule->rows[i];

  g_error ("no row for %s", payment_id);
}

static const DealCell *
get_cell (const DealSchedule *schedule,
          const DealRow      *row,
          int                 year)
{
  for (gsize i = 0; i < schedule->n_periods; i++)
    if (deal_period_equal (schedule->periods[i], deal_period_of_year (year)))
      return &row->cells[i];

  g_error ("no period %d", year);
}

static DealSchedule *
make_schedule (const char *version_id,
               const char *scenario_id,
               const char *cap)
{
  g_autoptr (DealOptions) options = deal_options_new (deal);
  g_autoptr (GError) error = NULL;
  DealSchedule *schedule;

  options->scenario = deal_find_scenario (deal, scenario_id);
  options->by = DEAL_BY_YEAR;
  if (cap != NULL)
    {
      deal_options_set (options, "cap", cap, &error);
      g_assert_no_error (error);
    }
  schedule = deal_schedule_new (options, deal_find_version (deal, version_id), &error);
  g_assert_no_error (error);
  g_assert_nonnull (schedule);

  return schedule;
}

/* 20 % of each year's revenue, in millions, and what a cap of 38 bn leaves of it. */
static const struct
{
  const char *scenario;
  gint64      due[5];
  gint64      paid[5];
  int         reached; /* 0: never */
} shares[] = {
  { "flat", { 4560, 4560, 4560, 4560, 4560 }, { 4560, 4560, 4560, 4560, 4560 }, 0 },
  { "low", { 5800, 10800, 17200, 25000, 40000 }, { 5800, 10800, 17200, 4200, 0 }, 2029 },
  { "base", { 6000, 12400, 20500, 33880, 56000 }, { 6000, 12400, 19600, 0, 0 }, 2028 },
  { "high", { 6000, 20000, 28180, 39740, 56000 }, { 6000, 20000, 12000, 0, 0 }, 2028 },
};

static void
test_capped_schedule (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      const char *scenario = shares[i].scenario;
      g_autoptr (DealSchedule) schedule = make_schedule ("2026-04", scenario, "38bn");
      const DealRow *row = get_row (schedule, "openai-share-new");
      gint64         total = 0;

      g_test_message ("%s", scenario);
      for (int j = 0; j < 5; j++)
        {
          const DealCell *cell = get_cell (schedule, row, 2026 + j);

          g_assert_cmpint (cell->due, ==, shares[i].due[j] * (BN / 1000));
          g_assert_cmpint (cell->amount, ==, shares[i].paid[j] * (BN / 1000));
          g_assert_cmpint (cell->bound, ==, DEAL_BOUND_EXACT);
          g_assert_cmpint (cell->capped, ==, shares[i].paid[j] < shares[i].due[j]);
          total += cell->amount;
        }
      g_assert_cmpint (row->total, ==, total);
      g_assert_cmpint (row->total_bound, ==, DEAL_BOUND_EXACT);
      if (shares[i].reached == 0)
        {
          g_assert_cmpint (row->binds_in, ==, -1);
          continue;
        }
      g_assert_cmpint (row->total, ==, 38 * BN);
      g_assert_true (deal_period_equal (schedule->periods[row->binds_in],
                                        deal_period_of_year (shares[i].reached)));
    }
}

/* With the cap unknown nothing exact can be said of what is paid. */
static void
test_undisclosed_cap (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      const char *scenario = shares[i].scenario;
      g_autoptr (DealSchedule) schedule = make_schedule ("2026-04", scenario, NULL);
      const DealRow *row = get_row (schedule, "openai-share-new");
      gint64         due = 0;

      g_test_message ("%s", scenario);
      for (int j = 0; j < 5; j++)
        due += shares[i].due[j] * (BN / 1000);
      g_assert_true (row->has_cap);
      g_assert_false (row->cap_is_known);
      g_assert_true (row->total_state != DEAL_STATE_VALUE ||
                     row->total_bound != DEAL_BOUND_EXACT);
      g_assert_true (row->has_total_due);
      g_assert_cmpint (row->total_due, ==, due);
    }
}

static void
test_old_schedule (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      const char *scenario = shares[i].scenario;
      g_autoptr (DealSchedule) schedule = make_schedule ("2025-10", scenario, "38bn");
      const DealRow *up = get_row (schedule, "openai-share-old");
      const DealRow *down = get_row (schedule, "microsoft-share-old");

      g_test_message ("%s", scenario);
      g_assert_false (up->has_cap);
      for (int j = 0; j < 5; j++)
        {
          const DealCell *cell = get_cell (schedule, up, 2026 + j);

          g_assert_cmpint (cell->amount, ==, shares[i].due[j] * (BN / 1000));
          g_assert_false (cell->capped);
          /* What Microsoft paid was never disclosed: no number, and never zero. */
          g_assert_cmpint (get_cell (schedule, down, 2026 + j)->state,
                           ==,
                           DEAL_STATE_NOT_DISCLOSED);
        }
    }
}

/* What Microsoft pays since the amendment is known, and nothing. */
static void
test_new_microsoft_leg (void)
{
  g_autoptr (DealSchedule) schedule = make_schedule ("2026-04", "base", NULL);
  const DealRow *row = get_row (schedule, "microsoft-share-new");

  for (int year = 2027; year <= 2030; year++)
    g_assert_cmpint (get_cell (schedule, row, year)->state, ==, DEAL_STATE_ZERO);
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  deal = read_file (files[0]);

  g_test_add_func ("/bundled/scenarios", test_scenarios);
  g_test_add_func ("/bundled/revenue", test_revenue);
  g_test_add_func ("/bundled/shares", test_shares);
  g_test_add_func ("/bundled/payments", test_payments);
  g_test_add_func ("/bundled/capped-schedule", test_capped_schedule);
  g_test_add_func ("/bundled/undisclosed-cap", test_undisclosed_cap);
  g_test_add_func ("/bundled/old-schedule", test_old_schedule);
  g_test_add_func ("/bundled/new-microsoft-leg", test_new_microsoft_leg);
  g_test_add_func ("/bundled/availability", test_availability);

  status = g_test_run ();
  g_clear_pointer (&deal, deal_unref);
  return status;
}
