/* deal-availability-view.h: what is permitted and offered where, on a day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "deal-figure-view.h"

G_BEGIN_DECLS

#define DEAL_TYPE_AVAILABILITY_VIEW (deal_availability_view_get_type ())
G_DECLARE_FINAL_TYPE (
  DealAvailabilityView, deal_availability_view, DEAL, AVAILABILITY_VIEW, DealFigureView)

G_END_DECLS
