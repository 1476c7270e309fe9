/* drawn-figures.h: choices that bring out all that figures draw
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bundled-figure.h"

G_BEGIN_DECLS

/* What the bundled deal can be made to show: every fill, hatch, line and sign. */
static const struct
{
  DealFigureKind kind;
  const char    *choice;
} cases[] = {
  { DEAL_FIGURE_PAYMENTS, "" },
  { DEAL_FIGURE_PAYMENTS, "cap=38bn microsoft-share=2bn" },
  { DEAL_FIGURE_PAYMENTS, "range cap=38bn" },
  { DEAL_FIGURE_PAYMENTS, "cumulative range cap=38bn" },
  { DEAL_FIGURE_PAYMENTS, "cumulative" },
  { DEAL_FIGURE_PAYMENTS, "old=2025-01 new=2026-04 from=2020" },
  { DEAL_FIGURE_PAYMENTS, "scenario=none" },
  { DEAL_FIGURE_AVAILABILITY, "" },
  { DEAL_FIGURE_AVAILABILITY, "old=2019-07 new=2026-04" },
  { DEAL_FIGURE_TIMELINE, "" },
  { DEAL_FIGURE_TIMELINE, "old=2019-07 new=2026-04" },
  { DEAL_FIGURE_EVIDENCE, "" },
  { DEAL_FIGURE_TERMS, "" },
  { DEAL_FIGURE_TERMS, "old=2025-01 new=2025-10" },
};

G_END_DECLS
