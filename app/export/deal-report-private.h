/* deal-report-private.h: what the writers of a report share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/deal-scene.h"
#include "export/deal-export-private.h"
#include "export/deal-report.h"

G_BEGIN_DECLS

/*
 * A report is in the source's language, as every export is: the same bytes in
 * every locale.  Its own sentences are therefore no messages to translate, and
 * whoever writes them brackets what it takes from elsewhere (deal-text.h).
 */

/**
 * DealReportFigure:
 * @name: of its files, without the ending
 * @table: the name of the file with its numbers, without the ending
 * @heading: what it shows, in a few words
 * @size: of its files: the report page, as much taller as it takes to show all rows
 * @page_size: on paper: at most as tall as a page
 * @too_large: no picture can hold it; its table has all of it
 */
typedef struct
{
  const char *name;
  const char *table;
  const char *heading;
  DealFigure *figure;
  DealSize    size;
  DealSize    page_size;
  gboolean    too_large;
} DealReportFigure;

/* What a part of a document is. */
typedef enum
{
  DEAL_BLOCK_CHAPTER, /* a heading that begins a page */
  DEAL_BLOCK_HEADING,
  DEAL_BLOCK_PARAGRAPH,
  DEAL_BLOCK_NOTE, /* small */
  DEAL_BLOCK_ITEM, /* of a list */
  DEAL_BLOCK_FACT, /* label and text side by side */
  DEAL_BLOCK_FIGURE,
  DEAL_BLOCK_TABLE,
} DealBlockKind;

/**
 * DealBlock:
 * @id: (nullable): the name by which links find it
 * @label: (nullable): stands before an item or a fact
 * @text: plain; of a figure, its alternative text; of a table, its caption
 * @n_bold: bytes of @text that are bold
 * @links: (element-type DealLink): in @text
 * @table: of a table: cells for people
 * @widths: of a table: the columns' shares of the width
 * @head_columns: of a table: how many columns head their row
 *
 * One part of a document, in its order.
 */
typedef struct
{
  DealBlockKind           kind;
  char                   *id;
  char                   *label;
  char                   *text;
  gsize                   n_bold;
  GArray                 *links;
  const DealReportFigure *figure;
  DealTable              *table;
  const double           *widths;
  guint                   head_columns;
} DealBlock;

/**
 * DealReport:
 * @figures: (element-type DealReportFigure)
 * @left_out: (element-type utf8): why something is not there, a sentence each
 * @assumptions: (element-type utf8): of all figures, each once
 * @blocks: (element-type DealBlock): what PDF and page say, behind the title
 * @pair: the two versions, for titles
 * @summary: (nullable): what the deal file says of itself; none in the picture of
 *   an earlier day, for it knows what came later
 * @strings: what links point to
 */
typedef struct
{
  const DealOptions *options;
  const Deal        *deal;
  DealStyle          style;
  GPtrArray         *figures;
  GPtrArray         *left_out;
  GPtrArray         *assumptions;
  GPtrArray         *blocks;
  DealDiff          *diff;
  DealEvidence      *evidence;
  char              *pair;
  const char        *summary;
  GStringChunk      *strings;
} DealReport;

DealReport      *
deal_report_new (const DealOptions *options, DealStyle style, GError **error);
void deal_report_free (DealReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DealReport, deal_report_free)

/**
 * DealReportFile:
 * @name: without a folder
 * @shows: what is in it, a sentence
 */
typedef struct
{
  char   *name;
  char   *shows;
  GBytes *bytes;
} DealReportFile;

/* deal-report.c: FALSE: nothing is paid under it. */
gboolean deal_report_has_schedule (const Deal *deal, const DealVersion *version);

void deal_report_file_free (DealReportFile *file);

/* deal-report-folder.c: @files (element-type DealReportFile), in their order. */
gboolean deal_report_save_folder (const char *folder, GPtrArray *files, GError **error);

/* deal-report-figures.c */
gboolean deal_report_add_figures (DealReport *report, GError **error);

/* deal-report-text.c, deal-report-words.c */
void       deal_report_write_blocks (DealReport *report);
DealBlock *deal_report_add_block (DealReport *report, DealBlockKind kind, char *text);
void       deal_report_add_method (DealReport *report);

/* deal-report-tables.c: for people, in cells that wrap. */
DealTable *deal_report_make_terms (const DealReport *report);
DealTable *
deal_report_make_payments (const DealReportFigure *figure);
DealTable            *
deal_report_make_availability (const DealReportFigure *figure);
gboolean   deal_report_has_disputed (const DealTable *table);
DealTable *deal_report_make_lanes (const DealReportFigure *figure);
DealTable *deal_report_make_events (const Deal *deal);
DealTable *deal_report_make_stances (const DealReportFigure *figure);

/* A text with links while it is written. */
typedef struct
{
  DealReport *report;
  GString    *text;
  GArray     *links; /* DealLink */
} DealReportText;

void deal_report_text_init (DealReportText *text, DealReport *report);
void deal_report_text_link (DealReportText *text, const char *words, const char *uri);
void deal_report_text_cite (DealReportText *text, const DealSourceList *sources);

DealBlock *deal_report_text_end (DealReportText *text, DealBlockKind kind);

/* The documents. */
GBytes *deal_report_to_pdf (const DealReport *report,
                            GCancellable     *cancellable,
                            GError          **error);
GBytes *deal_report_to_page (const DealReport *report, GError **error);
GBytes *deal_report_to_readme (const DealReport *report, GPtrArray *files);

G_END_DECLS
