/* deal-archive-search.h: looks for words in all texts of the archive
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "archive/deal-archive.h"
#include "model/deal-query.h"

G_BEGIN_DECLS

/**
 * DealArchivedHit:
 * @source: what was found
 * @rank: as deal_query_rank() says
 * @title: its title, or its address
 * @detail: the piece of its text that has the words; its publisher when none has
 */
typedef struct
{
  DealArchivedSource *source;
  guint               rank;
  DealExcerpt         title;
  DealExcerpt         detail;
} DealArchivedHit;

GPtrArray *deal_archive_find (DealArchive     *self,
                              const DealQuery *query,
                              guint32          known_day,
                              gsize            most,
                              gsize           *n_found,
                              GCancellable    *cancellable,
                              GError         **error);

G_END_DECLS
