/* deal-db-read.c: what a query gives back, as values
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/deal-db.h"

char *
deal_db_dup_text (sqlite3_stmt *query,
                  int           column)
{
  const char *text = (const char *) sqlite3_column_text (query, column);

  /* A damaged file may hold anything. */
  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}

/**
 * deal_db_read_all:
 * @db: a connection
 * @query: (nullable) (transfer full): a query that was begun
 * @make: makes an element of a row
 * @free_one: frees an element
 * @error: return location for an error
 *
 * Returns: (transfer full): an element for each row, or `NULL`
 */
GPtrArray *
deal_db_read_all (DealDb        *db,
                  sqlite3_stmt  *query,
                  DealDbRead     make,
                  GDestroyNotify free_one,
                  GError       **error)
{
  g_autoptr (sqlite3_stmt) rows = query;
  g_autoptr (GPtrArray) elements = g_ptr_array_new_with_free_func (free_one);
  gboolean has_row = FALSE;

  while (rows != NULL && deal_db_step (db, rows, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&elements);
      g_ptr_array_add (elements, make (rows));
    }

  return NULL;
}

/**
 * deal_db_read_one:
 * @db: a connection
 * @query: (nullable) (transfer full): a query that was begun
 * @make: makes a value of a row
 * @error: return location for an error
 *
 * Returns: (transfer full): the value of the first row, or `NULL`: without an error
 *   when there is no row
 */
gpointer
deal_db_read_one (DealDb       *db,
                  sqlite3_stmt *query,
                  DealDbRead    make,
                  GError      **error)
{
  g_autoptr (sqlite3_stmt) row = query;
  gboolean has_row = FALSE;

  return row != NULL && deal_db_step (db, row, &has_row, error) && has_row ? make (row)
                                                                           : NULL;
}

static gpointer
read_text (sqlite3_stmt *row)
{
  return deal_db_dup_text (row, 0);
}

/* The text in the first column, as deal_db_read_one() has it. */
char *
deal_db_read_text (DealDb       *db,
                   sqlite3_stmt *query,
                   GError      **error)
{
  return deal_db_read_one (db, query, read_text, error);
}

/**
 * deal_db_read_number:
 * @db: a connection
 * @query: (nullable) (transfer full): a query that was begun
 * @number: (inout): the number in the first column; stays where there is no row
 * @error: return location for an error
 */
gboolean
deal_db_read_number (DealDb       *db,
                     sqlite3_stmt *query,
                     gint64       *number,
                     GError      **error)
{
  g_autoptr (sqlite3_stmt) row = query;
  gboolean has_row = FALSE;

  if (row == NULL || !deal_db_step (db, row, &has_row, error))
    return FALSE;
  if (has_row)
    *number = sqlite3_column_int64 (row, 0);

  return TRUE;
}
