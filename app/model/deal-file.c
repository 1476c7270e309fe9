/* deal-file.c: a file from a stranger becomes bytes, if it is a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "deal-error.h"
#include "deal-text.h"
#include "model/deal-plain.h"
#include "model/deal-reader.h"

/* Of a path in a message, in characters. */
#define MAX_PATH_LENGTH 300

static void
close_fd (int *fd)
{
  if (*fd >= 0)
    close (*fd);
}

/* Up to @max bytes from @fd; NULL with errno. */
static GByteArray *
read_all (int   fd,
          gsize expected,
          gsize max)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  gsize length = 0;

  /* A byte more than the file says it has tells its end, or that it grew. */
  g_byte_array_set_size (data, (guint) MIN (expected + 1, max));
  for (;;)
    {
      gssize n = read (fd, data->data + length, data->len - length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return NULL;
      length += (gsize) n;
      if (n == 0 || length == max)
        break;
      if (length == data->len)
        g_byte_array_set_size (data, (guint) MIN (length * 2, max));
    }

  g_byte_array_set_size (data, (guint) length);

  return g_steal_pointer (&data);
}

/**
 * deal_file_load:
 * @path: a file, in the encoding of file names
 * @error: return location for an error
 *
 * Reads a file that the user named.  Only a regular file of at most
 * DEAL_FILE_MAX_BYTES is read; a device or a pipe is refused at once, without
 * waiting for it.
 *
 * Returns: (transfer full): its bytes, or `NULL` with `DEAL_ERROR_NOT_FOUND`,
 *   `DEAL_ERROR_LIMIT`, `DEAL_ERROR_REFUSED` when it is no regular file, or
 *   `DEAL_ERROR_INVALID` when it cannot be read
 */
GBytes *
deal_file_load (const char *path,
                GError    **error)
{
  __attribute__ ((cleanup (close_fd))) int fd =
    open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
  g_autofree char *display = g_filename_display_name (path);
  g_autofree char *name = deal_plain_text (display, MAX_PATH_LENGTH);
  g_autoptr (GByteArray) data = NULL;
  struct stat status;

  if (fd < 0 || fstat (fd, &status) != 0)
    {
      int saved = errno;

      g_set_error (error, DEAL_ERROR,
                   saved == ENOENT ? DEAL_ERROR_NOT_FOUND : DEAL_ERROR_INVALID,
                   /* Translators: a file and the system's reason. */
                   _ ("%s could not be opened: %s"), name, g_strerror (saved));
      return NULL;
    }
  if (!S_ISREG (status.st_mode))
    {
      g_set_error (error, DEAL_ERROR, DEAL_ERROR_REFUSED,
                   S_ISDIR (status.st_mode) ? _ ("%s is a folder")
                                            : _ ("%s is no ordinary file"),
                   name);
      return NULL;
    }

  if (status.st_size <= DEAL_FILE_MAX_BYTES)
    {
      data = read_all (fd, (gsize) status.st_size, DEAL_FILE_MAX_BYTES + 1);
      if (data == NULL)
        {
          g_set_error (error, DEAL_ERROR, DEAL_ERROR_INVALID,
                       /* Translators: a file and the system's reason. */
                       _ ("%s could not be read: %s"), name, g_strerror (errno));
          return NULL;
        }
    }
  if (data == NULL || data->len > DEAL_FILE_MAX_BYTES)
    {
      g_set_error (error, DEAL_ERROR, DEAL_ERROR_LIMIT, _ ("%s is larger than %d MiB"),
                   name, DEAL_FILE_MAX_BYTES / 1024 / 1024);
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&data));
}
