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
  gsize       first_column; /* of the deal's platforms */
  gsize       n_columns;    /* all of them, or the one that was asked for */
} DealAvailabilityFigure;

/* deal-availability-figure.c */
const DealPlatform *
deal_availability_get_platform (const DealAvailabilityFigure *self, gsize column);

const DealMatrixCell *deal_availability_get_cell (const DealAvailabilityFigure *self,
                                                  gsize                         row,
                                                  gsize                         column);

/* deal-availability-words.c */
void  deal_availability_write (DealAvailabilityFigure *self);
void  deal_availability_assume (DealAvailabilityFigure *self);
void  deal_availability_count_news (const DealAvailabilityFigure *self,
                                    guint                        *n_permitted,
                                    guint                        *n_offered);
char *deal_availability_describe_cell (const DealAvailabilityFigure *self,
                                       gsize                         product,
                                       gsize                         platform);

/* At the right edge of what is another thing today. */
#define DEAL_TILE_BAR 2.5

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
double       deal_tile_get_least_height (const DealAvailabilityFigure *self,
                                         const DealChrome             *chrome,
                                         double                        width);
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

/* What the column headers need: one line, the words broken, or turned. */
typedef enum
{
  DEAL_HEAD_LINES,
  DEAL_HEAD_DETAIL, /* a line, and the detail below it */
  DEAL_HEAD_TURNED,
  DEAL_HEAD_LAYERS, /* of one platform: the two layers, above their halves */
  DEAL_HEAD_NONE,   /* likewise, where a tile has no halves */
} DealHeadForm;

/* How the figure is divided. */
typedef struct
{
  const DealAvailabilityFigure *self;
  DealScene                    *scene; /* nullable: only measured */
  DealChrome                    chrome;
  const Deal                   *deal;
  gsize                         n_rows;
  gsize                         n_columns;
  gboolean                      is_single; /* one platform: names above wide tiles */
  gboolean                      scrolls;   /* on the screen: what has no room goes by */
  double                        scroll_x;
  double                        scroll_y;
  double                        names;       /* width of the first column */
  double                        name_height; /* of the name above a tile; 0: beside it */
  double                        left;        /* of the first column, not scrolled */
  double                        pitch_x;
  double                        pitch_y;
  double                        gap; /* between rows */
  double                        gap_x;
  double                        turn;   /* degrees, of headers too long */
  double                        top;    /* of the first row, not scrolled */
  double                        bottom; /* of what is seen of them */
  DealTileForm                  form;
  DealHeadForm                  head;        /* how the columns are headed */
  double                        head_height; /* as much as there is room for */
  double                        key_height;
} DealAvailabilityGrid;

/* deal-availability-grid.c */
void     deal_availability_grid_init (DealAvailabilityGrid         *grid,
                                      const DealAvailabilityFigure *self,
                                      const DealFrame              *frame,
                                      DealScene                    *scene);
double   deal_availability_grid_get_height (const DealAvailabilityGrid *grid);
double   deal_availability_grid_get_width (const DealAvailabilityGrid *grid);
DealFont deal_availability_grid_get_head_font (const DealAvailabilityGrid *grid);
void     deal_availability_get_least_body (const DealAvailabilityFigure *self,
                                           const DealChrome             *chrome,
                                           double                       *width,
                                           double                       *height);

/* deal-availability-draw.c */
void deal_availability_lay_out (const DealAvailabilityFigure *self,
                                const DealFrame              *frame,
                                DealScene                    *scene);

/* deal-availability-key.c */
double deal_availability_add_key (const DealAvailabilityGrid *grid);
double deal_availability_get_reading_width (const DealAvailabilityGrid *grid);
void   deal_availability_add_reading (const DealAvailabilityGrid *grid);

G_END_DECLS
