/* test-focus-row.c: Tab passes nothing over
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-focus-row.h"
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

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/focus-row/in-its-order", test_order);
  g_test_add_func ("/focus-row/what-cannot-be-used", test_insensitive);
  g_test_add_func ("/focus-row/a-box-does-not", test_box);

  return g_test_run ();
}
