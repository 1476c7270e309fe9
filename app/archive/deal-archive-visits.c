/* deal-archive-visits.c: what a deal said when the user last looked at it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/deal-archive-private.h"

/**
 * deal_archive_load_visit:
 * @self: the archive
 * @deal_id: the id of a deal
 * @edition: (out) (transfer full) (nullable): what was kept then; `NULL`: the deal
 *   was never looked at
 * @at: (out): when that was
 * @error: return location for an error
 *
 * Returns: whether that is known
 */
gboolean
deal_archive_load_visit (DealArchive *self,
                         const char  *deal_id,
                         char       **edition,
                         gint64      *at,
                         GError     **error)
{
  DealDb  *db = deal_archive_lock_reader (self);
  gboolean has_row = FALSE;
  gboolean is_good;

  *edition = NULL;
  *at = 0;
  {
    g_autoptr (sqlite3_stmt) rows =
      deal_db_query (db, error, "SELECT edition, at FROM visits WHERE deal = ?1", "t",
                     deal_id);

    is_good = rows != NULL && deal_db_step (db, rows, &has_row, error);
    if (is_good && has_row)
      {
        *edition = deal_db_dup_text (rows, 0);
        *at = sqlite3_column_int64 (rows, 1);
      }
  }
  deal_archive_unlock (self, db);

  return is_good;
}

/**
 * deal_archive_keep_visit:
 * @self: the archive
 * @deal_id: the id of a deal
 * @edition: what to compare it with the next time
 * @at: when the user looked at it
 * @error: return location for an error
 *
 * Returns: whether it is on the disk
 */
gboolean
deal_archive_keep_visit (DealArchive *self,
                         const char  *deal_id,
                         const char  *edition,
                         gint64       at,
                         GError     **error)
{
  DealDb  *db = deal_archive_lock_writer (self);
  gboolean is_good = deal_db_run (db, error,
                                  "INSERT OR REPLACE INTO visits (deal, edition, at)"
                                  " VALUES (?1, ?2, ?3)",
                                  "tti", deal_id, edition, at);

  return deal_archive_finish_write (self, db, is_good);
}
