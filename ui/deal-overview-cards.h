/* deal-overview-cards.h: what fills the cards of the overview
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "deal-news-job.h"
#include "deal-selection.h"

G_BEGIN_DECLS

void  deal_overview_show_headline (GtkLabel          *headline,
                                   GtkLabel          *subtitle,
                                   const DealOptions *options,
                                   const DealDiff    *diff);
void  deal_overview_fill_tally (GtkFlowBox     *tally,
                                const DealDiff *diff,
                                DealSelection  *selection);
char *deal_overview_describe_conflicts (const Deal *deal);
char *deal_overview_describe_others (const DealDiff *diff);
void  deal_overview_fill_conflicts (GtkBox         *box,
                                    const DealDiff *diff,
                                    GCallback       chosen,
                                    gpointer        user_data);
void  deal_overview_fill_sources (GtkGrid *grid, const DealOptions *options);
void  deal_overview_show_found (GtkGrid *grid, const DealNewsFound *found);

G_END_DECLS
