/* deal-badge.h: a pill with a glyph and a word: what happened to a term
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "calc/deal-diff.h"

G_BEGIN_DECLS

const char *deal_badge_get_icon (DealBadge badge);

#define DEAL_TYPE_BADGE_PILL (deal_badge_pill_get_type ())
G_DECLARE_FINAL_TYPE (DealBadgePill, deal_badge_pill, DEAL, BADGE_PILL, GtkWidget)

GtkWidget *deal_badge_pill_new (void);
void       deal_badge_pill_set_badge (DealBadgePill *self, DealBadge badge);
void       deal_badge_pill_set_disputed (DealBadgePill *self, gboolean is_read);

G_END_DECLS
