/* deal-export-job.h: a figure is written in a thread of its own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "export/deal-export.h"

G_BEGIN_DECLS

void   deal_export_job_run_async (DealFigure         *figure,
                                  DealFormat          format,
                                  const DealSize     *size,
                                  DealStyle           style,
                                  const char         *path,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
gssize deal_export_job_run_finish (GAsyncResult *result, GError **error);

G_END_DECLS
