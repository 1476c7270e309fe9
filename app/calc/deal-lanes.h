/* deal-lanes.h: when each right or obligation runs, under which version
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "calc/deal-options.h"
#include "calc/deal-table.h"

G_BEGIN_DECLS

/* Whose words a span is. */
typedef enum
{
  DEAL_LANE_OTHER, /* a version that is none of the pair */
  DEAL_LANE_OLD,
  DEAL_LANE_NEW,
} DealLaneSide;

typedef enum
{
  DEAL_SPAN_RUNS,
  DEAL_SPAN_ENDED,        /* the version says no, where the one before said yes */
  DEAL_SPAN_ABSENT,       /* the version says no, and nothing ran before */
  DEAL_SPAN_NOT_RESTATED, /* the version is silent; an earlier one was not */
  DEAL_SPAN_NOT_DISCLOSED,
  DEAL_SPAN_NOT_FOUND,
} DealSpanState;

typedef enum
{
  DEAL_END_KNOWN,       /* on a date */
  DEAL_END_CONDITIONAL, /* when something happens */
  DEAL_END_EITHER,      /* when it happens, or else on a date */
  DEAL_END_OPEN,        /* none is given */
} DealSpanEnd;

/* What became of the time that a lane runs, from the old version to the new. */
typedef enum
{
  DEAL_LANE_UNCHANGED,
  DEAL_LANE_ENDED,
  DEAL_LANE_DATED,   /* an open or conditional end became a date */
  DEAL_LANE_UNDATED, /* a date became an open or conditional end */
  DEAL_LANE_SHORTENED,
  DEAL_LANE_EXTENDED,
  DEAL_LANE_OTHERWISE, /* it ends on another condition */
  DEAL_LANE_ADDED,
  DEAL_LANE_NOT_RESTATED,
  DEAL_LANE_UNCLEAR,
} DealLaneChange;
#define DEAL_N_LANE_CHANGES 10

/**
 * DealSpan:
 * @version: the version whose words it is
 * @value: (nullable): what it says; of a silent version what was said last
 * @payment: (nullable): the payment, in a lane of payments
 * @from: as precise as it is known
 * @from_is_whole: it counts from the first day of @from; otherwise from some day
 *   within it
 * @to: unset when no date ends it
 * @to_is_included: it runs to the last day of @to; otherwise to some day within it
 * @to_is_assumed: @to is the reader's or the scenario's, not the file's
 * @until: (nullable): the condition that ends it
 * @replaced: the start of the version that put something else in its place; unset:
 *   none did
 *
 * One piece of a lane.  Where @state is not that it runs, @from is when the
 * version began to count.
 */
typedef struct
{
  DealLaneSide       side;
  DealSpanState      state;
  const DealVersion *version;
  const DealValue   *value;
  const DealPayment *payment;
  DealDate           from;
  gboolean           from_is_whole;
  DealDate           to;
  gboolean           to_is_included;
  gboolean           to_is_assumed;
  const char        *until;
  DealDate           replaced;
} DealSpan;

typedef struct
{
  char               *title;
  const DealTerm     *term;     /* nullable: a lane of payments */
  const DealCategory *category; /* nullable: likewise */
  DealPaymentKind     kind;     /* of a lane of payments */
  GArray             *spans;    /* DealSpan: others in the order of time, old, new */
  DealLaneChange      change;
  gboolean            disputed;
} DealLane;

/**
 * DealLanes:
 *
 * Immutable and reference counted.  By category in the file's order, then
 * payments and purchases.
 */
typedef struct
{
  Deal              *deal;
  const DealVersion *old_version;
  const DealVersion *new_version;
  DealLane          *lanes;
  gsize              n_lanes;
  guint              tally[DEAL_N_LANE_CHANGES];
  guint              n_disputed;
  int                first_year; /* of all that is told, or the year asked for */
  int                last_year;  /* one more than the last date, where an end is open */
} DealLanes;

DealLanes *deal_lanes_new (const DealOptions *options);
void       deal_lanes_free (DealLanes *lanes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DealLanes, deal_lanes_free)

const DealSpan *deal_lane_get_side (const DealLane *lane, DealLaneSide side);
DealSpanEnd     deal_span_get_end (const DealSpan *span);
DealDate        deal_version_get_start (const DealVersion *version);

/* Days, as deal_date_get_first_day() counts. */
guint32  deal_span_get_first_day (const DealSpan *span);
guint32  deal_span_get_certain_day (const DealSpan *span);
gboolean deal_span_get_last_day (const DealSpan *span, guint32 *certain, guint32 *last);

/* deal-lanes-words.c */
char       *deal_span_format_start (const DealSpan *span);
char       *deal_span_format_end (const DealSpan *span);
const char *deal_span_format_state (const DealSpan *span);
const char *deal_lane_format_change (DealLaneChange change);
const char *deal_lane_get_group (const DealLane *lane);
DealTable  *deal_lanes_to_table (const DealLanes *lanes);

G_END_DECLS
