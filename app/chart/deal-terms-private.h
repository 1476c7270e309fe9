/* deal-terms-private.h: the figure of the terms, for its own files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "calc/deal-diff.h"
#include "chart/deal-figure-private.h"

G_BEGIN_DECLS

/**
 * DealTermsFigure:
 * @order: the rows of @diff as they are drawn: those that changed first, then
 *   those on which sources contradict each other, then the rest
 *
 * Old and new terms side by side.
 */
typedef struct
{
  DealFigure base;
  DealDiff  *diff;
  gsize     *order;
} DealTermsFigure;

/* What a cell says, and in brackets what makes it uncertain. */
char *deal_terms_write_cell (const DealTermsFigure *self,
                             const DealDiffRow     *row,
                             gboolean               is_new);
/* Whether its badge tells of a change. */
gboolean deal_terms_is_changed (const DealDiffRow *row);
char    *deal_terms_describe_row (const DealTermsFigure *self, const DealDiffRow *row);
void     deal_terms_write (DealTermsFigure *self);

void   deal_terms_lay_out (const DealTermsFigure *self,
                           const DealFrame       *frame,
                           DealScene             *scene);
double deal_terms_get_height (const DealTermsFigure *self, const DealFrame *frame);
void   deal_terms_get_least_body (const DealTermsFigure *self,
                                  const DealChrome      *chrome,
                                  double                *width,
                                  double                *height);

G_END_DECLS
