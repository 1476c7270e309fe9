/* deal-db.c: a guarded SQLite file, and short ways to ask it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/deal-db.h"

#include "archive/deal-schema.h"
#include "deal-error.h"
#include "deal-text.h"

#define BUSY_MILLISECONDS 5000

/* Of a row: a deal that was fetched, and what is kept beside it. */
#define LENGTH_MOST (17 * 1024 * 1024)

/* So much of what may be taken back is held in memory.  With SQLite's own 64 KiB a
 * thousand lists wrote more to a temporary file than to the archive. */
#define TAKE_BACK_BYTES (4 * 1024 * 1024)

/* Whether a result means that the file is not what it should be. */
static gboolean
is_damage (int code)
{
  return (code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB;
}

static void
set_error (DealDb  *db,
           int      code,
           GError **error)
{
  const char *said = db->handle != NULL ? sqlite3_errmsg (db->handle)
                                        : sqlite3_errstr (code);

  db->is_damaged = db->is_damaged || is_damage (code);
  switch (code & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error_literal (error, DEAL_ERROR, DEAL_ERROR_ARCHIVE,
                           _ ("The archive is busy: another instance is writing to it"));
      break;
    case SQLITE_FULL:
      g_set_error_literal (error, DEAL_ERROR, DEAL_ERROR_ARCHIVE,
                           _ ("The archive could not be written: the disk is full"));
      break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      g_set_error_literal (
        error, DEAL_ERROR, DEAL_ERROR_INVALID,
        _ ("The archive is damaged; it is set aside when it is opened next"));
      break;
    default:
      /* Translators: %s is what the database library says */
      g_set_error (error, DEAL_ERROR, DEAL_ERROR_ARCHIVE,
                   _ ("The archive could not be used: %s"), said);
    }
}

/* Settings that protect against a file made by somebody else, and limits far
 * above all that is kept.  Source: “Defense Against The Dark Arts” of SQLite. */
static gboolean
harden (DealDb  *db,
        gboolean for_writing,
        GError **error)
{
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  sqlite3_limit (db->handle, SQLITE_LIMIT_LENGTH, LENGTH_MOST);
  sqlite3_limit (db->handle, SQLITE_LIMIT_SQL_LENGTH, 100000);
  sqlite3_limit (db->handle, SQLITE_LIMIT_VARIABLE_NUMBER, 1000);
  sqlite3_busy_timeout (db->handle, BUSY_MILLISECONDS);
  sqlite3_extended_result_codes (db->handle, 1);

  return deal_db_exec (
           db,
           "PRAGMA foreign_keys=ON; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0;"
           "PRAGMA secure_delete=OFF;",
           error) &&
         (for_writing || deal_db_exec (db, "PRAGMA query_only=ON", error));
}

/* Of all connections of the process; without effect once there is one.  Nobody asks
 * SQLite how much memory it uses, and counting takes a lock for each piece. */
static void
configure (void)
{
  static gsize is_done = 0;

  if (g_once_init_enter (&is_done))
    {
      sqlite3_config (SQLITE_CONFIG_STMTJRNL_SPILL, TAKE_BACK_BYTES);
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      g_once_init_leave (&is_done, 1);
    }
}

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

/**
 * deal_db_open:
 * @path: without symbolic links
 * @for_writing: FALSE for a connection that only reads
 * @error: return location for an error
 *
 * Makes the file where there is none, whoever opens it.
 *
 * Returns: (transfer full): a connection, or `NULL` with `DEAL_ERROR_INVALID` for
 *   a file that is damaged, `DEAL_ERROR_ARCHIVE` for anything else
 */
DealDb *
deal_db_open (const char *path,
              gboolean    for_writing,
              GError    **error)
{
  g_autoptr (DealDb) db = g_new0 (DealDb, 1);
  int code;

  configure ();
  g_rec_mutex_init (&db->lock);
  db->statements = g_hash_table_new_full (NULL, NULL, NULL, finalize_statement);
  code = sqlite3_open_v2 (path, &db->handle,
                          SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE |
                            SQLITE_OPEN_FULLMUTEX | SQLITE_OPEN_NOFOLLOW,
                          NULL);
  if (code != SQLITE_OK)
    {
      set_error (db, code, error);
      return NULL;
    }

  return harden (db, for_writing, error) ? g_steal_pointer (&db) : NULL;
}

/**
 * deal_db_trust:
 * @db: a connection that has read all that it needs
 *
 * When it is closed, the log goes into the file and away.  Before, it stays: SQLite
 * 3.40 takes a log that it failed to read for an empty one, and removes it.
 */
void
deal_db_trust (DealDb *db)
{
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
}

/**
 * deal_db_close:
 * @db: (nullable) (transfer full): a connection without a query under way
 */
void
deal_db_close (DealDb *db)
{
  int code;

  if (db == NULL)
    return;

  g_hash_table_unref (db->statements);
  code = sqlite3_close (db->handle);
  g_assert (code == SQLITE_OK);
  g_rec_mutex_clear (&db->lock);
  g_free (db);
}

/**
 * deal_db_check:
 * @db: a connection
 * @error: return location for an error
 *
 * Reads the whole file.
 *
 * Returns: FALSE with `DEAL_ERROR_INVALID` when something in it is damaged,
 *   `DEAL_ERROR_ARCHIVE` when it could not be read, which says nothing about it
 */
gboolean
deal_db_check (DealDb  *db,
               GError **error)
{
  g_autoptr (sqlite3_stmt)
    query = deal_db_query (db, error, "PRAGMA integrity_check (1)", "");
  gboolean has_row = FALSE;

  if (query == NULL || !deal_db_step (db, query, &has_row, error))
    return FALSE;
  if (has_row && g_strcmp0 ((const char *) sqlite3_column_text (query, 0), "ok") == 0)
    return TRUE;

  g_set_error_literal (error, DEAL_ERROR, DEAL_ERROR_INVALID,
                       _ ("The archive is damaged"));

  return FALSE;
}

/* A file without a version that has tables is somebody else's. */
static gboolean
check_is_ours (DealDb  *db,
               gint64   version,
               GError **error)
{
  gint64 n_tables = 0;

  if (version != 0)
    return TRUE;

  if (!deal_db_read_number (
        db, deal_db_query (db, error, "SELECT count (*) FROM sqlite_master", ""),
        &n_tables, error))
    return FALSE;
  if (n_tables > 0)
    g_set_error_literal (error, DEAL_ERROR, DEAL_ERROR_INVALID,
                         _ ("The file is no archive of this program"));

  return n_tables == 0;
}

static gboolean
make_schema (DealDb  *db,
             gint64   version,
             GError **error)
{
  g_autofree char *mark = g_strdup_printf ("PRAGMA user_version=%" G_GINT64_FORMAT,
                                           (gint64) deal_schema_version);

  for (; version < deal_schema_version; version++)
    if (!deal_db_exec (db, deal_schema_steps[version], error))
      return FALSE;

  return deal_db_exec (db, mark, error);
}

/**
 * deal_db_migrate:
 * @db: a connection for writing
 * @error: return location for an error
 *
 * Brings the schema to the newest version, all of it or nothing.
 *
 * Returns: FALSE with `DEAL_ERROR_ARCHIVE`, also when a newer program made it,
 *   or with `DEAL_ERROR_INVALID` when it is damaged or no archive
 */
gboolean
deal_db_migrate (DealDb  *db,
                 GError **error)
{
  gint64 version = 0;

  /* Nothing is written before it is known whose file it is. */
  if (!deal_db_read_number (db, deal_db_query (db, error, "PRAGMA user_version", ""),
                            &version, error) ||
      !check_is_ours (db, version, error) ||
      !deal_db_exec (db, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL", error))
    return FALSE;
  if (version < 0 || version > deal_schema_version)
    {
      g_set_error_literal (error, DEAL_ERROR, DEAL_ERROR_ARCHIVE,
                           _ ("The archive was made by a newer version of this program"));
      return FALSE;
    }

  return version == deal_schema_version ||
         (deal_db_begin (db, error) &&
          deal_db_end (db, make_schema (db, version, error), error));
}

/**
 * deal_db_exec:
 * @db: a connection
 * @sql: statements that give nothing back and take no values
 * @error: return location for an error
 */
gboolean
deal_db_exec (DealDb     *db,
              const char *sql,
              GError    **error)
{
  int code = sqlite3_exec (db->handle, sql, NULL, NULL, NULL);

  if (code != SQLITE_OK)
    set_error (db, code, error);

  return code == SQLITE_OK;
}

/* Compiling takes longer than most queries, and comparing texts longer than some. */
static sqlite3_stmt *
find_statement (DealDb     *db,
                const char *sql,
                GError    **error)
{
  sqlite3_stmt *query = g_hash_table_lookup (db->statements, sql);
  int           code;

  if (query != NULL)
    {
      g_assert (!sqlite3_stmt_busy (query));
      return query;
    }

  code = sqlite3_prepare_v3 (db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &query,
                             NULL);
  if (code != SQLITE_OK)
    {
      set_error (db, code, error);
      return NULL;
    }
  g_hash_table_insert (db->statements, (gpointer) sql, query);

  return query;
}

/* @keeping says how long the texts among the values last. */
static sqlite3_stmt *
prepare (DealDb                 *db,
         GError                **error,
         const char             *sql,
         sqlite3_destructor_type keeping,
         const char             *format,
         va_list                 values)
{
  g_autoptr (sqlite3_stmt) query = find_statement (db, sql, error);
  int code = SQLITE_OK;

  for (int i = 0; query != NULL && code == SQLITE_OK && format[i] != '\0'; i++)
    if (format[i] == 't')
      code = sqlite3_bind_text (query, i + 1, va_arg (values, const char *), -1,
                                keeping);
    else if (format[i] == 'i')
      code = sqlite3_bind_int64 (query, i + 1, va_arg (values, gint64));
    else
      g_assert_not_reached ();

  /* What could not be bound would be kept as nothing. */
  if (code == SQLITE_OK)
    return g_steal_pointer (&query);
  set_error (db, code, error);

  return NULL;
}

/**
 * deal_db_release:
 * @query: (nullable): a query
 *
 * Ends it, so that it can be asked again.
 */
void
deal_db_release (sqlite3_stmt *query)
{
  if (query == NULL)
    return;

  sqlite3_reset (query);
  sqlite3_clear_bindings (query);
}

/**
 * deal_db_query:
 * @db: a connection
 * @error: return location for an error
 * @sql: one statement, which lives as long as the program
 * @format: the kinds of the values
 * @...: the values, copied
 *
 * Returns: (transfer full): a query that has not begun, for deal_db_release(), or
 *   `NULL`
 */
sqlite3_stmt *
deal_db_query (DealDb     *db,
               GError    **error,
               const char *sql,
               const char *format,
               ...)
{
  sqlite3_stmt *query;
  va_list       values;

  va_start (values, format);
  query = prepare (db, error, sql, SQLITE_TRANSIENT, format, values);
  va_end (values);

  return query;
}

/**
 * deal_db_run:
 * @db: a connection
 * @error: return location for an error
 * @sql: one statement, which lives as long as the program
 * @format: the kinds of the values
 * @...: the values
 *
 * Runs a statement and drops what it gives back.
 */
gboolean
deal_db_run (DealDb     *db,
             GError    **error,
             const char *sql,
             const char *format,
             ...)
{
  g_autoptr (sqlite3_stmt) query = NULL;
  gboolean has_row = FALSE;
  va_list  values;

  va_start (values, format);
  query = prepare (db, error, sql, SQLITE_STATIC, format, values);
  va_end (values);

  return query != NULL && deal_db_step (db, query, &has_row, error);
}

/**
 * deal_db_step:
 * @db: a connection
 * @query: a query
 * @has_row: (out): whether there is a next row
 * @error: return location for an error
 */
gboolean
deal_db_step (DealDb       *db,
              sqlite3_stmt *query,
              gboolean     *has_row,
              GError      **error)
{
  int code = sqlite3_step (query);

  *has_row = code == SQLITE_ROW;
  if (code != SQLITE_ROW && code != SQLITE_DONE)
    set_error (db, code, error);

  return code == SQLITE_ROW || code == SQLITE_DONE;
}

/**
 * deal_db_begin:
 * @db: a connection
 * @error: return location for an error
 *
 * Begins a transaction, also within one: what ends badly there takes back itself
 * alone.
 */
gboolean
deal_db_begin (DealDb  *db,
               GError **error)
{
  if (db->depth > 0 && sqlite3_get_autocommit (db->handle))
    {
      g_set_error_literal (error, DEAL_ERROR, DEAL_ERROR_ARCHIVE,
                           _ ("The archive could not be written"));
      return FALSE;
    }
  if (!deal_db_run (db, error, db->depth == 0 ? "BEGIN IMMEDIATE" : "SAVEPOINT piece",
                    ""))
    return FALSE;

  db->depth++;

  return TRUE;
}

/**
 * deal_db_end:
 * @db: a connection in a transaction
 * @is_good: FALSE to take all of it back
 * @error: return location for an error; left alone when @is_good is FALSE
 *
 * Returns: whether all of it is on the disk or, within another transaction, will
 *   be when that ends well
 */
gboolean
deal_db_end (DealDb  *db,
             gboolean is_good,
             GError **error)
{
  is_good = is_good && (db->depth > 1 || db->finish == NULL || db->finish (db, error));
  db->depth--;
  if (is_good &&
      deal_db_run (db, error, db->depth == 0 ? "COMMIT" : "RELEASE piece", ""))
    return TRUE;

  /* A full disk may have ended all of them already. */
  if (!sqlite3_get_autocommit (db->handle))
    {
      if (db->depth == 0)
        deal_db_run (db, NULL, "ROLLBACK", "");
      else if (deal_db_run (db, NULL, "ROLLBACK TO piece", ""))
        deal_db_run (db, NULL, "RELEASE piece", "");
    }

  return FALSE;
}
