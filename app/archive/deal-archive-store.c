/* deal-archive-store.c: what a refresh puts into the archive
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/deal-archive-store.h"

#include "archive/deal-archive-private.h"
#include "model/deal-sha256.h"

void
deal_known_source_clear (DealKnownSource *known)
{
  g_free (known->title);
  g_free (known->hash);
}

gboolean
deal_archive_ensure_list (DealDb     *db,
                          const char *url,
                          const char *title,
                          gint64      now,
                          GError    **error)
{
  return deal_db_run (
    db, error,
    "INSERT INTO lists (url, current_url, title, added) VALUES (?1, ?1, ?2, ?3)"
    " ON CONFLICT (url) DO NOTHING",
    "tti", url, title, now);
}

static char *
make_hash (const DealReceivedEntry *entry)
{
  if (entry->text == NULL || *entry->text == '\0')
    return NULL;

  return deal_sha256_of_text (entry->text);
}

/* One article is one source, whichever lists name it. */
static char *
make_key (const DealReceivedList  *received,
          const DealReceivedEntry *entry)
{
  if (entry->url != NULL)
    return g_strdup (entry->url);

  return g_strconcat (received->answer.url, "#", entry->entry, NULL);
}

/* An entry that got another address is still the one that it was. */
static gboolean
find_known (DealDb                  *db,
            gint64                   list,
            const DealReceivedEntry *entry,
            const char              *key,
            DealKnownSource         *known,
            GError                 **error)
{
  g_autoptr (sqlite3_stmt) query = deal_db_query (
    db, error,
    "SELECT id, COALESCE (list, 0), revision, title, hash, last_seen, known, page"
    " FROM sources WHERE id = "
    "COALESCE ("
    " (SELECT id FROM sources WHERE key = ?1),"
    " (SELECT source FROM entries WHERE list = ?2 AND entry = ?3))",
    "tit", key, list, entry->entry);

  if (query == NULL || !deal_db_step (db, query, &known->exists, error))
    return FALSE;

  if (known->exists)
    {
      known->id = sqlite3_column_int64 (query, 0);
      known->list = sqlite3_column_int64 (query, 1);
      known->revision = sqlite3_column_int64 (query, 2);
      known->last_seen = sqlite3_column_int64 (query, 5);
      known->is_cited = sqlite3_column_int (query, 6) != 0;
      known->is_page = sqlite3_column_int (query, 7) != 0;
      /* What another list words is not compared. */
      if (known->list == list)
        {
          known->title = deal_db_dup_text (query, 3);
          known->hash = deal_db_dup_text (query, 4);
        }
    }

  return TRUE;
}

/**
 * deal_archive_keep_text:
 * @db: a connection in a transaction
 * @id: a source that is not in the index
 * @hash: of @text
 * @text: what it says now
 * @is_page: it is that of its page, not what a list says of it
 * @now: seconds since 1970
 * @error: return location for an error
 */
gboolean
deal_archive_keep_text (DealDb     *db,
                        gint64      id,
                        const char *hash,
                        const char *text,
                        gboolean    is_page,
                        gint64      now,
                        GError    **error)
{
  return deal_db_run (
           db, error,
           "INSERT INTO texts (hash, body) VALUES (?1, ?2) ON CONFLICT DO NOTHING", "tt",
           hash, text) &&
         deal_db_run (db, error,
                      "INSERT INTO versions (source, seen, hash, page)"
                      " VALUES (?1, ?2, ?3, ?4) ON CONFLICT (source, seen, hash)"
                      " DO UPDATE SET page = page OR excluded.page",
                      "iiti", id, now, hash, (gint64) is_page) &&
         deal_db_run (db, error,
                      "UPDATE sources SET hash = ?2, page = page OR ?3 WHERE id = ?1",
                      "iti", id, hash, (gint64) is_page);
}

static gboolean
keep_entry_text (DealDb                  *db,
                 gint64                   id,
                 const DealReceivedEntry *entry,
                 const char              *hash,
                 gint64                   now,
                 GError                 **error)
{
  return hash == NULL ||
         deal_archive_keep_text (db, id, hash, entry->text, FALSE, now, error);
}

static gboolean
add_source (DealDb                  *db,
            const DealReceivedList  *received,
            gint64                   list,
            const DealReceivedEntry *entry,
            const char              *key,
            gint64                  *id,
            GError                 **error)
{
  if (!deal_db_run (
        db, error,
        "INSERT INTO sources (key, list, url, title, publisher, published, modified,"
        " known, first_seen, last_seen, changed)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9, ?9)",
        "tittttt"
        "ii",
        key, list, entry->url, entry->title, received->title, entry->published,
        entry->modified, (gint64) entry->is_known, received->answer.now))
    return FALSE;

  *id = sqlite3_last_insert_rowid (db->handle);

  return TRUE;
}

static gboolean
is_same (const DealKnownSource   *known,
         const DealReceivedEntry *entry,
         const char              *hash)
{
  /* A list that stops giving a text says nothing about the article. */
  return g_strcmp0 (known->title, entry->title) == 0 &&
         (hash == NULL || g_strcmp0 (known->hash, hash) == 0);
}

/* Two lists may word the same article differently: the first one counts. */
static gboolean
update_source (DealDb                  *db,
               const DealReceivedList  *received,
               gint64                   list,
               const DealReceivedEntry *entry,
               const DealKnownSource   *known,
               guint                   *n_changed,
               GError                 **error)
{
  g_autofree char *hash = NULL;

  if ((known->last_seen != received->answer.now ||
       (entry->is_known && !known->is_cited)) &&
      !deal_db_run (
        db, error, "UPDATE sources SET last_seen = ?2, known = known OR ?3 WHERE id = ?1",
        "iii", known->id, received->answer.now, (gint64) entry->is_known))
    return FALSE;
  if (known->list != list)
    return TRUE;

  hash = known->is_page ? NULL : make_hash (entry);
  if (is_same (known, entry, hash))
    return TRUE;

  (*n_changed)++;

  return deal_archive_unindex (db, known->id, known->title, known->hash, error) &&
         deal_db_run (
           db, error,
           "UPDATE sources SET title = ?2, url = COALESCE (?3, url),"
           " published = COALESCE (?4, published), modified = COALESCE (?5, modified),"
           " changed = ?6, revision = revision + 1 WHERE id = ?1",
           "itttti", known->id, entry->title, entry->url, entry->published,
           entry->modified, received->answer.now) &&
         keep_entry_text (db, known->id, entry, hash, received->answer.now, error) &&
         deal_archive_index (db, known->id, entry->title, error);
}

static gboolean
store_entry (DealDb                  *db,
             const DealReceivedList  *received,
             gint64                   list,
             const DealReceivedEntry *entry,
             guint                   *n_new,
             guint                   *n_changed,
             GError                 **error)
{
  g_autofree char *key = make_key (received, entry);
  g_auto (DealKnownSource) known = { 0 };

  if (!find_known (db, list, entry, key, &known, error))
    return FALSE;

  if (known.exists)
    {
      if (!update_source (db, received, list, entry, &known, n_changed, error))
        return FALSE;
    }
  else
    {
      g_autofree char *hash = make_hash (entry);

      if (!add_source (db, received, list, entry, key, &known.id, error) ||
          !keep_entry_text (db, known.id, entry, hash, received->answer.now, error))
        return FALSE;
      *n_new += !entry->is_known;
    }

  return deal_db_run (db, error,
                      "INSERT INTO entries (list, entry, source) VALUES (?1, ?2, ?3)"
                      " ON CONFLICT (list, entry) DO UPDATE SET source = excluded.source"
                      " WHERE source <> excluded.source",
                      "iti", list, entry->entry, known.id);
}

static gboolean
store_all (DealDb                 *db,
           const DealReceivedList *received,
           guint                  *n_new,
           guint                  *n_changed,
           GError                **error)
{
  const DealReceived *answer = &received->answer;
  gint64              list = 0;

  if (!deal_archive_ensure_list (db, answer->url, received->title, answer->now, error) ||
      !deal_archive_note_answer (db, DEAL_LEDGER_LISTS, answer, "came-in", error) ||
      !deal_db_run (db, error,
                    "UPDATE lists SET title = ?2 WHERE url = ?1 AND ?2 <> ''", "tt",
                    answer->url, received->title) ||
      !deal_db_read_number (
        db,
        deal_db_query (db, error, "SELECT id FROM lists WHERE url = ?1", "t",
                       answer->url),
        &list, error))
    return FALSE;
  for (gsize i = 0; i < received->n_entries; i++)
    if (!store_entry (db, received, list, &received->entries[i], n_new, n_changed, error))
      return FALSE;

  return *n_new + *n_changed == 0 ||
         deal_db_run (db, error, "UPDATE lists SET changed = ?2 WHERE id = ?1", "ii",
                      list, answer->now);
}

/**
 * deal_archive_store_list:
 * @self: the archive
 * @received: a list that came in whole
 * @n_new: (out): how many sources were added that no deal cites
 * @n_changed: (out): how many have another title or text than before
 * @error: return location for an error
 *
 * Keeps all of it or nothing, with the validators: a list is never asked “is
 * there anything new” about something that is not kept.
 */
gboolean
deal_archive_store_list (DealArchive            *self,
                         const DealReceivedList *received,
                         guint                  *n_new,
                         guint                  *n_changed,
                         GError                **error)
{
  DealDb *db = deal_archive_lock_writer (self);

  *n_new = 0;
  *n_changed = 0;

  return deal_archive_finish_write (
    self, db,
    deal_db_begin (db, error) &&
      deal_db_end (db, store_all (db, received, n_new, n_changed, error), error));
}
