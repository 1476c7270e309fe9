/* deal-fetcher.c: who may ask which server, and when
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/deal-fetch-private.h"

#include "deal-clock.h"
#include "deal-config.h"
#include "deal-error.h"
#include "deal-text.h"
#include "net/deal-url.h"

/**
 * DealFetcher:
 *
 * One pool of connections, and the queue in front of it: no more than
 * `DEAL_FETCH_MAX_PER_HOST` requests at a time to one server and
 * `DEAL_FETCH_MAX_ACTIVE` in all.  libsoup has limits of its own but goes
 * through all that waits for each request, so it never gets more than it may
 * send at once.
 */
struct _DealFetcher
{
  GObject parent_instance;

  SoupSession  *session;
  GTlsDatabase *extra_authority; /* owned; nullable */
  GQueue        waiting;         /* DealFetch, owned by their tasks' way */
  GHashTable   *active;          /* host key → how many, as GUINT_TO_POINTER */
  GHashTable   *held;            /* host key → gint64, owned */
  guint         n_active;
};

G_DEFINE_FINAL_TYPE (DealFetcher, deal_fetcher, G_TYPE_OBJECT)

static guint
count_active (DealFetcher *self,
              const char  *host)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->active, host));
}

static void
set_active (DealFetcher *self,
            const char  *host,
            guint        n)
{
  if (n == 0)
    g_hash_table_remove (self->active, host);
  else
    g_hash_table_insert (self->active, g_strdup (host), GUINT_TO_POINTER (n));
}

static void
take_slot (DealFetcher *self,
           DealFetch   *fetch)
{
  set_active (self, fetch->host, count_active (self, fetch->host) + 1);
  self->n_active++;
  fetch->has_slot = TRUE;
}

static void
release_slot (DealFetcher *self,
              DealFetch   *fetch)
{
  if (!fetch->has_slot)
    return;

  set_active (self, fetch->host, count_active (self, fetch->host) - 1);
  self->n_active--;
  fetch->has_slot = FALSE;
}

static gint64
get_hold (DealFetcher *self,
          const char  *host)
{
  const gint64 *until = g_hash_table_lookup (self->held, host);

  return until != NULL && *until > deal_clock_now () ? *until : 0;
}

static DealFetched *
new_held (DealFetch *fetch,
          gint64     until)
{
  DealFetched *answer = g_new0 (DealFetched, 1);

  answer->url = g_uri_to_string (fetch->uri);
  answer->reason = g_strdup ("");
  answer->host = g_strdup (fetch->host);
  answer->held_until = until;

  return answer;
}

static gboolean
deadline_reached_cb (gpointer user_data)
{
  DealFetch *fetch = user_data;

  deal_fetch_give_up (
    fetch,
    /* Translators: %u is a number of seconds */
    g_error_new (DEAL_ERROR, DEAL_ERROR_NETWORK,
                 P_ ("No whole answer came within %u second",
                     "No whole answer came within %u seconds", fetch->timeout),
                 fetch->timeout));
  if (!fetch->has_slot)
    {
      DealFetcher *self = g_task_get_source_object (fetch->task);

      g_queue_remove (&self->waiting, fetch);
      deal_fetcher_end (self, fetch, NULL, g_steal_pointer (&fetch->failure));
    }

  return G_SOURCE_REMOVE;
}

/* Time spent waiting for a turn does not count. */
static void
start_deadline (DealFetch *fetch)
{
  if (fetch->deadline != NULL)
    return;

  fetch->deadline = g_timeout_source_new (fetch->timeout * 1000);
  g_source_set_callback (fetch->deadline, deadline_reached_cb, fetch, NULL);
  g_source_attach (fetch->deadline, g_task_get_context (fetch->task));
}

static gboolean
may_begin (DealFetcher *self,
           DealFetch   *fetch)
{
  return self->n_active < DEAL_FETCH_MAX_ACTIVE &&
         count_active (self, fetch->host) < DEAL_FETCH_MAX_PER_HOST;
}

/* Begins all that may begin.  Ending a held one calls back, and the one who is
 * called may ask for more: so the walk starts anew then. */
static void
advance (DealFetcher *self)
{
  GList *item = self->waiting.head;

  while (item != NULL && self->n_active < DEAL_FETCH_MAX_ACTIVE)
    {
      DealFetch *fetch = item->data;
      GList     *next = item->next;
      gint64     until = get_hold (self, fetch->host);

      if (until != 0)
        {
          g_queue_delete_link (&self->waiting, item);
          deal_fetcher_end (self, fetch, new_held (fetch, until), NULL);
          return;
        }
      if (may_begin (self, fetch))
        {
          g_queue_delete_link (&self->waiting, item);
          take_slot (self, fetch);
          start_deadline (fetch);
          deal_fetch_begin_hop (fetch, self->session);
        }
      item = next;
    }
}

/**
 * deal_fetcher_requeue:
 * @self: the fetcher
 * @fetch: has followed a redirect
 *
 * Gives its slot back, and waits for one of the new host before all others.
 */
void
deal_fetcher_requeue (DealFetcher *self,
                      DealFetch   *fetch)
{
  release_slot (self, fetch);
  g_free (fetch->host);
  fetch->host = deal_url_get_host_key (fetch->uri);
  g_queue_push_head (&self->waiting, fetch);
  advance (self);
}

/**
 * deal_fetcher_end:
 * @self: the fetcher
 * @fetch: (transfer full): is not waiting, and nothing of it is under way
 * @answer: (nullable) (transfer full): what came of it
 * @error: (nullable) (transfer full): or why nothing did
 */
void
deal_fetcher_end (DealFetcher *self,
                  DealFetch   *fetch,
                  DealFetched *answer,
                  GError      *error)
{
  g_autoptr (DealFetcher) keep = g_object_ref (self);

  release_slot (self, fetch);
  if (answer != NULL && answer->status != 0 && answer->held_until != 0)
    deal_fetcher_hold (self, answer->host, answer->held_until);

  if (answer != NULL)
    g_task_return_pointer (fetch->task, answer, (GDestroyNotify) deal_fetched_free);
  else
    g_task_return_error (fetch->task, error);
  deal_fetch_free (fetch);
  advance (self);
}

static gboolean
user_cancelled_cb (GCancellable *cancellable,
                   gpointer      user_data)
{
  DealFetch   *fetch = user_data;
  DealFetcher *self = g_task_get_source_object (fetch->task);
  GError      *error = NULL;

  g_cancellable_set_error_if_cancelled (cancellable, &error);
  if (error == NULL)
    return G_SOURCE_REMOVE;

  if (fetch->has_slot)
    {
      deal_fetch_give_up (fetch, error);
    }
  else
    {
      g_queue_remove (&self->waiting, fetch);
      deal_fetcher_end (self, fetch, NULL, error);
    }

  return G_SOURCE_REMOVE;
}

static void
deal_fetcher_finalize (GObject *object)
{
  DealFetcher *self = DEAL_FETCHER (object);

  /* Each fetch holds a reference, so nothing is left to wait. */
  g_assert (g_queue_is_empty (&self->waiting));
  g_clear_object (&self->session);
  g_clear_object (&self->extra_authority);
  g_clear_pointer (&self->active, g_hash_table_unref);
  g_clear_pointer (&self->held, g_hash_table_unref);

  G_OBJECT_CLASS (deal_fetcher_parent_class)->finalize (object);
}

static void
deal_fetcher_class_init (DealFetcherClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = deal_fetcher_finalize;
}

static void
deal_fetcher_init (DealFetcher *self)
{
  /* No timeout of the sockets: each fetch has its deadline, for all of its
   * hops and the body together, and may have been given a long one. */
  self->session = soup_session_new_with_options (
    "timeout", 0,
    "idle-timeout", 15,
    "max-conns", DEAL_FETCH_MAX_ACTIVE,
    "max-conns-per-host", DEAL_FETCH_MAX_PER_HOST,
    "user-agent", "Counterpart/" DEAL_VERSION,
    NULL);
  soup_session_remove_feature_by_type (self->session, SOUP_TYPE_AUTH_MANAGER);
  soup_session_remove_feature_by_type (self->session, SOUP_TYPE_CONTENT_DECODER);
  g_queue_init (&self->waiting);
  self->active = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * deal_fetcher_new:
 * @error: return location for an error
 *
 * `COUNTERPART_CA_FILE` names a PEM file with authorities that are trusted
 * besides those of the system.
 *
 * Returns: (transfer full): a fetcher, or `NULL` with `DEAL_ERROR_INVALID` when
 *   that file cannot be read
 */
DealFetcher *
deal_fetcher_new (GError **error)
{
  g_autoptr (DealFetcher) self = g_object_new (DEAL_TYPE_FETCHER, NULL);
  const char *path = g_getenv ("COUNTERPART_CA_FILE");

  if (path != NULL && *path != '\0')
    {
      g_autoptr (GError) raw = NULL;
      g_autofree char *full = g_canonicalize_filename (path, NULL);

      self->extra_authority = g_tls_file_database_new (full, &raw);
      if (self->extra_authority == NULL)
        {
          /* Translators: a file name, and what is wrong with it */
          g_set_error (error, DEAL_ERROR, DEAL_ERROR_INVALID,
                       _ ("COUNTERPART_CA_FILE, “%s”, cannot be used: %s"), path,
                       raw->message);
          return NULL;
        }
    }

  return g_steal_pointer (&self);
}

GTlsDatabase *
deal_fetcher_get_extra_authority (DealFetcher *self)
{
  return self->extra_authority;
}

/**
 * deal_fetcher_hold:
 * @self: the fetcher
 * @host: key of a host, as deal_url_get_host_key() makes it
 * @until: seconds since 1970
 *
 * Leaves a host alone: what is asked of it before then ends with status 0.
 */
void
deal_fetcher_hold (DealFetcher *self,
                   const char  *host,
                   gint64       until)
{
  g_hash_table_insert (self->held, g_strdup (host), g_memdup2 (&until, sizeof until));
}

/**
 * deal_fetcher_fetch_async:
 * @self: the fetcher
 * @request: what to ask for; copied
 * @cancellable: (nullable): ends it at any moment
 * @callback: called once it is done
 * @user_data: for @callback
 *
 * Asks for an address when it is its turn, follows redirects, and takes the
 * whole body.  Nothing of it is ever written to a disk.
 */
void
deal_fetcher_fetch_async (DealFetcher            *self,
                          const DealFetchRequest *request,
                          GCancellable           *cancellable,
                          GAsyncReadyCallback     callback,
                          gpointer                user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GUri) uri = NULL;
  GError    *error = NULL;
  DealFetch *fetch;

  g_task_set_source_tag (task, deal_fetcher_fetch_async);
  if (g_task_return_error_if_cancelled (task))
    return;
  uri = deal_url_parse (request->url, &error);
  if (uri == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  fetch = g_new0 (DealFetch, 1);
  fetch->origin = g_uri_ref (uri);
  fetch->uri = g_steal_pointer (&uri);
  fetch->host = deal_url_get_host_key (fetch->uri);
  fetch->is_permanent = TRUE;
  fetch->chosen = request->chosen;
  fetch->accept = g_strdup (request->accept);
  fetch->timeout = request->timeout != 0 ? request->timeout : DEAL_FETCH_TIMEOUT;
  fetch->max_bytes = request->max_bytes != 0 ? request->max_bytes : DEAL_FETCH_MAX_BYTES;
  fetch->etag = g_strdup (request->etag);
  fetch->last_modified = g_strdup (request->last_modified);
  fetch->validators_url = g_strdup (request->validators_url);
  if (cancellable != NULL)
    {
      fetch->cancelled = g_cancellable_source_new (cancellable);
      g_source_set_callback (fetch->cancelled, G_SOURCE_FUNC (user_cancelled_cb), fetch,
                             NULL);
      g_source_attach (fetch->cancelled, g_task_get_context (task));
    }
  fetch->task = g_steal_pointer (&task);

  g_queue_push_tail (&self->waiting, fetch);
  advance (self);
}

/**
 * deal_fetcher_fetch_finish:
 * @self: the fetcher
 * @result: what the callback got
 * @error: return location for an error
 *
 * Any answer of a server is one, whatever its status; ask
 * deal_fetched_check().
 *
 * Returns: (transfer full): the answer, or `NULL` with `DEAL_ERROR_NETWORK`,
 *   `DEAL_ERROR_REFUSED`, `DEAL_ERROR_LIMIT`, `DEAL_ERROR_INVALID` or
 *   `G_IO_ERROR_CANCELLED`
 */
DealFetched *
deal_fetcher_fetch_finish (DealFetcher  *self,
                           GAsyncResult *result,
                           GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
