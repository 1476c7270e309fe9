/* deal-lists.h: the user's own lists of articles, from and to a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "archive/deal-archive.h"

G_BEGIN_DECLS

char      *deal_lists_complete_url (const char *typed, GError **error);
GPtrArray *deal_lists_load_own (DealArchive *archive, GError **error);
GPtrArray *deal_lists_import (DealArchive *archive,
                              const char  *path,
                              guint       *n_known,
                              GError     **error);
gboolean   deal_lists_remove (DealArchive       *archive,
                              const char *const *urls,
                              GError           **error);

G_END_DECLS
