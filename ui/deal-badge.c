/* deal-badge.c: a pill with a glyph and a word: what happened to a term
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-badge.h"

#include "calc/deal-format.h"
#include "deal-text.h"

/**
 * DealBadgePill:
 *
 * Says the kind of a change by shape, word and colour, so that no reader has
 * to rely on one of them.
 */
struct _DealBadgePill
{
  GtkWidget parent_instance;

  GtkWidget  *image;
  GtkWidget  *label;
  const char *css_class;
  gboolean    is_read; /* and the tooltip says so */
};

G_DEFINE_FINAL_TYPE (DealBadgePill, deal_badge_pill, GTK_TYPE_WIDGET)

static void
show (DealBadgePill *self,
      const char    *icon,
      const char    *text,
      const char    *css_class)
{
  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), icon);
  gtk_label_set_text (GTK_LABEL (self->label), text);
  if (self->css_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->css_class);
  gtk_widget_add_css_class (GTK_WIDGET (self), css_class);
  self->css_class = css_class;
}

static void
deal_badge_pill_dispose (GObject *object)
{
  DealBadgePill *self = DEAL_BADGE_PILL (object);

  g_clear_pointer (&self->image, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);

  G_OBJECT_CLASS (deal_badge_pill_parent_class)->dispose (object);
}

static void
deal_badge_pill_class_init (DealBadgePillClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = deal_badge_pill_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
deal_badge_pill_init (DealBadgePill *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 5);
  gtk_widget_add_css_class (GTK_WIDGET (self), "deal-badge");
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);

  /* The word beside it says the same. */
  self->image = g_object_new (GTK_TYPE_IMAGE,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                              "pixel-size", 12,
                              NULL);
  self->label = gtk_label_new (NULL);
  gtk_widget_set_parent (self->image, GTK_WIDGET (self));
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}

GtkWidget *
deal_badge_pill_new (void)
{
  return g_object_new (DEAL_TYPE_BADGE_PILL, NULL);
}

void
deal_badge_pill_set_badge (DealBadgePill *self,
                           DealBadge      badge)
{
  g_return_if_fail (DEAL_IS_BADGE_PILL (self));

  show (self, deal_badge_get_icon (badge), deal_format_badge (badge),
        deal_badge_to_name (badge));
}

/**
 * deal_badge_pill_set_disputed:
 * @self: a pill
 * @is_read: whether the reader has chosen how a conflict is read
 *
 * The one badge that a term has besides the kind of its change.  The dagger is the mark
 * that figures have where they follow such a reading.
 */
void
deal_badge_pill_set_disputed (DealBadgePill *self,
                              gboolean       is_read)
{
  g_return_if_fail (DEAL_IS_BADGE_PILL (self));

  show (self, "change-disputed-symbolic",
        is_read ? C_ ("badge", "Disputed †") : C_ ("badge", "Disputed"), "disputed");
  /* Also to set none asks the display where the pointer is, and waits. */
  if (is_read == self->is_read)
    return;

  self->is_read = is_read;
  gtk_widget_set_tooltip_text (GTK_WIDGET (self),
                               is_read ? _ ("† You have chosen how a conflict about "
                                            "this term is read")
                                       : NULL);
}

/**
 * deal_badge_get_icon:
 * @badge: a badge
 *
 * Returns: the name of the glyph that stands for @badge
 */
const char *
deal_badge_get_icon (DealBadge badge)
{
  static const char *const icons[DEAL_N_BADGES] = {
    [DEAL_BADGE_ENDED] = "change-ended-symbolic",
    [DEAL_BADGE_NARROWED] = "change-narrowed-symbolic",
    [DEAL_BADGE_CAPPED] = "change-capped-symbolic",
    [DEAL_BADGE_ADDED] = "change-added-symbolic",
    [DEAL_BADGE_WIDENED] = "change-widened-symbolic",
    [DEAL_BADGE_CHANGED] = "change-reworded-symbolic",
    [DEAL_BADGE_UNCHANGED] = "change-unchanged-symbolic",
    [DEAL_BADGE_NOT_RESTATED] = "change-unstated-symbolic",
    [DEAL_BADGE_UNCLEAR] = "status-unknown-symbolic",
  };

  g_return_val_if_fail (badge < DEAL_N_BADGES, NULL);

  return icons[badge];
}
