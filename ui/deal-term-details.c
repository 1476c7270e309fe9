/* deal-term-details.c: all that is known of one term
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-term-details.h"

#include "calc/deal-format.h"
#include "deal-badge.h"
#include "deal-claim-list.h"
#include "deal-claim-row.h"
#include "deal-text.h"
#include "deal-ui.h"
#include "deal-version-button.h"

/**
 * DealTermDetails:
 *
 * Shows the selected term: what changed and why, where the sources disagree,
 * what each version said, and who claims what.
 */
struct _DealTermDetails
{
  GtkWidget parent_instance;

  DealSelection *selection;

  GtkWidget *content;
  GtkWidget *category;
  GtkWidget *scrolled;
  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (DealTermDetails, deal_term_details, GTK_TYPE_WIDGET)

/* A few words at the end of a line. */
static GtkWidget *
new_aside (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "deal-caption");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);

  return label;
}

static GtkWidget *
new_row (int spacing)
{
  return gtk_box_new (GTK_ORIENTATION_HORIZONTAL, spacing);
}

static void
append (GtkWidget *box,
        GtkWidget *child)
{
  gtk_box_append (GTK_BOX (box), child);
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
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);

  return button;
}

static void
add_heading (DealTermDetails *self,
             const char      *title,
             const char      *count)
{
  GtkWidget *row = new_row (8);
  GtkWidget *label = deal_ui_label_new (title, "heading");

  gtk_widget_add_css_class (row, "deal-section");
  gtk_widget_set_hexpand (label, TRUE);
  append (row, label);
  if (count != NULL)
    append (row, new_aside (count));
  append (self->box, row);
}

static gboolean
is_read (DealTermDetails *self,
         const DealTerm  *term)
{
  const DealOptions *options = deal_selection_get_options (self->selection);
  g_autoptr (GHashTable) read = deal_options_get_read_terms (options);

  return g_hash_table_contains (read, term);
}

static void
add_title (DealTermDetails   *self,
           const DealDiffRow *row)
{
  GtkWidget *badges = new_row (6);
  GtkWidget *badge = deal_badge_pill_new ();

  gtk_label_set_text (GTK_LABEL (self->category), row->term->category->title);
  append (self->box, deal_ui_label_new (row->term->title, "title-4"));

  deal_badge_pill_set_badge (DEAL_BADGE_PILL (badge), row->badge);
  append (badges, badge);
  if (row->disputed)
    {
      badge = deal_badge_pill_new ();
      deal_badge_pill_set_disputed (DEAL_BADGE_PILL (badge), is_read (self, row->term));
      append (badges, badge);
    }
  append (self->box, badges);
}

static void
add_conclusion (DealTermDetails   *self,
                const DealDiffRow *row)
{
  if (row->size != NULL)
    {
      GtkWidget *size = deal_ui_label_new (row->size, "heading");

      gtk_widget_add_css_class (size, "deal-numeric");
      append (self->box, size);
    }
  if (row->declared == NULL)
    return;

  if (row->declared->why != NULL)
    append (self->box, deal_ui_label_new (row->declared->why, NULL));
  if (row->declared->favours != NULL)
    {
      /* Translators: %s is a party, as "OpenAI" */
      g_autofree char *text = g_strdup_printf (_ ("Favours %s, as the deal file judges."),
                                               row->declared->favours->name);

      append (self->box, deal_ui_label_new (text, "deal-dim"));
    }
  if (!row->agrees)
    append (self->box,
            deal_ui_label_new (_ ("The file's conclusion and its values do not agree."),
                               "deal-problem"));
}

/* Below the position that the reader follows. */
static void
add_reading (GtkWidget         *box,
             const DealReading *reading)
{
  GtkWidget *label;

  label = deal_ui_label_new (reading->position->n_parameters > 0
                               ? _ ("† Your reading: charts follow it.")
                               : _ ("† Your reading: no number changes by it."),
                             "deal-reading");
  append (box, label);
  if (reading->reason != NULL)
    append (box, deal_ui_label_new (reading->reason, "deal-caption"));
}

static void
add_conflict (DealTermDetails    *self,
              const DealConflict *conflict)
{
  const DealOptions *options = deal_selection_get_options (self->selection);
  const DealReading *reading = deal_options_get_reading (options, conflict);
  GtkWidget         *callout = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget         *head = new_row (8);

  gtk_widget_add_css_class (callout, "deal-callout");
  append (head, deal_ui_small_icon_new ("change-disputed-symbolic", NULL));
  append (head, deal_ui_label_new (conflict->question, "heading"));
  append (callout, head);
  for (gsize i = 0; i < conflict->n_positions; i++)
    {
      const DealPosition *position = &conflict->positions[i];
      GtkWidget          *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
      g_autofree char    *count = deal_format_origins (&position->sources);
      GtkWidget          *foot = new_row (8);
      GtkWidget          *chips = deal_claim_row_new_chips (self->selection,
                                                            &position->sources);

      append (row, deal_ui_label_new (position->says, NULL));
      gtk_widget_set_hexpand (chips, TRUE);
      append (foot, chips);
      append (foot, new_aside (count));
      append (row, foot);
      if (reading->position == position)
        add_reading (row, reading);
      append (callout, row);
    }
  if (conflict->assessment != NULL)
    append (callout, deal_ui_label_new (conflict->assessment, "deal-assessment"));
  append (self->box, callout);
}

static void
add_version (DealTermDetails *self,
             const DealValue *value,
             const DealDiff  *diff)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget       *head = new_row (8);
  GtkWidget       *chips = deal_claim_row_new_chips (self->selection,
                                                     &value->sources);
  g_autofree char *date = deal_format_date (value->version->announced);
  GtkWidget       *title = deal_ui_label_new (value->version->title, "heading");

  gtk_widget_add_css_class (box, "deal-entry");
  if (value->version == diff->old_version)
    append (head, deal_swatch_new (DEAL_SIDE_OLD));
  else if (value->version == diff->new_version)
    append (head, deal_swatch_new (DEAL_SIDE_NEW));
  gtk_widget_set_hexpand (title, TRUE);
  append (head, title);
  append (head, new_aside (date));
  append (box, head);
  append (box, deal_ui_label_new (
                 value->text[0] != '\0' ? value->text : deal_format_state (value->state),
                 NULL));
  if (value->note != NULL)
    append (box, deal_ui_label_new (value->note, "deal-caption"));
  append (box, chips);
  append (self->box, box);
}

static void
evidence_clicked_cb (DealTermDetails *self)
{
  deal_selection_open_view (self->selection, "evidence");
}

static GtkWidget *
new_evidence_button (DealTermDetails *self)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Show in Evidence"));

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (evidence_clicked_cb), self);

  return button;
}

static void
add_evidence (DealTermDetails *self,
              const DealTerm  *term)
{
  append (self->box, deal_claim_list_new (self->selection, term, _ ("Evidence")));
  append (self->box, new_evidence_button (self));
}

static void
add_history (DealTermDetails *self,
             const DealTerm  *term,
             const DealDiff  *diff)
{
  g_autofree char *count = NULL;

  count = g_strdup_printf (P_ ("%u version", "%u versions", term->n_values),
                           (guint) term->n_values);
  add_heading (self, _ ("History"), count);
  for (gsize i = term->n_values; i > 0; i--)
    add_version (self, &term->values[i - 1], diff);
}

static void
add_conflicts (DealTermDetails *self,
               const DealTerm  *term)
{
  Deal *deal = deal_selection_get_deal (self->selection);
  g_autoptr (GPtrArray) conflicts = deal_term_get_conflicts (deal, term);

  for (guint i = 0; i < conflicts->len; i++)
    add_conflict (self, conflicts->pdata[i]);
}

static const DealDiffRow *
find_row (const DealDiff *diff,
          const char     *term_id)
{
  for (gsize i = 0; diff != NULL && term_id != NULL && i < diff->n_rows; i++)
    if (g_str_equal (diff->rows[i].term->id, term_id))
      return &diff->rows[i];

  return NULL;
}

static void
fill (DealTermDetails *self)
{
  const DealDiff    *diff = deal_selection_get_diff (self->selection);
  const DealDiffRow *row = find_row (diff, deal_selection_get_term (self->selection));
  GtkAdjustment     *adjustment;
  GtkWidget         *child;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  gtk_label_set_text (GTK_LABEL (self->category), "");
  if (row == NULL)
    {
      append (self->box,
              deal_ui_label_new (_ ("Choose a term to see its history, its evidence and "
                                    "where its sources disagree."),
                                 "deal-dim"));
      return;
    }

  add_title (self, row);
  add_conclusion (self, row);
  add_conflicts (self, row->term);
  add_history (self, row->term, diff);
  add_evidence (self, row->term);

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  gtk_adjustment_set_value (adjustment, 0.0);
}

static void
deal_term_details_dispose (GObject *object)
{
  DealTermDetails *self = DEAL_TERM_DETAILS (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (deal_term_details_parent_class)->dispose (object);
}

static void
deal_term_details_class_init (DealTermDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = deal_term_details_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_REGION);
}

static void
deal_term_details_init (DealTermDetails *self)
{
  GtkWidget *head = new_row (0);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Details of the term"),
                                  -1);
  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  append (self->content, head);
  gtk_widget_add_css_class (head, "deal-detail-head");
  self->category = deal_ui_label_new (NULL, "deal-caption");
  gtk_widget_set_hexpand (self->category, TRUE);
  append (head, self->category);
  append (head, new_step ("go-up-symbolic", "view.previous", _ ("Previous change")));
  append (head, new_step ("go-down-symbolic", "view.next", _ ("Next change")));

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_add_css_class (self->box, "deal-term-detail");
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled),
                                  GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->box);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  append (self->content, self->scrolled);
  gtk_widget_set_parent (self->content, GTK_WIDGET (self));
}

/* Once, with the window's selection. */
void
deal_term_details_set_selection (DealTermDetails *self,
                                 DealSelection   *selection)
{
  g_return_if_fail (DEAL_IS_TERM_DETAILS (self));
  g_return_if_fail (self->selection == NULL);

  self->selection = g_object_ref (selection);
  g_signal_connect_swapped (selection, "changed", G_CALLBACK (fill), self);
  g_signal_connect_swapped (selection, "notify::term", G_CALLBACK (fill), self);
  fill (self);
}
