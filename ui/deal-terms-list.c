/* deal-terms-list.c: the rows of the terms, of which one is selected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-terms-list.h"

#include <adwaita.h>

#include "deal-terms-list-rows.h"
#include "deal-text.h"
#include "deal-ui.h"

/* The list of GTK 4.8 has rows for two hundred items, however few are in sight, and
 * making so many takes a tenth of a second.  So it is given these at first, more than a
 * window shows, as many more with each frame, and with the two hundredth all. */
#define ROWS_A_FRAME 20
#define ROWS_MADE 200

/**
 * DealTermsList:
 *
 * A list of immutable items that is filled anew for each pair and filter.  Only
 * some rows exist, so that ten thousand terms are no slower than ten.
 */
struct _DealTermsList
{
  GtkWidget parent_instance;

  gboolean narrow;
  gboolean is_filling;
  guint    tick;   /* until the list has been given all; 0 then */
  guint    wanted; /* is selected then; GTK_INVALID_LIST_POSITION: none */

  GListStore         *store;
  GtkSliceListModel  *given;
  GtkSingleSelection *model;

  GtkWidget *scrolled;
  GtkWidget *list;
};

enum
{
  PROP_NARROW = 1,
  N_PROPS,
};

enum
{
  CHOSEN,
  ACTIVATED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DealTermsList, deal_terms_list, GTK_TYPE_WIDGET)

static DealTermItem *
get_item (DealTermsList *self,
          guint          position)
{
  g_autoptr (DealTermItem) item =
    g_list_model_get_item (G_LIST_MODEL (self->store), position);

  /* The list keeps it. */
  return item;
}

static const DealTerm *
get_term (DealTermsList *self,
          guint          position)
{
  const DealDiffRow *row = NULL;

  if (position < g_list_model_get_n_items (G_LIST_MODEL (self->store)))
    row = deal_term_item_get_row (get_item (self, position));

  return row != NULL ? row->term : NULL;
}

/* Where the term is in the list; GTK_INVALID_LIST_POSITION: not shown. */
static guint
find_term (DealTermsList *self,
           const char    *term_id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->store));

  for (guint i = 0; term_id != NULL && i < n; i++)
    {
      const DealTerm *term = get_term (self, i);

      if (term != NULL && g_str_equal (term->id, term_id))
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

static guint
get_selected (DealTermsList *self)
{
  return self->wanted != GTK_INVALID_LIST_POSITION
           ? self->wanted
           : gtk_single_selection_get_selected (self->model);
}

static void
row_selected_cb (DealTermsList *self)
{
  const char *term_id;

  if (self->is_filling)
    return;

  self->wanted = GTK_INVALID_LIST_POSITION;
  term_id = deal_terms_list_get_selected (self);
  if (term_id != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, term_id);
}

static gboolean
has_focus (DealTermsList *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

static void
select_row (DealTermsList *self,
            guint          position)
{
  self->is_filling = TRUE;
  gtk_single_selection_set_selected (self->model, position);
  self->is_filling = FALSE;
  if (position == GTK_INVALID_LIST_POSITION)
    return;

  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
  /* The ring goes where the selection went, not where the arrows left it. */
  if (has_focus (self))
    deal_ui_focus_selected (self->list);
}

static void
give_all (DealTermsList *self)
{
  guint wanted = self->wanted;

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  self->wanted = GTK_INVALID_LIST_POSITION;
  gtk_slice_list_model_set_size (self->given, G_MAXUINT);
  if (wanted != GTK_INVALID_LIST_POSITION)
    select_row (self, wanted);
}

static gboolean
give_more_cb (GtkWidget     *widget,
              GdkFrameClock *clock,
              gpointer       user_data)
{
  DealTermsList *self = DEAL_TERMS_LIST (widget);
  guint          n = gtk_slice_list_model_get_size (self->given) + ROWS_A_FRAME;

  if (n >= MIN (ROWS_MADE, deal_terms_list_get_n_items (self)))
    give_all (self);
  else
    gtk_slice_list_model_set_size (self->given, n);

  return G_SOURCE_CONTINUE;
}

static void
row_activated_cb (GtkListView   *list,
                  guint          position,
                  DealTermsList *self)
{
  const DealTerm *term = get_term (self, position);

  if (term != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0, term->id);
}

/* Word marks have their colours in the text: every row is shown again. */
static void
show_again (DealTermsList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  g_autoptr (GPtrArray) items = g_ptr_array_new_full (n, g_object_unref);
  const char *term_id = deal_terms_list_get_selected (self);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (items, g_object_ref (get_item (self, i)));
  deal_terms_list_set_items (self, items);
  deal_terms_list_select (self, term_id);
}

/* Those in sight stand in the order of the list. */
static gboolean
focus_row (DealTermsList *self,
           GtkStateFlags  state)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_has_css_class (row, "deal-term") &&
        gtk_widget_get_child_visible (row) &&
        (gtk_widget_get_state_flags (row) & state) == state &&
        gtk_widget_grab_focus (row))
      return TRUE;

  return FALSE;
}

/* The list of GTK 4.8 would give it to its first row, which is the head of a
 * category and takes none. */
static gboolean
deal_terms_list_focus_in (GtkWidget       *widget,
                          GtkDirectionType direction)
{
  DealTermsList *self = DEAL_TERMS_LIST (widget);

  if (!has_focus (self) && (focus_row (self, GTK_STATE_FLAG_SELECTED) ||
                            focus_row (self, GTK_STATE_FLAG_NORMAL)))
    return TRUE;

  return GTK_WIDGET_CLASS (deal_terms_list_parent_class)->focus (widget, direction);
}

static void
deal_terms_list_dispose (GObject *object)
{
  DealTermsList *self = DEAL_TERMS_LIST (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->model);
  g_clear_object (&self->given);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (deal_terms_list_parent_class)->dispose (object);
}

static void
deal_terms_list_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  DealTermsList *self = DEAL_TERMS_LIST (object);

  switch (prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
deal_terms_list_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  DealTermsList *self = DEAL_TERMS_LIST (object);

  switch (prop_id)
    {
    case PROP_NARROW:
      if (self->narrow != g_value_get_boolean (value))
        {
          self->narrow = !self->narrow;
          if (self->narrow)
            gtk_widget_add_css_class (self->list, "narrow");
          else
            gtk_widget_remove_css_class (self->list, "narrow");
          g_object_notify_by_pspec (object, pspec);
        }
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
deal_terms_list_class_init (DealTermsListClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = deal_terms_list_dispose;
  object_class->get_property = deal_terms_list_get_property;
  object_class->set_property = deal_terms_list_set_property;
  widget_class->focus = deal_terms_list_focus_in;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                            G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHOSEN] = deal_ui_signal_new ("chosen", DEAL_TYPE_TERMS_LIST, 1, G_TYPE_STRING);
  signals[ACTIVATED] = deal_ui_signal_new ("activated", DEAL_TYPE_TERMS_LIST, 1,
                                           G_TYPE_STRING);
}

static void
deal_terms_list_init (DealTermsList *self)
{
  AdwStyleManager    *manager = adw_style_manager_get_default ();
  GtkListItemFactory *factory = deal_terms_list_rows_new (GTK_WIDGET (self));

  self->store = g_list_store_new (DEAL_TYPE_TERM_ITEM);
  self->wanted = GTK_INVALID_LIST_POSITION;
  self->given = gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (self->store)), 0,
                                          G_MAXUINT);
  self->model = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->given)));
  gtk_single_selection_set_autoselect (self->model, FALSE);
  gtk_single_selection_set_can_unselect (self->model, TRUE);

  self->list = gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->model)),
                                  factory);
  gtk_widget_add_css_class (self->list, "deal-terms");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Terms"),
                                  -1);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled),
                                  GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->list);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));

  g_signal_connect_swapped (self->model, "notify::selected",
                            G_CALLBACK (row_selected_cb), self);
  g_signal_connect (self->list, "activate", G_CALLBACK (row_activated_cb), self);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (show_again), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast",
                           G_CALLBACK (show_again), self, G_CONNECT_SWAPPED);
}

/* Until the new rows have their places nothing can be scrolled to: GTK 4.8 warns of
 * a wheel that turns meanwhile.  The old rows are still there when this is called. */
static void
go_to_top (DealTermsList *self)
{
  GtkScrolledWindow *scrolled = GTK_SCROLLED_WINDOW (self->scrolled);
  GtkAdjustment     *adjustment = gtk_scrolled_window_get_vadjustment (scrolled);
  double             page = gtk_adjustment_get_page_size (adjustment);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->store)) == 0)
    return;

  gtk_scrolled_window_set_kinetic_scrolling (scrolled, FALSE);
  gtk_adjustment_set_value (adjustment, 0);
  gtk_adjustment_set_upper (adjustment, page);
  gtk_scrolled_window_set_kinetic_scrolling (scrolled, TRUE);
}

/**
 * deal_terms_list_set_items:
 * @self: a list
 * @items: (element-type DealTermItem): its rows, all at once, because the list
 *   does work for each change
 *
 * Shows other rows; none is selected.
 */
void
deal_terms_list_set_items (DealTermsList *self,
                           GPtrArray     *items)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->store));

  g_return_if_fail (DEAL_IS_TERMS_LIST (self));

  self->is_filling = TRUE;
  self->wanted = GTK_INVALID_LIST_POSITION;
  go_to_top (self);
  gtk_slice_list_model_set_size (self->given, 0);
  g_list_store_splice (self->store, 0, n, items->pdata, items->len);
  self->is_filling = FALSE;
  if (items->len <= ROWS_A_FRAME || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    give_all (self);
  else if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), give_more_cb, NULL,
                                               NULL);
}

/* Marks the terms about which the reader has chosen a reading, and those alone. */
void
deal_terms_list_show_readings (DealTermsList     *self,
                               const DealOptions *options)
{
  if (options != NULL && deal_terms_mark_read (G_LIST_MODEL (self->store), options))
    show_again (self);
}

guint
deal_terms_list_get_n_items (DealTermsList *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->store));
}

/**
 * deal_terms_list_select:
 * @self: a list
 * @term_id: (nullable): a term
 *
 * Selects the term and brings it into sight; one that is not among the rows
 * leaves none selected.
 */
void
deal_terms_list_select (DealTermsList *self,
                        const char    *term_id)
{
  guint position = find_term (self, term_id);

  g_return_if_fail (DEAL_IS_TERMS_LIST (self));

  if (position == get_selected (self))
    return;

  self->wanted = GTK_INVALID_LIST_POSITION;
  if (position == GTK_INVALID_LIST_POSITION ||
      position < g_list_model_get_n_items (G_LIST_MODEL (self->given)))
    select_row (self, position);
  else
    {
      select_row (self, GTK_INVALID_LIST_POSITION);
      self->wanted = position;
    }
}

/* The focus goes to the selected row. */
void
deal_terms_list_focus (DealTermsList *self)
{
  g_return_if_fail (DEAL_IS_TERMS_LIST (self));

  give_all (self);
  deal_ui_focus_selected (self->list);
}

const char *
deal_terms_list_get_selected (DealTermsList *self)
{
  const DealTerm *term = get_term (self, get_selected (self));

  return term != NULL ? term->id : NULL;
}

/**
 * deal_terms_list_get_next:
 * @self: a list
 * @direction: 1 down, -1 up
 * @any: FALSE: only a term that changed is worth a stop
 *
 * Returns: (nullable): the next term from the selected one, or from the end of
 *   the list when none is selected; `NULL` where there is none
 */
const char *
deal_terms_list_get_next (DealTermsList *self,
                          int            direction,
                          gboolean       any)
{
  gint64 n = deal_terms_list_get_n_items (self);
  guint  selected = get_selected (self);
  gint64 i = selected;

  if (selected == GTK_INVALID_LIST_POSITION)
    i = direction > 0 ? -1 : n;
  for (i += direction; i >= 0 && i < n; i += direction)
    {
      const DealDiffRow *row = deal_term_item_get_row (get_item (self, (guint) i));

      if (row != NULL && (any || deal_diff_row_is_changed (row)))
        return row->term->id;
    }

  return NULL;
}
