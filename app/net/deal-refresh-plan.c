/* deal-refresh-plan.c: which lists a refresh asks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/deal-refresh-private.h"

#include "deal-clock.h"
#include "deal-text.h"
#include "net/deal-publication.h"
#include "net/deal-url.h"

/* A page is asked for by itself once a day; a little less, so that what is asked
 * at the same hour each day is. */
#define PAGE_PAUSE (20 * 60 * 60)

/* So many new articles are read in full at a time. */
#define NEW_MOST 50

void
deal_refresh_job_free (DealRefreshJob *job)
{
  g_free (job->url);
  g_free (job->title);
  g_free (job->publisher);
  g_free (job->deal_id);
  g_free (job->deal_hash);
  g_ptr_array_unref (job->words);
  g_clear_pointer (&job->record, deal_archived_list_free);
  g_hash_table_unref (job->known);
  g_free (job);
}

/**
 * deal_refresh_job_dup_title:
 * @job: a list
 *
 * Returns: (transfer full): what to call it before it came in
 */
char *
deal_refresh_job_dup_title (const DealRefreshJob *job)
{
  g_autoptr (GUri) uri = NULL;

  if (job->title != NULL)
    return g_strdup (job->title);
  if (job->record != NULL && *job->record->title != '\0')
    return g_strdup (job->record->title);

  uri = deal_url_parse (job->url, NULL);

  return g_strdup (uri != NULL ? g_uri_get_host (uri) : job->url);
}

/* A plan that is being made. */
typedef struct
{
  GPtrArray  *jobs;
  GHashTable *lists; /* address → DealRefreshJob, of @jobs */
  GHashTable *pages; /* likewise */
  GHashTable *deals; /* likewise */
  GHashTable *known;
  gint64      now;
} Plan;

static DealRefreshJob *
add_job (Plan       *plan,
         GHashTable *by_url,
         const char *url)
{
  g_autofree char *normal = deal_url_check (url, NULL);
  const char      *name = normal != NULL ? normal : url;
  DealRefreshJob  *job = g_hash_table_lookup (by_url, name);

  if (job != NULL)
    return job;

  job = g_new0 (DealRefreshJob, 1);
  job->url = g_strdup (name);
  job->words = g_ptr_array_new_with_free_func (g_free);
  job->known = g_hash_table_ref (plan->known);
  job->now = plan->now;
  job->is_page = by_url == plan->pages;
  job->is_deal = by_url == plan->deals;
  g_ptr_array_add (plan->jobs, job);
  g_hash_table_insert (by_url, job->url, job);

  return job;
}

static void
add_feeds (Plan       *plan,
           const Deal *deal)
{
  for (gsize i = 0; i < deal->n_feeds; i++)
    {
      DealRefreshJob *job = add_job (plan, plan->lists, deal->feeds[i].url);

      if (job->title == NULL)
        job->title = g_strdup (deal->feeds[i].title);
      for (gsize j = 0; j < deal->feeds[i].match.n; j++)
        g_ptr_array_add (job->words, g_strdup (deal->feeds[i].match.items[j]));
    }
}

/* Of a list that the user chose, every entry counts. */
static DealRefreshJob *
add_chosen (Plan       *plan,
            const char *url)
{
  DealRefreshJob *job = add_job (plan, plan->lists, url);

  job->chosen = TRUE;
  g_ptr_array_set_size (job->words, 0);

  return job;
}

static GHashTable *
collect_known (const Deal *deal)
{
  GHashTable *known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; deal != NULL && i < deal->n_sources; i++)
    {
      char *url = deal->sources[i].url != NULL
                    ? deal_url_check (deal->sources[i].url, NULL)
                    : NULL;

      if (url != NULL)
        g_hash_table_add (known, url);
    }

  return known;
}

static void
add_records (GHashTable *jobs,
             GPtrArray  *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      DealArchivedList *record = records->pdata[i];
      DealRefreshJob   *job = g_hash_table_lookup (jobs, record->url);

      if (job != NULL && job->record == NULL)
        job->record = g_steal_pointer (&records->pdata[i]);
    }
}

static void
free_list (gpointer list)
{
  deal_archived_list_free (list);
}

static gboolean
is_due (const DealArchivedList *record,
        gint64                  now)
{
  return record == NULL || (record->asked + PAGE_PAUSE <= now &&
                            record->not_before <= now && !record->is_gone);
}

static void
add_cited (Plan                     *plan,
           const DealRefreshOptions *options,
           GHashTable               *records)
{
  const Deal *deal = options->deal;

  for (gsize i = 0; i < deal->n_sources; i++)
    {
      const DealSource *source = &deal->sources[i];
      g_autofree char  *url =
        source->url != NULL ? deal_url_check (source->url, NULL) : NULL;
      DealRefreshJob *job;

      if (url == NULL || (options->pages == DEAL_PAGES_DUE &&
                          !is_due (g_hash_table_lookup (records, url), plan->now)))
        continue;

      job = add_job (plan, plan->pages, url);
      if (job->title == NULL)
        {
          job->title = g_strdup (source->title);
          job->publisher = g_strdup (source->publisher);
        }
    }
}

/* A list may say little of an article: a new one is read in full once, the latest
 * first. */
static void
add_new (Plan      *plan,
         GPtrArray *records)
{
  guint n = 0;

  for (guint i = records->len; i > 0 && n < NEW_MOST; i--)
    {
      const DealArchivedList *record = records->pdata[i - 1];

      if (record->asked == 0 && !g_hash_table_contains (plan->pages, record->url))
        {
          add_job (plan, plan->pages, record->url);
          n++;
        }
    }
}

/* Of an archive with many sources the pages take longer than all the rest. */
static gboolean
wants_pages (const DealRefreshOptions *options)
{
  return options->pages != DEAL_PAGES_NONE || options->again_url != NULL ||
         (options->page_urls != NULL && options->page_urls[0] != NULL);
}

static void
plan_pages (Plan                     *plan,
            const DealRefreshOptions *options,
            GPtrArray                *records)
{
  g_autoptr (GHashTable) by_url = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer       job;

  for (guint i = 0; i < records->len; i++)
    g_hash_table_insert (by_url, ((DealArchivedList *) records->pdata[i])->url,
                         records->pdata[i]);
  if (options->pages != DEAL_PAGES_NONE && options->deal != NULL)
    {
      add_cited (plan, options, by_url);
      add_new (plan, records);
    }
  if (options->again_url != NULL)
    add_job (plan, plan->pages, options->again_url)->named = TRUE;
  for (gsize i = 0; options->page_urls != NULL && options->page_urls[i] != NULL; i++)
    {
      DealRefreshJob *typed = add_job (plan, plan->pages, options->page_urls[i]);

      typed->named = TRUE;
      typed->chosen = TRUE;
    }

  g_hash_table_iter_init (&iter, plan->pages);
  while (g_hash_table_iter_next (&iter, NULL, &job))
    {
      DealRefreshJob *page = job;

      page->is_cited = g_hash_table_contains (plan->known, page->url);
    }
  add_records (plan->pages, records);
}

/* The deal's own address, where it is published. */
static gboolean
plan_deal (Plan                     *plan,
           DealArchive              *archive,
           const DealRefreshOptions *options,
           GError                  **error)
{
  const Deal      *deal = options->deal;
  g_autofree char *url = NULL;
  gboolean         is_chosen = FALSE;
  g_autoptr (GError) problem = NULL;
  DealRefreshJob *job;

  if (deal == NULL || options->deal_uri == NULL || options->only_urls)
    return TRUE;
  if (!deal_publication_find (archive, deal, options->deal_uri, &url, &is_chosen, error))
    return FALSE;
  if (url == NULL)
    return TRUE;

  job = add_job (plan, plan->deals, url);
  job->title = g_strdup (deal->title);
  job->chosen = is_chosen;
  job->deal_id = g_strdup (deal->id);
  job->deal_hash = g_strdup (deal->sha256);
  job->record = deal_archive_find_publication (archive, job->url, &problem);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));

  return FALSE;
}

/**
 * deal_refresh_plan:
 * @archive: the archive
 * @options: what is wanted
 * @error: return location for an error
 *
 * The deal itself, its feeds, the user's own lists and those named for this time,
 * each once; then pages.
 *
 * Returns: (transfer full) (element-type DealRefreshJob): the jobs, or `NULL`
 *   with `DEAL_ERROR_ARCHIVE`
 */
GPtrArray *
deal_refresh_plan (DealArchive              *archive,
                   const DealRefreshOptions *options,
                   GError                  **error)
{
  g_autoptr (GPtrArray) lists = deal_archive_load_lists (archive, error);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) jobs = NULL;
  g_autoptr (GHashTable) by_url = NULL;
  g_autoptr (GHashTable) pages = NULL;
  g_autoptr (GHashTable) deals = NULL;
  g_autoptr (GHashTable) known = NULL;
  Plan plan;

  if (lists != NULL && wants_pages (options))
    records = deal_archive_load_pages (archive, error);
  else if (lists != NULL)
    records = g_ptr_array_new ();
  if (records == NULL)
    return NULL;

  g_ptr_array_set_free_func (lists, free_list);
  g_ptr_array_set_free_func (records, free_list);
  jobs = g_ptr_array_new_with_free_func ((GDestroyNotify) deal_refresh_job_free);
  by_url = g_hash_table_new (g_str_hash, g_str_equal);
  pages = g_hash_table_new (g_str_hash, g_str_equal);
  deals = g_hash_table_new (g_str_hash, g_str_equal);
  known = collect_known (options->deal);
  plan = (Plan){ jobs, by_url, pages, deals, known, deal_clock_now () };
  if (!plan_deal (&plan, archive, options, error))
    return NULL;
  if (options->deal != NULL && !options->only_urls)
    add_feeds (&plan, options->deal);
  for (guint i = 0; i < lists->len && !options->only_urls; i++)
    {
      const DealArchivedList *list = lists->pdata[i];

      if (list->by_user)
        add_chosen (&plan, list->url);
    }
  for (gsize i = 0; options->urls != NULL && options->urls[i] != NULL; i++)
    add_chosen (&plan, options->urls[i])->named = TRUE;
  add_records (by_url, lists);
  plan_pages (&plan, options, records);

  return g_steal_pointer (&jobs);
}

/**
 * deal_refresh_skip:
 * @job: a list
 * @options: what is wanted
 *
 * Returns: (transfer full) (nullable): why it is not asked at all
 */
DealRefreshLine *
deal_refresh_skip (const DealRefreshJob     *job,
                   const DealRefreshOptions *options)
{
  const DealArchivedList *record = job->record;
  g_autofree char        *until = NULL;
  g_autofree char        *message = NULL;
  DealRefreshLine        *line;

  if (options->offline)
    return deal_refresh_line_new (job, DEAL_OUTCOME_SKIPPED,
                                  _ ("Not asked: working offline"));
  if (record != NULL && record->is_gone && !job->named)
    return deal_refresh_line_new (
      job, DEAL_OUTCOME_SKIPPED,
      _ ("Not asked: its server said that it is gone for good"));
  if (record == NULL || !options->only_due || record->not_before <= job->now)
    return NULL;

  until = deal_clock_to_iso (record->not_before);
  /* Translators: %s is a time */
  message = g_strdup_printf (_ ("Not asked before %s: it failed lately"), until);
  line = deal_refresh_line_new (job, DEAL_OUTCOME_SKIPPED, message);
  line->not_before = record->not_before;

  return line;
}

/**
 * deal_refresh_line_new_held:
 * @job: a list
 * @fetched: says that its server was not asked
 *
 * Returns: (transfer full): the line about it
 */
DealRefreshLine *
deal_refresh_line_new_held (const DealRefreshJob *job,
                            const DealFetched    *fetched)
{
  g_autoptr (GError) reason = NULL;
  DealRefreshLine *line;

  deal_fetched_check (fetched, &reason);
  line = deal_refresh_line_new (job, DEAL_OUTCOME_SKIPPED, reason->message);
  line->not_before = fetched->held_until;

  return line;
}
