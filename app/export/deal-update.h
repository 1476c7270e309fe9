/* deal-update.h: an edition that may take the place of a deal file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "archive/deal-archive.h"
#include "export/deal-revision.h"
#include "model/deal.h"

G_BEGIN_DECLS

/**
 * DealUpdate:
 * @uri: the file
 * @url: where the edition was published
 * @old_bytes: what is in the file
 * @new_bytes: the edition
 * @old_deal: the file as a deal
 * @new_deal: the edition as a deal
 * @revisions: (element-type DealRevision): what is different
 *
 * An edition that waits for the user's word.  A complete value: it holds whatever
 * becomes of the archive and the file.
 */
typedef struct
{
  char      *uri;
  char      *url;
  GBytes    *old_bytes;
  GBytes    *new_bytes;
  Deal      *old_deal;
  Deal      *new_deal;
  GPtrArray *revisions;
} DealUpdate;

DealUpdate *deal_update_ref (DealUpdate *update);
void        deal_update_unref (DealUpdate *update);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DealUpdate, deal_update_unref)

DealUpdate *deal_update_load (DealArchive *archive,
                              const Deal  *deal,
                              const char  *uri,
                              gboolean     with_declined,
                              GError     **error);
char       *deal_update_describe (const DealUpdate *update);
char       *deal_update_count (const DealUpdate *update);
gboolean    deal_update_accept (const DealUpdate *update,
                                DealArchive      *archive,
                                GError          **error);
gboolean    deal_update_decline (const DealUpdate *update,
                                 DealArchive      *archive,
                                 gboolean          is_declined,
                                 GError          **error);
gboolean    deal_update_undo (DealArchive *archive, const char *uri, GError **error);

G_END_DECLS
