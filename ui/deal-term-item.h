/* deal-term-item.h: a row of the terms: a term, or the head of a category
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "calc/deal-diff.h"
#include "calc/deal-options.h"
#include "deal-version-button.h"

G_BEGIN_DECLS

#define DEAL_TYPE_TERM_ITEM (deal_term_item_get_type ())
G_DECLARE_FINAL_TYPE (DealTermItem, deal_term_item, DEAL, TERM_ITEM, GObject)

DealTermItem *deal_term_item_new_term (const DealDiff *diff, const DealDiffRow *row);
DealTermItem *deal_term_item_new_category (const DealCategory *category,
                                           const DealDiff     *diff);

/* NULL: a category. */
const DealDiffRow *deal_term_item_get_row (DealTermItem *self);
/* Of a term as well. */
const DealCategory *deal_term_item_get_category (DealTermItem *self);

/* A category's: how many terms of it are shown.  A term's: where in its group it is. */
guint    deal_term_item_get_n_terms (DealTermItem *self);
gboolean deal_term_item_is_first (DealTermItem *self);
gboolean deal_term_item_is_last (DealTermItem *self);

/* Whether the reader has chosen how a conflict about it is read. */
gboolean deal_term_item_is_read (DealTermItem *self);

/* In words, for those who hear the row. */
char *deal_term_item_describe (DealTermItem *self);
/* What stands below the text of a side; NULL: nothing. */
char *deal_term_item_dup_note (DealTermItem *self, DealSide side);

gboolean deal_diff_row_is_changed (const DealDiffRow *row);
gboolean deal_diff_row_is_same_in_other_words (const DealDiffRow *row);

typedef enum
{
  DEAL_TERMS_ALL,
  DEAL_TERMS_CHANGED,
  DEAL_TERMS_DISPUTED,
} DealTermsFilter;

/**
 * DealTermsQuery:
 * @filter: which rows
 * @badge: of these, those with this badge alone; -1: any
 * @words: (nullable): and of these those that have all of these words
 */
typedef struct
{
  DealTermsFilter filter;
  int             badge;
  const char     *words;
} DealTermsQuery;

/* (element-type DealTermItem) (transfer full): the rows, and the heads of categories. */
GPtrArray *deal_terms_select (const DealDiff *diff, const DealTermsQuery *query);
gboolean   deal_terms_mark_read (GListModel *items, const DealOptions *options);

G_END_DECLS
