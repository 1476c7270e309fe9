/* made-archive.h: an archive in a folder of its own, and lists to put into it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "archive/deal-archive-store.h"

G_BEGIN_DECLS

typedef struct
{
  char *folder;
  char *path;
} MadeFolder;

static inline MadeFolder *
made_folder_new (void)
{
  MadeFolder *made = g_new0 (MadeFolder, 1);
  g_autoptr (GError) error = NULL;

  made->folder = g_dir_make_tmp ("deal-archive-XXXXXX", &error);
  g_assert_no_error (error);
  made->path = g_build_filename (made->folder, "data", "archive.sqlite", NULL);

  return made;
}

static inline void
made_folder_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) &&
          !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        made_folder_remove (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

static inline void
made_folder_free (MadeFolder *made)
{
  made_folder_remove (made->folder);
  g_free (made->folder);
  g_free (made->path);
  g_free (made);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MadeFolder, made_folder_free)

static inline DealArchive *
made_archive_open (MadeFolder *made)
{
  g_autoptr (GError) error = NULL;
  DealArchive *archive = deal_archive_open (made->path, &error);

  g_assert_no_error (error);

  return archive;
}

/* Puts one list in, at @now; says how many were new and changed. */
static inline void
made_archive_store (DealArchive             *archive,
                    const char              *url,
                    gint64                   now,
                    const DealReceivedEntry *entries,
                    gsize                    n_entries,
                    guint                   *n_new,
                    guint                   *n_changed)
{
  g_autoptr (GError) error = NULL;
  DealReceivedList received = {
    .answer = {
      .url = url,
      .now = now,
      .status = 200,
      .etag = "\"1\"",
      .last_modified = "yesterday",
      .validators_url = url,
    },
    .title = "A list",
    .entries = entries,
    .n_entries = n_entries,
  };

  g_assert_true (deal_archive_store_list (archive, &received, n_new, n_changed, &error));
  g_assert_no_error (error);
}

static inline GPtrArray *
made_archive_load (DealArchive *archive)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *sources = deal_archive_load_sources (archive, &error);

  g_assert_no_error (error);

  return sources;
}

/* What is known of one list; NULL when it is not known. */
static inline DealArchivedList *
made_archive_find_list (DealArchive *archive,
                        const char  *url)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lists = deal_archive_load_lists (archive, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < lists->len; i++)
    if (g_str_equal (((DealArchivedList *) lists->pdata[i])->url, url))
      return g_ptr_array_steal_index (lists, i);

  return NULL;
}

/* From now on whoever reads @table fails, or, given back, succeeds again. */
static inline void
made_archive_hide (const char *path,
                   const char *table,
                   gboolean    is_hidden)
{
  g_autofree char *sql = g_strdup_printf (
    "ALTER TABLE %s%s RENAME TO %s%s", is_hidden ? "" : "hidden_", table,
    is_hidden ? "hidden_" : "", table);
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

G_END_DECLS
