/* deal-table-json.c: a table as JSON, with every number to its last digit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "export/deal-export-private.h"
#include "export/deal-export.h"

#include "deal-text.h"

/**
 * deal_json_append_string:
 * @json: where to
 * @text: UTF-8
 *
 * Appends @text quoted and escaped.
 */
void
deal_json_append_string (GString    *json,
                         const char *text)
{
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), text);
  g_autofree char *quoted = json_to_string (node, FALSE);

  g_string_append (json, quoted);
}

/**
 * deal_json_add_text:
 * @builder: in an object
 * @name: of a member
 * @text: (nullable): what it says; `NULL` is JSON's null
 */
void
deal_json_add_text (JsonBuilder *builder,
                    const char  *name,
                    const char  *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
append_list (GString    *json,
             const char *cell)
{
  g_auto (GStrv) items = g_strsplit (cell, " ", -1);

  g_string_append_c (json, '[');
  for (gsize i = 0; items[i] != NULL; i++)
    {
      g_string_append (json, i > 0 ? ", " : "");
      deal_json_append_string (json, items[i]);
    }
  g_string_append_c (json, ']');
}

/* Amounts have up to 18 digits, more than the double of json-glib's builder
 * keeps; they are written as they stand. */
static void
append_cell (GString          *json,
             const DealColumn *column,
             const char       *cell)
{
  if (column->type == DEAL_COLUMN_LIST)
    append_list (json, cell);
  else if (column->type != DEAL_COLUMN_TEXT && cell[0] == '\0')
    g_string_append (json, "null");
  else if (column->type == DEAL_COLUMN_FLAG)
    g_string_append (json, g_str_equal (cell, _ ("yes")) ? "true" : "false");
  else if (column->type == DEAL_COLUMN_NUMBER && deal_text_is_number (cell))
    g_string_append (json, cell);
  else
    deal_json_append_string (json, cell);
}

static void
append_columns (GString         *json,
                const DealTable *table)
{
  static const char *const types[] = { "text", "number", "date", "flag", "list" };

  for (guint i = 0; i < table->columns->len; i++)
    {
      const DealColumn *column = &g_array_index (table->columns, DealColumn, i);

      g_string_append (json, i > 0 ? ",\n    {\"id\": " : "\n    {\"id\": ");
      deal_json_append_string (json, column->id);
      g_string_append (json, ", \"title\": ");
      deal_json_append_string (json, column->title);
      g_string_append_printf (json, ", \"type\": \"%s\"}", types[column->type]);
    }
}

static void
append_rows (GString         *json,
             const DealTable *table)
{
  for (guint row = 0; row < table->rows->len; row++)
    {
      const char **cells = table->rows->pdata[row];

      g_string_append (json, row > 0 ? ",\n    {" : "\n    {");
      for (guint i = 0; i < table->columns->len; i++)
        {
          const DealColumn *column = &g_array_index (table->columns, DealColumn, i);

          g_string_append (json, i > 0 ? ", " : "");
          deal_json_append_string (json, column->id);
          g_string_append (json, ": ");
          append_cell (json, column, cells[i]);
        }
      g_string_append_c (json, '}');
    }
}

/**
 * deal_table_to_json:
 * @table: a table
 *
 * One object: `id`, `title`, `columns` (each `id`, `title`, `type`) and `rows`,
 * each an object with the columns' ids as members.  A number, date or flag that
 * the table leaves empty is `null`; a list is an array.
 *
 * Returns: (transfer full): the text
 */
char *
deal_table_to_json (const DealTable *table)
{
  GString *json = g_string_new ("{\n  \"id\": ");

  g_return_val_if_fail (table != NULL, NULL);

  deal_json_append_string (json, table->id);
  g_string_append (json, ",\n  \"title\": ");
  deal_json_append_string (json, table->title);
  g_string_append (json, ",\n  \"columns\": [");
  append_columns (json, table);
  g_string_append (json, "\n  ],\n  \"rows\": [");
  append_rows (json, table);
  g_string_append (json, table->rows->len > 0 ? "\n  ]\n}\n" : "]\n}\n");

  return g_string_free (json, FALSE);
}
