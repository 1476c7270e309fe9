/* deal-export-dialog.h: which figure becomes which file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "deal-selection.h"
#include "export/deal-export.h"

G_BEGIN_DECLS

#define DEAL_TYPE_EXPORT_DIALOG (deal_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
  DealExportDialog, deal_export_dialog, DEAL, EXPORT_DIALOG, AdwWindow)

GtkWidget *deal_export_dialog_new (GtkWindow         *parent,
                                   const DealOptions *options,
                                   DealFigureKind     kind);

void       deal_export_dialog_set_format (DealExportDialog *self, DealFormat format);
DealFormat deal_export_dialog_get_format (DealExportDialog *self);
void       deal_export_dialog_set_size (DealExportDialog *self, const DealSize *size);
void       deal_export_dialog_set_style (DealExportDialog *self, DealStyle style);
void       deal_export_dialog_save (DealExportDialog *self, GFile *file);

G_END_DECLS
