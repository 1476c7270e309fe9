/* deal-lists-undo.c: takes back lists of articles that were added
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-lists-undo.h"

#include "net/deal-lists.h"

typedef struct
{
  DealArchive *archive;
  char       **urls;
} Added;

static void
added_free (gpointer  data,
            GClosure *closure)
{
  Added *added = data;

  g_object_unref (added->archive);
  g_strfreev (added->urls);
  g_free (added);
}

static void
undo_cb (Added   *added,
         GError **error)
{
  deal_lists_remove (added->archive, (const char *const *) added->urls, error);
}

/**
 * deal_lists_undo_new:
 * @archive: where the lists are
 * @urls: (array zero-terminated=1): their addresses; copied
 *
 * Returns: (transfer floating): takes them back, as deal_window_toast_undo() has it
 */
GClosure *
deal_lists_undo_new (DealArchive       *archive,
                     const char *const *urls)
{
  Added *added = g_new (Added, 1);

  added->archive = g_object_ref (archive);
  added->urls = g_strdupv ((char **) urls);

  return g_cclosure_new_swap (G_CALLBACK (undo_cb), added, added_free);
}
