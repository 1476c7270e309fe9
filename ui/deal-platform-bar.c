/* deal-platform-bar.c: one platform of a deal at a time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-platform-bar.h"

#include "deal-text.h"
#include "deal-ui.h"

/**
 * DealPlatformBar:
 *
 * A list of the platforms, each with how many of its cells changed, and arrows
 * to the one before and the next: for windows that have no room for all of them.
 */
struct _DealPlatformBar
{
  GtkWidget parent_instance;

  char         **ids; /* nullable; of the platforms in the list */
  GtkStringList *names;
  GtkDropDown   *list;
  GtkWidget     *previous;
  GtkWidget     *next;
  gboolean       is_updating;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DealPlatformBar, deal_platform_bar, GTK_TYPE_WIDGET)

static guint
get_n_platforms (DealPlatformBar *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->names));
}

static void
update_arrows (DealPlatformBar *self)
{
  gsize place = deal_platform_bar_get_platform (self);

  gtk_widget_set_sensitive (self->previous, place > 0);
  gtk_widget_set_sensitive (self->next, place + 1 < get_n_platforms (self));
}

static void
selected_cb (DealPlatformBar *self)
{
  if (self->is_updating)
    return;

  update_arrows (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
previous_clicked_cb (DealPlatformBar *self)
{
  deal_platform_bar_step (self, -1);
}

static void
next_clicked_cb (DealPlatformBar *self)
{
  deal_platform_bar_step (self, 1);
}

static void
deal_platform_bar_dispose (GObject *object)
{
  deal_ui_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (deal_platform_bar_parent_class)->dispose (object);
}

static void
deal_platform_bar_finalize (GObject *object)
{
  DealPlatformBar *self = DEAL_PLATFORM_BAR (object);

  g_strfreev (self->ids);
  g_object_unref (self->names);

  G_OBJECT_CLASS (deal_platform_bar_parent_class)->finalize (object);
}

static void
deal_platform_bar_class_init (DealPlatformBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = deal_platform_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = deal_platform_bar_finalize;

  /**
   * DealPlatformBar::changed:
   *
   * The reader chose another platform.
   */
  signals[CHANGED] =
    deal_ui_signal_new ("changed", G_TYPE_FROM_CLASS (klass), 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
new_arrow (DealPlatformBar *self,
           const char      *icon,
           const char      *name,
           GCallback        callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  g_signal_connect_swapped (button, "clicked", callback, self);

  return button;
}

static void
deal_platform_bar_init (DealPlatformBar *self)
{
  GtkWidget        *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 8);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Platform"), -1);
  self->names = gtk_string_list_new (NULL);
  self->list = GTK_DROP_DOWN (
    gtk_drop_down_new (g_object_ref (G_LIST_MODEL (self->names)), NULL));
  deal_ui_let_shrink (self->list);
  gtk_widget_set_hexpand (GTK_WIDGET (self->list), TRUE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->list), _ ("Platform"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Platform"), -1);
  g_signal_connect_swapped (self->list, "notify::selected", G_CALLBACK (selected_cb),
                            self);
  self->previous = new_arrow (self, "go-previous-symbolic", _ ("Previous platform"),
                              G_CALLBACK (previous_clicked_cb));
  self->next = new_arrow (self, "go-next-symbolic", _ ("Next platform"),
                          G_CALLBACK (next_clicked_cb));

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), self->previous);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), self->next);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

static char *
write_name (const DealMatrix *matrix,
            gsize             platform)
{
  const Deal *deal = matrix->deal;
  guint       n = 0;

  for (gsize product = 0; product < deal->n_products; product++)
    if (deal_matrix_get_cell (matrix, product, platform)->change == DEAL_MATRIX_CHANGED)
      n++;
  if (n == 0)
    return g_strdup (deal->platforms[platform].title);

  /* Translators: a platform, and how many of its products changed */
  return g_strdup_printf (P_ ("%1$s · %2$u changed", "%1$s · %2$u changed", n),
                          deal->platforms[platform].title, n);
}

static gboolean
is_same (DealPlatformBar   *self,
         const char *const *names)
{
  guint n = get_n_platforms (self);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (gtk_string_list_get_string (self->names, i), names[i]) != 0)
      return FALSE;

  return names[n] == NULL;
}

/* The place of the platform that was chosen among the new ones; else the first. */
static guint
find_chosen (DealPlatformBar *self,
             const Deal      *deal)
{
  gsize place = deal_platform_bar_get_platform (self);

  if (self->ids == NULL || place >= g_strv_length (self->ids))
    return 0;
  for (gsize i = 0; i < deal->n_platforms; i++)
    if (g_str_equal (deal->platforms[i].id, self->ids[place]))
      return (guint) i;

  return 0;
}

/**
 * deal_platform_bar_set_matrix:
 * @self: a bar
 * @matrix: whose platforms there are, with their changes
 *
 * Keeps the platform that was chosen, if there still is one of the same id.
 * Emits nothing.
 */
void
deal_platform_bar_set_matrix (DealPlatformBar  *self,
                              const DealMatrix *matrix)
{
  const Deal *deal = matrix->deal;
  g_auto (GStrv) names = g_new0 (char *, deal->n_platforms + 1);
  guint chosen;

  g_return_if_fail (DEAL_IS_PLATFORM_BAR (self));

  for (gsize i = 0; i < deal->n_platforms; i++)
    names[i] = write_name (matrix, i);
  chosen = find_chosen (self, deal);
  g_strfreev (self->ids);
  self->ids = g_new0 (char *, deal->n_platforms + 1);
  for (gsize i = 0; i < deal->n_platforms; i++)
    self->ids[i] = g_strdup (deal->platforms[i].id);

  self->is_updating = TRUE;
  if (!is_same (self, (const char *const *) names))
    gtk_string_list_splice (self->names, 0, get_n_platforms (self),
                            (const char *const *) names);
  if (deal->n_platforms > 0)
    gtk_drop_down_set_selected (self->list, chosen);
  self->is_updating = FALSE;
  update_arrows (self);
}

/**
 * deal_platform_bar_get_platform:
 * @self: a bar
 *
 * Returns: the place of the chosen platform among those of the deal
 */
gsize
deal_platform_bar_get_platform (DealPlatformBar *self)
{
  guint place;

  g_return_val_if_fail (DEAL_IS_PLATFORM_BAR (self), 0);

  place = gtk_drop_down_get_selected (self->list);

  return place == GTK_INVALID_LIST_POSITION ? 0 : place;
}

/**
 * deal_platform_bar_step:
 * @self: a bar
 * @sense: -1: back; 1: on
 *
 * Goes to the platform before or the next, if there is one.
 */
void
deal_platform_bar_step (DealPlatformBar *self,
                        int              sense)
{
  gint64 place;

  g_return_if_fail (DEAL_IS_PLATFORM_BAR (self));

  place = (gint64) deal_platform_bar_get_platform (self) + sense;
  if (place >= 0 && place < get_n_platforms (self))
    gtk_drop_down_set_selected (self->list, (guint) place);
}

/**
 * deal_platform_bar_take_end:
 * @self: a bar
 * @widget: what stands at its end from now on; of no parent
 */
void
deal_platform_bar_take_end (DealPlatformBar *self,
                            GtkWidget       *widget)
{
  g_return_if_fail (DEAL_IS_PLATFORM_BAR (self));

  gtk_widget_set_parent (widget, GTK_WIDGET (self));
}
