/* deal-search-row.c: a result of the search, or the way to more of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-search-row.h"

#include <string.h>

#include "deal-text.h"
#include "deal-ui.h"

/* A title that is longer is cut; what was looked for is in sight all the same. */
#define N_LINES 2
#define N_CHARACTERS 40

struct _DealSearchRow
{
  GtkListBoxRow parent_instance;

  DealFindings          *findings;
  guint                  group;
  const DealHit         *hit;      /* nullable */
  const DealArchivedHit *archived; /* nullable */
};

G_DEFINE_FINAL_TYPE (DealSearchRow, deal_search_row, GTK_TYPE_LIST_BOX_ROW)

static const struct
{
  const char *icon;
  const char *name; /* of one of them; untranslated */
} kinds[] = {
  [DEAL_HIT_TERM] = { "view-terms-symbolic", N_ ("Term") },
  [DEAL_HIT_CLAIM] = { "view-evidence-symbolic", N_ ("Claim") },
  [DEAL_HIT_CONFLICT] = { "change-disputed-symbolic", N_ ("Conflict") },
  [DEAL_HIT_EVENT] = { "view-timeline-symbolic", N_ ("Event") },
  [DEAL_HIT_SOURCE] = { "view-sources-symbolic", N_ ("Source") },
  [DEAL_SEARCH_ARCHIVED] = { "text-x-generic-symbolic", N_ ("Archived text") },
};

/* Heads the group. */
const char *
deal_search_group_get_title (guint group)
{
  return group == DEAL_SEARCH_ARCHIVED ? _ ("Archived texts")
                                       : deal_format_hit_kind ((DealHitKind) group);
}

static void
deal_search_row_finalize (GObject *object)
{
  deal_findings_unref (DEAL_SEARCH_ROW (object)->findings);

  G_OBJECT_CLASS (deal_search_row_parent_class)->finalize (object);
}

static void
deal_search_row_class_init (DealSearchRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = deal_search_row_finalize;
}

static void
deal_search_row_init (DealSearchRow *self)
{
}

/* Bold by attributes: the text is a stranger's, and never markup. */
static GtkWidget *
make_label (const DealExcerpt *excerpt,
            const char        *css_class)
{
  GtkWidget *label = deal_ui_label_new (excerpt->text, css_class);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  for (gsize i = 0; i < excerpt->n_spans; i++)
    {
      PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

      bold->start_index = excerpt->spans[i].start;
      bold->end_index = excerpt->spans[i].end;
      pango_attr_list_insert (attributes, bold);
    }
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_lines (GTK_LABEL (label), N_LINES);
  gtk_label_set_max_width_chars (GTK_LABEL (label), N_CHARACTERS);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);

  return label;
}

static const DealExcerpt *
get_title (DealSearchRow *self)
{
  return self->hit != NULL ? &self->hit->title : &self->archived->title;
}

static const DealExcerpt *
get_detail (DealSearchRow *self)
{
  return self->hit != NULL ? &self->hit->detail : &self->archived->detail;
}

static void
name_row (DealSearchRow *self,
          const char    *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

/**
 * deal_search_row_new:
 * @findings: what was found; kept
 * @group: of which kind
 * @number: which of them, from 0
 *
 * Returns: (transfer floating): a row for it
 */
GtkWidget *
deal_search_row_new (DealFindings *findings,
                     guint         group,
                     guint         number)
{
  DealSearchRow   *self = g_object_new (DEAL_TYPE_SEARCH_ROW, NULL);
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget       *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget       *icon = gtk_image_new_from_icon_name (kinds[group].icon);
  g_autofree char *name = NULL;

  self->findings = deal_findings_ref (findings);
  self->group = group;
  if (group == DEAL_SEARCH_ARCHIVED)
    self->archived = findings->archived->pdata[number];
  else
    self->hit = findings->hits->groups[group]->pdata[number];

  gtk_widget_add_css_class (icon, "deal-dim");
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (lines), make_label (get_title (self), NULL));
  if (get_detail (self)->text[0] != '\0')
    gtk_box_append (GTK_BOX (lines), make_label (get_detail (self), "deal-caption"));
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  name = deal_search_row_describe (self);
  name_row (self, name);

  return GTK_WIDGET (self);
}

/**
 * deal_search_row_new_more:
 * @findings: what was found; kept
 * @group: of which kind there are more
 * @text: how many, and what comes of opening the row
 *
 * Returns: (transfer floating): the last row of a group
 */
GtkWidget *
deal_search_row_new_more (DealFindings *findings,
                          guint         group,
                          const char   *text)
{
  DealSearchRow *self = g_object_new (DEAL_TYPE_SEARCH_ROW, NULL);
  GtkWidget     *label = deal_ui_label_new (text, "deal-search-more");

  self->findings = deal_findings_ref (findings);
  self->group = group;
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), label);
  name_row (self, text);

  return GTK_WIDGET (self);
}

guint
deal_search_row_get_group (DealSearchRow *self)
{
  return self->group;
}

/* What was looked for. */
const char *
deal_search_row_get_words (DealSearchRow *self)
{
  return self->findings->hits->query->text;
}

gboolean
deal_search_row_is_more (DealSearchRow *self)
{
  return self->hit == NULL && self->archived == NULL;
}

/* Nullable; good as long as the row. */
const DealHit *
deal_search_row_get_hit (DealSearchRow *self)
{
  return self->hit;
}

/* Likewise. */
const DealArchivedHit *
deal_search_row_get_archived (DealSearchRow *self)
{
  return self->archived;
}

/**
 * deal_search_row_describe:
 * @self: a row
 *
 * Returns: (transfer full): the row in words, for those who hear it
 */
char *
deal_search_row_describe (DealSearchRow *self)
{
  const char *kind = _ (kinds[self->group].name);
  const char *title;
  gunichar    last = 0;

  if (deal_search_row_is_more (self))
    return g_strdup (gtk_label_get_label (
      GTK_LABEL (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self)))));

  title = get_title (self)->text;
  if (title[0] != '\0')
    last = g_utf8_get_char (g_utf8_prev_char (title + strlen (title)));
  if (g_unichar_ispunct (last))
    /* Translators: a result of the search: its kind, a sentence with its full stop,
     * and where it belongs */
    return g_strdup_printf (_ ("%1$s: %2$s %3$s"), kind, title, get_detail (self)->text);

  /* Translators: a result of the search: its kind, its title, and where it belongs */
  return g_strdup_printf (_ ("%1$s: %2$s. %3$s"), kind, title, get_detail (self)->text);
}
