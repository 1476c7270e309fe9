/* test-mistakes.c: every mistake of a deal file is found, and found where it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/deal-reader.h"

#include <string.h>

#include <json-glib/json-glib.h>

#include "deal-error.h"

/* In mistakes.json it stands before the place where the mistake is. */
#define MARK "«"

static char *small; /* the file that all mistakes are made in */

/* @text with the first @find replaced by @replace; there must be one only. */
static char *
replace_once (const char *text,
              const char *find,
              const char *replace)
{
  const char *at = strstr (text, find);

  g_assert_nonnull (at);
  g_assert_null (strstr (at + 1, find));

  return g_strdup_printf ("%.*s%s%s", (int) (at - text), text, replace,
                          at + strlen (find));
}

/* Takes the mark out of @text, and says where it was. */
static DealPlace
take_mark (char *text)
{
  char     *mark = strstr (text, MARK);
  DealPlace place = { 1, 1 };

  g_assert_nonnull (mark);
  for (const char *p = text; p < mark; p = g_utf8_next_char (p))
    {
      place.column++;
      if (*p == '\n')
        place = (DealPlace){ place.line + 1, 1 };
    }
  memmove (mark, mark + strlen (MARK), strlen (mark + strlen (MARK)) + 1);

  return place;
}

static GPtrArray *
read_text (const char *text,
           gboolean    is_right)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GPtrArray) problems =
    g_ptr_array_new_with_free_func ((GDestroyNotify) deal_problem_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (Deal) deal = deal_new_from_bytes (bytes, "test.deal.json", problems, &error);

  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *line = deal_problem_to_text (problems->pdata[i], "test.deal.json");

      g_test_message ("%s", line);
    }
  g_assert_cmpint (deal != NULL, ==, is_right);
  if (!is_right)
    g_assert_error (error, DEAL_ERROR, DEAL_ERROR_INVALID);

  return g_steal_pointer (&problems);
}

static void
test_one (JsonObject *mistake)
{
  g_autofree char *text = replace_once (
    small, json_object_get_string_member (mistake, "find"),
    json_object_get_string_member (mistake, "replace"));
  DealPlace place = take_mark (text);
  g_autoptr (GPtrArray) problems = NULL;
  const DealProblem *problem;

  g_test_message ("%s", json_object_get_string_member (mistake, "what"));
  problems = read_text (text, FALSE);
  g_assert_cmpuint (problems->len, ==, 1);
  problem = problems->pdata[0];
  g_assert_cmpint (problem->severity, ==, DEAL_SEVERITY_ERROR);
  g_assert_cmpuint (problem->line, ==, place.line);
  g_assert_cmpuint (problem->column, ==, place.column);
  g_assert_cmpstr (problem->pointer, ==,
                   json_object_get_string_member (mistake, "pointer"));
  g_assert_nonnull (strstr (problem->message,
                            json_object_get_string_member (mistake, "message")));
  if (json_object_has_member (mistake, "expected"))
    g_assert_nonnull (strstr (problem->expected,
                              json_object_get_string_member (mistake, "expected")));
}

/* A mistake makes one problem, at its place, and no other. */
static void
test_each (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "deals",
                                                 "mistakes.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonArray *mistakes;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  mistakes = json_node_get_array (json_parser_get_root (parser));
  g_assert_cmpuint (json_array_get_length (mistakes), >=, 100);
  for (guint i = 0; i < json_array_get_length (mistakes); i++)
    test_one (json_array_get_object_element (mistakes, i));
}

/* Five mistakes in one file: five problems, in the order of the file, as
 * `counterpart check` prints them. */
static void
test_five (void)
{
  static const char *const mistakes[][2] = {
    { "\"as_of\": \"2025-09-30\"", "\"as_of\": \"2025-02-30\"" },
    { "\"status\": \"superseded\"", "\"status\": \"replaced\"" },
    { "\"effect\": \"capped\"", "\"effect\": \"caped\"" },
    { "\"of\": \"sales\",\n        \"rate\": { ",
      "\"of\": \"sails\",\n        \"rate\": { " },
    { "\"source\": \"filing-2025\",\n      ", "" },
  };
  static const char *const expected[] = {
    "f:6:12: error: “2025-02-30” is no date; "
    "expected a date as 2026, 2026-04 or 2026-04-27 "
    "(/as_of)",
    "f:21:17: error: “replaced” is no word for “status”; "
    "expected one of: in-force, amended, "
    "superseded, non-binding, statement (/versions/0/status)",
    "f:102:57: error: “caped” is no word for “effect”; expected one of: ended, narrowed, "
    "capped, added, widened, unchanged, unclear (/terms/2/changes/0/effect)",
    "f:350:15: error: “sails” is not among the “series”; expected an id from “series” "
    "(/payments/6/rule/of)",
    "f:463:5: error: “source” is missing; expected an id, as a text (/claims/2)",
  };
  g_autofree char *text = g_strdup (small);
  g_autoptr (GPtrArray) problems = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autofree char *old = g_steal_pointer (&text);

      text = replace_once (old, mistakes[i][0], mistakes[i][1]);
    }

  problems = read_text (text, FALSE);
  g_assert_cmpuint (problems->len, ==, G_N_ELEMENTS (expected));
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *line = deal_problem_to_text (problems->pdata[i], "f");

      g_assert_cmpstr (line, ==, expected[i]);
    }
}

/* A warning does not keep a file from opening. */
static void
test_warnings (void)
{
  g_autofree char *without_locator =
    replace_once (small, "\"locator\": \"note 7\",\n      ", "");
  g_autofree char *text = replace_once (without_locator,
                                        "\"effective\": \"2025-07-01\",\n      ", "");
  g_autoptr (GPtrArray) problems = read_text (text, TRUE);
  const DealProblem *problem = problems->pdata[0];

  g_assert_cmpuint (problems->len, ==, 2);
  g_assert_cmpint (problem->severity, ==, DEAL_SEVERITY_WARNING);
  g_assert_cmpstr (problem->pointer, ==, "/versions/2");
  problem = problems->pdata[1];
  g_assert_cmpint (problem->severity, ==, DEAL_SEVERITY_WARNING);
  g_assert_cmpstr (problem->pointer, ==, "/claims/2");
  g_assert_nonnull (strstr (problem->message, "locator"));
}

/* A loop over several sources is reported once, and a tail that leads into it is not. */
static void
test_origin_loop (void)
{
  g_autofree char *one = replace_once (
    small, "\"kind\": \"analysis\"",
    "\"kind\": \"analysis\", \"origin\": \"filing-2025\"");
  g_autofree char *two = replace_once (
    one, "\"kind\": \"filing\"", "\"kind\": \"filing\", \"origin\": \"press-2025\"");
  g_autofree char *three = replace_once (
    two, "\"published\": \"2025-06-20\",",
    "\"published\": \"2025-06-20\", \"origin\": \"filing-2025\",");
  g_autoptr (GPtrArray) problems = read_text (three, FALSE);

  g_assert_cmpuint (problems->len, ==, 1);
}

/* Members that nobody knows are passed over, whatever they hold. */
static void
test_unknown_members (void)
{
  g_autofree char *text = replace_once (
    small, "\"format\":", "\"x\": [{\"y\": [null, 1e3, {}]}], \"\": 1, \"format\":");
  g_autoptr (GPtrArray) problems = read_text (text, TRUE);

  g_assert_cmpuint (problems->len, ==, 0);
}

/* Escapes are the same text. */
static void
test_escapes (void)
{
  g_autofree char *one = replace_once (small, "\"old\": \"2024-01\", \"new\"",
                                       "\"\\u006fld\": \"2024\\u002d01\", \"new\"");
  g_autofree char *two = replace_once (one, "\"Rights\"",
                                       "\"Ri\\u0067hts \\ud83d\\udea2\"");
  g_autofree char *three = replace_once (two, "\"2025-07\": { \"state\": \"zero\"",
                                         "\"2025\\u002d07\": { \"state\": \"zero\"");
  g_autoptr (GBytes) bytes = g_bytes_new (three, strlen (three));
  g_autoptr (GError) error = NULL;
  g_autoptr (Deal) deal = deal_new_from_bytes (bytes, "x", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (deal->compare_old->id, ==, "2024-01");
  g_assert_cmpstr (deal->categories[0].title, ==, "Rights 🚢");
  g_assert_cmpuint (deal_find_term (deal, "setup-fee")->n_values, ==, 2);
}

/* A file may have more mistakes than anybody reads. */
static void
test_many (void)
{
  g_autoptr (GString) list = g_string_new ("\"categories\": [ 0");
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  const DealProblem *last;

  for (guint i = 0; i < 1500; i++)
    g_string_append (list, ", 0");
  g_string_append_c (list, ',');
  text = replace_once (small, "\"categories\": [", list->str);
  problems = read_text (text, FALSE);
  last = problems->pdata[problems->len - 1];
  g_assert_cmpuint (problems->len, ==, 1001);
  g_assert_cmpstr (last->message, ==, "501 more problems are not listed");
}

/* Versions come in the order of their announcement, values with them, and
 * points in that of their periods, however the file has them. */
static void
test_order (void)
{
  g_autofree char *one = replace_once (small, "\"announced\": \"2024-01-10\"",
                                       "\"announced\": \"2026\"");
  g_autofree char *two = replace_once (one, "\"period\": \"2024\", \"amount\"",
                                       "\"period\": \"2028\", \"amount\"");
  g_autoptr (GBytes) bytes = g_bytes_new (two, strlen (two));
  g_autoptr (GError) error = NULL;
  g_autoptr (Deal)
    deal = deal_new_from_bytes (bytes, "/some/where/x.deal.json", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (deal->file_name, ==, "x.deal.json");
  g_assert_cmpstr (deal->versions[2].id, ==, "2024-01");
  g_assert_true (deal_find_version (deal, "2024-01") == &deal->versions[2]);
  g_assert_true (deal->terms[0].values[0].version == &deal->versions[1]);
  g_assert_cmpstr (deal->terms[0].values[1].version->id, ==, "2024-01");
  g_assert_true (deal_term_get_value (&deal->terms[0], &deal->versions[2]) ==
                 &deal->terms[0].values[1]);
  for (gsize i = 1; i < deal->series[0].n_points; i++)
    g_assert_cmpint (deal->series[0].points[i - 1].period.last, <,
                     deal->series[0].points[i].period.first);
}

/* Nothing that a file or its name says can move a terminal's cursor. */
static void
test_plain_output (void)
{
  g_autofree char *text = replace_once (small, "\"rights\", \"title\": \"Rights\"",
                                        "\"\\u001b[2J\\u202e\", \"title\": \"Rights\"");
  g_autoptr (GPtrArray) problems = read_text (text, FALSE);

  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *line = deal_problem_to_text (problems->pdata[i],
                                                    "a\nb\033\xff.json");

      g_assert_true (g_utf8_validate (line, -1, NULL));
      g_assert_null (strpbrk (line, "\n\033"));
      g_assert_null (strstr (line, "\u202e"));
    }
}

/* Whatever happens to the bytes of a file, it is read or refused. */
static void
test_mutations (void)
{
  gsize    length = strlen (small);
  gboolean long_run = g_test_slow ();
  guint    n_right = 0;

  for (guint i = 0; i < (long_run ? 100000 : 4000); i++)
    {
      g_autofree char *text = g_strdup (small);
      guint            n = (guint) g_test_rand_int_range (1, 4);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GPtrArray) problems =
        g_ptr_array_new_with_free_func ((GDestroyNotify) deal_problem_free);
      g_autoptr (Deal) deal = NULL;
      gsize size = length;

      while (n-- > 0)
        {
          gsize at = (gsize) g_test_rand_int_range (0, (gint32) size - 40);
          gsize from = (gsize) g_test_rand_int_range (0, (gint32) size - 40);
          gsize run = (gsize) g_test_rand_int_range (1, 40);

          switch (g_test_rand_int_range (0, 4))
            {
            case 0:
              text[at] = (char) g_test_rand_int_range (0, 256);
              break;
            case 1:
              text[at] = "{}[]\",:0\\"[g_test_rand_int_range (0, 9)];
              break;
            case 2:
              memmove (text + at, text + from, run);
              break;
            default:
              memmove (text + at, text + at + run, size - at - run);
              size -= run;
            }
        }

      bytes = g_bytes_new (text, size);
      deal = deal_new_from_bytes (bytes, "x", problems, NULL);
      n_right += deal != NULL;
      g_assert_true (deal != NULL || problems->len > 0);
    }

  g_test_message ("%u were right", n_right);
  g_assert_cmpuint (n_right, >, 0);
}

/* The start of a file is no file. */
static void
test_truncations (void)
{
  gsize length = strlen (small);

  for (gsize size = 0; size < length - 2; size += 7)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (small, size);
      g_autoptr (GPtrArray) problems =
        g_ptr_array_new_with_free_func ((GDestroyNotify) deal_problem_free);
      g_autoptr (Deal) deal = deal_new_from_bytes (bytes, "x", problems, NULL);

      g_assert_null (deal);
      g_assert_cmpuint (problems->len, ==, 1);
    }
}

int
main (int argc, char *argv[])
{
  g_autofree char *path = NULL;
  int              status;

  g_test_init (&argc, &argv, NULL);
  path = g_test_build_filename (G_TEST_DIST, "fixtures", "deals", "good-small.deal.json",
                                NULL);
  g_assert_true (g_file_get_contents (path, &small, NULL, NULL));

  g_test_add_func ("/mistakes/each-alone", test_each);
  g_test_add_func ("/mistakes/five-at-once", test_five);
  g_test_add_func ("/mistakes/warnings", test_warnings);
  g_test_add_func ("/mistakes/origin-loop", test_origin_loop);
  g_test_add_func ("/mistakes/unknown-members-are-none", test_unknown_members);
  g_test_add_func ("/mistakes/escapes-are-none", test_escapes);
  g_test_add_func ("/mistakes/too-many", test_many);
  g_test_add_func ("/mistakes/order-is-none", test_order);
  g_test_add_func ("/mistakes/plain-output", test_plain_output);
  g_test_add_func ("/mistakes/mutations", test_mutations);
  g_test_add_func ("/mistakes/truncations", test_truncations);
  status = g_test_run ();
  g_free (small);

  return status;
}
