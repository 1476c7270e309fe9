/* test-window-interval.c: the window asks lists by itself when it is time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>

#include "../core/made-server.h"
#include "deal-config.h"
#include "deal-window.h"

#include "archive/deal-archive-store.h"
#include "fixture.h"

typedef struct
{
  DealWindow *window;
  GSettings  *settings;
  MadeServer *server;
  char       *url;
  int         n_asked; /* atomic */
} Fixture;

static void
serve (MadeCall *call,
       gpointer  user_data)
{
  Fixture *fixture = user_data;

  g_atomic_int_inc (&fixture->n_asked);
  made_call_reply_text (call, "200 OK\r\n",
                        "<rss><channel><title>L</title></channel></rss>");
}

static gboolean
has_deal (gpointer data)
{
  return deal_selection_get_deal (deal_window_get_selection (data)) != NULL;
}

/* The list was last asked on the first of May. */
static void
keep_list (const char *url)
{
  g_autofree char *path = deal_archive_get_default_path ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DealArchive) archive = deal_archive_open (path, &error);
  DealReceivedList received = {
    .answer = { .url = url, .now = 1777593600, .status = 200 }, .title = "L"
  };
  guint n_new;
  guint n_changed;

  g_assert_no_error (error);
  g_assert_true (deal_archive_add_list (archive, url, NULL, NULL, &error));
  g_assert_true (
    deal_archive_store_list (archive, &received, &n_new, &n_changed, &error));
  g_assert_no_error (error);
}

static void
set_up (Fixture      *fixture,
        gconstpointer now)
{
  g_autofree char *path = deal_archive_get_default_path ();
  g_autofree char *small = g_test_build_filename (
    G_TEST_DIST, "fixtures", "deals", "good-small.deal.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (small);
  g_autofree char *uri = g_file_get_uri (file);

  g_unlink (path);
  g_setenv ("COUNTERPART_NOW", now, TRUE);
  fixture->server = made_server_new (serve, fixture);
  fixture->url = made_server_url (fixture->server, "/list");
  keep_list (fixture->url);
  fixture->settings = g_settings_new (DEAL_APP_ID);
  g_settings_set_string (fixture->settings, "refresh-interval", "off");
  g_settings_set_string (fixture->settings, "last-file", uri);
  fixture->window = deal_window_new (NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture_wait (has_deal, fixture->window);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer now)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture_idle (300);
  made_server_stop (fixture->server);
  g_settings_reset (fixture->settings, "refresh-interval");
  g_settings_reset (fixture->settings, "last-file");
  g_object_unref (fixture->settings);
  g_free (fixture->url);
  g_unsetenv ("COUNTERPART_NOW");
}

static gboolean
was_asked (gpointer data)
{
  return g_atomic_int_get (&((Fixture *) data)->n_asked) > 0;
}

static void
change_network (gboolean is_available)
{
  g_signal_emit_by_name (g_network_monitor_get_default (), "network-changed",
                         is_available);
}

/* The first glance is past when this is over. */
static void
test_off (Fixture      *fixture,
          gconstpointer now)
{
  change_network (TRUE);
  fixture_idle (4500);
  g_assert_cmpint (fixture->n_asked, ==, 0);
}

static void
test_at_the_start (Fixture      *fixture,
                   gconstpointer now)
{
  g_settings_set_string (fixture->settings, "refresh-interval", "daily");
  fixture_wait (was_asked, fixture);
}

/* A network that comes is a moment to look; one that goes is none. */
static void
test_network_back (Fixture      *fixture,
                   gconstpointer now)
{
  fixture_idle (4500);
  g_settings_set_string (fixture->settings, "refresh-interval", "daily");
  change_network (FALSE);
  fixture_idle (700);
  g_assert_cmpint (fixture->n_asked, ==, 0);
  change_network (TRUE);
  fixture_wait (was_asked, fixture);

  /* The lists that were asked now are not due any more. */
  fixture_idle (700);
  fixture->n_asked = 0;
  change_network (TRUE);
  fixture_idle (700);
  g_assert_cmpint (fixture->n_asked, ==, 0);
}

static void
test_not_due (Fixture      *fixture,
              gconstpointer now)
{
  g_settings_set_string (fixture->settings, "refresh-interval", "daily");
  change_network (TRUE);
  fixture_idle (4500);
  g_assert_cmpint (fixture->n_asked, ==, 0);
  g_settings_set_string (fixture->settings, "refresh-interval", "hourly");
  change_network (TRUE);
  fixture_wait (was_asked, fixture);
}

int
main (int    argc,
      char **argv)
{
  static const char later[] = "2026-05-04T08:00:00Z";
  static const char soon[] = "2026-05-01T08:00:00Z";

  /* Whatever network the machine has. */
  g_setenv ("GIO_USE_NETWORK_MONITOR", "base", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/window/interval/off", Fixture, later, set_up, test_off, tear_down);
  g_test_add ("/window/interval/at-the-start", Fixture, later, set_up, test_at_the_start,
              tear_down);
  g_test_add ("/window/interval/network-back", Fixture, later, set_up,
              test_network_back, tear_down);
  g_test_add ("/window/interval/not-due", Fixture, soon, set_up, test_not_due,
              tear_down);

  return g_test_run ();
}
