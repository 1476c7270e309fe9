/* test-laws.c: what must be true of every calculation, whatever the numbers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "calc/deal-diff.h"
#include "calc/deal-matrix.h"
#include "calc/deal-schedule.h"
#include "made-deal.h"
#include "read-deal.h"

#define N_ROUNDS 60

static DealSchedule *
compute (DealOptions       *options,
         const DealVersion *version,
         DealGranularity    by)
{
  g_autoptr (GError) error = NULL;
  DealSchedule *schedule;

  options->by = by;
  schedule = deal_schedule_new (options, version, &error);
  g_assert_no_error (error);

  return schedule;
}

/* The periods of @fine, added up, are those of @coarse, to the cent. */
static void
assert_adds_up (const DealSchedule *fine,
                const DealSchedule *coarse)
{
  gsize n = coarse->n_periods > 0 ? fine->n_periods / coarse->n_periods : 1;

  g_assert_cmpuint (fine->n_rows, ==, coarse->n_rows);
  g_assert_cmpuint (fine->n_periods, ==, coarse->n_periods * n);
  for (gsize i = 0; i < coarse->n_rows; i++)
    {
      const DealRow *row = &coarse->rows[i];

      /* A year alone says what its months cannot. */
      if (row->payment->rule.type == DEAL_RULE_ONE_OFF &&
          row->payment->rule.from.month == 0)
        continue;
      for (gsize j = 0; j < coarse->n_periods; j++)
        {
          gint64 paid = 0;
          gint64 due = 0;

          for (gsize k = 0; k < n; k++)
            {
              const DealCell *cell = &fine->rows[i].cells[j * n + k];

              paid += cell->bound == DEAL_BOUND_AT_MOST ? 0 : cell->amount;
              due += cell->due;
            }
          if (row->cells[j].bound != DEAL_BOUND_AT_MOST)
            g_assert_cmpint (paid, ==, row->cells[j].amount);
          g_assert_cmpint (due, ==, row->cells[j].due);
          g_assert_cmpint (fine->rows[i].cells[j * n + n - 1].running, ==,
                           row->cells[j].running);
          g_assert_cmpint (fine->rows[i].cells[j * n + n - 1].running_state, ==,
                           row->cells[j].running_state);
        }
      g_assert_cmpint (fine->rows[i].total, ==, row->total);
      g_assert_cmpint (fine->rows[i].total_bound, ==, row->total_bound);
    }
}

/* Nothing more is paid than is due, and nothing more in all than the cap. */
static void
assert_capped (const DealSchedule *schedule)
{
  for (gsize i = 0; i < schedule->n_rows; i++)
    {
      const DealRow *row = &schedule->rows[i];
      gint64         running = 0;
      gboolean       is_exact = TRUE;

      for (gsize j = 0; j < schedule->n_periods; j++)
        {
          const DealCell *cell = &row->cells[j];

          running += cell->amount;
          is_exact = is_exact && cell->bound == DEAL_BOUND_EXACT;
          if (cell->has_due)
            g_assert_cmpint (cell->amount, <=, cell->due);
          if (cell->has_due && cell->bound == DEAL_BOUND_EXACT)
            g_assert_cmpint (cell->capped, ==, cell->amount < cell->due);
          if (is_exact)
            g_assert_cmpint (cell->running, ==, running);
          if (is_exact)
            g_assert_cmpint (cell->running_bound, ==, DEAL_BOUND_EXACT);
          g_assert_cmpint (cell->state == DEAL_STATE_ZERO && cell->amount != 0, ==,
                           FALSE);
        }
      if (row->cap_is_known && !deal_date_is_set (row->payment->rule.cap.counts_from))
        {
          g_assert_cmpint (row->total, <=, row->cap);
          g_assert_cmpint (row->binds_in >= 0, ==, row->total == row->cap);
        }
    }
}

typedef struct
{
  DealPoint   points[12];
  DealSeries  series;
  DealPayment payment;
} Random;

static gint64
random_amount (void)
{
  return ((gint64) g_test_rand_int () & 0x7fffffff) * g_test_rand_int_range (1, 5000);
}

/* A share of a series with odd amounts, odd periods and gaps, under a cap. */
static void
fill_random (Random *random)
{
  gint32 month = 2020 * 12 + g_test_rand_int_range (0, 12);

  for (gsize i = 0; i < G_N_ELEMENTS (random->points); i++)
    {
      DealPoint *point = &random->points[i];
      gint32     length = g_test_rand_int_range (1, 17);

      *point = (DealPoint){ .period = { month, month + length - 1 } };
      point->amount = random_amount ();
      month += length + (g_test_rand_int_range (0, 6) == 0 ? 3 : 0);
    }
  random->series = (DealSeries){ .id = "s", .scale = 1, .points = random->points };
  random->series.n_points = G_N_ELEMENTS (random->points);
  random->payment = made_payment ("p", DEAL_RULE_SHARE,
                                  MADE_DATE (2020, (guint8) g_test_rand_int_range (1, 13),
                                             (guint8) g_test_rand_int_range (1, 29)),
                                  MADE_DATE (2027, 0, 0));
  random->payment.rule.series = &random->series;
  random->payment.rule.rate.number = MADE_DECIMAL (g_test_rand_int_range (1, 999), 3);
  if (g_test_rand_bit ())
    {
      random->payment.rule.cap.exists = TRUE;
      random->payment.rule.cap.has_total = TRUE;
      random->payment.rule.cap.total = random_amount ();
    }
}

static void
test_random_schedules (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      Random random = { 0 };
      Deal  *deal = made_deal_new ();
      g_autoptr (DealOptions) options = NULL;
      g_autoptr (DealSchedule) months = NULL;
      g_autoptr (DealSchedule) quarters = NULL;
      g_autoptr (DealSchedule) years = NULL;

      fill_random (&random);
      deal->payments = &random.payment;
      deal->n_payments = 1;
      options = deal_options_new (deal);
      deal_unref (deal);

      months = compute (options, options->new_version, DEAL_BY_MONTH);
      quarters = compute (options, options->new_version, DEAL_BY_QUARTER);
      years = compute (options, options->new_version, DEAL_BY_YEAR);
      assert_adds_up (months, quarters);
      assert_adds_up (quarters, years);
      assert_adds_up (months, years);
      assert_capped (months);
      assert_capped (quarters);
      assert_capped (years);
    }
}

/* The same of every version and scenario of the real deal, and of the small one. */
static void
test_real_schedules (gconstpointer where)
{
  Deal *deal = read_file (where);
  g_autoptr (DealOptions) options = deal_options_new (deal);

  options->kinds = G_MAXUINT;
  for (gsize i = 0; i < deal->n_versions; i++)
    for (gsize j = 0; j <= deal->n_scenarios; j++)
      {
        g_autoptr (DealSchedule) months = NULL;
        g_autoptr (DealSchedule) years = NULL;

        options->scenario = j < deal->n_scenarios ? &deal->scenarios[j] : NULL;
        months = compute (options, &deal->versions[i], DEAL_BY_MONTH);
        years = compute (options, &deal->versions[i], DEAL_BY_YEAR);
        assert_adds_up (months, years);
        assert_capped (months);
        assert_capped (years);
      }
  deal_unref (deal);
}

static gboolean
is_mirrored (DealKind kind,
             DealKind other)
{
  static const DealKind mirrored[] = {
    [DEAL_KIND_UNCHANGED] = DEAL_KIND_UNCHANGED,
    [DEAL_KIND_ADDED] = DEAL_KIND_ENDED,
    [DEAL_KIND_ENDED] = DEAL_KIND_ADDED,
    [DEAL_KIND_RAISED] = DEAL_KIND_LOWERED,
    [DEAL_KIND_LOWERED] = DEAL_KIND_RAISED,
    [DEAL_KIND_EXTENDED] = DEAL_KIND_SHORTENED,
    [DEAL_KIND_SHORTENED] = DEAL_KIND_EXTENDED,
    [DEAL_KIND_REWORDED] = DEAL_KIND_REWORDED,
    [DEAL_KIND_NOT_RESTATED] = DEAL_KIND_NOT_RESTATED,
    [DEAL_KIND_UNCLEAR] = DEAL_KIND_UNCLEAR,
  };

  return mirrored[kind] == other;
}

/* Every pair of versions: swapping mirrors the difference, and what a version
 * does not say is never unchanged. */
static void
test_swapped_pairs (gconstpointer where)
{
  Deal *deal = read_file (where);

  for (gsize i = 0; i < deal->n_versions; i++)
    for (gsize j = i + 1; j < deal->n_versions; j++)
      {
        g_autoptr (DealDiff) diff =
          deal_diff_new (deal, &deal->versions[i], &deal->versions[j]);
        g_autoptr (DealDiff) swapped =
          deal_diff_new (deal, &deal->versions[j], &deal->versions[i]);

        g_assert_cmpuint (diff->n_rows, ==, swapped->n_rows);
        g_assert_cmpuint (diff->n_disputed, ==, swapped->n_disputed);
        for (gsize k = 0; k < diff->n_rows; k++)
          {
            const DealDiffRow *row = &diff->rows[k];
            const DealDiffRow *other = &swapped->rows[k];

            g_assert_true (row->term == other->term);
            g_assert_true (row->old_value == other->new_value);
            g_assert_true (row->new_value == other->old_value);
            g_assert_true (row->old_is_restated == other->new_is_restated);
            g_assert_true (is_mirrored (row->kind, other->kind));
            g_assert_true (row->agrees == other->agrees);
            g_assert_true (row->ended_before == other->ended_before);
            if (!row->old_is_restated || !row->new_is_restated)
              {
                g_assert_cmpint (row->kind, !=, DEAL_KIND_UNCHANGED);
                if (row->declared == NULL)
                  g_assert_cmpint (row->badge, !=, DEAL_BADGE_UNCHANGED);
              }
          }
      }
  deal_unref (deal);
}

/* On every day on which something changes the four counts make all cells. */
static void
test_matrix_counts (gconstpointer where)
{
  Deal *deal = read_file (where);
  g_autoptr (GArray) dates = deal_matrix_get_dates (deal);

  g_assert_cmpuint (dates->len, >, 0);
  for (guint i = 1; i < dates->len; i++)
    {
      DealDate before = g_array_index (dates, DealDate, i - 1);
      DealDate after = g_array_index (dates, DealDate, i);
      g_autoptr (DealMatrix) matrix = deal_matrix_new (deal, before, after);

      g_assert_cmpint (deal_date_compare (before, after), <, 0);
      g_assert_cmpuint (matrix->n_changed + matrix->n_newly_stated + matrix->n_unchanged +
                          matrix->n_unknown,
                        ==, deal->n_products * deal->n_platforms);
    }
  deal_unref (deal);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/laws/schedules-of-chance", test_random_schedules);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      const struct
      {
        const char   *name;
        GTestDataFunc function;
      } laws[] = {
        { "months-make-years", test_real_schedules },
        { "swapping-mirrors", test_swapped_pairs },
        { "matrix-counts-all", test_matrix_counts },
      };
      g_autofree char *file = g_path_get_basename (files[i]);

      for (gsize j = 0; j < G_N_ELEMENTS (laws); j++)
        {
          g_autofree char *path = g_strdup_printf ("/laws/%s/%s", laws[j].name, file);

          g_test_add_data_func (path, files[i], laws[j].function);
        }
    }

  return g_test_run ();
}
