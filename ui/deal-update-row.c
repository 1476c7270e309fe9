/* deal-update-row.c: one difference between two editions, in a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-update-row.h"

#include "deal-text.h"
#include "deal-ui.h"

/* So many places of one thing are shown; the command line has all. */
#define DETAILS_MOST 12

struct _DealUpdateRow
{
  GtkBox parent_instance;

  GtkImage  *icon;
  GtkWidget *change;
  GtkWidget *title;
  GtkWidget *details;
};

G_DEFINE_FINAL_TYPE (DealUpdateRow, deal_update_row, GTK_TYPE_BOX)

static const struct
{
  const char *icon;
  const char *word;
} changes[DEAL_N_NEWS_CHANGES] = {
  [DEAL_NEWS_ADDED] = { "change-added-symbolic", N_ ("Added") },
  [DEAL_NEWS_CHANGED] = { "change-reworded-symbolic", N_ ("Changed") },
  [DEAL_NEWS_REMOVED] = { "change-ended-symbolic", N_ ("Removed") },
};

static void
add_label (DealUpdateRow *self,
           const char    *text,
           const char    *css_class)
{
  gtk_box_append (GTK_BOX (self->details), deal_ui_label_new (text, css_class));
}

static void
add_detail (DealUpdateRow            *self,
            const DealRevisionDetail *detail)
{
  /* Translators: what stood in the old edition */
  g_autofree char *before = g_strdup_printf (_ ("Old: %s"), detail->before);
  /* Translators: what stands in the new edition */
  g_autofree char *after = g_strdup_printf (_ ("New: %s"), detail->after);

  if (*detail->path != '\0')
    add_label (self, detail->path, "deal-caption");
  if (detail->before != NULL)
    add_label (self, before, "deal-edition-old");
  if (detail->after != NULL)
    add_label (self, after, "deal-edition-new");
}

static void
add_details (DealUpdateRow      *self,
             const DealRevision *revision)
{
  guint n = MIN (revision->details->len, DETAILS_MOST);

  for (guint i = 0; i < n; i++)
    add_detail (self, revision->details->pdata[i]);
  if (n < revision->details->len)
    {
      guint            more = revision->details->len - n;
      g_autofree char *text = g_strdup_printf (
        P_ ("and %u more place", "and %u more places", more), more);

      add_label (self, text, "deal-caption");
    }
  gtk_widget_set_visible (self->details, n > 0);
}

static void
deal_update_row_class_init (DealUpdateRowClass *klass)
{
}

static void
deal_update_row_init (DealUpdateRow *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 4);
  gtk_widget_add_css_class (GTK_WIDGET (self), "deal-update-row");

  self->icon = GTK_IMAGE (gtk_image_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->icon), GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->icon));
  self->title = deal_ui_label_new (NULL, "heading");
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_box_append (GTK_BOX (head), self->title);
  self->change = deal_ui_label_new (NULL, "deal-caption");
  gtk_widget_set_valign (self->change, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (head), self->change);
  gtk_box_append (GTK_BOX (self), head);

  self->details = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_set_margin_start (self->details, 24);
  gtk_box_append (GTK_BOX (self), self->details);
}

GtkWidget *
deal_update_row_new (void)
{
  return g_object_new (DEAL_TYPE_UPDATE_ROW, NULL);
}

/**
 * deal_update_row_set_revision:
 * @self: a row
 * @revision: what it is to show; read before this returns
 */
void
deal_update_row_set_revision (DealUpdateRow      *self,
                              const DealRevision *revision)
{
  const char      *section = deal_revision_get_section_title (revision);
  const char      *word = _ (changes[revision->change].word);
  g_autofree char *title =
    *revision->title != '\0'
      /* Translators: the kind of a thing, then what it is called */
      ? g_strdup_printf (_ ("%1$s: %2$s"), section, revision->title)
      : g_strdup (section);

  gtk_image_set_from_icon_name (self->icon, changes[revision->change].icon);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->change), word);
  deal_ui_remove_children (self->details);
  add_details (self, revision);
}
