/* deal-ui.c: what all widgets of the window need
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-ui.h"

#include "deal-error.h"
#include "deal-text.h"

/**
 * deal_ui_remove_children:
 * @widget: a widget that is disposed of, or filled anew
 *
 * Takes the children out of a widget that keeps them itself.  A template's are
 * among them: gtk_widget_dispose_template() removes only those with an id.
 */
void
deal_ui_remove_children (GtkWidget *widget)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}

/**
 * deal_ui_label_new:
 * @text: (nullable): plain text
 * @css_class: (nullable): a style class
 *
 * Returns: (transfer floating): a label that begins at the start side and wraps,
 *   within a word where it has to
 */
GtkWidget *
deal_ui_label_new (const char *text,
                   const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

/**
 * deal_ui_small_icon_new:
 * @name: of an icon that stands beside words of the same meaning
 * @css_class: (nullable): a style class
 *
 * Returns: (transfer floating): the icon, of which assistive technology says nothing
 */
GtkWidget *
deal_ui_small_icon_new (const char *name,
                        const char *css_class)
{
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE,
                                   "icon-name", name,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   "pixel-size", 12,
                                   "valign", GTK_ALIGN_CENTER,
                                   NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (image, css_class);

  return image;
}

static int
get_size (GtkWidget     *child,
          GtkOrientation orientation,
          int            for_size,
          gboolean       is_natural)
{
  int minimum = 0;
  int natural = 0;

  if (gtk_widget_should_layout (child))
    gtk_widget_measure (child, orientation, for_size, &minimum, &natural, NULL, NULL);

  return is_natural ? natural : minimum;
}

/**
 * deal_ui_get_height:
 * @child: a widget, maybe hidden
 * @width: how wide it will be, or -1
 *
 * Returns: the height that it would like to have; 0 when it is hidden
 */
int
deal_ui_get_height (GtkWidget *child,
                    int        width)
{
  return get_size (child, GTK_ORIENTATION_VERTICAL, width, TRUE);
}

/**
 * deal_ui_get_width:
 * @child: a widget, maybe hidden
 * @is_natural: as it would like to be, and not the least
 *
 * Returns: a width; 0 when it is hidden
 */
int
deal_ui_get_width (GtkWidget *child,
                   gboolean   is_natural)
{
  return get_size (child, GTK_ORIENTATION_HORIZONTAL, -1, is_natural);
}

/* How many frames a list may take to come to the row that it was told to show. */
#define FRAMES 6

static gboolean
focus_selected_cb (GtkWidget     *list,
                   GdkFrameClock *clock,
                   gpointer       user_data)
{
  guint *left = user_data;

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if ((gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED) != 0 &&
        gtk_widget_get_mapped (row) && gtk_widget_grab_focus (row))
      return G_SOURCE_REMOVE;
  if (--*left > 0)
    return G_SOURCE_CONTINUE;
  gtk_widget_grab_focus (list);

  return G_SOURCE_REMOVE;
}

/**
 * deal_ui_focus_selected:
 * @list: a list view
 *
 * Gives the focus to the row that is selected, as soon as it is in sight; to the
 * list when there is none.  GTK 4.8 has no function for it.
 */
void
deal_ui_focus_selected (GtkWidget *list)
{
  guint *left = g_new (guint, 1);

  *left = FRAMES;
  gtk_widget_add_tick_callback (list, focus_selected_cb, left, g_free);
}

static void
set_up_chosen_cb (GtkListItemFactory *factory,
                  GtkListItem        *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_chosen_cb (GtkListItemFactory *factory,
                GtkListItem        *item)
{
  GtkStringObject *string = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (string));
}

/**
 * deal_ui_let_shrink:
 * @drop_down: a choice of a GtkStringList
 *
 * Lets the choice become smaller than its longest name: the button cuts what it has no
 * room for, and the list that it opens shows the whole.
 */
void
deal_ui_let_shrink (GtkDropDown *drop_down)
{
  GtkListItemFactory *usual = gtk_drop_down_get_factory (drop_down);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_chosen_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_chosen_cb), NULL);
  gtk_drop_down_set_list_factory (drop_down, usual);
  gtk_drop_down_set_factory (drop_down, factory);
}

/* A signal that nothing answers, with arguments of so many types. */
guint
deal_ui_signal_new (const char *name,
                    GType       type,
                    guint       n_arguments,
                    ...)
{
  va_list arguments;
  guint   id;

  va_start (arguments, n_arguments);
  id = g_signal_new_valist (name, type, G_SIGNAL_RUN_LAST, NULL, NULL, NULL, NULL,
                            G_TYPE_NONE, n_arguments, arguments);
  va_end (arguments);

  return id;
}

/* Why nothing can be taken back. */
void
deal_ui_set_other_deal (GError **error)
{
  g_set_error_literal (error, DEAL_ERROR, DEAL_ERROR_NOT_FOUND,
                       _ ("Another deal is open now"));
}

static gboolean
release_cb (gpointer application)
{
  g_application_release (G_APPLICATION (application));
  g_object_unref (application);

  return G_SOURCE_REMOVE;
}

/* On the thread that had the last reference. */
static void
object_ended (gpointer application)
{
  g_main_context_invoke (NULL, release_cb, application);
}

/**
 * deal_ui_outlive:
 * @object: what threads may still work with when the last window is closed
 *
 * Keeps the program until @object has been finalized: what a thread is still about to
 * do would go with the process, and what closes with the object would stay open.
 */
void
deal_ui_outlive (GObject *object)
{
  GApplication *application = g_application_get_default ();

  if (application == NULL)
    return;

  g_application_hold (application);
  /* Called when all else of the object is gone. */
  g_object_set_data_full (object, "deal-ui-outlive", g_object_ref (application),
                          object_ended);
}
