/* deal-term-row-private.h: the parts of a term's row
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "deal-term-row.h"

G_BEGIN_DECLS

/* What one side says; the swatch stands before the box where sides are not columns. */
typedef struct
{
  GtkWidget *swatch;
  GtkWidget *box;
  GtkWidget *text;
  GtkWidget *note;
} Cell;

/**
 * DealTermRow:
 *
 * Shares out its width itself, by the same rule in every row and in the
 * heading, so that the columns stand in line without one row knowing another.
 */
struct _DealTermRow
{
  GtkWidget parent_instance;

  gboolean narrow;
  gboolean is_heading;

  GtkWidget *title;
  GtkWidget *badges;
  GtkWidget *badge;
  GtkWidget *disputed;
  Cell       cells[2];
};

/* The height that @width asks for; with @allocate, gives the parts their places. */
int deal_term_row_lay_out_narrow (DealTermRow *self, int width, gboolean allocate);
int deal_term_row_lay_out_wide (DealTermRow *self, int width, gboolean allocate);

G_END_DECLS
