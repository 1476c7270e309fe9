/* deal-save.c: a file that is either the old one or the whole new one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <errno.h>
#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "deal-error.h"
#include "deal-text.h"
#include "export/deal-export.h"

static void
set_write_error (GError    **error,
                 const char *path,
                 const char *why)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error, DEAL_ERROR, DEAL_ERROR_WRITE,
               /* Translators: a file name, then the reason. */
               _ ("“%1$s” could not be written: %2$s"), shown, why);
}

/* Why the system refused, without the name of the file that was to be renamed: the
 * last part of what GLib says. */
static const char *
get_reason (const GError *error)
{
  const char *colon = g_strrstr (error->message, ": ");

  if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    return _ ("there is no room left on the disk");

  return colon != NULL ? colon + strlen (": ") : error->message;
}

/* The file behind links, which a rename would replace; NULL with an error if
 * something is there that is no regular file. */
static char *
find_target (const char *path,
             GError    **error)
{
  struct stat      status;
  g_autofree char *target = NULL;
  char            *real;

  if (stat (path, &status) != 0)
    {
      if (errno == ENOENT && lstat (path, &status) != 0)
        return g_strdup (path);
      set_write_error (error, path, g_strerror (errno == 0 ? ENOENT : errno));
      return NULL;
    }
  if (!S_ISREG (status.st_mode))
    {
      set_write_error (error, path,
                       S_ISDIR (status.st_mode) ? _ ("it is a folder")
                                                : _ ("it is no regular file"));
      return NULL;
    }

  real = realpath (path, NULL);
  if (real == NULL)
    {
      set_write_error (error, path, g_strerror (errno));
      return NULL;
    }
  target = g_strdup (real);
  free (real);

  return g_steal_pointer (&target);
}

/**
 * deal_file_save_as:
 * @path: (type filename): where to
 * @name: (type filename): what an error calls it: where it is to be in the end
 * @bytes: the whole file
 * @error: return location for an error
 *
 * Writes beside the target, brings it to the disk and renames it: on any
 * failure what was there is still there.  Folders, devices and pipes are refused.
 *
 * Returns: TRUE, or FALSE with `DEAL_ERROR_WRITE`
 */
gboolean
deal_file_save_as (const char *path,
                   const char *name,
                   GBytes     *bytes,
                   GError    **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *target = find_target (path, error);
  gsize            size;
  const char      *data = g_bytes_get_data (bytes, &size);

  if (target == NULL)
    return FALSE;
  if (g_file_set_contents_full (
        target, size > 0 ? data : "", (gssize) size,
        G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666, &local))
    return TRUE;

  set_write_error (error, name, get_reason (local));

  return FALSE;
}

/* As deal_file_save_as(), where it is to be. */
gboolean
deal_file_save (const char *path,
                GBytes     *bytes,
                GError    **error)
{
  return deal_file_save_as (path, path, bytes, error);
}
