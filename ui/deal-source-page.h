/* deal-source-page.h: one source in full: state, claims, archived text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "deal-selection.h"
#include "deal-source-item.h"

G_BEGIN_DECLS

/*
 * Signals: `mark-read` (gboolean is_read): the user wants it so;
 * `copied`: the citation is on the clipboard.
 */
#define DEAL_TYPE_SOURCE_PAGE (deal_source_page_get_type ())
G_DECLARE_FINAL_TYPE (DealSourcePage, deal_source_page, DEAL, SOURCE_PAGE, GtkWidget)

void deal_source_page_show (DealSourcePage *self,
                            DealSourceItem *item,
                            DealSelection  *selection,
                            DealArchive    *archive);

G_END_DECLS
