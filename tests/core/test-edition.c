/* test-edition.c: what is new in a deal since it was last looked at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-edition.h"

#include <string.h>

#include "made-archive.h"
#include "read-deal.h"

#define SMALL "tests/fixtures/deals/good-small.deal.json"

/* The edition of the small deal after @find became @replacement; both of it
 * unchanged where @find is NULL. */
static char *
write_edited (const char *find,
              const char *replacement)
{
  gsize            length;
  g_autofree char *text = get_text (SMALL, &length);
  g_autoptr (GString) edited = g_string_new (text);
  Deal *deal;
  char *edition;

  if (find != NULL)
    g_assert_cmpuint (g_string_replace (edited, find, replacement, 1), ==, 1);
  deal = read_bytes (edited->str, edited->len);
  edition = deal_edition_write (deal);
  deal_unref (deal);

  return edition;
}

/* "changed term licence: Licence to the charts" for each, in lines. */
static char *
describe (GPtrArray *news)
{
  static const char *const changes[] = { "added", "changed", "removed" };
  GString                 *text = g_string_new (NULL);

  for (guint i = 0; i < news->len; i++)
    {
      const DealNews *one = g_ptr_array_index (news, i);

      g_string_append_printf (text, "%s%s %s %s: %s", i > 0 ? "\n" : "",
                              changes[one->change],
                              deal_news_kind_get_word (one->kind), one->id,
                              one->title);
    }

  return g_string_free (text, FALSE);
}

static char *
compare (const char *before,
         const char *after)
{
  g_autoptr (GPtrArray) news = deal_edition_compare (before, after);

  return describe (news);
}

static const struct
{
  const char *what;
  const char *find;
  const char *replacement;
  const char *news;
} cases[] = {
  { "nothing", NULL, NULL, "" },
  { "white space", "\"format\": ", "\"format\":  ", "" },
  { "the words of a term", "has an exclusive licence to host", "has a licence to host",
    "changed term licence: Licence to the charts" },
  { "the title of a version", "\"Amendment of July 2025\"", "\"Amendment 2\"",
    "changed version 2025-07: Amendment 2" },
  { "the day of a version", "\"announced\": \"2025-06-20\"",
    "\"announced\": \"2025-06-21\"",
    "changed version 2025-07: Amendment of July 2025" },
  { "what a reading puts for a parameter", "\"cap\": 20", "\"cap\": 25",
    "changed conflict refusal: Does the right of first refusal still stand?" },
  { "a reading that now says nothing was told", "\"cap\": 20", "\"cap\": null",
    "changed conflict refusal: Does the right of first refusal still stand?" },
  { "the amount of a payment", "\"amount\": 500,", "\"amount\": 501,",
    "changed payment set-up: Set-up fee" },
  { "a number that payments follow", "\"amount\": 12,", "\"amount\": 12.5,",
    "changed series sales: Sales of charts" },
  { "what is offered", "\"status\": \"preview\"", "\"status\": \"available\"",
    "changed availability viewer/northern/1/2025-09-01: Chart viewer · Northern Cloud" },
  { "who a party is", "\"draws the charts\"", "\"prints the charts\"",
    "changed deal harbour-tidewater: Harbour Charts and Tidewater Hosting" },
  { "what the program does not know", "\"currency\": \"EUR\",",
    "\"currency\": \"EUR\", \"colour\": \"red\",", "" },
};

static void
test_changed (void)
{
  g_autofree char *before = write_edited (NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *after = write_edited (cases[i].find, cases[i].replacement);
      g_autofree char *found = compare (before, after);

      g_test_message ("%s", cases[i].what);
      g_assert_cmpstr (found, ==, cases[i].news);
    }
}

/* An id that is another is a thing that is another. */
static void
test_added_and_removed (void)
{
  g_autofree char *before = write_edited (NULL, NULL);
  g_autofree char *after = write_edited ("\"id\": \"c3\"", "\"id\": \"c9\"");
  g_autofree char *forwards = NULL;
  g_autofree char *backwards = NULL;

  forwards = compare (before, after);
  backwards = compare (after, before);
  g_assert_true (g_str_has_prefix (forwards, "added claim c9: "));
  g_assert_nonnull (strstr (forwards, "\nremoved claim c3: "));
  g_assert_true (g_str_has_prefix (backwards, "added claim c3: "));
  g_assert_nonnull (strstr (backwards, "\nremoved claim c9: "));
}

/* Everything is new to who has seen nothing, each thing once. */
static void
test_all_new (void)
{
  g_autofree char *edition = write_edited (NULL, NULL);
  Deal            *deal = read_file (SMALL);
  g_autoptr (GPtrArray) news = deal_edition_compare ("", edition);
  g_autoptr (GPtrArray) gone = deal_edition_compare (edition, "");
  gsize n = 1 + deal->n_versions + deal->n_terms + deal->n_conflicts + deal->n_claims +
            deal->n_sources + deal->n_payments + deal->n_series + deal->n_parameters +
            deal->n_scenarios + deal->n_availability + deal->n_events;

  g_assert_cmpuint (news->len, ==, n);
  g_assert_cmpuint (gone->len, ==, n);
  deal_unref (deal);
}

/* What a later program wrote, or a disk spoilt, is no news and no harm. */
static void
test_odd_lines (void)
{
  g_autofree char *edition = write_edited (NULL, NULL);
  g_autofree char *odd =
    g_strconcat (edition, "\nplanet\tx\t0\tMars\nterm\tlonely\n\t\t\t\n", NULL);
  g_autofree char *found = compare (odd, edition);

  g_assert_cmpstr (found, ==, "");
}

static void
test_kept (void)
{
  g_autoptr (MadeFolder) made = made_folder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DealArchive) archive = deal_archive_open (made->path, &error);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *other = NULL;
  gint64           at = 1;

  g_assert_no_error (error);
  g_assert_true (deal_archive_load_visit (archive, "deal", &first, &at, &error));
  g_assert_null (first);
  g_assert_cmpint (at, ==, 0);

  g_assert_true (deal_archive_keep_visit (archive, "deal", "one", 10, &error));
  g_assert_true (deal_archive_keep_visit (archive, "deal", "two", 20, &error));
  g_clear_object (&archive);
  archive = deal_archive_open (made->path, &error);
  g_assert_no_error (error);
  g_assert_true (deal_archive_load_visit (archive, "deal", &second, &at, &error));
  g_assert_cmpstr (second, ==, "two");
  g_assert_cmpint (at, ==, 20);
  g_assert_true (deal_archive_load_visit (archive, "another", &other, &at, &error));
  g_assert_null (other);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edition/changed", test_changed);
  g_test_add_func ("/edition/added-and-removed", test_added_and_removed);
  g_test_add_func ("/edition/all-new", test_all_new);
  g_test_add_func ("/edition/odd-lines", test_odd_lines);
  g_test_add_func ("/edition/kept", test_kept);

  return g_test_run ();
}
