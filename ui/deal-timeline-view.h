/* deal-timeline-view.h: when each right or obligation runs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "deal-figure-view.h"

G_BEGIN_DECLS

#define DEAL_TYPE_TIMELINE_VIEW (deal_timeline_view_get_type ())
G_DECLARE_FINAL_TYPE (
  DealTimelineView, deal_timeline_view, DEAL, TIMELINE_VIEW, DealFigureView)

G_END_DECLS
