/* test-focus-row.c: Tab passes nothing over
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-focus-row.h"
#include "deal-tab-stop.h"
#include "deal-wrap-layout.h"
#include "show-widget.h"

#define N_CHILDREN 4

typedef struct
{
  GtkWidget *window;
  GtkWidget *children[N_CHILDREN];
} Row;

/* Something high, buttons in its middle, one that has grown, and one on a line of its
 * own. */
static void
row_init (Row  *row,
          GType type)
{
  static const int heights[N_CHILDREN] = { 91, 34, 35, 60 };
  GtkWidget       *box = g_object_new (type, NULL);

  gtk_widget_set_layout_manager (box, deal_wrap_layout_new (8, 8));
  for (gsize i = 0; i < N_CHILDREN; i++)
    {
      row->children[i] = gtk_button_new_with_label ("Button");
      gtk_widget_set_size_request (row->children[i], i == 3 ? 380 : 90, heights[i]);
      gtk_widget_set_valign (row->children[i], i == 0 ? GTK_ALIGN_END : GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), row->children[i]);
    }
  gtk_widget_set_valign (row->children[0], GTK_ALIGN_FILL);
  row->window = show_widget (box, 400, 300);
  settle ();
}

static GtkWidget *
step (Row             *row,
      GtkDirectionType direction)
{
  gtk_widget_child_focus (row->window, direction);

  return gtk_window_get_focus (GTK_WINDOW (row->window));
}

static void
test_order (void)
{
  Row row;

  row_init (&row, DEAL_TYPE_FOCUS_ROW);
  gtk_window_set_focus (GTK_WINDOW (row.window), row.children[0]);
  for (gsize i = 1; i < N_CHILDREN; i++)
    g_assert_true (step (&row, GTK_DIR_TAB_FORWARD) == row.children[i]);
  for (gsize i = N_CHILDREN - 1; i-- > 0;)
    g_assert_true (step (&row, GTK_DIR_TAB_BACKWARD) == row.children[i]);
  gtk_window_destroy (GTK_WINDOW (row.window));
}

/* What cannot be used is passed over all the same. */
static void
test_insensitive (void)
{
  Row row;

  row_init (&row, DEAL_TYPE_FOCUS_ROW);
  gtk_widget_set_sensitive (row.children[1], FALSE);
  gtk_widget_hide (row.children[2]);
  gtk_window_set_focus (GTK_WINDOW (row.window), row.children[0]);
  g_assert_true (step (&row, GTK_DIR_TAB_FORWARD) == row.children[3]);
  g_assert_true (step (&row, GTK_DIR_TAB_BACKWARD) == row.children[0]);
  gtk_window_destroy (GTK_WINDOW (row.window));
}

/* The reason for the class: a plain box goes by the middles of its children. */
static void
test_box (void)
{
  Row row;

  row_init (&row, GTK_TYPE_BOX);
  gtk_window_set_focus (GTK_WINDOW (row.window), row.children[0]);
  g_assert_true (step (&row, GTK_DIR_TAB_FORWARD) != row.children[1]);
  gtk_window_destroy (GTK_WINDOW (row.window));
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *item)
{
  gtk_list_item_set_child (item, gtk_label_new ("row"));
}

static GtkSelectionModel *
new_model (const char *const *rows)
{
  GListModel *words = G_LIST_MODEL (gtk_string_list_new (rows));

  return GTK_SELECTION_MODEL (gtk_single_selection_new (words));
}

static GtkListItemFactory *
new_factory (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);

  return factory;
}

/* However many rows a list has, the second Tab is out of it. */
static void
test_list (gconstpointer data)
{
  gboolean    is_stop = GPOINTER_TO_INT (data);
  const char *rows[] = { "one", "two", "three", NULL };
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget  *stop = g_object_new (is_stop ? DEAL_TYPE_TAB_STOP : GTK_TYPE_BOX, NULL);
  GtkWidget  *before = gtk_button_new_with_label ("before");
  GtkWidget  *after = gtk_button_new_with_label ("after");
  GtkWidget  *scrolled = gtk_scrolled_window_new ();
  GtkWidget  *list = gtk_list_view_new (new_model (rows), new_factory ());
  Row         row = { 0 };

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (stop), scrolled);
  gtk_box_append (GTK_BOX (box), before);
  gtk_box_append (GTK_BOX (box), stop);
  gtk_box_append (GTK_BOX (box), after);
  row.window = show_widget (box, 300, 300);
  settle ();

  gtk_window_set_focus (GTK_WINDOW (row.window), before);
  g_assert_true (gtk_widget_is_ancestor (step (&row, GTK_DIR_TAB_FORWARD), list));
  g_assert_true ((step (&row, GTK_DIR_TAB_FORWARD) == after) == is_stop);
  if (is_stop)
    {
      g_assert_true (gtk_widget_is_ancestor (step (&row, GTK_DIR_TAB_BACKWARD), list));
      g_assert_true (gtk_widget_is_ancestor (step (&row, GTK_DIR_DOWN), list));
      g_assert_true (step (&row, GTK_DIR_TAB_BACKWARD) == before);
    }
  gtk_window_destroy (GTK_WINDOW (row.window));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/focus-row/in-its-order", test_order);
  g_test_add_func ("/focus-row/what-cannot-be-used", test_insensitive);
  g_test_add_func ("/focus-row/a-box-does-not", test_box);
  g_test_add_data_func ("/tab-stop/list", GINT_TO_POINTER (TRUE), test_list);
  g_test_add_data_func ("/tab-stop/plain-box", GINT_TO_POINTER (FALSE), test_list);

  return g_test_run ();
}
