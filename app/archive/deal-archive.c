/* deal-archive.c: opening the archive, and who may touch it when
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/deal-archive-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <unistd.h>

#include "deal-clock.h"
#include "deal-error.h"
#include "deal-text.h"

/* A file so small is looked through whenever it is opened: it takes a few
 * milliseconds. */
#define ALWAYS_CHECKED (4 * 1024 * 1024)

/**
 * DealArchive:
 *
 * Three connections to one file: writing goes through one, reading through the others,
 * which therefore never wait for it (SQLite's write-ahead log).  The thread that opened
 * it reads through one of its own: another may read for longer than a frame.
 */
struct _DealArchive
{
  GObject parent_instance;

  char         *path;
  char         *set_aside; /* nullable: where a damaged predecessor went */
  DealDb       *writer;
  DealDb       *reader; /* of @thread */
  DealDb       *others; /* of all other threads */
  GThread      *thread; /* that opened it */
  GMainContext *context;
  gint          is_notifying; /* atomic */

  DealArchiveWatch *watch; /* nullable */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DealArchive, deal_archive, G_TYPE_OBJECT)

DealDb *
deal_archive_lock_reader (DealArchive *self)
{
  DealDb *db = g_thread_self () == self->thread ? self->reader : self->others;

  g_rec_mutex_lock (&db->lock);

  return db;
}

DealDb *
deal_archive_lock_writer (DealArchive *self)
{
  g_rec_mutex_lock (&self->writer->lock);

  return self->writer;
}

DealDb *
deal_archive_try_lock_writer (DealArchive *self)
{
  return g_rec_mutex_trylock (&self->writer->lock) ? self->writer : NULL;
}

static gboolean
changed_idle_cb (gpointer user_data)
{
  GWeakRef *weak = user_data;
  g_autoptr (DealArchive) self = g_weak_ref_get (weak);

  if (self != NULL)
    {
      g_atomic_int_set (&self->is_notifying, FALSE);
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
    }

  return G_SOURCE_REMOVE;
}

static void
free_weak (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

void
deal_archive_notify_changed (DealArchive *self)
{
  g_autoptr (GSource) source = NULL;
  GWeakRef *weak;

  if (!g_atomic_int_compare_and_exchange (&self->is_notifying, FALSE, TRUE))
    return;

  /* Weak: a program without a main loop must be able to close the archive. */
  weak = g_new0 (GWeakRef, 1);
  g_weak_ref_init (weak, self);
  source = g_idle_source_new ();
  g_source_set_callback (source, changed_idle_cb, weak, free_weak);
  g_source_attach (source, self->context);
}

static char *
get_marker_path (const char *path)
{
  return g_strconcat (path, "-check", NULL);
}

void
deal_archive_unlock (DealArchive *self,
                     DealDb      *db)
{
  if (db->is_damaged)
    {
      g_autofree char *marker = get_marker_path (self->path);

      g_file_set_contents_full (marker, "", 0, G_FILE_SET_CONTENTS_NONE, 0600, NULL);
      db->is_damaged = FALSE;
    }
  g_rec_mutex_unlock (&db->lock);
}

static void
deal_archive_finalize (GObject *object)
{
  DealArchive *self = DEAL_ARCHIVE (object);

  g_clear_pointer (&self->watch, deal_archive_watch_free);
  g_clear_pointer (&self->others, deal_db_close);
  g_clear_pointer (&self->reader, deal_db_close);
  g_clear_pointer (&self->writer, deal_db_close);
  g_clear_pointer (&self->thread, g_thread_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_free (self->path);
  g_free (self->set_aside);

  G_OBJECT_CLASS (deal_archive_parent_class)->finalize (object);
}

static void
deal_archive_class_init (DealArchiveClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = deal_archive_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
deal_archive_init (DealArchive *self)
{
  self->thread = g_thread_ref (g_thread_self ());
  self->context = g_main_context_ref_thread_default ();
}

/**
 * deal_archive_get_default_path:
 *
 * Returns: (transfer full) (type filename): where the user's archive is, below
 *   `XDG_DATA_HOME`
 */
char *
deal_archive_get_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "counterpart", "archive.sqlite", NULL);
}

static gboolean
fail (GError    **error,
      const char *path,
      int         number)
{
  /* Translators: a file name, and what the system says */
  g_set_error (error, DEAL_ERROR, DEAL_ERROR_ARCHIVE,
               _ ("The archive “%s” could not be opened: %s"), path, g_strerror (number));

  return FALSE;
}

/* Takes the links out of the folder, so that SQLite may refuse all others. */
static char *
prepare_path (const char *path,
              GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  char             real[PATH_MAX];

  if (g_mkdir_with_parents (folder, 0700) != 0 || realpath (folder, real) == NULL)
    {
      fail (error, path, errno);
      return NULL;
    }

  return g_build_filename (real, name, NULL);
}

/* The archive and what SQLite keeps beside it: one is nothing without the others. */
static const char *const tails[] = { "", "-wal", "-shm" };

/* The first @n of them. */
static void
put_back (const char *path,
          const char *target,
          gsize       n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *from = g_strconcat (target, tails[i], NULL);
      g_autofree char *to = g_strconcat (path, tails[i], NULL);

      g_rename (from, to);
    }
}

/* Renames the file and what SQLite keeps beside it; all of it stays as it is. */
static gboolean
set_aside (DealArchive *self,
           GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *time = deal_clock_to_iso (deal_clock_now ());
  g_autofree char *target = NULL;
  g_autofree char *marker = get_marker_path (self->path);

  g_strdelimit (time, ":", '.');
  for (guint i = 0; target == NULL || g_file_test (target, G_FILE_TEST_EXISTS); i++)
    {
      g_autofree char *number = i > 0 ? g_strdup_printf ("-%u", i) : g_strdup ("");
      g_autofree char *name = g_strconcat ("archive-", time, number, ".damaged", NULL);

      g_free (target);
      target = g_build_filename (folder, name, NULL);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (tails); i++)
    {
      g_autofree char *from = g_strconcat (self->path, tails[i], NULL);
      g_autofree char *to = g_strconcat (target, tails[i], NULL);

      if (g_rename (from, to) != 0 && errno != ENOENT)
        {
          int number = errno;

          put_back (self->path, target, i);
          return fail (error, self->path, number);
        }
    }

  g_unlink (marker);
  self->set_aside = g_steal_pointer (&target);

  return TRUE;
}

/* A log that is left over means that the last program was killed, or that
 * another one is at work. */
static gboolean
wants_check (const char *path,
             goffset     size)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *marker = get_marker_path (path);
  GStatBuf         status;

  return size <= ALWAYS_CHECKED || g_file_test (marker, G_FILE_TEST_EXISTS) ||
         (g_stat (log, &status) == 0 && status.st_size > 0);
}

/* An archive is never empty, so one that is was cut; and a log without one is what
 * is left of it, which a new one must not take for its own. */
static gboolean
is_no_archive (const char     *path,
               gboolean        exists,
               const GStatBuf *status)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);

  if (!exists)
    return g_file_test (log, G_FILE_TEST_EXISTS);

  return !S_ISLNK (status->st_mode) &&
         (!S_ISREG (status->st_mode) || status->st_size == 0);
}

static gboolean
create_file (DealArchive *self,
             GError     **error)
{
  int fd = g_open (self->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (fd < 0)
    return fail (error, self->path, errno);
  close (fd);

  return TRUE;
}

/* Opens what is there, or makes it; `DEAL_ERROR_INVALID` when what is there is
 * no sound archive. */
static gboolean
open_writer (DealArchive *self,
             GError     **error)
{
  g_autoptr (DealDb) db = NULL;
  g_autofree char *marker = get_marker_path (self->path);
  GStatBuf         status;
  gboolean         exists = g_lstat (self->path, &status) == 0;

  if (is_no_archive (self->path, exists, &status))
    {
      g_set_error_literal (error, DEAL_ERROR, DEAL_ERROR_INVALID,
                           _ ("The file is no archive of this program"));
      return FALSE;
    }
  if (!exists && !create_file (self, error))
    return FALSE;

  gboolean is_suspect = exists && wants_check (self->path, status.st_size);

  db = deal_db_open (self->path, TRUE, error);
  if (db == NULL)
    return FALSE;
  if (is_suspect && !deal_db_check (db, error))
    return FALSE;
  if (!deal_db_migrate (db, error))
    return FALSE;
  deal_db_trust (db);
  db->finish = deal_archive_index_new;

  g_unlink (marker);
  self->writer = g_steal_pointer (&db);

  return TRUE;
}

static gboolean
open_locked (DealArchive *self,
             GError     **error)
{
  g_autoptr (GError) problem = NULL;

  if (!open_writer (self, &problem))
    {
      if (!g_error_matches (problem, DEAL_ERROR, DEAL_ERROR_INVALID))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      if (!set_aside (self, error) || !open_writer (self, error))
        return FALSE;
    }

  /* Now, and not when it is needed: by then another file may have this name. */
  self->reader = deal_db_open (self->path, FALSE, error);
  if (self->reader != NULL)
    self->others = deal_db_open (self->path, FALSE, error);

  return self->others != NULL;
}

/* Two programs that find the same damage must not both set something aside. */
static int
lock_folder (const char *path,
             GError    **error)
{
  g_autofree char *name = g_strconcat (path, "-lock", NULL);
  const int        flags = O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
  int              fd = g_open (name, flags, 0600);

  if (fd < 0 || flock (fd, LOCK_EX) != 0)
    {
      fail (error, path, errno);
      if (fd >= 0)
        close (fd);
      return -1;
    }

  return fd;
}

/**
 * deal_archive_open:
 * @path: (nullable) (type filename): where it is; `NULL` for the default
 * @error: return location for an error
 *
 * Makes an archive where there is none.  One that is damaged is set aside, as
 * deal_archive_get_set_aside() says, and a new one begun: tell the user.
 *
 * Returns: (transfer full): the archive, or `NULL` with `DEAL_ERROR_ARCHIVE`
 */
DealArchive *
deal_archive_open (const char *path,
                   GError    **error)
{
  g_autoptr (DealArchive) self = g_object_new (DEAL_TYPE_ARCHIVE, NULL);
  g_autofree char *usual = path == NULL ? deal_archive_get_default_path () : NULL;
  gboolean         is_open;
  int              lock;

  self->path = prepare_path (path != NULL ? path : usual, error);
  if (self->path == NULL)
    return NULL;
  lock = lock_folder (self->path, error);
  if (lock < 0)
    return NULL;

  is_open = open_locked (self, error);
  close (lock);

  return is_open ? g_steal_pointer (&self) : NULL;
}

/**
 * deal_archive_watch:
 * @self: the archive
 *
 * From now on, until the end of the archive, `changed` tells also of what other
 * processes write.  For the thread that opened it, which needs a main loop.
 */
void
deal_archive_watch (DealArchive *self)
{
  if (self->watch == NULL)
    self->watch = deal_archive_watch_new (self, self->context);
}

/**
 * deal_archive_get_path:
 * @self: the archive
 *
 * Returns: (type filename): where it is
 */
const char *
deal_archive_get_path (DealArchive *self)
{
  return self->path;
}

/**
 * deal_archive_get_set_aside:
 * @self: the archive
 *
 * Returns: (nullable) (type filename): where the damaged archive went that was
 *   found when this one was opened
 */
const char *
deal_archive_get_set_aside (DealArchive *self)
{
  return self->set_aside;
}
