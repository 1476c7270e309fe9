/* deal-terms-view.c: old and new terms side by side
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-terms-view.h"

#include <adwaita.h>

#include "deal-adaptive-bin.h"
#include "deal-tab-stop.h"
#include "deal-term-details.h"
#include "deal-term-row.h"
#include "deal-terms-bar.h"
#include "deal-terms-list.h"
#include "deal-ui.h"

/**
 * DealTermsView:
 *
 * A list of immutable rows, made anew from the difference whenever the pair,
 * the filter or the words change, and the details of the selected term: beside
 * the list where there is room, else as a page of their own.
 */
struct _DealTermsView
{
  GtkWidget parent_instance;

  DealSelection *selection;
  DealDiff      *diff;     /* what the rows are of; nullable */
  gboolean       is_stale; /* the rows are of another diff or filter */
  char          *hidden;   /* chosen before the list was empty; nullable */

  AdwLeaflet      *leaflet;
  DealAdaptiveBin *list_page;
  GtkWidget       *box;
  DealTermsBar    *bar;
  DealTermRow     *heading;
  GtkStack        *stack;
  DealTermsList   *list;
  AdwStatusPage   *none;
  AdwLeafletPage  *separator_page;
  GtkWidget       *details_page;
  DealTermDetails *details;
};

enum
{
  PROP_SELECTION = 1,
  PROP_CAN_GO_BACK,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DealTermsView, deal_terms_view, GTK_TYPE_WIDGET)

static void
show_selected (DealTermsView *self)
{
  deal_terms_list_select (self->list, deal_selection_get_term (self->selection));
}

/* Makes the rows anew.  All at once, because the list tells of each change; and only
 * while they can be seen, for the list lays out two hundred of them. */
static void
fill (DealTermsView *self)
{
  g_autoptr (GPtrArray) items = NULL;
  DealTermsQuery query;

  self->is_stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->is_stale)
    return;

  deal_terms_bar_get_query (self->bar, &query);
  if (self->diff != NULL)
    items = deal_terms_select (self->diff, &query);
  else
    items = g_ptr_array_new ();

  deal_terms_list_set_items (self->list, items);
  deal_terms_list_show_readings (self->list,
                                 deal_selection_get_options (self->selection));
  show_selected (self);
  if (items->len == 0)
    deal_terms_bar_say_none (self->bar, self->none,
                             self->diff != NULL ? (guint) self->diff->n_rows : 0);
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "list" : "none");
}

/* The details are of a term that the list shows: of none while it shows none, then of
 * the one before if that is there again. */
static void
filtered_cb (DealTermsView *self)
{
  g_autofree char *hidden = NULL;
  const char      *first;

  fill (self);
  if (self->is_stale)
    return;

  first = deal_terms_list_get_next (self->list, +1, TRUE);
  if (first == NULL && deal_terms_list_get_n_items (self->list) == 0)
    {
      if (deal_selection_get_term (self->selection) != NULL)
        {
          g_free (self->hidden);
          self->hidden = g_strdup (deal_selection_get_term (self->selection));
        }
      deal_selection_set_term (self->selection, NULL);
      return;
    }

  hidden = g_steal_pointer (&self->hidden);
  if (hidden != NULL && deal_selection_get_term (self->selection) == NULL)
    deal_selection_set_term (self->selection, hidden);
  if (deal_terms_list_get_selected (self->list) == NULL && first != NULL)
    deal_selection_set_term (self->selection, first);
}

/* Something to read is better than an empty pane. */
static void
select_first (DealTermsView *self)
{
  if (self->diff == NULL || deal_selection_get_term (self->selection) != NULL)
    return;

  for (gsize i = 0; i < self->diff->n_rows; i++)
    if (deal_diff_row_is_changed (&self->diff->rows[i]))
      {
        deal_selection_set_term (self->selection, self->diff->rows[i].term->id);
        return;
      }
}

static void
selection_changed_cb (DealTermsView *self)
{
  const DealDiff *diff = deal_selection_get_diff (self->selection);

  deal_terms_list_show_readings (self->list,
                                 deal_selection_get_options (self->selection));
  if (diff == self->diff)
    return;

  g_clear_pointer (&self->diff, deal_diff_unref);
  if (diff != NULL)
    {
      self->diff = deal_diff_ref (diff);
      deal_term_row_set_heading (self->heading, diff->old_version->title,
                                 diff->new_version->title);
    }
  select_first (self);
  deal_terms_bar_set_counts (self->bar, self->diff);
  fill (self);
}

static void
term_chosen_cb (DealTermsView *self,
                const char    *term_id)
{
  deal_selection_set_term (self->selection, term_id);
}

static void
term_activated_cb (DealTermsView *self,
                   const char    *term_id)
{
  deal_selection_set_term (self->selection, term_id);
  gtk_widget_show (self->details_page);
  adw_leaflet_set_visible_child (self->leaflet, self->details_page);
}

/* A filter that hides what was asked for goes. */
static void
reveal_term (DealTermsView *self)
{
  const DealTermsQuery everything = { DEAL_TERMS_ALL, -1, NULL };
  const char          *term_id = deal_selection_get_term (self->selection);

  if (g_strcmp0 (deal_terms_list_get_selected (self->list), term_id) != 0)
    deal_terms_bar_set_query (self->bar, &everything);
  if (adw_leaflet_get_folded (self->leaflet))
    term_activated_cb (self, term_id);
}

/* A card or a link asks for some of the terms, for those with certain words, or for
 * one, the selected. */
static void
view_asked_cb (DealTermsView *self,
               const char    *view)
{
  g_auto (GStrv) parts = g_strsplit (view, "/", 2);
  DealTermsQuery query = { DEAL_TERMS_ALL, -1, NULL };

  if (!g_str_equal (parts[0], "terms") || parts[1] == NULL)
    return;
  if (g_str_equal (parts[1], "term"))
    {
      reveal_term (self);
      return;
    }
  if (g_str_has_prefix (parts[1], "find:"))
    query.words = parts[1] + strlen ("find:");

  for (int i = 0; i < DEAL_N_BADGES; i++)
    if (g_str_equal (parts[1], deal_badge_to_name ((DealBadge) i)))
      query.badge = i;
  if (g_str_equal (parts[1], "disputed"))
    query.filter = DEAL_TERMS_DISPUTED;
  if (g_str_equal (parts[1], "changed"))
    query = (DealTermsQuery){ DEAL_TERMS_CHANGED, -1, NULL };
  deal_terms_bar_set_query (self->bar, &query);
}

/* In a narrow list the filters are within reach of the thumb. */
static void
narrow_changed_cb (DealTermsView *self)
{
  gboolean   narrow = deal_adaptive_bin_is_narrow (self->list_page);
  GtkWidget *bar = GTK_WIDGET (self->bar);

  gtk_box_reorder_child_after (GTK_BOX (self->box), bar,
                               narrow ? GTK_WIDGET (self->stack) : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->heading), !narrow);
}

static void
page_changed_cb (DealTermsView *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_GO_BACK]);
}

static gboolean
can_go_back (DealTermsView *self)
{
  return adw_leaflet_get_folded (self->leaflet) &&
         adw_leaflet_get_visible_child (self->leaflet) == self->details_page;
}

/* A filter already says what is worth a stop. */
static void
step (DealTermsView *self,
      int            direction)
{
  DealTermsQuery query;
  const char    *term_id;

  deal_terms_bar_get_query (self->bar, &query);
  term_id = deal_terms_list_get_next (self->list, direction,
                                      query.filter != DEAL_TERMS_ALL || query.badge >= 0);
  if (term_id != NULL)
    deal_selection_set_term (self->selection, term_id);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
step_activated (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  step (DEAL_TERMS_VIEW (widget), g_str_equal (name, "view.next") ? +1 : -1);
}

static void
find_activated (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  DealTermsView *self = DEAL_TERMS_VIEW (widget);

  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->list_page));
  deal_terms_bar_grab_entry (self->bar);
}

static void
focus_activated (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  deal_terms_list_focus (DEAL_TERMS_VIEW (widget)->list);
}

static void
details_activated (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  DealTermsView *self = DEAL_TERMS_VIEW (widget);
  GtkWidget     *list = GTK_WIDGET (self->list_page);
  gboolean       shown = gtk_widget_get_visible (self->details_page);

  if (adw_leaflet_get_folded (self->leaflet) && shown)
    adw_leaflet_set_visible_child (self->leaflet,
                                   can_go_back (self) ? list : self->details_page);
  else
    gtk_widget_set_visible (self->details_page, !shown);
}

static void
back_activated (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  DealTermsView *self = DEAL_TERMS_VIEW (widget);

  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->list_page));
}

static void
clear_filter_activated (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  deal_terms_bar_clear (DEAL_TERMS_VIEW (widget)->bar);
}

static void
deal_terms_view_map (GtkWidget *widget)
{
  DealTermsView *self = DEAL_TERMS_VIEW (widget);

  GTK_WIDGET_CLASS (deal_terms_view_parent_class)->map (widget);
  if (self->is_stale)
    fill (self);
}

static void
deal_terms_view_dispose (GObject *object)
{
  DealTermsView *self = DEAL_TERMS_VIEW (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), DEAL_TYPE_TERMS_VIEW);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->diff, deal_diff_unref);
  g_clear_pointer (&self->hidden, g_free);

  G_OBJECT_CLASS (deal_terms_view_parent_class)->dispose (object);
}

static void
deal_terms_view_constructed (GObject *object)
{
  DealTermsView *self = DEAL_TERMS_VIEW (object);

  G_OBJECT_CLASS (deal_terms_view_parent_class)->constructed (object);

  deal_term_details_set_selection (self->details, self->selection);
  g_signal_connect_swapped (self->selection, "changed",
                            G_CALLBACK (selection_changed_cb), self);
  g_signal_connect_swapped (self->selection, "notify::term",
                            G_CALLBACK (show_selected), self);
  g_signal_connect_swapped (self->selection, "open-view",
                            G_CALLBACK (view_asked_cb), self);
  deal_terms_bar_set_counts (self->bar, self->diff);
  selection_changed_cb (self);
}

static void
deal_terms_view_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  DealTermsView *self = DEAL_TERMS_VIEW (object);

  switch (prop_id)
    {
    case PROP_SELECTION:
      g_value_set_object (value, self->selection);
      break;

    case PROP_CAN_GO_BACK:
      g_value_set_boolean (value, can_go_back (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
deal_terms_view_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_SELECTION:
      DEAL_TERMS_VIEW (object)->selection = g_value_dup_object (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DealTermsView, leaflet);
  gtk_widget_class_bind_template_child (widget_class, DealTermsView, list_page);
  gtk_widget_class_bind_template_child (widget_class, DealTermsView, box);
  gtk_widget_class_bind_template_child (widget_class, DealTermsView, bar);
  gtk_widget_class_bind_template_child (widget_class, DealTermsView, heading);
  gtk_widget_class_bind_template_child (widget_class, DealTermsView, stack);
  gtk_widget_class_bind_template_child (widget_class, DealTermsView, list);
  gtk_widget_class_bind_template_child (widget_class, DealTermsView, none);
  gtk_widget_class_bind_template_child (widget_class, DealTermsView, separator_page);
  gtk_widget_class_bind_template_child (widget_class, DealTermsView, details_page);
  gtk_widget_class_bind_template_child (widget_class, DealTermsView, details);
}

static void
deal_terms_view_class_init (DealTermsViewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = deal_terms_view_constructed;
  object_class->dispose = deal_terms_view_dispose;
  object_class->get_property = deal_terms_view_get_property;
  object_class->set_property = deal_terms_view_set_property;
  widget_class->map = deal_terms_view_map;

  properties[PROP_SELECTION] =
    g_param_spec_object ("selection", NULL, NULL, DEAL_TYPE_SELECTION,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY |
                           G_PARAM_STATIC_STRINGS);
  properties[PROP_CAN_GO_BACK] =
    g_param_spec_boolean ("can-go-back", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (DEAL_TYPE_ADAPTIVE_BIN);
  g_type_ensure (DEAL_TYPE_TERM_DETAILS);
  g_type_ensure (DEAL_TYPE_TERM_ROW);
  g_type_ensure (DEAL_TYPE_TERMS_BAR);
  g_type_ensure (DEAL_TYPE_TAB_STOP);
  g_type_ensure (DEAL_TYPE_TERMS_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DEAL_UI_PATH "deal-terms-view.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "view.find", NULL, find_activated);
  gtk_widget_class_install_action (widget_class, "view.focus", NULL, focus_activated);
  gtk_widget_class_install_action (widget_class, "view.next", NULL, step_activated);
  gtk_widget_class_install_action (widget_class, "view.previous", NULL, step_activated);
  gtk_widget_class_install_action (widget_class, "view.details", NULL, details_activated);
  gtk_widget_class_install_action (widget_class, "view.back", NULL, back_activated);
  gtk_widget_class_install_action (widget_class, "view.clear-filter", NULL,
                                   clear_filter_activated);
}

static void
deal_terms_view_init (DealTermsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  g_object_bind_property (self->details_page, "visible",
                          adw_leaflet_page_get_child (self->separator_page), "visible",
                          G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->list_page, "narrow", self->list, "narrow",
                          G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->list, "chosen", G_CALLBACK (term_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "activated", G_CALLBACK (term_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_object_bind_property (self->list_page, "narrow", self->bar, "narrow",
                          G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->bar, "changed", G_CALLBACK (filtered_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list_page, "notify::narrow",
                           G_CALLBACK (narrow_changed_cb), self, G_CONNECT_SWAPPED);
  narrow_changed_cb (self);
  g_signal_connect_object (self->leaflet, "notify::folded",
                           G_CALLBACK (page_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->leaflet, "notify::visible-child",
                           G_CALLBACK (page_changed_cb), self, G_CONNECT_SWAPPED);
}
