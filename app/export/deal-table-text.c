/* deal-table-text.c: a table for a terminal and for a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "export/deal-export-private.h"

#include <string.h>

/* Cells of a terminal that a text takes.  Source: Unicode Standard Annex 11. */
static guint
get_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (g_unichar_iszerowidth (character))
        continue;
      width += g_unichar_iswide (character) ? 2 : 1;
    }

  return width;
}

static void
append_padded (GString       *text,
               const char    *cell,
               guint          width,
               DealColumnType type,
               gboolean       is_last)
{
  guint padding = width - get_width (cell);

  if (type == DEAL_COLUMN_NUMBER)
    g_string_append_printf (text, "%*s%s", (int) padding, "", cell);
  else if (is_last)
    g_string_append (text, cell);
  else
    g_string_append_printf (text, "%s%*s", cell, (int) padding, "");
}

/* A terminal row is one line, whatever a cell holds. */
static char *
fold_lines (const char *cell)
{
  return g_strdelimit (g_strdup (cell), "\r\n\t", ' ');
}

static const DealColumn *
get_column (const DealTable *table,
            guint            index)
{
  return &g_array_index (table->columns, DealColumn, index);
}

static guint *
get_widths (const DealTable *table)
{
  guint *widths = g_new0 (guint, table->columns->len);

  for (guint i = 0; i < table->columns->len; i++)
    {
      widths[i] = get_width (get_column (table, i)->title);
      for (guint row = 0; row < table->rows->len; row++)
        widths[i] = MAX (widths[i], get_width (deal_table_get_cell (table, row, i)));
    }

  return widths;
}

/**
 * deal_table_to_text:
 * @table: a table
 *
 * Aligned columns for a terminal, two spaces apart, numbers to the right.
 *
 * Returns: (transfer full): the lines
 */
char *
deal_table_to_text (const DealTable *table)
{
  GString          *text = g_string_new (NULL);
  g_autofree guint *widths = NULL;

  g_return_val_if_fail (table != NULL, NULL);

  widths = get_widths (table);
  for (guint i = 0; i < table->columns->len; i++)
    {
      const DealColumn *column = get_column (table, i);

      g_string_append (text, i > 0 ? "  " : "");
      append_padded (text, column->title, widths[i], column->type,
                     i + 1 == table->columns->len);
    }
  g_string_append_c (text, '\n');

  for (guint row = 0; row < table->rows->len; row++)
    {
      for (guint i = 0; i < table->columns->len; i++)
        {
          g_autofree char *cell = fold_lines (deal_table_get_cell (table, row, i));

          g_string_append (text, i > 0 ? "  " : "");
          append_padded (text, cell, widths[i], get_column (table, i)->type,
                         i + 1 == table->columns->len);
        }
      while (text->len > 0 && text->str[text->len - 1] == ' ')
        g_string_truncate (text, text->len - 1);
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

/**
 * deal_markdown_append:
 * @markdown: a document, in the middle of a line
 * @text: plain
 *
 * Appends @text so that nothing in it acts as markup.
 *
 * Source: CommonMark 0.30, §2.4: a backslash before punctuation makes it plain.
 */
void
deal_markdown_append (GString    *markdown,
                      const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if (strchr ("\\`*_[]<>|&~", *p) != NULL)
        g_string_append_c (markdown, '\\');

      if (*p == '\n' || *p == '\r' || *p == '\t')
        g_string_append_c (markdown, ' ');
      else
        g_string_append_c (markdown, *p);
    }
}

/**
 * deal_table_to_markdown:
 * @table: a table
 *
 * A pipe table as GitHub and Pandoc read it; nothing in a cell acts as markup.
 *
 * Returns: (transfer full): the lines
 */
char *
deal_table_to_markdown (const DealTable *table)
{
  GString *text = g_string_new ("|");

  g_return_val_if_fail (table != NULL, NULL);

  for (guint i = 0; i < table->columns->len; i++)
    {
      g_string_append_c (text, ' ');
      deal_markdown_append (text, get_column (table, i)->title);
      g_string_append (text, " |");
    }

  g_string_append (text, "\n|");
  for (guint i = 0; i < table->columns->len; i++)
    {
      gboolean is_number = get_column (table, i)->type == DEAL_COLUMN_NUMBER;

      g_string_append (text, is_number ? " ---: |" : " --- |");
    }
  g_string_append_c (text, '\n');

  for (guint row = 0; row < table->rows->len; row++)
    {
      g_string_append_c (text, '|');
      for (guint i = 0; i < table->columns->len; i++)
        {
          g_string_append_c (text, ' ');
          deal_markdown_append (text, deal_table_get_cell (table, row, i));
          g_string_append (text, " |");
        }
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}
