/* deal-payments-private.h: the payments figure, shared by its parts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/deal-figure-private.h"
#include "chart/deal-scale.h"

G_BEGIN_DECLS

/* Up and down, as they are drawn. */
#define DEAL_N_WAYS 2
/* Below it a sign is but a dot: a lane along the years has the signs. */
#define DEAL_LEAST_SIGN_SLOT 14.0

/* How large a sign is at most. */
#define DEAL_MOST_SIGN 13.0

/* Old and new. */
#define DEAL_N_SIDES 2

/* What a place that several periods share must not hide of any of them. */
typedef enum
{
  DEAL_TRAIT_UNDISCLOSED = 1 << 0, /* due, and no number for it */
  DEAL_TRAIT_NOT_FOUND = 1 << 1,
  DEAL_TRAIT_CAPPED = 1 << 2,
  DEAL_TRAIT_AT_LEAST = 1 << 3,
  DEAL_TRAIT_PAUSED = 1 << 4, /* not due, between periods in which it is; its total is
                               * known, and stands still */
} DealTraits;

typedef struct
{
  DealFigure         base;
  DealSchedule      *schedules[DEAL_N_SIDES];
  const DealParty   *payers[DEAL_N_WAYS];
  const DealParty   *payees[DEAL_N_WAYS];
  const DealRow     *rows[DEAL_N_WAYS][DEAL_N_SIDES];     /* sums; nullable */
  const DealPayment *payments[DEAL_N_WAYS][DEAL_N_SIDES]; /* NULL: none, or several */
  gssize            *marks[DEAL_N_WAYS][DEAL_N_SIDES];    /* per period; -1: none */
  gint64            *weights[DEAL_N_WAYS][DEAL_N_SIDES];  /* per period */
  guint8            *traits[DEAL_N_WAYS][DEAL_N_SIDES];   /* DealTraits per period */
  const DealRow     *capped;                              /* nullable */
  int                capped_way;
  int                capped_side;
  guint              n_elsewhere; /* directions that the picture has no room for */
} DealPaymentsFigure;

/* What is drawn of a cell.  The height is signed: less than nothing is what is
 * paid back, and stands against the direction of the payment. */
gboolean deal_cell_has_height (const DealCell *cell);
gint64   deal_cell_get_height (const DealCell *cell);
gboolean deal_cell_is_hatched (const DealCell *cell);
gboolean deal_cell_is_unknown (const DealCell *cell);
gboolean deal_cell_is_interpolated (const DealCell *cell);

gboolean deal_payments_has_total (const DealPaymentsFigure *self,
                                  int                       way,
                                  int                       side,
                                  gsize                     period);

gssize             deal_row_get_last (const DealRow *row, gsize n_periods);
const DealVersion *deal_payments_get_version (const DealPaymentsFigure *self, int side);

/* deal-payments-places.c */
void deal_payments_weigh (DealPaymentsFigure *self);

/* deal-payments-window.c */
gint32     deal_payments_count_months (DealPeriod period);
DealPeriod deal_payments_get_shown (const DealPaymentsFigure *self);

/* deal-payments-assumptions.c */
void deal_payments_assume (DealPaymentsFigure *self);

/* deal-payments-caveats.c */
void deal_payments_add_caveats (DealPaymentsFigure *self);

/* deal-payments-subtitle.c */
char *deal_payments_write_measure (const DealPaymentsFigure *self);
char *deal_payments_write_subtitle (const DealPaymentsFigure *self);

/* deal-payments-title.c */
char *deal_payments_write_title (const DealPaymentsFigure *self);

/* deal-payments-words.c */
void  deal_payments_write (DealPaymentsFigure *self);
char *deal_payments_describe_cell (const DealPaymentsFigure *self,
                                   int                       way,
                                   int                       side,
                                   gsize                     period);
char *deal_payments_money (const DealPaymentsFigure *self, gint64 amount);
char *deal_payments_name_period (const DealPaymentsFigure *self, gsize period);
char *deal_payments_heading (const DealPaymentsFigure *self, int way);
char *deal_payments_count_periods (const DealPaymentsFigure *self, gsize n);
char *deal_payments_absence (const DealPaymentsFigure *self, int way, int side);

/* How many of a place's periods have no number, and how many the cap cuts. */
typedef struct
{
  guint n_undisclosed;
  guint n_not_found;
  guint n_capped;
} DealPlaceCount;

/**
 * DealPlot:
 *
 * A payments figure that is being laid out: what its parts share.
 */
typedef struct
{
  const DealPaymentsFigure *self;   /* as much of it as is shown */
  const DealPaymentsFigure *figure; /* the whole */
  DealScene                *scene;
  DealChrome                chrome;
  DealScale                 scale;
  gsize                     n_periods; /* that are shown, each at its place */
  const DealPeriod         *periods;
  gsize                     share; /* periods that a place stands for */
  gsize                     first; /* the figure's first period that is shown */
  gsize                     end;   /* and the one after its last */
  /* What a place has no room to sign one by one; NULL: nothing. */
  DealPlaceCount *places_of[DEAL_N_WAYS][DEAL_N_SIDES];
  guint           n_lanes[DEAL_N_WAYS]; /* sides that have a lane for it */
  /* Before the left edge; NULL: nothing was paid before. */
  const DealCell *before[DEAL_N_WAYS][DEAL_N_SIDES];

  double             left;
  double             right;
  double             top;                 /* of the part above, and headroom */
  double             bottom;              /* of the part below */
  double             zero[DEAL_N_WAYS];   /* the two edges of the band */
  gint64             extent[DEAL_N_WAYS]; /* the longest bar each way */
  double             unit;                /* length of one minor unit */
  double             slot;                /* width of a period */
  guint              places;              /* decimals of the numbers at bars */
  gboolean           has_differences;     /* a number under each year */
  guint              difference_places;
  guint              difference_power;
  double             history_height; /* of the words above the plot */
  gboolean           is_roomy;       /* for a row more under the years */
  gboolean           is_pale;        /* bars too thin for a hatch */
  GArray            *taken;          /* cairo_rectangle_t: notes keep off */
  DealPaymentsFigure shown;          /* what @self points to */
  /* What its rows point to. */
  DealRow    rows[DEAL_N_WAYS][DEAL_N_SIDES];
  DealRow    capped;
  GPtrArray *owned; /* cells of places that several periods share */
} DealPlot;

/* What a plot has to show, and the room that it keeps free around it. */
typedef struct
{
  gint64 up;   /* the largest amount above zero, minor units */
  gint64 down; /* the largest below zero, likewise positive */
  double headroom;
  double footroom; /* below the part below; if @down is 0, all there is below the band */
  double right_margin;
} DealPlotNeeds;

/* deal-payments-window.c */
void deal_plot_find_window (DealPlot *plot);

/* deal-payments-places.c */
void  deal_plot_share_periods (DealPlot *plot);
void  deal_plot_find_lanes (DealPlot *plot);
char *deal_plot_describe_place (const DealPlot *plot, int way, int side, gsize place);

/* deal-payments-lanes.c */
gboolean deal_plot_has_lanes (const DealPlot *plot);
double   deal_plot_get_lane_height (const DealPlot *plot, int way);
guint    deal_plot_count_missing (const DealPlot *plot, DealTraits trait);
void     deal_plot_add_lanes (DealPlot *plot);
void     deal_plot_add_lane_sample (
      DealPlot *plot, DealTraits trait, double x, double y, double width);

/* Where a bar stands: in which half, and between which amounts.  What is paid back
 * stands in the other half, beyond the bar that is there. */
typedef struct
{
  int    way;
  gint64 base;
  gint64 paid;
  gint64 end; /* with what the cap takes */
} DealBar;

/* deal-payments-bars.c */
double            deal_plot_get_bar_width (const DealPlot *plot);
double            deal_plot_get_bar_x (const DealPlot *plot, gsize period, int side);
const DealCell   *deal_plot_get_cell (const DealPlot *plot,
                                      int             way,
                                      int             side,
                                      gsize           period);
DealBar           deal_plot_get_bar (const DealPlot *plot,
                                     int             way,
                                     int             side,
                                     gsize           period);
cairo_rectangle_t deal_plot_get_box (const DealPlot *plot,
                                     int             way,
                                     int             side,
                                     gsize           period,
                                     gint64          from,
                                     gint64          to);

/* deal-payments-difference.c */
void   deal_plot_find_differences (DealPlot *plot);
double deal_plot_get_difference_height (const DealPlot *plot);
void   deal_plot_add_differences (DealPlot *plot);
char  *deal_plot_write_gap (const DealPlot *plot);
void   deal_plot_add_gap (DealPlot *plot, double top, double bottom);

/* deal-payments-history.c */
void     deal_plot_reserve_history (DealPlot *plot);
void     deal_plot_add_history (DealPlot *plot);
void     deal_plot_add_history_words (DealPlot *plot);
gboolean deal_plot_has_break_point (const DealPlot *plot);
void     deal_plot_add_break_point (DealPlot *plot);
void     deal_plot_add_diamond (DealPlot *plot, double x, double y, double size);

/* deal-payments-values.c */
void deal_plot_add_values (DealPlot *plot);

/* deal-payments-plot.c */
void     deal_plot_init (DealPlot                 *plot,
                         const DealPaymentsFigure *self,
                         const DealChrome         *chrome,
                         DealScene                *scene);
void     deal_plot_clear (DealPlot *plot);
void     deal_plot_set_axes (DealPlot *plot, const DealPlotNeeds *needs);
double   deal_plot_get_least_height (const DealPlot *plot, const DealPlotNeeds *needs);
void     deal_plot_add_axes (DealPlot *plot);
void     deal_plot_take (DealPlot *plot, const cairo_rectangle_t *box);
gboolean deal_plot_is_free (const DealPlot *plot, const cairo_rectangle_t *box);
double   deal_plot_get_y (const DealPlot *plot, int way, gint64 amount);
double   deal_plot_get_x (const DealPlot *plot, gsize period);
gboolean deal_plot_shows_range (const DealPlot *plot);
char    *deal_plot_format (const DealPlot *plot, gint64 amount, DealBound bound);

/* deal-payments-key.c */
void deal_plot_add_key (DealPlot *plot);

/* deal-payments-below.c */
#define DEAL_BRACKET_TICK 6.0
void deal_plot_add_bracket (
  DealPlot *plot, double x1, double x2, double y, double tick, DealColour colour);
void deal_plot_add_unknown (DealPlot *plot, int way, int side);
void deal_plot_add_second_heading (DealPlot *plot);

/* deal-payments-notes.c */
double   deal_plot_get_note_height (const DealPlot *plot);
gboolean deal_plot_needs_bracket (const DealPlot *plot);
void     deal_plot_add_notes (DealPlot *plot);
void     deal_plot_add_callout (DealPlot   *plot,
                                DealColour  colour,
                                const char *strong,
                                const char *plain,
                                double      x,
                                double      y);

/* deal-payments-ends.c */
double deal_plot_get_ends_width (const DealPlot *plot);
void   deal_plot_add_ends (DealPlot *plot);

/* deal-payments-band.c */
gboolean        deal_plot_get_total (const DealPlot *plot,
                                     int             way,
                                     int             side,
                                     gsize           period,
                                     gint64         *total);
const DealCell *deal_plot_get_range (const DealPlot *plot,
                                     int             way,
                                     int             side,
                                     gsize           period);
const DealCell *deal_plot_get_before (const DealPlot *plot,
                                      int             way,
                                      int             side,
                                      gsize           period);
void            deal_plot_add_band (DealPlot *plot, int way, int side);

/* deal-payments-bars.c, deal-payments-lines.c */
DealPlotNeeds deal_plot_measure_bars (const DealPlot *plot);
DealPlotNeeds deal_plot_measure_lines (const DealPlot *plot);
void          deal_plot_lay_out_bars (DealPlot *plot);
void          deal_plot_lay_out_lines (DealPlot *plot);

/* Colours of a side. */
extern const DealColour deal_side_fill[DEAL_N_SIDES];
extern const DealColour deal_side_tint[DEAL_N_SIDES];
extern const DealColour deal_side_text[DEAL_N_SIDES];
extern const DealHatch  deal_side_hatch[DEAL_N_SIDES];

G_END_DECLS
