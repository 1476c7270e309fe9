/* deal-source-item.h: one row of the list of sources: cited, found, or both
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "archive/deal-archive.h"
#include "calc/deal-evidence.h"

G_BEGIN_DECLS

/*
 * Immutable but for what the archive says of reading: a change makes a new item.
 */
#define DEAL_TYPE_SOURCE_ITEM (deal_source_item_get_type ())
G_DECLARE_FINAL_TYPE (DealSourceItem, deal_source_item, DEAL, SOURCE_ITEM, GObject)

const char               *deal_source_item_get_key (DealSourceItem *self);
const DealSource         *deal_source_item_get_source (DealSourceItem *self);
const DealArchivedSource *deal_source_item_get_archived (DealSourceItem *self);
const char               *deal_source_item_get_title (DealSourceItem *self);
const char               *deal_source_item_get_url (DealSourceItem *self);
guint                     deal_source_item_get_n_claims (DealSourceItem *self);
gboolean                  deal_source_item_is_unread (DealSourceItem *self);
gboolean                  deal_source_item_is_problem (DealSourceItem *self);
gboolean                  deal_source_item_matches (DealSourceItem *self,
                                                    const char     *words);
char                     *deal_source_item_get_details (DealSourceItem *self);
const char               *deal_source_item_get_state_name (DealSourceItem *self);
const char               *deal_source_item_get_state_icon (DealSourceItem *self);
char                     *deal_source_item_get_citation (DealSourceItem *self);

GListStore *
deal_source_items_new (const Deal *deal, DealArchive *archive, GError **error);

G_END_DECLS
