/* deal-archive-hosts.c: the servers that want to be left alone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/deal-archive-private.h"

gboolean
deal_archive_hold_host (DealDb           *db,
                        const DealFailed *failed,
                        GError          **error)
{
  return failed->host == NULL ||
         deal_db_run (
           db, error,
           "INSERT INTO hosts (host, not_before) VALUES (?1, ?2)"
           " ON CONFLICT (host) DO UPDATE SET not_before = excluded.not_before",
           "ti", failed->host, failed->host_not_before);
}

/**
 * deal_archive_load_holds:
 * @self: the archive
 * @now: seconds since 1970
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type utf8 gint64): the hosts that want to
 *   be left alone, and until when, or `NULL`
 */
GHashTable *
deal_archive_load_holds (DealArchive *self,
                         gint64       now,
                         GError     **error)
{
  DealDb *db = deal_archive_lock_reader (self);
  g_autoptr (GHashTable)
    holds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gboolean has_row = FALSE;
  gboolean is_good;

  {
    g_autoptr (sqlite3_stmt) query = deal_db_query (
      db, error, "SELECT host, not_before FROM hosts WHERE not_before > ?1", "i", now);

    while ((is_good = query != NULL && deal_db_step (db, query, &has_row, error)) &&
           has_row)
      {
        gint64 until = sqlite3_column_int64 (query, 1);

        g_hash_table_insert (holds, deal_db_dup_text (query, 0),
                             g_memdup2 (&until, sizeof until));
      }
  }
  deal_archive_unlock (self, db);

  return is_good ? g_steal_pointer (&holds) : NULL;
}
