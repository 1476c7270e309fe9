/* deal-report-tables.c: payments and terms as tables that are read on paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "calc/deal-format.h"
#include "export/deal-report-private.h"

/* A disputed term's sign, which is told where it stands. */
#define DISPUTED "†"

/* How many words a text lost and won says nothing to who reads both beside it;
 * that is a size without two sides. */
static char *
describe_change (const DealDiffRow *row)
{
  const char *badge = deal_format_badge (row->badge);

  if (row->size == NULL ||
      (row->kind == DEAL_KIND_REWORDED && strstr (row->size, "→") == NULL))
    return g_strdup (badge);

  return g_strdup_printf ("%s: %s", badge, row->size);
}

/**
 * deal_report_make_terms:
 * @report: a report
 *
 * Returns: (transfer full): a row for each term: what it is, the kind of
 *   change, what the old and what the new version says
 */
DealTable *
deal_report_make_terms (const DealReport *report)
{
  const DealDiff *diff = report->diff;
  DealTable      *table = deal_table_new ("terms", "Terms side by side");

  deal_table_add_column (table, "title", "Term", DEAL_COLUMN_TEXT);
  deal_table_add_column (table, "effect", "Change", DEAL_COLUMN_TEXT);
  deal_table_add_column (table, "old", diff->old_version->title, DEAL_COLUMN_TEXT);
  deal_table_add_column (table, "new", diff->new_version->title, DEAL_COLUMN_TEXT);
  for (gsize i = 0; i < diff->n_rows; i++)
    {
      const DealDiffRow *row = &diff->rows[i];
      g_autofree char   *title = g_strconcat (
          row->term->title, row->disputed ? " " DISPUTED : "", NULL);
      g_autofree char *old_text = deal_format_term (diff, row, FALSE);
      g_autofree char *new_text = deal_format_term (diff, row, TRUE);
      g_autofree char *effect = describe_change (row);
      const char      *cells[] = { title, effect, old_text, new_text };

      deal_table_add_row (table, cells);
    }

  return table;
}

static const char *
get_cell (const DealTable *sheet,
          gsize            row,
          const char      *id,
          const char      *part)
{
  g_autofree char *name = g_strconcat (id, part, NULL);
  gssize           column = deal_table_find_column (sheet, name);

  return column >= 0 ? deal_table_get_cell (sheet, row, (gsize) column) : "";
}

/* A number of the sheet with its currency and bound, or the word for its state. */
static char *
write_amount (const DealTable *sheet,
              gsize            row,
              const char      *id,
              const Deal      *deal)
{
  const char *plain = get_cell (sheet, row, id, "");
  const char *bound = get_cell (sheet, row, id, "_bound");
  g_auto (GStrv) parts = NULL;
  g_autofree char *digits = NULL;
  g_autofree char *amount = NULL;

  if (plain[0] == '\0')
    return g_strdup (get_cell (sheet, row, id, "_state"));

  /* It has all digits of the minor unit. */
  parts = g_strsplit (plain, ".", 2);
  digits = g_strjoinv ("", parts);
  amount = deal_format_money_exact (g_ascii_strtoll (digits, NULL, 10), deal->currency,
                                    deal->currency_digits);

  if (bound[0] == '\0' || strcmp (bound, deal_bound_to_sign (DEAL_BOUND_EXACT)) == 0)
    return g_steal_pointer (&amount);

  return g_strconcat (bound, "\302\240", amount, NULL);
}

static void
add_column (DealTable       *table,
            const DealTable *sheet,
            const char      *id)
{
  gssize column = deal_table_find_column (sheet, id);

  deal_table_add_column (
    table, id, g_array_index (sheet->columns, DealColumn, (guint) column).title,
    DEAL_COLUMN_NUMBER);
}

/**
 * deal_report_make_payments:
 * @figure: a figure of payments
 *
 * Returns: (transfer full) (nullable): what it draws, a row for each period and
 *   direction; NULL if nothing is paid under either version
 */
DealTable *
deal_report_make_payments (const DealReportFigure *figure)
{
  static const char *const each[] = { "old", "new", "difference" };
  static const char *const ranges[] = { "old", "old_range", "new", "new_range" };
  static const char *const running[] = { "old_running", "new_running" };
  const DealOptions       *options = deal_figure_get_options (figure->figure);
  const char *const       *ids = options->cumulative ? running
                                 : options->range    ? ranges
                                                     : each;
  gsize                    n = options->cumulative ? G_N_ELEMENTS (running)
                               : options->range    ? G_N_ELEMENTS (ranges)
                                                   : G_N_ELEMENTS (each);
  g_autoptr (DealSchedule) old_schedule = NULL;
  g_autoptr (DealSchedule) new_schedule = NULL;
  g_autoptr (DealTable) sheet = NULL;
  g_autoptr (DealTable) table = NULL;

  if (!deal_schedule_new_pair (options, &old_schedule, &new_schedule, NULL))
    return NULL;
  sheet = deal_schedule_pair_to_sheet (old_schedule, new_schedule, options);
  if (sheet->rows->len == 0)
    return NULL;

  table = deal_table_new (figure->name, figure->heading);
  deal_table_add_column (table, "period", "Period", DEAL_COLUMN_TEXT);
  deal_table_add_column (table, "direction", "Who pays whom", DEAL_COLUMN_TEXT);
  for (gsize i = 0; i < n; i++)
    add_column (table, sheet, ids[i]);

  for (gsize row = 0; row < sheet->rows->len; row++)
    {
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

      g_ptr_array_add (cells, g_strdup (get_cell (sheet, row, "period", "")));
      g_ptr_array_add (cells, g_strdup (get_cell (sheet, row, "direction", "")));
      for (gsize i = 0; i < n; i++)
        g_ptr_array_add (cells, g_str_has_suffix (ids[i], "_range")
                                  ? g_strdup (get_cell (sheet, row, ids[i], ""))
                                  : write_amount (sheet, row, ids[i], options->deal));
      deal_table_add_row (table, (const char *const *) cells->pdata);
    }

  return g_steal_pointer (&table);
}
