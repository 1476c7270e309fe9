/* test-sources-view.c: the view of sources with ten thousand of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A step of the main loop longer than 50 ms is felt; here they take up to 40.  What is
 * counted is this thread's own time, which neighbours on a busy machine still stretch, so
 * that PAUSE lies between that and the 245 ms of filling all rows at once.
 */

#include <time.h>

#include "deal-sources-view.h"

#include "archive/deal-archive-store.h"
#include "fixture.h"
#include "show-widget.h"

#define N_LISTS 20
#define N_ARTICLES 500 /* of each */

#ifdef __SANITIZE_ADDRESS__
#define PAUSE 1500.0
#else
#define PAUSE 150.0
#endif

typedef struct
{
  DealUpdates   *updates;
  DealSelection *selection;
  GtkWidget     *view;
  GtkWidget     *window;
  GtkWidget     *list;
  GtkEditable   *search;
  GtkAdjustment *adjustment;
} Fixture;

static double
get_cpu_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return (double) now.tv_sec * 1000.0 + (double) now.tv_nsec / 1e6;
}

/* Lets the main loop run until it is quiet: its longest step, in milliseconds. */
static double
run_quiet (void)
{
  const gint64 quiet = 280 * G_TIME_SPAN_MILLISECOND;
  gint64       last = g_get_monotonic_time ();
  double       longest = 0;

  while (g_get_monotonic_time () < last + quiet)
    {
      double begin = get_cpu_time ();

      if (g_main_context_iteration (NULL, FALSE))
        last = g_get_monotonic_time ();
      else
        g_usleep (1000);
      longest = MAX (longest, get_cpu_time () - begin);
    }

  return longest;
}

static void
assert_no_pause (const char *what,
                 double      begin)
{
  double first = get_cpu_time () - begin;
  double longest = run_quiet ();

  g_test_message ("%s: %.1f ms, then %.1f ms at most", what, first, longest);
  g_assert_cmpfloat (first, <, PAUSE);
  g_assert_cmpfloat (longest, <, PAUSE);
}

static void
fill_archive (void)
{
  g_autofree char *path = deal_archive_get_default_path ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DealArchive) archive = deal_archive_open (path, &error);
  DealReceivedEntry entries[N_ARTICLES] = { 0 };

  g_assert_no_error (error);
  for (guint l = 0; l < N_LISTS; l++)
    {
      g_autofree char *list = g_strdup_printf ("https://list%u.example/feed", l);
      g_autofree char *title = g_strdup_printf ("List %u", l);
      g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
      DealReceivedList received = { .answer = { .url = list,
                                                .now = 1777885200,
                                                .status = 200 },
                                    .title = title,
                                    .entries = entries,
                                    .n_entries = N_ARTICLES };
      guint            n_new;
      guint            n_changed;

      for (guint i = 0; i < N_ARTICLES; i++)
        {
          char *url = g_strdup_printf ("https://list%u.example/a/%u", l, i);

          g_ptr_array_add (kept, url);
          entries[i].entry = url;
          entries[i].url = url;
          entries[i].title = g_strdup_printf (
            "Article %u of list %u on the price of harbour charts, and who may sell them",
            i, l);
          g_ptr_array_add (kept, (char *) entries[i].title);
          entries[i].published =
            g_strdup_printf ("2025-%02u-%02uT08:00:00Z", 1 + i % 12, 1 + (l + i) % 28);
          g_ptr_array_add (kept, (char *) entries[i].published);
          entries[i].text = g_strdup_printf (
            "Harbour Charts ended the exclusive licence %u of %u. "
            "Nothing else was said.",
            i, l);
          g_ptr_array_add (kept, (char *) entries[i].text);
        }
      g_assert_true (
        deal_archive_store_list (archive, &received, &n_new, &n_changed, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (n_new, ==, N_ARTICLES);
    }
}

static GtkWidget *
find_search (GtkWidget *view)
{
  return find_widget (view, GTK_TYPE_SEARCH_ENTRY);
}

static guint
count_shown (Fixture *fixture)
{
  return g_list_model_get_n_items (
    G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (fixture->list))));
}

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  double begin;

  fixture->updates = deal_updates_new ();
  fixture->selection = make_selection ();
  g_assert_nonnull (deal_updates_get_archive (fixture->updates, NULL));
  begin = get_cpu_time ();
  fixture->view = g_object_new (DEAL_TYPE_SOURCES_VIEW, "selection", fixture->selection,
                                "updates", fixture->updates, NULL);
  fixture->window = show_widget (fixture->view, 1000, 760);
  fixture->list = find_widget (fixture->view, GTK_TYPE_LIST_VIEW);
  /* A busy machine may be slow to load them, but not here. */
  for (guint i = 0; i < 40 && count_shown (fixture) == 0; i++)
    {
      assert_no_pause ("shown", begin);
      begin = get_cpu_time ();
    }
  fixture->search = GTK_EDITABLE (find_search (fixture->view));
  fixture->adjustment =
    gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture->list));
  g_assert_cmpuint (count_shown (fixture), >, N_LISTS * N_ARTICLES);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  destroy_window (fixture->window);
  g_assert_finalize_object (fixture->updates);
  g_assert_finalize_object (fixture->selection);
}

static void
test_scrolls (Fixture      *fixture,
              gconstpointer unused)
{
  static const double places[] = { 0.001, 0.002, 0.01, 0.5, 0.25, 1.0, 0.0 };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      double begin = get_cpu_time ();

      gtk_adjustment_set_value (fixture->adjustment,
                                places[i] *
                                  gtk_adjustment_get_upper (fixture->adjustment));
      assert_no_pause ("scrolled", begin);
    }
}

static void
test_filters (Fixture      *fixture,
              gconstpointer unused)
{
  static const char *const typed[] = { "a", "ar", "article 499 of", "art",
                                       "zzzz", "499 harbour 7", "" };
  static const guint       n_shown[] = { 10000, 10000, 20, 10000, 0, 2, 10000 };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      double begin = get_cpu_time ();

      gtk_editable_set_text (fixture->search, typed[i]);
      assert_no_pause (typed[i], begin);
      g_test_message ("%u shown", count_shown (fixture));
      g_assert_cmpuint (count_shown (fixture), >=, n_shown[i]);
      if (n_shown[i] < 10000)
        g_assert_cmpuint (count_shown (fixture), ==, n_shown[i]);
    }
}

/* A filter without rows is no fault of words: there are none to clear. */
static void
test_empty (Fixture      *fixture,
            gconstpointer unused)
{
  GtkWidget       *stack = gtk_widget_get_ancestor (fixture->list, GTK_TYPE_STACK);
  GtkWidget       *problems = find_button (fixture->view, "Problems 0");
  g_autofree char *label = g_strdup_printf ("All %u", count_shown (fixture));
  GtkWidget       *all = find_button (fixture->view, label);

  g_assert_nonnull (problems);
  g_assert_nonnull (all);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (problems), TRUE);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==,
                   "no-problems");
  g_assert_null (find_button (gtk_stack_get_visible_child (GTK_STACK (stack)),
                              "Clear Filter"));

  gtk_editable_set_text (fixture->search, "article");
  run_quiet ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "none");
  g_assert_nonnull (find_button (gtk_stack_get_visible_child (GTK_STACK (stack)),
                                 "Clear Filter"));
  gtk_editable_set_text (fixture->search, "");
  run_quiet ();
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (all), TRUE);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "list");
}

static void
test_chooses (Fixture      *fixture,
              gconstpointer unused)
{
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (fixture->list));

  for (guint i = 0; i < 10; i++)
    {
      double begin = get_cpu_time ();

      gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (model), 977 * i + 3);
      assert_no_pause ("chosen", begin);
    }
}

typedef struct
{
  GtkWidget  *view;
  const char *label;
} Wanted;

static gboolean
has_button (gpointer data)
{
  const Wanted *wanted = data;

  return find_button (wanted->view, wanted->label) != NULL;
}

/* A mark is made while the list is shown: it is made anew. */
static void
test_marks (Fixture      *fixture,
            gconstpointer unused)
{
  double begin;

  gtk_adjustment_set_value (fixture->adjustment, 5000);
  run_quiet ();
  for (guint i = 0; i < 3; i++)
    {
      Wanted wanted = { fixture->view, i % 2 == 0 ? "Mark as Read" : "Mark as Unread" };

      fixture_wait (has_button, &wanted);
      begin = get_cpu_time ();
      g_signal_emit_by_name (find_button (wanted.view, wanted.label), "clicked");
      assert_no_pause ("marked", begin);
    }
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  fill_archive ();

  g_test_add ("/sources/ten-thousand/scrolls", Fixture, NULL, set_up, test_scrolls,
              tear_down);
  g_test_add ("/sources/ten-thousand/filters", Fixture, NULL, set_up, test_filters,
              tear_down);
  g_test_add ("/sources/ten-thousand/empty", Fixture, NULL, set_up, test_empty,
              tear_down);
  g_test_add ("/sources/ten-thousand/chooses", Fixture, NULL, set_up, test_chooses,
              tear_down);
  g_test_add ("/sources/ten-thousand/marks", Fixture, NULL, set_up, test_marks,
              tear_down);

  return g_test_run ();
}
