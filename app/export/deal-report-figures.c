/* deal-report-figures.c: which figures a report has, and how large
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <string.h>

#include "export/deal-report-private.h"

/* Of a picture; deal_size_check() has the last word. */
#define MAX_PIXELS 8192

/* On paper: a page of A4 without its margins, a heading and two lines of what is
 * assumed, side by side; each further line takes of it. */
#define MAX_MILLIMETRES 222.0
#define LINE_MILLIMETRES 7.0
#define N_LINES 2
#define MILLIMETRES_AN_INCH 25.4

static void
report_figure_free (gpointer data)
{
  DealReportFigure *entry = data;

  deal_figure_unref (entry->figure);
  g_free (entry);
}

/* Title, key and footer take part of a frame; how much, its body tells by the
 * rows that it leaves out.  By eye, on all figures of the bundled deal. */
#define CHROME_UNITS 250.0

/* What is added to a height as a fraction of it; by eye. */
#define EASE 4

static gsize
count_shown (const DealFigure *figure,
             const DealSize   *size)
{
  DealFrame frame;
  double    scale;
  gsize     n = 0;

  deal_size_get_frame (size, DEAL_STYLE_LIGHT, &frame, &scale);
  for (gsize i = 0; i < deal_figure_get_n_marks (figure); i++)
    {
      cairo_rectangle_t area;

      if (deal_figure_get_mark_area (figure, &frame, i, &area))
        n++;
    }

  return n;
}

/* The natural height of the evidence has room for the names of its sources,
 * which a page counts by kind: the least height that leaves no row out, and a
 * quarter more for the headings of its groups. */
static void
trim (const DealFigure *figure,
      DealSize         *size,
      int               least)
{
  gsize n = count_shown (figure, size);
  int   tallest = size->height;
  int   most = tallest;

  while (least < most)
    {
      size->height = least + (most - least) / 2;
      if (count_shown (figure, size) < n)
        least = size->height + 1;
      else
        most = size->height;
    }
  size->height = MIN (tallest, most + most / EASE);
}

/* Wider ones have larger letters, for they are looked at from afar. */
#define MAX_WIDENED 1.2

/* Every assumption stands below it.  Where these do not fit on a page, the picture
 * gets wider, and so smaller on paper: longer lines are fewer lines. */
static DealSize
choose_payments_size (const DealFigure *figure,
                      const DealSize   *usual,
                      double            max_height)
{
  DealSize size = *usual;
  DealSize least = deal_size_get_least (&size, figure);

  while (least.height > max_height * least.width / usual->width &&
         size.width < MAX_WIDENED * usual->width)
    {
      size.width += usual->width / 20;
      least = deal_size_get_least (&size, figure);
    }

  return least;
}

/* The report page; figures that are lists grow with their rows. */
static DealSize
choose_size (const DealFigure *figure,
             double            max_height)
{
  DealSize       size = deal_preset_find ("report-page")->size;
  DealFigureKind kind = deal_figure_get_kind (figure);
  DealFrame      frame;
  double         scale;
  double         height;
  int            least;

  if (kind == DEAL_FIGURE_PAYMENTS)
    return choose_payments_size (figure, &size, max_height);

  deal_size_get_frame (&size, DEAL_STYLE_LIGHT, &frame, &scale);
  height = (deal_figure_get_natural_height (figure, frame.width, 1) + CHROME_UNITS) *
           scale;
  least = size.height;
  size.height = MAX (least, (int) floor (MIN (height, max_height)));
  if (kind == DEAL_FIGURE_EVIDENCE)
    trim (figure, &size, least);

  return deal_size_get_least (&size, figure);
}

/* What a figure assumes is on its page; payments may assume more than a page has room
 * for, and then it goes on. */
static double
get_max_millimetres (const DealFigure *figure)
{
  guint n = g_strv_length ((char **) deal_figure_get_assumptions (figure));

  if (deal_figure_get_kind (figure) == DEAL_FIGURE_PAYMENTS)
    return MAX_MILLIMETRES;

  return MAX_MILLIMETRES - LINE_MILLIMETRES * MAX ((int) (n + 1) / 2 - N_LINES, 0);
}

static gboolean
add_figure (DealReport        *report,
            DealFigureKind     kind,
            const char        *name,
            const char        *table,
            const char        *heading,
            const DealOptions *options,
            GError           **error)
{
  DealReportFigure *entry;
  DealFigure       *figure = deal_figure_new (kind, options, FALSE, error);

  if (figure == NULL)
    return FALSE;

  entry = g_new0 (DealReportFigure, 1);
  entry->name = name;
  entry->table = table;
  entry->heading = heading;
  entry->figure = figure;
  entry->size = choose_size (figure, MAX_PIXELS);
  entry->page_size = choose_size (
    figure, get_max_millimetres (figure) / MILLIMETRES_AN_INCH * entry->size.dpi);
  entry->too_large = !deal_size_check_for (&entry->size, figure, NULL);
  g_ptr_array_add (report->figures, entry);

  return TRUE;
}

static gboolean
add_each_payments (DealReport *report,
                   GError    **error)
{
  static const struct
  {
    const char *name;
    const char *heading;
  } spans[] = {
    [DEAL_BY_MONTH] = { "payments-monthly", "Payments per month" },
    [DEAL_BY_QUARTER] = { "payments-quarterly", "Payments per quarter" },
    [DEAL_BY_YEAR] = { "payments-annual", "Payments per year" },
  };
  g_autoptr (DealOptions) options = deal_options_copy (report->options);

  options->cumulative = FALSE;
  if (!add_figure (report, DEAL_FIGURE_PAYMENTS, spans[options->by].name,
                   spans[options->by].name, spans[options->by].heading, options, error))
    return FALSE;

  /* The year is the measure that every report is read by. */
  if (options->by != DEAL_BY_YEAR)
    {
      DealGranularity by = options->by;

      options->by = DEAL_BY_YEAR;
      if (!add_figure (report, DEAL_FIGURE_PAYMENTS, spans[DEAL_BY_YEAR].name,
                       spans[DEAL_BY_YEAR].name, spans[DEAL_BY_YEAR].heading, options,
                       error))
        return FALSE;
      options->by = by;
    }

  options->cumulative = TRUE;
  if (!add_figure (report, DEAL_FIGURE_PAYMENTS, "payments-cumulative",
                   spans[options->by].name, "Payments, running total", options, error))
    return FALSE;
  if (options->range || options->deal->n_scenarios < 2)
    return TRUE;

  options->cumulative = FALSE;
  options->range = TRUE;

  return add_figure (report, DEAL_FIGURE_PAYMENTS, "payments-range", "payments-range",
                     "Payments over all scenarios", options, error);
}

static void
leave_out (DealReport *report,
           const char *why)
{
  g_ptr_array_add (report->left_out, g_strdup (why));
}

/* A payment may be listed and pay nothing: a schedule without amounts does. */
static gboolean
has_payment (const DealSchedule *schedule)
{
  for (gsize i = 0; i < schedule->n_rows; i++)
    for (gsize k = 0; k < schedule->n_periods; k++)
      if (schedule->rows[i].cells[k].state != DEAL_STATE_NOT_APPLICABLE)
        return TRUE;

  return FALSE;
}

/* Whether the figures would have anything in them. */
static gboolean
look_for_payments (const DealOptions *options,
                   gboolean          *is_any,
                   GError           **error)
{
  g_autoptr (DealSchedule) old_schedule = NULL;
  g_autoptr (DealSchedule) new_schedule = NULL;

  if (!deal_schedule_new_pair (options, &old_schedule, &new_schedule, error))
    return FALSE;
  *is_any = has_payment (old_schedule) || has_payment (new_schedule);

  return TRUE;
}

static gboolean
add_payments (DealReport *report,
              GError    **error)
{
  gboolean is_any;

  if (!look_for_payments (report->options, &is_any, error))
    return FALSE;
  if (is_any)
    return add_each_payments (report, error);
  leave_out (report, report->deal->n_payments == 0
                       ? "The deal file lists no payments: there is no figure of them."
                       : "The deal file lists no payments under these two versions: "
                         "there is no figure of them.");

  return TRUE;
}

static void
collect_assumptions (DealReport *report)
{
  for (guint i = 0; i < report->figures->len; i++)
    {
      const DealReportFigure *entry = report->figures->pdata[i];
      const char *const      *all = deal_figure_get_assumptions (entry->figure);

      for (gsize k = 0; all[k] != NULL; k++)
        if (!g_ptr_array_find_with_equal_func (report->assumptions, all[k], g_str_equal,
                                               NULL))
          g_ptr_array_add (report->assumptions, g_strdup (all[k]));
    }
}

static gboolean
add_availability (DealReport *report,
                  GError    **error)
{
  const Deal *deal = report->deal;

  if (deal->n_products == 0 || deal->n_platforms == 0)
    {
      leave_out (report, "The deal file names no products and platforms: there is no "
                         "figure of availability.");
      return TRUE;
    }

  return add_figure (report, DEAL_FIGURE_AVAILABILITY, "availability", "availability",
                     "What may be sold where, and what is", report->options, error);
}

/* Both are about terms. */
static gboolean
add_evidence_and_terms (DealReport *report,
                        GError    **error)
{
  const DealOptions *options = report->options;

  if (report->deal->n_terms == 0)
    {
      leave_out (report, "The deal file has no terms: there are no figures of the terms "
                         "and of their evidence.");
      return TRUE;
    }
  if (report->deal->n_claims == 0 && report->deal->n_conflicts == 0)
    leave_out (report, "The deal file holds no claims: there is no figure of the "
                       "evidence.");
  else if (!add_figure (report, DEAL_FIGURE_EVIDENCE, "evidence", "claims",
                        "What the sources say of each term", options, error))
    return FALSE;

  return add_figure (report, DEAL_FIGURE_TERMS, "terms", "terms", "Terms side by side",
                     options, error);
}

/**
 * deal_report_add_figures:
 * @report: a report without any
 * @error: return location for an error
 *
 * Makes the figures that the deal has something for, all from the same choices,
 * collects what they assume, and says why others are not there.
 *
 * Returns: TRUE, or FALSE with a `DealError`
 */
gboolean
deal_report_add_figures (DealReport *report,
                         GError    **error)
{
  report->figures = g_ptr_array_new_with_free_func (report_figure_free);

  if (!add_payments (report, error) || !add_availability (report, error) ||
      !add_figure (report, DEAL_FIGURE_TIMELINE, "timeline", "timeline",
                   "What runs from when to when", report->options, error) ||
      !add_evidence_and_terms (report, error))
    return FALSE;
  collect_assumptions (report);

  return TRUE;
}
