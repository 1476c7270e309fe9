/* deal-news-card.h: what is new since the reader last looked at the deal
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "deal-news-job.h"
#include "deal-selection.h"

G_BEGIN_DECLS

/*
 * Hidden while nothing is new.  Signal `undoable` (text, closure): the reader
 * has seen it all, and may take that back.
 */
#define DEAL_TYPE_NEWS_CARD (deal_news_card_get_type ())
G_DECLARE_FINAL_TYPE (DealNewsCard, deal_news_card, DEAL, NEWS_CARD, GtkWidget)

void deal_news_card_show (DealNewsCard  *self,
                          DealSelection *selection,
                          DealArchive   *archive,
                          DealNewsFound *found);

/* Of another deal than @deal nothing is new here. */
void deal_news_card_leave (DealNewsCard *self, const Deal *deal);

G_END_DECLS
