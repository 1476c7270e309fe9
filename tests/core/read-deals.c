/* read-deals.c: says of each deal on standard input what the reader says of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/deal-reader.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

/* One deal a line in; one line out: the messages of its errors, with tabs
 * between them, or nothing when it is right. */
int
main (void)
{
  g_autoptr (GIOChannel) input = g_io_channel_unix_new (0);
  char *line;
  gsize length;

  setlocale (LC_ALL, "");
  g_io_channel_set_encoding (input, NULL, NULL);
  while (g_io_channel_read_line (input, &line, &length, NULL, NULL) == G_IO_STATUS_NORMAL)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_take (line, length);
      g_autoptr (GPtrArray) problems =
        g_ptr_array_new_with_free_func ((GDestroyNotify) deal_problem_free);
      g_autoptr (Deal) deal = deal_new_from_bytes (bytes, "line", problems, NULL);

      for (guint i = 0; i < problems->len; i++)
        {
          const DealProblem *problem = problems->pdata[i];

          if (problem->severity == DEAL_SEVERITY_ERROR)
            printf ("%s (%s)\t", problem->message, problem->pointer);
        }
      puts ("");
    }

  return 0;
}
