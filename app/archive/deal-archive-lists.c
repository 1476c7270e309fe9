/* deal-archive-lists.c: whom we ask, and what the user says of it all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/deal-archive-private.h"
#include "deal-clock.h"
#include "deal-error.h"
#include "deal-text.h"

#define SELECT_LISTS                                                               \
  "SELECT url, current_url, title, by_user, asked, answered, changed, not_before," \
  " status, failures, gone, reason, etag, last_modified, validators_url FROM lists "

/**
 * deal_archived_list_free:
 * @list: (nullable) (transfer full): a record
 */
void
deal_archived_list_free (DealArchivedList *list)
{
  if (list == NULL)
    return;

  g_free (list->url);
  g_free (list->current_url);
  g_free (list->title);
  g_free (list->reason);
  g_free (list->etag);
  g_free (list->last_modified);
  g_free (list->validators_url);
  g_free (list);
}

static gpointer
read_list (sqlite3_stmt *row)
{
  DealArchivedList *list = g_new0 (DealArchivedList, 1);

  list->url = deal_db_dup_text (row, 0);
  list->current_url = deal_db_dup_text (row, 1);
  list->title = deal_db_dup_text (row, 2);
  list->by_user = sqlite3_column_int (row, 3) != 0;
  list->asked = sqlite3_column_int64 (row, 4);
  list->answered = sqlite3_column_int64 (row, 5);
  list->changed = sqlite3_column_int64 (row, 6);
  list->not_before = sqlite3_column_int64 (row, 7);
  list->status = (guint) sqlite3_column_int (row, 8);
  list->failures = (guint) sqlite3_column_int (row, 9);
  list->is_gone = sqlite3_column_int (row, 10) != 0;
  list->reason = deal_db_dup_text (row, 11);
  list->etag = deal_db_dup_text (row, 12);
  list->last_modified = deal_db_dup_text (row, 13);
  list->validators_url = deal_db_dup_text (row, 14);

  return list;
}

/* The lists of @query, which is taken and may be NULL. */
GPtrArray *
deal_archive_read_lists (DealDb       *db,
                         sqlite3_stmt *query,
                         GError      **error)
{
  return deal_db_read_all (db, query, read_list,
                           (GDestroyNotify) deal_archived_list_free, error);
}

/* The first list of @query, which is taken and may be NULL. */
DealArchivedList *
deal_archive_read_list (DealDb       *db,
                        sqlite3_stmt *query,
                        GError      **error)
{
  return deal_db_read_one (db, query, read_list, error);
}

/**
 * deal_archive_load_lists:
 * @self: the archive
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type DealArchivedList): all lists that were
 *   ever asked or added, in the order of their coming, or `NULL`
 */
GPtrArray *
deal_archive_load_lists (DealArchive *self,
                         GError     **error)
{
  DealDb    *db = deal_archive_lock_reader (self);
  GPtrArray *lists = deal_archive_read_lists (
    db, deal_db_query (db, error, SELECT_LISTS "ORDER BY id", ""), error);

  deal_archive_unlock (self, db);

  return lists;
}

/**
 * deal_archive_get_last_asked:
 * @self: the archive
 * @asked: (out): when a list or the address of a deal was last asked; 0: never
 * @error: return location for an error
 *
 * A time that is still to come is that of a clock that was wrong, and does not count.
 */
gboolean
deal_archive_get_last_asked (DealArchive *self,
                             gint64      *asked,
                             GError     **error)
{
  DealDb  *db = deal_archive_lock_reader (self);
  gboolean is_good;

  *asked = 0;
  is_good = deal_db_read_number (
    db,
    deal_db_query (db, error,
                   "SELECT COALESCE (max (asked), 0) FROM (SELECT asked FROM lists"
                   " UNION ALL SELECT asked FROM editions) WHERE asked <= ?1",
                   "i", deal_clock_now ()),
    asked, error);
  deal_archive_unlock (self, db);

  return is_good;
}

static gboolean
add_list (DealDb     *db,
          const char *url,
          const char *title,
          gboolean   *is_new,
          GError    **error)
{
  if (!deal_db_run (db, error,
                    "INSERT INTO lists (url, current_url, by_user, added)"
                    " VALUES (?1, ?1, 1, ?2) ON CONFLICT (url) DO UPDATE"
                    " SET by_user = 1, gone = 0 WHERE NOT by_user OR gone",
                    "ti", url, deal_clock_now ()))
    return FALSE;
  *is_new = sqlite3_changes (db->handle) > 0;

  return title == NULL ||
         deal_db_run (db, error,
                      "UPDATE lists SET title = ?2 WHERE url = ?1 AND title = ''", "tt",
                      url, title);
}

/**
 * deal_archive_add_list:
 * @self: the archive
 * @url: an address that deal_url_check() gave
 * @title: (nullable): what to call it until it was read
 * @is_new: (out) (optional): whether the user had not added it yet
 * @error: return location for an error
 *
 * Makes a list one of the user's own.  One that was gone is asked again.
 */
gboolean
deal_archive_add_list (DealArchive *self,
                       const char  *url,
                       const char  *title,
                       gboolean    *is_new,
                       GError     **error)
{
  DealDb  *db = deal_archive_lock_writer (self);
  gboolean is_added = FALSE;
  gboolean is_good = deal_db_begin (db, error) &&
                     deal_db_end (db, add_list (db, url, title, &is_added, error), error);

  if (is_new != NULL)
    *is_new = is_good && is_added;

  return deal_archive_finish_write (self, db, is_good);
}

/**
 * deal_archive_remove_list:
 * @self: the archive
 * @url: as it was added
 * @error: return location for an error
 *
 * The list is not asked any more; what came from it stays.  Adding it again
 * undoes this.
 */
gboolean
deal_archive_remove_list (DealArchive *self,
                          const char  *url,
                          GError     **error)
{
  DealDb *db = deal_archive_lock_writer (self);

  return deal_archive_finish_write (
    self, db,
    deal_db_run (db, error, "UPDATE lists SET by_user = 0 WHERE url = ?1", "t", url));
}

/* @is_read FALSE goes back to the revision before: what was changed is changed
 * again, what was new is new. */
static gboolean
set_mark (DealDb  *db,
          gint64   id,
          gboolean is_read,
          GError **error)
{
  return deal_db_run (db, error,
                      "INSERT INTO marks (source, revision, at)"
                      " SELECT id, revision - ?2, ?3 FROM sources WHERE id = ?1"
                      " ON CONFLICT (source) DO UPDATE"
                      " SET revision = excluded.revision, at = excluded.at",
                      "iii", id, (gint64) (is_read ? 0 : 1), deal_clock_now ());
}

/**
 * deal_archive_set_read:
 * @self: the archive
 * @id: a source
 * @is_read: whether the user has read it
 * @was_read: (out) (optional): what it was before: give it back to undo this
 * @error: return location for an error
 *
 * Returns: FALSE with `DEAL_ERROR_NOT_FOUND` or `DEAL_ERROR_ARCHIVE`
 */
gboolean
deal_archive_set_read (DealArchive *self,
                       gint64       id,
                       gboolean     is_read,
                       gboolean    *was_read,
                       GError     **error)
{
  static const char select_read[] =
    "SELECT " DEAL_SQL_READ " = s.revision"
    " FROM sources AS s LEFT JOIN marks AS m ON m.source = s.id WHERE s.id = ?1";
  DealDb  *db = deal_archive_lock_writer (self);
  gint64   before = -1;
  gboolean is_good = deal_db_begin (db, error);

  if (is_good)
    {
      is_good = deal_db_read_number (db, deal_db_query (db, error, select_read, "i", id),
                                     &before, error);
      if (is_good && before < 0)
        {
          g_set_error_literal (error, DEAL_ERROR, DEAL_ERROR_NOT_FOUND,
                               _ ("The archive has no such source"));
          is_good = FALSE;
        }
      if (is_good && before != is_read)
        is_good = set_mark (db, id, is_read, error);
      is_good = deal_db_end (db, is_good, error);
    }
  if (was_read != NULL)
    *was_read = before == 1;

  return deal_archive_finish_write (self, db, is_good);
}
