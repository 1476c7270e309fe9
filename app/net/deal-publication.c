/* deal-publication.c: where a deal is published, and what came from there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/deal-publication.h"

#include "net/deal-refresh-private.h"
#include "net/deal-url.h"

/**
 * deal_publication_find:
 * @archive: knows which files the user opened from an address
 * @deal: a deal
 * @uri: the file that it was read from
 * @url: (out) (transfer full) (nullable): where it is published, as it says itself or,
 *   when it does not, where it was opened from; `NULL`: nowhere
 * @is_chosen: (out): the user typed that address, or one of the same origin, so that
 *   it may be a private one; what a file says never may
 * @error: return location for an error
 *
 * Returns: FALSE with `DEAL_ERROR_ARCHIVE`
 */
gboolean
deal_publication_find (DealArchive *archive,
                       const Deal  *deal,
                       const char  *uri,
                       char       **url,
                       gboolean    *is_chosen,
                       GError     **error)
{
  g_autoptr (GError) problem = NULL;
  g_autofree char *origin = deal_archive_find_origin (archive, uri, &problem);

  *url = NULL;
  *is_chosen = FALSE;
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }

  if (deal->update_url != NULL)
    *url = deal_url_check (deal->update_url, NULL);
  if (*url == NULL)
    *url = g_strdup (origin);
  *is_chosen = origin != NULL && deal_url_have_same_origin (origin, *url);

  return TRUE;
}

/**
 * deal_publication_keep:
 * @archive: the archive
 * @url: where a deal is published, as deal_url_check() gives it
 * @fetched: what its server answered, with a body
 * @deal: what that says
 * @error: return location for an error
 *
 * Keeps it as the last edition, until the user judges it.
 */
gboolean
deal_publication_keep (DealArchive       *archive,
                       const char        *url,
                       const DealFetched *fetched,
                       const Deal        *deal,
                       GError           **error)
{
  DealReceivedEdition received = {
    .answer = deal_refresh_describe_answer (url, fetched),
    .hash = deal->sha256,
  };

  received.body = g_bytes_get_data (fetched->body, &received.size);

  return deal_archive_store_edition (archive, &received, error);
}
