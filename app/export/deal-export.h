/* deal-export.h: a figure as a file: PNG, SVG, PDF or CSV, the same bytes every time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/deal-figure.h"

G_BEGIN_DECLS

typedef enum
{
  DEAL_FORMAT_PNG,
  DEAL_FORMAT_SVG,
  DEAL_FORMAT_PDF,
  DEAL_FORMAT_CSV,
} DealFormat;

/**
 * DealSize:
 * @width: pixels of a PNG, 320 to 8 192; at most 25 megapixels in all
 * @height: likewise
 * @dpi: pixels an inch, > 0: gives the true size on paper
 */
typedef struct
{
  int    width;
  int    height;
  double dpi;
} DealSize;

typedef struct
{
  const char *name;  /* "report-column" */
  const char *title; /* untranslated; pass through _() */
  DealSize    size;
} DealPreset;

#define DEAL_N_PRESETS 6
const DealPreset *deal_preset_get (gsize index);
const DealPreset *deal_preset_find (const char *name);
gboolean          deal_size_check (const DealSize *size, GError **error);
gboolean          deal_size_check_for (const DealSize   *size,
                                       const DealFigure *figure,
                                       GError          **error);
DealSize          deal_size_get_least (const DealSize   *size,
                                       const DealFigure *figure);
gsize             deal_size_count_left_out (const DealSize   *size,
                                            const DealFigure *figure,
                                            gsize            *n_all);
DealSize          deal_size_get_full (const DealSize   *size,
                                      const DealFigure *figure);
char             *deal_size_tell_left_out (const DealSize   *size,
                                           const DealFigure *figure,
                                           DealSize         *full);
gboolean          deal_size_parse (const char *text,
                                   double      dpi,
                                   DealSize   *size,
                                   GError    **error);

/* The layout that a size gives: logical units, then scaled. */
void deal_size_get_frame (const DealSize *size,
                          DealStyle       style,
                          DealFrame      *frame,
                          double         *scale);

gboolean deal_format_from_path (const char *path, DealFormat *format, GError **error);
GBytes  *deal_figure_export (const DealFigure *figure,
                             DealFormat        format,
                             const DealSize   *size,
                             DealStyle         style,
                             GError          **error);
gboolean deal_file_save (const char *path, GBytes *bytes, GError **error);
gboolean deal_file_save_as (const char *path,
                            const char *name,
                            GBytes     *bytes,
                            GError    **error);
char    *deal_figure_suggest_name (const DealFigure *figure, DealFormat format);
/* Whether the bundled font has all its letters: only then are its files the same on
 * every machine. */
gboolean deal_figure_is_reproducible (const DealFigure *figure);
/* Title, subtitle, alt text, footer, assumptions, smallest font in points, as JSON. */
char *
deal_figure_describe (const DealFigure *figure, const DealSize *size, DealStyle style);

/* Tables as text for people and machines. */
gboolean deal_cell_is_formula (const char *cell, DealColumnType type);
GBytes  *deal_table_to_csv (const DealTable *table);
/* With what the numbers rest on, in every row. */
DealTable *deal_figure_complete_table (const DealFigure *figure, const DealTable *table);
char      *deal_table_to_markdown (const DealTable *table);
char      *deal_table_to_text_in (const DealTable *table, guint width);
void       deal_text_append_wrapped (GString    *text,
                                     const char *start,
                                     const char *words,
                                     guint       width);
char      *deal_table_to_json (const DealTable *table);

G_END_DECLS
