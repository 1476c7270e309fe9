/* deal-candidate-row.h: a passage that speaks of a term, and what to make of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "calc/deal-candidates.h"

G_BEGIN_DECLS

/*
 * Signal `judged` (const char *term, const char *passage, const char *stance, const
 * char *says): the reader has chosen; without a stance the passage is dismissed.
 */
#define DEAL_TYPE_CANDIDATE_ROW (deal_candidate_row_get_type ())
/* clang-format off */
G_DECLARE_FINAL_TYPE (DealCandidateRow, deal_candidate_row, DEAL, CANDIDATE_ROW,
                      GtkWidget)
/* clang-format on */

gboolean   deal_candidate_row_is_of (DealCandidateRow    *self,
                                     const DealCandidate *candidate);
GtkWidget *deal_candidate_row_new (const DealCandidate *candidate);

G_END_DECLS
