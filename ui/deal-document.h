/* deal-document.h: the file that a window shows: loaded, watched, loaded again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "model/deal-reader.h"

G_BEGIN_DECLS

#define DEAL_TYPE_DOCUMENT (deal_document_get_type ())
G_DECLARE_FINAL_TYPE (DealDocument, deal_document, DEAL, DOCUMENT, GObject)

/*
 * Signals:
 *   started   a file is being read
 *   loaded    (gboolean again): it became a deal; again: the file that was shown
 *             is different now
 *   failed    it has mistakes; what was open before stays open
 *   settled   neither: the file is as it was, or its mistakes were put aside
 */
DealDocument *deal_document_new (void);

void deal_document_open (DealDocument *self, GFile *file);
void deal_document_check_again (DealDocument *self);
void deal_document_use_last (DealDocument *self);

gboolean deal_document_is_loading (DealDocument *self);
Deal    *deal_document_get_deal (DealDocument *self); /* nullable: nothing worked yet */
GFile   *deal_document_get_file (DealDocument *self); /* nullable: the deal's own file */

/* Of the file that failed; nullable once it did not. */
GFile        *deal_document_get_failed_file (DealDocument *self);
const GError *deal_document_get_error (DealDocument *self);
/* DealProblem; transfer none. */
GPtrArray *deal_document_get_problems (DealDocument *self);
gboolean   deal_document_is_watched (DealDocument *self);

G_END_DECLS
