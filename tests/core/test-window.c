/* test-window.c: closer, farther, earlier and later within a time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "chart/deal-window.h"

/* Ten years from 2020, of which 2023 to 2026 are shown, month by month. */
static const DealTime months = {
  { 2020 * 12, 2029 * 12 + 11 }, { 2023 * 12, 2026 * 12 + 11 }, 1
};

static void
check (DealPeriod window,
       gint32     first,
       gint32     last)
{
  g_assert_cmpint (window.first, ==, first);
  g_assert_cmpint (window.last, ==, last);
}

static void
test_zoom (void)
{
  DealTime years = months;

  /* Half as long, about the middle, the left and the right end. */
  check (deal_time_zoom (&months, 0.5, 2025 * 12), 2024 * 12, 2025 * 12 + 11);
  check (deal_time_zoom (&months, 0.5, 2023 * 12), 2023 * 12, 2024 * 12 + 11);
  check (deal_time_zoom (&months, 0.5, 2027 * 12), 2025 * 12, 2026 * 12 + 11);
  /* Twice as long; not beyond the ends; and in the end all of it. */
  check (deal_time_zoom (&months, 2, 2025 * 12), 2021 * 12, 2028 * 12 + 11);
  check (deal_time_zoom (&months, 2, 2023 * 12), 2022 * 12, 2029 * 12 + 11);
  check (deal_time_zoom (&months, 2.5, 2025 * 12), 0, 0);
  /* No less than half a year, and never nothing. */
  check (deal_time_zoom (&months, 0.001, 2023 * 12), 2023 * 12, 2023 * 12 + 5);
  g_assert_cmpint (deal_time_zoom (&months, 1.001, 2025 * 12).last, >,
                   2026 * 12 + 11);
  /* Years stay whole. */
  years.period = 12;
  years.shown = years.whole;
  check (deal_time_zoom (&years, 0.7, 2020 * 12), 2020 * 12, 2026 * 12 + 11);
}

static void
test_pan (void)
{
  DealTime years = months;

  check (deal_time_pan (&months, 12), 2024 * 12, 2027 * 12 + 11);
  check (deal_time_pan (&months, -1), 2022 * 12 + 11, 2026 * 12 + 10);
  check (deal_time_pan (&months, 1200), 2026 * 12, 2029 * 12 + 11);
  check (deal_time_pan (&months, -1200), 2020 * 12, 2023 * 12 + 11);
  years.period = 12;
  check (deal_time_pan (&years, 7), 2024 * 12, 2027 * 12 + 11);
  check (deal_time_pan (&years, 5), 2023 * 12, 2026 * 12 + 11);
  years.shown = years.whole;
  check (deal_time_pan (&years, 12), 0, 0);
}

static void
test_reveal (void)
{
  check (deal_time_reveal (&months, (DealPeriod){ 2024 * 12, 2024 * 12 }), 2023 * 12,
         2026 * 12 + 11);
  check (deal_time_reveal (&months, (DealPeriod){ 2021 * 12, 2021 * 12 }), 2021 * 12,
         2024 * 12 + 11);
  check (deal_time_reveal (&months, (DealPeriod){ 2029 * 12 + 11, 2029 * 12 + 11 }),
         2026 * 12, 2029 * 12 + 11);
}

static void
test_is_offered (void)
{
  DealTime few = months;

  g_assert_true (deal_time_can_zoom (&months));
  few.shown = few.whole;
  g_assert_true (deal_time_can_zoom (&few));
  few.period = 3;
  g_assert_false (deal_time_can_zoom (&few));
  few.shown.last -= 3;
  g_assert_true (deal_time_can_zoom (&few));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/window/zoom", test_zoom);
  g_test_add_func ("/window/pan", test_pan);
  g_test_add_func ("/window/reveal", test_reveal);
  g_test_add_func ("/window/is-offered", test_is_offered);

  return g_test_run ();
}
