/* mark-sources.c: marks all sources of the user's archive as read, one by one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdio.h>
#include <stdlib.h>

#include "archive/deal-archive.h"

/* Prints the number of each as soon as it is said to be saved; with an argument it
 * goes on, unread and read again, until it is killed. */
int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DealArchive) archive = deal_archive_open (NULL, &error);
  g_autoptr (GPtrArray) sources =
    archive != NULL ? deal_archive_load_sources (archive, &error) : NULL;
  gboolean is_read = TRUE;

  do
    {
      for (guint i = 0; sources != NULL && i < sources->len; i++)
        {
          const DealArchivedSource *source = sources->pdata[i];

          if (!deal_archive_set_read (archive, source->id, is_read, NULL, &error))
            break;
          printf ("%d %d\n", (int) source->id, is_read);
          fflush (stdout);
        }
      is_read = !is_read;
    }
  while (argc > 1 && error == NULL);

  if (error != NULL)
    fprintf (stderr, "%s\n", error->message);

  return error != NULL ? EXIT_FAILURE : EXIT_SUCCESS;
}
