/* deal-claims-file.h: a deal with the claims that the user found, as a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "archive/deal-archive.h"
#include "model/deal.h"

G_BEGIN_DECLS

GBytes *deal_claims_file_new (GBytes      *file,
                              const Deal  *deal,
                              DealArchive *archive,
                              guint       *n_claims,
                              GError     **error);

G_END_DECLS
