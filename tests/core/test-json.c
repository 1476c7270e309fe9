/* test-json.c: the scanner takes what RFC 8259 takes, and nothing else
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/deal-json.h"

#include <string.h>
#include <time.h>

#define SIZED(text) text, sizeof text - 1

typedef struct
{
  guint n;
  char *message; /* of the first */
  char *expected;
  gsize offset;
} Report;

static void
report_cb (DealJsonFault fault,
           gpointer      user_data)
{
  Report *report = user_data;

  if (report->n++ == 0)
    {
      report->message = g_steal_pointer (&fault.message);
      report->expected = g_steal_pointer (&fault.expected);
      report->offset = fault.offset;
    }
  g_free (fault.message);
  g_free (fault.expected);
}

/* Judges an exact copy of @text, so that a byte read behind it is found. */
static gboolean
check (const char *text,
       gsize       size,
       Report     *report)
{
  g_autofree char *copy = g_memdup2 (text, size);
  DealJsonTape     tape = { 0 };
  gboolean         is_right;

  *report = (Report){ 0 };
  is_right = deal_json_check (copy, size, &tape, report_cb, report);
  g_free (report->message);
  g_free (report->expected);
  deal_json_tape_clear (&tape);

  return is_right && report->n == 0;
}

/* Right by RFC 8259. */
static void
test_accepts (void)
{
  static const struct
  {
    const char *text;
    gsize       size;
  } cases[] = {
    { SIZED ("{}") },
    { SIZED ("[]") },
    { SIZED (" \t\r\n[ \t\r\n] \t\r\n") },
    { SIZED ("null") },
    { SIZED ("true") },
    { SIZED ("false") },
    { SIZED ("0") },
    { SIZED ("-0") },
    { SIZED ("-0.0e-0") },
    { SIZED ("123456789012345678") },
    { SIZED ("0.123456789012345678") },
    { SIZED ("1E+2") },
    { SIZED ("1e308") },
    { SIZED ("1e-999") },
    { SIZED ("\"\"") },
    { SIZED ("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDEA2\"") },
    { SIZED ("\"\\u0001 \\uffff \\u2028\"") },
    { SIZED ("\"\x7f é 漢 🚢 \xef\xbf\xbf\"") },
    { SIZED ("\"\xef\xbb\xbf\"") },
    { SIZED ("{\"\":[{\"a\":{}},[[]],\"\"],\"b\":null}") },
    { SIZED ("{\"a\":1,\"A\":2,\"\\u00e1\":3}") },
    { SIZED ("[1,2 ,3 , 4]") },
    { SIZED ("{\"aaaaaaaab\":1,\"aaaaaaaac\":2,\"aaaaaaaa\":3}") },
  };
  Report report;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_true (check (cases[i].text, cases[i].size, &report));
    }
}

/* Wrong by RFC 8259, or by our own rules; and where. */
static void
test_refuses (void)
{
  static const struct
  {
    const char *text;
    gsize       size;
    gsize       offset;
  } cases[] = {
    { SIZED (""), 0 },
    { SIZED (" "), 1 },
    { SIZED ("\xef\xbb\xbf{}"), 0 },
    { SIZED ("\xfe\xff"), 0 },
    { SIZED ("{} {}"), 3 },
    { SIZED ("1 2"), 2 },
    { SIZED ("[]]"), 2 },
    { SIZED ("{}\0"), 2 },
    { SIZED ("["), 1 },
    { SIZED ("[1"), 2 },
    { SIZED ("[1,"), 3 },
    { SIZED ("[1,]"), 3 },
    { SIZED ("[,1]"), 1 },
    { SIZED ("[1 2]"), 3 },
    { SIZED ("[1}"), 2 },
    { SIZED ("[}"), 1 },
    { SIZED ("{"), 1 },
    { SIZED ("{]"), 1 },
    { SIZED ("{\"a\"}"), 4 },
    { SIZED ("{\"a\":}"), 5 },
    { SIZED ("{\"a\":1,}"), 7 },
    { SIZED ("{,}"), 1 },
    { SIZED ("{a:1}"), 1 },
    { SIZED ("{'a':1}"), 1 },
    { SIZED ("{1:1}"), 1 },
    { SIZED ("{\"a\" 1}"), 5 },
    { SIZED ("{\"a\":1 \"b\":2}"), 7 },
    { SIZED ("{\"a\":1]"), 6 },
    { SIZED ("// c\n1"), 0 },
    { SIZED ("[1 /* c */]"), 3 },
    { SIZED ("# c\n1"), 0 },
    { SIZED ("nul"), 0 },
    { SIZED ("nulls"), 4 },
    { SIZED ("True"), 0 },
    { SIZED ("truefalse"), 4 },
    { SIZED ("NaN"), 0 },
    { SIZED ("Infinity"), 0 },
    { SIZED ("-Infinity"), 0 },
    { SIZED ("undefined"), 0 },
    { SIZED ("-"), 0 },
    { SIZED ("+1"), 0 },
    { SIZED ("01"), 0 },
    { SIZED ("-01"), 0 },
    { SIZED ("00"), 0 },
    { SIZED (".5"), 0 },
    { SIZED ("5."), 0 },
    { SIZED ("5.e1"), 0 },
    { SIZED ("1e"), 0 },
    { SIZED ("1e+"), 0 },
    { SIZED ("0x1"), 1 },
    { SIZED ("1_000"), 1 },
    { SIZED ("1e999"), 0 },
    { SIZED ("-1e999"), 0 },
    { SIZED ("1234567890123456789"), 0 },
    { SIZED ("0.1234567890123456789"), 0 },
    { SIZED ("\""), 0 },
    { SIZED ("\"a"), 0 },
    { SIZED ("\"\\"), 1 },
    { SIZED ("\"\\\""), 0 },
    { SIZED ("\"\\a\""), 1 },
    { SIZED ("\"\\x41\""), 1 },
    { SIZED ("\"\\u\""), 1 },
    { SIZED ("\"\\u12\""), 1 },
    { SIZED ("\"\\u12g4\""), 1 },
    { SIZED ("\"\\U0041\""), 1 },
    { SIZED ("\"\\u0000\""), 1 },
    { SIZED ("\"\\ud83d\""), 1 },
    { SIZED ("\"\\ud83d\\n\""), 1 },
    { SIZED ("\"\\ud83d\\ud83d\""), 1 },
    { SIZED ("\"\\udea2\""), 1 },
    { SIZED ("\"\\udea2\\ud83d\""), 1 },
    { SIZED ("\"a\nb\""), 2 },
    { SIZED ("\"a\tb\""), 2 },
    { SIZED ("\"a\0b\""), 2 },
    { SIZED ("\"abcdefgh\x1f\""), 9 },
    { SIZED ("\"\x80\""), 1 },
    { SIZED ("\"a\xc3\""), 2 },
    { SIZED ("\"\xc0\xaf\""), 1 },
    { SIZED ("\"\xe0\x80\xaf\""), 1 },
    { SIZED ("\"\xed\xa0\x80\""), 1 },
    { SIZED ("\"\xf4\x90\x80\x80\""), 1 },
    { SIZED ("\"\xf0\x9f\x9a"), 1 },
    { SIZED ("\"\xff\""), 1 },
    { SIZED ("{\"\xff\":1}"), 2 },
    { SIZED ("\xe2\x80\x8b{}"), 0 },
    { SIZED ("[\xc2\xa0]"), 1 },
    { SIZED ("[\f]"), 1 },
    { SIZED ("[\v1]"), 1 },
    { SIZED ("'a'"), 0 },
    { SIZED ("[1;2]"), 2 },
  };
  Report report;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_false (check (cases[i].text, cases[i].size, &report));
      g_assert_cmpuint (report.n, ==, 1);
      g_assert_cmpuint (report.offset, ==, cases[i].offset);
    }
}

/* @n times @one, between @start and @end. */
static GString *
repeat (const char *start,
        const char *one,
        gsize       n,
        const char *end)
{
  GString *text = g_string_new (start);

  for (gsize i = 0; i < n; i++)
    g_string_append (text, one);

  return g_string_append (text, end);
}

static void
test_limit (GString *inside,
            GString *beyond)
{
  Report report;

  g_assert_true (check (inside->str, inside->len, &report));
  g_assert_false (check (beyond->str, beyond->len, &report));
  g_assert_cmpuint (report.n, ==, 1);
  g_string_free (inside, TRUE);
  g_string_free (beyond, TRUE);
}

static GString *
make_object (guint n)
{
  GString *text = g_string_new ("{\"0\":0");

  for (guint i = 1; i < n; i++)
    g_string_append_printf (text, ",\"%u\":0", i);

  return g_string_append_c (text, '}');
}

/* Each limit of deal-reader.h: as much as it allows, and one more. */
static void
test_limits (void)
{
  GString *inside = repeat ("", "[", 64, "");
  GString *beyond = repeat ("", "[", 65, "");

  for (guint i = 0; i < 64; i++)
    g_string_append_c (inside, ']');
  test_limit (inside, beyond);
  test_limit (make_object (512), make_object (513));
  test_limit (repeat ("\"", "a", 1024 * 1024, "\""),
              repeat ("\"", "a", 1024 * 1024 + 1, "\""));
  test_limit (repeat ("[0", ",0", 999999, "]"), repeat ("[0", ",0", 1000000, "]"));
  /* The outermost list, and in it eight of 999 999 elements, less one. */
  inside = repeat ("[[0", ",0", 999997, "]");
  beyond = repeat ("[[0", ",0", 999998, "]");
  for (guint i = 0; i < 7; i++)
    {
      GString *list = repeat (",[0", ",0", 999998, "]");

      g_string_append_len (inside, list->str, (gssize) list->len);
      g_string_append_len (beyond, list->str, (gssize) list->len);
      g_string_free (list, TRUE);
    }
  g_string_append_c (inside, ']');
  g_string_append_c (beyond, ']');
  test_limit (inside, beyond);
}

/* What would fell a careless reader, in less than a second. */
static void
test_attacks (void)
{
  const struct
  {
    const char *what;
    GString    *text;
  } cases[] = {
    { "open brackets", repeat ("", "[", 1000000, "") },
    { "open objects", repeat ("", "{\"\":", 1000000, "") },
    { "brackets that change", repeat ("", "[{\"a\":", 500000, "") },
    { "blanks", repeat ("", " ", 50000000, "") },
    { "a text without end", repeat ("\"", "a", 50000000, "") },
    { "escapes without end", repeat ("\"", "\\u0041", 5000000, "") },
    { "digits", repeat ("", "9", 5000000, "") },
    { "an exponent", repeat ("1e", "0", 5000000, "1") },
    { "many lists", repeat ("[", "[],", 1999999, "0]") },
    { "the same name", repeat ("{", "\"a\":0,", 600, "\"a\":0}") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      clock_t start = clock ();
      Report  report;

      g_test_message ("%s", cases[i].what);
      g_assert_false (check (cases[i].text->str, cases[i].text->len, &report));
      /* Its own time: the machine may have other work. */
      g_assert_cmpint (clock () - start, <, 2 * CLOCKS_PER_SEC);
      g_string_free (cases[i].text, TRUE);
    }
}

/* A name that comes twice is found in objects of any size, however it is
 * written, and does not end the reading. */
static void
test_duplicates (void)
{
  const struct
  {
    guint       n_others;
    const char *first;
    const char *second;
    gboolean    is_right;
  } cases[] = {
    { 0, "a", "a", FALSE },
    { 0, "a", "\\u0061", FALSE },
    { 0, "\\u0061", "\\u0061", FALSE },
    { 0, "", "", FALSE },
    { 0, "a\\/b", "a/b", FALSE },
    { 0, "\\ud83d\\udea2", "🚢", FALSE },
    { 0, "a", "A", TRUE },
    { 0, "a", "a ", TRUE },
    { 0, "aaaaaaaaaaaa1", "aaaaaaaaaaaa2", TRUE },
    { 30, "aaaaaaaaaaaa1", "aaaaaaaaaaaa1", FALSE },
    { 30, "aaaaaaaaaaaa1", "aaaaaaaaaaaa2", TRUE },
    { 30, "aaaaaaaaaaaa1", "aaaaaaaaaaaa\\u0031", FALSE },
    { 500, "a", "\\u0061", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GString *text = g_string_new ("[{\"x\":{\"a\":1}");
      Report   report;

      g_string_append_printf (text, ",\"%s\":1", cases[i].first);
      for (guint j = 0; j < cases[i].n_others; j++)
        g_string_append_printf (text, ",\"n%u\":{\"a\":1}", (j * 7) % 501);
      g_string_append_printf (text, ",\"%s\":1}, 1]", cases[i].second);

      g_test_message ("%s", text->str);
      g_assert_cmpint (check (text->str, text->len, &report), ==, cases[i].is_right);
      g_assert_cmpuint (report.n, ==, cases[i].is_right ? 0 : 1);
      g_string_free (text, TRUE);
    }
}

/* The tape has every value with its place, its name and its children. */
static void
test_tape (void)
{
  static const char text[] = "{\n"
                             "  \"é\": [1, \"a\\nb\", {\"x\": true}],\n"
                             "  \"b\": \"漢\"\n"
                             "}";
  DealJsonTape      root = { 0 };
  DealJsonTape      tape = { 0 };
  DealJsonPosition  position;
  Report            report = { 0 };
  char              decoded[8];

  g_assert_true (deal_json_check (text, sizeof text - 1, &root, report_cb, &report));
  g_assert_cmpuint (root.n_nodes, ==, 3);
  g_assert_cmpuint (root.nodes[0].n, ==, 2);
  g_assert_cmpuint (root.nodes[1].n, ==, 3);
  g_assert_cmpuint (root.nodes[1].line, ==, 2);
  g_assert_cmpint (root.nodes[2].type, ==, DEAL_JSON_STRING);
  g_assert_cmpint (root.nodes[2].flags, ==, DEAL_JSON_WIDE);

  position = (DealJsonPosition){ root.nodes[1].start + 1, 2, root.nodes[1].line_start };
  g_assert_true (deal_json_read_element (text, sizeof text - 1, &position, &tape));
  g_assert_cmpint (tape.nodes[0].type, ==, DEAL_JSON_NUMBER);
  g_assert_true (deal_json_read_element (text, sizeof text - 1, &position, &tape));
  g_assert_cmpint (tape.nodes[0].flags, ==, DEAL_JSON_ESCAPED);
  g_assert_cmpuint (deal_json_unescape (text + tape.nodes[0].start + 1, 4, decoded), ==,
                    3);
  g_assert_cmpmem (decoded, 3, "a\nb", 3);
  g_assert_true (deal_json_read_element (text, sizeof text - 1, &position, &tape));
  g_assert_cmpuint (tape.n_nodes, ==, 2);
  g_assert_cmpuint (tape.nodes[0].span, ==, 2);
  g_assert_cmpint (tape.nodes[1].type, ==, DEAL_JSON_TRUE);
  g_assert_cmpuint (tape.nodes[1].name_length, ==, 1);
  g_assert_cmpint (text[tape.nodes[1].name], ==, 'x');
  g_assert_false (deal_json_read_element (text, sizeof text - 1, &position, &tape));

  deal_json_tape_clear (&root);
  deal_json_tape_clear (&tape);
}

/* Columns count characters; pointers are escaped as RFC 6901 says. */
static void
test_locate (void)
{
  static const char text[] = "{\"a/b~c\": [{}, {\"\\u0064\": 1}],\r\n"
                             "\t\"é漢\": 2, \"z\": }";
  const struct
  {
    const char *at;
    guint32     line;
    guint32     column;
    const char *pointer;
  } cases[] = {
    { "{\"a/b", 1, 1, "" },
    { "\"a/b", 1, 2, "/a~1b~0c" },
    { "[{}", 1, 11, "/a~1b~0c" },
    { "{}", 1, 12, "/a~1b~0c/0" },
    { "{\"\\u", 1, 16, "/a~1b~0c/1" },
    { "\"\\u0064", 1, 17, "/a~1b~0c/1/d" },
    { "1}]", 1, 27, "/a~1b~0c/1/d" },
    { "\"é", 2, 2, "/é漢" },
    { "2,", 2, 8, "/é漢" },
    { "\"z\"", 2, 11, "/z" },
  };
  DealJsonFault faults[G_N_ELEMENTS (cases)] = { 0 };
  g_autoptr (GPtrArray) problems =
    g_ptr_array_new_with_free_func ((GDestroyNotify) deal_problem_free);

  /* In the wrong order. */
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *at = strstr (text, cases[i].at);

      faults[G_N_ELEMENTS (cases) - 1 - i].offset = (guint32) (at - text);
      faults[G_N_ELEMENTS (cases) - 1 - i].message = (char *) cases[i].at;
    }

  deal_json_locate (text, sizeof text - 1, faults, G_N_ELEMENTS (faults), problems);
  g_assert_cmpuint (problems->len, ==, G_N_ELEMENTS (cases));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DealProblem *problem = problems->pdata[i];

      g_assert_cmpstr (problem->message, ==, cases[i].at);
      g_assert_cmpuint (problem->line, ==, cases[i].line);
      g_assert_cmpuint (problem->column, ==, cases[i].column);
      g_assert_cmpstr (problem->pointer, ==, cases[i].pointer);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/accepts", test_accepts);
  g_test_add_func ("/json/refuses", test_refuses);
  g_test_add_func ("/json/limits", test_limits);
  g_test_add_func ("/json/attacks", test_attacks);
  g_test_add_func ("/json/duplicates", test_duplicates);
  g_test_add_func ("/json/tape", test_tape);
  g_test_add_func ("/json/locate", test_locate);

  return g_test_run ();
}
