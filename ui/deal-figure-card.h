/* deal-figure-card.h: a figure as chart or as table, with its assumptions and sources
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "deal-chart.h"
#include "deal-selection.h"
#include "deal-table-view.h"

G_BEGIN_DECLS

/*
 * Signal `mark-activated` (guint mark): a mark was clicked, or Enter was pressed on
 * it.  A handler that returns TRUE has shown its evidence; else a popover does.
 */
#define DEAL_TYPE_FIGURE_CARD (deal_figure_card_get_type ())
G_DECLARE_FINAL_TYPE (DealFigureCard, deal_figure_card, DEAL, FIGURE_CARD, GtkWidget)

/* Returns: (transfer full): the numbers of @figure, in words for people. */
typedef DealTable *(*DealTableFunc) (DealFigure *figure);

void deal_figure_card_set_figure (DealFigureCard *self,
                                  DealFigure     *figure,
                                  DealSelection  *selection);
void deal_figure_card_set_table_func (DealFigureCard *self, DealTableFunc table_func);
void deal_figure_card_set_scrolls (DealFigureCard *self, gboolean scrolls);
void deal_figure_card_set_problem (DealFigureCard *self, const char *message);
void deal_figure_card_clear (DealFigureCard *self);
void deal_figure_card_set_nothing (DealFigureCard *self,
                                   const char     *icon,
                                   const char     *message,
                                   const char     *advice);

gboolean deal_figure_card_get_shows_table (DealFigureCard *self);
void     deal_figure_card_set_shows_table (DealFigureCard *self, gboolean shows_table);

void deal_figure_card_copy (DealFigureCard *self);

DealChart     *deal_figure_card_get_chart (DealFigureCard *self);
DealTableView *deal_figure_card_get_table_view (DealFigureCard *self);

G_END_DECLS
