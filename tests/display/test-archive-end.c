/* test-archive-end.c: the archive is closed before the program ends, whoever is at it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/deal-archive-private.h"
#include "deal-config.h"
#include "deal-news-job.h"
#include "deal-overview-view.h"
#include "deal-searcher.h"
#include "deal-source-items.h"
#include "show-widget.h"
#include "window-fixture.h"

/* What goes on when the window is closed. */
typedef struct
{
  DealWindow  *window;
  DealArchive *archive; /* the window's */
} Run;

static void
forget_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
}

static void
count_news (Run *run)
{
  deal_news_job_run_async (
    deal_selection_get_deal (deal_window_get_selection (run->window)), run->archive,
    NULL, forget_cb, NULL);
}

static void
load_items (Run *run)
{
  deal_source_items_load_async (
    deal_selection_get_deal (deal_window_get_selection (run->window)), run->archive,
    NULL, forget_cb, NULL);
}

static void
search (Run *run)
{
  g_autoptr (DealSearcher) searcher = deal_searcher_new ();

  deal_searcher_set_deal (
    searcher, deal_selection_get_deal (deal_window_get_selection (run->window)));
  deal_searcher_look_for (searcher, "licence", 10, run->archive);
}

/* libadwaita 1.2 does not let go of what was in the preferences. */
static void
measure (Run *run)
{
  gtk_widget_activate_action (GTK_WIDGET (run->window), "win.preferences", NULL);
}

/* Makes all reading wait until the window has long been closed. */
typedef struct
{
  DealArchive *archive;
  gint         is_held;   /* atomic */
  gint         is_closed; /* atomic */
} Hold;

static gpointer
hold_reader (gpointer data)
{
  Hold *hold = data;
  g_autoptr (DealArchive) archive = g_steal_pointer (&hold->archive);
  DealDb *db = deal_archive_lock_reader (archive);

  g_atomic_int_set (&hold->is_held, TRUE);
  while (!g_atomic_int_get (&hold->is_closed))
    g_usleep (1000);
  g_usleep (100000);
  deal_archive_unlock (archive, db);

  return NULL;
}

static gboolean
is_held (gpointer hold)
{
  return g_atomic_int_get (&((Hold *) hold)->is_held);
}

static void
activate_cb (GtkApplication *application,
             void (*begin) (Run *run))
{
  static Hold hold;
  g_autoptr (GSettings) settings = g_settings_new (DEAL_APP_ID);
  Run        run;
  GtkWidget *overview;
  g_autoptr (DealUpdates) updates = NULL;

  g_settings_set_string (settings, "view", "overview");
  run.window = deal_window_new (application);
  gtk_window_present (GTK_WINDOW (run.window));
  fixture_wait (has_deal, run.window);
  fixture_idle (300);
  overview = find_widget (GTK_WIDGET (run.window), DEAL_TYPE_OVERVIEW_VIEW);
  g_object_get (overview, "updates", &updates, NULL);
  run.archive = deal_updates_get_archive (updates, NULL);
  g_clear_object (&updates);

  hold = (Hold){ .archive = g_object_ref (run.archive) };
  g_thread_unref (g_thread_new ("hold", hold_reader, &hold));
  fixture_wait (is_held, &hold);
  begin (&run);
  gtk_window_close (GTK_WINDOW (run.window));
  g_atomic_int_set (&hold.is_closed, TRUE);
}

/* It ends without a log, which the next start would take for one of a killed program. */
static void
test_end (gconstpointer begin)
{
  static const char *const tails[] = { "-wal", "-shm" };
  g_autofree char         *path = deal_archive_get_default_path ();
  g_autoptr (GtkApplication) application =
    gtk_application_new (DEAL_APP_ID, G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), (gpointer) begin);
  g_assert_cmpint (g_application_run (G_APPLICATION (application), 0, NULL), ==, 0);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  for (gsize i = 0; i < G_N_ELEMENTS (tails); i++)
    {
      g_autofree char *file = g_strconcat (path, tails[i], NULL);

      g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
    }
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_data_func ("/archive-end/news", count_news, test_end);
  g_test_add_data_func ("/archive-end/items", load_items, test_end);
  g_test_add_data_func ("/archive-end/search", search, test_end);
  g_test_add_data_func ("/archive-end/measure", measure, test_end);

  return g_test_run ();
}
