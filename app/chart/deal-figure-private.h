/* deal-figure-private.h: what the kinds of figure share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/deal-figure.h"
#include "chart/deal-scene.h"

G_BEGIN_DECLS

typedef struct _DealChrome DealChrome;

typedef struct
{
  gsize struct_size;
  /* Numbers, words and marks; once, when the figure is made. */
  gboolean (*build) (DealFigure *figure, GError **error);
  void (*clear) (DealFigure *figure);
  /* All geometry for a frame. */
  void (*lay_out) (const DealFigure *figure, const DealFrame *frame, DealScene *scene);
  /* Nullable: of one with a content size, that of its content. */
  double (*get_natural_height) (const DealFigure *figure,
                                double            width,
                                double            text_scale);
  /* Both nullable: a figure that is laid out as large as its frame. */
  void (*get_content_size) (const DealFigure *figure,
                            const DealFrame  *frame,
                            double           *width,
                            double           *height);
  void (*get_scroll_to_mark) (const DealFigure *figure,
                              const DealFrame  *frame,
                              gsize             mark,
                              double           *dx,
                              double           *dy);
  /* What the figure itself needs between head and foot, as roomy or compact as
   * @chrome says, if its width were that of the body; nullable: anything. */
  void (*get_least_body) (const DealFigure *figure,
                          const DealChrome *chrome,
                          double           *width,
                          double           *height);

  /* NULL: whatever its size, a picture shows all rows. */
  gsize (*count_left_out) (const DealFigure *figure,
                           const DealFrame  *frame,
                           gsize            *n_all);
} DealFigureClass;

extern const DealFigureClass deal_payments_figure_class;
extern const DealFigureClass deal_availability_figure_class;
extern const DealFigureClass deal_evidence_figure_class;
extern const DealFigureClass deal_timeline_figure_class;
extern const DealFigureClass deal_terms_figure_class;

const DealFigureClass *deal_figure_kind_get_class (DealFigureKind kind);

/* How far [@start, @start + @length] has to move to lie between @low and @high. */
double deal_figure_get_shift (double start, double length, double low, double high);

gboolean deal_timeline_has_lane (const DealFigure *figure, const DealTerm *term);

/* What a footer line is, so that a small picture can say it in fewer words. */
typedef enum
{
  DEAL_FOOTER_ASSUMPTIONS,
  DEAL_FOOTER_SOURCES,
  DEAL_FOOTER_CONFLICTS,
  DEAL_FOOTER_AS_OF,
  DEAL_FOOTER_FILE,
  DEAL_FOOTER_PROGRAM,
} DealFooterKind;

typedef struct
{
  DealFooterKind kind;
  gsize          n_bold;
  char          *brief; /* in fewer words; nullable */
  GArray        *links; /* DealLink; nullable */
} DealFooterLine;

struct _DealFigure
{
  const DealFigureClass *klass;
  DealFigureKind         kind;
  DealOptions           *options;
  char                  *title;
  char                  *subtitle;
  char                  *ground; /* nullable: what a card beside other words says */
  char                  *alt_text;
  char                  *summary;      /* first its numbers alone, nullable; then all */
  GPtrArray             *footer;       /* char *, NULL at the end */
  GArray                *footer_lines; /* DealFooterLine, beside it */
  char                  *flow[3];      /* the footer in one paragraph, ever shorter */
  GArray                *flow_links;   /* DealLink; of the first */
  GPtrArray             *assumptions;  /* char *, NULL at the end */
  GPtrArray             *briefs;       /* char *, as many: shorter, "" for none */
  gboolean               translated;   /* its words are the reader's */
  gboolean               illustrative; /* the first assumption is set in bold */
  GPtrArray             *sources;      /* DealSource, by number */
  GHashTable            *cited;        /* the same, to find one among thousands */
  DealFigure            *basis;        /* nullable: whose numbers it has */
  DealTable             *table;
  GArray                *marks; /* DealMark */
  GPtrArray             *owned; /* what marks point into */
  GMutex                 lock;
  DealScene             *scene; /* the latest layout; guarded by @lock */
  DealFrame              frame; /* which frame that was */
  gatomicrefcount        ref_count;
};

/* How large things are in a frame; the same for every kind of figure. */
struct _DealChrome
{
  double            ease;      /* 0: a report column, 1: a slide or a window */
  gboolean          thumbnail; /* neither key nor notes */
  gboolean          compact;   /* no room for second lines */
  gboolean          untitled;  /* nor for the subtitle */
  gboolean          tight;     /* nor for notes that say what the title says */
  gboolean          brief;     /* nor for a footer of several paragraphs */
  gboolean          bare;      /* nor for the colours above the title, and for air */
  double            margin;
  double            gap;
  DealFont          title;
  DealFont          subtitle;
  DealFont          strong; /* direct labels and headings */
  DealFont          label;
  DealFont          axis;
  DealFont          small; /* footer */
  DealColour        ground;
  cairo_rectangle_t body; /* what is left for the figure itself */
};

DealScene *deal_figure_get_scene (const DealFigure *figure, const DealFrame *frame);

/* deal-figure.c: around all that may write words. */
void deal_figure_begin_words (const DealFigure *figure);
void deal_figure_end_words (const DealFigure *figure);

/* deal-figure-words.c */
void deal_figure_add_assumption (DealFigure *figure,
                                 char       *sentence,
                                 const char *brief);
void deal_figure_add_sources (DealFigure *figure, const DealSourceList *sources);
void deal_figure_add_mark (DealFigure     *figure,
                           const DealMark *mark,
                           char           *label,
                           GPtrArray      *sources);
void deal_figure_finish_words (DealFigure *figure);
/* Whether @conflict is about what the figure shows. */
gboolean deal_figure_is_touched (const DealFigure *figure, const DealConflict *conflict);

/* deal-figure-notes.c */
void deal_figure_add_readings (DealFigure *figure);
void deal_figure_add_gone (DealFigure *figure);
void deal_figure_insert_known_on (DealFigure *figure);
void deal_figure_finish_summary (DealFigure *figure);

/* deal-figure-words.c */
char    *deal_figure_name_version (const DealFigure *figure, const DealVersion *version);
DealDate deal_figure_get_change_date (const DealVersion *version);

/* deal-figure-chrome.c */
void deal_chrome_lay_out (const DealFigure *figure,
                          const DealFrame  *frame,
                          DealScene        *scene,
                          DealChrome       *chrome);
void deal_chrome_shorten (const DealFigure *figure,
                          const DealFrame  *frame,
                          DealScene        *scene,
                          DealChrome       *chrome,
                          gboolean          is_bare);
void deal_chrome_init (DealChrome *chrome, const DealFrame *frame);

G_END_DECLS
