/* deal-chart-picture.h: the kept drawing of a figure, and what is drawn over it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "chart/deal-figure.h"

G_BEGIN_DECLS

/**
 * DealChartPicture:
 * @figure: (nullable) (owned): what is drawn
 * @node: (nullable) (owned): the drawing; `NULL` when it has to be made
 * @frame: of the drawing
 * @areas: (element-type cairo_rectangle_t): one for each mark, in that frame;
 *   width 0 where the mark is not seen
 * @pointed: the mark that the pointer met last; -1: none since the frame changed
 * @place: where it met it, for some marks are in two places
 * @n_draws: how often the figure was drawn
 */
typedef struct
{
  DealFigure       *figure;
  GskRenderNode    *node;
  DealFrame         frame;
  GArray           *areas;
  gssize            pointed;
  cairo_rectangle_t place;
  guint             n_draws;
} DealChartPicture;

void deal_chart_picture_init (DealChartPicture *picture);
void deal_chart_picture_clear (DealChartPicture *picture);
void deal_chart_picture_set_figure (DealChartPicture *picture, DealFigure *figure);
void deal_chart_picture_update (DealChartPicture *picture, const DealFrame *frame);

gssize            deal_chart_picture_find_mark (DealChartPicture *picture,
                                                double            x,
                                                double            y);
cairo_rectangle_t deal_chart_picture_get_area (const DealChartPicture *picture,
                                               gssize                  mark);
cairo_rectangle_t deal_chart_picture_get_sign (const DealChartPicture *picture,
                                               gssize                  mark);
char             *deal_chart_picture_get_note (const DealChartPicture *picture,
                                               gssize                  mark);
char             *deal_chart_picture_describe (const DealChartPicture *picture,
                                               gssize                  mark);
cairo_rectangle_t deal_chart_picture_get_highlight (const DealChartPicture *picture,
                                                    gssize                  mark);

void   deal_chart_picture_snapshot_hover (const DealChartPicture *picture,
                                          GtkSnapshot            *snapshot,
                                          gssize                  mark);
gssize deal_chart_picture_find_same (const DealChartPicture *picture,
                                     gssize                  mark,
                                     const DealFigure       *figure);

void deal_chart_picture_snapshot_row (const DealChartPicture *picture,
                                      GtkSnapshot            *snapshot,
                                      gssize                  mark);
void deal_chart_picture_snapshot_ring (const DealChartPicture  *picture,
                                       GtkSnapshot             *snapshot,
                                       const cairo_rectangle_t *area);

G_END_DECLS
