/* deal-overview-figure.h: a card with a small figure, the way into the view of that
 * figure
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "chart/deal-figure.h"

G_BEGIN_DECLS

#define DEAL_TYPE_OVERVIEW_FIGURE (deal_overview_figure_get_type ())
G_DECLARE_FINAL_TYPE (
  DealOverviewFigure, deal_overview_figure, DEAL, OVERVIEW_FIGURE, GtkButton)

void deal_overview_figure_show (DealOverviewFigure *self,
                                DealFigureKind      kind,
                                const DealOptions  *options);

G_END_DECLS
