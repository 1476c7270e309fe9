/* test-candidates.c: passages of an article that speak of a term
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "calc/deal-candidates.h"
#include "made-deal.h"

static const char *const share_words[] = { "revenue share", "20 percent" };
static const char *const licence_words[] = { "licence" };

static const DealValue share_values[] = {
  { .version = &made_versions[0],
    .has_number = TRUE,
    .number = { 2, 1 },
    .to = { 2032, 0, 0 } },
};

static const DealTerm terms[] = {
  { .id = "share",
    .title = "Share of the revenue",
    .type = DEAL_TYPE_SHARE,
    .values = share_values,
    .n_values = 1,
    .keywords = { share_words, G_N_ELEMENTS (share_words) } },
  { .id = "licence",
    .title = "Licence to the charts",
    .type = DEAL_TYPE_TEXT,
    .keywords = { licence_words, 1 } },
};

static Deal *
make_deal (void)
{
  Deal *deal = made_deal_new ();

  deal->terms = terms;
  deal->n_terms = G_N_ELEMENTS (terms);

  return deal;
}

/* The term, and the passage with what was found in brackets. */
static char *
show (const DealCandidate *candidate)
{
  GString *shown = g_string_new (candidate->term->id);
  gsize    place = 0;

  g_string_append (shown, ": ");
  for (gsize i = 0; i < candidate->n_spans; i++)
    {
      DealTextSpan span = candidate->spans[i];

      g_assert_cmpuint (span.start, >=, place);
      g_string_append_len (shown, candidate->passage + place,
                           (gssize) (span.start - place));
      g_string_append_printf (shown, "[%.*s]", (int) (span.end - span.start),
                              candidate->passage + span.start);
      place = span.end;
    }
  g_string_append (shown, candidate->passage + place);

  return g_string_free (shown, FALSE);
}

static void
test_passages (void)
{
  static const struct
  {
    const char *text;
    const char *found; /* NULL: nothing */
  } cases[] = {
    { "Alder keeps its revenue share, sources say.",
      "share: [Alder] keeps its [revenue share], sources say." },
    { "The REVENUE-SHARE ends in 2032, not before.",
      "share: The [REVENUE-SHARE] ends in [2032], not before." },
    { "It is 20 % or 20 percent of it all.",
      "share: It is [20] % or [20 percent] of it all." },
    { "The licence of Birch has ended, they say.", NULL },
    { "Alder and Birch renewed the licence.",
      "licence: [Alder] and [Birch] renewed the [licence]." },
    { "Alder and Birch met in 2032 for 20 minutes.", NULL },
    { "The licences of Alder and Birch were renewed.", NULL },
    { "revenue share", NULL },
    { "", NULL },
  };
  g_autoptr (Deal) deal = make_deal ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) found = deal_candidates_find (deal, cases[i].text, 9);
      g_autofree char *shown = found->len > 0 ? show (found->pdata[0]) : NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (shown, ==, cases[i].found);
    }
}

/* The best of all paragraphs first, and no more than are wanted. */
static void
test_order (void)
{
  static const char text[] =
    "Nothing of it stands in this paragraph.\n"
    "The revenue share is not what it was.\n"
    "Alder pays Birch a revenue share of 20 percent until 2032.\n"
    "The revenue share was the revenue share.";
  g_autoptr (Deal) deal = make_deal ();
  g_autoptr (GPtrArray) all = deal_candidates_find (deal, text, 9);
  g_autoptr (GPtrArray) one = deal_candidates_find (deal, text, 1);
  const DealCandidate *first = all->pdata[0];
  const DealCandidate *second = all->pdata[1];
  const DealCandidate *third = all->pdata[2];

  g_assert_cmpuint (all->len, ==, 3);
  g_assert_true (g_str_has_prefix (first->passage, "Alder pays"));
  g_assert_true (g_str_has_prefix (second->passage, "The revenue share is"));
  g_assert_true (g_str_has_prefix (third->passage, "The revenue share was"));
  g_assert_cmpuint (first->score, >, second->score);
  g_assert_cmpuint (second->score, ==, third->score);
  g_assert_cmpuint (one->len, ==, 1);
}

/* A long paragraph is cut between sentences, and nothing of it is lost. */
static void
test_long_paragraphs (void)
{
  g_autoptr (Deal) deal = make_deal ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) found = NULL;

  for (guint i = 0; i < 40; i++)
    g_string_append_printf (text, "%sSentence %u has a revenue share of 20 percent é.",
                            i > 0 ? " " : "", i);
  found = deal_candidates_find (deal, text->str, G_MAXUINT);
  g_assert_cmpuint (found->len, >=, 4);
  for (guint i = 0; i < found->len; i++)
    {
      const DealCandidate *candidate = found->pdata[i];

      g_assert_cmpuint (strlen (candidate->passage), <=, 510);
      g_assert_true (g_str_has_prefix (candidate->passage, "Sentence "));
      g_assert_true (g_str_has_suffix (candidate->passage, "é."));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/candidates/passages", test_passages);
  g_test_add_func ("/candidates/order", test_order);
  g_test_add_func ("/candidates/long-paragraphs", test_long_paragraphs);

  return g_test_run ();
}
