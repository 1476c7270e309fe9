/* deal-update-dialog.c: what another edition of the deal changes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-update-dialog.h"

#include "deal-names.h"
#include "deal-text.h"
#include "deal-ui.h"
#include "deal-update-row.h"

/* One difference, as the list wants it: an object. */
#define DEAL_TYPE_UPDATE_ITEM (deal_update_item_get_type ())
G_DECLARE_FINAL_TYPE (DealUpdateItem, deal_update_item, DEAL, UPDATE_ITEM, GObject)

struct _DealUpdateItem
{
  GObject parent_instance;

  const DealRevision *revision; /* the update's, which the dialog holds */
};

G_DEFINE_FINAL_TYPE (DealUpdateItem, deal_update_item, G_TYPE_OBJECT)

static void
deal_update_item_class_init (DealUpdateItemClass *klass)
{
}

static void
deal_update_item_init (DealUpdateItem *self)
{
}

/**
 * DealUpdateDialog:
 *
 * Shows every difference before anything is replaced.
 */
struct _DealUpdateDialog
{
  AdwWindow parent_instance;

  DealUpdate *update;

  GtkLabel       *title;
  GtkLabel       *count;
  GtkLabel       *address;
  GtkWidget      *list;
  GtkNoSelection *model;
  GtkWidget      *replace_button;
};

enum
{
  REPLACE,
  KEEP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DealUpdateDialog, deal_update_dialog, ADW_TYPE_WINDOW)

static void
end (DealUpdateDialog *self,
     guint             signal)
{
  g_object_ref (self);
  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, signals[signal], 0);
  g_object_unref (self);
}

static void
replace_clicked_cb (DealUpdateDialog *self)
{
  end (self, REPLACE);
}

static void
keep_clicked_cb (DealUpdateDialog *self)
{
  end (self, KEEP);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  user_data)
{
  gtk_list_item_set_child (item, deal_update_row_new ());
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         gpointer                  user_data)
{
  const DealUpdateItem *one = gtk_list_item_get_item (item);

  deal_update_row_set_revision (DEAL_UPDATE_ROW (gtk_list_item_get_child (item)),
                                one->revision);
}

static void
deal_update_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DEAL_TYPE_UPDATE_DIALOG);

  G_OBJECT_CLASS (deal_update_dialog_parent_class)->dispose (object);
}

static void
deal_update_dialog_finalize (GObject *object)
{
  deal_update_unref (DEAL_UPDATE_DIALOG (object)->update);

  G_OBJECT_CLASS (deal_update_dialog_parent_class)->finalize (object);
}

static void
deal_update_dialog_class_init (DealUpdateDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = deal_update_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = deal_update_dialog_finalize;

  signals[REPLACE] = deal_ui_signal_new ("replace", DEAL_TYPE_UPDATE_DIALOG, 0);
  signals[KEEP] = deal_ui_signal_new ("keep", DEAL_TYPE_UPDATE_DIALOG, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DEAL_UI_PATH "deal-update-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DealUpdateDialog, title);
  gtk_widget_class_bind_template_child (widget_class, DealUpdateDialog, count);
  gtk_widget_class_bind_template_child (widget_class, DealUpdateDialog, address);
  gtk_widget_class_bind_template_child (widget_class, DealUpdateDialog, list);
  gtk_widget_class_bind_template_child (widget_class, DealUpdateDialog, model);
  gtk_widget_class_bind_template_child (widget_class, DealUpdateDialog, replace_button);
  gtk_widget_class_bind_template_callback (widget_class, replace_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
}

static void
deal_update_dialog_init (DealUpdateDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * deal_update_dialog_new:
 * @parent: (nullable): what it is put over
 * @update: an update
 *
 * Returns: (transfer none): the dialog, not shown yet; GTK owns it
 */
GtkWidget *
deal_update_dialog_new (GtkWindow  *parent,
                        DealUpdate *update)
{
  DealUpdateDialog *self =
    g_object_new (DEAL_TYPE_UPDATE_DIALOG, "transient-for", parent, NULL);
  g_autoptr (GListStore) items = g_list_store_new (DEAL_TYPE_UPDATE_ITEM);
  g_autofree char *title = deal_update_describe (update);
  g_autofree char *count = deal_update_count (update);

  self->update = deal_update_ref (update);
  for (guint i = 0; i < update->revisions->len; i++)
    {
      g_autoptr (DealUpdateItem) item = g_object_new (DEAL_TYPE_UPDATE_ITEM, NULL);

      item->revision = update->revisions->pdata[i];
      g_list_store_append (items, item);
    }
  gtk_no_selection_set_model (self->model, G_LIST_MODEL (items));
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->count, count);
  gtk_label_set_text (self->address, update->url);
  deal_names_add (GTK_WIDGET (self), gtk_window_get_title (GTK_WINDOW (self)));
  gtk_window_set_focus (GTK_WINDOW (self), self->replace_button);

  return GTK_WIDGET (self);
}

/**
 * deal_update_dialog_get_update:
 * @self: a dialog
 *
 * Returns: what it shows
 */
const DealUpdate *
deal_update_dialog_get_update (DealUpdateDialog *self)
{
  return self->update;
}
