/* deal-figure-view.h: a view that is one figure, with what changes it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "deal-figure-card.h"
#include "deal-view.h"

G_BEGIN_DECLS

#define DEAL_TYPE_FIGURE_VIEW (deal_figure_view_get_type ())
G_DECLARE_DERIVABLE_TYPE (DealFigureView, deal_figure_view, DEAL, FIGURE_VIEW, DealView)

/**
 * DealFigureViewClass:
 * @kind: which figure
 * @chart_icon: of the button that shows it as a chart
 * @chart_label: what such a chart is called, as “Matrix”; untranslated
 * @show_options: (nullable): shows the options in the view's controls, before
 *   the figure is made
 * @adapt_options: (nullable): changes what is of the screen alone, as today's date
 * @show_figure: (nullable): the figure was made, and is shown
 * @narrow_changed: (nullable): there is little room now, or no more
 */
struct _DealFigureViewClass
{
  DealViewClass parent_class;

  DealFigureKind kind;
  const char    *chart_icon;
  const char    *chart_label;

  void (*show_options) (DealFigureView *self, const DealOptions *options);
  void (*adapt_options) (DealFigureView *self, DealOptions *options);
  void (*show_figure) (DealFigureView *self, DealFigure *figure);
  void (*narrow_changed) (DealFigureView *self, gboolean is_narrow);
};

/* Where a view puts what is its own, from its init function. */
void deal_figure_view_add_controls (DealFigureView *self, GtkWidget *controls);
void deal_figure_view_add_bar (DealFigureView *self, GtkWidget *bar);

GtkWidget      *deal_figure_view_get_toggle (DealFigureView *self);
DealFigureCard *deal_figure_view_get_card (DealFigureView *self);
gboolean        deal_figure_view_is_busy (DealFigureView *self);

G_END_DECLS
