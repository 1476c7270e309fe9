/* deal-evidence-private.h: the figure of evidence, shared by its parts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "calc/deal-stances.h"
#include "chart/deal-figure-private.h"

G_BEGIN_DECLS

/**
 * DealEvidenceFigure:
 * @first_mark: per row: the mark of the term; those of its cells follow it.
 *   Ends with the number of marks
 */
typedef struct
{
  DealFigure   base;
  DealStances *stances;
  GHashTable  *namesakes; /* publishers of several sources */
  gsize       *first_mark;
} DealEvidenceFigure;

/**
 * DealEvidenceColumn:
 * @kind: of its sources
 * @column: of the stances; -1: all sources of the kind, counted
 * @x: from the end of the names
 */
typedef struct
{
  DealSourceKind kind;
  gssize         column;
  double         x;
  double         width;
} DealEvidenceColumn;

/**
 * DealEvidenceGrid:
 * @scrolls: a window's: as large as it wants to be, names and heads pinned
 * @by_kind: sources are counted by kind
 * @has_headings: the groups of the terms have their names
 * @has_names: of publishers, above the numbers of the sources
 * @n_counts: how many numbers a cell has room for, where they are counted
 * @columns: (element-type DealEvidenceColumn): of the content
 * @row_tops: per row, below the top of the content; ends with its height
 * @n_rows: how many rows there is room for
 * @names: width of the first column, with the air behind it
 * @left: where the content begins, scrolled by nothing
 * @top: likewise
 * @right: where it is cut off
 * @bottom: likewise
 * @names_height: of the turned names of publishers; 0: none
 * @note: (nullable): what was left out, in sentences
 *
 * All geometry of a frame.
 */
typedef struct
{
  const DealEvidenceFigure *self;
  const DealStances        *stances;
  DealScene                *scene; /* nullable: only measured */
  DealChrome                chrome;
  double                    unit; /* 1, or the enlargement of text */
  gboolean                  scrolls;
  gboolean                  by_kind;
  gboolean                  has_headings;
  gboolean                  has_names;
  int                       n_counts;
  GArray                   *columns;
  double                   *row_tops;
  gsize                     n_rows;
  double                    row_height;
  double                    heading_height;
  double                    names;
  double                    names_height;
  double                    left;
  double                    top;
  double                    right;
  double                    bottom;
  double                    content_width;
  double                    content_height;
  double                    scroll_x;
  double                    scroll_y;
  char                     *note;
} DealEvidenceGrid;

/* deal-evidence-columns.c */
void deal_evidence_grid_init (DealEvidenceGrid         *grid,
                              const DealEvidenceFigure *self,
                              const DealFrame          *frame,
                              DealScene                *scene);
void deal_evidence_grid_clear (DealEvidenceGrid *grid);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DealEvidenceGrid, deal_evidence_grid_clear)
gboolean deal_evidence_grid_has_heading (const DealEvidenceGrid *grid, gsize row);
DealFont deal_evidence_grid_get_name_font (const DealEvidenceGrid *grid, gsize row);
double   deal_evidence_grid_get_slot (const DealEvidenceGrid *grid);

/* deal-evidence-key.c */
double deal_evidence_add_key (DealEvidenceGrid *grid);
double deal_evidence_add_note (DealEvidenceGrid *grid, double y);
char  *deal_evidence_write_note (const DealEvidenceGrid *grid, gsize n_rows);

/* deal-evidence-draw.c */
DealGlyph  deal_glyph_for_voice (DealVoice voice);
DealColour deal_colour_for_voice (DealVoice voice);
void       deal_evidence_lay_out (const DealEvidenceFigure *self,
                                  const DealFrame          *frame,
                                  DealScene                *scene);

/* deal-evidence-words.c */
GHashTable *deal_evidence_find_namesakes (const DealStances *stances);

char *deal_evidence_date_head (const DealEvidenceFigure *self, const DealSource *source);
void  deal_evidence_write (DealEvidenceFigure *self);
char *deal_evidence_describe_term (const DealStanceRow *row);
char *deal_evidence_describe_kind (const DealStanceRow *row, DealSourceKind kind);
char *deal_evidence_describe_cell (const DealStances    *stances,
                                   const DealStanceCell *cell);

G_END_DECLS
