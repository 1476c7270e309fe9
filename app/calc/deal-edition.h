/* deal-edition.h: what a deal file said when it was last looked at, and what is new
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/deal.h"

G_BEGIN_DECLS

typedef enum
{
  DEAL_NEWS_VERSION,
  DEAL_NEWS_TERM,
  DEAL_NEWS_CONFLICT,
  DEAL_NEWS_CLAIM,
  DEAL_NEWS_SOURCE,
  DEAL_NEWS_PAYMENT,
  DEAL_NEWS_SERIES,
  DEAL_NEWS_PARAMETER,
  DEAL_NEWS_SCENARIO,
  DEAL_NEWS_AVAILABILITY,
  DEAL_NEWS_EVENT,
  DEAL_NEWS_DEAL, /* of no one part: parties, lists, what is shown first */
} DealNewsKind;
#define DEAL_N_NEWS_KINDS 12

typedef enum
{
  DEAL_NEWS_ADDED,
  DEAL_NEWS_CHANGED,
  DEAL_NEWS_REMOVED,
} DealNewsChange;
#define DEAL_N_NEWS_CHANGES 3

/**
 * DealNews:
 * @id: in the list of its kind; of what has none in the file, one that is made
 * @title: as it is called, or was before it was removed; may be empty
 */
typedef struct
{
  DealNewsKind   kind;
  DealNewsChange change;
  char          *id;
  char          *title;
} DealNews;

void deal_news_free (DealNews *news);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DealNews, deal_news_free)

const char *deal_news_kind_get_word (DealNewsKind kind);

char      *deal_edition_write (const Deal *deal);
GPtrArray *deal_edition_compare (const char *before, const char *after);

G_END_DECLS
