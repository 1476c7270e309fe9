/* test-lanes.c: when rights and obligations run, worked out by hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "calc/deal-lanes.h"
#include "read-deal.h"

#define VALUE(state, rest) \
  "{\"state\":\"" state "\",\"text\":\"T\",\"sources\":[]" rest "}"
#define PERIOD(rest) RUNS ("\"period\":{" rest "}")
#define RUNS(rest) VALUE ("value", "," rest)
#define TERM(id, type, values)                                                  \
  "{\"id\":\"" id "\",\"category\":\"c\",\"title\":\"" id "\",\"type\":\"" type \
  "\",\"values\":{" values "}}"
#define PAYMENT(id, kind, versions, rule)                                         \
  "{\"id\":\"" id "\",\"title\":\"" id "\",\"kind\":\"" kind                      \
  "\",\"payer\":\"x\",\"payee\":\"y\",\"versions\":[" versions "],\"rule\":" rule \
  ",\"certainty\":\"official\",\"sources\":[]}"

/* Three versions: one known to the year, one that took effect a month after it was
 * announced, and one that is only announced. */
static const char deal_text[] =
  "{\"format\":\"counterpart-deal/1\",\"id\":\"l\",\"title\":\"L\","
  "\"as_of\":\"2026-06-30\",\"currency\":\"USD\","
  "\"compare\":{\"old\":\"mid\",\"new\":\"new\"},"
  "\"parties\":[{\"id\":\"x\",\"name\":\"X\"},{\"id\":\"y\",\"name\":\"Y\"}],"
  "\"versions\":["
  "{\"id\":\"first\",\"title\":\"First\",\"announced\":\"2020\","
  "\"status\":\"superseded\",\"sources\":[]},"
  "{\"id\":\"mid\",\"title\":\"Mid\",\"announced\":\"2024-05-10\","
  "\"effective\":\"2024-06-10\",\"status\":\"superseded\",\"sources\":[]},"
  "{\"id\":\"new\",\"title\":\"New\",\"announced\":\"2026-04-27\","
  "\"status\":\"in-force\",\"sources\":[]}],"
  "\"categories\":[{\"id\":\"c\",\"title\":\"C\"}],\"terms\":["
  /* clang-format off */
  TERM ("known", "period", "\"mid\":" PERIOD ("\"from\":\"2025\",\"to\":\"2030\"") ","
                           "\"new\":" PERIOD ("\"to\":\"2028-06\"")) ","
  TERM ("dated", "period", "\"mid\":" PERIOD ("\"until\":\"it rains\"") ","
                           "\"new\":" PERIOD ("\"to\":\"2030\"")) ","
  TERM ("either", "period",
        "\"mid\":" PERIOD ("\"to\":\"2030\",\"until\":\"it rains\"")) ","
  TERM ("in-year", "date", "\"mid\":" RUNS ("\"date\":\"2030\"") ","
                           "\"new\":" RUNS ("\"date\":\"2032\"")) ","
  TERM ("ended", "flag", "\"first\":" RUNS ("\"flag\":true") ","
                         "\"mid\":" RUNS ("\"flag\":true") ","
                         "\"new\":" RUNS ("\"flag\":false")) ","
  TERM ("added", "flag", "\"new\":" RUNS ("\"flag\":true")) ","
  TERM ("never", "flag", "\"new\":" RUNS ("\"flag\":false")) ","
  TERM ("secret", "period", "\"mid\":" PERIOD ("\"to\":\"2030\"") ","
                            "\"new\":" VALUE ("not-disclosed", "")) ","
  TERM ("gone", "flag", "\"first\":" RUNS ("\"flag\":true") ","
                        "\"mid\":" VALUE ("not-applicable", "")) ","
  TERM ("same", "flag", "\"mid\":" RUNS ("\"flag\":true") ","
                        "\"new\":" RUNS ("\"flag\":true")) ","
  TERM ("rate", "share", "\"mid\":" RUNS ("\"number\":0.2"))
  "],\"sources\":[],\"events\":[{\"date\":\"2019-03\",\"title\":\"E\",\"sources\":[]}],"
  "\"parameters\":[{\"id\":\"end\",\"title\":\"End\",\"unit\":\"year\",\"minimum\":2026,"
  "\"maximum\":2040,\"step\":1,\"state\":\"not-disclosed\",\"sources\":[]}],"
  "\"payments\":["
  PAYMENT ("share-mid", "obligation", "\"mid\"",
           "{\"type\":\"fixed\",\"amount\":5,\"every\":\"year\",\"from\":\"2025\","
           "\"ends_when\":\"it rains\",\"ends_parameter\":\"end\"}") ","
  PAYMENT ("share-new", "obligation", "\"new\"",
           "{\"type\":\"fixed\",\"amount\":0,\"every\":\"year\","
           "\"from\":\"2026-04-27\"}") ","
  PAYMENT ("chips", "purchase", "\"first\",\"mid\",\"new\"",
           "{\"type\":\"unknown\",\"from\":\"2021-03\",\"to\":\"2029\",\"total\":7}") ","
  PAYMENT ("stake", "investment", "\"mid\"",
           "{\"type\":\"one-off\",\"amount\":1,\"on\":\"2024-06-10\"}")
  /* clang-format on */
  "]}";

static char *
span_to_text (const DealSpan *span)
{
  static const char *const sides[] = { "other", "old", "new" };
  static const char *const states[] = { "runs", "ended", "absent",
                                        "silent", "secret", "unknown" };
  g_autofree char         *from = deal_date_to_iso (span->from);
  g_autofree char         *to = deal_date_to_iso (span->to);
  g_autofree char         *replaced = deal_date_to_iso (span->replaced);

  return g_strdup_printf ("%s %s %s-%s%s%s%s%s%s", sides[span->side],
                          states[span->state], from, to,
                          deal_date_is_set (span->to) && !span->to_is_included ? "~" : "",
                          span->to_is_assumed ? "?" : "",
                          span->until != NULL ? " until " : "",
                          span->until != NULL ? span->until : "",
                          deal_date_is_set (span->replaced) ? " replaced" : "");
}

static char *
lane_to_text (const DealLane *lane)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lane->spans->len; i++)
    {
      g_autofree char *span =
        span_to_text (&g_array_index (lane->spans, DealSpan, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", span);
    }

  return g_string_free (text, FALSE);
}

static const DealLane *
find_lane (const DealLanes *lanes,
           const char      *title)
{
  for (gsize i = 0; i < lanes->n_lanes; i++)
    if (g_str_equal (lanes->lanes[i].title, title))
      return &lanes->lanes[i];

  return NULL;
}

/* Mid to new; “~”: some day of that year; “?”: assumed. */
static const struct
{
  const char    *title;
  const char    *spans;
  DealLaneChange change;
} golden[] = {
  { "known", "old runs 2025-2030 replaced; new runs 2026-04-27-2028-06",
    DEAL_LANE_SHORTENED },
  { "dated", "old runs 2024-06-10- until it rains replaced; new runs 2026-04-27-2030",
    DEAL_LANE_DATED },
  { "either",
    "old runs 2024-06-10-2030 until it rains replaced; new silent 2026-04-27-",
    DEAL_LANE_NOT_RESTATED },
  { "in-year", "old runs 2024-06-10-2030~ replaced; new runs 2026-04-27-2032~",
    DEAL_LANE_EXTENDED },
  { "ended",
    "other runs 2020- replaced; old runs 2024-06-10- replaced; new ended 2026-04-27-",
    DEAL_LANE_ENDED },
  { "added", "new runs 2026-04-27-", DEAL_LANE_ADDED },
  { "never", "new absent 2026-04-27-", DEAL_LANE_UNCHANGED },
  { "secret", "old runs 2024-06-10-2030 replaced; new secret 2026-04-27-",
    DEAL_LANE_UNCLEAR },
  { "gone",
    "other runs 2020- replaced; old ended 2024-06-10- replaced; new silent 2026-04-27-",
    DEAL_LANE_NOT_RESTATED },
  { "same", "old runs 2024-06-10- replaced; new runs 2026-04-27-", DEAL_LANE_UNCHANGED },
  { "X pays Y",
    "old runs 2025- until it rains replaced; new ended 2026-04-27-", DEAL_LANE_ENDED },
  { "chips",
    "other runs 2021-03-2029 replaced; old runs 2024-06-10-2029 replaced; new runs "
    "2026-04-27-2029",
    DEAL_LANE_UNCHANGED },
};

static void
test_golden (void)
{
  g_autoptr (Deal) deal = read_bytes (deal_text, strlen (deal_text));
  g_autoptr (DealOptions) options = deal_options_new (deal);
  g_autoptr (DealLanes) lanes = deal_lanes_new (options);
  guint n = 0;

  g_assert_cmpuint (lanes->n_lanes, ==, G_N_ELEMENTS (golden));
  for (gsize i = 0; i < G_N_ELEMENTS (golden); i++)
    {
      const DealLane  *lane = find_lane (lanes, golden[i].title);
      g_autofree char *spans = NULL;

      g_assert_nonnull (lane);
      g_assert_true (lane == &lanes->lanes[i]);
      spans = lane_to_text (lane);
      g_assert_cmpstr (spans, ==, golden[i].spans);
      g_assert_cmpint (lane->change, ==, golden[i].change);
    }
  for (gsize i = 0; i < DEAL_N_LANE_CHANGES; i++)
    n += lanes->tally[i];
  g_assert_cmpuint (n, ==, lanes->n_lanes);
  g_assert_cmpuint (lanes->tally[DEAL_LANE_ENDED], ==, 2);

  /* From the event to the year after the last end, where open ends fade. */
  g_assert_cmpint (lanes->first_year, ==, 2019);
  g_assert_cmpint (lanes->last_year, ==, 2033);
}

static DealLaneChange
mirror (DealLaneChange change)
{
  switch (change)
    {
    case DEAL_LANE_ENDED:
      return DEAL_LANE_ADDED;
    case DEAL_LANE_ADDED:
      return DEAL_LANE_ENDED;
    case DEAL_LANE_DATED:
      return DEAL_LANE_UNDATED;
    case DEAL_LANE_UNDATED:
      return DEAL_LANE_DATED;
    case DEAL_LANE_SHORTENED:
      return DEAL_LANE_EXTENDED;
    case DEAL_LANE_EXTENDED:
      return DEAL_LANE_SHORTENED;
    case DEAL_LANE_UNCHANGED:
    case DEAL_LANE_OTHERWISE:
    case DEAL_LANE_NOT_RESTATED:
    case DEAL_LANE_UNCLEAR:
    default:
      return change;
    }
}

static void
assert_same_span (const DealSpan *a,
                  const DealSpan *b)
{
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  g_assert_true ((a == NULL) == (b == NULL));
  if (a == NULL)
    return;
  one = span_to_text (a);
  other = span_to_text (b);
  g_assert_cmpstr (strchr (one, ' '), ==, strchr (other, ' '));
  g_assert_true (a->version == b->version);
}

/* Swapping a pair swaps its sides and mirrors what became of each lane. */
static void
test_swap (gconstpointer where)
{
  g_autoptr (Deal) deal = read_file (where);
  g_autoptr (DealOptions) options = deal_options_new (deal);

  for (gsize i = 0; i < deal->n_versions; i++)
    for (gsize k = 0; k < deal->n_versions; k++)
      {
        g_autoptr (DealLanes) there = NULL;
        g_autoptr (DealLanes) back = NULL;

        options->old_version = &deal->versions[i];
        options->new_version = &deal->versions[k];
        there = deal_lanes_new (options);
        deal_options_swap (options);
        back = deal_lanes_new (options);
        g_assert_cmpuint (there->n_lanes, ==, back->n_lanes);
        g_assert_cmpint (there->last_year, ==, back->last_year);
        for (gsize n = 0; n < there->n_lanes; n++)
          {
            const DealLane *lane = &there->lanes[n];
            const DealLane *swapped = &back->lanes[n];

            g_assert_cmpstr (lane->title, ==, swapped->title);
            g_assert_cmpint (swapped->change, ==, mirror (lane->change));
            assert_same_span (deal_lane_get_side (lane, DEAL_LANE_OLD),
                              deal_lane_get_side (swapped, DEAL_LANE_NEW));
            assert_same_span (deal_lane_get_side (lane, DEAL_LANE_NEW),
                              deal_lane_get_side (swapped, DEAL_LANE_OLD));
          }
      }
}

/* Silence neither ends nor confirms, in any pair of any deal. */
static void
test_silence (gconstpointer where)
{
  g_autoptr (Deal) deal = read_file (where);
  g_autoptr (DealOptions) options = deal_options_new (deal);
  guint n_silent = 0;

  for (gsize i = 0; i < deal->n_versions; i++)
    for (gsize k = 0; k < deal->n_versions; k++)
      {
        g_autoptr (DealLanes) lanes = NULL;

        options->old_version = &deal->versions[i];
        options->new_version = &deal->versions[k];
        lanes = deal_lanes_new (options);
        for (gsize n = 0; n < lanes->n_lanes; n++)
          for (guint s = 0; s < lanes->lanes[n].spans->len; s++)
            {
              const DealLane *lane = &lanes->lanes[n];
              const DealSpan *span = &g_array_index (lane->spans, DealSpan, s);

              if (lane->term == NULL ||
                  deal_term_get_value (lane->term, span->version) != NULL)
                continue;
              n_silent++;
              g_assert_cmpint (span->state, ==, DEAL_SPAN_NOT_RESTATED);
              g_assert_cmpint (lane->change, ==, DEAL_LANE_NOT_RESTATED);
            }
      }
  g_assert_cmpuint (n_silent, >, 0);
}

static void
test_days (void)
{
  g_autoptr (Deal) deal = read_bytes (deal_text, strlen (deal_text));
  g_autoptr (DealOptions) options = deal_options_new (deal);
  g_autoptr (DealLanes) lanes = deal_lanes_new (options);
  const DealSpan *known = deal_lane_get_side (find_lane (lanes, "known"), DEAL_LANE_OLD);
  const DealSpan *in_year = deal_lane_get_side (find_lane (lanes, "in-year"),
                                                DEAL_LANE_OLD);
  const DealSpan *pays = deal_lane_get_side (find_lane (lanes, "X pays Y"),
                                             DEAL_LANE_OLD);
  const DealSpan *dated = deal_lane_get_side (find_lane (lanes, "dated"), DEAL_LANE_OLD);
  guint32         certain = 0;
  guint32         last = 0;

#define DAY(y, m, d) deal_date_get_first_day ((DealDate){ y, m, d })
  /* “From 2025” is some day of it; “through 2030” is all of it. */
  g_assert_cmpuint (deal_span_get_first_day (known), ==, DAY (2025, 1, 1));
  g_assert_cmpuint (deal_span_get_certain_day (known), ==, DAY (2025, 12, 31));
  g_assert_true (deal_span_get_last_day (known, &certain, &last));
  g_assert_cmpuint (certain, ==, DAY (2030, 12, 31));
  g_assert_cmpuint (last, ==, DAY (2030, 12, 31));

  /* A date that is a year is some day of it. */
  g_assert_true (deal_span_get_last_day (in_year, &certain, &last));
  g_assert_cmpuint (certain, ==, DAY (2030, 1, 1));
  g_assert_cmpuint (last, ==, DAY (2030, 12, 31));

  /* The months of a payment are whole. */
  g_assert_cmpuint (deal_span_get_certain_day (pays), ==, DAY (2025, 1, 1));

  /* A condition has no day. */
  certain = last = 1;
  g_assert_false (deal_span_get_last_day (dated, &certain, &last));
  g_assert_cmpuint (certain, ==, 1);
  g_assert_cmpuint (last, ==, 1);
#undef DAY
}

/* A reader's year closes an open end, and is marked as assumed. */
static void
test_parameter (void)
{
  g_autoptr (Deal) deal = read_bytes (deal_text, strlen (deal_text));
  g_autoptr (DealOptions) options = deal_options_new (deal);
  g_autoptr (GError) error = NULL;
  g_autoptr (DealLanes) lanes = NULL;
  g_autofree char *spans = NULL;
  g_autofree char *end = NULL;
  const DealLane  *lane;

  g_assert_true (deal_options_set (options, "end", "2035", &error));
  lanes = deal_lanes_new (options);
  lane = find_lane (lanes, "X pays Y");
  spans = lane_to_text (lane);
  g_assert_cmpstr (spans, ==,
                   "old runs 2025-2035? replaced; new ended 2026-04-27-");
  end = deal_span_format_end (deal_lane_get_side (lane, DEAL_LANE_OLD));
  g_assert_cmpstr (end, ==, "through 2035, assumed");
  g_assert_cmpint (lanes->last_year, ==, 2036);
}

static void
test_years (void)
{
  static const struct
  {
    int from;
    int first;
  } cases[] = { { 0, 2019 }, { 2025, 2025 }, { 2010, 2010 }, { 2500, 2033 } };
  g_autoptr (Deal) deal = read_bytes (deal_text, strlen (deal_text));
  g_autoptr (DealOptions) options = deal_options_new (deal);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DealLanes) lanes = NULL;

      options->from_year = cases[i].from;
      lanes = deal_lanes_new (options);
      g_assert_cmpint (lanes->first_year, ==, cases[i].first);
      g_assert_cmpint (lanes->last_year, ==, 2033);
    }
}

/* Every end says its condition; only a known one says a date alone. */
static void
test_words (void)
{
  static const struct
  {
    const char *lane;
    const char *words;
  } cases[] = {
    { "known", "through 2030" },
    { "dated", "until it rains" },
    { "either", "until it rains, at the latest through 2030" },
    { "in-year", "to 2030" },
    { "ended", "no end given" },
  };
  g_autoptr (Deal) deal = read_bytes (deal_text, strlen (deal_text));
  g_autoptr (DealOptions) options = deal_options_new (deal);
  g_autoptr (DealLanes) lanes = deal_lanes_new (options);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DealLane  *lane = find_lane (lanes, cases[i].lane);
      g_autofree char *words =
        deal_span_format_end (deal_lane_get_side (lane, DEAL_LANE_OLD));

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* The row of the table that has these cells; NULL: none. */
static char **
find_row (const DealTable *table,
          const char      *title,
          const char      *side)
{
  gssize title_column = deal_table_find_column (table, "title");
  gssize side_column = deal_table_find_column (table, "side");

  for (guint i = 0; i < table->rows->len; i++)
    {
      char **row = table->rows->pdata[i];

      if (g_str_equal (row[title_column], title) && g_str_equal (row[side_column], side))
        return row;
    }

  return NULL;
}

static void
test_table (void)
{
  static const struct
  {
    const char *title;
    const char *side;
    const char *column;
    const char *cell;
  } cases[] = {
    { "dated", "old", "until", "it rains" },
    { "dated", "old", "end", "condition" },
    { "dated", "old", "to", "" },
    { "dated", "new", "end", "date" },
    { "dated", "new", "change", "now ends on a date" },
    { "either", "new", "state", "not restated" },
    { "either", "new", "end", "" },
    { "either", "new", "to", "" },
    { "secret", "new", "state", "not disclosed" },
    { "ended", "new", "state", "ended" },
    { "never", "new", "state", "does not exist" },
    { "known", "old", "from", "2025" },
    { "known", "old", "replaced", "2026-04-27" },
    { "Mid", "old", "announced", "2024-05-10" },
    { "Mid", "old", "effective", "2024-06-10" },
    { "New", "new", "announced", "2026-04-27" },
    { "New", "new", "effective", "" },
    { "E", "", "from", "2019-03" },
  };
  g_autoptr (Deal) deal = read_bytes (deal_text, strlen (deal_text));
  g_autoptr (DealOptions) options = deal_options_new (deal);
  g_autoptr (DealLanes) lanes = deal_lanes_new (options);
  g_autoptr (DealTable) table = deal_lanes_to_table (lanes);
  guint n_spans = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char **row = find_row (table, cases[i].title, cases[i].side);

      g_assert_nonnull (row);
      g_assert_cmpstr (row[deal_table_find_column (table, cases[i].column)], ==,
                       cases[i].cell);
    }
  for (gsize i = 0; i < lanes->n_lanes; i++)
    n_spans += lanes->lanes[i].spans->len;
  g_assert_cmpuint (table->rows->len, ==,
                    n_spans + deal->n_versions + deal->n_events);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lanes/golden", test_golden);
  g_test_add_func ("/lanes/days", test_days);
  g_test_add_func ("/lanes/years", test_years);
  g_test_add_func ("/lanes/words-of-ends", test_words);
  g_test_add_func ("/lanes/assumed-end", test_parameter);
  g_test_add_func ("/lanes/table", test_table);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *name = g_path_get_basename (files[i]);
      g_autofree char *swap = g_strconcat ("/lanes/swap-mirrors/", name, NULL);
      g_autofree char *silence = g_strconcat ("/lanes/silence-is-silence/", name, NULL);

      g_test_add_data_func (swap, files[i], test_swap);
      g_test_add_data_func (silence, files[i], test_silence);
    }

  return g_test_run ();
}
