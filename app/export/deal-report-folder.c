/* deal-report-folder.c: a folder that holds a whole report, or says that it does not
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "deal-error.h"
#include "deal-text.h"
#include "export/deal-report-private.h"
#include "model/deal-sha256.h"

/*
 * All files are made in memory first, so that whoever cancels or lacks a font
 * leaves the folder as it was.  They are then written into a folder inside the
 * target, which is on the same disk, and renamed to their places one by one.
 *
 * Many renames are no single step.  While they run, the folder has the list of
 * what may be the report's as PARTIAL and no LIST; LIST, which names each file
 * with its digest, comes last.  A folder without LIST, or whose files do not
 * agree with it (`sha256sum -c`), holds no whole report.
 *
 * The lists also tell the report's own files from others': nothing is replaced
 * that neither names, and an older report's file is removed only where it still
 * has the bytes that it was written with.
 */
#define LIST "counterpart-report.sha256"
#define PARTIAL LIST ".partial"

#define DIGEST_LENGTH 64

static void
set_folder_error (GError    **error,
                  const char *path,
                  const char *why)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error, DEAL_ERROR, DEAL_ERROR_WRITE,
               /* Translators: a file or folder, then the reason. */
               _ ("“%1$s” could not be written: %2$s"), shown, why);
}

/* A list is a file like any other, and anybody may have written in it. */
static gboolean
is_plain_name (const char *name)
{
  return name[0] != '\0' && name[0] != '.' && strchr (name, '/') == NULL;
}

/* Into @names: names of files, and their digests. */
static void
read_list (const char *folder,
           const char *list,
           GHashTable *names)
{
  g_autofree char *path = g_build_filename (folder, list, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return;

  lines = g_strsplit (text, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    if (strlen (lines[i]) > DIGEST_LENGTH + 2 &&
        is_plain_name (lines[i] + DIGEST_LENGTH + 2))
      g_hash_table_replace (names, g_strdup (lines[i] + DIGEST_LENGTH + 2),
                            g_strndup (lines[i], DIGEST_LENGTH));
}

static void
append_line (GString    *list,
             const char *digest,
             const char *name)
{
  g_string_append_printf (list, "%s  %s\n", digest, name);
}

static GBytes *
end_list (GString *list)
{
  gsize length = list->len;

  return g_bytes_new_take (g_string_free (list, FALSE), length);
}

static GString *
list_files (GPtrArray *files)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < files->len; i++)
    {
      const DealReportFile *file = files->pdata[i];
      g_autofree char      *digest = deal_sha256_of_bytes (file->bytes);

      append_line (list, digest, file->name);
    }

  return list;
}

/* Nothing but a file of an earlier report may stand where one is to be put. */
static gboolean
check_places (const char *folder,
              GPtrArray  *files,
              GHashTable *known,
              GError    **error)
{
  for (guint i = 0; i < files->len; i++)
    {
      const DealReportFile *file = files->pdata[i];
      g_autofree char      *path = g_build_filename (folder, file->name, NULL);
      GStatBuf              status;

      if (g_lstat (path, &status) != 0)
        continue;
      if (!S_ISREG (status.st_mode))
        {
          set_folder_error (error, path, _ ("it is no regular file"));
          return FALSE;
        }
      if (!g_hash_table_contains (known, file->name))
        {
          set_folder_error (error, path,
                            _ ("it is there, and no report wrote it; choose another "
                               "folder"));
          return FALSE;
        }
    }

  return TRUE;
}

/* What is hidden, a desktop keeps in any folder. */
static gboolean
check_empty (const char *folder,
             GError    **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (name[0] != '.')
      {
        set_folder_error (error, folder,
                          _ ("other files are in it, and no report; choose another "
                             "folder"));
        return FALSE;
      }

  return TRUE;
}

/* Into @made, as if they were in @folder already. */
static gboolean
write_files (const char *made,
             const char *folder,
             GPtrArray  *files,
             GError    **error)
{
  for (guint i = 0; i < files->len; i++)
    {
      const DealReportFile *file = files->pdata[i];
      g_autofree char      *path = g_build_filename (made, file->name, NULL);
      g_autofree char      *name = g_build_filename (folder, file->name, NULL);

      if (!deal_file_save_as (path, name, file->bytes, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
move_files (const char *from,
            const char *to,
            GPtrArray  *files,
            GError    **error)
{
  for (guint i = 0; i < files->len; i++)
    {
      const DealReportFile *file = files->pdata[i];
      g_autofree char      *old_path = g_build_filename (from, file->name, NULL);
      g_autofree char      *new_path = g_build_filename (to, file->name, NULL);

      if (g_rename (old_path, new_path) != 0)
        {
          set_folder_error (error, new_path, g_strerror (errno));
          return FALSE;
        }
    }

  return TRUE;
}

static void
remove_folder (const char *folder,
               GPtrArray  *files)
{
  for (guint i = 0; i < files->len; i++)
    {
      const DealReportFile *file = files->pdata[i];
      g_autofree char      *path = g_build_filename (folder, file->name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static gboolean
is_untouched (const char *path,
              const char *digest)
{
  g_autofree char *text = NULL;
  g_autofree char *found = NULL;
  gsize            length;
  GStatBuf         status;

  if (g_lstat (path, &status) != 0 || !S_ISREG (status.st_mode) ||
      !g_file_get_contents (path, &text, &length, NULL))
    return FALSE;
  found = deal_sha256_of (text, length);

  return g_str_equal (found, digest);
}

/* What an earlier report had and this one has not would pass for a part of it. */
static void
remove_outdated (const char *folder,
                 GPtrArray  *files,
                 GHashTable *known)
{
  GHashTableIter iter;
  gpointer       name;
  gpointer       digest;

  for (guint i = 0; i < files->len; i++)
    g_hash_table_remove (known, ((DealReportFile *) files->pdata[i])->name);

  g_hash_table_iter_init (&iter, known);
  while (g_hash_table_iter_next (&iter, &name, &digest))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (is_untouched (path, digest))
        g_unlink (path);
    }
}

/* From the first rename to the last the folder has PARTIAL and no LIST. */
static gboolean
replace_files (const char *folder,
               const char *made,
               GPtrArray  *files,
               GHashTable *known,
               GError    **error)
{
  g_autofree char *list_path = g_build_filename (folder, LIST, NULL);
  g_autofree char *partial_path = g_build_filename (folder, PARTIAL, NULL);
  GString         *all = list_files (files);
  g_autoptr (GBytes) list = g_bytes_new (all->str, all->len);
  g_autoptr (GBytes) partial = NULL;
  GHashTableIter iter;
  gpointer       name;
  gpointer       digest;

  g_hash_table_iter_init (&iter, known);
  while (g_hash_table_iter_next (&iter, &name, &digest))
    append_line (all, digest, name);
  partial = end_list (all);

  if (!deal_file_save (partial_path, partial, error))
    return FALSE;
  if (g_unlink (list_path) != 0 && errno != ENOENT)
    {
      set_folder_error (error, list_path, g_strerror (errno));
      return FALSE;
    }
  if (!move_files (made, folder, files, error))
    return FALSE;

  remove_outdated (folder, files, known);
  if (!deal_file_save (list_path, list, error))
    return FALSE;
  g_unlink (partial_path);

  return TRUE;
}

static gboolean
fill_folder (const char *folder,
             GPtrArray  *files,
             GError    **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                        g_free);
  g_autofree char *made = g_build_filename (folder, ".report.XXXXXX", NULL);
  gboolean         is_done;

  read_list (folder, LIST, known);
  read_list (folder, PARTIAL, known);
  if (!check_places (folder, files, known, error) ||
      (!deal_report_is_in (folder) && !check_empty (folder, error)))
    return FALSE;
  if (g_mkdtemp (made) == NULL)
    {
      set_folder_error (error, folder, g_strerror (errno));
      return FALSE;
    }

  is_done = write_files (made, folder, files, error) &&
            replace_files (folder, made, files, known, error);
  remove_folder (made, files);

  return is_done;
}

/**
 * deal_report_save_folder:
 * @folder: (type filename): where to; made if it is missing
 * @files: (element-type DealReportFile): all of them
 * @error: return location for an error
 *
 * Puts the files into the folder, and the list of their digests last of all.  Files of an
 * earlier report are replaced, or removed where this one has no such file; any
 * others stay beside a report, and one that stands in the way is an error.  A
 * folder that has other files and no report is left alone.
 *
 * Returns: TRUE, or FALSE with `DEAL_ERROR_WRITE`; then the folder is as it was
 *   or has no list of its files
 */
gboolean
deal_report_save_folder (const char *folder,
                         GPtrArray  *files,
                         GError    **error)
{
  gboolean was_there = g_file_test (folder, G_FILE_TEST_EXISTS);

  if (was_there && !g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      set_folder_error (error, folder, _ ("it is no folder"));
      return FALSE;
    }
  if (g_mkdir_with_parents (folder, 0777) != 0)
    {
      set_folder_error (error, folder, g_strerror (errno));
      return FALSE;
    }
  if (fill_folder (folder, files, error))
    return TRUE;

  /* Only an empty one goes. */
  if (!was_there)
    g_rmdir (folder);

  return FALSE;
}

gboolean
deal_report_is_in (const char *folder)
{
  g_autofree char *list = g_build_filename (folder, LIST, NULL);
  g_autofree char *partial = g_build_filename (folder, PARTIAL, NULL);

  return g_file_test (list, G_FILE_TEST_EXISTS) ||
         g_file_test (partial, G_FILE_TEST_EXISTS);
}

/**
 * deal_report_find_folder:
 * @parent: (type filename): a folder that somebody has chosen
 * @options: what the report is made with
 *
 * Keeps some thirty files from being strewn among others.
 *
 * Returns: (transfer full): @parent if it holds a report, which is then
 *   replaced; else a folder in it
 */
char *
deal_report_find_folder (const char        *parent,
                         const DealOptions *options)
{
  g_autofree char *name = deal_report_suggest_name (options, DEAL_REPORT_FOLDER);

  return deal_report_is_in (parent) ? g_strdup (parent)
                                    : g_build_filename (parent, name, NULL);
}
