/* deal-source-page.c: one source in full: state, claims, archived text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-source-page-private.h"

#include <string.h>

#include "calc/deal-format.h"
#include "deal-candidate-row.h"
#include "deal-claim-row.h"
#include "deal-clock.h"
#include "deal-compat.h"
#include "deal-text.h"
#include "deal-ui.h"
#include "deal-wrap-layout.h"
#include "net/deal-findings.h"

/* So many passages are offered at a time. */
#define CANDIDATES_MOST 5

enum
{
  MARK_READ,
  COPIED,
  FETCH,
  JUDGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DealSourcePage, deal_source_page, GTK_TYPE_WIDGET)

/* All facts are one label: it wraps as a whole, however narrow the page is. */
typedef struct
{
  GString       *text;
  PangoAttrList *attributes;
} Facts;

static void
add_fact (Facts      *facts,
          const char *name,
          const char *value)
{
  g_autofree char *line = NULL;
  PangoAttribute  *bold;

  if (value == NULL || value[0] == '\0')
    return;

  /* Translators: a fact about a source, as "Published: 27 April 2026". */
  line = g_strdup_printf (_ ("%s: %s"), name, value);
  if (facts->text->len > 0)
    g_string_append_c (facts->text, '\n');
  bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
  bold->start_index = (guint) facts->text->len;
  bold->end_index = bold->start_index + (guint) strlen (name);
  pango_attr_list_insert (facts->attributes, bold);
  g_string_append (facts->text, line);
}

static char *
describe_state (DealSourceItem *item)
{
  const DealArchivedSource *archived = deal_source_item_get_archived (item);
  const char               *name = deal_source_item_get_state_name (item);

  if (archived == NULL)
    return g_strdup (_ ("Not checked yet"));
  if (archived->status != 0 && archived->reason != NULL)
    return g_strdup_printf ("%s: HTTP %u, %s", name, archived->status, archived->reason);
  if (archived->reason != NULL)
    return g_strdup_printf ("%s: %s", name, archived->reason);

  return g_strdup (name);
}

static void
show_cited_facts (Facts            *facts,
                  const DealSource *source)
{
  g_autofree char *published = NULL;
  g_autofree char *retrieved = NULL;

  if (deal_date_is_set (source->published))
    published = deal_format_date_long (source->published);
  if (deal_date_is_set (source->retrieved))
    retrieved = deal_format_date_long (source->retrieved);

  add_fact (facts, _ ("Published"), published);
  add_fact (facts, _ ("Retrieved"), retrieved);
  if (source->origin != NULL)
    add_fact (facts, _ ("Retells"), source->origin->title);
  add_fact (facts, _ ("Language"), source->language);
  add_fact (facts, _ ("Note"), source->note);
}

static void
show_facts (DealSourcePage *self)
{
  Facts                     facts = { g_string_new (NULL), pango_attr_list_new () };
  const DealSource         *source = deal_source_item_get_source (self->item);
  const DealArchivedSource *archived = deal_source_item_get_archived (self->item);
  g_autofree char          *state = describe_state (self->item);

  add_fact (&facts, _ ("Status"), state);
  if (archived != NULL)
    {
      g_autofree char *seen = _deal_source_page_format_time (archived->first_seen);
      g_autofree char *asked = _deal_source_page_format_time (archived->asked);
      g_autofree char *answered = _deal_source_page_format_time (archived->answered);

      g_autofree char *changed =
        archived->changed > archived->first_seen
          ? _deal_source_page_format_time (archived->changed)
          : NULL;
      g_autofree char *not_before =
        archived->not_before > deal_clock_now ()
          ? _deal_source_page_format_time (archived->not_before)
          : NULL;

      add_fact (&facts, _ ("List"),
                archived->list_url != NULL ? archived->publisher : NULL);
      add_fact (&facts, _ ("First seen"), seen);
      add_fact (&facts, _ ("Last asked"), asked);
      add_fact (&facts, _ ("Last answered"), answered);
      add_fact (&facts, _ ("Last changed"), changed);
      add_fact (&facts, _ ("Not asked again before"), not_before);
    }
  if (source != NULL)
    show_cited_facts (&facts, source);
  add_fact (&facts, _ ("Address"), deal_source_item_get_url (self->item));
  gtk_label_set_label (self->facts, facts.text->str);
  gtk_label_set_attributes (self->facts, facts.attributes);
  g_string_free (facts.text, TRUE);
  pango_attr_list_unref (facts.attributes);
}

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
  g_autofree char *citation = deal_claim_row_describe_citation (self->selection, claim);
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
    gtk_box_append (GTK_BOX (box), deal_ui_label_new (citation, "caption"));
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

static void
show_claims (DealSourcePage *self)
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
  g_signal_emit (self, signals[JUDGED], 0, term, passage, stance, says);
}

/* The button that was pressed goes with its passage; the focus must not. */
static void
leave_candidates (DealSourcePage *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->candidates)))
    gtk_widget_grab_focus (GTK_WIDGET (self->read_button));
}

/* What may become claims, in an article that the deal does not cite yet. */
static void
show_candidates (DealSourcePage *self)
{
  const DealArchivedSource *archived = deal_source_item_get_archived (self->item);
  const Deal               *deal = deal_selection_get_deal (self->selection);
  g_autoptr (GPtrArray) found = NULL;

  leave_candidates (self);
  deal_ui_remove_children (GTK_WIDGET (self->candidates));
  if (self->archive != NULL && deal != NULL && archived != NULL && archived->has_text &&
      deal_source_item_get_source (self->item) == NULL)
    found = deal_findings_load (self->archive, deal, archived, CANDIDATES_MOST, NULL);
  gtk_widget_set_visible (self->candidates_title, found != NULL && found->len > 0);
  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      GtkWidget *row = deal_candidate_row_new (found->pdata[i]);

      g_signal_connect_swapped (row, "judged", G_CALLBACK (judged_cb), self);
      gtk_box_append (self->candidates, row);
    }
}

static void
changes_toggled_cb (DealSourcePage *self)
{
  if (self->item != NULL)
    _deal_source_page_show_text (self);
}

static void
fetch_clicked_cb (DealSourcePage *self)
{
  const char *url = self->item != NULL ? deal_source_item_get_url (self->item) : NULL;

  if (url != NULL)
    g_signal_emit (self, signals[FETCH], 0, url);
}

static void
open_clicked_cb (DealSourcePage *self)
{
  const char *url = self->item != NULL ? deal_source_item_get_url (self->item) : NULL;

  if (url != NULL)
    deal_compat_show_uri (GTK_WIDGET (self), url);
}

static void
copy_clicked_cb (DealSourcePage *self)
{
  g_autofree char *citation = NULL;

  if (self->item == NULL)
    return;

  citation = deal_source_item_get_citation (self->item);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), citation);
  g_signal_emit (self, signals[COPIED], 0);
}

static void
read_clicked_cb (DealSourcePage *self)
{
  const DealArchivedSource *archived;

  if (self->item == NULL)
    return;

  archived = deal_source_item_get_archived (self->item);
  if (archived != NULL)
    g_signal_emit (self, signals[MARK_READ], 0, !archived->is_read);
}

static void
deal_source_page_dispose (GObject *object)
{
  DealSourcePage *self = DEAL_SOURCE_PAGE (object);

  g_clear_object (&self->item);
  g_clear_object (&self->selection);
  g_clear_object (&self->archive);
  gtk_widget_dispose_template (GTK_WIDGET (object), DEAL_TYPE_SOURCE_PAGE);
  deal_ui_remove_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (deal_source_page_parent_class)->dispose (object);
}

static void
deal_source_page_class_init (DealSourcePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType           type = G_TYPE_FROM_CLASS (klass);

  g_type_ensure (DEAL_TYPE_WRAP_LAYOUT);
  G_OBJECT_CLASS (klass)->dispose = deal_source_page_dispose;
  signals[MARK_READ] = g_signal_new ("mark-read", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[COPIED] = g_signal_new ("copied", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  signals[JUDGED] = g_signal_new ("judged", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 4, G_TYPE_STRING, G_TYPE_STRING,
                                  G_TYPE_STRING, G_TYPE_STRING);
  signals[FETCH] = g_signal_new ("fetch", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/counterpart_app/Counterpart/deal-source-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DealSourcePage, number);
  gtk_widget_class_bind_template_child (widget_class, DealSourcePage, details);
  gtk_widget_class_bind_template_child (widget_class, DealSourcePage, title);
  gtk_widget_class_bind_template_child (widget_class, DealSourcePage, open_button);
  gtk_widget_class_bind_template_child (widget_class, DealSourcePage, read_button);
  gtk_widget_class_bind_template_child (widget_class, DealSourcePage, fetch_button);
  gtk_widget_class_bind_template_child (widget_class, DealSourcePage, versions_box);
  gtk_widget_class_bind_template_child (widget_class, DealSourcePage, versions);
  gtk_widget_class_bind_template_child (widget_class, DealSourcePage, changes_button);
  gtk_widget_class_bind_template_callback (widget_class, fetch_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, changes_toggled_cb);
  gtk_widget_class_bind_template_child (widget_class, DealSourcePage, facts);
  gtk_widget_class_bind_template_child (widget_class, DealSourcePage, claims_title);
  gtk_widget_class_bind_template_child (widget_class, DealSourcePage, claims);
  gtk_widget_class_bind_template_child (widget_class, DealSourcePage, candidates_title);
  gtk_widget_class_bind_template_child (widget_class, DealSourcePage, candidates);
  gtk_widget_class_bind_template_child (widget_class, DealSourcePage, text_title);
  gtk_widget_class_bind_template_child (widget_class, DealSourcePage, text);
  gtk_widget_class_bind_template_callback (widget_class, open_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, read_clicked_cb);
}

static void
deal_source_page_init (DealSourcePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * deal_source_page_show:
 * @self: the page
 * @item: the source to show
 * @selection: the window's selection; a claim chooses its term there
 * @archive: (nullable): where the text is
 *
 * Shows a source.
 */
void
deal_source_page_show (DealSourcePage *self,
                       DealSourceItem *item,
                       DealSelection  *selection,
                       DealArchive    *archive)
{
  const DealSource         *source = deal_source_item_get_source (item);
  const DealArchivedSource *archived = deal_source_item_get_archived (item);
  g_autofree char          *details = deal_source_item_get_details (item);
  g_autofree char          *number = NULL;

  g_set_object (&self->item, item);
  g_set_object (&self->selection, selection);
  g_set_object (&self->archive, archive);

  if (source != NULL)
    number = g_strdup_printf ("%u", source->number);
  gtk_label_set_label (self->number, number != NULL ? number : "");
  gtk_widget_set_visible (GTK_WIDGET (self->number), source != NULL);
  gtk_label_set_label (self->details, details);
  gtk_label_set_label (self->title, deal_source_item_get_title (item));
  gtk_widget_set_sensitive (self->open_button, deal_source_item_get_url (item) != NULL);
  gtk_widget_set_sensitive (self->fetch_button, deal_source_item_get_url (item) != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->read_button), archived != NULL);
  if (archived != NULL)
    gtk_button_set_label (self->read_button,
                          archived->is_read ? _ ("Mark as Unread") : _ ("Mark as Read"));

  show_facts (self);
  show_claims (self);
  show_candidates (self);
  _deal_source_page_show_text (self);
}
