/* test-decimal.c: decimal numbers are exact, or refused
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/deal-decimal.h"

static DealDecimal
make (const char *text)
{
  DealDecimal decimal = { 0 };

  g_test_message ("%s", text);
  g_assert_true (deal_decimal_parse (text, -1, &decimal));

  return decimal;
}

static void
test_parse (void)
{
  const struct
  {
    const char *text;
    gint64      digits;
    guint8      places;
    const char *written; /* NULL: @text itself */
  } cases[] = {
    { "0", 0, 0, NULL },
    { "-0", 0, 0, "0" },
    { "0.000", 0, 0, "0" },
    { "0e99", 0, 0, "0" },
    { "38", 38, 0, NULL },
    { "-38", -38, 0, NULL },
    { "0.2", 2, 1, NULL },
    { "0.20", 2, 1, "0.2" },
    { "-0.05", -5, 2, NULL },
    { "13.070", 1307, 2, "13.07" },
    { "100", 100, 0, NULL },
    { "1e3", 1000, 0, "1000" },
    { "1.5E+2", 150, 0, "150" },
    { "1500e-3", 15, 1, "1.5" },
    { "999999999999999999", 999999999999999999, 0, NULL },
    { "-999999999999999999", -999999999999999999, 0, NULL },
    { "0.999999999999999999", 999999999999999999, 18, NULL },
    { "0.000000000000000001", 1, 18, NULL },
    { "1e-18", 1, 18, "0.000000000000000001" },
    { "1e17", 100000000000000000, 0, "100000000000000000" },
    { "123456789.123456789", 123456789123456789, 9, NULL },
    { "-76543.21", -7654321, 2, NULL },
    { "9007199254740992", 9007199254740992, 0, NULL },
    { "9007199254740993", 9007199254740993, 0, NULL },
    { "0.9007199254740991", 9007199254740991, 16, NULL },
    { "90071992.54740993", 9007199254740993, 8, NULL },
    { "0.009007199254740991", 9007199254740991, 18, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DealDecimal      decimal = make (cases[i].text);
      g_autofree char *text = deal_decimal_to_text (decimal);

      g_assert_cmpint (decimal.digits, ==, cases[i].digits);
      g_assert_cmpint (decimal.places, ==, cases[i].places);
      g_assert_cmpstr (text, ==,
                       cases[i].written != NULL ? cases[i].written : cases[i].text);
      g_assert_cmpfloat (deal_decimal_to_double (decimal), ==,
                         g_ascii_strtod (cases[i].text, NULL) + 0.0);
    }
}

static void
test_refuses (void)
{
  const char *const cases[] = {
    "",
    "-",
    "+1",
    "01",
    "-01",
    ".5",
    "5.",
    "1.e3",
    "1e",
    "1e+",
    "0x10",
    "1 ",
    " 1",
    "1,5",
    "NaN",
    "Infinity",
    "38bn",
    "--1",
    "1000000000000000000",   /* 19 digits */
    "1.000000000000000000",  /* 19 digits, though zeros */
    "0.1234567890123456789", /* 19 behind the point */
    "0.0000000000000000001", /* one, but in the 19th place */
    "1e18",
    "1e-19",
    "1e999",
    "1e-999",
    "1e99999999999999999999",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DealDecimal decimal = { 7, 0 };

      g_test_message ("%s", cases[i]);
      g_assert_false (deal_decimal_parse (cases[i], -1, &decimal));
      g_assert_cmpint (decimal.digits, ==, 7);
    }
}

static void
test_length (void)
{
  DealDecimal decimal = { 0 };

  g_assert_true (deal_decimal_parse ("38bn", 2, &decimal));
  g_assert_cmpint (decimal.digits, ==, 38);
  g_assert_false (deal_decimal_parse ("38bn", 0, &decimal));
  g_assert_false (deal_decimal_parse ("3.8bn", 2, &decimal));
  g_assert_false (deal_decimal_parse ("3e8", 2, &decimal));
}

/* Each number is less than all that follow it. */
static void
test_compare (void)
{
  const char *const cases[] = {
    "-999999999999999999",
    "-1",
    "-0.999999999999999999",
    "0",
    "0.000000000000000001",
    "0.1",
    "0.2",
    "0.21",
    "1",
    "10",
    "999999999999999998",
    "999999999999999999",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (cases); j++)
      g_assert_cmpint (deal_decimal_compare (make (cases[i]), make (cases[j])), ==,
                       (i > j) - (i < j));
}

static void
test_subtract (void)
{
  const struct
  {
    const char *a;
    const char *b;
    const char *difference; /* NULL: does not fit */
  } cases[] = {
    { "0.3", "0.1", "0.2" },
    { "1", "0.05", "0.95" },
    { "0.25", "0.25", "0" },
    { "38", "40.5", "-2.5" },
    { "-999999999999999999", "0", "-999999999999999999" },
    { "999999999999999999", "-1", NULL },
    { "999999999999999999", "0.1", NULL },
    { "-999999999999999999", "1", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DealDecimal      difference;
      g_autofree char *text = NULL;
      gboolean         fits = deal_decimal_subtract (make (cases[i].a), make (cases[i].b),
                                                     &difference);

      g_assert_cmpint (fits, ==, cases[i].difference != NULL);
      if (!fits)
        continue;
      text = deal_decimal_to_text (difference);
      g_assert_cmpstr (text, ==, cases[i].difference);
    }
}

static void
test_minor (void)
{
  const struct
  {
    const char *number;
    gint64      scale;
    guint       digits;
    gboolean    fits;
    gint64      minor;
  } cases[] = {
    { "38", 1000000000, 2, TRUE, 3800000000000 },
    { "0.494", 1000000000, 2, TRUE, 49400000000 },
    { "13.07", 1000000000, 2, TRUE, 1307000000000 },
    { "0.01", 1, 2, TRUE, 1 },
    { "0.001", 1, 2, FALSE, 0 },
    { "0.001", 1, 3, TRUE, 1 },
    { "0.5", 1, 0, FALSE, 0 },
    { "500", 1, 0, TRUE, 500 },
    { "-1.25", 1000, 2, TRUE, -125000 },
    { "92233720368547758", 1, 2, TRUE, 9223372036854775800 },
    { "92233720368547759", 1, 2, FALSE, 0 },
    { "-92233720368547759", 1, 2, FALSE, 0 },
    { "999999999999999999", 1000000000, 4, FALSE, 0 },
    { "0.000000000000000001", 1000000000, 4, FALSE, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 minor = 0;

      g_assert_cmpint (deal_decimal_to_minor (make (cases[i].number), cases[i].scale,
                                              cases[i].digits, &minor),
                       ==, cases[i].fits);
      g_assert_cmpint (minor, ==, cases[i].minor);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/decimal/parse-and-write", test_parse);
  g_test_add_func ("/decimal/refuses", test_refuses);
  g_test_add_func ("/decimal/length", test_length);
  g_test_add_func ("/decimal/compare", test_compare);
  g_test_add_func ("/decimal/subtract", test_subtract);
  g_test_add_func ("/decimal/minor-units", test_minor);

  return g_test_run ();
}
