/* deal-archive-folder.h: the archive as a folder of text files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "archive/deal-archive.h"

G_BEGIN_DECLS

gboolean deal_archive_save_folder (DealArchive *archive,
                                   const char  *folder,
                                   guint       *n_texts,
                                   GError     **error);

G_END_DECLS
