/* deal-availability-view.c: what is permitted and offered where, on a day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-availability-view.h"

#include "deal-date-bar.h"
#include "deal-pending.h"
#include "deal-platform-bar.h"
#include "deal-text.h"

/**
 * DealAvailabilityView:
 *
 * All platforms side by side, with names and heads in place while the card
 * scrolls.  With little room one platform at a time, and the page scrolls.
 */
struct _DealAvailabilityView
{
  DealFigureView parent_instance;

  DealDateBar     *date_bar;
  DealPlatformBar *platform_bar;
  GtkWidget       *head; /* where the toggle stands while there is room */
  gboolean         is_narrow;
};

G_DEFINE_FINAL_TYPE (DealAvailabilityView, deal_availability_view, DEAL_TYPE_FIGURE_VIEW)

static void
date_changed_cb (DealAvailabilityView *self)
{
  DealSelection *selection = deal_view_get_selection (DEAL_VIEW (self));
  DealOptions   *options =
    deal_options_copy (deal_pending_get (GTK_WIDGET (self), selection));

  options->on = deal_date_bar_get_date (self->date_bar);
  deal_pending_set (GTK_WIDGET (self), selection, options);
}

/* The arrow keys go from column to column: there is one in sight. */
static gboolean
key_pressed_cb (DealAvailabilityView *self,
                guint                 key,
                guint                 code,
                GdkModifierType       state)
{
  gboolean is_back = key == GDK_KEY_Left || key == GDK_KEY_KP_Left;
  gboolean is_on = key == GDK_KEY_Right || key == GDK_KEY_KP_Right;

  if (!self->is_narrow || (!is_back && !is_on) ||
      (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;

  deal_platform_bar_step (self->platform_bar, is_back ? -1 : 1);

  return GDK_EVENT_STOP;
}

static void
deal_availability_view_show_options (DealFigureView    *view,
                                     const DealOptions *options)
{
  DealAvailabilityView *self = DEAL_AVAILABILITY_VIEW (view);
  g_autoptr (DealMatrix) matrix = deal_matrix_new_for_options (options);

  deal_date_bar_set_options (self->date_bar, options);
  gtk_widget_set_visible (GTK_WIDGET (self->date_bar),
                          options->deal->n_products * options->deal->n_platforms > 0);
  deal_platform_bar_set_matrix (self->platform_bar, matrix);
}

static void
deal_availability_view_adapt_options (DealFigureView *view,
                                      DealOptions    *options)
{
  DealAvailabilityView *self = DEAL_AVAILABILITY_VIEW (view);
  gsize                 place = deal_platform_bar_get_platform (self->platform_bar);

  if (self->is_narrow && place < options->deal->n_platforms)
    options->platform = &options->deal->platforms[place];
}

/* Beside the finding, or where that is narrow beside the list of platforms. */
static void
move_toggle (DealAvailabilityView *self)
{
  GtkWidget *toggle = deal_figure_view_get_toggle (DEAL_FIGURE_VIEW (self));

  if (self->is_narrow == gtk_widget_is_ancestor (toggle, GTK_WIDGET (self->platform_bar)))
    return;

  g_object_ref (toggle);
  if (self->is_narrow)
    {
      gtk_box_remove (GTK_BOX (self->head), toggle);
      deal_platform_bar_take_end (self->platform_bar, toggle);
    }
  else
    {
      gtk_widget_unparent (toggle);
      gtk_box_append (GTK_BOX (self->head), toggle);
    }
  g_object_unref (toggle);
}

static void
deal_availability_view_narrow_changed (DealFigureView *view,
                                       gboolean        is_narrow)
{
  DealAvailabilityView *self = DEAL_AVAILABILITY_VIEW (view);
  GtkWidget            *controls =
    gtk_widget_get_parent (GTK_WIDGET (self->platform_bar));
  GtkWidget *page = gtk_widget_get_parent (controls);

  self->is_narrow = is_narrow;
  deal_date_bar_set_narrow (self->date_bar, is_narrow);
  gtk_widget_set_visible (controls, is_narrow);
  /* Which platform is seen is part of what the figure says: above it. */
  gtk_box_reorder_child_after (GTK_BOX (page), controls, self->head);
  move_toggle (self);
  deal_figure_card_set_scrolls (deal_figure_view_get_card (view), !is_narrow);
  deal_view_queue_update (DEAL_VIEW (self));
}

static void
deal_availability_view_class_init (DealAvailabilityViewClass *klass)
{
  DealFigureViewClass *view_class = DEAL_FIGURE_VIEW_CLASS (klass);

  view_class->kind = DEAL_FIGURE_AVAILABILITY;
  view_class->chart_icon = "view-availability-symbolic";
  view_class->chart_label = N_ ("Matrix");
  view_class->show_options = deal_availability_view_show_options;
  view_class->adapt_options = deal_availability_view_adapt_options;
  view_class->narrow_changed = deal_availability_view_narrow_changed;
}

static void
deal_availability_view_init (DealAvailabilityView *self)
{
  DealFigureView     *view = DEAL_FIGURE_VIEW (self);
  DealFigureCard     *card = deal_figure_view_get_card (view);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->head = gtk_widget_get_parent (deal_figure_view_get_toggle (view));
  self->date_bar = g_object_new (DEAL_TYPE_DATE_BAR, NULL);
  /* As the page: small until it has more. */
  deal_date_bar_set_narrow (self->date_bar, TRUE);
  g_signal_connect_swapped (self->date_bar, "changed", G_CALLBACK (date_changed_cb),
                            self);
  deal_figure_view_add_bar (view, GTK_WIDGET (self->date_bar));

  self->platform_bar = g_object_new (DEAL_TYPE_PLATFORM_BAR, NULL);
  g_signal_connect_swapped (self->platform_bar, "changed",
                            G_CALLBACK (deal_view_queue_update), self);
  deal_figure_view_add_controls (view, GTK_WIDGET (self->platform_bar));
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->platform_bar)), FALSE);

  deal_figure_card_set_scrolls (card, TRUE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (deal_figure_card_get_chart (card)), keys);
}
