/* deal-update-bar.c: that another edition of the deal is published
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-update-bar.h"

#include "deal-ui.h"

/**
 * DealUpdateBar:
 *
 * Stands under the header while an edition waits for the reader's word.
 */
struct _DealUpdateBar
{
  GtkWidget parent_instance;

  GtkLabel *title;
  GtkLabel *text;
};

enum
{
  SHOW_CHANGES,
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DealUpdateBar, deal_update_bar, GTK_TYPE_WIDGET)

static void
show_clicked_cb (DealUpdateBar *self)
{
  g_signal_emit (self, signals[SHOW_CHANGES], 0);
}

static void
close_clicked_cb (DealUpdateBar *self)
{
  deal_update_bar_hide (self);
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
deal_update_bar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DEAL_TYPE_UPDATE_BAR);
  deal_ui_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (deal_update_bar_parent_class)->dispose (object);
}

static void
deal_update_bar_class_init (DealUpdateBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = deal_update_bar_dispose;

  signals[SHOW_CHANGES] = deal_ui_signal_new ("show-changes", DEAL_TYPE_UPDATE_BAR, 0);
  signals[CLOSED] = deal_ui_signal_new ("closed", DEAL_TYPE_UPDATE_BAR, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DEAL_UI_PATH "deal-update-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DealUpdateBar, title);
  gtk_widget_class_bind_template_child (widget_class, DealUpdateBar, text);
  gtk_widget_class_bind_template_callback (widget_class, show_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_clicked_cb);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
deal_update_bar_init (DealUpdateBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * deal_update_bar_show:
 * @self: a bar
 * @title: which edition it is
 * @text: how much is different in it; neither is markup
 */
void
deal_update_bar_show (DealUpdateBar *self,
                      const char    *title,
                      const char    *text)
{
  g_return_if_fail (DEAL_IS_UPDATE_BAR (self));

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->text, text);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

void
deal_update_bar_hide (DealUpdateBar *self)
{
  g_return_if_fail (DEAL_IS_UPDATE_BAR (self));

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
