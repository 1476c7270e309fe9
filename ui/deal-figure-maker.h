/* deal-figure-maker.h: figures made in a thread for a widget, one at a time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "chart/deal-figure.h"

G_BEGIN_DECLS

/* @figure: (nullable): what was asked for last; @error says why there is none */
typedef void (*DealFigureMade) (GtkWidget    *widget,
                                DealFigure   *figure,
                                const GError *error);

/**
 * DealFigureMaker:
 * @widget: whose part it is
 * @kind: which figure; changed only when none is being made
 * @untranslated: as every export is
 * @made: told of each figure that is still wanted
 * @making: (nullable): what the thread is asked for
 * @next: (nullable): what is to be made after it
 *
 * What is chosen while a figure is being made is begun when that is there, and what was
 * chosen in between is never made.  deal_figure_maker_stop() lets go of what it holds.
 */
typedef struct
{
  GtkWidget     *widget;
  DealFigureKind kind;
  gboolean       untranslated;
  DealFigureMade made;
  GCancellable  *making;
  DealOptions   *next;
} DealFigureMaker;

void deal_figure_maker_make (DealFigureMaker *self, const DealOptions *options);
void deal_figure_maker_stop (DealFigureMaker *self);

G_END_DECLS
