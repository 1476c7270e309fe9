/* deal-archive-private.h: what stands behind a DealArchive, for its own files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "archive/deal-archive-store.h"
#include "archive/deal-db.h"

G_BEGIN_DECLS

/* The revision of source `s` that was read, with its mark `m`; what a deal
 * cites counts as read as it was first seen. */
#define DEAL_SQL_READ "COALESCE (m.revision, s.known)"

/* Each takes the lock of a connection, the third one only if it is free, else NULL;
 * the last gives it back, and remembers damage for the next time it is opened.  The
 * thread that opened the archive waits for no other thread that reads. */
DealDb *deal_archive_lock_reader (DealArchive *self);
DealDb *deal_archive_lock_writer (DealArchive *self);
DealDb *deal_archive_try_lock_writer (DealArchive *self);
void    deal_archive_unlock (DealArchive *self, DealDb *db);

/* Tells of what other processes write, on that context; ends with the archive. */
typedef struct _DealArchiveWatch DealArchiveWatch;
DealArchiveWatch      *
deal_archive_watch_new (DealArchive *archive, GMainContext *context);
void deal_archive_watch_free (DealArchiveWatch *watch);

/* Tells whoever listens, later, on the main context. */
void deal_archive_notify_changed (DealArchive *self);

/* Ends what began with the lock of the writer: the lock, the news.
 * Returns @is_good. */
gboolean deal_archive_finish_write (DealArchive *self, DealDb *db, gboolean is_good);

/* What is stored of a source already. */
typedef struct
{
  gint64   id;
  gint64   list;
  gint64   revision;
  gint64   last_seen;
  gboolean is_cited;
  gboolean is_page; /* its text is that of its page, whatever lists say of it */
  char    *title;
  char    *hash; /* nullable */
  gboolean exists;
} DealKnownSource;

void deal_known_source_clear (DealKnownSource *known);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DealKnownSource, deal_known_source_clear)

/* Steps of what is stored, for a transaction. */
gboolean deal_archive_ensure_list (DealDb     *db,
                                   const char *url,
                                   const char *title,
                                   gint64      now,
                                   GError    **error);
gboolean deal_archive_ensure_source (DealDb     *db,
                                     const char *url,
                                     const char *title,
                                     const char *publisher,
                                     gboolean    is_known,
                                     gint64      now,
                                     GError    **error);
gboolean deal_archive_ensure_edition (DealDb *db, const char *url, GError **error);
gboolean deal_archive_note_answer (DealDb             *db,
                                   DealLedger          ledger,
                                   const DealReceived *answer,
                                   const char         *outcome,
                                   GError            **error);
gboolean deal_archive_index_new (DealDb *db, GError **error);
gboolean deal_archive_unindex (DealDb     *db,
                               gint64      id,
                               const char *title,
                               const char *hash,
                               GError    **error);
gboolean deal_archive_index (DealDb *db, gint64 id, const char *title, GError **error);
gboolean deal_archive_keep_text (DealDb     *db,
                                 gint64      id,
                                 const char *hash,
                                 const char *text,
                                 gboolean    is_page,
                                 gint64      now,
                                 GError    **error);
gboolean deal_archive_hold_host (DealDb *db, const DealFailed *failed, GError **error);

/* All rows of @query, which is taken and may be NULL, as lists; and the first. */
GPtrArray *
deal_archive_read_lists (DealDb *db, sqlite3_stmt *query, GError **error);
DealArchivedList *
deal_archive_read_list (DealDb *db, sqlite3_stmt *query, GError **error);

G_END_DECLS
