/* deal-table-private.h: what the builders of tables share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "calc/deal-table.h"

G_BEGIN_DECLS

typedef struct
{
  const char    *id;
  const char    *title; /* untranslated */
  DealColumnType type;
} DealColumnSpec;

DealTable *deal_table_new_with_columns (const char           *id,
                                        const char           *title,
                                        const DealColumnSpec *columns,
                                        gsize                 n_columns);

/* One row while it is written, cell by cell. */
GPtrArray *deal_cells_new (void);
void       deal_cells_add (GPtrArray *cells, const char *text);
void       deal_cells_take (GPtrArray *cells, char *text);
void       deal_cells_add_number (GPtrArray *cells, gint64 number);
void       deal_cells_end (GPtrArray *cells, DealTable *table);

char *deal_source_list_to_ids (const DealSourceList *sources);

/* A table of payments while it is written. */
typedef struct
{
  DealTable          *table;
  GPtrArray          *cells;
  const DealSchedule *schedule;
  const DealOptions  *options;
  char               *assumptions;
} DealMoneyWriter;

gboolean    deal_state_is_number (DealState state);
const char *deal_cell_get_state_word (DealState state, gboolean capped);
void        deal_cells_add_money (GPtrArray  *cells,
                                  const Deal *deal,
                                  gboolean    has_amount,
                                  gint64      amount);
void        deal_cells_add_due (GPtrArray  *cells,
                                const Deal *deal,
                                gboolean    has_due,
                                DealBound   bound,
                                gint64      due);
void        deal_cells_add_bounded (GPtrArray  *cells,
                                    const Deal *deal,
                                    DealState   state,
                                    DealBound   bound,
                                    gint64      amount,
                                    gboolean    is_total);
void        deal_cells_add_difference (GPtrArray      *cells,
                                       const Deal     *deal,
                                       const DealCell *old_cell,
                                       const DealCell *new_cell);
char       *deal_cells_note (const DealRow      *row,
                             const DealSchedule *schedule,
                             gsize               period);
void        deal_cells_add_dates (GPtrArray *cells, DealPeriod period);
void        deal_cells_add_whole (GPtrArray *cells, const DealSchedule *schedule);
void        deal_money_row_end (DealMoneyWriter *writer, const DealSourceList *sources);
void        deal_money_row_end_with (DealMoneyWriter *writer, GPtrArray *sources);
void        deal_schedule_add_sources (const DealSchedule *schedule,
                                       const DealParty    *payer,
                                       const DealParty    *payee,
                                       GPtrArray          *sources);
/* @row: nullable: a direction of which the version lists no payment. */
void deal_row_get_totals (const DealRow *old_row,
                          const DealRow *new_row,
                          gsize          n_periods,
                          DealCell      *old_total,
                          DealCell      *new_total);

char *deal_schedule_get_assumptions (const DealOptions  *options,
                                     const DealSchedule *schedule,
                                     const DealSchedule *other);

G_END_DECLS
