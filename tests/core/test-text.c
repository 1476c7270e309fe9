/* test-text.c: words for people are translated, words for files are not
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-text.h"

/* The brackets nest: translation returns only after the outermost has ended. */
static void
test_untranslated (void)
{
  deal_text_begin_untranslated ();
  deal_text_begin_untranslated ();
  deal_text_end_untranslated ();

  const char *source = "a text that only its own address can equal";

  g_assert_true (deal_text (source) == source);
  g_assert_cmpstr (deal_text_plural ("%u term", "%u terms", 1), ==, "%u term");
  g_assert_cmpstr (deal_text_plural ("%u term", "%u terms", 0), ==, "%u terms");
  deal_text_end_untranslated ();
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/untranslated-brackets-nest", test_untranslated);

  return g_test_run ();
}
