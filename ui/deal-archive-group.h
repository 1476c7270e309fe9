/* deal-archive-group.h: how large the archive is, and what can be done with it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "archive/deal-archive.h"

G_BEGIN_DECLS

#define DEAL_TYPE_ARCHIVE_GROUP (deal_archive_group_get_type ())
/* clang-format off */
G_DECLARE_FINAL_TYPE (DealArchiveGroup, deal_archive_group, DEAL, ARCHIVE_GROUP,
                      AdwPreferencesGroup)
/* clang-format on */

GtkWidget *deal_archive_group_new (DealArchive *archive, const char *problem);

G_END_DECLS
