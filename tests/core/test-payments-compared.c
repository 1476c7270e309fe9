/* test-payments-compared.c: what of two sides, of several scenarios and of several years
 * is compared or added up, and what cannot be
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bundled-figure.h"
#include "chart/deal-figure-private.h"
#include "export/deal-export-private.h"
#include "read-deal.h"
#include "small-figure.h"

/* Of yen that x pays y, or y x, each year from @year to 2028. */
static char *
list_payment (const char *id,
              const char *payer,
              const char *version,
              int         amount,
              int         year)
{
  return g_strdup_printf (
    "{\"id\":\"%s\",\"title\":\"p\",\"payer\":\"%s\",\"payee\":\"%s\",\"versions\":[\"%s\"],"
    "\"rule\":{\"type\":\"fixed\",\"amount\":%d,\"every\":\"year\",\"from\":\"%d-01\","
    "\"to\":\"2028-12\"},\"certainty\":\"official\",\"note\":\"\",\"sources\":[]}",
    id, payer, *payer == 'x' ? "y" : "x", version, amount, year);
}

static const char *
get (const DealTable *table,
     guint            row,
     const char      *column)
{
  gssize i = deal_table_find_column (table, column);

  g_assert_cmpint (i, >=, 0);

  return deal_table_get_cell (table, row, (gsize) i);
}

static guint
count_deltas (const DealFigure *figure)
{
  DealFrame frame = { 1000, 520, DEAL_STYLE_LIGHT, FALSE, 1, FALSE, 0, 0, FALSE, 0 };
  g_autoptr (DealScene) scene = deal_figure_get_scene (figure, &frame);
  guint n = 0;

  for (guint i = 0; i < scene->items->len; i++)
    {
      const DealItem *item = scene->items->pdata[i];

      n += item->text != NULL && g_str_has_prefix (item->text, "Δ") ? 1 : 0;
    }

  return n;
}

/* A direction that a version does not list is not one in which nothing is paid. */
static void
test_not_listed (void)
{
  g_autofree char *old_pays = list_payment ("old", "x", "a", 5, 2026);
  g_autofree char *new_pays = list_payment ("new", "x", "b", 7, 2026);
  g_autofree char *only = list_payment ("only", "y", "a", 9, 2026);
  g_autofree char *members =
    g_strconcat (",\"payments\":[", old_pays, ",", new_pays, ",", only, "]", NULL);
  g_autoptr (DealFigure)
    figure = make_small_figure (DEAL_FIGURE_PAYMENTS, members, FALSE);
  const DealTable *table = deal_figure_get_table (figure);

  g_assert_cmpuint (table->rows->len, ==, 8);
  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpstr (get (table, i, "difference"), ==, i < 3 ? "2" : "6");
      g_assert_cmpstr (get (table, 4 + i, "old"), ==, i < 3 ? "9" : "27");
      g_assert_cmpstr (get (table, 4 + i, "new"), ==, "");
      g_assert_cmpstr (get (table, 4 + i, "difference"), ==, "");
    }
  /* One of each year, and the key's. */
  g_assert_cmpuint (count_deltas (figure), ==, 4);
}

/* Running totals that begin apart have no difference, though both are known. */
static void
test_begin_apart (void)
{
  static const struct
  {
    int         old_from;
    int         new_from;
    const char *total;
  } cases[] = {
    { 2026, 2026, "135" },
    { 2025, 2026, "" },
    /* That nothing is paid in its first year is what the new version says. */
    { 2026, 2027, "85" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *old_pays = list_payment ("old", "x", "a", 5, cases[i].old_from);
      g_autofree char *new_pays = list_payment ("new", "x", "b", 50, cases[i].new_from);
      g_autofree char *members =
        g_strconcat (",\"payments\":[", old_pays, ",", new_pays, "]", NULL);
      g_autoptr (DealFigure)
        figure = make_small_figure (DEAL_FIGURE_PAYMENTS, members, TRUE);
      const DealTable   *table = deal_figure_get_table (figure);
      const DealOptions *options = deal_figure_get_options (figure);
      g_autoptr (DealSchedule) old_schedule = NULL;
      g_autoptr (DealSchedule) new_schedule = NULL;
      g_autoptr (DealTable) sheet = NULL;
      gboolean has_total = *cases[i].total != '\0';

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (get (table, table->rows->len - 1, "difference"), ==,
                       cases[i].total);
      g_assert_cmpuint (count_deltas (figure), ==, has_total ? 1 : 0);

      g_assert_true (
        deal_schedule_new_pair (options, &old_schedule, &new_schedule, NULL));
      sheet = deal_schedule_pair_to_sheet (old_schedule, new_schedule, options);
      g_assert_cmpint (*get (sheet, sheet->rows->len - 1, "difference") != '\0', ==,
                       has_total);
    }
}

static const char renewal[] = "tests/fixtures/deals/renewal.deal.json";

/* Terms say nothing of the time before them: a period that begins before one
 * side's terms, and in which the other pays by then, has no difference. */
static void
test_renewal (void)
{
  static const struct
  {
    DealGranularity by;
    const char     *first; /* with a difference */
    const char     *differences;
  } cases[] = {
    { DEAL_BY_YEAR, "2027", "-240000.00 960000.00 - " },
    { DEAL_BY_QUARTER, "2026-Q3",
      "-60000.00 -60000.00 -60000.00 -60000.00 -60000.00 -60000.00 "
      "240000.00 240000.00 240000.00 240000.00 - " },
  };
  g_autoptr (Deal) deal = read_file (renewal);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DealOptions) options = deal_options_new (deal);
      g_autoptr (DealFigure) figure = NULL;
      g_autoptr (GString) differences = g_string_new (NULL);
      const DealTable *table;
      guint            row = 0;

      options->by = cases[i].by;
      figure = deal_figure_new (DEAL_FIGURE_PAYMENTS, options, FALSE, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (
        deal_figure_get_title (figure), ==,
        "€4.5 m in 2024–2027 under the old terms, €2.4 m in 2026–2028 under the new");

      table = deal_figure_get_table (figure);
      while (!g_str_equal (get (table, row, "period"), cases[i].first))
        g_assert_cmpstr (get (table, row++, "difference"), ==, "");
      for (; row < table->rows->len; row++)
        {
          const char *difference = get (table, row, "difference");

          g_string_append_printf (differences, "%s ", *difference ? difference : "-");
        }
      g_assert_cmpstr (differences->str, ==, cases[i].differences);
    }
}

/* In the first year of the new terms, which begin in July: nothing was due before it, or
 * something. */
static void
test_first_year (void)
{
  static const struct
  {
    const char *old_from;
    const char *difference;
  } cases[] = {
    { "2026-08", "-20000.00" },
    { "2026-07", "-120000.00" },
    { "2026-06", "" },
  };
  gsize            length;
  g_autofree char *content = get_text (renewal, &length);
  char            *from = strstr (content, "2024-04\"");

  g_assert_nonnull (from);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Deal) deal = NULL;
      g_autoptr (DealOptions) options = NULL;
      g_autoptr (DealFigure) figure = NULL;

      g_test_message ("%s", cases[i].old_from);
      memcpy (from, cases[i].old_from, strlen (cases[i].old_from));
      deal = read_bytes (content, length);
      options = deal_options_new (deal);
      figure = deal_figure_new (DEAL_FIGURE_PAYMENTS, options, FALSE, NULL);
      g_assert_cmpstr (get (deal_figure_get_table (figure), 0, "period"), ==, "2026");
      g_assert_cmpstr (get (deal_figure_get_table (figure), 0, "difference"), ==,
                       cases[i].difference);
    }
}

/* Only what is given for longer than a period is spread over several. */
static void
test_spread (void)
{
  static const char bundled[] = "data/deals/microsoft-openai.deal.json";
  static const struct
  {
    const char     *file;
    DealGranularity by;
    gboolean        is_spread;
  } cases[] = {
    { renewal, DEAL_BY_MONTH, FALSE },
    { renewal, DEAL_BY_QUARTER, FALSE },
    { bundled, DEAL_BY_YEAR, FALSE },
    { bundled, DEAL_BY_QUARTER, TRUE },
    { bundled, DEAL_BY_MONTH, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Deal) deal = read_file (cases[i].file);
      g_autoptr (DealOptions) options = deal_options_new (deal);
      g_autoptr (DealFigure) figure = NULL;
      g_autofree char *told = NULL;

      g_test_message ("%" G_GSIZE_FORMAT, i);
      options->by = cases[i].by;
      figure = deal_figure_new (DEAL_FIGURE_PAYMENTS, options, FALSE, NULL);
      told = g_strjoinv ("\n", (char **) deal_figure_get_assumptions (figure));
      g_assert_cmpint (strstr (told, "spread evenly") != NULL, ==, cases[i].is_spread);
    }
}

/* 3, 3 and 3 in one scenario, 3, unknown and 3 in the other; a cap stands between. */
static const char before_cap[] =
  ",\"payments\":[{\"id\":\"p\",\"title\":\"p\",\"payer\":\"x\",\"payee\":\"y\","
  "\"versions\":[\"b\"],\"rule\":{\"type\":\"share\",\"of\":\"r\",\"rate\":1,"
  "\"from\":\"2026\",\"to\":\"2028\",\"cap\":{\"total\":";
static const char after_cap[] =
  "}},\"certainty\":\"official\",\"note\":\"\",\"sources\":[]}],"
  "\"series\":[{\"id\":\"r\",\"title\":\"R\",\"unit\":\"currency\",\"scale\":1,\"points\":["
  "{\"period\":\"2026\",\"amount\":3,\"kind\":\"projected\",\"sources\":[]},"
  "{\"period\":\"2028\",\"amount\":3,\"kind\":\"projected\",\"sources\":[]}]}],"
  "\"scenarios\":[{\"id\":\"gap\",\"title\":\"Gap\"},"
  "{\"id\":\"full\",\"title\":\"Full\",\"series\":{\"r\":["
  "{\"period\":\"2027\",\"amount\":3,\"kind\":\"projected\",\"sources\":[]}]}}]";

/* A scenario that lacks a number may be the one in which the cap is reached first. */
static void
test_unsure_scenario (void)
{
  static const struct
  {
    const char *cap;
    const char *title;
  } cases[] = {
    { "4", "A ¥4 cap would stop payments by 2027 in at least one scenario" },
    { "20", "Whether a ¥20 cap would be reached by 2028 is not known" },
    { "2", "With a ¥2 cap, Nihon 東京’s payments to Y would stop in 2026" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *members =
        g_strconcat (before_cap, cases[i].cap, after_cap, NULL);
      g_autoptr (DealFigure) plain =
        make_small_figure (DEAL_FIGURE_PAYMENTS, members, FALSE);
      g_autoptr (DealOptions) options =
        deal_options_copy (deal_figure_get_options (plain));
      g_autoptr (DealFigure) figure = NULL;

      options->range = TRUE;
      figure = deal_figure_new (DEAL_FIGURE_PAYMENTS, options, FALSE, NULL);
      g_assert_cmpstr (deal_figure_get_title (figure), ==, cases[i].title);
    }
}

/* The range of running totals is that of totals; one that a cap of unknown size may cut
 * has none. */
static void
test_running_range (void)
{
  static const struct
  {
    const char *choice;
    const char *ends[4];
  } cases[] = {
    { "cumulative range cap=38bn",
      { "scenario=flat cumulative", "scenario=high cumulative",
        "scenario=flat cumulative cap=38bn", "scenario=high cumulative cap=38bn" } },
    { "cumulative range", { "scenario=flat cumulative", "scenario=high cumulative" } },
  };
  static const char *const columns[] = { "old_running_low", "old_running_high",
                                         "new_running_low", "new_running_high" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DealFigure)
        figure = make_bundled_figure (DEAL_FIGURE_PAYMENTS, cases[i].choice);
      g_autoptr (GBytes) csv = deal_figure_to_csv (figure);
      g_auto (GStrv) lines = g_strsplit (g_bytes_get_data (csv, NULL), "\n", -1);
      g_auto (GStrv) head = g_strsplit (lines[0], ",", -1);

      for (gsize k = 0; k < G_N_ELEMENTS (columns); k++)
        {
          g_autoptr (DealFigure) end =
            cases[i].ends[k] != NULL
              ? make_bundled_figure (DEAL_FIGURE_PAYMENTS, cases[i].ends[k])
              : NULL;
          guint column = 0;

          while (head[column] != NULL && !g_str_equal (head[column], columns[k]))
            column++;
          g_assert_nonnull (head[column]);
          for (guint year = 0; year < 5; year++)
            {
              g_auto (GStrv) cells = g_strsplit (lines[1 + year], ",", -1);

              const char *expected =
                end == NULL ? ""
                            : get (deal_figure_get_table (end), year,
                                   k < 2 ? "old_running" : "new_running");

              g_assert_cmpstr (cells[column], ==, expected);
            }
        }
    }
}

/* The terms of 27 April say nothing of the time before: a number of a period that begins
 * earlier says so, and so does no other. */
static void
test_counts_from (void)
{
  static const struct
  {
    DealGranularity by;
    const char     *version;
    const char     *period; /* NULL: none */
    DealDate        begin;
  } cases[] = {
    { DEAL_BY_YEAR, "2026-04", "2026", { 2026, 4, 27 } },
    { DEAL_BY_QUARTER, "2026-04", "2026-Q2", { 2026, 4, 27 } },
    { DEAL_BY_MONTH, "2026-04", "2026-04", { 2026, 4, 27 } },
    { DEAL_BY_YEAR, "2025-10", NULL, { 0 } },
    { DEAL_BY_MONTH, "2025-01", NULL, { 0 } },
  };
  g_autoptr (Deal) deal = load_bundled ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DealOptions) options = deal_options_new (deal);
      g_autoptr (DealSchedule) schedule = NULL;
      guint n = 0;

      g_test_message ("%" G_GSIZE_FORMAT, i);
      options->by = cases[i].by;
      schedule = deal_schedule_new (
        options, deal_find_version (deal, cases[i].version), NULL);
      for (gsize row = 0; row < schedule->n_sums; row++)
        for (gsize k = 0; k < schedule->n_periods; k++)
          {
            g_autofree char *period = deal_period_to_text (schedule->periods[k]);
            DealDate         begin =
              deal_row_get_begin (&schedule->sums[row], schedule, k);

            if (!deal_date_is_set (begin))
              continue;
            n++;
            g_assert_cmpstr (period, ==, cases[i].period);
            g_assert_cmpstr (schedule->payers[row]->id, ==, "microsoft");
            g_assert_cmpint (deal_date_compare (begin, cases[i].begin), ==, 0);
          }
      g_assert_cmpuint (n, ==, cases[i].period != NULL ? 1 : 0);
    }
}

/* Figure, mark, both tables, and nothing of it where there is nothing to say. */
static void
test_counts_from_in_words (void)
{
  g_autoptr (DealFigure) figure = make_bundled_figure (DEAL_FIGURE_PAYMENTS, "");
  g_autoptr (DealFigure)
    before = make_bundled_figure (DEAL_FIGURE_PAYMENTS, "old=2025-01 new=2025-10");
  g_autofree char *told =
    g_strjoinv ("\n", (char **) deal_figure_get_assumptions (figure));
  g_autofree char *told_before =
    g_strjoinv ("\n", (char **) deal_figure_get_assumptions (before));
  DealTable *table = deal_figure_get_table (figure);
  guint      n = 0;

  g_assert_nonnull (strstr (told, "2026 counts from 27\u00a0April\u00a02026 only."));
  g_assert_null (strstr (told_before, "counts from"));
  for (gsize i = 0; i < deal_figure_get_n_marks (figure); i++)
    n += strstr (deal_figure_get_mark (figure, i)->label,
                 "official, counts from 27\u00a0April\u00a02026 only.") != NULL;
  g_assert_cmpuint (n, ==, 1);

  for (guint i = 0; i < table->rows->len; i++)
    {
      gboolean is_cut = g_str_equal (get (table, i, "period"), "2026") &&
                        g_str_equal (get (table, i, "payer"), "Microsoft");
      gboolean is_reported = g_str_equal (get (table, i, "period"), "2026") && !is_cut;

      if (g_str_equal (get (table, i, "period"), "total"))
        continue;
      g_assert_cmpstr (get (table, i, "old_note"), ==,
                       is_reported ? "$4\u00a0bn is reported for 2026" : "");
      g_assert_cmpstr (get (table, i, "new_note"), ==,
                       is_cut ? "counts from 2026-04-27 only" : "");
    }
}

/* What the window shows of it: beside the amount and beside its total. */
static void
test_counts_from_in_the_sheet (void)
{
  g_autoptr (Deal) deal = load_bundled ();
  g_autoptr (DealOptions) options = deal_options_new (deal);
  g_autoptr (DealSchedule) old_schedule = NULL;
  g_autoptr (DealSchedule) new_schedule = NULL;
  g_autoptr (DealTable) sheet = NULL;
  guint n = 0;

  g_assert_true (deal_schedule_new_pair (options, &old_schedule, &new_schedule, NULL));
  sheet = deal_schedule_pair_to_sheet (old_schedule, new_schedule, options);
  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const char *period = get (sheet, i, "period");
      const char *certainty = get (sheet, i, "new_certainty");

      g_assert_null (strstr (get (sheet, i, "old_certainty"), "from"));
      if (strstr (certainty, "from") == NULL)
        continue;
      n++;
      g_assert_cmpstr (certainty, ==, "official, from 27\u00a0Apr\u00a02026");
      g_assert_true (g_str_equal (period, "2026") || g_str_equal (period, "Total"));
    }
  g_assert_cmpuint (n, ==, 2);
}

/* Told once, and only where what is told may not add up. */
static void
test_rounded (void)
{
  static const struct
  {
    const char *choice;
    gboolean    is_rounded;
  } cases[] = {
    { "", FALSE },
    { "cap=38bn", FALSE },
    { "cap=38123456789", TRUE },
    { "cumulative cap=38123456789", TRUE },
    { "microsoft-share=1234567890", TRUE },
    { "scenario=none", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DealFigure)
        figure = make_bundled_figure (DEAL_FIGURE_PAYMENTS, cases[i].choice);
      const char *const *told = deal_figure_get_assumptions (figure);

      g_test_message ("%s", cases[i].choice);
      g_assert_cmpint (g_strv_contains (told, "Rounded; sums are of the exact amounts."),
                       ==, cases[i].is_rounded);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/payments-compared/not-listed", test_not_listed);
  g_test_add_func ("/payments-compared/begin-apart", test_begin_apart);
  g_test_add_func ("/payments-compared/renewal", test_renewal);
  g_test_add_func ("/payments-compared/first-year", test_first_year);
  g_test_add_func ("/payments-compared/spread", test_spread);
  g_test_add_func ("/payments-compared/unsure-scenario", test_unsure_scenario);
  g_test_add_func ("/payments-compared/running-range", test_running_range);
  g_test_add_func ("/payments-compared/rounded", test_rounded);
  g_test_add_func ("/payments-compared/counts-from", test_counts_from);
  g_test_add_func ("/payments-compared/counts-from-in-words", test_counts_from_in_words);
  g_test_add_func ("/payments-compared/counts-from-in-the-sheet",
                   test_counts_from_in_the_sheet);

  return g_test_run ();
}
