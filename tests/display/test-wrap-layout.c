/* test-wrap-layout.c: children in lines
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-pair.h"
#include "deal-wrap-layout.h"
#include "show-widget.h"

#define SIDE 50
#define SPACING 10
#define LINKED_SPACING 4

static GtkWidget *
make_box (guint n)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, deal_wrap_layout_new (SPACING, SPACING));
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *child = gtk_drawing_area_new ();

      gtk_widget_set_size_request (child, SIDE, SIDE);
      gtk_box_append (GTK_BOX (box), child);
    }

  return box;
}

static const struct
{
  const char *says;
  guint       n;
  int         width;
  int         n_lines;
} lines[] = {
  { "nothing", 0, 100, 0 },
  { "one-that-fits", 1, 50, 1 },
  { "three-that-just-fit", 3, 170, 1 },
  { "three-with-one-pixel-too-few", 3, 169, 2 },
  { "one-a-line", 4, 50, 4 },
  { "two-a-line", 5, 119, 3 },
};

static void
test_lines (gconstpointer data)
{
  gsize      i = GPOINTER_TO_SIZE (data);
  GtkWidget *box = g_object_ref_sink (make_box (lines[i].n));
  int        height;
  int        expected = MAX (0, lines[i].n_lines * (SIDE + SPACING) - SPACING);

  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, lines[i].width, &height, NULL, NULL,
                      NULL);
  g_assert_cmpint (height, ==, expected);
  g_object_unref (box);
}

static void
test_widths (void)
{
  GtkWidget *box = g_object_ref_sink (make_box (3));
  int        minimum;
  int        natural;

  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL,
                      NULL);
  g_assert_cmpint (minimum, ==, SIDE);
  g_assert_cmpint (natural, ==, 3 * SIDE + 2 * SPACING);
  gtk_widget_set_visible (gtk_widget_get_first_child (box), FALSE);
  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL,
                      NULL);
  g_assert_cmpint (natural, ==, 2 * SIDE + SPACING);
  g_object_unref (box);
}

static int
get_x (GtkWidget *child)
{
  graphene_rect_t bounds;

  g_assert_true (
    gtk_widget_compute_bounds (child, gtk_widget_get_parent (child), &bounds));

  return (int) bounds.origin.x;
}

/* What a line has left over goes to the child that expands; from right to left
 * the same, mirrored. */
static void
test_expands (gconstpointer data)
{
  gboolean   is_rtl = GPOINTER_TO_INT (data);
  GtkWidget *box = make_box (2);
  GtkWidget *first = gtk_widget_get_first_child (box);
  GtkWidget *last = gtk_widget_get_last_child (box);
  GtkWidget *window;

  gtk_widget_set_direction (box, is_rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  gtk_widget_set_hexpand (last, TRUE);
  window = show_widget (box, 400, 100);
  g_assert_cmpint (gtk_widget_get_width (box), ==, 400);
  g_assert_cmpint (gtk_widget_get_width (first), ==, SIDE);
  g_assert_cmpint (gtk_widget_get_width (last), ==, 400 - SIDE - SPACING);
  g_assert_cmpint (get_x (first), ==, is_rtl ? 400 - SIDE : 0);
  g_assert_cmpint (get_x (last), ==, is_rtl ? 0 : SIDE + SPACING);
  destroy_window (window);
}

/* A linked row touches while it fits, and stands apart where it does not. */
static void
test_linked (gconstpointer data)
{
  gboolean   fits = GPOINTER_TO_INT (data);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *last = NULL;
  GtkWidget *window;

  deal_wrap_layout_link (box);
  if (fits)
    gtk_widget_remove_css_class (box, "linked");
  for (guint i = 0; i < 3; i++)
    {
      last = gtk_drawing_area_new ();
      gtk_widget_set_size_request (last, SIDE, SIDE);
      gtk_box_append (GTK_BOX (box), last);
    }
  window = show_widget (box, fits ? 3 * SIDE : 3 * SIDE - 1, 200);
  settle ();
  g_assert_true (gtk_widget_has_css_class (box, "linked") == fits);
  g_assert_cmpint (get_x (gtk_widget_get_prev_sibling (last)), ==,
                   fits ? SIDE : SIDE + LINKED_SPACING);
  g_assert_cmpint (get_x (last), ==, fits ? 2 * SIDE : 0);
  destroy_window (window);
}

/* A child that expands is as high as it must be at the width that it really gets. */
static void
test_height_of_expanding (void)
{
  GtkWidget *box = g_object_ref_sink (make_box (1));
  GtkWidget *label = gtk_label_new ("one two three four five six seven eight nine ten");
  int        alone;
  int        height;

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 6);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_size_request (gtk_widget_get_first_child (box), SIDE, 1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, 800 - SIDE - SPACING, NULL, &alone,
                      NULL, NULL);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 800, NULL, &height, NULL, NULL);
  g_assert_cmpint (height, ==, alone);
  g_object_unref (box);
}

/* Where titles have no room the versions are called by their months. */
static void
test_pair (void)
{
  g_autoptr (DealSelection) selection = make_selection ();
  GtkWidget *pair = g_object_new (DEAL_TYPE_PAIR, NULL);
  GtkWidget *window = show_widget (pair, 700, 60);
  GtkWidget *label;

  deal_pair_set_selection (DEAL_PAIR (pair), selection);
  label = find_widget (pair, GTK_TYPE_LABEL);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==,
                   "Agreement of January 2024");
  deal_pair_set_narrow (DEAL_PAIR (pair), TRUE);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "Jan\u00a02024");
  deal_pair_set_narrow (DEAL_PAIR (pair), FALSE);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==,
                   "Agreement of January 2024");
  destroy_window (window);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *path = g_strconcat ("/wrap-layout/lines/", lines[i].says, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_lines);
    }
  g_test_add_func ("/wrap-layout/widths", test_widths);
  g_test_add_data_func ("/wrap-layout/expands/left-to-right", GINT_TO_POINTER (FALSE),
                        test_expands);
  g_test_add_data_func ("/wrap-layout/expands/right-to-left", GINT_TO_POINTER (TRUE),
                        test_expands);
  g_test_add_data_func ("/wrap-layout/linked/fits", GINT_TO_POINTER (TRUE), test_linked);
  g_test_add_data_func ("/wrap-layout/linked/wraps", GINT_TO_POINTER (FALSE),
                        test_linked);
  g_test_add_func ("/pair/narrow", test_pair);
  g_test_add_func ("/wrap-layout/height-of-expanding", test_height_of_expanding);

  return g_test_run ();
}
