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
#define CAME_IN(table, key) \
  "UPDATE " table " SET current_url = COALESCE (?2, current_url), asked = ?3," \
  " answered = ?3, status = ?4, failures = 0, not_before = 0, gone = 0," \
  " reason = NULL, etag = ?5, last_modified = ?6, validators_url = ?7" \
  " WHERE " key " = ?1"
#define SAME(table, key) \
  "UPDATE " table " SET asked = ?2, answered = ?2, status = 304, failures = 0," \
  " not_before = 0, gone = 0, reason = NULL WHERE " key " = ?1"
#define FAILED(table, key) \
  "UPDATE " table " SET asked = ?2, status = ?3, failures = failures + 1," \
  " gone = gone OR ?4, reason = ?5, not_before = ?6 WHERE " key " = ?1"
/* clang-format on */

#define LEDGER(column, table, key, same_word)                                   \
  {                                                                             \
    NOTE (column, table, key), TRIM (column, table, key), CAME_IN (table, key), \
      SAME (table, key), FAILED (table, key), same_word                         \
  }

static const struct
{
  const char *note;
  const char *trim;
  const char *came_in;
  const char *same;
  const char *failed;
  const char *same_word;
} ledgers[] = {
  [DEAL_LEDGER_LISTS] = LEDGER ("list", "lists", "url", "not-changed"),
  [DEAL_LEDGER_SOURCES] = LEDGER ("source", "sources", "key", "same"),
  [DEAL_LEDGER_EDITIONS] = LEDGER ("edition", "editions", "url", "not-changed"),
};

static gboolean
note (DealDb     *db,
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

/* What was asked for came in whole; @outcome is what the ledger calls that. */
gboolean
deal_archive_note_answer (DealDb             *db,
                          DealLedger          ledger,
                          const DealReceived *answer,
                          const char         *outcome,
                          GError            **error)
{
  return deal_db_run (db, error, ledgers[ledger].came_in, "ttiittt", answer->url,
                      answer->current_url, answer->now, (gint64) answer->status,
                      answer->etag, answer->last_modified, answer->validators_url) &&
         note (db, ledger, answer->url, answer->now, answer->status, outcome, NULL,
               error);
}

/**
 * deal_archive_store_same:
 * @self: the archive
 * @ledger: what it is
 * @url: that whose server said 304
 * @now: seconds since 1970
 * @error: return location for an error
 */
gboolean
deal_archive_store_same (DealArchive *self,
                         DealLedger   ledger,
                         const char  *url,
                         gint64       now,
                         GError     **error)
{
  DealDb *db = deal_archive_lock_writer (self);

  return deal_archive_finish_write (
    self, db,
    deal_db_begin (db, error) &&
      deal_db_end (db,
                   deal_db_run (db, error, ledgers[ledger].same, "ti", url, now) &&
                     note (db, ledger, url, now, 304, ledgers[ledger].same_word, NULL,
                           error),
                   error));
}

static gboolean
ensure (DealDb           *db,
        DealLedger        ledger,
        const DealFailed *failed,
        GError          **error)
{
  switch (ledger)
    {
    case DEAL_LEDGER_LISTS:
      return deal_archive_ensure_list (db, failed->url, failed->title, failed->now,
                                       error);
    case DEAL_LEDGER_SOURCES:
      return deal_archive_ensure_source (db, failed->url, failed->title, "",
                                         failed->is_known, failed->now, error);
    case DEAL_LEDGER_EDITIONS:
      return deal_archive_ensure_edition (db, failed->url, error);
    default:
      g_assert_not_reached ();
    }
}

/* Holds back the host as well, where it asked for that. */
static gboolean
note_failed (DealDb           *db,
             DealLedger        ledger,
             const DealFailed *failed,
             GError          **error)
{
  return ensure (db, ledger, failed, error) &&
         deal_db_run (db, error, ledgers[ledger].failed, "tiiiti", failed->url,
                      failed->now, (gint64) failed->status, (gint64) failed->is_gone,
                      failed->reason, failed->not_before) &&
         deal_archive_hold_host (db, failed, error) &&
         note (db, ledger, failed->url, failed->now, failed->status,
               failed->is_gone ? "gone" : "failed", failed->reason, error);
}

/**
 * deal_archive_store_failure:
 * @self: the archive
 * @ledger: what it is
 * @failed: what went wrong with it, also that it came with mistakes
 * @error: return location for an error
 *
 * All that came of it before, and its validators, stay.
 */
gboolean
deal_archive_store_failure (DealArchive      *self,
                            DealLedger        ledger,
                            const DealFailed *failed,
                            GError          **error)
{
  DealDb *db = deal_archive_lock_writer (self);

  return deal_archive_finish_write (
    self, db,
    deal_db_begin (db, error) &&
      deal_db_end (db, note_failed (db, ledger, failed, error), error));
}
