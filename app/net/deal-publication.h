/* deal-publication.h: where a deal is published
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "archive/deal-archive.h"
#include "model/deal.h"

G_BEGIN_DECLS

gboolean deal_publication_find (DealArchive *archive,
                                const Deal  *deal,
                                const char  *uri,
                                char       **url,
                                gboolean    *is_chosen,
                                GError     **error);

G_END_DECLS
