/* deal-table.h: the numbers of a view as rows and columns, for every output alike
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "calc/deal-diff.h"
#include "calc/deal-evidence.h"
#include "calc/deal-matrix.h"
#include "calc/deal-schedule.h"
#include "calc/deal-search.h"
#include "calc/deal-stances.h"

G_BEGIN_DECLS

typedef enum
{
  DEAL_COLUMN_TEXT,
  DEAL_COLUMN_NUMBER, /* plain decimal text, or empty where the state column says why */
  DEAL_COLUMN_DATE,   /* ISO */
  DEAL_COLUMN_FLAG,   /* the words for yes and no, or empty */
  DEAL_COLUMN_LIST,   /* ids, joined by spaces */
} DealColumnType;

typedef struct
{
  const char    *id;    /* static; heads the CSV column and names the JSON member */
  char          *title; /* for people, translated; owned */
  DealColumnType type;
} DealColumn;

/**
 * DealTable:
 *
 * The table twin of a figure or the answer of a subcommand.  Cells are never
 * NULL.  The table in the window, CSV, Markdown, JSON and text all print this.
 */
typedef struct
{
  char           *id; /* "payments", "terms", "availability", … */
  char           *title;
  GArray         *columns; /* DealColumn */
  GPtrArray      *rows;    /* const char **, as many as columns, and NULL */
  GStringChunk   *cells;   /* their texts, which go all at once */
  gatomicrefcount ref_count;
} DealTable;

DealTable *deal_table_new (const char *id, const char *title);
DealTable *deal_table_ref (const DealTable *table);
void       deal_table_unref (DealTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DealTable, deal_table_unref)

void deal_table_add_column (DealTable     *table,
                            const char    *id,
                            const char    *title,
                            DealColumnType type);
/* As many strings as there are columns; copied; NULL counts as "". */
void        deal_table_add_row (DealTable *table, const char *const *cells);
const char *deal_table_get_cell (const DealTable *table, gsize row, gsize column);
gssize      deal_table_find_column (const DealTable *table, const char *id);

/* The same rows with some of the columns, by id; the list ends with NULL. */
DealTable *deal_table_select (const DealTable *table, const char *const *columns);

/* The word or sign of a bound column. */
const char *deal_bound_to_sign (DealBound bound);

/* What each subcommand prints and each figure's twin shows. */
DealTable *deal_schedule_to_table (const DealSchedule *schedule,
                                   const DealOptions  *options);
DealTable *deal_schedule_pair_to_table (const DealSchedule *old_schedule,
                                        const DealSchedule *new_schedule,
                                        const DealOptions  *options);
DealTable *deal_schedule_pair_to_sheet (const DealSchedule *old_schedule,
                                        const DealSchedule *new_schedule,
                                        const DealOptions  *options);
DealTable *deal_diff_to_table (const DealDiff *diff);
DealTable *deal_matrix_to_table (const DealMatrix *matrix);
DealTable *deal_conflicts_to_table (const Deal *deal);
DealTable *deal_sources_to_table (const DealEvidence *evidence);
DealTable *deal_stances_to_table (const DealStances *stances);
DealTable *deal_hits_to_table (const DealHits *hits);

G_END_DECLS
