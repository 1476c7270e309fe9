/* deal-edition-content.h: what stands for the content of a part of a deal
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "calc/deal-edition.h"

G_BEGIN_DECLS

/* Each adds to a text that no other sequence of calls makes as well.  A set is of
 * texts whose order in the file says nothing. */
void deal_edition_add_text (GString *content, const char *text);
void deal_edition_add_number (GString *content, gint64 number);
void deal_edition_add_decimal (GString *content, DealDecimal decimal);
void deal_edition_add_date (GString *content, DealDate date);
void deal_edition_add_sources (GString *content, const DealSourceList *sources);
void deal_edition_add_words (GString *content, const DealWordList *words);

GPtrArray *deal_edition_set_new (void);
void       deal_edition_add_to_set (GPtrArray *set, GString *part);
void       deal_edition_add_set (GString *content, GPtrArray *set);

void deal_edition_add_line (GString       *edition,
                            DealNewsKind   kind,
                            const char    *id,
                            const char    *title,
                            const GString *content);

G_END_DECLS
