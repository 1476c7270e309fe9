/* deal-archive-readings.c: how the user reads what sources contradict each other on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/deal-archive-private.h"
#include "deal-clock.h"

/**
 * deal_archived_reading_new:
 * @conflict: the id of a conflict
 * @says: a position, in its words
 * @reason: (nullable): why it is taken for true
 *
 * Returns: (transfer full): a record
 */
DealArchivedReading *
deal_archived_reading_new (const char *conflict,
                           const char *says,
                           const char *reason)
{
  DealArchivedReading *reading = g_new0 (DealArchivedReading, 1);

  reading->conflict = g_strdup (conflict);
  reading->says = g_strdup (says);
  reading->reason = g_strdup (reason);

  return reading;
}

/**
 * deal_archived_reading_free:
 * @reading: (nullable) (transfer full): a record
 */
void
deal_archived_reading_free (DealArchivedReading *reading)
{
  if (reading == NULL)
    return;

  g_free (reading->conflict);
  g_free (reading->says);
  g_free (reading->reason);
  g_free (reading);
}

static gpointer
read_reading (sqlite3_stmt *row)
{
  DealArchivedReading *reading = g_new0 (DealArchivedReading, 1);

  reading->conflict = deal_db_dup_text (row, 0);
  reading->says = deal_db_dup_text (row, 1);
  reading->reason = deal_db_dup_text (row, 2);

  return reading;
}

/**
 * deal_archive_load_readings:
 * @self: the archive
 * @deal_id: the id of a deal
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type DealArchivedReading): what the user
 *   chose for the deal, by conflict; or `NULL`
 */
GPtrArray *
deal_archive_load_readings (DealArchive *self,
                            const char  *deal_id,
                            GError     **error)
{
  DealDb    *db = deal_archive_lock_reader (self);
  GPtrArray *readings = deal_db_read_all (
    db,
    deal_db_query (db, error,
                   "SELECT conflict, says, reason FROM readings"
                   " WHERE deal = ?1 ORDER BY conflict",
                   "t", deal_id),
    read_reading, (GDestroyNotify) deal_archived_reading_free, error);

  deal_archive_unlock (self, db);

  return readings;
}

/**
 * deal_archive_keep_reading:
 * @self: the archive
 * @deal_id: the id of a deal
 * @conflict: the id of one of its conflicts
 * @reading: (nullable): how the user reads it; `NULL`: not at all any more
 * @error: return location for an error
 *
 * Returns: whether it is on the disk
 */
gboolean
deal_archive_keep_reading (DealArchive               *self,
                           const char                *deal_id,
                           const char                *conflict,
                           const DealArchivedReading *reading,
                           GError                   **error)
{
  DealDb  *db = deal_archive_lock_writer (self);
  gboolean is_good;

  if (reading == NULL)
    is_good = deal_db_run (db, error,
                           "DELETE FROM readings WHERE deal = ?1 AND conflict = ?2",
                           "tt", deal_id, conflict);
  else
    is_good = deal_db_run (db, error,
                           "INSERT OR REPLACE INTO readings"
                           " (deal, conflict, says, reason, at)"
                           " VALUES (?1, ?2, ?3, ?4, ?5)",
                           "tttti", deal_id, conflict, reading->says, reading->reason,
                           deal_clock_now ());

  return deal_archive_finish_write (self, db, is_good);
}
