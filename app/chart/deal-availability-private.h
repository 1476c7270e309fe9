/* deal-availability-private.h: the availability figure, shared by its parts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/deal-figure-private.h"
#include "chart/deal-status-look.h"

G_BEGIN_DECLS

typedef struct
{
  DealFigure  base;
  DealMatrix *matrix;
} DealAvailabilityFigure;

/* deal-availability-words.c */
void  deal_availability_write (DealAvailabilityFigure *self);
char *deal_availability_describe_cell (const DealAvailabilityFigure *self,
                                       gsize                         product,
                                       gsize                         platform);

/* deal-availability-tile.c */
typedef enum
{
  DEAL_TILE_WIDE,    /* both layers side by side, in words */
  DEAL_TILE_STACKED, /* one above the other, in words; the strip in signs */
  DEAL_TILE_SIGNS,   /* signs alone; the key has the words */
  DEAL_TILE_FLAT,    /* signs in one line: before, after */
} DealTileForm;

DealTileForm deal_tile_choose_form (const DealAvailabilityFigure *self,
                                    const DealChrome             *chrome,
                                    double                        width,
                                    double                        height);
void         deal_tile_add (DealScene               *scene,
                            const DealChrome        *chrome,
                            DealTileForm             form,
                            const DealMatrixCell    *cell,
                            const cairo_rectangle_t *box);
void         deal_tile_add_segment (DealScene               *scene,
                                    const cairo_rectangle_t *box,
                                    DealStatus               status,
                                    guint                    corners,
                                    double                   radius);

/* How the figure is divided. */
typedef struct
{
  const DealAvailabilityFigure *self;
  DealScene                    *scene; /* nullable: only measured */
  DealChrome                    chrome;
  const Deal                   *deal;
  double                        names; /* width of the first column */
  double                        left;
  double                        pitch_x;
  double                        pitch_y;
  double                        gap; /* between rows */
  double                        gap_x;
  double                        turn; /* degrees, of headers too long for their columns */
  double                        top;  /* of the first row */
  DealTileForm                  form;
  int                           head;        /* how the columns are headed */
  double                        head_height; /* as much as there is room for */
  double                        key_height;
} DealAvailabilityGrid;

/* deal-availability-draw.c */
void deal_availability_lay_out (const DealAvailabilityFigure *self,
                                const DealFrame              *frame,
                                DealScene                    *scene);
void deal_availability_get_least_body (const DealAvailabilityFigure *self,
                                       const DealChrome             *chrome,
                                       double                       *width,
                                       double                       *height);

/* deal-availability-key.c */
double deal_availability_add_key (const DealAvailabilityGrid *grid, DealTileForm form);

G_END_DECLS
