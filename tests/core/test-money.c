/* test-money.c: amounts are exact, or refused
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-money.h"

#define MOST G_MAXINT64
#define LEAST G_MININT64

static void
test_add (void)
{
  static const struct
  {
    gint64   a;
    gint64   b;
    gboolean fits;
    gint64   sum;
  } cases[] = {
    { 1, 2, TRUE, 3 },
    { MOST, 0, TRUE, MOST },
    { MOST, 1, FALSE, 0 },
    { MOST, LEAST, TRUE, -1 },
    { LEAST, -1, FALSE, 0 },
    { LEAST, LEAST, FALSE, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 sum = 77;

      g_assert_cmpint (deal_money_add (cases[i].a, cases[i].b, &sum), ==, cases[i].fits);
      g_assert_cmpint (sum, ==, cases[i].fits ? cases[i].sum : 77);
    }
}

static void
test_subtract (void)
{
  gint64 difference = 77;

  g_assert_true (deal_money_subtract (2, 5, &difference));
  g_assert_cmpint (difference, ==, -3);
  g_assert_false (deal_money_subtract (LEAST, 1, &difference));
  g_assert_false (deal_money_subtract (0, LEAST, &difference));
  g_assert_cmpint (difference, ==, -3);
  g_assert_true (deal_money_subtract (-1, LEAST, &difference));
  g_assert_cmpint (difference, ==, MOST);
}

/* 0.5 goes to the even neighbour, whatever the sign. */
static void
test_multiply (void)
{
  static const struct
  {
    gint64      amount;
    DealDecimal factor;
    gboolean    fits;
    gint64      product;
  } cases[] = {
    { 3000000000000, { 2, 1 }, TRUE, 600000000000 },
    { 25, { 1, 1 }, TRUE, 2 },
    { 35, { 1, 1 }, TRUE, 4 },
    { -25, { 1, 1 }, TRUE, -2 },
    { -35, { 1, 1 }, TRUE, -4 },
    { 26, { 1, 1 }, TRUE, 3 },
    { 24, { 1, 1 }, TRUE, 2 },
    { 100, { 0, 0 }, TRUE, 0 },
    { MOST, { 1, 0 }, TRUE, MOST },
    { LEAST, { 1, 0 }, TRUE, LEAST },
    { LEAST, { -1, 0 }, FALSE, 0 },
    { MOST, { 2, 0 }, FALSE, 0 },
    { MOST, { 999999999999999999, 18 }, TRUE, MOST - 9 },
    { MOST, { 999999999999999999, 0 }, FALSE, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 product = 77;

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (deal_money_multiply (cases[i].amount, cases[i].factor, &product),
                       ==, cases[i].fits);
      g_assert_cmpint (product, ==, cases[i].fits ? cases[i].product : 77);
    }
}

static void
test_divide (void)
{
  static const struct
  {
    gint64   amount;
    gint64   numerator;
    gint64   denominator;
    gboolean fits;
    gint64   part;
  } cases[] = {
    { 10000, 1, 3, TRUE, 3333 },
    { 10000, 2, 3, TRUE, 6667 },
    { 10000, 3, 3, TRUE, 10000 },
    { 5, 1, 2, TRUE, 2 },
    { 7, 1, 2, TRUE, 4 },
    { -5, 1, 2, TRUE, -2 },
    { MOST, MOST, MOST, TRUE, MOST },
    { MOST, 2, 1, FALSE, 0 },
    { LEAST, 1, 1, TRUE, LEAST },
    { LEAST, -1, 1, FALSE, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 part = 77;

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (deal_money_divide (cases[i].amount, cases[i].numerator,
                                          cases[i].denominator, &part),
                       ==, cases[i].fits);
      g_assert_cmpint (part, ==, cases[i].fits ? cases[i].part : 77);
    }
}

static void
test_plain (void)
{
  static const struct
  {
    gint64      minor;
    guint       digits;
    const char *text;
  } cases[] = {
    { 3800000000000, 2, "38000000000.00" },
    { -5, 2, "-0.05" },
    { 0, 2, "0.00" },
    { 1234, 0, "1234" },
    { -1, 3, "-0.001" },
    { LEAST, 2, "-92233720368547758.08" },
    { MOST, 2, "92233720368547758.07" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = deal_money_to_plain (cases[i].minor, cases[i].digits);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/money/add-or-refuse", test_add);
  g_test_add_func ("/money/subtract-or-refuse", test_subtract);
  g_test_add_func ("/money/multiply-half-to-even", test_multiply);
  g_test_add_func ("/money/divide-half-to-even", test_divide);
  g_test_add_func ("/money/plain-in-every-locale", test_plain);

  return g_test_run ();
}
