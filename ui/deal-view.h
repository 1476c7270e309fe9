/* deal-view.h: a page of the window that shows the deal as it is chosen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "deal-selection.h"

G_BEGIN_DECLS

#define DEAL_TYPE_VIEW (deal_view_get_type ())
G_DECLARE_DERIVABLE_TYPE (DealView, deal_view, DEAL, VIEW, GtkWidget)

/**
 * DealViewClass:
 * @update: shows what the selection has chosen.  Called while the view can be
 *   seen and there is a deal; not once for each of several changes made while
 *   it cannot be seen
 * @selection_changed: (nullable): the view got another selection, or none
 */
struct _DealViewClass
{
  GtkWidgetClass parent_class;

  void (*update) (DealView *self, const DealOptions *options);
  void (*selection_changed) (DealView *self);
};

DealSelection *deal_view_get_selection (DealView *self);
void           deal_view_queue_update (DealView *self);

G_END_DECLS
