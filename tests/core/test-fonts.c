/* test-fonts.c: texts that are laid out once and kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "chart/deal-fonts.h"

/* More than are kept. */
#define N_OTHERS 1200

typedef struct
{
  const char *text;
  gsize       n_bold;
  DealFont    font;
  double      wrap;
} Case;

/* Each differs from a neighbour in one thing alone. */
static const Case cases[] = {
  { "Revenue share of 20%", 0, { 12, 400 }, 0 },
  { "Revenue share of 20%", 7, { 12, 400 }, 0 },
  { "Revenue share of 20%", 0, { 12, 700 }, 0 },
  { "Revenue share of 20%", 0, { 12, 800 }, 0 },
  { "Revenue share of 20%", 0, { 24, 400 }, 0 },
  { "Revenue share of 20%", 0, { 12, 400 }, 60 },
  { "Revenue share of 20%", 0, { 12, 400 }, 40 },
  { "Revenue share of 21%", 0, { 12, 400 }, 0 },
  { "Umsatzanteil 収益 20%", 0, { 12, 400 }, 0 },
  { "", 0, { 12, 400 }, 0 },
};

typedef struct
{
  double   width;
  double   height;
  gboolean is_bundled;
} Result;

static Result
measure (const Case *test)
{
  Result result = { 0 };

  deal_fonts_measure (test->font, test->text, test->n_bold, test->wrap, &result.width,
                      &result.height);
  result.is_bundled = deal_fonts_is_bundled (
    deal_fonts_get_layout (test->font, test->text, test->n_bold, test->wrap));

  return result;
}

/* Nothing is kept yet in a new thread. */
static gpointer
measure_afresh (gpointer data)
{
  Result *result = g_new (Result, 1);

  *result = measure (data);

  return result;
}

static void
check_all (const char *when)
{
  g_test_message ("%s", when);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Result             found = measure (&cases[i]);
      g_autofree char   *name = g_strdup_printf ("text-%" G_GSIZE_FORMAT, i);
      g_autofree Result *fresh = g_thread_join (
        g_thread_new (name, measure_afresh, (gpointer) &cases[i]));

      g_assert_cmpfloat (found.width, ==, fresh->width);
      g_assert_cmpfloat (found.height, ==, fresh->height);
      g_assert_cmpint (found.is_bundled, ==, fresh->is_bundled);
    }
}

static void
test_kept (void)
{
  check_all ("first");
  check_all ("kept");
}

static void
test_many (void)
{
  check_all ("before");
  for (int i = 0; i < N_OTHERS; i++)
    {
      g_autofree char *text = g_strdup_printf ("number %d", i);

      g_assert_cmpfloat (deal_fonts_get_width (cases[0].font, text), >, 0);
    }
  check_all ("after");
}

/* What the table above counts on: without these differences it proved nothing. */
static void
test_differences (void)
{
  Result plain = measure (&cases[0]);

  g_assert_cmpfloat (measure (&cases[1]).width, >, plain.width);
  g_assert_cmpfloat (measure (&cases[2]).width, >, plain.width);
  g_assert_cmpfloat (measure (&cases[3]).width, >, measure (&cases[2]).width);
  g_assert_cmpfloat_with_epsilon (measure (&cases[4]).width, 2 * plain.width, 1e-9);
  g_assert_cmpfloat (measure (&cases[5]).height, >, plain.height);
  g_assert_cmpfloat (measure (&cases[6]).height, >, measure (&cases[5]).height);
  g_assert_true (plain.is_bundled);
  g_assert_false (measure (&cases[8]).is_bundled);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fonts/kept", test_kept);
  g_test_add_func ("/fonts/many", test_many);
  g_test_add_func ("/fonts/differences", test_differences);

  return g_test_run ();
}
