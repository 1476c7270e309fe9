/* deal-evidence-view.h: who says so, and who says otherwise
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "deal-selection.h"

G_BEGIN_DECLS

#define DEAL_TYPE_EVIDENCE_VIEW (deal_evidence_view_get_type ())
G_DECLARE_FINAL_TYPE (
  DealEvidenceView, deal_evidence_view, DEAL, EVIDENCE_VIEW, GtkWidget)

G_END_DECLS
