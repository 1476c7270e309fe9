/* deal-search-place.h: where a result of the search is shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "deal-search-row.h"
#include "deal-selection.h"

G_BEGIN_DECLS

gboolean deal_search_row_has_view (DealSearchRow *row);
char    *deal_search_row_select (DealSearchRow *row, DealSelection *selection);

G_END_DECLS
