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

typedef struct
{
  DealArchive           *archive;
  char                  *deal_id;
  DealArchivedJudgement *judgement;
} Judged;

static void
judged_free (gpointer  data,
             GClosure *closure)
{
  Judged *judged = data;

  g_object_unref (judged->archive);
  g_free (judged->deal_id);
  deal_archived_judgement_free (judged->judgement);
  g_free (judged);
}

static void
unjudge_cb (gpointer data)
{
  Judged *judged = data;
  g_autoptr (GError) error = NULL;

  if (!deal_archive_forget_judgement (judged->archive, judged->deal_id,
                                      judged->judgement, &error))
    g_info ("A claim could not be taken back: %s", error->message);
}

/**
 * deal_marks_judge:
 * @archive: the archive
 * @deal_id: the id of a deal
 * @judgement: what the user makes of a passage; copied
 * @error: return location for an error
 *
 * Keeps it; what returned is on the disk.
 *
 * Returns: (nullable) (transfer floating): takes it back; `NULL` with an error of
 *   deal_archive_keep_judgement()
 */
GClosure *
deal_marks_judge (DealArchive                 *archive,
                  const char                  *deal_id,
                  const DealArchivedJudgement *judgement,
                  GError                     **error)
{
  Judged *judged;

  if (!deal_archive_keep_judgement (archive, deal_id, judgement, error))
    return NULL;

  judged = g_new0 (Judged, 1);
  judged->archive = g_object_ref (archive);
  judged->deal_id = g_strdup (deal_id);
  judged->judgement = g_new0 (DealArchivedJudgement, 1);
  judged->judgement->source = judgement->source;
  judged->judgement->term = g_strdup (judgement->term);
  judged->judgement->passage = g_strdup (judgement->passage);

  return g_cclosure_new_swap (G_CALLBACK (unjudge_cb), judged, judged_free);
}
