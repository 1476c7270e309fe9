/* test-overview-view.c: what the overview says of the archive, looked up in a thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>

#include "deal-news-card.h"
#include "deal-overview-view.h"

#include "archive/deal-archive-store.h"
#include "fixture.h"
#include "show-figure-view.h"

#define N_ARTICLES 12
#define LONG_AGO 1000000000
#define FETCHED 1777885200
#define BEFORE "2026-05-04T08:00:00Z"
#define AFTER "2026-05-04T10:00:00Z"

typedef struct
{
  DealSelection *selection;
  DealUpdates   *updates;
  GtkWidget     *view;
  GtkWidget     *window;
} Overview;

/* As a refresh stores it. */
static void
store_articles (DealArchive *archive,
                const char  *list)
{
  DealReceivedEntry entries[N_ARTICLES] = { 0 };
  DealReceivedList  received = { .answer = { .url = list,
                                             .now = FETCHED,
                                             .status = 200 },
                                 .title = "List",
                                 .entries = entries,
                                 .n_entries = N_ARTICLES };
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  guint n_new;
  guint n_changed;

  for (guint i = 0; i < N_ARTICLES; i++)
    {
      char *url = g_strdup_printf ("%s/%u", list, i);

      g_ptr_array_add (kept, url);
      entries[i] = (DealReceivedEntry){ .entry = url, .url = url, .title = "An article" };
    }
  g_assert_true (
    deal_archive_store_list (archive, &received, &n_new, &n_changed, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_new, ==, N_ARTICLES);
}

/* The small deal, of which the reader saw another edition long ago. */
static void
set_up (Overview     *overview,
        gconstpointer data)
{
  const char  *before = data;
  DealArchive *archive;
  g_autoptr (GError) error = NULL;

  overview->selection = make_selection ();
  overview->updates = deal_updates_new ();
  archive = deal_updates_get_archive (overview->updates, NULL);
  g_assert_nonnull (archive);
  if (before != NULL)
    {
      Deal *deal = deal_selection_get_whole (overview->selection);

      g_assert_true (
        deal_archive_keep_visit (archive, deal->id, before, LONG_AGO, &error));
      g_assert_no_error (error);
    }
  overview->view = g_object_new (DEAL_TYPE_OVERVIEW_VIEW, "selection",
                                 overview->selection, "updates", overview->updates,
                                 NULL);
}

static void
tear_down_overview (Overview     *overview,
                    gconstpointer data)
{
  static const char *const ends[] = { "", "-wal", "-shm" };
  g_autofree char         *path = deal_archive_get_default_path ();

  if (overview->window != NULL)
    destroy_window (overview->window);
  g_assert_finalize_object (overview->selection);
  g_assert_finalize_object (overview->updates);
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *part = g_strconcat (path, ends[i], NULL);

      g_unlink (part);
    }
}

static gboolean
says_found (gpointer view)
{
  return fixture_shows (view, "12 articles found");
}

static gboolean
says_more_found (gpointer view)
{
  return fixture_shows (view, "24 articles found");
}

static GtkWidget *
get_news (Overview *overview)
{
  return find_widget (overview->view, DEAL_TYPE_NEWS_CARD);
}

static GtkWidget *
find_line (GtkWidget  *widget,
           const char *name)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) &&
      strcmp (gtk_label_get_text (GTK_LABEL (widget)), name) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_line (child, name);

  return found;
}

/* What the line of the card of the sources says that is called @name. */
static const char *
get_count (GtkWidget  *view,
           const char *name)
{
  GtkWidget *number = gtk_widget_get_next_sibling (find_line (view, name));

  return gtk_label_get_text (GTK_LABEL (number));
}

/* Of the lines. */
static int
get_height (GtkWidget *view)
{
  GtkWidget *grid = gtk_widget_get_parent (find_line (view, "Cited by the deal"));
  int        height;

  gtk_widget_measure (grid, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);

  return height;
}

/* At first the lines are there without their numbers, and nothing waits for these; when
 * they come, no line is added. */
static void
test_comes_later (Overview     *overview,
                  gconstpointer data)
{
  DealArchive *archive = deal_updates_get_archive (overview->updates, NULL);
  GtkWidget   *news = get_news (overview);
  int          height;

  store_articles (archive, "https://one.example/feed");
  overview->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (overview->window), overview->view);
  gtk_window_present (GTK_WINDOW (overview->window));

  /* Mapped, and not one turn of the main loop later. */
  g_assert_cmpstr (get_count (overview->view, "Cited by the deal"), !=, "…");
  g_assert_cmpstr (get_count (overview->view, "New or changed, to read"), ==, "…");
  gtk_test_accessible_assert_state (news, GTK_ACCESSIBLE_STATE_BUSY, TRUE);
  height = get_height (overview->view);

  fixture_wait (says_found, overview->view);
  gtk_test_accessible_assert_state (news, GTK_ACCESSIBLE_STATE_BUSY, FALSE);
  g_assert_cmpstr (get_count (overview->view, "New or changed, to read"), ==, "12");
  /* A list brought them; nobody asked for one of them. */
  g_assert_cmpstr (get_count (overview->view, "Unreachable or gone"), ==, "not checked");
  g_assert_cmpint (get_height (overview->view), ==, height);
}

/* What a picture of the same stands on, under the scenario that is chosen now. */
static char *
get_ground (DealSelection *selection)
{
  g_autoptr (DealOptions) options =
    deal_options_copy (deal_selection_get_options (selection));
  g_autoptr (DealFigure) figure = NULL;

  options->by = DEAL_BY_YEAR;
  options->cumulative = TRUE;
  figure = deal_figure_new (DEAL_FIGURE_PAYMENTS, options, TRUE, NULL);
  g_assert_nonnull (figure);

  return g_strdup (deal_figure_get_ground (figure));
}

/* The card of the payments says what its amounts are, and under which scenario, and
 * follows the reader's choice. */
static void
test_ground (Overview     *overview,
             gconstpointer data)
{
  g_autoptr (DealOptions) other =
    deal_options_copy (deal_selection_get_options (overview->selection));
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_nonnull (other->scenario);
  overview->window = show_widget (overview->view, 1000, 700);
  settle ();
  before = get_ground (overview->selection);
  g_assert_true (g_str_has_prefix (before, "Running total of payments, "));
  g_assert_nonnull (strstr (before, other->scenario->title));
  g_assert_true (fixture_shows (overview->view, before));

  other->scenario = NULL;
  deal_selection_set_options (overview->selection, other);
  settle ();
  after = get_ground (overview->selection);
  g_assert_cmpstr (after, !=, before);
  g_assert_true (fixture_shows (overview->view, after));
  g_assert_false (fixture_shows (overview->view, before));
}

/* What comes in while it looks is looked at as well. */
static void
test_looks_again (Overview     *overview,
                  gconstpointer data)
{
  DealArchive *archive = deal_updates_get_archive (overview->updates, NULL);

  store_articles (archive, "https://one.example/feed");
  overview->window = show_widget (overview->view, 1000, 700);
  fixture_wait (says_found, overview->view);
  store_articles (archive, "https://two.example/feed");
  fixture_wait (says_more_found, overview->view);
  g_assert_cmpstr (get_count (overview->view, "New or changed, to read"), ==, "24");
}

static gboolean
is_quiet (gpointer view)
{
  return !fixture_shows (view, "12 articles found");
}

/* The first visit tells nothing and is kept; what is marked as seen is gone. */
static void
test_first_visit (Overview     *overview,
                  gconstpointer data)
{
  DealArchive     *archive = deal_updates_get_archive (overview->updates, NULL);
  Deal            *deal = deal_selection_get_whole (overview->selection);
  g_autofree char *edition = NULL;
  gint64           at = 0;

  g_setenv ("COUNTERPART_NOW", BEFORE, TRUE);
  overview->window = show_widget (overview->view, 1000, 700);
  settle ();
  g_assert_false (gtk_widget_get_visible (get_news (overview)));
  g_assert_true (deal_archive_load_visit (archive, deal->id, &edition, &at, NULL));
  g_assert_nonnull (edition);

  store_articles (archive, "https://one.example/feed");
  fixture_wait (says_found, overview->view);
  settle ();
  g_setenv ("COUNTERPART_NOW", AFTER, TRUE);
  press (get_news (overview), "Mark as Seen");
  fixture_wait (is_quiet, overview->view);
  settle ();
  g_assert_false (gtk_widget_get_visible (get_news (overview)));
  g_unsetenv ("COUNTERPART_NOW");
}

static gboolean
is_looking (gpointer news)
{
  return gtk_test_accessible_has_state (news, GTK_ACCESSIBLE_STATE_BUSY) &&
         gtk_test_accessible_check_state (news, GTK_ACCESSIBLE_STATE_BUSY, TRUE) == NULL;
}

/* Nothing that was looked up before brings back what was marked as seen. */
static void
test_seen_meanwhile (Overview     *overview,
                     gconstpointer data)
{
  DealArchive *archive = deal_updates_get_archive (overview->updates, NULL);
  GtkWidget   *news = get_news (overview);

  g_setenv ("COUNTERPART_NOW", BEFORE, TRUE);
  overview->window = show_widget (overview->view, 1000, 700);
  settle ();
  store_articles (archive, "https://one.example/feed");
  fixture_wait (says_found, overview->view);
  store_articles (archive, "https://two.example/feed");
  fixture_wait (is_looking, news);
  /* It finds all of them, and the main loop does not know yet. */
  g_usleep (300000);
  g_setenv ("COUNTERPART_NOW", AFTER, TRUE);
  press (news, "Mark as Seen");
  while (is_looking (news))
    {
      g_assert_false (gtk_widget_get_visible (news));
      g_main_context_iteration (NULL, TRUE);
    }
  g_assert_false (gtk_widget_get_visible (news));
  g_unsetenv ("COUNTERPART_NOW");
}

/* The window closes while the thread still looks. */
static void
test_closed (Overview     *overview,
             gconstpointer data)
{
  GtkWidget *view = overview->view;

  overview->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (overview->window), view);
  gtk_window_present (GTK_WINDOW (overview->window));
  g_object_add_weak_pointer (G_OBJECT (view), (gpointer *) &view);
  gtk_window_destroy (GTK_WINDOW (overview->window));
  overview->window = NULL;
  for (guint i = 0; view != NULL && i < FIXTURE_PATIENCE * 100; i++)
    fixture_idle (10);
  g_assert_null (view);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    const char *before; /* nullable: the edition of the last visit */
    void (*test) (Overview *, gconstpointer);
  } tests[] = {
    { "/overview/comes-later", "", test_comes_later },
    { "/overview/looks-again", "", test_looks_again },
    { "/overview/first-visit", NULL, test_first_visit },
    { "/overview/seen-meanwhile", NULL, test_seen_meanwhile },
    { "/overview/ground", "", test_ground },
    { "/overview/closed", "", test_closed },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Overview, tests[i].before, set_up, tests[i].test,
                tear_down_overview);

  return g_test_run ();
}
