/* deal-focus-row.c: a row that Tab goes through in its order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-focus-row.h"

/**
 * DealFocusRow:
 *
 * Tab goes by the middles of the children of a box, from above to below; where one
 * has grown by half a pixel or a line, the next one is passed over.  Here it goes
 * by their order.
 */
struct _DealFocusRow
{
  GtkBox parent_instance;
};

G_DEFINE_FINAL_TYPE (DealFocusRow, deal_focus_row, GTK_TYPE_BOX)

static gboolean
deal_focus_row_focus (GtkWidget       *widget,
                      GtkDirectionType direction)
{
  gboolean   is_back = direction == GTK_DIR_TAB_BACKWARD;
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (direction != GTK_DIR_TAB_FORWARD && !is_back)
    return GTK_WIDGET_CLASS (deal_focus_row_parent_class)->focus (widget, direction);

  if (child == NULL)
    child = is_back ? gtk_widget_get_last_child (widget)
                    : gtk_widget_get_first_child (widget);
  for (; child != NULL; child = is_back ? gtk_widget_get_prev_sibling (child)
                                        : gtk_widget_get_next_sibling (child))
    if (gtk_widget_child_focus (child, direction))
      return TRUE;

  return FALSE;
}

static void
deal_focus_row_class_init (DealFocusRowClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = deal_focus_row_focus;
}

static void
deal_focus_row_init (DealFocusRow *self)
{
}
