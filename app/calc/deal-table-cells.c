/* deal-table-cells.c: writes a table row by row
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-table-private.h"

#include "deal-text.h"

/**
 * deal_table_new_with_columns:
 * @id: names the table in files
 * @title: for people
 * @columns: (array length=n_columns): its columns
 * @n_columns: how many
 *
 * Returns: (transfer full): a table without rows, the titles translated
 */
DealTable *
deal_table_new_with_columns (const char           *id,
                             const char           *title,
                             const DealColumnSpec *columns,
                             gsize                 n_columns)
{
  DealTable *table = deal_table_new (id, title);

  for (gsize i = 0; i < n_columns; i++)
    deal_table_add_column (table, columns[i].id, _ (columns[i].title), columns[i].type);

  return table;
}

GPtrArray *
deal_cells_new (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

void
deal_cells_add (GPtrArray  *cells,
                const char *text)
{
  g_ptr_array_add (cells, g_strdup (text != NULL ? text : ""));
}

void
deal_cells_take (GPtrArray *cells,
                 char      *text)
{
  g_ptr_array_add (cells, text);
}

void
deal_cells_add_number (GPtrArray *cells,
                       gint64     number)
{
  g_ptr_array_add (cells, g_strdup_printf ("%" G_GINT64_FORMAT, number));
}

/**
 * deal_cells_end:
 * @cells: one text per column of @table
 * @table: a table
 *
 * Adds the row to the table and makes @cells ready for the next one.
 */
void
deal_cells_end (GPtrArray *cells,
                DealTable *table)
{
  g_assert (cells->len == table->columns->len);

  deal_table_add_row (table, (const char *const *) cells->pdata);
  g_ptr_array_set_size (cells, 0);
}

/**
 * deal_source_list_to_ids:
 * @sources: a list of sources
 *
 * Returns: (transfer full): their ids, joined by spaces
 */
char *
deal_source_list_to_ids (const DealSourceList *sources)
{
  GString *ids = g_string_new (NULL);

  for (gsize i = 0; i < sources->n; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", sources->items[i]->id);

  return g_string_free (ids, FALSE);
}
