/* deal-findings.c: passages of articles in the archive that may become claims
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/deal-findings.h"

static gboolean
is_judged (GPtrArray                *judgements,
           const DealArchivedSource *source,
           const DealCandidate      *candidate)
{
  for (guint i = 0; i < judgements->len; i++)
    {
      const DealArchivedJudgement *judgement = judgements->pdata[i];

      if (judgement->source == source->id &&
          g_str_equal (judgement->term, candidate->term->id) &&
          g_str_equal (judgement->passage, candidate->passage))
        return TRUE;
    }

  return FALSE;
}

/**
 * deal_findings_load:
 * @archive: the archive
 * @deal: a deal
 * @source: an article of the archive
 * @most: how many are wanted
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type DealCandidate): the passages of its text
 *   that speak of a term, and of which the user has said nothing yet, best first;
 *   or `NULL`
 */
GPtrArray *
deal_findings_load (DealArchive              *archive,
                    const Deal               *deal,
                    const DealArchivedSource *source,
                    gsize                     most,
                    GError                  **error)
{
  g_autoptr (GPtrArray) judgements =
    deal_archive_load_judgements (archive, deal->id, error);
  g_autoptr (GError) problem = NULL;
  g_autofree char *text = NULL;
  GPtrArray       *found;

  if (judgements == NULL)
    return NULL;

  text = deal_archive_load_text (archive, source->id, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  found = deal_candidates_find (deal, text != NULL ? text : "", G_MAXSIZE);
  for (guint i = found->len; i > 0; i--)
    if (is_judged (judgements, source, found->pdata[i - 1]))
      g_ptr_array_remove_index (found, i - 1);
  if (found->len > most)
    g_ptr_array_set_size (found, (gint) most);

  return found;
}
