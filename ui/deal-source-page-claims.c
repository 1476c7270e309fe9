/* deal-source-page-claims.c: the claims that rest on a source, and what may be some
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-format.h"
#include "deal-candidate-row.h"
#include "deal-claim-row.h"
#include "deal-source-page-private.h"
#include "deal-text.h"
#include "deal-ui.h"
#include "net/deal-findings.h"

/* So many passages are offered at a time. */
#define CANDIDATES_MOST 5

static void
claim_clicked_cb (GtkButton      *button,
                  DealSourcePage *self)
{
  const char *term = g_object_get_data (G_OBJECT (button), "term");

  deal_selection_set_term (self->selection, term);
  deal_selection_open_view (self->selection, "terms");
}

static GtkWidget *
new_claim (DealSourcePage  *self,
           const DealClaim *claim)
{
  GtkWidget       *button = gtk_button_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget       *citation = deal_claim_row_new_citation (self->selection, claim);
  g_autofree char *facts = NULL;
  g_autofree char *name = NULL;

  if (claim->locator != NULL)
    facts = g_strdup_printf ("%s · %s · %s", deal_format_stance (claim->stance),
                             deal_format_strength (claim->strength), claim->locator);
  else
    facts = g_strdup_printf ("%s · %s", deal_format_stance (claim->stance),
                             deal_format_strength (claim->strength));

  gtk_box_append (GTK_BOX (box), deal_ui_label_new (claim->term->title, "heading"));
  gtk_box_append (GTK_BOX (box), deal_ui_label_new (claim->says, NULL));
  gtk_box_append (GTK_BOX (box), deal_ui_label_new (facts, "caption"));
  if (citation != NULL)
    gtk_box_append (GTK_BOX (box), citation);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "deal-claim");
  g_object_set_data_full (G_OBJECT (button), "term", g_strdup (claim->term->id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (claim_clicked_cb), self);

  /* Translators: a claim for a screen reader: the term, what is said, how. */
  name = g_strdup_printf (_ ("%s: %s %s"), claim->term->title, claim->says, facts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);

  return button;
}

void
_deal_source_page_show_claims (DealSourcePage *self)
{
  const DealSource *source = deal_source_item_get_source (self->item);
  const Deal       *deal = deal_selection_get_deal (self->selection);
  guint             n = deal_source_item_get_n_claims (self->item);
  g_autofree char  *title = NULL;

  deal_ui_remove_children (GTK_WIDGET (self->claims));
  gtk_widget_set_visible (GTK_WIDGET (self->claims_title), source != NULL);
  if (source == NULL || deal == NULL)
    return;

  title = g_strdup_printf (P_ ("%u claim rests on it", "%u claims rest on it", n), n);
  gtk_label_set_label (self->claims_title, title);
  for (gsize i = 0; i < deal->n_claims; i++)
    if (deal->claims[i].source == source)
      gtk_box_append (self->claims, new_claim (self, &deal->claims[i]));
}

static void
judged_cb (DealSourcePage *self,
           const char     *term,
           const char     *passage,
           const char     *stance,
           const char     *says)
{
  g_signal_emit_by_name (self, "judged", term, passage, stance, says);
}

/* The row of the same passage, so that what is being written there stays. */
static GtkWidget *
find_row (DealSourcePage      *self,
          const DealCandidate *candidate)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->candidates));
       row != NULL; row = gtk_widget_get_next_sibling (row))
    if (deal_candidate_row_is_of (DEAL_CANDIDATE_ROW (row), candidate))
      return row;

  return NULL;
}

static gboolean
has_focus_within (GtkWidget *widget)
{
  GtkRoot   *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* The button that was pressed goes with its passage; the focus must not. */
static void
remove_row (DealSourcePage *self,
            GtkWidget      *row)
{
  if (has_focus_within (row))
    {
      GtkWidget *next = gtk_widget_get_next_sibling (row);

      if (next == NULL)
        next = gtk_widget_get_prev_sibling (row);
      if (next == NULL || !gtk_widget_child_focus (next, GTK_DIR_TAB_FORWARD))
        gtk_widget_grab_focus (GTK_WIDGET (self->read_button));
    }
  gtk_box_remove (self->candidates, row);
}

static gboolean
is_among (GtkWidget *row,
          GPtrArray *found)
{
  for (guint i = 0; found != NULL && i < found->len; i++)
    if (deal_candidate_row_is_of (DEAL_CANDIDATE_ROW (row), found->pdata[i]))
      return TRUE;

  return FALSE;
}

/* What may become claims, in an article that the deal does not cite yet. */
void
_deal_source_page_show_candidates (DealSourcePage *self)
{
  const DealArchivedSource *archived = deal_source_item_get_archived (self->item);
  const Deal               *deal = deal_selection_get_deal (self->selection);
  GtkWidget                *last = NULL;
  GtkWidget                *row;
  g_autoptr (GPtrArray) found = NULL;

  if (self->archive != NULL && deal != NULL && archived != NULL && archived->has_text &&
      deal_source_item_get_source (self->item) == NULL)
    found = deal_findings_load (self->archive, deal, archived, CANDIDATES_MOST, NULL);
  row = gtk_widget_get_first_child (GTK_WIDGET (self->candidates));
  while (row != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (row);

      if (!is_among (row, found))
        remove_row (self, row);
      row = next;
    }
  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      row = find_row (self, found->pdata[i]);
      if (row == NULL)
        {
          row = deal_candidate_row_new (found->pdata[i]);
          g_signal_connect_swapped (row, "judged", G_CALLBACK (judged_cb), self);
          gtk_box_insert_child_after (self->candidates, row, last);
        }
      else
        gtk_box_reorder_child_after (self->candidates, row, last);
      last = row;
    }
  gtk_widget_set_visible (self->candidates_title, last != NULL);
}
