/* test-date.c: dates and periods, as precise as they are written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/deal-date.h"

static void
test_parse (void)
{
  const struct
  {
    const char *text;
    DealDate    date;
  } cases[] = {
    { "2026", { 2026, 0, 0 } },
    { "0001", { 1, 0, 0 } },
    { "9999-12-31", { 9999, 12, 31 } },
    { "2026-04", { 2026, 4, 0 } },
    { "2026-04-27", { 2026, 4, 27 } },
    { "2024-02-29", { 2024, 2, 29 } },
    { "2000-02-29", { 2000, 2, 29 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DealDate         date = { 0 };
      g_autofree char *text = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_true (deal_date_parse (cases[i].text, &date));
      g_assert_true (deal_date_is_set (date));
      g_assert_cmpmem (&date, sizeof date, &cases[i].date, sizeof date);
      text = deal_date_to_iso (date);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_refuses (void)
{
  const char *const cases[] = {
    "",
    "0000",
    "26",
    "02026",
    "2026-",
    "2026-00",
    "2026-13",
    "2026-4",
    "2026-04-",
    "2026-04-00",
    "2026-04-31",
    "2026-02-30",
    "2023-02-29",
    "1900-02-29",
    "2026-04-27T00:00",
    "2026-04-27 ",
    " 2026",
    "-2026",
    "2026/04",
    "2026-Q1",
    "\xd9\xa2\xd9\xa0\xd9\xa2\xd9\xa6",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DealDate date = { 1, 2, 3 };

      g_test_message ("%s", cases[i]);
      g_assert_false (deal_date_parse (cases[i], &date));
      g_assert_cmpint (date.day, ==, 3);
    }

  g_assert_false (deal_date_is_set ((DealDate){ 0 }));
  g_assert_false (deal_date_is_valid ((DealDate){ 0 }));
  g_assert_false (deal_date_is_valid ((DealDate){ 2026, 0, 1 }));
}

/* 1 January of the year 1 is day 1; the other numbers follow from the calendar. */
static void
test_days (void)
{
  const struct
  {
    DealDate date;
    guint32  first;
    guint32  last;
  } cases[] = {
    { { 1, 1, 1 }, 1, 1 },
    { { 1, 0, 0 }, 1, 365 },
    { { 2, 1, 0 }, 366, 396 },
    { { 1970, 1, 1 }, 719163, 719163 },
    { { 2024, 2, 0 }, 719163 + 19754, 719163 + 19782 },
    { { 2026, 0, 0 }, 719163 + 20454, 719163 + 20818 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpuint (deal_date_get_first_day (cases[i].date), ==, cases[i].first);
      g_assert_cmpuint (deal_date_get_last_day (cases[i].date), ==, cases[i].last);
    }

  for (guint32 day = 1; day <= 3652059; day += 97)
    {
      DealDate date = deal_date_from_day (day);

      g_assert_true (deal_date_is_valid (date));
      g_assert_cmpuint (deal_date_get_first_day (date), ==, day);
    }
}

/* Each date stands before all that follow it. */
static void
test_order (void)
{
  const DealDate cases[] = {
    { 0, 0, 0 },
    { 2025, 12, 31 },
    { 2026, 1, 1 },
    { 2026, 1, 0 },
    { 2026, 0, 0 },
    { 2026, 1, 2 },
    { 2026, 4, 0 },
    { 2027, 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (cases); j++)
      g_assert_cmpint (CLAMP (deal_date_compare (cases[i], cases[j]), -1, 1), ==,
                       i < j   ? -1
                       : i > j ? 1
                               : 0);
}

static void
test_periods (void)
{
  const struct
  {
    const char *text;
    DealPeriod  period;
    const char *shortest; /* NULL: @text itself */
  } cases[] = {
    { "2026", { 24312, 24323 }, NULL },
    { "2026-Q1", { 24312, 24314 }, NULL },
    { "2026-Q4", { 24321, 24323 }, NULL },
    { "2026-01", { 24312, 24312 }, NULL },
    { "2025-01/2025-09", { 24300, 24308 }, NULL },
    { "2025-01/2026-12", { 24300, 24323 }, "2025/2026" },
    { "2025/2026", { 24300, 24323 }, NULL },
    { "2025-07/2026", { 24306, 24323 }, "2025-07/2026-12" },
    { "2026-01/2026-12", { 24312, 24323 }, "2026" },
    { "2026-04/2026-06", { 24315, 24317 }, "2026-Q2" },
    { "2026-04/2026-04", { 24315, 24315 }, "2026-04" },
    { "2026-06/2026", { 24317, 24323 }, "2026-06/2026-12" },
    { "2026-05/2026-07", { 24316, 24318 }, NULL },
    { "2025-02/2026-01", { 24301, 24312 }, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DealPeriod       period = { 0, 0 };
      g_autofree char *text = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_true (deal_period_parse (cases[i].text, &period));
      g_assert_cmpint (period.first, ==, cases[i].period.first);
      g_assert_cmpint (period.last, ==, cases[i].period.last);
      text = deal_period_to_text (period);
      g_assert_cmpstr (text, ==,
                       cases[i].shortest != NULL ? cases[i].shortest : cases[i].text);
    }
}

static void
test_refuses_periods (void)
{
  const char *const cases[] = {
    "",
    "2026-Q0",
    "2026-Q5",
    "2026-Q",
    "2026-Q11",
    "2026-01-Q1",
    "2026-13",
    "2026-01-01",
    "2026/2025",
    "2026-09/2026-01",
    "2025/2026-01-01",
    "2026-Q1/2026-Q2",
    "2025/2026/2027",
    "2025/",
    "/2025",
    "2026 ",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DealPeriod period = { 7, 8 };

      g_test_message ("%s", cases[i]);
      g_assert_false (deal_period_parse (cases[i], &period));
      g_assert_cmpint (period.first, ==, 7);
    }
}

static void
test_period_relations (void)
{
  DealPeriod year = deal_period_of_year (2026);
  DealPeriod quarter, month;

  g_assert_true (deal_period_parse ("2026-Q4", &quarter));
  g_assert_true (deal_period_parse ("2027-01", &month));

  g_assert_true (deal_period_overlaps (year, quarter));
  g_assert_true (deal_period_overlaps (quarter, year));
  g_assert_false (deal_period_overlaps (year, month));
  g_assert_false (deal_period_overlaps (month, quarter));
  g_assert_true (deal_period_equal (year, deal_period_of_year (2026)));
  g_assert_false (deal_period_equal (year, quarter));
  g_assert_false (deal_period_equal (quarter, deal_period_of_year (2025)));
}

/* The reader's day is not that of UTC. */
static void
test_today (void)
{
  static const struct
  {
    const char *zone;
    const char *now;
    const char *day;
  } cases[] = {
    { "UTC", "2026-04-27T00:00:00Z", "2026-04-27" },
    { "UTC", "2026-04-26T23:59:59Z", "2026-04-26" },
    { "XYZ-9", "2026-04-26T23:59:59Z", "2026-04-27" },
    { "XYZ+9", "2026-04-27T08:59:59Z", "2026-04-26" },
  };

  if (!g_test_subprocess ())
    {
      for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
        {
          g_setenv ("TZ", cases[i].zone, TRUE);
          g_setenv ("COUNTERPART_NOW", cases[i].now, TRUE);
          g_setenv ("WANTED", cases[i].day, TRUE);
          g_test_trap_subprocess (NULL, 0, 0);
          g_test_trap_assert_passed ();
        }
      return;
    }

  DealDate         today = deal_date_get_today ();
  g_autofree char *day = deal_date_to_iso (today);

  g_assert_cmpstr (day, ==, g_getenv ("WANTED"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/keeps-its-precision", test_parse);
  g_test_add_func ("/date/refuses", test_refuses);
  g_test_add_func ("/date/days", test_days);
  g_test_add_func ("/date/order", test_order);
  g_test_add_func ("/date/today", test_today);
  g_test_add_func ("/period/parse-and-write", test_periods);
  g_test_add_func ("/period/refuses", test_refuses_periods);
  g_test_add_func ("/period/relations", test_period_relations);

  return g_test_run ();
}
