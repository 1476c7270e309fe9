/* deal-pending.c: choices made while a slider moves, sent once a frame
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-pending.h"

#define KEY "deal-pending-options"

/**
 * deal_pending_get:
 * @widget: the view
 * @selection: the selection it changes
 *
 * Returns: (nullable): the choices as the reader last made them, sent or not
 */
const DealOptions *
deal_pending_get (GtkWidget     *widget,
                  DealSelection *selection)
{
  const DealOptions *pending = g_object_get_data (G_OBJECT (widget), KEY);

  return pending != NULL ? pending : deal_selection_get_options (selection);
}

static gboolean
ticked_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       selection)
{
  deal_pending_flush (widget, selection);

  return G_SOURCE_REMOVE;
}

/**
 * deal_pending_set:
 * @widget: the view
 * @selection: the selection it changes
 * @options: (transfer full): all choices, the new one among them
 *
 * Sends the choices with the next frame.  A pointer moves more often than the
 * screen is drawn; what comes in between would be computed for nobody.
 */
void
deal_pending_set (GtkWidget     *widget,
                  DealSelection *selection,
                  DealOptions   *options)
{
  gboolean is_waiting = g_object_get_data (G_OBJECT (widget), KEY) != NULL;

  g_object_set_data_full (G_OBJECT (widget), KEY, options,
                          (GDestroyNotify) deal_options_free);
  if (!gtk_widget_get_mapped (widget))
    deal_pending_flush (widget, selection);
  else if (!is_waiting)
    gtk_widget_add_tick_callback (widget, ticked_cb, g_object_ref (selection),
                                  g_object_unref);
}

/**
 * deal_pending_flush:
 * @widget: the view
 * @selection: the selection it changes
 *
 * Sends what is waiting now.
 */
void
deal_pending_flush (GtkWidget     *widget,
                    DealSelection *selection)
{
  g_autoptr (DealOptions) options = g_object_steal_data (G_OBJECT (widget), KEY);

  if (options != NULL && deal_selection_get_deal (selection) == options->deal)
    deal_selection_set_options (selection, options);
}
