/* deal-archive-pages.c: the pages of sources, each version of their text once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/deal-archive-private.h"
#include "model/deal-sha256.h"

/* What the deal cites counts as read, as it was first seen. */
gboolean
deal_archive_ensure_source (DealDb     *db,
                            const char *url,
                            const char *title,
                            const char *publisher,
                            gboolean    is_known,
                            gint64      now,
                            GError    **error)
{
  if (!deal_db_run (
        db, error,
        "INSERT INTO sources (key, url, title, publisher, known, first_seen, last_seen,"
        " changed) VALUES (?1, ?1, ?2, ?3, ?4, ?5, ?5, ?5) ON CONFLICT (key) DO NOTHING",
        "tttii", url, title, publisher, (gint64) is_known, now))
    return FALSE;

  return sqlite3_changes (db->handle) > 0 ||
         deal_db_run (db, error, "UPDATE sources SET known = known OR ?2 WHERE key = ?1",
                      "ti", url, (gint64) is_known);
}

static gboolean
find_source (DealDb          *db,
             const char      *url,
             DealKnownSource *known,
             GError         **error)
{
  g_autoptr (sqlite3_stmt) query = deal_db_query (
    db, error, "SELECT id, title, hash, page FROM sources WHERE key = ?1", "t", url);
  gboolean has_row = FALSE;

  if (query == NULL || !deal_db_step (db, query, &has_row, error) || !has_row)
    return FALSE;

  known->id = sqlite3_column_int64 (query, 0);
  known->title = deal_db_dup_text (query, 1);
  known->hash = deal_db_dup_text (query, 2);
  known->is_page = sqlite3_column_int (query, 3) != 0;

  return TRUE;
}

/* The first text of a page takes the place of what a list said of it, and is no
 * change of it. */
static gboolean
store_text (DealDb                 *db,
            const DealReceivedPage *received,
            DealPageChange         *change,
            GError                **error)
{
  g_autofree char *hash = deal_sha256_of_text (received->text);
  g_auto (DealKnownSource) known = { 0 };

  if (!find_source (db, received->answer.url, &known, error))
    return FALSE;

  *change = !known.is_page                      ? DEAL_PAGE_FIRST
            : g_strcmp0 (hash, known.hash) != 0 ? DEAL_PAGE_CHANGED
                                                : DEAL_PAGE_SAME;
  if (*change == DEAL_PAGE_SAME)
    return TRUE;

  return deal_archive_unindex (db, known.id, known.title, known.hash, error) &&
         deal_archive_keep_text (db, known.id, hash, received->text, TRUE,
                                 received->answer.now, error) &&
         deal_archive_index (db, known.id, known.title, error) &&
         (*change == DEAL_PAGE_FIRST ||
          deal_db_run (
            db, error,
            "UPDATE sources SET revision = revision + 1, changed = ?2 WHERE id = ?1",
            "ii", known.id, received->answer.now));
}

static gboolean
store_page (DealDb                 *db,
            const DealReceivedPage *received,
            DealPageChange         *change,
            GError                **error)
{
  static const char *const outcomes[] = { "first", "same", "changed" };
  const DealReceived      *answer = &received->answer;

  return deal_archive_ensure_source (db, answer->url, received->title,
                                     received->publisher, received->is_known,
                                     answer->now, error) &&
         store_text (db, received, change, error) &&
         deal_archive_note_answer (db, DEAL_LEDGER_SOURCES, answer, outcomes[*change],
                                   error);
}

/**
 * deal_archive_store_page:
 * @self: the archive
 * @received: a page that came in whole
 * @change: (out): what it is to the one before
 * @error: return location for an error
 *
 * Keeps its text, where it is another one, and its validators, together.
 */
gboolean
deal_archive_store_page (DealArchive            *self,
                         const DealReceivedPage *received,
                         DealPageChange         *change,
                         GError                **error)
{
  DealDb *db = deal_archive_lock_writer (self);

  *change = DEAL_PAGE_SAME;

  return deal_archive_finish_write (
    self, db,
    deal_db_begin (db, error) &&
      deal_db_end (db, store_page (db, received, change, error), error));
}

/**
 * deal_archive_load_pages:
 * @self: the archive
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type DealArchivedList): what is known of each
 *   source as something to be asked for, or `NULL`
 */
GPtrArray *
deal_archive_load_pages (DealArchive *self,
                         GError     **error)
{
  DealDb    *db = deal_archive_lock_reader (self);
  GPtrArray *pages = deal_archive_read_lists (
    db,
    deal_db_query (db, error,
                   "SELECT url, COALESCE (current_url, url), title, 0, asked, answered,"
                   " changed, not_before, status, failures, gone, reason, etag,"
                   " last_modified, validators_url FROM sources"
                   " WHERE url IS NOT NULL AND key = url ORDER BY id",
                   ""),
    error);

  deal_archive_unlock (self, db);

  return pages;
}

static gpointer
read_version (sqlite3_stmt *row)
{
  DealArchivedVersion *version = g_new0 (DealArchivedVersion, 1);

  version->seen = sqlite3_column_int64 (row, 0);
  version->hash = deal_db_dup_text (row, 1);
  version->is_page = sqlite3_column_int (row, 2) != 0;

  return version;
}

void
deal_archived_version_free (DealArchivedVersion *version)
{
  if (version == NULL)
    return;

  g_free (version->hash);
  g_free (version);
}

/**
 * deal_archive_load_versions:
 * @self: the archive
 * @id: a source
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type DealArchivedVersion): which texts it had,
 *   the oldest first, or `NULL`
 */
GPtrArray *
deal_archive_load_versions (DealArchive *self,
                            gint64       id,
                            GError     **error)
{
  DealDb    *db = deal_archive_lock_reader (self);
  GPtrArray *versions =
    deal_db_read_all (db,
                      deal_db_query (db, error,
                                     "SELECT seen, hash, page FROM versions"
                                     " WHERE source = ?1 ORDER BY seen, page",
                                     "i", id),
                      read_version, (GDestroyNotify) deal_archived_version_free, error);

  deal_archive_unlock (self, db);

  return versions;
}

/**
 * deal_archive_load_version_text:
 * @self: the archive
 * @hash: of a version
 * @error: return location for an error
 *
 * Returns: (transfer full): the text, or `NULL`: without an error when there is
 *   none any more
 */
char *
deal_archive_load_version_text (DealArchive *self,
                                const char  *hash,
                                GError     **error)
{
  DealDb *db = deal_archive_lock_reader (self);
  char   *text = deal_db_read_text (
      db, deal_db_query (db, error, "SELECT body FROM texts WHERE hash = ?1", "t", hash),
      error);

  deal_archive_unlock (self, db);

  return text;
}
