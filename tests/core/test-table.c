/* test-table.c: what is calculated, as rows and columns
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-table.h"

#include "made-schedule.h"

static const char *
get (const DealTable *table,
     gsize            row,
     const char      *column)
{
  gssize index = deal_table_find_column (table, column);

  g_assert_cmpint (index, >=, 0);

  return deal_table_get_cell (table, row, (gsize) index);
}

static void
test_cells (void)
{
  static const char *const row[] = { "a", NULL };
  g_autoptr (DealTable) table = deal_table_new ("id", "Title");
  g_autoptr (DealTable) same = deal_table_ref (table);

  deal_table_add_column (table, "one", "One", DEAL_COLUMN_TEXT);
  deal_table_add_column (table, "two", "Two", DEAL_COLUMN_NUMBER);
  deal_table_add_row (table, row);

  g_assert_cmpstr (table->id, ==, "id");
  g_assert_cmpstr (table->title, ==, "Title");
  g_assert_cmpstr (get (same, 0, "one"), ==, "a");
  g_assert_cmpstr (get (same, 0, "two"), ==, "");
  g_assert_cmpint (deal_table_find_column (table, "three"), ==, -1);
}

static void
test_select (void)
{
  static const char *const row[] = { "a", "b", "c" };
  static const char *const wanted[] = { "three", "one", NULL };
  g_autoptr (DealTable) table = deal_table_new ("id", "Title");
  g_autoptr (DealTable) some = NULL;

  deal_table_add_column (table, "one", "One", DEAL_COLUMN_TEXT);
  deal_table_add_column (table, "two", "Two", DEAL_COLUMN_TEXT);
  deal_table_add_column (table, "three", "Three", DEAL_COLUMN_NUMBER);
  deal_table_add_row (table, row);
  some = deal_table_select (table, wanted);

  g_assert_cmpuint (some->columns->len, ==, 2);
  g_assert_cmpuint (some->rows->len, ==, 1);
  g_assert_cmpint (g_array_index (some->columns, DealColumn, 0).type, ==,
                   DEAL_COLUMN_NUMBER);
  g_assert_cmpstr (deal_table_get_cell (some, 0, 0), ==, "c");
  g_assert_cmpstr (get (some, 0, "one"), ==, "a");
}

/* Every row has a cell for every column; what is unknown has a number in a total
 * alone, and a number is never without its bound. */
static void
assert_honest (const DealTable *table,
               const char      *state,
               const char      *bound,
               const char      *amount)
{
  for (guint i = 0; i < table->rows->len; i++)
    {
      gboolean is_total = g_str_equal (get (table, i, "period"), "total");

      g_assert_cmpuint (g_strv_length (table->rows->pdata[i]), ==, table->columns->len);
      if (g_str_has_prefix (get (table, i, state), "not ") && !is_total)
        g_assert_cmpstr (get (table, i, amount), ==, "");
      if (g_str_equal (get (table, i, state), "not disclosed") && is_total)
        g_assert_cmpstr (get (table, i, bound), ==, "≥");
      g_assert_cmpint (get (table, i, bound)[0] == '\0', ==,
                       get (table, i, amount)[0] == '\0');
    }
}

static void
test_schedule_table (Fixture      *fixture,
                     gconstpointer data)
{
  static const struct
  {
    const char *period;
    const char *from;
    const char *to;
    const char *title;
    const char *state;
    const char *amount;
    const char *due;
    const char *capped;
  } wanted[] = {
    { "2026", "2026-01-01", "2026-12-31", "share", "value", "6000000000.00",
      "6000000000.00", "no" },
    { "2027", "2027-01-01", "2027-12-31", "share", "value", "12400000000.00",
      "12400000000.00", "no" },
    { "2028", "2028-01-01", "2028-12-31", "share", "capped", "19600000000.00",
      "20500000000.00", "yes" },
    { "2029", "2029-01-01", "2029-12-31", "share", "capped", "0.00", "33880000000.00",
      "yes" },
    { "2030", "2030-01-01", "2030-12-31", "share", "capped", "0.00", "56000000000.00",
      "yes" },
    { "total", "2026-01-01", "2030-12-31", "share", "value", "38000000000.00",
      "128780000000.00", "yes" },
    { "total", "2026-01-01", "2030-12-31", "All payments", "value", "38000000000.00",
      "128780000000.00", "yes" },
  };
  g_autoptr (DealSchedule) schedule = NULL;
  g_autoptr (DealTable) table = NULL;

  fixture->payments[0] = make_capped_share ();
  set_parameter (fixture, "cap", "38bn");
  schedule = compute (fixture, DEAL_BY_YEAR);
  table = deal_schedule_to_table (schedule, fixture->options);

  g_assert_cmpuint (table->rows->len, ==, G_N_ELEMENTS (wanted));
  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_assert_cmpstr (get (table, i, "period"), ==, wanted[i].period);
      g_assert_cmpstr (get (table, i, "from"), ==, wanted[i].from);
      g_assert_cmpstr (get (table, i, "to"), ==, wanted[i].to);
      g_assert_cmpstr (get (table, i, "title"), ==, wanted[i].title);
      g_assert_cmpstr (get (table, i, "payer"), ==, "Alder");
      g_assert_cmpstr (get (table, i, "payee"), ==, "Birch");
      g_assert_cmpstr (get (table, i, "state"), ==, wanted[i].state);
      g_assert_cmpstr (get (table, i, "bound"), ==, "exact");
      g_assert_cmpstr (get (table, i, "amount"), ==, wanted[i].amount);
      g_assert_cmpstr (get (table, i, "due"), ==, wanted[i].due);
      g_assert_cmpstr (get (table, i, "capped"), ==, wanted[i].capped);
      g_assert_cmpstr (get (table, i, "currency"), ==, "USD");
      g_assert_cmpstr (get (table, i, "assumptions"), ==, "cap: $38\u00a0bn");
    }
  assert_honest (table, "state", "bound", "amount");
}

/* With the cap undisclosed nothing is a number but what is due, and the total is
 * a lower bound. */
static void
test_undisclosed (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (DealSchedule) schedule = NULL;
  g_autoptr (DealTable) table = NULL;

  fixture->payments[0] = make_capped_share ();
  schedule = compute (fixture, DEAL_BY_YEAR);
  table = deal_schedule_to_table (schedule, fixture->options);

  for (guint i = 0; i < table->rows->len; i++)
    {
      gboolean is_total = g_str_equal (get (table, i, "period"), "total");

      g_assert_cmpstr (get (table, i, "state"), ==, "not disclosed");
      g_assert_cmpstr (get (table, i, "bound"), ==, is_total ? "≥" : "");
      g_assert_cmpstr (get (table, i, "amount"), ==, is_total ? "0.00" : "");
      g_assert_cmpstr (get (table, i, "running"), ==, is_total ? "0.00" : "");
      g_assert_cmpstr (get (table, i, "due_bound"), ==, "exact");
      g_assert_cmpstr (get (table, i, "due"), !=, "");
      g_assert_cmpstr (get (table, i, "assumptions"), ==, "cap: not disclosed");
    }
  assert_honest (table, "state", "bound", "amount");
}

/* A whole that is known where its parts are not is told, not spread. */
static void
test_note (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (DealSchedule) schedule = NULL;
  g_autoptr (DealTable) table = NULL;

  fixture->payments[0] = made_payment ("secret", DEAL_RULE_UNKNOWN,
                                       MADE_DATE (2025, 0, 0), MADE_DATE (2026, 0, 0));
  fixture->payments[0].rule.has_total = TRUE;
  fixture->payments[0].rule.total = MADE_BN (250000);
  schedule = compute (fixture, DEAL_BY_YEAR);
  table = deal_schedule_to_table (schedule, fixture->options);

  g_assert_cmpstr (get (table, 0, "note"), ==, "");
  g_assert_cmpstr (get (table, 2, "period"), ==, "total");
  g_assert_cmpstr (get (table, 2, "amount"), ==, "0.00");
  g_assert_cmpstr (get (table, 2, "bound"), ==, "≥");
  g_assert_true (g_str_has_prefix (get (table, 2, "note"), "$250\u00a0bn in all"));
  assert_honest (table, "state", "bound", "amount");
}

/* Old beside new: the share is in both, what comes back only in the old. */
static void
test_pair (Fixture      *fixture,
           gconstpointer data)
{
  static const char *const differences[] = {
    "0.00",
    "0.00",
    "-900000000.00",
    "-33880000000.00",
    "-56000000000.00",
    "-90780000000.00",
  };
  g_autoptr (DealSchedule) old_schedule = NULL;
  g_autoptr (DealSchedule) new_schedule = NULL;
  g_autoptr (DealTable) table = NULL;
  g_autoptr (GError) error = NULL;

  fixture->payments[0] = make_share ();
  fixture->payments[0].n_versions = 1;
  fixture->payments[1] = make_capped_share ();
  fixture->payments[1].versions = &made_both[1];
  fixture->payments[1].n_versions = 1;
  fixture->payments[2] = made_payment ("back", DEAL_RULE_UNKNOWN, MADE_DATE (2026, 0, 0),
                                       MADE_DATE (2026, 0, 0));
  fixture->payments[2].n_versions = 1;
  fixture->payments[2].payer = &made_parties[1];
  fixture->payments[2].payee = &made_parties[0];
  fixture->deal->n_payments = 3;
  set_parameter (fixture, "cap", "38bn");
  deal_schedule_new_pair (fixture->options, &old_schedule, &new_schedule, &error);
  g_assert_no_error (error);
  table = deal_schedule_pair_to_table (old_schedule, new_schedule, fixture->options);

  g_assert_cmpuint (table->rows->len, ==, 12);
  for (gsize i = 0; i < G_N_ELEMENTS (differences); i++)
    {
      g_assert_cmpstr (get (table, i, "payer"), ==, "Alder");
      g_assert_cmpstr (get (table, i, "difference"), ==, differences[i]);
    }
  g_assert_cmpstr (get (table, 3, "new_state"), ==, "capped");
  g_assert_cmpstr (get (table, 3, "new"), ==, "0.00");
  g_assert_cmpstr (get (table, 3, "new_due"), ==, "33880000000.00");
  g_assert_cmpstr (get (table, 5, "period"), ==, "total");
  g_assert_cmpstr (get (table, 5, "old"), ==, "128780000000.00");
  g_assert_cmpstr (get (table, 5, "new"), ==, "38000000000.00");
  g_assert_cmpstr (get (table, 5, "new_certainty"), ==, "assumed and interpolated");

  g_assert_cmpstr (get (table, 6, "payer"), ==, "Birch");
  g_assert_cmpstr (get (table, 6, "old_state"), ==, "not disclosed");
  g_assert_cmpstr (get (table, 6, "new_state"), ==, "not applicable");
  g_assert_cmpstr (get (table, 6, "difference"), ==, "");
  g_assert_cmpstr (get (table, 7, "old_state"), ==, "not applicable");
  g_assert_cmpstr (get (table, 7, "difference"), ==, "");
  g_assert_cmpstr (get (table, 11, "period"), ==, "total");
  g_assert_cmpstr (get (table, 6, "old_running_bound"), ==, "");
  g_assert_cmpstr (get (table, 5, "new_running_bound"), ==, "exact");
  g_assert_cmpstr (get (table, 5, "new_due_bound"), ==, "exact");
  assert_honest (table, "old_state", "old_bound", "old");
  assert_honest (table, "new_state", "new_bound", "new");
}

static void
assert_no_blank (const DealTable *table)
{
  for (gsize i = 0; i < table->rows->len; i++)
    {
      g_assert_cmpstr (get (table, i, "period"), !=, "");
      g_assert_cmpstr (get (table, i, "old_certainty"), !=, "");
      g_assert_cmpstr (get (table, i, "new_certainty"), !=, "");
      /* A number or the word for why there is none, never both. */
      for (gsize j = 0; j < table->columns->len; j++)
        {
          const DealColumn *column = &g_array_index (table->columns, DealColumn, j);
          g_autofree char  *state = g_strconcat (column->id, "_state", NULL);

          if (column->type == DEAL_COLUMN_NUMBER)
            g_assert_cmpint (get (table, i, column->id)[0] != '\0', !=,
                             get (table, i, state)[0] != '\0');
        }
    }
}

static const char *
get_title (const DealTable *table,
           const char      *id)
{
  gssize column = deal_table_find_column (table, id);

  g_assert_cmpint (column, >=, 0);

  return g_array_index (table->columns, DealColumn, column).title;
}

static DealTable *
make_sheet (Fixture *fixture)
{
  g_autoptr (DealSchedule) old_schedule = NULL;
  g_autoptr (DealSchedule) new_schedule = NULL;
  g_autoptr (GError) error = NULL;

  deal_schedule_new_pair (fixture->options, &old_schedule, &new_schedule, &error);
  g_assert_no_error (error);

  return deal_schedule_pair_to_sheet (old_schedule, new_schedule, fixture->options);
}

/* What the window shows: every cell a number or a word, and what a cap of unknown
 * size leaves as a bound, as the chart prints it. */
static void
test_sheet (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (DealTable) secret = NULL;
  g_autoptr (DealTable) known = NULL;

  fixture->payments[0] = make_share ();
  fixture->payments[0].n_versions = 1;
  fixture->payments[1] = make_capped_share ();
  fixture->payments[1].versions = &made_both[1];
  fixture->payments[1].n_versions = 1;
  fixture->payments[2] = made_payment ("back", DEAL_RULE_UNKNOWN, MADE_DATE (2026, 0, 0),
                                       MADE_DATE (2026, 0, 0));
  fixture->payments[2].n_versions = 1;
  fixture->payments[2].payer = &made_parties[1];
  fixture->payments[2].payee = &made_parties[0];
  fixture->deal->n_payments = 3;
  secret = make_sheet (fixture);
  assert_no_blank (secret);
  g_assert_cmpint (deal_table_find_column (secret, "old_range"), ==, -1);
  g_assert_cmpstr (get (secret, 1, "period"), ==, "2027");
  g_assert_cmpstr (get (secret, 1, "direction"), ==, "Alder pays Birch");
  g_assert_cmpstr (get (secret, 1, "new"), ==, "12400000000.00");
  g_assert_cmpstr (get (secret, 1, "new_bound"), ==, "≤");
  g_assert_cmpstr (get (secret, 1, "new_running"), ==, "18400000000.00");
  g_assert_cmpstr (get (secret, 1, "new_running_bound"), ==, "≤");
  g_assert_cmpstr (get (secret, 1, "difference_state"), ==, "not known");
  g_assert_cmpstr (get (secret, 5, "period"), ==, "Total");
  g_assert_cmpstr (get (secret, 5, "new"), ==, "128780000000.00");
  g_assert_cmpstr (get (secret, 5, "new_bound"), ==, "≤");
  g_assert_cmpstr (get (secret, 6, "old_state"), ==, "not disclosed");
  g_assert_cmpstr (get (secret, 6, "new_state"), ==, "not applicable");

  set_parameter (fixture, "cap", "38bn");
  fixture->options->range = TRUE;
  known = make_sheet (fixture);
  assert_no_blank (known);
  g_assert_cmpint (deal_table_find_column (known, "old_range"), >=, 0);
  g_assert_cmpstr (get (known, 2, "period"), ==, "2028, cap reached");
  g_assert_cmpstr (get (known, 3, "period"), ==, "2029");
  g_assert_cmpstr (get (known, 2, "new"), ==, "19600000000.00");
  g_assert_cmpstr (get (known, 2, "difference"), ==, "-900000000.00");
  g_assert_cmpstr (get (known, 2, "new_running"), ==, "38000000000.00");
  g_assert_cmpstr (get_title (known, "old"), !=, get_title (known, "new"));
}

/* A version under which nothing is paid has a table all the same. */
static void
test_nothing (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (DealSchedule) schedule = NULL;
  g_autoptr (DealTable) table = NULL;
  g_autoptr (DealTable) pair = NULL;

  fixture->deal->n_payments = 0;
  schedule = compute (fixture, DEAL_BY_YEAR);
  table = deal_schedule_to_table (schedule, fixture->options);
  pair = deal_schedule_pair_to_table (schedule, schedule, fixture->options);
  g_assert_cmpuint (table->rows->len, ==, 0);
  g_assert_cmpuint (pair->rows->len, ==, 0);
  g_assert_cmpuint (table->columns->len, >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table/cells", test_cells);
  g_test_add_func ("/table/some-columns", test_select);
  ADD ("table", test_schedule_table);
  ADD ("table-with-cap-undisclosed", test_undisclosed);
  ADD ("table-tells-a-known-whole", test_note);
  ADD ("table-of-a-pair", test_pair);
  ADD ("sheet-of-a-pair", test_sheet);
  ADD ("table-of-nothing", test_nothing);

  return g_test_run ();
}
