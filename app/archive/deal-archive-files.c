/* deal-archive-files.c: where deal files came from, and what they were before
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "archive/deal-archive-private.h"
#include "deal-clock.h"

/**
 * deal_archive_keep_origin:
 * @self: the archive
 * @uri: a file
 * @url: the address that the user opened, of which it is a copy
 * @error: return location for an error
 */
gboolean
deal_archive_keep_origin (DealArchive *self,
                          const char  *uri,
                          const char  *url,
                          GError     **error)
{
  DealDb *db = deal_archive_lock_writer (self);

  return deal_archive_finish_write (
    self, db,
    deal_db_run (db, error,
                 "INSERT INTO files (uri, url) VALUES (?1, ?2)"
                 " ON CONFLICT (uri) DO UPDATE SET url = excluded.url",
                 "tt", uri, url));
}

/**
 * deal_archive_find_origin:
 * @self: the archive
 * @uri: a file
 * @error: return location for an error
 *
 * Returns: (transfer full): the address of which it is a copy, or `NULL`: without
 *   an error when it is of none
 */
char *
deal_archive_find_origin (DealArchive *self,
                          const char  *uri,
                          GError     **error)
{
  DealDb *db = deal_archive_lock_reader (self);
  char   *url = deal_db_read_text (
      db,
      deal_db_query (db, error, "SELECT url FROM files WHERE uri = ?1", "t", uri), error);

  deal_archive_unlock (self, db);

  return url;
}

/**
 * deal_archive_find_copy:
 * @self: the archive
 * @url: an address
 * @error: return location for an error
 *
 * Returns: (transfer full): the file that is a copy of it, or `NULL`: without an
 *   error when there is none
 */
char *
deal_archive_find_copy (DealArchive *self,
                        const char  *url,
                        GError     **error)
{
  DealDb *db = deal_archive_lock_reader (self);
  char   *uri = deal_db_read_text (
      db,
      deal_db_query (db, error, "SELECT uri FROM files WHERE url = ?1 ORDER BY uri", "t",
                     url),
      error);

  deal_archive_unlock (self, db);

  return uri;
}

/**
 * deal_archive_keep_replaced:
 * @self: the archive
 * @uri: a file
 * @before: what is in it, text in UTF-8
 * @hash: the SHA-256 of the edition that is to take its place
 * @error: return location for an error
 */
gboolean
deal_archive_keep_replaced (DealArchive *self,
                            const char  *uri,
                            GBytes      *before,
                            const char  *hash,
                            GError     **error)
{
  DealDb          *db = deal_archive_lock_writer (self);
  gsize            size;
  const char      *data = g_bytes_get_data (before, &size);
  g_autofree char *body = g_strndup (data, size);

  return deal_archive_finish_write (
    self, db,
    deal_db_run (db, error,
                 "INSERT OR REPLACE INTO replaced (uri, hash, body, at)"
                 " VALUES (?1, ?2, ?3, ?4)",
                 "ttti", uri, hash, body, deal_clock_now ()));
}

/**
 * deal_archive_load_replaced:
 * @self: the archive
 * @uri: a file
 * @hash: the SHA-256 of what is in it
 * @error: return location for an error
 *
 * Returns: (transfer full): what that took the place of, or `NULL`: without an error
 *   when nothing is known of it
 */
GBytes *
deal_archive_load_replaced (DealArchive *self,
                            const char  *uri,
                            const char  *hash,
                            GError     **error)
{
  DealDb *db = deal_archive_lock_reader (self);
  char   *body = deal_db_read_text (
      db,
      deal_db_query (db, error,
                     "SELECT body FROM replaced WHERE uri = ?1 AND hash = ?2", "tt", uri,
                     hash),
      error);

  deal_archive_unlock (self, db);

  return body != NULL ? g_bytes_new_take (body, strlen (body)) : NULL;
}

/**
 * deal_archive_forget_replaced:
 * @self: the archive
 * @uri: a file
 * @hash: (nullable): the SHA-256 of what is in it: all but what that took the place
 *   of is forgotten; `NULL`: all
 * @error: return location for an error
 */
gboolean
deal_archive_forget_replaced (DealArchive *self,
                              const char  *uri,
                              const char  *hash,
                              GError     **error)
{
  DealDb *db = deal_archive_lock_writer (self);

  return deal_archive_finish_write (
    self, db,
    deal_db_run (db, error, "DELETE FROM replaced WHERE uri = ?1 AND hash IS NOT ?2",
                 "tt", uri, hash));
}
