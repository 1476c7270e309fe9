/* deal-source-row.c: a source in the list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-source-row.h"

#include <adwaita.h>

#include "deal-text.h"
#include "deal-wrap-layout.h"

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
        DealSourceItem *item,
        GtkAccessible  *whole)
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
  gtk_accessible_update_property (whole, GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* A list has about two hundred rows, whatever it shows of them, and a row takes a
 * millisecond to be made and laid out: those near what is seen come first, and no
 * frame has more than so many. */
#define ROWS_EACH_FRAME 10
/* Of a row that was never filled. */
#define USUAL_HEIGHT 64

/**
 * Filler:
 * @list: the list; it owns the factory, which owns this
 * @pending: (element-type GtkListItem): what has an item, but not its texts yet
 */
typedef struct
{
  GtkListView *list;
  GPtrArray   *pending;
  guint        tick_id;
} Filler;

static void
filler_free (gpointer  data,
             GClosure *closure)
{
  Filler *filler = data;

  g_ptr_array_unref (filler->pending);
  g_free (filler);
}

/* Which row is in the middle of what is seen, as far as the list knows. */
static double
get_middle (GtkListView *list)
{
  GtkAdjustment *seen = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
  double         all = gtk_adjustment_get_upper (seen);
  guint          n =
    g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list)));

  if (all <= 0)
    return 0;

  return (gtk_adjustment_get_value (seen) + gtk_adjustment_get_page_size (seen) / 2) /
         all * n;
}

static void
fill (GtkListItem *list_item)
{
  GtkWidget *place = gtk_list_item_get_child (list_item);
  GtkWidget *row = adw_bin_get_child (ADW_BIN (place));

  if (row == NULL)
    {
      row = g_object_new (DEAL_TYPE_SOURCE_ROW, NULL);
      adw_bin_set_child (ADW_BIN (place), row);
      gtk_widget_set_size_request (place, -1, -1);
    }
  update (DEAL_SOURCE_ROW (row), DEAL_SOURCE_ITEM (gtk_list_item_get_item (list_item)),
          GTK_ACCESSIBLE (gtk_widget_get_parent (place)));
}

static void
fill_nearest (Filler *filler,
              double  middle)
{
  guint  nearest = 0;
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < filler->pending->len; i++)
    {
      double distance =
        ABS (gtk_list_item_get_position (filler->pending->pdata[i]) - middle);

      if (distance < least)
        {
          least = distance;
          nearest = i;
        }
    }
  fill (g_ptr_array_remove_index_fast (filler->pending, nearest));
}

static gboolean
fill_cb (GtkWidget     *list,
         GdkFrameClock *clock,
         gpointer       data)
{
  Filler *filler = data;
  double  middle = get_middle (filler->list);

  for (guint i = 0; i < ROWS_EACH_FRAME && filler->pending->len > 0; i++)
    fill_nearest (filler, middle);
  if (filler->pending->len > 0)
    return G_SOURCE_CONTINUE;

  filler->tick_id = 0;

  return G_SOURCE_REMOVE;
}

static void
item_set_up_cb (Filler      *filler,
                GtkListItem *list_item)
{
  GtkWidget *place = adw_bin_new ();

  gtk_widget_set_size_request (place, -1, USUAL_HEIGHT);
  gtk_list_item_set_child (list_item, place);
}

static void
item_bound_cb (Filler      *filler,
               GtkListItem *list_item)
{
  g_ptr_array_add (filler->pending, list_item);
  if (filler->tick_id == 0)
    filler->tick_id =
      gtk_widget_add_tick_callback (GTK_WIDGET (filler->list), fill_cb, filler, NULL);
}

static void
item_unbound_cb (Filler      *filler,
                 GtkListItem *list_item)
{
  g_ptr_array_remove_fast (filler->pending, list_item);
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
  g_type_ensure (DEAL_TYPE_WRAP_LAYOUT);
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
 * @list: the list that it is for
 *
 * Returns: (transfer full): a factory of rows for a list of #DealSourceItem
 */
GtkListItemFactory *
deal_source_row_factory_new (GtkListView *list)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Filler             *filler = g_new0 (Filler, 1);

  filler->list = list;
  filler->pending = g_ptr_array_new ();
  g_signal_connect_data (factory, "setup", G_CALLBACK (item_set_up_cb), filler,
                         filler_free, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (item_bound_cb), filler);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (item_unbound_cb), filler);

  return factory;
}
