/* deal-ui.h: where the window's own resources are, and what all its widgets need
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DEAL_UI_PATH "/io/github/counterpart_app/Counterpart/"

/* How long a message stays that offers something: it has to be heard, or reached
 * with Tab, first. */
#define DEAL_UI_SECONDS_OFFERED 15

/* In front of numbers and signs alone: from right to left, too, they stand in their
 * order, as “+16”, “≤ 20” and “2019–2035”. */
#define DEAL_UI_LEFT_TO_RIGHT "\u200e"

GtkWidget *deal_ui_label_new (const char *text, const char *css_class);
GtkWidget *deal_ui_small_icon_new (const char *name, const char *css_class);
void       deal_ui_let_shrink (GtkDropDown *drop_down);
guint      deal_ui_signal_new (const char *name, GType type, guint n_arguments, ...);
void       deal_ui_set_other_deal (GError **error);
void       deal_ui_focus_selected (GtkWidget *list);
void       deal_ui_remove_children (GtkWidget *widget);
void       deal_ui_outlive (GObject *object);
int        deal_ui_get_height (GtkWidget *child, int width);
int        deal_ui_get_width (GtkWidget *child, gboolean is_natural);

G_END_DECLS
