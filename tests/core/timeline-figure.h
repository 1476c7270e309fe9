/* timeline-figure.h: what the tests of the timeline look at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bundled-figure.h"
#include "chart/deal-timeline-private.h"

static inline const DealItem *
find_text (const DealScene *scene,
           const char      *prefix)
{
  for (guint i = 0; i < scene->items->len; i++)
    {
      const DealItem *item = scene->items->pdata[i];

      if (item->text != NULL && g_str_has_prefix (item->text, prefix))
        return item;
    }

  return NULL;
}

static inline const DealLanes *
get_lanes (const DealFigure *figure)
{
  return ((const DealTimelineFigure *) figure)->lanes;
}
