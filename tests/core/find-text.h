/* find-text.h: a text that a figure draws
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <string.h>

#include "chart/deal-scene.h"

static inline const DealItem *
find_bytes (const DealScene *scene,
            const char      *text,
            gsize            length)
{
  for (guint i = 0; i < scene->items->len; i++)
    {
      const DealItem *item = scene->items->pdata[i];

      if (item->text != NULL && strncmp (item->text, text, length) == 0)
        return item;
    }

  return NULL;
}

static inline const DealItem *
find_text (const DealScene *scene,
           const char      *text)
{
  return find_bytes (scene, text, strlen (text) + 1);
}

static inline const DealItem *
find_start (const DealScene *scene,
            const char      *prefix)
{
  return find_bytes (scene, prefix, strlen (prefix));
}
