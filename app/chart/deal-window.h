/* deal-window.h: a part of the time that a figure shows, wider or narrower, earlier or
 * later
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/deal-figure.h"

G_BEGIN_DECLS

/**
 * DealTime:
 * @whole: from the first to the last month that the figure could show
 * @shown: what of it is drawn
 * @period: months of each of its periods
 */
typedef struct
{
  DealPeriod whole;
  DealPeriod shown;
  gint32     period;
} DealTime;

/* deal-payments-window.c; FALSE: the figure has no time to look at closer. */
gboolean deal_figure_get_time (const DealFigure *figure, DealTime *time);

/* Whether there is more than can be told apart at a glance, or only a part shown. */
gboolean   deal_time_can_zoom (const DealTime *time);
DealPeriod deal_time_zoom (const DealTime *time, double factor, double month);
DealPeriod deal_time_pan (const DealTime *time, gint32 months);
DealPeriod deal_time_reveal (const DealTime *time, DealPeriod period);

G_END_DECLS
