/* deal-overview-cards.c: what fills the cards of the overview
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-overview-cards.h"

#include "calc/deal-format.h"
#include "deal-text.h"
#include "deal-ui.h"

/* How many titles a card of the tally names before it counts the rest. */
#define MAX_TITLES 1
/* How many conflicts the card names before it leads to the rest. */
#define MAX_CONFLICTS 4

/* Of the card of the sources. */
enum
{
  CITED_ROW,
  UNREAD_ROW,
  PROBLEMS_ROW,
  GONE_ROW,
};

static const struct
{
  DealBadge   badge;
  const char *icon;
} kinds[] = {
  { DEAL_BADGE_ENDED, "change-ended-symbolic" },
  { DEAL_BADGE_NARROWED, "change-narrowed-symbolic" },
  { DEAL_BADGE_CAPPED, "change-capped-symbolic" },
  { DEAL_BADGE_ADDED, "change-added-symbolic" },
  { DEAL_BADGE_WIDENED, "change-widened-symbolic" },
  { DEAL_BADGE_CHANGED, "document-edit-symbolic" },
  { DEAL_BADGE_UNCHANGED, "change-unchanged-symbolic" },
  { DEAL_BADGE_NOT_RESTATED, "change-unstated-symbolic" },
  { DEAL_BADGE_UNCLEAR, "status-unknown-symbolic" },
};

static char *
describe_version (const DealVersion *version)
{
  g_autofree char *date = deal_format_date_long (version->announced);

  /* Translators: the title of a version and the day it was announced. */
  return g_strdup_printf (_ ("%s (%s)"), version->title, date);
}

/**
 * deal_overview_show_headline:
 * @headline: says what changed
 * @subtitle: says between which versions
 * @options: which they are
 * @diff: what changed
 */
void
deal_overview_show_headline (GtkLabel          *headline,
                             GtkLabel          *subtitle,
                             const DealOptions *options,
                             const DealDiff    *diff)
{
  g_autofree char *old_text = describe_version (options->old_version);
  g_autofree char *new_text = describe_version (options->new_version);
  g_autofree char *versions = NULL;
  g_autofree char *text = NULL;

  if (diff->n_rows == 0)
    text = g_strdup (_ ("This deal names no terms"));
  else if (diff->n_changed == 0)
    text = g_strdup (_ ("These two versions agree on every term that both state"));
  else
    text = g_strdup_printf (P_ ("%u of %zu terms changed", "%u of %zu terms changed",
                                diff->n_changed),
                            diff->n_changed, diff->n_rows);
  /* Translators: two versions of a deal, each with its date. */
  versions = g_strdup_printf (_ ("%s compared with %s"), old_text, new_text);
  gtk_label_set_label (headline, text);
  gtk_label_set_label (subtitle, versions);
}

/* Terms of a badge, or the disputed ones: the first titles, and how many more. */
static char *
list_titles (const DealDiff *diff,
             gssize          badge)
{
  GString *text = g_string_new (NULL);
  guint    n = 0;

  for (gsize i = 0; i < diff->n_rows; i++)
    {
      const DealDiffRow *row = &diff->rows[i];

      if (badge < 0 ? !row->disputed : row->badge != (DealBadge) badge)
        continue;
      if (n < MAX_TITLES)
        g_string_append_printf (text, "%s%s", n > 0 ? ", " : "", row->term->title);
      n++;
    }

  if (n > MAX_TITLES)
    /* Translators: follows a list of titles. */
    g_string_append_printf (text, P_ (" and %u more", " and %u more", n - MAX_TITLES),
                            n - MAX_TITLES);

  return g_string_free (text, FALSE);
}

/* What the number counts: a view that counts something else has other numbers. */
static char *
describe_count (const DealDiff *diff,
                guint           count,
                const char     *title)
{
  /* Translators: how many of how many terms, and what became of them: “Ended” */
  return g_strdup_printf (P_ ("%1$u of %2$zu terms, by what became of the term: %3$s",
                              "%1$u of %2$zu terms, by what became of the term: %3$s",
                              count),
                          count, diff->n_rows, title);
}

static void
tally_clicked_cb (GtkButton     *button,
                  DealSelection *selection)
{
  deal_selection_open_view (selection, g_object_get_data (G_OBJECT (button), "view"));
}

static void
add_tally (GtkFlowBox    *tally,
           DealSelection *selection,
           const char    *icon,
           const char    *css_class,
           guint          count,
           const char    *title,
           const char    *titles,
           const char    *told,
           const char    *view)
{
  GtkWidget       *button = gtk_button_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget       *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget       *image = gtk_image_new_from_icon_name (icon);
  g_autofree char *number = g_strdup_printf ("%u", count);
  g_autofree char *name = NULL;
  GtkWidget       *child;

  gtk_widget_add_css_class (image, "deal-glyph");
  gtk_widget_add_css_class (image, css_class);
  gtk_widget_set_valign (image, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (head), image);
  gtk_box_append (GTK_BOX (head), deal_ui_label_new (number, "deal-number"));
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), deal_ui_label_new (title, "heading"));
  child = deal_ui_label_new (titles, "caption");
  gtk_widget_add_css_class (child, "deal-dim");
  gtk_label_set_width_chars (GTK_LABEL (child), 9);
  gtk_label_set_max_width_chars (GTK_LABEL (child), 12);
  gtk_box_append (GTK_BOX (box), child);

  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "card");
  gtk_widget_add_css_class (button, "deal-tally");
  if (g_str_equal (css_class, "disputed"))
    gtk_widget_add_css_class (button, "deal-disputed-card");
  g_object_set_data_full (G_OBJECT (button), "view", g_strdup (view), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (tally_clicked_cb), selection,
                           0);

  /* Translators: a count for a screen reader: the number, of what, and titles. */
  name = g_strdup_printf (_ ("%u %s: %s"), count, title, titles);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  gtk_widget_set_tooltip_text (button, told);
  gtk_flow_box_insert (tally, button, -1);
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
}

/**
 * deal_overview_fill_tally:
 * @tally: what to fill, anew
 * @diff: what to count
 * @selection: told which part of the terms a card asks for
 *
 * Makes a card for each kind of change that occurs, and one for disputes.
 */
void
deal_overview_fill_tally (GtkFlowBox     *tally,
                          const DealDiff *diff,
                          DealSelection  *selection)
{
  GtkWidget       *child;
  g_autofree char *disputed = NULL;
  g_autofree char *conflicting = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (tally))) != NULL)
    gtk_flow_box_remove (tally, child);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      DealBadge        badge = kinds[i].badge;
      g_autofree char *titles = NULL;
      g_autofree char *told = NULL;
      g_autofree char *view = NULL;

      if (diff->tally[badge] == 0)
        continue;
      told = describe_count (diff, diff->tally[badge], deal_format_badge (badge));
      titles = list_titles (diff, badge);
      view = g_strdup_printf ("terms/%s", deal_badge_to_name (badge));
      add_tally (tally, selection, kinds[i].icon, deal_badge_to_name (badge),
                 diff->tally[badge], deal_format_badge (badge), titles, told, view);
    }

  disputed = list_titles (diff, -1);
  conflicting = g_strdup_printf (
    P_ ("Sources conflict on %u of %zu terms", "Sources conflict on %u of %zu terms",
        diff->n_disputed),
    diff->n_disputed, diff->n_rows);
  if (diff->n_disputed > 0)
    add_tally (tally, selection, "change-disputed-symbolic", "disputed", diff->n_disputed,
               _ ("Disputed"), disputed, conflicting, "evidence/disputed");
}

/* One call of @chosen with the term's id. */
static void
conflict_clicked_cb (GtkButton *button,
                     gpointer   user_data)
{
  GCallback chosen = (GCallback) g_object_get_data (G_OBJECT (button), "chosen");

  ((void (*) (gpointer, const char *)) chosen) (
    user_data, g_object_get_data (G_OBJECT (button), "term"));
}

static GtkWidget *
new_conflict (const DealConflict *conflict,
              GCallback           chosen,
              gpointer            user_data)
{
  GtkWidget       *button = gtk_button_new ();
  GtkWidget       *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget       *image = gtk_image_new_from_icon_name ("change-disputed-symbolic");
  GtkWidget       *facts;
  GtkWidget       *question;
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;

  text = g_strdup_printf (
    P_ ("%s · %zu position", "%s · %zu positions", conflict->n_positions),
    conflict->term->title, conflict->n_positions);
  facts = deal_ui_label_new (text, "caption");
  gtk_widget_add_css_class (facts, "deal-dim");
  question = deal_ui_label_new (conflict->question, NULL);
  gtk_label_set_max_width_chars (GTK_LABEL (question), 28);
  gtk_label_set_max_width_chars (GTK_LABEL (facts), 28);
  gtk_box_append (GTK_BOX (box), question);
  gtk_box_append (GTK_BOX (box), facts);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_widget_add_css_class (image, "deal-disputed");
  gtk_box_append (GTK_BOX (row), image);
  gtk_box_append (GTK_BOX (row), box);
  gtk_box_append (GTK_BOX (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), row);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "deal-conflict");

  /* Translators: a conflict for a screen reader: the question and about what. */
  name = g_strdup_printf (_ ("%s %s"), conflict->question, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  g_object_set_data_full (G_OBJECT (button), "term", g_strdup (conflict->term->id),
                          g_free);
  g_object_set_data (G_OBJECT (button), "chosen", (gpointer) chosen);
  g_signal_connect (button, "clicked", G_CALLBACK (conflict_clicked_cb), user_data);

  return button;
}

/* Leads to the disputed terms; chosen without a term. */
static GtkWidget *
new_rest (gsize     n,
          GCallback chosen,
          gpointer  user_data)
{
  g_autofree char *label = g_strdup_printf (P_ ("%zu More", "%zu More", n), n);
  GtkWidget       *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "deal-conflict");
  g_object_set_data (G_OBJECT (button), "chosen", (gpointer) chosen);
  g_signal_connect (button, "clicked", G_CALLBACK (conflict_clicked_cb), user_data);

  return button;
}

/**
 * deal_overview_fill_conflicts:
 * @box: what to fill, anew
 * @diff: whose deal's conflicts; those on a term that changed come first
 * @chosen: (scope notified): void chosen (gpointer user_data, const char *term_id);
 *   without a term: all of them
 * @user_data: for @chosen
 *
 * Lists the questions on which the sources contradict each other.
 */
void
deal_overview_fill_conflicts (GtkBox         *box,
                              const DealDiff *diff,
                              GCallback       chosen,
                              gpointer        user_data)
{
  const Deal *deal = diff->deal;
  GtkWidget  *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);

  for (gsize i = 0; i < MIN (deal->n_conflicts, MAX_CONFLICTS); i++)
    gtk_box_append (box, new_conflict (&deal->conflicts[i], chosen, user_data));
  if (deal->n_conflicts > MAX_CONFLICTS)
    gtk_box_append (box, new_rest (deal->n_conflicts - MAX_CONFLICTS, chosen, user_data));
  if (deal->n_conflicts == 0)
    gtk_box_append (
      box, deal_ui_label_new (diff->n_disputed > 0
                                ? _ ("The file describes no conflict. Claims contradict "
                                     "each other: see the disputed terms.")
                                : _ ("The sources do not contradict each other."),
                              "deal-empty"));
}

static void
add_count (GtkGrid    *grid,
           int         row,
           const char *icon,
           const char *name,
           const char *number)
{
  GtkWidget *image = gtk_image_new_from_icon_name (icon);
  GtkWidget *label = deal_ui_label_new (name, NULL);
  GtkWidget *value = deal_ui_label_new (number, "heading");

  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (value), 1.0f);
  gtk_widget_set_valign (value, GTK_ALIGN_START);
  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_grid_attach (grid, image, 0, row, 1, 1);
  gtk_grid_attach (grid, label, 1, row, 1, 1);
  gtk_grid_attach (grid, value, 2, row, 1, 1);
}

static void
show_count (GtkGrid *grid,
            int      row,
            gboolean is_known,
            guint    count)
{
  g_autofree char *number = is_known ? g_strdup_printf ("%u", count) : g_strdup ("?");

  gtk_label_set_text (GTK_LABEL (gtk_grid_get_child_at (grid, 2, row)), number);
}

/* Of the sources that were asked for: of the others nobody knows. */
static char *
describe_problems (const DealNewsFound *found)
{
  if (found->n_checked == 0)
    return g_strdup (_ ("not checked"));

  /* Translators: how many sources are unreachable or gone, of how many asked for. */
  return g_strdup_printf (_ ("%1$u of %2$u checked"), found->n_problems,
                          found->n_checked);
}

/**
 * deal_overview_show_found:
 * @grid: what deal_overview_fill_sources() has filled
 * @found: (nullable): what the archive has; `NULL`: it cannot say
 *
 * Says how many of the sources are to be read, and how many are lost.
 */
void
deal_overview_show_found (GtkGrid             *grid,
                          const DealNewsFound *found)
{
  gboolean         is_known = found != NULL && found->is_counted;
  g_autofree char *problems = is_known ? describe_problems (found) : g_strdup ("?");

  show_count (grid, UNREAD_ROW, is_known, is_known ? found->n_unread : 0);
  gtk_label_set_text (GTK_LABEL (gtk_grid_get_child_at (grid, 2, PROBLEMS_ROW)),
                      problems);
}

/**
 * deal_overview_fill_sources:
 * @grid: what to fill, or to bring up to date
 * @options: whose sources, and what became of its citations
 *
 * Counts the sources by what a reader may want to do about them.  What the archive
 * knows comes later, into lines that are there already; until then these say what they
 * said before.
 */
void
deal_overview_fill_sources (GtkGrid           *grid,
                            const DealOptions *options)
{
  const Deal *deal = options->deal;
  guint       n_gone = 0;

  if (gtk_grid_get_child_at (grid, 0, CITED_ROW) == NULL)
    {
      add_count (grid, CITED_ROW, "emblem-ok-symbolic", _ ("Cited by the deal"), NULL);
      add_count (grid, UNREAD_ROW, "starred-symbolic", _ ("New or changed, to read"),
                 "…");
      add_count (grid, PROBLEMS_ROW, "dialog-warning-symbolic",
                 _ ("Unreachable or gone"), "…");
    }
  show_count (grid, CITED_ROW, TRUE, (guint) deal->n_sources);

  if (options->anchors == NULL)
    {
      gtk_grid_remove_row (grid, GONE_ROW);
      return;
    }
  for (gsize i = 0; i < deal->n_claims; i++)
    n_gone += options->anchors[i] == DEAL_ANCHOR_GONE;
  if (gtk_grid_get_child_at (grid, 0, GONE_ROW) == NULL)
    add_count (grid, GONE_ROW, "edit-find-symbolic", _ ("Citations no longer found"),
               NULL);
  show_count (grid, GONE_ROW, TRUE, n_gone);
}
