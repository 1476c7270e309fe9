/* deal-preferences.h: what the reader sets once for every deal
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "deal-updates.h"

G_BEGIN_DECLS

void     deal_preferences_bind (GSettings *settings);
gboolean deal_preferences_can_keep (void);
void     deal_preferences_show (GtkWindow   *parent,
                                GSettings   *settings,
                                DealUpdates *updates);

G_END_DECLS
