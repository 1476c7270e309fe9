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

/**
 * deal_ui_label_new:
 * @text: (nullable): plain text
 * @css_class: (nullable): a style class
 *
 * Returns: (transfer floating): a label that begins at the start side and wraps,
 *   within a word where it has to
 */
GtkWidget *
deal_ui_label_new (const char *text,
                   const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}
