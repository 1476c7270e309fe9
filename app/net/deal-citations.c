/* deal-citations.c: whether what a deal cites still stands in the archive
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/deal-citations.h"

#include "net/deal-url.h"

void
deal_citations_free (DealCitations *citations)
{
  if (citations == NULL)
    return;

  g_free (citations->states);
  g_free (citations);
}

/* The first and the newest text of a page; both NULL when it was never read. */
static gboolean
load_texts (DealArchive *archive,
            const char  *address,
            char       **first,
            char       **newest,
            GError     **error)
{
  g_autofree char *url = deal_url_check (address, NULL);
  g_autoptr (DealArchivedSource) source = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GError) problem = NULL;

  if (url != NULL)
    source = deal_archive_find_source (archive, url, &problem);
  if (source != NULL && source->has_page)
    {
      versions = deal_archive_load_versions (archive, source->id, &problem);
      *newest = deal_archive_load_text (archive, source->id,
                                        problem == NULL ? &problem : NULL);
    }
  for (guint i = 0; versions != NULL && i < versions->len && *first == NULL; i++)
    {
      const DealArchivedVersion *version = versions->pdata[i];

      if (version->is_page)
        *first = deal_archive_load_version_text (archive, version->hash,
                                                 problem == NULL ? &problem : NULL);
    }
  if (problem == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&problem));

  return FALSE;
}

static gboolean
check_source (DealCitations    *citations,
              DealArchive      *archive,
              const Deal       *deal,
              const DealSource *source,
              GError          **error)
{
  g_autofree char *first = NULL;
  g_autofree char *newest = NULL;

  if (!load_texts (archive, source->url, &first, &newest, error))
    return FALSE;

  for (gsize i = 0; newest != NULL && i < deal->n_claims; i++)
    if (deal->claims[i].source == source)
      citations->states[i] = deal_anchor_check (deal->claims[i].anchor, first, newest);

  return TRUE;
}

/**
 * deal_citations_load:
 * @archive: the archive
 * @deal: a deal
 * @error: return location for an error
 *
 * Looks for the anchor of each claim in the newest text of its source's page.
 * What a list says of an article is no text of its page.
 *
 * Returns: (transfer full): what was found, or `NULL` with `DEAL_ERROR_ARCHIVE` or
 *   `DEAL_ERROR_INVALID`
 */
DealCitations *
deal_citations_load (DealArchive *archive,
                     const Deal  *deal,
                     GError     **error)
{
  g_autoptr (DealCitations) citations = g_new0 (DealCitations, 1);
  g_autoptr (GHashTable) checked = g_hash_table_new (NULL, NULL);

  citations->n_claims = deal->n_claims;
  citations->states = g_new0 (DealAnchorState, deal->n_claims);
  for (gsize i = 0; i < deal->n_claims; i++)
    {
      const DealClaim *claim = &deal->claims[i];

      if (claim->anchor != NULL && claim->source->url != NULL &&
          g_hash_table_add (checked, (gpointer) claim->source) &&
          !check_source (citations, archive, deal, claim->source, error))
        return NULL;
    }
  for (gsize i = 0; i < citations->n_claims; i++)
    citations->counts[citations->states[i]]++;

  return g_steal_pointer (&citations);
}
