/* deal-key-dates.h: the few dates that matter, on one line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "calc/deal-options.h"

G_BEGIN_DECLS

#define DEAL_TYPE_KEY_DATES (deal_key_dates_get_type ())
G_DECLARE_FINAL_TYPE (DealKeyDates, deal_key_dates, DEAL, KEY_DATES, GtkWidget)

void deal_key_dates_set_options (DealKeyDates *self, const DealOptions *options);
/* One sentence with all of them, for the name of the card around it; transfer full. */
char *deal_key_dates_describe (DealKeyDates *self);

G_END_DECLS
