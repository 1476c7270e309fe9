/* deal-revision.h: what is different between two editions of a deal file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "calc/deal-edition.h"

G_BEGIN_DECLS

/**
 * DealRevisionDetail:
 * @path: the members that lead to the place, as “values › 2026-04 › text”; empty for
 *   the whole
 * @before: (nullable): what stood there, cut; `NULL`: nothing
 * @after: (nullable): what stands there now; `NULL`: nothing
 */
typedef struct
{
  char *path;
  char *before;
  char *after;
} DealRevisionDetail;

/**
 * DealRevision:
 * @section: the member of the file that it belongs to, as “terms”
 * @id: (nullable): in the list of that section
 * @title: what to call it; may be empty
 * @change: what became of it
 * @details: (element-type DealRevisionDetail): what is different in it, if
 *   @change is `DEAL_NEWS_CHANGED`
 */
typedef struct
{
  char          *section;
  char          *id;
  char          *title;
  DealNewsChange change;
  GPtrArray     *details;
} DealRevision;

void deal_revision_free (DealRevision *revision);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DealRevision, deal_revision_free)

GPtrArray  *deal_revisions_new (GBytes *before, GBytes *after, GError **error);
const char *deal_revision_get_section_title (const DealRevision *revision);
const char *deal_revision_change_to_name (DealNewsChange change);
char       *deal_revision_detail_to_text (const DealRevisionDetail *detail);

G_END_DECLS
