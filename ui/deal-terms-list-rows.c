/* deal-terms-list-rows.c: how a term, or the head of a category, is shown in the list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-terms-list-rows.h"

#include "deal-term-row.h"

/* A row is recycled for any item, and the two kinds look nothing alike. */
static GtkWidget *
ensure_child (GtkWidget   *list,
              GtkListItem *list_item,
              gboolean     is_term)
{
  GtkWidget *child = gtk_list_item_get_child (list_item);

  if (child != NULL && DEAL_IS_TERM_ROW (child) == is_term)
    return child;

  if (is_term)
    {
      child = g_object_new (DEAL_TYPE_TERM_ROW, NULL);
      g_object_bind_property (list, "narrow", child, "narrow",
                              G_BINDING_SYNC_CREATE);
    }
  else
    {
      child = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (child), 0.0f);
      gtk_label_set_wrap (GTK_LABEL (child), TRUE);
      gtk_widget_add_css_class (child, "deal-category");
    }
  gtk_list_item_set_child (list_item, child);

  return child;
}

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
item_bound_cb (GtkListItemFactory *factory,
               GtkListItem        *list_item,
               GtkWidget          *list)
{
  DealTermItem    *item = gtk_list_item_get_item (list_item);
  gboolean         is_term = deal_term_item_get_row (item) != NULL;
  GtkWidget       *child = ensure_child (list, list_item, is_term);
  g_autofree char *name = deal_term_item_describe (item);
  GtkWidget       *row;

  if (is_term)
    {
      deal_term_row_set_item (DEAL_TERM_ROW (child), item);
    }
  else
    {
      g_autofree char *markup = NULL;

      markup = g_markup_printf_escaped ("<b>%s</b>  %u",
                                        deal_term_item_get_category (item)->title,
                                        deal_term_item_get_n_terms (item));
      gtk_label_set_markup (GTK_LABEL (child), markup);
    }
  gtk_list_item_set_selectable (list_item, is_term);
  gtk_list_item_set_activatable (list_item, is_term);

  /* The row itself has no interface in GTK 4.8. */
  row = gtk_widget_get_parent (child);
  set_class (row, "deal-term", is_term);
  set_class (row, "first", is_term && deal_term_item_is_first (item));
  set_class (row, "last", is_term && deal_term_item_is_last (item));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

/**
 * deal_terms_list_rows_new:
 * @list: has the property `narrow`; outlives the rows
 *
 * Returns: (transfer full): what makes rows for items of #DealTermItem
 */
GtkListItemFactory *
deal_terms_list_rows_new (GtkWidget *list)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "bind", G_CALLBACK (item_bound_cb), list);

  return factory;
}
