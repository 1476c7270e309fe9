/* deal-lanes-private.h: how lanes are put together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "calc/deal-lanes.h"

G_BEGIN_DECLS

/* The pair in the order of announcement, and the side of the reader's pair that
 * each of the two is. */
typedef struct
{
  const DealOptions *options;
  const DealVersion *first;
  const DealVersion *second;
  DealLaneSide       first_side;
  DealLaneSide       second_side;
} DealLanePair;

GArray        *deal_spans_new (void);
DealLaneChange deal_lane_compare (const DealLane *lane);
/* (element-type DealLane): appended to @lanes. */
void deal_lanes_add_payments (const DealLanePair *pair, GArray *lanes);

G_END_DECLS
