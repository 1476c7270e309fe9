/* deal-source-items.c: what the deal cites and what the lists brought, in one list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-source-items.h"

#include "net/deal-url.h"

/* The newest on top; in the order of their coming where the dates are the same. */
static int
compare_found (gconstpointer a,
               gconstpointer b)
{
  const DealArchivedSource *first =
    deal_source_item_get_archived (*(DealSourceItem **) a);
  const DealArchivedSource *second =
    deal_source_item_get_archived (*(DealSourceItem **) b);
  int order = g_strcmp0 (second->published, first->published);

  if (order == 0)
    order = first->id < second->id ? -1 : first->id > second->id;

  return order;
}

/* What the archive has of it, which leaves @found; NULL: nothing. */
static DealArchivedSource *
take_archived (const DealSource *source,
               GPtrArray        *found,
               GHashTable       *by_url)
{
  g_autofree char *url =
    source->url != NULL ? deal_url_check (source->url, NULL) : NULL;
  guint at = 0;

  if (url != NULL)
    at = GPOINTER_TO_UINT (g_hash_table_lookup (by_url, url));

  return at > 0 ? g_steal_pointer (&g_ptr_array_index (found, at - 1)) : NULL;
}

static void
add_cited (GPtrArray  *items,
           const Deal *deal,
           GPtrArray  *found)
{
  g_autoptr (DealEvidence) evidence = deal_evidence_new (deal);
  g_autoptr (GHashTable) by_url = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      const DealArchivedSource *source = g_ptr_array_index (found, i);

      if (source->url != NULL)
        g_hash_table_insert (by_url, source->url, GUINT_TO_POINTER (i + 1));
    }
  for (gsize i = 0; i < deal->n_sources; i++)
    g_ptr_array_add (items,
                     deal_source_item_new (
                       deal, &deal->sources[i],
                       take_archived (&deal->sources[i], found, by_url),
                       evidence->claims_by_source[i]));
}

/**
 * deal_source_items_load:
 * @deal: (nullable): a deal
 * @archive: (nullable): the archive
 * @error: return location for an error
 *
 * Puts together what the deal cites and what the lists brought.  Articles that
 * are not cited come first, the newest on top.  May be called from any thread.
 *
 * Returns: (transfer full) (element-type DealSourceItem): the items; with an error,
 *   of what the deal cites alone
 */
GPtrArray *
deal_source_items_load (const Deal  *deal,
                        DealArchive *archive,
                        GError     **error)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) cited = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) found =
    archive != NULL ? deal_archive_load_sources (archive, error) : NULL;

  if (deal != NULL)
    add_cited (cited, deal, found);
  for (guint i = 0; found != NULL && i < found->len; i++)
    if (g_ptr_array_index (found, i) != NULL)
      g_ptr_array_add (items, deal_source_item_new (
                                NULL, NULL,
                                g_steal_pointer (&g_ptr_array_index (found, i)), 0));
  g_ptr_array_sort (items, compare_found);
  g_ptr_array_extend_and_steal (items, g_steal_pointer (&cited));

  return items;
}

typedef struct
{
  Deal        *deal;
  DealArchive *archive;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_clear_pointer (&work->deal, deal_unref);
  g_clear_object (&work->archive);
  g_free (work);
}

static void
load_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  const Work *work = task_data;
  GError     *error = NULL;
  GPtrArray  *items = deal_source_items_load (work->deal, work->archive, &error);

  /* What the deal cites is there in any case: the error goes with it. */
  g_object_set_data_full (G_OBJECT (task), "error", error,
                          (GDestroyNotify) g_error_free);
  g_task_return_pointer (task, items, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * deal_source_items_load_async:
 * @deal: (nullable): a deal
 * @archive: (nullable): the archive
 * @cancellable: (nullable): to want it no more
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * deal_source_items_load() on a thread of its own: ten thousand of them would be
 * felt.
 */
void
deal_source_items_load_async (Deal               *deal,
                              DealArchive        *archive,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Work *work = g_new0 (Work, 1);

  work->deal = deal != NULL ? deal_ref (deal) : NULL;
  work->archive = archive != NULL ? g_object_ref (archive) : NULL;
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, load_thread);
}

/**
 * deal_source_items_load_finish:
 * @result: a result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): as deal_source_items_load(); `NULL` when it
 *   was cancelled
 */
GPtrArray *
deal_source_items_load_finish (GAsyncResult *result,
                               GError      **error)
{
  GPtrArray    *items = g_task_propagate_pointer (G_TASK (result), error);
  const GError *problem = g_object_get_data (G_OBJECT (result), "error");

  if (items != NULL && problem != NULL)
    g_propagate_error (error, g_error_copy (problem));

  return items;
}

/* Keeps an item that is as it should be. */
static gboolean
keep (GListModel     *model,
      guint           at,
      DealSourceItem *wanted)
{
  g_autoptr (DealSourceItem) item = g_list_model_get_item (model, at);

  if (!deal_source_item_is_same (item, wanted))
    return FALSE;

  deal_source_item_take_record (item, wanted);

  return TRUE;
}

/**
 * deal_source_items_update:
 * @store: a list of #DealSourceItem
 * @items: (element-type DealSourceItem): what it should have; not used any more
 *
 * Replaces what differs: one mark among ten thousand sources changes one row, and
 * leaves the others where the reader sees them.
 */
void
deal_source_items_update (GListStore *store,
                          GPtrArray  *items)
{
  GListModel *model = G_LIST_MODEL (store);
  guint       n = g_list_model_get_n_items (model);
  guint       most = MIN (n, items->len);
  guint       before = 0;
  guint       after = 0;

  while (before < most && keep (model, before, items->pdata[before]))
    before++;
  while (after < most - before &&
         keep (model, n - 1 - after, items->pdata[items->len - 1 - after]))
    after++;
  if (n - before - after > 0 || items->len - before - after > 0)
    g_list_store_splice (store, before, n - before - after, items->pdata + before,
                         items->len - before - after);
}
