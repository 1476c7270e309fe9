/* deal-refresh.c: asks lists, pages and the deal's own address for what is new
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/deal-refresh-private.h"

#include "deal-clock.h"
#include "deal-error.h"
#include "model/deal-reader.h"
#include "net/deal-url.h"

#define ACCEPT                                                        \
  "application/feed+json, application/atom+xml, application/rss+xml," \
  " application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.1"
#define ACCEPT_DEAL \
  "application/vnd.counterpart.deal+json, application/json;q=0.9, */*;q=0.1"
#define ACCEPT_PAGE "text/html, application/xhtml+xml;q=0.9, text/plain;q=0.8, */*;q=0.1"

/**
 * DealRefresh:
 *
 * One at a time: running again needs the one before to have ended.  The lines
 * of the last one stay until the next.
 */
struct _DealRefresh
{
  GObject parent_instance;

  DealArchive       *archive;
  DealFetcher       *fetcher; /* of the run; nullable */
  DealRefreshWriter *writer;  /* of the run; nullable */
  GTask             *task;    /* of the run; nullable */
  GPtrArray         *jobs;    /* of the run; nullable */
  guint              timeout;
  guint              n_open; /* jobs whose end has not come */
  guint              done;
  guint              total;
  char              *host; /* of the last line; nullable: not asked for yet */
  GPtrArray         *lines;
  DealRefreshSummary summary;
};

enum
{
  PROP_RUNNING = 1,
  PROP_DONE,
  PROP_TOTAL,
  PROP_HOST,
  N_PROPERTIES,
};

enum
{
  SIGNAL_LINE,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint       signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DealRefresh, deal_refresh, G_TYPE_OBJECT)

static void
finish_run (DealRefresh *self)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  g_clear_object (&self->fetcher);
  g_clear_pointer (&self->writer, deal_refresh_writer_free);
  g_clear_pointer (&self->jobs, g_ptr_array_unref);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, TRUE);
}

static gboolean
is_in (const DealRefreshLine *line)
{
  return line->outcome == DEAL_OUTCOME_CAME_IN ||
         line->outcome == DEAL_OUTCOME_NOT_CHANGED ||
         line->outcome == DEAL_OUTCOME_CHANGED;
}

static gboolean
is_failed (const DealRefreshLine *line)
{
  return line->outcome == DEAL_OUTCOME_FAILED || line->outcome == DEAL_OUTCOME_GONE;
}

static void
count_line (DealRefreshSummary    *summary,
            const DealRefreshLine *line)
{
  if (line->is_deal)
    {
      summary->n_deals_in += is_in (line);
      summary->n_deals_failed += is_failed (line);
      summary->n_deals_changed += line->n_changed;
      return;
    }
  if (line->is_page)
    {
      summary->n_pages_in += is_in (line);
      summary->n_pages_failed += is_failed (line);
      summary->n_pages_changed += line->n_changed;
      return;
    }

  summary->n_in += is_in (line);
  summary->n_skipped += line->outcome == DEAL_OUTCOME_SKIPPED;
  summary->n_failed += is_failed (line);
  summary->n_new += line->n_new;
  summary->n_changed += line->n_changed;
}

/* Takes @line, which is NULL for a list that was cancelled. */
static void
finish_job (DealRefresh     *self,
            DealRefreshLine *line)
{
  g_autoptr (DealRefresh) keep = g_object_ref (self);

  if (line != NULL)
    {
      self->done++;
      count_line (&self->summary, line);
      g_ptr_array_add (self->lines, line);
      g_clear_pointer (&self->host, g_free);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HOST]);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DONE]);
      g_signal_emit (self, signals[SIGNAL_LINE], 0, line);
    }
  if (--self->n_open == 0)
    finish_run (self);
}

static void
written_cb (DealRefreshLine *line,
            gpointer         user_data)
{
  /* The last line ends the run, and may be the end of who wanted it. */
  g_autoptr (DealRefresh) self = g_object_ref (DEAL_REFRESH (user_data));

  finish_job (self, line);
  if (self->fetcher != NULL && !deal_refresh_writer_is_full (self->writer))
    deal_fetcher_set_paused (self->fetcher, FALSE);
}

typedef struct
{
  DealRefresh    *self;
  DealRefreshJob *job;
} Call;

static void
fetched_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autofree Call *call = user_data;
  g_autoptr (DealRefresh) self = call->self;
  GError      *problem = NULL;
  DealFetched *fetched = deal_fetcher_fetch_finish (DEAL_FETCHER (object), result,
                                                    &problem);

  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_error_free (problem);
      finish_job (self, NULL);
    }
  else if (fetched != NULL && fetched->status == 0)
    {
      finish_job (self, deal_refresh_line_new_held (call->job, fetched));
      deal_fetched_free (fetched);
    }
  else
    {
      deal_refresh_writer_push (self->writer, call->job, fetched, problem);
      if (deal_refresh_writer_is_full (self->writer))
        deal_fetcher_set_paused (self->fetcher, TRUE);
    }
}

static void
set_kind (DealFetchRequest     *request,
          const DealRefreshJob *job)
{
  request->accept = ACCEPT;
  if (job->is_page)
    {
      request->accept = ACCEPT_PAGE;
      request->max_bytes = DEAL_PAGE_MAX_BYTES;
    }
  if (job->is_deal)
    {
      request->accept = ACCEPT_DEAL;
      request->max_bytes = DEAL_FETCHED_MAX_BYTES;
    }
}

static void
fetch (DealRefresh    *self,
       DealRefreshJob *job)
{
  Call            *call = g_new0 (Call, 1);
  DealFetchRequest request = {
    .url = job->url,
    .chosen = job->chosen,
    .timeout = self->timeout,
  };

  set_kind (&request, job);

  if (job->record != NULL)
    {
      request.url = job->record->current_url;
      /* Where a list has moved to, nobody has chosen. */
      request.chosen = job->chosen &&
                       (g_str_equal (job->url, request.url) ||
                        deal_url_have_same_origin (job->url, request.url));
      request.etag = job->record->etag;
      request.last_modified = job->record->last_modified;
      request.validators_url = job->record->validators_url;
    }
  call->self = g_object_ref (self);
  call->job = job;
  deal_fetcher_fetch_async (self->fetcher, &request, g_task_get_cancellable (self->task),
                            fetched_cb, call);
}

static gboolean
run_ended_cb (gpointer user_data)
{
  DealRefresh *self = user_data;

  finish_job (self, NULL);

  return G_SOURCE_REMOVE;
}

static gboolean
load_holds (DealRefresh *self,
            GError     **error)
{
  g_autoptr (GHashTable)
    holds = deal_archive_load_holds (self->archive, deal_clock_now (), error);
  GHashTableIter iter;
  gpointer       host;
  gpointer       until;

  if (holds == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, holds);
  while (g_hash_table_iter_next (&iter, &host, &until))
    deal_fetcher_hold (self->fetcher, host, *(const gint64 *) until);

  return TRUE;
}

static void
begin (DealRefresh              *self,
       const DealRefreshOptions *options)
{
  g_autoptr (GSource) idle = g_idle_source_new ();

  self->done = 0;
  self->total = self->jobs->len;
  self->timeout = options->timeout;
  self->summary = (DealRefreshSummary){ 0 };
  for (guint i = 0; i < self->total; i++)
    {
      const DealRefreshJob *job = self->jobs->pdata[i];

      self->summary.n_deals += job->is_deal;
      self->summary.n_pages += job->is_page;
      self->summary.n_lists += !job->is_deal && !job->is_page;
    }
  g_ptr_array_set_size (self->lines, 0);
  g_clear_pointer (&self->host, g_free);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOTAL]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DONE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);

  /* One more is open than there are lists, so that the run ends after this
   * function has, even when there is nothing to ask. */
  self->n_open = self->total + 1;
  for (guint i = 0; i < self->total; i++)
    {
      DealRefreshLine *line = deal_refresh_skip (self->jobs->pdata[i], options);

      if (line != NULL)
        finish_job (self, line);
      else
        fetch (self, self->jobs->pdata[i]);
    }
  g_source_set_callback (idle, run_ended_cb, g_object_ref (self), g_object_unref);
  g_source_attach (idle, g_task_get_context (self->task));
}

/**
 * deal_refresh_run_async:
 * @self: a refresh that is not running
 * @options: what is wanted; read before this returns
 * @cancellable: (nullable): ends it
 * @callback: called once it is done
 * @user_data: for @callback
 *
 * Asks all lists, and keeps each as a whole as soon as it has come in.
 */
void
deal_refresh_run_async (DealRefresh              *self,
                        const DealRefreshOptions *options,
                        GCancellable             *cancellable,
                        GAsyncReadyCallback       callback,
                        gpointer                  user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;

  g_return_if_fail (self->task == NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, deal_refresh_run_async);
  self->jobs = deal_refresh_plan (self->archive, options, &error);
  self->fetcher = self->jobs != NULL ? deal_fetcher_new (&error) : NULL;
  if (self->fetcher == NULL || !load_holds (self, &error))
    {
      g_clear_pointer (&self->jobs, g_ptr_array_unref);
      g_clear_object (&self->fetcher);
      g_task_return_error (task, error);
      return;
    }

  self->task = g_steal_pointer (&task);
  self->writer = deal_refresh_writer_new (self->archive, written_cb, self);
  begin (self, options);
}

/**
 * deal_refresh_run_finish:
 * @self: the refresh
 * @result: what the callback got
 * @summary: (out) (optional): what came of it, also when it was cancelled
 * @error: return location for an error
 *
 * Lists that failed are no error: @summary counts them.
 *
 * Returns: FALSE with `DEAL_ERROR_ARCHIVE`, `DEAL_ERROR_INVALID` or
 *   `G_IO_ERROR_CANCELLED`
 */
gboolean
deal_refresh_run_finish (DealRefresh        *self,
                         GAsyncResult       *result,
                         DealRefreshSummary *summary,
                         GError            **error)
{
  if (summary != NULL)
    *summary = self->summary;

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
deal_refresh_finalize (GObject *object)
{
  DealRefresh *self = DEAL_REFRESH (object);

  g_clear_object (&self->archive);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_free (self->host);

  G_OBJECT_CLASS (deal_refresh_parent_class)->finalize (object);
}

static void
deal_refresh_get_property (GObject    *object,
                           guint       property_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  DealRefresh *self = DEAL_REFRESH (object);

  switch (property_id)
    {
    case PROP_RUNNING:
      g_value_set_boolean (value, self->task != NULL);
      break;
    case PROP_DONE:
      g_value_set_uint (value, self->done);
      break;
    case PROP_TOTAL:
      g_value_set_uint (value, self->total);
      break;
    case PROP_HOST:
      g_value_set_string (value, deal_refresh_get_host (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
deal_refresh_class_init (DealRefreshClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = deal_refresh_finalize;
  object_class->get_property = deal_refresh_get_property;

  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, flags);
  properties[PROP_DONE] = g_param_spec_uint ("done", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_TOTAL] = g_param_spec_uint ("total", NULL, NULL, 0, G_MAXUINT, 0,
                                              flags);
  properties[PROP_HOST] = g_param_spec_string ("host", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[SIGNAL_LINE] = g_signal_new ("line", G_TYPE_FROM_CLASS (klass),
                                       G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
deal_refresh_init (DealRefresh *self)
{
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) deal_refresh_line_free);
}

/**
 * deal_refresh_new:
 * @archive: where everything is kept
 *
 * Returns: (transfer full): a refresh that is not running
 */
DealRefresh *
deal_refresh_new (DealArchive *archive)
{
  DealRefresh *self = g_object_new (DEAL_TYPE_REFRESH, NULL);

  self->archive = g_object_ref (archive);

  return self;
}

guint
deal_refresh_get_done (DealRefresh *self)
{
  return self->done;
}

guint
deal_refresh_get_total (DealRefresh *self)
{
  return self->total;
}

gboolean
deal_refresh_has_deal (DealRefresh *self)
{
  return self->summary.n_deals > 0;
}

/**
 * deal_refresh_get_host:
 * @self: the refresh
 *
 * Returns: (nullable): the host of the list that ended last
 */
const char *
deal_refresh_get_host (DealRefresh *self)
{
  if (self->host == NULL && self->lines->len > 0)
    {
      const DealRefreshLine *last = self->lines->pdata[self->lines->len - 1];
      g_autoptr (GUri) uri = deal_url_parse (last->url, NULL);

      self->host = uri != NULL ? g_strdup (g_uri_get_host (uri)) : NULL;
    }

  return self->host;
}

/**
 * deal_refresh_get_lines:
 * @self: the refresh
 *
 * Returns: (transfer none) (element-type DealRefreshLine): what came of the
 *   lists that are done, of this run or the last one
 */
GPtrArray *
deal_refresh_get_lines (DealRefresh *self)
{
  return self->lines;
}
