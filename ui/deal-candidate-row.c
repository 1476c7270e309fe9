/* deal-candidate-row.c: a passage that speaks of a term, and what to make of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-candidate-row.h"

#include "deal-text.h"
#include "deal-ui.h"
#include "deal-wrap-layout.h"

/**
 * DealCandidateRow:
 *
 * The reader puts what the passage says into words of their own, and says how it
 * stands to the term; or dismisses it.
 */
struct _DealCandidateRow
{
  GtkWidget parent_instance;

  char      *term;
  char      *passage;
  GtkWidget *says; /* a GtkEntry */
};

enum
{
  JUDGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DealCandidateRow, deal_candidate_row, GTK_TYPE_WIDGET)

/* In the order of the buttons. */
static const struct
{
  const char *label;
  const char *stance; /* NULL: dismissed */
} choices[] = {
  { N_ ("Supports"), "supports" },
  { N_ ("Contradicts"), "contradicts" },
  { N_ ("Mentions"), "mentions" },
  { N_ ("Dismiss"), NULL },
};

/* The row may be gone before the signal is over: what it says is the signal's. */
static void
clicked_cb (GtkButton        *button,
            DealCandidateRow *self)
{
  const char      *stance = g_object_get_data (G_OBJECT (button), "stance");
  g_autofree char *term = g_strdup (self->term);
  g_autofree char *passage = g_strdup (self->passage);
  g_autofree char *says =
    g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->says))));

  g_signal_emit (self, signals[JUDGED], 0, term, passage, stance,
                 *says != '\0' ? says : NULL);
}

static GtkWidget *
new_buttons (DealCandidateRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_layout_manager (box, deal_wrap_layout_new (6, 6));
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      GtkWidget *button = gtk_button_new_with_label (_ (choices[i].label));

      g_object_set_data (G_OBJECT (button), "stance", (gpointer) choices[i].stance);
      g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
      gtk_widget_set_parent (button, box);
    }

  return box;
}

/* Bold by attributes: the text is a stranger's, and never markup. */
static GtkWidget *
new_passage (const DealCandidate *candidate)
{
  GtkWidget *label = deal_ui_label_new (candidate->passage, NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  for (gsize i = 0; i < candidate->n_spans; i++)
    {
      PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

      bold->start_index = candidate->spans[i].start;
      bold->end_index = candidate->spans[i].end;
      pango_attr_list_insert (attributes, bold);
    }
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);

  return label;
}

static void
deal_candidate_row_dispose (GObject *object)
{
  deal_ui_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (deal_candidate_row_parent_class)->dispose (object);
}

static void
deal_candidate_row_finalize (GObject *object)
{
  DealCandidateRow *self = DEAL_CANDIDATE_ROW (object);

  g_free (self->term);
  g_free (self->passage);

  G_OBJECT_CLASS (deal_candidate_row_parent_class)->finalize (object);
}

static void
deal_candidate_row_class_init (DealCandidateRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = deal_candidate_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = deal_candidate_row_finalize;

  signals[JUDGED] =
    deal_ui_signal_new ("judged", G_TYPE_FROM_CLASS (klass), 4, G_TYPE_STRING,
                        G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass),
                                            GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass),
                                        GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
deal_candidate_row_init (DealCandidateRow *self)
{
}

/**
 * deal_candidate_row_new:
 * @candidate: a passage
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
deal_candidate_row_new (const DealCandidate *candidate)
{
  DealCandidateRow *self = g_object_new (DEAL_TYPE_CANDIDATE_ROW, NULL);
  GtkWidget        *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->term = g_strdup (candidate->term->id);
  self->passage = g_strdup (candidate->passage);
  self->says = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->says),
                                  _ ("What it says, in your own words"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->says),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What it says, in your own words"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  candidate->term->title, -1);

  gtk_widget_add_css_class (box, "deal-entry");
  gtk_box_append (GTK_BOX (box), deal_ui_label_new (candidate->term->title, "heading"));
  gtk_box_append (GTK_BOX (box), new_passage (candidate));
  gtk_box_append (GTK_BOX (box), self->says);
  gtk_box_append (GTK_BOX (box), new_buttons (self));
  gtk_widget_set_parent (box, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

/**
 * deal_candidate_row_is_of:
 * @self: a row
 * @candidate: a passage
 *
 * Returns: whether the row is of the same passage and term
 */
gboolean
deal_candidate_row_is_of (DealCandidateRow    *self,
                          const DealCandidate *candidate)
{
  return g_str_equal (self->term, candidate->term->id) &&
         g_str_equal (self->passage, candidate->passage);
}
