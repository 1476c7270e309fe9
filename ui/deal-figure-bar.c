/* deal-figure-bar.c: which picture the view was opened from, and whether it still holds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-figure-bar.h"

#include "deal-ui.h"

/**
 * DealFigureBar:
 *
 * Stands under the header from the moment a picture is opened until the reader
 * closes it or opens something else.
 */
struct _DealFigureBar
{
  GtkWidget parent_instance;

  GtkImage  *icon;
  GtkLabel  *title;
  GtkLabel  *text;
  GtkWidget *choose_button;
};

enum
{
  CHOOSE_DEAL,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DealFigureBar, deal_figure_bar, GTK_TYPE_WIDGET)

static void
choose_clicked_cb (DealFigureBar *self)
{
  g_signal_emit (self, signals[CHOOSE_DEAL], 0);
}

static void
deal_figure_bar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DEAL_TYPE_FIGURE_BAR);
  deal_ui_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (deal_figure_bar_parent_class)->dispose (object);
}

static void
deal_figure_bar_class_init (DealFigureBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = deal_figure_bar_dispose;

  signals[CHOOSE_DEAL] = deal_ui_signal_new ("choose-deal", G_TYPE_FROM_CLASS (klass), 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DEAL_UI_PATH "deal-figure-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DealFigureBar, icon);
  gtk_widget_class_bind_template_child (widget_class, DealFigureBar, title);
  gtk_widget_class_bind_template_child (widget_class, DealFigureBar, text);
  gtk_widget_class_bind_template_child (widget_class, DealFigureBar, choose_button);
  gtk_widget_class_bind_template_callback (widget_class, choose_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, deal_figure_bar_hide);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
deal_figure_bar_init (DealFigureBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * deal_figure_bar_show:
 * @self: a bar
 * @title: the picture
 * @text: what is to be said of it; not markup
 * @is_warning: whether it is not as the picture was
 * @can_choose: whether the reader may name the deal
 */
void
deal_figure_bar_show (DealFigureBar *self,
                      const char    *title,
                      const char    *text,
                      gboolean       is_warning,
                      gboolean       can_choose)
{
  g_return_if_fail (DEAL_IS_FIGURE_BAR (self));

  gtk_image_set_from_icon_name (self->icon, is_warning ? "dialog-warning-symbolic"
                                                       : "dialog-information-symbolic");
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->text, text);
  gtk_widget_set_visible (self->choose_button, can_choose);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

void
deal_figure_bar_hide (DealFigureBar *self)
{
  g_return_if_fail (DEAL_IS_FIGURE_BAR (self));

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
