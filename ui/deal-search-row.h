/* deal-search-row.h: a result of the search, or the way to more of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "deal-searcher.h"

G_BEGIN_DECLS

/* The groups of results: the kinds of hits, and behind them the archive. */
#define DEAL_SEARCH_ARCHIVED DEAL_N_HIT_KINDS
#define DEAL_N_SEARCH_GROUPS (DEAL_N_HIT_KINDS + 1)

const char *deal_search_group_get_title (guint group);

#define DEAL_TYPE_SEARCH_ROW (deal_search_row_get_type ())
G_DECLARE_FINAL_TYPE (DealSearchRow, deal_search_row, DEAL, SEARCH_ROW, GtkListBoxRow)

GtkWidget *deal_search_row_new (DealFindings *findings, guint group, guint number);
GtkWidget *
deal_search_row_new_more (DealFindings *findings, guint group, const char *text);

guint                  deal_search_row_get_group (DealSearchRow *self);
const char            *deal_search_row_get_words (DealSearchRow *self);
gboolean               deal_search_row_is_more (DealSearchRow *self);
const DealHit         *deal_search_row_get_hit (DealSearchRow *self);
const DealArchivedHit *deal_search_row_get_archived (DealSearchRow *self);
char                  *deal_search_row_describe (DealSearchRow *self);

G_END_DECLS
