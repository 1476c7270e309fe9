/* deal-names.c: words for the parts that GTK makes inside of its widgets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GTK 4.8 lets the focus rest on a button inside of a drop-down or on the list of a
 * column view, and gives a screen reader the name of its class there.
 */

#include "deal-names.h"

#include <adwaita.h>

#include "deal-text.h"

void
deal_names_set (GtkWidget  *widget,
                const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find (child, type);

  return found;
}

/* The rows of a drop-down's list are made when it opens. */
static void
name_rows (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *label = find (child, GTK_TYPE_LABEL);

      if (label != NULL)
        deal_names_set (child, gtk_label_get_text (GTK_LABEL (label)));
    }
}

static void
list_mapped_cb (GtkWidget *list)
{
  name_rows (list);
}

/* The list that @widget opens, and its rows. */
static void
name_list (GtkWidget *widget)
{
  GtkWidget *popover = find (widget, GTK_TYPE_POPOVER);
  GtkWidget *list = popover != NULL ? find (popover, GTK_TYPE_LIST_VIEW) : NULL;

  if (list == NULL || g_object_get_data (G_OBJECT (list), "deal-named") != NULL)
    return;

  g_object_set_data (G_OBJECT (list), "deal-named", list);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (list),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, widget, NULL, -1);
  name_rows (list);
  g_signal_connect_after (list, "map", G_CALLBACK (list_mapped_cb), NULL);
}

static void
name_drop_down (GtkWidget *drop_down)
{
  GtkWidget *button = find (drop_down, GTK_TYPE_TOGGLE_BUTTON);
  GtkWidget *shown = button != NULL ? find (button, GTK_TYPE_STACK) : NULL;

  name_list (drop_down);
  if (button == NULL)
    return;

  gtk_accessible_update_relation (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, drop_down, NULL,
                                  -1);
  /* What is chosen is shown in it as a row, which the keyboard never reaches. */
  for (GtkWidget *child = shown != NULL ? gtk_widget_get_first_child (shown) : NULL;
       child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_focusable (child, FALSE);
}

/* The row has the focus, never the list in it that shows what is chosen. */
static void
name_combo_row (GtkWidget *row)
{
  GtkWidget *shown = find (row, GTK_TYPE_LIST_VIEW);

  name_list (row);
  if (shown == NULL || gtk_widget_get_ancestor (shown, GTK_TYPE_POPOVER) != NULL)
    return;

  gtk_widget_set_focusable (shown, FALSE);
  for (GtkWidget *child = gtk_widget_get_first_child (shown); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_focusable (child, FALSE);
}

static void
name_column_view (GtkWidget *view)
{
  GtkWidget *heads = gtk_widget_get_first_child (view);
  GtkWidget *list = gtk_widget_get_last_child (view);

  if (heads != NULL)
    deal_names_set (heads, _ ("Headings"));
  if (list != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (list),
                                    GTK_ACCESSIBLE_RELATION_LABELLED_BY, view, NULL, -1);
}

/* The label inside of it is its name; the button's own text has an underscore, and is
 * read before it. */
static void
name_button (GtkWidget *button)
{
  gtk_accessible_reset_property (GTK_ACCESSIBLE (button),
                                 GTK_ACCESSIBLE_PROPERTY_LABEL);
}

/**
 * deal_names_add:
 * @widget: a view or a dialog
 * @name: what it is called; the panes in it that scroll are called so too
 *
 * Gives a name to everything in it that can have the focus and that has none
 * because GTK made it.
 */
void
deal_names_add (GtkWidget  *widget,
                const char *name)
{
  if (GTK_IS_SCROLLED_WINDOW (widget))
    deal_names_set (widget, name);
  else if (GTK_IS_DROP_DOWN (widget))
    name_drop_down (widget);
  else if (ADW_IS_COMBO_ROW (widget))
    name_combo_row (widget);
  else if (GTK_IS_COLUMN_VIEW (widget))
    name_column_view (widget);
  else if (GTK_IS_BUTTON (widget) && gtk_button_get_use_underline (GTK_BUTTON (widget)))
    {
      name_button (widget);
      g_signal_connect (widget, "notify::label", G_CALLBACK (name_button), NULL);
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    deal_names_add (child, name);
}
