/* deal-figure-bar.h: which picture the view was opened from, and whether it still holds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DEAL_TYPE_FIGURE_BAR (deal_figure_bar_get_type ())
G_DECLARE_FINAL_TYPE (DealFigureBar, deal_figure_bar, DEAL, FIGURE_BAR, GtkWidget)

/* Signal “choose-deal”: the reader wants to name the deal of the picture. */
void deal_figure_bar_show (DealFigureBar *self,
                           const char    *title,
                           const char    *text,
                           gboolean       is_warning,
                           gboolean       can_choose);
void deal_figure_bar_hide (DealFigureBar *self);

G_END_DECLS
