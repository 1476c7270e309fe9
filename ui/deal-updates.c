/* deal-updates.c: the archive and the refresh that a window works with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-updates.h"

#include "deal-clock.h"
#include "deal-text.h"

/**
 * DealUpdates:
 *
 * Opens the archive when it is first asked for, runs one refresh at a time, and
 * says how far it is.  A window without an archive still compares and exports:
 * the error is kept, and shown where the sources would be.
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
  gboolean      has_pages; /* the refresh asks for pages too */
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

static const char *
get_host (DealUpdates *self)
{
  return self->refresh != NULL ? deal_refresh_get_host (self->refresh) : NULL;
}

static char *
write_progress (guint    done,
                guint    total,
                gboolean has_pages)
{
  if (has_pages)
    /* Translators: progress of a refresh; the numbers count addresses. */
    return g_strdup_printf (_ ("Checking %u of %u lists and pages"), done, total);

  /* Translators: progress of a refresh; the numbers count lists of articles. */
  return g_strdup_printf (_ ("Checking %u of %u lists"), done, total);
}

static void
update_status (DealUpdates *self)
{
  g_clear_pointer (&self->status, g_free);
  if (deal_updates_is_running (self))
    self->status = write_progress (deal_refresh_get_done (self->refresh),
                                   deal_refresh_get_total (self->refresh),
                                   self->has_pages);

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
  update_status (self);

  if (is_done)
    g_signal_emit (self, signals[FINISHED], 0, &summary);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error);
  g_signal_emit (self, signals[CHANGED], 0);
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
      g_value_set_string (value, get_host (self));
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

  signals[FINISHED] = g_signal_new ("finished", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
deal_updates_init (DealUpdates *self)
{
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
        self->changed_handler = g_signal_connect_swapped (
          self->archive, "changed", G_CALLBACK (archive_changed_cb), self);
    }
  if (error != NULL)
    *error = self->error;

  return self->archive;
}

static void
run (DealUpdates              *self,
     const DealRefreshOptions *options)
{
  const GError *error = NULL;

  if (deal_updates_is_running (self))
    return;

  if (deal_updates_get_archive (self, &error) == NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }

  if (self->refresh == NULL)
    {
      self->refresh = deal_refresh_new (self->archive);
      g_signal_connect_object (self->refresh, "notify", G_CALLBACK (update_status),
                               self, G_CONNECT_SWAPPED);
    }
  self->has_pages = options->pages != DEAL_PAGES_NONE || options->again_url != NULL;
  self->cancellable = g_cancellable_new ();
  deal_refresh_run_async (self->refresh, options, self->cancellable, refresh_finished_cb,
                          g_object_ref (self));
  update_status (self);
}

/**
 * deal_updates_start:
 * @self: the updates
 * @deal: (nullable): the deal whose feeds are asked, beside the user's own lists
 * @pages: which pages of its sources are asked for besides
 * @only_due: nobody asked for it: leave alone what failed lately
 *
 * Starts a refresh, unless one is under way.
 */
void
deal_updates_start (DealUpdates *self,
                    Deal        *deal,
                    DealPages    pages,
                    gboolean     only_due)
{
  run (self, &(DealRefreshOptions){ .deal = deal, .pages = pages, .only_due = only_due });
}

/**
 * deal_updates_fetch_again:
 * @self: the updates
 * @deal: (nullable): the deal that may cite it
 * @url: the address of a source
 *
 * Asks for the page of one source, unless a refresh is under way.
 */
void
deal_updates_fetch_again (DealUpdates *self,
                          Deal        *deal,
                          const char  *url)
{
  run (self, &(DealRefreshOptions){ .deal = deal, .only_urls = TRUE, .again_url = url });
}

/**
 * deal_updates_stop:
 * @self: the updates
 *
 * Stops the refresh that is under way.  What came in is kept.
 */
void
deal_updates_stop (DealUpdates *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
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

/**
 * deal_updates_describe_age:
 * @self: the updates
 *
 * Returns: (transfer full): when the lists last answered, in words; that the last
 *   check failed, if nothing answered it
 */
char *
deal_updates_describe_age (DealUpdates *self)
{
  DealArchive *archive = deal_updates_get_archive (self, NULL);
  g_autoptr (GPtrArray) lists = NULL;
  gint64 asked = 0;
  gint64 answered = 0;
  gulong hours;

  if (archive != NULL)
    lists = deal_archive_load_lists (archive, NULL);
  for (guint i = 0; lists != NULL && i < lists->len; i++)
    {
      const DealArchivedList *list = g_ptr_array_index (lists, i);

      asked = MAX (asked, list->asked);
      answered = MAX (answered, list->answered);
    }

  if (asked == 0)
    return g_strdup (_ ("Not checked yet"));
  if (answered == 0)
    return g_strdup (_ ("The last check failed"));

  hours = (gulong) MAX (0, deal_clock_now () - answered) / 3600;
  if (hours == 0)
    return g_strdup (_ ("Checked less than an hour ago"));
  if (hours < 24)
    return g_strdup_printf (P_ ("Checked %lu hour ago", "Checked %lu hours ago", hours),
                            hours);

  return g_strdup_printf (P_ ("Checked %lu day ago", "Checked %lu days ago", hours / 24),
                          hours / 24);
}
