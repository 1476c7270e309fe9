/* deal-source-chips.h: the sources that something rests on, by number
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "deal-selection.h"

G_BEGIN_DECLS

#define DEAL_TYPE_SOURCE_CHIPS (deal_source_chips_get_type ())
G_DECLARE_FINAL_TYPE (DealSourceChips, deal_source_chips, DEAL, SOURCE_CHIPS, GtkWidget)

GtkWidget *deal_source_chips_new (void);
void       deal_source_chips_set_sources (DealSourceChips         *self,
                                          DealSelection           *selection,
                                          const DealSource *const *sources,
                                          gsize                    n_sources);

char *deal_source_describe (const DealSource *source);

G_END_DECLS
