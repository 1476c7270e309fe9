/* deal-lists-popover.c: the lists of articles that the user added
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-lists-popover.h"

#include "deal-text.h"
#include "deal-ui.h"
#include "net/deal-lists.h"

struct _DealListsPopover
{
  GtkPopover parent_instance;

  DealUpdates *updates;

  GtkEditable *entry;
  GtkLabel    *message;
  GtkWidget   *scroller;
  GtkBox      *lists;
  GtkWidget   *export_button;
};

G_DEFINE_FINAL_TYPE (DealListsPopover, deal_lists_popover, GTK_TYPE_POPOVER)

static void update (DealListsPopover *self);

static void
tell (DealListsPopover *self,
      const char       *text)
{
  gtk_label_set_label (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
}

static void
remove_clicked_cb (GtkButton        *button,
                   DealListsPopover *self)
{
  const char *url = g_object_get_data (G_OBJECT (button), "url");
  g_autoptr (GError) error = NULL;

  if (deal_archive_remove_list (deal_updates_get_archive (self->updates, NULL), url,
                                &error))
    {
      /* The address comes back into the entry: one press takes the removal back. */
      gtk_editable_set_text (self->entry, url);
      tell (self, _ ("Removed. Its articles stay; Add List takes it back."));
      update (self);
    }
  else
    tell (self, error->message);
}

/* Its title, or its address while it has none, and why it failed the last time. */
static GtkWidget *
new_label (const DealArchivedList *list,
           const char             *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (box, list->url);
  gtk_box_append (GTK_BOX (box), label);
  if (list->reason != NULL)
    {
      GtkWidget *reason = deal_ui_label_new (list->reason, "caption");

      gtk_label_set_max_width_chars (GTK_LABEL (reason), 36);
      gtk_widget_add_css_class (reason, "deal-problem");
      gtk_box_append (GTK_BOX (box), reason);
    }

  return box;
}

static GtkWidget *
new_row (DealListsPopover       *self,
         const DealArchivedList *list)
{
  gboolean    has_title = list->title != NULL && list->title[0] != '\0';
  const char *title = has_title ? list->title : list->url;
  GtkWidget  *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget  *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  /* Translators: %s is the title of a list of articles. */
  g_autofree char *name = g_strdup_printf (_ ("Remove the list “%s”"), title);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  g_object_set_data_full (G_OBJECT (button), "url", g_strdup (list->url), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_clicked_cb), self);

  gtk_box_append (GTK_BOX (row), new_label (list, title));
  gtk_box_append (GTK_BOX (row), button);

  return row;
}

static void
update (DealListsPopover *self)
{
  DealArchive *archive = deal_updates_get_archive (self->updates, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lists =
    archive != NULL ? deal_archive_load_lists (archive, &error) : NULL;
  GtkWidget *child;
  guint      n = 0;

  if (error != NULL)
    tell (self, error->message);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->lists))) != NULL)
    gtk_box_remove (self->lists, child);

  for (guint i = 0; lists != NULL && i < lists->len; i++)
    {
      const DealArchivedList *list = g_ptr_array_index (lists, i);

      if (list->by_user)
        {
          gtk_box_append (self->lists, new_row (self, list));
          n++;
        }
    }
  gtk_widget_set_visible (self->scroller, n > 0);
  gtk_widget_set_sensitive (self->export_button, n > 0);
}

static void
add_clicked_cb (DealListsPopover *self)
{
  const GError *archive_error = NULL;
  DealArchive  *archive = deal_updates_get_archive (self->updates, &archive_error);
  g_autoptr (GError) error = NULL;
  g_autofree char *url = NULL;
  gboolean         is_new = FALSE;

  if (archive == NULL)
    {
      tell (self, archive_error->message);
      return;
    }
  url = deal_lists_complete_url (gtk_editable_get_text (self->entry), &error);
  if (url == NULL || !deal_archive_add_list (archive, url, NULL, &is_new, &error))
    {
      tell (self, error->message);
      return;
    }

  gtk_editable_set_text (self->entry, "");
  tell (self, is_new ? NULL : _ ("This list is already here."));
  update (self);
  if (is_new)
    {
      const char *const urls[] = { url, NULL };

      gtk_widget_activate_action (GTK_WIDGET (self), "win.ask-lists", "^as", urls);
    }
}

/* A dialog takes the place of the popover. */
static void
activate (DealListsPopover *self,
          const char       *action)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
}

static void
import_clicked_cb (DealListsPopover *self)
{
  activate (self, "lists.import");
}

static void
export_clicked_cb (DealListsPopover *self)
{
  activate (self, "lists.export");
}

static void
deal_lists_popover_dispose (GObject *object)
{
  DealListsPopover *self = DEAL_LISTS_POPOVER (object);

  g_clear_object (&self->updates);
  gtk_widget_dispose_template (GTK_WIDGET (object), DEAL_TYPE_LISTS_POPOVER);

  G_OBJECT_CLASS (deal_lists_popover_parent_class)->dispose (object);
}

/* A list that was added a moment ago may have a title, or have failed. */
static void
archive_changed_cb (DealListsPopover *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update (self);
}

/* GTK gives the focus to the first part that can have it once it is idle, which a
 * reader who types at once would not wait for. */
static void
mapped_cb (DealListsPopover *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
deal_lists_popover_class_init (DealListsPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = deal_lists_popover_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/counterpart_app/Counterpart/deal-lists-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, DealListsPopover, entry);
  gtk_widget_class_bind_template_child (widget_class, DealListsPopover, message);
  gtk_widget_class_bind_template_child (widget_class, DealListsPopover, scroller);
  gtk_widget_class_bind_template_child (widget_class, DealListsPopover, lists);
  gtk_widget_class_bind_template_child (widget_class, DealListsPopover, export_button);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_clicked_cb);
}

static void
deal_lists_popover_init (DealListsPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "map", G_CALLBACK (update), NULL);
  g_signal_connect_after (self, "map", G_CALLBACK (mapped_cb), NULL);
}

/**
 * deal_lists_popover_new:
 * @updates: whose archive keeps the lists
 *
 * Returns: (transfer floating): the popover
 */
GtkWidget *
deal_lists_popover_new (DealUpdates *updates)
{
  DealListsPopover *self = g_object_new (DEAL_TYPE_LISTS_POPOVER, NULL);

  self->updates = g_object_ref (updates);
  g_signal_connect_object (updates, "changed", G_CALLBACK (archive_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
