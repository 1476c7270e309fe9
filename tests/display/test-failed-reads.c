/* test-failed-reads.c: what the archive cannot tell is not shown as nothing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "../core/made-archive.h"
#include "archive/deal-archive-store.h"
#include "deal-clock.h"
#include "deal-lists-popover.h"
#include "deal-source-page.h"
#include "show-widget.h"
#include "window-fixture.h"

#define NO_TABLE(name) "The archive could not be used: no such table: " name

/* A page that has had two texts. */
static void
store_page (DealArchive *archive,
            const char  *url)
{
  static const char *const texts[] = { "The first text", "The second text" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      DealPageChange   change;
      DealReceivedPage received = {
        .answer = { .url = url, .now = 1777593600 + (gint64) i, .status = 200 },
        .title = "An article",
        .publisher = "A paper",
        .text = texts[i],
      };

      deal_archive_store_page (archive, &received, &change, &error);
      g_assert_no_error (error);
    }
}

/* The page of a source: each part of it that is read from the archive. */
static void
test_page (void)
{
  static const struct
  {
    const char *table;
    const char *message;
  } cases[] = {
    { "versions", NO_TABLE ("versions") },
    { "texts", NO_TABLE ("texts") },
    { "judgements", NO_TABLE ("judgements") },
  };
  static const char url[] = "https://example.org/article";
  g_autoptr (MadeFolder) made = made_folder_new ();
  g_autoptr (DealArchive) archive = made_archive_open (made);
  g_autoptr (DealSelection) selection = make_selection ();
  g_autoptr (DealSourceItem) item = NULL;
  GtkWidget *page = g_object_new (DEAL_TYPE_SOURCE_PAGE, NULL);
  GtkWidget *window = show_widget (page, 600, 800);

  store_page (archive, url);
  item = deal_source_item_new (NULL, NULL, deal_archive_find_source (archive, url, NULL),
                               0);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].table);
      made_archive_hide (made->path, cases[i].table, TRUE);
      deal_source_page_show (DEAL_SOURCE_PAGE (page), item, selection, archive);
      settle ();
      g_assert_true (fixture_shows (page, cases[i].message));

      made_archive_hide (made->path, cases[i].table, FALSE);
      deal_source_page_show (DEAL_SOURCE_PAGE (page), item, selection, archive);
      settle ();
      g_assert_false (fixture_shows (page, cases[i].message));
      g_assert_true (fixture_shows (page, "The second text"));
    }
  destroy_window (window);
}

/* The user's own lists, and how old they are. */
static void
test_lists (void)
{
  g_autoptr (DealUpdates) updates = deal_updates_new ();
  DealArchive     *archive = deal_updates_get_archive (updates, NULL);
  GtkWidget       *button = gtk_menu_button_new ();
  GtkWidget       *popover = deal_lists_popover_new (updates);
  GtkWidget       *window;
  g_autofree char *age = NULL;

  g_assert_true (
    deal_archive_add_list (archive, "https://a.example/1", "A list", NULL, NULL));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  window = show_widget (button, 500, 400);
  made_archive_hide (deal_archive_get_path (archive), "lists", TRUE);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  settle ();
  g_assert_true (fixture_shows (popover, NO_TABLE ("lists")));
  age = deal_updates_describe_age (updates);
  g_assert_cmpstr (age, ==, NO_TABLE ("lists"));

  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  made_archive_hide (deal_archive_get_path (archive), "lists", FALSE);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  settle ();
  g_assert_true (fixture_shows (popover, "A list"));
  destroy_window (window);
}

static void
assert_age (DealUpdates *updates,
            const char  *expected)
{
  g_autofree char *age = deal_updates_describe_age (updates);

  g_assert_cmpstr (age, ==, expected);
}

/* A check that failed is told, also when one before it did not. */
static void
test_failed_check (void)
{
  static const char url[] = "https://b.example/1";
  g_autoptr (DealUpdates) updates = deal_updates_new ();
  DealArchive     *archive = deal_updates_get_archive (updates, NULL);
  gint64           now = deal_clock_now ();
  DealReceivedList received = { .answer = { .url = url, .now = now, .status = 200 },
                                .title = "Another list" };
  DealFailed       failed = { .url = url,
                              .title = "Another list",
                              .now = now,
                              .reason = "No" };
  guint            n;

  assert_age (updates, "Not checked yet");
  g_assert_true (deal_archive_store_list (archive, &received, &n, &n, NULL));
  assert_age (updates, "Checked less than an hour ago");
  g_assert_true (deal_archive_store_failure (archive, DEAL_LEDGER_LISTS, &failed, NULL));
  assert_age (updates, "The last check failed");
  g_assert_true (deal_archive_store_list (archive, &received, &n, &n, NULL));
  assert_age (updates, "Checked less than an hour ago");
}

static void
store_answer (DealArchive *archive,
              const char  *url,
              gint64       now)
{
  DealReceivedList received = { .answer = { .url = url, .now = now, .status = 200 },
                                .title = "A list" };
  guint            n;

  g_assert_true (deal_archive_store_list (archive, &received, &n, &n, NULL));
}

static gboolean
has_ended (gpointer updates)
{
  return !deal_updates_is_running (updates);
}

/* What was not asked, or is asked no more, does not make it a good one. */
static void
test_failed_check_of_some (void)
{
  static const char old_url[] = "https://old.example/1";
  static const char new_url[] = "http://127.0.0.1:1/none";
  g_autoptr (DealUpdates) updates = deal_updates_new ();
  DealArchive     *archive = deal_updates_get_archive (updates, NULL);
  gint64           now = deal_clock_now ();
  DealFailed       failed = { .url = "https://c.example/1",
                              .title = "Another list",
                              .now = now + 7200,
                              .reason = "No" };
  g_autofree char *text = deal_clock_to_iso (now + 7200);

  g_setenv ("COUNTERPART_NOW", text, TRUE);
  store_answer (archive, old_url, now);
  assert_age (updates, "Checked 2 hours ago");
  g_assert_true (deal_archive_store_failure (archive, DEAL_LEDGER_LISTS, &failed, NULL));
  assert_age (updates, "The last check failed");

  store_answer (archive, old_url, now + 7200);
  assert_age (updates, "Checked less than an hour ago");
  g_assert_true (deal_archive_add_list (archive, new_url, NULL, NULL, NULL));
  deal_updates_start (updates, NULL, DEAL_PAGES_NONE, FALSE);
  fixture_wait (has_ended, updates);
  assert_age (updates, "The last check failed");
  g_assert_true (deal_archive_remove_list (archive, new_url, NULL));
  g_unsetenv ("COUNTERPART_NOW");
}

typedef struct
{
  DealWindow *window;
  const char *text;
} Wanted;

static gboolean
is_shown (gpointer data)
{
  const Wanted *wanted = data;

  return fixture_shows (GTK_WIDGET (wanted->window), wanted->text);
}

/* What the window looks at by itself, after each change of the archive. */
static void
test_window (Fixture      *fixture,
             gconstpointer table)
{
  g_autofree char *path = deal_archive_get_default_path ();
  g_autofree char *message =
    g_strconcat ("The archive could not be used: no such table: ", table, NULL);
  g_autoptr (DealArchive) archive = deal_archive_open (path, NULL);
  const Deal *deal =
    deal_selection_get_deal (deal_window_get_selection (fixture->window));

  for (gsize i = 0; i < deal->n_sources; i++)
    if (deal->sources[i].url != NULL)
      store_page (archive, deal->sources[i].url);
  fixture_idle (1200);
  made_archive_hide (path, table, TRUE);
  g_assert_true (
    deal_archive_add_list (archive, "https://a.example/1", table, NULL, NULL));
  fixture_wait (is_shown, &(Wanted){ fixture->window, message });
  made_archive_hide (path, table, FALSE);
}

static gboolean
tells_age (gpointer window)
{
  Deal            *deal = deal_selection_get_deal (deal_window_get_selection (window));
  g_autofree char *text =
    g_strdup_printf ("%zu sources\nChecked 5 hours ago", deal->n_sources);

  return fixture_shows (window, text);
}

/* The line below the sidebar, after a check by another program. */
static void
test_other_check (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *path = deal_archive_get_default_path ();
  g_autoptr (DealArchive) archive = deal_archive_open (path, NULL);
  gint64           later = deal_clock_now () + 24 * 3600;
  g_autofree char *text = deal_clock_to_iso (later + 5 * 3600);

  g_assert_false (tells_age (fixture->window));
  g_setenv ("COUNTERPART_NOW", text, TRUE);
  store_answer (archive, "https://d.example/1", later);
  fixture_wait (tells_age, fixture->window);
  g_unsetenv ("COUNTERPART_NOW");
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *home = g_dir_make_tmp ("deal-window-XXXXXX", &error);

  g_assert_no_error (error);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/failed-reads/page", test_page);
  g_test_add_func ("/failed-reads/lists", test_lists);
  g_test_add_func ("/failed-reads/of-a-check", test_failed_check);
  g_test_add_func ("/failed-reads/of-a-check-of-some", test_failed_check_of_some);
  g_test_add ("/failed-reads/check-by-another", Fixture, NULL, set_up, test_other_check,
              tear_down);
  g_test_add ("/failed-reads/citations", Fixture, "versions", set_up, test_window,
              tear_down);
  g_test_add ("/failed-reads/edition", Fixture, "files", set_up, test_window, tear_down);

  return g_test_run ();
}
