/* test-words.c: which words of a text were removed, and which added
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-diff.h"

#include <string.h>

/* The marks as text: "=same-removed+added", and checks what they point at. */
static char *
describe (const char *old_text,
          const char *new_text)
{
  g_autoptr (GArray) marks = deal_words_diff (old_text, new_text);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < marks->len; i++)
    {
      const DealWords *mark = &g_array_index (marks, DealWords, i);
      const char      *from = mark->kind == DEAL_WORDS_ADDED ? new_text : old_text;

      g_assert_cmpuint (mark->start + mark->length, <=, strlen (from));
      if (mark->kind == DEAL_WORDS_SAME)
        g_assert_cmpmem (old_text + mark->start, mark->length,
                         new_text + mark->new_start, mark->length);
      g_string_append_c (text, "=-+"[mark->kind]);
      g_string_append_len (text, from + mark->start, mark->length);
    }

  return g_string_free (text, FALSE);
}

static void
test_diff (void)
{
  static const struct
  {
    const char *before;
    const char *after;
    const char *marks;
  } cases[] = {
    { "no limit on the total", "a limit on the total", "-no+a=limit on the total" },
    { "one two three", "one two three", "=one two three" },
    { "one two", "one new two", "=one+new=two" },
    { "one old two", "one two", "=one-old=two" },
    { "exclusive, to 2032.", "non-exclusive, to 2032.", "+non-=exclusive, to 2032." },
    { "one  two", "one two", "=one=two" },
    { "20% to 2030", "25% to 2030", "-20+25=% to 2030" },
    { "the Größe bleibt", "die Größe bleibt", "-the+die=Größe bleibt" },
    { "独占的許諾", "非独占的許諾", "+非=独占的許諾" },
    { "", "new words", "" },
    { "old words", "", "" },
    { " \n", "new", "" },
    { "all of it is different", "nothing here stays as was before", "" },
    { "a b c d e f g h i j", "a b c k l m n o p q",
      "=a b c-d e f g h i j+k l m n o p q" },
    { "a b c d e f g h i j", "a b k l m n o p q r", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *marks = describe (cases[i].before, cases[i].after);

      g_assert_cmpstr (marks, ==, cases[i].marks);
    }
}

/* Of two versions of one text, what is not added is the old, and what is not
 * removed the new, word for word. */
static void
test_both_texts (void)
{
  static const char *const words[] = { "pays", "Azure", "until", "cap", "share", "2030" };

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (GString) before = g_string_new (NULL);
      g_autoptr (GString) after = g_string_new (NULL);
      g_autoptr (GString) seen_before = g_string_new (NULL);
      g_autoptr (GString) seen_after = g_string_new (NULL);
      g_autoptr (GArray) marks = NULL;

      for (guint i = 0; i < 12; i++)
        {
          const char *word = words[g_test_rand_int_range (0, G_N_ELEMENTS (words))];

          if (g_test_rand_int_range (0, 5) > 0)
            g_string_append_printf (before, "%s ", word);
          if (g_test_rand_int_range (0, 5) > 0)
            g_string_append_printf (after, "%s ", word);
        }

      marks = deal_words_diff (before->str, after->str);
      for (guint i = 0; i < marks->len; i++)
        {
          const DealWords *mark = &g_array_index (marks, DealWords, i);
          gboolean         is_added = mark->kind == DEAL_WORDS_ADDED;
          const char      *from = is_added ? after->str : before->str;

          if (!is_added)
            g_string_append_printf (seen_before, "%.*s ", (int) mark->length,
                                    from + mark->start);
          if (mark->kind != DEAL_WORDS_REMOVED)
            g_string_append_printf (seen_after, "%.*s ", (int) mark->length,
                                    from + mark->start);
        }
      if (marks->len > 0)
        {
          g_assert_cmpstr (seen_before->str, ==, before->str);
          g_assert_cmpstr (seen_after->str, ==, after->str);
        }
    }
}

static void
test_too_long (void)
{
  g_autoptr (GString) longest = g_string_new (NULL);
  g_autoptr (GArray) marks = NULL;
  g_autoptr (GArray) none = NULL;

  for (guint i = 0; i < 2000; i++)
    g_string_append (longest, "a ");
  marks = deal_words_diff (longest->str, longest->str);
  g_assert_cmpuint (marks->len, ==, 1);

  g_string_append (longest, "a");
  none = deal_words_diff (longest->str, "a");
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/removed-and-added", test_diff);
  g_test_add_func ("/words/both-texts-are-in-the-marks", test_both_texts);
  g_test_add_func ("/words/too-long-is-not-marked", test_too_long);

  return g_test_run ();
}
