/* deal-source-page.c: one source in full: state, claims, archived text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-source-page-private.h"

#include <string.h>

#include "calc/deal-format.h"
#include "deal-clock.h"
#include "deal-compat.h"
#include "deal-marked-text.h"
#include "deal-text.h"
#include "deal-ui.h"
#include "deal-wrap-layout.h"

enum
{
  MARK_READ,
  COPIED,
  FETCH,
  JUDGED,
  TAKEN_BACK,
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

/* An article is asked for only when somebody wants its page: until then the times are
 * those of the list that brought it.  What got no answer may not even have been sent. */
static const char *
name_asked (const DealArchivedSource *archived)
{
  if (!archived->is_own_time)
    return _ ("List last asked");

  return archived->reason != NULL && archived->status == 0 ? _ ("Last tried")
                                                           : _ ("Last asked");
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
      add_fact (&facts, name_asked (archived), asked);
      add_fact (&facts,
                archived->is_own_time ? _ ("Last answered") : _ ("List last answered"),
                answered);
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
taken_back_cb (DealSourcePage *self,
               const char     *term,
               const char     *passage)
{
  g_signal_emit (self, signals[TAKEN_BACK], 0, term, passage);
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

/* With the lines below added words, as far as they are scrolled to. */
static void
deal_source_page_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  DealSourcePage *self = DEAL_SOURCE_PAGE (widget);
  GtkWidget      *scrolled = gtk_widget_get_ancestor (GTK_WIDGET (self->text),
                                                      GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t seen;

  GTK_WIDGET_CLASS (deal_source_page_parent_class)->snapshot (widget, snapshot);
  if (scrolled == NULL || !gtk_widget_is_ancestor (scrolled, widget) ||
      !gtk_widget_compute_bounds (scrolled, widget, &seen))
    return;

  gtk_snapshot_push_clip (snapshot, &seen);
  deal_marked_text_snapshot (self->text, widget, snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
deal_source_page_class_init (DealSourcePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType           type = G_TYPE_FROM_CLASS (klass);

  g_type_ensure (DEAL_TYPE_WRAP_LAYOUT);
  g_type_ensure (DEAL_TYPE_KEPT_CLAIMS);
  G_OBJECT_CLASS (klass)->dispose = deal_source_page_dispose;
  widget_class->snapshot = deal_source_page_snapshot;
  signals[MARK_READ] = deal_ui_signal_new ("mark-read", type, 1, G_TYPE_BOOLEAN);
  signals[COPIED] = deal_ui_signal_new ("copied", type, 0);
  signals[JUDGED] = deal_ui_signal_new ("judged", type, 4, G_TYPE_STRING, G_TYPE_STRING,
                                        G_TYPE_STRING, G_TYPE_STRING);
  signals[TAKEN_BACK] = deal_ui_signal_new ("taken-back", type, 2, G_TYPE_STRING,
                                            G_TYPE_STRING);
  signals[FETCH] = deal_ui_signal_new ("fetch", type, 1, G_TYPE_STRING);

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
  gtk_widget_class_bind_template_child (widget_class, DealSourcePage, kept);
  gtk_widget_class_bind_template_callback (widget_class, taken_back_cb);
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
  _deal_source_page_show_claims (self);
  _deal_source_page_show_candidates (self);
  deal_kept_claims_show (self->kept, archive, deal_selection_get_deal (selection),
                         archived != NULL ? archived->id : -1);
  _deal_source_page_show_text (self);
}
