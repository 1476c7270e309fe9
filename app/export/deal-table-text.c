/* deal-table-text.c: a table for a terminal and for a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "export/deal-export-private.h"

#include <string.h>

/* What a column of texts is never made narrower than. */
#define LEAST_COLUMN 12

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
  guint taken = get_width (cell);
  guint padding = width > taken ? width - taken : 0;

  if (type == DEAL_COLUMN_NUMBER)
    g_string_append_printf (text, "%*s%s", (int) padding, "", cell);
  else if (is_last)
    g_string_append (text, cell);
  else
    g_string_append_printf (text, "%s%*s", cell, (int) padding, "");
}

/* The words of @cell in lines of @width; a word that has no room stands alone. */
static GPtrArray *
wrap (const char *cell,
      guint       width)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  /* A terminal row is one line, whatever a cell holds. */
  g_auto (GStrv) words = g_strsplit_set (cell, " \r\n\t", -1);
  GString *line = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (line->len > 0 && get_width (line->str) + 1 + get_width (words[i]) > width)
        {
          g_ptr_array_add (lines, g_string_free (line, FALSE));
          line = g_string_new (NULL);
        }
      else if (i > 0)
        {
          g_string_append_c (line, ' ');
        }
      g_string_append (line, words[i]);
    }
  g_ptr_array_add (lines, g_string_free (line, FALSE));

  return lines;
}

/**
 * deal_text_append_wrapped:
 * @text: what is written
 * @start: stands before the first line
 * @words: a paragraph
 * @width: cells of a line
 *
 * Appends the paragraph, its further lines below its first word.
 */
void
deal_text_append_wrapped (GString    *text,
                          const char *start,
                          const char *words,
                          guint       width)
{
  guint indent = get_width (start);
  g_autoptr (GPtrArray) lines =
    wrap (words, width > indent + LEAST_COLUMN ? width - indent : LEAST_COLUMN);

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%*s%s\n", i > 0 ? (int) indent : 0,
                            i > 0 ? "" : start, (const char *) lines->pdata[i]);
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

/* A word is never cut, nor are numbers, days and the like. */
static guint
get_least_width (const DealTable *table,
                 guint            column)
{
  g_autoptr (GPtrArray) words = wrap (get_column (table, column)->title, 1);
  guint least = LEAST_COLUMN;

  for (guint row = 0; row < table->rows->len; row++)
    {
      g_autoptr (GPtrArray) more = wrap (deal_table_get_cell (table, row, column), 1);

      g_ptr_array_extend_and_steal (words, g_steal_pointer (&more));
    }
  for (guint i = 0; i < words->len; i++)
    {
      guint width = get_width (words->pdata[i]);

      least = MAX (least, width);
    }

  return least;
}

/* Takes from the widest texts until all fit; what cannot be cut stays as it is. */
static void
fit_widths (const DealTable *table,
            guint           *widths,
            guint            width)
{
  g_autofree guint *least = g_new0 (guint, table->columns->len);
  guint             total = 2 * (MAX (table->columns->len, 1) - 1);

  for (guint i = 0; i < table->columns->len; i++)
    {
      total += widths[i];
      least[i] = get_least_width (table, i);
    }
  for (; total > width; total--)
    {
      gssize widest = -1;

      for (guint i = 0; i < table->columns->len; i++)
        if (get_column (table, i)->type == DEAL_COLUMN_TEXT &&
            widths[i] > least[i] && (widest < 0 || widths[i] >= widths[widest]))
          widest = i;
      if (widest < 0)
        return;
      widths[widest]--;
    }
}

static void
append_row (GString           *text,
            const DealTable   *table,
            const char *const *cells,
            const guint       *widths)
{
  g_autoptr (GPtrArray) columns =
    g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  guint n_lines = 1;

  for (guint i = 0; i < table->columns->len; i++)
    {
      GPtrArray *lines = wrap (cells[i], widths[i]);

      n_lines = MAX (n_lines, lines->len);
      g_ptr_array_add (columns, lines);
    }
  for (guint line = 0; line < n_lines; line++)
    {
      for (guint i = 0; i < table->columns->len; i++)
        {
          GPtrArray  *lines = columns->pdata[i];
          const char *cell = line < lines->len ? lines->pdata[line] : "";

          g_string_append (text, i > 0 ? "  " : "");
          append_padded (text, cell, widths[i], get_column (table, i)->type,
                         i + 1 == table->columns->len);
        }
      while (text->len > 0 && text->str[text->len - 1] == ' ')
        g_string_truncate (text, text->len - 1);
      g_string_append_c (text, '\n');
    }
}

/**
 * deal_table_to_text_in:
 * @table: a table
 * @width: cells of a line; texts wrap in their columns to fit; 0: as wide as it is
 *
 * Aligned columns for a terminal, two spaces apart, numbers to the right.
 *
 * Returns: (transfer full): the lines
 */
char *
deal_table_to_text_in (const DealTable *table,
                       guint            width)
{
  GString                *text = g_string_new (NULL);
  g_autofree guint       *widths = NULL;
  g_autofree const char **titles = NULL;

  g_return_val_if_fail (table != NULL, NULL);

  widths = get_widths (table);
  if (width > 0)
    fit_widths (table, widths, width);
  titles = g_new (const char *, table->columns->len);
  for (guint i = 0; i < table->columns->len; i++)
    titles[i] = get_column (table, i)->title;
  append_row (text, table, titles, widths);
  for (guint row = 0; row < table->rows->len; row++)
    append_row (text, table, table->rows->pdata[row], widths);

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
