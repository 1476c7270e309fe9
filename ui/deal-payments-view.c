/* deal-payments-view.c: who pays whom, when, under which assumptions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-payments-view.h"

#include "deal-adaptive-bin.h"
#include "deal-payment-tip.h"
#include "deal-payments-controls.h"
#include "deal-selection.h"
#include "deal-ui.h"

/**
 * DealPaymentsView:
 *
 * Everything that it shows is made from the selection's options, and made only
 * while it can be seen.
 */
struct _DealPaymentsView
{
  GtkWidget parent_instance;

  DealSelection *selection; /* nullable */
  gboolean       is_stale;

  DealAdaptiveBin      *bin;
  GtkBox               *page;
  GtkLabel             *headline;
  GtkLabel             *subtitle;
  DealPaymentsControls *controls;
  DealFigureCard       *card;
};

enum
{
  PROP_SELECTION = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DealPaymentsView, deal_payments_view, GTK_TYPE_WIDGET)

static void
update (DealPaymentsView *self)
{
  const DealOptions *options = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DealFigure) figure = NULL;

  if (self->selection != NULL)
    options = deal_selection_get_options (self->selection);
  if (options == NULL)
    return;

  self->is_stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->is_stale)
    return;

  deal_payments_controls_update (self->controls);
  figure = deal_figure_new (DEAL_FIGURE_PAYMENTS, options, TRUE, &error);
  if (figure == NULL)
    {
      deal_figure_card_set_problem (self->card, error->message);
      return;
    }

  gtk_label_set_text (self->headline, deal_figure_get_title (figure));
  gtk_label_set_text (self->subtitle, deal_figure_get_subtitle (figure));
  deal_figure_card_set_figure (self->card, figure, self->selection);
}

/* With little room the picture comes first, and what changes it stands below. */
static void
narrow_changed_cb (DealPaymentsView *self)
{
  GtkWidget *controls = GTK_WIDGET (self->controls);
  GtkWidget *card = GTK_WIDGET (self->card);

  if (deal_adaptive_bin_is_narrow (self->bin))
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->page), "narrow");
      gtk_box_reorder_child_after (self->page, controls, card);
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->page), "narrow");
      gtk_box_reorder_child_after (self->page, card, controls);
    }
}

static void
table_activated (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  DealPaymentsView *self = DEAL_PAYMENTS_VIEW (widget);

  deal_figure_card_set_shows_table (self->card,
                                    !deal_figure_card_get_shows_table (self->card));
}

static void
copy_activated (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  deal_figure_card_copy (DEAL_PAYMENTS_VIEW (widget)->card);
}

static void
deal_payments_view_map (GtkWidget *widget)
{
  DealPaymentsView *self = DEAL_PAYMENTS_VIEW (widget);

  GTK_WIDGET_CLASS (deal_payments_view_parent_class)->map (widget);
  if (self->is_stale)
    update (self);
}

static void
set_selection (DealPaymentsView *self,
               DealSelection    *selection)
{
  if (self->selection == selection)
    return;

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_set_object (&self->selection, selection);
  deal_payments_controls_set_selection (self->controls, selection);
  if (selection != NULL)
    g_signal_connect_swapped (selection, "changed", G_CALLBACK (update), self);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTION]);
}

static void
deal_payments_view_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  DealPaymentsView *self = DEAL_PAYMENTS_VIEW (object);

  switch (prop_id)
    {
    case PROP_SELECTION:
      g_value_set_object (value, self->selection);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
deal_payments_view_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  DealPaymentsView *self = DEAL_PAYMENTS_VIEW (object);

  switch (prop_id)
    {
    case PROP_SELECTION:
      set_selection (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
deal_payments_view_dispose (GObject *object)
{
  DealPaymentsView *self = DEAL_PAYMENTS_VIEW (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  gtk_widget_dispose_template (GTK_WIDGET (self), DEAL_TYPE_PAYMENTS_VIEW);

  G_OBJECT_CLASS (deal_payments_view_parent_class)->dispose (object);
}

#define BIND(name) \
  gtk_widget_class_bind_template_child (widget_class, DealPaymentsView, name)

static void
deal_payments_view_class_init (DealPaymentsViewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = deal_payments_view_dispose;
  object_class->get_property = deal_payments_view_get_property;
  object_class->set_property = deal_payments_view_set_property;
  widget_class->map = deal_payments_view_map;

  properties[PROP_SELECTION] = g_param_spec_object (
    "selection", NULL, NULL, DEAL_TYPE_SELECTION,
    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (DEAL_TYPE_ADAPTIVE_BIN);
  g_type_ensure (DEAL_TYPE_PAYMENTS_CONTROLS);
  g_type_ensure (DEAL_TYPE_FIGURE_CARD);
  gtk_widget_class_install_action (widget_class, "view.table", NULL, table_activated);
  gtk_widget_class_install_action (widget_class, "view.copy", NULL, copy_activated);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DEAL_UI_PATH "deal-payments-view.ui");
  BIND (bin);
  BIND (page);
  BIND (headline);
  BIND (subtitle);
  BIND (controls);
  BIND (card);
  gtk_widget_class_bind_template_callback (widget_class, narrow_changed_cb);
}

static void
deal_payments_view_init (DealPaymentsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  deal_chart_set_tip_func (deal_figure_card_get_chart (self->card), deal_payment_tip_new);
  g_object_bind_property (self->card, "shows-table", self->controls, "shows-table",
                          G_BINDING_BIDIRECTIONAL);
}

DealFigureCard *
deal_payments_view_get_card (DealPaymentsView *self)
{
  g_return_val_if_fail (DEAL_IS_PAYMENTS_VIEW (self), NULL);

  return self->card;
}
