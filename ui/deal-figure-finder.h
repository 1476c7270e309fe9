/* deal-figure-finder.h: a picture, and the file of the deal that it was made from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "export/deal-record.h"

G_BEGIN_DECLS

/**
 * DealFoundFigure:
 * @record: what the picture says
 * @deal_file: (nullable): the file of its deal; `NULL`: none of those asked is
 */
typedef struct
{
  DealRecord *record;
  GFile      *deal_file;
} DealFoundFigure;

void deal_found_figure_free (DealFoundFigure *found);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DealFoundFigure, deal_found_figure_free)

void             deal_figure_find_async (GFile              *picture,
                                         GPtrArray          *candidates,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
DealFoundFigure *deal_figure_find_finish (GAsyncResult *result, GError **error);

G_END_DECLS
