/* deal-figure-preview.h: a figure as it will be in a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "export/deal-export.h"

G_BEGIN_DECLS

#define DEAL_TYPE_FIGURE_PREVIEW (deal_figure_preview_get_type ())
G_DECLARE_FINAL_TYPE (
  DealFigurePreview, deal_figure_preview, DEAL, FIGURE_PREVIEW, GtkWidget)

void   deal_figure_preview_set_figure (DealFigurePreview *self,
                                       DealFigure        *figure,
                                       const DealSize    *size,
                                       DealStyle          style);
void   deal_figure_preview_set_full_size (DealFigurePreview *self, gboolean full_size);
double deal_figure_preview_get_zoom (DealFigurePreview *self);

G_END_DECLS
