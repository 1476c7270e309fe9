/* deal-ui.c: what all widgets of the window need
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-ui.h"

/**
 * deal_ui_remove_children:
 * @widget: a widget that is disposed of, or filled anew
 *
 * Takes the children out of a widget that keeps them itself.  A template's are
 * among them: gtk_widget_dispose_template() removes only those with an id.
 */
void
deal_ui_remove_children (GtkWidget *widget)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}
