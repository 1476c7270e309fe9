/* test-laws.c: what must be true of every calculation, whatever the numbers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "calc/deal-table.h"
#include "made-deal.h"
#include "model/deal-reader.h"

#define N_ROUNDS 60

static Deal *
read_bytes (const char *text,
            gsize       length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (GPtrArray) problems =
    g_ptr_array_new_with_free_func ((GDestroyNotify) deal_problem_free);
  g_autoptr (GError) error = NULL;
  Deal *deal = deal_new_from_bytes (bytes, "laws.deal.json", problems, &error);

  g_assert_no_error (error);

  return deal;
}

static char *
get_text (const char *where,
          gsize      *length)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", where, NULL);
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, length, &error);
  g_assert_no_error (error);

  return text;
}

static const char *const files[] = {
  "data/deals/microsoft-openai.deal.json",
  "tests/fixtures/deals/good-small.deal.json",
};

static Deal *
read_file (const char *where)
{
  gsize            length;
  g_autofree char *text = get_text (where, &length);

  return read_bytes (text, length);
}

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

/* Behind the value that begins at @p; the file is known to be well formed.  By
 * text, because a parser would make binary fractions of the numbers. */
static const char *
skip_value (const char *p)
{
  guint depth = 0;

  do
    {
      if (*p == '"')
        for (p++; *p != '"'; p++)
          p += *p == '\\' ? 1 : 0;
      else if (*p == '{' || *p == '[')
        depth++;
      else if (*p == '}' || *p == ']')
        depth--;
      p++;
    }
  while (depth > 0);

  return p;
}

/* The elements of the list that begins at @p in another order. */
static void
append_shuffled (GString    *text,
                 const char *p)
{
  g_autoptr (GPtrArray) elements = g_ptr_array_new_with_free_func (g_free);

  for (p++; *p != ']'; p++)
    if (*p == '{')
      {
        const char *end = skip_value (p);

        g_ptr_array_add (elements, g_strndup (p, (gsize) (end - p)));
        p = end - 1;
      }

  g_string_append_c (text, '[');
  while (elements->len > 0)
    {
      guint index = (guint) g_test_rand_int_range (0, (gint32) elements->len);

      g_string_append (text, elements->pdata[index]);
      g_string_append (text, elements->len > 1 ? "," : "");
      g_ptr_array_remove_index (elements, index);
    }
  g_string_append_c (text, ']');
}

/* The file with the elements of each of its lists in another order, but for the
 * categories, whose order is that of the terms. */
static Deal *
read_shuffled (const char *where)
{
  gsize            length;
  g_autofree char *text = get_text (where, &length);
  g_autoptr (GString) shuffled = g_string_new ("{");
  const char *p = strchr (text, '{') + 1;

  while (*p != '}')
    {
      const char *end = p;

      if (strchr ("\"{[", *p) != NULL)
        end = skip_value (p);
      if (*p == '[' && !g_str_has_suffix (shuffled->str, "\"categories\": "))
        append_shuffled (shuffled, p);
      else
        g_string_append_len (shuffled, p, MAX (end - p, 1));
      p = MAX (end, p + 1);
    }
  g_string_append_c (shuffled, '}');

  return read_bytes (shuffled->str, shuffled->len);
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The rows of a table, each as one text, in an order of their own. */
static void
append_rows (GString         *text,
             const DealTable *table)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < table->rows->len; i++)
    g_ptr_array_add (rows, g_strjoinv ("|", table->rows->pdata[i]));
  g_ptr_array_sort (rows, compare_strings);
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) rows->pdata[i]);
}

static void
append_pair (GString           *text,
             const DealOptions *options)
{
  g_autoptr (DealSchedule) old_schedule = NULL;
  g_autoptr (DealSchedule) new_schedule = NULL;
  g_autoptr (DealTable) table = NULL;

  g_assert_true (deal_schedule_new_pair (options, &old_schedule, &new_schedule, NULL));
  table = deal_schedule_pair_to_table (old_schedule, new_schedule, options);
  append_rows (text, table);
}

/* Everything that is calculated from a deal. */
static char *
calculate_all (const Deal *deal)
{
  GString *text = g_string_new (NULL);
  g_autoptr (DealOptions) options = deal_options_new (deal);
  g_autoptr (DealMatrix) matrix = deal_matrix_new_for_options (options);
  g_autoptr (DealTable) places = deal_matrix_to_table (matrix);
  g_autoptr (DealTable) conflicts = deal_conflicts_to_table (deal);

  append_rows (text, places);
  append_rows (text, conflicts);
  append_pair (text, options);
  for (gsize i = 0; i < deal->n_versions; i++)
    {
      g_autoptr (DealSchedule) schedule =
        compute (options, &deal->versions[i], DEAL_BY_QUARTER);
      g_autoptr (DealTable) payments = deal_schedule_to_table (schedule, options);

      append_rows (text, payments);
      for (gsize j = 0; j < deal->n_versions; j++)
        {
          g_autoptr (DealDiff) diff =
            deal_diff_new (deal, &deal->versions[i], &deal->versions[j]);
          g_autoptr (DealTable) terms = deal_diff_to_table (diff);

          append_rows (text, terms);
        }
    }

  return g_string_free (text, FALSE);
}

/* Says which line differs, of thousands. */
static void
assert_same_lines (const char *found,
                   const char *wanted)
{
  g_auto (GStrv) found_lines = g_strsplit (found, "\n", -1);
  g_auto (GStrv) wanted_lines = g_strsplit (wanted, "\n", -1);

  for (gsize i = 0; found_lines[i] != NULL && wanted_lines[i] != NULL; i++)
    g_assert_cmpstr (found_lines[i], ==, wanted_lines[i]);
  g_assert_cmpuint (g_strv_length (found_lines), ==, g_strv_length (wanted_lines));
}

static void
test_shuffled (gconstpointer where)
{
  Deal            *deal = read_file (where);
  g_autofree char *wanted = calculate_all (deal);

  g_assert_cmpuint (strlen (wanted), >, 1000);
  for (guint round = 0; round < 3; round++)
    {
      Deal            *shuffled = read_shuffled (where);
      g_autofree char *found = calculate_all (shuffled);

      assert_same_lines (found, wanted);
      deal_unref (shuffled);
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
        { "shuffling-changes-nothing", test_shuffled },
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
