/* deal-claim-list.c: all that is claimed of a term
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-claim-list.h"

#include "deal-claim-row.h"
#include "deal-text.h"
#include "deal-ui.h"

/* A term of a large deal may have thousands of claims; the strongest come first, and
 * the rest when they are asked for. */
#define MAX_CLAIMS 60

/**
 * DealClaimList:
 *
 * Contradictions first, then by strength.  The claim of one source can be marked.
 */
struct _DealClaimList
{
  GtkWidget parent_instance;

  DealSelection *selection;
  Deal          *deal;   /* what the claims live in */
  GPtrArray     *claims; /* DealClaim */
  GPtrArray     *rows;   /* GtkWidget, one for each claim that is shown */

  GtkWidget *box;
  GtkWidget *more; /* nullable: all are shown */
};

G_DEFINE_FINAL_TYPE (DealClaimList, deal_claim_list, GTK_TYPE_WIDGET)

static void
add_rows (DealClaimList *self,
          guint          n)
{
  for (guint i = self->rows->len; i < MIN (n, self->claims->len); i++)
    {
      GtkWidget *row = deal_claim_row_new (self->selection, self->claims->pdata[i]);

      gtk_box_append (GTK_BOX (self->box), row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
show_all (DealClaimList *self)
{
  if (self->more == NULL)
    return;

  gtk_box_remove (GTK_BOX (self->box), self->more);
  self->more = NULL;
  add_rows (self, self->claims->len);
}

static void
add_more (DealClaimList *self)
{
  guint            n = self->claims->len - self->rows->len;
  g_autofree char *label = g_strdup_printf (P_ ("Show %u Weaker Claim",
                                                "Show %u Weaker Claims", n),
                                            n);

  self->more = gtk_button_new_with_label (label);
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (show_all), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), self->more);
}

static void
fill (DealClaimList *self,
      const char    *heading)
{
  GtkWidget       *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget       *title = deal_ui_label_new (heading, "heading");
  guint            n = self->claims->len;
  g_autofree char *count = g_strdup_printf (P_ ("%u claim", "%u claims", n), n);

  gtk_widget_add_css_class (head, "deal-section");
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), deal_ui_label_new (count, "deal-caption"));
  gtk_box_append (GTK_BOX (self->box), head);
  if (n == 0)
    gtk_box_append (GTK_BOX (self->box),
                    deal_ui_label_new (_ ("No source makes a claim on this term."),
                                       "deal-dim"));
  add_rows (self, MAX_CLAIMS);
  if (self->rows->len < n)
    add_more (self);
}

static void
deal_claim_list_dispose (GObject *object)
{
  DealClaimList *self = DEAL_CLAIM_LIST (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->deal, deal_unref);

  G_OBJECT_CLASS (deal_claim_list_parent_class)->dispose (object);
}

static void
deal_claim_list_finalize (GObject *object)
{
  DealClaimList *self = DEAL_CLAIM_LIST (object);

  g_clear_pointer (&self->claims, g_ptr_array_unref);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (deal_claim_list_parent_class)->finalize (object);
}

static void
deal_claim_list_class_init (DealClaimListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = deal_claim_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = deal_claim_list_finalize;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass),
                                            GTK_TYPE_BIN_LAYOUT);
}

static void
deal_claim_list_init (DealClaimList *self)
{
  self->rows = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * deal_claim_list_new:
 * @selection: where a click on a source selects it
 * @term: a term of its deal
 * @title: the heading above the claims
 *
 * Returns: (transfer floating): the list
 */
GtkWidget *
deal_claim_list_new (DealSelection  *selection,
                     const DealTerm *term,
                     const char     *title)
{
  DealClaimList *self = g_object_new (DEAL_TYPE_CLAIM_LIST, NULL);

  self->selection = g_object_ref (selection);
  self->deal = deal_ref (deal_selection_get_deal (selection));
  self->claims = deal_term_get_claims (self->deal, term);
  fill (self, title);

  return GTK_WIDGET (self);
}

/**
 * deal_claim_list_mark_source:
 * @self: the list
 * @source_id: (nullable): whose claims are marked; of no other source any more
 *
 * Returns: (transfer none) (nullable): the first row that is marked
 */
GtkWidget *
deal_claim_list_mark_source (DealClaimList *self,
                             const char    *source_id)
{
  GtkWidget *first = NULL;

  g_return_val_if_fail (DEAL_IS_CLAIM_LIST (self), NULL);

  for (guint i = 0; i < self->claims->len; i++)
    {
      const DealClaim *claim = self->claims->pdata[i];
      gboolean         is_marked = g_strcmp0 (claim->source->id, source_id) == 0;

      if (is_marked && i >= self->rows->len)
        show_all (self);
      if (i >= self->rows->len)
        continue;
      if (is_marked)
        gtk_widget_add_css_class (self->rows->pdata[i], "chosen");
      else
        gtk_widget_remove_css_class (self->rows->pdata[i], "chosen");
      if (is_marked && first == NULL)
        first = self->rows->pdata[i];
    }

  return first;
}
