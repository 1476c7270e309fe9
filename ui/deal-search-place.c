/* deal-search-place.c: where a result of the search is shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-search-place.h"

/* A source or term that is selected already says nothing when it is chosen again. */
static void
select_source (DealSelection *selection,
               const char    *key)
{
  deal_selection_set_source (selection, NULL);
  deal_selection_set_source (selection, key);
}

static const char *
get_archived_key (DealSelection            *selection,
                  const DealArchivedSource *archived)
{
  const Deal *deal = deal_selection_get_deal (selection);

  for (gsize i = 0; archived->url != NULL && i < deal->n_sources; i++)
    if (g_strcmp0 (deal->sources[i].url, archived->url) == 0)
      return deal->sources[i].id;

  return archived->url != NULL ? archived->url : archived->title;
}

/* Selects what was chosen; returns the view that shows it. */
static char *
select_hit (DealSelection *selection,
            const DealHit *hit)
{
  const Deal *deal = deal_selection_get_deal (selection);

  switch (hit->kind)
    {
    case DEAL_HIT_TERM:
      deal_selection_set_term (selection, hit->term->id);
      return g_strdup ("terms/term");
    case DEAL_HIT_CLAIM:
      deal_selection_set_term (selection, hit->term->id);
      select_source (selection, hit->source->id);
      return g_strdup ("evidence");
    case DEAL_HIT_CONFLICT:
      deal_selection_set_term (selection, hit->term->id);
      return g_strdup ("evidence");
    case DEAL_HIT_EVENT:
      return g_strdup_printf ("timeline/event:%d", (int) (hit->event - deal->events));
    case DEAL_HIT_SOURCE:
      select_source (selection, hit->source->id);
      return g_strdup ("sources");
    default:
      g_assert_not_reached ();
    }
}

/**
 * deal_search_row_has_view:
 * @row: a row of the results
 *
 * Returns: whether a view shows it, or those that it stands for
 */
gboolean
deal_search_row_has_view (DealSearchRow *row)
{
  guint group = deal_search_row_get_group (row);

  return !deal_search_row_is_more (row) || group == DEAL_HIT_TERM ||
         group == DEAL_HIT_SOURCE;
}

/**
 * deal_search_row_select:
 * @row: a row of the results that has a view
 * @selection: what the reader looks at
 *
 * Selects what was found.
 *
 * Returns: (transfer full): the view or part of one that shows it, as
 *   `DealSelection::open-view` takes it
 */
char *
deal_search_row_select (DealSearchRow *row,
                        DealSelection *selection)
{
  const DealArchivedHit *archived = deal_search_row_get_archived (row);
  const char            *words = deal_search_row_get_words (row);

  if (deal_search_row_is_more (row) && deal_search_row_get_group (row) == DEAL_HIT_TERM)
    return g_strconcat ("terms/find:", words, NULL);
  if (deal_search_row_is_more (row))
    return g_strconcat ("sources/find:", words, NULL);
  if (archived == NULL)
    return select_hit (selection, deal_search_row_get_hit (row));

  select_source (selection, get_archived_key (selection, archived->source));

  return g_strdup ("sources");
}
