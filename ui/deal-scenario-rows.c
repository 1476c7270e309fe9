/* deal-scenario-rows.c: the amounts of a scenario that can be typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-scenario-rows.h"

#include <math.h>

#include "calc/deal-format.h"
#include "calc/deal-options.h"
#include "calc/deal-scenario-words.h"
#include "deal-error.h"
#include "deal-row-problem.h"
#include "deal-text.h"

/* How far a series goes on where nothing else says it. */
#define LEAST_YEARS 5
#define MOST_YEARS 60

/* One amount that can be changed. */
typedef struct
{
  const DealSeries *series;
  DealPeriod        period;
  AdwEntryRow      *entry;
} Row;

static Row *
get_row (DealScenarioRows *self,
         guint             index)
{
  return &g_array_index (self->rows, Row, index);
}

static gboolean
find_amount (const DealPoint *points,
             gsize            n,
             DealPeriod       period,
             gint64          *amount)
{
  for (gsize i = 0; i < n; i++)
    if (deal_period_equal (points[i].period, period))
      {
        *amount = points[i].amount;
        return TRUE;
      }

  return FALSE;
}

/* What counts in a row that is left empty; FALSE: nothing. */
static gboolean
find_base_amount (DealScenarioRows *self,
                  const Row        *row,
                  gint64           *amount)
{
  const DealScenario *base = self->base;

  for (gsize i = 0; base != NULL && i < base->n_series; i++)
    if (base->series[i].series == row->series &&
        find_amount (base->series[i].points, base->series[i].n_points, row->period,
                     amount))
      return TRUE;

  return find_amount (row->series->points, row->series->n_points, row->period, amount);
}

/* Says below the row what is wrong with it, and brings it into sight. */
static void
show_problem (const Row    *row,
              const GError *error)
{
  deal_row_problem_set (GTK_WIDGET (row->entry), error->message);
  gtk_widget_grab_focus (GTK_WIDGET (row->entry));
}

static gboolean
is_empty (const Row *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row->entry))[0] == '\0';
}

/* An amount as it is typed, in the scale of its series. */
static char *
write_amount (const Row  *row,
              gint64      amount,
              const Deal *deal)
{
  DealDecimal number = { amount, (guint8) deal->currency_digits };

  for (gint64 scale = row->series->scale; scale > 1; scale /= 10)
    number.places++;
  for (; number.places > 0 && number.digits % 10 == 0; number.places--)
    number.digits /= 10;

  return deal_decimal_to_text (number);
}

/* The amount of a row; FALSE with @error when it is none. */
static gboolean
parse_row (DealScenarioRows *self,
           const Row        *row,
           gint64           *amount,
           GError          **error)
{
  const char      *text = gtk_editable_get_text (GTK_EDITABLE (row->entry));
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *period = NULL;
  DealDecimal      number;

  if (deal_amount_parse (stripped, row->series->scale, &number) && number.digits >= 0 &&
      deal_decimal_to_minor (number, row->series->scale,
                             self->deal->currency_digits, amount))
    return TRUE;

  period = deal_format_period (row->period);
  /* Translators: what was typed, and the period that it is for. */
  g_set_error (error, DEAL_ERROR, DEAL_ERROR_INVALID,
               _ ("“%s” is no amount for %s; write it like 45, 45.5 or 80bn."), stripped,
               period);

  return FALSE;
}

/* What each row is for, and what stands where it is empty. */
static void
update_titles (DealScenarioRows *self)
{
  const Deal *deal = self->deal;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row       *row = get_row (self, i);
      g_autofree char *period = deal_format_period (row->period);
      g_autofree char *text = NULL;
      g_autofree char *title = NULL;
      gint64           amount;

      if (find_base_amount (self, row, &amount))
        text = deal_format_money_exact (amount, deal->currency, deal->currency_digits);
      /* Translators: a period, and what counts in it unless another amount is given. */
      title = g_strdup_printf (_ ("%s (otherwise %s)"), period,
                               text != NULL ? text : _ ("no figure"));
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->entry), title);
    }
}

/* From the first amount that there is, typed or not; the rows of one series. */
static gboolean
fill_series (DealScenarioRows *self,
             guint             first,
             guint             end,
             DealDecimal       rate)
{
  guint              start = first;
  gint64             amount = 0;
  g_autofree gint64 *amounts = NULL;
  g_autoptr (GError) error = NULL;

  for (; start < end; start++)
    if (is_empty (get_row (self, start))
          ? find_base_amount (self, get_row (self, start), &amount)
          : parse_row (self, get_row (self, start), &amount, &error))
      break;
    else if (error != NULL)
      {
        show_problem (get_row (self, start), error);
        return FALSE;
      }
  if (start == end)
    {
      g_set_error_literal (&error, DEAL_ERROR, DEAL_ERROR_INVALID,
                           _ ("Type an amount for it to grow from."));
      show_problem (get_row (self, first), error);
      return FALSE;
    }

  amounts = g_new0 (gint64, end - start);
  if (!deal_series_grow (amount, rate, end - start, amounts))
    {
      g_set_error_literal (&error, DEAL_ERROR, DEAL_ERROR_OVERFLOW,
                           _ ("The amounts become too large."));
      show_problem (get_row (self, start), error);
      return FALSE;
    }
  for (guint i = start + 1; i < end; i++)
    {
      g_autofree char *text = write_amount (get_row (self, i), amounts[i - start],
                                            self->deal);

      gtk_editable_set_text (GTK_EDITABLE (get_row (self, i)->entry), text);
    }
  return TRUE;
}

/**
 * deal_scenario_rows_fill:
 * @self: rows
 * @percent: growth a year, in steps of a tenth
 *
 * Lets each series grow from its first amount on, typed or not.
 *
 * Returns: FALSE where there is none, or one that cannot be read or becomes too large;
 *   its row then says so
 */
gboolean
deal_scenario_rows_fill (DealScenarioRows *self,
                         double            percent)
{
  DealDecimal rate = { llround (percent * 10), 3 };

  for (guint first = 0, end = 0; first < self->rows->len; first = end)
    {
      while (end < self->rows->len &&
             get_row (self, end)->series == get_row (self, first)->series)
        end++;
      if (!fill_series (self, first, end, rate))
        return FALSE;
    }

  return TRUE;
}

/* All at once; the first that is wrong gets the focus last, and keeps it. */
static gboolean
check_rows (DealScenarioRows *self)
{
  gboolean is_good = TRUE;

  for (guint i = self->rows->len; i > 0; i--)
    {
      const Row *row = get_row (self, i - 1);
      g_autoptr (GError) error = NULL;
      gint64 amount;

      if (is_empty (row) || parse_row (self, row, &amount, &error))
        continue;
      show_problem (row, error);
      is_good = FALSE;
    }

  return is_good;
}

/**
 * deal_scenario_rows_get_problem:
 * @self: rows
 *
 * Returns: (nullable): what the first row that is wrong says
 */
const char *
deal_scenario_rows_get_problem (DealScenarioRows *self)
{
  const char *problem = NULL;

  for (guint i = 0; problem == NULL && i < self->rows->len; i++)
    problem = deal_row_problem_get (GTK_WIDGET (get_row (self, i)->entry));

  return problem;
}

/**
 * deal_scenario_rows_collect:
 * @self: rows
 * @scenario: what gets the amounts that were typed, as its own
 * @arrays: (element-type GArray): where they live
 *
 * Returns: FALSE where something typed is no amount; each such row then says so, and
 *   the first has the focus
 */
gboolean
deal_scenario_rows_collect (DealScenarioRows *self,
                            DealScenario     *scenario,
                            GPtrArray        *arrays)
{
  GArray *all;

  if (!check_rows (self))
    return FALSE;

  all = g_array_new (FALSE, TRUE, sizeof (DealScenarioSeries));
  g_ptr_array_add (arrays, all);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row          *row = get_row (self, i);
      DealPoint           point = { .period = row->period,
                                    .certainty = DEAL_CERTAINTY_ASSUMED };
      DealScenarioSeries *last = NULL;
      GArray             *points;

      if (is_empty (row) || !parse_row (self, row, &point.amount, NULL))
        continue;
      if (all->len > 0)
        last = &g_array_index (all, DealScenarioSeries, all->len - 1);
      if (last == NULL || last->series != row->series)
        {
          DealScenarioSeries series = { .series = row->series };

          g_array_append_val (all, series);
          last = &g_array_index (all, DealScenarioSeries, all->len - 1);
          g_ptr_array_add (arrays, g_array_new (FALSE, TRUE, sizeof (DealPoint)));
        }
      points = arrays->pdata[arrays->len - 1];
      g_array_append_val (points, point);
      last->points = (const DealPoint *) (gconstpointer) points->data;
      last->n_points = points->len;
    }
  scenario->own_series = (const DealScenarioSeries *) (gconstpointer) all->data;
  scenario->n_own_series = all->len;

  return TRUE;
}

/* Years from the one after the last that was reported to the last that anybody
 * projects. */
static void
find_years (const Deal       *deal,
            const DealSeries *series,
            int              *first,
            int              *last)
{
  *first = deal->as_of.year;
  *last = 0;
  for (gsize i = 0; i < series->n_points; i++)
    {
      DealPeriod period = series->points[i].period;

      /* A year of which only a part was reported is still open. */
      if (series->points[i].certainty == DEAL_CERTAINTY_REPORTED)
        *first = (period.last + 1) / 12;
      *last = MAX (*last, period.last / 12);
    }
  for (gsize i = 0; i < deal->n_scenarios; i++)
    for (gsize j = 0; j < deal->scenarios[i].n_series; j++)
      {
        const DealScenarioSeries *one = &deal->scenarios[i].series[j];

        if (one->series == series && one->n_points > 0)
          *last = MAX (*last, one->points[one->n_points - 1].period.last / 12);
      }
  *last = CLAMP (*last, *first + LEAST_YEARS - 1, *first + MOST_YEARS - 1);
}

/* What was typed before, of one series. */
static const DealScenarioSeries *
find_edited (DealScenarioRows *self,
             const DealSeries *series)
{
  for (gsize i = 0; self->edited != NULL && i < self->edited->n_own_series; i++)
    if (self->edited->own_series[i].series == series)
      return &self->edited->own_series[i];

  return NULL;
}

static AdwEntryRow *
add_entry (AdwPreferencesGroup *group)
{
  AdwEntryRow *entry = ADW_ENTRY_ROW (adw_entry_row_new ());

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (entry), FALSE);
  adw_entry_row_set_activates_default (entry, TRUE);
  g_signal_connect (entry, "changed", G_CALLBACK (deal_row_problem_clear), NULL);
  adw_preferences_group_add (group, GTK_WIDGET (entry));

  return entry;
}

static void
add_row (DealScenarioRows    *self,
         AdwPreferencesGroup *group,
         const DealSeries    *series,
         DealPeriod           period,
         const gint64        *amount)
{
  Row row = { series, period, add_entry (group) };

  if (amount != NULL)
    {
      g_autofree char *text = write_amount (&row, *amount, self->deal);

      gtk_editable_set_text (GTK_EDITABLE (row.entry), text);
    }
  g_array_append_val (self->rows, row);
}

/**
 * deal_scenario_rows_add_series:
 * @self: rows
 * @series: a series of the deal
 * @group: where its rows go
 *
 * Adds a row for each year that was not reported, and for what was typed before.
 */
void
deal_scenario_rows_add_series (DealScenarioRows    *self,
                               const DealSeries    *series,
                               AdwPreferencesGroup *group)
{
  const DealScenarioSeries *edited = find_edited (self, series);
  int                       first, last;

  find_years (self->deal, series, &first, &last);
  for (gsize i = 0; edited != NULL && i < edited->n_points; i++)
    if (!deal_period_equal (edited->points[i].period,
                            deal_period_of_year (edited->points[i].period.first / 12)))
      add_row (self, group, series, edited->points[i].period, &edited->points[i].amount);
  for (int year = first; year <= last; year++)
    {
      DealPeriod period = deal_period_of_year (year);
      gint64     amount;
      gboolean   is_edited = edited != NULL && find_amount (edited->points,
                                                            edited->n_points, period,
                                                            &amount);

      add_row (self, group, series, period, is_edited ? &amount : NULL);
    }
}

/**
 * deal_scenario_rows_set_base:
 * @self: rows
 * @base: (nullable): what counts in a row that is left empty
 */
void
deal_scenario_rows_set_base (DealScenarioRows   *self,
                             const DealScenario *base)
{
  self->base = base;
  update_titles (self);
}

/**
 * deal_scenario_rows_new:
 * @deal: whose series they are; must live as long
 * @edited: (nullable): the scenario that is changed
 *
 * Returns: (transfer full): no rows yet
 */
DealScenarioRows *
deal_scenario_rows_new (const Deal         *deal,
                        const DealScenario *edited)
{
  DealScenarioRows *self = g_new0 (DealScenarioRows, 1);

  self->deal = deal;
  self->edited = edited;
  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));

  return self;
}

void
deal_scenario_rows_free (DealScenarioRows *self)
{
  g_array_unref (self->rows);
  g_free (self);
}

void
deal_scenario_rows_set_text (DealScenarioRows *self,
                             guint             row,
                             const char       *text)
{
  g_return_if_fail (row < self->rows->len);

  gtk_editable_set_text (GTK_EDITABLE (get_row (self, row)->entry), text);
}
