/* deal-publication.h: where a deal is published, and what came from there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "archive/deal-archive.h"
#include "model/deal.h"
#include "net/deal-fetch.h"

G_BEGIN_DECLS

gboolean deal_publication_find (DealArchive *archive,
                                const Deal  *deal,
                                const char  *uri,
                                char       **url,
                                gboolean    *is_chosen,
                                GError     **error);
gboolean deal_publication_keep (DealArchive       *archive,
                                const char        *url,
                                const DealFetched *fetched,
                                const Deal        *deal,
                                GError           **error);

G_END_DECLS
