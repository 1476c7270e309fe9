/* deal-figure-job.h: a figure made, and let go of, in a thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "chart/deal-figure.h"

G_BEGIN_DECLS

gboolean    deal_figure_job_is_worth (DealFigureKind kind, const DealOptions *options);
DealFigure *deal_figure_job_move_window (const DealFigure  *shown,
                                         const DealOptions *options);
gboolean    deal_figure_job_leaves (const DealFigure *shown, const DealOptions *options);
void        deal_figure_job_run_async (DealFigureKind      kind,
                                       const DealOptions  *options,
                                       gboolean            translated,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
DealFigure *deal_figure_job_run_finish (GAsyncResult *result, GError **error);
void        deal_figure_job_release (DealFigure *figure);

G_END_DECLS
