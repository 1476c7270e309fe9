/* deal-figure-finder.c: a picture, and the file of the deal that it was made from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-figure-finder.h"

#include "deal-error.h"
#include "deal-text.h"
#include "model/deal-reader.h"

typedef struct
{
  GFile     *picture;
  GPtrArray *candidates; /* GFile */
} Search;

static void
search_free (Search *search)
{
  g_object_unref (search->picture);
  g_ptr_array_unref (search->candidates);
  g_free (search);
}

void
deal_found_figure_free (DealFoundFigure *found)
{
  if (found == NULL)
    return;

  g_clear_pointer (&found->record, deal_record_free);
  g_clear_object (&found->deal_file);
  g_free (found);
}

typedef enum
{
  NO_MATCH,
  SAME_DEAL, /* in another edition */
  SAME_BYTES,
} Match;

static Match
compare (const DealRecord *record,
         GFile            *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (Deal) deal = path != NULL ? deal_new_from_path (path, NULL, NULL) : NULL;

  if (deal == NULL || !deal_record_is_of (record, deal))
    return NO_MATCH;

  return deal_record_is_unchanged (record, deal) ? SAME_BYTES : SAME_DEAL;
}

/* The very file comes first; else the first in another edition. */
static GFile *
find_deal (const DealRecord *record,
           GPtrArray        *candidates,
           GCancellable     *cancellable)
{
  GFile *found = NULL;

  for (guint i = 0; i < candidates->len; i++)
    {
      Match match;

      if (g_cancellable_is_cancelled (cancellable))
        break;
      match = compare (record, candidates->pdata[i]);
      if (match == SAME_BYTES)
        return candidates->pdata[i];
      if (match == SAME_DEAL && found == NULL)
        found = candidates->pdata[i];
    }

  return found;
}

/* In a thread of its own. */
static void
find (GTask        *task,
      gpointer      source_object,
      gpointer      task_data,
      GCancellable *cancellable)
{
  Search          *search = task_data;
  g_autofree char *path = g_file_get_path (search->picture);
  g_autoptr (GError) error = NULL;
  g_autoptr (DealFoundFigure) found = g_new0 (DealFoundFigure, 1);
  g_autoptr (GFile) beside = NULL;
  g_autofree char *sibling = NULL;
  GFile           *deal_file;

  if (path == NULL)
    g_set_error (&error, DEAL_ERROR, DEAL_ERROR_NOT_FOUND,
                 _ ("The picture is not a file on this computer"));
  else
    found->record = deal_record_new_from_path (path, &error);
  if (found->record == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  sibling = deal_record_get_sibling (found->record, path);
  beside = g_file_new_for_path (sibling);
  g_ptr_array_add (search->candidates, g_steal_pointer (&beside));
  deal_file = find_deal (found->record, search->candidates, cancellable);
  if (deal_file != NULL)
    found->deal_file = g_object_ref (deal_file);
  g_task_return_pointer (task, g_steal_pointer (&found),
                         (GDestroyNotify) deal_found_figure_free);
}

/**
 * deal_figure_find_async:
 * @picture: a PNG
 * @candidates: (element-type GFile) (transfer full): files that may be its deal,
 *   the likeliest first; the one beside the picture is asked in any case
 * @cancellable: (nullable): ends it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Reads a picture and looks for its deal, in a thread.
 */
void
deal_figure_find_async (GFile              *picture,
                        GPtrArray          *candidates,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  Search *search = g_new0 (Search, 1);
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  search->picture = g_object_ref (picture);
  search->candidates = candidates;
  g_task_set_source_tag (task, deal_figure_find_async);
  g_task_set_task_data (task, search, (GDestroyNotify) search_free);
  g_task_run_in_thread (task, find);
}

/**
 * deal_figure_find_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the picture, or `NULL` with an error of
 *   deal_record_new_from_path() or `G_IO_ERROR_CANCELLED`
 */
DealFoundFigure *
deal_figure_find_finish (GAsyncResult *result,
                         GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
