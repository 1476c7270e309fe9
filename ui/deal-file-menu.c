/* deal-file-menu.c: which deal is open, and which others can be
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-file-menu.h"

#include "deal-data.h"
#include "deal-names.h"
#include "deal-text.h"

#define MIME_TYPE "application/vnd.counterpart.deal+json"

/* More than fit on a small screen help nobody. */
#define MAX_RECENT 8

/**
 * DealFileMenu:
 *
 * The button on top of the sidebar.  What is chosen goes to the window's
 * actions `win.open-uri` and `win.open`.
 */
struct _DealFileMenu
{
  GtkWidget parent_instance;

  GFile *file; /* nullable */

  GtkWidget *button;
  GtkWidget *title;
};

G_DEFINE_FINAL_TYPE (DealFileMenu, deal_file_menu, GTK_TYPE_WIDGET)

static void
add_uri (GMenu      *menu,
         const char *label,
         const char *uri)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);

  /* A file's name may have an underscore, which is no mnemonic. */
  g_auto (GStrv) parts = g_strsplit (label, "_", -1);
  g_autofree char *escaped = g_strjoinv ("__", parts);

  g_menu_item_set_label (item, escaped);
  g_menu_item_set_action_and_target (item, "win.open-uri", "s", uri);
  g_menu_append_item (menu, item);
}

static gboolean
is_deal (GtkRecentInfo *info)
{
  return g_strcmp0 (gtk_recent_info_get_mime_type (info), MIME_TYPE) == 0 &&
         gtk_recent_info_is_local (info) && gtk_recent_info_exists (info);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_visited ((GtkRecentInfo *) b),
                              gtk_recent_info_get_visited ((GtkRecentInfo *) a));
}

static void
add_recent (DealFileMenu *self,
            GMenu        *menu,
            const char   *bundled_uri)
{
  GList *items = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());
  guint  n = 0;

  items = g_list_sort (items, compare_times);
  for (GList *l = items; l != NULL && n < MAX_RECENT; l = l->next)
    if (is_deal (l->data) &&
        !g_str_equal (gtk_recent_info_get_uri (l->data), bundled_uri))
      {
        add_uri (menu, gtk_recent_info_get_display_name (l->data),
                 gtk_recent_info_get_uri (l->data));
        n++;
      }
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
}

static void
add_section (GMenu      *menu,
             const char *title,
             GMenu      *section)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, title, G_MENU_MODEL (section));
}

static void
fill_menu (GtkMenuButton *button,
           gpointer       user_data)
{
  DealFileMenu *self = DEAL_FILE_MENU (user_data);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) bundled = g_menu_new ();
  g_autoptr (GMenu) recent = g_menu_new ();
  g_autoptr (GMenu) open = g_menu_new ();
  g_autofree char *path = deal_data_get_bundled_deal ();
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *uri = g_file_get_uri (file);

  add_uri (bundled, _ ("Microsoft–OpenAI"), uri);
  add_recent (self, recent, uri);
  g_menu_append (open, _ ("_Open Deal File…"), "win.open");

  add_section (menu, _ ("Comes with Counterpart"), bundled);
  add_section (menu, _ ("Recent"), recent);
  add_section (menu, NULL, open);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
  deal_names_add (GTK_WIDGET (button), _ ("Deal"));
}

static void
deal_file_menu_dispose (GObject *object)
{
  DealFileMenu *self = DEAL_FILE_MENU (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (deal_file_menu_parent_class)->dispose (object);
}

static void
deal_file_menu_class_init (DealFileMenuClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = deal_file_menu_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
deal_file_menu_init (DealFileMenu *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *caption = gtk_label_new (_ ("Deal"));
  GtkWidget *inner;

  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (caption), 0.0f);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  /* The sidebar is as wide as its rows, however long a deal is called. */
  gtk_label_set_max_width_chars (GTK_LABEL (self->title), 16);
  gtk_widget_add_css_class (caption, "deal-caption");
  gtk_widget_add_css_class (self->title, "heading");
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), self->title);

  self->button = gtk_menu_button_new ();
  gtk_widget_add_css_class (self->button, "deal-file");
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), box);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->button), TRUE);
  /* The arrow belongs at the end, not beside a short title. */
  inner = gtk_button_get_child (GTK_BUTTON (gtk_widget_get_first_child (self->button)));
  gtk_widget_set_halign (inner, GTK_ALIGN_FILL);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button),
                                         fill_menu, self, NULL);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  deal_file_menu_set_deal (self, NULL, NULL);
}

/**
 * deal_file_menu_set_deal:
 * @self: a menu
 * @deal: (nullable): what is open
 * @file: (nullable): where it came from
 *
 * Shows the title of the deal; the tooltip says which file it is.
 */
void
deal_file_menu_set_deal (DealFileMenu *self,
                         const Deal   *deal,
                         GFile        *file)
{
  const char      *title = deal != NULL ? deal->title : _ ("None open");
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  g_return_if_fail (DEAL_IS_FILE_MENU (self));

  g_set_object (&self->file, file);
  path = file != NULL ? g_file_get_parse_name (file) : NULL;
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_widget_set_tooltip_text (self->button, path);

  /* Translators: %s is the title of the deal that is open */
  name = g_strdup_printf (_ ("Deal: %s"), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (gtk_widget_get_first_child (self->button)),
    GTK_ACCESSIBLE_PROPERTY_LABEL, name,
    -1);
}

void
deal_file_menu_remember (GFile *file)
{
  static char     *groups[] = { (char *) "Counterpart", NULL };
  g_autofree char *uri = g_file_get_uri (file);
  GtkRecentData    data = {
       .mime_type = (char *) MIME_TYPE,
       .app_name = (char *) "Counterpart",
       .app_exec = (char *) "counterpart %u",
       .groups = groups,
  };

  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}
