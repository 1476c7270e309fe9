/* deal-refresh-button.c: starts a refresh, and says how far it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-refresh-button.h"

#include "deal-text.h"
#include "deal-ui.h"

/**
 * DealRefreshButton:
 *
 * Pressed at rest it starts a refresh; pressed while one is under way it opens
 * what there is to say about it, with the way to stop it.
 */
struct _DealRefreshButton
{
  GtkWidget parent_instance;

  DealUpdates *updates; /* nullable */

  GtkWidget      *button;
  GtkStack       *stack;
  GtkSpinner     *spinner;
  GtkPopover     *popover;
  GtkLabel       *status;
  GtkProgressBar *progress;
  GtkLabel       *host;
};

G_DEFINE_FINAL_TYPE (DealRefreshButton, deal_refresh_button, GTK_TYPE_WIDGET)

static void
update (DealRefreshButton *self)
{
  gboolean         is_running = deal_updates_is_running (self->updates);
  const char      *status = deal_updates_get_status (self->updates);
  g_autofree char *host = NULL;

  g_object_get (self->updates, "host", &host, NULL);
  gtk_stack_set_visible_child_name (self->stack, is_running ? "running" : "idle");
  gtk_spinner_set_spinning (self->spinner, is_running);
  gtk_label_set_label (self->status, status);
  gtk_label_set_label (self->host, host != NULL ? host : "");
  gtk_progress_bar_set_fraction (self->progress,
                                 deal_updates_get_fraction (self->updates));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  is_running ? status : _ ("Refresh Sources"), -1);
  if (!is_running)
    gtk_popover_popdown (self->popover);
}

static void
clicked_cb (DealRefreshButton *self)
{
  if (self->updates != NULL && deal_updates_is_running (self->updates))
    gtk_popover_popup (self->popover);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.refresh", NULL);
}

static void
deal_refresh_button_dispose (GObject *object)
{
  DealRefreshButton *self = DEAL_REFRESH_BUTTON (object);

  g_clear_object (&self->updates);
  gtk_widget_dispose_template (GTK_WIDGET (object), DEAL_TYPE_REFRESH_BUTTON);
  deal_ui_remove_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (deal_refresh_button_parent_class)->dispose (object);
}

static void
deal_refresh_button_class_init (DealRefreshButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = deal_refresh_button_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/counterpart_app/Counterpart/deal-refresh-button.ui");
  gtk_widget_class_bind_template_child (widget_class, DealRefreshButton, button);
  gtk_widget_class_bind_template_child (widget_class, DealRefreshButton, stack);
  gtk_widget_class_bind_template_child (widget_class, DealRefreshButton, spinner);
  gtk_widget_class_bind_template_child (widget_class, DealRefreshButton, popover);
  gtk_widget_class_bind_template_child (widget_class, DealRefreshButton, status);
  gtk_widget_class_bind_template_child (widget_class, DealRefreshButton, progress);
  gtk_widget_class_bind_template_child (widget_class, DealRefreshButton, host);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
deal_refresh_button_init (DealRefreshButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * deal_refresh_button_set_updates:
 * @self: the button
 * @updates: whose refresh it shows
 *
 * Is called once, by the window.
 */
void
deal_refresh_button_set_updates (DealRefreshButton *self,
                                 DealUpdates       *updates)
{
  g_set_object (&self->updates, updates);
  g_signal_connect_object (updates, "notify", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}
