/* deal-evidence-matrix.h: terms by sources, with what orders them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "deal-figure-view.h"

G_BEGIN_DECLS

/*
 * Signal `chosen`: a term, and perhaps a source, was chosen by a click or by Enter;
 * both are selected already.
 */
#define DEAL_TYPE_EVIDENCE_MATRIX (deal_evidence_matrix_get_type ())
G_DECLARE_FINAL_TYPE (
  DealEvidenceMatrix, deal_evidence_matrix, DEAL, EVIDENCE_MATRIX, DealFigureView)

G_END_DECLS
