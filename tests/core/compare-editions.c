/* compare-editions.c: says of each deal on standard input what is new in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-edition.h"
#include "model/deal-reader.h"

#include <locale.h>
#include <stdio.h>

static char *
write_edition (char *line,
               gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (line, length);
  g_autoptr (GPtrArray) problems =
    g_ptr_array_new_with_free_func ((GDestroyNotify) deal_problem_free);
  g_autoptr (Deal) deal = deal_new_from_bytes (bytes, "line", problems, NULL);

  return deal != NULL ? deal_edition_write (deal) : NULL;
}

/* One deal a line in.  For each after the first, one line out: "refused", or kinds
 * and ids of what is not as in the first, with tabs between them. */
int
main (void)
{
  g_autoptr (GIOChannel) input = g_io_channel_unix_new (0);
  g_autofree char *first = NULL;
  char            *line;
  gsize            length;

  setlocale (LC_ALL, "");
  g_io_channel_set_encoding (input, NULL, NULL);
  while (g_io_channel_read_line (input, &line, &length, NULL, NULL) == G_IO_STATUS_NORMAL)
    {
      g_autofree char *edition = write_edition (line, length);
      g_autoptr (GPtrArray) news = NULL;

      if (first == NULL)
        {
          first = g_steal_pointer (&edition);
          g_assert_nonnull (first);
          continue;
        }
      if (edition == NULL)
        {
          puts ("refused");
          continue;
        }
      news = deal_edition_compare (first, edition);
      for (guint i = 0; i < news->len; i++)
        {
          const DealNews *one = g_ptr_array_index (news, i);

          printf ("%s %s\t", deal_news_kind_get_word (one->kind), one->id);
        }
      puts ("");
    }

  return 0;
}
