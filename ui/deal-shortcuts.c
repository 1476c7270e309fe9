/* deal-shortcuts.c: all that the keyboard can do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-shortcuts.h"

#include "deal-names.h"
#include "deal-shortcut-row.h"
#include "deal-ui.h"

/**
 * DealShortcuts:
 *
 * One list of all keys, which scrolls: a GtkShortcutsWindow is as large as its
 * longest page, larger than a small screen.
 */
struct _DealShortcuts
{
  AdwWindow parent_instance;
};

G_DEFINE_FINAL_TYPE (DealShortcuts, deal_shortcuts, ADW_TYPE_WINDOW)

static void
deal_shortcuts_class_init (DealShortcutsClass *klass)
{
  g_type_ensure (DEAL_TYPE_SHORTCUT_ROW);
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               DEAL_UI_PATH "deal-shortcuts.ui");
}

static void
deal_shortcuts_init (DealShortcuts *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
deal_shortcuts_show (GtkWindow *parent)
{
  GtkWidget *self = g_object_new (DEAL_TYPE_SHORTCUTS, "transient-for", parent, NULL);

  gtk_window_present (GTK_WINDOW (self));
  deal_names_add (self, gtk_window_get_title (GTK_WINDOW (self)));
}
