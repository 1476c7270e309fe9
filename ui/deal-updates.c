/* deal-updates.c: the archive and the refresh that a window works with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-updates.h"

#include "deal-request.h"
#include "deal-ui.h"

/**
 * DealUpdates:
 *
 * Opens the archive when it is first asked for, runs one refresh at a time, and
 * says how far it is.  What is asked for meanwhile joins the refresh under way if
 * that does it already, and else follows it.  A window without an archive still
 * compares and exports: the error is kept, and shown where the sources would be.
 */
struct _DealUpdates
{
  GObject parent_instance;

  DealArchive  *archive; /* nullable */
  GError       *error;   /* why there is none; nullable */
  gulong        changed_handler;
  DealRefresh  *refresh;     /* nullable: none was asked for yet */
  GCancellable *cancellable; /* nullable: none is under way */
  char         *status;
  char         *file_uri; /* of the deal; nullable */
  DealRequest  *running;  /* nullable */
  char        **added;    /* nullable: what the last refresh was for alone */
  GQueue        waiting;  /* DealRequest */
  GHashTable   *asked;    /* the user's own lists that were asked since it was idle */
};

enum
{
  PROP_RUNNING = 1,
  PROP_FRACTION,
  PROP_STATUS,
  PROP_HOST,
  N_PROPS
};

enum
{
  FINISHED,
  FAILED,
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DealUpdates, deal_updates, G_TYPE_OBJECT)

static void
update_status (DealUpdates *self)
{
  g_clear_pointer (&self->status, g_free);
  if (deal_updates_is_running (self))
    self->status = deal_request_describe (self->running, self->refresh);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HOST]);
}

static void
archive_changed_cb (DealUpdates *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void run (DealUpdates *self, DealRequest *request);

static void
refresh_finished_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (DealUpdates) self = user_data;
  g_autoptr (GError) error = NULL;
  DealRefreshSummary summary = { 0 };
  gboolean           is_done;

  is_done = deal_refresh_run_finish (DEAL_REFRESH (source), result, &summary, &error);
  g_clear_object (&self->cancellable);
  g_strfreev (self->added);
  self->added = g_steal_pointer (&self->running->list_urls);
  g_clear_pointer (&self->running, deal_request_free);
  update_status (self);

  if (is_done)
    g_signal_emit (self, signals[FINISHED], 0, &summary);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error);
  g_signal_emit (self, signals[CHANGED], 0);
  if (!deal_updates_is_running (self) && !g_queue_is_empty (&self->waiting))
    run (self, g_queue_pop_head (&self->waiting));
}

static void
deal_updates_dispose (GObject *object)
{
  DealUpdates *self = DEAL_UPDATES (object);

  deal_updates_stop (self);
  if (self->archive != NULL)
    g_clear_signal_handler (&self->changed_handler, self->archive);
  if (self->refresh != NULL)
    g_signal_handlers_disconnect_by_data (self->refresh, self);
  g_clear_object (&self->refresh);
  g_clear_object (&self->archive);

  G_OBJECT_CLASS (deal_updates_parent_class)->dispose (object);
}

static void
deal_updates_finalize (GObject *object)
{
  DealUpdates *self = DEAL_UPDATES (object);

  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  g_clear_pointer (&self->running, deal_request_free);
  g_strfreev (self->added);
  g_queue_clear_full (&self->waiting, deal_request_free);
  g_hash_table_unref (self->asked);
  g_free (self->file_uri);
  g_free (self->status);

  G_OBJECT_CLASS (deal_updates_parent_class)->finalize (object);
}

static void
deal_updates_get_property (GObject    *object,
                           guint       property_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  DealUpdates *self = DEAL_UPDATES (object);

  switch (property_id)
    {
    case PROP_RUNNING:
      g_value_set_boolean (value, deal_updates_is_running (self));
      break;
    case PROP_FRACTION:
      g_value_set_double (value, deal_updates_get_fraction (self));
      break;
    case PROP_STATUS:
      g_value_set_string (value, deal_updates_get_status (self));
      break;
    case PROP_HOST:
      g_value_set_string (
        value, self->refresh != NULL ? deal_refresh_get_host (self->refresh) : NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
deal_updates_class_init (DealUpdatesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS |
                      G_PARAM_EXPLICIT_NOTIFY;
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = deal_updates_dispose;
  object_class->finalize = deal_updates_finalize;
  object_class->get_property = deal_updates_get_property;

  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, flags);
  properties[PROP_FRACTION] =
    g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0, flags);
  properties[PROP_STATUS] = g_param_spec_string ("status", NULL, NULL, NULL, flags);
  properties[PROP_HOST] = g_param_spec_string ("host", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[FINISHED] = deal_ui_signal_new ("finished", type, 1, G_TYPE_POINTER);
  signals[FAILED] = deal_ui_signal_new ("failed", type, 1, G_TYPE_POINTER);
  signals[CHANGED] = deal_ui_signal_new ("changed", type, 0);
}

static void
deal_updates_init (DealUpdates *self)
{
  g_queue_init (&self->waiting);
  self->asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

DealUpdates *
deal_updates_new (void)
{
  return g_object_new (DEAL_TYPE_UPDATES, NULL);
}

/**
 * deal_updates_get_archive:
 * @self: the updates
 * @error: (out) (optional) (transfer none): why there is none
 *
 * Opens the user's archive at the first call.
 *
 * Returns: (nullable) (transfer none): the archive
 */
DealArchive *
deal_updates_get_archive (DealUpdates   *self,
                          const GError **error)
{
  if (self->archive == NULL && self->error == NULL)
    {
      g_autofree char *path = deal_archive_get_default_path ();

      self->archive = deal_archive_open (path, &self->error);
      if (self->archive != NULL)
        {
          /* What is written is written to its end, and a log that is left over would
           * make the next start read the whole file. */
          deal_ui_outlive (G_OBJECT (self->archive));
          deal_archive_watch (self->archive);
          self->changed_handler = g_signal_connect_swapped (
            self->archive, "changed", G_CALLBACK (archive_changed_cb), self);
        }
    }
  if (error != NULL)
    *error = self->error;

  return self->archive;
}

/* The user's own lists that were not asked since it was idle; from now on they
 * count as asked.  NULL with an error. */
static char **
take_new_lists (DealUpdates *self,
                GError     **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GPtrArray) lists = deal_archive_load_lists (self->archive, error);

  if (lists == NULL)
    return NULL;

  for (guint i = 0; i < lists->len; i++)
    {
      const DealArchivedList *list = lists->pdata[i];

      if (list->by_user && g_hash_table_add (self->asked, g_strdup (list->url)))
        g_strv_builder_add (builder, list->url);
    }

  return g_strv_builder_end (builder);
}

/* Takes @request, and begins it now. */
static void
run (DealUpdates *self,
     DealRequest *request)
{
  DealRefreshOptions options = {
    .deal = request->deal,
    .deal_uri = self->file_uri,
    .urls = (const char *const *) request->list_urls,
    .only_urls = request->again_url != NULL || request->list_urls != NULL,
    .pages = request->pages,
    .again_url = request->again_url,
    .only_due = request->only_due,
  };

  if (self->refresh == NULL)
    {
      self->refresh = deal_refresh_new (self->archive);
      g_signal_connect_object (self->refresh, "notify", G_CALLBACK (update_status),
                               self, G_CONNECT_SWAPPED);
    }
  /* What cannot be read here, the refresh cannot read either, and says so. */
  if (!options.only_urls)
    g_strfreev (take_new_lists (self, NULL));
  self->running = request;
  self->cancellable = g_cancellable_new ();
  deal_refresh_run_async (self->refresh, &options, self->cancellable,
                          refresh_finished_cb, g_object_ref (self));
  update_status (self);
}

static gboolean
is_waiting (DealUpdates       *self,
            const DealRequest *wanted)
{
  for (GList *l = self->waiting.head; l != NULL; l = l->next)
    if (deal_request_covers (l->data, FALSE, wanted))
      return TRUE;

  return FALSE;
}

/* The lists that the user added since the refresh under way began. */
static void
queue_new_lists (DealUpdates *self)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) urls = take_new_lists (self, &error);
  DealRequest *request;

  if (urls == NULL)
    g_signal_emit (self, signals[FAILED], 0, error);
  if (urls == NULL || *urls == NULL)
    return;

  request = g_new0 (DealRequest, 1);
  request->list_urls = g_steal_pointer (&urls);
  g_queue_push_tail (&self->waiting, request);
}

/* Takes @request. */
static void
ask (DealUpdates *self,
     DealRequest *request)
{
  const GError *error = NULL;

  if (deal_updates_get_archive (self, &error) == NULL)
    {
      deal_request_free (request);
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }
  if (!deal_updates_is_running (self))
    g_hash_table_remove_all (self->asked);
  for (char **url = request->list_urls; url != NULL && *url != NULL; url++)
    g_hash_table_add (self->asked, g_strdup (*url));
  if (!deal_updates_is_running (self))
    {
      run (self, request);
      return;
    }

  if (!is_waiting (self, request))
    {
      if (!deal_request_covers (self->running, TRUE, request))
        {
          g_queue_push_tail (&self->waiting, request);
          return;
        }
      if (request->again_url == NULL)
        queue_new_lists (self);
    }
  deal_request_free (request);
}

/**
 * deal_updates_set_file:
 * @self: the updates
 * @file: (nullable): what the deal was read from; where that was published is asked
 *   for a newer edition from now on
 */
void
deal_updates_set_file (DealUpdates *self,
                       GFile       *file)
{
  g_free (self->file_uri);
  self->file_uri = file != NULL ? g_file_get_uri (file) : NULL;
}

/**
 * deal_updates_start:
 * @self: the updates
 * @deal: (nullable): the deal whose feeds are asked, beside the user's own lists
 * @pages: which pages of its sources are asked for besides
 * @only_due: nobody asked for it: leave alone what failed lately
 *
 * Starts a refresh; one that is under way does it, or is followed by it.
 */
void
deal_updates_start (DealUpdates *self,
                    Deal        *deal,
                    DealPages    pages,
                    gboolean     only_due)
{
  DealRequest *request = g_new0 (DealRequest, 1);

  request->deal = deal != NULL ? deal_ref (deal) : NULL;
  request->pages = pages;
  request->only_due = only_due;
  ask (self, request);
}

/**
 * deal_updates_fetch_again:
 * @self: the updates
 * @deal: (nullable): the deal that may cite it
 * @url: the address of a source
 *
 * Asks for the page of one source, after the refresh that is under way.
 */
void
deal_updates_fetch_again (DealUpdates *self,
                          Deal        *deal,
                          const char  *url)
{
  DealRequest *request = g_new0 (DealRequest, 1);

  request->deal = deal != NULL ? deal_ref (deal) : NULL;
  request->again_url = g_strdup (url);
  ask (self, request);
}

/**
 * deal_updates_ask_lists:
 * @self: the updates
 * @urls: (array zero-terminated=1): lists that the user has added
 *
 * Asks these alone, after the refresh that is under way.
 */
void
deal_updates_ask_lists (DealUpdates       *self,
                        const char *const *urls)
{
  DealRequest *request = g_new0 (DealRequest, 1);

  request->list_urls = g_strdupv ((char **) urls);
  ask (self, request);
}

/**
 * deal_updates_get_added:
 * @self: the updates
 *
 * Returns: (nullable) (transfer none) (array zero-terminated=1): the lists that the
 *   last refresh was for, if it was for lists that had been added
 */
const char *const *
deal_updates_get_added (DealUpdates *self)
{
  return (const char *const *) self->added;
}

/**
 * deal_updates_stop:
 * @self: the updates
 *
 * Stops the refresh that is under way, and those that wait for it.  What came in is
 * kept.
 */
void
deal_updates_stop (DealUpdates *self)
{
  g_queue_clear_full (&self->waiting, deal_request_free);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

/**
 * deal_updates_get_lines:
 * @self: the updates
 *
 * Returns: (nullable) (transfer none) (element-type DealRefreshLine): what came of
 *   the refresh under way or the last one
 */
GPtrArray *
deal_updates_get_lines (DealUpdates *self)
{
  return self->refresh != NULL ? deal_refresh_get_lines (self->refresh) : NULL;
}

gboolean
deal_updates_is_running (DealUpdates *self)
{
  return self->cancellable != NULL;
}

double
deal_updates_get_fraction (DealUpdates *self)
{
  guint total = self->refresh != NULL ? deal_refresh_get_total (self->refresh) : 0;

  if (total == 0)
    return 0.0;

  return (double) deal_refresh_get_done (self->refresh) / total;
}

/**
 * deal_updates_get_status:
 * @self: the updates
 *
 * Returns: one line about the refresh under way; empty when there is none
 */
const char *
deal_updates_get_status (DealUpdates *self)
{
  return self->status != NULL ? self->status : "";
}
