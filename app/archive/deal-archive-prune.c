/* deal-archive-prune.c: how large the archive is, and making it smaller
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/deal-archive-private.h"

/* Texts between the first and the newest of a page: what a citation is compared
 * with, and what is shown, stays; so does all that the user said. */
#define IS_OLD                                                              \
  "(hash <> (SELECT s.hash FROM sources AS s WHERE s.id = versions.source)" \
  " AND (NOT page OR seen <> (SELECT min (v.seen) FROM versions AS v"       \
  "  WHERE v.source = versions.source AND v.page)))"

#define NOT_NEWEST " hash NOT IN (SELECT hash FROM sources WHERE hash IS NOT NULL)"

static const char drop_versions[] = "DELETE FROM versions WHERE " IS_OLD;

static const char drop_texts[] =
  "DELETE FROM texts WHERE hash NOT IN (SELECT hash FROM versions)"
  " AND" NOT_NEWEST;

/* What the two above would leave nobody. */
static const char count_texts[] =
  "SELECT count (*), total (length (CAST (body AS BLOB))) FROM texts"
  " WHERE hash NOT IN (SELECT hash FROM versions WHERE " IS_OLD " IS NOT TRUE)"
  " AND" NOT_NEWEST;

/**
 * deal_archive_get_size:
 * @self: the archive
 *
 * Returns: how many bytes it has
 */
gint64
deal_archive_get_size (DealArchive *self)
{
  DealDb *db = deal_archive_lock_reader (self);
  gint64  n_pages = 0;
  gint64  page_size = 0;

  deal_db_read_number (db, deal_db_query (db, NULL, "PRAGMA page_count", ""), &n_pages,
                       NULL);
  deal_db_read_number (db, deal_db_query (db, NULL, "PRAGMA page_size", ""), &page_size,
                       NULL);
  deal_archive_unlock (self, db);

  return n_pages * page_size;
}

/**
 * deal_archive_count_old:
 * @self: the archive
 * @n_texts: (out): how many texts deal_archive_prune() would remove
 * @n_bytes: (out): how many bytes they have; the archive gets smaller by more,
 *   with what lies around them
 * @error: return location for an error
 */
gboolean
deal_archive_count_old (DealArchive *self,
                        guint       *n_texts,
                        gint64      *n_bytes,
                        GError     **error)
{
  DealDb  *db = deal_archive_lock_reader (self);
  gboolean has_row = FALSE;

  *n_texts = 0;
  *n_bytes = 0;
  {
    g_autoptr (sqlite3_stmt) query = deal_db_query (db, error, count_texts, "");

    if (query != NULL && deal_db_step (db, query, &has_row, error) && has_row)
      {
        *n_texts = (guint) sqlite3_column_int64 (query, 0);
        *n_bytes = sqlite3_column_int64 (query, 1);
      }
  }
  deal_archive_unlock (self, db);

  return has_row;
}

/**
 * deal_archive_prune:
 * @self: the archive
 * @n_texts: (out): how many texts are gone
 * @error: return location for an error
 *
 * Removes texts that are neither the newest of a source nor the first of its page,
 * for good, and gives their room back.
 */
gboolean
deal_archive_prune (DealArchive *self,
                    guint       *n_texts,
                    GError     **error)
{
  DealDb  *db = deal_archive_lock_writer (self);
  gboolean is_good = deal_db_begin (db, error);

  *n_texts = 0;
  if (is_good)
    {
      is_good = deal_db_run (db, error, drop_versions, "") &&
                deal_db_run (db, error, drop_texts, "");
      if (is_good)
        *n_texts = (guint) sqlite3_changes (db->handle);
      is_good = deal_db_end (db, is_good, error);
    }

  /* Another program may be reading: then the room is given back another time. */
  if (is_good && *n_texts > 0)
    deal_db_exec (db, "VACUUM", NULL);

  return deal_archive_finish_write (self, db, is_good);
}
