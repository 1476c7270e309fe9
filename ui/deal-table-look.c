/* deal-table-look.c: which columns of a table people see, and in which words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-table-look.h"

#include <string.h>

#include "deal-table-row.h"
#include "deal-text.h"

const DealColumn *
deal_table_get_column (const DealTable *table,
                       guint            column)
{
  return &g_array_index (table->columns, DealColumn, column);
}

gboolean
deal_table_is_number (const DealTable *table,
                      guint            column)
{
  return deal_table_get_column (table, column)->type == DEAL_COLUMN_NUMBER;
}

/* Whether every row has the same in @column.  Numbers are always shown: a row
 * of equal amounts is a finding. */
static gboolean
is_common (const DealTable *table,
           guint            column)
{
  if (table->rows->len < 2 || deal_table_is_number (table, column))
    return FALSE;
  for (guint i = 1; i < table->rows->len; i++)
    if (strcmp (deal_table_get_cell (table, i, column),
                deal_table_get_cell (table, 0, column)) != 0)
      return FALSE;

  return TRUE;
}

/* What only a program needs: an id beside its title, the days of a period. */
static gboolean
is_technical (const DealTable *table,
              guint            column)
{
  static const struct
  {
    const char *id;
    const char *beside; /* nullable: always */
  } technical[] = {
    { "from", "period" },
    { "to", "period" },
    { "payment", "title" },
    { "product", "product_title" },
    { "platform", "platform_title" },
    { "unit", NULL },
    { "currency", NULL },
    { "before_status", "before" },
    { "after_status", "after" },
    { "latest_status", "latest" },
  };

  if (deal_table_get_column (table, column)->type == DEAL_COLUMN_LIST)
    return TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (technical); i++)
    if (strcmp (deal_table_get_column (table, column)->id, technical[i].id) == 0)
      return technical[i].beside == NULL ||
             deal_table_find_column (table, technical[i].beside) >= 0;

  return FALSE;
}

gboolean
deal_table_is_shown (const DealTable *table,
                     guint            column)
{
  return !is_common (table, column) && !is_technical (table, column) &&
         !deal_table_is_aspect (table, column);
}

/* Amounts of money are said in thousands of millions where the largest is. */
guint
deal_table_choose_power (const DealTable *table)
{
  gsize longest = 0;

  if (deal_table_find_column (table, "currency") < 0)
    return 0;
  for (guint i = 0; i < table->rows->len; i++)
    for (guint j = 0; j < table->columns->len; j++)
      if (deal_table_is_number (table, j))
        longest = MAX (longest, strcspn (deal_table_get_cell (table, i, j), "."));

  return longest >= 10 ? 9 : longest >= 7 ? 6
                                          : 0;
}

/* What stands in front of a colon gets a line of its own. */
char *
deal_table_make_heading (const DealTable *table,
                         guint            column)
{
  const char *title = deal_table_get_column (table, column)->title;
  const char *colon = strstr (title, ": ");

  if (colon == NULL)
    return g_strdup (title);

  return g_strdup_printf ("%.*s:\n%s", (int) (colon - title), title, colon + 2);
}

static const char *
get_currency (const DealTable *table)
{
  gssize column = deal_table_find_column (table, "currency");

  return column >= 0 && table->rows->len > 0
           ? deal_table_get_cell (table, 0, (gsize) column)
           : NULL;
}

/* Which unit the amounts are in. */
static void
append_unit (GString         *text,
             const DealTable *table,
             guint            power)
{
  const char *currency = get_currency (table);

  if (currency == NULL)
    return;
  if (power == 9)
    /* Translators: %s is the code of a currency; bn is a thousand millions */
    g_string_append_printf (text, _ ("Amounts in %s bn"), currency);
  else if (power == 6)
    /* Translators: %s is the code of a currency; m is a million */
    g_string_append_printf (text, _ ("Amounts in %s m"), currency);
  else
    /* Translators: %s is the code of a currency */
    g_string_append_printf (text, _ ("Amounts in %s"), currency);
}

char *
deal_table_describe_common (const DealTable *table,
                            guint            power)
{
  GString *text = g_string_new (NULL);

  append_unit (text, table, power);
  for (guint i = 0; i < table->columns->len; i++)
    {
      const char *cell;

      if (!is_common (table, i) || is_technical (table, i) ||
          deal_table_is_aspect (table, i))
        continue;
      cell = deal_table_get_cell (table, 0, i);
      if (cell[0] == '\0')
        continue;
      /* Translators: what all rows of a table share: title of the column, value */
      g_string_append (text, text->len > 0 ? " · " : "");
      g_string_append_printf (text, C_ ("table", "%s: %s"),
                              deal_table_get_column (table, i)->title, cell);
    }

  g_string_append (text, text->len > 0 ? " · " : "");
  g_string_append (
    text, _ ("Select rows and press Ctrl+C to copy them as tab-separated text."));

  return g_string_free (text, FALSE);
}
