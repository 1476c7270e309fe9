/* deal-archive-search.c: looks for words in all texts of the archive
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/deal-archive-search.h"

#include <string.h>

#include "deal-clock.h"
#include "deal-text.h"
#include "model/deal-date.h"

/* Of a piece of a text; about two lines of the window. */
#define N_CHARACTERS 110

/* The index knows no phrases and does not show what it ranks; of so many of its
 * best, at least, the texts are read and put into our order. */
#define N_READ 30

static void
hit_free (gpointer data)
{
  DealArchivedHit *hit = data;

  deal_archived_source_free (hit->source);
  deal_excerpt_clear (&hit->title);
  deal_excerpt_clear (&hit->detail);
  g_free (hit);
}

/* By when it was certainly public: as deal_source_get_known_day() has it. */
static guint32
get_known_day (const DealArchivedSource *source)
{
  g_autofree char *day = g_strndup (source->published != NULL ? source->published : "",
                                    strlen ("2026-04-27"));
  g_autofree char *seen = deal_clock_to_iso (source->first_seen);
  DealDate         date;

  if (deal_date_parse (day, &date))
    return deal_date_get_last_day (date);

  seen[strlen ("2026-04-27")] = '\0';

  return deal_date_parse (seen, &date) ? deal_date_get_last_day (date) : G_MAXUINT32;
}

static void
keep_known (GPtrArray *sources,
            guint32    known_day)
{
  for (guint i = sources->len; i > 0; i--)
    if (get_known_day (sources->pdata[i - 1]) > known_day)
      g_ptr_array_remove_index (sources, i - 1);
}

/* Takes @source; NULL when its text cannot be read. */
static DealArchivedHit *
hit_new (DealArchive        *archive,
         const DealQuery    *query,
         DealArchivedSource *source,
         GError            **error)
{
  g_autoptr (DealArchivedSource) owned = source;
  g_autoptr (GError) problem = NULL;
  g_autofree char *text = deal_archive_load_text (archive, source->id, &problem);
  g_autofree char *body = deal_fold_text (text != NULL ? text : "");
  g_autofree char *folded = deal_fold_text (source->title);
  const char      *title = source->title;
  DealArchivedHit *hit;

  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }

  if (title[0] == '\0')
    title = source->url != NULL ? source->url : _ ("Without a title");
  hit = g_new0 (DealArchivedHit, 1);
  hit->source = g_steal_pointer (&owned);
  hit->rank = deal_query_rank (query, folded, body);
  hit->title = deal_query_mark (query, title);
  if (text != NULL)
    hit->detail = deal_query_quote (query, text, N_CHARACTERS);
  else
    hit->detail = (DealExcerpt){ g_strdup (source->publisher), NULL, 0 };

  return hit;
}

static int
compare_hits (gconstpointer a,
              gconstpointer b,
              gpointer      unused)
{
  const DealArchivedHit *first = *(DealArchivedHit *const *) a;
  const DealArchivedHit *second = *(DealArchivedHit *const *) b;

  return first->rank > second->rank ? -1 : first->rank < second->rank;
}

/**
 * deal_archive_find:
 * @self: the archive
 * @query: what is looked for
 * @known_day: a Julian day: only what was public by then; 0: all
 * @most: how many are wanted
 * @n_found: (out): how many there are
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Looks for all words of @query in titles and texts.
 *
 * Returns: (transfer full) (element-type DealArchivedHit): the best, best first,
 *   or `NULL`; `G_IO_ERROR_CANCELLED` when it was stopped
 */
GPtrArray *
deal_archive_find (DealArchive     *self,
                   const DealQuery *query,
                   guint32          known_day,
                   gsize            most,
                   gsize           *n_found,
                   GCancellable    *cancellable,
                   GError         **error)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func (hit_free);
  g_autoptr (GPtrArray) sources =
    deal_archive_search (self, query->plain, G_MAXUINT, error);

  if (sources == NULL)
    return NULL;

  if (known_day != 0)
    keep_known (sources, known_day);
  *n_found = sources->len;
  for (guint i = 0; i < sources->len && i < MAX (most, N_READ); i++)
    {
      DealArchivedHit *hit;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      hit = hit_new (self, query, g_steal_pointer (&sources->pdata[i]), error);
      if (hit == NULL)
        return NULL;
      g_ptr_array_add (hits, hit);
    }
  /* Stable, as g_ptr_array_sort() does not promise to be. */
  g_qsort_with_data (hits->pdata, (gint) hits->len, sizeof (gpointer), compare_hits,
                     NULL);
  if (hits->len > most)
    g_ptr_array_set_size (hits, (gint) most);

  return g_steal_pointer (&hits);
}
