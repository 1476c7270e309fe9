/* deal-clipboard.c: tables for other programs to paste
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-clipboard.h"

#include <string.h>

#include "export/deal-export.h"

static const DealColumn *
get_column (const DealTable *table,
            guint            index)
{
  return &g_array_index (table->columns, DealColumn, index);
}

/* A tab or a line break inside a cell would start a cell or a row, and what looks
 * like a formula would be one. */
static void
append_cell (GString       *text,
             const char    *cell,
             DealColumnType type)
{
  if (deal_cell_is_formula (cell, type))
    g_string_append_c (text, '\'');
  for (; *cell != '\0'; cell++)
    g_string_append_c (text, strchr ("\t\r\n", *cell) != NULL ? ' ' : *cell);
}

static gboolean
has_row (GtkBitset *rows,
         guint      row)
{
  return rows == NULL || gtk_bitset_contains (rows, row);
}

/**
 * deal_table_to_tsv:
 * @table: a table
 * @rows: (nullable): which of its rows; `NULL`: all
 *
 * Returns: (transfer full): the titles of the columns and the rows, with tabs
 *   between the cells, as spreadsheets paste them
 */
char *
deal_table_to_tsv (const DealTable *table,
                   GtkBitset       *rows)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < table->columns->len; i++)
    {
      g_string_append (text, i > 0 ? "\t" : "");
      append_cell (text, get_column (table, i)->title, DEAL_COLUMN_TEXT);
    }
  g_string_append_c (text, '\n');
  for (guint i = 0; i < table->rows->len; i++)
    {
      if (!has_row (rows, i))
        continue;
      for (guint j = 0; j < table->columns->len; j++)
        {
          g_string_append (text, j > 0 ? "\t" : "");
          append_cell (text, deal_table_get_cell (table, i, j),
                       get_column (table, j)->type);
        }
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

static void
append_html_cell (GString       *html,
                  const char    *tag,
                  const char    *cell,
                  DealColumnType type)
{
  g_autofree char *escaped = g_markup_escape_text (cell, -1);
  gboolean         is_number = type == DEAL_COLUMN_NUMBER;

  g_string_append_printf (html, "<%s%s>%s%s</%s>", tag,
                          is_number ? " style=\"text-align: right\"" : "",
                          deal_cell_is_formula (cell, type) ? "'" : "", escaped, tag);
}

/**
 * deal_table_to_html:
 * @table: a table
 * @rows: (nullable): which of its rows; `NULL`: all
 *
 * Returns: (transfer full): the same as a table that word processors paste
 */
char *
deal_table_to_html (const DealTable *table,
                    GtkBitset       *rows)
{
  GString *html = g_string_new ("<meta charset=\"utf-8\"><table>\n<thead><tr>");

  for (guint i = 0; i < table->columns->len; i++)
    append_html_cell (html, "th", get_column (table, i)->title, DEAL_COLUMN_TEXT);
  g_string_append (html, "</tr></thead>\n<tbody>\n");
  for (guint i = 0; i < table->rows->len; i++)
    {
      if (!has_row (rows, i))
        continue;
      g_string_append (html, "<tr>");
      for (guint j = 0; j < table->columns->len; j++)
        append_html_cell (html, "td", deal_table_get_cell (table, i, j),
                          get_column (table, j)->type);
      g_string_append (html, "</tr>\n");
    }
  g_string_append (html, "</tbody></table>\n");

  return g_string_free (html, FALSE);
}

static GdkContentProvider *
provide (const char *mime_type,
         const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return gdk_content_provider_new_for_bytes (mime_type, bytes);
}

/**
 * deal_clipboard_set_rows:
 * @clipboard: a clipboard
 * @table: a table
 * @rows: (nullable): which of its rows; `NULL`: all
 *
 * Offers the rows with tabs between the cells and as HTML; who pastes takes what
 * it can.
 */
void
deal_clipboard_set_rows (GdkClipboard    *clipboard,
                         const DealTable *table,
                         GtkBitset       *rows)
{
  g_autofree char    *tsv = deal_table_to_tsv (table, rows);
  g_autofree char    *html = deal_table_to_html (table, rows);
  GdkContentProvider *providers[] = {
    provide ("text/html", html),
    provide ("text/tab-separated-values", tsv),
    gdk_content_provider_new_typed (G_TYPE_STRING, tsv),
  };
  g_autoptr (GdkContentProvider) all =
    gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));

  gdk_clipboard_set_content (clipboard, all);
}
