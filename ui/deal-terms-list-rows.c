/* deal-terms-list-rows.c: how a term, or the head of a category, is shown in the list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-terms-list-rows.h"

#include "deal-term-row.h"

/* As many as the list of GTK 4.8 makes. */
#define MOST_SPARE 200

/* Rows of terms that the list let go of.  Another filter makes it let go of all it has,
 * and ask for as many: to make and to free one takes as long as to fill ten. */
typedef struct
{
  GtkWidget *list;
  GPtrArray *spare;
} Rows;

static void
rows_free (gpointer  data,
           GClosure *closure)
{
  Rows *rows = data;

  g_ptr_array_unref (rows->spare);
  g_free (rows);
}

/* A row that the list has let go of, or a new one. */
static GtkWidget *
take_row (Rows *rows)
{
  GtkWidget *row;

  for (guint i = rows->spare->len; i > 0; i--)
    if (gtk_widget_get_parent (rows->spare->pdata[i - 1]) == NULL)
      return g_ptr_array_steal_index_fast (rows->spare, i - 1);

  row = g_object_ref_sink (g_object_new (DEAL_TYPE_TERM_ROW, NULL));
  g_object_bind_property (rows->list, "narrow", row, "narrow", G_BINDING_SYNC_CREATE);

  return row;
}

/* A row is recycled for any item, and the two kinds look nothing alike. */
static GtkWidget *
ensure_child (Rows        *rows,
              GtkListItem *list_item,
              gboolean     is_term)
{
  GtkWidget *child = gtk_list_item_get_child (list_item);

  if (child != NULL && DEAL_IS_TERM_ROW (child) == is_term)
    {
      g_ptr_array_remove_fast (rows->spare, child);
      return child;
    }

  if (is_term)
    {
      g_autoptr (GtkWidget) row = take_row (rows);

      gtk_list_item_set_child (list_item, row);

      return row;
    }

  child = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (child), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (child), TRUE);
  gtk_widget_add_css_class (child, "deal-category");
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
               Rows               *rows)
{
  DealTermItem    *item = gtk_list_item_get_item (list_item);
  gboolean         is_term = deal_term_item_get_row (item) != NULL;
  GtkWidget       *child = ensure_child (rows, list_item, is_term);
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

/* GTK 4.8 takes the child out before it tells that it lets go of @list_item: a row
 * without an item is kept from going with it. */
static void
item_unbound_cb (GtkListItemFactory *factory,
                 GtkListItem        *list_item,
                 Rows               *rows)
{
  GtkWidget *child = gtk_list_item_get_child (list_item);

  if (DEAL_IS_TERM_ROW (child) && rows->spare->len < MOST_SPARE)
    g_ptr_array_add (rows->spare, g_object_ref (child));
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
  Rows               *rows = g_new0 (Rows, 1);

  rows->list = list;
  rows->spare = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect_data (factory, "bind", G_CALLBACK (item_bound_cb), rows, rows_free, 0);
  g_signal_connect (factory, "unbind", G_CALLBACK (item_unbound_cb), rows);

  return factory;
}
