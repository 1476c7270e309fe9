/* deal-archive-records.c: what is read from the archive
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/deal-archive-private.h"

#include <string.h>

#define SELECT_SOURCES                                                        \
  "SELECT s.id, s.url, s.title, s.publisher, l.url, s.published, s.modified," \
  " s.first_seen, s.last_seen, s.changed,"                                    \
  " CASE WHEN s.asked THEN s.asked ELSE COALESCE (l.asked, 0) END,"           \
  " CASE WHEN s.asked THEN s.answered ELSE COALESCE (l.answered, 0) END,"     \
  " s.status, s.reason, s.failures, s.gone, s.hash IS NOT NULL, s.revision,"  \
  " " DEAL_SQL_READ ", s.page, s.not_before, s.asked"                         \
  " FROM sources AS s LEFT JOIN lists AS l ON l.id = s.list"                  \
  " LEFT JOIN marks AS m ON m.source = s.id "

/* How much more a word counts in a title than in a text; by eye. */
#define TITLE_WEIGHT "10"

enum
{
  COLUMN_ID,
  COLUMN_URL,
  COLUMN_TITLE,
  COLUMN_PUBLISHER,
  COLUMN_LIST_URL,
  COLUMN_PUBLISHED,
  COLUMN_MODIFIED,
  COLUMN_FIRST_SEEN,
  COLUMN_LAST_SEEN,
  COLUMN_CHANGED,
  COLUMN_ASKED,
  COLUMN_ANSWERED,
  COLUMN_STATUS,
  COLUMN_REASON,
  COLUMN_FAILURES,
  COLUMN_GONE,
  COLUMN_HAS_TEXT,
  COLUMN_REVISION,
  COLUMN_READ,
  COLUMN_PAGE,
  COLUMN_NOT_BEFORE,
  COLUMN_OWN_ASKED,
};

/**
 * deal_archived_source_free:
 * @source: (nullable) (transfer full): a record
 */
void
deal_archived_source_free (DealArchivedSource *source)
{
  if (source == NULL)
    return;

  g_free (source->url);
  g_free (source->title);
  g_free (source->publisher);
  g_free (source->list_url);
  g_free (source->published);
  g_free (source->modified);
  g_free (source->reason);
  g_free (source);
}

/**
 * deal_archived_state_to_name:
 * @state: a state
 *
 * Returns: its word in the output for machines
 */
const char *
deal_archived_state_to_name (DealArchivedState state)
{
  static const char *const names[] = { "new", "unchanged", "changed", "unreachable",
                                       "gone" };

  return names[state];
}

static DealArchivedState
read_state (sqlite3_stmt             *row,
            const DealArchivedSource *source)
{
  if (sqlite3_column_int (row, COLUMN_GONE))
    return DEAL_ARCHIVED_GONE;
  if (sqlite3_column_int (row, COLUMN_FAILURES) > 0)
    return DEAL_ARCHIVED_UNREACHABLE;
  if (source->is_read)
    return DEAL_ARCHIVED_UNCHANGED;
  if (sqlite3_column_int64 (row, COLUMN_READ) > 0)
    return DEAL_ARCHIVED_CHANGED;

  return DEAL_ARCHIVED_NEW;
}

static char *
dup_or_empty (sqlite3_stmt *row,
              int           column)
{
  char *text = deal_db_dup_text (row, column);

  return text != NULL ? text : g_strdup ("");
}

static gpointer
read_source (sqlite3_stmt *row)
{
  DealArchivedSource *source = g_new0 (DealArchivedSource, 1);

  source->id = sqlite3_column_int64 (row, COLUMN_ID);
  source->url = deal_db_dup_text (row, COLUMN_URL);
  source->title = dup_or_empty (row, COLUMN_TITLE);
  source->publisher = dup_or_empty (row, COLUMN_PUBLISHER);
  source->list_url = deal_db_dup_text (row, COLUMN_LIST_URL);
  source->published = deal_db_dup_text (row, COLUMN_PUBLISHED);
  source->modified = deal_db_dup_text (row, COLUMN_MODIFIED);
  source->first_seen = sqlite3_column_int64 (row, COLUMN_FIRST_SEEN);
  source->last_seen = sqlite3_column_int64 (row, COLUMN_LAST_SEEN);
  source->changed = sqlite3_column_int64 (row, COLUMN_CHANGED);
  source->asked = sqlite3_column_int64 (row, COLUMN_ASKED);
  source->answered = sqlite3_column_int64 (row, COLUMN_ANSWERED);
  source->is_own_time = sqlite3_column_int64 (row, COLUMN_OWN_ASKED) != 0;
  source->status = (guint) sqlite3_column_int (row, COLUMN_STATUS);
  source->reason = deal_db_dup_text (row, COLUMN_REASON);
  source->has_text = sqlite3_column_int (row, COLUMN_HAS_TEXT) != 0;
  source->is_read = sqlite3_column_int64 (row, COLUMN_READ) ==
                    sqlite3_column_int64 (row, COLUMN_REVISION);
  source->has_page = source->has_text && sqlite3_column_int (row, COLUMN_PAGE) != 0;
  source->not_before = sqlite3_column_int64 (row, COLUMN_NOT_BEFORE);
  source->state = read_state (row, source);

  return source;
}

static GPtrArray *
load (DealArchive *self,
      GError     **error,
      const char  *sql,
      const char  *text,
      gint64       most)
{
  DealDb    *db = deal_archive_lock_reader (self);
  GPtrArray *sources =
    deal_db_read_all (db, deal_db_query (db, error, sql, "ti", text, most), read_source,
                      (GDestroyNotify) deal_archived_source_free, error);

  deal_archive_unlock (self, db);

  return sources;
}

/**
 * deal_archive_load_sources:
 * @self: the archive
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type DealArchivedSource): all sources, the
 *   newest publication first, or `NULL`
 */
GPtrArray *
deal_archive_load_sources (DealArchive *self,
                           GError     **error)
{
  return load (self, error,
               SELECT_SOURCES
               "WHERE ?1 IS NULL ORDER BY COALESCE (s.published, s.modified, '') DESC,"
               " s.first_seen DESC, s.id LIMIT ?2",
               NULL, -1);
}

/**
 * deal_archive_find_source:
 * @self: the archive
 * @url: its address
 * @error: return location for an error
 *
 * Returns: (transfer full): the source, or `NULL`: without an error when there
 *   is none
 */
DealArchivedSource *
deal_archive_find_source (DealArchive *self,
                          const char  *url,
                          GError     **error)
{
  g_autoptr (GPtrArray) sources =
    load (self, error, SELECT_SOURCES "WHERE s.url = ?1 LIMIT ?2", url, 1);

  return sources != NULL && sources->len > 0 ? g_ptr_array_steal_index (sources, 0)
                                             : NULL;
}

/**
 * deal_archive_load_text:
 * @self: the archive
 * @id: a source
 * @error: return location for an error
 *
 * Returns: (transfer full): its newest text, or `NULL`: without an error when
 *   there is none
 */
char *
deal_archive_load_text (DealArchive *self,
                        gint64       id,
                        GError     **error)
{
  DealDb *db = deal_archive_lock_reader (self);
  char   *text = deal_db_read_text (
      db,
      deal_db_query (db, error,
                     "SELECT t.body FROM sources AS s JOIN texts AS t ON t.hash = s.hash"
                       " WHERE s.id = ?1",
                     "i", id),
      error);

  deal_archive_unlock (self, db);

  return text;
}

/* The user's words as a query: each as it stands, all of them, the last one
 * as a beginning.  FTS5's own operators are words like any other. */
static char *
make_match (const char *words)
{
  g_auto (GStrv) parts = g_strsplit_set (words, " \t\n\"", -1);
  GString *match = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_string_append_printf (match, "%s\"%s\"", match->len > 0 ? " " : "", parts[i]);
  if (match->len > 0)
    g_string_append_c (match, '*');

  return g_string_free (match, FALSE);
}

/**
 * deal_archive_search:
 * @self: the archive
 * @words: what a person typed
 * @most: how many results at most
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type DealArchivedSource): the sources that
 *   have all of the words in title or text, the best first, or `NULL`
 */
GPtrArray *
deal_archive_search (DealArchive *self,
                     const char  *words,
                     guint        most,
                     GError     **error)
{
  g_autofree char *match = make_match (words);

  if (*match == '\0')
    return g_ptr_array_new_with_free_func ((GDestroyNotify) deal_archived_source_free);

  return load (self, error,
               SELECT_SOURCES "JOIN search ON search.rowid = s.id WHERE search MATCH ?1"
                              " ORDER BY bm25 (search, " TITLE_WEIGHT ", 1) LIMIT ?2",
               match, most);
}
