/* deal-figure-provider.h: a figure for other programs, made when one asks for it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "export/deal-export.h"

G_BEGIN_DECLS

#define DEAL_TYPE_FIGURE_PROVIDER (deal_figure_provider_get_type ())
G_DECLARE_FINAL_TYPE (
  DealFigureProvider, deal_figure_provider, DEAL, FIGURE_PROVIDER, GdkContentProvider)

GdkContentProvider *deal_figure_provider_new (const DealOptions *options,
                                              DealFigureKind     kind,
                                              const DealSize    *size,
                                              DealStyle          style,
                                              GError           **error);
GdkContentProvider *deal_figure_provider_new_for_drag (const DealOptions *options,
                                                       DealFigureKind     kind,
                                                       const DealSize    *size,
                                                       DealStyle          style,
                                                       GError           **error);

G_END_DECLS
