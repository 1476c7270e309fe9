/* deal-chart-private.h: what the files of the chart widget share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "deal-chart-picture.h"
#include "deal-chart.h"
#include "deal-fade.h"

G_BEGIN_DECLS

/**
 * DealChart:
 *
 * Shows a figure without its title and footer, which the view around it shows
 * as text.  The drawing is kept as a render node and made again only when the
 * figure, the size or the colours change: what follows the pointer or the keys
 * is drawn over it.
 *
 * One tab stop.  The arrow keys go from mark to mark, and the accessible label
 * says the sentence of the mark: GTK 4.8 cannot announce anything else.
 *
 * In a scrolled window it scrolls itself: a figure that is larger than the window
 * keeps its names and heads in place.
 *
 * A thumbnail is a picture only: the card around it says what it shows.
 */
struct _DealChart
{
  GtkWidget parent_instance;

  gboolean         is_thumbnail;
  DealChartPicture picture;
  DealFade         fade;        /* from the figure before */
  gssize           mark;        /* walked to or clicked; -1: none */
  gboolean         is_walked;   /* @mark was gone to, not clicked */
  gssize           hovered;     /* under the pointer; -1: none */
  DealChartTipFunc tip_func;    /* nullable */
  gssize           tip_mark;    /* what the tip shows */
  GtkWidget       *tip;         /* nullable: a thumbnail has none */
  gssize           selected;    /* its row is tinted; -1: none */
  GtkAdjustment   *hadjustment; /* nullable: of a scrolled window */
  GtkAdjustment   *vadjustment; /* likewise */
};

/* deal-chart-tip.c */
void     _deal_chart_update_tip (DealChart *self);
void     _deal_chart_allocate_tip (DealChart *self, int width, int height);
gboolean _deal_chart_has_open_popover (DealChart *self);

/* deal-chart-size.c */
GtkSizeRequestMode _deal_chart_get_request_mode (GtkWidget *widget);
void               _deal_chart_measure (GtkWidget     *widget,
                                        GtkOrientation orientation,
                                        int            for_size,
                                        int           *minimum,
                                        int           *natural,
                                        int           *minimum_baseline,
                                        int           *natural_baseline);
void               _deal_chart_configure_scroll (DealChart *self);
gboolean           _deal_chart_scroll_to_mark (DealChart *self, gsize mark);
void               _deal_chart_set_adjustment (DealChart      *self,
                                               GtkAdjustment **field,
                                               GtkAdjustment  *adjustment);

/* deal-chart.c */
void _deal_chart_activate (DealChart *self);
void _deal_chart_look_for_mark (DealChart *self);

/* deal-chart-input.c */
void     _deal_chart_add_controllers (DealChart *self);
void     _deal_chart_add_bindings (GtkWidgetClass *klass);
gboolean _deal_chart_is_focus_visible (DealChart *self);
gboolean _deal_chart_is_mark_visible (DealChart *self);

G_END_DECLS
