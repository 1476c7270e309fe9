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

/* deal-availability-draw.c */
void deal_availability_lay_out (const DealAvailabilityFigure *self,
                                const DealFrame              *frame,
                                DealScene                    *scene);

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

G_END_DECLS
