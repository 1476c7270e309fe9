/* deal-figure.h: a figure: what is drawn, tabled, told and picked, from one set of
 * numbers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <pango/pango.h>

#include "calc/deal-options.h"
#include "calc/deal-schedule.h"
#include "calc/deal-table.h"

G_BEGIN_DECLS

typedef enum
{
  DEAL_FIGURE_PAYMENTS,
  DEAL_FIGURE_AVAILABILITY,
  DEAL_FIGURE_TIMELINE,
  DEAL_FIGURE_EVIDENCE,
  DEAL_FIGURE_TERMS,
} DealFigureKind;
#define DEAL_N_FIGURES 5

typedef enum
{
  DEAL_STYLE_LIGHT,
  DEAL_STYLE_DARK,
  DEAL_STYLE_HIGH_CONTRAST,
  DEAL_STYLE_HIGH_CONTRAST_DARK,
  DEAL_STYLE_PRINT,
} DealStyle;

/**
 * DealFrame:
 * @width: in logical units, those of the layout; > 0
 * @height: likewise
 * @style: the colours
 * @whole: TRUE: title, subtitle and footer are part of the picture, as in every
 *   export; FALSE: the plot and its key alone, for a window that shows the rest
 * @text_scale: 1, or the desktop's enlargement of text
 * @thumbnail: TRUE: small and beside other words: no key, no notes; not with @whole
 * @scroll_x: how much of a figure that is wider than the frame has gone by; 0
 *   unless the figure has deal_figure_get_content_size(); not with @whole
 * @scroll_y: likewise of its height
 * @continues: TRUE: a page of a run of pages: rows keep their order, and what has no
 *   room is on the next; only with @whole
 * @first_row: how many rows are on the pages before this one; only with @continues
 *
 * Where and how a figure is laid out.  The same frame gives the same geometry
 * to drawing and to picking.
 */
typedef struct
{
  double    width;
  double    height;
  DealStyle style;
  gboolean  whole;
  double    text_scale;
  gboolean  thumbnail;
  double    scroll_x;
  double    scroll_y;
  gboolean  continues;
  gsize     first_row;
} DealFrame;

/**
 * DealMark:
 * @row: the series, product or lane, from 0
 * @column: the period or platform, from 0
 * @period: of the column, in a figure over time; else all 0
 * @payer: (nullable): who pays, in a figure of payments
 * @payee: (nullable): who is paid
 * @label: what it is and its value, state, certainty and source, in a sentence
 * @term: (nullable): the term whose evidence it opens
 * @sources: what it rests on
 *
 * One thing in a figure that can be pointed at, walked to by keyboard and
 * asked for its evidence.
 */
typedef struct
{
  int                     row;
  int                     column;
  DealPeriod              period;
  const char             *label;
  const DealPayment      *payment;      /* nullable */
  const DealParty        *payer;        /* nullable */
  const DealParty        *payee;        /* nullable */
  const DealProduct      *product;      /* nullable */
  const DealPlatform     *platform;     /* nullable */
  const DealAvailability *availability; /* nullable */
  const DealTerm         *term;         /* nullable */
  const DealEvent        *event;        /* nullable */
  const DealSource       *source;       /* nullable: in a figure of evidence */
  DealSourceList          sources;
} DealMark;

typedef struct _DealFigure DealFigure;

/* @translated: the reader's language; FALSE: the source's, as every export is. */
DealFigure *deal_figure_new (DealFigureKind     kind,
                             const DealOptions *options,
                             gboolean           translated,
                             GError           **error);
DealFigure *deal_figure_new_window (const DealFigure *figure, DealPeriod window);
DealFigure *deal_figure_ref (const DealFigure *figure);
void        deal_figure_unref (DealFigure *figure);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DealFigure, deal_figure_unref)

DealFigureKind deal_figure_get_kind (const DealFigure *figure);
/* The numbers of a figure of payments, which has them as long as it lives; FALSE: it is
 * of something else. */
gboolean deal_figure_get_schedules (const DealFigure    *figure,
                                    const DealSchedule **old_schedule,
                                    const DealSchedule **new_schedule);

const DealOptions *deal_figure_get_options (const DealFigure *figure);
const char        *deal_figure_get_title (const DealFigure *figure);
const char        *deal_figure_get_subtitle (const DealFigure *figure);
/* What its amounts are, and what of it was chosen, for a picture that stands on a card
 * without its subtitle and footer; "" where nothing is chosen. */
const char *deal_figure_get_ground (const DealFigure *figure);
const char *deal_figure_get_alt_text (const DealFigure *figure);
/* What it finds and compares, its main numbers, what is missing and disputed, in a few
 * sentences, for where its table stands beside it; the alternative text has no table. */
const char *deal_figure_get_summary (const DealFigure *figure);
/* Sources, as-of date, assumptions, conflicts, file and program: one string a line. */
const char *const *deal_figure_get_footer (const DealFigure *figure);
const char *const *deal_figure_get_assumptions (const DealFigure *figure);
/* (element-type DealSource) (transfer none): what the figure rests on, by number. */
GPtrArray *deal_figure_get_sources (const DealFigure *figure);
DealTable *deal_figure_get_table (const DealFigure *figure); /* (transfer none) */

void deal_figure_draw (const DealFigure *figure, cairo_t *cr, const DealFrame *frame);
/* On a PDF, over the drawing: the sources that the footer names can be clicked. */
void deal_figure_draw_links (const DealFigure *figure,
                             cairo_t          *cr,
                             const DealFrame  *frame);
/* The room around a whole figure: a page may let it into its own margins. */
double deal_figure_get_margin (const DealFrame *frame);
double deal_figure_get_smallest_font (const DealFigure *figure, const DealFrame *frame);
/* The height at which the figure is not squeezed, for a width; what the window gives it.
 */
double deal_figure_get_natural_height (const DealFigure *figure,
                                       double            width,
                                       double            text_scale);

/* How large a figure would be in a window that it scrolls in; FALSE: it fits any. */
gboolean deal_figure_get_content_size (const DealFigure *figure,
                                       const DealFrame  *frame,
                                       double           *width,
                                       double           *height);
/* What has to be scrolled by for a mark to be seen; FALSE: nothing. */
gboolean deal_figure_get_scroll_to_mark (const DealFigure *figure,
                                         const DealFrame  *frame,
                                         gsize             mark,
                                         double           *dx,
                                         double           *dy);
/* How many of its rows a picture has no room for, and how many there are; on a run of
 * pages, how many come after this page. */
gsize deal_figure_count_left_out (const DealFigure *figure,
                                  const DealFrame  *frame,
                                  gsize            *n_all);
/* The frame, or one as much larger as it takes to squeeze nothing. */
void deal_figure_get_least_size (const DealFigure *figure,
                                 const DealFrame  *frame,
                                 double           *width,
                                 double           *height);

gsize           deal_figure_get_n_marks (const DealFigure *figure);
const DealMark *deal_figure_get_mark (const DealFigure *figure, gsize mark);
gboolean        deal_figure_get_mark_area (const DealFigure  *figure,
                                           const DealFrame   *frame,
                                           gsize              mark,
                                           cairo_rectangle_t *area);
/* (transfer full) (nullable): what this frame's layout makes of the mark, beyond what
 * its label says, as that its bar stands for several periods. */
char *deal_figure_get_mark_note (const DealFigure *figure,
                                 const DealFrame  *frame,
                                 gsize             mark);
/* -1: nothing there */

gssize deal_figure_pick_area (const DealFigure  *figure,
                              const DealFrame   *frame,
                              double             x,
                              double             y,
                              cairo_rectangle_t *area);

const char *deal_figure_kind_to_name (DealFigureKind kind); /* "payments" */
/* For people, as the window calls it. */
const char *deal_figure_kind_get_title (DealFigureKind kind);
gboolean    deal_figure_kind_from_name (const char *name, DealFigureKind *kind);
const char *deal_style_to_name (DealStyle style);
gboolean    deal_style_from_name (const char *name, DealStyle *style);

G_END_DECLS
