/* deal-schedule.h: what is paid when, under one version, scenario and set of parameters
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "calc/deal-options.h"

G_BEGIN_DECLS

/* How an amount is meant: a sum with a missing part is a lower bound, what a
 * cap of unknown size may still cut is an upper one. */
typedef enum
{
  DEAL_BOUND_EXACT,
  DEAL_BOUND_AT_LEAST,
  DEAL_BOUND_AT_MOST,
} DealBound;

typedef struct
{
  DealState state;  /* NOT_FOUND: a gap in the data; NOT_DISCLOSED: hangs on an unknown;
                     * NOT_APPLICABLE: outside the payment's time */
  DealBound bound;  /* of amount */
  gint64    amount; /* paid, minor units; valid for VALUE and ZERO, and as a lower
                     * bound (mostly 0) when bound is AT_LEAST */
  gboolean      has_due;
  DealBound     due_bound;    /* EXACT, or AT_LEAST: part of the period has no data */
  gint64        due;          /* what the rule gives before any cap */
  gboolean      capped;       /* the cap took part or all of what was due */
  gboolean      open_ended;   /* falls under an open end: drawn as assumed */
  gint32        pays_from;    /* its first month with something due; G_MAXINT32: none */
  gint32        begins;       /* its first month of which the terms speak; likewise */
  DealCertainty certainty;    /* the weakest that went into it */
  gboolean      interpolated; /* a point did that no source states */
  /* Nullable: what is reported for a time in which the cell lies, where the rule comes to
   * something else there. */
  const DealPoint *reported;
  DealState        running_state;
  DealBound        running_bound;
  gint64           running; /* paid since the first period, this one included */
  gboolean         has_due_running;
  gint64           due_running;       /* due since the cap counts; for break-points */
  gboolean         has_range;         /* every scenario gives a number here */
  gint64           low;               /* smallest amount over all scenarios */
  gint64           high;              /* largest */
  gboolean         has_running_range; /* it goes on in every scenario, to a known total */
  gint64           running_low;
  gint64           running_high;
} DealCell;

typedef struct
{
  const DealPayment *payment; /* NULL in a sum over payments */
  DealCell          *cells;   /* one per period of the schedule */
  DealState          total_state;
  DealBound          total_bound;
  gint64             total;
  gboolean           has_total_due;
  DealBound          total_due_bound;
  gint64             total_due;
  gboolean           has_cap;      /* the rule has a cap */
  gboolean           cap_is_known; /* and its size is given or assumed */
  gint64             cap;
  gint32             pays_from;    /* first month in which it pays; G_MAXINT32: none */
  gint32             begins;       /* of it and of the version's time, the earlier */
  gssize             binds_in;     /* first period that the cap cuts; -1: none */
  gssize             binds_first;  /* the first of them over the file's scenarios */
  gssize             binds_last;   /* the last */
  gboolean           binds_always; /* the cap cuts something in each scenario */
  gboolean           binds_unsure; /* what is missing in one may have been cut sooner */
} DealRow;

/**
 * DealSchedule:
 *
 * Immutable and reference counted.  @sums has one row for each direction of
 * payment: payer to payee, in the order in which they first appear.
 */
typedef struct
{
  Deal              *deal;
  const DealVersion *version;
  DealGranularity    by;
  DealPeriod        *periods; /* ascending, without holes */
  gsize              n_periods;
  DealRow           *rows; /* one per payment of the version, in the file's order */
  gsize              n_rows;
  DealRow           *sums; /* one per direction */
  const DealParty  **payers;
  const DealParty  **payees;
  gsize              n_sums;
} DealSchedule;

DealSchedule *deal_schedule_new (const DealOptions *options,
                                 const DealVersion *version,
                                 GError           **error);
void          deal_schedule_free (DealSchedule *schedule);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DealSchedule, deal_schedule_free)

/* The pair, over the same periods, so that cell i of one faces cell i of the other. */
gboolean       deal_schedule_new_pair (const DealOptions *options,
                                       DealSchedule     **old_schedule,
                                       DealSchedule     **new_schedule,
                                       GError           **error);
const DealRow *deal_schedule_find_sum (const DealSchedule *schedule,
                                       const DealParty    *payer,
                                       const DealParty    *payee);

/* Of how many scenarios ranges are the lowest and the highest: those of the file, which
 * are what others say; not the user's own. */
gsize deal_schedule_count_scenarios (const Deal *deal);
/* (transfer container) (element-type DealScenario): them, by their ids, for their order
 * in the file means nothing. */
GPtrArray *deal_schedule_list_scenarios (const Deal *deal);

/* Whether an amount of it is of a longer time than the periods that @options want, so
 * that these have even parts of it. */
gboolean deal_payment_is_spread (const DealPayment *payment, const DealOptions *options);

/* @row may be NULL, as deal_schedule_find_sum() has it: what a version does not list is
 * not what is not paid. */
const DealCell *deal_row_get_cell (const DealRow *row, gsize period);

/* What a cap of unknown size may still cut is at most what is due; of what is due
 * at least, nothing can be said.  TRUE: at most @limit is paid in the cell. */
gboolean deal_cell_get_limit (const DealCell *cell, gint64 *limit);
/* Likewise of all that the row pays, @limit over all its periods. */
gboolean deal_row_get_limit (const DealRow *row, gint64 *limit);
/* Likewise of all that was paid up to its end. */
gboolean deal_cell_get_running_limit (const DealCell *cell, gint64 *limit);
/* Where a number of @row, a row of @schedule or NULL, is of a part of its period, since
 * the terms say nothing of what was before: the day from which it counts.  Else not
 * set. */
DealDate deal_row_get_begin (const DealRow      *row,
                             const DealSchedule *schedule,
                             gsize               period);
/* Terms say nothing of the time before them, nor of what they do not list: FALSE where
 * one side is silent of a month with something due. */
gboolean deal_cell_is_comparable (const DealCell *old_cell, const DealCell *new_cell);
/* New less old: known only where both are and can be compared, and nothing else is
 * reported of either; a side whose payments of this direction lie outside the time counts
 * 0, but two of them have no difference. */
gboolean deal_cell_get_difference (const DealCell *old_cell,
                                   const DealCell *new_cell,
                                   gint64         *difference);

/* Totals over times that do not begin together have no difference; @old_row and @new_row
 * may be NULL, as deal_schedule_find_sum() has them. */
gboolean deal_row_begins_with (const DealRow *old_row, const DealRow *new_row);
/* New less old of all that was paid up to the end of @period, if both are exact and
 * nothing else is reported of the period; later ones may have made up for that. */
gboolean deal_row_get_gap (const DealRow *old_row,
                           const DealRow *new_row,
                           gsize          period,
                           gint64        *gap);

/* "A cap below X binds by 2030": X for the row's period, TRUE if it is known. */
gboolean deal_row_get_break_point (const DealRow *row, gsize period, gint64 *amount);

G_END_DECLS
