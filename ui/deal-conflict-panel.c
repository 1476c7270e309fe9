/* deal-conflict-panel.c: where the sources of a term disagree, and all they claim
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-conflict-panel.h"

#include "calc/deal-format.h"
#include "calc/deal-stances.h"
#include "deal-claim-list.h"
#include "deal-conflict-box.h"
#include "deal-text.h"
#include "deal-ui.h"
#include "deal-wrap-layout.h"

/* Kept free above a claim that was scrolled to. */
#define MARGIN 12.0

/**
 * DealConflictPanel:
 *
 * Shows the selected term: the question its sources disagree on, the positions with
 * the independent origins behind each, what the kind of conflict makes of them, and
 * every claim.  The selected source's claim is marked.
 *
 * The conflicts are stepped through in the order of the matrix.
 */
struct _DealConflictPanel
{
  DealView parent_instance;

  DealStances *stances;   /* nullable */
  GPtrArray   *conflicts; /* DealConflict, in the order of the matrix */
  gssize       current;   /* of @conflicts; -1: the term has none */
  char        *term;      /* what is shown; nullable */
  guint        scroll_source;

  GtkWidget       *place;
  GtkWidget       *scrolled;
  GtkWidget       *box;
  DealConflictBox *conflict; /* nullable */
  DealClaimList   *claims;   /* nullable */
};

enum
{
  UNDOABLE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DealConflictPanel, deal_conflict_panel, DEAL_TYPE_VIEW)

static void
append (GtkWidget *box,
        GtkWidget *child)
{
  gtk_box_append (GTK_BOX (box), child);
}

static GtkWidget *
new_box (GtkOrientation orientation,
         int            spacing,
         const char    *css_class)
{
  GtkWidget *box = gtk_box_new (orientation, spacing);

  if (css_class != NULL)
    gtk_widget_add_css_class (box, css_class);

  return box;
}

static DealSelection *
get_selection (DealConflictPanel *self)
{
  return deal_view_get_selection (DEAL_VIEW (self));
}

static const DealConflict *
get_conflict (DealConflictPanel *self)
{
  return self->current >= 0 ? self->conflicts->pdata[self->current] : NULL;
}

static void
list_conflicts (DealConflictPanel *self,
                const DealOptions *options)
{
  g_clear_pointer (&self->stances, deal_stances_free);
  g_ptr_array_set_size (self->conflicts, 0);
  self->current = -1;
  self->stances = deal_stances_new (options);
  for (gsize i = 0; i < self->stances->n_rows; i++)
    {
      g_autoptr (GPtrArray) conflicts =
        deal_term_get_conflicts (options->deal, self->stances->rows[i].term);

      for (guint k = 0; k < conflicts->len; k++)
        g_ptr_array_add (self->conflicts, conflicts->pdata[k]);
    }
}

/* The conflict that is shown, if it is of the selected term; else that term's first. */
static gssize
find_conflict (DealConflictPanel *self,
               const DealTerm    *term)
{
  const DealConflict *conflict = get_conflict (self);

  if (conflict != NULL && conflict->term == term)
    return self->current;
  for (guint i = 0; i < self->conflicts->len; i++)
    if (((const DealConflict *) self->conflicts->pdata[i])->term == term)
      return i;

  return -1;
}

static void
add_title (DealConflictPanel   *self,
           const DealStanceRow *row,
           const DealConflict  *conflict)
{
  GtkWidget *badges = new_box (GTK_ORIENTATION_HORIZONTAL, 6, NULL);
  GtkWidget *title;

  gtk_widget_set_layout_manager (badges, deal_wrap_layout_new (6, 4));
  if (conflict != NULL)
    {
      GtkWidget *kind = gtk_label_new (deal_format_conflict_kind (conflict->kind));

      gtk_widget_add_css_class (kind, "deal-badge");
      gtk_widget_add_css_class (kind, "disputed");
      gtk_widget_set_valign (kind, GTK_ALIGN_CENTER);
      append (badges, kind);
    }
  title = deal_ui_label_new (conflict != NULL ? conflict->question : row->term->title,
                             "title-4");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  conflict != NULL ? conflict->question
                                                   : row->term->title,
                                  -1);
  append (self->box, title);
  append (badges,
          deal_ui_label_new (conflict != NULL ? row->term->title
                                              : deal_format_backing (row->backing),
                             "deal-dim"));
  append (self->box, badges);
}

static void
undoable_cb (DealConflictPanel *self,
             const char        *text,
             GClosure          *undo)
{
  g_signal_emit (self, signals[UNDOABLE], 0, text, undo);
}

static void
add_conflict (DealConflictPanel *self)
{
  GtkWidget *conflict = deal_conflict_box_new (get_selection (self), get_conflict (self));

  g_signal_connect_object (conflict, "undoable", G_CALLBACK (undoable_cb), self,
                           G_CONNECT_SWAPPED);
  self->conflict = DEAL_CONFLICT_BOX (conflict);
  append (self->box, conflict);
}

/* “Conflict 3 of 22”; a term without one says how it is backed instead. */
static void
show_place (DealConflictPanel *self)
{
  g_autofree char *text = NULL;
  guint            n = self->conflicts->len;

  if (self->current >= 0)
    /* Translators: which conflict is shown, of how many. */
    text = g_strdup_printf (_ ("Conflict %1$u of %2$u"), (guint) self->current + 1, n);
  else
    text = g_strdup_printf (P_ ("%u conflict in this deal", "%u conflicts in this deal",
                                n),
                            n);
  gtk_label_set_text (GTK_LABEL (self->place), text);
}

static void
clear (DealConflictPanel *self)
{
  GtkWidget *child;

  self->conflict = NULL;
  self->claims = NULL;
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
}

static gboolean
scroll_cb (gpointer user_data)
{
  DealConflictPanel *self = user_data;
  GtkAdjustment     *adjustment =
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  GtkWidget *row = deal_conflict_panel_get_chosen_claim (self);
  double     x;
  double     y;

  self->scroll_source = 0;
  if (row != NULL && gtk_widget_translate_coordinates (row, self->box, 0, 0, &x, &y))
    gtk_adjustment_clamp_page (adjustment, y - MARGIN,
                               y + gtk_widget_get_height (row) + MARGIN);

  return G_SOURCE_REMOVE;
}

/* After the rows got their places. */
static void
scroll_later (DealConflictPanel *self)
{
  if (self->scroll_source == 0)
    self->scroll_source = g_idle_add (scroll_cb, self);
}

static void
fill (DealConflictPanel *self)
{
  DealSelection  *selection = get_selection (self);
  const char     *id = deal_selection_get_term (selection);
  Deal           *deal = deal_selection_get_deal (selection);
  const DealTerm *term = id != NULL ? deal_find_term (deal, id) : NULL;
  gboolean        is_same = g_strcmp0 (id, self->term) == 0;
  GtkAdjustment  *adjustment;
  gssize          row;

  clear (self);
  g_free (self->term);
  self->term = g_strdup (id);
  row = term != NULL ? deal_stances_find_row (self->stances, term) : -1;
  self->current = row >= 0 ? find_conflict (self, term) : -1;
  show_place (self);
  if (row < 0)
    {
      append (self->box,
              deal_ui_label_new (_ ("Choose a term to see who says what of it, and where "
                                    "its sources disagree."),
                                 "deal-dim"));
      return;
    }

  add_title (self, &self->stances->rows[row], get_conflict (self));
  if (self->current >= 0)
    add_conflict (self);
  self->claims = DEAL_CLAIM_LIST (deal_claim_list_new (selection, term, _ ("Claims")));
  append (self->box, GTK_WIDGET (self->claims));
  deal_claim_list_mark_source (self->claims, deal_selection_get_source (selection));

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  if (!is_same)
    gtk_adjustment_set_value (adjustment, 0);
}

/* A change of the reading, or of what other views show, takes nobody's place or focus
 * away. */
static gboolean
is_shown (DealConflictPanel *self,
          const DealOptions *options)
{
  return self->stances != NULL && self->stances->deal == options->deal &&
         self->stances->order == options->term_order &&
         g_strcmp0 (self->term, deal_selection_get_term (get_selection (self))) == 0;
}

static void
deal_conflict_panel_update (DealView          *view,
                            const DealOptions *options)
{
  DealConflictPanel *self = DEAL_CONFLICT_PANEL (view);

  if (is_shown (self, options))
    {
      if (self->conflict != NULL)
        deal_conflict_box_show_reading (self->conflict);
      return;
    }
  list_conflicts (self, options);
  fill (self);
}

static void
term_changed_cb (DealConflictPanel *self)
{
  if (self->stances != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill (self);
  else
    deal_view_queue_update (DEAL_VIEW (self));
}

/* The claim of a source that is chosen is brought into sight, however weak. */
static void
source_changed_cb (DealConflictPanel *self)
{
  if (self->claims != NULL)
    scroll_later (self);
}

static void
deal_conflict_panel_selection_changed (DealView *view)
{
  DealSelection *selection = deal_view_get_selection (view);

  if (selection == NULL)
    return;
  g_signal_connect_object (selection, "notify::term", G_CALLBACK (term_changed_cb), view,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::source", G_CALLBACK (source_changed_cb),
                           view, G_CONNECT_SWAPPED);
}

static void
deal_conflict_panel_dispose (GObject *object)
{
  DealConflictPanel *self = DEAL_CONFLICT_PANEL (object);

  g_clear_handle_id (&self->scroll_source, g_source_remove);
  g_clear_pointer (&self->stances, deal_stances_free);

  G_OBJECT_CLASS (deal_conflict_panel_parent_class)->dispose (object);
}

static void
deal_conflict_panel_finalize (GObject *object)
{
  DealConflictPanel *self = DEAL_CONFLICT_PANEL (object);

  g_ptr_array_unref (self->conflicts);
  g_free (self->term);

  G_OBJECT_CLASS (deal_conflict_panel_parent_class)->finalize (object);
}

static void
deal_conflict_panel_class_init (DealConflictPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = deal_conflict_panel_dispose;
  G_OBJECT_CLASS (klass)->finalize = deal_conflict_panel_finalize;
  DEAL_VIEW_CLASS (klass)->update = deal_conflict_panel_update;
  DEAL_VIEW_CLASS (klass)->selection_changed = deal_conflict_panel_selection_changed;

  /* The reader chose a reading; see DealConflictBox. */
  signals[UNDOABLE] = deal_ui_signal_new ("undoable", G_TYPE_FROM_CLASS (klass), 2,
                                          G_TYPE_STRING, G_TYPE_CLOSURE);

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass),
                                        GTK_ACCESSIBLE_ROLE_REGION);
}

static GtkWidget *
new_step (const char *icon,
          const char *action,
          const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);

  return button;
}

static void
deal_conflict_panel_init (DealConflictPanel *self)
{
  GtkWidget *content = new_box (GTK_ORIENTATION_VERTICAL, 0, NULL);
  GtkWidget *head = new_box (GTK_ORIENTATION_HORIZONTAL, 0, "deal-detail-head");

  self->current = -1;
  self->conflicts = g_ptr_array_new ();
  self->place = deal_ui_label_new (NULL, "deal-caption");
  gtk_widget_set_hexpand (self->place, TRUE);
  append (head, self->place);
  append (head, new_step ("go-up-symbolic", "view.previous",
                          _ ("Previous conflict (Alt+Up)")));
  append (head,
          new_step ("go-down-symbolic", "view.next", _ ("Next conflict (Alt+Down)")));
  append (content, head);

  self->box = new_box (GTK_ORIENTATION_VERTICAL, 8, "deal-term-detail");
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->box);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  append (content, self->scrolled);
  gtk_widget_set_parent (content, GTK_WIDGET (self));
}

/**
 * deal_conflict_panel_step:
 * @self: the panel
 * @direction: +1 for the next conflict, -1 for the one before
 *
 * Goes to another conflict and selects its term.  From a term without one it goes to
 * the first, or back to the last.
 *
 * Returns: FALSE if there is none in that direction
 */
gboolean
deal_conflict_panel_step (DealConflictPanel *self,
                          int                direction)
{
  DealSelection      *selection = get_selection (self);
  gssize              next;
  const DealConflict *conflict;

  if (deal_selection_get_options (selection) == NULL)
    return FALSE;
  if (self->stances == NULL || self->stances->deal != deal_selection_get_deal (selection))
    list_conflicts (self, deal_selection_get_options (selection));

  next = self->current + direction;
  if (self->current < 0)
    next = direction > 0 ? 0 : (gssize) self->conflicts->len - 1;
  if (next < 0 || next >= (gssize) self->conflicts->len)
    return FALSE;

  conflict = self->conflicts->pdata[next];
  self->current = next;
  if (g_strcmp0 (deal_selection_get_term (selection), conflict->term->id) == 0)
    fill (self);
  else
    deal_selection_set_term (selection, conflict->term->id);

  return TRUE;
}

/* Nullable. */
const DealConflict *
deal_conflict_panel_get_conflict (DealConflictPanel *self)
{
  g_return_val_if_fail (DEAL_IS_CONFLICT_PANEL (self), NULL);

  return get_conflict (self);
}

/* Nullable: the first claim of the selected source that is shown. */
GtkWidget *
deal_conflict_panel_get_chosen_claim (DealConflictPanel *self)
{
  g_return_val_if_fail (DEAL_IS_CONFLICT_PANEL (self), NULL);

  if (self->claims == NULL)
    return NULL;

  return deal_claim_list_mark_source (self->claims,
                                      deal_selection_get_source (get_selection (self)));
}
