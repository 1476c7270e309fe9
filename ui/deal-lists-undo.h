/* deal-lists-undo.h: takes back lists of articles that were added
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "archive/deal-archive.h"

G_BEGIN_DECLS

GClosure *deal_lists_undo_new (DealArchive *archive, const char *const *urls);

G_END_DECLS
