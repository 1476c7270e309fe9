/* test-format.c: numbers, dates and states as people read them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-format.h"

#include <string.h>

#include "comma-locale.h"
#include "made-deal.h"

#define NBSP "\u00a0"
#define MINUS "\u2212"

static void
test_money (void)
{
  static const struct
  {
    gint64      minor;
    const char *currency;
    guint       digits;
    const char *text;
    const char *exact; /* NULL: the same */
  } cases[] = {
    { MADE_BN (40000), "USD", 2, "$40" NBSP "bn", NULL },
    { MADE_BN (98800), "USD", 2, "$98.8" NBSP "bn", NULL },
    { MADE_BN (128780), "USD", 2, "$128.78" NBSP "bn", NULL },
    { MADE_BN (128785) + 5, "USD", 2, "$128.79" NBSP "bn", "$128.78500000005" NBSP "bn" },
    { MADE_BN (4650), "USD", 2, "$4.65" NBSP "bn", NULL },
    { MADE_BN (4550), "USD", 2, "$4.55" NBSP "bn", NULL },
    { MADE_BN (494), "USD", 2, "$494" NBSP "m", NULL },
    { -MADE_BN (300), "USD", 2, MINUS "$300" NBSP "m", NULL },
    { 150000000, "EUR", 2, "€1.5" NBSP "m", NULL },
    { MADE_BN (1200000), "GBP", 2, "£1.2" NBSP "tn", NULL },
    { 25000000, "USD", 2, "$250" NBSP "k", NULL },
    { 99999999, "USD", 2, "$1" NBSP "m", "$999.99999" NBSP "k" },
    { 99994999, "USD", 2, "$999.95" NBSP "k", "$999.94999" NBSP "k" },
    { 99995000, "USD", 2, "$999.95" NBSP "k", NULL },
    { 99999500, "USD", 2, "$1" NBSP "m", "$999.995" NBSP "k" },
    { 99900, "USD", 2, "$999", NULL },
    { 1250, "USD", 2, "$12.50", NULL },
    { 1, "USD", 2, "$0.01", NULL },
    { -1, "USD", 2, MINUS "$0.01", NULL },
    { 0, "USD", 2, "$0", NULL },
    { 5000, "JPY", 0, "¥5" NBSP "k", NULL },
    { 999, "JPY", 0, "¥999", NULL },
    { MADE_BN (40000), "CHF", 2, "CHF" NBSP "40" NBSP "bn", NULL },
    { G_MININT64, "USD", 2, MINUS "$92233.72" NBSP "tn",
      MINUS "$92233.72036854775808" NBSP "tn" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
        deal_format_money (cases[i].minor, cases[i].currency, cases[i].digits);
      g_autofree char *exact =
        deal_format_money_exact (cases[i].minor, cases[i].currency, cases[i].digits);

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpstr (exact, ==,
                       cases[i].exact != NULL ? cases[i].exact : cases[i].text);
    }
}

static void
test_money_number (void)
{
  static const struct
  {
    gint64      minor;
    guint       power;
    guint       places;
    const char *text;
  } cases[] = {
    { MADE_BN (40000), 9, 1, "40" },
    { MADE_BN (4600), 9, 1, "4.6" },
    { MADE_BN (4600), 9, 0, "5" },
    { MADE_BN (4500), 9, 0, "4" },
    { MADE_BN (12345), 9, 2, "12.34" },
    { -MADE_BN (300), 9, 1, MINUS "0.3" },
    { MADE_BN (4), 9, 1, "0.004" },
    { 1, 9, 0, "0.00000000001" },
    { 0, 9, 1, "0" },
    { 1234, 0, 2, "12.34" },
    { 1234, 0, 9, "12.34" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
        deal_format_money_number (cases[i].minor, 2, cases[i].power, cases[i].places);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* What is unknown is never said as a number, and a bound never as exact. */
static void
test_amount (void)
{
  static const struct
  {
    DealState   state;
    DealBound   bound;
    gint64      minor;
    const char *text;
  } cases[] = {
    { DEAL_STATE_VALUE, DEAL_BOUND_EXACT, MADE_BN (38000), "$38" NBSP "bn" },
    { DEAL_STATE_VALUE, DEAL_BOUND_AT_LEAST, MADE_BN (38000), "≥" NBSP "$38" NBSP "bn" },
    { DEAL_STATE_VALUE, DEAL_BOUND_AT_MOST, MADE_BN (38000), "≤" NBSP "$38" NBSP "bn" },
    { DEAL_STATE_ZERO, DEAL_BOUND_EXACT, 77, "$0" },
    { DEAL_STATE_NOT_DISCLOSED, DEAL_BOUND_AT_LEAST, 0, "not disclosed" },
    { DEAL_STATE_NOT_DISCLOSED, DEAL_BOUND_AT_LEAST, 500, "≥" NBSP "$5" },
    { DEAL_STATE_NOT_DISCLOSED, DEAL_BOUND_EXACT, 500, "not disclosed" },
    { DEAL_STATE_NOT_FOUND, DEAL_BOUND_AT_LEAST, 0, "not found" },
    { DEAL_STATE_NOT_APPLICABLE, DEAL_BOUND_EXACT, 0, "not applicable" },
  };
  Deal *deal = made_deal_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
        deal_format_amount (cases[i].state, cases[i].bound, cases[i].minor, deal);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
  deal_unref (deal);
}

static void
test_share (void)
{
  static const struct
  {
    DealDecimal share;
    const char *text;
  } cases[] = {
    { { 2, 1 }, "20%" },
    { { 125, 3 }, "12.5%" },
    { { 1, 0 }, "100%" },
    { { 15, 1 }, "150%" },
    { { 0, 0 }, "0%" },
    { { -3, 2 }, MINUS "3%" },
    { { 333, 5 }, "0.333%" },
    { { 1, 18 }, "0.0000000000000001%" },
    { { 999999999999999999, 0 }, "99999999999999999900%" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = deal_format_share (cases[i].share);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_dates (void)
{
  static const struct
  {
    DealDate    date;
    const char *text;
    const char *prose;
  } cases[] = {
    { { 2025, 10, 28 }, "28" NBSP "Oct" NBSP "2025", "28" NBSP "October" NBSP "2025" },
    { { 2026, 4, 0 }, "Apr" NBSP "2026", "April" NBSP "2026" },
    { { 2032, 0, 0 }, "2032", "2032" },
    { { 0, 0, 0 }, "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = deal_format_date (cases[i].date);
      g_autofree char *prose = deal_format_date_long (cases[i].date);

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpstr (prose, ==, cases[i].prose);
    }
}

static void
test_periods (void)
{
  const struct
  {
    DealPeriod  period;
    const char *text;
  } cases[] = {
    { MADE_YEAR (2026), "2026" },
    { MADE_MONTHS (2026, 4, 2026, 6), "Q2" NBSP "2026" },
    { MADE_MONTHS (2026, 4, 2026, 4), "Apr" NBSP "2026" },
    { MADE_MONTHS (2025, 1, 2027, 12), "2025–2027" },
    { MADE_MONTHS (2025, 10, 2026, 3), "Oct" NBSP "2025–Mar" NBSP "2026" },
    { MADE_MONTHS (2026, 2, 2026, 4), "Feb" NBSP "2026–Apr" NBSP "2026" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = deal_format_period (cases[i].period);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_parameters (void)
{
  static const struct
  {
    DealUnit    unit;
    gint64      scale;
    DealDecimal value;
    const char *text;
  } cases[] = {
    { DEAL_UNIT_CURRENCY, 1000000000, { 3875, 2 }, "$38.75" NBSP "bn" },
    { DEAL_UNIT_SHARE, 1, { 2, 1 }, "20%" },
    { DEAL_UNIT_YEAR, 1, { 2030, 0 }, "2030" },
    { DEAL_UNIT_NUMBER, 1, { -15, 1 }, "-1.5" },
  };
  Deal *deal = made_deal_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DealParameter    parameter = { .unit = cases[i].unit, .scale = cases[i].scale };
      g_autofree char *text = deal_format_parameter (&parameter, cases[i].value, deal);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
  deal_unref (deal);
}

/* Every value of every enumeration has a word, and no two the same. */
static void
test_words (void)
{
#define ASSERT_DISTINCT(format, n)                                \
  G_STMT_START                                                    \
  {                                                               \
    g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash,   \
                                                    g_str_equal); \
                                                                  \
    for (guint i = 0; i < (n); i++)                               \
      {                                                           \
        g_assert_cmpuint (strlen (format (i)), >, 0);             \
        g_hash_table_add (seen, (gpointer) format (i));           \
      }                                                           \
    g_assert_cmpuint (g_hash_table_size (seen), ==, (n));         \
  }                                                               \
  G_STMT_END

  ASSERT_DISTINCT (deal_format_state, 5);
  ASSERT_DISTINCT (deal_format_badge, DEAL_N_BADGES);
  ASSERT_DISTINCT (deal_format_status, 11);
  ASSERT_DISTINCT (deal_format_layer, DEAL_N_LAYERS);
  ASSERT_DISTINCT (deal_format_certainty, 7);
  ASSERT_DISTINCT (deal_format_stance, 3);
  ASSERT_DISTINCT (deal_format_strength, 4);
  ASSERT_DISTINCT (deal_format_source_kind, 6);
  ASSERT_DISTINCT (deal_format_version_status, 5);
  ASSERT_DISTINCT (deal_kind_to_name, 11);
  ASSERT_DISTINCT (deal_badge_to_name, DEAL_N_BADGES);
}

/* What is paid under a cap of unknown size is at most what is due, if that is known
 * itself; anything else is said as it is. */
static void
test_cell (void)
{
  static const struct
  {
    DealCell    cell;
    const char *text;
  } cases[] = {
    { { .state = DEAL_STATE_VALUE, .amount = 600000000000 }, "$6\u00a0bn" },
    { { .state = DEAL_STATE_VALUE,
        .bound = DEAL_BOUND_AT_LEAST,
        .amount = 600000000000,
        .has_due = TRUE,
        .due = 700000000000 },
      "≥\u00a0$6\u00a0bn" },
    { { .state = DEAL_STATE_NOT_DISCLOSED, .has_due = TRUE, .due = 700000000000 },
      "≤\u00a0$7\u00a0bn" },
    { { .state = DEAL_STATE_NOT_DISCLOSED,
        .has_due = TRUE,
        .due = 700000000000,
        .due_bound = DEAL_BOUND_AT_LEAST },
      NULL },
    { { .state = DEAL_STATE_NOT_DISCLOSED, .due = 700000000000 }, NULL },
    { { .state = DEAL_STATE_ZERO }, "$0" },
  };
  g_autoptr (Deal) deal = made_deal_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = deal_format_cell (&cases[i].cell, deal);

      g_assert_cmpstr (text, ==,
                       cases[i].text != NULL
                         ? cases[i].text
                         : deal_format_state (DEAL_STATE_NOT_DISCLOSED));
    }
}

/* A comma for the point would change the bytes of a figure. */
static void
test_locale (void)
{
  g_autofree char *before = g_strdup (setlocale (LC_ALL, NULL));

  if (!need_comma_locale ())
    return;

  setlocale (LC_ALL, COMMA_LOCALE);
  test_money ();
  test_money_number ();
  test_share ();
  setlocale (LC_ALL, before);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/format/money", test_money);
  g_test_add_func ("/format/money-number", test_money_number);
  g_test_add_func ("/format/amount-with-state", test_amount);
  g_test_add_func ("/format/cell", test_cell);
  g_test_add_func ("/format/share", test_share);
  g_test_add_func ("/format/date", test_dates);
  g_test_add_func ("/format/period", test_periods);
  g_test_add_func ("/format/parameter", test_parameters);
  g_test_add_func ("/format/a-word-for-each", test_words);
  g_test_add_func ("/format/same-in-every-locale", test_locale);

  return g_test_run ();
}
