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
 * Immutable but for what is not seen in a row: any other change makes a new item.
 */
#define DEAL_TYPE_SOURCE_ITEM (deal_source_item_get_type ())
G_DECLARE_FINAL_TYPE (DealSourceItem, deal_source_item, DEAL, SOURCE_ITEM, GObject)

DealSourceItem *deal_source_item_new (const Deal         *deal,
                                      const DealSource   *source,
                                      DealArchivedSource *archived,
                                      guint               n_claims);

const char               *deal_source_item_get_key (DealSourceItem *self);
const DealSource         *deal_source_item_get_source (DealSourceItem *self);
const DealArchivedSource *deal_source_item_get_archived (DealSourceItem *self);
const char               *deal_source_item_get_title (DealSourceItem *self);
const char               *deal_source_item_get_url (DealSourceItem *self);
guint                     deal_source_item_get_n_claims (DealSourceItem *self);
gboolean                  deal_source_item_is_unread (DealSourceItem *self);
gboolean                  deal_source_item_is_problem (DealSourceItem *self);
char                    **deal_source_words_new (const char *typed);
gboolean                  deal_source_item_matches (DealSourceItem    *self,
                                                    const char *const *words);
gboolean                  deal_source_item_is_same (DealSourceItem *self,
                                                    DealSourceItem *other);
void                      deal_source_item_take_record (DealSourceItem *self,
                                                        DealSourceItem *other);
char                     *deal_source_item_get_details (DealSourceItem *self);
const char               *deal_source_item_get_state_name (DealSourceItem *self);
const char               *deal_source_item_get_state_icon (DealSourceItem *self);
char                     *deal_source_item_get_citation (DealSourceItem *self);

G_END_DECLS
