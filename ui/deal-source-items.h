/* deal-source-items.h: what the deal cites and what the lists brought, in one list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "deal-source-item.h"

G_BEGIN_DECLS

GPtrArray *deal_source_items_load (const Deal  *deal,
                                   DealArchive *archive,
                                   GError     **error);
void       deal_source_items_load_async (Deal               *deal,
                                         DealArchive        *archive,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
GPtrArray *deal_source_items_load_finish (GAsyncResult *result, GError **error);
void       deal_source_items_update (GListStore *store, GPtrArray *items);

G_END_DECLS
