/* deal-payment-tip.c: a period of the payments figure in three lines
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-payment-tip.h"

#include "calc/deal-format.h"
#include "calc/deal-money.h"
#include "calc/deal-schedule.h"
#include "deal-scenario-picker.h"
#include "deal-text.h"

#define TIP_CHARS 38

static GtkWidget *
make_label (const char *text,
            float       xalign,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
make_sentence (const char *text,
               const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), TIP_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
make_swatch (const char *css_class)
{
  GtkWidget *swatch = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (swatch, "deal-swatch");
  gtk_widget_add_css_class (swatch, css_class);
  gtk_widget_set_valign (swatch, GTK_ALIGN_CENTER);

  return swatch;
}

/* What the cell holds: the period's amount, or all that was paid up to it; in the
 * words of the chart. */
static char *
format_cell (const DealCell    *cell,
             const DealOptions *options)
{
  gint64 limit;

  if (!options->cumulative)
    return deal_format_cell (cell, options->deal);
  if (deal_cell_get_running_limit (cell, &limit))
    return deal_format_amount (DEAL_STATE_VALUE, DEAL_BOUND_AT_MOST, limit,
                               options->deal);

  return deal_format_amount (cell->running_state, cell->running_bound, cell->running,
                             options->deal);
}

/* Place 1 is the old side, place 2 the new one. */
static void
add_side (GtkGrid           *grid,
          int                place,
          const DealRow     *row,
          gsize              period,
          const DealOptions *options)
{
  const DealCell  *cell = row != NULL ? &row->cells[period] : NULL;
  gboolean         is_old = place == 1;
  g_autofree char *name =
    deal_format_version (is_old ? options->old_version : options->new_version,
                         is_old ? options->new_version : options->old_version);
  GtkWidget       *label = make_label (name, 0, "deal-body");
  g_autofree char *amount = cell != NULL ? format_cell (cell, options)
                                         : g_strdup (C_ ("payment", "none listed"));

  gtk_grid_attach (grid, make_swatch (is_old ? "old" : "new"), 0, place, 1, 1);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_grid_attach (grid, label, 1, place, 1, 1);
  gtk_grid_attach (grid, make_label (amount, 1, "deal-amount"), 2, place, 1, 1);
  if (cell != NULL && cell->has_range && !options->cumulative && options->range)
    {
      const Deal      *deal = options->deal;
      g_autofree char *low =
        deal_format_money (cell->low, deal->currency, deal->currency_digits);
      g_autofree char *high =
        deal_format_money (cell->high, deal->currency, deal->currency_digits);
      g_autofree char *range = NULL;

      /* Translators: the smallest and the largest amount over all scenarios */
      range = g_strdup_printf (C_ ("range", "%s–%s"), low, high);
      gtk_grid_attach (grid, make_label (range, 1, "deal-caption"), 3, place, 1, 1);
    }
}

static void
add_difference (GtkGrid           *grid,
                const DealRow     *old_row,
                const DealRow     *new_row,
                gsize              period,
                const DealOptions *options)
{
  const Deal      *deal = options->deal;
  g_autofree char *text = NULL;
  gint64           difference;

  if (old_row == NULL || new_row == NULL ||
      !(options->cumulative
          ? deal_row_get_gap (old_row, new_row, period, &difference)
          : deal_cell_get_difference (&old_row->cells[period], &new_row->cells[period],
                                      &difference)))
    return;

  text = deal_format_money (difference, deal->currency, deal->currency_digits);
  gtk_grid_attach (grid, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL), 0, 3, 4, 1);
  gtk_grid_attach (grid, make_label (C_ ("payment", "Difference"), 0, "deal-body"), 0, 4,
                   2, 1);
  gtk_grid_attach (grid, make_label (text, 1, "deal-amount"), 2, 4, 1, 1);
}

/* A side whose terms say nothing of the beginning of the period. */
static void
add_begin (GtkBox             *box,
           const DealRow      *row,
           const DealSchedule *schedule,
           gsize               period)
{
  g_autofree char *date = NULL;
  g_autofree char *text = NULL;
  DealDate         begin = deal_row_get_begin (row, schedule, period);

  if (!deal_date_is_set (begin))
    return;

  date = deal_format_date_long (begin);
  /* Translators: the title of a version; a day within the period that is shown. */
  text = g_strdup_printf (_ ("“%1$s” counts from %2$s only."), schedule->version->title,
                          date);
  gtk_box_append (box, make_sentence (text, "deal-caption"));
}

/* A side of which something else is reported than what its rate comes to. */
static void
add_reported (GtkBox             *box,
              const DealRow      *row,
              const DealSchedule *schedule,
              gsize               period)
{
  g_autofree char *reported = NULL;
  g_autofree char *text = NULL;

  if (row != NULL)
    reported = deal_format_reported (&row->cells[period], schedule->deal);
  if (reported == NULL)
    return;

  /* Translators: the title of a version; “$4 bn is reported for 2026”. */
  text = g_strdup_printf (_ ("“%1$s”: %2$s; no difference is given."),
                          schedule->version->title, reported);
  gtk_box_append (box, make_sentence (text, "deal-caption"));
}

static GtkWidget *
make_title (DealPeriod         period,
            const DealMark    *mark,
            const DealOptions *options)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *when = deal_format_period (period);
  g_autofree char *scenario = deal_scenario_get_short_title (options->scenario);
  g_autofree char *who = NULL;
  g_autofree char *what = NULL;

  if (options->cumulative)
    {
      g_autofree char *end = g_steal_pointer (&when);

      /* Translators: %s is a period, as "2029" */
      when = g_strdup_printf (_ ("To the end of %s"), end);
    }
  /* Translators: payer, payee */
  who = g_strdup_printf (_ ("%s pays %s"), mark->payer->name, mark->payee->name);
  gtk_box_append (GTK_BOX (box), make_label (when, 0, "heading"));
  /* Translators: who pays whom, and the name of a scenario */
  what = g_strdup_printf (_ ("%s · %s"), who, scenario);
  gtk_box_append (GTK_BOX (box), make_label (what, 0, "deal-caption"));

  return box;
}

/**
 * deal_payment_tip_new:
 * @figure: a payments figure
 * @mark: a mark of it
 *
 * Sets the old and the new side of the mark's period and direction against
 * each other, which no single bar does.
 *
 * Returns: (transfer floating): what to show in a tip
 */
GtkWidget *
deal_payment_tip_new (DealFigure *figure,
                      gsize       mark)
{
  const DealMark     *details = deal_figure_get_mark (figure, mark);
  const DealOptions  *options = deal_figure_get_options (figure);
  const DealSchedule *old_schedule;
  const DealSchedule *new_schedule;
  gsize               period = (gsize) details->column;
  const DealRow      *old_row;
  const DealRow      *new_row;
  GtkWidget          *box;
  GtkWidget          *grid;

  if (details->payer == NULL || details->payee == NULL ||
      !deal_figure_get_schedules (figure, &old_schedule, &new_schedule) ||
      period >= old_schedule->n_periods)
    return make_sentence (details->label, "deal-body");

  old_row = deal_schedule_find_sum (old_schedule, details->payer, details->payee);
  new_row = deal_schedule_find_sum (new_schedule, details->payer, details->payee);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (grid), 8);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  gtk_box_append (GTK_BOX (box),
                  make_title (old_schedule->periods[period], details, options));
  gtk_box_append (GTK_BOX (box), grid);
  add_side (GTK_GRID (grid), 1, old_row, period, options);
  add_side (GTK_GRID (grid), 2, new_row, period, options);
  add_difference (GTK_GRID (grid), old_row, new_row, period, options);
  add_begin (GTK_BOX (box), old_row, old_schedule, period);
  add_begin (GTK_BOX (box), new_row, new_schedule, period);
  add_reported (GTK_BOX (box), old_row, old_schedule, period);
  add_reported (GTK_BOX (box), new_row, new_schedule, period);
  if (new_row != NULL && new_row->cells[period].capped)
    gtk_box_append (
      GTK_BOX (box),
      make_sentence (_ ("The cap takes part or all of what is due."), "deal-caption"));

  return box;
}
