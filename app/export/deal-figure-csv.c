/* deal-figure-csv.c: the numbers of a figure as CSV, with what they rest on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "export/deal-export-private.h"

/* What every row says again, so that no copy of a row loses it. */
static const char *const own[] = { "assumptions_in_words", "as_of", "deal_file",
                                   "deal_sha256" };

static DealTable *
create_table (const DealTable *table)
{
  DealTable *copy = deal_table_new (table->id, table->title);

  for (guint i = 0; i < table->columns->len; i++)
    {
      const DealColumn *column = &g_array_index (table->columns, DealColumn, i);

      deal_table_add_column (copy, column->id, column->title, column->type);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (own); i++)
    if (deal_table_find_column (table, own[i]) < 0)
      deal_table_add_column (copy, own[i], own[i], DEAL_COLUMN_TEXT);

  return copy;
}

/**
 * deal_figure_to_csv:
 * @figure: the figure
 *
 * Its table, with columns for the assumptions in words, the date and the deal's file.
 *
 * Returns: (transfer full): the file
 */
GBytes *
deal_figure_to_csv (const DealFigure *figure)
{
  const DealTable *table = deal_figure_get_table (figure);
  const Deal      *deal = deal_figure_get_options (figure)->deal;
  g_autoptr (DealTable) copy = create_table (table);
  g_autofree char *assumptions = g_strjoinv (
    " ", (char **) deal_figure_get_assumptions (figure));
  g_autofree char *as_of = deal_date_to_iso (deal->as_of);
  const char      *values[] = { assumptions, as_of, deal->file_name, deal->sha256 };

  for (guint row = 0; row < table->rows->len; row++)
    {
      const char **cells = table->rows->pdata[row];
      g_autoptr (GPtrArray) all = g_ptr_array_new ();

      for (guint i = 0; i < table->columns->len; i++)
        g_ptr_array_add (all, (gpointer) cells[i]);
      for (gsize i = 0; i < G_N_ELEMENTS (own); i++)
        if (deal_table_find_column (table, own[i]) < 0)
          g_ptr_array_add (all, (gpointer) values[i]);
      deal_table_add_row (copy, (const char *const *) all->pdata);
    }

  return deal_table_to_csv (copy);
}
