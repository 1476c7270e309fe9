/* test-digits.c: whole numbers as digits, as printf() writes them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-digits.h"

static void
test_whole (void)
{
  static const guint64 numbers[] = {
    0,
    1,
    9,
    10,
    11,
    99,
    100,
    101,
    4294967295,
    4294967296,
    9999999999999999999u,
    10000000000000000000u,
    G_MAXUINT64,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (GString) text = g_string_new ("n=");
      g_autofree char *expected = g_strdup_printf ("n=%" G_GUINT64_FORMAT, numbers[i]);

      deal_digits_append (text, numbers[i]);
      g_assert_cmpstr (text->str, ==, expected);
    }
}

static void
test_fraction (void)
{
  static const struct
  {
    guint64     number;
    guint       places;
    const char *text;
  } cases[] = {
    { 5, 1, "1.5" },
    { 50, 2, "1.5" },
    { 5, 2, "1.05" },
    { 500, 3, "1.5" },
    { 501, 3, "1.501" },
    { 1, 19, "1.0000000000000000001" },
    { 99, 2, "1.99" },
    { 10, 3, "1.01" },
    { 9999999999999999999u, 19,
      "1.9999999999999999999" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new ("1");

      deal_digits_append_fraction (text, cases[i].number, cases[i].places);
      g_assert_cmpstr (text->str, ==, cases[i].text);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/digits/whole", test_whole);
  g_test_add_func ("/digits/fraction", test_fraction);

  return g_test_run ();
}
