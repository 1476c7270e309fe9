/* test-table-view.c: the table twin: cells as people read them, sorting, copying
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "chart/deal-figure.h"
#include "deal-clipboard.h"
#include "deal-table-row.h"
#include "deal-table-view.h"
#include "deal-ui.h"
#include "show-widget.h"

static DealTable *
make_table (void)
{
  DealTable *table = deal_table_new ("test", "Test");

  deal_table_add_column (table, "period", "Period", DEAL_COLUMN_TEXT);
  deal_table_add_column (table, "from", "From", DEAL_COLUMN_DATE);
  deal_table_add_column (table, "old_state", "Old state", DEAL_COLUMN_TEXT);
  deal_table_add_column (table, "old_bound", "Bound of old", DEAL_COLUMN_TEXT);
  deal_table_add_column (table, "old", "Old", DEAL_COLUMN_NUMBER);
  deal_table_add_column (table, "scenario", "Scenario", DEAL_COLUMN_TEXT);
  deal_table_add_row (
    table, (const char *[]){ "2026", "2026-01-01", "value", "exact", "1234.50", "base" });
  deal_table_add_row (
    table, (const char *[]){ "2027", "2027-01-01", "value", "≥", "900.00", "base" });
  deal_table_add_row (
    table, (const char *[]){ "2028", "2028-01-01", "not disclosed", "≥", "", "base" });

  return table;
}

static const struct
{
  const char *says;
  const char *number;
  guint       power;
  const char *text;
} numbers[] = {
  { "nothing", "", 0, "" },
  { "nothing-in-bn", "", 9, "" },
  { "zero", "0.00", 0, "0" },
  { "zero-in-bn", "0.00", 9, "0" },
  { "three-digits", "999", 0, "999" },
  { "four-digits", "1000", 0, "1\u202f000" },
  { "cents", "1234567.05", 0, "1\u202f234\u202f567.05" },
  { "no-cents", "1234567.00", 0, "1\u202f234\u202f567" },
  { "less-than-zero", "-1234", 0, "\u22121\u202f234" },
  { "in-bn", "12400000000.00", 9, "12.40" },
  { "in-bn-exactly", "6000000000.00", 9, "6.00" },
  { "in-bn-less-than-zero", "-33880000000.00", 9, "\u221233.88" },
  { "in-m", "12345678", 6, "12.35" },
  { "a-little-in-bn", "1000000.00", 9, "0.001" },
};

static void
test_number (gconstpointer data)
{
  gsize            i = GPOINTER_TO_SIZE (data);
  g_autofree char *text = deal_table_format_number (numbers[i].number, numbers[i].power);

  g_assert_cmpstr (text, ==, numbers[i].text);
}

/* A number has its bound, or the word for why there is none. */
static void
test_cells (void)
{
  static const char *const expected[] = { "1\u202f234.50", "≥\u202f900",
                                          "not disclosed" };
  g_autoptr (DealTable) table = make_table ();
  g_autoptr (GListModel) rows = deal_table_row_list_new (table);
  guint column = (guint) deal_table_find_column (table, "old");

  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (DealTableRow) row = g_list_model_get_item (rows, i);
      g_autofree char *text = deal_table_row_format (row, column, 0);

      g_assert_cmpuint (deal_table_row_get_index (row), ==, i);
      g_assert_cmpstr (text, ==, expected[i]);
    }
}

/* Numbers are sorted as numbers, and what has none comes first. */
static void
test_compare (void)
{
  g_autoptr (DealTable) table = make_table ();
  g_autoptr (GListModel) rows = deal_table_row_list_new (table);
  g_autoptr (DealTableRow) large = g_list_model_get_item (rows, 0);
  g_autoptr (DealTableRow) small = g_list_model_get_item (rows, 1);
  g_autoptr (DealTableRow) none = g_list_model_get_item (rows, 2);

  g_assert_cmpint (deal_table_row_compare (small, large, 4), <, 0);
  g_assert_cmpint (deal_table_row_compare (large, small, 4), >, 0);
  g_assert_cmpint (deal_table_row_compare (none, small, 4), <, 0);
  g_assert_cmpint (deal_table_row_compare (large, large, 4), ==, 0);
  g_assert_cmpint (deal_table_row_compare (large, small, 0), <, 0);
}

static GtkWidget *
show_table (const DealTable *table,
            DealTableView  **view)
{
  GtkWidget *widget = deal_table_view_new ();

  *view = DEAL_TABLE_VIEW (widget);
  deal_table_view_set_table (*view, table);

  return show_widget (widget, 700, 400);
}

/* What all rows share, what numbers say themselves and what only programs need
 * are no columns. */
static void
test_columns (void)
{
  g_autoptr (DealTable) table = make_table ();
  DealTableView *view;
  GtkWidget     *window = show_table (table, &view);
  GtkWidget     *column_view = find_widget (window, GTK_TYPE_COLUMN_VIEW);
  GListModel    *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (column_view));
  GtkWidget     *last = gtk_widget_get_last_child (GTK_WIDGET (view));

  g_assert_cmpuint (g_list_model_get_n_items (columns), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      g_assert_cmpstr (gtk_column_view_column_get_title (column), ==,
                       i == 0 ? "Period" : "Old");
    }
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (last)), "Scenario: base"));
  destroy_window (window);
}

static void
test_copies_the_selection (void)
{
  static const char *const head =
    "Period\tFrom\tOld state\tBound of old\tOld\tScenario\n";
  g_autoptr (DealTable) table = make_table ();
  DealTableView   *view;
  GtkWidget       *window = show_table (table, &view);
  g_autofree char *all = deal_table_view_get_selected_text (view);
  g_autofree char *whole = deal_table_to_tsv (table, NULL);
  g_autofree char *one = NULL;
  g_autofree char *expected =
    g_strconcat (head, "2027\t2027-01-01\tvalue\t≥\t900.00\tbase\n", NULL);

  g_assert_cmpstr (all, ==, whole);
  gtk_selection_model_select_item (deal_table_view_get_model (view), 1, TRUE);
  one = deal_table_view_get_selected_text (view);
  g_assert_cmpstr (one, ==, expected);
  destroy_window (window);
}

/* A tab or a line break in a cell would break the table that is pasted. */
static void
test_copies_no_breaks (void)
{
  g_autoptr (DealTable) table = deal_table_new ("test", "Test");
  g_autofree char *text = NULL;

  deal_table_add_column (table, "a", "A\tB", DEAL_COLUMN_TEXT);
  deal_table_add_row (table, (const char *[]){ "one\ntwo\tthree\r" });
  text = deal_table_to_tsv (table, NULL);
  g_assert_cmpstr (text, ==, "A B\none two three \n");
}

static void
text_read_cb (GObject      *clipboard,
              GAsyncResult *result,
              gpointer      text)
{
  *(char **) text =
    gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static void
test_fills_the_clipboard (void)
{
  g_autoptr (DealTable) table = make_table ();
  DealTableView   *view;
  GtkWidget       *window = show_table (table, &view);
  GdkClipboard    *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (view));
  g_autofree char *whole = deal_table_to_tsv (table, NULL);
  g_autofree char *text = NULL;

  deal_table_view_copy (view);
  gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (text, ==, whole);
  destroy_window (window);
}

static GtkWidget *
find_label (GtkWidget  *widget,
            const char *end)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) &&
      g_str_has_suffix (gtk_label_get_text (GTK_LABEL (widget)), end))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_label (child, end);

  return found;
}

/* From right to left "≥ 900" would be "900 ≤", and a minus stand behind its number. */
static void
test_signs_come_first (void)
{
  static const char *const cells[] = { "1\u202f234.50", "≥\u202f900" };
  g_autoptr (DealTable) table = make_table ();
  DealTableView *view;
  GtkWidget     *window = show_table (table, &view);

  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      GtkWidget *label = find_label (GTK_WIDGET (view), cells[i]);

      g_assert_nonnull (label);
      g_assert_true (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (label)),
                                       DEAL_UI_LEFT_TO_RIGHT));
    }
  destroy_window (window);
}

/* The real twins of both figures can be shown, month by month too. */
static void
test_real_tables (void)
{
  g_autoptr (Deal) deal = read_small_deal ();
  g_autoptr (DealOptions) options = deal_options_new (deal);

  options->by = DEAL_BY_MONTH;
  for (int kind = 0; kind < DEAL_N_FIGURES; kind++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DealFigure) figure =
        deal_figure_new ((DealFigureKind) kind, options, TRUE, &error);
      DealTableView *view;
      GtkWidget     *window;

      g_assert_no_error (error);
      window = show_table (deal_figure_get_table (figure), &view);
      g_assert_cmpuint (
        g_list_model_get_n_items (G_LIST_MODEL (deal_table_view_get_model (view))), ==,
        deal_figure_get_table (figure)->rows->len);
      destroy_window (window);
    }
}

/* A wide table is seen where it begins, and stays where it was moved to. */
static void
test_begins_at_its_side (void)
{
  static const GtkTextDirection directions[] = { GTK_TEXT_DIR_LTR, GTK_TEXT_DIR_RTL };
  g_autoptr (Deal) deal = read_small_deal ();
  g_autoptr (DealOptions) options = deal_options_new (deal);
  g_autoptr (DealFigure)
    figure = deal_figure_new (DEAL_FIGURE_PAYMENTS, options, TRUE, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (directions); i++)
    {
      DealTableView *view;
      GtkWidget     *window;
      GtkWidget     *scrolled;
      GtkAdjustment *across;
      double         most;

      gtk_widget_set_default_direction (directions[i]);
      window = show_table (deal_figure_get_table (figure), &view);
      scrolled = find_widget (window, GTK_TYPE_SCROLLED_WINDOW);
      across = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scrolled));
      most = gtk_adjustment_get_upper (across) - gtk_adjustment_get_page_size (across);
      g_assert_cmpfloat (most, >, 50);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_assert_cmpfloat (gtk_adjustment_get_value (across), ==,
                         directions[i] == GTK_TEXT_DIR_RTL ? most : 0);

      gtk_adjustment_set_value (across, most / 2);
      gtk_adjustment_set_upper (across, gtk_adjustment_get_upper (across) + 10);
      while (g_main_context_pending (NULL))
        g_main_context_iteration (NULL, FALSE);
      g_assert_cmpfloat (gtk_adjustment_get_value (across), ==,
                         most / 2 + (directions[i] == GTK_TEXT_DIR_RTL ? 10 : 0));
      destroy_window (window);
    }
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *path = g_strconcat ("/table-view/number/", numbers[i].says, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_number);
    }
  g_test_add_func ("/table-view/cells", test_cells);
  g_test_add_func ("/table-view/compare", test_compare);
  g_test_add_func ("/table-view/columns", test_columns);
  g_test_add_func ("/table-view/copies-the-selection", test_copies_the_selection);
  g_test_add_func ("/table-view/copies-no-breaks", test_copies_no_breaks);
  g_test_add_func ("/table-view/fills-the-clipboard", test_fills_the_clipboard);
  g_test_add_func ("/table-view/signs-come-first", test_signs_come_first);
  g_test_add_func ("/table-view/real-tables", test_real_tables);
  g_test_add_func ("/table-view/begins-at-its-side", test_begins_at_its_side);

  return g_test_run ();
}
