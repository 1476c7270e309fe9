/* deal-pair.c: the two versions that are compared, and the button that swaps them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-pair.h"

#include "deal-text.h"
#include "deal-version-button.h"
#include "deal-wrap-layout.h"

/**
 * DealPair:
 *
 * *old ▾ ⇄ new ▾*.  The window has two, one in the header bar and one below it
 * for when there is no room.
 */
struct _DealPair
{
  GtkWidget parent_instance;

  GtkWidget *old_button;
  GtkWidget *swap;
  GtkWidget *new_button;
};

G_DEFINE_FINAL_TYPE (DealPair, deal_pair, GTK_TYPE_WIDGET)

static void
deal_pair_dispose (GObject *object)
{
  DealPair *self = DEAL_PAIR (object);

  g_clear_pointer (&self->old_button, gtk_widget_unparent);
  g_clear_pointer (&self->swap, gtk_widget_unparent);
  g_clear_pointer (&self->new_button, gtk_widget_unparent);

  G_OBJECT_CLASS (deal_pair_parent_class)->dispose (object);
}

static void
deal_pair_class_init (DealPairClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = deal_pair_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
deal_pair_init (DealPair *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 4);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Versions compared"),
                                  -1);

  self->old_button = deal_version_button_new (DEAL_SIDE_OLD);
  self->new_button = deal_version_button_new (DEAL_SIDE_NEW);
  gtk_widget_set_hexpand (self->old_button, TRUE);
  gtk_widget_set_hexpand (self->new_button, TRUE);

  self->swap = gtk_button_new_from_icon_name ("swap-versions-symbolic");
  gtk_widget_add_css_class (self->swap, "flat");
  gtk_widget_set_tooltip_text (self->swap, _ ("Swap Versions"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->swap), "win.swap");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->swap),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Swap versions"),
                                  -1);

  gtk_widget_set_parent (self->old_button, GTK_WIDGET (self));
  gtk_widget_set_parent (self->swap, GTK_WIDGET (self));
  gtk_widget_set_parent (self->new_button, GTK_WIDGET (self));
}

void
deal_pair_set_selection (DealPair      *self,
                         DealSelection *selection)
{
  g_return_if_fail (DEAL_IS_PAIR (self));

  deal_version_button_set_selection (DEAL_VERSION_BUTTON (self->old_button), selection);
  deal_version_button_set_selection (DEAL_VERSION_BUTTON (self->new_button), selection);
}

/* With short names of the versions. */
void
deal_pair_set_narrow (DealPair *self,
                      gboolean  narrow)
{
  g_return_if_fail (DEAL_IS_PAIR (self));

  deal_version_button_set_narrow (DEAL_VERSION_BUTTON (self->old_button), narrow);
  deal_version_button_set_narrow (DEAL_VERSION_BUTTON (self->new_button), narrow);
}

/* Below each other where they have no room in a line. */
void
deal_pair_set_wraps (DealPair *self)
{
  g_return_if_fail (DEAL_IS_PAIR (self));

  gtk_widget_set_layout_manager (GTK_WIDGET (self), deal_wrap_layout_new (4, 4));
}
