/* deal-archive-scenarios.c: the scenarios that the user made for a deal
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/deal-archive-private.h"
#include "deal-clock.h"

static gpointer
read_body (sqlite3_stmt *row)
{
  return deal_db_dup_text (row, 0);
}

/**
 * deal_archive_load_scenarios:
 * @self: the archive
 * @deal_id: the id of a deal
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type utf8): the scenarios as they were kept, the
 *   oldest first; or `NULL`
 */
GPtrArray *
deal_archive_load_scenarios (DealArchive *self,
                             const char  *deal_id,
                             GError     **error)
{
  DealDb    *db = deal_archive_lock_reader (self);
  GPtrArray *bodies = deal_db_read_all (
    db,
    deal_db_query (db, error,
                   "SELECT body FROM scenarios WHERE deal = ?1 ORDER BY at, id", "t",
                   deal_id),
    read_body, g_free, error);

  deal_archive_unlock (self, db);

  return bodies;
}

/**
 * deal_archive_keep_scenario:
 * @self: the archive
 * @deal_id: the id of a deal
 * @id: the id of a scenario
 * @body: (nullable): what it is, as text; `NULL`: it is deleted
 * @error: return location for an error
 *
 * Returns: whether it is on the disk
 */
gboolean
deal_archive_keep_scenario (DealArchive *self,
                            const char  *deal_id,
                            const char  *id,
                            const char  *body,
                            GError     **error)
{
  DealDb  *db = deal_archive_lock_writer (self);
  gboolean is_good;

  if (body == NULL)
    is_good = deal_db_run (db, error,
                           "DELETE FROM scenarios WHERE deal = ?1 AND id = ?2", "tt",
                           deal_id, id);
  else
    is_good = deal_db_run (db, error,
                           "INSERT OR REPLACE INTO scenarios (deal, id, body, at)"
                           " VALUES (?1, ?2, ?3, ?4)",
                           "ttti", deal_id, id, body, deal_clock_now ());

  return deal_archive_finish_write (self, db, is_good);
}

/**
 * deal_archive_replace_scenario:
 * @self: the archive
 * @deal_id: the id of a deal
 * @old_id: the id of a scenario that is kept
 * @id: the id that it has now
 * @body: what it is now
 * @error: return location for an error
 *
 * Keeps its place in the list.  A scenario that is not kept is added.
 *
 * Returns: whether it is on the disk, the old one no longer
 */
gboolean
deal_archive_replace_scenario (DealArchive *self,
                               const char  *deal_id,
                               const char  *old_id,
                               const char  *id,
                               const char  *body,
                               GError     **error)
{
  DealDb *db = deal_archive_lock_writer (self);

  return deal_archive_finish_write (
    self, db,
    deal_db_begin (db, error) &&
      deal_db_end (db,
                   deal_db_run (db, error,
                                "INSERT INTO scenarios (deal, id, body, at)"
                                " VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
                                "ttti", deal_id, old_id, body, deal_clock_now ()) &&
                     deal_db_run (db, error,
                                  "UPDATE OR REPLACE scenarios SET id = ?3, body = ?4"
                                  " WHERE deal = ?1 AND id = ?2",
                                  "tttt", deal_id, old_id, id, body),
                   error));
}
