/* test-query.c: words as they are looked for, and where a text has them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/deal-query.h"

#include "show-excerpt.h"

static void
test_fold (void)
{
  static const struct
  {
    const char *text;
    const char *folded;
  } cases[] = {
    { "", " " },
    { "—!?", " " },
    { "Right of first refusal", " right of first refusal " },
    { "  “Azure-first”,\nnon‑exclusive ", " azure first non exclusive " },
    { "ÉCLAIR éclair E\u0301clair", " eclair eclair eclair " },
    { "Straße STRASSE", " strasse strasse " },
    { "ﬁrst Ｆｉｒｓｔ", " first first " },
    { "ΣΊΣΥΦΟΣ σίσυφος", " σισυφοσ σισυφοσ " },
    { "İstanbul", " istanbul " },
    { "Ёлка", " елка " },
    { "שָׁלוֹם", " שלום " },
    { "$38bn, 20%", " 38bn 20 " },
    { "co\u00adoperate", " cooperate " },
    { "合同 条款", " 合同 条款 " },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = deal_fold_text (cases[i].text);

      g_assert_cmpstr (folded, ==, cases[i].folded);
    }
}

static void
test_query (void)
{
  static const struct
  {
    const char *text;
    gsize       n_words;
    const char *plain;
  } cases[] = {
    { "", 0, "" },
    { " \t–\"* ", 0, "" },
    { " first  Ref", 2, "first Ref" },
    { "“Straße”, ÉCLAIR!", 2, "Straße ÉCLAIR" },
    { "title:x AND NEAR(y)", 5, "title x AND NEAR y" },
    { "a\xff"
      "b",
      2, "a b" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DealQuery) query = deal_query_new (cases[i].text);

      g_assert_cmpuint (query->n_words, ==, cases[i].n_words);
      g_assert_cmpstr (query->plain, ==, cases[i].plain);
    }
}

static guint
rank (const char *words,
      const char *title,
      const char *body)
{
  g_autoptr (DealQuery) query = deal_query_new (words);
  g_autofree char *folded_title = deal_fold_text (title);
  g_autofree char *folded_body = deal_fold_text (body);

  return deal_query_rank (query, folded_title, folded_body);
}

/* Each pair: the first is the better one. */
static void
test_order (void)
{
  static const struct
  {
    const char *why;
    const char *words;
    const char *title;
    const char *body;
    const char *other_title;
    const char *other_body;
  } cases[] = {
    { "a phrase before the words apart",
      "first refusal", "Right of first refusal", "", "Refusal comes first", "" },
    { "a phrase in the text before words apart in the title",
      "first refusal", "A right", "of first refusal", "Refusal comes first", "" },
    { "the title before the text",
      "azure", "The rank of Azure", "", "Licence", "Azure" },
    { "a phrase in the title before one in the text",
      "first refusal", "first refusal", "", "other", "first refusal" },
    { "a whole word before the beginning of one",
      "cap", "The cap", "", "The capacity", "" },
    { "a title that begins so before others",
      "cap", "Cap of payments", "", "The cap", "" },
    { "anything before nothing",
      "cap", "capital", "", "The scape", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint better = rank (cases[i].words, cases[i].title, cases[i].body);
      guint worse = rank (cases[i].words, cases[i].other_title, cases[i].other_body);

      g_test_message ("%s", cases[i].why);
      g_assert_cmpuint (better, >, worse);
    }
}

static void
test_words (void)
{
  static const struct
  {
    const char *words;
    const char *title;
    const char *body;
    gboolean    is_found;
  } cases[] = {
    { "firs", "first refusal", "", TRUE },
    { "firs refusal", "first refusal", "", FALSE }, /* only the last is a beginning */
    { "refusal fir", "first refusal", "", TRUE },
    { "irst", "first refusal", "", FALSE },
    { "first azure", "first refusal", "the rank of azure", TRUE },
    { "first google", "first refusal", "the rank of azure", FALSE },
    { "refusal the", "first refusal", "the rank", TRUE },
    { "ECLAIR", "un éclair", "", TRUE },
    { "éclair", "UN ECLAIR", "", TRUE },
    { "", "anything", "", FALSE },
    { "<b>", "a b", "", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (rank (cases[i].words, cases[i].title, cases[i].body) > 0, ==,
                     cases[i].is_found);
}

static void
test_marks (void)
{
  static const struct
  {
    const char *words;
    const char *text;
    const char *marked;
  } cases[] = {
    { "first ref", "Right of first refusal", "Right of [first] [ref]usal" },
    { "eclair", "Un Éclair, deux e\u0301clairs", "Un [Éclair], deux [e\u0301clair]s" },
    { "strasse", "Die Straße", "Die [Straße]" },
    { "<b", "a <b>bold</b> & b", "a <[b]>[b]old</[b]> & [b]" },
    { "deal dea", "deal dealer", "[deal] [dea]ler" },
    { "fi", "ﬁrst", "[ﬁ]rst" },
    { "cafe", "cafe\u0301", "[cafe\u0301]" },
    { "none", "Right", "Right" },
    { "", "Right", "Right" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DealQuery) query = deal_query_new (cases[i].words);
      DealExcerpt      excerpt = deal_query_mark (query, cases[i].text);
      g_autofree char *marked = show_excerpt (&excerpt);

      g_assert_cmpstr (excerpt.text, ==, cases[i].text);
      g_assert_cmpstr (marked, ==, cases[i].marked);
      deal_excerpt_clear (&excerpt);
    }
}

static void
test_quotes (void)
{
  static const struct
  {
    const char *words;
    const char *text;
    gsize       room;
    const char *quoted;
  } cases[] = {
    { "two", "one two three", 40, "one [two] three" },
    { "two", " one\n\ttwo  three ", 40, "one [two] three" },
    { "seven", "one two three four five six seven eight nine ten", 20,
      "… six [seven] eight nine …" },
    { "ten", "one two three four five six seven eight nine ten", 20,
      "… seven eight nine [ten]" },
    { "one", "one two three four five six seven eight nine ten", 20,
      "[one] two three four …" },
    { "zero", "one two three four five six seven eight nine ten", 20,
      "one two three four …" },
    /* Where both are near each other, not where one is first. */
    { "nine ten", "ten three four five six seven eight nine two ten nine eleven twelve",
      18, "… [nine] two [ten] [nine] …" },
    /* The phrase, not where the words are first. */
    { "five six", "six five four three two one zero two five six seven eight nine ten",
      18, "… two [five] [six] seven …" },
    { "long", "Averyveryverylongwordwithoutanyblanks long", 20, "… [long]" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DealQuery) query = deal_query_new (cases[i].words);
      DealExcerpt      excerpt = deal_query_quote (query, cases[i].text, cases[i].room);
      g_autofree char *quoted = show_excerpt (&excerpt);

      g_test_message ("%s", quoted);
      g_assert_cmpstr (quoted, ==, cases[i].quoted);
      deal_excerpt_clear (&excerpt);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/query/folds-case-accents-and-signs", test_fold);
  g_test_add_func ("/query/words", test_query);
  g_test_add_func ("/query/order", test_order);
  g_test_add_func ("/query/all-words-the-last-as-a-beginning", test_words);
  g_test_add_func ("/query/marks", test_marks);
  g_test_add_func ("/query/quotes", test_quotes);

  return g_test_run ();
}
