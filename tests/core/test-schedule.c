/* test-schedule.c: what every kind of rule gives, against tables worked out by hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "made-schedule.h"

static void
test_share (Fixture      *fixture,
            gconstpointer data)
{
  static const gint64 wanted[] = { 6000, 12400, 20500, 33880, 56000 };
  g_autoptr (DealSchedule) schedule = NULL;
  gint64 running = 0;

  fixture->payments[0] = make_share ();
  schedule = compute (fixture, DEAL_BY_YEAR);

  g_assert_cmpuint (schedule->n_periods, ==, 5);
  g_assert_cmpuint (schedule->n_rows, ==, 1);
  for (gsize i = 0; i < 5; i++)
    {
      const DealCell *cell = &schedule->rows[0].cells[i];

      g_assert_true (
        deal_period_equal (schedule->periods[i], MADE_YEAR (2026 + (int) i)));
      assert_cell (*cell, VALUE, EXACT, MADE_BN (wanted[i]));
      g_assert_true (cell->has_due);
      g_assert_cmpint (cell->due, ==, cell->amount);
      g_assert_false (cell->capped);
      g_assert_false (cell->open_ended);
      g_assert_false (cell->has_range);
      g_assert_cmpint (cell->certainty, ==, revenue[i].certainty);
      running += cell->amount;
      g_assert_cmpint (cell->running, ==, running);
      g_assert_cmpint (cell->running_state, ==, DEAL_STATE_VALUE);
      g_assert_cmpint (cell->running_bound, ==, DEAL_BOUND_EXACT);
      g_assert_true (cell->has_due_running);
      g_assert_cmpint (cell->due_running, ==, running);
    }
  assert_total (schedule->rows[0], VALUE, EXACT, MADE_BN (128780));
  g_assert_false (schedule->rows[0].has_cap);
  g_assert_cmpint (schedule->rows[0].binds_in, ==, -1);
  assert_total (schedule->sums[0], VALUE, EXACT, MADE_BN (128780));
}

static void
test_rate_unknown (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (DealSchedule) unknown = NULL;
  g_autoptr (DealSchedule) known = NULL;

  fixture->payments[0] = make_share ();
  fixture->payments[0].rule.rate.parameter = &parameters[RATE];
  unknown = compute (fixture, DEAL_BY_YEAR);
  for (gsize i = 0; i < 5; i++)
    {
      assert_cell (unknown->rows[0].cells[i], NOT_DISCLOSED, AT_LEAST, 0);
      g_assert_false (unknown->rows[0].cells[i].has_due);
      g_assert_cmpint (unknown->rows[0].cells[i].certainty, ==, DEAL_CERTAINTY_UNKNOWN);
    }
  assert_total (unknown->rows[0], NOT_DISCLOSED, AT_LEAST, 0);

  set_parameter (fixture, "rate", "10%");
  known = compute (fixture, DEAL_BY_YEAR);
  assert_cell (known->rows[0].cells[0], VALUE, EXACT, MADE_BN (3000));
  g_assert_cmpint (known->rows[0].cells[0].certainty, ==, DEAL_CERTAINTY_ASSUMED);

  set_parameter (fixture, "rate", "0");
  deal_schedule_free (known);
  known = compute (fixture, DEAL_BY_YEAR);
  assert_cell (known->rows[0].cells[0], ZERO, EXACT, 0);
}

/* 300 a month, from 27 April to 15 June 2026: 4/30, whole, 15/30. */
static void
test_fixed_days (Fixture      *fixture,
                 gconstpointer data)
{
  static const gint64 wanted[] = { 4000, 30000, 15000 };
  g_autoptr (DealSchedule) schedule = NULL;
  const DealCell *cells;

  fixture->payments[0] = made_payment ("rent", DEAL_RULE_FIXED, MADE_DATE (2026, 4, 27),
                                       MADE_DATE (2026, 6, 15));
  fixture->payments[0].rule.amount.number = MADE_DECIMAL (300, 0);
  schedule = compute (fixture, DEAL_BY_MONTH);
  cells = schedule->rows[0].cells;

  g_assert_cmpuint (schedule->n_periods, ==, 12);
  for (gsize i = 0; i < 12; i++)
    if (i >= 3 && i <= 5)
      assert_cell (cells[i], VALUE, EXACT, wanted[i - 3]);
    else
      assert_cell (cells[i], NOT_APPLICABLE, EXACT, 0);
  g_assert_cmpint (cells[0].running_state, ==, DEAL_STATE_NOT_APPLICABLE);
  g_assert_cmpint (cells[11].running, ==, 49000);
}

/* 100.00 a quarter: 33.33, 33.34, 33.33; the first month is not in force. */
static void
test_fixed_quarter (Fixture      *fixture,
                    gconstpointer data)
{
  static const gint64 wanted[] = { 3334, 3333, 3333, 3334, 3333 };
  g_autoptr (DealSchedule) months = NULL;
  g_autoptr (DealSchedule) quarters = NULL;

  fixture->payments[0] = made_payment ("fee", DEAL_RULE_FIXED, MADE_DATE (2026, 2, 0),
                                       MADE_DATE (2026, 6, 0));
  fixture->payments[0].rule.amount.number = MADE_DECIMAL (100, 0);
  fixture->payments[0].rule.every = DEAL_EVERY_QUARTER;
  months = compute (fixture, DEAL_BY_MONTH);
  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    assert_cell (months->rows[0].cells[i + 1], VALUE, EXACT, wanted[i]);

  quarters = compute (fixture, DEAL_BY_QUARTER);
  g_assert_cmpuint (quarters->n_periods, ==, 4);
  assert_cell (quarters->rows[0].cells[0], VALUE, EXACT, 6667);
  assert_cell (quarters->rows[0].cells[1], VALUE, EXACT, 10000);
  assert_cell (quarters->rows[0].cells[2], NOT_APPLICABLE, EXACT, 0);
}

/* 1000.00 growing by 5 %: 1050.00, 1102.50, and 1157.625 goes to the even cent. */
static void
test_fixed_growth (Fixture      *fixture,
                   gconstpointer data)
{
  static const gint64 wanted[] = { 100000, 105000, 110250, 115762, 121550 };
  g_autoptr (DealSchedule) schedule = NULL;

  fixture->payments[0] = made_payment ("fee", DEAL_RULE_FIXED, MADE_DATE (2024, 0, 0),
                                       MADE_DATE (2028, 0, 0));
  fixture->payments[0].rule.amount.number = MADE_DECIMAL (1, 0);
  fixture->payments[0].rule.scale = 1000;
  fixture->payments[0].rule.every = DEAL_EVERY_YEAR;
  fixture->payments[0].rule.growth = MADE_DECIMAL (5, 2);
  schedule = compute (fixture, DEAL_BY_YEAR);

  g_assert_cmpuint (schedule->n_periods, ==, G_N_ELEMENTS (wanted));
  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    assert_cell (schedule->rows[0].cells[i], VALUE, EXACT, wanted[i]);
}

static const DealPoint amounts[] = {
  { .period = { 2024 * 12, 2024 * 12 + 11 },
    .amount = 49400,
    .certainty = DEAL_CERTAINTY_REPORTED },
  { .period = { 2025 * 12, 2025 * 12 + 8 },
    .amount = 86600,
    .certainty = DEAL_CERTAINTY_REPORTED },
  { .period = { 2026 * 12, 2026 * 12 + 11 },
    .amount = 0,
    .certainty = DEAL_CERTAINTY_REPORTED },
};

/* The last quarter of 2025 is not in the list. */
static void
test_schedule (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (DealSchedule) schedule = NULL;
  const DealRow *row;

  fixture->payments[0] = made_payment ("list", DEAL_RULE_SCHEDULE, MADE_DATE (0, 0, 0),
                                       MADE_DATE (0, 0, 0));
  fixture->payments[0].rule.amounts = amounts;
  fixture->payments[0].rule.n_amounts = G_N_ELEMENTS (amounts);
  schedule = compute (fixture, DEAL_BY_QUARTER);
  row = &schedule->rows[0];

  g_assert_cmpuint (schedule->n_periods, ==, 12);
  assert_cell (row->cells[0], VALUE, EXACT, 12350);
  assert_cell (row->cells[4], VALUE, EXACT, 28867);
  assert_cell (row->cells[5], VALUE, EXACT, 28866);
  assert_cell (row->cells[6], VALUE, EXACT, 28867);
  assert_cell (row->cells[7], NOT_FOUND, AT_LEAST, 0);
  assert_cell (row->cells[8], ZERO, EXACT, 0);
  g_assert_false (row->cells[8].open_ended);
  g_assert_cmpint (row->cells[0].certainty, ==, DEAL_CERTAINTY_REPORTED);
  assert_total (*row, VALUE, AT_LEAST, 136000);
}

static void
test_one_off (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (DealSchedule) schedule = NULL;

  fixture->payments[0] = made_payment ("grant", DEAL_RULE_ONE_OFF,
                                       MADE_DATE (2025, 5, 31), MADE_DATE (0, 0, 0));
  fixture->payments[0].rule.amount.number = MADE_DECIMAL (135, 1);
  schedule = compute (fixture, DEAL_BY_MONTH);

  g_assert_cmpuint (schedule->n_periods, ==, 12);
  for (gsize i = 0; i < schedule->n_periods; i++)
    if (i == 4)
      assert_cell (schedule->rows[0].cells[i], VALUE, EXACT, 1350);
    else
      assert_cell (schedule->rows[0].cells[i], NOT_APPLICABLE, EXACT, 0);
  g_assert_false (schedule->rows[0].cells[4].open_ended);
  assert_total (schedule->rows[0], VALUE, EXACT, 1350);
}

/* Of which only the year is known: no month of it has it, no month of it has not. */
static void
test_one_off_year (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (DealSchedule) years = NULL;
  g_autoptr (DealSchedule) quarters = NULL;
  const DealCell *cells;

  fixture->payments[0] = made_payment ("grant", DEAL_RULE_ONE_OFF, MADE_DATE (2025, 0, 0),
                                       MADE_DATE (0, 0, 0));
  fixture->payments[0].rule.amount.number = MADE_DECIMAL (135, 1);
  years = compute (fixture, DEAL_BY_YEAR);
  assert_cell (years->rows[0].cells[0], VALUE, EXACT, 1350);

  quarters = compute (fixture, DEAL_BY_QUARTER);
  cells = quarters->rows[0].cells;
  g_assert_cmpuint (quarters->n_periods, ==, 4);
  for (gsize i = 0; i < 4; i++)
    {
      assert_cell (cells[i], NOT_DISCLOSED, AT_LEAST, 0);
      g_assert_false (cells[i].has_due);
      g_assert_cmpint (cells[i].running_state, ==,
                       i < 3 ? DEAL_STATE_NOT_DISCLOSED : DEAL_STATE_VALUE);
    }
  g_assert_cmpint (cells[3].running, ==, 1350);
  assert_total (quarters->rows[0], VALUE, EXACT, 1350);
  assert_total (quarters->sums[0], VALUE, EXACT, 1350);
}

/* A full cap lets nothing follow an open end, and nothing is not more of it. */
static void
test_open_end_exact (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (DealSchedule) full = NULL;
  g_autoptr (DealSchedule) zero = NULL;

  fixture->payments[0] = make_capped_share ();
  fixture->payments[0].rule.to = MADE_DATE (0, 0, 0);
  set_parameter (fixture, "cap", "38bn");
  full = compute (fixture, DEAL_BY_YEAR);
  assert_total (full->rows[0], VALUE, EXACT, MADE_BN (38000));
  g_assert_cmpint (full->rows[0].total_due_bound, ==, DEAL_BOUND_AT_LEAST);

  fixture->payments[0].rule.rate.number = MADE_DECIMAL (0, 0);
  zero = compute (fixture, DEAL_BY_YEAR);
  assert_total (zero->rows[0], ZERO, EXACT, 0);
}

/* Where there are only open ends, the schedule runs to the as-of date. */
static void
test_open_ends_alone (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (DealSchedule) schedule = NULL;

  fixture->payments[0] = made_payment ("secret", DEAL_RULE_UNKNOWN,
                                       MADE_DATE (2023, 5, 0), MADE_DATE (0, 0, 0));
  schedule = compute (fixture, DEAL_BY_YEAR);

  g_assert_cmpuint (schedule->n_periods, ==, 4);
  g_assert_false (schedule->rows[0].cells[3].open_ended);
}

/* Paid, nobody says how much when: never spread, though the whole is known. */
static void
test_unknown (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (DealSchedule) schedule = NULL;

  fixture->payments[0] = made_payment ("secret", DEAL_RULE_UNKNOWN,
                                       MADE_DATE (2025, 0, 0), MADE_DATE (2025, 0, 0));
  fixture->payments[0].rule.has_total = TRUE;
  fixture->payments[0].rule.total = 1000;
  schedule = compute (fixture, DEAL_BY_QUARTER);

  for (gsize i = 0; i < 4; i++)
    assert_cell (schedule->rows[0].cells[i], NOT_DISCLOSED, AT_LEAST, 0);
  assert_total (schedule->rows[0], NOT_DISCLOSED, AT_LEAST, 0);
  g_assert_false (schedule->rows[0].has_total_due);
}

/* A sum with a part that is not disclosed is a lower bound; what is not
 * applicable is no part. */
static void
test_sums (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (DealSchedule) schedule = NULL;
  const DealRow *sum;

  fixture->payments[0] = make_share ();
  fixture->payments[1] = made_payment ("secret", DEAL_RULE_UNKNOWN,
                                       MADE_DATE (2028, 0, 0), MADE_DATE (2028, 0, 0));
  fixture->payments[2] = made_payment ("back", DEAL_RULE_UNKNOWN, MADE_DATE (2026, 0, 0),
                                       MADE_DATE (2027, 0, 0));
  fixture->payments[2].payer = &made_parties[1];
  fixture->payments[2].payee = &made_parties[0];
  fixture->deal->n_payments = 3;
  schedule = compute (fixture, DEAL_BY_YEAR);

  g_assert_cmpuint (schedule->n_sums, ==, 2);
  sum = deal_schedule_find_sum (schedule, &made_parties[0], &made_parties[1]);
  assert_cell (sum->cells[1], VALUE, EXACT, MADE_BN (12400));
  assert_cell (sum->cells[2], VALUE, AT_LEAST, MADE_BN (20500));
  g_assert_cmpint (sum->cells[2].due_bound, ==, DEAL_BOUND_AT_LEAST);
  assert_cell (sum->cells[3], VALUE, EXACT, MADE_BN (33880));
  g_assert_cmpint (sum->cells[3].running_bound, ==, DEAL_BOUND_AT_LEAST);
  assert_total (*sum, VALUE, AT_LEAST, MADE_BN (128780));

  sum = deal_schedule_find_sum (schedule, &made_parties[1], &made_parties[0]);
  assert_cell (sum->cells[0], NOT_DISCLOSED, AT_LEAST, 0);
  assert_cell (sum->cells[4], NOT_APPLICABLE, EXACT, 0);
  assert_total (*sum, NOT_DISCLOSED, AT_LEAST, 0);
  g_assert_null (deal_schedule_find_sum (schedule, &made_parties[0], &made_parties[0]));
}

/* After the as-of date, June 2026, nothing but the open end says that it goes on. */
static void
test_open_end (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (DealSchedule) open = NULL;
  g_autoptr (DealSchedule) closed = NULL;

  fixture->payments[0] = make_share ();
  fixture->payments[0].rule.to = MADE_DATE (0, 0, 0);
  fixture->payments[0].rule.ends_parameter = &parameters[END];
  open = compute (fixture, DEAL_BY_YEAR);
  g_assert_cmpuint (open->n_periods, ==, 5);
  g_assert_false (open->rows[0].cells[0].open_ended);
  g_assert_true (open->rows[0].cells[1].open_ended);
  /* More may follow beyond the last period. */
  assert_total (open->rows[0], VALUE, AT_LEAST, MADE_BN (128780));
  g_assert_cmpint (open->rows[0].total_due_bound, ==, DEAL_BOUND_AT_LEAST);
  g_assert_cmpint (open->rows[0].cells[4].running_bound, ==, DEAL_BOUND_EXACT);
  assert_total (open->sums[0], VALUE, AT_LEAST, MADE_BN (128780));

  set_parameter (fixture, "end", "2028");
  closed = compute (fixture, DEAL_BY_YEAR);
  g_assert_cmpuint (closed->n_periods, ==, 3);
  g_assert_false (closed->rows[0].cells[1].open_ended);
  g_assert_cmpint (closed->rows[0].cells[1].certainty, ==, DEAL_CERTAINTY_ASSUMED);
  assert_total (closed->rows[0], VALUE, EXACT, MADE_BN (38900));
}

static const DealPoint low_points[] = {
  { .period = { 2027 * 12, 2027 * 12 + 2 },
    .amount = MADE_BN (10000),
    .certainty = DEAL_CERTAINTY_ASSUMED },
  { .period = { 2031 * 12, 2031 * 12 + 11 },
    .amount = MADE_BN (50000),
    .certainty = DEAL_CERTAINTY_PROJECTED },
};
static const DealScenarioSeries low_series = {
  .series = &series, .points = low_points, .n_points = G_N_ELEMENTS (low_points)
};
static const DealParameterValue high_values[] = { { &parameters[CAP], { 20, 0 }, 0 } };
static const DealScenario       scenarios[] = {
        { .id = "low", .title = "Low", .series = &low_series, .n_series = 1 },
        { .id = "high", .title = "High", .parameters = high_values, .n_parameters = 1 },
};

/* A scenario's points take the place of those they overlap, whole; the axis is
 * that of all scenarios; the range is over all of them. */
static void
test_scenarios (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (DealSchedule) base = NULL;
  g_autoptr (DealSchedule) low = NULL;

  fixture->payments[0] = make_share ();
  fixture->payments[0].rule.to = MADE_DATE (0, 0, 0);
  fixture->deal->scenarios = scenarios;
  fixture->deal->n_scenarios = G_N_ELEMENTS (scenarios);
  base = compute (fixture, DEAL_BY_YEAR);
  g_assert_cmpuint (base->n_periods, ==, 6);
  assert_cell (base->rows[0].cells[1], VALUE, EXACT, MADE_BN (12400));
  assert_cell (base->rows[0].cells[5], NOT_FOUND, AT_LEAST, 0);
  g_assert_true (base->rows[0].cells[0].has_range);
  g_assert_false (base->rows[0].cells[1].has_range);

  fixture->options->scenario = &scenarios[0];
  low = compute (fixture, DEAL_BY_YEAR);
  g_assert_cmpuint (low->n_periods, ==, 6);
  assert_cell (low->rows[0].cells[1], VALUE, AT_LEAST, MADE_BN (2000));
  g_assert_cmpint (low->rows[0].cells[1].certainty, ==, DEAL_CERTAINTY_ASSUMED);
  assert_cell (low->rows[0].cells[5], VALUE, EXACT, MADE_BN (10000));
}

/* The range is under the same parameters of the reader: a cap that only one
 * scenario gives leaves no range, one that the reader gives does. */
static void
test_range (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (DealSchedule) without = NULL;
  g_autoptr (DealSchedule) with = NULL;

  fixture->payments[0] = make_capped_share ();
  fixture->payments[0].rule.to = MADE_DATE (2026, 0, 0);
  fixture->deal->scenarios = scenarios;
  fixture->deal->n_scenarios = G_N_ELEMENTS (scenarios);
  without = compute (fixture, DEAL_BY_YEAR);
  g_assert_false (without->rows[0].cells[0].has_range);

  fixture->options->scenario = &scenarios[1];
  deal_schedule_free (without);
  without = compute (fixture, DEAL_BY_YEAR);
  assert_cell (without->rows[0].cells[0], VALUE, EXACT, MADE_BN (6000));
  g_assert_false (without->rows[0].cells[0].has_range);

  set_parameter (fixture, "cap", "4bn");
  with = compute (fixture, DEAL_BY_YEAR);
  g_assert_true (with->rows[0].cells[0].has_range);
  g_assert_cmpint (with->rows[0].cells[0].low, ==, MADE_BN (4000));
  g_assert_cmpint (with->rows[0].cells[0].high, ==, MADE_BN (4000));
  g_assert_true (with->sums[0].cells[0].has_range);
}

/* A payment is in the versions that it names, and in the kinds that are shown. */
static void
test_versions (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (DealSchedule) old_schedule = NULL;
  g_autoptr (DealSchedule) new_schedule = NULL;
  g_autoptr (DealSchedule) alone = NULL;
  g_autoptr (GError) error = NULL;

  fixture->payments[0] = made_payment ("old fee", DEAL_RULE_FIXED, MADE_DATE (2024, 0, 0),
                                       MADE_DATE (2024, 0, 0));
  fixture->payments[0].n_versions = 1;
  fixture->payments[1] = make_share ();
  fixture->payments[1].versions = &made_both[1];
  fixture->payments[1].n_versions = 1;
  fixture->payments[2] = make_share ();
  fixture->payments[2].kind = DEAL_PAYMENT_INVESTMENT;
  fixture->deal->n_payments = 3;

  g_assert_true (
    deal_schedule_new_pair (fixture->options, &old_schedule, &new_schedule, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (old_schedule->n_periods, ==, 7);
  g_assert_cmpuint (new_schedule->n_periods, ==, 7);
  g_assert_true (deal_period_equal (old_schedule->periods[0], MADE_YEAR (2024)));
  g_assert_true (deal_period_equal (new_schedule->periods[6], MADE_YEAR (2030)));
  g_assert_cmpuint (old_schedule->n_rows, ==, 1);
  g_assert_cmpuint (new_schedule->n_rows, ==, 1);
  assert_cell (new_schedule->rows[0].cells[0], NOT_APPLICABLE, EXACT, 0);
  g_assert_true (old_schedule->rows[0].payment == &fixture->payments[0]);

  alone = compute (fixture, DEAL_BY_YEAR);
  g_assert_cmpuint (alone->n_periods, ==, 5);

  fixture->options->kinds |= 1u << DEAL_PAYMENT_INVESTMENT;
  deal_schedule_free (alone);
  alone = compute (fixture, DEAL_BY_YEAR);
  g_assert_cmpuint (alone->n_rows, ==, 2);
  assert_total (alone->sums[0], VALUE, EXACT, 2 * MADE_BN (128780));

  fixture->options->kinds = 0;
  deal_schedule_free (alone);
  alone = compute (fixture, DEAL_BY_YEAR);
  g_assert_cmpuint (alone->n_rows, ==, 0);
  g_assert_cmpuint (alone->n_periods, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("share-of-a-series", test_share);
  ADD ("rate-undisclosed", test_rate_unknown);
  ADD ("fixed-by-days", test_fixed_days);
  ADD ("fixed-by-quarter", test_fixed_quarter);
  ADD ("fixed-grows", test_fixed_growth);
  ADD ("list-of-amounts", test_schedule);
  ADD ("one-off-on-a-day", test_one_off);
  ADD ("one-off-in-a-year", test_one_off_year);
  ADD ("unknown-is-never-spread", test_unknown);
  ADD ("sum-with-a-missing-part", test_sums);
  ADD ("open-end", test_open_end);
  ADD ("open-end-exact", test_open_end_exact);
  ADD ("open-ends-alone", test_open_ends_alone);
  ADD ("scenario-replaces-points", test_scenarios);
  ADD ("range-over-scenarios", test_range);
  ADD ("versions-and-kinds", test_versions);

  return g_test_run ();
}
