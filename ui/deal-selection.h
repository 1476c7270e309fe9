/* deal-selection.h: what the reader looks at: the deal, the pair, the choices
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "archive/deal-archive.h"
#include "calc/deal-diff.h"
#include "calc/deal-evidence.h"
#include "calc/deal-matrix.h"
#include "calc/deal-options.h"
#include "net/deal-citations.h"

G_BEGIN_DECLS

#define DEAL_TYPE_SELECTION (deal_selection_get_type ())
G_DECLARE_FINAL_TYPE (DealSelection, deal_selection, DEAL, SELECTION, GObject)

/*
 * The window owns one and hands it to every view.  Views read the options, and
 * change them only through this object, which then emits "changed"; no view
 * calls another.  "term" and "source" are the selected ones, by id, shared by
 * all views; they may be NULL.  Signals:
 *   changed        the deal or the options are new: make new values from them
 *   open-view      (const char *view): a card or link asks for "terms", "payments", …
 *                  or for a part of one, "terms/disputed"
 *   reading-chosen (const char *conflict, DealArchivedReading *reading): the reader
 *                  reads a conflict so; NULL: not at all any more
 */
DealSelection *deal_selection_new (void);

/* Both are NULL while nothing is open, and stay the selection's. */
Deal              *deal_selection_get_deal (DealSelection *self);
const DealOptions *deal_selection_get_options (DealSelection *self);
/* Keeps pair, scenario, parameters, date, term and source by id. */
void deal_selection_set_deal (DealSelection *self, Deal *deal);
void deal_selection_set_options (DealSelection *self, const DealOptions *options);

/* The deal is that of the day, the whole one that of its file. */
Deal    *deal_selection_get_whole (DealSelection *self);
DealDate deal_selection_get_known_on (DealSelection *self);
gboolean
deal_selection_set_known_on (DealSelection *self, DealDate day, GError **error);

/* Scenarios of the user's own, as deal_scenario_to_json() writes them: kept by
 * whoever owns the selection.  Both say how many do not fit the deal, or FALSE. */
guint    deal_selection_set_scenarios (DealSelection *self, GPtrArray *bodies);
gboolean deal_selection_put_scenario (DealSelection *self,
                                      const char    *old_id,
                                      const char    *body);

/* How conflicts are read: kept by whoever listens to “reading-chosen”, and given
 * back to it when the deal is opened again. */
void deal_selection_set_readings (DealSelection *self, GPtrArray *readings);
/* What the archive says of the citations of the deal of the day; NULL: nothing. */
void deal_selection_set_citations (DealSelection       *self,
                                   const DealCitations *citations);
void deal_selection_choose_reading (DealSelection      *self,
                                    const DealConflict *conflict,
                                    const DealPosition *position,
                                    const char         *reason);
/* A view of the same deal that was kept: its options, its day and its readings. */
void deal_selection_restore (DealSelection *self, const DealOptions *options);
void deal_selection_swap (DealSelection *self);

/* What several views need of the same options: made once, when first asked for.
 * Nullable, transfer none; keep a reference to keep one past "changed". */
const DealDiff     *deal_selection_get_diff (DealSelection *self);
const DealMatrix   *deal_selection_get_matrix (DealSelection *self);
const DealEvidence *deal_selection_get_evidence (DealSelection *self);

/* Both notify as properties. */
const char *deal_selection_get_term (DealSelection *self);
void        deal_selection_set_term (DealSelection *self, const char *term_id);
const char *deal_selection_get_source (DealSelection *self);
void        deal_selection_set_source (DealSelection *self, const char *source_id);

void deal_selection_open_view (DealSelection *self, const char *view);

G_END_DECLS
