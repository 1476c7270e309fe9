/* deal-terms-bar.h: the controls that say which terms are shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "deal-term-item.h"

G_BEGIN_DECLS

/*
 * Property `narrow`: a bar for the thumb, below the list.
 * Signal `changed`: the query is another one.
 */
#define DEAL_TYPE_TERMS_BAR (deal_terms_bar_get_type ())
G_DECLARE_FINAL_TYPE (DealTermsBar, deal_terms_bar, DEAL, TERMS_BAR, GtkWidget)

void deal_terms_bar_get_query (DealTermsBar *self, DealTermsQuery *query);
void deal_terms_bar_set_query (DealTermsBar *self, const DealTermsQuery *query);
void deal_terms_bar_set_counts (DealTermsBar *self, const DealDiff *diff);
void deal_terms_bar_say_none (DealTermsBar *self, AdwStatusPage *page, guint n);
void deal_terms_bar_grab_entry (DealTermsBar *self);

/* deal-terms-clear.c */
void deal_terms_bar_clear (DealTermsBar *self);

G_END_DECLS
