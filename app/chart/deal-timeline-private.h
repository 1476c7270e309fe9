/* deal-timeline-private.h: the timeline, shared by its parts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "calc/deal-lanes.h"
#include "chart/deal-figure-private.h"

G_BEGIN_DECLS

typedef struct
{
  DealFigure base;
  DealLanes *lanes;
  gsize     *first_mark; /* of each lane; events come before all lanes */
} DealTimelineFigure;

/* How events are told apart. */
typedef enum
{
  DEAL_EVENTS_NONE,
  DEAL_EVENTS_LABELLED, /* few: a title beside each */
  DEAL_EVENTS_NUMBERED, /* numbers, and a list below */
  DEAL_EVENTS_MARKED,   /* no room for a list: the table has them */
} DealEventsForm;

typedef struct
{
  gsize  event;
  double x; /* of its middle */
  guint  row;
} DealEventSpot;

/* Half a diamond, in the layout's units. */
#define DEAL_TIMELINE_DIAMOND 4.5

/* Events that stand together: one, or so many that one sign is drawn for them. */
typedef struct
{
  guint  first; /* of the spots */
  guint  last;
  double left; /* of the sign */
  double width;
  guint  row;      /* of its numbers */
  double number_x; /* their left */
} DealEventCluster;

/**
 * DealTimelinePlan:
 *
 * Where everything of a timeline goes in a frame; measured first, so that the
 * natural height and the layout agree.
 */
typedef struct
{
  const DealTimelineFigure *self;
  const Deal               *deal;
  const DealLanes          *lanes;
  DealScene                *scene;
  DealChrome                chrome;
  double                    unit; /* the enlargement of text */
  gboolean                  is_whole;
  gboolean                  scrolls;     /* a window: lanes go by under the head */
  double                    view_top;    /* where they appear */
  double                    view_bottom; /* the end of the frame */
  double                    content;     /* the height that all would take */
  double                    left;        /* of the plot */
  double                    right;
  guint32                   first_day;
  guint32                   end_day;  /* after the last */
  double                    line;     /* height of a line of small text */
  double                    bar;      /* height of a bar */
  gboolean                  is_thin;  /* words beside the bars, not on them */
  gboolean                  is_dense; /* nor is there air between lanes */
  gboolean                  is_bare;  /* one row of names above, and no more */
  double                    notes;    /* width of those words */
  double                    top;      /* of the first lane */
  double                    bottom;   /* of the last */
  double                    pitch;    /* of lanes */
  double                    heading;  /* height of a group's heading; 0: none */
  guint                     key_lines;
  guint                     head_rows;
  double                    head_bottom; /* under the years */
  DealEventsForm            events_form;
  GArray                   *spots;       /* DealEventSpot; those that are shown, by x */
  GArray                   *clusters;    /* DealEventCluster, by x */
  guint                     number_rows; /* below the signs */
  guint                     event_rows;
  double                    events_top;
  guint                     list_columns;
  double                    list_top;
  gboolean                 *is_shown; /* per lane */
  gsize                     n_shown;
  gsize                     n_visible;  /* those that lie in the years */
  gsize                     first_lane; /* of those; others are on an earlier page */
  gboolean                  continues;  /* what has no room is on a next page */
  gsize                     n_left_out;
  double                    today; /* x; less than left: not in the picture */
} DealTimelinePlan;

/* deal-timeline-words.c */
void  deal_timeline_write (DealTimelineFigure *self);
char *deal_timeline_describe_span (const DealTimelineFigure *self,
                                   const DealLane           *lane,
                                   const DealSpan           *span);
char *deal_timeline_describe_event (const DealEvent *event);
char *deal_timeline_label_span (const DealTimelineFigure *self,
                                const DealLane           *lane,
                                const DealSpan           *span,
                                gsize                    *n_bold);
char *deal_timeline_note_lane (const DealLane *lane);

/* deal-timeline-ends.c */
char *deal_timeline_explain_ends (const DealLanes *lanes);

/* deal-timeline-plan.c */
void     deal_timeline_plan_init (DealTimelinePlan         *plan,
                                  const DealTimelineFigure *self,
                                  const DealFrame          *frame,
                                  DealScene                *scene);
void     deal_timeline_plan_clear (DealTimelinePlan *plan);
DealFont deal_timeline_get_name_font (const DealTimelinePlan *plan);
double   deal_timeline_get_x (const DealTimelinePlan *plan, guint32 day);
gboolean deal_timeline_is_seen (const DealTimelinePlan *plan, double y, double height);
void     deal_timeline_set_area (DealTimelinePlan *plan,
                                 gsize             mark,
                                 double            x,
                                 double            y,
                                 double            width,
                                 double            height);

/* deal-timeline-lanes.c */
gboolean deal_timeline_lane_is_visible (const DealTimelinePlan *plan,
                                        const DealLane         *lane);
gboolean deal_timeline_span_is_visible (const DealTimelinePlan *plan,
                                        const DealSpan         *span);
void     deal_timeline_choose_lanes (DealTimelinePlan *plan, gsize n_most);
gsize    deal_timeline_count_visible (const DealTimelinePlan *plan);
guint    deal_timeline_count_groups (const DealTimelinePlan *plan);
gboolean deal_timeline_is_crowded (const DealTimelinePlan *plan);
gboolean deal_timeline_leaves_changes_out (const DealTimelinePlan *plan);

/* deal-timeline-draw.c */
void deal_timeline_lay_out (const DealTimelineFigure *self,
                            const DealFrame          *frame,
                            DealScene                *scene);

/* deal-timeline-key.c */
void  deal_timeline_add_key (DealTimelinePlan *plan);
guint deal_timeline_count_key_lines (const DealTimelinePlan *plan);

/* deal-timeline-head.c */
void deal_timeline_add_year_lines (DealTimelinePlan *plan, double top, double bottom);
void deal_timeline_add_years (DealTimelinePlan *plan, double y);
void deal_timeline_add_rules (DealTimelinePlan *plan, double top, double bottom);
void deal_timeline_add_head (DealTimelinePlan *plan);

DealDate deal_timeline_get_today (const DealTimelineFigure *self);
char    *deal_timeline_label_today (const DealTimelineFigure *self);

/* deal-timeline-events.c */
void deal_timeline_plan_events (DealTimelinePlan *plan, DealEventsForm form);
void deal_timeline_add_events (DealTimelinePlan *plan);
void deal_timeline_add_event_list (DealTimelinePlan *plan);

/* deal-timeline-clusters.c */
void  deal_timeline_gather_events (DealTimelinePlan *plan);
char *deal_event_cluster_format (const DealTimelinePlan *plan,
                                 const DealEventCluster *cluster);
void  deal_event_cluster_add (DealTimelinePlan       *plan,
                              const DealEventCluster *cluster,
                              double                  y);
void  deal_event_cluster_add_numbers (DealTimelinePlan       *plan,
                                      const DealEventCluster *cluster,
                                      double                  y);

typedef struct
{
  DealColour fill;
  DealColour tint;
  DealColour text;
  DealHatch  hatch;
} DealLaneLook;

/* A lane's two rows while they are filled. */
typedef struct
{
  DealTimelinePlan *plan;
  const DealLane   *lane;
  gsize             first_mark;
  double            y;
  GArray           *words; /* cairo_rectangle_t; what is written already; nullable */
} DealLaneRow;

/* Where the days of a span lie: it may run, runs for certain, is what it would have
 * run to, ends for certain, may end; all within the plot. */
typedef struct
{
  double   from;
  double   certain;
  double   replaced;
  double   certain_end;
  double   end;
  gboolean is_cut;  /* it begins before the years that are shown */
  gboolean is_open; /* no date ends it */
} DealLaneExtent;

/* deal-timeline-bars.c */
void         deal_timeline_add_bars (DealTimelinePlan *plan, gsize lane, double y);
double       deal_timeline_place (const DealTimelinePlan *plan, guint32 day);
DealLaneLook deal_lane_side_get_look (DealLaneSide side);
gboolean     deal_lane_row_is_upper (const DealLaneRow *row, const DealSpan *span);
gboolean     deal_lane_row_shares (const DealLaneRow *row,
                                   const DealSpan    *a,
                                   const DealSpan    *b);
double       deal_lane_row_get_start (const DealLaneRow *row, const DealSpan *span);
double       deal_lane_row_get_top (const DealLaneRow *row, const DealSpan *span);
gboolean     deal_lane_row_get_extent (const DealLaneRow *row,
                                       const DealSpan    *span,
                                       DealLaneExtent    *extent);
void         deal_lane_row_set_area (const DealLaneRow *row,
                                     guint              index,
                                     double             from,
                                     double             to,
                                     double             y);
gboolean     deal_span_is_unknown (const DealSpan *span);

/* deal-timeline-labels.c */
void deal_timeline_add_labels (DealTimelinePlan *plan, gsize lane, double y);

G_END_DECLS
