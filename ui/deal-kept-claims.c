/* deal-kept-claims.c: what the user made of the passages of one source
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-kept-claims.h"

#include "calc/deal-format.h"
#include "deal-text.h"
#include "deal-ui.h"

/**
 * DealKeptClaims:
 *
 * The claims that the user accepted, each with a way back, and, folded away, the
 * passages that were dismissed.
 */
struct _DealKeptClaims
{
  GtkWidget parent_instance;
};

enum
{
  TAKEN_BACK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DealKeptClaims, deal_kept_claims, GTK_TYPE_WIDGET)

/* The rows are made anew while the signal is under way: its texts are its own. */
static void
take_back_clicked_cb (GtkButton      *button,
                      DealKeptClaims *self)
{
  g_autofree char *term = g_strdup (g_object_get_data (G_OBJECT (button), "term"));
  g_autofree char *passage =
    g_strdup (g_object_get_data (G_OBJECT (button), "passage"));

  g_signal_emit (self, signals[TAKEN_BACK], 0, term, passage);
}

static GtkWidget *
new_button (DealKeptClaims              *self,
            const DealArchivedJudgement *judgement,
            const char                  *title)
{
  GtkWidget *button = gtk_button_new_with_label (
    judgement->stance != NULL ? _ ("Take Back") : _ ("Offer Again"));
  /* Translators: what a button does, and the term that it concerns. */
  g_autofree char *name = g_strdup_printf (_ ("%s: %s"),
                                           gtk_button_get_label (GTK_BUTTON (button)),
                                           title);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  g_object_set_data_full (G_OBJECT (button), "term", g_strdup (judgement->term), g_free);
  g_object_set_data_full (G_OBJECT (button), "passage", g_strdup (judgement->passage),
                          g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (take_back_clicked_cb), self);

  return button;
}

/* In words; NULL for what was dismissed. */
static const char *
describe_stance (const DealArchivedJudgement *judgement)
{
  for (int i = DEAL_STANCE_SUPPORTS; i <= DEAL_STANCE_MENTIONS; i++)
    if (g_strcmp0 (judgement->stance, deal_stance_to_name ((DealStance) i)) == 0)
      return deal_format_stance ((DealStance) i);

  return NULL;
}

static GtkWidget *
new_row (DealKeptClaims              *self,
         const DealArchivedJudgement *judgement,
         const DealTerm              *term)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  /* The deal may have lost the term since. */
  const char *title = term != NULL ? term->title : judgement->term;
  const char *stance = describe_stance (judgement);

  gtk_widget_add_css_class (row, "deal-entry");
  gtk_box_append (GTK_BOX (row), deal_ui_label_new (title, "heading"));
  if (judgement->says != NULL)
    gtk_box_append (GTK_BOX (row), deal_ui_label_new (judgement->says, NULL));
  gtk_box_append (GTK_BOX (row),
                  deal_ui_label_new (judgement->passage,
                                     judgement->says != NULL ? "deal-caption" : NULL));
  if (stance != NULL)
    gtk_box_append (GTK_BOX (row), deal_ui_label_new (stance, "deal-caption"));
  gtk_box_append (GTK_BOX (row), new_button (self, judgement, title));

  return row;
}

static void
add_dismissed (DealKeptClaims *self,
               GtkWidget      *dismissed,
               guint           n)
{
  g_autofree char *text = g_strdup_printf (
    P_ ("%u passage dismissed", "%u passages dismissed", n), n);
  GtkWidget *expander = gtk_expander_new (text);

  gtk_expander_set_child (GTK_EXPANDER (expander), dismissed);
  gtk_widget_set_parent (expander, GTK_WIDGET (self));
}

static void
add_accepted (DealKeptClaims *self,
              GtkWidget      *accepted)
{
  GtkWidget *save = gtk_button_new_with_label (_ ("Save as Deal File…"));

  gtk_widget_set_halign (save, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (
    save, _ ("The deal with all claims that you accepted, of this source and others"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (save), "win.save-claims");
  gtk_box_prepend (GTK_BOX (accepted), deal_ui_label_new (_ ("Your claims"), "heading"));
  gtk_box_append (GTK_BOX (accepted), save);
  gtk_widget_set_parent (accepted, GTK_WIDGET (self));
}

static void
deal_kept_claims_dispose (GObject *object)
{
  deal_ui_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (deal_kept_claims_parent_class)->dispose (object);
}

static void
deal_kept_claims_class_init (DealKeptClaimsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = deal_kept_claims_dispose;
  signals[TAKEN_BACK] =
    deal_ui_signal_new ("taken-back", G_TYPE_FROM_CLASS (klass), 2, G_TYPE_STRING,
                        G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass),
                                            GTK_TYPE_BOX_LAYOUT);
}

static void
deal_kept_claims_init (DealKeptClaims *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * deal_kept_claims_show:
 * @self: the widget; is hidden when there is nothing to show
 * @archive: (nullable): where it is kept
 * @deal: (nullable): the deal that it was said for
 * @source: the number of a source in @archive
 *
 * Shows what was made of the passages of a source, or why it cannot be read.
 */
void
deal_kept_claims_show (DealKeptClaims *self,
                       DealArchive    *archive,
                       const Deal     *deal,
                       gint64          source)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GPtrArray) judgements =
    archive != NULL && deal != NULL
      ? deal_archive_load_judgements (archive, deal->id, &problem)
      : NULL;
  GtkWidget *accepted =
    g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  GtkWidget *dismissed =
    g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  guint n_accepted = 0;
  guint n_dismissed = 0;

  deal_ui_remove_children (GTK_WIDGET (self));
  for (guint i = 0; judgements != NULL && i < judgements->len; i++)
    {
      const DealArchivedJudgement *judgement = judgements->pdata[i];
      gboolean                     is_kept = judgement->stance != NULL;

      if (judgement->source != source)
        continue;
      gtk_box_append (GTK_BOX (is_kept ? accepted : dismissed),
                      new_row (self, judgement, deal_find_term (deal, judgement->term)));
      n_accepted += is_kept;
      n_dismissed += !is_kept;
    }
  if (n_accepted > 0)
    add_accepted (self, accepted);
  if (n_dismissed > 0)
    add_dismissed (self, dismissed, n_dismissed);
  if (problem != NULL)
    gtk_widget_set_parent (deal_ui_label_new (problem->message, "deal-problem"),
                           GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self),
                          n_accepted + n_dismissed > 0 || problem != NULL);
  g_object_unref (accepted);
  g_object_unref (dismissed);
}
