/* deal-refresh-keep.c: what came of a list goes into the archive
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/deal-refresh-private.h"

#include "deal-clock.h"
#include "deal-error.h"
#include "deal-text.h"
#include "net/deal-feed.h"

#define NOT_MODIFIED 304
#define GONE 410

/* How long a list is left alone after one, two and more failures in a row. */
static const gint64 pauses[] = { 60 * 60, 4 * 60 * 60, 24 * 60 * 60 };

/**
 * deal_outcome_to_name:
 * @outcome: an outcome
 *
 * Returns: its word in the output for machines
 */
const char *
deal_outcome_to_name (DealOutcome outcome)
{
  static const char *const names[] = { "came-in", "not-changed", "skipped",
                                       "failed", "gone", "changed" };

  return names[outcome];
}

DealRefreshLine *
deal_refresh_line_new (const DealRefreshJob *job,
                       DealOutcome           outcome,
                       const char           *message)
{
  DealRefreshLine *line = g_new0 (DealRefreshLine, 1);

  line->url = g_strdup (job->url);
  line->is_page = job->is_page;
  line->is_deal = job->is_deal;
  line->title = deal_refresh_job_dup_title (job);
  line->outcome = outcome;
  line->message = g_strdup (message);

  return line;
}

void
deal_refresh_line_free (DealRefreshLine *line)
{
  if (line == NULL)
    return;

  g_free (line->url);
  g_free (line->title);
  g_free (line->message);
  g_free (line);
}

/* A little more or less than said, so that not all come back at once. */
static gint64
get_pause (const DealRefreshJob *job)
{
  guint  failures = job->record != NULL ? job->record->failures : 0;
  gint64 pause = pauses[MIN (failures, G_N_ELEMENTS (pauses) - 1)];

  return pause + (gint64) ((double) pause * g_random_double_range (-0.1, 0.1));
}

/* What an answer from @url is to the archive; the strings stay the others'. */
DealReceived
deal_refresh_describe_answer (const char        *url,
                              const DealFetched *fetched)
{
  return (DealReceived){
    .url = url,
    .current_url = fetched->permanent_url,
    .now = deal_clock_now (),
    .status = fetched->status,
    .etag = fetched->etag,
    .last_modified = fetched->last_modified,
    .validators_url = fetched->url,
  };
}

/**
 * deal_refresh_job_describe_failure:
 * @job: a list or page
 * @fetched: (nullable): what its server said
 * @problem: what went wrong
 * @failed: (out): it for the archive, without a title; the strings stay the others'
 */
void
deal_refresh_job_describe_failure (const DealRefreshJob *job,
                                   const DealFetched    *fetched,
                                   const GError         *problem,
                                   DealFailed           *failed)
{
  *failed = (DealFailed){
    .url = job->url,
    .is_known = job->is_cited,
    .now = deal_clock_now (),
    .status = fetched != NULL ? fetched->status : 0,
    .reason = problem->message,
  };
  failed->is_gone = failed->status == GONE;
  failed->not_before = failed->now + get_pause (job);
  if (fetched != NULL && fetched->held_until != 0)
    {
      failed->host = fetched->host;
      failed->host_not_before = fetched->held_until;
      failed->not_before = fetched->held_until;
    }
  /* What was refused for safety does not pass, and a page is asked for only when
   * somebody wants it. */
  if (job->is_page && g_error_matches (problem, DEAL_ERROR, DEAL_ERROR_REFUSED))
    failed->not_before = 0;
}

static DealLedger
get_ledger (const DealRefreshJob *job)
{
  return job->is_deal   ? DEAL_LEDGER_EDITIONS
         : job->is_page ? DEAL_LEDGER_SOURCES
                        : DEAL_LEDGER_LISTS;
}

static DealRefreshLine *
keep_failure (DealArchive          *archive,
              const DealRefreshJob *job,
              const DealFetched    *fetched,
              const GError         *problem)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *title = deal_refresh_job_dup_title (job);
  DealFailed       failed;
  DealRefreshLine *line;

  deal_refresh_job_describe_failure (job, fetched, problem, &failed);
  failed.title = title;
  line = deal_refresh_line_new (
    job, failed.is_gone ? DEAL_OUTCOME_GONE : DEAL_OUTCOME_FAILED, problem->message);
  line->status = failed.status;
  line->not_before = failed.host_not_before;
  if (!deal_archive_store_failure (archive, get_ledger (job), &failed, &error))
    {
      g_free (line->message);
      line->message = g_strdup (error->message);
    }

  return line;
}

static DealRefreshLine *
keep_same (DealArchive          *archive,
           const DealRefreshJob *job)
{
  g_autoptr (GError) error = NULL;
  DealRefreshLine *line;

  if (!deal_archive_store_same (archive, get_ledger (job), job->url, deal_clock_now (),
                                &error))
    return deal_refresh_line_new (job, DEAL_OUTCOME_FAILED, error->message);

  if (job->is_deal)
    line = deal_refresh_deal_line_new (job, archive, NULL);
  else
    line = deal_refresh_line_new (job, DEAL_OUTCOME_NOT_CHANGED,
                                  job->is_page ? _ ("The page is as it was")
                                               : _ ("Nothing new"));
  line->status = NOT_MODIFIED;

  return line;
}

/* The entries that are worth keeping; the strings stay the document's. */
static GArray *
choose_entries (const DealRefreshJob   *job,
                const DealFeedDocument *document)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (DealReceivedEntry));

  for (guint i = 0; i < document->entries->len; i++)
    {
      const DealFeedEntry *entry = document->entries->pdata[i];
      DealReceivedEntry    received = {
           .entry = entry->id,
           .url = entry->url,
           .title = entry->title,
           .published = entry->date_published,
           .modified = entry->date_modified,
           .text = entry->text != NULL ? entry->text : entry->summary,
      };

      received.is_known =
        entry->url != NULL && g_hash_table_contains (job->known, entry->url);
      if (deal_feed_entry_matches (entry, (const char *const *) job->words->pdata,
                                   job->words->len))
        g_array_append_val (chosen, received);
    }

  return chosen;
}

static char *
word_result (guint n_entries,
             guint n_new,
             guint n_changed)
{
  g_autofree char *entries = g_strdup_printf (P_ ("%u entry", "%u entries", n_entries),
                                              n_entries);
  g_autofree char *news = g_strdup_printf (P_ ("%u new", "%u new", n_new), n_new);
  g_autofree char *changed = g_strdup_printf (P_ ("%u changed", "%u changed", n_changed),
                                              n_changed);

  /* Translators: three counts, as “12 entries: 2 new, 1 changed” */
  return g_strdup_printf (_ ("%s: %s, %s"), entries, news, changed);
}

static DealRefreshLine *
keep_document (DealArchive            *archive,
               const DealRefreshJob   *job,
               const DealFetched      *fetched,
               const DealFeedDocument *document)
{
  g_autoptr (GArray) entries = choose_entries (job, document);
  g_autoptr (DealRefreshLine)
    line = deal_refresh_line_new (job, DEAL_OUTCOME_CAME_IN, NULL);
  g_autoptr (GError) error = NULL;
  DealReceivedList received = {
    .answer = deal_refresh_describe_answer (job->url, fetched),
    .title = job->title != NULL ? job->title : document->title,
    .entries = (const DealReceivedEntry *) (gpointer) entries->data,
    .n_entries = entries->len,
  };

  line->status = fetched->status;
  if (!deal_archive_store_list (archive, &received, &line->n_new, &line->n_changed,
                                &error))
    return deal_refresh_line_new (job, DEAL_OUTCOME_FAILED, error->message);

  line->n_entries = document->entries->len;
  line->message = word_result (line->n_entries, line->n_new, line->n_changed);
  if (*received.title != '\0')
    {
      g_free (line->title);
      line->title = g_strdup (received.title);
    }

  return g_steal_pointer (&line);
}

/**
 * deal_refresh_work_read:
 * @work: a job whose answer has come
 *
 * Reads the list or page, or finds out why it cannot be read.
 */
void
deal_refresh_work_read (DealRefreshWork *work)
{
  const DealFetched *fetched = work->fetched;

  if (work->problem != NULL || fetched->status == NOT_MODIFIED ||
      !deal_fetched_check (fetched, &work->problem))
    return;

  if (work->job->is_deal)
    work->deal = deal_refresh_read_deal (work->job, fetched, &work->problem);
  else if (work->job->is_page)
    work->page = deal_page_parse (fetched->body, fetched->content_type, fetched->charset,
                                  &work->problem);
  else
    work->document = deal_feed_parse (fetched->body, fetched->charset, fetched->url,
                                      &work->problem);
}

/**
 * deal_refresh_work_keep:
 * @work: a job that was read
 * @archive: the archive
 *
 * Keeps what is worth it, or keeps why there is nothing.  A bad answer takes
 * nothing away, and its validators are forgotten.
 *
 * Returns: (transfer full): the line about it
 */
DealRefreshLine *
deal_refresh_work_keep (const DealRefreshWork *work,
                        DealArchive           *archive)
{
  if (work->problem != NULL)
    return keep_failure (archive, work->job, work->fetched, work->problem);
  if (work->fetched->status == NOT_MODIFIED)
    return keep_same (archive, work->job);
  if (work->job->is_deal)
    return deal_refresh_keep_deal (work, archive);
  if (work->job->is_page)
    return deal_refresh_keep_page (work, archive);

  return keep_document (archive, work->job, work->fetched, work->document);
}
