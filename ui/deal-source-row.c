/* deal-source-row.c: a source in the list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-source-row.h"

#include "deal-text.h"

struct _DealSourceRow
{
  GtkBox parent_instance;

  GtkWidget *dot;
  GtkLabel  *title;
  GtkLabel  *details;
  GtkImage  *state_icon;
  GtkLabel  *state;
  GtkLabel  *claims;
  GtkLabel  *number;
};

G_DEFINE_FINAL_TYPE (DealSourceRow, deal_source_row, GTK_TYPE_BOX)

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    is_set)
{
  if (is_set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
update_state (DealSourceRow  *self,
              DealSourceItem *item)
{
  const char *icon = deal_source_item_get_state_icon (item);
  gboolean    is_problem = deal_source_item_is_problem (item);
  gboolean    is_unread = deal_source_item_is_unread (item);

  gtk_label_set_label (self->state, deal_source_item_get_state_name (item));
  gtk_image_set_from_icon_name (self->state_icon, icon);
  gtk_widget_set_visible (GTK_WIDGET (self->state_icon), icon != NULL);
  set_class (GTK_WIDGET (self->state), "deal-problem", is_problem);
  set_class (GTK_WIDGET (self->state_icon), "deal-problem", is_problem);
  set_class (GTK_WIDGET (self->state), "deal-unread", is_unread);
  set_class (GTK_WIDGET (self->state_icon), "deal-unread", is_unread);
  set_class (GTK_WIDGET (self->state), "deal-dim", !is_problem && !is_unread);
  set_class (GTK_WIDGET (self->title), "heading", is_unread);
  gtk_widget_set_opacity (self->dot, is_unread ? 1.0 : 0.0);
}

static void
update_claims (DealSourceRow  *self,
               DealSourceItem *item)
{
  const DealSource *source = deal_source_item_get_source (item);
  guint             n = deal_source_item_get_n_claims (item);
  g_autofree char  *claims = NULL;
  g_autofree char  *number = NULL;

  if (source == NULL)
    claims = g_strdup (_ ("not cited"));
  else
    claims = g_strdup_printf (P_ ("%u claim", "%u claims", n), n);
  gtk_label_set_label (self->claims, claims);
  gtk_widget_set_visible (GTK_WIDGET (self->number), source != NULL);
  if (source != NULL)
    number = g_strdup_printf ("%u", source->number);
  gtk_label_set_label (self->number, number != NULL ? number : "");
}

static void
update (DealSourceRow  *self,
        DealSourceItem *item)
{
  g_autofree char *details = deal_source_item_get_details (item);
  g_autofree char *name = NULL;

  gtk_label_set_label (self->title, deal_source_item_get_title (item));
  gtk_label_set_label (self->details, details);
  update_state (self, item);
  update_claims (self, item);

  /* Translators: a source for a screen reader: title, publisher, state, claims. */
  name = g_strdup_printf (_ ("%s, %s, %s, %s"), deal_source_item_get_title (item),
                          details, deal_source_item_get_state_name (item),
                          gtk_label_get_label (self->claims));
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (self))),
    GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
item_set_up_cb (GtkListItemFactory *factory,
                GtkListItem        *list_item)
{
  gtk_list_item_set_child (list_item, g_object_new (DEAL_TYPE_SOURCE_ROW, NULL));
}

static void
item_bound_cb (GtkListItemFactory *factory,
               GtkListItem        *list_item)
{
  update (DEAL_SOURCE_ROW (gtk_list_item_get_child (list_item)),
          DEAL_SOURCE_ITEM (gtk_list_item_get_item (list_item)));
}

static void
deal_source_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DEAL_TYPE_SOURCE_ROW);

  G_OBJECT_CLASS (deal_source_row_parent_class)->dispose (object);
}

static void
deal_source_row_class_init (DealSourceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = deal_source_row_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/counterpart_app/Counterpart/deal-source-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DealSourceRow, dot);
  gtk_widget_class_bind_template_child (widget_class, DealSourceRow, title);
  gtk_widget_class_bind_template_child (widget_class, DealSourceRow, details);
  gtk_widget_class_bind_template_child (widget_class, DealSourceRow, state_icon);
  gtk_widget_class_bind_template_child (widget_class, DealSourceRow, state);
  gtk_widget_class_bind_template_child (widget_class, DealSourceRow, claims);
  gtk_widget_class_bind_template_child (widget_class, DealSourceRow, number);
}

static void
deal_source_row_init (DealSourceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * deal_source_row_factory_new:
 *
 * Returns: (transfer full): a factory of rows for a list of #DealSourceItem
 */
GtkListItemFactory *
deal_source_row_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (item_set_up_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (item_bound_cb), NULL);

  return factory;
}
