/* deal-format.h: numbers, dates and states as people read them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "calc/deal-diff.h"
#include "calc/deal-schedule.h"

G_BEGIN_DECLS

/* "$40 bn", "€1.5 m", "−$300 m"; no-break space; never rounds a non-zero amount to zero.
 */
char *deal_format_money (gint64 minor, const char *currency, guint minor_digits);
/* To the last digit, "$128.78 bn": for sentences that rounding would make false. */
char *deal_format_money_exact (gint64 minor, const char *currency, guint minor_digits);
/* In a unit that is given, "$0.5 bn": the outermost tick of an axis in bn. */
char *deal_format_money_in (
  gint64 minor, const char *currency, guint minor_digits, guint power, guint places);
/* The number alone in units of 10^power main units: "40", "4.6"; the axis and bar labels.
 */
char *
deal_format_money_number (gint64 minor, guint minor_digits, guint power, guint places);
/* "≥ $38 bn", "not disclosed", "$0": an amount with its state and bound. */
char *
deal_format_amount (DealState state, DealBound bound, gint64 minor, const Deal *deal);
/* Likewise of a cell's period; where a cap of unknown size may cut it, "≤ $6 bn". */
char *deal_format_cell (const DealCell *cell, const Deal *deal);
char *deal_format_share (DealDecimal share);
/* "28 Oct 2025", "Oct 2025", "2025"; long: "28 October 2025". */
char *deal_format_date (DealDate date);
char *deal_format_date_long (DealDate date);
char *deal_format_period (DealPeriod period);
/* "Oct 2025"; its title where that would name @other as well. */
char *deal_format_version (const DealVersion *version, const DealVersion *other);
char       *
deal_format_term (const DealDiff *diff, const DealDiffRow *row, gboolean is_new);
char *deal_format_parameter (const DealParameter *parameter,
                             DealDecimal          value,
                             const Deal          *deal);

/* The words for people, translated; the names of the format are in deal.h. */
const char *deal_format_state (DealState state);
const char *deal_format_badge (DealBadge badge);
const char *deal_format_status (DealStatus status);
const char *deal_format_layer (DealLayer layer);
const char *deal_format_certainty (DealCertainty certainty);
/* "official, from 27 Apr 2026": of a cell and the day from which it counts; a day that is
 * not set: the whole of its period.  "assumed and interpolated": what is assumed hides
 * nothing that no source states. */
char *deal_format_cell_certainty (const DealCell *cell, DealDate begin);
/* What the total of a row of the schedule lacks, in sentences; "" for nothing. */
char *deal_row_describe_missing (const DealRow *row, const DealSchedule *schedule);
/* Likewise where people read it, with what else is reported: "projected, but $4 bn is
 * reported for 2026"; outside the payment's time the state says so. */
char *
deal_format_cell_standing (const DealCell *cell, DealDate begin, const Deal *deal);
/* "$4 bn is reported for 2026", where the rule comes to something else; or NULL. */
char       *deal_format_reported (const DealCell *cell, const Deal *deal);
const char *deal_format_stance (DealStance stance);
const char *deal_format_strength (DealStrength strength);
const char *deal_format_source_kind (DealSourceKind kind);
const char *deal_format_version_status (DealVersionStatus status);
const char *deal_format_conflict_kind (DealConflictKind kind);
/* Whether all positions can be true at once, and why, in a sentence. */
const char *deal_format_conflict_verdict (DealConflictKind kind);
/* "5 sources, 1 origin" */
char *deal_format_origins (const DealSourceList *sources);

G_END_DECLS
