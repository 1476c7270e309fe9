/* deal-sources-view-list.c: what the view of sources lists, counts and shows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-source-items.h"
#include "deal-sources-view-private.h"
#include "deal-text.h"

DealArchive *
_deal_sources_view_get_archive (DealSourcesView *self,
                                const GError   **error)
{
  return self->updates != NULL ? deal_updates_get_archive (self->updates, error) : NULL;
}

gboolean
_deal_sources_view_is_shown (gpointer item,
                             gpointer user_data)
{
  DealSourcesView *self = user_data;

  if (gtk_toggle_button_get_active (self->unread_button) &&
      !deal_source_item_is_unread (item))
    return FALSE;
  if (gtk_toggle_button_get_active (self->problems_button) &&
      !deal_source_item_is_problem (item))
    return FALSE;

  return deal_source_item_matches (item, (const char *const *) self->words);
}

/* The page for a list without rows: words that were typed may be at fault, the
 * counts of the buttons are none. */
static const char *
choose_empty_page (DealSourcesView *self)
{
  if (gtk_editable_get_text (self->search)[0] != '\0')
    return "none";
  if (gtk_toggle_button_get_active (self->unread_button))
    return "no-unread";

  return gtk_toggle_button_get_active (self->problems_button) ? "no-problems"
                                                              : "no-sources";
}

void
_deal_sources_view_update_stack (DealSourcesView *self)
{
  gboolean is_empty =
    self->is_loaded && g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) == 0;

  gtk_stack_set_visible_child_name (self->stack,
                                    is_empty ? choose_empty_page (self) : "list");
}

static void
set_count (GtkToggleButton *button,
           const char      *format,
           guint            count)
{
  g_autofree char *label = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  label = g_strdup_printf (format, count);
#pragma GCC diagnostic pop
  gtk_button_set_label (GTK_BUTTON (button), label);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))),
                           PANGO_ELLIPSIZE_END);
  /* Large text on a small screen is cut. */
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), label);
}

void
_deal_sources_view_update_counts (DealSourcesView *self)
{
  GListModel      *items = G_LIST_MODEL (self->items);
  guint            n = g_list_model_get_n_items (items);
  guint            n_unread = 0;
  guint            n_problems = 0;
  guint            n_cited = 0;
  g_autofree char *summary = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DealSourceItem) item = g_list_model_get_item (items, i);

      n_unread += deal_source_item_is_unread (item);
      n_problems += deal_source_item_is_problem (item);
      n_cited += deal_source_item_get_source (item) != NULL;
    }

  /* Translators: filters of the list of sources, with how many they show. */
  set_count (self->all_button, _ ("All %u"), n);
  set_count (self->unread_button, _ ("Unread %u"), n_unread);
  set_count (self->problems_button, _ ("Problems %u"), n_problems);

  /* Translators: the first number counts cited sources, the second found articles. */
  summary =
    g_strdup_printf (_ ("%u cited by the deal, %u found in lists"), n_cited, n - n_cited);
  gtk_label_set_label (self->summary, summary);

  if (self->n_unread != n_unread)
    {
      self->n_unread = n_unread;
      g_object_notify (G_OBJECT (self), "badge");
    }
}

/* NULL: there is none any more.  What came of the network can be tried again. */
void
_deal_sources_view_show_problem (DealSourcesView *self,
                                 const char      *text,
                                 gboolean         is_network)
{
  gtk_revealer_set_reveal_child (self->problem_bar, text != NULL);
  gtk_label_set_label (self->problem, text != NULL ? text : "");
  gtk_image_set_from_icon_name (self->problem_icon,
                                is_network ? "network-wireless-offline-symbolic"
                                           : "dialog-warning-symbolic");
  gtk_widget_set_visible (self->again_button, is_network);
}

void
_deal_sources_view_show_page (DealSourcesView *self)
{
  DealSourceItem *item = gtk_single_selection_get_selected_item (self->selected);

  gtk_widget_set_visible (GTK_WIDGET (self->page), item != NULL);
  if (item != NULL)
    deal_source_page_show (self->page, item, self->selection,
                           _deal_sources_view_get_archive (self, NULL));
}

/* FALSE: the list does not have it, or its filter hides it. */
static gboolean
select_key (DealSourcesView *self,
            const char      *key)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selected));

  for (guint i = 0; key != NULL && i < n; i++)
    {
      g_autoptr (DealSourceItem) item =
        g_list_model_get_item (G_LIST_MODEL (self->selected), i);

      if (g_strcmp0 (deal_source_item_get_key (item), key) == 0)
        {
          gtk_single_selection_set_selected (self->selected, i);
          gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u",
                                      i);
          return TRUE;
        }
    }

  return FALSE;
}

/* Chooses a source; a filter that hides it goes. */
static gboolean
select_anyway (DealSourcesView *self,
               const char      *key)
{
  if (select_key (self, key))
    return TRUE;

  gtk_editable_set_text (self->search, "");
  gtk_toggle_button_set_active (self->all_button, TRUE);

  return select_key (self, key);
}

/* Now, or when the items have come. */
void
_deal_sources_view_choose_key (DealSourcesView *self,
                               const char      *key)
{
  g_clear_pointer (&self->wanted, g_free);
  if (!select_anyway (self, key))
    self->wanted = g_strdup (key);
}

static void
show_items (DealSourcesView *self,
            GPtrArray       *items)
{
  DealSourceItem  *item = gtk_single_selection_get_selected_item (self->selected);
  g_autofree char *key =
    item != NULL ? g_strdup (deal_source_item_get_key (item)) : NULL;
  g_autofree char *wanted = g_steal_pointer (&self->wanted);

  self->is_loaded = TRUE;
  self->is_reloading = TRUE;
  deal_source_items_update (self->items, items);
  item = gtk_single_selection_get_selected_item (self->selected);
  if (item == NULL || g_strcmp0 (deal_source_item_get_key (item), key) != 0)
    select_key (self, key);
  if (wanted != NULL)
    select_anyway (self, wanted);
  self->is_reloading = FALSE;

  _deal_sources_view_update_counts (self);
  _deal_sources_view_update_stack (self);
  _deal_sources_view_show_page (self);
}

static void load (DealSourcesView *self);

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  DealSourcesView *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = deal_source_items_load_finish (result, &error);
  const GError *archive_error = NULL;

  /* Cancelled: the view is no more. */
  if (items == NULL)
    return;

  g_clear_object (&self->loading);
  _deal_sources_view_get_archive (self, &archive_error);
  if (archive_error != NULL || error != NULL)
    _deal_sources_view_show_problem (
      self, archive_error != NULL ? archive_error->message : error->message, FALSE);
  show_items (self, items);
  if (self->is_stale)
    load (self);
}

static void
load (DealSourcesView *self)
{
  self->is_stale = self->loading != NULL;
  if (self->is_stale)
    return;

  self->loading = g_cancellable_new ();
  deal_source_items_load_async (deal_selection_get_deal (self->selection),
                                _deal_sources_view_get_archive (self, NULL),
                                self->loading, loaded_cb, self);
}

static gboolean
reload_later_cb (gpointer user_data)
{
  DealSourcesView *self = user_data;

  self->reload_source = 0;
  load (self);

  return G_SOURCE_REMOVE;
}

/* A refresh changes the archive once a list: many changes are one load. */
void
_deal_sources_view_reload_soon (DealSourcesView *self)
{
  if (self->reload_source == 0)
    self->reload_source = g_timeout_add (200, reload_later_cb, self);
}
