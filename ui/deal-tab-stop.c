/* deal-tab-stop.c: a list that Tab goes into and out of again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-tab-stop.h"

/**
 * DealTabStop:
 *
 * A box around a list.  In GTK 4.8 Tab goes from row to row of a list, and who has
 * ten thousand of them never comes to what stands behind.  Here the list is one stop:
 * the arrow keys go through its rows.
 */
struct _DealTabStop
{
  GtkBox parent_instance;
};

G_DEFINE_FINAL_TYPE (DealTabStop, deal_tab_stop, GTK_TYPE_BOX)

/**
 * deal_tab_stop_is_left:
 * @widget: a widget with a list in it
 * @direction: where the focus is to go
 *
 * For the focus function of a widget class that is no [class@TabStop].
 *
 * Returns: whether the focus is in the list and has to leave @widget
 */
gboolean
deal_tab_stop_is_left (GtkWidget       *widget,
                       GtkDirectionType direction)
{
  GtkRoot   *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *list = NULL;

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return FALSE;
  if (focus != NULL && gtk_widget_is_ancestor (focus, widget))
    list = gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_VIEW);

  return list != NULL && gtk_widget_is_ancestor (list, widget);
}

static gboolean
deal_tab_stop_focus (GtkWidget       *widget,
                     GtkDirectionType direction)
{
  return !deal_tab_stop_is_left (widget, direction) &&
         GTK_WIDGET_CLASS (deal_tab_stop_parent_class)->focus (widget, direction);
}

static void
deal_tab_stop_class_init (DealTabStopClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = deal_tab_stop_focus;
}

static void
deal_tab_stop_init (DealTabStop *self)
{
}
