/* deal-search-private.h: what the files of the search share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "calc/deal-evidence.h"
#include "calc/deal-search.h"

G_BEGIN_DECLS

/* What the @number'th part of a kind looks like to somebody who looks for @query. */
DealHit *deal_hit_new (const DealEvidence *evidence,
                       const DealQuery    *query,
                       DealHitKind         kind,
                       gsize               number,
                       guint               rank);

G_END_DECLS
