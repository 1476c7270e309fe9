/* deal-update.c: an edition that may take the place of a deal file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "export/deal-update.h"

#include "calc/deal-format.h"
#include "deal-error.h"
#include "deal-text.h"
#include "export/deal-export.h"
#include "model/deal-reader.h"
#include "model/deal-sha256.h"
#include "net/deal-publication.h"

static void
clear (gpointer data)
{
  DealUpdate *update = data;

  g_free (update->uri);
  g_free (update->url);
  g_clear_pointer (&update->old_bytes, g_bytes_unref);
  g_clear_pointer (&update->new_bytes, g_bytes_unref);
  g_clear_pointer (&update->old_deal, deal_unref);
  g_clear_pointer (&update->new_deal, deal_unref);
  g_clear_pointer (&update->revisions, g_ptr_array_unref);
}

DealUpdate *
deal_update_ref (DealUpdate *update)
{
  return g_atomic_rc_box_acquire (update);
}

void
deal_update_unref (DealUpdate *update)
{
  g_atomic_rc_box_release_full (update, clear);
}

/* What is in the file; an error unless it is what @hash says. */
static GBytes *
load_file (const char *uri,
           const char *hash,
           GError    **error)
{
  g_autofree char *path = g_filename_from_uri (uri, NULL, error);
  g_autoptr (GBytes) bytes = path != NULL ? deal_file_load (path, error) : NULL;
  g_autofree char *found = NULL;

  if (bytes == NULL)
    return NULL;

  found = deal_sha256_of_bytes (bytes);
  if (g_str_equal (found, hash))
    return g_steal_pointer (&bytes);

  g_set_error_literal (error, DEAL_ERROR, DEAL_ERROR_INVALID,
                       _ ("The deal file has changed meanwhile"));

  return NULL;
}

static gboolean
fill (DealUpdate *update,
      const Deal *deal,
      GError    **error)
{
  update->old_bytes = load_file (update->uri, deal->sha256, error);
  if (update->old_bytes == NULL)
    return FALSE;
  update->old_deal =
    deal_new_from_bytes (update->old_bytes, deal->file_name, NULL, error);
  if (update->old_deal == NULL)
    return FALSE;
  update->new_deal =
    deal_new_from_bytes (update->new_bytes, deal->file_name, NULL, error);
  if (update->new_deal == NULL)
    return FALSE;
  update->revisions = deal_revisions_new (update->old_bytes, update->new_bytes, error);

  return update->revisions != NULL;
}

/**
 * deal_update_load:
 * @archive: has what was published last
 * @deal: a deal, as it is in the file
 * @uri: that file
 * @with_declined: also an edition that the user did not want
 * @error: return location for an error
 *
 * Asks nobody: a refresh does.
 *
 * Returns: (transfer full): the edition that waits, or `NULL`: without an error when
 *   there is none
 */
DealUpdate *
deal_update_load (DealArchive *archive,
                  const Deal  *deal,
                  const char  *uri,
                  gboolean     with_declined,
                  GError     **error)
{
  g_autofree char *url = NULL;
  gboolean         is_chosen;
  g_autoptr (DealArchivedEdition) edition = NULL;
  g_autoptr (DealUpdate) update = NULL;

  if (!deal_publication_find (archive, deal, uri, &url, &is_chosen, error) || url == NULL)
    return NULL;
  edition = deal_archive_load_edition (archive, url, deal->sha256, error);
  if (edition == NULL || (edition->is_declined && !with_declined))
    return NULL;

  update = g_atomic_rc_box_new0 (DealUpdate);
  update->uri = g_strdup (uri);
  update->url = g_steal_pointer (&url);
  update->new_bytes = g_bytes_ref (edition->body);

  return fill (update, deal, error) ? g_steal_pointer (&update) : NULL;
}

/**
 * deal_update_describe:
 * @update: an update
 *
 * Returns: (transfer full): a sentence about which editions they are
 */
char *
deal_update_describe (const DealUpdate *update)
{
  DealDate         old_day = update->old_deal->as_of;
  DealDate         new_day = update->new_deal->as_of;
  g_autofree char *old_text = deal_format_date_long (old_day);
  g_autofree char *new_text = deal_format_date_long (new_day);

  if (deal_date_get_last_day (new_day) < deal_date_get_last_day (old_day))
    /* Translators: two dates */
    return g_strdup_printf (_ ("The edition that is published is older than yours: as "
                               "of %s, not of %s."),
                            new_text, old_text);
  if (deal_date_get_last_day (new_day) == deal_date_get_last_day (old_day))
    /* Translators: a date */
    return g_strdup_printf (_ ("Another edition is published, as of %s like yours."),
                            new_text);

  /* Translators: two dates */
  return g_strdup_printf (_ ("A newer edition is published: as of %s; yours is of %s."),
                          new_text, old_text);
}

/**
 * deal_update_count:
 * @update: an update
 *
 * Returns: (transfer full): how much is different, in a few words
 */
char *
deal_update_count (const DealUpdate *update)
{
  guint            n[DEAL_N_NEWS_CHANGES] = { 0 };
  g_autofree char *added = NULL;
  g_autofree char *changed = NULL;
  g_autofree char *removed = NULL;

  for (guint i = 0; i < update->revisions->len; i++)
    n[((const DealRevision *) update->revisions->pdata[i])->change]++;
  if (update->revisions->len == 0)
    return g_strdup (_ ("Nothing that it says is different"));

  added = g_strdup_printf (P_ ("%u added", "%u added", n[DEAL_NEWS_ADDED]),
                           n[DEAL_NEWS_ADDED]);
  changed = g_strdup_printf (P_ ("%u changed", "%u changed", n[DEAL_NEWS_CHANGED]),
                             n[DEAL_NEWS_CHANGED]);
  removed = g_strdup_printf (P_ ("%u removed", "%u removed", n[DEAL_NEWS_REMOVED]),
                             n[DEAL_NEWS_REMOVED]);

  /* Translators: three counts, as “2 added, 5 changed, 1 removed” */
  return g_strdup_printf (_ ("%s, %s, %s"), added, changed, removed);
}

/**
 * deal_update_accept:
 * @update: an update
 * @archive: the archive
 * @error: return location for an error
 *
 * Puts the edition in the place of the file, and keeps what was there for
 * deal_update_undo().  On any failure the file is as it was.
 *
 * Returns: FALSE with `DEAL_ERROR_INVALID` when somebody else has changed the file,
 *   `DEAL_ERROR_LIMIT` when it is too large to be kept, or the error of a write
 */
gboolean
deal_update_accept (const DealUpdate *update,
                    DealArchive      *archive,
                    GError          **error)
{
  g_autofree char *path = g_filename_from_uri (update->uri, NULL, error);
  g_autoptr (GBytes) before = NULL;

  if (path == NULL)
    return FALSE;
  before = load_file (update->uri, update->old_deal->sha256, error);
  if (before == NULL)
    return FALSE;
  if (g_bytes_get_size (before) > DEAL_FETCHED_MAX_BYTES)
    {
      g_set_error_literal (error, DEAL_ERROR, DEAL_ERROR_LIMIT,
                           _ ("The deal file is too large to be kept for an undo"));
      return FALSE;
    }

  if (!deal_archive_keep_replaced (archive, update->uri, before,
                                   update->new_deal->sha256, error) ||
      !deal_file_save (path, update->new_bytes, error))
    return FALSE;

  /* What was kept earlier is only in the way now, and harms nobody. */
  deal_archive_forget_replaced (archive, update->uri, update->new_deal->sha256, NULL);

  return TRUE;
}

/**
 * deal_update_decline:
 * @update: an update
 * @archive: the archive
 * @is_declined: FALSE takes it back
 * @error: return location for an error
 *
 * The file stays; only another edition is told of again.
 */
gboolean
deal_update_decline (const DealUpdate *update,
                     DealArchive      *archive,
                     gboolean          is_declined,
                     GError          **error)
{
  return deal_archive_decline_edition (
    archive, update->url, is_declined ? update->new_deal->sha256 : NULL, error);
}

/**
 * deal_update_undo:
 * @archive: the archive
 * @uri: a file that deal_update_accept() has written
 * @error: return location for an error
 *
 * Puts back what was there before, unless the file was changed since.
 *
 * Returns: FALSE with `DEAL_ERROR_NOT_FOUND` when there is nothing to undo, or the
 *   error of a read or write
 */
gboolean
deal_update_undo (DealArchive *archive,
                  const char  *uri,
                  GError     **error)
{
  g_autofree char *path = g_filename_from_uri (uri, NULL, error);
  g_autoptr (GBytes) now = path != NULL ? deal_file_load (path, error) : NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GError) problem = NULL;
  g_autofree char *hash = NULL;

  if (now == NULL)
    return FALSE;
  hash = deal_sha256_of_bytes (now);
  before = deal_archive_load_replaced (archive, uri, hash, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (before == NULL)
    {
      g_set_error_literal (error, DEAL_ERROR, DEAL_ERROR_NOT_FOUND,
                           _ ("The deal file is not an edition that took the place of "
                              "another"));
      return FALSE;
    }

  if (!deal_file_save (path, before, error))
    return FALSE;

  /* As above: the file is what it was. */
  deal_archive_forget_replaced (archive, uri, NULL, NULL);

  return TRUE;
}
