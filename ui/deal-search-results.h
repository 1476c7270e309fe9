/* deal-search-results.h: what the search found, in groups
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "deal-search-row.h"

G_BEGIN_DECLS

/* How many results of a group are shown at first, and how many at most. */
#define DEAL_SEARCH_FEW 4
#define DEAL_SEARCH_MANY 100

/*
 * A page for each thing there is to say: nothing typed, looking, nothing found,
 * results.  Signals:
 *   chosen     (DealSearchRow *): to be opened
 *   selected   another row is marked, or none
 *   cleared    the words are to go
 */
#define DEAL_TYPE_SEARCH_RESULTS (deal_search_results_get_type ())
G_DECLARE_FINAL_TYPE (
  DealSearchResults, deal_search_results, DEAL, SEARCH_RESULTS, GtkWidget)

void deal_search_results_show_hint (DealSearchResults *self);
void deal_search_results_show_looking (DealSearchResults *self);
void deal_search_results_show (DealSearchResults *self,
                               DealFindings      *findings,
                               guint              all_of);
void deal_search_results_set_max_height (DealSearchResults *self, int height);

gboolean deal_search_results_move (DealSearchResults *self, int rows);
gboolean deal_search_results_take_key (DealSearchResults *self, guint key);
gboolean deal_search_results_choose (DealSearchResults *self);
char    *deal_search_results_describe (DealSearchResults *self);

GtkWidget *deal_search_results_get_list (DealSearchResults *self);

G_END_DECLS
