/* deal-search-bar.c: the entry of the search, with its results below
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-search-bar.h"

#include "deal-adaptive-bin.h"
#include "deal-leave.h"
#include "deal-search-place.h"
#include "deal-search-results.h"
#include "deal-text.h"
#include "deal-ui.h"

/* What is quicker is not announced: DESIGN of states. */
#define PATIENCE_MS 300

/* In logical pixels: of the entry and, with text of the usual size, its popover,
 * where there is room. */
#define ENTRY_WIDTH 320
#define POPOVER_WIDTH 400

/* The header bar above the list and what stands below it. */
#define AROUND_LIST 130
#define MAX_LIST_HEIGHT 520

/**
 * DealSearchBar:
 *
 * The focus stays in the entry while the arrow keys mark a result, so that one can
 * go on typing; Tab goes to the results themselves.
 */
struct _DealSearchBar
{
  GtkWidget parent_instance;

  DealSelection *selection;
  DealUpdates   *updates; /* nullable */
  DealSearcher  *searcher;
  GtkWidget     *focus_before; /* weak */
  guint          all_of;       /* the group that is shown at length */
  guint          patience_id;
  gboolean       active;
  gboolean       is_choosing; /* Enter came before the results did */

  GtkEditable       *entry;
  GtkPopover        *popover;
  DealSearchResults *results;
};

enum
{
  PROP_ACTIVE = 1,
  N_PROPS
};

enum
{
  OPENED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DealSearchBar, deal_search_bar, GTK_TYPE_WIDGET)

/* The inner text has the focus, and is what a screen reader follows. */
static void
tell_state (DealSearchBar *self)
{
  g_autofree char *state = NULL;
  GtkEditable     *text;

  /* Rows that go with the window were selected as well. */
  if (!self->active)
    return;

  state = deal_search_results_describe (self->results);
  text = gtk_editable_get_delegate (self->entry);

  gtk_accessible_update_property (GTK_ACCESSIBLE (text),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, state, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, state, -1);
}

static gboolean
has_words (DealSearchBar *self)
{
  const char *text = gtk_editable_get_text (self->entry);

  return text[strspn (text, " \t")] != '\0';
}

static gboolean
patience_ended_cb (gpointer user_data)
{
  DealSearchBar *self = user_data;

  self->patience_id = 0;
  if (has_words (self))
    deal_search_results_show_looking (self->results);
  tell_state (self);

  return G_SOURCE_REMOVE;
}

static void
look (DealSearchBar *self)
{
  DealArchive *archive = self->updates != NULL
                           ? deal_updates_get_archive (self->updates, NULL)
                           : NULL;

  deal_searcher_look_for (self->searcher, gtk_editable_get_text (self->entry),
                          self->all_of == G_MAXUINT ? DEAL_SEARCH_FEW : DEAL_SEARCH_MANY,
                          archive);
  if (self->patience_id == 0)
    self->patience_id = g_timeout_add (PATIENCE_MS, patience_ended_cb, self);
}

static void
found_cb (DealSearchBar *self)
{
  DealFindings *findings = deal_searcher_get_findings (self->searcher);

  g_clear_handle_id (&self->patience_id, g_source_remove);
  if (!has_words (self))
    deal_search_results_show_hint (self->results);
  else
    deal_search_results_show (self->results, findings, self->all_of);
  tell_state (self);
  if (self->is_choosing)
    {
      self->is_choosing = FALSE;
      deal_search_results_choose (self->results);
    }
}

/* What is shown is no longer what is asked for. */
static void
changed_cb (DealSearchBar *self)
{
  deal_searcher_stop (self->searcher);
  self->is_choosing = FALSE;
  self->all_of = G_MAXUINT;
}

static void
search_changed_cb (DealSearchBar *self)
{
  if (self->active)
    look (self);
}

static void
activate_cb (DealSearchBar *self)
{
  if (deal_searcher_get_findings (self->searcher) != NULL)
    deal_search_results_choose (self->results);
  else if (has_words (self))
    self->is_choosing = TRUE;
}

static void
cleared_cb (DealSearchBar *self)
{
  gtk_editable_set_text (self->entry, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static gboolean
entry_key_pressed_cb (GtkEventControllerKey *controller,
                      guint                  key,
                      guint                  code,
                      GdkModifierType        modifiers,
                      DealSearchBar         *self)
{
  if ((modifiers & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (key != GDK_KEY_Escape)
    return deal_search_results_take_key (self->results, key);

  deal_search_bar_set_active (self, FALSE);

  return GDK_EVENT_STOP;
}

/* From the results; the entry's own come first. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  key,
                guint                  code,
                GdkModifierType        modifiers,
                DealSearchBar         *self)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;

  deal_search_bar_set_active (self, FALSE);

  return GDK_EVENT_STOP;
}

static void
chosen_cb (DealSearchBar *self,
           DealSearchRow *row)
{
  g_autofree char *view = NULL;

  if (!deal_search_row_has_view (row))
    {
      self->all_of = deal_search_row_get_group (row);
      gtk_widget_grab_focus (GTK_WIDGET (self->entry));
      gtk_editable_set_position (self->entry, -1);
      look (self);
      return;
    }

  /* The result may have changed with the deal under the pointer. */
  if (deal_searcher_get_findings (self->searcher) == NULL)
    return;

  view = deal_search_row_select (row, self->selection);
  g_clear_weak_pointer (&self->focus_before);
  deal_search_bar_set_active (self, FALSE);
  deal_selection_open_view (self->selection, view);
  g_signal_emit (self, signals[OPENED], 0, view);
}

static void
deal_changed_cb (DealSearchBar *self)
{
  Deal *deal = deal_selection_get_deal (self->selection);

  deal_searcher_set_deal (self->searcher, deal);
  if (deal == NULL)
    deal_search_bar_set_active (self, FALSE);
  else if (self->active && deal_searcher_get_findings (self->searcher) == NULL)
    look (self);
}

/* The focus stays where it went. */
static void
left_cb (GtkWidget *widget)
{
  DealSearchBar *self = DEAL_SEARCH_BAR (widget);

  g_clear_weak_pointer (&self->focus_before);
  deal_search_bar_set_active (self, FALSE);
}

static void
deal_search_bar_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (deal_search_bar_parent_class)->root (widget);

  deal_leave_watch (widget, left_cb);
}

static void
deal_search_bar_dispose (GObject *object)
{
  DealSearchBar *self = DEAL_SEARCH_BAR (object);

  self->active = FALSE;
  g_clear_handle_id (&self->patience_id, g_source_remove);
  if (self->searcher != NULL)
    deal_searcher_set_deal (self->searcher, NULL);
  g_clear_object (&self->searcher);
  g_clear_object (&self->selection);
  g_clear_object (&self->updates);
  g_clear_weak_pointer (&self->focus_before);
  gtk_widget_dispose_template (GTK_WIDGET (self), DEAL_TYPE_SEARCH_BAR);
  deal_ui_remove_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (deal_search_bar_parent_class)->dispose (object);
}

static void
deal_search_bar_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ACTIVE:
      g_value_set_boolean (value, DEAL_SEARCH_BAR (object)->active);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
deal_search_bar_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_ACTIVE:
      deal_search_bar_set_active (DEAL_SEARCH_BAR (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DEAL_UI_PATH "deal-search-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DealSearchBar, entry);
  gtk_widget_class_bind_template_child (widget_class, DealSearchBar, popover);
  gtk_widget_class_bind_template_child (widget_class, DealSearchBar, results);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, cleared_cb);
  gtk_widget_class_bind_template_callback (widget_class, tell_state);
}

static void
deal_search_bar_class_init (DealSearchBarClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = deal_search_bar_dispose;
  object_class->get_property = deal_search_bar_get_property;
  object_class->set_property = deal_search_bar_set_property;
  widget_class->root = deal_search_bar_root;

  properties[PROP_ACTIVE] =
    g_param_spec_boolean ("active", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                            G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[OPENED] = deal_ui_signal_new ("opened", G_TYPE_FROM_CLASS (klass), 1,
                                        G_TYPE_STRING);

  g_type_ensure (DEAL_TYPE_SEARCH_RESULTS);
  bind_template (widget_class);
}

static void
deal_search_bar_init (DealSearchBar *self)
{
  GtkAccessible *text;

  self->all_of = G_MAXUINT;
  self->searcher = deal_searcher_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  text = GTK_ACCESSIBLE (gtk_editable_get_delegate (self->entry));
  gtk_accessible_update_property (text, GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search"), -1);
  g_signal_connect_object (self->searcher, "found", G_CALLBACK (found_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_search_entry_set_key_capture_widget (
    GTK_SEARCH_ENTRY (self->entry), deal_search_results_get_list (self->results));
}

/* Is called once, by the window. */
void
deal_search_bar_set_selection (DealSearchBar *self,
                               DealSelection *selection)
{
  g_return_if_fail (DEAL_IS_SEARCH_BAR (self));

  g_set_object (&self->selection, selection);
  g_signal_connect_object (selection, "changed", G_CALLBACK (deal_changed_cb), self,
                           G_CONNECT_SWAPPED);
  deal_changed_cb (self);
}

/* Likewise. */
void
deal_search_bar_set_updates (DealSearchBar *self,
                             DealUpdates   *updates)
{
  g_return_if_fail (DEAL_IS_SEARCH_BAR (self));

  g_set_object (&self->updates, updates);
}

static void
fit (DealSearchBar *self)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  int        width = gtk_widget_get_width (root);
  int        height = gtk_widget_get_height (root);
  int        wanted =
    (int) (POPOVER_WIDTH * deal_adaptive_get_text_scale (GTK_WIDGET (self)));

  /* In a narrow header bar it takes what there is. */
  gtk_widget_set_size_request (GTK_WIDGET (self->entry),
                               width >= 2 * ENTRY_WIDTH ? ENTRY_WIDTH : -1, -1);
  gtk_widget_set_size_request (GTK_WIDGET (self->results),
                               CLAMP (width - 40, 280, wanted), -1);
  deal_search_results_set_max_height (self->results,
                                      MIN (height - AROUND_LIST, MAX_LIST_HEIGHT));
}

static void
open_bar (DealSearchBar *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  g_set_weak_pointer (&self->focus_before, gtk_root_get_focus (root));
  fit (self);
  gtk_widget_show (GTK_WIDGET (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  deal_search_results_show_hint (self->results);
  gtk_popover_popup (self->popover);
  self->active = TRUE;
  look (self);
}

static void
close_bar (DealSearchBar *self)
{
  GtkWidget *before = self->focus_before;

  self->active = FALSE;
  self->is_choosing = FALSE;
  g_clear_handle_id (&self->patience_id, g_source_remove);
  deal_searcher_stop (self->searcher);
  gtk_popover_popdown (self->popover);
  if (before != NULL && gtk_widget_get_mapped (before))
    gtk_widget_grab_focus (before);
  g_clear_weak_pointer (&self->focus_before);
  gtk_widget_hide (GTK_WIDGET (self));
}

/**
 * deal_search_bar_set_active:
 * @self: a search bar in a window
 * @active: whether the reader looks for something
 *
 * Shows the entry, with what was typed last selected, or hides it and gives the
 * focus back.
 */
void
deal_search_bar_set_active (DealSearchBar *self,
                            gboolean       active)
{
  g_return_if_fail (DEAL_IS_SEARCH_BAR (self));

  if (active == self->active ||
      (active && (self->selection == NULL ||
                  deal_selection_get_deal (self->selection) == NULL)))
    return;

  if (active)
    open_bar (self);
  else
    close_bar (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
}

/* Shows it, or goes back to its entry from the results. */
void
deal_search_bar_grab_entry (DealSearchBar *self)
{
  g_return_if_fail (DEAL_IS_SEARCH_BAR (self));

  if (self->active)
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  else
    deal_search_bar_set_active (self, TRUE);
}

gboolean
deal_search_bar_get_active (DealSearchBar *self)
{
  g_return_val_if_fail (DEAL_IS_SEARCH_BAR (self), FALSE);

  return self->active;
}
