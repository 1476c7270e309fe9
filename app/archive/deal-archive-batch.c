/* deal-archive-batch.c: how writing ends, one by one or many at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/deal-archive-private.h"
#include "archive/deal-archive-store.h"

gboolean
deal_archive_finish_write (DealArchive *self,
                           DealDb      *db,
                           gboolean     is_good)
{
  /* What others wait for is the end of the batch. */
  gboolean is_news = is_good && db->depth == 0;

  deal_archive_unlock (self, db);
  if (is_news)
    deal_archive_notify_changed (self);

  return is_good;
}

/**
 * deal_archive_begin_batch:
 * @self: the archive
 * @error: return location for an error
 *
 * What this thread stores until deal_archive_end_batch() reaches the disk
 * together, which costs as much as one alone.  Nobody else can write meanwhile,
 * so it should be short.
 *
 * Returns: FALSE when there is no batch to end
 */
gboolean
deal_archive_begin_batch (DealArchive *self,
                          GError     **error)
{
  DealDb *db = deal_archive_lock_writer (self);

  if (deal_db_begin (db, error))
    return TRUE;

  return deal_archive_finish_write (self, db, FALSE);
}

/**
 * deal_archive_end_batch:
 * @self: the archive
 * @is_good: FALSE to take all of it back
 * @error: return location for an error; left alone when @is_good is FALSE
 *
 * Returns: whether all that was stored since deal_archive_begin_batch() is on the
 *   disk; if not, nothing of it is
 */
gboolean
deal_archive_end_batch (DealArchive *self,
                        gboolean     is_good,
                        GError     **error)
{
  DealDb  *db = deal_archive_lock_writer (self);
  gboolean is_kept = deal_db_end (db, is_good, error);

  deal_archive_unlock (self, db);

  return deal_archive_finish_write (self, db, is_kept);
}
