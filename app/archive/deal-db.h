/* deal-db.h: a guarded SQLite file, and short ways to ask it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * DealDb:
 * @statements: every query that was ever asked, compiled, by the place of its text
 * @depth: how many transactions are open, one in the other
 * @finish: (nullable): what is left to do before a transaction ends
 * @is_damaged: a query has found that the file is not what it should be
 *
 * One connection, for one thread at a time; whoever uses it holds its lock, and
 * gives back its queries before the lock.  The same query is never asked while it
 * is being asked.
 *
 * Values are bound after the format of a query: a letter each, `t` a text
 * (nullable), `i` a gint64.
 */
typedef struct _DealDb DealDb;
struct _DealDb
{
  sqlite3    *handle;
  GRecMutex   lock;
  GHashTable *statements;
  guint       depth;
  gboolean (*finish) (DealDb *db, GError **error);
  gboolean is_damaged;
};

void deal_db_release (sqlite3_stmt *query);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, deal_db_release)

DealDb *deal_db_open (const char *path, gboolean for_writing, GError **error);
void    deal_db_trust (DealDb *db);
void    deal_db_close (DealDb *db);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DealDb, deal_db_close)

gboolean      deal_db_check (DealDb *db, GError **error);
gboolean      deal_db_migrate (DealDb *db, GError **error);
gboolean      deal_db_exec (DealDb *db, const char *sql, GError **error);
sqlite3_stmt *deal_db_query (
  DealDb *db, GError **error, const char *sql, const char *format, ...);
gboolean deal_db_run (
  DealDb *db, GError **error, const char *sql, const char *format, ...);
gboolean deal_db_step (DealDb       *db,
                       sqlite3_stmt *query,
                       gboolean     *has_row,
                       GError      **error);
gboolean deal_db_begin (DealDb *db, GError **error);
gboolean deal_db_end (DealDb *db, gboolean is_good, GError **error);

/* Makes a value of the row at which a query stands. */
typedef gpointer (*DealDbRead) (sqlite3_stmt *row);

char      *deal_db_dup_text (sqlite3_stmt *query, int column);
GPtrArray *deal_db_read_all (DealDb        *db,
                             sqlite3_stmt  *query,
                             DealDbRead     make,
                             GDestroyNotify free_one,
                             GError       **error);
gpointer   deal_db_read_one (DealDb       *db,
                             sqlite3_stmt *query,
                             DealDbRead    make,
                             GError      **error);
char      *deal_db_read_text (DealDb *db, sqlite3_stmt *query, GError **error);
gboolean   deal_db_read_number (DealDb       *db,
                                sqlite3_stmt *query,
                                gint64       *number,
                                GError      **error);

G_END_DECLS
