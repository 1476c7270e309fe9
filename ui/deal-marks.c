/* deal-marks.c: what the user marks in the archive, and takes back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-marks.h"

/* What taking a mark back needs when it is asked for. */
typedef struct
{
  DealArchive *archive;
  gint64       id;
  gboolean     was_read;
} Mark;

static void
mark_free (gpointer  data,
           GClosure *closure)
{
  Mark *mark = data;

  g_object_unref (mark->archive);
  g_free (mark);
}

static void
undo_cb (Mark *mark)
{
  g_autoptr (GError) error = NULL;

  if (!deal_archive_set_read (mark->archive, mark->id, mark->was_read, NULL, &error))
    g_info ("A mark could not be taken back: %s", error->message);
}

/**
 * deal_marks_set_read:
 * @archive: the archive
 * @id: of a source in it
 * @is_read: what to mark it as
 * @error: return location for an error
 *
 * Marks a source; what returned is on the disk.
 *
 * Returns: (nullable) (transfer floating): takes the mark back; `NULL` with an
 *   error of deal_archive_set_read()
 */
GClosure *
deal_marks_set_read (DealArchive *archive,
                     gint64       id,
                     gboolean     is_read,
                     GError     **error)
{
  gboolean was_read = FALSE;
  Mark    *mark;

  if (!deal_archive_set_read (archive, id, is_read, &was_read, error))
    return NULL;

  mark = g_new (Mark, 1);
  *mark = (Mark){ g_object_ref (archive), id, was_read };

  return g_cclosure_new_swap (G_CALLBACK (undo_cb), mark, mark_free);
}
