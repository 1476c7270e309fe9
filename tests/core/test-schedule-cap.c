/* test-schedule-cap.c: caps, gaps and limits of schedules
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-format.h"
#include "deal-error.h"
#include "made-schedule.h"

/* 38 bn: 2028 is cut to 19.6, what follows is capped, and not zero. */
static void
test_cap (Fixture      *fixture,
          gconstpointer data)
{
  static const gint64 wanted[] = { 6000, 12400, 19600, 0, 0 };
  static const gint64 due[] = { 6000, 12400, 20500, 33880, 56000 };
  g_autoptr (DealSchedule) schedule = NULL;
  const DealRow *row;

  fixture->payments[0] = make_capped_share ();
  set_parameter (fixture, "cap", "38bn");
  schedule = compute (fixture, DEAL_BY_YEAR);
  row = &schedule->rows[0];

  for (gsize i = 0; i < 5; i++)
    {
      assert_cell (row->cells[i], VALUE, EXACT, MADE_BN (wanted[i]));
      g_assert_cmpint (row->cells[i].due, ==, MADE_BN (due[i]));
      g_assert_cmpint (row->cells[i].capped, ==, i >= 2);
      g_assert_cmpint (row->cells[i].certainty, ==, DEAL_CERTAINTY_ASSUMED);
    }
  assert_total (*row, VALUE, EXACT, MADE_BN (38000));
  g_assert_cmpint (row->total_due, ==, MADE_BN (128780));
  g_assert_true (row->has_cap);
  g_assert_true (row->cap_is_known);
  g_assert_cmpint (row->cap, ==, MADE_BN (38000));
  g_assert_cmpint (row->binds_in, ==, 2);
  g_assert_true (schedule->sums[0].cells[3].capped);
  g_assert_cmpint (schedule->sums[0].cells[3].state, ==, DEAL_STATE_VALUE);
}

/* By month the cap is reached in December 2028: 11/12 of 20.5 bn and the 18.4 bn
 * before make 37191666666.67, so that 808333333.33 is left. */
static void
test_cap_by_month (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (DealSchedule) schedule = NULL;
  const DealRow *row;

  fixture->payments[0] = make_capped_share ();
  set_parameter (fixture, "cap", "38bn");
  schedule = compute (fixture, DEAL_BY_MONTH);
  row = &schedule->rows[0];

  g_assert_cmpuint (schedule->n_periods, ==, 60);
  g_assert_cmpint (row->binds_in, ==, 35);
  g_assert_false (row->cells[34].capped);
  g_assert_true (row->cells[35].capped);
  g_assert_cmpint (row->cells[34].running, ==, G_GINT64_CONSTANT (3719166666667));
  assert_cell (row->cells[35], VALUE, EXACT, G_GINT64_CONSTANT (80833333333));
  assert_cell (row->cells[36], VALUE, EXACT, 0);
  g_assert_true (row->cells[36].capped);
  assert_total (*row, VALUE, EXACT, MADE_BN (38000));
}

static void
test_cap_unknown (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (DealSchedule) schedule = NULL;
  const DealRow *row;

  fixture->payments[0] = make_capped_share ();
  schedule = compute (fixture, DEAL_BY_YEAR);
  row = &schedule->rows[0];

  for (gsize i = 0; i < 5; i++)
    {
      assert_cell (row->cells[i], NOT_DISCLOSED, AT_LEAST, 0);
      g_assert_true (row->cells[i].has_due);
      g_assert_cmpint (row->cells[i].due_bound, ==, DEAL_BOUND_EXACT);
      g_assert_cmpint (row->cells[i].certainty, ==, revenue[i].certainty);
      g_assert_false (row->cells[i].capped);
      g_assert_cmpint (row->cells[i].running_state, ==, DEAL_STATE_NOT_DISCLOSED);
    }
  assert_total (*row, NOT_DISCLOSED, AT_LEAST, 0);
  g_assert_true (row->has_total_due);
  g_assert_cmpint (row->total_due, ==, MADE_BN (128780));
  g_assert_true (row->has_cap);
  g_assert_false (row->cap_is_known);
  g_assert_cmpint (row->binds_in, ==, -1);
  assert_total (schedule->sums[0], NOT_DISCLOSED, AT_LEAST, 0);
}

/* An assumed cap makes an amount no less interpolated: both are said. */
static void
test_cap_on_interpolated (Fixture      *fixture,
                          gconstpointer data)
{
  static const struct
  {
    const char *cap;
    const char *words[G_N_ELEMENTS (revenue)];
  } cases[] = {
    { NULL, { "projected", "projected", "interpolated", "interpolated", "projected" } },
    { "38bn",
      { "assumed", "assumed", "assumed and interpolated", "assumed and interpolated",
        "assumed" } },
  };

  fixture->payments[0] = make_capped_share ();
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DealSchedule) schedule = NULL;
      const DealRow *rows[2];

      if (cases[i].cap != NULL)
        set_parameter (fixture, "cap", cases[i].cap);
      schedule = compute (fixture, DEAL_BY_YEAR);
      rows[0] = &schedule->rows[0];
      rows[1] = &schedule->sums[0];
      for (gsize k = 0; k < G_N_ELEMENTS (revenue) * G_N_ELEMENTS (rows); k++)
        {
          const DealCell  *cell = &rows[k % 2]->cells[k / 2];
          g_autofree char *words = deal_format_cell_certainty (cell, (DealDate){ 0 });

          g_assert_cmpstr (words, ==, cases[i].words[k / 2]);
        }
    }
}

/* What is paid before the cap counts is paid, and does not count. */
static void
test_cap_counts_from (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (DealSchedule) unknown = NULL;
  g_autoptr (DealSchedule) known = NULL;

  fixture->payments[0] = make_capped_share ();
  fixture->payments[0].rule.cap.counts_from = MADE_DATE (2026, 7, 0);
  unknown = compute (fixture, DEAL_BY_YEAR);
  /* Half of 6 bn is before July. */
  assert_cell (unknown->rows[0].cells[0], VALUE, AT_LEAST, MADE_BN (3000));
  g_assert_cmpint (unknown->rows[0].cells[0].due, ==, MADE_BN (6000));
  g_assert_cmpint (unknown->rows[0].cells[0].due_running, ==, MADE_BN (3000));
  assert_total (unknown->rows[0], VALUE, AT_LEAST, MADE_BN (3000));

  set_parameter (fixture, "cap", "38bn");
  known = compute (fixture, DEAL_BY_YEAR);
  /* 38 - 3 - 12.4 - 20.5 = 2.1 bn are left for 2029. */
  assert_cell (known->rows[0].cells[2], VALUE, EXACT, MADE_BN (20500));
  assert_cell (known->rows[0].cells[3], VALUE, EXACT, MADE_BN (2100));
  assert_total (known->rows[0], VALUE, EXACT, MADE_BN (41000));
  g_assert_cmpint (known->rows[0].binds_in, ==, 3);
}

/* From 15 July, 17 of 31 days of July's half a billion count: 274193548.39, and
 * with the other five months 2774193548.39. */
static void
test_cap_counts_from_day (Fixture      *fixture,
                          gconstpointer data)
{
  const gint64 before = G_GINT64_CONSTANT (322580645161);
  g_autoptr (DealSchedule) unknown = NULL;
  g_autoptr (DealSchedule) known = NULL;

  fixture->payments[0] = make_capped_share ();
  fixture->payments[0].rule.cap.counts_from = MADE_DATE (2026, 7, 15);
  unknown = compute (fixture, DEAL_BY_MONTH);
  assert_cell (unknown->rows[0].cells[5], VALUE, EXACT, MADE_BN (500));
  assert_cell (unknown->rows[0].cells[6], VALUE, AT_LEAST,
               G_GINT64_CONSTANT (22580645161));
  assert_cell (unknown->rows[0].cells[7], NOT_DISCLOSED, AT_LEAST, 0);
  g_assert_cmpint (unknown->rows[0].cells[6].due_running, ==,
                   G_GINT64_CONSTANT (27419354839));
  assert_total (unknown->rows[0], VALUE, AT_LEAST, before);

  set_parameter (fixture, "cap", "38bn");
  known = compute (fixture, DEAL_BY_YEAR);
  assert_cell (known->rows[0].cells[0], VALUE, EXACT, MADE_BN (6000));
  /* 38 - 2.77… - 12.4 - 20.5 bn are left. */
  assert_cell (known->rows[0].cells[3], VALUE, EXACT, G_GINT64_CONSTANT (232580645161));
  assert_total (known->rows[0], VALUE, EXACT, MADE_BN (38000) + before);
  g_assert_cmpint (known->rows[0].binds_in, ==, 3);
}

/* The file's total counts where the parameter has no value, and no assumption
 * goes into it. */
static void
test_cap_of_file (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (DealSchedule) of_file = NULL;
  g_autoptr (DealSchedule) of_user = NULL;

  fixture->payments[0] = make_capped_share ();
  fixture->payments[0].rule.cap.has_total = TRUE;
  fixture->payments[0].rule.cap.total = MADE_BN (10000);
  of_file = compute (fixture, DEAL_BY_YEAR);
  assert_total (of_file->rows[0], VALUE, EXACT, MADE_BN (10000));
  g_assert_cmpint (of_file->rows[0].cells[0].certainty, ==, DEAL_CERTAINTY_PROJECTED);

  set_parameter (fixture, "cap", "12.5bn");
  of_user = compute (fixture, DEAL_BY_YEAR);
  assert_total (of_user->rows[0], VALUE, EXACT, MADE_BN (12500));
}

/* A cap of exactly what is due cuts nothing, and so does not bind. */
static void
test_cap_of_all (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (DealSchedule) schedule = NULL;

  fixture->payments[0] = make_capped_share ();
  set_parameter (fixture, "cap", "128.78bn");
  schedule = compute (fixture, DEAL_BY_YEAR);

  g_assert_cmpint (schedule->rows[0].binds_in, ==, -1);
  g_assert_false (schedule->rows[0].cells[4].capped);
  assert_total (schedule->rows[0], VALUE, EXACT, MADE_BN (128780));
}

static const DealPoint gappy[] = {
  { .period = { 2026 * 12, 2026 * 12 + 5 },
    .amount = MADE_BN (10000),
    .certainty = DEAL_CERTAINTY_REPORTED },
  { .period = { 2028 * 12, 2028 * 12 + 11 },
    .amount = MADE_BN (50000),
    .certainty = DEAL_CERTAINTY_REPORTED },
};

static const DealSeries gappy_series = {
  .id = "gappy", .scale = 1, .points = gappy, .n_points = G_N_ELEMENTS (gappy)
};

/* Half of 2026 and all of 2027 is not in the data: a gap is no zero. */
static void
test_gap (Fixture      *fixture,
          gconstpointer data)
{
  g_autoptr (DealSchedule) schedule = NULL;
  const DealRow *row;

  fixture->payments[0] = make_share ();
  fixture->payments[0].rule.series = &gappy_series;
  fixture->payments[0].rule.to = MADE_DATE (2028, 0, 0);
  schedule = compute (fixture, DEAL_BY_YEAR);
  row = &schedule->rows[0];

  assert_cell (row->cells[0], VALUE, AT_LEAST, MADE_BN (2000));
  g_assert_cmpint (row->cells[0].due_bound, ==, DEAL_BOUND_AT_LEAST);
  assert_cell (row->cells[1], NOT_FOUND, AT_LEAST, 0);
  g_assert_false (row->cells[1].has_due);
  g_assert_cmpint (row->cells[1].certainty, ==, DEAL_CERTAINTY_UNKNOWN);
  assert_cell (row->cells[2], VALUE, EXACT, MADE_BN (10000));
  g_assert_cmpint (row->cells[2].running_bound, ==, DEAL_BOUND_AT_LEAST);
  g_assert_false (row->cells[2].has_due_running);
  assert_total (*row, VALUE, AT_LEAST, MADE_BN (12000));
  assert_total (schedule->sums[0], VALUE, AT_LEAST, MADE_BN (12000));
}

/* Behind a gap nobody knows how much of the cap is left: what is paid is at
 * most that, the sum at least what is known, and exact once the cap is full. */
static void
test_gap_under_cap (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (DealSchedule) far = NULL;
  g_autoptr (DealSchedule) near = NULL;

  fixture->payments[0] = make_capped_share ();
  fixture->payments[0].rule.series = &gappy_series;
  fixture->payments[0].rule.to = MADE_DATE (2028, 0, 0);
  set_parameter (fixture, "cap", "20bn");
  far = compute (fixture, DEAL_BY_YEAR);
  assert_cell (far->rows[0].cells[2], VALUE, AT_MOST, MADE_BN (10000));
  assert_total (far->rows[0], VALUE, AT_LEAST, MADE_BN (12000));
  g_assert_cmpint (far->rows[0].binds_in, ==, -1);

  set_parameter (fixture, "cap", "7bn");
  near = compute (fixture, DEAL_BY_YEAR);
  assert_cell (near->rows[0].cells[2], VALUE, AT_MOST, MADE_BN (5000));
  assert_total (near->rows[0], VALUE, EXACT, MADE_BN (7000));
  g_assert_cmpint (near->rows[0].binds_in, ==, 2);
}

static const DealPoint huge[] = {
  { .period = { 2026 * 12, 2026 * 12 + 11 }, .amount = G_MAXINT64 },
  { .period = { 2027 * 12, 2027 * 12 + 11 }, .amount = G_MAXINT64 },
};
static const DealSeries huge_series = {
  .id = "huge", .scale = 1, .points = huge, .n_points = 2
};

/* Too large to add up, too large to multiply, too large a cap: refused, not wrapped. */
static void
test_overflow (Fixture      *fixture,
               gconstpointer data)
{
  static const DealDecimal rates[] = { { 1, 0 }, { 10, 0 } };

  for (gsize i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      g_autoptr (GError) error = NULL;

      fixture->payments[0] = make_share ();
      fixture->payments[0].rule.series = &huge_series;
      fixture->payments[0].rule.rate.number = rates[i];
      g_assert_null (deal_schedule_new (fixture->options, &made_versions[1], &error));
      g_assert_error (error, DEAL_ERROR, DEAL_ERROR_OVERFLOW);
    }
}

static void
test_overflow_of_growth (Fixture      *fixture,
                         gconstpointer data)
{
  DealSchedule *old_schedule;
  DealSchedule *new_schedule;
  g_autoptr (GError) error = NULL;

  fixture->payments[0] = made_payment ("fee", DEAL_RULE_FIXED, MADE_DATE (2024, 0, 0),
                                       MADE_DATE (2100, 0, 0));
  fixture->payments[0].rule.amount.number = MADE_DECIMAL (1000000, 0);
  fixture->payments[0].rule.growth = MADE_DECIMAL (1, 0);
  g_assert_false (
    deal_schedule_new_pair (fixture->options, &old_schedule, &new_schedule, &error));
  g_assert_error (error, DEAL_ERROR, DEAL_ERROR_OVERFLOW);
  g_assert_null (old_schedule);
  g_assert_null (new_schedule);
}

static void
test_limit (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree DealPayment *many = g_new (DealPayment, 20);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < 20; i++)
    many[i] = made_payment ("fee", DEAL_RULE_UNKNOWN, MADE_DATE (1, 0, 0),
                            MADE_DATE (9999, 0, 0));
  fixture->deal->payments = many;
  fixture->deal->n_payments = 20;
  g_assert_null (deal_schedule_new (fixture->options, &made_versions[1], &error));
  g_assert_error (error, DEAL_ERROR, DEAL_ERROR_LIMIT);
}

/* “A cap below X binds by …” is true for every X: just below, the cap has cut;
 * at X it has not. */
static void
test_break_point (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (DealSchedule) schedule = NULL;

  fixture->payments[0] = make_capped_share ();
  schedule = compute (fixture, DEAL_BY_YEAR);
  for (gsize i = 0; i < schedule->n_periods; i++)
    {
      gint64 x = 0;

      g_assert_true (deal_row_get_break_point (&schedule->rows[0], i, &x));
      for (gint64 cap = x - 1; cap <= x; cap++)
        {
          g_autoptr (DealSchedule) capped = NULL;
          gboolean cut = FALSE;

          fixture->payments[0].rule.cap.has_total = TRUE;
          fixture->payments[0].rule.cap.total = cap;
          capped = compute (fixture, DEAL_BY_YEAR);
          for (gsize j = 0; j <= i; j++)
            cut |= capped->rows[0].cells[j].capped;
          g_assert_cmpint (cut, ==, cap < x);
          if (cut)
            g_assert_cmpint (capped->rows[0].binds_in, ==, (gssize) i);
        }
      fixture->payments[0].rule.cap.has_total = FALSE;
    }
}

/* What the user adds to the only scenario of the file makes no range of it. */
static void
test_no_range_of_one (Fixture      *fixture,
                      gconstpointer data)
{
  static const DealScenario two[] = {
    { .id = "low", .title = "Low" },
    { .id = "mine", .title = "Mine", .is_own = TRUE },
  };
  g_autoptr (DealSchedule) schedule = NULL;

  fixture->payments[0] = make_share ();
  fixture->deal->scenarios = two;
  fixture->deal->n_scenarios = G_N_ELEMENTS (two);
  schedule = compute (fixture, DEAL_BY_YEAR);
  for (gsize i = 0; i < schedule->n_periods; i++)
    {
      g_assert_false (schedule->rows[0].cells[i].has_range);
      g_assert_false (schedule->sums[0].cells[i].has_range);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("cap-cuts-then-stops", test_cap);
  ADD ("cap-by-month", test_cap_by_month);
  ADD ("cap-undisclosed", test_cap_unknown);
  ADD ("cap-on-interpolated", test_cap_on_interpolated);
  ADD ("cap-counts-from", test_cap_counts_from);
  ADD ("cap-counts-from-a-day", test_cap_counts_from_day);
  ADD ("cap-of-the-file", test_cap_of_file);
  ADD ("cap-of-all-that-is-due", test_cap_of_all);
  ADD ("gap-is-no-zero", test_gap);
  ADD ("gap-under-a-cap", test_gap_under_cap);
  ADD ("overflow-refused", test_overflow);
  ADD ("growth-overflow-refused", test_overflow_of_growth);
  ADD ("no-range-of-one", test_no_range_of_one);
  ADD ("ten-thousand-years-refused", test_limit);
  ADD ("break-point", test_break_point);

  return g_test_run ();
}
