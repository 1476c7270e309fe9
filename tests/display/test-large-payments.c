/* test-large-payments.c: payments of thousands of months do not keep anybody waiting
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "chart/deal-figure-private.h"
#include "deal-export-dialog.h"
#include "deal-figure-maker.h"
#include "deal-figure-view.h"
#include "deal-overview-figure.h"
#include "deal-payments-view.h"
#include "show-figure-view.h"

static gboolean
is_ready (gpointer view)
{
  return !deal_figure_view_is_busy (view);
}

/* One payment with as many dated amounts, a month each. */
static Deal *
make_payments (const char *id,
               guint       n_months)
{
  g_autoptr (GString) text = g_string_new (
    "{\"format\":\"counterpart-deal/1\",\"title\":\"Paid\","
    "\"as_of\":\"2026-05-01\",\"currency\":\"USD\","
    "\"compare\":{\"old\":\"a\",\"new\":\"b\"},"
    "\"parties\":[{\"id\":\"p\",\"name\":\"P\"},{\"id\":\"q\",\"name\":\"Q\"}],"
    "\"versions\":[{\"id\":\"a\",\"title\":\"A\",\"announced\":\"1400\","
    "\"status\":\"amended\",\"sources\":[]},"
    "{\"id\":\"b\",\"title\":\"B\",\"announced\":\"1401\",\"status\":\"in-force\","
    "\"sources\":[]}],\"categories\":[],\"sources\":[],\"terms\":[],"
    "\"payments\":[{\"id\":\"m\",\"title\":\"M\",\"payer\":\"p\",\"payee\":\"q\","
    "\"versions\":[\"a\",\"b\"],\"certainty\":\"official\",\"sources\":[],"
    "\"rule\":{\"type\":\"schedule\",\"amounts\":[");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  Deal *deal;

  for (guint i = 0; i < n_months; i++)
    g_string_append_printf (text,
                            "%s{\"period\":\"%04u-%02u\",\"amount\":%u,"
                            "\"kind\":\"reported\",\"sources\":[]}",
                            i > 0 ? "," : "", 1500 + i / 12, 1 + i % 12, 1 + i % 7);
  g_string_append_printf (text, "]}}],\"id\":\"%s\"}", id);
  bytes = g_bytes_new (text->str, text->len);
  deal = deal_new_from_bytes (bytes, "paid.deal.json", NULL, &error);
  g_assert_no_error (error);

  return deal;
}

static const DealTable *
get_table (Fixture *fixture)
{
  return deal_table_view_get_table (deal_figure_card_get_table_view (fixture->card));
}

/* The numbers come from a thread; another part of their time is there at once, and has
 * the same table. */
static void
test_payments (void)
{
  const DealPeriod window = { 1700 * 12, 1701 * 12 + 11 };
  g_autoptr (Deal) deal = make_payments ("paid", 6000);
  g_autoptr (DealOptions) options = deal_options_new (deal);
  Fixture          fixture;
  DealFigure      *first;
  const DealTable *table;

  fixture.selection = deal_selection_new ();
  fixture.view = g_object_new (DEAL_TYPE_PAYMENTS_VIEW, "selection", fixture.selection,
                               NULL);
  fixture.window = show_widget (fixture.view, 900, 700);
  fixture.card = deal_figure_view_get_card (DEAL_FIGURE_VIEW (fixture.view));
  settle ();
  deal_selection_set_deal (fixture.selection, deal);
  g_assert_true (deal_figure_view_is_busy (DEAL_FIGURE_VIEW (fixture.view)));
  fixture_wait (is_ready, fixture.view);
  first = get_figure (&fixture);
  deal_figure_card_set_shows_table (fixture.card, TRUE);
  table = get_table (&fixture);

  options->window = window;
  deal_selection_set_options (fixture.selection, options);
  g_assert_false (deal_figure_view_is_busy (DEAL_FIGURE_VIEW (fixture.view)));
  g_assert_true (get_figure (&fixture) != first);
  g_assert_true (get_table (&fixture) == table);
  g_assert_nonnull (
    strstr (deal_figure_get_subtitle (get_figure (&fixture)), "Shown: 1700–1701"));

  options->by = DEAL_BY_MONTH;
  deal_selection_set_options (fixture.selection, options);
  g_assert_true (deal_figure_view_is_busy (DEAL_FIGURE_VIEW (fixture.view)));
  fixture_wait (is_ready, fixture.view);
  g_assert_cmpuint (get_table (&fixture)->rows->len, ==, 6000 + 1);
  tear_down (&fixture);
}

typedef struct
{
  GtkWidget  *card;
  const char *finding;
} Finding;

static gboolean
has_finding (gpointer data)
{
  const Finding *wanted = data;

  return fixture_shows (wanted->card, wanted->finding);
}

/* So do those of the overview's card: until they are there it shows what it had of the
 * same deal, and nothing of another; unless it has gone by then. */
static void
test_overview (void)
{
  g_autoptr (Deal) deal = make_payments ("paid", 6000);
  g_autoptr (Deal) other = make_payments ("other", 6000);
  g_autoptr (DealOptions) options = deal_options_new (deal);
  g_autoptr (DealOptions) of_other = deal_options_new (other);
  g_autoptr (DealFigure) expected = NULL;
  DealOverviewFigure *card = g_object_new (DEAL_TYPE_OVERVIEW_FIGURE, NULL);
  GtkWidget          *window = show_widget (GTK_WIDGET (card), 400, 400);
  Finding             wanted = { GTK_WIDGET (card), NULL };

  options->cumulative = TRUE;
  expected = deal_figure_new (DEAL_FIGURE_PAYMENTS, options, TRUE, NULL);
  wanted.finding = deal_figure_get_title (expected);
  deal_overview_figure_show (card, DEAL_FIGURE_PAYMENTS, options);
  g_assert_false (has_finding (&wanted));
  g_assert_true (fixture_shows (wanted.card, "Payments"));
  deal_overview_figure_show (card, DEAL_FIGURE_PAYMENTS, options);
  fixture_wait (has_finding, &wanted);

  deal_options_swap (options);
  deal_overview_figure_show (card, DEAL_FIGURE_PAYMENTS, options);
  g_assert_true (has_finding (&wanted));
  deal_overview_figure_show (card, DEAL_FIGURE_PAYMENTS, of_other);
  g_assert_false (has_finding (&wanted));
  gtk_test_accessible_assert_state (card, GTK_ACCESSIBLE_STATE_BUSY, TRUE);
  fixture_wait (has_finding, &wanted);
  gtk_test_accessible_assert_state (card, GTK_ACCESSIBLE_STATE_BUSY, FALSE);

  deal_overview_figure_show (card, DEAL_FIGURE_PAYMENTS, options);
  destroy_window (window);
  settle ();
}

static gboolean
can_export (gpointer dialog)
{
  GtkWidget *button = gtk_window_get_default_widget (dialog);

  return button != NULL && gtk_widget_is_sensitive (button);
}

static gboolean
is_being_drawn (gpointer dialog)
{
  return fixture_shows (dialog, "Drawing…");
}

/* The dialog is there before the picture, and exports nothing until then. */
static void
test_export (void)
{
  g_autoptr (Deal) deal = make_payments ("paid", 6000);
  g_autoptr (DealOptions) options = deal_options_new (deal);
  GtkWidget *dialog = deal_export_dialog_new (NULL, options, DEAL_FIGURE_PAYMENTS);

  g_assert_false (can_export (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
  g_assert_true (is_being_drawn (dialog));
  fixture_wait (can_export, dialog);
  g_assert_false (is_being_drawn (dialog));
  gtk_window_destroy (GTK_WINDOW (dialog));

  /* One that has gone by then is told nothing. */
  dialog = deal_export_dialog_new (NULL, options, DEAL_FIGURE_PAYMENTS);
  gtk_window_destroy (GTK_WINDOW (dialog));
  settle ();
}

typedef struct
{
  guint       n;
  DealFigure *figure;
} Made;

static void
count_made (GtkWidget    *widget,
            DealFigure   *figure,
            const GError *error)
{
  Made *got = g_object_get_data (G_OBJECT (widget), "made");

  g_assert_no_error (error);
  got->n++;
  got->figure = deal_figure_ref (figure);
}

static gboolean
is_made (gpointer got)
{
  return ((Made *) got)->n > 0;
}

/* What was chosen last is told of, and nothing else: another part of the time has the
 * numbers that were being made, another choice has its own. */
static void
test_maker (void)
{
  g_autoptr (Deal) deal = make_payments ("paid", 100);
  g_autoptr (GtkWidget) widget = g_object_ref_sink (gtk_label_new (NULL));

  for (int with_months = 0; with_months < 2; with_months++)
    {
      g_autoptr (DealOptions) options = deal_options_new (deal);
      DealFigureMaker maker = { .widget = widget,
                                .kind = DEAL_FIGURE_PAYMENTS,
                                .made = count_made };
      Made            got = { 0 };

      g_object_set_data (G_OBJECT (widget), "made", &got);
      deal_figure_maker_make (&maker, options);
      options->window = (DealPeriod){ 1501 * 12, 1501 * 12 + 11 };
      deal_figure_maker_make (&maker, options);
      if (with_months)
        {
          options->by = DEAL_BY_MONTH;
          deal_figure_maker_make (&maker, options);
        }
      fixture_wait (is_made, &got);
      g_assert_null (maker.making);
      g_assert_cmpint (deal_figure_get_options (got.figure)->window.first, ==, 1501 * 12);
      g_assert_cmpint (deal_figure_get_options (got.figure)->by, ==, options->by);
      g_assert_true ((got.figure->basis == NULL) == with_months);
      deal_figure_unref (got.figure);

      deal_figure_maker_make (&maker, options);
      deal_figure_maker_make (&maker, options);
      deal_figure_maker_stop (&maker);
      g_assert_null (maker.making);
      g_assert_null (maker.next);
      settle ();
      g_assert_cmpuint (got.n, ==, 1);
    }
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/large-payments/view", test_payments);
  g_test_add_func ("/large-payments/overview", test_overview);
  g_test_add_func ("/large-payments/export", test_export);
  g_test_add_func ("/large-payments/one-at-a-time", test_maker);

  return g_test_run ();
}
