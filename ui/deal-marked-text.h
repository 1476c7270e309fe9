/* deal-marked-text.h: a text with the words marked that differ from the other side's
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "calc/deal-diff.h"
#include "chart/deal-figure.h"
#include "deal-version-button.h"

G_BEGIN_DECLS

PangoAttrList *deal_marked_text_get_attributes (GArray   *words,
                                                DealSide  side,
                                                DealStyle style);

void deal_marked_text_snapshot (GtkLabel    *label,
                                GtkWidget   *widget,
                                GtkSnapshot *snapshot);

G_END_DECLS
