/* find-text.h: a text that a figure draws
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/deal-scene.h"

static inline const DealItem *
find_text (const DealScene *scene,
           const char      *text)
{
  for (guint i = 0; i < scene->items->len; i++)
    {
      const DealItem *item = scene->items->pdata[i];

      if (item->kind == DEAL_ITEM_TEXT && g_str_equal (item->text, text))
        return item;
    }

  return NULL;
}
