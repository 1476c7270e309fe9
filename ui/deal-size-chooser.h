/* deal-size-chooser.h: one of the presets, or any size
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "export/deal-export.h"

G_BEGIN_DECLS

#define DEAL_TYPE_SIZE_CHOOSER (deal_size_chooser_get_type ())
G_DECLARE_FINAL_TYPE (DealSizeChooser, deal_size_chooser, DEAL, SIZE_CHOOSER, GtkWidget)

DealSize          deal_size_chooser_get_size (DealSizeChooser *self);
void              deal_size_chooser_set_size (DealSizeChooser *self,
                                              const DealSize  *size);
const DealPreset *deal_size_chooser_get_preset (DealSizeChooser *self);

G_END_DECLS
