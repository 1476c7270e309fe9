/* deal-archive-watch.c: what another process writes into the archive
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/deal-archive-private.h"

/* Whoever writes much writes often: it is looked at once for many, in milliseconds. */
#define SOON 250

/* How often it is tried again while this process itself is writing. */
#define AGAIN 50

/**
 * DealArchiveWatch:
 *
 * Each commit of anybody touches SQLite's log, which the system tells of; whether it
 * was somebody else's, the connection that writes knows.
 */
struct _DealArchiveWatch
{
  GWeakRef      archive; /* which may end on another thread */
  GFileMonitor *monitor;
  GMainContext *context;
  GSource      *source; /* nullable: nothing has happened since it was looked */
  gint64        version;
};

static gboolean look_cb (gpointer user_data);

static void
look_in (DealArchiveWatch *watch,
         guint             milliseconds)
{
  if (watch->source != NULL)
    return;

  watch->source = g_timeout_source_new (milliseconds);
  g_source_set_callback (watch->source, look_cb, watch, NULL);
  g_source_attach (watch->source, watch->context);
}

/* How many changes the connection that writes has seen that were not its own. */
static gint64
get_version (DealDb *db)
{
  gint64 version = 0;

  deal_db_read_number (db, deal_db_query (db, NULL, "PRAGMA data_version", ""), &version,
                       NULL);

  return version;
}

static gboolean
look_cb (gpointer user_data)
{
  DealArchiveWatch *watch = user_data;
  g_autoptr (DealArchive) archive = g_weak_ref_get (&watch->archive);
  DealDb *db = archive != NULL ? deal_archive_try_lock_writer (archive) : NULL;
  gint64  version;

  g_clear_pointer (&watch->source, g_source_unref);
  if (archive == NULL)
    return G_SOURCE_REMOVE;
  if (db == NULL)
    {
      look_in (watch, AGAIN);
      return G_SOURCE_REMOVE;
    }

  version = get_version (db);
  deal_archive_unlock (archive, db);
  if (version != watch->version)
    {
      watch->version = version;
      deal_archive_notify_changed (archive);
    }

  return G_SOURCE_REMOVE;
}

static void
log_changed_cb (DealArchiveWatch *watch)
{
  look_in (watch, SOON);
}

DealArchiveWatch *
deal_archive_watch_new (DealArchive  *archive,
                        GMainContext *context)
{
  DealArchiveWatch *watch = g_new0 (DealArchiveWatch, 1);
  g_autofree char  *path = g_strconcat (deal_archive_get_path (archive), "-wal", NULL);
  g_autoptr (GFile) log = g_file_new_for_path (path);
  DealDb *db = deal_archive_lock_writer (archive);

  g_weak_ref_init (&watch->archive, archive);
  watch->context = g_main_context_ref (context);
  watch->version = get_version (db);
  deal_archive_unlock (archive, db);

  /* Where a file system cannot tell, only what this process writes is known. */
  watch->monitor = g_file_monitor_file (log, G_FILE_MONITOR_NONE, NULL, NULL);
  if (watch->monitor != NULL)
    g_signal_connect_swapped (watch->monitor, "changed", G_CALLBACK (log_changed_cb),
                              watch);

  return watch;
}

static gboolean
free_cb (gpointer user_data)
{
  DealArchiveWatch *watch = user_data;

  if (watch->source != NULL)
    g_source_destroy (watch->source);
  g_clear_pointer (&watch->source, g_source_unref);
  if (watch->monitor != NULL)
    g_signal_handlers_disconnect_by_data (watch->monitor, watch);
  g_clear_object (&watch->monitor);
  g_weak_ref_clear (&watch->archive);
  g_main_context_unref (watch->context);
  g_free (watch);

  return G_SOURCE_REMOVE;
}

/* On the thread that the monitor speaks to. */
void
deal_archive_watch_free (DealArchiveWatch *watch)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_callback (source, free_cb, watch, NULL);
  g_source_attach (source, watch->context);
}
