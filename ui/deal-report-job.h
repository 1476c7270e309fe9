/* deal-report-job.h: a report is written in a thread of its own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "export/deal-report.h"

G_BEGIN_DECLS

void     deal_report_job_run_async (const DealOptions  *options,
                                    DealStyle           style,
                                    DealReportForm      form,
                                    const char         *path,
                                    DealReportProgress  progress,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
gboolean deal_report_job_run_finish (GAsyncResult *result, GError **error);

G_END_DECLS
