/* test-table-export.c: tables as CSV, Markdown, text and JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <json-glib/json-glib.h>
#include <string.h>

#include "export/deal-export-private.h"

typedef struct
{
  DealTable   table;
  DealColumn  columns[3];
  const char *cells[4][4];
} Fixture;

/* A table of what can go wrong: formulas, quotes, line ends, wide letters,
 * markup, more digits than a double holds. */
static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  static const char *const cells[4][4] = {
    { "plain", "12345678901234567.89", "2026-04", NULL },
    { "=1+1", "-5", "", NULL },
    { "a \"b\", c|d\n*e*", "", "2026", NULL },
    { "東京 é", "+5", "2025-10-28", NULL },
  };
  static const DealColumn columns[] = {
    { "what", (char *) "What", DEAL_COLUMN_TEXT },
    { "amount", (char *) "Amount", DEAL_COLUMN_NUMBER },
    { "day", (char *) "Day", DEAL_COLUMN_DATE },
  };

  memcpy (fixture->cells, cells, sizeof cells);
  fixture->table.id = (char *) "sample";
  fixture->table.title = (char *) "A “sample”";
  fixture->table.columns = g_array_new (FALSE, FALSE, sizeof (DealColumn));
  g_array_append_vals (fixture->table.columns, columns, G_N_ELEMENTS (columns));
  fixture->table.rows = g_ptr_array_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (fixture->cells); i++)
    g_ptr_array_add (fixture->table.rows, fixture->cells[i]);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_array_unref (fixture->table.columns);
  g_ptr_array_unref (fixture->table.rows);
}

static void
test_csv (Fixture      *fixture,
          gconstpointer data)
{
  g_autoptr (GBytes) bytes = deal_table_to_csv (&fixture->table);
  gsize            size;
  const char      *csv = g_bytes_get_data (bytes, &size);
  g_autofree char *text = g_strndup (csv, size);

  g_assert_cmpuint (strlen (text), ==, size);
  g_assert_cmpstr (text, ==,
                   "what,amount,day\n"
                   "plain,12345678901234567.89,2026-04\n"
                   "\"'=1+1\",-5,\n"
                   "\"a \"\"b\"\", c|d\n*e*\",,2026\n"
                   "東京 é,\"'+5\",2025-10-28\n");
}

/* Every character that begins a formula is made harmless in a text column. */
static void
test_csv_formulas (Fixture      *fixture,
                   gconstpointer data)
{
  static const struct
  {
    const char *cell;
    const char *csv;
  } cases[] = {
    { "=HYPERLINK(1)", "\"'=HYPERLINK(1)\"" },
    { "+1", "\"'+1\"" },
    { "-1", "\"'-1\"" },
    { "@SUM", "\"'@SUM\"" },
    { "\tx", "\"'\tx\"" },
    { "\rx", "\"'\rx\"" },
    { "a=1", "a=1" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *expected = g_strconcat ("\n", cases[i].csv, ",1,\n", NULL);
      const char      *row[] = { cases[i].cell, "1", "", NULL };
      gsize            size;

      g_ptr_array_set_size (fixture->table.rows, 0);
      g_ptr_array_add (fixture->table.rows, row);
      bytes = deal_table_to_csv (&fixture->table);
      const char *csv = g_bytes_get_data (bytes, &size);
      g_assert_cmpmem (csv + strlen ("what,amount,day"),
                       size - strlen ("what,amount,day"), expected, strlen (expected));
    }
}

static void
test_numbers (void)
{
  static const char *const good[] = { "0", "-1", "10",
                                      "0.5", "-0.25", "999999999999999999.99" };
  static const char *const bad[] = { "", "-", "+1", "1.", ".5", "01", "1e5", "1,5",
                                     " 1", "1 ", "0x1", "nan", "--1", "1-1", "−1" };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (deal_text_is_number (good[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (deal_text_is_number (bad[i]));
}

static void
test_markdown (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *text = deal_table_to_markdown (&fixture->table);

  g_assert_cmpstr (text, ==,
                   "| What | Amount | Day |\n"
                   "| --- | ---: | --- |\n"
                   "| plain | 12345678901234567.89 | 2026-04 |\n"
                   "| =1+1 | -5 |  |\n"
                   "| a \"b\", c\\|d \\*e\\* |  | 2026 |\n"
                   "| 東京 é | +5 | 2025-10-28 |\n");
}

static void
test_text (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *text = deal_table_to_text_in (&fixture->table, 0);

  g_assert_cmpstr (text, ==,
                   "What                          Amount  Day\n"
                   "plain           12345678901234567.89  2026-04\n"
                   "=1+1                              -5\n"
                   "a \"b\", c|d *e*                        2026\n"
                   "東京 é                            +5  2025-10-28\n");
}

static void
test_json (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = deal_table_to_json (&fixture->table);
  JsonObject      *root;
  JsonArray       *rows;

  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);
  root = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpstr (json_object_get_string_member (root, "title"), ==, "A “sample”");

  rows = json_object_get_array_member (root, "rows");
  g_assert_cmpuint (json_array_get_length (rows), ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);

      g_assert_cmpstr (json_object_get_string_member (row, "what"), ==,
                       fixture->cells[i][0]);
    }
  g_assert_true (
    json_object_get_null_member (json_array_get_object_element (rows, 1), "day"));
  g_assert_true (
    json_object_get_null_member (json_array_get_object_element (rows, 2), "amount"));
  g_assert_nonnull (strstr (text, "\"amount\": 12345678901234567.89,"));
}

/* A flag is true, false or, where nothing is said, null; a list an array. */
static void
test_json_types (void)
{
  static const char *const rows[][2] = { { "yes", "a b" }, { "no", "a" }, { "", "" } };
  static const char *const wanted[] = {
    "{\"flag\": true, \"list\": [\"a\", \"b\"]}",
    "{\"flag\": false, \"list\": [\"a\"]}",
    "{\"flag\": null, \"list\": []}",
  };
  g_autoptr (DealTable) table = deal_table_new ("id", "Title");
  g_autofree char *text = NULL;

  deal_table_add_column (table, "flag", "Flag", DEAL_COLUMN_FLAG);
  deal_table_add_column (table, "list", "List", DEAL_COLUMN_LIST);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    deal_table_add_row (table, rows[i]);
  text = deal_table_to_json (table);
  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_nonnull (strstr (text, wanted[i]));
}

static void
test_json_empty (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *text = NULL;

  g_ptr_array_set_size (fixture->table.rows, 0);
  text = deal_table_to_json (&fixture->table);
  g_assert_true (g_str_has_suffix (text, "\"rows\": []\n}\n"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table/number-is-plain-decimal", test_numbers);
  g_test_add_func ("/table/json-flags-and-lists", test_json_types);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/table/csv", test_csv);
  ADD ("/table/csv-runs-no-formula", test_csv_formulas);
  ADD ("/table/markdown", test_markdown);
  ADD ("/table/text", test_text);
  ADD ("/table/json", test_json);
  ADD ("/table/json-without-rows", test_json_empty);

  return g_test_run ();
}
