/* deal-conflict-box.c: the positions of a conflict, and what can be made of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-conflict-box.h"

#include "calc/deal-format.h"
#include "deal-claim-row.h"
#include "deal-text.h"
#include "deal-ui.h"

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
new_position (DealSelection      *selection,
              const DealPosition *position)
{
  GtkWidget       *card = new_column ("deal-position");
  GtkWidget       *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget       *chips = deal_claim_row_new_chips (selection, &position->sources);
  g_autofree char *origins = deal_format_origins (&position->sources);
  GtkWidget       *aside = gtk_label_new (origins);

  gtk_widget_add_css_class (card, "card");
  append (card, deal_ui_label_new (position->says, "heading"));
  gtk_widget_set_hexpand (chips, TRUE);
  append (foot, chips);
  gtk_widget_add_css_class (aside, "deal-caption");
  gtk_widget_set_valign (aside, GTK_ALIGN_CENTER);
  append (foot, aside);
  append (card, foot);

  return card;
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

/**
 * deal_conflict_box_new:
 * @selection: where a click on a source selects it
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
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *callout = new_column ("deal-callout");

  for (gsize i = 0; i < conflict->n_positions; i++)
    append (box, new_position (selection, &conflict->positions[i]));
  add_paragraph (
    callout,
    conflict->n_positions == 2 ? _ ("Can both be true?") : _ ("Can all be true?"),
    deal_format_conflict_verdict (conflict->kind));
  add_paragraph (callout, _ ("The file’s assessment"), conflict->assessment);
  add_paragraph (callout, _ ("What would settle it"), conflict->settled_by);
  append (box, callout);

  return box;
}
