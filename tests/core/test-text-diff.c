/* test-text-diff.c: what differs between two versions of a long text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "calc/deal-text-diff.h"

/* The text with [-removed-] and {+added+} words. */
static char *
show (const DealTextDiff *diff)
{
  GString *shown = g_string_new (NULL);
  gsize    place = 0;

  for (guint i = 0; i < diff->marks->len; i++)
    {
      const DealWords *mark = &g_array_index (diff->marks, DealWords, i);
      gboolean         is_added = mark->kind == DEAL_WORDS_ADDED;

      g_assert_cmpuint (mark->start, >=, place);
      g_string_append_len (shown, diff->text + place, (gssize) (mark->start - place));
      g_string_append (shown, is_added ? "{+" : "[-");
      g_string_append_len (shown, diff->text + mark->start, mark->length);
      g_string_append (shown, is_added ? "+}" : "-]");
      place = mark->start + mark->length;
    }
  g_string_append (shown, diff->text + place);

  return g_string_free (shown, FALSE);
}

static void
test_pairs (void)
{
  static const struct
  {
    const char *old_text;
    const char *new_text;
    const char *shown;
    guint       n_changed;
  } cases[] = {
    { "a\nb", "a\nb", "", 0 },
    { "The share is 20 % now.", "The share is 18 % now.",
      "The share is [-20-] {+18+} % now.", 1 },
    { "One.\nThe share is 20 % now.\nTwo.\nThree.",
      "One.\nThe share is 20 % of it now.\nTwo.\nThree.",
      "…\nThe share is 20 % {+of it+} now.\n…", 1 },
    { "One.\nTwo.", "One.\nNew words.\nTwo.", "…\n{+New words.+}\n…", 1 },
    { "One.\nOld words.\nTwo.", "One.\nTwo.", "…\n[-Old words.-]\n…", 1 },
    { "a\nOne of these is here\nb\nc\nAnd two of these\nd",
      "a\nOne of those is here\nb\nc\nAnd three of these\nd",
      "…\nOne of [-these-] {+those+} is here\n…\nAnd [-two-] {+three+} of these\n…", 2 },
    { "Apples and pears", "Something else", "[-Apples and pears-]\n{+Something else+}",
      1 },
    { "a\nb\nc", "x\ny", "[-a-]\n{+x+}\n[-b-]\n{+y+}\n[-c-]", 3 },
    { "", "New", "{+New+}", 1 },
    { "It ends here", "It ends", "It ends [-here-]", 1 },
    { "Now it ends", "It ends", "[-Now it-] {+It+} ends", 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DealTextDiff)
        diff = deal_text_diff_new (cases[i].old_text, cases[i].new_text);
      g_autofree char *shown = show (diff);

      g_test_message ("%s", shown);
      g_assert_cmpstr (shown, ==, cases[i].shown);
      g_assert_cmpuint (diff->n_changed, ==, cases[i].n_changed);
    }
}

/* Without the added words it is the old text, without the removed ones the new. */
static void
test_sides (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GString) first = g_string_new ("a");
      g_autoptr (GString) second = g_string_new ("a");
      GString *sides[] = { first, second };
      guint    n = 0;
      guint    n_marks[2] = { 0, 0 };

      for (guint side = 0; side < 2; side++)
        for (guint i = 0; i < 40; i++)
          g_string_append_printf (sides[side], "%c%c",
                                  " \n  "[g_rand_int_range (rand, 0, 4)],
                                  "abcd"[g_rand_int_range (rand, 0, 4)]);

      g_autoptr (DealTextDiff) diff = deal_text_diff_new (sides[0]->str, sides[1]->str);

      for (guint i = 0; i < diff->marks->len; i++)
        {
          const DealWords *mark = &g_array_index (diff->marks, DealWords, i);

          g_assert_cmpuint (mark->start + mark->length, <=, strlen (diff->text));
          g_assert_cmpuint (mark->start, >=, n);
          n = mark->start + mark->length;
          n_marks[mark->kind == DEAL_WORDS_ADDED]++;
        }
      g_assert_true (n_marks[0] + n_marks[1] > 0 ||
                     g_str_equal (sides[0]->str, sides[1]->str));
    }
}

/* Long texts are compared in little time, and all of them when it is too much. */
static void
test_long (void)
{
  g_autoptr (GString) old_text = g_string_new (NULL);
  g_autoptr (GString) new_text = g_string_new (NULL);
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < 5000; i++)
    {
      g_string_append_printf (old_text, "Paragraph %u is the same on both sides.\n", i);
      g_string_append_printf (new_text, "Paragraph %u is %s on both sides.\n", i,
                              i == 2500 ? "another one" : "the same");
    }

  g_autoptr (DealTextDiff) diff = deal_text_diff_new (old_text->str, new_text->str);
  g_autofree char *shown = show (diff);

  g_assert_cmpstr (
    shown, ==,
    "…\nParagraph 2500 is [-the same-] {+another one+} on both sides.\n…");

  g_autoptr (DealTextDiff) other = deal_text_diff_new (old_text->str, "Short");

  g_assert_cmpuint (other->n_changed, ==, 5001);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 60 * G_USEC_PER_SEC);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-diff/pairs", test_pairs);
  g_test_add_func ("/text-diff/sides", test_sides);
  g_test_add_func ("/text-diff/long", test_long);

  return g_test_run ();
}
