/* deal-table.c: the numbers of a view as rows and columns, for every output alike
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-table.h"

static void
clear_column (gpointer data)
{
  DealColumn *column = data;

  g_free (column->title);
}

/* Of texts that are allocated together, in bytes. */
#define CHUNK_SIZE 4096

/**
 * deal_table_new:
 * @id: names the table in files
 * @title: for people
 *
 * Returns: (transfer full): a table without columns and rows
 */
DealTable *
deal_table_new (const char *id,
                const char *title)
{
  DealTable *table = g_new0 (DealTable, 1);

  g_atomic_ref_count_init (&table->ref_count);
  table->id = g_strdup (id);
  table->title = g_strdup (title);
  table->columns = g_array_new (FALSE, FALSE, sizeof (DealColumn));
  g_array_set_clear_func (table->columns, clear_column);
  table->rows = g_ptr_array_new_with_free_func (g_free);
  table->cells = g_string_chunk_new (CHUNK_SIZE);

  return table;
}

/**
 * deal_table_ref:
 * @table: a table
 *
 * Returns: (transfer full): @table, from any thread
 */
DealTable *
deal_table_ref (const DealTable *table)
{
  DealTable *self = (DealTable *) table;

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * deal_table_unref:
 * @table: (nullable) (transfer full): a table
 *
 * Lets go of it, and frees it with its last reference.
 */
void
deal_table_unref (DealTable *table)
{
  if (table == NULL || !g_atomic_ref_count_dec (&table->ref_count))
    return;

  g_array_unref (table->columns);
  g_ptr_array_unref (table->rows);
  g_string_chunk_free (table->cells);
  g_free (table->id);
  g_free (table->title);
  g_free (table);
}

/**
 * deal_table_add_column:
 * @table: a table without rows
 * @id: static; heads the column in files
 * @title: for people
 * @type: what its cells are
 *
 * Adds a column on the right.
 */
void
deal_table_add_column (DealTable     *table,
                       const char    *id,
                       const char    *title,
                       DealColumnType type)
{
  DealColumn column = { id, NULL, type };

  g_return_if_fail (table->rows->len == 0);

  column.title = g_strdup (title);
  g_array_append_val (table->columns, column);
}

/**
 * deal_table_add_row:
 * @table: a table with all its columns
 * @cells: (array): as many as there are columns; copied; `NULL` counts as ""
 *
 * Adds a row at the end.
 */
void
deal_table_add_row (DealTable         *table,
                    const char *const *cells)
{
  const char **row = g_new0 (const char *, table->columns->len + 1);

  for (guint i = 0; i < table->columns->len; i++)
    row[i] = cells[i] != NULL && cells[i][0] != '\0'
               ? g_string_chunk_insert (table->cells, cells[i])
               : "";
  g_ptr_array_add (table->rows, row);
}

/**
 * deal_table_get_cell:
 * @table: a table
 * @row: index of a row
 * @column: index of a column
 *
 * Returns: the text of the cell, never `NULL`
 */
const char *
deal_table_get_cell (const DealTable *table,
                     gsize            row,
                     gsize            column)
{
  const char **cells;

  g_return_val_if_fail (row < table->rows->len, "");
  g_return_val_if_fail (column < table->columns->len, "");

  cells = table->rows->pdata[row];

  return cells[column];
}

/**
 * deal_table_find_column:
 * @table: a table
 * @id: the id of a column
 *
 * Returns: its index, or -1
 */
gssize
deal_table_find_column (const DealTable *table,
                        const char      *id)
{
  for (guint i = 0; i < table->columns->len; i++)
    if (g_str_equal (g_array_index (table->columns, DealColumn, i).id, id))
      return i;

  return -1;
}

/**
 * deal_table_select:
 * @table: a table
 * @columns: (array zero-terminated=1): ids of columns that it has
 *
 * Returns: (transfer full): the same rows with those columns alone, in that
 *   order, for where there is no room for all
 */
DealTable *
deal_table_select (const DealTable   *table,
                   const char *const *columns)
{
  DealTable              *result = deal_table_new (table->id, table->title);
  gsize                   n = g_strv_length ((char **) columns);
  g_autofree gsize       *indexes = g_new (gsize, n);
  g_autofree const char **cells = g_new (const char *, n);

  for (gsize i = 0; i < n; i++)
    {
      gssize            index = deal_table_find_column (table, columns[i]);
      const DealColumn *column;

      g_assert (index >= 0);
      indexes[i] = (gsize) index;
      column = &g_array_index (table->columns, DealColumn, indexes[i]);
      deal_table_add_column (result, column->id, column->title, column->type);
    }
  for (guint row = 0; row < table->rows->len; row++)
    {
      for (gsize i = 0; i < n; i++)
        cells[i] = deal_table_get_cell (table, row, indexes[i]);
      deal_table_add_row (result, cells);
    }

  return result;
}
