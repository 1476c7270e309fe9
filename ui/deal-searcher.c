/* deal-searcher.c: looks through a deal and the archive in a thread of its own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-searcher.h"

#include "deal-ui.h"

/**
 * DealSearcher:
 *
 * One thread at a time.  A key that is typed while one is at work stops it, and
 * what was typed last is looked for when it has ended.  The index is made with
 * the first question, and kept as long as the deal.
 */
struct _DealSearcher
{
  GObject parent_instance;

  Deal            *deal; /* nullable */
  DealSearchIndex *index;
  DealQuery       *query;
  DealArchive     *archive; /* nullable */
  gsize            most;
  DealFindings    *findings;  /* of @query; NULL: not there yet */
  GCancellable    *asking;    /* stops the question that is at work; NULL: none is */
  GCancellable    *deal_gone; /* stops the index that is being made */
};

enum
{
  FOUND,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DealSearcher, deal_searcher, G_TYPE_OBJECT)

/* What a thread works on, and what it brings back. */
typedef struct
{
  Deal            *deal;
  DealSearchIndex *index;
  GCancellable    *deal_gone;
  DealQuery       *query;
  DealArchive     *archive;
  gsize            most;
  DealFindings    *findings;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  deal_unref (work->deal);
  deal_search_index_unref (work->index);
  g_object_unref (work->deal_gone);
  deal_query_unref (work->query);
  g_clear_object (&work->archive);
  deal_findings_unref (work->findings);
  g_free (work);
}

DealFindings *
deal_findings_ref (DealFindings *findings)
{
  g_atomic_ref_count_inc (&findings->ref_count);

  return findings;
}

void
deal_findings_unref (DealFindings *findings)
{
  if (findings == NULL || !g_atomic_ref_count_dec (&findings->ref_count))
    return;

  deal_hits_free (findings->hits);
  g_ptr_array_unref (findings->archived);
  g_clear_error (&findings->error);
  g_free (findings);
}

static DealFindings *
find (const Work   *work,
      GCancellable *cancellable)
{
  g_autoptr (DealFindings) findings = g_new0 (DealFindings, 1);
  const Deal *deal = work->deal;
  guint32     day = 0;

  g_atomic_ref_count_init (&findings->ref_count);
  findings->most = work->most;
  findings->archived = g_ptr_array_new ();
  findings->hits =
    deal_search_index_find (work->index, work->query, work->most, cancellable);
  if (findings->hits == NULL)
    return NULL;

  if (deal_date_is_set (deal->known_on))
    day = deal_date_get_last_day (deal->known_on);
  if (work->archive != NULL && work->query->n_words > 0)
    {
      GPtrArray *archived = deal_archive_find (work->archive, work->query, day,
                                               work->most, &findings->n_archived,
                                               cancellable, &findings->error);

      if (archived != NULL)
        {
          g_ptr_array_unref (findings->archived);
          findings->archived = archived;
        }
    }

  return g_cancellable_is_cancelled (cancellable) ? NULL : g_steal_pointer (&findings);
}

static void
run (GTask        *task,
     gpointer      source,
     gpointer      data,
     GCancellable *cancellable)
{
  Work *work = data;

  if (work->index == NULL)
    work->index = deal_search_index_new (work->deal, work->deal_gone);
  if (work->index != NULL && !g_cancellable_is_cancelled (cancellable))
    work->findings = find (work, cancellable);
  g_task_return_boolean (task, TRUE);
}

static void start (DealSearcher *self);

static void
ended_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  DealSearcher *self = DEAL_SEARCHER (object);
  Work         *work = g_task_get_task_data (G_TASK (result));

  g_clear_object (&self->asking);
  if (self->index == NULL && work->index != NULL && work->deal == self->deal)
    self->index = deal_search_index_ref (work->index);
  if (self->query == NULL)
    return;

  if (work->findings == NULL || work->query != self->query || work->deal != self->deal)
    {
      start (self);
      return;
    }
  self->findings = deal_findings_ref (work->findings);
  g_signal_emit (self, signals[FOUND], 0);
}

static void
start (DealSearcher *self)
{
  g_autoptr (GTask) task = NULL;
  Work *work;

  if (self->deal == NULL || self->query == NULL || self->asking != NULL)
    return;

  self->asking = g_cancellable_new ();
  work = g_new0 (Work, 1);
  work->deal = deal_ref (self->deal);
  work->index = self->index != NULL ? deal_search_index_ref (self->index) : NULL;
  work->deal_gone = g_object_ref (self->deal_gone);
  work->query = deal_query_ref (self->query);
  work->archive = self->archive != NULL ? g_object_ref (self->archive) : NULL;
  work->most = self->most;

  task = g_task_new (self, self->asking, ended_cb, NULL);
  g_task_set_source_tag (task, start);
  /* What a stopped one brings back is an index all the same. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, run);
}

static void
deal_searcher_dispose (GObject *object)
{
  DealSearcher *self = DEAL_SEARCHER (object);

  deal_searcher_set_deal (self, NULL);
  g_clear_object (&self->archive);

  G_OBJECT_CLASS (deal_searcher_parent_class)->dispose (object);
}

static void
deal_searcher_finalize (GObject *object)
{
  g_object_unref (DEAL_SEARCHER (object)->deal_gone);

  G_OBJECT_CLASS (deal_searcher_parent_class)->finalize (object);
}

static void
deal_searcher_class_init (DealSearcherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = deal_searcher_dispose;
  object_class->finalize = deal_searcher_finalize;

  signals[FOUND] = deal_ui_signal_new ("found", G_TYPE_FROM_CLASS (klass), 0);
}

static void
deal_searcher_init (DealSearcher *self)
{
  self->deal_gone = g_cancellable_new ();
}

DealSearcher *
deal_searcher_new (void)
{
  return g_object_new (DEAL_TYPE_SEARCHER, NULL);
}

/**
 * deal_searcher_set_deal:
 * @self: a searcher
 * @deal: (nullable): what to look through from now on
 *
 * Forgets what was asked of another deal.
 */
void
deal_searcher_set_deal (DealSearcher *self,
                        Deal         *deal)
{
  g_return_if_fail (DEAL_IS_SEARCHER (self));

  if (deal == self->deal)
    return;

  deal_searcher_stop (self);
  g_cancellable_cancel (self->deal_gone);
  g_object_unref (self->deal_gone);
  self->deal_gone = g_cancellable_new ();
  g_clear_pointer (&self->index, deal_search_index_unref);
  g_clear_pointer (&self->deal, deal_unref);
  self->deal = deal != NULL ? deal_ref (deal) : NULL;
}

/**
 * deal_searcher_look_for:
 * @self: a searcher
 * @text: what was typed
 * @most: how many results of each kind are wanted
 * @archive: (nullable): where else to look
 *
 * Begins to look, and emits “found” when it is done.  Without a word in @text
 * it finds nothing, but the index is made.
 */
void
deal_searcher_look_for (DealSearcher *self,
                        const char   *text,
                        gsize         most,
                        DealArchive  *archive)
{
  g_return_if_fail (DEAL_IS_SEARCHER (self));

  deal_searcher_stop (self);
  self->query = deal_query_new (text);
  self->most = most;
  g_set_object (&self->archive, archive);
  start (self);
}

/* Nullable: there is nothing yet of what was asked for last. */
DealFindings *
deal_searcher_get_findings (DealSearcher *self)
{
  g_return_val_if_fail (DEAL_IS_SEARCHER (self), NULL);

  return self->findings;
}

/* What was asked for is no longer wanted; “found” comes no more. */
void
deal_searcher_stop (DealSearcher *self)
{
  g_return_if_fail (DEAL_IS_SEARCHER (self));

  g_cancellable_cancel (self->asking);
  g_clear_pointer (&self->query, deal_query_unref);
  g_clear_pointer (&self->findings, deal_findings_unref);
}
