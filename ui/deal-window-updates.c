/* deal-window-updates.c: the window's archive and refresh
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-lists-undo.h"
#include "deal-text.h"
#include "deal-window-private.h"

/* A refresh changes the archive many times: it is looked at once for many. */
#define SOON 500

DealPages
deal_window_get_pages (DealWindow *self)
{
  return g_settings_get_boolean (self->settings, "check-pages") ? DEAL_PAGES_DUE
                                                                : DEAL_PAGES_NONE;
}

/**
 * deal_window_tell_once:
 * @self: a window
 * @told: (inout) (nullable): what was told last of the same
 * @problem: (nullable): what keeps the archive from being read; `NULL`: nothing
 *
 * Each change of the archive meets a problem anew: it is told when it is another one.
 */
void
deal_window_tell_once (DealWindow   *self,
                       char        **told,
                       const GError *problem)
{
  const char *text = problem != NULL ? problem->message : NULL;

  if (g_strcmp0 (*told, text) == 0)
    return;

  g_free (*told);
  *told = g_strdup (text);
  if (text != NULL)
    deal_window_toast (self, text);
}

/* What became of the citations of the deal, as far as the archive knows; what cannot
 * be read leaves what was known. */
static gboolean
look_at_citations_cb (gpointer user_data)
{
  DealWindow  *self = user_data;
  Deal        *deal = deal_selection_get_deal (self->selection);
  DealArchive *archive = deal_updates_get_archive (self->updates, NULL);
  g_autoptr (DealCitations) citations = NULL;
  g_autoptr (GError) problem = NULL;

  self->citations_id = 0;
  if (deal != NULL && archive != NULL)
    citations = deal_citations_load (archive, deal, &problem);
  deal_window_tell_once (self, &self->citations_told, problem);
  if (citations != NULL &&
      citations->counts[DEAL_ANCHOR_UNCHECKED] == citations->n_claims)
    g_clear_pointer (&citations, deal_citations_free);
  if (problem == NULL)
    deal_selection_set_citations (self->selection, citations);
  deal_window_update_status (self);
  deal_window_look_for_edition (self);

  return G_SOURCE_REMOVE;
}

static void
look_at_citations_soon (DealWindow *self)
{
  if (self->citations_id == 0)
    self->citations_id = g_timeout_add (SOON, look_at_citations_cb, self);
}

/* Whoever looks at the window sees it there. */
static void
notify (DealWindow *self,
        guint       n_new,
        const char *text)
{
  g_autoptr (GNotification) notification = NULL;
  GApplication *application =
    G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));

  if (application == NULL || n_new == 0 || gtk_window_is_active (GTK_WINDOW (self)))
    return;

  notification = g_notification_new (_ ("New articles"));
  g_notification_set_body (notification, text);
  g_application_send_notification (application, "refreshed", notification);
}

static void
refresh_activated (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  DealWindow *self = DEAL_WINDOW (widget);

  self->is_automatic = FALSE;
  deal_updates_start (self->updates, deal_selection_get_whole (self->selection),
                      deal_window_get_pages (self), FALSE);
}

static void
ask_lists_activated (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  DealWindow             *self = DEAL_WINDOW (widget);
  g_autofree const char **urls = g_variant_get_strv (parameter, NULL);

  self->is_automatic = FALSE;
  deal_updates_ask_lists (self->updates, urls);
}

static void
check_pages_activated (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  DealWindow *self = DEAL_WINDOW (widget);

  self->is_automatic = FALSE;
  deal_updates_start (self->updates, deal_selection_get_whole (self->selection),
                      DEAL_PAGES_ALL, FALSE);
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

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.stop-refresh", is_running);
  deal_window_update_status (self);
}

/* Pages that were asked for, in words; empty when there were none. */
static char *
write_pages (const DealRefreshSummary *summary)
{
  g_autofree char *checked = NULL;

  if (summary->n_pages == 0)
    return g_strdup ("");

  checked = g_strdup_printf (P_ ("%u of %u page answered", "%u of %u pages answered",
                                 summary->n_pages),
                             summary->n_pages_in, summary->n_pages);
  /* Translators: how many pages answered, and how many of them changed; joined to
   * what is said of the lists. */
  return g_strdup_printf (_ ("%s, %u changed"), checked, summary->n_pages_changed);
}

/* Why the deal itself, or the one page that was asked for, could not be had, if it
 * could not. */
static gboolean
tell_of_one (DealWindow               *self,
             const DealRefreshSummary *summary)
{
  gboolean is_page = summary->n_pages == 1 && summary->n_pages_failed == 1 &&
                     summary->n_lists == 0;
  GPtrArray *lines = deal_updates_get_lines (self->updates);

  for (guint i = 0; (is_page || summary->n_deals_failed > 0) && lines != NULL &&
                    i < lines->len;
       i++)
    {
      const DealRefreshLine *line = lines->pdata[i];

      if (is_page ? line->is_page : line->is_deal)
        {
          deal_window_toast (self, line->message);
          return TRUE;
        }
    }

  return FALSE;
}

/* A server answered, but not with a list. */
static gboolean
is_no_list (const DealRefreshLine *line)
{
  return line->outcome == DEAL_OUTCOME_FAILED && !line->is_page && !line->is_deal &&
         ((line->status >= 200 && line->status < 300) || line->status == 404);
}

/* What was added and is no list, with the offer to take it back. */
static gboolean
offer_removal (DealWindow *self)
{
  DealArchive       *archive = deal_updates_get_archive (self->updates, NULL);
  GPtrArray         *lines = deal_updates_get_lines (self->updates);
  const char *const *added = deal_updates_get_added (self->updates);
  const char        *message = NULL;
  guint              n = 0;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) urls = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; added != NULL && lines != NULL && i < lines->len; i++)
    {
      const DealRefreshLine *line = lines->pdata[i];

      if (!is_no_list (line) || !g_strv_contains (added, line->url))
        continue;
      g_strv_builder_add (builder, line->url);
      message = line->message;
      n++;
    }
  if (n == 0)
    return FALSE;

  urls = g_strv_builder_end (builder);
  if (n == 1)
    /* Translators: a list was added; %s says what is wrong with it. */
    text = g_strdup_printf (_ ("Added, but it cannot be read: %s"), message);
  else
    text = g_strdup_printf (P_ ("%u of the addresses added cannot be read as a list",
                                "%u of the addresses added cannot be read as lists", n),
                            n);
  deal_window_toast_undo (self, text,
                          deal_lists_undo_new (archive, (const char *const *) urls));

  return TRUE;
}

static void
finished_cb (DealWindow               *self,
             const DealRefreshSummary *summary)
{
  g_autofree char *pages = write_pages (summary);
  g_autofree char *all = NULL;
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

  if (summary->n_lists == 0 && summary->n_pages > 0)
    text = g_strdup (pages);
  else if (summary->n_lists == 0 && summary->n_deals_in > 0)
    text = g_strdup (summary->n_deals_changed > 0
                       ? _ ("Another edition of the deal is published")
                       : _ ("The deal is as it is published"));
  else if (summary->n_in == 0 && summary->n_failed > 0 &&
           deal_updates_was_answered (self->updates))
    text = g_strdup_printf (P_ ("The check failed: %u list could not be read",
                                "The check failed: %u lists could not be read",
                                summary->n_failed),
                            summary->n_failed);
  else if (summary->n_in == 0 && summary->n_failed > 0)
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
  if (summary->n_lists > 0 && summary->n_pages > 0)
    all = g_strdup_printf ("%s. %s", text, pages);
  /* Nobody waits for the end of what nobody asked for, unless it brings something. */
  if (!tell_of_one (self, summary) && !offer_removal (self) &&
      (!self->is_automatic || summary->n_new > 0 || summary->n_pages_changed > 0))
    deal_window_toast (self, all != NULL ? all : text);
  self->is_automatic = FALSE;
  notify (self, summary->n_new, text);
}

static void
failed_cb (DealWindow   *self,
           const GError *error)
{
  deal_window_toast (self, error->message);
}

typedef struct
{
  GWeakRef window;
  char    *text;
} Warning;

static gboolean
warn_cb (gpointer data)
{
  Warning *warning = data;
  g_autoptr (DealWindow) self = g_weak_ref_get (&warning->window);

  if (self != NULL)
    deal_window_toast (self, warning->text);

  return G_SOURCE_REMOVE;
}

static void
warning_free (gpointer data)
{
  Warning *warning = data;

  g_weak_ref_clear (&warning->window);
  g_free (warning->text);
  g_free (warning);
}

/* After what is told of the choice itself, which would take its place. */
static void
warn_afterwards (DealWindow *self,
                 const char *text)
{
  Warning *warning = g_new0 (Warning, 1);

  g_weak_ref_init (&warning->window, self);
  warning->text = g_strdup (text);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, warn_cb, warning, warning_free);
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
    warn_afterwards (self, no_archive->message);
  else if (!deal_archive_keep_reading (archive, deal->id, conflict, reading, &error))
    warn_afterwards (self, error->message);
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
  gtk_widget_class_install_action (widget_class, "win.ask-lists", "as",
                                   ask_lists_activated);
  gtk_widget_class_install_action (widget_class, "win.check-pages", NULL,
                                   check_pages_activated);
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
  g_signal_connect_object (self->updates, "changed", G_CALLBACK (look_at_citations_soon),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "changed",
                           G_CALLBACK (look_at_citations_soon), self, G_CONNECT_SWAPPED);
  deal_window_init_interval (self);
  deal_refresh_button_set_updates (self->refresh_button, self->updates);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.stop-refresh", FALSE);
}
