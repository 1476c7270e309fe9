/* deal-report-dialog.h: the report of the deal, into a folder or onto a page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "export/deal-report.h"

G_BEGIN_DECLS

#define DEAL_TYPE_REPORT_DIALOG (deal_report_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
  DealReportDialog, deal_report_dialog, DEAL, REPORT_DIALOG, AdwWindow)

GtkWidget *deal_report_dialog_new (GtkWindow *parent, const DealOptions *options);
void       deal_report_dialog_set_form (DealReportDialog *self, DealReportForm form);
void       deal_report_dialog_choose (DealReportDialog *self, GFile *chosen);
void       deal_report_dialog_write (DealReportDialog *self, GFile *file);

G_END_DECLS
