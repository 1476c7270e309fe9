/* deal-archive-ledger.c: how each question to a server ended, the last ones
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/deal-archive-private.h"

/* So many lines of each list, source and edition are kept. */
#define ASKS_KEPT "50"

/* Of what is in @table, where @key is its address and @column of asks its id. */
/* clang-format off */
#define NOTE(column, table, key) \
  "INSERT INTO asks (" column ", asked, status, outcome, reason)" \
  " SELECT id, ?2, ?3, ?4, ?5 FROM " table " WHERE " key " = ?1"
#define ITS_ID(table, key) "(SELECT id FROM " table " WHERE " key " = ?1)"
#define TRIM(column, table, key) \
  "DELETE FROM asks WHERE " column " = " ITS_ID (table, key) \
  " AND id <= (SELECT id FROM asks WHERE " column " = " ITS_ID (table, key) \
  " ORDER BY id DESC LIMIT 1 OFFSET " ASKS_KEPT ")"
#define SAME(table, key) \
  "UPDATE " table " SET asked = ?2, answered = ?2, status = 304, failures = 0," \
  " not_before = 0, reason = NULL WHERE " key " = ?1"
#define FAILED(table, key) \
  "UPDATE " table " SET asked = ?2, status = ?3, failures = failures + 1," \
  " gone = gone OR ?4, reason = ?5, not_before = ?6 WHERE " key " = ?1"
/* clang-format on */

#define LEDGER(column, table, key)                                           \
  {                                                                          \
    NOTE (column, table, key), TRIM (column, table, key), SAME (table, key), \
      FAILED (table, key)                                                    \
  }

static const struct
{
  const char *note;
  const char *trim;
  const char *same;
  const char *failed;
} ledgers[] = {
  [DEAL_LEDGER_LISTS] = LEDGER ("list", "lists", "url"),
  [DEAL_LEDGER_SOURCES] = LEDGER ("source", "sources", "key"),
  [DEAL_LEDGER_EDITIONS] = LEDGER ("edition", "editions", "url"),
};

gboolean
deal_archive_note_ask (DealDb     *db,
                       DealLedger  ledger,
                       const char *url,
                       gint64      now,
                       guint       status,
                       const char *outcome,
                       const char *reason,
                       GError    **error)
{
  return deal_db_run (db, error, ledgers[ledger].note, "tiitt", url, now,
                      (gint64) status, outcome, reason) &&
         deal_db_run (db, error, ledgers[ledger].trim, "t", url);
}

/* Its server said 304; @outcome is what the ledger calls that. */
gboolean
deal_archive_note_same (DealDb     *db,
                        DealLedger  ledger,
                        const char *url,
                        gint64      now,
                        const char *outcome,
                        GError    **error)
{
  return deal_db_run (db, error, ledgers[ledger].same, "ti", url, now) &&
         deal_archive_note_ask (db, ledger, url, now, 304, outcome, NULL, error);
}

/* Holds back the host as well, where it asked for that. */
gboolean
deal_archive_note_failed (DealDb               *db,
                          DealLedger            ledger,
                          const DealFailedList *failed,
                          GError              **error)
{
  return deal_db_run (db, error, ledgers[ledger].failed, "tiiiti", failed->url,
                      failed->now, (gint64) failed->status, (gint64) failed->is_gone,
                      failed->reason, failed->not_before) &&
         deal_archive_hold_host (db, failed, error) &&
         deal_archive_note_ask (db, ledger, failed->url, failed->now, failed->status,
                                failed->is_gone ? "gone" : "failed", failed->reason,
                                error);
}
