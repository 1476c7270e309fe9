/* deal-table-csv.c: a table as comma-separated values that no spreadsheet runs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "export/deal-export-private.h"
#include "export/deal-export.h"

#include <string.h>

/**
 * deal_text_is_number:
 * @text: a cell
 *
 * Whether @text is a plain decimal number and nothing else, so that it may
 * stand unquoted and unchanged in a file.
 */
gboolean
deal_text_is_number (const char *text)
{
  const char *p = text + (text[0] == '-');
  const char *digits = p;

  while (g_ascii_isdigit (*p))
    p++;
  if (p == digits || (digits[0] == '0' && p > digits + 1))
    return FALSE;

  if (*p == '.')
    {
      const char *places = ++p;

      while (g_ascii_isdigit (*p))
        p++;
      if (p == places)
        return FALSE;
    }

  return *p == '\0';
}

/**
 * deal_cell_is_formula:
 * @cell: a cell
 * @type: of its column
 *
 * Returns: whether a spreadsheet would run the cell, quoted or not
 *
 * Source: OWASP, "CSV Injection"
 */
gboolean
deal_cell_is_formula (const char    *cell,
                      DealColumnType type)
{
  return cell[0] != '\0' && strchr ("=+-@\t\r", cell[0]) != NULL &&
         (type != DEAL_COLUMN_NUMBER || !deal_text_is_number (cell));
}

static void
append_cell (GString       *csv,
             const char    *cell,
             DealColumnType type)
{
  if (type == DEAL_COLUMN_NUMBER && deal_text_is_number (cell))
    {
      g_string_append (csv, cell);
      return;
    }

  if (!deal_cell_is_formula (cell, type) && strpbrk (cell, ",\"\r\n") == NULL)
    {
      g_string_append (csv, cell);
      return;
    }

  g_string_append_c (csv, '"');
  if (deal_cell_is_formula (cell, type))
    g_string_append_c (csv, '\'');
  for (const char *p = cell; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *p);
    }
  g_string_append_c (csv, '"');
}

/**
 * deal_table_to_csv:
 * @table: a table
 *
 * RFC 4180 in UTF-8 with line feeds: a line with the columns' ids, then a
 * line for each row.  A text that a spreadsheet would take for a formula gets
 * an apostrophe in front; numbers in number columns are left as they are.
 *
 * Returns: (transfer full): the file
 */
GBytes *
deal_table_to_csv (const DealTable *table)
{
  GString *csv = g_string_new (NULL);
  gsize    length;

  g_return_val_if_fail (table != NULL, NULL);

  for (guint i = 0; i < table->columns->len; i++)
    {
      g_string_append (csv, i > 0 ? "," : "");
      append_cell (csv, g_array_index (table->columns, DealColumn, i).id,
                   DEAL_COLUMN_TEXT);
    }
  g_string_append_c (csv, '\n');

  for (guint row = 0; row < table->rows->len; row++)
    {
      const char **cells = table->rows->pdata[row];

      for (guint i = 0; i < table->columns->len; i++)
        {
          g_string_append (csv, i > 0 ? "," : "");
          append_cell (csv, cells[i], g_array_index (table->columns, DealColumn, i).type);
        }
      g_string_append_c (csv, '\n');
    }

  length = csv->len;

  return g_bytes_new_take (g_string_free (csv, FALSE), length);
}
