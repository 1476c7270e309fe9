/* timeline-figure.h: what the tests of the timeline look at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bundled-figure.h"
#include "chart/deal-timeline-private.h"
#include "find-text.h"

static inline const DealLanes *
get_lanes (const DealFigure *figure)
{
  return ((const DealTimelineFigure *) figure)->lanes;
}
