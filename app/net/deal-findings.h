/* deal-findings.h: passages of articles in the archive that may become claims
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "archive/deal-archive.h"
#include "calc/deal-candidates.h"

G_BEGIN_DECLS

GPtrArray *deal_findings_load (DealArchive              *archive,
                               const Deal               *deal,
                               const DealArchivedSource *source,
                               gsize                     most,
                               GError                  **error);

G_END_DECLS
