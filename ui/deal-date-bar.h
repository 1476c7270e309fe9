/* deal-date-bar.h: a day on the way from the first fact to today
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "calc/deal-options.h"

G_BEGIN_DECLS

#define DEAL_TYPE_DATE_BAR (deal_date_bar_get_type ())
G_DECLARE_FINAL_TYPE (DealDateBar, deal_date_bar, DEAL, DATE_BAR, GtkWidget)

void     deal_date_bar_set_options (DealDateBar *self, const DealOptions *options);
void     deal_date_bar_set_narrow (DealDateBar *self, gboolean is_narrow);
DealDate deal_date_bar_get_date (DealDateBar *self);
void     deal_date_bar_step (DealDateBar *self, int sense);

G_END_DECLS
