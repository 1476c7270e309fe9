/* test-long-lists.c: what is longer than the window is scrolled without a warning
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Warnings are fatal here: a test that ends has given none.
 */

#include "deal-problems-page.h"
#include "deal-term-item.h"
#include "deal-term-row.h"
#include "deal-terms-list.h"
#include "fixture.h"
#include "show-widget.h"

/* The rows of the bundled deal, @n_times. */
static GPtrArray *
make_items (const DealDiff *diff,
            guint           n_times)
{
  DealTermsQuery query = { DEAL_TERMS_ALL, -1, NULL };
  GPtrArray     *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_times; i++)
    {
      g_autoptr (GPtrArray) once = deal_terms_select (diff, &query);

      g_ptr_array_extend_and_steal (items, g_steal_pointer (&once));
    }

  return items;
}

static GtkAdjustment *
find_adjustment (GtkWidget *widget)
{
  GtkWidget *scrolled = find_widget (widget, GTK_TYPE_SCROLLED_WINDOW);

  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
}

static gboolean
is_laid_out (gpointer adjustment)
{
  return gtk_adjustment_get_upper (adjustment) > 10000;
}

/* A wheel turns when it likes: also between new rows and their layout. */
static void
test_scrolls_while_rows_change (gconstpointer share)
{
  g_autoptr (Deal) deal = fixture_load (NULL, NULL);
  g_autoptr (DealDiff) diff = deal_diff_new (deal, deal->compare_old, deal->compare_new);
  g_autoptr (GPtrArray) many = make_items (diff, 10);
  g_autoptr (GPtrArray) few = make_items (diff, 1);
  GtkWidget     *list = g_object_new (DEAL_TYPE_TERMS_LIST, NULL);
  GtkWidget     *window = show_widget (list, 800, 600);
  GtkAdjustment *adjustment = find_adjustment (list);
  double         part = GPOINTER_TO_UINT (share) / 100.0;

  g_assert_cmpuint (many->len, >, 300);
  deal_terms_list_set_items (DEAL_TERMS_LIST (list), many);
  fixture_wait (is_laid_out, adjustment);
  gtk_adjustment_set_value (adjustment, part * gtk_adjustment_get_upper (adjustment));
  settle ();

  deal_terms_list_set_items (DEAL_TERMS_LIST (list), few);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) - 200);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + 80);
  settle ();
  deal_terms_list_set_items (DEAL_TERMS_LIST (list), many);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + 200);
  settle ();

  /* And it does scroll. */
  gtk_adjustment_set_value (adjustment, 5000);
  settle ();
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >, 1000);
  destroy_window (window);
}

static guint
count_rows (GtkWidget *list)
{
  GtkWidget *view = find_widget (list, GTK_TYPE_LIST_VIEW);
  guint      n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (view); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n++;

  return n;
}

typedef struct
{
  GtkWidget *list;
  guint      rows; /* at the last frame */
  guint      most; /* that came with one */
} Growth;

static void
note_growth_cb (GdkFrameClock *clock,
                Growth        *growth)
{
  guint n = count_rows (growth->list);

  if (n > growth->rows)
    growth->most = MAX (growth->most, n - growth->rows);
  growth->rows = n;
}

static gboolean
has_many_rows (gpointer list)
{
  return count_rows (list) >= 200;
}

/* No frame has more rows to make than a few, and what is asked meanwhile is answered
 * for all of them. */
static void
test_grows_by_frames (void)
{
  g_autoptr (Deal) deal = fixture_load (NULL, NULL);
  g_autoptr (DealDiff) diff = deal_diff_new (deal, deal->compare_old, deal->compare_new);
  g_autoptr (GPtrArray) many = make_items (diff, 9);
  g_autoptr (GPtrArray) others = make_items (diff, 9);
  GtkWidget     *list = g_object_new (DEAL_TYPE_TERMS_LIST, NULL);
  GtkWidget     *window = show_widget (list, 800, 600);
  DealTermsList *terms = DEAL_TERMS_LIST (list);
  const char    *last = diff->rows[diff->n_rows - 1].term->id;
  Growth         growth = { .list = list };

  settle ();
  g_signal_connect (gtk_widget_get_frame_clock (list), "after-paint",
                    G_CALLBACK (note_growth_cb), &growth);
  deal_terms_list_set_items (terms, many);
  g_assert_cmpuint (deal_terms_list_get_n_items (terms), ==, many->len);
  g_assert_cmpuint (count_rows (list), <, 50);

  /* It is not among the first rows. */
  deal_terms_list_select (terms, last);
  g_assert_cmpstr (deal_terms_list_get_selected (terms), ==, last);
  g_assert_nonnull (deal_terms_list_get_next (terms, 1, TRUE));
  fixture_wait (has_many_rows, list);
  settle ();
  g_assert_cmpstr (deal_terms_list_get_selected (terms), ==, last);

  /* Other rows take the place of those that were still to come. */
  deal_terms_list_set_items (terms, many);
  deal_terms_list_set_items (terms, others);
  g_assert_null (deal_terms_list_get_selected (terms));
  fixture_wait (has_many_rows, list);
  g_assert_cmpuint (growth.most, >, 0);
  g_assert_cmpuint (growth.most, <, 50);
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (list), &growth);
  destroy_window (window);
}

/* The rows of terms that @list has. */
static void
collect_rows (GtkWidget  *widget,
              GHashTable *rows)
{
  if (DEAL_IS_TERM_ROW (widget))
    g_hash_table_add (rows, g_object_ref (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_rows (child, rows);
}

/* Other items come into the rows that are there: hardly one is made. */
static void
test_keeps_rows (void)
{
  g_autoptr (Deal) deal = fixture_load (NULL, NULL);
  g_autoptr (DealDiff) diff = deal_diff_new (deal, deal->compare_old, deal->compare_new);
  g_autoptr (GPtrArray) many = make_items (diff, 9);
  g_autoptr (GPtrArray) others = make_items (diff, 9);
  g_autoptr (GHashTable)
    before = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  g_autoptr (GHashTable)
    after = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  GtkWidget     *list = g_object_new (DEAL_TYPE_TERMS_LIST, NULL);
  GtkWidget     *window = show_widget (list, 800, 600);
  GHashTableIter iter;
  gpointer       row;
  guint          n_kept = 0;

  deal_terms_list_set_items (DEAL_TERMS_LIST (list), many);
  fixture_wait (has_many_rows, list);
  settle ();
  collect_rows (list, before);
  g_assert_cmpuint (g_hash_table_size (before), >, 100);

  deal_terms_list_set_items (DEAL_TERMS_LIST (list), others);
  fixture_wait (has_many_rows, list);
  settle ();
  collect_rows (list, after);
  g_hash_table_iter_init (&iter, after);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    n_kept += g_hash_table_contains (before, row);
  g_test_message ("%u of %u rows", n_kept, g_hash_table_size (after));
  g_assert_cmpuint (n_kept * 10, >, g_hash_table_size (after) * 9);

  g_hash_table_iter_init (&iter, after);
  g_assert_true (g_hash_table_iter_next (&iter, &row, NULL));
  g_object_add_weak_pointer (row, &row);
  g_hash_table_remove_all (before);
  g_hash_table_remove_all (after);
  destroy_window (window);
  g_assert_null (row);
}

static GPtrArray *
make_problems (guint n)
{
  GPtrArray *problems =
    g_ptr_array_new_with_free_func ((GDestroyNotify) deal_problem_free);

  for (guint i = 0; i < n; i++)
    {
      DealProblem *problem = g_new0 (DealProblem, 1);

      problem->line = i + 1;
      problem->column = 1;
      problem->severity = DEAL_SEVERITY_ERROR;
      problem->pointer = g_strdup ("/terms/0");
      problem->message = g_strdup ("is not what it should be");
      g_ptr_array_add (problems, problem);
    }

  return problems;
}

static void
show_problems (DealProblemsPage *page,
               guint             n)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "deals",
                                                 "good-small.deal.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GPtrArray) problems = make_problems (n);

  deal_problems_page_show (page, file, NULL, problems, FALSE, TRUE);
}

static GtkWidget *
find_nth_row (GtkWidget *page,
              int        n)
{
  GtkWidget *list = find_widget (page, GTK_TYPE_LIST_BOX);

  return GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), n));
}

static GtkPopover *
find_popover (GtkWidget *page)
{
  for (GtkWidget *child = gtk_widget_get_first_child (page); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      return GTK_POPOVER (child);

  return NULL;
}

/* A row may be out of sight when its line is asked for, and go while it is shown. */
static void
test_shows_lines (void)
{
  GtkWidget  *page = g_object_new (DEAL_TYPE_PROBLEMS_PAGE, NULL);
  GtkWidget  *window;
  GtkPopover *popover;
  GtkWidget  *label;

  show_problems (DEAL_PROBLEMS_PAGE (page), 60);
  window = show_widget (page, 600, 500);
  settle ();
  for (int i = 59; i >= 0; i -= 59)
    {
      g_autofree char *number = g_strdup_printf ("%5d  ", i + 1);

      g_signal_emit_by_name (find_button (find_nth_row (page, i), "Show Line"),
                             "clicked");
      settle ();
      popover = find_popover (page);
      g_assert_nonnull (popover);
      g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (popover)));
      label = find_widget (GTK_WIDGET (popover), GTK_TYPE_LABEL);
      g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (label)), number));
      gtk_adjustment_set_value (find_adjustment (page), 1500);
      settle ();
    }

  /* The file is read again while a line is shown. */
  show_problems (DEAL_PROBLEMS_PAGE (page), 3);
  settle ();
  popover = find_popover (page);
  g_assert_true (popover == NULL || !gtk_widget_get_visible (GTK_WIDGET (popover)));
  g_signal_emit_by_name (find_button (find_nth_row (page, 1), "Show Line"), "clicked");
  settle ();
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (find_popover (page))));
  destroy_window (window);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_data_func ("/long-lists/terms/top", GUINT_TO_POINTER (0),
                        test_scrolls_while_rows_change);
  g_test_add_data_func ("/long-lists/terms/middle", GUINT_TO_POINTER (50),
                        test_scrolls_while_rows_change);
  g_test_add_data_func ("/long-lists/terms/end", GUINT_TO_POINTER (100),
                        test_scrolls_while_rows_change);
  g_test_add_func ("/long-lists/terms/grow", test_grows_by_frames);
  g_test_add_func ("/long-lists/terms/keep-rows", test_keeps_rows);
  g_test_add_func ("/long-lists/problems/lines", test_shows_lines);

  return g_test_run ();
}
