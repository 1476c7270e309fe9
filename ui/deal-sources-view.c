/* deal-sources-view.c: the view of sources: what is cited, found, new and gone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-sources-view-private.h"

#include <string.h>

#include "deal-lists-popover.h"
#include "deal-source-items.h"
#include "deal-source-row.h"
#include "deal-tab-stop.h"
#include "deal-text.h"
#include "deal-ui.h"
#include "deal-wrap-layout.h"

enum
{
  PROP_SELECTION = 1,
  PROP_UPDATES,
  PROP_BADGE,
  N_PROPS
};

enum
{
  UNDOABLE,
  TOLD,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DealSourcesView, deal_sources_view, GTK_TYPE_WIDGET)

static void
deal_changed_cb (DealSourcesView *self)
{
  if (deal_selection_get_deal (self->selection) != NULL)
    _deal_sources_view_reload_soon (self);
}

static void
clear_clicked_cb (DealSourcesView *self)
{
  gtk_editable_set_text (self->search, "");
  gtk_toggle_button_set_active (self->all_button, TRUE);
}

static void
source_chosen_cb (DealSourcesView *self)
{
  const char *key = deal_selection_get_source (self->selection);

  if (key == NULL)
    return;

  _deal_sources_view_choose_key (self, key);
  adw_leaflet_set_visible_child (self->leaflet, self->page_box);
}

/* “sources/find:WORDS” asks for those with certain words. */
static void
view_asked_cb (DealSourcesView *self,
               const char      *view)
{
  static const char prefix[] = "sources/find:";

  if (!g_str_has_prefix (view, prefix))
    return;

  gtk_toggle_button_set_active (self->all_button, TRUE);
  gtk_editable_set_text (self->search, view + strlen (prefix));
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

static void
selected_cb (DealSourcesView *self)
{
  if (self->is_reloading)
    return;

  _deal_sources_view_show_page (self);
}

static void
progress_changed_cb (DealSourcesView *self)
{
  gboolean is_running = deal_updates_is_running (self->updates);

  gtk_widget_set_visible (self->progress_box, is_running);
  gtk_label_set_label (self->progress_label, deal_updates_get_status (self->updates));
  gtk_progress_bar_set_fraction (self->progress,
                                 deal_updates_get_fraction (self->updates));
  if (is_running)
    _deal_sources_view_show_problem (self, NULL, FALSE);
}

static void
finished_cb (DealSourcesView          *self,
             const DealRefreshSummary *summary)
{
  g_autofree char *text = NULL;
  g_autofree char *failures = NULL;
  g_autofree char *whole = NULL;

  if (summary->n_failed == 0)
    return;

  if (summary->n_in == 0 && summary->n_skipped == 0)
    text = g_strdup (deal_updates_was_answered (self->updates)
                       ? _ ("No list could be read. What the archive holds is shown; "
                            "comparison and export still work.")
                       : _ ("No list could be reached. What the archive holds is shown; "
                            "comparison and export still work."));
  else
    text =
      g_strdup_printf (P_ ("%u list could not be read. Its articles are as they were.",
                           "%u lists could not be read. Their articles are as they were.",
                           summary->n_failed),
                       summary->n_failed);
  failures = deal_updates_describe_failures (self->updates);
  whole = g_strdup_printf ("%s %s", text, failures);
  _deal_sources_view_show_problem (self, whole, TRUE);
}

static void
failed_cb (DealSourcesView *self,
           const GError    *error)
{
  _deal_sources_view_show_problem (self, error->message, TRUE);
}

static void
problem_closed_cb (DealSourcesView *self)
{
  _deal_sources_view_show_problem (self, NULL, FALSE);
}

static void
filter_toggled_cb (DealSourcesView *self,
                   GtkToggleButton *button)
{
  if (gtk_toggle_button_get_active (button))
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  _deal_sources_view_update_stack (self);
}

/* Escape takes the filter away. */
static void
search_stopped_cb (DealSourcesView *self)
{
  gtk_editable_set_text (self->search, "");
}

static void
search_changed_cb (DealSourcesView *self)
{
  g_strfreev (self->words);
  self->words = deal_source_words_new (gtk_editable_get_text (self->search));
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  _deal_sources_view_update_stack (self);
}

static void
activated_cb (DealSourcesView *self,
              guint            position)
{
  adw_leaflet_set_visible_child (self->leaflet, self->page_box);
}

static void
back_clicked_cb (DealSourcesView *self)
{
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

void
_deal_sources_view_tell (DealSourcesView *self,
                         const char      *text)
{
  g_signal_emit (self, signals[TOLD], 0, text);
}

static void
copied_cb (DealSourcesView *self)
{
  _deal_sources_view_tell (self, _ ("Citation copied"));
}

static void
fetch_cb (DealSourcesView *self,
          const char      *url)
{
  if (self->updates != NULL)
    deal_updates_fetch_again (self->updates, deal_selection_get_whole (self->selection),
                              url);
}

/* Takes @undo. */
void
_deal_sources_view_offer_undo (DealSourcesView *self,
                               const char      *text,
                               GClosure        *undo)
{
  g_closure_ref (undo);
  g_closure_sink (undo);
  g_signal_emit (self, signals[UNDOABLE], 0, text, undo);
  g_closure_unref (undo);
}

static void
set_selection (DealSourcesView *self,
               DealSelection   *selection)
{
  if (selection == NULL || !g_set_object (&self->selection, selection))
    return;

  g_signal_connect_object (selection, "changed", G_CALLBACK (deal_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::source", G_CALLBACK (source_chosen_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "open-view", G_CALLBACK (view_asked_cb), self,
                           G_CONNECT_SWAPPED);
  deal_changed_cb (self);
}

static void
set_updates (DealSourcesView *self,
             DealUpdates     *updates)
{
  if (updates == NULL || !g_set_object (&self->updates, updates))
    return;

  g_signal_connect_object (updates, "changed",
                           G_CALLBACK (_deal_sources_view_reload_soon), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (updates, "notify", G_CALLBACK (progress_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (updates, "finished", G_CALLBACK (finished_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (updates, "failed", G_CALLBACK (failed_cb), self,
                           G_CONNECT_SWAPPED);

  gtk_menu_button_set_popover (self->lists_button, deal_lists_popover_new (updates));
  _deal_sources_view_reload_soon (self);
}

static void
find_activated (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (DEAL_SOURCES_VIEW (widget)->search));
}

static void
focus_activated (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  deal_ui_focus_selected (GTK_WIDGET (DEAL_SOURCES_VIEW (widget)->list));
}

static void
folded_cb (DealSourcesView *self)
{
  /* On a telephone a touch is meant to open. */
  gtk_list_view_set_single_click_activate (self->list,
                                           adw_leaflet_get_folded (self->leaflet));
  gtk_widget_set_visible (self->back_button, adw_leaflet_get_folded (self->leaflet));
}

/* A list lays out two hundred rows, whether they are seen or not. */
static void
deal_sources_view_map (GtkWidget *widget)
{
  DealSourcesView *self = DEAL_SOURCES_VIEW (widget);

  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selected));
  GTK_WIDGET_CLASS (deal_sources_view_parent_class)->map (widget);
}

static void
deal_sources_view_dispose (GObject *object)
{
  DealSourcesView *self = DEAL_SOURCES_VIEW (object);

  g_clear_handle_id (&self->reload_source, g_source_remove);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_object (&self->items);
  g_clear_object (&self->filtered);
  g_clear_object (&self->selected);
  g_clear_object (&self->selection);
  g_clear_object (&self->updates);
  gtk_widget_dispose_template (GTK_WIDGET (object), DEAL_TYPE_SOURCES_VIEW);
  deal_ui_remove_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (deal_sources_view_parent_class)->dispose (object);
}

static void
deal_sources_view_finalize (GObject *object)
{
  g_strfreev (DEAL_SOURCES_VIEW (object)->words);

  G_OBJECT_CLASS (deal_sources_view_parent_class)->finalize (object);
}

static void
deal_sources_view_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  DealSourcesView *self = DEAL_SOURCES_VIEW (object);

  switch (property_id)
    {
    case PROP_SELECTION:
      g_value_set_object (value, self->selection);
      break;
    case PROP_UPDATES:
      g_value_set_object (value, self->updates);
      break;
    case PROP_BADGE:
      g_value_set_uint (value, self->n_unread);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
deal_sources_view_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  DealSourcesView *self = DEAL_SOURCES_VIEW (object);

  switch (property_id)
    {
    case PROP_SELECTION:
      set_selection (self, g_value_get_object (value));
      break;
    case PROP_UPDATES:
      set_updates (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags both = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GParamFlags readable =
    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_SELECTION] =
    g_param_spec_object ("selection", NULL, NULL, DEAL_TYPE_SELECTION, both);
  properties[PROP_UPDATES] =
    g_param_spec_object ("updates", NULL, NULL, DEAL_TYPE_UPDATES, both);
  properties[PROP_BADGE] =
    g_param_spec_uint ("badge", NULL, NULL, 0, G_MAXUINT, 0, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/counterpart_app/Counterpart/deal-sources-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DealSourcesView, problem_bar);
  gtk_widget_class_bind_template_child (widget_class, DealSourcesView, problem_icon);
  gtk_widget_class_bind_template_child (widget_class, DealSourcesView, problem);
  gtk_widget_class_bind_template_child (widget_class, DealSourcesView, again_button);
  gtk_widget_class_bind_template_child (widget_class, DealSourcesView, leaflet);
  gtk_widget_class_bind_template_child (widget_class, DealSourcesView, all_button);
  gtk_widget_class_bind_template_child (widget_class, DealSourcesView, unread_button);
  gtk_widget_class_bind_template_child (widget_class, DealSourcesView, problems_button);
  gtk_widget_class_bind_template_child (widget_class, DealSourcesView, lists_button);
  gtk_widget_class_bind_template_child (widget_class, DealSourcesView, search);
  gtk_widget_class_bind_template_child (widget_class, DealSourcesView, progress_box);
  gtk_widget_class_bind_template_child (widget_class, DealSourcesView, progress_label);
  gtk_widget_class_bind_template_child (widget_class, DealSourcesView, progress);
  gtk_widget_class_bind_template_child (widget_class, DealSourcesView, summary);
  gtk_widget_class_bind_template_child (widget_class, DealSourcesView, stack);
  gtk_widget_class_bind_template_child (widget_class, DealSourcesView, list);
  gtk_widget_class_bind_template_child (widget_class, DealSourcesView, page_box);
  gtk_widget_class_bind_template_child (widget_class, DealSourcesView, back_button);
  gtk_widget_class_bind_template_child (widget_class, DealSourcesView, page);
  gtk_widget_class_bind_template_callback (widget_class, filter_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, problem_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class,
                                           _deal_sources_view_mark_read_cb);
  gtk_widget_class_bind_template_callback (widget_class, copied_cb);
  gtk_widget_class_bind_template_callback (widget_class, fetch_cb);
  gtk_widget_class_bind_template_callback (widget_class,
                                           _deal_sources_view_judged_cb);
  gtk_widget_class_bind_template_callback (widget_class,
                                           _deal_sources_view_taken_back_cb);
}

static void
deal_sources_view_class_init (DealSourcesViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType         type = G_TYPE_FROM_CLASS (klass);

  g_type_ensure (DEAL_TYPE_SOURCE_PAGE);
  g_type_ensure (DEAL_TYPE_TAB_STOP);
  g_type_ensure (DEAL_TYPE_WRAP_LAYOUT);
  object_class->dispose = deal_sources_view_dispose;
  object_class->finalize = deal_sources_view_finalize;
  object_class->get_property = deal_sources_view_get_property;
  object_class->set_property = deal_sources_view_set_property;
  GTK_WIDGET_CLASS (klass)->map = deal_sources_view_map;
  install_properties (object_class);

  signals[UNDOABLE] = deal_ui_signal_new ("undoable", type, 2, G_TYPE_STRING,
                                          G_TYPE_CLOSURE);
  signals[TOLD] = deal_ui_signal_new ("told", type, 1, G_TYPE_STRING);
  bind_template (GTK_WIDGET_CLASS (klass));
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "view.find", NULL,
                                   find_activated);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "view.focus", NULL,
                                   focus_activated);
  _deal_sources_view_install_lists (GTK_WIDGET_CLASS (klass));
}

static void
deal_sources_view_init (DealSourcesView *self)
{
  g_autoptr (GtkListItemFactory) factory = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  factory = deal_source_row_factory_new (self->list);
  self->words = deal_source_words_new (NULL);
  self->items = g_list_store_new (DEAL_TYPE_SOURCE_ITEM);
  self->filter =
    GTK_FILTER (gtk_custom_filter_new (_deal_sources_view_is_shown, self, NULL));
  self->filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->items)),
                                              self->filter);
  self->selected =
    gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->filtered)));
  gtk_list_view_set_factory (self->list, factory);
  g_signal_connect_object (self->selected, "notify::selected-item",
                           G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->leaflet, "notify::folded", G_CALLBACK (folded_cb), self,
                           G_CONNECT_SWAPPED);
  folded_cb (self);
  _deal_sources_view_update_counts (self);
}
