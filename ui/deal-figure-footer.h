/* deal-figure-footer.h: the assumptions and sources below a figure
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "chart/deal-figure.h"
#include "deal-selection.h"

G_BEGIN_DECLS

#define DEAL_TYPE_FIGURE_FOOTER (deal_figure_footer_get_type ())
G_DECLARE_FINAL_TYPE (
  DealFigureFooter, deal_figure_footer, DEAL, FIGURE_FOOTER, GtkWidget)

GtkWidget *deal_figure_footer_new (void);
void       deal_figure_footer_set_figure (DealFigureFooter *self,
                                          DealFigure       *figure,
                                          DealSelection    *selection);

G_END_DECLS
