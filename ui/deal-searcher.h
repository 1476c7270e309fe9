/* deal-searcher.h: looks through a deal and the archive in a thread of its own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "archive/deal-archive-search.h"
#include "calc/deal-search.h"

G_BEGIN_DECLS

/**
 * DealFindings:
 * @hits: what the deal has; the query is in it
 * @archived: (element-type DealArchivedHit): what the archive has
 * @n_archived: how many it has in all
 * @error: (nullable): why the archive could not be asked
 * @most: how many of each kind were asked for
 *
 * Immutable and reference counted.
 */
typedef struct
{
  DealHits       *hits;
  GPtrArray      *archived;
  gsize           n_archived;
  GError         *error;
  gsize           most;
  gatomicrefcount ref_count;
} DealFindings;

DealFindings *deal_findings_ref (DealFindings *findings);
void          deal_findings_unref (DealFindings *findings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DealFindings, deal_findings_unref)

/*
 * Signal `found`: what was asked for last is there; what was asked for before is
 * never told.
 */
#define DEAL_TYPE_SEARCHER (deal_searcher_get_type ())
G_DECLARE_FINAL_TYPE (DealSearcher, deal_searcher, DEAL, SEARCHER, GObject)

DealSearcher *deal_searcher_new (void);

void          deal_searcher_set_deal (DealSearcher *self, Deal *deal);
void          deal_searcher_look_for (DealSearcher *self,
                                      const char   *text,
                                      gsize         most,
                                      DealArchive  *archive);
DealFindings *deal_searcher_get_findings (DealSearcher *self);
void          deal_searcher_stop (DealSearcher *self);

G_END_DECLS
