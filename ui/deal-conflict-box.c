/* deal-conflict-box.c: the positions of a conflict, and what can be made of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-conflict-box.h"

#include <string.h>

#include "calc/deal-format.h"
#include "deal-claim-row.h"
#include "deal-text.h"
#include "deal-ui.h"

/* How much of a position a toast repeats. */
#define TOLD_LENGTH 60

/**
 * DealConflictBox:
 *
 * Each position is a card with the sources behind it.  The reader may have the charts
 * follow one of them, and say why; nothing is chosen by itself, and every choice can be
 * taken back.
 */
struct _DealConflictBox
{
  GtkWidget parent_instance;

  DealSelection      *selection;
  Deal               *deal; /* what the conflict lives in */
  const DealConflict *conflict;
  gboolean            is_showing; /* the choice, in the controls */

  GtkWidget *box;
  GPtrArray *cards;  /* GtkWidget, one for each position */
  GPtrArray *checks; /* GtkCheckButton, likewise */
  GtkWidget *status;
  GtkWidget *choice; /* what goes with a choice: reason and clear */
  GtkWidget *reason;
};

enum
{
  UNDOABLE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DealConflictBox, deal_conflict_box, GTK_TYPE_WIDGET)

/* A choice as it was, to have it back; in words, because the file may be read again. */
typedef struct
{
  DealSelection *selection;
  char          *conflict;
  char          *says;   /* the position; nullable: none */
  char          *reason; /* nullable */
} Before;

static void
before_free (gpointer  data,
             GClosure *closure)
{
  Before *before = data;

  g_object_unref (before->selection);
  g_free (before->conflict);
  g_free (before->says);
  g_free (before->reason);
  g_free (before);
}

static void
undone_cb (const Before *before,
           GError      **error)
{
  Deal               *deal = deal_selection_get_deal (before->selection);
  const DealConflict *conflict =
    deal != NULL ? deal_find_conflict (deal, before->conflict) : NULL;
  const DealPosition *position = NULL;

  if (conflict == NULL)
    {
      deal_ui_set_other_deal (error);
      return;
    }

  for (gsize i = 0; before->says != NULL && i < conflict->n_positions; i++)
    if (g_str_equal (conflict->positions[i].says, before->says))
      position = &conflict->positions[i];
  deal_selection_choose_reading (before->selection, conflict, position, before->reason);
}

static const DealReading *
get_reading (DealConflictBox *self)
{
  return deal_options_get_reading (deal_selection_get_options (self->selection),
                                   self->conflict);
}

static GClosure *
make_undo (DealConflictBox *self)
{
  const DealReading *reading = get_reading (self);
  Before            *before = g_new0 (Before, 1);
  GClosure          *undo;

  before->selection = g_object_ref (self->selection);
  before->conflict = g_strdup (self->conflict->id);
  before->says = reading->position != NULL ? g_strdup (reading->position->says) : NULL;
  before->reason = g_strdup (reading->reason);
  undo = g_cclosure_new_swap (G_CALLBACK (undone_cb), before, before_free);
  g_closure_ref (undo);
  g_closure_sink (undo);

  return undo;
}

static char *
write_told (const DealPosition *position)
{
  g_autofree char *start = NULL;
  g_autofree char *words = NULL;

  if (position == NULL)
    return g_strdup (_ ("Charts follow no side of this conflict"));

  start = g_utf8_substring (position->says, 0,
                            MIN (g_utf8_strlen (position->says, -1), TOLD_LENGTH));
  words = strlen (start) < strlen (position->says)
            ? g_strconcat (g_strchomp (start), "…", NULL)
            : g_strdup (start);

  if (position->n_parameters == 0)
    /* Translators: what one side of a conflict says. */
    return g_strdup_printf (_ ("Reading noted, no number changes by it: “%s”"), words);

  /* Translators: what one side of a conflict says. */
  return g_strdup_printf (_ ("Reading used in charts: “%s”"), words);
}

/* Has the charts follow @position from now on, and offers to take that back. */
static void
choose (DealConflictBox    *self,
        const DealPosition *position)
{
  GClosure        *undo = make_undo (self);
  g_autofree char *told = write_told (position);

  g_object_ref (self);
  deal_selection_choose_reading (self->selection, self->conflict, position, NULL);
  g_signal_emit (self, signals[UNDOABLE], 0, told, undo);
  g_object_unref (self);
  g_closure_unref (undo);
}

static void
toggled_cb (DealConflictBox *self,
            GtkCheckButton  *check)
{
  guint index;

  if (self->is_showing || !gtk_check_button_get_active (check) ||
      !g_ptr_array_find (self->checks, check, &index))
    return;

  choose (self, &self->conflict->positions[index]);
}

static void
clear_clicked_cb (DealConflictBox *self)
{
  choose (self, NULL);
}

/* A reason changes no chart but what it says, and needs no toast. */
static void
reason_given_cb (DealConflictBox *self)
{
  const DealReading *reading = get_reading (self);
  const char        *text = gtk_editable_get_text (GTK_EDITABLE (self->reason));
  const char        *reason = text[0] != '\0' ? text : NULL;

  if (reading->position != NULL && g_strcmp0 (reading->reason, reason) != 0)
    deal_selection_choose_reading (self->selection, self->conflict, reading->position,
                                   reason);
}

static void
append (GtkWidget *box,
        GtkWidget *child)
{
  gtk_box_append (GTK_BOX (box), child);
}

static GtkWidget *
new_column (const char *css_class)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (box, css_class);

  return box;
}

static GtkWidget *
new_check (DealConflictBox    *self,
           const DealPosition *position)
{
  GtkWidget       *check = gtk_check_button_new ();
  GtkWidget       *label = deal_ui_label_new (position->says, "heading");
  g_autofree char *name = NULL;

  /* Translators: what one side of a conflict says. */
  name = g_strdup_printf (_ ("Use this reading in charts: %s"), position->says);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_widget_set_tooltip_text (check, _ ("Use this reading in charts"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  if (self->checks->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), self->checks->pdata[0]);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self,
                           G_CONNECT_SWAPPED);
  g_ptr_array_add (self->checks, check);

  return check;
}

/* What the charts would calculate with. */
static void
add_parameters (DealConflictBox    *self,
                GtkWidget          *card,
                const DealPosition *position)
{
  for (gsize i = 0; i < position->n_parameters; i++)
    {
      const DealParameterValue *value = &position->parameters[i];
      g_autofree char          *number =
        value->is_withheld
                   ? g_strdup (deal_format_state (DEAL_STATE_NOT_DISCLOSED))
                   : deal_format_parameter (value->parameter, value->value, self->deal);
      g_autofree char *text = NULL;

      /* Translators: a parameter and its value, as "Total cap: $38 bn". */
      text = g_strdup_printf (_ ("%1$s: %2$s"), value->parameter->title, number);
      append (card, deal_ui_label_new (text, "deal-caption"));
    }
}

static GtkWidget *
new_position (DealConflictBox    *self,
              const DealPosition *position)
{
  GtkWidget       *card = new_column ("deal-position");
  GtkWidget       *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget       *chips = deal_claim_row_new_chips (self->selection, &position->sources);
  g_autofree char *origins = deal_format_origins (&position->sources);
  GtkWidget       *aside = gtk_label_new (origins);

  gtk_widget_add_css_class (card, "card");
  append (card, new_check (self, position));
  gtk_widget_set_hexpand (chips, TRUE);
  append (foot, chips);
  gtk_widget_add_css_class (aside, "deal-caption");
  gtk_widget_set_valign (aside, GTK_ALIGN_CENTER);
  append (foot, aside);
  append (card, foot);
  add_parameters (self, card, position);
  g_ptr_array_add (self->cards, card);

  return card;
}

static void
add_choice (DealConflictBox *self)
{
  GtkWidget          *clear = gtk_button_new_with_label (_ ("Clear"));
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->choice = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->reason = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->reason), _ ("Why (optional)"));
  gtk_widget_set_hexpand (self->reason, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reason),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Why this reading is used"), -1);
  g_signal_connect_object (self->reason, "activate", G_CALLBACK (reason_given_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (reason_given_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->reason, focus);

  gtk_widget_set_tooltip_text (clear, _ ("Follow no side of this conflict"));
  g_signal_connect_object (clear, "clicked", G_CALLBACK (clear_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  append (self->choice, self->reason);
  append (self->choice, clear);
  append (self->box, self->choice);
}

static void
add_paragraph (GtkWidget  *box,
               const char *title,
               const char *text)
{
  if (text == NULL || text[0] == '\0')
    return;

  append (box, deal_ui_label_new (title, "heading"));
  append (box, deal_ui_label_new (text, NULL));
}

static void
fill (DealConflictBox *self)
{
  const DealConflict *conflict = self->conflict;
  GtkWidget          *callout = new_column ("deal-callout");

  self->status = deal_ui_label_new (NULL, "deal-caption");
  append (self->box, self->status);
  for (gsize i = 0; i < conflict->n_positions; i++)
    append (self->box, new_position (self, &conflict->positions[i]));
  add_choice (self);
  add_paragraph (
    callout,
    conflict->n_positions == 2 ? _ ("Can both be true?") : _ ("Can all be true?"),
    deal_format_conflict_verdict (conflict->kind));
  add_paragraph (callout, _ ("The file’s assessment"), conflict->assessment);
  add_paragraph (callout, _ ("What would settle it"), conflict->settled_by);
  append (self->box, callout);
}

static void
deal_conflict_box_dispose (GObject *object)
{
  DealConflictBox *self = DEAL_CONFLICT_BOX (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->deal, deal_unref);

  G_OBJECT_CLASS (deal_conflict_box_parent_class)->dispose (object);
}

static void
deal_conflict_box_finalize (GObject *object)
{
  DealConflictBox *self = DEAL_CONFLICT_BOX (object);

  g_ptr_array_unref (self->cards);
  g_ptr_array_unref (self->checks);

  G_OBJECT_CLASS (deal_conflict_box_parent_class)->finalize (object);
}

static void
deal_conflict_box_class_init (DealConflictBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = deal_conflict_box_dispose;
  G_OBJECT_CLASS (klass)->finalize = deal_conflict_box_finalize;

  signals[UNDOABLE] = deal_ui_signal_new ("undoable", G_TYPE_FROM_CLASS (klass), 2,
                                          G_TYPE_STRING, G_TYPE_CLOSURE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
deal_conflict_box_init (DealConflictBox *self)
{
  self->cards = g_ptr_array_new ();
  self->checks = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * deal_conflict_box_new:
 * @selection: where a click on a source selects it, and a reading is chosen
 * @conflict: a conflict of its deal
 *
 * Returns: (transfer floating): each position with what stands behind it, then
 *   whether they can be true together, what the file makes of them, and what would
 *   settle them
 */
GtkWidget *
deal_conflict_box_new (DealSelection      *selection,
                       const DealConflict *conflict)
{
  DealConflictBox *self = g_object_new (DEAL_TYPE_CONFLICT_BOX, NULL);

  self->selection = g_object_ref (selection);
  self->deal = deal_ref (deal_selection_get_deal (selection));
  self->conflict = conflict;
  fill (self);
  deal_conflict_box_show_reading (self);

  return GTK_WIDGET (self);
}

/**
 * deal_conflict_box_show_reading:
 * @self: the box, while its deal is the selection's
 *
 * Shows what the options have chosen.
 */
void
deal_conflict_box_show_reading (DealConflictBox *self)
{
  const DealReading *reading = get_reading (self);
  const char        *reason = reading->reason != NULL ? reading->reason : "";

  self->is_showing = TRUE;
  for (guint i = 0; i < self->checks->len; i++)
    {
      gboolean is_chosen = reading->position == &self->conflict->positions[i];

      gtk_check_button_set_active (self->checks->pdata[i], is_chosen);
      if (is_chosen)
        gtk_widget_add_css_class (self->cards->pdata[i], "chosen");
      else
        gtk_widget_remove_css_class (self->cards->pdata[i], "chosen");
    }
  gtk_widget_set_visible (self->choice, reading->position != NULL);
  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (self->reason)), reason) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->reason), reason);
  gtk_label_set_text (GTK_LABEL (self->status),
                      reading->position != NULL
                        ? _ ("Reading used in charts")
                        : _ ("No reading is chosen: charts follow no side."));
  self->is_showing = FALSE;
}
