/* deal-window-interval.c: a refresh that nobody asked for, when it is time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-clock.h"
#include "deal-window-private.h"

/* In seconds: how long after the start, and how often then, the clock is looked at. */
#define FIRST_GLANCE 3
#define GLANCE 300

static gboolean
is_due (DealWindow *self)
{
  g_autofree char *interval = g_settings_get_string (self->settings, "refresh-interval");
  gint64           pause = g_str_equal (interval, "hourly") ? 60 * 60 : 24 * 60 * 60;
  DealArchive     *archive;
  gint64           asked;

  /* Without a network every list would fail, and be left alone the longer for it. */
  if (g_str_equal (interval, "off") || deal_updates_is_running (self->updates) ||
      !g_network_monitor_get_network_available (g_network_monitor_get_default ()))
    return FALSE;

  archive = deal_updates_get_archive (self->updates, NULL);

  return archive != NULL && deal_archive_get_last_asked (archive, &asked, NULL) &&
         asked + pause <= deal_clock_now ();
}

static void
glance (DealWindow *self)
{
  if (!is_due (self))
    return;

  self->is_automatic = TRUE;
  deal_updates_start (self->updates, deal_selection_get_whole (self->selection),
                      deal_window_get_pages (self), TRUE);
}

static gboolean
glance_cb (gpointer user_data)
{
  glance (user_data);

  return G_SOURCE_CONTINUE;
}

static gboolean
first_glance_cb (gpointer user_data)
{
  DealWindow *self = user_data;

  /* Its lists are to be asked, too. */
  if (deal_selection_get_whole (self->selection) == NULL)
    return G_SOURCE_CONTINUE;

  self->interval_id = g_timeout_add_seconds (GLANCE, glance_cb, self);
  glance (self);

  return G_SOURCE_REMOVE;
}

static void
network_changed_cb (DealWindow *self,
                    gboolean    is_available)
{
  if (is_available && deal_selection_get_whole (self->selection) != NULL)
    glance (self);
}

void
deal_window_init_interval (DealWindow *self)
{
  self->interval_id = g_timeout_add_seconds (FIRST_GLANCE, first_glance_cb, self);
  g_signal_connect_object (g_network_monitor_get_default (), "network-changed",
                           G_CALLBACK (network_changed_cb), self, G_CONNECT_SWAPPED);
}
