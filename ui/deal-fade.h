/* deal-fade.h: one picture turns into the next
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DealFade:
 * @animation: (nullable): of the last change that was seen
 * @before: (nullable): the picture that goes
 * @changed: when the picture last changed, in monotonic microseconds
 *
 * Part of a widget, zeroed at first; deal_fade_end() lets go of what it holds.
 */
typedef struct
{
  AdwAnimation  *animation;
  GskRenderNode *before;
  gint64         changed;
} DealFade;

void deal_fade_begin (DealFade      *self,
                      GtkWidget     *widget,
                      GskRenderNode *before,
                      guint          milliseconds);
void deal_fade_end (DealFade *self);
void deal_fade_snapshot (DealFade *self, GtkSnapshot *snapshot, GskRenderNode *now);

G_END_DECLS
