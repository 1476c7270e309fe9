/* deal-row-problem.c: what is wrong with a row of a list, said below it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-row-problem.h"

#define KEY "deal-row-problem"

/* The label of what is said below @row; NULL: nothing is. */
static GtkWidget *
get_label (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), KEY);
}

static GtkWidget *
add_label (GtkWidget *row)
{
  GtkListBox *list = GTK_LIST_BOX (gtk_widget_get_parent (row));
  int         place = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + 1;
  GtkWidget  *below = gtk_list_box_row_new ();
  GtkWidget  *label = g_object_new (GTK_TYPE_LABEL, "accessible-role",
                                    GTK_ACCESSIBLE_ROLE_ALERT, "wrap", TRUE, "xalign",
                                    0.0, NULL);

  gtk_widget_add_css_class (label, "error");
  gtk_widget_add_css_class (label, "deal-row-problem");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (below), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (below), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (below), FALSE);
  gtk_widget_set_focusable (below, FALSE);
  gtk_list_box_insert (list, below, place);
  g_object_set_data (G_OBJECT (row), KEY, label);

  return label;
}

/**
 * deal_row_problem_set:
 * @row: a row in a list box
 * @text: what is wrong with what it holds
 *
 * Marks the row and says it in a row of its own below, so that what to change and why
 * are seen together.
 */
void
deal_row_problem_set (GtkWidget  *row,
                      const char *text)
{
  GtkWidget *label = get_label (row);

  g_return_if_fail (GTK_IS_LIST_BOX_ROW (row));

  if (label == NULL)
    label = add_label (row);
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_add_css_class (row, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

/**
 * deal_row_problem_clear:
 * @row: a row in a list box
 *
 * Nothing is wrong with it any more, if anything was.
 */
void
deal_row_problem_clear (GtkWidget *row)
{
  GtkWidget *label = get_label (row);
  GtkWidget *below;

  if (label == NULL)
    return;

  below = gtk_widget_get_parent (label);
  g_object_set_data (G_OBJECT (row), KEY, NULL);
  gtk_list_box_remove (GTK_LIST_BOX (gtk_widget_get_parent (below)), below);
  gtk_widget_remove_css_class (row, "error");
  gtk_accessible_reset_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (row),
                                 GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

/**
 * deal_row_problem_get:
 * @row: a row in a list box
 *
 * Returns: (nullable): what is said to be wrong with it
 */
const char *
deal_row_problem_get (GtkWidget *row)
{
  GtkWidget *label = get_label (row);

  return label != NULL ? gtk_label_get_text (GTK_LABEL (label)) : NULL;
}
