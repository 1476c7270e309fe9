/* deal-claim-row.c: what one source says of a term, and where
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-claim-row.h"

#include "calc/deal-format.h"
#include "deal-compat.h"
#include "deal-source-chips.h"
#include "deal-text.h"
#include "deal-ui.h"

static const char *
get_stance_icon (DealStance stance)
{
  switch (stance)
    {
    case DEAL_STANCE_SUPPORTS:
      return "stance-supports-symbolic";

    case DEAL_STANCE_CONTRADICTS:
      return "stance-contradicts-symbolic";

    case DEAL_STANCE_MENTIONS:
    default:
      return "stance-partly-symbolic";
    }
}

static const char *
get_strength_icon (DealStrength strength)
{
  switch (strength)
    {
    case DEAL_STRENGTH_OFFICIAL:
      return "strength-4-symbolic";

    case DEAL_STRENGTH_NAMED:
      return "strength-3-symbolic";

    case DEAL_STRENGTH_ANONYMOUS:
      return "strength-2-symbolic";

    case DEAL_STRENGTH_OPINION:
    default:
      return "strength-1-symbolic";
    }
}

static GtkWidget *
new_box (GtkOrientation orientation,
         int            spacing)
{
  return gtk_box_new (orientation, spacing);
}

static void
append (GtkWidget *box,
        GtkWidget *child)
{
  gtk_box_append (GTK_BOX (box), child);
}

/**
 * deal_claim_row_new_chips:
 * @selection: where a click selects a source
 * @sources: by number
 *
 * Returns: (transfer floating): chips for the sources
 */
GtkWidget *
deal_claim_row_new_chips (DealSelection        *selection,
                          const DealSourceList *sources)
{
  GtkWidget *chips = deal_source_chips_new ();

  deal_source_chips_set_sources (DEAL_SOURCE_CHIPS (chips), selection, sources->items,
                                 sources->n);

  return chips;
}

static GtkWidget *
new_stance (DealStance stance)
{
  GtkWidget *box = new_box (GTK_ORIENTATION_HORIZONTAL, 5);

  gtk_widget_add_css_class (box, "deal-stance");
  gtk_widget_add_css_class (box, deal_stance_to_name (stance));
  append (box, deal_ui_small_icon_new (get_stance_icon (stance), NULL));
  append (box, gtk_label_new (deal_format_stance (stance)));

  return box;
}

/* Strength, place, kind of source and day, as far as they are known. */
static char *
write_facts (const DealClaim *claim)
{
  GString *text = g_string_new (deal_format_strength (claim->strength));

  if (claim->locator != NULL)
    g_string_append_printf (text, " · %s", claim->locator);
  g_string_append_printf (text, " · %s", deal_format_source_kind (claim->source->kind));
  if (deal_date_is_set (claim->source->published))
    {
      g_autofree char *date = deal_format_date (claim->source->published);

      g_string_append_printf (text, " · %s", date);
    }

  return g_string_free (text, FALSE);
}

static void
original_clicked_cb (GtkButton *button)
{
  deal_compat_show_uri (GTK_WIDGET (button),
                        g_object_get_data (G_OBJECT (button), "deal-url"));
}

/* The reader lets only http and https addresses in. */
static GtkWidget *
new_original (const DealSource *source)
{
  GtkWidget       *button = gtk_button_new_from_icon_name ("open-original-symbolic");
  g_autofree char *name = NULL;

  /* Translators: %u is the number of a source. */
  name = g_strdup_printf (_ ("Open the original of source %u"), source->number);
  g_object_set_data_full (G_OBJECT (button), "deal-url", g_strdup (source->url), g_free);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, source->url);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (original_clicked_cb), NULL);

  return button;
}

static GtkWidget *
new_head (DealSelection   *selection,
          const DealClaim *claim)
{
  GtkWidget           *head = new_box (GTK_ORIENTATION_HORIZONTAL, 8);
  const DealSourceList source = { &claim->source, 1 };
  const char          *publisher = claim->source->publisher;
  GtkWidget           *name = deal_ui_label_new (publisher != NULL ? publisher
                                                                   : claim->source->title,
                                       "heading");

  gtk_widget_set_hexpand (name, TRUE);
  append (head, deal_claim_row_new_chips (selection, &source));
  append (head, name);
  append (head, new_stance (claim->stance));

  return head;
}

static DealAnchorState
get_anchor_state (DealSelection   *selection,
                  const DealClaim *claim)
{
  const DealOptions *options = deal_selection_get_options (selection);

  if (options == NULL || options->anchors == NULL || claim < options->deal->claims ||
      claim >= options->deal->claims + options->deal->n_claims)
    return DEAL_ANCHOR_UNCHECKED;

  return options->anchors[claim - options->deal->claims];
}

static const char *
get_anchor_words (DealAnchorState state)
{
  switch (state)
    {
    case DEAL_ANCHOR_STANDS:
      return C_ ("citation", "it still stands there");
    case DEAL_ANCHOR_MOVED:
      return C_ ("citation", "it stands there in another paragraph");
    case DEAL_ANCHOR_AMBIGUOUS:
      return C_ ("citation", "it stands there more than once");
    case DEAL_ANCHOR_GONE:
      return C_ ("citation", "it no longer stands there");
    case DEAL_ANCHOR_UNCHECKED:
    default:
      return NULL;
    }
}

/**
 * deal_claim_row_describe_citation:
 * @selection: knows what the archive says of citations
 * @claim: a claim of its deal
 *
 * Returns: (transfer full) (nullable): the words by which it is found in its source,
 *   and what became of them
 */
char *
deal_claim_row_describe_citation (DealSelection   *selection,
                                  const DealClaim *claim)
{
  const char *words = get_anchor_words (get_anchor_state (selection, claim));

  if (claim->anchor == NULL)
    return NULL;

  if (words == NULL)
    /* Translators: words by which the place is found in the source. */
    return g_strdup_printf (_ ("Found by “%s”"), claim->anchor);

  /* Translators: such words, and what became of them, as “it still stands there” */
  return g_strdup_printf (_ ("Found by “%s”: %s"), claim->anchor, words);
}

/**
 * deal_claim_row_new_citation:
 * @selection: knows what the archive says of citations
 * @claim: a claim of its deal
 *
 * Returns: (transfer floating) (nullable): deal_claim_row_describe_citation() as a
 *   line; what is gone stands out, in more than its colour
 */
GtkWidget *
deal_claim_row_new_citation (DealSelection   *selection,
                             const DealClaim *claim)
{
  g_autofree char *text = deal_claim_row_describe_citation (selection, claim);
  gboolean         is_gone = get_anchor_state (selection, claim) == DEAL_ANCHOR_GONE;
  GtkWidget       *label;
  GtkWidget       *box;

  if (text == NULL)
    return NULL;

  label = deal_ui_label_new (text, "deal-caption");
  if (!is_gone)
    return label;

  box = new_box (GTK_ORIENTATION_HORIZONTAL, 6);
  append (box, deal_ui_small_icon_new ("dialog-warning-symbolic", "deal-problem"));
  gtk_widget_add_css_class (label, "deal-problem");
  append (box, label);

  return box;
}

/**
 * deal_claim_row_new:
 * @selection: where a click on the source selects it
 * @claim: a claim of its deal
 *
 * Returns: (transfer floating): who says what, how strong that is, and where it
 *   is found
 */
GtkWidget *
deal_claim_row_new (DealSelection   *selection,
                    const DealClaim *claim)
{
  GtkWidget       *box = new_box (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget       *foot = new_box (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *facts = write_facts (claim);
  GtkWidget       *caption = deal_ui_label_new (facts, "deal-caption");
  GtkWidget       *citation = deal_claim_row_new_citation (selection, claim);

  gtk_widget_add_css_class (box, "deal-entry");
  append (box, new_head (selection, claim));
  append (box, deal_ui_label_new (claim->says, NULL));
  gtk_widget_set_hexpand (caption, TRUE);
  append (foot, deal_ui_small_icon_new (get_strength_icon (claim->strength), "deal-dim"));
  append (foot, caption);
  if (claim->source->url != NULL)
    append (foot, new_original (claim->source));
  append (box, foot);
  if (citation != NULL)
    append (box, citation);

  return box;
}
