/* deal-chart-walk.h: from mark to mark with the arrow keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/deal-figure.h"

G_BEGIN_DECLS

typedef enum
{
  DEAL_STEP_LEFT,
  DEAL_STEP_RIGHT,
  DEAL_STEP_UP,
  DEAL_STEP_DOWN,
  DEAL_STEP_ROW_START,
  DEAL_STEP_ROW_END,
  DEAL_STEP_FIRST,
  DEAL_STEP_LAST,
} DealStep;

gssize deal_chart_walk (const DealFigure *figure, gssize mark, DealStep step);

G_END_DECLS
