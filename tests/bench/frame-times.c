/* frame-times.c: frame-times FILE…: how long views take while they are scrolled, filtered
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opens Terms, Evidence, Payments and Timeline on each deal file, such as make-deal
 * writes, and prints for every act the number of frames, the work of the longest, and
 * the longest turn of the main loop, in milliseconds of this thread, so that a busy
 * machine does not matter.
 */

#include <adwaita.h>
#include <time.h>

#include "deal-chart.h"
#include "deal-evidence-view.h"
#include "deal-payment-tip.h"
#include "deal-payments-view.h"
#include "deal-selection.h"
#include "deal-terms-bar.h"
#include "deal-terms-view.h"
#include "deal-timeline-view.h"
#include "model/deal-reader.h"

#define N_STEPS 60
#define N_TURNS 40 /* of the main loop after each step */
#define QUIET (100 * G_TIME_SPAN_MILLISECOND)

static gint64          frame_began;
static gint64          longest;
static guint           n_frames;
static DealFigureView *made; /* nullable: a figure that a thread may be at */

/* Of this thread's work, so that other programs do not count, in µs. */
static gint64
get_work (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static void
before_paint_cb (void)
{
  frame_began = get_work ();
}

static void
after_paint_cb (void)
{
  gint64 work = get_work () - frame_began;

  longest = MAX (longest, work);
  n_frames++;
}

/* Until all is there and nothing has happened for a while; the longest turn of the
 * main loop. */
static gint64
settle (void)
{
  gint64 last = g_get_monotonic_time ();
  gint64 held = 0;

  while (g_get_monotonic_time () < last + QUIET ||
         (made != NULL && deal_figure_view_is_busy (made)))
    {
      gint64 start = get_work ();

      if (g_main_context_iteration (NULL, FALSE))
        {
          gint64 turn = get_work () - start;

          last = g_get_monotonic_time ();
          held = MAX (held, turn);
        }
      else
        g_usleep (500);
    }

  return held;
}

static gint64
larger (gint64 a,
        gint64 b)
{
  return MAX (a, b);
}

static void
start (void)
{
  longest = 0;
  n_frames = 0;
}

static void
tell (const char *what,
      gint64      held)
{
  g_print ("  %-28s %3u frames, longest %6.1f ms, held %6.1f ms\n", what, n_frames,
           (double) longest / 1000, (double) held / 1000);
}

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find (child, type);

  return found;
}

static void
scroll (const char    *what,
        GtkAdjustment *adjustment,
        double         by)
{
  gint64 held = 0;

  start ();
  for (guint i = 0; i < N_STEPS; i++)
    {
      gint64 began = get_work ();
      gint64 turn;

      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + by);
      turn = get_work () - began;
      held = MAX (held, turn);
      for (guint k = 0; k < N_TURNS; k++)
        {
          began = get_work ();
          if (!g_main_context_iteration (NULL, FALSE))
            g_usleep (400);
          turn = get_work () - began;
          held = MAX (held, turn);
        }
    }
  tell (what, held);
}

static void
measure_terms (GtkWidget *view)
{
  GtkScrollable              *list = GTK_SCROLLABLE (find (view, GTK_TYPE_LIST_VIEW));
  GtkAdjustment              *down = gtk_scrollable_get_vadjustment (list);
  GtkWidget                  *bar = find (view, DEAL_TYPE_TERMS_BAR);
  static const DealTermsQuery queries[] = {
    { DEAL_TERMS_CHANGED, -1, NULL },
    { DEAL_TERMS_ALL, -1, "egress" },
    { DEAL_TERMS_ALL, -1, "egress lic" },
    { DEAL_TERMS_ALL, -1, NULL },
  };

  scroll ("terms, a wheel", down, 90);
  scroll ("terms, page by page", down, gtk_adjustment_get_page_size (down));
  scroll ("terms, far", down, gtk_adjustment_get_upper (down) / N_STEPS / 2);
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      gint64 began = get_work ();
      gint64 set;

      start ();
      deal_terms_bar_set_query (DEAL_TERMS_BAR (bar), &queries[i]);
      set = get_work () - began;
      tell ("terms, a filter", larger (set, settle ()));
    }
}

static void
show_table (const char *what)
{
  gint64 began = get_work ();
  gint64 set;

  start ();
  deal_figure_card_set_shows_table (deal_figure_view_get_card (made), TRUE);
  set = get_work () - began;
  tell (what, larger (set, settle ()));
}

static void
measure_evidence (GtkWidget *view)
{
  GtkWidget *chart = find (view, DEAL_TYPE_CHART);
  g_autoptr (GtkAdjustment) down = NULL;
  g_autoptr (GtkAdjustment) across = NULL;

  g_object_get (chart, "vadjustment", &down, "hadjustment", &across, NULL);
  scroll ("evidence, down", down, 60);
  scroll ("evidence, across", across, 60);
  show_table ("evidence, table");
}

/* The months of the payments, all of them or a part. */
static void
look_at (const char    *what,
         DealSelection *selection,
         DealPeriod     window)
{
  g_autoptr (DealOptions)
    options = deal_options_copy (deal_selection_get_options (selection));
  gint64 began = get_work ();
  gint64 set;

  start ();
  options->by = DEAL_BY_MONTH;
  options->window = window;
  deal_selection_set_options (selection, options);
  set = get_work () - began;
  tell (what, larger (set, settle ()));
}

static void
measure_payments (DealSelection *selection)
{
  DealFigureCard     *card = deal_figure_view_get_card (made);
  DealChart          *chart = deal_figure_card_get_chart (card);
  const DealSchedule *schedule;
  const DealSchedule *new_schedule;
  DealFigure         *figure;
  g_autoptr (GtkWidget) tip = NULL;
  DealPeriod all = { 0 };
  gint64     began;
  int        length;

  look_at ("payments, by month", selection, all);
  figure = deal_chart_get_figure (chart);
  if (figure == NULL)
    return;

  deal_figure_get_schedules (figure, &schedule, &new_schedule);
  all = (DealPeriod){ schedule->periods[0].first,
                      schedule->periods[schedule->n_periods - 1].last };
  length = all.last - all.first + 1;
  look_at ("payments, closer", selection,
           (DealPeriod){ all.first + length / 4, all.last - length / 4 });
  look_at ("payments, the next", selection,
           (DealPeriod){ all.first + length / 2, all.last });
  look_at ("payments, a tenth", selection,
           (DealPeriod){ all.last - length / 10, all.last });

  start ();
  began = get_work ();
  tip = g_object_ref_sink (deal_payment_tip_new (deal_chart_get_figure (chart), 0));
  tell ("payments, a tip", get_work () - began);

  show_table ("payments, table");
  look_at ("payments, table, the next", selection,
           (DealPeriod){ all.first + length / 2, all.last });
}

static void
measure (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (Deal) deal = deal_new_from_path (path, NULL, &error);
  GType             types[] = { DEAL_TYPE_TERMS_VIEW, DEAL_TYPE_EVIDENCE_VIEW,
                                DEAL_TYPE_PAYMENTS_VIEW, DEAL_TYPE_TIMELINE_VIEW };
  const char *const names[] = { "terms, opened", "evidence, opened", "payments, opened",
                                "timeline, opened" };

  if (deal == NULL)
    g_error ("%s: %s", path, error->message);
  g_print ("%s: %zu terms, %zu sources\n", path, deal->n_terms, deal->n_sources);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (DealSelection) selection = deal_selection_new ();
      GtkWidget *window = gtk_window_new ();
      GtkWidget *view = g_object_new (types[i], "selection", selection, NULL);
      gint64     began;
      gint64     set;

      gtk_window_set_default_size (GTK_WINDOW (window), 1280, 820);
      gtk_window_set_child (GTK_WINDOW (window), view);
      gtk_window_present (GTK_WINDOW (window));
      made = DEAL_FIGURE_VIEW (find (view, DEAL_TYPE_FIGURE_VIEW));
      settle ();
      g_signal_connect (gtk_widget_get_frame_clock (window), "before-paint",
                        before_paint_cb, NULL);
      g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint",
                        after_paint_cb, NULL);
      start ();
      began = get_work ();
      deal_selection_set_deal (selection, deal);
      set = get_work () - began;
      tell (names[i], larger (set, settle ()));
      if (i == 0)
        measure_terms (view);
      else if (i == 1)
        measure_evidence (view);
      else if (i == 2)
        measure_payments (selection);
      else
        show_table ("timeline, table");
      made = NULL;
      gtk_window_destroy (GTK_WINDOW (window));
      settle ();
    }
}

int
main (int   argc,
      char *argv[])
{
  gtk_init ();
  adw_init ();
  for (int i = 1; i < argc; i++)
    measure (argv[i]);

  return 0;
}
