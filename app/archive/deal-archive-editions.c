/* deal-archive-editions.c: deals as they are published, the last edition of each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/deal-archive-private.h"

void
deal_archived_edition_free (DealArchivedEdition *edition)
{
  if (edition == NULL)
    return;

  g_free (edition->url);
  g_free (edition->hash);
  g_clear_pointer (&edition->body, g_bytes_unref);
  g_free (edition);
}

gboolean
deal_archive_ensure_edition (DealDb     *db,
                             const char *url,
                             GError    **error)
{
  return deal_db_run (db, error,
                      "INSERT INTO editions (url, current_url) VALUES (?1, ?1)"
                      " ON CONFLICT (url) DO NOTHING",
                      "t", url);
}

static gboolean
store (DealDb                    *db,
       const DealReceivedEdition *received,
       const char                *body,
       GError                   **error)
{
  const DealReceived *answer = &received->answer;

  return deal_archive_ensure_edition (db, answer->url, error) &&
         deal_db_run (db, error,
                      "UPDATE editions SET changed = ?2, hash = ?3, body = ?4"
                      " WHERE url = ?1 AND hash IS NOT ?3",
                      "titt", answer->url, answer->now, received->hash, body) &&
         deal_archive_note_answer (db, DEAL_LEDGER_EDITIONS, answer, "came-in", error);
}

/**
 * deal_archive_store_edition:
 * @self: the archive
 * @received: an edition that came in whole and has no mistakes
 * @error: return location for an error
 *
 * Keeps the file with its validators, so that “is there anything new” is never
 * asked about something that is not kept.
 */
gboolean
deal_archive_store_edition (DealArchive               *self,
                            const DealReceivedEdition *received,
                            GError                   **error)
{
  DealDb          *db = deal_archive_lock_writer (self);
  g_autofree char *body = g_strndup (received->body, received->size);

  return deal_archive_finish_write (
    self, db,
    deal_db_begin (db, error) &&
      deal_db_end (db, store (db, received, body, error), error));
}

/**
 * deal_archive_find_publication:
 * @self: the archive
 * @url: where a deal is published
 * @error: return location for an error
 *
 * Returns: (transfer full): what is known of it as something to be asked for, or
 *   `NULL`: without an error when it was never asked
 */
DealArchivedList *
deal_archive_find_publication (DealArchive *self,
                               const char  *url,
                               GError     **error)
{
  DealDb           *db = deal_archive_lock_reader (self);
  DealArchivedList *found = deal_archive_read_list (
    db,
    deal_db_query (db, error,
                   "SELECT url, current_url, '', 0, asked, answered, changed,"
                   " not_before, status, failures, gone, reason, etag, last_modified,"
                   " validators_url FROM editions WHERE url = ?1",
                   "t", url),
    error);

  deal_archive_unlock (self, db);

  return found;
}

static gpointer
read_edition (sqlite3_stmt *row)
{
  DealArchivedEdition *edition = g_new0 (DealArchivedEdition, 1);

  edition->url = deal_db_dup_text (row, 0);
  edition->hash = deal_db_dup_text (row, 1);
  edition->body = g_bytes_new (sqlite3_column_text (row, 2),
                               (gsize) sqlite3_column_bytes (row, 2));
  edition->is_declined = sqlite3_column_int (row, 3) != 0;

  return edition;
}

/**
 * deal_archive_load_edition:
 * @self: the archive
 * @url: where a deal is published
 * @open_hash: the SHA-256 of the edition that is open
 * @error: return location for an error
 *
 * Returns: (transfer full): the edition that was good last, if it is another one, or
 *   `NULL`: without an error when there is none
 */
DealArchivedEdition *
deal_archive_load_edition (DealArchive *self,
                           const char  *url,
                           const char  *open_hash,
                           GError     **error)
{
  DealDb              *db = deal_archive_lock_reader (self);
  DealArchivedEdition *edition = deal_db_read_one (
    db,
    deal_db_query (db, error,
                   "SELECT url, hash, body, declined IS hash FROM editions"
                   " WHERE url = ?1 AND body IS NOT NULL AND hash <> ?2",
                   "tt", url, open_hash),
    read_edition, error);

  deal_archive_unlock (self, db);

  return edition;
}

/**
 * deal_archive_decline_edition:
 * @self: the archive
 * @url: where a deal is published
 * @hash: (nullable): the edition that the user does not want; `NULL` undoes this
 * @error: return location for an error
 */
gboolean
deal_archive_decline_edition (DealArchive *self,
                              const char  *url,
                              const char  *hash,
                              GError     **error)
{
  DealDb *db = deal_archive_lock_writer (self);

  return deal_archive_finish_write (
    self, db,
    deal_db_run (db, error, "UPDATE editions SET declined = ?2 WHERE url = ?1", "tt",
                 url, hash));
}
