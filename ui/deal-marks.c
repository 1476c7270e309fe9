/* deal-marks.c: what the user marks in the archive, and takes back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-marks.h"

#include "deal-error.h"
#include "deal-text.h"

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
undo_cb (Mark    *mark,
         GError **error)
{
  deal_archive_set_read (mark->archive, mark->id, mark->was_read, NULL, error);
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
unjudge_cb (Judged  *judged,
            GError **error)
{
  deal_archive_forget_judgement (judged->archive, judged->deal_id, judged->judgement,
                                 error);
}

static Judged *
new_judged (DealArchive                 *archive,
            const char                  *deal_id,
            const DealArchivedJudgement *judgement)
{
  Judged *judged = g_new0 (Judged, 1);

  judged->archive = g_object_ref (archive);
  judged->deal_id = g_strdup (deal_id);
  judged->judgement = g_new0 (DealArchivedJudgement, 1);
  judged->judgement->source = judgement->source;
  judged->judgement->term = g_strdup (judgement->term);
  judged->judgement->passage = g_strdup (judgement->passage);
  judged->judgement->stance = g_strdup (judgement->stance);
  judged->judgement->says = g_strdup (judgement->says);

  return judged;
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
  if (!deal_archive_keep_judgement (archive, deal_id, judgement, error))
    return NULL;

  return g_cclosure_new_swap (G_CALLBACK (unjudge_cb),
                              new_judged (archive, deal_id, judgement), judged_free);
}

static void
judge_again_cb (Judged  *judged,
                GError **error)
{
  deal_archive_keep_judgement (judged->archive, judged->deal_id, judged->judgement,
                               error);
}

/* As it was kept; NULL with an error, or when it was not. */
static Judged *
find_judged (DealArchive                 *archive,
             const char                  *deal_id,
             const DealArchivedJudgement *judgement,
             GError                     **error)
{
  g_autoptr (GPtrArray) kept = deal_archive_load_judgements (archive, deal_id, error);

  for (guint i = 0; kept != NULL && i < kept->len; i++)
    {
      const DealArchivedJudgement *other = kept->pdata[i];

      if (other->source == judgement->source &&
          g_str_equal (other->term, judgement->term) &&
          g_str_equal (other->passage, judgement->passage))
        return new_judged (archive, deal_id, other);
    }
  if (kept != NULL)
    g_set_error_literal (error, DEAL_ERROR, DEAL_ERROR_NOT_FOUND,
                         _ ("It was taken back already."));

  return NULL;
}

/**
 * deal_marks_take_back:
 * @archive: the archive
 * @deal_id: the id of a deal
 * @judgement: of which source, term and passage
 * @error: return location for an error
 *
 * Forgets what the user made of a passage, which then is offered again.
 *
 * Returns: (nullable) (transfer floating): keeps it again as it was; `NULL` with an
 *   error
 */
GClosure *
deal_marks_take_back (DealArchive                 *archive,
                      const char                  *deal_id,
                      const DealArchivedJudgement *judgement,
                      GError                     **error)
{
  Judged *judged = find_judged (archive, deal_id, judgement, error);

  if (judged == NULL)
    return NULL;
  if (!deal_archive_forget_judgement (archive, deal_id, judgement, error))
    {
      judged_free (judged, NULL);
      return NULL;
    }

  return g_cclosure_new_swap (G_CALLBACK (judge_again_cb), judged, judged_free);
}
