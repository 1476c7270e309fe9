/* deal-view.c: a page of the window that shows the deal as it is chosen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-view.h"

#include "deal-ui.h"

/**
 * DealView:
 *
 * What every view of the sidebar is: a widget made from the selection's options,
 * and made anew only while it can be seen.  A view that nobody looks at costs
 * nothing while a slider moves in another.
 */
typedef struct
{
  DealSelection *selection; /* nullable */
  gboolean       is_stale;
} DealViewPrivate;

enum
{
  PROP_SELECTION = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DealView, deal_view, GTK_TYPE_WIDGET)

/**
 * deal_view_queue_update:
 * @self: a view
 *
 * Has the view show the options: now, or as soon as it can be seen.
 */
void
deal_view_queue_update (DealView *self)
{
  DealViewPrivate   *priv = deal_view_get_instance_private (self);
  const DealOptions *options = NULL;

  g_return_if_fail (DEAL_IS_VIEW (self));

  if (priv->selection != NULL)
    options = deal_selection_get_options (priv->selection);
  priv->is_stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (options != NULL && !priv->is_stale)
    DEAL_VIEW_GET_CLASS (self)->update (self, options);
}

static void
deal_view_map (GtkWidget *widget)
{
  DealView        *self = DEAL_VIEW (widget);
  DealViewPrivate *priv = deal_view_get_instance_private (self);

  GTK_WIDGET_CLASS (deal_view_parent_class)->map (widget);
  if (priv->is_stale)
    deal_view_queue_update (self);
}

static void
set_selection (DealView      *self,
               DealSelection *selection)
{
  DealViewPrivate *priv = deal_view_get_instance_private (self);

  if (priv->selection == selection)
    return;

  if (priv->selection != NULL)
    g_signal_handlers_disconnect_by_data (priv->selection, self);
  g_set_object (&priv->selection, selection);
  if (selection != NULL)
    g_signal_connect_swapped (selection, "changed", G_CALLBACK (deal_view_queue_update),
                              self);
  if (DEAL_VIEW_GET_CLASS (self)->selection_changed != NULL)
    DEAL_VIEW_GET_CLASS (self)->selection_changed (self);
  deal_view_queue_update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTION]);
}

static void
deal_view_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  DealView *self = DEAL_VIEW (object);

  switch (prop_id)
    {
    case PROP_SELECTION:
      g_value_set_object (value, deal_view_get_selection (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
deal_view_set_property (GObject      *object,
                        guint         prop_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  DealView *self = DEAL_VIEW (object);

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
deal_view_dispose (GObject *object)
{
  DealViewPrivate *priv = deal_view_get_instance_private (DEAL_VIEW (object));

  if (priv->selection != NULL)
    g_signal_handlers_disconnect_by_data (priv->selection, object);
  g_clear_object (&priv->selection);
  deal_ui_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (deal_view_parent_class)->dispose (object);
}

static void
deal_view_class_init (DealViewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = deal_view_dispose;
  object_class->get_property = deal_view_get_property;
  object_class->set_property = deal_view_set_property;
  widget_class->map = deal_view_map;

  properties[PROP_SELECTION] = g_param_spec_object (
    "selection", NULL, NULL, DEAL_TYPE_SELECTION,
    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
deal_view_init (DealView *self)
{
}

DealSelection *
deal_view_get_selection (DealView *self)
{
  DealViewPrivate *priv = deal_view_get_instance_private (self);

  g_return_val_if_fail (DEAL_IS_VIEW (self), NULL);

  return priv->selection;
}
