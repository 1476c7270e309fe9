/* deal-window-views.c: the views of the window, and the way from one to another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "deal-adaptive-bin.h"
#include "deal-availability-view.h"
#include "deal-evidence-view.h"
#include "deal-names.h"
#include "deal-overview-view.h"
#include "deal-payments-view.h"
#include "deal-sidebar-row.h"
#include "deal-sources-view.h"
#include "deal-terms-view.h"
#include "deal-text.h"
#include "deal-timeline-view.h"
#include "deal-window-private.h"

/**
 * View:
 * @name: in actions, settings and `DealSelection::open-view`
 * @title: in the sidebar; untranslated
 * @icon: likewise
 * @get_type: of the widget
 * @count: (nullable): the number beside the title, 0 for none, and what it
 *   counts in words, as “6 changed”, and in a sentence, as “6 of 26 terms changed”
 *
 * A view is a DealView, or a widget with a property `selection`, and one line in the
 * table below.  What else it may have:
 *
 * - an action `view.focus`: the focus goes to what is selected
 * - actions that the window's shortcuts reach while it is shown: `view.find`,
 *   `view.next`, `view.previous`, `view.details`, `view.table`, `view.copy`
 * - a property `updates`: it gets the window's archive and refresh
 * - a property `badge`: the number beside its title, instead of @count
 * - signals `told` (text) and `undoable` (text, closure): they become toasts
 * - a property `can-go-back` and an action `view.back`, when it has pages
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *icon;
  GType (*get_type) (void);
  guint (*count) (DealSelection *selection, char **spoken, char **told);
} View;

static guint
count_changed_terms (DealSelection *selection,
                     char         **spoken,
                     char         **told)
{
  const DealDiff *diff = deal_selection_get_diff (selection);
  guint           n = diff != NULL ? diff->n_changed : 0;
  gsize           n_all = diff != NULL ? diff->n_rows : 0;

  *spoken = g_strdup_printf (P_ ("%u changed", "%u changed", n), n);
  *told = g_strdup_printf (P_ ("%u of %zu terms changed", "%u of %zu terms changed", n),
                           n, n_all);

  return n;
}

static guint
count_changed_cells (DealSelection *selection,
                     char         **spoken,
                     char         **told)
{
  const DealMatrix *matrix = deal_selection_get_matrix (selection);
  guint             n = matrix != NULL ? matrix->n_changed : 0;
  gsize             n_all = 0;

  if (matrix != NULL)
    n_all = matrix->deal->n_products * matrix->deal->n_platforms;
  *spoken = g_strdup_printf (P_ ("%u changed", "%u changed", n), n);
  *told = g_strdup_printf (P_ ("%u of %zu product–platform pairs changed",
                               "%u of %zu product–platform pairs changed", n),
                           n, n_all);

  return n;
}

static guint
count_disputed_terms (DealSelection *selection,
                      char         **spoken,
                      char         **told)
{
  const DealEvidence *evidence = deal_selection_get_evidence (selection);
  guint               n = evidence != NULL ? evidence->n_disputed : 0;
  gsize               n_all = evidence != NULL ? evidence->deal->n_terms : 0;

  *spoken = g_strdup_printf (P_ ("%u disputed", "%u disputed", n), n);
  *told = g_strdup_printf (P_ ("Sources conflict on %u of %zu terms",
                               "Sources conflict on %u of %zu terms", n),
                           n, n_all);

  return n;
}

/* In the order of the sidebar. */
static const View views[] = {
  { "overview", N_ ("Overview"), "view-overview-symbolic", deal_overview_view_get_type,
    NULL },
  { "terms", N_ ("Terms"), "view-terms-symbolic", deal_terms_view_get_type,
    count_changed_terms },
  { "payments", N_ ("Payments"), "view-payments-symbolic", deal_payments_view_get_type,
    NULL },
  { "availability", N_ ("Availability"), "view-availability-symbolic",
    deal_availability_view_get_type, count_changed_cells },
  { "timeline", N_ ("Timeline"), "view-timeline-symbolic", deal_timeline_view_get_type,
    NULL },
  { "evidence", N_ ("Evidence"), "view-evidence-symbolic", deal_evidence_view_get_type,
    count_disputed_terms },
  { "sources", N_ ("Sources"), "view-sources-symbolic", deal_sources_view_get_type,
    NULL },
  { NULL }
};

static gboolean
view_has_back (GtkWidget *view)
{
  gboolean has_back = FALSE;

  if (view != NULL &&
      g_object_class_find_property (G_OBJECT_GET_CLASS (view), "can-go-back") != NULL)
    g_object_get (view, "can-go-back", &has_back, NULL);

  return has_back;
}

/* Of the window's buttons, a small header bar keeps the one that nothing else can do
 * when the letters are large: the title needs the room. */
static void
update_buttons (DealWindow *self,
                gboolean    folded)
{
  gboolean         is_large = deal_adaptive_has_large_text (GTK_WIDGET (self));
  g_autofree char *usual = NULL;
  const char      *layout = NULL;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-decoration-layout",
                &usual, NULL);
  if (folded && is_large && usual != NULL && strstr (usual, "close") != NULL)
    layout = strstr (usual, "close") < strchr (usual, ':') ? "close:" : ":close";
  if (g_strcmp0 (layout, adw_header_bar_get_decoration_layout (self->header)) != 0)
    adw_header_bar_set_decoration_layout (self->header, layout);
}

void
deal_window_update_title (DealWindow *self)
{
  gboolean folded = adw_leaflet_get_folded (self->leaflet);
  /* Before the first size nobody knows; a wide header bar would make one. */
  gboolean    wide = !folded && gtk_widget_get_width (self->content) > 0;
  gboolean    searching = deal_search_bar_get_active (self->search);
  gboolean    narrow = deal_adaptive_bin_is_narrow (DEAL_ADAPTIVE_BIN (self->content));
  GtkWidget  *view = gtk_stack_get_visible_child (self->views);
  const char *title = _ ("Counterpart");

  if (view != NULL)
    title = gtk_stack_page_get_title (gtk_stack_get_page (self->views, view));

  /* On a telephone the menu has it. */
  gtk_widget_set_visible (GTK_WIDGET (self->refresh_button), wide);
  gtk_widget_set_visible (self->export_label, wide);
  gtk_widget_set_visible (self->export_button, !folded || !searching);
  gtk_label_set_label (self->view_title, title);
  gtk_widget_set_visible (GTK_WIDGET (self->view_title), folded && !searching);
  gtk_widget_set_visible (GTK_WIDGET (self->pair), wide && !searching);
  deal_pair_set_narrow (self->narrow_pair, narrow);
  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self->header), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->header), "narrow");
  gtk_widget_set_visible (GTK_WIDGET (self->narrow_pair),
                          folded && deal_selection_get_deal (self->selection) != NULL);
  gtk_widget_set_visible (self->back,
                          (folded && !searching) || (!folded && view_has_back (view)));
  update_buttons (self, folded);
  adw_header_bar_set_show_end_title_buttons (self->sidebar_header, folded);
  adw_header_bar_set_show_start_title_buttons (self->header, folded);
}

static void
update_counts (DealWindow *self)
{
  for (guint i = 0; views[i].name != NULL; i++)
    if (views[i].count != NULL)
      {
        GtkListBoxRow   *row = gtk_list_box_get_row_at_index (self->list, (int) i);
        g_autofree char *spoken = NULL;
        g_autofree char *told = NULL;
        guint            n = views[i].count (self->selection, &spoken, &told);

        deal_sidebar_row_set_count (DEAL_SIDEBAR_ROW (row), n, spoken, told);
      }
}

static void
selection_changed_cb (DealWindow *self)
{
  const DealOptions *options = deal_selection_get_options (self->selection);

  gtk_widget_set_visible (self->order_bar,
                          options != NULL && options->old_version > options->new_version);
  update_counts (self);
}

void
deal_window_show_view (DealWindow *self,
                       const char *name)
{
  if (gtk_stack_get_child_by_name (self->views, name) == NULL)
    return;

  gtk_stack_set_visible_child_name (self->views, name);
  adw_leaflet_set_visible_child (self->leaflet, self->content);
}

static void
view_asked_cb (DealWindow *self,
               const char *view)
{
  g_auto (GStrv) parts = g_strsplit (view, "/", 2);

  deal_window_show_view (self, parts[0]);
}

static void
row_activated_cb (GtkListBox    *list,
                  GtkListBoxRow *row,
                  DealWindow    *self)
{
  deal_window_show_view (self, deal_sidebar_row_get_name (DEAL_SIDEBAR_ROW (row)));
}

/* Also when Tab or an arrow key has come to another row, which GTK would mark: a row
 * is marked because its view is shown. */
static void
mark_shown_cb (DealWindow *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->views);
  for (guint i = 0; views[i].name != NULL; i++)
    if (g_strcmp0 (views[i].name, name) == 0)
      gtk_list_box_select_row (self->list,
                               gtk_list_box_get_row_at_index (self->list, (int) i));
}

static void
view_changed_cb (DealWindow *self)
{
  mark_shown_cb (self);
  deal_window_update_title (self);
}

static gboolean
has_property (GtkWidget  *view,
              const char *name)
{
  return g_object_class_find_property (G_OBJECT_GET_CLASS (view), name) != NULL;
}

static void
badge_changed_cb (GtkWidget  *view,
                  GParamSpec *pspec,
                  DealWindow *self)
{
  guint            index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (view),
                                                                "index"));
  GtkListBoxRow   *row = gtk_list_box_get_row_at_index (self->list, (int) index);
  guint            n = 0;
  g_autofree char *spoken = NULL;
  g_autofree char *told = NULL;

  g_object_get (view, "badge", &n, NULL);
  spoken = g_strdup_printf (P_ ("%u to read", "%u to read", n), n);
  told = g_strdup_printf (P_ ("%u source is new or changed, and not read yet",
                              "%u sources are new or changed, and not read yet", n),
                          n);
  deal_sidebar_row_set_count (DEAL_SIDEBAR_ROW (row), n, spoken, told);
}

/* What a view may have beside its selection. */
static void
connect_view (DealWindow *self,
              GtkWidget  *view,
              guint       index)
{
  GType type = G_OBJECT_TYPE (view);

  if (has_property (view, "updates"))
    g_object_set (view, "updates", self->updates, NULL);
  if (has_property (view, "badge"))
    {
      g_object_set_data (G_OBJECT (view), "index", GUINT_TO_POINTER (index));
      g_signal_connect_object (view, "notify::badge", G_CALLBACK (badge_changed_cb),
                               self, 0);
    }
  if (g_signal_lookup ("told", type) != 0)
    g_signal_connect_object (view, "told", G_CALLBACK (deal_window_toast), self,
                             G_CONNECT_SWAPPED);
  if (g_signal_lookup ("undoable", type) != 0)
    g_signal_connect_object (view, "undoable", G_CALLBACK (deal_window_toast_undo), self,
                             G_CONNECT_SWAPPED);
}

static void
add_views (DealWindow *self)
{
  for (guint i = 0; views[i].name != NULL; i++)
    {
      const char *title = _ (views[i].title);
      GtkWidget  *view = g_object_new (views[i].get_type (),
                                       "selection", self->selection,
                                       NULL);

      gtk_stack_add_titled (self->views, view, views[i].name, title);
      connect_view (self, view, i);
      if (g_object_class_find_property (G_OBJECT_GET_CLASS (view), "can-go-back"))
        g_signal_connect_object (view, "notify::can-go-back",
                                 G_CALLBACK (deal_window_update_title), self,
                                 G_CONNECT_SWAPPED);
      gtk_list_box_append (self->list,
                           deal_sidebar_row_new (views[i].name, title, views[i].icon));
    }
}

/* When the window is on the screen: before that, naming a part of it would make its
 * own place in the accessible tree without a role. */
void
deal_window_name_views (DealWindow *self)
{
  GtkWidget *others[] = { GTK_WIDGET (self->figure_bar), GTK_WIDGET (self->known_bar) };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    deal_names_add (others[i], _ ("Counterpart"));
  deal_names_add (GTK_WIDGET (self->search), _ ("Search"));
  for (GtkWidget *view = gtk_widget_get_first_child (GTK_WIDGET (self->views));
       view != NULL; view = gtk_widget_get_next_sibling (view))
    deal_names_add (view,
                    gtk_stack_page_get_title (gtk_stack_get_page (self->views, view)));
}

static gboolean
focus_first_cb (GtkWidget     *view,
                GdkFrameClock *clock,
                gpointer       user_data)
{
  DealWindow *self = user_data;

  if (gtk_stack_get_visible_child (self->views) != view)
    return G_SOURCE_REMOVE;

  /* The stack may have moved it there already, to wherever. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD);

  return G_SOURCE_REMOVE;
}

/* What comes first is told by the places of the parts, which a view that was never
 * shown does not have yet; in its first frame it finds out how wide it is, in its
 * second the parts are where that puts them. */
static gboolean
laid_out_cb (GtkWidget     *view,
             GdkFrameClock *clock,
             gpointer       user_data)
{
  if (gtk_widget_get_width (view) == 0)
    return G_SOURCE_CONTINUE;
  gtk_widget_add_tick_callback (view, focus_first_cb, user_data, NULL);

  return G_SOURCE_REMOVE;
}

/* Where the eyes are, there goes the focus. */
static void
focus_view (DealWindow *self)
{
  GtkWidget *view = gtk_stack_get_visible_child (self->views);

  if (gtk_widget_activate_action (view, "view.focus", NULL))
    return;
  if (gtk_widget_get_width (view) == 0)
    gtk_widget_add_tick_callback (view, laid_out_cb, self, NULL);
  else
    gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD);
}

void
deal_window_init_views (DealWindow *self)
{
  g_signal_connect_swapped (self->selection, "changed",
                            G_CALLBACK (selection_changed_cb), self);
  g_signal_connect_swapped (self->selection, "open-view",
                            G_CALLBACK (view_asked_cb), self);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (mark_shown_cb), self);
  g_signal_connect_object (self->views, "notify::visible-child",
                           G_CALLBACK (view_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->leaflet, "notify::folded",
                           G_CALLBACK (deal_window_update_title), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->content, "notify::narrow",
                           G_CALLBACK (deal_window_update_title), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "notify::active",
                           G_CALLBACK (deal_window_update_title), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "opened", G_CALLBACK (focus_view), self,
                           G_CONNECT_SWAPPED);
  deal_search_bar_set_selection (self->search, self->selection);
  deal_search_bar_set_updates (self->search, self->updates);
  add_views (self);
  view_changed_cb (self);
}

/* The name of the view that is shown, as in `DealSelection::open-view`. */
const char *
deal_window_get_view (DealWindow *self)
{
  g_return_val_if_fail (DEAL_IS_WINDOW (self), NULL);

  return gtk_stack_get_visible_child_name (self->views);
}

/**
 * deal_window_show_nth_view:
 * @self: a window
 * @index: a place in the sidebar, from 0
 *
 * Shows that view, if there is one, and moves the focus into it.
 */
void
deal_window_show_nth_view (DealWindow *self,
                           guint       index)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *view;

  if (index >= G_N_ELEMENTS (views) - 1)
    return;

  deal_window_show_view (self, views[index].name);
  view = gtk_stack_get_visible_child (self->views);
  if (focus == NULL || !gtk_widget_is_ancestor (focus, view))
    focus_view (self);
}

GtkWidget *
deal_window_get_view_widget (DealWindow *self)
{
  return gtk_stack_get_visible_child (self->views);
}

/* To the previous page of the view, or from the view to the sidebar. */
void
deal_window_go_back (DealWindow *self)
{
  if (view_has_back (gtk_stack_get_visible_child (self->views)))
    gtk_widget_activate_action (gtk_stack_get_visible_child (self->views),
                                "view.back", NULL);
  else
    adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}
