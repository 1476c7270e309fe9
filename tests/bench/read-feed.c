/* read-feed.c: read-feed FILE TIMES reads a list of articles as the program does
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/deal-feed.h"

#include <stdio.h>
#include <stdlib.h>

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GBytes) bytes = NULL;
  char *text;
  gsize size;
  guint n_entries = 0;

  if (argc != 3 || !g_file_get_contents (argv[1], &text, &size, NULL))
    return 2;

  bytes = g_bytes_new_take (text, size);
  for (int i = atoi (argv[2]); i > 0; i--)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DealFeedDocument)
        document = deal_feed_parse (bytes, NULL, "https://example.org/feed.xml", &error);

      if (document == NULL)
        {
          fprintf (stderr, "%s\n", error->message);
          return 1;
        }
      n_entries += document->entries->len;
    }
  printf ("%u entries\n", n_entries);

  return 0;
}
