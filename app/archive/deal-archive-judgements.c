/* deal-archive-judgements.c: what the user made of passages that speak of a term
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/deal-archive-private.h"
#include "deal-clock.h"

/**
 * deal_archived_judgement_free:
 * @judgement: (nullable) (transfer full): a record
 */
void
deal_archived_judgement_free (DealArchivedJudgement *judgement)
{
  if (judgement == NULL)
    return;

  g_free (judgement->term);
  g_free (judgement->passage);
  g_free (judgement->stance);
  g_free (judgement->says);
  g_free (judgement);
}

static gpointer
read_judgement (sqlite3_stmt *row)
{
  DealArchivedJudgement *judgement = g_new0 (DealArchivedJudgement, 1);

  judgement->source = sqlite3_column_int64 (row, 0);
  judgement->term = deal_db_dup_text (row, 1);
  judgement->passage = deal_db_dup_text (row, 2);
  judgement->stance = deal_db_dup_text (row, 3);
  judgement->says = deal_db_dup_text (row, 4);
  judgement->at = sqlite3_column_int64 (row, 5);

  return judgement;
}

/**
 * deal_archive_load_judgements:
 * @self: the archive
 * @deal_id: the id of a deal
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type DealArchivedJudgement): what the user said
 *   of passages for the deal, in the order of the saying; or `NULL`
 */
GPtrArray *
deal_archive_load_judgements (DealArchive *self,
                              const char  *deal_id,
                              GError     **error)
{
  DealDb    *db = deal_archive_lock_reader (self);
  GPtrArray *judgements = deal_db_read_all (
    db,
    deal_db_query (db, error,
                   "SELECT source, term, passage, stance, says, at FROM judgements"
                   " WHERE deal = ?1 ORDER BY at, source, term, passage",
                   "t", deal_id),
    read_judgement, (GDestroyNotify) deal_archived_judgement_free, error);

  deal_archive_unlock (self, db);

  return judgements;
}

/**
 * deal_archive_keep_judgement:
 * @self: the archive
 * @deal_id: the id of a deal
 * @judgement: what the user says of a passage; the time of it counts for nothing
 * @error: return location for an error
 *
 * Takes the place of what was said of the same passage before.
 *
 * Returns: whether it is on the disk
 */
gboolean
deal_archive_keep_judgement (DealArchive                 *self,
                             const char                  *deal_id,
                             const DealArchivedJudgement *judgement,
                             GError                     **error)
{
  DealDb *db = deal_archive_lock_writer (self);

  return deal_archive_finish_write (
    self, db,
    deal_db_run (db, error,
                 "INSERT OR REPLACE INTO judgements"
                 " (deal, source, term, passage, stance, says, at)"
                 " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                 "titttti", deal_id, judgement->source, judgement->term,
                 judgement->passage, judgement->stance, judgement->says,
                 deal_clock_now ()));
}

/**
 * deal_archive_forget_judgement:
 * @self: the archive
 * @deal_id: the id of a deal
 * @judgement: names source, term and passage
 * @error: return location for an error
 *
 * Takes back what was said of a passage: it is a candidate again.
 */
gboolean
deal_archive_forget_judgement (DealArchive                 *self,
                               const char                  *deal_id,
                               const DealArchivedJudgement *judgement,
                               GError                     **error)
{
  DealDb *db = deal_archive_lock_writer (self);

  return deal_archive_finish_write (
    self, db,
    deal_db_run (db, error,
                 "DELETE FROM judgements WHERE deal = ?1 AND source = ?2 AND term = ?3"
                 " AND passage = ?4",
                 "titt", deal_id, judgement->source, judgement->term,
                 judgement->passage));
}
