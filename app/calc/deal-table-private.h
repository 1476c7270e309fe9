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

G_END_DECLS
