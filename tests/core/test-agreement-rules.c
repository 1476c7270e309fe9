/* test-agreement-rules.c: for every kind of rule, with and without a cap, what is drawn,
 * tabled, exported and told is one set of numbers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <string.h>

#include "calc/deal-format.h"
#include "chart/deal-figure-private.h"
#include "export/deal-export.h"
#include "model/deal-reader.h"
#include "rule-cases.h"

#define OLD_YEAR 48000

static const DealFrame frame = {
  .width = 2600, .height = 1400, .style = DEAL_STYLE_LIGHT, .whole = TRUE, .text_scale = 1
};

static Deal *
make_deal (const char *rule)
{
  g_autofree char *text = g_strdup_printf (
    "{\"format\":\"counterpart-deal/1\",\"id\":\"rules\",\"title\":\"Rules\",\"as_of\":"
    "\"2026-06-30\",\"currency\":\"USD\",\"compare\":{\"old\":\"a\",\"new\":\"b\"},"
    "\"parties\":[{\"id\":\"x\",\"name\":\"X\"},{\"id\":\"y\",\"name\":\"Y\"}],"
    "\"versions\":[{\"id\":\"a\",\"title\":\"A\",\"announced\":\"2026-01-05\","
    "\"status\":\"superseded\",\"summary\":\"\",\"sources\":[]},{\"id\":\"b\",\"title\":"
    "\"B\",\"announced\":\"2026-01-20\",\"status\":\"in-force\",\"summary\":\"\","
    "\"sources\":[]}],\"categories\":[],\"terms\":[],\"sources\":[],\"parameters\":["
    "{\"id\":\"rate\",\"title\":\"Rate\",\"unit\":\"share\",\"minimum\":0,"
    "\"maximum\":1,\"step\":0.1,\"state\":\"not-disclosed\",\"why\":\"\",\"sources\":[]},"
    "{\"id\":\"cap\",\"title\":\"Cap\",\"unit\":\"currency\",\"scale\":1,\"minimum\":1,"
    "\"maximum\":900,\"step\":1,\"state\":\"not-disclosed\",\"why\":\"\",\"sources\":[]}"
    "],\"series\":[{\"id\":\"r\",\"title\":\"R\",\"unit\":\"currency\",\"scale\":1,"
    "\"points\":[{\"period\":\"2026\",\"amount\":1000.10,\"kind\":\"reported\","
    "\"sources\":[]},{\"period\":\"2027\",\"amount\":2000.20,\"kind\":\"reported\","
    "\"sources\":[]}]}],\"payments\":[{\"id\":\"p\",\"title\":\"p\",\"payer\":\"x\","
    "\"payee\":\"y\",\"versions\":[\"a\"],\"rule\":{\"type\":\"fixed\",\"amount\":480,"
    "\"every\":\"year\",\"from\":\"2026-01\",\"to\":\"2027\"},\"certainty\":\"official\","
    "\"note\":\"\",\"sources\":[]},{\"id\":\"q\",\"title\":\"q\",\"payer\":\"x\","
    "\"payee\":\"y\",\"versions\":[\"b\"],\"rule\":%s,\"certainty\":\"official\","
    "\"note\":\"\",\"sources\":[]}]}",
    rule);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GPtrArray) problems =
    g_ptr_array_new_with_free_func ((GDestroyNotify) deal_problem_free);
  g_autoptr (GError) error = NULL;
  Deal *deal = deal_new_from_bytes (bytes, "rules.deal.json", problems, &error);

  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *problem = deal_problem_to_text (problems->pdata[i], "rules");

      g_test_message ("%s", problem);
    }
  g_assert_no_error (error);

  return deal;
}

static DealFigure *
make_figure (const char     *rule,
             DealGranularity by,
             gboolean        cumulative)
{
  g_autoptr (Deal) deal = make_deal (rule);
  g_autoptr (DealOptions) options = deal_options_new (deal);
  g_autoptr (GError) error = NULL;
  DealFigure *figure;

  options->by = by;
  options->cumulative = cumulative;
  g_assert_true (deal_options_set (options, "rate", "0.1", NULL));
  g_assert_true (deal_options_set (options, "cap", "500", NULL));
  figure = deal_figure_new (DEAL_FIGURE_PAYMENTS, options, FALSE, &error);
  g_assert_no_error (error);

  return figure;
}

/* In cents; %UNKNOWN for nothing. */
static gint64
read_cents (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ".", 2);
  gboolean is_negative = text[0] == '-';
  gint64   cents;

  if (text[0] == '\0')
    return UNKNOWN;
  g_assert_nonnull (parts[1]);
  g_assert_cmpuint (strlen (parts[1]), ==, 2);
  cents = g_ascii_strtoll (parts[0] + (is_negative ? 1 : 0), NULL, 10) * 100 +
          g_ascii_strtoll (parts[1], NULL, 10);

  return is_negative ? -cents : cents;
}

/* The amounts of one column of the table, period by period; the total is checked on
 * the way. */
static GArray *
read_column (const DealTable *table,
             const char      *column)
{
  GArray *amounts = g_array_new (FALSE, FALSE, sizeof (gint64));
  gsize   period = (gsize) deal_table_find_column (table, "period");
  gssize  place = deal_table_find_column (table, column);

  g_assert_cmpint (place, >=, 0);
  for (guint i = 0; i < table->rows->len; i++)
    {
      gint64 amount = read_cents (deal_table_get_cell (table, i, (gsize) place));

      if (!g_str_equal (deal_table_get_cell (table, i, period), "total"))
        g_array_append_val (amounts, amount);
    }

  return amounts;
}

/* The same of the text that is written to a file. */
static GArray *
read_exported (const DealFigure *figure,
               const char       *column)
{
  g_autoptr (GBytes) bytes = deal_table_to_csv (deal_figure_get_table (figure));
  g_autofree char *text =
    g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  const char *start = g_str_has_prefix (text, "\xEF\xBB\xBF") ? text + 3 : text;
  g_auto (GStrv) lines = g_strsplit (start, "\n", -1);
  g_auto (GStrv) names = g_strsplit (lines[0], ",", -1);
  GArray *amounts = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint   place = 0;

  while (!g_str_equal (names[place], column))
    place++;
  for (guint i = 1; lines[i] != NULL && lines[i][0] != '\0'; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], ",", -1);
      gint64 amount = read_cents (fields[place]);

      if (!g_str_equal (fields[0], "total"))
        g_array_append_val (amounts, amount);
    }

  return amounts;
}

/* How high the bar is that stands where the mark is; nothing of a frame of what is cut
 * off. */
static double
measure_bar (const DealScene         *scene,
             const cairo_rectangle_t *area,
             int                      side)
{
  DealColour fill = side == 0 ? DEAL_COLOUR_OLD : DEAL_COLOUR_NEW;
  DealColour tint = side == 0 ? DEAL_COLOUR_OLD_TINT : DEAL_COLOUR_NEW_TINT;
  double     foot = area->y + area->height;

  for (guint i = 0; i < scene->items->len; i++)
    {
      const DealItem *item = scene->items->pdata[i];

      if (item->kind == DEAL_ITEM_RECT && (item->fill == fill || item->fill == tint) &&
          item->box.x >= area->x - 0.5 &&
          item->box.x + item->box.width <= area->x + area->width + 0.5 &&
          fabs (item->box.y + item->box.height - foot) < 0.01)
        return item->box.height;
    }

  return 0;
}

/* Drawn: the length of each bar of @side by that of the old one beside it. */
static GArray *
read_bars (const DealFigure *figure,
           int               side,
           gint64            measure)
{
  g_autoptr (DealScene) scene = deal_figure_get_scene (figure, &frame);
  GArray *amounts = g_array_new (FALSE, TRUE, sizeof (gint64));
  double  unit = 0;

  for (int pass = 0; pass < 2; pass++)
    for (gsize i = 0; i < deal_figure_get_n_marks (figure); i++)
      {
        const DealMark   *mark = deal_figure_get_mark (figure, i);
        cairo_rectangle_t area;
        double            height;

        if (mark->row != (pass == 0 ? 0 : side) ||
            !deal_figure_get_mark_area (figure, &frame, i, &area))
          continue;
        height = measure_bar (scene, &area, pass == 0 ? 0 : side);
        if (pass == 0)
          unit = MAX (unit, height);
        else
          {
            if (amounts->len <= (guint) mark->column)
              g_array_set_size (amounts, (guint) mark->column + 1);
            g_array_index (amounts, gint64, mark->column) =
              llround (height / unit * (double) measure);
          }
      }

  return amounts;
}

/* Drawn: how high the points of a running total stand, in order of time. */
static GArray *
read_points (const DealFigure *figure,
             DealColour        colour)
{
  g_autoptr (DealScene) scene = deal_figure_get_scene (figure, &frame);
  GArray *heights = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < scene->items->len; i++)
    {
      const DealItem *item = scene->items->pdata[i];
      double          y = item->box.y + item->box.height / 2;

      if (item->kind == DEAL_ITEM_RECT && item->fill == colour && item->radius > 4)
        g_array_append_val (heights, y);
    }

  return heights;
}

static void
assert_same (const GArray *a,
             const GArray *b,
             const char   *what)
{
  g_test_message ("%s", what);
  for (guint i = 0; i < MAX (a->len, b->len); i++)
    {
      gint64 first = i < a->len ? g_array_index (a, gint64, i) : 0;
      gint64 second = i < b->len ? g_array_index (b, gint64, i) : 0;

      g_assert_cmpint (MAX (first, 0), ==, MAX (second, 0));
    }
}

/* The periods of which the words speak one by one say the same amounts. */
static void
check_told (const DealFigure *figure,
            const GArray     *amounts,
            gsize             number)
{
  const char      *text = deal_figure_get_alt_text (figure);
  g_autofree char *total = g_strdup_printf ("total %s.", cases[number].total);
  const char      *said = strstr (text, " B, X pays Y:");

  g_assert_nonnull (said);
  g_assert_nonnull (strstr (said, total));
  for (guint i = 0; amounts->len <= 12 && i < amounts->len; i++)
    {
      gint64           amount = g_array_index (amounts, gint64, i);
      g_autofree char *money = deal_format_money (amount, "USD", 2);

      if (amount > 0)
        g_assert_nonnull (strstr (said, money));
    }
}

/* What is not due at all counts nothing; what is not known has no difference. */
static void
check_differences (const DealFigure *figure,
                   const GArray     *amounts)
{
  const DealTable *table = deal_figure_get_table (figure);
  gsize            state = (gsize) deal_table_find_column (table, "new_state");
  gsize            bound = (gsize) deal_table_find_column (table, "new_bound");
  g_autoptr (GArray) differences = read_exported (figure, "difference");
  gint64 old_amount = 2 * OLD_YEAR / amounts->len;

  for (guint i = 0; i < amounts->len; i++)
    {
      gint64   amount = g_array_index (amounts, gint64, i);
      gint64   difference = g_array_index (differences, gint64, i);
      gboolean is_none =
        g_str_equal (deal_table_get_cell (table, i, state), "not applicable");

      gboolean is_exact = g_str_equal (deal_table_get_cell (table, i, bound), "exact");

      if (!is_exact && !is_none)
        g_assert_cmpint (difference, ==, UNKNOWN);
      else
        g_assert_cmpint (difference, ==, MAX (amount, 0) - old_amount);
    }
}

/* Months and quarters add up to the years. */
static void
check_years (const GArray *amounts,
             const gint64  years[2])
{
  for (guint year = 0; year < 2; year++)
    {
      gint64 sum = 0;

      for (guint i = year * amounts->len / 2; i < (year + 1) * amounts->len / 2; i++)
        sum += MAX (g_array_index (amounts, gint64, i), 0);
      g_assert_cmpint (sum, ==, MAX (years[year], 0));
    }
}

/* When the cap binds; else what the new terms take of the 960, if all of it is known. */
static void
check_headline (const DealFigure *figure,
                gsize             number,
                DealGranularity   by)
{
  const char      *title = deal_figure_get_title (figure);
  gint64           sum = cases[number].years[0] + cases[number].years[1];
  g_autofree char *less = deal_format_money (2 * OLD_YEAR - sum, "USD", 2);

  if (cases[number].binds[0] != NULL)
    g_assert_nonnull (strstr (title, cases[number].binds[by]));
  else if (strstr (cases[number].rule, "\"cap\"") != NULL)
    g_assert_nonnull (strstr (title, "would not be reached"));
  else if (sum < 0 || g_str_equal (cases[number].name, "schedule"))
    g_assert_nonnull (strstr (title, "is known only in part"));
  else
    g_assert_nonnull (strstr (title, less));
}

static void
check_bars (gsize           number,
            DealGranularity by,
            guint           n_periods)
{
  g_autoptr (DealFigure) figure = make_figure (cases[number].rule, by, FALSE);
  g_autoptr (GArray) tabled = read_column (deal_figure_get_table (figure), "new");
  g_autoptr (GArray) exported = read_exported (figure, "new");
  g_autoptr (GArray) drawn = read_bars (figure, 1, 2 * OLD_YEAR / n_periods);

  g_assert_cmpuint (tabled->len, ==, n_periods);
  assert_same (tabled, exported, "tabled and exported");
  assert_same (tabled, drawn, "tabled and drawn");
  check_differences (figure, tabled);
  check_years (tabled, cases[number].years);
  check_told (figure, tabled, number);
  check_headline (figure, number, by);
}

/* Each point stands as high above the years as the running total says. */
static void
check_lines (gsize           number,
             DealGranularity by,
             guint           n_periods)
{
  g_autoptr (DealFigure) figure = make_figure (cases[number].rule, by, TRUE);
  g_autoptr (GArray) tabled =
    read_column (deal_figure_get_table (figure), "new_running");
  g_autoptr (GArray) amounts = read_exported (figure, "new");
  g_autoptr (GArray) measure = read_points (figure, DEAL_COLOUR_OLD);
  g_autoptr (GArray) points = read_points (figure, DEAL_COLOUR_NEW);
  double first = g_array_index (measure, double, 0);
  double last = g_array_index (measure, double, measure->len - 1);
  double unit;
  double zero;
  gint64 sum = 0;
  guint  k = 0;

  g_assert_cmpuint (measure->len, ==, n_periods);
  unit = (first - last) / (2.0 * OLD_YEAR * (n_periods - 1) / n_periods);
  zero = first + unit * 2 * OLD_YEAR / n_periods;
  for (guint i = 0; i < n_periods; i++)
    {
      gint64 total = g_array_index (tabled, gint64, i);

      sum += MAX (g_array_index (amounts, gint64, i), 0);
      if (total == UNKNOWN || g_array_index (amounts, gint64, i) == UNKNOWN)
        continue;
      g_assert_cmpint (total, ==, sum);
      g_assert_cmpuint (k, <, points->len);
      g_assert_cmpint (llround ((zero - g_array_index (points, double, k)) / unit), ==,
                       total);
      k++;
    }
  g_assert_cmpuint (points->len, ==, k);
  for (guint i = 0; i < n_periods; i++)
    if (g_array_index (amounts, gint64, i) == UNKNOWN)
      g_array_index (tabled, gint64, i) = UNKNOWN;
  check_told (figure, tabled, number);
}

static void
test_rule (gconstpointer data)
{
  static const struct
  {
    DealGranularity by;
    guint           n_periods;
  } lengths[] = { { DEAL_BY_MONTH, 24 }, { DEAL_BY_QUARTER, 8 }, { DEAL_BY_YEAR, 2 } };
  gsize number = GPOINTER_TO_SIZE (data);

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      check_bars (number, lengths[i].by, lengths[i].n_periods);
      check_lines (number, lengths[i].by, lengths[i].n_periods);
    }
}

/* No kind of rule is left out. */
static void
test_all_kinds (void)
{
  gboolean has[DEAL_RULE_UNKNOWN + 1] = { FALSE };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Deal) deal = make_deal (cases[i].rule);

      has[deal->payments[1].rule.type] = TRUE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (has); i++)
    g_assert_true (has[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/agreement/all-kinds", test_all_kinds);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/agreement/rule/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_rule);
    }

  return g_test_run ();
}
