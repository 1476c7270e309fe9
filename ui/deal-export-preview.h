/* deal-export-preview.h: what a file will hold, and how large it will be
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "export/deal-export.h"

G_BEGIN_DECLS

#define DEAL_TYPE_EXPORT_PREVIEW (deal_export_preview_get_type ())
G_DECLARE_FINAL_TYPE (
  DealExportPreview, deal_export_preview, DEAL, EXPORT_PREVIEW, GtkWidget)

void deal_export_preview_show (DealExportPreview *self,
                               DealFigure        *figure,
                               DealFormat         format,
                               const DealSize    *size,
                               DealStyle          style);

G_END_DECLS
