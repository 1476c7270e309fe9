/* deal-archive-index.c: the words of all sources, for the search
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/deal-archive-private.h"

/**
 * deal_archive_index_new:
 * @db: a connection in a transaction
 * @error: return location for an error
 *
 * Takes the sources into the index that are newer than all that are in it; done
 * before a transaction ends.  All at once: whatever may be taken back, as each list
 * and each statement may, makes FTS5 write all that it holds, and one by one that is
 * most of the work.
 *
 * Returns: whether they are in it, or will be when the transaction ends well
 */
gboolean
deal_archive_index_new (DealDb  *db,
                        GError **error)
{
  return deal_db_run (
    db, error,
    "INSERT INTO search (rowid, title, body)"
    " SELECT s.id, s.title, COALESCE (t.body, '')"
    " FROM sources AS s LEFT JOIN texts AS t ON t.hash = s.hash"
    " WHERE s.id > (SELECT COALESCE (MAX (id), 0) FROM search_docsize) ORDER BY s.id",
    "");
}

/**
 * deal_archive_unindex:
 * @db: a connection in a transaction
 * @id: a source, for deal_archive_index() once it says what it shall say
 * @title: what it was called
 * @hash: (nullable): of the text that it had
 * @error: return location for an error
 *
 * The index has no text of its own: what leaves it must be given once more.
 *
 * Returns: whether it is out of it
 */
gboolean
deal_archive_unindex (DealDb     *db,
                      gint64      id,
                      const char *title,
                      const char *hash,
                      GError    **error)
{
  return deal_archive_index_new (db, error) &&
         deal_db_run (db, error,
                      "INSERT INTO search (search, rowid, title, body)"
                      " SELECT 'delete', ?1, ?2,"
                      " COALESCE ((SELECT body FROM texts WHERE hash = ?3), '')",
                      "itt", id, title, hash);
}

/**
 * deal_archive_index:
 * @db: a connection in a transaction
 * @id: a source that deal_archive_unindex() took out
 * @title: what it is called now
 * @error: return location for an error
 *
 * Returns: whether it is in it again, with the text that it has now
 */
gboolean
deal_archive_index (DealDb     *db,
                    gint64      id,
                    const char *title,
                    GError    **error)
{
  return deal_db_run (
    db, error,
    "INSERT INTO search (rowid, title, body) SELECT ?1, ?2,"
    " COALESCE ((SELECT t.body FROM sources AS s JOIN texts AS t ON t.hash = s.hash"
    " WHERE s.id = ?1), '')",
    "it", id, title);
}
