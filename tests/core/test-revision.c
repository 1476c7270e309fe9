/* test-revision.c: what is different between two editions of a deal file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "deal-data.h"
#include "export/deal-claims-file.h"
#include "export/deal-json-numbers.h"
#include "export/deal-revision.h"
#include "made-archive.h"
#include "model/deal-reader.h"

/* One line for each difference: the change, the section, the id, the title, and each
 * of its details. */
static char *
compare (const char *before,
         const char *after)
{
  g_autoptr (GBytes) old = g_bytes_new (before, strlen (before));
  g_autoptr (GBytes) new = g_bytes_new (after, strlen (after));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) revisions = deal_revisions_new (old, new, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < revisions->len; i++)
    {
      const DealRevision *one = revisions->pdata[i];

      g_string_append_printf (text, "%s %s %s %s\n",
                              deal_revision_change_to_name (one->change), one->section,
                              one->id != NULL ? one->id : "-", one->title);
      for (guint j = 0; j < one->details->len; j++)
        {
          g_autofree char *line = deal_revision_detail_to_text (one->details->pdata[j]);

          g_string_append_printf (text, "  %s\n", line);
        }
    }

  return g_string_free (text, FALSE);
}

static const struct
{
  const char *name;
  const char *before;
  const char *after;
  const char *expected;
} cases[] = {
  { "same", "{\"a\": [1, {\"id\": \"x\"}]}", "{ \"a\":[1,{\"id\":\"x\"}] }", "" },
  { "order of what has names",
    "{\"terms\": [{\"id\": \"a\"}, {\"id\": \"b\"}]}",
    "{\"terms\": [{\"id\": \"b\"}, {\"id\": \"a\"}]}", "" },
  { "order of members", "{\"a\": 1, \"b\": 2}", "{\"b\": 2, \"a\": 1}", "" },
  { "value of the whole", "{\"as_of\": \"2026-01\"}", "{\"as_of\": \"2026-02\"}",
    "changed as_of - \n  2026-01 → 2026-02\n" },
  { "number of the same value", "{\"n\": 38}", "{\"n\": 38.5}",
    "changed n - \n  38 → 38.5\n" },
  { "number of the same value, written otherwise",
    "{\"n\": [1e2, 0.50, -0]}", "{\"n\": [100, 5e-1, 0]}", "" },
  { "numbers as they are written", "{\"n\": 0.2, \"o\": {\"p\": [0.1]}}",
    "{\"n\": 0.15, \"o\": {\"p\": [0.1, -2.50]}, \"q\": {\"r\": 0.3, \"s\": \"\\\"1\"}}",
    "changed n - \n  0.2 → 0.15\nchanged o - {\"p\":[0.1,-2.5]}\n"
    "  p: nothing → -2.5\nadded q - {\"r\":0.3,\"s\":\"\\\"1\"}\n" },
  { "numbers that a binary fraction cannot tell apart",
    "{\"a\": 90071992547409.93, \"b\": 9223372036854775807,"
    " \"c\": 123456789012345678901, \"d\": 1e400}",
    "{\"a\": 90071992547409.94, \"b\": 9223372036854775806,"
    " \"c\": 123456789012345678902, \"d\": 2e400}",
    "changed a - \n  90071992547409.93 → 90071992547409.94\n"
    "changed b - \n  9223372036854775807 → 9223372036854775806\n"
    "changed c - \n  123456789012345678901 → 123456789012345678902\n"
    "changed d - \n  1e400 → 2e400\n" },
  { "a number and a text of it", "{\"n\": 5, \"0\": 1}", "{\"n\": \"5\", \"0\": 1}",
    "changed n - \n  5 → 5\n" },
  { "numbers in the place of names", "{\"x\": [{\"id\": 1, \"title\": 2}]}",
    "{\"x\": [{\"id\": 1, \"title\": 3}]}",
    "added x - {\"id\":1,\"title\":3}\nremoved x - {\"id\":1,\"title\":2}\n" },
  { "added, changed, removed",
    "{\"terms\": [{\"id\": \"a\", \"title\": \"A\"}, {\"id\": \"b\", \"title\": \"B\"}]}",
    "{\"terms\": [{\"id\": \"c\", \"title\": \"C\"}, {\"id\": \"b\", \"title\": \"D\"}]}",
    "added terms c C\nchanged terms b D\n  title: B → D\nremoved terms a A\n" },
  { "deep",
    "{\"terms\": [{\"id\": \"a\", \"values\": {\"v1\": {\"text\": \"x\", \"n\": 1}}}]}",
    "{\"terms\": [{\"id\": \"a\", \"values\": {\"v1\": {\"text\": \"y\"},"
    " \"v2\": {\"text\": \"z\"}}}]}",
    "changed terms a {\"id\":\"a\",\"values\":{\"v1\":{\"text\":\"y\"},"
    "\"v2\":{\"text\":\"z\"}}}\n"
    "  values › v1 › text: x → y\n  values › v1 › n: 1 → nothing\n"
    "  values › v2: nothing → {\"text\":\"z\"}\n" },
  { "points by period",
    "{\"series\": [{\"id\": \"s\", \"title\": \"S\", \"points\":"
    " [{\"period\": \"2025\", \"amount\": 1}, {\"period\": \"2026\", \"amount\": 2}]}]}",
    "{\"series\": [{\"id\": \"s\", \"title\": \"S\", \"points\":"
    " [{\"period\": \"2026\", \"amount\": 3}, {\"period\": \"2025\", \"amount\": 1}]}]}",
    "changed series s S\n  points › 2026 › amount: 2 → 3\n" },
  { "without names, as often as it is there",
    "{\"events\": [{\"title\": \"E\"}, {\"title\": \"E\"}, {\"title\": \"F\"}]}",
    "{\"events\": [{\"title\": \"F\"}, {\"title\": \"E\"}, {\"title\": \"G\"}]}",
    "added events - G\nremoved events - E\n" },
  { "plain lists",
    "{\"claims\": [{\"id\": \"c\", \"says\": \"S\", \"sources\": [\"a\", \"b\"]}]}",
    "{\"claims\": [{\"id\": \"c\", \"says\": \"S\", \"sources\": [\"b\", \"d\"]}]}",
    "changed claims c S\n  sources: nothing → d\n  sources: a → nothing\n" },
  { "section that comes and goes",
    "{\"feeds\": [{\"title\": \"F\"}]}", "{\"conflicts\": [{\"id\": \"c\","
                                         " \"question\": \"Q?\"}]}",
    "added conflicts c Q?\nremoved feeds - F\n" },
  { "member that the format does not know", "{\"x-own\": {\"a\": true}}",
    "{\"x-own\": {\"a\": false}}",
    "changed x-own - {\"a\":false}\n  a: true → false\n" },
  { "another type", "{\"terms\": []}", "{\"terms\": null}",
    "changed terms - \n  [] → null\n" },
  { "text that would do more than be read",
    "{\"title\": \"a\"}", "{\"title\": \"b\\u202e\\nc\"}",
    "changed title - \n  a → b\357\277\275\357\277\275c\n" },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = compare (cases[i].before, cases[i].after);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

/* Ten thousand terms, each with another title, in other order. */
static void
test_large (void)
{
  g_autoptr (GString) before = g_string_new ("{\"terms\": [");
  g_autoptr (GString) after = g_string_new ("{\"terms\": [");
  g_autoptr (GBytes) old = NULL;
  g_autoptr (GBytes) new = NULL;
  g_autoptr (GPtrArray) revisions = NULL;
  const guint n = 10000;
  gint64      begin;

  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (before, "%s{\"id\": \"t%u\", \"title\": \"A\"}",
                              i > 0 ? "," : "", i);
      g_string_append_printf (after, "%s{\"id\": \"t%u\", \"title\": \"B\"}",
                              i > 0 ? "," : "", n - 1 - i);
    }
  g_string_append (before, "]}");
  g_string_append (after, "]}");
  old = g_bytes_new_static (before->str, before->len);
  new = g_bytes_new_static (after->str, after->len);
  begin = g_get_monotonic_time ();
  revisions = deal_revisions_new (old, new, NULL);
  g_assert_cmpuint (revisions->len, ==, n);
  /* A second or less; a comparison of each with each would take minutes. */
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 20 * G_USEC_PER_SEC);
}

static void
test_section_titles (void)
{
  DealRevision known = { .section = (char *) "payments" };
  DealRevision own = { .section = (char *) "x-own" };

  g_assert_cmpstr (deal_revision_get_section_title (&known), ==, "Payment");
  g_assert_cmpstr (deal_revision_get_section_title (&own), ==, "x-own");
}

/* Texts that look like the mark of a number are none. */
static void
test_marks (void)
{
  static const char text[] = "{\"a\": \"\\u0001] , x\","
                             " \"b\": \"c\\\"\\u00015\\\"d\", \"e\": -1.50}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonParser) parser = deal_json_parse_exactly (bytes, FALSE, &error);
  g_autofree char *again = NULL;

  g_assert_no_error (error);
  again = deal_json_node_to_text (json_parser_get_root (parser));
  g_assert_cmpstr (again, ==,
                   "{\"a\":\"\\u0001] , x\","
                   "\"b\":\"c\\\"\\u00015\\\"d\",\"e\":-1.50}");
}

/* The bundled deal, written again with the user's claims, of which there are none: no
 * number and no word of it is another one. */
static void
test_written_again (void)
{
  g_autoptr (MadeFolder) made = made_folder_new ();
  g_autoptr (DealArchive) archive = made_archive_open (made);
  g_autofree char *path = deal_data_get_bundled_deal ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) before = deal_file_load (path, &error);
  g_autoptr (Deal) deal = deal_new_from_bytes (before, "a.deal.json", NULL, &error);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GPtrArray) revisions = NULL;
  guint n_claims = 0;

  g_assert_no_error (error);
  after = deal_claims_file_new (before, deal, archive, &n_claims, &error);
  g_assert_no_error (error);
  revisions = deal_revisions_new (before, after, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (revisions->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/revision/cases", test_cases);
  g_test_add_func ("/revision/large", test_large);
  g_test_add_func ("/revision/section-titles", test_section_titles);
  g_test_add_func ("/revision/marks", test_marks);
  g_test_add_func ("/revision/written-again", test_written_again);

  return g_test_run ();
}
