/* deal-refresh-private.h: one list on its way from the network to the archive
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "archive/deal-archive-store.h"
#include "net/deal-fetch.h"
#include "net/deal-refresh.h"

G_BEGIN_DECLS

/**
 * DealRefreshJob:
 * @url: the list's address as it was given
 * @title: (nullable): what the deal calls it
 * @words: what an entry must have one of; empty: nothing
 * @chosen: the user named it
 * @named: the user named it for this refresh, which asks even what is gone
 * @record: (nullable): what the archive knows of it
 * @known: the addresses that the deal cites; shared, not changed any more
 * @now: when the refresh began
 */
typedef struct
{
  char             *url;
  char             *title;
  GPtrArray        *words;
  gboolean          chosen;
  gboolean          named;
  DealArchivedList *record;
  GHashTable       *known;
  gint64            now;
} DealRefreshJob;

void  deal_refresh_job_free (DealRefreshJob *job);
char *deal_refresh_job_dup_title (const DealRefreshJob *job);

GPtrArray *deal_refresh_plan (DealArchive              *archive,
                              const DealRefreshOptions *options,
                              GError                  **error);

DealRefreshLine *deal_refresh_skip (const DealRefreshJob     *job,
                                    const DealRefreshOptions *options);

/* Both block: for a thread of their own. */
DealRefreshLine *deal_refresh_keep (DealArchive          *archive,
                                    const DealRefreshJob *job,
                                    const DealFetched    *fetched);
DealRefreshLine *deal_refresh_keep_failure (DealArchive          *archive,
                                            const DealRefreshJob *job,
                                            const DealFetched    *fetched,
                                            const GError         *problem);

DealRefreshLine *deal_refresh_line_new (const DealRefreshJob *job,
                                        DealOutcome           outcome,
                                        const char           *message);
DealRefreshLine *deal_refresh_line_new_held (const DealRefreshJob *job,
                                             const DealFetched    *fetched);
void             deal_refresh_line_free (DealRefreshLine *line);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DealRefreshLine, deal_refresh_line_free)

G_END_DECLS
