/* test-large-figures.c: a figure that is made in a thread, while the window goes on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-evidence-matrix.h"
#include "deal-figure-job.h"
#include "deal-figure-view.h"
#include "show-figure-view.h"

/* Of terms with one claim each: enough for a thread. */
#define N_TERMS 3000

/* A deal with @id; its terms are called @title and a number. */
static Deal *
make_deal (const char *id,
           const char *title,
           guint       n_terms)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  Deal *deal;

  g_string_append_printf (
    text,
    "{\"format\":\"counterpart-deal/1\",\"id\":\"%s\",\"title\":\"Large\","
    "\"as_of\":\"2026-05-01\",\"currency\":\"USD\","
    "\"compare\":{\"old\":\"a\",\"new\":\"b\"},\"parties\":[{\"id\":\"p\",\"name\":\"P\"}],"
    "\"versions\":[{\"id\":\"a\",\"title\":\"A\",\"announced\":\"2020\","
    "\"status\":\"amended\",\"sources\":[]},"
    "{\"id\":\"b\",\"title\":\"B\",\"announced\":\"2021\",\"status\":\"in-force\","
    "\"sources\":[]}],"
    "\"categories\":[{\"id\":\"c\",\"title\":\"C\"}],"
    "\"sources\":[{\"id\":\"s\",\"title\":\"S\",\"publisher\":\"P\",\"kind\":\"party\"}],"
    "\"terms\":[",
    id);
  for (guint i = 0; i < n_terms; i++)
    g_string_append_printf (text,
                            "%s{\"id\":\"t%u\",\"category\":\"c\",\"title\":\"%s %u\","
                            "\"type\":\"text\",\"values\":{\"a\":{\"state\":\"value\","
                            "\"text\":\"x %u\",\"sources\":[\"s\"]}}}",
                            i > 0 ? "," : "", i, title, i, i);
  g_string_append (text, "],\"claims\":[");
  for (guint i = 0; i < n_terms; i++)
    g_string_append_printf (text,
                            "%s{\"id\":\"k%u\",\"source\":\"s\",\"term\":\"t%u\","
                            "\"stance\":\"supports\",\"says\":\"It does.\","
                            "\"strength\":\"official\"}",
                            i > 0 ? "," : "", i, i);
  g_string_append (text, "]}");
  bytes = g_bytes_new (text->str, text->len);
  deal = deal_new_from_bytes (bytes, "large.deal.json", NULL, &error);
  g_assert_no_error (error);

  return deal;
}

/* The matrix, with nothing in it yet. */
static void
show_matrix (Fixture *fixture)
{
  fixture->selection = deal_selection_new ();
  fixture->view = g_object_new (DEAL_TYPE_EVIDENCE_MATRIX, "selection",
                                fixture->selection, NULL);
  fixture->window = show_widget (fixture->view, 900, 700);
  settle ();
  fixture->card = deal_figure_view_get_card (DEAL_FIGURE_VIEW (fixture->view));
}

static gboolean
is_ready (gpointer view)
{
  return !deal_figure_view_is_busy (view);
}

static void
choose_deal (Fixture    *fixture,
             const char *id,
             const char *title,
             guint       n_terms)
{
  g_autoptr (Deal) deal = make_deal (id, title, n_terms);

  deal_selection_set_deal (fixture->selection, deal);
}

static void
choose_order (Fixture      *fixture,
              DealTermOrder order)
{
  g_autoptr (DealOptions) options =
    deal_options_copy (deal_selection_get_options (fixture->selection));

  options->term_order = order;
  deal_selection_set_options (fixture->selection, options);
}

static const char *
get_first_term (Fixture *fixture)
{
  return deal_figure_get_mark (get_figure (fixture), 0)->term->id;
}

/* Whoever chose it goes on while the thread works, and nothing is there until it is
 * done; the deal after it, small, is there at once. */
static void
test_goes_on (void)
{
  Fixture fixture;

  show_matrix (&fixture);
  choose_deal (&fixture, "large", "Term", N_TERMS);
  g_assert_true (deal_figure_view_is_busy (DEAL_FIGURE_VIEW (fixture.view)));
  g_assert_null (get_figure (&fixture));
  fixture_wait (is_ready, fixture.view);
  g_assert_cmpuint (deal_figure_get_n_marks (get_figure (&fixture)), ==, 2 * N_TERMS);
  g_assert_true (
    fixture_shows (fixture.view, deal_figure_get_title (get_figure (&fixture))));

  choose_deal (&fixture, "small", "Term", 3);
  g_assert_false (deal_figure_view_is_busy (DEAL_FIGURE_VIEW (fixture.view)));
  g_assert_cmpuint (deal_figure_get_n_marks (get_figure (&fixture)), ==, 6);
  tear_down (&fixture);
}

/* Figures that were shown, one after the other. */
static void
note_figure_cb (GtkWidget  *chart,
                GPtrArray **shown)
{
  DealFigure *figure = deal_chart_get_figure (DEAL_CHART (chart));

  if (figure != NULL &&
      ((*shown)->len == 0 || (*shown)->pdata[(*shown)->len - 1] != figure))
    g_ptr_array_add (*shown, figure);
}

/* What was chosen last is what is shown, and what was chosen in between never is; the
 * picture before stays until then. */
static void
test_last_choice (void)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  Fixture     fixture;
  DealFigure *first;
  DealChart  *chart;

  show_matrix (&fixture);
  choose_deal (&fixture, "large", "Term", N_TERMS);
  fixture_wait (is_ready, fixture.view);
  first = deal_figure_ref (get_figure (&fixture));
  chart = deal_figure_card_get_chart (fixture.card);
  g_ptr_array_add (shown, first);

  choose_order (&fixture, DEAL_ORDER_FILE);
  choose_order (&fixture, DEAL_ORDER_SOURCES);
  choose_order (&fixture, DEAL_ORDER_TITLE);
  g_assert_true (get_figure (&fixture) == first);
  while (deal_figure_view_is_busy (DEAL_FIGURE_VIEW (fixture.view)))
    {
      g_main_context_iteration (NULL, FALSE);
      note_figure_cb (GTK_WIDGET (chart), &shown);
    }
  note_figure_cb (GTK_WIDGET (chart), &shown);
  g_assert_cmpuint (shown->len, ==, 2);
  g_assert_cmpint (deal_figure_get_options (get_figure (&fixture))->term_order, ==,
                   DEAL_ORDER_TITLE);
  deal_figure_unref (first);

  /* A small one that comes while a large one is made is not overtaken by it. */
  choose_order (&fixture, DEAL_ORDER_FILE);
  choose_deal (&fixture, "small", "Term", 3);
  g_assert_false (deal_figure_view_is_busy (DEAL_FIGURE_VIEW (fixture.view)));
  fixture_idle (500);
  g_assert_cmpuint (deal_figure_get_n_marks (get_figure (&fixture)), ==, 6);
  g_assert_cmpstr (get_first_term (&fixture), ==, "t0");
  tear_down (&fixture);
}

static gboolean
activate_first (Fixture *fixture)
{
  gboolean is_handled = FALSE;

  g_signal_emit_by_name (fixture->card, "mark-activated", 0, &is_handled);

  return is_handled;
}

/* The picture before is looked at, not acted upon; that of another deal is not even
 * looked at. */
static void
test_picture_before (void)
{
  Fixture fixture;

  show_matrix (&fixture);
  choose_deal (&fixture, "large", "Term", N_TERMS);
  fixture_wait (is_ready, fixture.view);
  choose_order (&fixture, DEAL_ORDER_FILE);
  g_assert_nonnull (get_figure (&fixture));
  g_assert_true (activate_first (&fixture));
  g_assert_null (deal_selection_get_term (fixture.selection));
  fixture_wait (is_ready, fixture.view);
  g_assert_true (activate_first (&fixture));
  g_assert_cmpstr (deal_selection_get_term (fixture.selection), ==, "t0");

  choose_deal (&fixture, "other", "Other", N_TERMS);
  g_assert_null (get_figure (&fixture));
  fixture_wait (is_ready, fixture.view);
  g_assert_cmpstr (deal_figure_get_mark (get_figure (&fixture), 0)->term->title, ==,
                   "Other 0");
  tear_down (&fixture);
}

/* The window closes while a thread still works for it; the thread's view goes with its
 * last word.  Sanitizers look at what it touches. */
static void
test_closed (void)
{
  for (guint i = 0; i < 3; i++)
    {
      Fixture    fixture;
      GtkWidget *view;

      show_matrix (&fixture);
      choose_deal (&fixture, "large", "Term", N_TERMS);
      view = fixture.view;
      g_object_add_weak_pointer (G_OBJECT (view), (gpointer *) &view);
      if (i == 1)
        choose_order (&fixture, DEAL_ORDER_TITLE);
      if (i == 2)
        fixture_wait (is_ready, fixture.view);
      gtk_window_destroy (GTK_WINDOW (fixture.window));
      for (guint k = 0; view != NULL && k < FIXTURE_PATIENCE * 100; k++)
        fixture_idle (10);
      g_assert_null (view);
      g_assert_finalize_object (fixture.selection);
    }
}

static gboolean
has_cover (gpointer view)
{
  GtkWidget *spinner = find_widget (view, GTK_TYPE_SPINNER);

  return gtk_widget_get_mapped (spinner);
}

/* A thread that takes long is told of: the sign comes, and goes with the figure. */
static void
test_sign (void)
{
  Fixture fixture;

  show_matrix (&fixture);
  g_assert_false (has_cover (fixture.view));
  choose_deal (&fixture, "large", "Term", 20 * N_TERMS);
  fixture_wait (has_cover, fixture.view);
  g_assert_true (deal_figure_view_is_busy (DEAL_FIGURE_VIEW (fixture.view)));
  gtk_test_accessible_assert_state (fixture.card, GTK_ACCESSIBLE_STATE_BUSY, TRUE);
  fixture_wait (is_ready, fixture.view);
  g_assert_false (has_cover (fixture.view));
  gtk_test_accessible_assert_state (fixture.card, GTK_ACCESSIBLE_STATE_BUSY, FALSE);
  tear_down (&fixture);
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
has_result (gpointer user_data)
{
  return *(GAsyncResult **) user_data != NULL;
}

/* What is made in a thread is what is made at once, and what is cancelled is not. */
static void
test_same_figure (void)
{
  g_autoptr (Deal) deal = make_deal ("large", "Term", N_TERMS);
  g_autoptr (DealOptions) options = deal_options_new (deal);
  g_autoptr (DealFigure) expected = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *result = NULL;
  DealFigure   *figure;

  g_assert_true (deal_figure_job_is_worth (DEAL_FIGURE_EVIDENCE, options));
  g_assert_true (deal_figure_job_is_worth (DEAL_FIGURE_TIMELINE, options));
  g_assert_false (deal_figure_job_is_worth (DEAL_FIGURE_PAYMENTS, options));
  expected = deal_figure_new (DEAL_FIGURE_EVIDENCE, options, TRUE, &error);
  deal_figure_job_run_async (DEAL_FIGURE_EVIDENCE, options, TRUE, NULL, made_cb, &result);
  fixture_wait (has_result, &result);
  figure = deal_figure_job_run_finish (result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (deal_figure_get_alt_text (figure), ==,
                   deal_figure_get_alt_text (expected));
  g_assert_cmpuint (deal_figure_get_n_marks (figure), ==,
                    deal_figure_get_n_marks (expected));
  for (gsize i = 0; i < deal_figure_get_n_marks (figure); i++)
    g_assert_cmpstr (deal_figure_get_mark (figure, i)->label, ==,
                     deal_figure_get_mark (expected, i)->label);
  deal_figure_job_release (figure);
  g_clear_object (&result);

  deal_figure_job_run_async (DEAL_FIGURE_EVIDENCE, options, TRUE, cancellable, made_cb,
                             &result);
  g_cancellable_cancel (cancellable);
  fixture_wait (has_result, &result);
  g_assert_null (deal_figure_job_run_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&result);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/large-figures/goes-on", test_goes_on);
  g_test_add_func ("/large-figures/last-choice", test_last_choice);
  g_test_add_func ("/large-figures/picture-before", test_picture_before);
  g_test_add_func ("/large-figures/closed", test_closed);
  g_test_add_func ("/large-figures/sign", test_sign);
  g_test_add_func ("/large-figures/same", test_same_figure);

  return g_test_run ();
}
