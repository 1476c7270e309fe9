/* deal-window-updates.c: the window's archive and refresh
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-text.h"
#include "deal-window-private.h"

static void
refresh_activated (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  DealWindow *self = DEAL_WINDOW (widget);

  deal_updates_start (self->updates, deal_selection_get_whole (self->selection));
}

static void
stop_activated (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  deal_updates_stop (DEAL_WINDOW (widget)->updates);
}

static void
show_sources_activated (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  deal_window_show_view (DEAL_WINDOW (widget), "sources");
}

static void
running_changed_cb (DealWindow *self)
{
  gboolean is_running = deal_updates_is_running (self->updates);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.refresh", !is_running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.stop-refresh", is_running);
  deal_window_update_status (self);
}

static void
finished_cb (DealWindow               *self,
             const DealRefreshSummary *summary)
{
  g_autofree char *lists = g_strdup_printf (P_ ("%u list checked", "%u lists checked",
                                                summary->n_in),
                                            summary->n_in);
  g_autofree char *found = g_strdup_printf (P_ ("%u new article", "%u new articles",
                                                summary->n_new),
                                            summary->n_new);
  g_autofree char *failed = g_strdup_printf (P_ ("%u failed", "%u failed",
                                                 summary->n_failed),
                                             summary->n_failed);
  g_autofree char *text = NULL;

  if (summary->n_in == 0 && summary->n_failed > 0)
    text = g_strdup_printf (P_ ("The check failed: %u list did not answer",
                                "The check failed: %u lists did not answer",
                                summary->n_failed),
                            summary->n_failed);
  else if (summary->n_failed > 0)
    /* Translators: the result of a refresh: lists checked, failed, articles found. */
    text = g_strdup_printf (_ ("%s, %s; %s"), lists, failed, found);
  else
    /* Translators: the result of a refresh: lists checked, articles found. */
    text = g_strdup_printf (_ ("%s; %s"), lists, found);
  deal_window_toast (self, text);
}

static void
failed_cb (DealWindow   *self,
           const GError *error)
{
  deal_window_toast (self, error->message);
}

/* What cannot be kept still counts in this window. */
static void
reading_chosen_cb (DealWindow                *self,
                   const char                *conflict,
                   const DealArchivedReading *reading)
{
  Deal         *deal = deal_selection_get_whole (self->selection);
  const GError *no_archive = NULL;
  g_autoptr (GError) error = NULL;
  DealArchive *archive = deal_updates_get_archive (self->updates, &no_archive);

  if (archive == NULL)
    deal_window_toast (self, no_archive->message);
  else if (!deal_archive_keep_reading (archive, deal->id, conflict, reading, &error))
    deal_window_toast (self, error->message);
}

/* How the conflicts of the deal were read when it was last open. */
void
deal_window_load_readings (DealWindow *self)
{
  Deal        *deal = deal_selection_get_whole (self->selection);
  DealArchive *archive = deal_updates_get_archive (self->updates, NULL);
  g_autoptr (GError) error = NULL;
  GPtrArray *readings;

  if (archive == NULL || deal == NULL || deal->n_conflicts == 0)
    return;

  readings = deal_archive_load_readings (archive, deal->id, &error);
  if (readings != NULL)
    deal_selection_set_readings (self->selection, readings);
  else
    deal_window_toast (self, error->message);
}

void
deal_window_install_updates (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.refresh", NULL, refresh_activated);
  gtk_widget_class_install_action (widget_class, "win.stop-refresh", NULL,
                                   stop_activated);
  gtk_widget_class_install_action (widget_class, "win.show-sources", NULL,
                                   show_sources_activated);
  gtk_widget_class_bind_template_child (widget_class, DealWindow, refresh_button);
}

void
deal_window_init_updates (DealWindow *self)
{
  self->updates = deal_updates_new ();
  g_signal_connect_object (self->updates, "notify::running",
                           G_CALLBACK (running_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->updates, "finished", G_CALLBACK (finished_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->updates, "failed", G_CALLBACK (failed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "reading-chosen",
                           G_CALLBACK (reading_chosen_cb), self, G_CONNECT_SWAPPED);
  deal_refresh_button_set_updates (self->refresh_button, self->updates);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.stop-refresh", FALSE);
}
