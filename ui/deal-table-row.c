/* deal-table-row.c: one row of a table, for list models
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-table-row.h"

#include "calc/deal-format.h"

/* Thin, and no line break: the digits stay one number. */
#define GROUP_SPACE "\u202f"
#define MINUS "\u2212"
#define GROUP_DIGITS 3

/* Behind the point of a number that is said in millions or billions. */
#define N_PLACES 2

/**
 * DealTableRow:
 *
 * Immutable: a new table makes new rows.
 */
struct _DealTableRow
{
  GObject parent_instance;

  DealTable *table;
  guint      index;
};

G_DEFINE_FINAL_TYPE (DealTableRow, deal_table_row, G_TYPE_OBJECT)

static void
deal_table_row_finalize (GObject *object)
{
  DealTableRow *self = DEAL_TABLE_ROW (object);

  g_clear_pointer (&self->table, deal_table_unref);

  G_OBJECT_CLASS (deal_table_row_parent_class)->finalize (object);
}

static void
deal_table_row_class_init (DealTableRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = deal_table_row_finalize;
}

static void
deal_table_row_init (DealTableRow *self)
{
}

/**
 * deal_table_row_list_new:
 * @table: a table
 *
 * Returns: (transfer full): its rows, in order
 */
GListModel *
deal_table_row_list_new (const DealTable *table)
{
  GListStore *list = g_list_store_new (DEAL_TYPE_TABLE_ROW);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < table->rows->len; i++)
    {
      DealTableRow *row = g_object_new (DEAL_TYPE_TABLE_ROW, NULL);

      row->table = deal_table_ref ((DealTable *) table);
      row->index = i;
      g_ptr_array_add (rows, row);
    }
  g_list_store_splice (list, 0, 0, rows->pdata, rows->len);

  return G_LIST_MODEL (list);
}

guint
deal_table_row_get_index (DealTableRow *self)
{
  return self->index;
}

const char *
deal_table_row_get_cell (DealTableRow *self,
                         guint         column)
{
  return deal_table_get_cell (self->table, self->index, column);
}

/* In groups of three, without a fraction that is all zeros. */
static char *
group_digits (const char *number)
{
  GString    *text = g_string_new (NULL);
  const char *digits = number + (number[0] == '-' ? 1 : 0);
  gsize       n_whole = strcspn (digits, ".");
  const char *fraction = digits + n_whole;

  if (number[0] == '-')
    g_string_append (text, MINUS);
  for (gsize i = 0; i < n_whole; i++)
    {
      if (i > 0 && (n_whole - i) % GROUP_DIGITS == 0)
        g_string_append (text, GROUP_SPACE);
      g_string_append_c (text, digits[i]);
    }
  if (fraction[0] == '.' && fraction[1 + strspn (fraction + 1, "0")] != '\0')
    g_string_append (text, fraction);

  return g_string_free (text, FALSE);
}

/* As many places in every row, so that points stand below each other; but a 0
 * is not rounded from anything. */
static char *
pad_places (const char *number)
{
  const char *point = strchr (number, '.');
  gsize       n_places = point != NULL ? strlen (point + 1) : 0;

  if (strcmp (number, "0") == 0 || n_places >= N_PLACES)
    return g_strdup (number);

  return g_strdup_printf ("%s%s%.*s", number, point != NULL ? "" : ".",
                          (int) (N_PLACES - n_places), "00");
}

/**
 * deal_table_format_number:
 * @number: a plain decimal number, as `-12345.60`; may be empty
 * @power: in which power of ten it is said; 0: as it is
 *
 * Returns: (transfer full): the number as people read it
 */
char *
deal_table_format_number (const char *number,
                          guint       power)
{
  const char *point = strchr (number, '.');
  guint       n_places = point != NULL ? (guint) strlen (point + 1) : 0;
  DealDecimal decimal;
  gint64      minor;

  if (power > 0 && deal_decimal_parse (number, -1, &decimal) &&
      deal_decimal_to_minor (decimal, 1, n_places, &minor))
    {
      g_autofree char *short_number =
        deal_format_money_number (minor, n_places, power, N_PLACES);

      return pad_places (short_number);
    }

  return group_digits (number);
}

/* The column that says of @base what its @aspect is, as "old_state" of "old". */
static gssize
find_aspect (const DealTable  *table,
             const DealColumn *base,
             const char       *aspect)
{
  g_autofree char *id = g_strdup_printf ("%s_%s", base->id, aspect);

  if (base->type != DEAL_COLUMN_NUMBER)
    return -1;

  return deal_table_find_column (table, id);
}

/**
 * deal_table_is_aspect:
 * @table: a table
 * @column: a column
 *
 * Returns: whether the column only says of a number what state it is in or how
 *   it is bounded, which its cells say already when people read them
 */
gboolean
deal_table_is_aspect (const DealTable *table,
                      guint            column)
{
  for (guint i = 0; i < table->columns->len; i++)
    {
      const DealColumn *base = &g_array_index (table->columns, DealColumn, i);

      if (find_aspect (table, base, "state") == (gssize) column ||
          find_aspect (table, base, "bound") == (gssize) column)
        return TRUE;
    }

  return FALSE;
}

/**
 * deal_table_row_format:
 * @self: a row
 * @column: which cell
 * @power: the power of ten in which numbers are said; 0: as they are
 *
 * Returns: (transfer full): the cell as people read it: a number with its
 *   bound, or the word for why there is none
 */
char *
deal_table_row_format (DealTableRow *self,
                       guint         column,
                       guint         power)
{
  const DealColumn *base = &g_array_index (self->table->columns, DealColumn, column);
  const char       *cell = deal_table_row_get_cell (self, column);
  gssize            state = find_aspect (self->table, base, "state");
  gssize            bound = find_aspect (self->table, base, "bound");
  const char       *sign = bound >= 0 ? deal_table_row_get_cell (self, (guint) bound)
                                      : "";
  g_autofree char  *number = NULL;

  if (base->type != DEAL_COLUMN_NUMBER)
    return g_strdup (cell);
  if (cell[0] == '\0')
    return g_strdup (state >= 0 ? deal_table_row_get_cell (self, (guint) state) : "");

  number = deal_table_format_number (cell, power);
  if (strcmp (sign, "≥") != 0 && strcmp (sign, "≤") != 0)
    return g_steal_pointer (&number);

  return g_strconcat (sign, GROUP_SPACE, number, NULL);
}

/**
 * deal_table_row_compare:
 * @a: a row
 * @b: another of the same table
 * @column: by which cell
 *
 * Numbers are compared as numbers; what has none stands in front.
 *
 * Returns: as strcmp() does
 */
int
deal_table_row_compare (DealTableRow *a,
                        DealTableRow *b,
                        guint         column)
{
  const char *first = deal_table_row_get_cell (a, column);
  const char *second = deal_table_row_get_cell (b, column);
  gssize      from = deal_table_find_column (a->table, "from");
  double      x;
  double      y;

  /* Periods have names, but come one after the other. */
  if (from >= 0 && strcmp (g_array_index (a->table->columns, DealColumn, column).id,
                           "period") == 0)
    return strcmp (deal_table_row_get_cell (a, (guint) from),
                   deal_table_row_get_cell (b, (guint) from));
  if (g_array_index (a->table->columns, DealColumn, column).type != DEAL_COLUMN_NUMBER)
    return g_utf8_collate (first, second);
  if (first[0] == '\0' || second[0] == '\0')
    return (first[0] != '\0') - (second[0] != '\0');

  x = g_ascii_strtod (first, NULL);
  y = g_ascii_strtod (second, NULL);

  return (x > y) - (x < y);
}
