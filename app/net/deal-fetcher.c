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
 * One pool of connections, and the queue in front of it.  libsoup has limits of
 * its own but goes through all that waits for each request, so it never gets more
 * than it may send at once.
 */
struct _DealFetcher
{
  GObject parent_instance;

  SoupSession    *session;
  GTlsDatabase   *extra_authority; /* owned; nullable */
  DealFetchTurns *turns;
  GHashTable     *fetches; /* DealFetch: all that have not ended */
  GHashTable     *watches; /* GCancellable → Watch, owned */
  gboolean        is_paused;
  gboolean        is_advancing;
  gboolean        advances_again;
};

/* The main loop looks at each source whenever it turns: a thousand fetches that
 * one user may cancel share one. */
typedef struct
{
  GSource *source;
  guint    n_fetches;
} Watch;

G_DEFINE_FINAL_TYPE (DealFetcher, deal_fetcher, G_TYPE_OBJECT)

static void
watch_free (gpointer data)
{
  Watch *watch = data;

  g_source_destroy (watch->source);
  g_source_unref (watch->source);
  g_free (watch);
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

      deal_fetch_turns_leave (self->turns, fetch);
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

/* Begins one fetch, or ends it because its server is held.  FALSE: none may. */
static gboolean
advance_one (DealFetcher *self)
{
  gint64     held_until = 0;
  DealFetch *fetch = deal_fetch_turns_next (self->turns, &held_until);

  if (fetch == NULL)
    return FALSE;

  if (held_until != 0)
    deal_fetcher_end (self, fetch, new_held (fetch, held_until), NULL);
  else
    {
      start_deadline (fetch);
      deal_fetch_begin_hop (fetch, self->session);
    }

  return TRUE;
}

/* Begins all that may begin.  Whoever is called back may ask for more, or cancel:
 * the walk goes on for them. */
static void
advance (DealFetcher *self)
{
  g_autoptr (DealFetcher) keep = NULL;

  self->advances_again = TRUE;
  if (self->is_advancing)
    return;

  keep = g_object_ref (self);
  self->is_advancing = TRUE;
  while (self->advances_again)
    {
      self->advances_again = FALSE;
      while (!self->is_paused && advance_one (self))
        ;
    }
  self->is_advancing = FALSE;
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
  deal_fetch_turns_release (self->turns, fetch);
  g_free (fetch->host);
  fetch->host = deal_url_get_host_key (fetch->uri);
  deal_fetch_turns_wait (self->turns, fetch, TRUE);
  advance (self);
}

static void
unwatch_cancellable (DealFetcher *self,
                     DealFetch   *fetch)
{
  GCancellable *cancellable = g_task_get_cancellable (fetch->task);
  Watch        *watch = NULL;

  if (cancellable != NULL)
    watch = g_hash_table_lookup (self->watches, cancellable);
  if (watch != NULL && --watch->n_fetches == 0)
    g_hash_table_remove (self->watches, cancellable);
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

  deal_fetch_turns_release (self->turns, fetch);
  g_hash_table_remove (self->fetches, fetch);
  unwatch_cancellable (self, fetch);
  if (answer != NULL && answer->status != 0 && answer->held_until != 0)
    deal_fetcher_hold (self, answer->host, answer->held_until);

  if (answer != NULL)
    g_task_return_pointer (fetch->task, answer, (GDestroyNotify) deal_fetched_free);
  else
    g_task_return_error (fetch->task, error);
  deal_fetch_free (fetch);
  advance (self);
}

static void
cancel (DealFetcher  *self,
        DealFetch    *fetch,
        GCancellable *cancellable)
{
  GError *error = NULL;

  g_cancellable_set_error_if_cancelled (cancellable, &error);
  if (fetch->has_slot)
    {
      deal_fetch_give_up (fetch, error);
      return;
    }

  deal_fetch_turns_leave (self->turns, fetch);
  deal_fetcher_end (self, fetch, NULL, error);
}

/* Ending one may end others, and begin some. */
static gboolean
user_cancelled_cb (GCancellable *cancellable,
                   gpointer      user_data)
{
  g_autoptr (DealFetcher) self = g_object_ref (DEAL_FETCHER (user_data));
  guint                n = 0;
  g_autofree gpointer *all = g_hash_table_get_keys_as_array (self->fetches, &n);

  if (!g_cancellable_is_cancelled (cancellable))
    return G_SOURCE_CONTINUE;

  for (guint i = 0; i < n; i++)
    {
      DealFetch *fetch = all[i];

      if (g_hash_table_contains (self->fetches, fetch) &&
          g_task_get_cancellable (fetch->task) == cancellable)
        cancel (self, fetch, cancellable);
    }

  return G_SOURCE_REMOVE;
}

static void
watch_cancellable (DealFetcher *self,
                   DealFetch   *fetch)
{
  GCancellable *cancellable = g_task_get_cancellable (fetch->task);
  Watch        *watch;

  if (cancellable == NULL)
    return;

  watch = g_hash_table_lookup (self->watches, cancellable);
  if (watch == NULL)
    {
      watch = g_new0 (Watch, 1);
      watch->source = g_cancellable_source_new (cancellable);
      g_source_set_callback (watch->source, G_SOURCE_FUNC (user_cancelled_cb), self,
                             NULL);
      g_source_attach (watch->source, g_task_get_context (fetch->task));
      g_hash_table_insert (self->watches, cancellable, watch);
    }
  watch->n_fetches++;
}

static void
deal_fetcher_finalize (GObject *object)
{
  DealFetcher *self = DEAL_FETCHER (object);

  g_clear_object (&self->session);
  g_clear_object (&self->extra_authority);
  g_clear_pointer (&self->turns, deal_fetch_turns_free);
  g_clear_pointer (&self->fetches, g_hash_table_unref);
  g_clear_pointer (&self->watches, g_hash_table_unref);

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
  self->turns = deal_fetch_turns_new ();
  self->fetches = g_hash_table_new (NULL, NULL);
  self->watches = g_hash_table_new_full (NULL, NULL, NULL, watch_free);
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
  deal_fetch_turns_hold (self->turns, host, until);
}

/**
 * deal_fetcher_set_paused:
 * @self: the fetcher
 * @is_paused: begin nothing new
 *
 * For whoever cannot take in more answers at the moment.
 */
void
deal_fetcher_set_paused (DealFetcher *self,
                         gboolean     is_paused)
{
  self->is_paused = is_paused;
  advance (self);
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
  fetch->task = g_steal_pointer (&task);

  g_hash_table_add (self->fetches, fetch);
  watch_cancellable (self, fetch);
  deal_fetch_turns_wait (self->turns, fetch, FALSE);
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
