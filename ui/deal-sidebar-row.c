/* deal-sidebar-row.c: a view's entry in the sidebar: icon, name, count
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-sidebar-row.h"

#include "deal-text.h"

struct _DealSidebarRow
{
  GtkListBoxRow parent_instance;

  char      *name;
  char      *title;
  GtkWidget *count;
};

G_DEFINE_FINAL_TYPE (DealSidebarRow, deal_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

static void
deal_sidebar_row_finalize (GObject *object)
{
  DealSidebarRow *self = DEAL_SIDEBAR_ROW (object);

  g_free (self->name);
  g_free (self->title);

  G_OBJECT_CLASS (deal_sidebar_row_parent_class)->finalize (object);
}

static void
deal_sidebar_row_class_init (DealSidebarRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = deal_sidebar_row_finalize;
}

static void
deal_sidebar_row_init (DealSidebarRow *self)
{
}

/**
 * deal_sidebar_row_new:
 * @name: of the view
 * @title: of the view, translated
 * @icon: name of an icon
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
deal_sidebar_row_new (const char *name,
                      const char *title,
                      const char *icon)
{
  DealSidebarRow *self = g_object_new (DEAL_TYPE_SIDEBAR_ROW, NULL);
  GtkWidget      *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget      *label = gtk_label_new (title);

  self->name = g_strdup (name);
  self->title = g_strdup (title);
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "deal-count");
  /* What a number counts decides its colour. */
  gtk_widget_add_css_class (GTK_WIDGET (self), name);
  gtk_widget_set_valign (self->count, GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), self->count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  deal_sidebar_row_set_count (self, 0, NULL, NULL);

  return GTK_WIDGET (self);
}

const char *
deal_sidebar_row_get_name (DealSidebarRow *self)
{
  g_return_val_if_fail (DEAL_IS_SIDEBAR_ROW (self), NULL);

  return self->name;
}

/**
 * deal_sidebar_row_set_count:
 * @self: a row
 * @count: the number beside the title; 0 shows none
 * @spoken: (nullable): the same in words, as “6 changed”
 * @told: (nullable): in a sentence, as “6 of 26 terms changed”
 *
 * Says how much there is to see, and under the pointer of what.
 */
void
deal_sidebar_row_set_count (DealSidebarRow *self,
                            guint           count,
                            const char     *spoken,
                            const char     *told)
{
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (DEAL_IS_SIDEBAR_ROW (self));

  text = g_strdup_printf ("%u", count);
  gtk_label_set_text (GTK_LABEL (self->count), text);
  gtk_widget_set_visible (self->count, count > 0);

  /* Translators: a view's name, and its count in words, as "Terms, 6 changed" */
  name = count > 0 && spoken != NULL ? g_strdup_printf (_ ("%s, %s"), self->title, spoken)
                                     : g_strdup (self->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  /* It becomes the description, too. */
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), count > 0 ? told : NULL);
}
